export const id = 827;
export const ids = [827];
export const modules = {

/***/ 9361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ awaitAnswer)
/* harmony export */ });
/** How long a stopped step still waits for an answer: with it, it can cancel within 3 s what it has started. */
const GRACE_MS = 2_000;
/** When the request is given up altogether, so that the process ends by itself before the runner's next signal. */
const GIVE_UP_MS = 5_000;
/**
 * Waits for the answer to a write that changes what must be cleaned up. The stop signal does not cut it off at once: it
 * is given a moment, and gives `stopped` after that, while the write itself goes on for a little longer and may still
 * save what it learns for the post step.
 *
 * @param write sends the request; the signal that it gets is the very end of it
 */
async function awaitAnswer(write, stopped, { clock, signal: stop }) {
    const giveUp = new AbortController();
    const answered = new AbortController();
    async function grace() {
        if (!stop.aborted) {
            await new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true, signal: answered.signal }));
        }
        void clock.sleep(GIVE_UP_MS, answered.signal).then(() => giveUp.abort(stop.reason), () => undefined);
        await clock.sleep(GRACE_MS, answered.signal).catch(() => undefined);
        return stopped;
    }
    const answer = write(giveUp.signal);
    // The race below takes its failure; this only tells when it is over.
    answer.finally(() => answered.abort()).catch(() => undefined);
    return Promise.race([answer, grace()]);
}


/***/ }),

/***/ 9952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cancelTask)
/* harmony export */ });
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _report_remote_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6337);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);




const ASK_AGAIN_MS = 1_000;
/**
 * Cancels a task that still runs, and reads it back. A finished task is left alone: the server would answer success and
 * rewrite its status (contract §8.1). A task that can't be read is cancelled all the same: whoever cancels has seen it
 * running or has only just started it. A cancel that was not taken is sent again as long as the task is seen to run.
 * Never throws: whoever cancels is on the way out.
 */
async function cancelTask({ task, readTimeout, cancelTimeout, confirmFor, signal, acceptsRefusal = false }, { zadig, runner, clock }) {
    const askUntil = clock.now() + confirmFor;
    const once = { outageTimeout: 0, ...(signal === undefined ? {} : { signal }) };
    let told = '';
    let refusal;
    function read() {
        return zadig.getTask(task, { ...once, requestTimeout: readTimeout }).catch(() => undefined);
    }
    async function send() {
        try {
            await zadig.cancelTask(task, { requestTimeout: cancelTimeout, outageTimeout: 0 });
            refusal = undefined;
            return true;
        }
        catch (thrown) {
            refusal = thrown;
            const why = (0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorMessage */ .gJ)(thrown));
            if (why !== told)
                await runner.print(`Zadig did not take the cancel: ${why}\n`);
            told = why;
            return false;
        }
    }
    const before = await read();
    if (before !== undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .hY)(before.status)) {
        await runner.print(`Task ${task.taskId} has ended already (${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(before.status, 40)}); nothing to cancel.\n`);
        return { kind: 'finished', task: before };
    }
    await runner.print(`Cancelling task ${task.taskId} in Zadig …\n`);
    let taken = await send();
    for (let again = false;; again = true) {
        const after = await read();
        if (after !== undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .hY)(after.status)) {
            await runner.print(`Task ${task.taskId} is ${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(after.status, 40)} in Zadig.\n`);
            return { kind: 'cancelled', task: after };
        }
        if (acceptsRefusal && isFinal(refusal))
            break;
        if (again && !taken && after !== undefined) {
            taken = await send();
            if (taken)
                continue;
        }
        if (signal?.aborted === true || clock.now() + ASK_AGAIN_MS > askUntil)
            break;
        await clock.sleep(ASK_AGAIN_MS, signal).catch(() => undefined);
    }
    await runner.print(`Could not confirm that task ${task.taskId} stopped; look at it in Zadig.\n`);
    return { kind: 'unconfirmed', refusal };
}
/** An answer of Zadig's own, which asking again would not change. */
function isFinal(refusal) {
    return refusal instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y && refusal.delivery === 'answered' && refusal.kind !== 'unreachable';
}


/***/ }),

/***/ 128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dx: () => (/* binding */ conclusionOfError),
/* harmony export */   yb: () => (/* binding */ firstLook),
/* harmony export */   yz: () => (/* binding */ firstLookOrConclude)
/* harmony export */ });
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
/* harmony import */ var _masking_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4952);
/* harmony import */ var _read_task_born_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6791);



/** Reads a task that somebody else started, and masks what its answer carries before anything of it can be printed. */
async function firstLook(task, { zadig, runner, signal }) {
    const found = await zadig.getTask(task, { signal });
    (0,_masking_js__WEBPACK_IMPORTED_MODULE_2__/* .maskSecrets */ .Q)(found.secrets, new Set(), runner);
    return found;
}
/** Milliseconds that reading the definition may keep trying: it only confirms what the task says. */
const DEFINITION_MS = 10_000;
/**
 * As `firstLook`, for a step that goes on with the task and whose `conclusion` is read by others: a task that is older than
 * its workflow is not believed, and where the task can't be read, it says at least of which kind that was.
 */
async function firstLookOrConclude(ref, deps) {
    try {
        const found = await firstLook(ref, deps);
        const bornAfter = await definedAt(found, deps);
        if (!(0,_read_task_born_after_js__WEBPACK_IMPORTED_MODULE_1__/* .isOlder */ .t)(found, bornAfter))
            return { task: found, bornAfter };
        const task = await (0,_read_task_born_after_js__WEBPACK_IMPORTED_MODULE_1__/* .readTaskBornAfter */ .T)(ref, bornAfter, {}, deps);
        (0,_masking_js__WEBPACK_IMPORTED_MODULE_2__/* .maskSecrets */ .Q)(task.secrets, new Set(), deps.runner);
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
        if (thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y)
            return 0;
        throw thrown;
    }
}
/** What a step says that could not read its task: whether Zadig was unreachable, or nobody can tell. */
function conclusionOfError(thrown, signal) {
    if (signal.aborted)
        return 'cancelled';
    return thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown';
}


/***/ }),

/***/ 369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ letEndSettle)
/* harmony export */ });
/** As long as this, measured from when we see the end. Notifications to chats take a second or two. */
const SETTLE_MS = 5_000;
/** An end that is this old, even by a clock that is somewhat off, was settled long ago. */
const LONG_AGO_MS = 60_000;
/**
 * Waits before an ended or parked task is sent on its way again. Zadig shows the end first, then sends its notifications,
 * and only then takes the task out of its queue (contract §4.9). A retry in between is refused or dropped from the queue
 * with the old entry: the task would say `waiting` for ever. Throws the signal's reason.
 */
async function letEndSettle({ endTime }, { clock, signal }) {
    if (endTime > 0 && clock.now() - endTime * 1_000 > LONG_AGO_MS)
        return;
    await clock.sleep(SETTLE_MS, signal);
}


/***/ }),

/***/ 4952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _report_hide_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3031);

/**
 * Registers values as masks, each once: before anything else that the same answer says can be printed. Values of several
 * lines go line by line, as they would be printed: of a whole one the runner makes masks of all its lines, and one for the
 * `{` that a JSON key begins with would riddle the log (runner contract §2).
 */
function maskSecrets(values, masked, runner) {
    for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
        if (masked.has(value) || value.length < _report_hide_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_PART */ .FC)
            continue;
        masked.add(value);
        runner.mask(value);
    }
}


/***/ }),

/***/ 6791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readTaskBornAfter),
/* harmony export */   t: () => (/* binding */ isOlder)
/* harmony export */ });
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);

/** How long an older task of the same number is taken for a state that passes. */
const STALE_MS = 60_000;
const PAUSE_MS = 2_000;
/** Whether a task was created before a time in unix seconds; one that doesn't tell was not. */
function isOlder({ createTime }, bornAfter) {
    return createTime !== 0 && createTime < bornAfter;
}
/**
 * Reads a task, and does not believe one that was created before `bornAfter`, unix seconds by the server's clock: the tasks
 * of a workflow that was deleted and created again are numbered from 1, and for a while Zadig can answer with the old task
 * of a number (contract §5.7). It is read again for a minute, or for `withinMs` where that is shorter.
 *
 * Throws a ZadigError of kind `protocol` where the answer stays the old task, and what `getTask` throws.
 */
async function readTaskBornAfter(task, bornAfter, { withinMs = STALE_MS, ...options }, { zadig, clock, signal }) {
    const until = clock.now() + Math.min(withinMs, STALE_MS);
    for (;;) {
        const answer = await zadig.getTask(task, { ...options, signal });
        if (!isOlder(answer, bornAfter))
            return answer;
        if (clock.now() + PAUSE_MS > until)
            break;
        await clock.sleep(PAUSE_MS, signal);
    }
    throw new _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y(`Zadig answered with an older task of the same number, ${task.taskId}`, {
        kind: 'protocol',
        method: 'GET',
        path: '/openapi/workflows/custom/task',
        delivery: 'answered',
        attempts: 1,
        advice: 'The workflow was deleted and created again, so that its numbers began anew. Look at the newest task in Zadig.',
    });
}


/***/ }),

/***/ 8534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ retryTask)
/* harmony export */ });
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
/* harmony import */ var _report_remote_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6337);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _await_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9361);
/* harmony import */ var _let_end_settle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(369);





/** A retried task stands at `waiting` at once; as long as this, an answer that still shows the old end is not believed. */
const RESTART_LOOKS = 10;
const RESTART_PAUSE_MS = 1_000;
/** Milliseconds that one of those looks may keep trying. */
const LOOK_OUTAGE_MS = 10_000;
/**
 * Has Zadig run an ended task again, under the same id (contract §8.2), and waits until it no longer stands at that end.
 * Sent once, and not at all by a step that is stopped already. Where the answer is lost or a refusal, the task itself
 * tells: somebody else may have retried it, or it waits outside of the queue (contract §4.9), which is a warning. One that
 * can't be read after a retry that Zadig took counts as restarted.
 * Throws the signal's reason.
 *
 * @param ended the task as it stood at its end
 */
async function retryTask(task, ended, deps) {
    deps.signal.throwIfAborted();
    await (0,_let_end_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .letEndSettle */ .y)(ended, deps);
    const sent = await (0,_await_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .awaitAnswer */ .r)((giveUp) => send(task, deps.zadig, giveUp), 'unanswered', deps);
    if (sent === 'unanswered')
        return { kind: 'unanswered' };
    const error = sent === 'taken' ? undefined : sent;
    // A refusal is about the task as it is now: one look tells whether it runs. Anything else may take effect later.
    const looks = error?.delivery === 'answered' || error?.delivery === 'never' ? 1 : RESTART_LOOKS;
    for (let look = 0; look < looks; look += 1) {
        if (look > 0)
            await deps.clock.sleep(RESTART_PAUSE_MS, deps.signal);
        const now = await read(task, deps);
        if (now === undefined && error === undefined)
            return { kind: 'restarted' };
        if (now !== undefined && !isSameEnd(now, ended)) {
            if (error?.delivery === 'answered' && now.status === 'waiting')
                warn(error, deps.runner);
            return { kind: 'restarted' };
        }
    }
    return { kind: 'refused', error };
}
function warn(refusal, runner) {
    runner.annotate('warning', {
        title: 'Zadig retry',
        message: `Zadig refused the retry (${(0,_report_remote_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(refusal.message, 300)}), and the task waits all the same. If it does not start, cancel it and retry it in Zadig.`,
    });
}
/** A retry can be over before we look: in another status, or at a later time. */
function isSameEnd(now, ended) {
    return (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(now.status) && now.status === ended.status && now.endTime <= ended.endTime;
}
async function send(task, zadig, giveUp) {
    try {
        await zadig.retryTask(task, { signal: giveUp });
        return 'taken';
    }
    catch (thrown) {
        if (thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y)
            return thrown;
        if (giveUp.aborted)
            return 'unanswered';
        throw thrown;
    }
}
async function read(task, { zadig, signal }) {
    try {
        return await zadig.getTask(task, { signal, outageTimeout: LOOK_OUTAGE_MS });
    }
    catch (thrown) {
        if (thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y)
            return undefined;
        throw thrown;
    }
}


/***/ }),

/***/ 3218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iP: () => (/* binding */ announce),
  pz: () => (/* binding */ announceTask),
  Nv: () => (/* binding */ displayNameOf),
  Lr: () => (/* binding */ seeThrough)
});

// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/task/sources.js + 1 modules
var task_sources = __webpack_require__(445);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/actions/commit-check.js


/** Whether the log of a job is needed, whatever of it is to be shown. */
function isLogNeeded({ mode, requests }, key, job) {
    return mode !== 'off' && (0,task_sources/* needsProof */.cp)(key, job, requests);
}
/**
 * Why a task that goes on must be stopped, with `strict`: Zadig will not check out a commit that this step asked for, or a
 * job has ended whose log shows another one, or none.
 *
 * @param logged the commits of the logs that were read to their ends, by the job's key
 */
