export const id = 476;
export const ids = [476];
export const modules = {

/***/ 5476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CANCEL_OUTPUTS: () => (/* binding */ CANCEL_OUTPUTS),
/* harmony export */   cancel: () => (/* binding */ cancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6337);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(570);
/* harmony import */ var _cancel_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9952);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4191);
/* harmony import */ var _first_look_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(128);
/* harmony import */ var _see_through_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3218);










/** Every output of `cancel`; its `action.yml` declares the same names. */
const CANCEL_OUTPUTS = ['task-id', 'task-url', 'status', 'previous-status', 'cancelled'];
const PAUSE_MS = 2_000;
/**
 * Cancels a task and confirms that it stopped. A task that has ended is left alone: Zadig would rewrite its status
 * (contract §8.1).
 */
async function cancel(inputs, deps) {
    const { runner } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const before = await (0,_first_look_js__WEBPACK_IMPORTED_MODULE_6__/* .firstLook */ .yb)(ref, deps);
    const url = await (0,_see_through_js__WEBPACK_IMPORTED_MODULE_7__/* .announceTask */ .pz)(before, inputs.url, runner);
    runner.setOutput('previous-status', before.status);
    const { requestTimeout, stopTimeout, waitForStop } = inputs;
    const timeouts = { readTimeout: requestTimeout, cancelTimeout: requestTimeout, confirmFor: stopTimeout };
    const result = await (0,_cancel_task_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelTask */ .y)({ task: ref, ...timeouts, signal: deps.signal, acceptsRefusal: true }, deps);
    if (result.kind === 'unconfirmed') {
        runner.setOutput('cancelled', 'false');
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)({ verdict: unconfirmed(before, result.refusal), url }, inputs.summary, runner);
    }
    const took = result.kind === 'cancelled';
    const after = took && waitForStop ? await awaitStop(result.task, ref, stopTimeout, deps) : result.task;
    runner.setOutput('status', after.status);
    runner.setOutput('cancelled', String(took && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(after.status) === 'cancelled'));
    const facts = [
        ['Status before', before.status],
        ['Status now', after.status],
    ];
    const verdict = verdictOn(after, took, inputs);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)({ verdict, url, facts }, inputs.summary, runner);
}
/** Waits until no job is at work any more: the task says `cancelled` at once, its jobs notice later (contract §6.4). */
async function awaitStop(task, ref, timeout, { zadig, runner, clock, signal }) {
    const until = clock.now() + timeout;
    let after = task;
    while (working(after).length > 0 && clock.now() < until) {
        await runner.print(`Waiting for ${namesOf(working(after))} to stop …\n`);
        await clock.sleep(PAUSE_MS, signal);
        after = await zadig.getTask(ref, { signal });
    }
    return after;
}
function verdictOn(after, took, inputs) {
    const name = (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(after);
    if (!took)
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .passed */ .bF)(`${name} had ended already (${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(after.status, 40)}) and was left alone.`);
    if (!inputs.waitForStop)
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .passed */ .bF)(`${name} is ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(after.status, 40)}.`);
    const left = working(after);
    if (left.length === 0)
        return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .passed */ .bF)(`${name} is ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(after.status, 40)}, and its jobs have stopped.`);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .failed */ .gz)(`${name} is ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(after.status, 40)}, but after ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(inputs.stopTimeout)} these jobs still run: ${namesOf(left)}`, 'Look at the task in Zadig, and raise `stop-timeout` if the jobs only take long to stop.');
}
function unconfirmed(task, refusal) {
    const why = refusal === undefined ? 'Zadig took the cancel, but does not show that it stopped' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(refusal);
    const advice = refusal instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ ? refusal.advice : '';
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .failed */ .gz)(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} could not be seen to stop: ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(why)}.`, advice === '' ? 'Look at the task in Zadig.' : advice);
}
function working(task) {
    return (0,_task_task_js__WEBPACK_IMPORTED_MODULE_9__/* .jobsOf */ .a)(task).filter(({ status }) => !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .hY)(status) && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(status) !== 'idle');
}
function namesOf(jobs) {
    return jobs
        .slice(0, 5)
        .map((job) => (0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_9__/* .jobLabel */ .O)(job), 60))
        .join(', ');
}


/***/ })

};
