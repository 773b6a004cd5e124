export const id = 286;
export const ids = [286];
export const modules = {

/***/ 1286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   retry: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1872);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9040);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(811);
/* harmony import */ var _task_control_retry_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8814);







/**
 * Has Zadig run a failed task again, under the same number and without the jobs that have passed, and follows it to its
 * end. From before the request until then the step owns the task: a stopped step cancels it.
 */
async function retry(inputs, deps) {
    const { zadig, runner, signal } = deps;
    const { found: ended, known } = await (0,_follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_1__/* .readKnownTask */ .D)(inputs, deps);
    const { workflowKey, taskId } = inputs;
    const task = { projectKey: inputs.projectKey || ended.projectKey, workflowKey, taskId };
    if (!(0,_task_status_js__WEBPACK_IMPORTED_MODULE_3__/* .hasFailed */ .WN)(ended.status))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(ended)} is ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(ended.status, 40)} and cannot be retried`, {
            advice: 'Only a task that failed, timed out, was rejected or was cancelled can be retried.',
        });
    runner.saveState({ taskId, phase: 'following' });
    const retried = await (0,_task_control_retry_task_js__WEBPACK_IMPORTED_MODULE_5__/* .retryTask */ .M)(task, ended, deps);
    if (retried.kind === 'refused') {
        // After a refusal nothing is left to cancel; a retry whose answer was lost may still start.
        if (retried.error?.delivery !== 'unknown')
            runner.saveState({ phase: 'done' });
        if (retried.error !== undefined)
            throw retried.error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`Zadig accepted the retry, but ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(ended)} has not started again`, {
            advice: 'Look at the task in Zadig before you try again.',
        });
    }
    const unanswered = retried.kind === 'unanswered';
    if (inputs.wait || unanswered) {
        return (0,_follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_1__/* .followAndReport */ .v)(inputs, { ...known, task }, deps, (followed) => ({
            ...followed,
            unanswered: unanswered || followed.unanswered,
        }));
    }
    runner.saveState({ phase: 'done' });
    const { status } = await zadig.getTask(task, { signal });
    runner.setOutput('status', status);
    const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .passed */ .bF)(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .taskName */ .p5)(ended)} runs again; \`wait\` is false.`);
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)({ verdict, url: known.url, facts: [['Status', status]] }, inputs.summary, runner);
}


/***/ })

};