function mustStop(check, task, logged) {
    if (check.mode !== 'strict' || (0,task_status/* hasEnded */.hY)(task.status))
        return undefined;
    const sources = (0,task_sources/* sourcesOf */.u0)(task, check.requests, logged);
    const isEarly = check.origin === 'new-task' || (check.origin === 'earlier-task' && (0,task_sources/* isBeforeFirstJob */.xz)(task));
    const unpinned = isEarly ? sources.filter((source) => (0,task_sources/* isUnpinned */.Yh)(source) && source.proof !== 'same') : [];
    const shown = sources.filter((source) => (0,task_sources/* isWrong */.cG)(source) && logged.has(source.key));
    const wrong = unpinned.length > 0 ? unpinned : shown;
    return wrong.length === 0 ? undefined : { kind: 'wrong-commit', task, sources: wrong };
}
/** The outcome in the light of what was built: with `strict` nothing passes for another commit, or without proof. */
function judgeCommits({ mode }, outcome, sources) {
    const wrong = sources.filter(task_sources/* isWrong */.cG);
    if (mode !== 'strict' || outcome.kind !== 'success' || wrong.length === 0)
        return outcome;
    return { kind: 'wrong-commit', task: outcome.task, sources: wrong };
}
/** The sources that a warning names: wrong ones, without proof only where somebody is known to have asked for the commit. */
function worthAWarning({ mode, origin }, sources) {
    if (mode === 'off')
        return [];
    return sources.filter((source) => (origin === 'detail' ? source.proof === 'different' : (0,task_sources/* isWrong */.cG)(source)));
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/narration.js
var narration = __webpack_require__(1321);
// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __webpack_require__(6337);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(6279);
;// CONCATENATED MODULE: ./build/task/budgets.js


/** What the task waits for now. A gate beside a job that still works is no wait for a person yet. */
function waitingFor(task) {
    if ((0,task_status/* phaseOf */.hU)(task.status) === 'queued')
        return 'queue';
    if ((0,task_status/* phaseOf */.hU)(task.status) === 'human')
        return 'human';
    const phases = (0,task_task/* jobsOf */.a)(task).map((job) => (0,task_status/* phaseOf */.hU)(job.status));
    return phases.includes('human') && !phases.includes('active') ? 'human' : 'work';
}
/**
 * Keeps the user's budgets. `timeout` is the whole wait; time at a gate counts against it only where there is no
 * `approval-timeout`, so that a release can wait for a person overnight without a day for its build.
 */
function openAccount(limits, startedAt) {
    const spent = { queue: 0, human: 0, work: 0 };
    let current = 'queue';
    let bookedAt = startedAt;
    const approval = limits['approval-timeout'];
    const queue = limits['queue-timeout'];
    const remaining = () => ({
        'queue-timeout': queue === undefined || current !== 'queue' ? Infinity : queue - spent.queue,
        'approval-timeout': approval === undefined || current !== 'human' ? Infinity : approval - spent.human,
        timeout: approval !== undefined && current === 'human'
            ? Infinity
            : limits.timeout - spent.queue - spent.work - (approval === undefined ? spent.human : 0),
    });
    function pass(now) {
        spent[current] += Math.max(0, now - bookedAt);
        bookedAt = now;
    }
    return {
        pass,
        book(task, now) {
            pass(now);
            current = waitingFor(task);
        },
        exhausted() {
            const left = remaining();
            return ['queue-timeout', 'approval-timeout', 'timeout'].find((budget) => left[budget] <= 0);
        },
        left: () => Math.min(...Object.values(remaining())),
        spent: () => ({ ...spent }),
    };
}

// EXTERNAL MODULE: ./build/task/changes.js
var changes = __webpack_require__(417);
// EXTERNAL MODULE: ./build/task/outcome.js
var task_outcome = __webpack_require__(9356);
// EXTERNAL MODULE: ./build/ports/zadig-error.js
var zadig_error = __webpack_require__(3579);
;// CONCATENATED MODULE: ./build/task/watch.js



/**
 * Asks for the task until it has a verdict, a budget is used up, the signal fires or Zadig can't answer. Knows time and
 * state, nothing of logs, words or HTTP. The last observation is always `ended`.
 */
async function* watch(options) {
    const { clock, cadence, account, signal, wakeable } = options;
    let before = options.before;
    let task;
    try {
        for (;;) {
            signal.throwIfAborted();
            account.pass(clock.now());
            task = await options.read(Math.max(0, account.left()));
            const askedAt = clock.now();
            account.book(task, askedAt);
            const events = (0,changes/* changes */.Ao)(before, task);
            yield { kind: 'snapshot', task, events };
            const outcome = (0,task_outcome/* verdictOf */.Vj)(task) ?? outOfTime(task, options);
            if (outcome !== undefined) {
                yield { kind: 'ended', outcome };
                return;
            }
            before = (0,changes/* remember */.kY)(before, task);
            await wakeable.pause(Math.min(cadence.next(events.length > 0), account.left()), signal);
            await clock.sleep(Math.max(0, askedAt + cadence.fastest / 2 - clock.now()), signal);
        }
    }
    catch (thrown) {
        yield { kind: 'ended', outcome: endedByError(thrown, task, options) };
    }
}
function outOfTime(task, { account, limits }) {
    const budget = account.exhausted();
    return budget === undefined ? undefined : { kind: 'out-of-time', budget, limitMs: limits[budget] ?? 0, task };
}
/** Expected ends of asking, as values; anything else is thrown on. */
function endedByError(thrown, task, options) {
    const { signal, account, clock } = options;
    if (signal.aborted)
        return { kind: 'aborted', signal: String(signal.reason), task };
    if (!(thrown instanceof zadig_error/* ZadigError */.Y))
        throw thrown;
    if (thrown.kind !== 'unreachable')
        return { kind: 'unknown', error: thrown, task };
    // Asking ended where the user's budget did: that it was an outage that ate the rest of it comes second.
    account.pass(clock.now());
    const over = task === undefined ? undefined : outOfTime(task, options);
    return over ?? { kind: 'unreachable', error: thrown, task };
}

// EXTERNAL MODULE: ./build/time/cadence.js
var time_cadence = __webpack_require__(623);
;// CONCATENATED MODULE: ./build/time/wakeable.js
/** Makes a pause on that clock; one runs at a time. */
function createWakeable(clock) {
    let current;
    return {
        async pause(ms, signal) {
            const waker = new AbortController();
            current = waker;
            try {
                await clock.sleep(ms, AbortSignal.any([signal, waker.signal]));
            }
            catch (thrown) {
                signal.throwIfAborted();
                if (!waker.signal.aborted)
                    throw thrown;
            }
            finally {
                current = undefined;
            }
        },
        wake: () => current?.abort(),
    };
}

// EXTERNAL MODULE: ./build/logs/stored-log.js + 1 modules
var stored_log = __webpack_require__(2579);
;// CONCATENATED MODULE: ./build/logs/streaming-types.js
/** Job types whose log the server streams (contract §7.2); `zadig-deploy` only since 4.2, before that it ends silently. */
const STREAMING_TYPES = new Set([
    'zadig-build',
    'freestyle',
    'zadig-test',
    'zadig-scanning',
    'zadig-distribute-image',
    'zadig-vm-deploy',
    'zadig-deploy',
    'plugin',
]);
/** Whether a live stream is worth opening for a job of this type. Other types can still have a stored log. */
function streams(jobType) {
    return STREAMING_TYPES.has(jobType);
}
/** The statuses in which a job has a pod of its own (contract §7.2). Before, the server looks for any pod of a like name. */
const STREAMING_STATUSES = new Set(['prepare', 'running']);
/** Whether a stream that is opened now is surely this job's. */
function mayOpen(status) {
    return STREAMING_STATUSES.has(status);
}

// EXTERNAL MODULE: ./build/ports/line-batch.js
var line_batch = __webpack_require__(6992);
;// CONCATENATED MODULE: ./build/report/plain-text.js
const FOUR_TIMES_01 = 0x01010101;
const FOUR_TIMES_20 = 0x20202020;
/** The highest bit of each of four bytes. */
const FOUR_TIMES_80 = 0x80808080 | 0;
/**
 * Makes the quick look at a batch: whether it is nothing but printable ASCII, tabs and line feeds. It takes four bytes at a
 * time, a quarter of what a regular expression needs, and most logs need no closer look.
 *
 * @returns the look, which takes text of one unit a byte; it owns the memory that it works in
 */
function createPlainTextCheck() {
    let buffer = Buffer.alloc(0);
    let words = new Int32Array(0);
    return (bytes) => {
        if (bytes.length > buffer.length) {
            const memory = new ArrayBuffer(Math.ceil(bytes.length / 4) * 4);
            buffer = Buffer.from(memory);
            words = new Int32Array(memory);
        }
        const length = buffer.write(bytes, 'latin1');
        // What the last word has too much is filled with something plain.
        const end = Math.ceil(length / 4);
        buffer.fill(FOUR_TIMES_20 & 0xff, length, end * 4);
        for (let index = 0; index < end; index += 1) {
            const word = words[index] ?? 0;
            // The highest bit of a byte comes up for one below 0x20, for 0x7f and for one above; borrows can only add to that.
            const unusual = ((word - FOUR_TIMES_20) & ~word) | (word + FOUR_TIMES_01) | word;
            if ((unusual & FOUR_TIMES_80) !== 0 && !isPlain(buffer, index * 4))
                return false;
        }
        return true;
    };
}
function isPlain(buffer, start) {
    for (let at = start; at < start + 4; at += 1) {
        const byte = buffer[at] ?? 0;
        if (byte >= 0x7f || (byte < 0x20 && byte !== 0x0a && byte !== 0x09))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/report/log-lines.js



/** The longest printed line, prefix included: the live view cuts at 1,024 and long lines slow the runner (runner contract §3). */
const MAX_PRINTED = 1_000;
const MAX_LABEL = 40;
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94];
const RESET = '\u001b[0m';
/**
 * Makes the door of one job.
 *
 * @param label what the job is called
 * @param width columns that labels are padded to, so that parallel jobs line up
 * @param index which of the ten colours the prefix gets
 */
function createLogDoor(label, width, index) {
    return createLogDoors()(label, width, index);
}
/** Makes doors that share the memory they work in. */
function createLogDoors() {
    const isPlainText = createPlainTextCheck();
    return (label, width, index) => makeDoor(label, width, index, isPlainText);
}
function makeDoor(label, width, index, isPlainText) {
    const name = padToWidth(shortLabel(label), Math.min(width, MAX_LABEL));
    // The reset in it ends whatever the line before left on.
    const colour = `\u001b[0;${COLOURS[index % COLOURS.length] ?? 36}m`;
    const prefix = `${colour}${name} │${RESET} `;
    const continuation = `\n${colour}${name} ┆${RESET} `;
    const room = MAX_PRINTED - prefix.length - RESET.length;
    const prefixBytes = Buffer.from(prefix);
    const between = `\n${(0,line_batch/* encode */.lF)(prefix)}`;
    const replacement = between.replaceAll('$', '$$$$');
    /** A batch as it is, with the prefix put in at every line's end: native all the way. */
    function lead({ bytes }) {
        const led = bytes.replace(/\n/g, replacement);
        const printed = Buffer.allocUnsafe(led.length);
        prefixBytes.copy(printed);
        // One prefix too many stands at the end, where the buffer has no room for it any more.
        printed.write(led, prefixBytes.length, 'latin1');
        return printed;
    }
    /** In ASCII nothing can hide in the legacy marker. */
    function isHarmless(bytes) {
        return isPlainText(bytes) ? !bytes.includes('##[') : !SUSPICIOUS.test(bytes);
    }
    function make(line) {
        if (line.length <= room && !SUSPICIOUS.test(line) && !line.includes(ESCAPE))
            return line;
        return (0,line_batch/* encode */.lF)(wrap(neutralise((0,line_batch/* decode */.D4)(line)), room, continuation));
    }
    return (batch) => {
        if (batch.count === 0)
            return Buffer.alloc(0);
        // A look at the whole batch: most logs have nothing to neutralise, and a look a line costs more than the line.
        if (isHarmless(batch.bytes) && !(0,line_batch/* hasLineOver */.PC)(batch.bytes, room)) {
            if (!batch.bytes.includes(ESCAPE))
                return lead(batch);
            return lead({ ...batch, bytes: `${batch.bytes.slice(0, -1)}${RESET}\n` });
        }
        return Buffer.from(`${(0,line_batch/* encode */.lF)(prefix)}${(0,line_batch/* byteLines */.GL)(batch).map(make).join(between)}\n`, 'latin1');
    };
}
/** Columns that the label of a job takes up. */
function labelWidth(label) {
    return displayWidth(shortLabel(label));
}
function shortLabel(label) {
    return (0,remote_text/* oneLine */.TN)(label, MAX_LABEL);
}
const ESCAPE = '\u001b';
/**
 * What isn't passed on as it is, in bytes of UTF-8: controls and escape sequences that are no colours, format characters
 * (some reorder text, some hide in a marker), and the legacy command marker.
 */
const SUSPICIOUS = new RegExp([
    String.raw `[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]`,
    String.raw `\x1b(?!\[[0-9;:]{0,32}m)`,
    // U+0080 to U+009F, U+00AD; U+061C; U+180B to U+180F.
    String.raw `\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0[\x8b-\x8f]`,
    // U+200B to U+200F, U+2028 to U+202E; U+2060 to U+206F.
    String.raw `\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])`,
    // U+FEFF; U+FFF9 to U+FFFB; the tags from U+E0000.
    String.raw `\xef(?:\xbb\xbf|\xbf[\xb9-\xbb])|\xf3\xa0`,
    String.raw `#[^\x00-\x7f]*#[^\x00-\x7f]*\[`,
].join('|'));
/** One line without anything that acts; a line redrawn with `\r` shows its last state. */
function neutralise(line) {
    const text = lastState(line)
        .replace(remote_text/* ESCAPE_SEQUENCES */.j0, (sequence) => (COLOUR_SEQUENCE.test(sequence) ? sequence : ''))
        .replace(/[\n\v\f\u0085\u2028\u2029]/g, ' ')
        .replace(remote_text/* INVISIBLE_ORDER */.vK, '')
        .replace(remote_text/* CONTROLS */.VH, (control) => (control === '\u001b' ? control : ''));
    return (0,remote_text/* breakLegacyCommands */.bf)(text.includes('\u001b') ? text + RESET : text);
}
const COLOUR_SEQUENCE = /^\u001b\[[0-9;:]{0,32}m$/;
/** What a terminal shows of a line that was redrawn with `\r`: its last state that isn't blank. */
function lastState(line) {
    if (!line.includes('\r'))
        return line;
    return line.split('\r').findLast((state) => state.trim() !== '') ?? '';
}
/** Breaks a line into pieces of at most `room` units, between characters and outside colour codes. */
function wrap(line, room, separator) {
    const pieces = [];
    let start = 0;
    while (line.length - start > room) {
        const piece = line.slice(start, start + room);
        const end = breakIn(piece, line.charAt(start + room));
        pieces.push(piece.slice(0, end));
        start += end;
    }
    return [...pieces, line.slice(start)].join(separator);
}
/**
 * The last place in the piece that is not inside a surrogate pair, a colour code or a broken marker; between words where
 * there is room for half a piece, since the runner's masks know a secret whole and would let its halves through. It sees
 * nothing but the piece, so that the cost of a line grows with its length alone.
 *
 * @param next the character that follows the piece
 */
function breakIn(piece, next) {
    const words = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\t')) + 1;
    if (words > piece.length / 2)
        return words;
    const escape = piece.lastIndexOf('\u001b');
    if (escape > 0 && !piece.includes('m', escape))
        return escape;
    if (piece.endsWith('[') && next === '\\')
        return piece.length - 1;
    return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length;
}
function padToWidth(text, width) {
    return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
/** Terminal columns: East Asian wide characters take two. */
function displayWidth(text) {
    let width = 0;
    for (const character of text)
        width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
            ? 2
            : 1;
    return width;
}

// EXTERNAL MODULE: ./build/logs/file-names.js
var file_names = __webpack_require__(9172);
;// CONCATENATED MODULE: ./build/logs/backfill.js


/** Pauses before each look at the stored log: it can appear a moment after the job's end (contract §7.3). */
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000];
/** Looks that suffice where the stream gave everything and the stored log only confirms it. */
const CONFIRMING_LOOKS = 4;
/** What is said of a job's log where the server has none to give. */
const UNSUPPORTED = 'This Zadig has no logs in its API; they came with 3.4.';
const TOO_LATE = 'Zadig did not give this log within the 30 s that the verdict waits for logs';
/**
 * Completes a log from the stored one after the job's end: passes on what the stream did not have, or says what can't be
 * known. Waits 7.5 s in all for a log that isn't stored, and never passes over the stored text more than once to print it.
 *
 * @param end how the live stream ended: where it was drained, an empty stored log leaves nothing in doubt
 */
async function* backfill(options, ledger, end) {
    const { job, stop, timeUp } = options;
    const streamed = ledger.count;
    const isDrained = end === 'drained' && streamed > 0;
    const found = yield* look({ ...options, stop: AbortSignal.any([stop, timeUp]) }, ledger, looks(job, isDrained));
    if (stop.aborted)
        return;
    // A stream that was open to the end is whole, unless the stored log began to show more lines.
    const isWhole = isDrained && ledger.count === streamed;
    if (isWhole && (found === 'none' || found === 'stale' || found === 'failed'))
        return;
    const said = found === 'failed' && timeUp.aborted ? missing(TOO_LATE) : doubt(found, ledger.count, job);
    if (said !== undefined)
        yield said;
}
async function* look(options, ledger, times) {
    let found = 'none';
    const waits = WAITS_MS.slice(0, times);
    for (const [index, wait] of waits.entries()) {
        try {
            await options.clock.sleep(wait, options.stop);
            found = (await isStale(options)) ? 'stale' : yield* complete(options, ledger);
            // Attempts that say the same to the letter can't be told apart; after so long what goes on like the new one is its own.
            if (found === 'stale' && index === waits.length - 1 && ledger.count > 0) {
                const last = yield* complete(options, ledger);
                if (last !== 'other')
                    found = last;
            }
        }
        catch (thrown) {
            if ((0,zadig_error/* isMissingEndpoint */.W)(thrown))
                return 'unsupported';
            found = 'failed';
        }
        if (options.stop.aborted || found === 'same' || found === 'less' || found === 'lost-lines')
            return found;
    }
    return found === 'other' ? yield* showOther(options, ledger) : found;
}
function looks(job, isDrained) {
    if (!isDrained)
        return WAITS_MS.length;
    // One look is for the jobs whose log is found under any key.
    return (0,stored_log/* isStoredLogLost */.Sh)(job) ? 1 : CONFIRMING_LOOKS;
}
/** One pass over the stored log, passing on what is new. */
async function* complete(options, ledger) {
    const stored = await (0,stored_log/* openStoredLog */.cb)(options);
    try {
        const replay = ledger.replay();
        for await (const lines of stored.lines)
            yield* pass(replay.feed(lines), ledger);
        if (stored.isEmpty())
            return 'none';
        // Lines that were lost while streaming are not passed on any more, but tell what was checked out.
        if (replay.state() !== 'searching')
            ledger.takeCommits(stored.commits);
        switch (replay.state()) {
            case 'searching':
                return 'other';
            case 'same':
            case 'rotated':
                return 'less';
            case 'caught-up':
                await stored.keep();
                return 'same';
            case 'lost-lines':
                await stored.keep();
                return 'lost-lines';
        }
    }
    finally {
        await stored.end();
    }
}
/**
 * The stored log is the job's own; what was streamed was not. That happens where the server found another pod under the
 * same container name (contract §7.2), or where a container was replaced unseen.
 */
async function* showOther(options, ledger) {
    yield remark('What was streamed is not the log that Zadig has stored of this job. The stored one follows, from its start.', false);
    ledger.startAnew();
    let stored;
    try {
        stored = await (0,stored_log/* openStoredLog */.cb)(options);
        for await (const lines of stored.lines)
            yield* pass(lines, ledger);
        await stored.keep();
        return 'same';
    }
    catch {
        return 'other';
    }
    finally {
        await stored?.end();
    }
}
function* pass(batch, ledger) {
    if (batch.count === 0)
        return;
    ledger.add(batch);
    yield { kind: 'lines', batch };
}
/** Whether the stored log is, to its last line, what an earlier attempt passed on. */
async function isStale(options) {
    const { earlier } = options;
    if (earlier === undefined || earlier.count === 0)
        return false;
    const stored = await (0,stored_log/* openStoredLog */.cb)({ ...options, file: undefined });
    try {
        const replay = earlier.replay();
        for await (const lines of stored.lines) {
            if (replay.feed(lines).count > 0)
                return false;
        }
        return !stored.isEmpty() && replay.state() !== 'searching';
    }
    finally {
        await stored.end();
    }
}
function doubt(found, count, job) {
    switch (found) {
        case 'other':
            return missing('The log stored in Zadig is another one than was streamed');
        case 'lost-lines':
            return remark('Some lines were lost while this log was streamed; the log stored in Zadig has them.', false);
        case 'stale':
            return missing("Zadig's stored log is still that of the attempt before");
        case 'unsupported':
            return remark(UNSUPPORTED, false);
        case 'failed':
            return missing("Zadig's stored log could not be read");
        case 'none':
            if (count > 0)
                return missing(`The stream was cut before the end, and ${notStored(job)}`);
            if (job.jobType === 'zadig-deploy')
                return remark('Zadig has no log of this job. Deploy jobs have none before Zadig 4.2.', true);
            return missing(notStored(job));
        case 'same':
        case 'less':
            return undefined;
    }
}
function notStored(job) {
    return (0,stored_log/* isStoredLogLost */.Sh)(job) ? stored_log/* STORED_LOG_LOST */.uB : 'Zadig has no stored log of this job';
}
function missing(why) {
    return remark(`${why}; lines may be missing here.`, false);
}
/** What the reader is told about a log. */
function remark(text, isComplete) {
    return { kind: 'remark', text, complete: isComplete };
}

;// CONCATENATED MODULE: ./build/logs/silence.js
/** How often the watch looks; it bounds how late each of the moments below is noticed. */
const TICK_MS = 200;
/** Silence after activity that makes the job's status worth a look. */
const SUGGESTIVE_MS = 600;
/** Silence after the job's end that means that the stream has given all: the container is gone (contract §7.2). */
const DRAINED_MS = 700;
/** The longest that a stream may go on after its job's end: it is cut then, and the stored log has what is still missing. */
const DRAIN_LIMIT_MS = 60_000;
/** A replay comes at once; one that stops before it has caught up is another log. */
const STUCK_MS = 5_000;
/** As long as the largest log that a node keeps before it rotates takes; one that still searches its place is another log. */
const SEARCH_LIMIT_MS = 30_000;
/** A connection that gave nothing for so long may be dead without anybody having said so. */
const HALF_OPEN_MS = 300_000;
/** A log that had lines before has them again at once; a connection that gives none of them is as good as dead. */
const REPLAY_OVERDUE_MS = 30_000;
/** Watches one stream, which has no end and no pings of its own, and decides when to look at the job and when to close. */
function watchSilence(options) {
    const { clock, ended, stop } = options;
    const closer = new AbortController();
    const over = new AbortController();
    let heardAt = clock.now();
    let active = false;
    let firstHeardAt;
    let endedAt;
    let closedAs;
    function close(reason) {
        closedAs = reason;
        closer.abort(reason);
    }
    function isStuck(now, quiet) {
        if (firstHeardAt === undefined)
            return false;
        switch (options.replay.state()) {
            case 'same':
                return quiet >= STUCK_MS;
            case 'searching':
                return options.replay.isOverdue() || quiet >= STUCK_MS || now - firstHeardAt >= SEARCH_LIMIT_MS;
            case 'caught-up':
            case 'rotated':
            case 'lost-lines':
                return false;
        }
    }
    function look() {
        const now = clock.now();
        const quiet = now - heardAt;
        if (ended.aborted)
            endedAt ??= now;
        if (active && quiet >= SUGGESTIVE_MS) {
            active = false;
            options.onSilence();
        }
        if (endedAt !== undefined && quiet >= DRAINED_MS)
            close('drained');
        else if (endedAt !== undefined && now - endedAt >= DRAIN_LIMIT_MS)
            close('cut');
        else if (isStuck(now, quiet))
            close('stuck');
        else if (quiet >= (firstHeardAt === undefined && options.replay.state() === 'same' ? REPLAY_OVERDUE_MS : HALF_OPEN_MS)) {
            close('half-open');
        }
    }
    async function run() {
        const signal = AbortSignal.any([over.signal, stop, closer.signal]);
        while (!signal.aborted) {
            try {
                await clock.sleep(TICK_MS, signal);
            }
            catch {
                return;
            }
            look();
        }
    }
    void run();
    return {
        closed: AbortSignal.any([stop, closer.signal]),
        heard() {
            heardAt = clock.now();
            active = true;
            firstHeardAt ??= heardAt;
        },
        end: () => over.abort(),
        closedAs: () => closedAs ?? (stop.aborted ? 'stopped' : undefined),
    };
}

;// CONCATENATED MODULE: ./build/logs/job-log.js





/** Pauses before the stream is opened again: after a cut, and after the server's silent error (contract §7.2). */
const REOPEN_FASTEST_MS = 500;
const REOPEN_SLOWEST_MS = 15_000;
/**
 * The log of one attempt of one job, as a finite sequence: what the live stream has, each line once whatever happens to
 * the connection, then what only the stored log has. Ends some seconds after `ended`; never throws for a bad server.
 */
async function* jobLog(options) {
    if (!streams(options.job.jobType))
        return;
    const end = yield* live({ ...options, stop: AbortSignal.any([options.stop, options.timeUp]) }, options.ledger);
    if (end === 'unsupported') {
        yield remark(UNSUPPORTED, false);
        return;
    }
    if (!options.stop.aborted)
        yield* backfill(options, options.ledger, end);
}
/**
 * Streams until the job has ended and the stream is silent; opens it again after every cut and skips what was seen.
 *
 * @returns how the last connection ended; `none` when there was none
 */
async function* live(options, ledger) {
    const { clock, ended, stop } = options;
    let pause = REOPEN_FASTEST_MS;
    let end = 'none';
    for (;;) {
        // A stream of a job that has ended already never comes (contract §7.2): only the stored log has it.
        if (ended.aborted || stop.aborted)
            return end;
        const before = ledger.count;
        end = yield* oneConnection(options, ledger);
        if (end === 'stuck') {
            ledger.startAnew();
            yield remark('This log began anew: its container was restarted. What follows is the new log from its start.', false);
        }
        if (end === 'drained' || end === 'unsupported')
            return end;
        pause = ledger.count > before ? REOPEN_FASTEST_MS : Math.min(pause * 2, REOPEN_SLOWEST_MS);
        await clock.sleep(pause, AbortSignal.any([ended, stop])).catch(() => undefined);
    }
}
/** One connection's life: replay, follow, and the end by a cut, by the job's end or by `stop`. */
async function* oneConnection(options, ledger) {
    const replay = ledger.replay();
    const silence = watchSilence({ ...options, replay });
    let stream;
    let told = false;
    try {
        stream = await options.api.openLogStream(options.job, { signal: silence.closed, turn: options.turn });
        if (!stream.isEventStream)
            return 'refused';
        for await (const lines of stream.lines) {
            silence.heard();
            const batch = replay.feed(lines);
            if (batch.count === 0)
                continue;
            if (!told && replay.state() === 'rotated') {
                yield remark('The server rotated this log; it goes on where it left off.', true);
                told = true;
            }
            ledger.add(batch);
            yield { kind: 'lines', batch };
        }
        return 'cut';
    }
    catch (thrown) {
        if ((0,zadig_error/* isMissingEndpoint */.W)(thrown))
            return 'unsupported';
        // A cut, or our own closing of it: the caller opens the stream again, or completes the log from the stored one.
        const end = silence.closedAs() ?? 'cut';
        if (end !== 'drained')
            return end;
        // A connection that had not even replayed what was seen gave nothing to the end of the log.
        if (replay.state() === 'same' || replay.state() === 'searching')
            return 'cut';
        yield* lastLines(replay.feed(stream?.held() ?? line_batch/* NO_LINES */.o), ledger);
        return end;
    }
    finally {
        silence.end();
    }
}
function* lastLines(batch, ledger) {
    if (batch.count === 0)
        return;
    ledger.add(batch);
    yield { kind: 'lines', batch };
}

// EXTERNAL MODULE: ./build/logs/commit-reader.js
var commit_reader = __webpack_require__(1465);
;// CONCATENATED MODULE: ./build/logs/tail.js

/** Bytes that are kept of either end of a long line: as many as are looked at when it is compared (`ledger.ts`). */
const LINE_END_BYTES = 4_000;
const LONG_LINE_BYTES = 10_000;
const LEFT_OUT = (0,line_batch/* encode */.lF)(' … ');
/** 200 lines of 650 bytes. Longer lines leave room for fewer of them. */
const MAX_BYTES = 128 * 1024;
const INITIAL_BYTES = 4 * 1024;
/**
 * Makes an empty tail. It copies into memory of its own, since whatever held a batch would keep all of it, and make the garbage
 * collector move it: with fifty logs that costs more than everything else.
 */
function createTail() {
    let ring = Buffer.allocUnsafeSlow(INITIAL_BYTES);
    /** Where the next byte goes, and how many are there. */
    let at = 0;
    let length = 0;
    function contents() {
        const end = ring.toString('latin1', 0, at);
        return length <= at ? end.slice(at - length) : ring.toString('latin1', at) + end;
    }
    function makeRoom(added) {
        if (length + added <= ring.length || ring.length === MAX_BYTES)
            return;
        const text = contents();
        ring = Buffer.allocUnsafeSlow(Math.min(MAX_BYTES, Math.max(2 * ring.length, length + added)));
        at = ring.write(text, 'latin1') % ring.length;
    }
    return {
        add(batch) {
            const short = withoutMiddles(batch).bytes;
            const bytes = short.length > MAX_BYTES ? short.slice(-MAX_BYTES) : short;
            makeRoom(bytes.length);
            const first = Math.min(bytes.length, ring.length - at);
            ring.write(bytes, at, first, 'latin1');
            if (first < bytes.length)
                ring.write(bytes.slice(first), 0, 'latin1');
            at = (at + bytes.length) % ring.length;
            length = Math.min(ring.length, length + bytes.length);
        },
        bytes(count) {
            const lines = contents().split('\n');
            // After the last line end stands nothing; in a full ring the first line has lost its beginning.
            const whole = lines.slice(length === MAX_BYTES && lines.length > 2 ? 1 : 0, -1);
            return whole.slice(-count);
        },
    };
}
function withoutMiddles(batch) {
    if (!(0,line_batch/* hasLineOver */.PC)(batch.bytes, LONG_LINE_BYTES))
        return batch;
    return (0,line_batch/* batchOfBytes */.VO)((0,line_batch/* byteLines */.GL)(batch).map((line) => (line.length > LONG_LINE_BYTES ? bothEnds(line) : line)));
}
function bothEnds(line) {
    const end = line.slice(characterAt(line, line.length - LINE_END_BYTES));
    return line.slice(0, characterAt(line, LINE_END_BYTES)) + LEFT_OUT + end;
}
/** The first place from `at` on at which a character begins: 10xxxxxx continues one. */
function characterAt(bytes, at) {
    let place = at;
    while ((bytes.charCodeAt(place) & 0xc0) === 0x80)
        place += 1;
    return place;
}

;// CONCATENATED MODULE: ./build/logs/ledger.js



/** Lines at the start that tell whether a replay is the same log. */
const HEAD_LINES = 16;
/** Lines at the end that tell where a replay catches up; enough that a run of equal progress lines doesn't pass for it. */
const TAIL_LINES = 64;
/** As many lines more than were passed on may stand before the place where a replay catches up: a server can lose some. */
const SPARE_LINES = 50;
/** White space in bytes, as the server's trimming knows it, and both forms of a carriage return (contract §7.2). */
const DIFFERENCES = /(?:[\t-\r ]|\\r|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)+/g;
/** Bytes of a line that are compared; a longer line is looked at no further. */
const COMPARED_BYTES = 1_000;
/** What the stream and the stored log have alike of a line: container streams trim it (contract §7.2). */
function essence(line) {
    return line
        .slice(0, 4 * COMPARED_BYTES)
        .replace(DIFFERENCES, '')
        .slice(0, COMPARED_BYTES);
}
/** Opens the ledger of one log, with nothing in it. */
function openLedger() {
    let count = 0;
    let head = [];
    let tail = createTail();
    let reader = (0,commit_reader/* createCommitReader */.H)();
    return {
        get count() {
            return count;
        },
        add(batch) {
            count += batch.count;
            reader.add(batch);
            if (head.length < HEAD_LINES)
                head.push(...(0,line_batch/* byteLines */.GL)(batch)
                    .slice(0, HEAD_LINES - head.length)
                    .map(essence));
            tail.add(batch);
        },
        replay: () => startReplay(count, [...head], tail.bytes(TAIL_LINES).map(essence)),
        lastLines: (lines) => tail.bytes(lines).map(line_batch/* decode */.D4),
        commits: () => reader.commits(),
        takeCommits(other) {
            if (other.isWhole())
                reader = other;
        },
        startAnew() {
            count = 0;
            reader = (0,commit_reader/* createCommitReader */.H)();
            head = [];
            tail = createTail();
        },
    };
}
function startReplay(count, head, tail) {
    let state = count === 0 ? 'caught-up' : 'same';
    let read = 0;
    /** The last lines read, as far as the overlap reaches. */
    let recent = [];
    function take(line) {
        recent.push(essence(line));
        if (recent.length > 2 * TAIL_LINES)
            recent = recent.slice(-TAIL_LINES);
        read += 1;
    }
    /** Whether the lines read so far end like what was passed on. */
    function atOverlap() {
        if (recent.at(-1) !== tail.at(-1))
            return false;
        const length = Math.min(tail.length, recent.length);
        // A short overlap is believed only at the very start of a rotated log, and never when it is blank.
        if (length < tail.length && read !== length)
            return false;
        const overlap = tail.slice(-length);
        if (overlap.every((line) => line === '') && !(length === tail.length && read === count))
            return false;
        return overlap.every((line, index) => recent[recent.length - length + index] === line);
    }
    function step(line) {
        if (state === 'same') {
            const expected = head[read];
            take(line);
            if (expected !== undefined && expected !== essence(line))
                state = atOverlap() ? 'rotated' : 'searching';
            else if (read === count)
                state = atOverlap() ? 'caught-up' : 'searching';
            return;
        }
        take(line);
        if (atOverlap())
            state = read > count ? 'lost-lines' : 'rotated';
    }
    return {
        feed(batch) {
            if (state !== 'same' && state !== 'searching')
                return batch;
            if (state === 'same' && read >= HEAD_LINES && read + batch.count <= count - TAIL_LINES) {
                // In the middle of a long replay only the count matters; looking at each line would cost more than fetching it.
                read += batch.count;
                return line_batch/* NO_LINES */.o;
            }
            let seen = 0;
            let bytes = 0;
            for (const line of (0,line_batch/* byteLines */.GL)(batch)) {
                step(line);
                seen += 1;
                bytes += line.length + 1;
                if (state !== 'same' && state !== 'searching')
                    break;
            }
            return seen === batch.count ? line_batch/* NO_LINES */.o : { bytes: batch.bytes.slice(bytes), count: batch.count - seen };
        },
        state: () => state,
        isOverdue: () => state === 'searching' && read > count + SPARE_LINES,
    };
}

;// CONCATENATED MODULE: ./build/logs/turns.js
/**
 * Makes a source of turns, in the order in which they were asked for.
 *
 * @param places how many turns there are at the same time
 */
function createTurns(places = 1) {
    let free = places;
    const waiting = [];
    function end() {
        const next = waiting.shift();
        if (next === undefined)
            free += 1;
        else
            next();
    }
    return async () => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        let over = false;
        return () => {
            if (!over)
                end();
            over = true;
        };
    };
}

;// CONCATENATED MODULE: ./build/actions/log-record.js


/**
 * Opens the file of one log.
 *
 * @param name asked for only where there are files
 * @param onFailure told once, in words for the user, when the file can't be had or written
 */
async function openRecord(files, name, onFailure) {
    let file;
    async function attempt(work) {
        if (file === undefined)
            return;
        try {
            await work(file);
        }
        catch (thrown) {
            const failing = file;
            file = undefined;
            onFailure(`The file of this log is not whole: ${(0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown))}`);
            await failing.close().catch(() => undefined);
        }
    }
    try {
        file = await files?.create(name());
    }
    catch (thrown) {
        onFailure(`This log could not be written to \`log-directory\`: ${(0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown))}`);
    }
    return {
        add: ({ bytes }) => attempt((open) => open.write(Buffer.from(bytes, 'latin1'))),
        async replacement() {
            let better;
            await attempt(async (open) => (better = await open.replacement()));
            return {
                write: (bytes) => attempt(async () => better?.write(bytes)),
                keep: () => attempt(async () => better?.keep()),
                discard: () => attempt(async () => better?.discard()),
            };
        },
        close: () => attempt((open) => open.close()),
    };
}

;// CONCATENATED MODULE: ./build/actions/show-log.js










/** Stored logs that are read at the same time, when many jobs end at once. */
const STORED_AT_ONCE = 4;
/** The attempt after another one of the same job, or the first. */
function nextAttempt(job, before) {
    return {
        job,
        number: (before?.number ?? 0) + 1,
        ended: new AbortController(),
        givenUp: new AbortController(),
        timeUp: new AbortController(),
        ledger: openLedger(),
        earlier: before?.ledger,
    };
}
/**
 * Makes what shows logs, each from its first line to its last: on the screen where that is wanted, and in a file. Logs share
 * their turns, and whatever memory they work in.
 *
 * @returns shows one attempt's log and ends when it does; never throws, since a log never touches the verdict: what can't be
 *   shown is told as a doubt
 */
function createLogShow(options) {
    const nameFile = (0,file_names/* createFileNamer */.q)();
    const openDoor = createLogDoors();
    const turn = createTurns();
    const storedTurn = createTurns(STORED_AT_ONCE);
    return async ({ job, number, ended, givenUp, timeUp, ledger, earlier }, { width, index }, onDoubt) => {
        const door = openDoor((0,task_task/* jobLabel */.O)(job), width, index);
        const record = await openRecord(options.logFiles, () => nameFile(job.name, number), onDoubt);
        async function pass(piece) {
            if (piece.kind === 'remark') {
                if (!piece.complete)
                    onDoubt(piece.text);
                if (options.logs === 'stream' || (0,task_status/* hasFailed */.WN)(job.status))
                    await options.print(`  ${(0,remote_text/* oneLine */.TN)((0,task_task/* jobLabel */.O)(job), 80)}: ${piece.text}\n`);
                return;
            }
            await record.add(piece.batch);
            if (options.logs === 'stream')
                await options.print(door(piece.batch));
        }
        try {
            const log = jobLog({
                ...options,
                api: options.zadig,
                job: { ...options.task, jobName: job.name, jobType: job.type },
                ended: ended.signal,
                stop: AbortSignal.any([options.signal, givenUp.signal]),
                timeUp: timeUp.signal,
                turn,
                storedTurn,
                ledger,
                file: record,
                ...(earlier === undefined ? {} : { earlier }),
            });
            for await (const piece of log)
                await pass(piece);
        }
        catch (thrown) {
            onDoubt(`This log could not be shown: ${(0,errors/* errorMessage */.gJ)(thrown)}`);
        }
        finally {
            await record.close();
        }
    };
}

;// CONCATENATED MODULE: ./build/actions/follow-logs.js







/** Lines kept of each log for the end of the log and the summary. */
const follow_logs_TAIL_LINES = 200;
/** The longest that all logs together, over all attempts, keep the verdict waiting once the task's end is known. */
const END_BUDGET_MS = 30_000;
/** Follows the logs of all jobs of a task, in parallel: each has its own reader, its own door and its own pace. */
function followLogs(options) {
    const following = new Map();
    /** By a job's name, the key of the one that shows its log. */
    const shownBy = new Map();
    const doubts = new Map();
    /** The jobs whose logs the user wants to see, by key. */
    const shown = new Set();
    const show = createLogShow(options);
    // A log that isn't found once it is stored can only be streamed while the job runs.
    const isStreamedOrLost = (0,stored_log/* isStoredLogLost */.Sh)(options.task);
    let width = 0;
    let taskEnded = false;
    let budgetMs = END_BUDGET_MS;
    function isWanted(key, job) {
        return isShown(job) || (isThere(job) && options.isLogNeeded?.(key, job) === true);
    }
    function isThere(job) {
        if (!streams(job.type) || (0,task_status/* phaseOf */.hU)(job.status) === 'skipped')
            return false;
        return mayOpen(job.status) || (0,task_status/* hasEnded */.hY)(job.status) || isOverUnnoticed(job);
    }
    function isShown(job) {
        if (!isThere(job))
            return false;
        if (options.logs === 'stream' || options.logFiles !== undefined)
            return true;
        return options.logs === 'failed' && ((0,task_status/* hasFailed */.WN)(job.status) || isStreamedOrLost);
    }
    /** A job in a status that we don't know ran all the same: its end shows in its times, or in its task's. */
    function isOverUnnoticed({ status, startTime, endTime }) {
        return !(0,task_status/* isKnownStatus */.ih)(status) && startTime > 0 && (taskEnded || endTime >= startTime);
    }
    function start(key, job, before) {
        const attempt = nextAttempt(job, before);
        const look = { width, index: following.size };
        const onDoubt = (text) => void doubts.set(key, [...new Set([...(doubts.get(key) ?? []), text])]);
        const done = (before?.done ?? Promise.resolve()).then(() => show(attempt, look, onDoubt));
        const started = { ...attempt, done, isDone: false };
        void done.then(() => (started.isDone = true));
        following.set(key, started);
        shownBy.set(job.name, key);
    }
    /** Jobs of one name share one log (contract §5.3): the first of them shows it. */
    function isShared(key, { name }) {
        return (shownBy.get(name) ?? key) !== key;
    }
    /** Waits for all logs; cuts those that are not complete after so many milliseconds. */
    async function withinBudget(ms) {
        const startedAt = options.clock.now();
        const done = new AbortController();
        void options.clock.sleep(ms, done.signal).then(() => following.forEach(({ timeUp }) => timeUp.abort()), () => undefined);
        await Promise.all([...following.values()].map((log) => log.done));
        done.abort();
        budgetMs = Math.max(0, budgetMs - (options.clock.now() - startedAt));
    }
    return {
        update(task) {
            taskEnded = (0,task_status/* hasEnded */.hY)(task.status);
            const jobs = (0,changes/* jobsByKey */.ry)(task);
            width = Math.max(width, ...[...jobs.values()].map((job) => labelWidth((0,task_task/* jobLabel */.O)(job))));
            for (const [key, job] of jobs) {
                const before = following.get(key);
                const again = before !== undefined && isAnotherAttempt(before, job);
                // Its pod is gone or going, and before the next one starts the server would look for any of a like name.
                if (again || isOver(job))
                    before?.ended.abort();
                if (isShown(job))
                    shown.add(key);
                if ((before === undefined || again) && isWanted(key, job) && !isShared(key, job)) {
                    start(key, job, before);
                    if (isOver(job) || isOverUnnoticed(job))
                        following.get(key)?.ended.abort();
                }
            }
        },
        commits() {
            const whole = [...following].filter(([, { isDone }]) => isDone);
            return new Map(whole.map(([key, { ledger }]) => [key, ledger.commits()]));
        },
        async end(mayRunAgain) {
            for (const { ended, givenUp } of following.values()) {
                // Where we end before the task does, a job that still runs has no stored log that would complete what was shown.
                if (!taskEnded && !ended.signal.aborted)
                    givenUp.abort();
                ended.abort();
            }
            await withinBudget(mayRunAgain ? budgetMs / 2 : budgetMs);
            const tails = [...following]
                .filter(([key]) => shown.has(key))
                .map(([key, { ledger }]) => [key, ledger.lastLines(follow_logs_TAIL_LINES).map(lastState)]);
            const commits = [...following].map(([key, { ledger }]) => [key, ledger.commits()]);
            return {
                tails: new Map(tails),
                doubts: new Map([...doubts].filter(([key]) => shown.has(key))),
                commits: new Map(commits),
            };
        },
    };
}
/** Whether nothing more will be written to the attempt's log: the job has ended, waits for a decision, or was set back. */
function isOver({ status }) {
    return (0,task_status/* hasEnded */.hY)(status) || status === 'wait_for_manual_error_handling' || (0,task_status/* phaseOf */.hU)(status) === 'idle';
}
/** A retry by the server counts up, one of the task starts the job later, within the same second only its status tells. */
function isAnotherAttempt({ job: before, ended }, job) {
    return (job.retryCount > before.retryCount ||
        (before.startTime > 0 && job.startTime > before.startTime) ||
        (ended.signal.aborted && mayOpen(job.status)));
}

// EXTERNAL MODULE: ./build/actions/masking.js
var masking = __webpack_require__(4952);
// EXTERNAL MODULE: ./build/actions/read-task-born-after.js
var read_task_born_after = __webpack_require__(6791);
// EXTERNAL MODULE: ./build/actions/retry-task.js
var retry_task = __webpack_require__(8534);
// EXTERNAL MODULE: ./build/actions/voice.js
var actions_voice = __webpack_require__(630);
// EXTERNAL MODULE: ./build/report/job-words.js
var job_words = __webpack_require__(5664);
// EXTERNAL MODULE: ./build/report/summary/gates.js
var gates = __webpack_require__(8004);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
;// CONCATENATED MODULE: ./build/actions/watch-gates.js






/** A gate that nobody has looked at for this long has been forgotten, or nobody knows of it. */
const LONG_MS = 1_800_000;
/** GitHub shows ten warnings of a step (runner contract §5.2), and others want room too. */
const MAX_WARNINGS = 4;
/**
 * Warns once for each gate that waits long for a person: half an hour, or half of what the user lets it wait.
 *
 * @returns what looks at each snapshot
 */
function createGateWatch({ url, limit }, { runner, clock }) {
    const since = new Map();
    const warned = new Set();
    const long = Math.min(LONG_MS, limit === undefined ? Infinity : limit / 2);
    return (task) => {
        for (const [key, job] of (0,changes/* jobsByKey */.ry)(task)) {
            if ((0,task_status/* phaseOf */.hU)(job.status) !== 'human') {
                since.delete(key);
                continue;
            }
            const waited = clock.now() - (since.get(key) ?? clock.now());
            since.set(key, clock.now() - waited);
            if (waited < long || warned.has(key) || warned.size >= MAX_WARNINGS)
                continue;
            warned.add(key);
            const whom = job.gate === undefined ? '' : (0,gates/* waitsFor */.i)(job.gate);
            runner.annotate('warning', {
                title: `Zadig waits for a person: ${(0,job_words/* jobName */.dZ)(job)}`,
                message: (0,remote_text/* oneLine */.TN)(`${(0,job_words/* jobName */.dZ)(job)} has waited for ${(0,duration/* formatDuration */.a)(waited)}${whom === '' ? '' : ` (${whom})`}: ${url}`, 1_000),
            });
        }
    };
}

;// CONCATENATED MODULE: ./build/actions/follow.js

















/**
 * Follows a task to its end: tells every change, streams the logs of its jobs, gives a sign of life in silence, and has a
 * failed task retried as often as the user wants. The verdict comes from the task alone; logs are completed within a
 * budget of their own (`follow-logs.ts`) and can't change it.
 */
async function follow(options, deps) {
    const { clock, runner } = deps;
    const account = openAccount(options.limits, options.startedAt);
    const wakeable = createWakeable(clock);
    const elapsed = () => clock.now() - options.startedAt;
    let seen;
    const voice = (0,actions_voice/* createVoice */.J)(runner, clock, () => {
        // While Zadig can't be reached, nobody else books the time.
        account.pass(clock.now());
        return (0,narration/* heartbeat */.jQ)(seen, elapsed(), account.left());
    });
    const logs = followLogs({
        ...options,
        ...deps,
        isLogNeeded: (key, job) => isLogNeeded(options.commits, key, job),
        print: (text) => voice.print(text),
        onSilence: () => wakeable.wake(),
    });
    const masked = new Set();
    const watchGates = createGateWatch({ url: options.url, limit: options.limits['approval-timeout'] }, deps);
    async function show(event) {
        const told = (0,narration/* tell */.qz)(event, elapsed(), options.url);
        await voice.print(`${told.line}\n`);
        if (told.notice !== undefined)
            runner.annotate('notice', { title: 'Zadig waits', message: told.notice });
        if (told.warning !== undefined)
            runner.annotate('warning', { title: 'Zadig', message: told.warning });
    }
    async function oneAttempt() {
        const cadence = (0,time_cadence/* createCadence */.E)(options.pollInterval, deps.random);
        const read = (leftMs) => {
            const outageTimeout = Math.min(options.outageTimeout, leftMs);
            return (0,read_task_born_after/* readTaskBornAfter */.T)(options.task, options.bornAfter, { outageTimeout, withinMs: leftMs }, deps);
        };
        for await (const observation of watch({ ...options, ...deps, before: seen, account, wakeable, cadence, read })) {
            if (observation.kind === 'ended')
                return observation.outcome;
            seen = (0,changes/* remember */.kY)(seen, observation.task);
            (0,masking/* maskSecrets */.Q)(seen.secrets, masked, runner);
            for (const event of observation.events)
                await show(event);
            logs.update(observation.task);
            watchGates(observation.task);
            options.onWaiting?.(waitingFor(observation.task));
            const stop = mustStop(options.commits, observation.task, logs.commits());
            if (stop !== undefined)
                return stop;
        }
        throw new Error('watching ended without an outcome');
    }
    /** Has the ended task run again; `false` where it doesn't, and nothing is left but to report its end. */
    async function again(ended) {
        try {
            const retried = await (0,retry_task/* retryTask */.M)({ ...options.task, projectKey: options.projectKey }, ended, deps);
            if (retried.kind === 'refused') {
                const why = retried.error === undefined ? 'it still stands at its end' : (0,errors/* errorMessage */.gJ)(retried.error);
                await voice.print(`Zadig did not retry it: ${(0,remote_text/* oneLine */.TN)(why)}\n`);
            }
            return retried.kind;
        }
        catch (thrown) {
            // Stopped after Zadig had taken it: the next look at the task sees the signal first.
            if (deps.signal.aborted)
                return 'unanswered';
            throw thrown;
        }
    }
    try {
        const earlierAttempts = [];
        let attemptAt = options.startedAt;
        let unanswered = false;
        for (let attempts = 1;; attempts += 1) {
            const outcome = await oneAttempt();
            const mayRunAgain = attempts <= options.retries && isWorthRetrying(outcome) && !deps.signal.aborted;
            const soFar = { seen, logs: await logs.end(mayRunAgain), spent: account.spent() };
            const result = { ...soFar, outcome, attempts, earlierAttempts: [...earlierAttempts], unanswered };
            if (!mayRunAgain || deps.signal.aborted)
                return result;
            await voice.print(`↻ Attempt ${attempts} failed; retrying task ${options.task.taskId} (${attempts} of ${options.retries})\n`);
            const retried = await again(outcome.task);
            if (retried === 'refused')
                return result;
            unanswered = retried === 'unanswered';
            earlierAttempts.push(pastAttempt(outcome, clock.now() - attemptAt));
            attemptAt = clock.now();
        }
    }
    finally {
        voice.end();
    }
}
function pastAttempt(outcome, durationMs) {
    return { conclusion: (0,task_outcome/* conclusionOf */.vu)(outcome), durationMs, failedJobs: (0,task_outcome/* failedJobs */.Mf)(outcome.task).map(task_task/* jobLabel */.O) };
}
/** What may pass on another try; a rejection or a cancellation is somebody's will. */
function isWorthRetrying(outcome) {
    return outcome.kind === 'failure' || outcome.kind === 'timed-out';
}

// EXTERNAL MODULE: ./build/payload/github-event.js
var github_event = __webpack_require__(3503);
// EXTERNAL MODULE: ./build/report/hide-secrets.js
var hide_secrets = __webpack_require__(3031);
// EXTERNAL MODULE: ./build/ports/github-api.js
var github_api = __webpack_require__(5741);
// EXTERNAL MODULE: ./build/report/comment.js
var report_comment = __webpack_require__(7554);
// EXTERNAL MODULE: ./build/report/status-text.js
var status_text = __webpack_require__(8397);
;// CONCATENATED MODULE: ./build/actions/github-channels.js

const UNDER_WAY = {
    queue: "waits in Zadig's queue",
    human: 'waits for a person',
    work: 'is running',
};
/** How it ended, where it has. */
function endOf(state) {
    if (state.kind === 'under-way')
        return undefined;
    return { state: (0,status_text/* statusOf */.c2)(state.data.outcome), description: (0,status_text/* statusDescription */.$U)(state.data.outcome) };
}
function underWay(state, taskId) {
    return (0,status_text/* shortText */.os)(`Task ${taskId} ${state.kind === 'ended' ? 'has ended' : UNDER_WAY[state.waiting]}`);
}
/** A commit status that links to the task. */
function commitStatusChannel(api, target) {
    const { taskId, url, sha, context } = target;
    return {
        name: 'commit status',
        permission: 'statuses: write',
        keptAs: 'open-status',
        async show(state, call, keep) {
            const end = endOf(state);
            keep({ kind: 'status', taskId, url, sha, context, end });
            const said = end ?? { state: 'pending', description: underWay(state, taskId) };
            await call((options) => api.createCommitStatus({ sha, context, targetUrl: url, ...said }, options));
            return undefined;
        },
    };
}
const DEPLOYMENT_STATES = { queue: 'queued', human: 'pending', work: 'in_progress' };
/** A deployment with its statuses, made when the task is first shown. */
function deploymentChannel(api, target) {
    const { ref, environment, taskId, url } = target;
    const description = (0,status_text/* shortText */.os)(`Zadig task ${taskId} of ${target.workflowName}`);
    const deployment = { ref, environment, description, marker: `${target.runUrl} ${url}`.trim() };
    let known;
    /** Whether GitHub was asked to make it: without an answer it may be there or not. */
    let isAskedFor = false;
    return {
        name: 'deployment',
        permission: 'deployments: write',
        keptAs: 'open-deployment',
        async show(state, call, keep) {
            const end = endOf(state);
            const keepAs = (deploymentId) => keep({ kind: 'deployment', taskId, url, deployment, deploymentId, end });
            keepAs(known);
            if (isAskedFor)
                known ??= await call((options) => api.findDeployment(deployment, options));
            isAskedFor = true;
            const deploymentId = (known ??= await call((options) => api.createDeployment(deployment, options)));
            keepAs(deploymentId);
            const said = state.kind === 'ended'
                ? {
                    state: (0,status_text/* statusOf */.c2)(state.data.outcome),
                    description: (0,status_text/* statusDescription */.$U)(state.data.outcome),
                    environmentUrl: theEnvironment(state.data, target.environmentUrl),
                }
                : {
                    state: DEPLOYMENT_STATES[state.waiting],
                    description: underWay(state, taskId),
                    environmentUrl: undefined,
                };
            await call((options) => api.createDeploymentStatus({ deploymentId, logUrl: url, ...said }, options));
            return undefined;
        },
    };
}
/** The page of the environment that was deployed to, where there is just one. */
function theEnvironment({ outcome }, page) {
    const names = (outcome.task?.stages ?? []).flatMap(({ jobs }) => jobs.map(({ environment }) => environment?.name ?? ''));
    const [name, ...others] = new Set(names.filter((text) => text !== ''));
    return name === undefined || others.length > 0 ? undefined : page(name);
}

;// CONCATENATED MODULE: ./build/actions/comment-channel.js



/** Pages of comments that are looked through: a pull request with more is not worth the requests. */
const MAX_PAGES = 10;
/**
 * The one comment of a workflow on a pull request, updated in place. While the task runs, only a comment that is there
 * already is changed: whoever is notified of a new one wants to read how it ended.
 */
function commentChannel(api, target) {
    const { frame } = target;
    let pullRequest = target.pullRequest;
    /** Our comment: `undefined` until it was looked for, `none` where there is none. */
    let comment;
    let saysUnderWay = false;
    return {
        name: 'pull request comment',
        permission: 'pull-requests: write',
        keptAs: 'open-comment',
        async show(state, call, keep) {
            if (state.kind === 'under-way' && saysUnderWay)
                return undefined;
            pullRequest ??= (await call((options) => api.pullRequestsOf(target.sha, options)))[0];
            if (pullRequest === undefined)
                return 'there is no pull request for this commit';
            const issue = pullRequest;
            const found = (comment ??= await find(issue, call));
            saysUnderWay = true;
            if (found !== 'none') {
                const { taskId, url } = target;
                const { projectKey, workflowKey, runUrl } = frame;
                keep({
                    kind: 'comment',
                    taskId,
                    url,
                    commentId: found,
                    frame: { projectKey, workflowKey, runUrl },
                    end: endOf(state),
                });
            }
            if (state.kind === 'under-way') {
                if (found !== 'none')
                    await call((options) => api.updateComment(found, (0,report_comment/* runningComment */.tm)(frame, target), options));
                return undefined;
            }
            const body = (0,report_comment/* finalComment */.Qb)(frame, state.data);
            // Until GitHub has answered, a new comment may be there or not: another try looks for it again.
            comment = undefined;
            if (found === 'none')
                comment = await call((options) => api.createComment(issue, body, options));
            else
                await call((options) => api.updateComment(found, body, options));
            return undefined;
        },
    };
    /** Ours is the one with our marker that we wrote ourselves: anybody can write a marker. */
    async function find(issue, call) {
        let me;
        const seen = new Set();
        for (let page = 1; page <= MAX_PAGES; page += 1) {
            const comments = await call((options) => api.listComments(issue, page, options));
            for (const { id, author } of comments.filter(({ body }) => (0,report_comment/* isOurComment */.CZ)(body, frame))) {
                me ??= await call((options) => api.whoAmI(options));
                // The two APIs name a bot with and without this ending.
                if (author.replace(/\[bot\]$/, '') === me.replace(/\[bot\]$/, ''))
                    return id;
            }
            // Gitea and Forgejo ignore `page`: each one is the whole list.
            const isNews = comments.some(({ id }) => !seen.has(id));
            if (comments.length < github_api/* COMMENTS_A_PAGE */.f || !isNews)
                return 'none';
            for (const { id } of comments)
                seen.add(id);
        }
        return 'none';
    }
}

// EXTERNAL MODULE: ./build/actions/github-calls.js + 1 modules
var github_calls = __webpack_require__(7910);
// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __webpack_require__(192);
;// CONCATENATED MODULE: ./build/actions/github-writer.js






/** Before the last state is tried once more where a gateway or the network failed. */
const AGAIN_AFTER_MS = 1_000;
/**
 * Writes a channel's states one after the other, and of those that came meanwhile the last. GitHub's rate limit is waited
 * for, and then the newest state is written. A write that fails is a warning that names the permission to add, and where
 * it can't go well the next time, nothing more is written. Until the end is written, the post step knows of it.
 */
function createWriter(channel, calls, { runner, clock }) {
    let next;
    let working;
    let until = Infinity;
    let pause = new AbortController();
    let isOff = false;
    let isKept = false;
    let isTriedAgain = false;
    /** Whether the user was told of the failures since the last success. */
    let isTold = false;
    function keep(where) {
        isKept = true;
        runner.saveState(channel.keptAs, (0,output_text/* jsonLines */.i)(where));
    }
    /** Leaves the post step nothing to do. */
    function settle() {
        if (isKept)
            runner.saveState(channel.keptAs, '');
        isKept = false;
    }
    async function writeAll() {
        while (next !== undefined && !isOff && !calls.signal.aborted) {
            const state = next;
            next = undefined;
            const waitMs = await write(state);
            if (waitMs === undefined)
                continue;
            next ??= state;
            pause = new AbortController();
            await clock.sleep(waitMs, AbortSignal.any([pause.signal, calls.signal])).catch(() => undefined);
        }
        working = undefined;
    }
    /** @returns milliseconds to wait before the state is written again; undefined where that is not to be */
    async function write(state) {
        try {
            const remark = await channel.show(state, calls.call, keep);
            isTold = false;
            if (state.kind === 'ended' || remark !== undefined)
                settle();
            if (remark === undefined)
                return undefined;
            isOff = true;
            runner.annotate('notice', {
                title: `Zadig ${channel.name}`,
                message: `The ${channel.name} was not written: ${remark}.`,
            });
            return undefined;
        }
        catch (thrown) {
            const waitMs = againAfter(thrown, state);
            if (waitMs === undefined)
                await complain(thrown);
            else if ((0,github_calls/* isRateLimited */.J)(thrown) && until < Infinity) {
                await runner.print(`The ${channel.name} waits ${(0,duration/* formatDuration */.a)(waitMs)} for GitHub's rate limit.\n`);
            }
            return waitMs;
        }
    }
    function againAfter(thrown, state) {
        if ((0,github_calls/* isRateLimited */.J)(thrown)) {
            const limitedUntil = calls.limitedUntil();
            return limitedUntil <= until ? Math.max(0, limitedUntil - clock.now()) : undefined;
        }
        const isUnreachable = thrown instanceof github_api/* GithubError */.E && thrown.kind === 'unreachable';
        if (state.kind !== 'ended' || !isUnreachable || isTriedAgain)
            return undefined;
        isTriedAgain = true;
        return AGAIN_AFTER_MS;
    }
    async function complain(thrown) {
        if ((0,github_calls/* isRateLimited */.J)(thrown) && isKept) {
            const message = (0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown));
            await runner.print(`The ${channel.name} is left to the post step: ${message}.\n`);
            return;
        }
        isOff = !isPassing(thrown);
        if (isOff)
            settle();
        if (isTold && !isOff)
            return;
        isTold = true;
        runner.annotate('warning', { title: `Zadig ${channel.name}`, message: complaint(thrown, channel) });
    }
    function show(state) {
        next = state;
        if (!isOff)
            working ??= writeAll();
    }
    return {
        show,
        finish(state, deadline) {
            until = deadline;
            show(state);
            // What waits tries at once: nothing is sent while the limit holds, but the post step learns how the task ended.
            pause.abort();
            return working ?? Promise.resolve();
        },
    };
}
/** What may go well the next time. */
function isPassing(thrown) {
    return !(thrown instanceof github_api/* GithubError */.E) || thrown.kind === 'unreachable' || thrown.kind === 'rate-limited';
}
function complaint(thrown, { name, permission }) {
    return `The ${name} was not written: ${(0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown))}. ${advice(thrown, permission)}`.trim();
}
function advice(thrown, permission) {
    if (!(thrown instanceof github_api/* GithubError */.E))
        return '';
    switch (thrown.kind) {
        case 'forbidden':
            return `Give the job \`permissions: ${permission}\`, or \`github-token\` a token that may do it.`;
        case 'not-found':
            return `That is also the answer where the job lacks \`permissions: ${permission}\`, and where the server has no such API: Gitea and Forgejo have no deployments, and no list of the pull requests of a commit.`;
        case 'rate-limited':
            return 'That is longer than this step waits.';
        case 'conflict':
            return 'Something on GitHub, such as a protection rule of the environment, stands against it.';
        case 'invalid':
        case 'unreachable':
            return '';
    }
}

;// CONCATENATED MODULE: ./build/actions/github-reports.js








/**
 * All that is still to be written when the task has ended, and when the step was stopped and has seconds to live. GitHub's
 * rate limit usually asks for a minute; without one, all is written or given up within about 16 s.
 */
const END_LIMIT_MS = 90_000;
const STOPPED_LIMIT_MS = 1_500;
/** The reports that the user asked for; without any, nothing is loaded and nothing happens. */
function createGithubReports(options, deps) {
    const wanted = options.commitStatus !== '' || options.deploymentEnvironment !== '' || options.pullRequestComment;
    if (!wanted)
        return NO_REPORTS;
    if (isReadOnly(deps.event)) {
        deps.runner.annotate('notice', {
            title: 'Zadig reports to GitHub',
            message: 'Skipped: the pull request comes from a fork, whose runs may only read this repository.',
        });
        return NO_REPORTS;
    }
    const calls = (0,github_calls/* createGithubCalls */.D)(deps.clock);
    const writers = channelsOf(options, deps).map((channel) => createWriter(channel, calls, deps));
    let last;
    return {
        underWay(waiting) {
            if (waiting === last)
                return;
            last = waiting;
            for (const writer of writers)
                writer.show({ kind: 'under-way', waiting });
        },
        async end(data) {
            const state = { kind: 'ended', data: { ...data, outcome: shownOutcome(data.outcome, options.secrets) } };
            const limit = data.outcome.kind === 'aborted' ? STOPPED_LIMIT_MS : END_LIMIT_MS;
            const until = deps.clock.now() + limit;
            const over = new AbortController();
            const late = deps.clock.sleep(limit, over.signal).catch(() => undefined);
            await Promise.race([Promise.all(writers.map((writer) => writer.finish(state, until))), late]);
            over.abort();
            calls.close();
        },
        close: () => calls.close(),
    };
}
const NO_REPORTS = {
    underWay: () => undefined,
    end: () => Promise.resolve(),
    close: () => undefined,
};
/** A run for a pull request from a fork has a token that only reads, but for the event that runs on the base branch. */
function isReadOnly(event) {
    return (0,github_event/* isFork */.B0)(event) && event.eventName !== 'pull_request_target';
}
function channelsOf(options, deps) {
    const api = deps.github(options.githubToken);
    const { event } = deps;
    const { taskId, url } = options;
    const sha = (0,github_event/* headSha */.xF)(event);
    const channels = [];
    if (options.commitStatus !== '') {
        channels.push(commitStatusChannel(api, { taskId, url, sha, context: options.commitStatus }));
    }
    if (options.deploymentEnvironment !== '') {
        const ref = (0,github_event/* isMerged */.TL)(event) ? (0,github_event/* mergeCommit */.uX)(event) : sha;
        const page = (name) => (0,links/* environmentUrl */.fw)(options, name);
        const { deploymentEnvironment: environment, workflowName, runUrl } = options;
        channels.push(deploymentChannel(api, { taskId, url, ref, environment, environmentUrl: page, workflowName, runUrl }));
    }
    if (options.pullRequestComment) {
        channels.push(commentChannel(api, { taskId, url, sha, pullRequest: (0,github_event/* pullRequestNumber */.Kd)(event), frame: options }));
    }
    return channels;
}
/** The outcome with secrets as `***`. */
function shownOutcome(outcome, secrets) {
    const known = [...secrets, ...(outcome.task?.secrets ?? [])].filter((secret) => secret !== '');
    if (outcome.kind !== 'unreachable' && outcome.kind !== 'unknown')
        return (0,hide_secrets/* withoutSecrets */.cT)(outcome, known);
    const { error, ...rest } = outcome;
    const { message, advice: next } = (0,hide_secrets/* withoutSecrets */.cT)({ message: error.message, advice: error.advice }, known);
    return { ...(0,hide_secrets/* withoutSecrets */.cT)(rest, known), error: new errors/* ActionError */.lZ(message, { advice: next }) };
}

// EXTERNAL MODULE: ./build/report/error-line.js
var error_line = __webpack_require__(2988);
;// CONCATENATED MODULE: ./build/report/annotations.js





/** GitHub shows ten errors of a step; the step's own verdict takes one (runner contract §5.2). */
const MAX_ERRORS = 9;
/** Ten warnings too, of which some are left for what the step says while it runs. */
const MAX_DOUBTS = 3;
/** One error a failed job: what it is called, and why it failed. The last one names those that have no room of their own. */
function failureAnnotations(task, { tails }) {
    const failed = new Set((0,task_outcome/* failedJobs */.Mf)(task));
    const jobs = [...(0,changes/* jobsByKey */.ry)(task)].filter(([, job]) => failed.has(job));
    const shown = jobs.length <= MAX_ERRORS ? jobs : jobs.slice(0, MAX_ERRORS - 1);
    const rest = jobs.slice(shown.length).map(([, job]) => (0,job_words/* jobName */.dZ)(job, 60));
    return [
        ...shown.map(([key, job]) => failureAnnotation(job, tails.get(key) ?? [])),
        ...(rest.length === 0 ? [] : [{ title: `${rest.length} more Zadig jobs failed`, message: (0,job_words/* listed */.KE)(rest, 30) }]),
    ];
}
function failureAnnotation(job, tail) {
    const message = (0,error_line/* reasonsOf */.z)(job, tail).join(' | ');
    return {
        title: `Zadig job ${(0,job_words/* jobName */.dZ)(job)}: ${(0,job_words/* statusWord */.Hm)(job.status)}`,
        message: message === '' ? `The job ended as ${(0,job_words/* statusWord */.Hm)(job.status)} without an error text.` : message,
    };
}
/** A warning for each log that may lack lines; where there are many, one for all. */
function doubtAnnotations(task, { doubts }) {
    const doubtful = [...(0,changes/* jobsByKey */.ry)(task)].filter(([key]) => (doubts.get(key) ?? []).length > 0);
    if (doubtful.length > MAX_DOUBTS) {
        return [
            {
                title: 'Zadig logs may be incomplete',
                message: (0,job_words/* listed */.KE)(doubtful.map(([, job]) => (0,job_words/* jobName */.dZ)(job, 60)), 30),
            },
        ];
    }
    return doubtful.map(([key, job]) => ({
        title: `Zadig log of ${(0,job_words/* jobName */.dZ)(job)} may be incomplete`,
        message: (doubts.get(key) ?? []).map((doubt) => (0,remote_text/* oneLine */.TN)(doubt, 300)).join(' '),
    }));
}

// EXTERNAL MODULE: ./build/report/outputs.js
var report_outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/source-words.js
var source_words = __webpack_require__(6374);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/summary/attempts.js




const MAX_ATTEMPTS = 20;
/** How often the task was tried, where it was more than once. */
function renderAttempts({ earlierAttempts: attempts = [], outcome }) {
    if (attempts.length === 0)
        return '';
    const first = Math.max(0, attempts.length - MAX_ATTEMPTS);
    const lines = attempts.slice(first).map(({ conclusion, durationMs, failedJobs }, index) => {
        const culprits = failedJobs.length === 0 ? '' : `: ${(0,markdown/* cell */.Hn)((0,job_words/* listed */.KE)(failedJobs, 5), 400)}`;
        return `- Attempt ${first + index + 1}: ${conclusion} after ${(0,duration/* formatDuration */.a)(durationMs)}${culprits}`;
    });
    return `#### Attempts\n\n${lines.join('\n')}\n- Attempt ${attempts.length + 1}: ${(0,task_outcome/* conclusionOf */.vu)(outcome)}`;
}

// EXTERNAL MODULE: ./build/report/summary/bounds.js
var bounds = __webpack_require__(1987);
// EXTERNAL MODULE: ./build/report/summary/failures.js
var failures = __webpack_require__(3837);
// EXTERNAL MODULE: ./build/report/summary/head.js
var head = __webpack_require__(8052);
;// CONCATENATED MODULE: ./build/report/summary/plan.js



const FATES = { waits: 'waits for a person', skipped: '**is skipped**', idle: 'has nothing to hold back' };
/** What was asked for: the jobs that run and with what, the gates, and what is left out. */
function renderPlan(plan) {
    const rows = plan.jobs.map((job) => [(0,markdown/* cell */.Hn)(job.stage, 80), (0,markdown/* cell */.Hn)(job.name, 80), (0,markdown/* cell */.Hn)(job.type, 40), withWhat(job)]);
    const lines = [
        ...plan.gates.map((gate) => `- Gate ${(0,markdown/* cell */.Hn)(gate.name, 80)} ${FATES[gate.fate]}`),
        ...(plan.leftOut.length === 0
            ? []
            : [
                `- Left out: ${(0,markdown/* cell */.Hn)((0,job_words/* listed */.KE)(plan.leftOut.map(({ name }) => name), 30), 1_000)}`,
            ]),
        ...plan.notes.map((note) => `- ${(0,markdown/* prose */.CS)(note, 500)}`),
    ];
    return (0,markdown/* folded */.TM)(`What was triggered: ${(0,job_words/* count */.U9)(plan.jobs.length, 'job')}${plan.leftOut.length === 0 ? '' : `, ${plan.leftOut.length} left out`}`, [
        (0,bounds/* boundedTable */.c8)(['Stage', 'Job', 'Type', 'With'], rows, { maxRows: 200, maxBytes: 40_000 }),
        (0,bounds/* asManyAsFit */.Dx)(lines, 20_000).join('\n'),
    ]
        .filter((text) => text !== '')
        .join('\n\n'));
}
function withWhat(job) {
    const parts = [
        (0,job_words/* listed */.KE)(job.targets, 10),
        (0,job_words/* listed */.KE)(job.images, 5),
        job.environment === undefined ? '' : `environment ${job.environment}`,
        (0,job_words/* listed */.KE)(job.code, 10),
    ];
    return (0,markdown/* cell */.Hn)(parts.filter((part) => part !== '').join('; '), 600);
}

// EXTERNAL MODULE: ./build/report/summary/standing.js
var standing = __webpack_require__(2898);
// EXTERNAL MODULE: ./build/report/summary/tables.js
var tables = __webpack_require__(5079);
// EXTERNAL MODULE: ./build/task/group-by.js
var group_by = __webpack_require__(7997);
// EXTERNAL MODULE: ./build/report/marks.js
var marks = __webpack_require__(3357);
;// CONCATENATED MODULE: ./build/report/summary/time-axis.js
/** Distances of ticks that people count in, in seconds, as Mermaid writes them. */
const STEPS = [
    [1, '1second'],
    [5, '5second'],
    [15, '15second'],
    [30, '30second'],
    [60, '1minute'],
    [120, '2minute'],
    [300, '5minute'],
    [600, '10minute'],
    [1_800, '30minute'],
    [3_600, '1hour'],
    [10_800, '3hour'],
    [21_600, '6hour'],
    [86_400, '1day'],
    [172_800, '2day'],
    [604_800, '1week'],
];
const MOST_TICKS = 8;
/**
 * The axis for a span of unix seconds: at most eight ticks, so that their labels don't run into each other, in the
 * clock time of whoever looks. Mermaid draws no ticks beyond ten thousand, so that the widest step serves for the rest.
 */
function axis(start, end) {
    const span = end - start;
    const [seconds, interval] = STEPS.find(([step]) => span / step <= MOST_TICKS) ?? [2_592_000, '1month'];
    const format = seconds < 60 ? '%H:%M:%S' : seconds < 3_600 ? '%H:%M' : span < 86_400 ? '%H:%M' : '%m-%d %H:%M';
    return { format, interval };
}

;// CONCATENATED MODULE: ./build/report/summary/timeline.js








/** Rows that still make a picture. Failed and waiting jobs come first, then the longest; the table below has all. */
const MAX_ROWS = 40;
const timeline_MAX_LABEL = 36;
const MAX_STAGE_LABEL = 22;
/** A wait in the queue below this is no news, seconds. */
const QUEUE_WORTH_SHOWING = 5;
/** Stages and jobs over time as a Mermaid diagram, where at least one job has begun. */
function renderTimeline(task) {
    const begun = (0,task_task/* jobsOf */.a)(task).filter((job) => job.startTime > 0);
    if (begun.length === 0)
        return '';
    const end = Math.max(...begun.map(endTime));
    const chosen = choose(begun);
    const rows = [
        ...queueRow(task, begun),
        ...task.stages.flatMap((stage) => stage.jobs.filter((job) => chosen.has(job)).map((job) => jobRow(job, stageLabel(stage.name), end))),
    ];
    const notes = [
        begun.length > chosen.size ? `The diagram has ${chosen.size} of the ${begun.length} jobs that began.` : '',
        rows.some(({ phase }) => isOpen(phase)) ? 'Hollow bars had not ended when the step stopped looking.' : '',
    ].filter((note) => note !== '');
    const note = notes.length === 0 ? '' : `\n\n<sub>${notes.join(' ')}</sub>`;
    return `#### Timeline\n\n${(0,markdown/* fence */.EU)(diagram(rows), 'mermaid')}${note}`;
}
function choose(jobs) {
    if (jobs.length <= MAX_ROWS)
        return new Set(jobs);
    return new Set(jobs.toSorted((a, b) => weight(b) - weight(a)).slice(0, MAX_ROWS));
}
/** Milliseconds, with what did not go well before everything else. */
function weight(job) {
    const phase = (0,task_status/* phaseOf */.hU)(job.status);
    return (phase === 'passed' || phase === 'skipped' ? 0 : 1e12) + ((0,job_words/* jobDuration */.c$)(job) ?? 0);
}
function queueRow(task, begun) {
    const start = task.createTime;
    const end = Math.min(...begun.map((job) => job.startTime));
    if (start === 0 || end - start < QUEUE_WORTH_SHOWING)
        return [];
    return [{ section: 'queue', label: 'waiting for its turn', phase: 'queued', start, end }];
}
function jobRow(job, section, horizon) {
    const phase = (0,task_status/* phaseOf */.hU)(job.status);
    const took = endTime(job);
    return {
        section,
        label: (0,job_words/* jobName */.dZ)(job, timeline_MAX_LABEL),
        phase,
        start: job.startTime,
        end: (0,task_status/* hasEnded */.hY)(job.status) ? took : Math.max(took, horizon),
    };
}
/** A bar of no length can't be seen, so that the shortest is a second. */
function endTime(job) {
    const seconds = ((0,job_words/* jobDuration */.c$)(job) ?? 0) / 1_000;
    return job.startTime + Math.max(1, seconds);
}
/**
 * Passed and failed bars are filled, what still ran or waited is hollow, cancelled is hollow with the border of a failed
 * one; skipped is a diamond. The sign before each label says the same without colour, and keeps the label from being
 * read as a keyword.
 */
const TAGS = {
    idle: 'done, ',
    queued: 'done, ',
    active: 'active, ',
    human: 'active, ',
    passed: '',
    skipped: 'done, milestone, ',
    failed: 'crit, ',
    rejected: 'crit, ',
    timeout: 'crit, ',
    cancelled: 'done, crit, ',
};
function isOpen(phase) {
    return phase === 'active' || phase === 'human';
}
function diagram(rows) {
    const { format, interval } = axis(Math.min(...rows.map(({ start }) => start)), Math.max(...rows.map(({ end }) => end)));
    const sections = (0,group_by/* groupBy */.$)(rows, ({ section }) => section);
    const widest = Math.max(...[...sections.keys()].map(timeline_labelWidth));
    const longestRow = Math.max(...rows.map(({ label }) => timeline_labelWidth(label)));
    return [
        `%%{init: ${JSON.stringify({ themeVariables: timeline_COLOURS, gantt: layout(widest, longestRow) })}}%%`,
        'gantt',
        '  dateFormat x',
        `  axisFormat ${format}`,
        `  tickInterval ${interval}`,
        '  todayMarker off',
        ...[...sections].flatMap(([section, ofSection]) => [
            `  section ${section}`,
            ...ofSection.map(({ label, phase, start, end }) => `  ${marks/* MARKS */.j[phase]} ${inert(label)} :${TAGS[phase]}${Math.floor(start * 1_000)}, ${phase === 'skipped' ? '0s' : Math.ceil(end * 1_000)}`),
        ]),
    ];
}
/**
 * Colours that can be read on GitHub's light and dark page, set without a theme so that axis and stage names keep the
 * page's own. Older versions of Mermaid write the labels of `active` and `done` bars in one colour inside and outside of
 * the bar: it is a grey that stands out from both pages, and those bars are all but transparent.
 */
const timeline_COLOURS = {
    taskBkgColor: '#1a7f37',
    taskBorderColor: '#1a7f37',
    taskTextColor: '#ffffff',
    taskTextLightColor: '#ffffff',
    critBkgColor: '#cf222e',
    critBorderColor: '#cf222e',
    activeTaskBkgColor: '#d2992240',
    activeTaskBorderColor: '#d29922',
    doneTaskBkgColor: '#8b949e30',
    doneTaskBorderColor: '#8b949e',
    taskTextDarkColor: '#7d8590',
    sectionBkgColor: '#8b949e60',
    sectionBkgColor2: '#8b949e60',
    altSectionBkgColor: '#8b949e10',
    gridColor: '#8b949e',
};
/** Stage names stand left of the bars and aren't wrapped; labels that don't fit into their bars stand right of them. */
function layout(stageWidth, jobWidth) {
    return {
        leftPadding: 20 + stageWidth * 7,
        rightPadding: Math.min(160, jobWidth * 5),
        topPadding: 50,
        barHeight: 22,
        fontSize: 12,
    };
}
function stageLabel(name) {
    return inert((0,remote_text/* oneLine */.TN)(name, MAX_STAGE_LABEL)) || 'stage';
}
/** ASCII signs have meanings for Mermaid and for the HTML that it makes; their full-width forms have none. */
function inert(text) {
    return text.replace(/[!-,:-@[-^`{-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).trim();
}
/** In halves of a CJK character. */
function timeline_labelWidth(text) {
    return text.length + (text.match(/[\u1100-\u115f\u2e80-\uffe6]/g) ?? []).length;
}

;// CONCATENATED MODULE: ./build/report/summary.js









/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2); half of it leaves room for other writers of the step. */
const summary_MAX_BYTES = 512 * 1_024 - 1;
/**
 * The job summary as Markdown: the verdict with its link, what failed and why, where the time went, then everything by
 * table. The order is that in which somebody reads who comes to the page after a failure.
 */
function renderSummary(data) {
    const { outcome, plan } = data;
    return (0,bounds/* joinWithin */.Uo)([
        { name: 'the verdict', text: (0,head/* renderHead */.p)(data) },
        ...(outcome.task === undefined ? [] : taskSections(outcome.task, data)),
        { name: 'what was triggered', text: plan === undefined ? '' : renderPlan(plan) },
    ], summary_MAX_BYTES);
}
function taskSections(task, data) {
    return [
        { name: 'the code', text: (0,tables/* renderCode */.cR)(data) },
        { name: 'the failed jobs', text: (0,failures/* renderFailures */.S)(task, data) },
        { name: 'where it stands', text: (0,standing/* renderStanding */.F)(task) },
        { name: 'the gates', text: (0,gates/* renderGates */.n)(task) },
        { name: 'the timeline', text: renderTimeline(task) },
        { name: 'the jobs', text: (0,tables/* renderJobs */.RM)(task) },
        { name: 'the images', text: (0,tables/* renderImages */.hR)(task) },
        { name: 'the environments', text: (0,tables/* renderEnvironments */.Zz)(task) },
        { name: 'tests and scans', text: (0,tables/* renderChecks */.gH)(task) },
        { name: 'the attempts', text: renderAttempts(data) },
        { name: 'notes on the logs', text: (0,tables/* renderDoubts */.KV)(task, data) },
    ];
}

// EXTERNAL MODULE: ./build/report/verdict.js
var report_verdict = __webpack_require__(7342);
;// CONCATENATED MODULE: ./build/actions/report-outcome.js














/** Tells how it ended, everywhere where somebody looks: outputs first, then log, annotations and summary, then GitHub. */
async function reportOutcome(followed, options, runner) {
    const { outcome, logs, spent, attempts, earlierAttempts } = followed;
    const { url, elapsedMs, plan, sources } = options;
    const verdict = (0,report_verdict/* describeOutcome */.SS)(outcome);
    const known = (options.secrets ?? []).filter((secret) => secret !== '');
    const secrets = [...known, ...(outcome.task?.secrets ?? [])];
    const outputs = (0,report_outputs/* finalOutputs */.J9)(outcome, url, { queueMs: spent.queue, elapsedMs }, sources, known);
    for (const [name, value] of Object.entries(outputs))
        runner.setOutput(name, value);
    runner.setOutput('attempts', String(attempts));
    const data = {
        outcome,
        url,
        elapsedMs,
        spent,
        attempts,
        earlierAttempts,
        sources,
        ...logs,
        ...(plan === undefined ? {} : { plan }),
    };
    for (const [key, job] of failuresOf(outcome))
        await printTail(job, logs.tails.get(key) ?? [], runner);
    // The runner masks an annotation's message, and not its title (runner contract §2).
    const hidden = (annotation) => (0,hide_secrets/* withoutSecrets */.cT)(annotation, secrets);
    const warning = outcome.kind === 'wrong-commit' ? undefined : (0,source_words/* commitWarning */.cn)(worthAWarning(options.commits, sources));
    if (warning !== undefined)
        runner.annotate('warning', hidden(warning));
    if (options.annotations && outcome.task !== undefined) {
        for (const annotation of failureAnnotations(outcome.task, data))
            runner.annotate('error', hidden(annotation));
        for (const annotation of doubtAnnotations(outcome.task, data))
            runner.annotate('warning', hidden(annotation));
    }
    // Hidden before they are escaped for Markdown: the runner's masks find no secret with an escape in it.
    const hiddenTails = [...data.tails].map(([key, lines]) => [key, lines.map((line) => String((0,hide_secrets/* hideSecrets */.s0)(line, secrets)))]);
    const shown = { ...data, outcome: shownOutcome(outcome, known), tails: new Map(hiddenTails) };
    if (options.summary)
        runner.appendSummary(renderSummary(shown));
    await runner.print(`${verdict.passed ? '✓' : '✗'} ${verdict.sentence}\n  ${url}\n`);
    await options.github?.end(shown);
    return verdict;
}
function failuresOf(outcome) {
    if (outcome.task === undefined)
        return [];
    const failed = new Set((0,task_outcome/* failedJobs */.Mf)(outcome.task));
    return [...(0,changes/* jobsByKey */.ry)(outcome.task)].filter(([, job]) => failed.has(job));
}
async function printTail(job, tail, runner) {
    const label = (0,task_task/* jobLabel */.O)(job);
    const error = job.error === '' ? '' : `: ${(0,remote_text/* oneLine */.TN)(job.error)}`;
    await runner.print(`\n${(0,remote_text/* oneLine */.TN)(label, 80)} ${(0,remote_text/* oneLine */.TN)(job.status, 40)}${error}${tail.length === 0 ? '' : `. Its last ${tail.length} lines:`}\n`);
    await runner.print(createLogDoor(label, labelWidth(label), 0)((0,line_batch/* batchOf */.Kb)(tail)));
}

// EXTERNAL MODULE: ./build/actions/settle.js
var settle = __webpack_require__(4865);
;// CONCATENATED MODULE: ./build/actions/see-through.js







/** Says which task this step is about, in the log and in the outputs, and gives back its page in Zadig. */
async function announce(task, names, runner) {
    const url = (0,links/* taskUrl */.Dl)({ ...names, ...task, baseUrl: names.url });
    runner.setOutput('task-id', String(task.taskId));
    runner.setOutput('task-url', url);
    await runner.print(`Zadig task ${task.taskId}: ${url}\n`);
    return url;
}
/** As `announce`, for a task that has been read. */
function announceTask(task, baseUrl, runner) {
    const { workflowKey, projectKey } = task;
    const names = { url: baseUrl, projectKey, displayName: displayNameOf(task) };
    return announce({ workflowKey, taskId: task.id }, names, runner);
}
/** What people call the task's workflow. */
function displayNameOf({ workflowName, workflowKey }) {
    return workflowName === '' ? workflowKey : workflowName;
}
/**
 * Follows a task to its end, settles what becomes of it where we stop waiting, and tells how it went, in the step and on
 * GitHub: what run, wait and retry have in common.
 *
 * @param judge may put another outcome in the place of the one that was seen
 */
async function seeThrough(inputs, seen, deps, judge = (followed) => followed) {
    const { task, url, startedAt, plan } = seen;
    const secrets = [inputs.apiToken, inputs.githubToken, ...seen.secrets];
    const github = createGithubReports({
        ...inputs,
        ...seen,
        ...task,
        baseUrl: inputs.url,
        runUrl: deps.runUrl,
        workflowName: seen.displayName,
        secrets,
    }, deps);
    const onWaiting = (waiting) => github.underWay(waiting);
    try {
        const commits = { mode: inputs.commitCheck, ...seen.requested };
        const followed = judge(await follow({ ...inputs, ...seen, commits, onWaiting }, deps));
        const sources = followed.seen === undefined ? [] : (0,task_sources/* sourcesOf */.u0)(followed.seen, commits.requests, followed.logs.commits);
        const judged = judgeCommits(commits, followed.outcome, sources);
        const outcome = await (0,settle/* settle */.G)(judged, task, inputs, deps, followed.unanswered);
        const elapsedMs = deps.clock.now() - startedAt;
        return await reportOutcome({ ...followed, outcome }, { ...inputs, url, elapsedMs, plan, secrets, github, commits, sources }, deps.runner);
    }
    finally {
        // A report may wait an hour for GitHub's rate limit, and must not hold up a step that ends by an error.
        github.close();
    }
}


/***/ }),

/***/ 4865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _cancel_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9952);


/** Of the 6.5 s that a stopped step has: the cancel must be on its way after three, and the report needs the last. */
const STOPPED = { readTimeout: 1_500, cancelTimeout: 1_500, confirmFor: 0 };
/** Where the answer to the trigger can have taken two of them. */
const STOPPED_LATE = { ...STOPPED, readTimeout: 1_000 };
/** A signal that comes while a task is cancelled on time-out must still find an end in time. */
const OUT_OF_TIME = { readTimeout: 5_000, cancelTimeout: 5_000, confirmFor: 30_000 };
/** How many of the workflow's newest tasks are asked for to tell what a task waits behind. */
const QUEUE_PAGE = 50;
/**
 * What becomes of a task that we stop waiting for: the one place of that policy. Leaves the post step nothing to do where
 * the task is surely settled.
 *
 * @param unanswered whether a retry was under way whose answer we did not wait for, so that an end may not be one
 * @returns the outcome, with the task as it was read last, and as it was before our cancel where there was one
 */
async function settle(outcome, task, inputs, deps, unanswered = false) {
    switch (outcome.kind) {
        case 'aborted': {
            if (!inputs.cancelOnAbort) {
                await deps.runner.print(`\`cancel-on-abort\` is false: task ${task.taskId} is left running.\n`);
                deps.runner.saveState('phase', 'done');
                return outcome;
            }
            const cancelled = await (0,_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelTask */ .y)({ task, ...(outcome.task === undefined ? STOPPED_LATE : STOPPED) }, deps);
            if (cancelled.kind === 'unconfirmed')
                return outcome;
            if (cancelled.kind === 'cancelled' || !unanswered)
                deps.runner.saveState('phase', 'done');
            return { ...outcome, task: cancelled.task, beforeCancel: outcome.task };
        }
        case 'out-of-time': {
            const over = { ...outcome, queuedBehind: await tasksAhead(outcome.task, deps) };
            if (!inputs.cancelOnTimeout) {
                deps.runner.saveState('phase', 'done');
                return over;
            }
            const cancelled = await cancelAndConfirm();
            return cancelled === undefined ? over : { ...over, task: cancelled, beforeCancel: outcome.task };
        }
        case 'wrong-commit': {
            if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(outcome.task.status)) {
                deps.runner.saveState('phase', 'done');
                return outcome;
            }
            const cancelled = await cancelAndConfirm();
            return cancelled === undefined ? outcome : { ...outcome, task: cancelled };
        }
        case 'success':
        case 'failure':
        case 'incomplete':
        case 'rejected':
        case 'cancelled':
        case 'timed-out':
        case 'unreachable':
        case 'unknown':
            deps.runner.saveState('phase', 'done');
            return outcome;
    }
    /** The task as it is then; undefined where Zadig did not confirm that it stopped, which leaves it to the post step. */
    async function cancelAndConfirm() {
        deps.runner.saveState('phase', 'cancelling');
        const cancelled = await (0,_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelTask */ .y)({ task, ...OUT_OF_TIME, signal: deps.signal }, deps);
        if (cancelled.kind === 'unconfirmed')
            return undefined;
        deps.runner.saveState('phase', 'done');
        return cancelled.task;
    }
}
/** The older tasks of the workflow that a queued task waits behind, newest first; none where Zadig doesn't say. */
async function tasksAhead(task, { zadig, signal }) {
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(task.status) !== 'queued')
        return [];
    const { readTimeout } = OUT_OF_TIME;
    try {
        const { tasks } = await zadig.listTasks({ ...task, page: 1, pageSize: QUEUE_PAGE }, { signal, outageTimeout: 0, requestTimeout: readTimeout });
        return tasks.filter(({ taskId, status }) => taskId < task.id && !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(status)).map(({ taskId }) => taskId);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ createVoice)
