export const id = 847;
export const ids = [847];
export const modules = {

/***/ 6847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readState: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const ASKED = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    jobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        targets: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ service: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), module: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
        environment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    })),
    parameters: valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const NOTHING = { jobs: [], parameters: {} };
/** What the main step left for the post step; the runner hands it over as `STATE_<name>` (runner contract §4.3). */
function readState(environment) {
    return {
        phase: environment['STATE_phase'] ?? '',
        taskId: Number(environment['STATE_task-id'] ?? '0') || undefined,
        sentAt: Number(environment['STATE_sent-at'] ?? '0') || 0,
        marker: environment['STATE_marker'] ?? '',
        asked: readAsked(environment['STATE_asked'] ?? ''),
    };
}
/** What the main step asked for; state that can't be read asks for nothing, so that nothing of others is cancelled. */
function readAsked(text) {
    try {
        const asked = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(ASKED, JSON.parse(text));
        return asked.success ? asked.output : NOTHING;
    }
    catch {
        return NOTHING;
    }
}


/***/ })

};
