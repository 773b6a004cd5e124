export const id = 225;
export const ids = [225];
export const modules = {

/***/ 225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resume: () => (/* binding */ resume)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1872);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(811);
/* harmony import */ var _task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7774);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1674);
/* harmony import */ var _task_control_retry_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8814);
/* harmony import */ var _task_control_write_once_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(61);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(570);










const READS_BACK = 10;
const PAUSE_MS = 1_000;
/** Starts the manual stage that a task is paused at, after waiting until it is (Zadig 5.0 and newer, contract §8.4). */
async function resume(inputs, deps) {
    const { runner } = deps;
    const { stageTimeout: timeout, pollInterval } = inputs;
    const { task: first, url } = await (0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_5__/* .readAndAnnounce */ .z5)(inputs, deps);
    await checkServer(inputs, deps);
    const check = (task) => findStage(task, inputs, deps);
    const reached = await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_4__/* .pollTask */ .jL)({ first, timeout, pollInterval, check }, deps);
    const { found } = reached;
    if (found === undefined) {
        const stage = inputs.stage === '' ? 'a manual stage' : `the stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(inputs.stage, 80)}`;
        const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(`\`stage-timeout\` of ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_8__/* .formatDuration */ .a3)(timeout)} is used up, and ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(reached.task)} is not paused at ${stage}.`, 'Raise `stage-timeout`, or look in Zadig at what holds the task up.');
        return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)({ verdict, url }, inputs.summary, runner);
    }
    const resumed = found.kind === 'paused';
    const task = resumed ? await startStage(found.stageName, reached.task, inputs, deps) : reached.task;
    const { stageName } = found;
    runner.setOutput('stage', stageName);
    runner.setOutput('resumed', String(resumed));
    runner.setOutput('status', task.status);
    const name = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(stageName, 80);
    const by = resumed || found.by === '' ? '' : ` by ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(found.by, 60)}`;
    const sentence = resumed
        ? `Started the stage ${name}; ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} continues.`
        : `The stage ${name} of ${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} was started already${by}.`;
    const facts = [
        ['Stage', stageName],
        ['Status', task.status],
    ];
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)({ verdict: (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(sentence), url, facts }, inputs.summary, runner);
}
/** Fails at once, and not only when the stage is reached, where the server lacks the endpoint or refuses it to this user. */
async function checkServer(inputs, { zadig }) {
    const { projectKey, workflowKey, taskId } = inputs;
    try {
        await zadig.getManualStage({ projectKey, workflowKey, taskId });
    }
    catch (thrown) {
        // Zadig refuses as well while the task is not paused (contract §8.4), which is what we are about to wait for.
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE) || thrown.kind !== 'refused')
            throw thrown;
    }
}
async function findStage(task, inputs, { zadig }) {
    const { projectKey, workflowKey, taskId } = inputs;
    if (task.projectKey !== '' && task.projectKey !== projectKey)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} belongs to project ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(task.projectKey, 80)}`, {
            advice: 'Check `project-key`.',
        });
    const manual = task.stages.filter((stage) => stage.manual?.enabled === true);
    const wanted = inputs.stage === '' ? undefined : manual.find(({ name }) => name === inputs.stage);
    if (inputs.stage !== '' && wanted === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} has no manual stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(inputs.stage, 80)}; it has ${stageList(manual)}`, { advice: 'Name one of them in `stage`, or leave `stage` out for the one that the task is paused at.' });
    if (wanted?.manual?.executed === true && wanted.status !== 'pause')
        return { kind: 'started', stageName: wanted.name, by: wanted.manual.executedBy };
    if (task.status === 'pause') {
        const { stageName, canExecute, executors } = await zadig.getManualStage({ projectKey, workflowKey, taskId });
        // Paused at an earlier stage, which this step was not asked to start.
        if (wanted !== undefined && stageName !== wanted.name)
            return undefined;
        if (canExecute)
            return { kind: 'paused', stageName };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The user of the token may not start the stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(stageName, 80)}`, {
            advice: `Those may: ${executors.map((name) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(name, 60)).join(', ')}. Use a token of one of them, or add its user in the workflow.`,
        });
    }
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .hY)(task.status) || !manual.some((stage) => stage.manual?.executed !== true))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} is ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(task.status, 40)}, and no manual stage lies ahead of it`, { advice: 'There is nothing to resume.' });
    return undefined;
}
/** Starts the stage and reads the task until it shows that. */
async function startStage(stageName, paused, inputs, deps) {
    const { zadig, runner, signal } = deps;
    const { projectKey, workflowKey, taskId } = inputs;
    let task = paused;
    async function isStarted() {
        task = await zadig.getTask({ workflowKey, taskId }, { signal });
        // It may be paused again already, at the next manual stage.
        const started = task.stages.some(({ name, manual }) => name === stageName && manual?.executed === true);
        return task.status !== 'pause' || started || undefined;
    }
    const readBack = async () => (await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_4__/* .pollUntil */ .g3)(isStarted, (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_4__/* .times */ .Hn)(READS_BACK, PAUSE_MS), deps)) === true;
    await runner.print(`Starting the stage ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(stageName, 80)} …\n`);
    await (0,_task_control_retry_task_js__WEBPACK_IMPORTED_MODULE_6__/* .waitForDequeue */ .P)(paused, deps);
    await (0,_task_control_write_once_js__WEBPACK_IMPORTED_MODULE_7__/* .writeOnce */ .Fq)(() => zadig.executeManualStage({ projectKey, workflowKey, taskId, stageName }), readBack);
    if (task === paused && !(await readBack()))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`${(0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .taskName */ .p5)(task)} is still paused`, {
            advice: 'Zadig accepted the request. Look at the task in Zadig.',
        });
    return task;
}
function stageList(stages) {
    return stages.length === 0 ? 'none' : stages.map(({ name }) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitizeLine */ .g$)(name, 80)).join(', ');
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

