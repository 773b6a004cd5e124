export const id = 849;
export const ids = [849];
export const modules = {

/***/ 1465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ createCommitReader)
/* harmony export */ });
/* harmony import */ var _ports_line_batch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6992);

/** The command that shows a repository's commit; the executor runs it last in each (contract §7.1). */
const SHOW_COMMIT = 'git --no-pager log --oneline -1';
const STARTS = 'Start git clone.';
const ENDS = 'Git clone ended.';
/** The answer is among so many lines after the command: the executor reads a command's two pipes in parallel. */
const ANSWER_WITHIN = 20;
/** The most checkouts, and the most commits of scripts, that are kept. */
const MAX_COMMITS = 200;
/** Characters of a line that are read. */
const READ_LENGTH = 500;
/**
 * Makes a reader for the start of a log. The executor runs its git step before any script, and puts a time before every
 * line of both: what a script prints can't be taken for the git step, only for something that it did later.
 */
function createCommitReader() {
    let state = 'before';
    const checkouts = [];
    const later = new Set();
    /** The address of the first fetch since the last commit. */
    let remote = '';
    /** Lines that may still have the answer to the last command. */
    let waiting = 0;
    /** Whether that command was a script's. */
    let ofScript = false;
    function take(line) {
        const { text, isMessage } = readLine(line);
        if (state === 'before') {
            if (text === STARTS)
                state = 'inside';
        }
        else if (state === 'inside' && text.startsWith(ENDS)) {
            state = 'after';
            // The executor doesn't wait for the last line of a command. Before its next message no script has begun.
            waiting = Math.min(waiting, 1);
        }
        else if (isMessage) {
            waiting = 0;
        }
        else if (text === SHOW_COMMIT || (state === 'after' && /^\++ /.test(text) && text.endsWith(` ${SHOW_COMMIT}`))) {
            ofScript = state === 'after';
            waiting = ANSWER_WITHIN;
            if (!ofScript && checkouts.length < MAX_COMMITS)
                checkouts.push({ commit: '', remote });
            remote = '';
        }
        else {
            if (state === 'inside' && remote === '')
                remote = /^From (\S+)$/.exec(text)?.[1] ?? '';
            if (waiting > 0)
                answer(text);
        }
    }
    function answer(text) {
        waiting -= 1;
        const commit = /^([0-9a-f]{7,64})(?: |$)/.exec(text)?.[1];
        if (commit === undefined)
            return;
        waiting = 0;
        const last = checkouts.at(-1);
        if (!ofScript && last !== undefined)
            last.commit = commit;
        if (ofScript && later.size < MAX_COMMITS)
            later.add(commit);
    }
    return {
        add(batch) {
            // Most batches have nothing to find, and reading each line costs more than searching the batch.
            if (state === 'before' && !batch.text.includes(STARTS))
                return;
            if (state === 'after' && waiting === 0 && !batch.text.includes(SHOW_COMMIT))
                return;
            for (const line of (0,_ports_line_batch_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .Dx)(batch))
                take(line);
        },
        isWhole: () => state === 'after',
        commits: () => ({ checkouts: checkouts.map((checkout) => ({ ...checkout })), later: [...later] }),
    };
}
/** A line without its time, which three spaces follow, or a tab where the line is a message of the executor itself. */
function readLine(line) {
    const start = line.slice(0, READ_LENGTH).replace(COLOURS, '');
    const time = /^\[[^\]]{1,40}\](?:( {3})|\t)/.exec(start);
    return { text: start.slice(time?.[0].length ?? 0).trimEnd(), isMessage: time !== null && time[1] === undefined };
}
const COLOURS = new RegExp(String.raw `\x1b\[[0-9;]*m`, 'g');


/***/ }),

/***/ 6791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createFileNamer)
/* harmony export */ });
/** Bytes of a name: file systems allow 255, and the extension, an attempt and a suffix have to fit as well. */
const MAX_BYTES = 180;
/**
 * Makes a function that returns a different file name for each log of one directory. Names keep letters and digits of every
 * script and read like the job's; nothing in them is a path, a hidden file, an option of a program, a device of Windows, or
 * a character that GitHub's artifacts refuse. Two jobs whose names become the same, also on a disk that ignores case, get a
 * number.
 */
