export const id = 566;
export const ids = [566];
export const modules = {

/***/ 7566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* binding */ cleanUp),
  isUnsettled: () => (/* binding */ isUnsettled)
});

;// CONCATENATED MODULE: ./build/ports/step-state.js
/** The fields that hold open reports. */
const OPEN_REPORTS = ['openStatus', 'openDeployment', 'openComment'];

// EXTERNAL MODULE: ./build/report/sanitize.js
var sanitize = __webpack_require__(1872);
// EXTERNAL MODULE: ./build/task-control/cancel-task.js
var cancel_task = __webpack_require__(2248);
// EXTERNAL MODULE: ./build/trigger/lost-task.js
var lost_task = __webpack_require__(7299);
;// CONCATENATED MODULE: ./build/actions/post.js




/**
 * The runner does not stop a post step, which delays the end of the job: all in all it takes 90 s at most, and 3 minutes
 * where GitHub's rate limit asks to wait. A cancelled job has 4 min 45 s for all (runner contract §4.2).
 */
const REQUEST_TIMEOUT_MS = 8_000;
const SEARCH_MS = 40_000;
const SEARCH_PAUSES_MS = [0, 2_000, 5_000, 8_000, 15_000];
const CANCEL_UNTIL_MS = 80_000;
/** GitHub's reports are written after that. */
const CANCEL_UNTIL_WITH_REPORTS_MS = 70_000;
const REPORTS_UNTIL_MS = 180_000;
const LEFT_ALONE = 'may still run in Zadig';
/** Whether the main step left a task that may still run, or a report on GitHub that shows its task as under way. */
function isUnsettled(state) {
    return mayRun(state) || openReports(state).length > 0;
}
/**
 * The post step: cancels the task of a main step that was killed before it could, and closes its open reports on GitHub.
 * Prints nothing where nothing is left to do, and never fails the job.
 */
async function cleanUp(inputs, state, deps) {
    const { runner, clock, github } = deps;
    const until = clock.now() + REPORTS_UNTIL_MS;
    const became = mayRun(state) ? await cancelWhatRuns(inputs, state, deps) : LEFT_ALONE;
    const reports = openReports(state);
    if (reports.length === 0)
        return;
    const { closeReports } = await Promise.all(/* import() */[__webpack_require__.e(912), __webpack_require__.e(933)]).then(__webpack_require__.bind(__webpack_require__, 1933));
    await closeReports(reports, became, until, { github: github(), runner, clock });
}
function mayRun({ phase }) {
    return phase !== undefined && phase !== 'done';
}
function openReports(state) {
    return OPEN_REPORTS.flatMap((name) => state[name] ?? []);
}
/** @returns what happened to the task, as the rest of a sentence */
async function cancelWhatRuns(inputs, state, deps) {
    const { runner, clock } = deps;
    const { workflowKey } = inputs;
    if (!inputs.cancelOnAbort && state.phase !== 'cancelling') {
        await runner.print('The step ended early; `cancel-on-abort` is false, so the task in Zadig is left as it is.\n');
        return LEFT_ALONE;
    }
    const hasReports = openReports(state).length > 0;
    const until = clock.now() + (hasReports ? CANCEL_UNTIL_WITH_REPORTS_MS : CANCEL_UNTIL_MS);
    const task = state.taskId ? { workflowKey, taskId: state.taskId } : await findTask(inputs, state, deps);
    if (task === undefined)
        return LEFT_ALONE;
    const timeouts = { readTimeout: REQUEST_TIMEOUT_MS, cancelTimeout: REQUEST_TIMEOUT_MS };
    const cancelled = await (0,cancel_task/* cancelTask */.y)({ task, ...timeouts, confirmFor: until - clock.now() }, deps);
    if (cancelled.kind !== 'unconfirmed')
        return `is ${(0,sanitize/* sanitizeLine */.g$)(cancelled.task.status, 40)} in Zadig`;
    const message = `The step ended early, and Zadig did not confirm that task ${task.taskId} of ${workflowKey} was cancelled: look at it.`;
    runner.annotate('warning', { title: 'Zadig task may still run', message });
    return LEFT_ALONE;
}
/** Searches for the task of a main step that ended before it had an answer. */
async function findTask({ projectKey = '', workflowKey, correlationParameter: parameter = '' }, { sentAt = 0, marker, expected = { jobs: [], parameters: {} } }, deps) {
    const { runner, creator } = deps;
    await runner.print('The step ended before Zadig had answered the trigger. Searching for the task …\n');
    const correlation = marker === undefined ? undefined : { parameter, marker };
    const found = await (0,lost_task/* findLostTask */.z)({ projectKey, workflowKey, creator, sentAt, lostAt: sentAt, expected, correlation }, deps, { pauses: SEARCH_PAUSES_MS, withinMs: SEARCH_MS, requestTimeout: REQUEST_TIMEOUT_MS });
    if (found.kind === 'one')
        return { workflowKey, taskId: found.task.id };
    if (found.kind === 'none') {
        await runner.print('There is none.\n');
        return undefined;
    }
    const what = found.kind === 'unsure'
        ? `task ${found.tasks.map(({ id }) => id).join(', ')} could be its own and may still run. Nothing was cancelled: look there.`
        : `Zadig could not be asked whether there is a task: ${(0,sanitize/* sanitizeLine */.g$)(found.error.message)}`;
    const message = `The step ended while it triggered ${workflowKey}, and ${what}`;
    runner.annotate('warning', { title: 'Zadig task not known', message });
    return undefined;
}


