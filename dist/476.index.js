export const id = 476;
export const ids = [476];
export const modules = {

/***/ 5476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cancel: () => (/* binding */ cancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1872);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6279);
/* harmony import */ var _task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2248);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(811);
/* harmony import */ var _task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7774);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1674);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(570);










const PAUSE_MS = 2_000;
/**
 * Cancels a task and confirms that it stopped. A task that has ended is left alone: Zadig would rewrite its status
 * (contract §8.1).
 */
async function cancel(inputs, deps) {
    const { runner, signal } = deps;
    const { workflowKey, taskId, requestTimeout, stopTimeout, waitForStop } = inputs;
    const task = { workflowKey, taskId };
    const { task: before, url } = await (0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_6__/* .readAndAnnounce */ .z5)(inputs, deps);
    runner.setOutput('previous-status', before.status);
    const timeouts = { readTimeout: requestTimeout, cancelTimeout: requestTimeout, confirmFor: stopTimeout };
    const result = await (0,_task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelTask */ .y)({ task, ...timeouts, signal, acceptsRefusal: true }, deps);
    if (result.kind === 'unconfirmed') {
        runner.setOutput('cancelled', 'false');
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)({ verdict: unconfirmed(before, result.refusal), url }, inputs.summary, runner);
    }
    const isOurs = result.kind === 'cancelled';
    const after = isOurs && waitForStop ? await waitForJobs(result.task, stopTimeout, deps) : result.task;
    runner.setOutput('status', after.status);
    runner.setOutput('cancelled', String(isOurs && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(after.status) === 'cancelled'));
    const facts = [
        ['Status before', before.status],
        ['Status now', after.status],
    ];
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)({ verdict: verdictOn(after, isOurs, inputs), url, facts }, inputs.summary, runner);
}
/** Waits until no job runs any more: the task says `cancelled` at once, its jobs notice later (contract §6.4). */
async function waitForJobs(task, timeout, { zadig, runner, clock, signal }) {
    const ref = { workflowKey: task.workflowKey, taskId: task.id };
    let after;
    async function areStopped() {
        after = after === undefined ? task : await zadig.getTask(ref, { signal });
        if (working(after).length === 0)
            return true;
        await runner.print(`Waiting for ${namesOf(working(after))} to stop …\n`);
        return undefined;
    }
    await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_5__/* .pollUntil */ .g3)(areStopped, (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_5__/* .within */ .ux)(timeout, PAUSE_MS, clock), { clock, signal });
    return after ?? task;
}
function verdictOn(after, isOurs, { waitForStop, stopTimeout }) {
    const name = (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(after);
    const status = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitizeLine */ .g$)(after.status, 40);
    if (!isOurs)
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .passed */ .bF)(`${name} had ended already (${status}) and was left alone.`);
    if (!waitForStop)
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .passed */ .bF)(`${name} is ${status}.`);
    const left = working(after);
    if (left.length === 0)
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .passed */ .bF)(`${name} is ${status}, and its jobs have stopped.`);
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .failed */ .gz)(`${name} is ${status}, but after ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDuration */ .a3)(stopTimeout)} these jobs still run: ${namesOf(left)}`, 'Look at the task in Zadig, and raise `stop-timeout` if the jobs only take long to stop.');
}
function unconfirmed(task, refusal) {
    const why = refusal === undefined ? 'Zadig accepted the cancel, but does not show that it stopped' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(refusal);
    const advice = refusal?.advice || 'Look at the task in Zadig.';
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .failed */ .gz)(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} did not confirm that it stopped: ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitizeLine */ .g$)(why)}.`, advice);
}
function working(task) {
    return (0,_task_task_js__WEBPACK_IMPORTED_MODULE_9__/* .jobsOf */ .a)(task).filter(({ status }) => !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .hY)(status) && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(status) !== 'idle');
}
function namesOf(jobs) {
    const names = jobs.slice(0, 5).map((job) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitizeLine */ .g$)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_9__/* .jobLabel */ .O)(job), 60));
    return names.join(', ');
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


/***/ })

};
