export const id = 977;
export const ids = [977];
export const modules = {

/***/ 977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   approve: () => (/* binding */ approve)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_gates_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9295);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4121);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1872);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);
/* harmony import */ var _task_gates_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2828);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9040);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(811);
/* harmony import */ var _task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7774);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1674);
/* harmony import */ var _task_control_write_once_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(61);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(570);












/** A gate is listed as waiting a moment before it can be decided: until then a decision is refused, and sent again. */
const SENDS = 5;
/** Zadig itself reads a decided gate once a second (contract §8.3). */
const READ_BACK_MS = 20_000;
const PAUSE_MS = 1_000;
/** Approves or rejects one gate, after waiting until it is reached, and reads the result back. */
async function approve(inputs, deps) {
    const { runner, creator } = deps;
    const { decision, gateTimeout: timeout, pollInterval } = inputs;
    const { task: first, url } = await (0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_8__/* .readAndAnnounce */ .z5)(inputs, deps);
    const check = (task) => findGate(task, inputs, creator);
    const { task, found: gate } = await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_7__/* .pollTask */ .jL)({ first, timeout, pollInterval, check }, deps);
    if (gate === undefined) {
        const waited = (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_10__/* .formatDuration */ .a3)(timeout);
        const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .failed */ .gz)(`\`gate-timeout\` of ${waited} is used up, and ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .taskName */ .p5)(task)} has not reached ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .calledGate */ .VH)(inputs.gate)}.`, 'Raise `gate-timeout`, or look in Zadig at what holds the task up.');
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .conclude */ .Ep)({ verdict, url }, inputs.summary, runner);
    }
    runner.setOutput('gate', gate.name);
    if ((0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .decisionOf */ .uv)(gate, creator) !== decision)
        await decide(gate, inputs, deps);
    const after = await readBack(gate, inputs, deps);
    runner.setOutput('gate-status', after.status);
    runner.setOutput('approvers', (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonLines */ .i7)(after.gate.approvers));
    const facts = [
        ['Gate', gate.label],
        ['Decision', decision],
        ['Gate is', after.status],
        ...after.gate.approvers.map((by) => [by.name, `${by.decision} ${by.comment}`.trim()]),
    ];
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .conclude */ .Ep)({ verdict: (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .passed */ .bF)((0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .decisionSentence */ .II)(after, decision)), url, facts }, inputs.summary, runner);
}
/** The gate to decide, `undefined` while it lies ahead; throws where there is none, or none that can be decided here. */
function findGate(task, inputs, creator) {
    const choice = (0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .chooseGate */ .dd)(task, inputs.gate);
    const name = (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .taskName */ .p5)(task);
    switch (choice.kind) {
        case 'waiting':
            return native(choice.gate);
        case 'ahead':
            if (choice.gate !== undefined)
                native(choice.gate);
            if (!(0,_task_status_js__WEBPACK_IMPORTED_MODULE_5__/* .hasEnded */ .hY)(task.status))
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${name} ended (${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_11__/* .sanitizeLine */ .g$)(task.status, 40)}) before ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .calledGate */ .VH)(inputs.gate)} was reached`, { advice: 'There is nothing left to decide.' });
        case 'decided':
            if ((0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .decisionOf */ .uv)(choice.gate, creator) === inputs.decision)
                return choice.gate;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The gate ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateLabel */ .GS)(choice.gate)} of ${name} was decided already: ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateOutcome */ .SH)(choice.gate)}`, { advice: 'A decision is final. Only a retry of the task asks again.' });
        case 'several':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`Several gates of ${name} could be meant: ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateList */ .go)(choice.gates)}`, {
                advice: 'Name one of them in `gate`.',
            });
        case 'none': {
            const wanted = ` ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_11__/* .sanitizeLine */ .g$)(inputs.gate, 80)}; it has ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateList */ .go)(choice.gates)}`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ((0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .capitalised */ .Iu)(`${name} has no gate${choice.gates.length === 0 ? '' : wanted}`), {
                advice: 'Zadig leaves out every gate that the trigger did not list in `inputs`.',
            });
        }
    }
}
/** Zadig's API decides its own gates only; those of the chat apps are decided there (contract §8.3). */
function native(gate) {
    const { kind } = gate.gate;
    if (kind === '' || kind === 'native')
        return gate;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The gate ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateLabel */ .GS)(gate)} is decided in ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_11__/* .sanitizeLine */ .g$)(kind, 40)}, not in Zadig`, {
        advice: 'Decide it in that app, or change the approval to a native one in the workflow.',
    });
}
/** Sends the decision. After a lost answer or a refusal, the task shows whether it was taken, or has to be sent again. */
async function decide(gate, inputs, deps) {
    const { zadig, runner, creator } = deps;
    const { workflowKey, taskId, comment } = inputs;
    const isApproval = inputs.decision === 'approve';
    const decision = { workflowKey, taskId, jobName: gate.name, approve: isApproval, comment };
    await runner.print(`${isApproval ? 'Approving' : 'Rejecting'} ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateLabel */ .GS)(gate)} …\n`);
    let sends = 0;
    async function isDecided() {
        sends += 1;
        const refusal = await (0,_task_control_write_once_js__WEBPACK_IMPORTED_MODULE_9__/* .sendOnce */ .E4)(() => zadig.approveTask(decision));
        if (refusal === undefined)
            return true;
        const now = await readGate(gate, inputs, deps);
        const decided = now === undefined ? '' : (0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .decisionOf */ .uv)(now, creator);
        if (decided === inputs.decision)
            return true;
        const isTooEarly = decided === '' && now !== undefined && (0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaiting */ .Gu)(now) && mayBeTooEarly(refusal);
        if (!isTooEarly || sends >= SENDS)
            throw refusal;
        return undefined;
    }
    await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_7__/* .pollUntil */ .g3)(isDecided, (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_7__/* .times */ .Hn)(SENDS, PAUSE_MS), deps);
}
/** Whether the refusal can be that of a gate which is not open yet; the text is a hint only, so the task has to agree. */
function mayBeTooEarly({ kind, code, description }) {
    return kind === 'refused' && code === 6169 && (description ?? '').includes('not found approval');
}
/** Waits until the task shows the decision. Zadig has accepted it by then, so the wait can't fail the step. */
async function readBack(gate, inputs, deps) {
    const { runner, clock, creator } = deps;
    let now = gate;
    async function isShown() {
        now = (await readGate(gate, inputs, deps)) ?? now;
        return !(0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaiting */ .Gu)(now) || ((0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .isPartial */ .mt)(now) && (0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .decisionOf */ .uv)(now, creator) !== '') || undefined;
    }
    if ((await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_7__/* .pollUntil */ .g3)(isShown, (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_7__/* .within */ .ux)(READ_BACK_MS, PAUSE_MS, clock), deps)) === undefined) {
        const message = `Zadig accepted the decision on ${(0,_report_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .gateLabel */ .GS)(gate)}, but does not show it yet.`;
        runner.annotate('warning', { title: 'Zadig gate', message });
    }
    return now;
}
async function readGate({ name }, { workflowKey, taskId }, { zadig, signal }) {
    return (0,_task_gates_js__WEBPACK_IMPORTED_MODULE_4__/* .gatesOf */ .og)(await zadig.getTask({ workflowKey, taskId }, { signal })).find((gate) => gate.name === name);
}


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ taskUrl),
/* harmony export */   fw: () => (/* binding */ environmentUrl),
/* harmony export */   pk: () => (/* binding */ workflowUrl)
/* harmony export */ });
/** The task's page in Zadig (contract §10). */
function taskUrl(address) {
    return workflowUrl(address, `/${address.taskId}`);
}
/** The page of a workflow in Zadig. `page` is a page below it. */
function workflowUrl(address, page = '') {
    const { workflowKey, displayName } = address;
    return `${projectUrl(address)}/pipelines/custom/${encode(workflowKey)}${page}?display_name=${encode(displayName)}`;
}
/** The page of an environment of the project in Zadig. */
function environmentUrl(project, name) {
    return `${projectUrl(project)}/envs/detail?envName=${encode(name)}`;
}
function projectUrl({ baseUrl, projectKey }) {
    return `${baseUrl.replace(/\/+$/, '')}/v1/projects/detail/${encode(projectKey)}`;
}
/** The plain encoder throws at half a surrogate pair, which JSON can carry. */
function encode(text) {
    return encodeURIComponent(text.toWellFormed());
}


/***/ }),

/***/ 8292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(799);

/**
 * Registers values as masks, each once, before anything else from the same answer can be printed. Values of several lines
 * are masked line by line, without short lines: a mask for `{` would hide parts of the whole log (runner contract §2).
 */
function maskSecrets(values, runner, masked = new Set()) {
    for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
        if (masked.has(value) || value.length < _find_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .vb)
            continue;
        masked.add(value);
        runner.mask(value);
    }
}


/***/ }),

/***/ 4384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHeartbeat)
/* harmony export */ });
/** Longest silence in the step's log, so that a reader sees that the step still runs. */
const HEARTBEAT_MS = 50_000;
/**
 * Prints to the log, and prints a heartbeat where it has printed nothing for a while, until `end` is called.
 *
 * @param heartbeatText makes the line to print in silence
 */
function createHeartbeat(runner, clock, heartbeatText) {
    const over = new AbortController();
    let printedAt = clock.now();
    function print(text) {
        printedAt = clock.now();
        return runner.print(text);
    }
    async function beat() {
        while (!over.signal.aborted) {
            await clock.sleep(Math.max(1_000, printedAt + HEARTBEAT_MS - clock.now()), over.signal);
            if (clock.now() - printedAt >= HEARTBEAT_MS)
                await print(`${heartbeatText()}\n`);
        }
    }
    beat().catch(() => undefined);
    return { print, end: () => over.abort() };
}


/***/ }),

/***/ 7774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ times),
/* harmony export */   g3: () => (/* binding */ pollUntil),
/* harmony export */   jL: () => (/* binding */ pollTask),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var _report_progress_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9734);
/* harmony import */ var _secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8292);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(417);
/* harmony import */ var _time_cadence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(623);
/* harmony import */ var _heartbeat_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4384);





/**
 * Calls `check` after each pause until it returns something; undefined when there is no pause left. Throws what `check`
 * throws, and the signal's reason during a pause.
 *
 * @param pauses milliseconds before each call; 0 calls at once
 */
async function pollUntil(check, pauses, { clock, signal }) {
    for (const pause of pauses) {
        if (pause > 0)
            await clock.sleep(pause, signal);
        const found = await check();
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** The pauses of so many calls, the first of them at once. */
function times(calls, pauseMs) {
    return Array.from({ length: calls }, (_, index) => (index === 0 ? 0 : pauseMs));
}
/** The pauses of calls from now on, the first of them at once and the last within `ms`. */
function within(ms, pauseMs, clock) {
    const until = clock.now() + ms;
    return (function* () {
        for (let pause = 0; pause === 0 || clock.now() + pause <= until; pause = pauseMs)
            yield pause;
    })();
}
/**
 * Reads a task until `check` returns something, and prints a heartbeat meanwhile.
 *
 * @returns what was waited for, undefined when the time was up, and the task as it was read last
 */
async function pollTask({ first, timeout, pollInterval, check }, { zadig, runner, clock, random, signal }) {
    const ref = { workflowKey: first.workflowKey, taskId: first.id };
    const startedAt = clock.now();
    const cadence = (0,_time_cadence_js__WEBPACK_IMPORTED_MODULE_3__/* .createCadence */ .E)(pollInterval, random);
    const masked = new Set();
    let task = first;
    let moved = true;
    function* pauses() {
        for (let left = timeout; left > 0; left = startedAt + timeout - clock.now()) {
            yield Math.min(left, cadence.next(moved));
        }
    }
    async function readAndCheck() {
        const now = await zadig.getTask(ref, { signal });
        (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(now.secrets, runner, masked);
        moved = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .changes */ .Ao)(task, now).length > 0;
        task = now;
        return check(now);
    }
    const heartbeat = (0,_heartbeat_js__WEBPACK_IMPORTED_MODULE_4__/* .createHeartbeat */ .V)(runner, clock, () => (0,_report_progress_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .heartbeatLine */ .JY)(task, clock.now() - startedAt));
    try {
        const found = (await check(first)) ?? (await pollUntil(readAndCheck, pauses(), { clock, signal }));
        return { task, found };
    }
    finally {
        heartbeat.end();
    }
}


/***/ }),

/***/ 1674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ taskPages),
/* harmony export */   Nv: () => (/* binding */ displayNameOf),
/* harmony export */   RP: () => (/* binding */ announceFoundTask),
/* harmony export */   Tc: () => (/* binding */ readTaskBornAfter),
/* harmony export */   dx: () => (/* binding */ conclusionOfError),
/* harmony export */   pz: () => (/* binding */ announceTask),
/* harmony export */   tW: () => (/* binding */ isOlder),
/* harmony export */   uc: () => (/* binding */ readTaskToFollow),
/* harmony export */   z5: () => (/* binding */ readAndAnnounce)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1006);
/* harmony import */ var _secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8292);
/* harmony import */ var _poll_until_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7774);




/** Milliseconds that reading the definition may keep trying: it only confirms what the task says. */
const DEFINITION_MS = 10_000;
/** How long an older task of the same number counts as a state that passes. */
const STALE_MS = 60_000;
const PAUSE_MS = 2_000;
/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100;
/** Reads a task that this step did not start, and masks what its answer carries before anything of it can be printed. */
async function readTask(task, { zadig, runner, signal }) {
    const found = await zadig.getTask(task, { signal });
    (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(found.secrets, runner);
    return found;
}
/** Prints which task this step is about, sets the outputs for it, and returns its page in Zadig. */
async function announceTask({ workflowKey, taskId }, names, runner) {
    const { baseUrl, projectKey, displayName } = names;
    const url = (0,_report_links_js__WEBPACK_IMPORTED_MODULE_3__/* .taskUrl */ .Dl)({ baseUrl, projectKey, workflowKey, taskId, displayName });
    runner.setOutput('task-id', String(taskId));
    runner.setOutput('task-url', url);
    await runner.print(`Zadig task ${taskId}: ${url}\n`);
    return url;
}
/** Reads the task that a sub-action is about, and announces it. */
async function readAndAnnounce({ workflowKey, taskId, url }, deps) {
    const task = await readTask({ workflowKey, taskId }, deps);
    return { task, url: await announceFoundTask(task, url, deps.runner) };
}
/** As `announceTask`, for a task that has been read. */
function announceFoundTask(task, baseUrl, runner) {
    const { workflowKey, projectKey, id } = task;
    return announceTask({ workflowKey, taskId: id }, { baseUrl, projectKey, displayName: displayNameOf(task) }, runner);
}
/** The display name of the task's workflow; its key where it has none. */
function displayNameOf({ workflowName, workflowKey }) {
    return workflowName === '' ? workflowKey : workflowName;
}
/**
 * Reads a task that this step did not start and is about to follow. Sets the output `conclusion` before it throws.
 *
 * @returns also `bornAfter`: unix seconds before which the task can't have been created; 0 where that isn't known
 */
async function readTaskToFollow(ref, deps) {
    try {
        const found = await readTask(ref, deps);
        const bornAfter = await definedAt(found, deps);
        if (!isOlder(found, bornAfter))
            return { task: found, bornAfter };
        const task = await readTaskBornAfter(ref, bornAfter, {}, deps);
        (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(task.secrets, deps.runner);
        return { task, bornAfter };
    }
    catch (thrown) {
        deps.runner.setOutput('conclusion', conclusionOfError(thrown, deps.signal));
        throw thrown;
    }
}
/** When the task's workflow was created, unix seconds; 0 where it can't be read, as after its deletion. */
async function definedAt({ workflowKey, projectKey }, { zadig, signal }) {
    try {
        const options = { signal, outageTimeout: DEFINITION_MS };
        return (await zadig.getDefinition({ workflowKey, projectKey }, options)).createTime;
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE)
            return 0;
        throw thrown;
    }
}
/** The conclusion of a step that could not read its task. */
function conclusionOfError(thrown, signal) {
    if (signal.aborted)
        return 'cancelled';
    return thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown';
}
/**
 * Reads a task, and does not accept one that was created before `bornAfter`, unix seconds by the server's clock: the tasks
 * of a workflow that was deleted and created again are numbered from 1, and for a while Zadig can answer with the old task
 * of a number (contract §5.7). It is read again for a minute, or for `withinMs` where that is shorter. Throws a ZadigError
 * of kind `protocol` where the answer stays the old task, and what `getTask` throws.
 */
async function readTaskBornAfter(ref, bornAfter, { withinMs = STALE_MS, outageTimeout }, { zadig, clock, signal }) {
    const options = { signal, ...(outageTimeout === undefined ? {} : { outageTimeout }) };
    async function read() {
        const task = await zadig.getTask(ref, options);
        return isOlder(task, bornAfter) ? undefined : task;
    }
    const pauses = (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .ux)(Math.min(withinMs, STALE_MS), PAUSE_MS, clock);
    const task = await (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .pollUntil */ .g3)(read, pauses, { clock, signal });
    if (task !== undefined)
        return task;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE(`Zadig answered with an older task of the same number, ${ref.taskId}`, {
        kind: 'protocol',
        method: 'GET',
        path: '/openapi/workflows/custom/task',
        delivery: 'answered',
        tries: 1,
        advice: 'The workflow was deleted and created again, so its task numbers started again from 1. Look at the newest task in Zadig.',
    });
}
/** Whether a task was created before a time in unix seconds; one without a creation time was not. */
function isOlder({ createTime }, bornAfter) {
    return createTime !== 0 && createTime < bornAfter;
}
/**
 * Lists a workflow's tasks page by page, newest first by whole seconds (contract §3.6), each task once. Throws what
 * `listTasks` throws.
 */
async function* taskPages({ projectKey, workflowKey }, { zadig, signal }) {
    const seen = new Set();
    for (let page = 1;; page += 1) {
        const listed = await zadig.listTasks({ projectKey, workflowKey, page, pageSize: PAGE_SIZE }, { signal });
        // A task that starts meanwhile moves the others towards the next page, where they come again.
        const entries = listed.tasks.filter(({ taskId }) => !seen.has(taskId));
        for (const { taskId } of entries)
            seen.add(taskId);
        yield { entries, serverTime: listed.serverTime };
        if (listed.tasks.length === 0 || page * PAGE_SIZE >= listed.total)
            return;
    }
}


/***/ }),

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ sendOnce),
/* harmony export */   Fq: () => (/* binding */ writeOnce),
/* harmony export */   ip: () => (/* binding */ withGracePeriod)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/**
 * Sends a write once. Where its answer is lost, `isDone` reads back whether it took effect. Throws the write's error
 * where it did not.
 */
async function writeOnce(write, isDone) {
    const error = await sendOnce(write);
    if (error === undefined || (error.delivery === 'unknown' && (await isDone())))
        return;
    throw error;
}
/** Sends a write once, for callers that also read back after a refusal: undefined where Zadig took it, else its error. */
async function sendOnce(write) {
    try {
        await write();
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE)
            return thrown;
        throw thrown;
    }
}
/** How long a stopped step still waits for an answer: it needs the next second to cancel what it has started. */
const GRACE_MS = 2_000;
/** When the request is aborted, so that the process ends by itself before the runner's next signal. */
const GIVE_UP_MS = 5_000;
/**
 * Waits for the answer to a write that changes what must be cleaned up. After the stop signal it waits 2 s more and then
 * returns `stopped`. The request goes on until 5 s after the signal and may still save what it learns for the post step.
 *
 * @param write sends the request, with the signal that aborts it
 */
async function withGracePeriod(write, stopped, { clock, signal: stop }) {
    const giveUp = new AbortController();
    const answered = new AbortController();
    async function grace() {
        if (!stop.aborted) {
            await new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true, signal: answered.signal }));
        }
        const isAnswered = () => undefined;
        void clock.sleep(GIVE_UP_MS, answered.signal).then(() => giveUp.abort(stop.reason), isAnswered);
        await clock.sleep(GRACE_MS, answered.signal).catch(isAnswered);
        return stopped;
    }
    const answer = write(giveUp.signal);
    // The race below passes its failure on; this only notes its end.
    answer.finally(() => answered.abort()).catch(() => undefined);
    return Promise.race([answer, grace()]);
}


/***/ }),

/***/ 623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createCadence)
/* harmony export */ });
/** The shortest pause between polls: the server's scheduler ticks every 3 s, and an answer is a whole task (contract §9.2). */
const FASTEST_MS = 1_000;
/** How fast the pauses grow while nothing moves: 1 s, 1.6, 2.6, 4.1, 6.6, 10. */
const GROWTH = 1.6;
/** ± this share of each pause, so that many waiting steps don't poll at the same time. */
const JITTER = 0.2;
/**
 * How often to poll: a second after a change, more and more slowly while nothing moves, never slower than `slowestMs`.
 *
 * @param random a source of numbers in [0, 1), for the jitter
 */
function createCadence(slowestMs, random) {
    const fastest = Math.min(FASTEST_MS, slowestMs);
    let pause = fastest;
    return {
        /** The shortest pause between two polls, in milliseconds. */
        fastest,
        /** Milliseconds until the next poll; `moved` says whether the last answer had a change. */
        next(moved) {
            if (moved)
                pause = fastest;
            const jittered = pause * (1 + JITTER * (2 * random() - 1));
            pause = Math.min(slowestMs, pause * GROWTH);
            return jittered;
        },
    };
}


/***/ })

};
