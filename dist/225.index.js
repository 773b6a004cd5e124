export const id = 225;
export const ids = [225];
export const modules = {

/***/ 225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RESUME_OUTPUTS: () => (/* binding */ RESUME_OUTPUTS),
/* harmony export */   resume: () => (/* binding */ resume)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1872);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(570);
/* harmony import */ var _task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7774);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(811);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1674);
/* harmony import */ var _task_control_retry_task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8814);
/* harmony import */ var _follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7926);










/** Every output of `resume`; its `action.yml` declares the same names. */
const RESUME_OUTPUTS = ['task-id', 'task-url', 'stage', 'resumed', 'status'];
const READ_BACK_LOOKS = 10;
const PAUSE_MS = 1_000;
/** Starts the manual stage that a task is parked at, after waiting until it is (Zadig 5.0 and newer, contract §8.4). */
async function resume(inputs, deps) {
    const { runner } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const first = await (0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_6__/* .readTask */ .gv)(ref, deps);
    const url = await (0,_follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_8__/* .announceTask */ .pz)(first, inputs.url, runner);
    await checkServer(inputs, deps);
    const look = (task) => findStage(task, inputs, deps);
    const reached = await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_4__/* .pollUntil */ .g)({ ...inputs, task: ref, timeout: inputs.stageTimeout, look }, deps);
    if (reached.kind === 'out-of-time') {
        const waited = (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(inputs.stageTimeout);
        const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .failed */ .gz)(`\`stage-timeout\` of ${waited} is used up, and ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(reached.task)} is not parked at ${called(inputs.stage)}.`, 'Raise `stage-timeout`, or look in Zadig at what holds the task up.');
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)({ verdict, url }, inputs.summary, runner);
    }
    const { found } = reached;
    const task = found.kind === 'started' ? reached.task : await start(found.state, reached.task, inputs, deps);
    const resumed = found.kind === 'parked';
    const stage = resumed ? found.state.stageName : found.stage.name;
    runner.setOutput('stage', stage);
    runner.setOutput('resumed', String(resumed));
    runner.setOutput('status', task.status);
    const name = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(stage, 80);
    const by = resumed ? '' : (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(found.stage.manual?.executedBy ?? '', 60);
    const sentence = resumed
        ? `Started the stage ${name}; ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} goes on.`
        : `The stage ${name} of ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} was started already${by === '' ? '' : ` by ${by}`}.`;
    const facts = [
        ['Stage', stage],
        ['Status', task.status],
    ];
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)({ verdict: (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .passed */ .bF)(sentence), url, facts }, inputs.summary, runner);
}
/** A server that lacks the endpoint, or refuses it to this user, says so at once and not only when the stage is reached. */
async function checkServer(inputs, { zadig }) {
    try {
        await zadig.getManualStage(inputs);
    }
    catch (thrown) {
        // Zadig refuses as well while the task is not parked (contract §8.4), which is what we are about to wait for.
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE) || thrown.kind !== 'refused')
            throw thrown;
    }
}
async function findStage(task, inputs, { zadig }) {
    if (task.projectKey !== '' && task.projectKey !== inputs.projectKey)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} belongs to project ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(task.projectKey, 80)}`, {
            advice: 'Check `project-key`.',
        });
    const manual = task.stages.filter((stage) => stage.manual?.enabled === true);
    const wanted = inputs.stage === '' ? undefined : task.stages.find(({ name }) => name === inputs.stage);
    if (inputs.stage !== '' && wanted?.manual?.enabled !== true)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} has no manual stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(inputs.stage, 80)}; it has ${stageList(manual)}`, {
            advice: 'Name one of them in `stage`, or leave `stage` out for the one that the task is parked at.',
        });
    if (wanted?.manual?.executed === true && wanted.status !== 'pause')
        return { kind: 'started', stage: wanted };
    if (task.status === 'pause') {
        const state = await zadig.getManualStage(inputs);
        // Parked at an earlier stage, which is somebody else's to start.
        if (wanted !== undefined && state.stageName !== wanted.name)
            return undefined;
        if (state.canExecute)
            return { kind: 'parked', state };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The user of the token may not start the stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(state.stageName, 80)}`, {
            advice: `Those may: ${state.executors.map((name) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(name, 60)).join(', ')}. Use a token of one of them, or add its user in the workflow.`,
        });
    }
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .hY)(task.status) || !manual.some(({ manual: stage }) => stage?.executed !== true))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} is ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(task.status, 40)}, and no manual stage lies ahead of it`, {
            advice: 'There is nothing to resume.',
        });
    return undefined;
}
/** Starts the stage. Where the answer is lost, the task shows whether it was heard. */
async function start(state, parked, inputs, deps) {
    const { zadig, runner, clock, signal } = deps;
    await runner.print(`Starting the stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(state.stageName, 80)} …\n`);
    await (0,_task_control_retry_task_js__WEBPACK_IMPORTED_MODULE_7__/* .waitForDequeue */ .P)(parked, deps);
    let lost;
    try {
        await zadig.executeManualStage({ ...inputs, stageName: state.stageName });
    }
    catch (thrown) {
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE) || thrown.delivery !== 'unknown')
            throw thrown;
        lost = thrown;
    }
    for (let look = 1;; look += 1) {
        const task = await zadig.getTask(inputs, { signal });
        // It may be parked again already, at the next manual stage.
        const started = task.stages.some(({ name, manual }) => name === state.stageName && manual?.executed === true);
        if (task.status !== 'pause' || started)
            return task;
        if (look >= READ_BACK_LOOKS)
            throw (lost ??
                new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} is still parked`, {
                    advice: 'Zadig took the request. Look at the task in Zadig.',
                }));
        await clock.sleep(PAUSE_MS, signal);
    }
}
function called(stage) {
    return stage === '' ? 'a manual stage' : `the stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(stage, 80)}`;
}
function stageList(stages) {
    return stages.length === 0 ? 'none' : stages.map(({ name }) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(name, 80)).join(', ');
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
