export const id = 286;
export const ids = [286];
export const modules = {

/***/ 1286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   retry: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6337);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(445);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4191);
/* harmony import */ var _first_look_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(128);
/* harmony import */ var _retry_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8534);
/* harmony import */ var _see_through_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3218);









/**
 * Has Zadig run a failed task again, under the same number and without what has passed, and follows it to its end. From
 * before the request until then the task is this step's own: a stopped step cancels it.
 */
async function retry(inputs, deps) {
    const { zadig, runner, clock, signal } = deps;
    const startedAt = clock.now();
    const task = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const { task: ended, bornAfter } = await (0,_first_look_js__WEBPACK_IMPORTED_MODULE_5__/* .firstLookOrConclude */ .yz)(task, deps);
    const projectKey = inputs.projectKey === '' ? ended.projectKey : inputs.projectKey;
    const url = await (0,_see_through_js__WEBPACK_IMPORTED_MODULE_7__/* .announceTask */ .pz)(ended, inputs.url, runner);
    if (!(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasFailed */ .WN)(ended.status))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(ended)} is ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(ended.status, 40)} and cannot be retried`, {
            advice: 'Only a task that failed, timed out, was rejected or was cancelled can be retried.',
        });
    runner.saveState('task-id', String(inputs.taskId));
    runner.saveState('phase', 'following');
    const retried = await (0,_retry_task_js__WEBPACK_IMPORTED_MODULE_6__/* .retryTask */ .M)({ ...task, projectKey }, ended, deps);
    if (retried.kind === 'refused') {
        // A refusal leaves nothing to look after; a retry whose answer was lost may still begin.
        if (retried.error?.delivery !== 'unknown')
            runner.saveState('phase', 'done');
        throw retried.error ?? stillEnded(ended);
    }
    const unanswered = retried.kind === 'unanswered';
    if (inputs.wait || unanswered) {
        const displayName = (0,_see_through_js__WEBPACK_IMPORTED_MODULE_7__/* .displayNameOf */ .Nv)(ended);
        const requested = { requests: (0,_task_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .requestsShown */ .E3)(ended), origin: 'detail' };
        const seen = { task, projectKey, url, displayName, startedAt, bornAfter, secrets: ended.secrets, requested };
        return (0,_see_through_js__WEBPACK_IMPORTED_MODULE_7__/* .seeThrough */ .Lr)(inputs, seen, deps, (followed) => ({
            ...followed,
            unanswered: unanswered || followed.unanswered,
        }));
    }
    runner.saveState('phase', 'done');
    const { status } = await zadig.getTask(task, { signal });
    runner.setOutput('status', status);
    const verdict = (0,_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .passed */ .bF)(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(ended)} runs again; \`wait\` is false.`);
    return (0,_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)({ verdict, url, facts: [['Status', status]] }, inputs.summary, runner);
}
function stillEnded(task) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`Zadig took the retry, but ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} still stands at its old end`, {
        advice: 'Look at the task in Zadig before you try again.',
    });
}


/***/ })

};
