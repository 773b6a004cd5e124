export const id = 933;
export const ids = [933];
export const modules = {

/***/ 1933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closeReports: () => (/* binding */ closeReports)
/* harmony export */ });
/* harmony import */ var _pull_request_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2373);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1872);
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(963);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(570);
/* harmony import */ var _time_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6686);
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9381);







/**
 * Closes what a main step left open on GitHub because it was killed, had no time or broke: with the end that it could
 * not write, else as an error, since nobody saw how the task ended. Waits for GitHub's rate limit where that is over in
 * time. Best-effort: a failure is a warning.
 *
 * @param became what is known of the task by now, as the rest of a sentence
 * @param until unix ms
 */
async function closeReports(reports, became, until, { github, runner, clock }) {
    const calls = (0,_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .createGithubCalls */ .D0)(clock);
    await Promise.all(reports.map(async (report) => {
        try {
            await (0,_time_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L)(() => close(report, became, github, calls.call), {
                clock,
                budgetMs: until - clock.now(),
                shouldRetry: (thrown) => (0,_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .isRateLimited */ .Jz)(thrown) && calls.limitedUntil() <= until && { afterMs: calls.limitedUntil() - clock.now() },
                onWait({ delayMs }) {
                    void runner.print(`The ${NAMES[report.kind]} waits ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(delayMs)} for GitHub's rate limit.\n`);
                },
            });
        }
        catch (thrown) {
            runner.annotate('warning', {
                title: `Zadig ${NAMES[report.kind]}`,
                message: `The ${NAMES[report.kind]} still shows task ${report.taskId} as under way: ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorMessage */ .gJ)(thrown))}.`,
            });
        }
    }));
}
const NAMES = { status: 'commit status', deployment: 'deployment', comment: 'pull request comment' };
async function close(report, became, github, call) {
    const { taskId, url } = report;
    const end = report.end ?? { state: 'error', description: (0,_channel_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os)(`The step ended early; task ${taskId} ${became}`) };
    switch (report.kind) {
        case 'status': {
            const { sha, context } = report;
            return call((options) => github.createCommitStatus({ sha, context, targetUrl: url, ...end }, options));
        }
        case 'deployment': {
            const deploymentId = report.deploymentId ?? (await call((options) => github.findDeployment(report.deployment, options)));
            if (deploymentId === undefined)
                return;
            const status = { deploymentId, logUrl: url, environmentUrl: undefined, ...end };
            return call((options) => github.createDeploymentStatus(status, options));
        }
        case 'comment': {
            const body = (0,_pull_request_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .endedEarlyComment */ .HY)(report.frame, { taskId, url, said: end.description });
            return call((options) => github.updateComment(report.commentId, body, options));
        }
    }
}


/***/ })

};
