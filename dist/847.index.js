export const id = 847;
export const ids = [847];
export const modules = {

/***/ 963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ statusDescription),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   hI: () => (/* binding */ OPEN_REPORTS),
/* harmony export */   os: () => (/* binding */ shortText),
/* harmony export */   pJ: () => (/* binding */ endOf)
/* harmony export */ });
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1872);
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9356);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);



/** Under these names a report is kept for the post step while GitHub shows, or may show, its task as under way. */
const OPEN_REPORTS = ['open-status', 'open-deployment', 'open-comment'];
/** How it ended, where it has. */
function endOf(state) {
    if (state.kind === 'under-way')
        return undefined;
    return { state: statusOf(state.data.outcome), description: statusDescription(state.data.outcome) };
}
/** How an outcome shows as a status on GitHub: `error` is for what says nothing about the work itself. */
function statusOf(outcome) {
    switch ((0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusionOf */ .vu)(outcome)) {
        case 'success':
            return 'success';
        case 'failure':
        case 'rejected':
        case 'timed-out':
            return 'failure';
        case 'cancelled':
        case 'unreachable':
        case 'unknown':
            return 'error';
    }
}
/** An outcome as the description of a status. */
function statusDescription(outcome) {
    return shortText((0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .describeOutcome */ .SS)(outcome).sentence);
}
/** A text as the description of a status: short, and without characters beyond U+FFFF, which GitHub refuses there. */
function shortText(text) {
    return (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .ml)((0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_LENGTH);
}
/** GitHub's limit for the description of a status. */
const MAX_LENGTH = 140;


/***/ }),

/***/ 6847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readState: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _github_reports_channel_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(963);


const ASKED = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    jobs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        targets: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), module: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
        environment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    })),
    parameters: valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});
const COMMON = {
    taskId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    end: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['success', 'failure', 'error']), description: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
};
const FRAME = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ projectKey: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), workflowKey: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), runUrl: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const DEPLOYMENT = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), environment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), description: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), marker: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const OPEN_REPORT = valibot__WEBPACK_IMPORTED_MODULE_1__/* .variant */ .Oxt('kind', [
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('status'), ...COMMON, sha: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), context: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('deployment'), ...COMMON, deployment: DEPLOYMENT, deploymentId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()) }),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('comment'), ...COMMON, commentId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), frame: FRAME }),
]);
const NOTHING = { jobs: [], parameters: {} };
/** What the main step left for the post step; the runner hands it over as `STATE_<name>` (runner contract §4.3). */
function readState(environment) {
    return {
        phase: environment['STATE_phase'] ?? '',
        taskId: Number(environment['STATE_task-id'] ?? '0') || undefined,
        sentAt: Number(environment['STATE_sent-at'] ?? '0') || 0,
        marker: environment['STATE_marker'] ?? '',
        asked: readAsked(environment['STATE_asked'] ?? ''),
        reports: _github_reports_channel_js__WEBPACK_IMPORTED_MODULE_0__/* .OPEN_REPORTS */ .hI.flatMap((name) => readReport(environment[`STATE_${name}`] ?? '')),
    };
}
/** What the main step asked for; state that can't be read asks for nothing, so that nothing of others is cancelled. */
function readAsked(text) {
    const asked = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(ASKED, parse(text));
    return asked.success ? asked.output : NOTHING;
}
/** A report that GitHub still shows as under way; empty for one that was closed, and for what can't be read. */
function readReport(text) {
    const report = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(OPEN_REPORT, parse(text));
    return report.success ? [{ ...report.output, end: report.output.end }] : [];
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
