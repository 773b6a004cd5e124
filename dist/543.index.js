export const id = 543;
export const ids = [543];
export const modules = {

/***/ 5543:
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
// EXTERNAL MODULE: ./build/report/labels.js
var labels = __webpack_require__(1520);
// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/sanitize.js
var sanitize = __webpack_require__(1872);
// EXTERNAL MODULE: ./build/report/verdict.js
var report_verdict = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/task/gates.js
var gates = __webpack_require__(2828);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
// EXTERNAL MODULE: ./build/task-control/poll-until.js
var poll_until = __webpack_require__(7774);
// EXTERNAL MODULE: ./build/task-control/conclude.js + 1 modules
var conclude = __webpack_require__(811);
;// CONCATENATED MODULE: ./build/task-control/decide-gate.js



/** A gate is listed as waiting a moment before it can be decided; as long as this, a refusal is not believed. */
const OPENING_LOOKS = 5;
/** Zadig's own look at a decided gate comes once a second (contract §8.3). */
const READ_BACK_MS = 20_000;
const PAUSE_MS = 1_000;
/** Sends the decision. Where the answer is lost, or the gate was not open yet, the task tells what to do next. */
async function decide(gate, inputs, deps) {
    const { zadig, clock, runner, signal } = deps;
    const decision = { ...inputs, jobName: gate.name, approve: inputs.decision === 'approve' };
    await runner.print(`${inputs.decision === 'approve' ? 'Approving' : 'Rejecting'} ${(0,labels/* gateLabel */.GS)(gate)} …\n`);
    for (let look = 1;; look += 1) {
        try {
            return await zadig.approveTask(decision);
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* ZadigError */.YE))
                throw thrown;
            const now = await currentGate(gate, inputs, deps);
            if (now !== undefined && (0,gates/* decisionOf */.uv)(now, deps.creator) === inputs.decision)
                return;
            const opening = thrown.kind === 'refused' && now !== undefined && (0,gates/* isWaiting */.Gu)(now) && (0,gates/* decisionOf */.uv)(now, deps.creator) === '';
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
        if (!(0,gates/* isWaiting */.Gu)(now) || ((0,gates/* isPartial */.mt)(now) && (0,gates/* decisionOf */.uv)(now, deps.creator) !== ''))
            return now;
        await deps.clock.sleep(PAUSE_MS, deps.signal);
    }
    deps.runner.annotate('warning', {
        title: 'Zadig gate',
        message: `Zadig took the decision on ${(0,labels/* gateLabel */.GS)(gate)}, but does not show it yet.`,
    });
    return now;
}
async function currentGate(gate, { workflowKey, taskId }, { zadig, signal }) {
    return (0,gates/* gatesOf */.og)(await zadig.getTask({ workflowKey, taskId }, { signal })).find(({ name }) => name === gate.name);
}

// EXTERNAL MODULE: ./build/task-control/read-task.js
var read_task = __webpack_require__(1674);
// EXTERNAL MODULE: ./build/follow/follow-and-report.js + 20 modules
var follow_and_report = __webpack_require__(7926);
;// CONCATENATED MODULE: ./build/actions/approve.js













