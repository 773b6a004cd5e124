export const id = 702;
export const ids = [702];
export const modules = {

/***/ 6702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VIEWS_OUTPUTS: () => (/* binding */ VIEWS_OUTPUTS),
/* harmony export */   views: () => (/* binding */ views)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9434);
/* harmony import */ var _payload_read_lists_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7527);
/* harmony import */ var _report_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1520);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4121);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1872);
/* harmony import */ var _report_tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7442);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(811);








/** Every output of `views`; its `action.yml` declares the same names. */
const VIEWS_OUTPUTS = ['views', 'count', 'changed'];
/** Workflows of a view in one line of the log; the output has all. */
const MOST_KEYS = 10;
/** Lists, creates, changes or deletes a project's views. Asking for what is there already is a success. */
async function views(inputs, deps) {
    const { zadig, runner } = deps;
    const before = await zadig.listViews(inputs);
    const { changed, sentence } = await operate(inputs, before, deps);
    const after = changed ? await zadig.listViews(inputs) : before;
    runner.setOutput('views', (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonLines */ .i7)(after.map(_report_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .viewOutput */ .$$)));
    runner.setOutput('count', String(after.length));
    runner.setOutput('changed', String(changed));
    for (const view of after) {
        const keys = view.workflows.map((entry) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(entry.workflowKey, 80));
        await runner.print(`  ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(view.name, 80)}: ${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(keys, MOST_KEYS)}\n`);
    }
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)({ verdict: (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_5__/* .passed */ .bF)(sentence), body: (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .viewTable */ .Qx)(after) }, inputs.summary, runner);
}
async function operate(inputs, present, deps) {
    const name = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(inputs.name, 80);
    const view = present.find((candidate) => candidate.name === inputs.name);
    switch (inputs.operation) {
        case 'list': {
            const sentence = `${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(present.length, 'view')} in project ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(inputs.projectKey, 80)}.`;
            return { changed: false, sentence };
        }
        case 'create': {
            if (view === undefined) {
                const workflows = (await known(inputs, deps.zadig)).filter(({ enabled }) => enabled);
                await unlessThere(() => deps.zadig.createView({ ...inputs, workflows }), inputs, deps);
                return { changed: true, sentence: `Created the view ${name}.` };
            }
            if (shows(view, inputs.workflows))
                return { changed: false, sentence: `The view ${name} is there as asked.` };
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The view ${name} is there and shows something else`, {
                advice: '`operation: update` makes it show what `workflows` has.',
            });
        }
        case 'update': {
            if (view === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`There is no view ${name} in project ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(inputs.projectKey, 80)}`, {
                    advice: `\`operation: create\` makes it.${(0,_payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(inputs.name, present.map((other) => other.name))}`,
                });
            if (shows(view, inputs.workflows))
                return { changed: false, sentence: `The view ${name} is as asked.` };
            const wanted = await known(inputs, deps.zadig);
            // Zadig leaves alone what isn't sent (contract §3.10), so what is to go is sent as hidden.
            const gone = view.workflows
                .filter(({ workflowKey }) => !wanted.some((entry) => entry.workflowKey === workflowKey))
                .map((entry) => ({ ...entry, enabled: false }));
            await unlessThere(() => deps.zadig.updateView({ ...inputs, workflows: [...wanted, ...gone] }), inputs, deps);
            return { changed: true, sentence: `Changed the view ${name}.` };
        }
        case 'delete': {
            if (view === undefined)
                return { changed: false, sentence: `There is no view ${name} to delete.` };
            if (inputs.name.includes('/'))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The view ${name} cannot be deleted: its name has a \`/\``, {
                    advice: `${_payload_read_lists_js__WEBPACK_IMPORTED_MODULE_1__/* .UNREACHABLE_VIEW */ .j} Delete it in Zadig.`,
                });
            await unlessThere(() => deps.zadig.deleteView(inputs), inputs, deps);
            return { changed: true, sentence: `Deleted the view ${name}.` };
        }
    }
}
/** Sends a write once; where its answer is lost, the list of views shows whether it was heard. */
async function unlessThere(write, inputs, { zadig }) {
    try {
        await write();
    }
    catch (thrown) {
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE) || thrown.delivery !== 'unknown')
            throw thrown;
        const view = (await zadig.listViews(inputs)).find(({ name }) => name === inputs.name);
        const heard = inputs.operation === 'delete' ? view === undefined : view !== undefined && shows(view, inputs.workflows);
        if (!heard)
            throw thrown;
    }
}
/** Whether the view shows exactly these. */
function shows(view, workflows) {
    const wanted = workflows.filter(({ enabled }) => enabled).map(({ workflowKey }) => workflowKey);
    const shown = new Set(view.workflows.map(({ workflowKey }) => workflowKey));
    return wanted.length === shown.size && wanted.every((key) => shown.has(key));
}
/** The workflows with what Zadig wants to know of them; Zadig itself would take a key that no workflow has. */
async function known({ projectKey, workflows }, zadig) {
    const entries = new Map((await zadig.listWorkflows({ projectKey })).map((entry) => [entry.key, entry]));
    const unknown = workflows.filter(({ workflowKey, enabled }) => enabled && !entries.has(workflowKey));
    if (unknown.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(unknown.map(({ workflowKey }) => ({
            path: 'workflows',
            message: `The project has no workflow \`${workflowKey}\`.${(0,_payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(workflowKey, entries.keys())}`,
        })));
    return workflows.map(({ workflowKey, type, enabled }) => {
        const entry = entries.get(workflowKey);
        const kind = type === '' ? (entry?.type ?? 'custom') : type;
        return { workflowKey, type: kind, enabled, ...(entry === undefined ? {} : { name: entry.name }) };
    });
}


/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ taskUrl),
/* harmony export */   fw: () => (/* binding */ environmentUrl),
/* harmony export */   pk: () => (/* binding */ workflowUrl)
/* harmony export */ });
/** The task's page in Zadig (contract §10). Every part is percent-encoded: names are whatever their owner typed. */
function taskUrl(address) {
    return page(address, `/${address.taskId}`);
}
/** The page of a workflow in Zadig. */
function workflowUrl(address) {
    return page(address, '');
}
function page({ baseUrl, projectKey, workflowKey, displayName }, rest) {
    const base = baseUrl.replace(/\/+$/, '');
    const project = encode(projectKey);
    const workflow = encode(workflowKey);
    const name = encode(displayName);
    return `${base}/v1/projects/detail/${project}/pipelines/custom/${workflow}${rest}?display_name=${name}`;
}
/** The page of an environment of the project in Zadig. */
function environmentUrl({ baseUrl, projectKey }, name) {
    const base = baseUrl.replace(/\/+$/, '');
    return `${base}/v1/projects/detail/${encode(projectKey)}/envs/detail?envName=${encode(name)}`;
}
/** JSON can carry half a surrogate pair, at which the plain encoder throws. */
function encode(text) {
    return encodeURIComponent(text.toWellFormed());
}


