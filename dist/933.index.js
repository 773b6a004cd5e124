export const id = 933;
export const ids = [933];
export const modules = {

/***/ 1933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closeReports: () => (/* binding */ closeReports)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5741);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1872);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(570);
/* harmony import */ var _time_retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6686);
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(963);
/* harmony import */ var _commit_status_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2350);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8985);
/* harmony import */ var _pull_request_comment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2373);









/**
 * Closes the reports that a main step left open on GitHub because it was killed, had no time or failed: with the end that
 * it could not write, else as an error. Waits for GitHub's rate limit until the deadline. A failure is a warning.
 *
 * @param became what is known of the task, as the rest of a sentence
 * @param until unix ms
 */
async function closeReports(reports, became, until, { github, runner, clock }) {
    async function close(report) {
        const channel = channelOf(report, github);
        const { name } = channel;
        const description = (0,_channel_js__WEBPACK_IMPORTED_MODULE_5__/* .statusDescription */ .$)(`The step ended early; task ${report.taskId} ${became}`);
        const state = { kind: 'closed', end: report.end ?? { state: 'error', description } };
        const work = async () => {
            if ((await channel.open(state)) === undefined)
                await channel.write(state);
        };
        try {
            await (0,_time_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .retry */ .L)(work, {
                clock,
                budgetMs: until - clock.now(),
                shouldRetry: (thrown) => (0,_ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__/* .isRateLimited */ .Jz)(thrown) && clock.now() + thrown.waitMs <= until && { afterMs: thrown.waitMs },
                onWait: ({ delayMs }) => void runner.print(`The ${name} waits ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(delayMs)} for GitHub's rate limit.\n`),
            });
        }
        catch (thrown) {
            const message = `The ${name} still shows task ${report.taskId} as in progress: ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_7__/* .sanitizeLine */ .g$)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(thrown))}.`;
            runner.annotate('warning', { title: `Zadig ${name}`, message });
        }
    }
    await Promise.all(reports.map(close));
}
function channelOf(report, github) {
    switch (report.kind) {
        case 'status':
            return (0,_commit_status_js__WEBPACK_IMPORTED_MODULE_8__/* .commitStatusChannel */ .b)(github, report);
        case 'deployment':
            return (0,_deployment_js__WEBPACK_IMPORTED_MODULE_3__/* .deploymentChannel */ .F)(github, report);
        case 'comment':
            return (0,_pull_request_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .commentChannel */ .$j)(github, { ...report, sha: '' });
    }
}


/***/ })

};
