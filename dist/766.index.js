export const id = 766;
export const ids = [766];
export const modules = {

/***/ 3278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ taskPages)
/* harmony export */ });
/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100;
/** Lists a workflow's tasks page by page, newest first, until the list ends. Throws what `listTasks` throws. */
async function* taskPages({ projectKey, workflowKey }, { zadig, signal }) {
    const seen = new Set();
    for (let page = 1;; page += 1) {
        const listed = await zadig.listTasks({ projectKey, workflowKey, page, pageSize: PAGE_SIZE }, { signal });
        // A task that starts meanwhile moves the others towards the next page, where they come again.
        const entries = listed.tasks.filter(({ taskId }) => !seen.has(taskId));
        for (const { taskId } of entries)
            seen.add(taskId);
        yield { entries, serverTime: listed.serverTime };
        if (listed.tasks.length === 0 || page * PAGE_SIZE >= listed.total)
            return;
    }
}


/***/ }),

/***/ 8766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TASKS_OUTPUTS: () => (/* binding */ TASKS_OUTPUTS),
  tasks: () => (/* binding */ tasks)
});

// EXTERNAL MODULE: ./build/report/job-words.js
var job_words = __webpack_require__(5664);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __webpack_require__(192);
// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __webpack_require__(6337);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
// EXTERNAL MODULE: ./build/time/instant.js
var instant = __webpack_require__(6513);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/task-table.js





/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500;
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
        url: (0,links/* taskUrl */.Dl)({ ...address, taskId, displayName: workflowName === '' ? address.workflowKey : workflowName }),
    };
}
/** The tasks as lines for the log. */
function taskLines(tasks) {
    return tasks.map((task) => `  ${task['task-id']}  ${(0,remote_text/* oneLine */.TN)(task.status, 40)}  ${created(task)}  ${task_table_duration(task)}  ${(0,remote_text/* oneLine */.TN)(task.creator, 60)}\n`);
}
/** The tasks as a table for the summary; empty for none. */
function taskTable(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(0, MAX_ROWS)
        .map((task) => [
        (0,markdown/* link */.nf)(String(task['task-id']), task.url),
        (0,markdown/* cell */.Hn)(task.status, 40),
        (0,markdown/* cell */.Hn)(task.creator, 60),
        created(task),
        task_table_duration(task),
    ]);
    const more = tasks.length > MAX_ROWS ? `\n\n… ${tasks.length - MAX_ROWS} more tasks` : '';
    return (0,markdown/* table */.tp)(['Task', 'Status', 'By', 'Created', 'Took'], rows) + more;
}
function created({ created: seconds }) {
    return seconds === 0 ? '' : (0,instant/* formatInstant */.r)(seconds * 1_000);
}
function task_table_duration(task) {
    return task.duration === 0 ? '' : (0,duration/* formatDuration */.a)(task.duration * 1_000);
}

// EXTERNAL MODULE: ./build/actions/conclude.js + 1 modules
var conclude = __webpack_require__(4191);
// EXTERNAL MODULE: ./build/actions/task-pages.js
var task_pages = __webpack_require__(3278);
;// CONCATENATED MODULE: ./build/actions/tasks.js







/** Every output of `tasks`; its `action.yml` declares the same names. */
const TASKS_OUTPUTS = ['tasks', 'count', 'latest-task-id', 'latest-task-url', 'latest-status'];
/** Tasks looked at: a filter that nothing passes must not read the history of years. */
const MAX_LOOKED_AT = 10_000;
const LINES = 50;
/** Lists a workflow's tasks, newest first, as outputs, in the log and as a table in the summary. */
async function tasks(inputs, deps) {
    const { runner } = deps;
    const { found, lookedAt, cut } = await collect(inputs, deps);
    // Zadig answers an unknown workflow with an empty list (contract §3.6): its definition tells them apart.
    if (lookedAt === 0)
        await deps.zadig.getDefinition(inputs, { signal: deps.signal });
    const [latest] = found;
    const rows = found.map((entry) => taskOutput(entry, { ...inputs, baseUrl: inputs.url }));
    runner.setOutput('tasks', (0,output_text/* jsonLines */.i)(rows));
    runner.setOutput('count', String(found.length));
    runner.setOutput('latest-task-id', latest === undefined ? '' : String(latest.taskId));
    runner.setOutput('latest-task-url', rows[0]?.url ?? '');
    runner.setOutput('latest-status', latest?.status ?? '');
    const lines = taskLines(rows);
    await runner.print(lines.slice(0, LINES).join(''));
    if (lines.length > LINES)
        await runner.print(`  … ${lines.length - LINES} more\n`);
    if (cut)
        runner.annotate('notice', {
            title: 'Zadig tasks',
            message: `Only the newest ${MAX_LOOKED_AT} tasks were looked at. Set \`since\` or drop a filter.`,
        });
    const name = (0,remote_text/* oneLine */.TN)(latest?.workflowName ?? inputs.workflowKey, 80);
    const verdict = (0,conclude/* passed */.bF)(`${(0,job_words/* count */.U9)(found.length, 'task')} of ${name}, of ${lookedAt} looked at.`);
    const url = (0,links/* workflowUrl */.pk)({ ...inputs, baseUrl: inputs.url, displayName: latest?.workflowName ?? inputs.workflowKey });
    return (0,conclude/* conclude */.Ep)({ verdict, url, body: taskTable(rows) }, inputs.summary, runner);
}
/** Reads page after page until enough is found, the rest is too old, or there is no more. */
async function collect(inputs, deps) {
    const found = [];
    let lookedAt = 0;
    for await (const { entries, serverTime } of (0,task_pages/* taskPages */.M)(inputs, deps)) {
        if (lookedAt >= MAX_LOOKED_AT)
            return { found, lookedAt, cut: true };
        const since = earliest(inputs.since, serverTime ?? deps.clock.now());
        for (const entry of entries) {
            lookedAt += 1;
            if (matches(entry, inputs, since))
                found.push(entry);
            if (found.length >= inputs.limit)
                return { found, lookedAt, cut: false };
        }
        // Newest first: once a page ends before the time, so does all that follows.
        const last = entries.at(-1);
        if (last !== undefined && last.createTime * 1_000 < since)
            break;
    }
    return { found, lookedAt, cut: false };
}
function earliest(since, now) {
    if (since === undefined)
        return 0;
    return since.kind === 'at' ? since.at : now - since.ms;
}
function matches(entry, { status, creator }, since) {
    return (entry.createTime * 1_000 >= since &&
        (status.length === 0 || status.includes(entry.status)) &&
        (creator === '' || entry.creator === creator));
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


/***/ })

};