function createFileNamer() {
    const taken = new Set();
    return (jobName, attempt) => {
        const base = safe(jobName) + (attempt > 1 ? `.attempt-${attempt}` : '');
        let name = base;
        for (let number = 2; taken.has(name.toLowerCase()); number += 1)
            name = `${base}-${number}`;
        taken.add(name.toLowerCase());
        return `${name}.log`;
    };
}
function safe(jobName) {
    const plain = jobName
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
        .replace(/\.{2,}/g, '.');
    const short = shorten(plain).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
    return short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short) ? `job-${short}` : short;
}
/** As many whole characters as fit. */
function shorten(name) {
    let bytes = 0;
    let kept = '';
    for (const character of name) {
        bytes += new TextEncoder().encode(character).length;
        if (bytes > MAX_BYTES)
            break;
        kept += character;
    }
    return kept;
}


/***/ }),

/***/ 7372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sh: () => (/* binding */ isStoredLogLost),
/* harmony export */   cb: () => (/* binding */ openStoredLog),
/* harmony export */   uB: () => (/* binding */ STORED_LOG_LOST)
/* harmony export */ });
/* unused harmony export splitLines */
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6193);
/* harmony import */ var _ports_line_batch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6992);
/* harmony import */ var _commit_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1465);



/**
 * The lines of a stored log, one batch for each chunk that ends a line; a last line without an end is a line as well.
 * Malformed UTF-8 becomes U+FFFD, as in the live stream. Keeps at most one line of `MAX_LINE_LENGTH`.
 */
async function* splitLines(chunks) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_0__.StringDecoder('utf8');
    /** The line whose end has not come. */
    let rest = '';
    for await (const chunk of chunks) {
        const lines = (rest + decoder.write(chunk)).split('\n');
        const pieces = (0,_ports_line_batch_js__WEBPACK_IMPORTED_MODULE_1__/* .cutLine */ .Hh)(lines.pop() ?? '');
        rest = pieces.at(-1) ?? '';
        const batch = (0,_ports_line_batch_js__WEBPACK_IMPORTED_MODULE_1__/* .batchOf */ .Kb)([...lines, ...pieces.slice(0, -1)]);
        if (batch.count > 0)
            yield batch;
    }
    rest += decoder.end();
    if (rest !== '')
        yield (0,_ports_line_batch_js__WEBPACK_IMPORTED_MODULE_1__/* .batchOf */ .Kb)([rest]);
}
/**
 * Whether the server does not find the stored log of a container job: it stores under the workflow's key as it is, and
 * reads under the lower-cased one. It finds the logs of virtual machines and deployments (contract §7.3).
 */
function isStoredLogLost({ workflowKey }) {
    return workflowKey !== workflowKey.toLowerCase();
}
/** The remark for such a log, without its end. */
const STORED_LOG_LOST = 'Zadig does not find the stored logs of workflows whose key has capitals';
/** The backfill reads again after a failure, so one reading fails early and does not use the outage budget. */
const ONE_READING = { requestTimeout: 10_000, outageTimeout: 0 };
/** Waits for a place and starts to read a job's stored log; throws if there is a file and no copy can be made beside it. */
async function openStoredLog({ api, job, stop, storedLogs, file }) {
    const release = await storedLogs();
    const commits = (0,_commit_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .createCommitReader */ .H)();
    let empty = true;
    let copy = await file?.replacement();
    async function* read() {
        for await (const chunk of api.getFullLog(job, { ...ONE_READING, signal: stop })) {
            empty &&= chunk.length === 0;
            await copy?.write(chunk);
            yield chunk;
        }
    }
    async function* lines() {
        for await (const batch of splitLines(read())) {
            commits.add(batch);
            yield batch;
        }
    }
    return {
        lines: lines(),
        /** Has read the same lines. */
        commits,
        /** Whether there was not a byte, which is how the server says that it has no log (contract §7.3). */
        isEmpty: () => empty,
        /** Makes what was read the job's file. */
        async keep() {
            await copy?.keep();
            copy = undefined;
        },
        /** Drops what was not kept. To be called once. */
        async end() {
            release();
            await copy?.discard();
        },
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