/* harmony export */ });
/** Longest silence in the step's log: a reader must see that the step lives. */
const HEARTBEAT_MS = 50_000;
/** @param signOfLife makes the line to print in silence */
function createVoice(runner, clock, signOfLife) {
    const over = new AbortController();
    let printedAt = clock.now();
    function print(text) {
        printedAt = clock.now();
        return runner.print(text);
    }
    async function beat() {
        while (!over.signal.aborted) {
            try {
                await clock.sleep(Math.max(1_000, printedAt + HEARTBEAT_MS - clock.now()), over.signal);
            }
            catch {
                return;
            }
            if (clock.now() - printedAt >= HEARTBEAT_MS)
                await print(`${signOfLife()}\n`);
        }
    }
    void beat();
    return { print, end: () => over.abort() };
}


/***/ }),

/***/ 1465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ createCommitReader)
/* harmony export */ });
/* harmony import */ var _ports_line_batch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6992);

/** The command that shows where a repository stands; the executor runs it last in each (contract §7.1). */
const SHOW_COMMIT = 'git --no-pager log --oneline -1';
const STARTS = 'Start git clone.';
const ENDS = 'Git clone ended.';
/** Lines after the command among which its answer is: a command's two pipes are read side by side. */
const ANSWER_WITHIN = 20;
/** Repositories of a job, and commits that a script shows. */
const MOST = 200;
/** Bytes of a line that are looked at. */
const LOOK_AT = 500;
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
            if (!ofScript && checkouts.length < MOST)
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
        if (ofScript && later.size < MOST)
            later.add(commit);
    }
    return {
        add(batch) {
            // A look at the whole batch: most have nothing of it, and a look a line costs more than the line.
            if (state === 'before' && !batch.bytes.includes(STARTS))
                return;
            if (state === 'after' && waiting === 0 && !batch.bytes.includes(SHOW_COMMIT))
                return;
            for (const line of (0,_ports_line_batch_js__WEBPACK_IMPORTED_MODULE_0__/* .byteLines */ .GL)(batch))
                take(line);
        },
        isWhole: () => state === 'after',
        commits: () => ({ checkouts: checkouts.map((checkout) => ({ ...checkout })), later: [...later] }),
    };
}
/** A line without its time, which three spaces follow, or a tab where the line is a message of the executor itself. */
function readLine(line) {
    const start = (0,_ports_line_batch_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D4)(line.slice(0, LOOK_AT)).replace(COLOURS, '');
    const time = /^\[[^\]]{1,40}\](?:( {3})|\t)/.exec(start);
    return { text: start.slice(time?.[0].length ?? 0).trimEnd(), isMessage: time !== null && time[1] === undefined };
}
const COLOURS = new RegExp(String.raw `\x1b\[[0-9;]*m`, 'g');


