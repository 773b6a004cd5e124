export const id = 847;
export const ids = [847];
export const modules = {

/***/ 6847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readState: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const EXPECTED_JOB = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    targets: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ service: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), module: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
    environment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const END = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['success', 'failure', 'error']), description: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const REPORT = { taskId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), url: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), end: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(END) };
const STATUS = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('status'), ...REPORT, sha: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), context: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const DEPLOYMENT = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('deployment'),
    ...REPORT,
    deployment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ref: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), environment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), description: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), marker: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    deploymentId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
});
const COMMENT = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('comment'),
    ...REPORT,
    commentId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    frame: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ projectKey: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), workflowKey: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), runUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
});
/** A report as it was kept; JSON leaves `end` out where it is undefined. */
const OPEN_REPORT = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .variant */ .Oxt('kind', [STATUS, DEPLOYMENT, COMMENT]), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((report) => ({ ...report, end: report.end })));
const EXPECTED = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ jobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(EXPECTED_JOB), parameters: valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) });
const PHASES = ['triggering', 'following', 'cancelling', 'done'];
/** Reads back what `storedForm` wrote; the runner passes it to the post step as `STATE_<name>` (runner contract §4.3). */
function readState(environment) {
    const text = (name) => environment[`STATE_${name}`] ?? '';
    function json(name, schema) {
        const value = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(schema, parse(text(name)));
        return value.success ? value.output : undefined;
    }
    return {
        phase: PHASES.find((phase) => phase === text('phase')),
        taskId: json('task-id', valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
        sentAt: json('sent-at', valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
        marker: text('marker') || undefined,
        expected: json('expected', EXPECTED),
        openStatus: json('open-status', OPEN_REPORT),
        openDeployment: json('open-deployment', OPEN_REPORT),
        openComment: json('open-comment', OPEN_REPORT),
    };
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
