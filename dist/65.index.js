export const id = 65;
export const ids = [65];
export const modules = {

/***/ 6065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readState: () => (/* binding */ readState)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/actions/open-reports.js
/** Under these names a report is kept for the post step while GitHub shows, or may show, its task as under way. */
const OPEN_REPORTS = ['open-status', 'open-deployment', 'open-comment'];

;// CONCATENATED MODULE: ./build/github/state.js


const ASKED = dist/* object */.Ikc({
    jobs: dist/* array */.YOg(dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        targets: dist/* array */.YOg(dist/* object */.Ikc({ service: dist/* string */.YjP(), module: dist/* string */.YjP() })),
        environment: dist/* string */.YjP(),
    })),
    parameters: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()),
});
const COMMON = {
    taskId: dist/* number */.aig(),
    url: dist/* string */.YjP(),
    end: dist/* optional */.lqM(dist/* object */.Ikc({ state: dist/* picklist */.KIO(['success', 'failure', 'error']), description: dist/* string */.YjP() })),
};
const FRAME = dist/* object */.Ikc({ projectKey: dist/* string */.YjP(), workflowKey: dist/* string */.YjP(), runUrl: dist/* string */.YjP() });
const DEPLOYMENT = dist/* object */.Ikc({ ref: dist/* string */.YjP(), environment: dist/* string */.YjP(), description: dist/* string */.YjP(), marker: dist/* string */.YjP() });
const OPEN_REPORT = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('status'), ...COMMON, sha: dist/* string */.YjP(), context: dist/* string */.YjP() }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('deployment'), ...COMMON, deployment: DEPLOYMENT, deploymentId: dist/* optional */.lqM(dist/* number */.aig()) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('comment'), ...COMMON, commentId: dist/* number */.aig(), frame: FRAME }),
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
        reports: OPEN_REPORTS.flatMap((name) => readReport(environment[`STATE_${name}`] ?? '')),
    };
}
/** What the main step asked for; state that can't be read asks for nothing, so that nothing of others is cancelled. */
function readAsked(text) {
    const asked = dist/* safeParse */.xLC(ASKED, parse(text));
    return asked.success ? asked.output : NOTHING;
}
/** A report that GitHub still shows as under way; empty for one that was closed, and for what can't be read. */
function readReport(text) {
    const report = dist/* safeParse */.xLC(OPEN_REPORT, parse(text));
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