/***/ }),

/***/ 2119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ definedJobs),
/* harmony export */   p: () => (/* binding */ findJob)
/* harmony export */ });
/** All jobs of a workflow, in the order in which its stages and they run. */
function definedJobs(definition) {
    return definition.stages.flatMap(({ jobs }) => jobs);
}
/** The job of exactly this name. */
function findJob(definition, name) {
    return definedJobs(definition).find((job) => job.name === name);
}


/***/ }),

/***/ 8805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ buildBody)
/* harmony export */ });
/* harmony import */ var _definition_definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2119);

/**
 * The body for a payload. Types that the user left out come from the definition; without one they stay out, because the
 * server uses the workflow's types (contract §4.3, §4.4).
 */
function buildBody(payload, definition) {
    const notifications = payload.notifications.map(({ input }) => input);
    const typeOf = (name) => definition?.params.find((param) => param.name === name)?.type;
    return {
        workflow_key: payload.workflowKey,
        project_key: payload.projectKey,
        parameters: payload.parameters.map(({ name, type = typeOf(name), value, repo }) => ({
            name,
            ...(type === undefined ? {} : { type }),
            ...(value === undefined ? {} : { value }),
            ...(repo === undefined ? {} : { repo }),
        })),
        inputs: payload.jobs.map(({ name, type, parameters }) => {
            const jobType = type ?? (definition && (0,_definition_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .findJob */ .p)(definition, name)?.type);
            return { job_name: name, ...(jobType === undefined ? {} : { job_type: jobType }), parameters };
        }),
        ...(notifications.length === 0 ? {} : { notify_inputs: notifications }),
    };
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

/***/ 2248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cancelTask)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1872);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _poll_until_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7774);
/* harmony import */ var _write_once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61);





const PAUSE_MS = 1_000;
/**
 * Cancels a task that runs or can't be read, and reads it back. A finished task is left alone: the server would rewrite its
 * status (contract §8.1). A refused cancel is sent again while the task runs. Never throws for Zadig's errors.
 */