/***/ }),

/***/ 7442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ viewOutput),
/* harmony export */   AX: () => (/* binding */ taskTable),
/* harmony export */   Qx: () => (/* binding */ viewTable),
/* harmony export */   cB: () => (/* binding */ workflowTable),
/* harmony export */   lM: () => (/* binding */ workflowOutput),
/* harmony export */   lV: () => (/* binding */ logIndex),
/* harmony export */   qF: () => (/* binding */ collectedLogTable),
/* harmony export */   xI: () => (/* binding */ taskOutput),
/* harmony export */   z6: () => (/* binding */ taskLines)
/* harmony export */ });
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6279);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(570);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1006);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1872);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1520);






/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500;
/** What `index.json` has. */
function logIndex(task, logs) {
    return {
        'workflow-key': task.workflowKey,
        'task-id': task.id,
        status: task.status,
        logs: logs.map(({ job, file, bytes, problem }) => ({
            job: job.name,
            'display-name': (0,_task_task_js__WEBPACK_IMPORTED_MODULE_2__/* .jobLabel */ .O)(job),
            type: job.type,
            status: job.status,
            file: file ?? null,
            bytes,
            problem,
        })),
    };
}
/** The logs as a table for the summary; empty for none. */
function collectedLogTable(logs) {
    const rows = logs.map(({ job, file, bytes, problem }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_2__/* .jobLabel */ .O)(job), 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(job.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(file ?? '', 200),
        file === undefined ? '' : String(bytes),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(problem),
    ]);
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows.slice(0, MAX_ROWS));
}
/** One task for the output, with its page in Zadig. */
function taskOutput({ taskId, status, creator, createTime, startTime, endTime, workflowName }, address) {
    return {
        'task-id': taskId,
        status,
        creator,
        created: createTime,
        start: startTime,
        end: endTime,
        duration: endTime > createTime && createTime > 0 ? endTime - createTime : 0,
        url: (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .taskUrl */ .Dl)({ ...address, taskId, displayName: workflowName === '' ? address.workflowKey : workflowName }),
    };
}
/** The tasks as lines for the log. */
function taskLines(tasks) {
    return tasks.map((task) => `  ${task['task-id']}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeLine */ .g$)(task.status, 40)}  ${created(task)}  ${duration(task)}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeLine */ .g$)(task.creator, 60)}\n`);
}
/** The tasks as a table for the summary; empty for none. */
function taskTable(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(0, MAX_ROWS)
        .map((task) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(String(task['task-id']), task.url),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(task.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(task.creator, 60),
        created(task),
        duration(task),
    ]);
    const more = tasks.length > MAX_ROWS ? `\n\n… ${tasks.length - MAX_ROWS} more tasks` : '';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Task', 'Status', 'By', 'Created', 'Took'], rows) + more;
}
function created({ created: seconds }) {
    return seconds === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(seconds * 1_000);
}
function duration(task) {
    return task.duration === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(task.duration * 1_000);
}
/** A view as the `views` output has it; times are unix seconds. */
function viewOutput({ name, updatedBy, updateTime, workflows }) {
    return {
        name,
        'update-by': updatedBy,
        'update-time': updateTime,
        workflows: workflows.map(({ workflowKey, type }) => ({ 'workflow-key': workflowKey, 'workflow-type': type })),
    };
}
const MAX_KEYS = 50;
/** The views as a table for the summary; empty for none. */
function viewTable(views) {
    const rows = views.map(({ name, workflows, updatedBy }) => {
        const keys = workflows.map(({ workflowKey }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(workflowKey, 80));
        return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(name, 80), (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(keys, MAX_KEYS), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(updatedBy, 60)];
    });
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['View', 'Workflows', 'Changed by'], rows.slice(0, MAX_ROWS));
}
/** A workflow as the `workflows` output has it; times are unix seconds. */
function workflowOutput({ key, name, type, updatedBy, updateTime }) {
    return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime };
}
/** The workflows as a table for the summary; empty for none. */
function workflowTable(workflows) {
    const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(key, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(name, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(type, 20),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(updatedBy, 60),
        (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(updateTime * 1_000),
    ]);
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows.slice(0, MAX_ROWS));
}


/***/ })

};
