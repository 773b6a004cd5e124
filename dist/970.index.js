export const id = 970;
export const ids = [970];
export const modules = {

/***/ 9970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tasks: () => (/* binding */ tasks)
/* harmony export */ });
/* harmony import */ var _report_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1520);
/* harmony import */ var _report_links_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1006);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1872);
/* harmony import */ var _report_tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7442);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(811);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1674);







/** A filter that no task passes must not read the history of years. */
const MAX_READ = 10_000;
const LINES = 50;
/** Lists a workflow's tasks, newest first, as outputs, in the log and as a table in the summary. */
async function tasks(inputs, deps) {
    const { zadig, runner, signal } = deps;
    const { url: baseUrl, projectKey, workflowKey } = inputs;
    const { found, read, cut } = await collect(inputs, deps);
    // Zadig answers an unknown workflow with an empty list (contract §3.6): reading its definition fails where it does not exist.
    if (read === 0)
        await zadig.getDefinition({ projectKey, workflowKey }, { signal });
    const [latest] = found;
    const rows = found.map((entry) => (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .taskOutput */ .xI)(entry, { baseUrl, projectKey, workflowKey }));
    runner.setOutput('tasks', (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonLines */ .i7)(rows));
    runner.setOutput('count', String(found.length));
    runner.setOutput('latest-task-id', latest === undefined ? '' : String(latest.taskId));
    runner.setOutput('latest-task-url', rows[0]?.url ?? '');
    runner.setOutput('latest-status', latest?.status ?? '');
    const lines = (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .taskLines */ .z6)(rows);
    await runner.print(lines.slice(0, LINES).join(''));
    if (lines.length > LINES)
        await runner.print(`  … ${lines.length - LINES} more\n`);
    const message = `Only the newest ${MAX_READ} tasks were read. Set \`since\` or drop a filter.`;
    if (cut)
        runner.annotate('notice', { title: 'Zadig tasks', message });
    const displayName = latest?.workflowName ?? workflowKey;
    const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(`${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(found.length, 'task')} of ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeLine */ .g$)(displayName, 80)}, of ${read} read.`);
    const url = (0,_report_links_js__WEBPACK_IMPORTED_MODULE_6__/* .workflowUrl */ .pk)({ baseUrl, projectKey, workflowKey, displayName });
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)({ verdict, url, body: (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .taskTable */ .AX)(rows) }, inputs.summary, runner);
}
/** Reads page after page until enough is found, the rest is too old, or there is no more; `cut` where it reads too many. */
async function collect(inputs, deps) {
    const found = [];
    let read = 0;
    for await (const { entries, serverTime } of (0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_4__/* .taskPages */ .MT)(inputs, deps)) {
        if (read >= MAX_READ)
            return { found, read, cut: true };
        const since = earliest(inputs.since, serverTime ?? deps.clock.now());
        for (const entry of entries) {
            read += 1;
            if (matches(entry, inputs, since))
                found.push(entry);
            if (found.length >= inputs.limit)
                return { found, read, cut: false };
        }
        // Newest first: once a page ends before the time, so does all that follows.
        const last = entries.at(-1);
        if (last !== undefined && last.createTime * 1_000 < since)
            break;
    }
    return { found, read, cut: false };
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
/** The task's page in Zadig (contract §10). */
function taskUrl(address) {
    return workflowUrl(address, `/${address.taskId}`);
}
/** The page of a workflow in Zadig. `page` is a page below it. */
function workflowUrl(address, page = '') {
    const { workflowKey, displayName } = address;
    return `${projectUrl(address)}/pipelines/custom/${encode(workflowKey)}${page}?display_name=${encode(displayName)}`;
}
/** The page of an environment of the project in Zadig. */
function environmentUrl(project, name) {
    return `${projectUrl(project)}/envs/detail?envName=${encode(name)}`;
}
function projectUrl({ baseUrl, projectKey }) {
    return `${baseUrl.replace(/\/+$/, '')}/v1/projects/detail/${encode(projectKey)}`;
}
/** The plain encoder throws at half a surrogate pair, which JSON can carry. */
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
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(570);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1520);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1006);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1872);






/**
 * A task as the `tasks` output has it, with its page in Zadig. Times are unix seconds, 0 if absent; `duration` is from creation
 * to end, 0 before the end.
 */