async function cancelTask({ task, readTimeout, cancelTimeout, confirmFor, signal, acceptsRefusal = false }, { zadig, runner, clock }) {
    const pauses = (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .ux)(confirmFor, PAUSE_MS, clock);
    const id = task.taskId;
    const readOptions = { outageTimeout: 0, requestTimeout: readTimeout, ...(signal === undefined ? {} : { signal }) };
    let printed = '';
    let reads = 0;
    let refusal;
    function read() {
        return zadig.getTask(task, readOptions).catch(() => undefined);
    }
    /** @returns whether Zadig accepted it */
    async function send() {
        refusal = await (0,_write_once_js__WEBPACK_IMPORTED_MODULE_3__/* .sendOnce */ .E4)(() => zadig.cancelTask(task, { requestTimeout: cancelTimeout, outageTimeout: 0 }));
        const why = refusal === undefined ? '' : (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(refusal));
        if (why !== '' && why !== printed)
            await runner.print(`Zadig refused the cancel: ${why}\n`);
        printed = why;
        return refusal === undefined;
    }
    async function isStopped() {
        let after = await read();
        const sendsAgain = reads > 0 && refusal !== undefined && after !== undefined && !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(after.status);
        if (sendsAgain && (await send()))
            after = await read();
        reads += 1;
        if (after !== undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(after.status))
            return { kind: 'cancelled', task: after };
        return acceptsRefusal && isFinal(refusal) ? { kind: 'unconfirmed', refusal } : undefined;
    }
    const before = await read();
    if (before !== undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(before.status)) {
        await runner.print(`Task ${id} has ended already (${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)(before.status, 40)}); nothing to cancel.\n`);
        return { kind: 'finished', task: before };
    }
    await runner.print(`Cancelling task ${id} in Zadig …\n`);
    await send();
    const stopped = await (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .pollUntil */ .g3)(isStopped, pauses, { clock, signal }).catch(() => undefined);
    const result = stopped ?? { kind: 'unconfirmed', refusal };
    await runner.print(result.kind === 'unconfirmed'
        ? `Could not confirm that task ${id} stopped; look at it in Zadig.\n`
        : `Task ${id} is ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)(result.task.status, 40)} in Zadig.\n`);
    return result;
}
/** An answer of Zadig's own, which another cancel would not change. */
function isFinal(refusal) {
    return refusal !== undefined && refusal.delivery === 'answered' && refusal.kind !== 'unreachable';
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

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ sendOnce),
/* harmony export */   Fq: () => (/* binding */ writeOnce),
/* harmony export */   ip: () => (/* binding */ withGracePeriod)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/**
 * Sends a write once. Where its answer is lost, `isDone` reads back whether it took effect. Throws the write's error
 * where it did not.
 */
async function writeOnce(write, isDone) {
    const error = await sendOnce(write);
    if (error === undefined || (error.delivery === 'unknown' && (await isDone())))
        return;
    throw error;
}
/** Sends a write once, for callers that also read back after a refusal: undefined where Zadig took it, else its error. */
async function sendOnce(write) {
    try {
        await write();
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE)
            return thrown;
        throw thrown;
    }
}
/** How long a stopped step still waits for an answer: it needs the next second to cancel what it has started. */
const GRACE_MS = 2_000;
/** When the request is aborted, so that the process ends by itself before the runner's next signal. */
const GIVE_UP_MS = 5_000;
/**
 * Waits for the answer to a write that changes what must be cleaned up. After the stop signal it waits 2 s more and then
 * returns `stopped`. The request goes on until 5 s after the signal and may still save what it learns for the post step.
 *
 * @param write sends the request, with the signal that aborts it
 */
async function withGracePeriod(write, stopped, { clock, signal: stop }) {
    const giveUp = new AbortController();
    const answered = new AbortController();
    async function grace() {
        if (!stop.aborted) {
            await new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true, signal: answered.signal }));
        }
        const isAnswered = () => undefined;
        void clock.sleep(GIVE_UP_MS, answered.signal).then(() => giveUp.abort(stop.reason), isAnswered);
        await clock.sleep(GRACE_MS, answered.signal).catch(isAnswered);
        return stopped;
    }
    const answer = write(giveUp.signal);
    // The race below passes its failure on; this only notes its end.
    answer.finally(() => answered.abort()).catch(() => undefined);
    return Promise.race([answer, grace()]);
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


/***/ }),

/***/ 1903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ shortHash),
/* harmony export */   ED: () => (/* binding */ carries),
/* harmony export */   Pe: () => (/* binding */ withMarker),
/* harmony export */   _$: () => (/* binding */ correlate)
/* harmony export */ });
/* unused harmony export runMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _payload_body_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8805);
/* harmony import */ var _secrets_hide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64);




/**
 * Makes the marker for a payload; `undefined` where the user named no variable for it. Throws an InputError where the
 * payload sets that variable too.
 *
 * @param credentials values that don't go into the marker, which others see
 */