/***/ }),

/***/ 9172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createFileNamer)
/* harmony export */ });
/** Bytes of a name: file systems allow 255, and the ending, an attempt and the version beside it have to fit as well. */
const MAX_BYTES = 180;
/**
 * Makes a namer. Names keep letters and digits of every script and read like the job's; nothing in them is a path, a hidden
 * file, an option of some program, a device of Windows, or a character that GitHub's artifacts refuse. Two jobs whose names
 * become the same, also on a disk that ignores case, get a number.
 */
function createFileNamer() {
    const taken = new Set();
    /** Where the search for a free number goes on. */
    const next = new Map();
    return (jobName, attempt) => {
        const base = safe(jobName) + (attempt > 1 ? `.attempt-${attempt}` : '');
        for (let number = next.get(base.toLowerCase()) ?? 1;; number += 1) {
            const name = number === 1 ? base : `${base}-${number}`;
            const key = name.toLowerCase();
            if (taken.has(key))
                continue;
            taken.add(key);
            next.set(base.toLowerCase(), number + 1);
            return `${name}.log`;
        }
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

/***/ 2579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uB: () => (/* binding */ STORED_LOG_LOST),
  Sh: () => (/* binding */ isStoredLogLost),
  cb: () => (/* binding */ openStoredLog)
});

