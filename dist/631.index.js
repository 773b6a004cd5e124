export const id = 631;
export const ids = [631];
export const modules = {

/***/ 8631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readRunInputs: () => (/* binding */ readRunInputs)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9368);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7880);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2244);
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4717);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7176);





/** Reads the inputs of the root action. Throws one InputError that lists every problem. */
function readRunInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .K)(environment, (reader) => {
        const inputs = {
            ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .readConnection */ .d)(reader),
            ...(0,_follow_js__WEBPACK_IMPORTED_MODULE_2__/* .readFollow */ .g)(reader),
            projectKey: reader.required('project-key'),
            workflowKey: reader.required('workflow-key'),
            parameters: reader.block('parameters'),
            inputs: reader.block('inputs'),
            notifyInputs: reader.block('notify-inputs'),
            payloadFile: (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readWorkspaceFile */ .sL)(reader, 'payload-file'),
            skipGates: reader.list('skip-gates'),
            preflight: reader.choice('preflight', ['strict', 'warn', 'off'], 'strict'),
            dryRun: reader.boolean('dry-run', false),
            correlationParameter: reader.text('correlation-parameter'),
            matrix: normalizeMatrix(reader.text('matrix')),
            remark: reader.text('remark'),
            onRerun: reader.choice('on-rerun', ['new', 'retry', 'attach'], 'new'),
            wait: reader.boolean('wait', true),
        };
        if (inputs.onRerun !== 'new' && inputs.correlationParameter === '') {
            const rule = 'finds the earlier task by its marker: set `correlation-parameter` too.';
            reader.problem('on-rerun', `“${inputs.onRerun}” ${rule}`);
        }
        return inputs;
    });
}
/** The same text for the same values in any order and spacing; empty for a job without a matrix. */
function normalizeMatrix(json) {
    if (json === 'null' || json === '{}')
        return '';
    try {
        return JSON.stringify(JSON.parse(json), (_key, value) => (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isMapping */ .pi)(value)
            ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
            : value);
    }
    catch {
        return json;
    }
}


/***/ })

};
