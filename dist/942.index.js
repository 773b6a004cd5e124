export const id = 942;
export const ids = [942];
export const modules = {

/***/ 5942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closeReports: () => (/* binding */ closeReports)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7554);
/* harmony import */ var _report_remote_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6337);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8397);
/* harmony import */ var _time_limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7397);





/** One call; each report takes one, and all are closed side by side. */
const CALL_LIMIT_MS = 8_000;
/**
 * Closes what a main step left open on GitHub because it was killed, had no time or broke: with the end that it could
 * not write, else as an error, since nobody saw how the task ended. Best-effort: a failure is a warning.
 *
 * @param became what is known of the task by now, as the rest of a sentence
 */
async function closeReports(reports, became, { github, runner, clock }) {
    await Promise.all(reports.map(async (report) => {
        try {
            await (0,_time_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .withTimeLimit */ .B)(CALL_LIMIT_MS, clock, (signal) => close(report, became, github, { signal }));
        }
        catch (thrown) {
            runner.annotate('warning', {
                title: `Zadig ${NAMES[report.kind]}`,
                message: `The ${NAMES[report.kind]} still shows task ${report.taskId} as under way: ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(thrown))}.`,
            });
        }
    }));
}
const NAMES = { status: 'commit status', deployment: 'deployment', comment: 'pull request comment' };
async function close(report, became, github, call) {
    const { taskId, url } = report;
    const end = report.end ?? { state: 'error', description: (0,_report_status_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os)(`The step ended early; task ${taskId} ${became}`) };
    switch (report.kind) {
        case 'status': {
            const { sha, context } = report;
            return github.createCommitStatus({ sha, context, targetUrl: url, ...end }, call);
        }
        case 'deployment': {
            const deploymentId = report.deploymentId ?? (await github.findDeployment(report.deployment, call));
            if (deploymentId === undefined)
                return;
            return github.createDeploymentStatus({ deploymentId, logUrl: url, environmentUrl: undefined, ...end }, call);
        }
        case 'comment':
            return github.updateComment(report.commentId, (0,_report_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .endedEarlyComment */ .HY)(report.frame, { taskId, url, said: end.description }), call);
    }
}


/***/ })

};