// EXTERNAL MODULE: ./build/logs/commit-reader.js
var commit_reader = __webpack_require__(1465);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/ports/line-batch.js
var line_batch = __webpack_require__(6992);
;// CONCATENATED MODULE: ./build/logs/lines-of.js


const LINE_FEED = 0x0a;
/**
 * A stored log's bytes as batches of lines; a last line without an end is a line as well. Memory is bounded, and none of a
 * chunk's is kept once the next is asked for.
 */
async function* linesOf(chunks) {
    /** What no batch was made of yet: `length` bytes. Used again, since a block a chunk would be much garbage. */
    let buffer = Buffer.alloc(0);
    let length = 0;
    /** Takes the first bytes off as lines; `more` ends the last of them. */
    function take(end, more = '') {
        const batch = toBatch(buffer.subarray(0, end), more);
        buffer.copyWithin(0, end, length);
        length -= end;
        return batch;
    }
    for await (const chunk of chunks) {
        if (length + chunk.length > buffer.length) {
            const larger = Buffer.allocUnsafe(2 * (length + chunk.length));
            buffer.copy(larger, 0, 0, length);
            buffer = larger;
        }
        buffer.set(chunk, length);
        length += chunk.length;
        const end = length === 0 ? 0 : buffer.lastIndexOf(LINE_FEED, length - 1) + 1;
        if (end > 0)
            yield take(end);
        while (length > line_batch/* MAX_LINE_BYTES */.Oc) {
            const at = (0,line_batch/* cutAt */.og)(buffer.toString('latin1', 0, line_batch/* MAX_LINE_BYTES */.Oc + 1));
            yield take(at, '\n');
        }
    }
    if (length > 0)
        yield take(length, '\n');
}
/** Malformed UTF-8 becomes U+FFFD, as it does in the live stream, so that the lines of both compare equal. */
function toBatch(buffer, more) {
    const bytes = ((0,external_node_buffer_.isUtf8)(buffer) ? buffer : Buffer.from(buffer.toString('utf8'), 'utf8')).toString('latin1') + more;
    if ((0,line_batch/* hasLineOver */.PC)(bytes, line_batch/* MAX_LINE_BYTES */.Oc))
        return (0,line_batch/* batchOfBytes */.VO)((0,line_batch/* byteLines */.GL)({ bytes, count: 0 }));
    return { bytes, count: countLines(buffer) + more.length };
}
function countLines(buffer) {
    let count = 0;
    for (let at = buffer.indexOf(LINE_FEED); at >= 0; at = buffer.indexOf(LINE_FEED, at + 1))
        count += 1;
    return count;
}

