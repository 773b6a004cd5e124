export const id = 673;
export const ids = [673];
export const modules = {

/***/ 4673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preApproval: () => (/* binding */ preApproval)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1872);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(570);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(811);




/**
 * Registers an approval ticket of an outside system (contract §8.6). Zadig has no call that reads one back, so only the
 * answer shows whether it worked.
 */
async function preApproval({ ticket, summary }, { zadig, runner, clock }) {
    const problems = windowProblems(ticket, clock.now());
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    await zadig.createApprovalTicket(ticket);
    runner.setOutput('approval-id', ticket.approvalId);
    runner.setOutput('execution-window-start', String(ticket.windowStart));
    runner.setOutput('execution-window-end', String(ticket.windowEnd));
    const facts = [
        ['Project', ticket.projectKey],
        ['From', ticket.windowStart === 0 ? 'at once' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInstant */ .r4)(ticket.windowStart * 1_000)],
        ['Until', ticket.windowEnd === 0 ? 'no end' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInstant */ .r4)(ticket.windowEnd * 1_000)],
        ['Environments', ticket.environments.join(', ')],
        ['Services', ticket.services.map(({ service, module }) => `${service}/${module}`).join(', ')],
        ['Users', ticket.users.map(({ name, email }) => `${name} ${email}`.trim()).join(', ')],
    ];
    const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_2__/* .passed */ .bF)(`The ticket ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)(ticket.approvalId, 100)} is registered in Zadig.`);
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_2__/* .conclude */ .Ep)({ verdict, facts }, summary, runner);
}
function windowProblems({ windowStart, windowEnd }, now) {
    const [start, end] = [(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInstant */ .r4)(windowStart * 1_000), (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInstant */ .r4)(windowEnd * 1_000)];
    const path = 'execution-window-end';
    if (windowEnd === 0)
        return [];
    if (windowStart > windowEnd)
        return [{ path, message: `The window ends (${end}) before it starts (${start}).` }];
    return windowEnd * 1_000 > now ? [] : [{ path, message: `The window is over: it ended at ${end}.` }];
}


/***/ })

};
