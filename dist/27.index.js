export const id = 27;
export const ids = [27];
export const modules = {

/***/ 9027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wait: () => (/* binding */ wait)
/* harmony export */ });
/* harmony import */ var _follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26);

/**
 * Follows a task that was started elsewhere to its end, with its logs from their first line. The post step has nothing to
 * do unless the task is to be cancelled with this step.
 */
async function wait(inputs, deps) {
    const { known } = await (0,_follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_0__/* .readKnownTask */ .D)(inputs, deps);
    const { taskId, cancelOnAbort } = inputs;
    deps.runner.saveState({ taskId, ...(cancelOnAbort ? { phase: 'following' } : {}) });
    return (0,_follow_follow_and_report_js__WEBPACK_IMPORTED_MODULE_0__/* .followAndReport */ .v)(inputs, known, deps);
}


/***/ })

};