function taskOutput({ taskId, status, creator, createTime, startTime, endTime, workflowName }, address) {
    return {
        'task-id': taskId,
        status,
        creator,
        created: createTime,
        start: startTime,
        end: endTime,
        duration: endTime > createTime && createTime > 0 ? endTime - createTime : 0,
        url: (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .taskUrl */ .Dl)({ ...address, taskId, displayName: workflowName === '' ? address.workflowKey : workflowName }),
    };
}
/** The tasks as lines for the log. */
function taskLines(tasks) {
    return tasks.map((task) => `  ${task['task-id']}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)(task.status, 40)}  ${created(task)}  ${duration(task)}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)(task.creator, 60)}\n`);
}
/** The tasks for the summary; empty without tasks. */
function taskTable(tasks) {
    const rows = tasks.map((task) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(String(task['task-id']), task.url),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(task.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(task.creator, 60),
        created(task),
        duration(task),
    ]);
    return summaryTable(['Task', 'Status', 'By', 'Created', 'Took'], rows);
}
function created({ created: seconds }) {
    return seconds === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(seconds * 1_000);
}
function duration(task) {
    return task.duration === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(task.duration * 1_000);
}
/** A workflow as the `workflows` output has it; times are unix seconds. */
function workflowOutput({ key, name, type, updatedBy, updateTime }) {
    return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime };
}
/** The workflows for the summary; empty without workflows. */
function workflowTable(workflows) {
    const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(key, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(type, 20),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(updatedBy, 60),
        (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(updateTime * 1_000),
    ]);
    return summaryTable(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows);
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
/** The views for the summary; empty without views. */
function viewTable(views) {
    const rows = views.map(({ name, workflows, updatedBy }) => {
        const keys = workflows.map(({ workflowKey }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(workflowKey, 80));
        return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 80), (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(keys, 50), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(updatedBy, 60)];
    });
    return summaryTable(['View', 'Workflows', 'Changed by'], rows);
}
/** The content of `index.json`. */
function logIndex(task, logs) {
    return {
        'workflow-key': task.workflowKey,
        'task-id': task.id,
        status: task.status,
        logs: logs.map(({ job, file, bytes, problem }) => ({
            job: job.name,
            'display-name': (0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobLabel */ .O)(job),
            type: job.type,
            status: job.status,
            file: file ?? null,
            bytes,
            problem,
        })),
    };
}
/** The logs for the summary; empty without logs. */
function collectedLogTable(logs) {
    const rows = logs.map(({ job, file, bytes, problem }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobLabel */ .O)(job), 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(job.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(file ?? '', 200),
        file === undefined ? '' : String(bytes),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(problem),
    ]);
    return summaryTable(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows);
}
function summaryTable(head, rows) {
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .boundedTable */ .c8)(head, rows, { maxRows: 500, maxBytes: 400_000 });
}


/***/ }),

/***/ 8292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(799);

/**
 * Registers values as masks, each once, before anything else from the same answer can be printed. Values of several lines
 * are masked line by line, without short lines: a mask for `{` would hide parts of the whole log (runner contract §2).
 */
function maskSecrets(values, runner, masked = new Set()) {
    for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
        if (masked.has(value) || value.length < _find_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .vb)
            continue;
        masked.add(value);
        runner.mask(value);
    }
}


/***/ }),

/***/ 4384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHeartbeat)
/* harmony export */ });
/** Longest silence in the step's log, so that a reader sees that the step still runs. */
const HEARTBEAT_MS = 50_000;
/**
 * Prints to the log, and prints a heartbeat where it has printed nothing for a while, until `end` is called.
 *
 * @param heartbeatText makes the line to print in silence
 */
function createHeartbeat(runner, clock, heartbeatText) {
    const over = new AbortController();
    let printedAt = clock.now();
    function print(text) {
        printedAt = clock.now();
        return runner.print(text);
    }
    async function beat() {
        while (!over.signal.aborted) {
            await clock.sleep(Math.max(1_000, printedAt + HEARTBEAT_MS - clock.now()), over.signal);
            if (clock.now() - printedAt >= HEARTBEAT_MS)
                await print(`${heartbeatText()}\n`);
        }
    }
    beat().catch(() => undefined);
    return { print, end: () => over.abort() };
}


/***/ }),

/***/ 7774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ times),
/* harmony export */   g3: () => (/* binding */ pollUntil),
/* harmony export */   jL: () => (/* binding */ pollTask),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var _report_progress_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9734);
/* harmony import */ var _secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8292);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(417);
/* harmony import */ var _time_cadence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(623);
/* harmony import */ var _heartbeat_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4384);





/**
 * Calls `check` after each pause until it returns something; undefined when there is no pause left. Throws what `check`
 * throws, and the signal's reason during a pause.
 *
 * @param pauses milliseconds before each call; 0 calls at once
 */
