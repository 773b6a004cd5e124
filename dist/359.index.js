export const id = 359;
export const ids = [359];
export const modules = {

/***/ 1359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  APPROVE_OUTPUTS: () => (/* binding */ APPROVE_OUTPUTS),
  approve: () => (/* binding */ approve)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/task/gates.js

/** The gates of a task, in the order in which they are reached. */
function gatesOf(task) {
    return task.stages.flatMap((stage) => {
        const { name, gate } = stage;
        const before = gate === undefined ? [] : [{ name, label: name, names: [name], status: stageGateStatus(stage), gate }];
        const jobs = stage.jobs.flatMap((job) => {
            if (job.gate === undefined)
                return [];
            const label = job.displayName === '' ? job.name : job.displayName;
            return [
                {
                    name: job.name,
                    label,
                    names: [job.name, job.displayName, job.originName],
                    status: job.status,
                    gate: job.gate,
                },
            ];
        });
        return [...before, ...jobs];
    });
}
/** A stage that is at work has been let through its gate; until its first job starts it may not have come to it yet. */
function stageGateStatus({ status, jobs }) {
    if ((0,task_status/* phaseOf */.hU)(status) !== 'active' && (0,task_status/* phaseOf */.hU)(status) !== 'passed')
        return status;
    return jobs.some((job) => (0,task_status/* phaseOf */.hU)(job.status) !== 'idle') ? 'passed' : status;
}
/** Whether a decision is awaited now. */
function isWaiting({ status }) {
    return status === 'wait_for_approval';
}
/** Whether it still lies ahead. */
function isAhead({ status }) {
    const phase = (0,task_status/* phaseOf */.hU)(status);
    // A gate that runs is about to wait; `wait_for_approval` is the moment at which it can be decided.
    return !isWaiting({ status }) && (phase === 'idle' || phase === 'queued' || phase === 'active');
}
/**
 * Chooses a gate by one of its names, or the only one that waits.
 *
 * @param wanted a job's name, its display name, its job task's name, a stage's name before Zadig 3.1; empty for the only one
 */
function chooseGate(task, wanted) {
    const gates = gatesOf(task);
    if (wanted === '')
        return chooseOnly(gates);
    const exact = gates.filter(({ name }) => name === wanted);
    const named = exact.length > 0 ? exact : gates.filter(({ names }) => names.includes(wanted));
    const [gate, ...others] = named;
    if (gate === undefined)
        return { kind: 'none', gates };
    if (others.length > 0)
        return { kind: 'several', gates: named };
    if (isWaiting(gate))
        return { kind: 'waiting', gate };
    return isAhead(gate) ? { kind: 'ahead', gate } : { kind: 'decided', gate };
}
function chooseOnly(gates) {
    const waiting = gates.filter(isWaiting);
    const [gate, ...others] = waiting;
    if (gate !== undefined)
        return others.length > 0 ? { kind: 'several', gates: waiting } : { kind: 'waiting', gate };
    const ahead = gates.filter(isAhead);
    if (ahead.length > 0)
        return { kind: 'ahead', gate: ahead.length === 1 ? ahead[0] : undefined };
    const last = gates.at(-1);
    return last === undefined ? { kind: 'none', gates } : { kind: 'decided', gate: last };
}
/** Whether others have to approve as well. */
function isPartial({ gate }) {
    return approvals({ gate }) < gate.neededApprovers && !gate.approvers.some(({ decision }) => decision === 'reject');
}
/** How many have approved. */
function approvals({ gate }) {
    return gate.approvers.filter(({ decision }) => decision === 'approve').length;
}
/** What this user has decided; empty for nothing, or where the token has no name. */
function decisionOf({ gate }, creator) {
    return (gate.approvers.find(({ name, decision }) => creator !== '' && name === creator && decision !== '')?.decision ?? '');
}

// EXTERNAL MODULE: ./build/report/job-words.js
var job_words = __webpack_require__(5664);
// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __webpack_require__(6337);
;// CONCATENATED MODULE: ./build/report/gate-text.js




/** Gates, and decisions on one, in a sentence. */
const MOST = 5;
/** What was decided, and what it comes to. */
function decisionSentence(gate, decision) {
    const what = `${decision === 'approve' ? 'Approved' : 'Rejected'} the gate ${gateLabel(gate)}`;
    if (!isWaiting(gate) || !isPartial(gate))
        return `${what}.`;
    return `${what}: ${approvals(gate)} of ${gate.gate.neededApprovers} approvals, so it still waits.`;
}
/** How a gate was decided, and by whom. */
function gateOutcome(gate) {
    const decisions = gate.gate.approvers
        .filter(({ decision }) => decision !== '')
        .map(({ name, decision, comment }) => `${(0,remote_text/* oneLine */.TN)(name, 60)}: ${(0,remote_text/* oneLine */.TN)(decision, 20)} ${(0,remote_text/* oneLine */.TN)(comment, 200)}`.trim());
    const status = (0,task_status/* phaseOf */.hU)(gate.status) === 'timeout' ? 'it timed out' : (0,remote_text/* oneLine */.TN)(gate.status, 40);
    return decisions.length === 0 ? status : `${status} (${(0,job_words/* listed */.KE)(decisions, MOST)})`;
}
/** A gate that a user has named, or any. */
function calledGate(wanted) {
    return wanted === '' ? 'a gate' : `the gate ${(0,remote_text/* oneLine */.TN)(wanted, 80)}`;
}
/** What people call the gate. */
function gateLabel(gate) {
    return (0,remote_text/* oneLine */.TN)(gate.label, 80);
}
/** Gates with their names and states. */
function gateList(gates) {
    return (0,job_words/* listed */.KE)(gates.map((gate) => `${gateLabel(gate)} (${(0,remote_text/* oneLine */.TN)(gate.name, 100)}, ${(0,remote_text/* oneLine */.TN)(gate.status === '' ? 'not reached' : gate.status, 40)})`), MOST);
}

// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __webpack_require__(192);
// EXTERNAL MODULE: ./build/report/verdict.js
var report_verdict = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
// EXTERNAL MODULE: ./build/actions/await-state.js
var await_state = __webpack_require__(298);
// EXTERNAL MODULE: ./build/actions/conclude.js + 1 modules
var conclude = __webpack_require__(4191);
// EXTERNAL MODULE: ./build/ports/zadig-error.js
var zadig_error = __webpack_require__(3579);
;// CONCATENATED MODULE: ./build/actions/decide-gate.js



/** A gate is listed as waiting a moment before it can be decided; as long as this, a refusal is not believed. */
const OPENING_LOOKS = 5;
/** Zadig's own look at a decided gate comes once a second (contract §8.3). */
const READ_BACK_MS = 20_000;
const PAUSE_MS = 1_000;
/** Sends the decision. Where the answer is lost, or the gate was not open yet, the task tells what to do next. */
async function decide(gate, inputs, deps) {
    const { zadig, clock, runner, signal } = deps;
    const decision = { ...inputs, jobName: gate.name, approve: inputs.decision === 'approve' };
    await runner.print(`${inputs.decision === 'approve' ? 'Approving' : 'Rejecting'} ${gateLabel(gate)} …\n`);
    for (let look = 1;; look += 1) {
        try {
            return await zadig.approveTask(decision);
        }
        catch (thrown) {
            if (!(thrown instanceof zadig_error/* ZadigError */.Y))
                throw thrown;
            const now = await currentGate(gate, inputs, deps);
            if (now !== undefined && decisionOf(now, deps.creator) === inputs.decision)
                return;
            const opening = thrown.kind === 'refused' && now !== undefined && isWaiting(now) && decisionOf(now, deps.creator) === '';
            if (!opening || !maybeOpening(thrown) || look >= OPENING_LOOKS)
                throw thrown;
            await clock.sleep(PAUSE_MS, signal);
        }
    }
}
/** Whether the refusal can be that of a gate which is not open yet; the text is a hint only, so the task has to agree. */
function maybeOpening({ code, description }) {
    return code === 6169 && (description ?? '').includes('not found approval');
}
/** Waits until the task shows the decision. Zadig has taken it by then, so the wait can't fail the step. */
async function readBack(gate, inputs, deps) {
    const until = deps.clock.now() + READ_BACK_MS;
    let now = gate;
    while (deps.clock.now() < until) {
        now = (await currentGate(gate, inputs, deps)) ?? now;
        if (!isWaiting(now) || (isPartial(now) && decisionOf(now, deps.creator) !== ''))
            return now;
        await deps.clock.sleep(PAUSE_MS, deps.signal);
    }
    deps.runner.annotate('warning', {
        title: 'Zadig gate',
        message: `Zadig took the decision on ${gateLabel(gate)}, but does not show it yet.`,
    });
    return now;
}
async function currentGate(gate, { workflowKey, taskId }, { zadig, signal }) {
    return gatesOf(await zadig.getTask({ workflowKey, taskId }, { signal })).find(({ name }) => name === gate.name);
}

// EXTERNAL MODULE: ./build/actions/first-look.js
var first_look = __webpack_require__(128);
// EXTERNAL MODULE: ./build/actions/see-through.js + 29 modules
var see_through = __webpack_require__(3218);
;// CONCATENATED MODULE: ./build/actions/approve.js













/** Every output of `approve`; its `action.yml` declares the same names. */
const APPROVE_OUTPUTS = ['task-id', 'task-url', 'gate', 'gate-status', 'approvers'];
/** Approves or rejects one gate, after waiting until it is reached, and reads the result back. */
async function approve(inputs, deps) {
    const { runner } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const first = await (0,first_look/* firstLook */.yb)(ref, deps);
    const url = await (0,see_through/* announceTask */.pz)(first, inputs.url, runner);
    const reached = await (0,await_state/* awaitState */.k)({ ...inputs, task: ref, timeout: inputs.gateTimeout, look: (task) => findGate(task, inputs, deps) }, deps);
    if (reached.kind === 'out-of-time') {
        const waited = (0,duration/* formatDuration */.a)(inputs.gateTimeout);
        const verdict = (0,conclude/* failed */.gz)(`\`gate-timeout\` of ${waited} is used up, and ${(0,report_verdict/* taskName */.p5)(reached.task)} has not reached ${calledGate(inputs.gate)}.`, 'Raise `gate-timeout`, or look in Zadig at what holds the task up.');
        return (0,conclude/* conclude */.Ep)({ verdict, url }, inputs.summary, runner);
    }
    const gate = reached.found;
    runner.setOutput('gate', gate.name);
    if (decisionOf(gate, deps.creator) !== inputs.decision)
        await decide(gate, inputs, deps);
    const after = await readBack(gate, inputs, deps);
    runner.setOutput('gate-status', after.status);
    runner.setOutput('approvers', (0,output_text/* jsonLines */.i)(after.gate.approvers));
    const facts = [
        ['Gate', gate.label],
        ['Decision', inputs.decision],
        ['Gate is', after.status],
        ...after.gate.approvers.map(({ name, decision, comment }) => [name, `${decision} ${comment}`.trim()]),
    ];
    return (0,conclude/* conclude */.Ep)({ verdict: (0,conclude/* passed */.bF)(decisionSentence(after, inputs.decision)), url, facts }, inputs.summary, runner);
}
/** The gate to decide, `undefined` while it lies ahead; throws where there is none, or none that can be decided here. */
function findGate(task, inputs, { creator }) {
    const choice = chooseGate(task, inputs.gate);
    switch (choice.kind) {
        case 'waiting':
            return approve_native(choice.gate);
        case 'ahead':
            if (choice.gate !== undefined)
                approve_native(choice.gate);
            if (!(0,task_status/* hasEnded */.hY)(task.status))
                return undefined;
            throw new errors/* ActionError */.lZ(`${(0,report_verdict/* taskName */.p5)(task)} ended (${(0,remote_text/* oneLine */.TN)(task.status, 40)}) before ${calledGate(inputs.gate)} was reached`, { advice: 'There is nothing left to decide.' });
        case 'decided':
            if (decisionOf(choice.gate, creator) === inputs.decision)
                return choice.gate;
            throw new errors/* ActionError */.lZ(`The gate ${gateLabel(choice.gate)} of ${(0,report_verdict/* taskName */.p5)(task)} was decided already: ${gateOutcome(choice.gate)}`, { advice: 'A decision is final. Only a retry of the task asks again.' });
        case 'several':
            throw new errors/* ActionError */.lZ(`Several gates of ${(0,report_verdict/* taskName */.p5)(task)} could be meant: ${gateList(choice.gates)}`, {
                advice: 'Name one of them in `gate`.',
            });
        case 'none':
            throw new errors/* ActionError */.lZ(choice.gates.length === 0
                ? (0,report_verdict/* capitalised */.Iu)(`${(0,report_verdict/* taskName */.p5)(task)} has no gate`)
                : (0,report_verdict/* capitalised */.Iu)(`${(0,report_verdict/* taskName */.p5)(task)} has no gate ${(0,remote_text/* oneLine */.TN)(inputs.gate, 80)}; it has ${gateList(choice.gates)}`), { advice: 'Zadig leaves out every gate that the trigger did not list in `inputs`.' });
    }
}
/** Zadig's API decides its own gates only; those of the chat apps are decided there (contract §8.3). */
function approve_native(gate) {
    const { kind } = gate.gate;
    if (kind === '' || kind === 'native')
        return gate;
    throw new errors/* ActionError */.lZ(`The gate ${gateLabel(gate)} is decided in ${(0,remote_text/* oneLine */.TN)(kind, 40)}, not in Zadig`, {
        advice: 'Decide it in that app, or change the approval to a native one in the workflow.',
    });
}


/***/ }),

