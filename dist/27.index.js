export const id = 27;
export const ids = [27];
export const modules = {

/***/ 128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ firstLook),
/* harmony export */   y: () => (/* binding */ firstLookOrConclude)
/* harmony export */ });
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
/* harmony import */ var _masking_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4952);


/** Reads a task that somebody else started, and masks what its answer carries before anything of it can be printed. */
async function firstLook(task, { zadig, runner, signal }) {
    const found = await zadig.getTask(task, { signal });
    (0,_masking_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(found.secrets, new Set(), runner);
    return found;
}
/**
 * As `firstLook`, for a step whose `conclusion` is read by others: where the task can't be read, it says at least of which
 * kind that was.
 */
async function firstLookOrConclude(task, deps) {
    try {
        return await firstLook(task, deps);
    }
    catch (thrown) {
        deps.runner.setOutput('conclusion', conclusionOfError(thrown, deps.signal));
        throw thrown;
    }
}
function conclusionOfError(thrown, signal) {
    if (signal.aborted)
        return 'cancelled';
    return thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown';
}


/***/ }),

/***/ 9027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wait: () => (/* binding */ wait)
/* harmony export */ });
/* harmony import */ var _first_look_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(128);
/* harmony import */ var _see_through_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(864);


/**
 * Takes up a task that was started elsewhere and follows it to its end, with its logs from their first line. Nothing is
 * left for the post step unless the user wants the task to be cancelled with this step.
 */
async function wait(inputs, deps) {
    const startedAt = deps.clock.now();
    const task = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const found = await (0,_first_look_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLookOrConclude */ .y)(task, deps);
    const url = await (0,_see_through_js__WEBPACK_IMPORTED_MODULE_1__/* .announceTask */ .pz)(found, inputs.url, deps.runner);
    deps.runner.saveState('task-id', String(inputs.taskId));
    if (inputs.cancelOnAbort)
        deps.runner.saveState('phase', 'following');
    const { projectKey, secrets } = found;
    const seen = { task, projectKey, url, displayName: (0,_see_through_js__WEBPACK_IMPORTED_MODULE_1__/* .displayNameOf */ .Nv)(found), startedAt, bornAfter: 0, secrets };
    return (0,_see_through_js__WEBPACK_IMPORTED_MODULE_1__/* .seeThrough */ .Lr)(inputs, seen, deps);
}


/***/ })

};