/***/ 8814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ retryTask),
/* harmony export */   P: () => (/* binding */ waitForDequeue)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1872);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _poll_until_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7774);
/* harmony import */ var _write_once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61);





/** A retried task is `waiting` at once; an answer that still shows the old end is read again so often. */
const READS = 10;
const PAUSE_MS = 1_000;
/** Milliseconds that one of those reads may keep trying. */
const READ_OUTAGE_MS = 10_000;
/** Measured from when we see the end. Notifications to chats take a second or two. */
const DEQUEUE_MS = 5_000;
/** A task that ended this long ago, even by a clock that is somewhat off, has left the queue. */
const LONG_AGO_MS = 60_000;
/**
 * Has Zadig run an ended task again, under the same id (contract §8.2), and waits until it has left that end. The retry is
 * sent once. After a lost answer or a refusal, the task shows whether it runs: another user may have retried it, or it waits
 * outside of the queue (contract §4.9). A task that can't be read after an accepted retry counts as restarted. Throws the
 * signal's reason.
 *
 * @param ended the task as it was at its end
 */
async function retryTask(task, ended, deps) {
    const { zadig, runner, signal } = deps;
    signal.throwIfAborted();
    await waitForDequeue(ended, deps);
    const send = (giveUp) => (0,_write_once_js__WEBPACK_IMPORTED_MODULE_3__/* .sendOnce */ .E4)(() => zadig.retryTask(task, { signal: giveUp }));
    const error = await (0,_write_once_js__WEBPACK_IMPORTED_MODULE_3__/* .withGracePeriod */ .ip)(send, 'unanswered', deps);
    if (error === 'unanswered')
        return { kind: 'unanswered' };
    async function hasRestarted() {
        try {
            const now = await zadig.getTask(task, { signal, outageTimeout: READ_OUTAGE_MS });
            if (isSameEnd(now, ended))
                return undefined;
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE && error.delivery === 'answered' && now.status === 'waiting') {
                const why = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)(error.message, 300);
                const message = `Zadig refused the retry (${why}), but the task is waiting. If it does not start, cancel it and retry it in Zadig.`;
                runner.annotate('warning', { title: 'Zadig retry', message });
            }
            return true;
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE))
                throw thrown;
            return error === undefined ? true : undefined;
        }
    }
    // A refusal is about the task as it is now: one read is enough. Anything else may take effect later.
    const isRefused = error !== undefined && error.delivery !== 'unknown';
    const restarted = await (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .pollUntil */ .g3)(hasRestarted, (0,_poll_until_js__WEBPACK_IMPORTED_MODULE_2__/* .times */ .Hn)(isRefused ? 1 : READS, PAUSE_MS), deps);
    return restarted === true ? { kind: 'restarted' } : { kind: 'refused', error };
}
/** Whether the task is still at that end: a retry can be over before we read, with another status or a later time. */
function isSameEnd(now, ended) {
    return (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(now.status) && now.status === ended.status && now.endTime <= ended.endTime;
}
/**
 * Waits before an ended or paused task is started again: Zadig removes it from its queue some seconds after it shows the
 * end, and a retry before that is refused, or stays `waiting` forever (contract §4.9). Throws the signal's reason.
 */
async function waitForDequeue({ endTime }, { clock, signal }) {
    if (endTime > 0 && clock.now() - endTime * 1_000 > LONG_AGO_MS)
        return;
    await clock.sleep(DEQUEUE_MS, signal);
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
