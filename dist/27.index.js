export const id = 27;
export const ids = [27];
export const modules = {

/***/ 9027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wait: () => (/* binding */ wait)
/* harmony export */ });
/* harmony import */ var _first_look_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(128);
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(445);
/* harmony import */ var _see_through_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3218);



/**
 * Takes up a task that was started elsewhere and follows it to its end, with its logs from their first line. Nothing is
 * left for the post step unless the user wants the task to be cancelled with this step.
 */
async function wait(inputs, deps) {
    const startedAt = deps.clock.now();
    const task = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const { task: found, bornAfter } = await (0,_first_look_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLookOrConclude */ .yz)(task, deps);
    const url = await (0,_see_through_js__WEBPACK_IMPORTED_MODULE_2__/* .announceTask */ .pz)(found, inputs.url, deps.runner);
    deps.runner.saveState('task-id', String(inputs.taskId));
    if (inputs.cancelOnAbort)
        deps.runner.saveState('phase', 'following');
    const { projectKey, secrets } = found;
    const requested = { requests: (0,_task_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .requestsShown */ .E3)(found), origin: 'detail' };
    const seen = { task, projectKey, url, displayName: (0,_see_through_js__WEBPACK_IMPORTED_MODULE_2__/* .displayNameOf */ .Nv)(found), startedAt, bornAfter, secrets, requested };
    return (0,_see_through_js__WEBPACK_IMPORTED_MODULE_2__/* .seeThrough */ .Lr)(inputs, seen, deps);
}


/***/ })

};