async function pollUntil(check, pauses, { clock, signal }) {
    for (const pause of pauses) {
        if (pause > 0)
            await clock.sleep(pause, signal);
        const found = await check();
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** The pauses of so many calls, the first of them at once. */
function times(calls, pauseMs) {
    return Array.from({ length: calls }, (_, index) => (index === 0 ? 0 : pauseMs));
}
/** The pauses of calls from now on, the first of them at once and the last within `ms`. */
function within(ms, pauseMs, clock) {
    const until = clock.now() + ms;
    return (function* () {
        for (let pause = 0; pause === 0 || clock.now() + pause <= until; pause = pauseMs)
            yield pause;
    })();
}
/**
 * Reads a task until `check` returns something, and prints a heartbeat meanwhile.
 *
 * @returns what was waited for, undefined when the time was up, and the task as it was read last
 */
async function pollTask({ first, timeout, pollInterval, check }, { zadig, runner, clock, random, signal }) {
    const ref = { workflowKey: first.workflowKey, taskId: first.id };
    const startedAt = clock.now();
    const cadence = (0,_time_cadence_js__WEBPACK_IMPORTED_MODULE_3__/* .createCadence */ .E)(pollInterval, random);
    const masked = new Set();
    let task = first;
    let moved = true;
    function* pauses() {
        for (let left = timeout; left > 0; left = startedAt + timeout - clock.now()) {
            yield Math.min(left, cadence.next(moved));
        }
    }
    async function readAndCheck() {
        const now = await zadig.getTask(ref, { signal });
        (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(now.secrets, runner, masked);
        moved = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .changes */ .Ao)(task, now).length > 0;
        task = now;
        return check(now);
    }
    const heartbeat = (0,_heartbeat_js__WEBPACK_IMPORTED_MODULE_4__/* .createHeartbeat */ .V)(runner, clock, () => (0,_report_progress_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .heartbeatLine */ .JY)(task, clock.now() - startedAt));
    try {
        const found = (await check(first)) ?? (await pollUntil(readAndCheck, pauses(), { clock, signal }));
        return { task, found };
    }
    finally {
        heartbeat.end();
    }
}


/***/ }),

/***/ 1674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ taskPages),
/* harmony export */   Nv: () => (/* binding */ displayNameOf),
/* harmony export */   RP: () => (/* binding */ announceFoundTask),
/* harmony export */   Tc: () => (/* binding */ readTaskBornAfter),
/* harmony export */   dx: () => (/* binding */ conclusionOfError),
/* harmony export */   pz: () => (/* binding */ announceTask),
/* harmony export */   tW: () => (/* binding */ isOlder),
/* harmony export */   uc: () => (/* binding */ readTaskToFollow),
/* harmony export */   z5: () => (/* binding */ readAndAnnounce)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1006);
/* harmony import */ var _secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8292);
/* harmony import */ var _poll_until_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7774);