;// CONCATENATED MODULE: ./build/logs/stored-log.js


/**
 * Whether the server does not find the stored log of a container job: it stores under the workflow's key as it is, and
 * looks under the lower-cased one. It finds those of virtual machines and deployments all the same (contract §7.3).
 */
function isStoredLogLost({ workflowKey }) {
    return workflowKey !== workflowKey.toLowerCase();
}
/** What is said of such a log. */
const STORED_LOG_LOST = 'Zadig does not find the stored logs of workflows whose key has capitals';
/** Whoever looks, looks again: a log that can't be read must not hold the verdict up for the outage budget. */
const ONE_LOOK = { requestTimeout: 10_000, outageTimeout: 0 };
/** Takes a turn for a job's stored log and, where there is a file, makes a copy of it beside; throws where that can't be made. */
async function openStoredLog({ api, job, stop, turn, storedTurn, file, }) {
    const over = await storedTurn();
    const commits = (0,commit_reader/* createCommitReader */.H)();
    let empty = true;
    let copy = await file?.replacement();
    async function* read() {
        for await (const chunk of api.getFullLog(job, { ...ONE_LOOK, signal: stop })) {
            empty &&= chunk.length === 0;
            const done = await turn();
            try {
                await copy?.write(chunk);
                yield chunk;
            }
            finally {
                done();
            }
        }
    }
    async function* lines() {
        for await (const batch of linesOf(read())) {
            commits.add(batch);
            yield batch;
        }
    }
    return {
        lines: lines(),
        commits,
        isEmpty: () => empty,
        async keep() {
            await copy?.keep();
            copy = undefined;
        },
        async end() {
            over();
            await copy?.discard();
            copy = undefined;
        },
    };
}