/** Every output of `approve`; its `action.yml` declares the same names. */
const APPROVE_OUTPUTS = ['task-id', 'task-url', 'gate', 'gate-status', 'approvers'];
/** Approves or rejects one gate, after waiting until it is reached, and reads the result back. */
async function approve(inputs, deps) {
    const { runner } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const first = await (0,read_task/* readTask */.gv)(ref, deps);
    const url = await (0,follow_and_report/* announceTask */.pz)(first, inputs.url, runner);
    const reached = await (0,poll_until/* pollUntil */.g)({ ...inputs, task: ref, timeout: inputs.gateTimeout, look: (task) => findGate(task, inputs, deps) }, deps);
    if (reached.kind === 'out-of-time') {
        const waited = (0,duration/* formatDuration */.a3)(inputs.gateTimeout);
        const verdict = (0,conclude/* failed */.gz)(`\`gate-timeout\` of ${waited} is used up, and ${(0,report_verdict/* taskName */.p5)(reached.task)} has not reached ${(0,labels/* calledGate */.VH)(inputs.gate)}.`, 'Raise `gate-timeout`, or look in Zadig at what holds the task up.');
        return (0,conclude/* conclude */.Ep)({ verdict, url }, inputs.summary, runner);
    }
    const gate = reached.found;
    runner.setOutput('gate', gate.name);
    if ((0,gates/* decisionOf */.uv)(gate, deps.creator) !== inputs.decision)
        await decide(gate, inputs, deps);
    const after = await readBack(gate, inputs, deps);
    runner.setOutput('gate-status', after.status);
    runner.setOutput('approvers', (0,outputs/* jsonLines */.i7)(after.gate.approvers));
    const facts = [
        ['Gate', gate.label],
        ['Decision', inputs.decision],
        ['Gate is', after.status],
        ...after.gate.approvers.map(({ name, decision, comment }) => [name, `${decision} ${comment}`.trim()]),
    ];
    return (0,conclude/* conclude */.Ep)({ verdict: (0,conclude/* passed */.bF)((0,labels/* decisionSentence */.II)(after, inputs.decision)), url, facts }, inputs.summary, runner);
}
/** The gate to decide, `undefined` while it lies ahead; throws where there is none, or none that can be decided here. */
function findGate(task, inputs, { creator }) {
    const choice = (0,gates/* chooseGate */.dd)(task, inputs.gate);
    switch (choice.kind) {
        case 'waiting':
            return approve_native(choice.gate);
        case 'ahead':
            if (choice.gate !== undefined)
                approve_native(choice.gate);
            if (!(0,task_status/* hasEnded */.hY)(task.status))
                return undefined;
            throw new errors/* ActionError */.lZ(`${(0,report_verdict/* taskName */.p5)(task)} ended (${(0,sanitize/* sanitizeLine */.g$)(task.status, 40)}) before ${(0,labels/* calledGate */.VH)(inputs.gate)} was reached`, { advice: 'There is nothing left to decide.' });
        case 'decided':
            if ((0,gates/* decisionOf */.uv)(choice.gate, creator) === inputs.decision)
                return choice.gate;
            throw new errors/* ActionError */.lZ(`The gate ${(0,labels/* gateLabel */.GS)(choice.gate)} of ${(0,report_verdict/* taskName */.p5)(task)} was decided already: ${(0,labels/* gateOutcome */.SH)(choice.gate)}`, { advice: 'A decision is final. Only a retry of the task asks again.' });
        case 'several':
            throw new errors/* ActionError */.lZ(`Several gates of ${(0,report_verdict/* taskName */.p5)(task)} could be meant: ${(0,labels/* gateList */.go)(choice.gates)}`, {
                advice: 'Name one of them in `gate`.',
            });
        case 'none':
            throw new errors/* ActionError */.lZ(choice.gates.length === 0
                ? (0,report_verdict/* capitalised */.Iu)(`${(0,report_verdict/* taskName */.p5)(task)} has no gate`)
                : (0,report_verdict/* capitalised */.Iu)(`${(0,report_verdict/* taskName */.p5)(task)} has no gate ${(0,sanitize/* sanitizeLine */.g$)(inputs.gate, 80)}; it has ${(0,labels/* gateList */.go)(choice.gates)}`), { advice: 'Zadig leaves out every gate that the trigger did not list in `inputs`.' });
    }
}
/** Zadig's API decides its own gates only; those of the chat apps are decided there (contract §8.3). */
function approve_native(gate) {
    const { kind } = gate.gate;
    if (kind === '' || kind === 'native')
        return gate;
    throw new errors/* ActionError */.lZ(`The gate ${(0,labels/* gateLabel */.GS)(gate)} is decided in ${(0,sanitize/* sanitizeLine */.g$)(kind, 40)}, not in Zadig`, {
        advice: 'Decide it in that app, or change the approval to a native one in the workflow.',
    });
}


/***/ }),

/***/ 7774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ pollUntil)
/* harmony export */ });
/* harmony import */ var _report_progress_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9734);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(417);
/* harmony import */ var _time_cadence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(623);
/* harmony import */ var _secrets_mask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8292);
/* harmony import */ var _heartbeat_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4384);





/** Reads a task again and again until something about it holds; gives signs of life meanwhile. */
async function pollUntil(options, deps) {
    const { zadig, runner, clock, signal } = deps;
    const startedAt = clock.now();
    const cadence = (0,_time_cadence_js__WEBPACK_IMPORTED_MODULE_3__/* .createCadence */ .E)(options.pollInterval, deps.random);
    const masked = new Set();
    let last;
    const heartbeat = (0,_heartbeat_js__WEBPACK_IMPORTED_MODULE_4__/* .createHeartbeat */ .V)(runner, clock, () => last === undefined ? '' : (0,_report_progress_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .heartbeatLine */ .JY)(last, clock.now() - startedAt));
    try {
        for (;;) {
            const task = await zadig.getTask(options.task, { signal });
            (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_2__/* .maskSecrets */ .Q)(task.secrets, masked, runner);
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
        heartbeat.end();
    }
}


/***/ })

};
