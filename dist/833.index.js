export const id = 833;
export const ids = [833];
export const modules = {

/***/ 4833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readApproveInputs: () => (/* binding */ readApproveInputs),
/* harmony export */   readCancelInputs: () => (/* binding */ readCancelInputs),
/* harmony export */   readLogsInputs: () => (/* binding */ readLogsInputs),
/* harmony export */   readResumeInputs: () => (/* binding */ readResumeInputs),
/* harmony export */   readRetryInputs: () => (/* binding */ readRetryInputs),
/* harmony export */   readWaitInputs: () => (/* binding */ readWaitInputs)
/* harmony export */ });
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2244);
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4717);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7176);



/** Reads the inputs of `wait`. A stopped step does not cancel the task, because another step triggered it. */
function readWaitInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(environment, (reader) => ({
        ...readTask(reader),
        ...(0,_follow_js__WEBPACK_IMPORTED_MODULE_1__/* .readFollow */ .g)(reader, false),
    }));
}
/** Reads the inputs of `cancel`. */
function readCancelInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(environment, (reader) => ({
        ...readTask(reader),
        waitForStop: reader.boolean('wait-for-stop', false),
        stopTimeout: reader.duration('stop-timeout', 300_000),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads the inputs of `retry`. */
function readRetryInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(environment, (reader) => ({
        ...readTask(reader),
        ...(0,_follow_js__WEBPACK_IMPORTED_MODULE_1__/* .readFollow */ .g)(reader),
        projectKey: reader.text('project-key'),
        wait: reader.boolean('wait', true),
    }));
}
/** Reads the inputs of `approve`. */
function readApproveInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(environment, (reader) => ({
        ...readTask(reader),
        decision: reader.requiredChoice('decision', ['approve', 'reject']),
        comment: reader.text('comment'),
        gate: reader.text('gate'),
        gateTimeout: reader.duration('gate-timeout', 3_600_000),
        pollInterval: reader.duration('poll-interval', 10_000),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads the inputs of `resume`. */
function readResumeInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(environment, (reader) => ({
        ...readTask(reader),
        projectKey: reader.required('project-key'),
        stage: reader.text('stage'),
        stageTimeout: reader.duration('stage-timeout', 3_600_000),
        pollInterval: reader.duration('poll-interval', 10_000),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads the inputs of `logs`. */
function readLogsInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(environment, (reader) => ({
        ...readTask(reader),
        jobs: reader.list('jobs'),
        directory: (0,_follow_js__WEBPACK_IMPORTED_MODULE_1__/* .readLogDirectory */ .k)(reader, 'directory', 'zadig-logs') ?? '',
        ifMissing: reader.choice('if-missing', ['warn', 'error', 'ignore'], 'warn'),
        summary: reader.boolean('summary', true),
    }));
}
function readTask(reader) {
    return {
        ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .readConnection */ .d)(reader),
        workflowKey: reader.required('workflow-key'),
        taskId: reader.requiredId('task-id'),
    };
}


/***/ })

};