/***/ }),

/***/ 3503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ isFork),
/* harmony export */   Hi: () => (/* binding */ headBranch),
/* harmony export */   Kd: () => (/* binding */ pullRequestNumber),
/* harmony export */   TL: () => (/* binding */ isMerged),
/* harmony export */   Z7: () => (/* binding */ withoutPrefix),
/* harmony export */   gE: () => (/* binding */ eventTime),
/* harmony export */   sH: () => (/* binding */ baseBranch),
/* harmony export */   uX: () => (/* binding */ mergeCommit),
/* harmony export */   xF: () => (/* binding */ headSha)
/* harmony export */ });
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7935);

// The ladders of runner-contract §7: the same fact stands in different places from event to event, and the documented
// place is not always the right one, so each ladder goes from the most to the least certain.
/** The number of the pull request that the event is about; undefined without one. */
function pullRequestNumber({ payload, ref }) {
    const pullRequest = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request');
    if (pullRequest !== undefined)
        return (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(pullRequest, 'number') ?? (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(payload, 'number');
    const issue = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'issue');
    if ((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(issue, 'pull_request') !== undefined)
        return (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(issue, 'number');
    const queued = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'merge_group'), 'head_ref');
    const number = /^refs\/pull\/(\d+)\//.exec(ref)?.[1] ?? /\/pr-(\d+)-[0-9a-f]{40}$/.exec(queued || ref)?.[1];
    return number === undefined ? undefined : Number(number);
}
/** The commit that people see: statuses belong on it. For a pull request that is its head, not the test merge. */
function headSha({ payload, sha }) {
    return ((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'head'), 'sha') ||
        (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'merge_group'), 'head_sha') ||
        (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'workflow_run'), 'head_sha') ||
        sha);
}
/** The branch that the work is on; empty for a tag. */
function headBranch({ headRef, refName, refType, ref }) {
    if (headRef !== '')
        return headRef;
    if (refType === 'branch')
        return refName;
    return ref.startsWith('refs/heads/') ? withoutPrefix(ref) : '';
}
/** The branch that the work goes to: the default branch where the event has no other. */
function baseBranch({ baseRef, payload }) {
    return (baseRef ||
        (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'base'), 'ref') ||
        withoutPrefix((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'merge_group'), 'base_ref')) ||
        (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'repository'), 'default_branch'));
}
/** The commit that a merged pull request became; `GITHUB_SHA` for everything else. */
function mergeCommit({ payload, sha }) {
    const pullRequest = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request');
    return (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)(pullRequest, 'merged') ? (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(pullRequest, 'merge_commit_sha') || sha : sha;
}
/** Whether the event is about a merged pull request. */
function isMerged({ payload }) {
    return (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'merged');
}
/**
 * Whether the pull request comes from another repository: then the token is read-only and there are no secrets. A head
 * without a repository is a fork that was deleted.
 */
function isFork({ payload, repository }) {
    const head = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'head');
    if (!(0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(head))
        return false;
    return (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(head, 'repo'), 'full_name').toLowerCase() !== repository.toLowerCase();
}
const DATED = ['repository', 'pull_request', 'issue', 'comment', 'release', 'workflow_run', 'deployment'];
const DATES = ['updated_at', 'pushed_at', 'published_at'];
/**
 * The latest time that GitHub itself has written into the event, unix ms; 0 where there is none. The run began later, and
 * a re-run has the event of the first attempt. Times that users choose, such as a commit's, are left out.
 */
function eventTime({ payload }) {
    const times = DATED.flatMap((name) => {
        const about = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, name);
        // A push has `pushed_at` in unix seconds.
        return DATES.map((key) => ((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(about, key) ?? 0) * 1_000 || Date.parse((0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(about, key)) || 0);
    });
    return Math.max(...times);
}
/** `refs/heads/main` → `main`; what has no such prefix stays. */
function withoutPrefix(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, '');
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

/***/ 7997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** Items by key, in the order of the first item of each: `Map.groupBy`, which Node has from 21 on. */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}


/***/ }),

/***/ 623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createCadence)
/* harmony export */ });
/** The fastest that we ask: the server's scheduler ticks every 3 s, and a task detail is a whole document (contract §9.2). */
const FASTEST_MS = 1_000;
/** How fast the pauses grow while nothing moves: 1 s, 1.6, 2.6, 4.1, 6.6, 10. */
const GROWTH = 1.6;
/** ± this share of each pause, so that many waiting steps don't ask in step. */
const JITTER = 0.2;
/**
 * How often to ask: a second after a change, more and more slowly while nothing moves, never slower than `slowestMs`.
 *
 * @param random a source of numbers in [0, 1), for the jitter
 */
function createCadence(slowestMs, random) {
    const fastest = Math.min(FASTEST_MS, slowestMs);
    let pause = fastest;
    return {
        fastest,
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