/***/ 298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ awaitState)
/* harmony export */ });
/* harmony import */ var _report_narration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1321);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(417);
/* harmony import */ var _time_cadence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(623);
/* harmony import */ var _masking_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4952);
/* harmony import */ var _voice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(630);





/** Reads a task again and again until something about it holds; gives signs of life meanwhile. */
async function awaitState(options, deps) {
    const { zadig, runner, clock, signal } = deps;
    const startedAt = clock.now();
    const cadence = (0,_time_cadence_js__WEBPACK_IMPORTED_MODULE_2__/* .createCadence */ .E)(options.pollInterval, deps.random);
    const masked = new Set();
    let last;
    const voice = (0,_voice_js__WEBPACK_IMPORTED_MODULE_3__/* .createVoice */ .J)(runner, clock, () => (last === undefined ? '' : (0,_report_narration_js__WEBPACK_IMPORTED_MODULE_0__/* .heartbeat */ .jQ)(last, clock.now() - startedAt)));
    try {
        for (;;) {
            const task = await zadig.getTask(options.task, { signal });
            (0,_masking_js__WEBPACK_IMPORTED_MODULE_4__/* .maskSecrets */ .Q)(task.secrets, masked, runner);
            const found = await options.look(task);
            if (found !== undefined)
                return { kind: 'found', task, found };
            const left = startedAt + options.timeout - clock.now();
            if (left <= 0)
                return { kind: 'out-of-time', task };
            const moved = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .changes */ .Ao)(last, task).length > 0;
            last = task;
            await clock.sleep(Math.min(left, cadence.next(moved)), signal);
        }
    }
    finally {
        voice.end();
    }
}


/***/ })

};