function correlate(payload, parameter, identity, credentials) {
    if (parameter === '')
        return undefined;
    if (payload.parameters.some(({ name }) => name === parameter)) {
        const message = `\`${parameter}\` is set in \`parameters\` too. The action sets it to its marker.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ path: 'correlation-parameter', message }]);
    }
    const body = (0,_secrets_hide_js__WEBPACK_IMPORTED_MODULE_2__/* .hideSecrets */ .s0)((0,_payload_body_js__WEBPACK_IMPORTED_MODULE_3__/* .buildBody */ .z)(payload), credentials);
    const earlier = (identity.runAttempt ?? 1) - 1;
    const attempts = Array.from({ length: earlier }, (_, index) => earlier - index);
    return {
        parameter,
        marker: runMarker(identity, body),
        earlier: attempts.map((attempt) => runMarker(identity, body, attempt)),
    };
}
/** The payload with its marker in place. */
function withMarker(payload, correlation) {
    if (correlation === undefined)
        return payload;
    const { parameter, marker } = correlation;
    const entry = { name: parameter, type: undefined, value: marker, repo: undefined, path: 'correlation-parameter' };
    return { ...payload, parameters: [...payload.parameters, entry] };
}
/**
 * The marker that a task carries in the user's `correlation-parameter`: the run's id, and a hash of what one run can have
 * several of: jobs of a matrix, steps, payloads. Over re-runs only its last part changes.
 *
 * @param payload what else differs between two triggers of one run; anything that prints as JSON
 */
function runMarker(identity, payload, attempt = identity.runAttempt ?? 1) {
    const { repository, runId, job, matrix, step } = identity;
    return `github-${runId}-${shortHash(JSON.stringify([repository, job, matrix, step, payload]))}-${attempt}`;
}
/** The first 16 hex digits of a text's SHA-256: to distinguish texts, not to keep a secret. */
function shortHash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
/** Whether a task has that marker. */
function carries(task, { parameter, marker }) {
    return task.params.some(({ name, value }) => name === parameter && value === marker);
}


/***/ }),

/***/ 6877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ matchesExpected),
/* harmony export */   _: () => (/* binding */ expectedTask)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9368);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(417);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6279);
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1903);




/**
 * What the task of a body must look like. Credentials are left out: the runner's debug log shows the saved state, and a
 * weak one could be guessed from its hash.
 */
function expectedTask(body, credentials) {
    const parameters = {};
    for (const { name, value } of body.parameters) {
        if (value !== undefined && !credentials.includes(value))
            parameters[name] = (0,_correlation_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(value);
    }
    const jobs = body.inputs.map((input) => ({
        name: input.job_name,
        targets: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .mappingsAt */ .f)(input.parameters, 'service_list')
            .map((entry) => ({ service: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(entry, 'service_name'), module: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(entry, 'service_module') }))
            .filter(({ service }) => service !== ''),
        environment: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(input.parameters, 'env_name'),
    }));
    return { jobs, parameters };
}
/**
 * Whether a task has the variables, jobs, build and deploy targets and environments that were sent, as far as its detail
 * shows them. The task of another run with the same payload matches too.
 */
function matchesExpected(task, expected) {
    const values = new Map(task.params.map(({ name, value }) => [name, (0,_correlation_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(value)]));
    const jobs = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$z)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .jobsOf */ .a)(task), ({ originName }) => originName);
    return (
    // The server refuses a body without jobs (contract §4.3): no jobs means that the saved state can't be read.
    expected.jobs.length > 0 &&
        Object.entries(expected.parameters).every(([name, value]) => values.get(name) === value) &&
        [...jobs].every(([origin, ran]) => origin === '' || matchesJob(ran, expected.jobs, origin)));
}
function matchesJob(ran, expected, origin) {
    // Of two entries for one job the server uses the last (contract §4.3).
    const job = expected.findLast(({ name }) => name === origin);
    if (job === undefined)
        return false;
    const environments = ran.flatMap(({ environment }) => environment?.name ?? []);
    if (job.environment !== '' && environments.some((name) => name !== job.environment))
        return false;
    const shown = new Set(ran.flatMap((one) => targetsOf(one, origin)));
    const isBuild = ran[0]?.type === 'zadig-build';
    const sent = new Set(job.targets.map(({ service, module }) => (isBuild ? `${service}-${module}` : service)));
    return shown.size === 0 || sent.size === 0 || (shown.size === sent.size && [...sent].every((name) => shown.has(name)));
}
/** What a job task works on, as far as it shows that before it has run; of a deployment only the services (contract §4.5). */
function targetsOf({ type, displayName, environment }, origin) {
    if (type === 'zadig-build' && displayName.startsWith(`${origin}-`))
        return [displayName.slice(origin.length + 1)];
    return type === 'zadig-deploy' ? (environment?.services ?? []).map(({ service }) => service) : [];
}


/***/ }),

/***/ 7299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ SEARCH_PAUSES_MS),
/* harmony export */   z: () => (/* binding */ findLostTask)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7774);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1674);
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1903);
/* harmony import */ var _expected_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6877);





/** A minute in all: creating a task takes seconds, and continues after our request has timed out. */
const SEARCH_PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** By then the server has made the task or will not: before, a single candidate proves nothing. */
const SETTLED_MS = 15_000;
/** Server times are whole seconds, and so is the `Date` header that the skew is measured by. */
const ROUNDING_MS = 2_000;
/** A task that appears later than this after the answer was lost is not ours. */
const LATEST_MS = 60_000;
const PAGE_SIZE = 20;
/**
 * Searches for the task that a POST without an answer may have created (contract §9.3): newest tasks of the workflow, by
 * creator, time window and marker, or by what was sent where there is no marker. A single candidate without a marker
 * counts only when it is still the only one after a while, and only when our creator name is known. Rejects with the
 * signal's reason, and never with a ZadigError.
 */
async function findLostTask(lost, deps, { pauses, withinMs, requestTimeout }) {
    const { clock, signal } = deps;
    const until = clock.now() + withinMs;
    const candidates = new Map();
    let failure;
    function* pausesInTime() {
        for (const pause of pauses) {
            if (failure !== undefined && clock.now() + pause > until)
                return;
            yield pause;
        }
    }
    const callOptions = () => ({
        signal,
        outageTimeout: Math.max(0, until - clock.now()),
        ...(requestTimeout === undefined ? {} : { requestTimeout }),
    });
    async function searchOnce() {
        try {
            for (const task of await findCandidates(lost, deps, callOptions))
                candidates.set(task.id, task);
            failure = undefined;
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE))
                throw thrown;
            failure = thrown;
        }
        const [task, ...others] = candidates.values();
        if (others.length > 0)
            return { kind: 'unsure', tasks: [...candidates.values()] };
        return task !== undefined && failure === undefined && isSure(lost, clock.now()) ? { kind: 'one', task } : undefined;
    }
    const found = await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_1__/* .pollUntil */ .g3)(searchOnce, pausesInTime(), deps);
    if (found !== undefined)
        return found;
    if (candidates.size > 0)
        return { kind: 'unsure', tasks: [...candidates.values()] };
    return failure === undefined ? { kind: 'none' } : { kind: 'unreadable', error: failure };
}
function isSure({ correlation, creator, lostAt }, now) {
    return correlation !== undefined || (creator !== '' && now >= lostAt + SETTLED_MS);
}
async function findCandidates(lost, { zadig, clock }, callOptions) {
    const { projectKey, workflowKey, correlation, expected } = lost;
    const page = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: PAGE_SIZE }, callOptions());
    const skew = page.serverTime === undefined ? 0 : page.serverTime - clock.now();
    const tasks = [];
    for (const { taskId, createTime } of page.tasks.filter((entry) => isNear(entry, lost, skew))) {
        const task = await zadig.getTask({ workflowKey, taskId }, callOptions());
        // The old task of that number, of a workflow that was created again (contract §5.7): the next pass may have the new one.
        if ((0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_2__/* .isOlder */ .tW)(task, createTime))
            continue;
        if (correlation === undefined ? (0,_expected_task_js__WEBPACK_IMPORTED_MODULE_4__/* .matchesExpected */ .E)(task, expected) : (0,_correlation_js__WEBPACK_IMPORTED_MODULE_3__/* .carries */ .ED)(task, correlation))
            tasks.push(task);
    }
    return tasks;
}
function isNear(entry, { creator, sentAt, lostAt }, skew) {
    const created = entry.createTime * 1_000 - skew;
    const byUs = creator === '' || entry.creator === creator;
    return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS;
}


/***/ })

};
