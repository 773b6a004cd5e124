export const id = 225;
export const ids = [225];
export const modules = {

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


/***/ }),

/***/ 225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RESUME_OUTPUTS: () => (/* binding */ RESUME_OUTPUTS),
/* harmony export */   resume: () => (/* binding */ resume)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3579);
/* harmony import */ var _report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6337);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9040);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(570);
/* harmony import */ var _await_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(298);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4191);
/* harmony import */ var _first_look_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(128);
/* harmony import */ var _let_end_settle_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(369);
/* harmony import */ var _see_through_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3218);











/** Every output of `resume`; its `action.yml` declares the same names. */
const RESUME_OUTPUTS = ['task-id', 'task-url', 'stage', 'resumed', 'status'];
const READ_BACK_LOOKS = 10;
const PAUSE_MS = 1_000;
/** Starts the manual stage that a task is parked at, after waiting until it is (Zadig 5.0 and newer, contract §8.4). */
async function resume(inputs, deps) {
    const { runner } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const first = await (0,_first_look_js__WEBPACK_IMPORTED_MODULE_7__/* .firstLook */ .yb)(ref, deps);
    const url = await (0,_see_through_js__WEBPACK_IMPORTED_MODULE_8__/* .announceTask */ .pz)(first, inputs.url, runner);
    await checkServer(inputs, deps);
    const look = (task) => findStage(task, inputs, deps);
    const reached = await (0,_await_state_js__WEBPACK_IMPORTED_MODULE_5__/* .awaitState */ .k)({ ...inputs, task: ref, timeout: inputs.stageTimeout, look }, deps);
    if (reached.kind === 'out-of-time') {
        const waited = (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a)(inputs.stageTimeout);
        const verdict = (0,_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .failed */ .gz)(`\`stage-timeout\` of ${waited} is used up, and ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(reached.task)} is not parked at ${called(inputs.stage)}.`, 'Raise `stage-timeout`, or look in Zadig at what holds the task up.');
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .conclude */ .Ep)({ verdict, url }, inputs.summary, runner);
    }
    const { found } = reached;
    const task = found.kind === 'started' ? reached.task : await start(found.state, reached.task, inputs, deps);
    const resumed = found.kind === 'parked';
    const stage = resumed ? found.state.stageName : found.stage.name;
    runner.setOutput('stage', stage);
    runner.setOutput('resumed', String(resumed));
    runner.setOutput('status', task.status);
    const name = (0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(stage, 80);
    const by = resumed ? '' : (0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(found.stage.manual?.executedBy ?? '', 60);
    const sentence = resumed
        ? `Started the stage ${name}; ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(task)} goes on.`
        : `The stage ${name} of ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(task)} was started already${by === '' ? '' : ` by ${by}`}.`;
    const facts = [
        ['Stage', stage],
        ['Status', task.status],
    ];
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .conclude */ .Ep)({ verdict: (0,_conclude_js__WEBPACK_IMPORTED_MODULE_6__/* .passed */ .bF)(sentence), url, facts }, inputs.summary, runner);
}
/** A server that lacks the endpoint, or refuses it to this user, says so at once and not only when the stage is reached. */
async function checkServer(inputs, { zadig }) {
    try {
        await zadig.getManualStage(inputs);
    }
    catch (thrown) {
        // Zadig refuses as well while the task is not parked (contract §8.4), which is what we are about to wait for.
        if (!(thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ZadigError */ .Y) || thrown.kind !== 'refused')
            throw thrown;
    }
}
async function findStage(task, inputs, { zadig }) {
    if (task.projectKey !== '' && task.projectKey !== inputs.projectKey)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(task)} belongs to project ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(task.projectKey, 80)}`, {
            advice: 'Check `project-key`.',
        });
    const manual = task.stages.filter((stage) => stage.manual?.enabled === true);
    const wanted = inputs.stage === '' ? undefined : task.stages.find(({ name }) => name === inputs.stage);
    if (inputs.stage !== '' && wanted?.manual?.enabled !== true)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(task)} has no manual stage ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(inputs.stage, 80)}; it has ${stageList(manual)}`, {
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The user of the token may not start the stage ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(state.stageName, 80)}`, {
            advice: `Those may: ${state.executors.map((name) => (0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(name, 60)).join(', ')}. Use a token of one of them, or add its user in the workflow.`,
        });
    }
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_3__/* .hasEnded */ .hY)(task.status) || !manual.some(({ manual: stage }) => stage?.executed !== true))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(task)} is ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(task.status, 40)}, and no manual stage lies ahead of it`, {
            advice: 'There is nothing to resume.',
        });
    return undefined;
}
/** Starts the stage. Where the answer is lost, the task shows whether it was heard. */
async function start(state, parked, inputs, deps) {
    const { zadig, runner, clock, signal } = deps;
    await runner.print(`Starting the stage ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(state.stageName, 80)} …\n`);
    await (0,_let_end_settle_js__WEBPACK_IMPORTED_MODULE_10__/* .letEndSettle */ .y)(parked, deps);
    let lost;
    try {
        await zadig.executeManualStage({ ...inputs, stageName: state.stageName });
    }
    catch (thrown) {
        if (!(thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ZadigError */ .Y) || thrown.delivery !== 'unknown')
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
                new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(task)} is still parked`, {
                    advice: 'Zadig took the request. Look at the task in Zadig.',
                }));
        await clock.sleep(PAUSE_MS, signal);
    }
}
function called(stage) {
    return stage === '' ? 'a manual stage' : `the stage ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(stage, 80)}`;
}
function stageList(stages) {
    return stages.length === 0 ? 'none' : stages.map(({ name }) => (0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_9__/* .oneLine */ .TN)(name, 80)).join(', ');
}


/***/ })

};