/** Milliseconds that reading the definition may keep trying: it only confirms what the task says. */
const DEFINITION_MS = 10_000;
/** How long an older task of the same number counts as a state that passes. */
const STALE_MS = 60_000;
const PAUSE_MS = 2_000;
/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100;
/** Reads a task that this step did not start, and masks what its answer carries before anything of it can be printed. */
async function readTask(task, { zadig, runner, signal }) {
    const found = await zadig.getTask(task, { signal });
    (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(found.secrets, runner);
    return found;
}
/** Prints which task this step is about, sets the outputs for it, and returns its page in Zadig. */
async function announceTask({ workflowKey, taskId }, names, runner) {
    const { baseUrl, projectKey, displayName } = names;
    const url = (0,_report_links_js__WEBPACK_IMPORTED_MODULE_3__/* .taskUrl */ .Dl)({ baseUrl, projectKey, workflowKey, taskId, displayName });
    runner.setOutput('task-id', String(taskId));
    runner.setOutput('task-url', url);
    await runner.print(`Zadig task ${taskId}: ${url}\n`);
    return url;
}
/** Reads the task that a sub-action is about, and announces it. */
async function readAndAnnounce({ workflowKey, taskId, url }, deps) {
    const task = await readTask({ workflowKey, taskId }, deps);
    return { task, url: await announceFoundTask(task, url, deps.runner) };
}
/** As `announceTask`, for a task that has been read. */
function announceFoundTask(task, baseUrl, runner) {
    const { workflowKey, projectKey, id } = task;
    return announceTask({ workflowKey, taskId: id }, { baseUrl, projectKey, displayName: displayNameOf(task) }, runner);
}
/** The display name of the task's workflow; its key where it has none. */
function displayNameOf({ workflowName, workflowKey }) {
    return workflowName === '' ? workflowKey : workflowName;
}
/**
 * Reads a task that this step did not start and is about to follow. Sets the output `conclusion` before it throws.
 *
 * @returns also `bornAfter`: unix seconds before which the task can't have been created; 0 where that isn't known
 */
async function readTaskToFollow(ref, deps) {
    try {
        const found = await readTask(ref, deps);
        const bornAfter = await definedAt(found, deps);
        if (!isOlder(found, bornAfter))
            return { task: found, bornAfter };
        const task = await readTaskBornAfter(ref, bornAfter, {}, deps);
        (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(task.secrets, deps.runner);
        return { task, bornAfter };
    }
    catch (thrown) {
        deps.runner.setOutput('conclusion', conclusionOfError(thrown, deps.signal));
        throw thrown;
    }
}
/** When the task's workflow was created, unix seconds; 0 where it can't be read, as after its deletion. */
async function definedAt({ workflowKey, projectKey }, { zadig, signal }) {
    try {
        const options = { signal, outageTimeout: DEFINITION_MS };
        return (await zadig.getDefinition({ workflowKey, projectKey }, options)).createTime;
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE)
            return 0;
        throw thrown;
    }
}
/** The conclusion of a step that could not read its task. */
function conclusionOfError(thrown, signal) {
    if (signal.aborted)
        return 'cancelled';
    return thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown';
}
/**
 * Reads a task, and does not accept one that was created before `bornAfter`, unix seconds by the server's clock: the tasks
 * of a workflow that was deleted and created again are numbered from 1, and for a while Zadig can answer with the old task
 * of a number (contract §5.7). It is read again for a minute, or for `withinMs` where that is shorter. Throws a ZadigError
 * of kind `protocol` where the answer stays the old task, and what `getTask` throws.
 */
async function readTaskBornAfter(ref, bornAfter, { withinMs = STALE_MS, outageTimeout }, { zadig, clock, signal }) {
    const options = { signal, ...(outageTimeout === undefined ? {} : { outageTimeout }) };
    async function read() {
        const task = await zadig.getTask(ref, options);
        return isOlder(task, bornAfter) ? undefined : task;
    }
    const pauses = (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .ux)(Math.min(withinMs, STALE_MS), PAUSE_MS, clock);
    const task = await (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .pollUntil */ .g3)(read, pauses, { clock, signal });
    if (task !== undefined)
        return task;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE(`Zadig answered with an older task of the same number, ${ref.taskId}`, {
        kind: 'protocol',
        method: 'GET',
        path: '/openapi/workflows/custom/task',
        delivery: 'answered',
        tries: 1,
        advice: 'The workflow was deleted and created again, so its task numbers started again from 1. Look at the newest task in Zadig.',
    });
}
/** Whether a task was created before a time in unix seconds; one without a creation time was not. */
function isOlder({ createTime }, bornAfter) {
    return createTime !== 0 && createTime < bornAfter;
}
/**
 * Lists a workflow's tasks page by page, newest first by whole seconds (contract §3.6), each task once. Throws what
 * `listTasks` throws.
 */
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

/***/ 623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createCadence)
/* harmony export */ });
/** The shortest pause between polls: the server's scheduler ticks every 3 s, and an answer is a whole task (contract §9.2). */
const FASTEST_MS = 1_000;
/** How fast the pauses grow while nothing moves: 1 s, 1.6, 2.6, 4.1, 6.6, 10. */
const GROWTH = 1.6;
/** ± this share of each pause, so that many waiting steps don't poll at the same time. */
const JITTER = 0.2;
/**
 * How often to poll: a second after a change, more and more slowly while nothing moves, never slower than `slowestMs`.
 *
 * @param random a source of numbers in [0, 1), for the jitter
 */
function createCadence(slowestMs, random) {
    const fastest = Math.min(FASTEST_MS, slowestMs);
    let pause = fastest;
    return {
        /** The shortest pause between two polls, in milliseconds. */
        fastest,
        /** Milliseconds until the next poll; `moved` says whether the last answer had a change. */
        next(moved) {
            if (moved)
                pause = fastest;
            const jittered = pause * (1 + JITTER * (2 * random() - 1));
            pause = Math.min(slowestMs, pause * GROWTH);
            return jittered;
        },
    };
}


/***/ })

};
