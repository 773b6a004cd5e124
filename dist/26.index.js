export const id = 26;
export const ids = [26];
export const modules = {

/***/ 26:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ followAndReport),
  D: () => (/* binding */ readKnownTask)
});

// EXTERNAL MODULE: ./build/task/sources.js
var task_sources = __webpack_require__(6174);
// EXTERNAL MODULE: ./build/task-control/read-task.js
var read_task = __webpack_require__(1674);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/payload/read/github-event.js
var github_event = __webpack_require__(8718);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/report/verdict.js
var report_verdict = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/secrets/hide.js
var hide = __webpack_require__(64);
// EXTERNAL MODULE: ./build/task/outcome.js
var task_outcome = __webpack_require__(9356);
// EXTERNAL MODULE: ./build/github-reports/channel.js
var channel = __webpack_require__(963);
// EXTERNAL MODULE: ./build/github-reports/commit-status.js
var commit_status = __webpack_require__(2350);
// EXTERNAL MODULE: ./build/github-reports/deployment.js
var github_reports_deployment = __webpack_require__(8985);
// EXTERNAL MODULE: ./build/github-reports/pull-request-comment.js
var pull_request_comment = __webpack_require__(2373);
// EXTERNAL MODULE: ./build/ports/github-api.js
var github_api = __webpack_require__(5741);
// EXTERNAL MODULE: ./build/report/sanitize.js
var sanitize = __webpack_require__(1872);
// EXTERNAL MODULE: ./build/time/clock.js + 1 modules
var time_clock = __webpack_require__(6938);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
;// CONCATENATED MODULE: ./build/github-reports/writer.js





/** Before the end is tried once more after a failure of the network or a gateway. */
const RETRY_DELAY_MS = 1_000;
/**
 * Writes a channel's states one after the other; of several that arrive during a write, only the newest. It waits for
 * GitHub's rate limit. A write that fails is a warning that names the missing permission; after a permanent failure
 * nothing more is written. Until the end is written, the report is kept for the post step.
 *
 * @param signal ends the writing
 */
function createWriter(channel, signal, { runner, clock }) {
    const { name } = channel;
    const sleep = (0,time_clock/* createInterruptibleSleep */.B)(clock);
    let next;
    let working;
    let until = Infinity;
    /** Whether nothing more is written. */
    let isOff = false;
    let isRetried = false;
    /** Whether the user was warned since the last success. */
    let isWarned = false;
    /** The kept report as JSON. */
    let kept;
    /** Keeps the report for the post step; undefined if there is nothing to close. */
    function keep(report) {
        const json = JSON.stringify(report);
        if (json !== kept)
            runner.saveState({ [channel.savedAs]: report });
        kept = json;
    }
    function keepOpen(state) {
        const place = channel.place();
        if (place !== undefined)
            keep({ ...place, end: state.kind === 'in-progress' ? undefined : state.end });
    }
    async function writeAll() {
        while (next !== undefined && !isOff && !signal.aborted) {
            const state = next;
            next = undefined;
            const waitMs = await write(state);
            if (waitMs === undefined)
                continue;
            next ??= state;
            await sleep.pause(waitMs, signal).catch(() => undefined);
        }
        working = undefined;
    }
    /** @returns milliseconds until the state is to be written again; undefined for never */
    async function write(state) {
        try {
            keepOpen(state);
            const missing = await channel.open(state);
            if (missing !== undefined) {
                isOff = true;
                keep(undefined);
                runner.annotate('notice', { title: `Zadig ${name}`, message: `The ${name} was not written: ${missing}.` });
                return undefined;
            }
            keepOpen(state);
            await channel.write(state);
            isWarned = false;
            if (state.kind === 'ended')
                keep(undefined);
            return undefined;
        }
        catch (thrown) {
            return afterFailure(thrown, state);
        }
    }
    async function afterFailure(thrown, state) {
        if ((0,github_api/* isRateLimited */.Jz)(thrown)) {
            const { waitMs } = thrown;
            if (clock.now() + waitMs <= until) {
                if (until < Infinity)
                    await runner.print(`The ${name} waits ${(0,duration/* formatDuration */.a3)(waitMs)} for GitHub's rate limit.\n`);
                return waitMs;
            }
            if (kept !== undefined) {
                await runner.print(`The ${name} is left to the post step: ${(0,sanitize/* sanitizeLine */.g$)(thrown.message)}.\n`);
                return undefined;
            }
        }
        if (thrown instanceof github_api/* GithubError */.E1 && thrown.kind === 'unreachable' && state.kind === 'ended' && !isRetried) {
            isRetried = true;
            return RETRY_DELAY_MS;
        }
        if (isPermanent(thrown)) {
            isOff = true;
            keep(undefined);
        }
        if (!isWarned || isOff)
            runner.annotate('warning', { title: `Zadig ${name}`, message: warning(thrown, channel) });
        isWarned = true;
        return undefined;
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
            // A writer that waits tries at once: nothing is sent while the limit holds, but the end is kept for the post step.
            sleep.wake();
            return working ?? Promise.resolve();
        },
    };
}
function isPermanent(thrown) {
    return thrown instanceof github_api/* GithubError */.E1 && !['unreachable', 'timeout', 'rate-limited'].includes(thrown.kind);
}
function warning(thrown, { name, permission }) {
    return `The ${name} was not written: ${(0,sanitize/* sanitizeLine */.g$)((0,errors/* errorMessage */.gJ)(thrown))}. ${advice(thrown, permission)}`.trim();
}
function advice(thrown, permission) {
    if (!(thrown instanceof github_api/* GithubError */.E1))
        return '';
    switch (thrown.kind) {
        case 'forbidden':
            return `Add \`permissions: ${permission}\` to the job, or give \`github-token\` a token with this permission.`;
        case 'not-found':
            return `GitHub also answers so if the job lacks \`permissions: ${permission}\`. Gitea and Forgejo have no deployments, and no list of the pull requests of a commit.`;
        case 'rate-limited':
            return 'This step does not wait that long.';
        case 'conflict':
            return 'Something on GitHub prevents it, such as a protection rule of the environment.';
        case 'invalid':
        case 'unreachable':
        case 'timeout':
            return '';
    }
}

;// CONCATENATED MODULE: ./build/github-reports/github-reports.js











/**
 * How long the step waits for GitHub after the task has ended, and after the step was stopped. GitHub's rate limit usually
 * lasts a minute; without one, every write has succeeded or failed within 16 s.
 */
const END_LIMIT_MS = 90_000;
const STOPPED_LIMIT_MS = 1_500;
/** The reports that the user asked for; without any, every method does nothing. */
function createGithubReports(options, deps) {
    const { runner, clock, event } = deps;
    const isWanted = options.commitStatus !== '' || options.deploymentEnvironment !== '' || options.pullRequestComment;
    if (!isWanted)
        return NO_REPORTS;
    if (isReadOnly(event)) {
        runner.annotate('notice', {
            title: 'Zadig reports to GitHub',
            message: 'Skipped: the pull request comes from a fork, and its runs can only read this repository.',
        });
        return NO_REPORTS;
    }
    const closed = new AbortController();
    const close = () => closed.abort(new Error('there was no time left'));
    const writers = channelsOf(options, deps, closed.signal).map((channel) => createWriter(channel, closed.signal, deps));
    let last;
    return {
        inProgress(waiting) {
            if (waiting === last)
                return;
            last = waiting;
            const description = `Task ${options.taskId} ${IN_PROGRESS[waiting]}`;
            for (const writer of writers)
                writer.show({ kind: 'in-progress', waiting, description });
        },
        async end(data) {
            const outcome = shownOutcome(data.outcome, options.secrets);
            const state = { kind: 'ended', end: endOf(outcome), data: { ...data, outcome } };
            const limit = outcome.kind === 'aborted' ? STOPPED_LIMIT_MS : END_LIMIT_MS;
            const until = clock.now() + limit;
            const late = clock.sleep(limit, closed.signal).catch(() => undefined);
            await Promise.race([Promise.all(writers.map((writer) => writer.finish(state, until))), late]);
            close();
        },
        close,
    };
}
const IN_PROGRESS = {
    queue: "is waiting in Zadig's queue",
    human: 'is waiting for a person',
    work: 'is running',
};
const NO_REPORTS = {
    inProgress: () => undefined,
    end: () => Promise.resolve(),
    close: () => undefined,
};
/** A run for a pull request from a fork has a read-only token, except for the event that runs on the base branch. */
function isReadOnly(event) {
    return (0,github_event/* isFork */.B0)(event) && event.eventName !== 'pull_request_target';
}
function channelsOf(options, { github, event }, signal) {
    const api = github(signal);
    const { taskId, url, runUrl } = options;
    const sha = (0,github_event/* headSha */.xF)(event);
    const channels = [];
    if (options.commitStatus !== '') {
        channels.push((0,commit_status/* commitStatusChannel */.b)(api, { kind: 'status', taskId, url, sha, context: options.commitStatus }));
    }
    if (options.deploymentEnvironment !== '') {
        const deployment = {
            ref: (0,github_event/* isMerged */.TL)(event) ? (0,github_event/* mergeCommit */.uX)(event) : sha,
            environment: options.deploymentEnvironment,
            description: (0,channel/* statusDescription */.$)(`Zadig task ${taskId} of ${options.workflowName}`),
            marker: `${runUrl} ${url}`.trim(),
        };
        channels.push((0,github_reports_deployment/* deploymentChannel */.F)(api, { taskId, url, deployment }, (name) => (0,links/* environmentUrl */.fw)(options, name)));
    }
    if (options.pullRequestComment) {
        channels.push((0,pull_request_comment/* commentChannel */.$j)(api, { taskId, url, sha, pullRequest: (0,github_event/* pullRequestNumber */.Kd)(event), frame: options }));
    }
    return channels;
}
/** GitHub's `error` is for outcomes that say nothing about the work itself. */
function endOf(outcome) {
    const description = (0,channel/* statusDescription */.$)((0,report_verdict/* describeOutcome */.SS)(outcome).sentence);
    switch ((0,task_outcome/* conclusionOf */.vu)(outcome)) {
        case 'success':
            return { state: 'success', description };
        case 'failure':
        case 'rejected':
        case 'timed-out':
            return { state: 'failure', description };
        case 'cancelled':
        case 'unreachable':
        case 'unknown':
            return { state: 'error', description };
    }
}
/** The outcome with secrets as `***`. */
function shownOutcome(outcome, secrets) {
    const known = [...secrets, ...(outcome.task?.secrets ?? [])].filter((secret) => secret !== '');
    if (outcome.kind !== 'unreachable' && outcome.kind !== 'unknown')
        return (0,hide/* hideSecrets */.s0)(outcome, known);
    const { error, ...rest } = outcome;
    const { message, advice: next } = (0,hide/* hideSecrets */.s0)({ message: error.message, advice: error.advice }, known);
    return { ...(0,hide/* hideSecrets */.s0)(rest, known), error: new errors/* ActionError */.lZ(message, { advice: next }) };
}

// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/follow/commit-check.js


/** Whether the log of a job is needed, also where it is not to be shown. */
function isLogNeeded({ mode, requests }, key, job) {
    return mode !== 'off' && (0,task_sources/* needsProof */.cp)(key, job, requests);
}
/**
 * Why a running task must be stopped, with `strict`: Zadig will not check out a commit that this step asked for, or a
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
/** The sources that a warning names. Those without proof count only where the commit was asked for by this step. */
function worthAWarning({ mode, origin }, sources) {
    if (mode === 'off')
        return [];
    return sources.filter((source) => (origin === 'detail' ? source.proof === 'different' : (0,task_sources/* isWrong */.cG)(source)));
}

// EXTERNAL MODULE: ./build/report/labels.js
var labels = __webpack_require__(1520);
// EXTERNAL MODULE: ./build/report/progress-lines.js
var progress_lines = __webpack_require__(9734);
// EXTERNAL MODULE: ./build/secrets/mask.js
var mask = __webpack_require__(8292);
// EXTERNAL MODULE: ./build/task/changes.js
var changes = __webpack_require__(417);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(6279);
;// CONCATENATED MODULE: ./build/task/time-budget.js


/** What the task waits for now. A gate beside a running job does not count as waiting for a person. */
function waitingFor(task) {
    if ((0,task_status/* phaseOf */.hU)(task.status) === 'queued')
        return 'queue';
    if ((0,task_status/* phaseOf */.hU)(task.status) === 'human')
        return 'human';
    const phases = (0,task_task/* jobsOf */.a)(task).map((job) => (0,task_status/* phaseOf */.hU)(job.status));
    return phases.includes('human') && !phases.includes('active') ? 'human' : 'work';
}
/**
 * Measures the time against the limits. `timeout` is for the whole wait; with an `approval-timeout`, time at a gate does not
 * count against it.
 */
function createTimeBudget(limits, startedAt) {
    const spent = { queue: 0, human: 0, work: 0 };
    let current = 'queue';
    let countedUntil = startedAt;
    const approval = limits['approval-timeout'];
    const queue = limits['queue-timeout'];
    const remaining = () => ({
        'queue-timeout': queue === undefined || current !== 'queue' ? Infinity : queue - spent.queue,
        'approval-timeout': approval === undefined || current !== 'human' ? Infinity : approval - spent.human,
        timeout: approval !== undefined && current === 'human'
            ? Infinity
            : limits.timeout - spent.queue - spent.work - (approval === undefined ? spent.human : 0),
    });
    function tick(now) {
        spent[current] += Math.max(0, now - countedUntil);
        countedUntil = now;
    }
    return {
        tick,
        update(task, now) {
            tick(now);
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

;// CONCATENATED MODULE: ./build/task/watch.js



/**
 * Polls the task until it has ended, a budget is used up, the signal fires or Zadig can't answer. The last observation is
 * always `ended`.
 */
async function* watch(options) {
    const { clock, cadence, timeBudget, signal, interruptibleSleep } = options;
    let before = options.before;
    let task;
    try {
        for (;;) {
            signal.throwIfAborted();
            timeBudget.tick(clock.now());
            task = await options.read(Math.max(0, timeBudget.left()));
            const readAt = clock.now();
            timeBudget.update(task, readAt);
            const events = (0,changes/* changes */.Ao)(before, task);
            yield { kind: 'snapshot', task, events };
            const outcome = (0,task_outcome/* outcomeOf */.sG)(task) ?? outOfTime(task, options);
            if (outcome !== undefined) {
                yield { kind: 'ended', outcome };
                return;
            }
            before = (0,changes/* mergeSnapshots */.um)(before, task);
            await interruptibleSleep.pause(Math.min(cadence.next(events.length > 0), timeBudget.left()), signal);
            await clock.sleep(Math.max(0, readAt + cadence.fastest / 2 - clock.now()), signal);
        }
    }
    catch (thrown) {
        yield { kind: 'ended', outcome: endedByError(thrown, task, options) };
    }
}
function outOfTime(task, { timeBudget, limits }) {
    const budget = timeBudget.exhausted();
    return budget === undefined ? undefined : { kind: 'out-of-time', budget, limitMs: limits[budget] ?? 0, task };
}
/** The outcome of an expected error; other errors are thrown. */
function endedByError(thrown, task, options) {
    const { signal, timeBudget, clock } = options;
    if (signal.aborted)
        return { kind: 'aborted', signal: String(signal.reason), task };
    if (!(thrown instanceof errors/* ZadigError */.YE))
        throw thrown;
    if (thrown.kind !== 'unreachable')
        return { kind: 'unknown', error: thrown, task };
    // The read stopped because the budget is used up, which the user set; the outage is not the reason.
    timeBudget.tick(clock.now());
    const over = task === undefined ? undefined : outOfTime(task, options);
    return over ?? { kind: 'unreachable', error: thrown, task };
}

// EXTERNAL MODULE: ./build/task-control/heartbeat.js
var task_control_heartbeat = __webpack_require__(4384);
// EXTERNAL MODULE: ./build/task-control/retry-task.js
var retry_task = __webpack_require__(8814);
// EXTERNAL MODULE: ./build/report/gates.js
var gates = __webpack_require__(9295);
// EXTERNAL MODULE: ./build/time/cadence.js
var time_cadence = __webpack_require__(623);
// EXTERNAL MODULE: ./build/logs/file-names.js
var file_names = __webpack_require__(6791);
// EXTERNAL MODULE: ./build/ports/line-batch.js
var line_batch = __webpack_require__(6992);
// EXTERNAL MODULE: ./build/logs/stored-log.js
var stored_log = __webpack_require__(7372);
;// CONCATENATED MODULE: ./build/logs/backfill.js


/** Pauses before each reading of the stored log, which can appear some seconds after the job's end (contract §7.3). */
const PAUSES_MS = [0, 500, 1_000, 2_000, 4_000];
/** Readings if the stream was complete, so that the stored log only confirms it. */
const CONFIRMING_READINGS = 4;
/** The remark for a server without these endpoints. */
const UNSUPPORTED = 'This Zadig has no logs in its API; they came with 3.4.';
const TOO_LATE = 'Zadig did not give this log within the 30 s that the verdict waits for logs';
/**
 * Completes a log from the stored one after the job's end: yields the lines that the stream did not have, or a remark that
 * lines may be missing. Waits 7.5 s in all for a log that isn't stored.
 *
 * @param end how the live stream ended: after `drained`, an empty stored log is not a doubt
 */
async function* backfill(options, position, end) {
    const { job, stop, timeUp } = options;
    const streamed = position.count;
    const isDrained = end === 'drained' && streamed > 0;
    const found = yield* readStored({ ...options, stop: AbortSignal.any([stop, timeUp]) }, position, readingsFor(job, isDrained));
    if (stop.aborted)
        return;
    // A stream that was open to the end is whole, unless the stored log began to show more lines.
    const isWhole = isDrained && position.count === streamed;
    if (isWhole && (found === 'none' || found === 'stale' || found === 'failed'))
        return;
    const said = found === 'failed' && timeUp.aborted ? missing(TOO_LATE) : doubt(found, position.count, job);
    if (said !== undefined)
        yield said;
}
async function* readStored(options, position, times) {
    let found = 'none';
    const waits = PAUSES_MS.slice(0, times);
    for (const [index, wait] of waits.entries()) {
        try {
            await options.clock.sleep(wait, options.stop);
            found = (await isStale(options)) ? 'stale' : yield* complete(options, position);
            // Two attempts with identical lines can't be told apart. After the last pause, a log that continues what this attempt streamed belongs to it.
            if (found === 'stale' && index === waits.length - 1 && position.count > 0) {
                const last = yield* complete(options, position);
                if (last !== 'other')
                    found = last;
            }
        }
        catch (thrown) {
            if ((0,errors/* isMissingEndpoint */.WL)(thrown))
                return 'unsupported';
            found = 'failed';
        }
        if (options.stop.aborted || found === 'same' || found === 'less' || found === 'lost-lines')
            return found;
    }
    return found === 'other' ? yield* showOther(options, position) : found;
}
function readingsFor(job, isDrained) {
    if (!isDrained)
        return PAUSES_MS.length;
    // One reading is for the jobs whose log is found under any key.
    return (0,stored_log/* isStoredLogLost */.Sh)(job) ? 1 : CONFIRMING_READINGS;
}
/** One pass over the stored log, passing on what is new. */
async function* complete(options, position) {
    const stored = await (0,stored_log/* openStoredLog */.cb)(options);
    try {
        const replay = position.replay();
        for await (const lines of stored.lines)
            yield* pass(replay.feed(lines), position);
        if (stored.isEmpty())
            return 'none';
        // Lines that the stream lost are not passed on, but they can name the commits.
        if (replay.state() !== 'searching')
            position.takeCommits(stored.commits);
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
 * Yields the whole stored log after a remark. What was streamed was another log: the server found another pod with the same
 * container name (contract §7.2), or a container was replaced between two connections.
 */
async function* showOther(options, position) {
    yield remark('What was streamed is not the log that Zadig has stored of this job. The stored one follows, from its start.', false);
    position.startAnew();
    let stored;
    try {
        stored = await (0,stored_log/* openStoredLog */.cb)(options);
        for await (const lines of stored.lines)
            yield* pass(lines, position);
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
/** Passes lines on, if there are any, and records them. */
function* pass(batch, position) {
    if (batch.count === 0)
        return;
    position.add(batch);
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
/** A remark about a log for the reader. */
function remark(text, isComplete) {
    return { kind: 'remark', text, complete: isComplete };
}

;// CONCATENATED MODULE: ./build/logs/stream-watchdog.js
/** How often the watchdog checks: each of the times below is exceeded by this at most. */
const TICK_MS = 200;
/** Silence after activity that suggests that the job has ended. */
const QUIET_MS = 600;
/** Silence after the job's end that means that the stream is complete: the container is gone (contract §7.2). */
const DRAINED_MS = 700;
/** A stream that continues for so long after its job's end is closed; the stored log has the rest. */
const DRAIN_LIMIT_MS = 60_000;
/** A replay comes at once; one that stops before it has caught up is another log. */
const STUCK_MS = 5_000;
/** The largest log that a node keeps before it rotates takes as long; a replay that still searches then is another log. */
const SEARCH_LIMIT_MS = 30_000;
/** A connection without a byte for so long may be dead without a reset. */
const HALF_OPEN_MS = 300_000;
/** A log that had lines before has them again at once; a connection without any of them counts as dead. */
const REPLAY_OVERDUE_MS = 30_000;
/** Watches one stream, which has neither end nor pings: decides when to poll the job and when to close the connection. */
function watchStream({ clock, ended, stop, onSilence, replay, }) {
    const closer = new AbortController();
    const over = new AbortController();
    let receivedAt = clock.now();
    let active = false;
    let firstReceivedAt;
    let endedAt;
    let closedAs;
    function close(reason) {
        closedAs = reason;
        closer.abort(reason);
    }
    function isStuck(now, quiet) {
        if (firstReceivedAt === undefined)
            return false;
        if (replay.state() === 'same')
            return quiet >= STUCK_MS;
        if (replay.state() !== 'searching')
            return false;
        return replay.isOverdue() || quiet >= STUCK_MS || now - firstReceivedAt >= SEARCH_LIMIT_MS;
    }
    function check() {
        const now = clock.now();
        const quiet = now - receivedAt;
        if (ended.aborted)
            endedAt ??= now;
        if (active && quiet >= QUIET_MS) {
            active = false;
            onSilence();
        }
        const isReplayDue = firstReceivedAt === undefined && replay.state() === 'same';
        if (endedAt !== undefined && quiet >= DRAINED_MS)
            close('drained');
        else if (endedAt !== undefined && now - endedAt >= DRAIN_LIMIT_MS)
            close('cut');
        else if (isStuck(now, quiet))
            close('stuck');
        else if (quiet >= (isReplayDue ? REPLAY_OVERDUE_MS : HALF_OPEN_MS))
            close('half-open');
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
            check();
        }
    }
    void run();
    return {
        /** Aborted when the connection should be closed. */
        closed: AbortSignal.any([stop, closer.signal]),
        /** To be called for each batch of lines. */
        received() {
            receivedAt = clock.now();
            active = true;
            firstReceivedAt ??= receivedAt;
        },
        /** Stops the watchdog. */
        end: () => over.abort(),
        /** Why the connection was closed, if it was. */
        closedAs: () => closedAs ?? (stop.aborted ? 'stopped' : undefined),
    };
}

;// CONCATENATED MODULE: ./build/logs/job-log.js




/** Pauses before a reconnect: after a cut, and after the server's silent error (contract §7.2). */
const MIN_PAUSE_MS = 500;
const MAX_PAUSE_MS = 15_000;
/**
 * The log of one attempt of one job, as a finite sequence: the lines of the live stream, each once over all reconnects,
 * then those that only the stored log has. Ends some seconds after `ended`; never throws for an error of the server.
 */
async function* jobLog(options) {
    if (!streams(options.job.jobType))
        return;
    const end = yield* live({ ...options, stop: AbortSignal.any([options.stop, options.timeUp]) }, options.position);
    if (end === 'unsupported')
        yield remark(UNSUPPORTED, false);
    else if (!options.stop.aborted)
        yield* backfill(options, options.position, end);
}
/**
 * Streams until the job has ended and the stream is silent; opens it again after every cut and skips what was seen.
 *
 * @returns how the last connection ended; `none` when there was none
 */
async function* live(options, position) {
    const { clock, ended, stop } = options;
    let pause = MIN_PAUSE_MS;
    let end = 'none';
    for (;;) {
        // The stream of a job that has ended never begins (contract §7.2): only the stored log has it.
        if (ended.aborted || stop.aborted)
            return end;
        const before = position.count;
        end = yield* oneConnection(options, position);
        if (end === 'stuck') {
            position.startAnew();
            yield remark('This log starts again: its container was restarted. The new log follows from its start.', false);
        }
        if (end === 'drained' || end === 'unsupported')
            return end;
        pause = position.count > before ? MIN_PAUSE_MS : Math.min(pause * 2, MAX_PAUSE_MS);
        await clock.sleep(pause, AbortSignal.any([ended, stop])).catch(() => undefined);
    }
}
/** One connection: replays the log, then follows it until a cut, the job's end or `stop`. */
async function* oneConnection(options, position) {
    const replay = position.replay();
    const watchdog = watchStream({ ...options, replay });
    let stream;
    let isRotationShown = false;
    try {
        stream = await options.api.openLogStream(options.job, { signal: watchdog.closed });
        if (!stream.isEventStream)
            return 'refused';
        for await (const lines of stream.lines) {
            watchdog.received();
            const batch = replay.feed(lines);
            if (batch.count > 0 && !isRotationShown && replay.state() === 'rotated') {
                yield remark('The server rotated this log; it continues where it left off.', true);
                isRotationShown = true;
            }
            yield* pass(batch, position);
        }
        return 'cut';
    }
    catch (thrown) {
        if ((0,errors/* isMissingEndpoint */.WL)(thrown))
            return 'unsupported';
        const end = watchdog.closedAs() ?? 'cut';
        if (end !== 'drained')
            return end;
        // The replay was not complete, so the end of the log is still unknown.
        if (replay.state() === 'same' || replay.state() === 'searching')
            return 'cut';
        yield* pass(replay.feed(stream?.held() ?? line_batch/* NO_LINES */.o), position);
        return end;
    }
    finally {
        watchdog.end();
    }
}
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
/** The statuses in which a job has its pod (contract §7.2). Before, the server matches any pod of a similar name. */
const STREAMING_STATUSES = new Set(['prepare', 'running']);
/** Whether a stream that is opened now is certainly this job's. */
function mayOpen(status) {
    return STREAMING_STATUSES.has(status);
}

// EXTERNAL MODULE: ./build/logs/commit-reader.js
var commit_reader = __webpack_require__(1465);
;// CONCATENATED MODULE: ./build/logs/log-position.js


/** Lines at the start that tell whether a replay is the same log. */
const HEAD_LINES = 16;
/** Lines at the end that tell where a replay catches up; enough that a run of equal progress lines is not mistaken for it. */
const TAIL_LINES = 64;
/** So many lines that were never passed on may precede the place where a replay catches up: a server can lose some. */
const SPARE_LINES = 50;
/** White space as the server trims it (Go's `unicode.IsSpace`), and both forms of a carriage return (contract §7.2). */
const DIFFERENCES = /(?:[\s\u0085]|\\r)+/g;
/** The start of a line that is compared. */
const COMPARED_LENGTH = 1_000;
/** What the stream and the stored log have in common of a line: container streams trim it (contract §7.2). */
function essence(line) {
    return line
        .slice(0, 4 * COMPARED_LENGTH)
        .replace(DIFFERENCES, '')
        .slice(0, COMPARED_LENGTH);
}
/** The position before the first line. */
function createLogPosition() {
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
                head = [...head, ...(0,line_batch/* linesOf */.Dx)(batch).slice(0, HEAD_LINES).map(essence)].slice(0, HEAD_LINES);
            tail.add(batch);
        },
        replay: () => startReplay(count, head, tail.lines(TAIL_LINES).map(essence)),
        lastLines: (lines) => tail.lines(lines),
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
        // A short overlap counts only at the very start of a rotated log, and never when it is blank.
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
                // In the middle of a long replay only the count matters: comparing each line would cost more than fetching it.
                read += batch.count;
                return line_batch/* NO_LINES */.o;
            }
            const lines = (0,line_batch/* linesOf */.Dx)(batch);
            for (const [index, line] of lines.entries()) {
                step(line);
                if (state !== 'same' && state !== 'searching')
                    return (0,line_batch/* batchOf */.Kb)(lines.slice(index + 1));
            }
            return line_batch/* NO_LINES */.o;
        },
        state: () => state,
        isOverdue: () => state === 'searching' && read > count + SPARE_LINES,
    };
}
/** Kept of either end of a long line: as much as `essence` reads. */
const LINE_END_LENGTH = 4 * COMPARED_LENGTH;
const LONG_LINE_LENGTH = 10_000;
/** Batches are kept until the newest of them have so many lines, or so much text: longer lines leave room for fewer. */
const KEPT_LINES = 200;
const KEPT_LENGTH = 128 * 1024;
/**
 * The last lines of a log, at the cost of a batch and not of a line. Of a long line it keeps only the beginning, which
 * identifies it, and the end, which is what a redrawn line shows.
 */
function createTail() {
    let batches = [];
    let keptLines = 0;
    let keptLength = 0;
    return {
        add(batch) {
            const added = withoutMiddles(batch);
            batches.push(added);
            keptLines += added.count;
            keptLength += added.text.length;
            for (let oldest = batches[0]; oldest !== undefined; oldest = batches[0]) {
                if (keptLines - oldest.count < KEPT_LINES && keptLength - oldest.text.length < KEPT_LENGTH)
                    break;
                batches = batches.slice(1);
                keptLines -= oldest.count;
                keptLength -= oldest.text.length;
            }
        },
        /** The newest lines: `count` of them, or as many as are kept. */
        lines: (count) => batches.flatMap(line_batch/* linesOf */.Dx).slice(-count),
    };
}
function withoutMiddles(batch) {
    return (0,line_batch/* hasLineOver */.PC)(batch.text, LONG_LINE_LENGTH) ? (0,line_batch/* batchOf */.Kb)((0,line_batch/* linesOf */.Dx)(batch).map(bothEnds)) : batch;
}
function bothEnds(line) {
    if (line.length <= LONG_LINE_LENGTH)
        return line;
    return `${line.slice(0, LINE_END_LENGTH)} … ${line.slice(-LINE_END_LENGTH)}`.toWellFormed();
}

;// CONCATENATED MODULE: ./build/report/log-lines.js


/** The longest printed line, prefix included: the live view cuts at 1,024 and long lines slow the runner (runner contract §3). */
const MAX_PRINTED = 1_000;
const MAX_LABEL = 40;
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94];
const ESCAPE = '\u001b';
const RESET = '\u001b[0m';
/**
 * Makes the function that sanitizes the lines of one job's log for printing. Each line gets a constant prefix, so that none
 * begins with `::`; `##[` is broken, controls and cursor movements are dropped, colours stay and end with the line.
 *
 * The prefix begins with a colour code, which the runner does not remove (runner contract §1.6), so that most problem
 * matchers whose expression begins with `^` do not match. Other matchers still make an annotation of a log line.
 *
 * @param label the job's name for display
 * @param width columns that labels are padded to, so that parallel jobs line up
 * @param index which of the ten colours the prefix gets
 */
function createLogFormatter(label, width, index) {
    const short = shortLabel(label);
    const name = short + ' '.repeat(Math.max(0, Math.min(width, MAX_LABEL) - displayWidth(short)));
    // The reset in it ends any colour that the line before left on.
    const colour = `\u001b[0;${COLOURS[index % COLOURS.length] ?? 36}m`;
    const prefix = `${colour}${name} │${RESET} `;
    const continuation = `\n${colour}${name} ┆${RESET} `;
    const room = MAX_PRINTED - prefix.length - RESET.length;
    const between = `\n${prefix}`;
    const replacement = between.replaceAll('$', '$$$$');
    return (batch) => {
        if (batch.count === 0)
            return '';
        if (SUSPICIOUS.test(batch.text) || (0,line_batch/* hasLineOver */.PC)(batch.text, room)) {
            const lines = (0,line_batch/* linesOf */.Dx)(batch).map((line) => wrap(neutralise(line), room, continuation));
            return `${prefix}${lines.join(between)}\n`;
        }
        // Most batches have nothing to neutralise. Their lines are not handled one by one, which would cost more than all else.
        const body = batch.text.slice(0, -1).replace(/\n/g, replacement);
        return `${prefix}${body}${batch.text.includes(ESCAPE) ? RESET : ''}\n`;
    };
}
/** The width of a job's label in columns. */
function labelWidth(label) {
    return displayWidth(shortLabel(label));
}
function shortLabel(label) {
    return (0,sanitize/* sanitizeLine */.g$)(label, MAX_LABEL);
}
/** All that `neutralise` changes: controls, escape sequences that are no colours, format characters, the legacy marker. */
const SUSPICIOUS = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\u001b(?!\[[\d;:]{0,32}m)|#[^\u0000-\u007f]*#[^\u0000-\u007f]*\[/;
/** One line without anything that acts; a line redrawn with `\r` shows its last state. */
function neutralise(line) {
    const text = lastState(line)
        .replace(sanitize/* ESCAPE_SEQUENCES */.j0, (sequence) => (COLOUR_SEQUENCE.test(sequence) ? sequence : ''))
        .replace(/[\n\v\f\u0085\u2028\u2029]/g, ' ')
        .replace(sanitize/* INVISIBLE_ORDER */.vK, '')
        .replace(sanitize/* CONTROLS */.VH, (control) => (control === ESCAPE ? control : ''));
    return (0,sanitize/* breakLegacyCommands */.bf)(text.includes(ESCAPE) ? text + RESET : text);
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
 * The last place in the piece that is not inside a surrogate pair, a colour code or a broken marker; between words if the
 * piece stays longer than half, because the runner masks a secret only where it is whole. `next` follows the piece.
 */
function breakIn(piece, next) {
    const words = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\t')) + 1;
    if (words > piece.length / 2)
        return words;
    const escape = piece.lastIndexOf(ESCAPE);
    if (escape > 0 && !piece.includes('m', escape))
        return escape;
    if (piece.endsWith('[') && next === '\\')
        return piece.length - 1;
    return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length;
}
/** Terminal columns: East Asian wide characters take two. */
function displayWidth(text) {
    return Array.from(text).length + (text.match(WIDE) ?? []).length;
}
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

;// CONCATENATED MODULE: ./build/time/semaphore.js
/**
 * Makes a semaphore that serves its callers in the order in which they asked.
 *
 * @param places how many callers hold a place at the same time
 */
function createSemaphore(places) {
    let free = places;
    const waiting = [];
    function release() {
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
        return release;
    };
}

;// CONCATENATED MODULE: ./build/follow/job-logs.js











/** Lines kept of each log for the end of the log and the summary. */
const job_logs_TAIL_LINES = 200;
/** The longest that all logs together, over all attempts, keep the verdict waiting once the task's end is known. */
const END_BUDGET_MS = 30_000;
/** Stored logs that are read at the same time, when many jobs end at once. */
const STORED_AT_ONCE = 4;
/** Follows the logs of all jobs of a task in parallel: each has its own reader, formatter and pace. */
function followLogs(options) {
    const { zadig, clock, task: ref, logs: mode, logFiles, print, onSilence } = options;
    const attempts = new Map();
    /** By a job's name, the key of the one that shows its log. */
    const shownBy = new Map();
    const doubts = new Map();
    /** The jobs whose logs the user wants to see, by key. */
    const shown = new Set();
    const nameFile = (0,file_names/* createFileNamer */.q)();
    const storedLogs = createSemaphore(STORED_AT_ONCE);
    // Under such a key the server finds few stored logs (contract §7.3): most can only be streamed while the job runs.
    const isStreamedOrLost = (0,stored_log/* isStoredLogLost */.Sh)(ref);
    let width = 0;
    let taskEnded = false;
    let budgetMs = END_BUDGET_MS;
    function hasLog(job) {
        if (!streams(job.type) || (0,task_status/* phaseOf */.hU)(job.status) === 'skipped')
            return false;
        return mayOpen(job.status) || (0,task_status/* hasEnded */.hY)(job.status) || hasEndedUnseen(job);
    }
    function isShown(job) {
        if (!hasLog(job))
            return false;
        if (mode === 'stream' || logFiles !== undefined)
            return true;
        return mode === 'failed' && ((0,task_status/* hasFailed */.WN)(job.status) || isStreamedOrLost);
    }
    /** A job in a status that we don't know ran too: its end shows in its times, or in its task's. */
    function hasEndedUnseen({ status, startTime, endTime }) {
        return !(0,task_status/* isKnownStatus */.ih)(status) && startTime > 0 && (taskEnded || endTime >= startTime);
    }
    function start(key, job, before) {
        const attempt = {
            job,
            number: (before?.number ?? 0) + 1,
            index: attempts.size,
            width,
            ended: new AbortController(),
            givenUp: new AbortController(),
            timeUp: new AbortController(),
            position: createLogPosition(),
            earlier: before?.position,
            done: before?.done ?? Promise.resolve(),
            isDone: false,
        };
        const onDoubt = (text) => void doubts.set(key, [...new Set([...(doubts.get(key) ?? []), text])]);
        attempt.done = attempt.done.then(() => showLog(attempt, onDoubt)).then(() => void (attempt.isDone = true));
        attempts.set(key, attempt);
        shownBy.set(job.name, key);
        return attempt;
    }
    /** Shows one attempt's log, and resolves when it ends. Never rejects: what can't be shown is a doubt. */
    async function showLog(attempt, onDoubt) {
        const { job, number, index, ended, givenUp, timeUp, position, earlier } = attempt;
        const format = createLogFormatter((0,task_task/* jobLabel */.O)(job), attempt.width, index);
        const file = await openLogFile(logFiles, () => nameFile(job.name, number), onDoubt);
        async function show(piece) {
            if (piece.kind === 'remark') {
                if (!piece.complete)
                    onDoubt(piece.text);
                if (mode === 'stream' || (0,task_status/* hasFailed */.WN)(job.status))
                    await print(`  ${(0,sanitize/* sanitizeLine */.g$)((0,task_task/* jobLabel */.O)(job), 80)}: ${piece.text}\n`);
                return;
            }
            await file.add(piece.batch);
            if (mode === 'stream')
                await print(format(piece.batch));
        }
        try {
            const log = jobLog({
                api: zadig,
                clock,
                job: { workflowKey: ref.workflowKey, taskId: ref.taskId, jobName: job.name, jobType: job.type },
                ended: ended.signal,
                stop: AbortSignal.any([options.signal, givenUp.signal]),
                timeUp: timeUp.signal,
                onSilence,
                storedLogs,
                position,
                file,
                earlier,
            });
            for await (const piece of log)
                await show(piece);
        }
        catch (thrown) {
            onDoubt(`This log could not be shown: ${(0,errors/* errorMessage */.gJ)(thrown)}`);
        }
        finally {
            await file.close();
        }
    }
    /** Waits for all logs; cuts those that are not complete after so many milliseconds. */
    async function waitForAll(ms) {
        const startedAt = clock.now();
        const done = new AbortController();
        const cut = () => attempts.forEach(({ timeUp }) => timeUp.abort());
        void clock.sleep(ms, done.signal).then(cut, () => undefined);
        await Promise.all([...attempts.values()].map((attempt) => attempt.done));
        done.abort();
        budgetMs = Math.max(0, budgetMs - (clock.now() - startedAt));
    }
    return {
        /** Opens, ends and restarts logs as the jobs of this snapshot demand. */
        update(task) {
            taskEnded = (0,task_status/* hasEnded */.hY)(task.status);
            const jobs = (0,changes/* jobsByKey */.ry)(task);
            width = Math.max(width, ...[...jobs.values()].map((job) => labelWidth((0,task_task/* jobLabel */.O)(job))));
            for (const [key, job] of jobs) {
                const before = attempts.get(key);
                const again = before !== undefined && isAnotherAttempt(before, job);
                // Its pod is gone or going, and before the next one starts the server would open any pod of a similar name.
                if (again || isOver(job))
                    before?.ended.abort();
                if (isShown(job))
                    shown.add(key);
                const isWanted = isShown(job) || (hasLog(job) && options.isLogNeeded?.(key, job) === true);
                // Jobs of one name share one log (contract §5.3): the first of them shows it.
                const isFirst = (shownBy.get(job.name) ?? key) === key;
                if ((before === undefined || again) && isWanted && isFirst) {
                    const { ended } = start(key, job, before);
                    if (isOver(job) || hasEndedUnseen(job))
                        ended.abort();
                }
            }
        },
        /** The commits of the logs that were read to their ends, by the job's key. */
        commits() {
            const whole = [...attempts].filter(([, { isDone }]) => isDone);
            return new Map(whole.map(([key, { position }]) => [key, position.commits()]));
        },
        /**
         * Ends every log that is still open, waits for the last lines, and returns what is left to show. All calls together
         * wait 30 s at most; what is missing by then is a doubt.
         *
         * @param mayRunAgain whether another attempt may follow, for which half of what is left of the 30 s is kept
         */
        async end(mayRunAgain) {
            for (const { ended, givenUp } of attempts.values()) {
                // Where we end before the task does, a job that still runs has no stored log that would complete what was shown.
                if (!taskEnded && !ended.signal.aborted)
                    givenUp.abort();
                ended.abort();
            }
            await waitForAll(mayRunAgain ? budgetMs / 2 : budgetMs);
            const visible = [...attempts].filter(([key]) => shown.has(key));
            return {
                tails: new Map(visible.map(([key, { position }]) => [key, position.lastLines(job_logs_TAIL_LINES).map(lastState)])),
                doubts: new Map([...doubts].filter(([key]) => shown.has(key))),
                commits: new Map([...attempts].map(([key, { position }]) => [key, position.commits()])),
            };
        },
    };
}
/** Whether nothing more will be written to the job's log: it has ended, waits for a decision, or was set back. */
function isOver({ status }) {
    return (0,task_status/* hasEnded */.hY)(status) || status === 'wait_for_manual_error_handling' || (0,task_status/* phaseOf */.hU)(status) === 'idle';
}
/** A retry by the server counts up, one of the task starts the job later, within the same second only its status tells. */
function isAnotherAttempt({ job: before, ended }, job) {
    return (job.retryCount > before.retryCount ||
        (before.startTime > 0 && job.startTime > before.startTime) ||
        (ended.signal.aborted && mayOpen(job.status)));
}
/**
 * The file of one log, or nothing where none is wanted. A disk that fails costs the file, never the log on the screen.
 *
 * @param onFailure called once, with words for the user, when the file can't be created or written
 */
async function openLogFile(files, name, onFailure) {
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
            onFailure(`The file of this log is not whole: ${(0,sanitize/* sanitizeLine */.g$)((0,errors/* errorMessage */.gJ)(thrown))}`);
            await failing.close().catch(() => undefined);
        }
    }
    try {
        file = await files?.create(name());
    }
    catch (thrown) {
        onFailure(`This log could not be written to \`log-directory\`: ${(0,sanitize/* sanitizeLine */.g$)((0,errors/* errorMessage */.gJ)(thrown))}`);
    }
    return {
        add: ({ text }) => attempt((open) => open.write(Buffer.from(text))),
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

;// CONCATENATED MODULE: ./build/follow/follow.js




















/**
 * Follows a task to its end: prints every change, streams the logs of its jobs, prints a heartbeat in silence, and has a
 * failed task retried as often as the user wants. The outcome comes from the task alone; logs can't change it.
 *
 * @param onWaiting called with what the task waits for, each time that it was read
 */
async function follow({ task: ref, url, startedAt, bornAfter }, { limits, pollInterval, logs: logMode, retries, outageTimeout }, commits, onWaiting, deps) {
    const { zadig, runner, clock, signal } = deps;
    const timeBudget = createTimeBudget(limits, startedAt);
    const interruptibleSleep = (0,time_clock/* createInterruptibleSleep */.B)(clock);
    const elapsed = () => clock.now() - startedAt;
    let seen;
    const heartbeat = (0,task_control_heartbeat/* createHeartbeat */.V)(runner, clock, () => {
        // While Zadig can't be reached, nothing else counts the time.
        timeBudget.tick(clock.now());
        return (0,progress_lines/* heartbeatLine */.JY)(seen, elapsed(), timeBudget.left());
    });
    const logs = followLogs({
        zadig,
        clock,
        signal,
        task: ref,
        logs: logMode,
        logFiles: deps.logFiles,
        isLogNeeded: (key, job) => isLogNeeded(commits, key, job),
        print: (text) => heartbeat.print(text),
        onSilence: () => interruptibleSleep.wake(),
    });
    const masked = new Set();
    const remindOfGates = createGateReminders({ url, limit: limits['approval-timeout'] }, deps);
    async function show(event) {
        const { line, notice, warning } = (0,progress_lines/* describeEvent */.gN)(event, elapsed(), url);
        await heartbeat.print(`${line}\n`);
        if (notice !== undefined)
            runner.annotate('notice', { title: 'Zadig waits', message: notice });
        if (warning !== undefined)
            runner.annotate('warning', { title: 'Zadig', message: warning });
    }
    async function oneAttempt() {
        const cadence = (0,time_cadence/* createCadence */.E)(pollInterval, deps.random);
        const read = (leftMs) => (0,read_task/* readTaskBornAfter */.Tc)(ref, bornAfter, { outageTimeout: Math.min(outageTimeout, leftMs), withinMs: leftMs }, deps);
        const watched = watch({ before: seen, read, clock, cadence, limits, timeBudget, signal, interruptibleSleep });
        for await (const observation of watched) {
            if (observation.kind === 'ended')
                return observation.outcome;
            seen = (0,changes/* mergeSnapshots */.um)(seen, observation.task);
            (0,mask/* maskSecrets */.Q)(seen.secrets, runner, masked);
            for (const event of observation.events)
                await show(event);
            logs.update(observation.task);
            remindOfGates(observation.task);
            onWaiting(waitingFor(observation.task));
            const stop = mustStop(commits, observation.task, logs.commits());
            if (stop !== undefined)
                return stop;
        }
        throw new Error('watching ended without an outcome');
    }
    async function again(ended) {
        try {
            const retried = await (0,retry_task/* retryTask */.M)(ref, ended, deps);
            if (retried.kind === 'refused') {
                const why = retried.error === undefined ? 'it is still ended' : (0,errors/* errorMessage */.gJ)(retried.error);
                await heartbeat.print(`Zadig did not retry it: ${(0,sanitize/* sanitizeLine */.g$)(why)}\n`);
            }
            return retried.kind;
        }
        catch (thrown) {
            // Stopped after Zadig had accepted it: the next read of the task sees the signal first.
            if (signal.aborted)
                return 'unanswered';
            throw thrown;
        }
    }
    try {
        const earlierAttempts = [];
        let attemptAt = startedAt;
        let unanswered = false;
        for (let attempts = 1;; attempts += 1) {
            const outcome = await oneAttempt();
            const mayRunAgain = attempts <= retries && isWorthRetrying(outcome) && !signal.aborted;
            const soFar = { seen, logs: await logs.end(mayRunAgain), spent: timeBudget.spent() };
            const result = { ...soFar, outcome, attempts, earlierAttempts, unanswered };
            if (!mayRunAgain || signal.aborted)
                return result;
            await heartbeat.print(`↻ Attempt ${attempts} failed; retrying task ${ref.taskId} (${attempts} of ${retries})\n`);
            const retried = await again(outcome.task);
            if (retried === 'refused')
                return result;
            unanswered = retried === 'unanswered';
            const failed = (0,task_outcome/* failedJobs */.Mf)(outcome.task).map(task_task/* jobLabel */.O);
            const durationMs = clock.now() - attemptAt;
            earlierAttempts.push({ conclusion: (0,task_outcome/* conclusionOf */.vu)(outcome), durationMs, failedJobs: failed });
            attemptAt = clock.now();
        }
    }
    finally {
        heartbeat.end();
    }
}
/** Whether another attempt may pass; a rejection or a cancellation is a decision. */
function isWorthRetrying(outcome) {
    return outcome.kind === 'failure' || outcome.kind === 'timed-out';
}
/** A gate that has waited this long may have been forgotten. */
const LONG_MS = 1_800_000;
/** GitHub shows ten warnings of a step (runner contract §5.2), and other warnings need room. */
const MAX_WARNINGS = 4;
/** Warns, called with each snapshot, once for each gate that waits half an hour for a person, or half of its time limit. */
function createGateReminders({ url, limit }, { runner, clock }) {
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
            const whom = job.gate === undefined ? '' : (0,gates/* deciders */.m1)(job.gate);
            const text = `${(0,labels/* jobName */.dZ)(job)} has waited for ${(0,duration/* formatDuration */.a3)(waited)}${whom === '' ? '' : ` (${whom})`}: ${url}`;
            const message = (0,sanitize/* sanitizeLine */.g$)(text, 1_000);
            runner.annotate('warning', { title: `Zadig waits for a person: ${(0,labels/* jobName */.dZ)(job)}`, message });
        }
    };
}

// EXTERNAL MODULE: ./build/report/failure-reason.js
var failure_reason = __webpack_require__(8326);
;// CONCATENATED MODULE: ./build/report/annotations.js





/** GitHub shows ten errors of a step; the verdict is one of them (runner contract §5.2). */
const MAX_ERRORS = 9;
/** GitHub shows ten warnings too; some are left for the rest of the step. */
const MAX_LOG_WARNINGS = 3;
const MAX_NAMES = 30;
/** One error a failed job, with the reasons. The last one names the jobs beyond the limit. */
function failureAnnotations(task, { tails }) {
    const jobs = (0,task_outcome/* failedJobsByKey */.yu)(task);
    const shown = jobs.length <= MAX_ERRORS ? jobs : jobs.slice(0, MAX_ERRORS - 1);
    const rest = jobs.slice(shown.length).map(([, job]) => (0,labels/* jobName */.dZ)(job, 60));
    return [
        ...shown.map(([key, job]) => failureAnnotation(job, tails.get(key) ?? [])),
        ...(rest.length === 0
            ? []
            : [{ title: `${rest.length} more Zadig jobs failed`, message: (0,labels/* listed */.KE)(rest, MAX_NAMES) }]),
    ];
}
function failureAnnotation(job, tail) {
    const status = (0,labels/* statusWord */.Hm)(job.status);
    const reasons = (0,failure_reason/* failureReasons */.O)(job, tail).join(' | ');
    return {
        title: `Zadig job ${(0,labels/* jobName */.dZ)(job)}: ${status}`,
        message: reasons === '' ? `The job ended as ${status} without an error text.` : reasons,
    };
}
/** One warning a log in which lines may be missing, or one for all if there are many. */
function doubtAnnotations(task, { doubts }) {
    const doubtful = [...(0,changes/* jobsByKey */.ry)(task)].flatMap(([key, job]) => {
        const texts = doubts.get(key) ?? [];
        return texts.length === 0 ? [] : [{ name: (0,labels/* jobName */.dZ)(job), texts }];
    });
    if (doubtful.length > MAX_LOG_WARNINGS) {
        const names = doubtful.map(({ name }) => name);
        return [{ title: 'Zadig logs may be incomplete', message: (0,labels/* listed */.KE)(names, MAX_NAMES) }];
    }
    return doubtful.map(({ name, texts }) => ({
        title: `Zadig log of ${name} may be incomplete`,
        message: texts.map((text) => (0,sanitize/* sanitizeLine */.g$)(text, 300)).join(' '),
    }));
}

// EXTERNAL MODULE: ./build/report/outputs.js
var report_outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/sources.js
var report_sources = __webpack_require__(5985);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/report/summary/header.js
var header = __webpack_require__(7435);
// EXTERNAL MODULE: ./build/report/summary/failures.js
var failures = __webpack_require__(3837);
// EXTERNAL MODULE: ./build/report/plan.js
var report_plan = __webpack_require__(4036);
// EXTERNAL MODULE: ./build/report/summary/tables.js
var tables = __webpack_require__(5079);
;// CONCATENATED MODULE: ./build/report/summary/timeline.js






/** Distances between ticks, in seconds and as Mermaid writes them. */
const TICK_INTERVALS = [
    [1, '1second'],
    [5, '5second'],
    [15, '15second'],
    [60, '1minute'],
    [300, '5minute'],
    [900, '15minute'],
    [3_600, '1hour'],
    [21_600, '6hour'],
    [86_400, '1day'],
    [604_800, '1week'],
];
/** More labels would overlap. */
const MAX_TICKS = 8;
/** The axis for a span of unix seconds. Mermaid shows the reader's clock time. */
function axis(start, end) {
    const span = end - start;
    const [seconds, interval] = TICK_INTERVALS.find(([step]) => span / step <= MAX_TICKS) ?? [2_592_000, '1month'];
    const format = seconds < 60 ? '%H:%M:%S' : span < 86_400 ? '%H:%M' : '%m-%d %H:%M';
    return { format, interval };
}
/** Failed and waiting jobs are kept first, then the longest; the table of jobs has all. */
const MAX_ROWS = 40;
const timeline_MAX_LABEL = 36;
const MAX_STAGE_LABEL = 22;
/** Shorter waits in the queue are not shown, in seconds. */
const MIN_QUEUE = 5;
/** Stages and jobs over time as a Mermaid diagram; empty before the first job has begun. */
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
        rows.some(({ phase }) => isOpen(phase)) ? 'Jobs with hollow bars had not ended when the step ended.' : '',
    ].filter((note) => note !== '');
    const note = notes.length === 0 ? '' : `\n\n<sub>${notes.join(' ')}</sub>`;
    return `#### Timeline\n\n${(0,markdown/* fence */.EU)(diagram(rows), 'mermaid')}${note}`;
}
function choose(jobs) {
    if (jobs.length <= MAX_ROWS)
        return new Set(jobs);
    return new Set(jobs.toSorted((a, b) => weight(b) - weight(a)).slice(0, MAX_ROWS));
}
/** The duration in milliseconds, with jobs that did not pass before all others. */
function weight(job) {
    const phase = (0,task_status/* phaseOf */.hU)(job.status);
    return (phase === 'passed' || phase === 'skipped' ? 0 : 1e12) + ((0,labels/* jobDuration */.c$)(job) ?? 0);
}
function queueRow(task, begun) {
    const start = task.createTime;
    const end = Math.min(...begun.map((job) => job.startTime));
    if (start === 0 || end - start < MIN_QUEUE)
        return [];
    return [{ section: 'queue', label: 'waiting in the queue', phase: 'queued', start, end }];
}
function jobRow(job, section, horizon) {
    const phase = (0,task_status/* phaseOf */.hU)(job.status);
    const took = endTime(job);
    return {
        section,
        label: (0,labels/* jobName */.dZ)(job, timeline_MAX_LABEL),
        phase,
        start: job.startTime,
        end: (0,task_status/* hasEnded */.hY)(job.status) ? took : Math.max(took, horizon),
    };
}
/** At least a second after the start, so that the bar can be seen. */
function endTime(job) {
    const seconds = ((0,labels/* jobDuration */.c$)(job) ?? 0) / 1_000;
    return job.startTime + Math.max(1, seconds);
}
/**
 * Bars of passed and failed jobs are filled; those of running, waiting and cancelled ones are hollow; skipped is a diamond.
 * The icon before each label says the same without colour, and prevents that Mermaid reads the label as a keyword.
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
    const sections = (0,changes/* groupBy */.$z)(rows, ({ section }) => section);
    return [
        `%%{init: ${JSON.stringify({ themeVariables: timeline_COLOURS, gantt: LAYOUT })}}%%`,
        'gantt',
        '  dateFormat x',
        `  axisFormat ${format}`,
        `  tickInterval ${interval}`,
        '  todayMarker off',
        ...[...sections].flatMap(([section, ofSection]) => [
            `  section ${section}`,
            ...ofSection.map(({ label, phase, start, end }) => `  ${labels/* TEXT_ICONS */.ns[phase]} ${inert(label)} :${TAGS[phase]}${Math.floor(start * 1_000)}, ${phase === 'skipped' ? '0s' : Math.ceil(end * 1_000)}`),
        ]),
    ];
}
/**
 * Readable on GitHub's light and dark pages. Without a theme, axis and stage names keep the page's colours. Older versions of
 * Mermaid write the labels of `active` and `done` bars in one colour inside and outside of the bar, so those bars are nearly
 * transparent.
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
/** Stage names are left of the bars; labels that do not fit into their bars are right of them. */
const LAYOUT = { leftPadding: 170, rightPadding: 160, topPadding: 50, barHeight: 22, fontSize: 12 };
function stageLabel(name) {
    return inert((0,sanitize/* sanitizeLine */.g$)(name, MAX_STAGE_LABEL)) || 'stage';
}
/** Replaces ASCII punctuation, which means something to Mermaid or HTML, by its full-width form. */
function inert(text) {
    return text.replace(/[!-,:-@[-^`{-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).trim();
}

;// CONCATENATED MODULE: ./build/report/summary/summary.js






/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2); half of it leaves room for other writers of the step. */
const MAX_BYTES = 512 * 1_024 - 1;
/** The job summary as Markdown, in the order in which a reader needs it after a failure. */
function renderSummary(data) {
    const { outcome, plan } = data;
    return (0,markdown/* joinWithin */.Uo)([
        { name: 'the verdict', text: (0,header/* renderHeader */.wZ)(data) },
        ...(outcome.task === undefined ? [] : taskSections(outcome.task, data)),
        { name: 'what was triggered', text: plan === undefined ? '' : (0,report_plan/* renderPlan */.EG)(plan) },
    ], MAX_BYTES);
}
function taskSections(task, data) {
    return [
        { name: 'the code', text: (0,tables/* renderCode */.cR)(data) },
        { name: 'the failed jobs', text: (0,failures/* renderFailures */.S)(task, data) },
        { name: 'the current state', text: (0,header/* renderCurrentState */.B3)(task) },
        { name: 'the gates', text: (0,tables/* renderGates */.no)(task) },
        { name: 'the timeline', text: renderTimeline(task) },
        { name: 'the jobs', text: (0,tables/* renderJobs */.RM)(task) },
        { name: 'the images', text: (0,tables/* renderImages */.hR)(task) },
        { name: 'the environments', text: (0,tables/* renderEnvironments */.Zz)(task) },
        { name: 'tests and scans', text: (0,tables/* renderChecks */.gH)(task) },
        { name: 'the attempts', text: (0,header/* renderAttempts */.Z$)(data) },
        { name: 'notes on the logs', text: (0,tables/* renderDoubts */.KV)(task, data) },
    ];
}

;// CONCATENATED MODULE: ./build/follow/report-outcome.js













/** Reports the outcome everywhere: outputs first, then log, annotations and summary, then GitHub. */
async function reportOutcome(followed, inputs, options, runner) {
    const { outcome, logs, spent, attempts, earlierAttempts } = followed;
    const { url, elapsedMs, plan, sources } = options;
    const verdict = (0,report_verdict/* describeOutcome */.SS)(outcome);
    const known = (options.secrets ?? []).filter((secret) => secret !== '');
    const secrets = [...known, ...(outcome.task?.secrets ?? [])];
    const outputs = (0,report_outputs/* finalOutputs */.J9)(outcome, url, { queueMs: spent.queue, elapsedMs }, sources, known);
    for (const [name, value] of Object.entries(outputs))
        runner.setOutput(name, value);
    runner.setOutput('attempts', String(attempts));
    const ran = { outcome, url, elapsedMs, spent, attempts, earlierAttempts, sources };
    const data = { ...ran, tails: logs.tails, doubts: logs.doubts, ...(plan === undefined ? {} : { plan }) };
    for (const [key, job] of outcome.task === undefined ? [] : (0,task_outcome/* failedJobsByKey */.yu)(outcome.task))
        await printTail(job, logs.tails.get(key) ?? [], runner);
    // The runner masks an annotation's message, and not its title (runner contract §2).
    const hidden = (annotation) => (0,hide/* hideSecrets */.s0)(annotation, secrets);
    const warning = outcome.kind === 'wrong-commit' ? undefined : (0,report_sources/* commitWarning */.cn)(worthAWarning(options.commits, sources));
    if (warning !== undefined)
        runner.annotate('warning', hidden(warning));
    if (inputs.annotations && outcome.task !== undefined) {
        for (const annotation of failureAnnotations(outcome.task, data))
            runner.annotate('error', hidden(annotation));
        for (const annotation of doubtAnnotations(outcome.task, data))
            runner.annotate('warning', hidden(annotation));
    }
    // Hidden before they are escaped for Markdown: the runner's masks find no secret with an escape in it.
    const tails = [...logs.tails].map(([key, lines]) => [key, lines.map((line) => (0,hide/* hideSecrets */.s0)(line, secrets))]);
    const shown = { ...data, outcome: shownOutcome(outcome, known), tails: new Map(tails) };
    if (inputs.summary)
        runner.appendSummary(renderSummary(shown));
    await runner.print(`${verdict.passed ? '✓' : '✗'} ${verdict.sentence}\n  ${url}\n`);
    await options.github?.end(shown);
    return verdict;
}
async function printTail(job, tail, runner) {
    const label = (0,task_task/* jobLabel */.O)(job);
    const error = job.error === '' ? '' : `: ${(0,sanitize/* sanitizeLine */.g$)(job.error)}`;
    const last = tail.length === 0 ? '' : `. Its last ${tail.length} lines:`;
    await runner.print(`\n${(0,sanitize/* sanitizeLine */.g$)(label, 80)} ${(0,sanitize/* sanitizeLine */.g$)(job.status, 40)}${error}${last}\n`);
    await runner.print(createLogFormatter(label, labelWidth(label), 0)((0,line_batch/* batchOf */.Kb)(tail)));
}

// EXTERNAL MODULE: ./build/follow/stop-policy.js
var stop_policy = __webpack_require__(1677);
;// CONCATENATED MODULE: ./build/follow/follow-and-report.js







/**
 * Reads and announces a task that was started elsewhere, to follow it. The commits asked for are those that it shows.
 * Sets the output `conclusion` before it throws.
 */
async function readKnownTask({ workflowKey, taskId, url: baseUrl }, deps) {
    const startedAt = deps.clock.now();
    const { task: found, bornAfter } = await (0,read_task/* readTaskToFollow */.uc)({ workflowKey, taskId }, deps);
    const known = {
        task: { projectKey: found.projectKey, workflowKey, taskId },
        url: await (0,read_task/* announceFoundTask */.RP)(found, baseUrl, deps.runner),
        startedAt,
        bornAfter,
        displayName: (0,read_task/* displayNameOf */.Nv)(found),
        requested: { requests: (0,task_sources/* requestsShown */.E3)(found), origin: 'detail' },
        secrets: found.secrets,
    };
    return { found, known };
}
/**
 * Follows a task to its end, cancels it where the stop policy says so, and reports the outcome in the step and on GitHub:
 * what run, wait and retry have in common.
 *
 * @param judge may replace the outcome that was seen
 */
async function followAndReport(inputs, known, deps, judge = (followed) => followed) {
    const { task, url, startedAt, plan } = known;
    const secrets = [...deps.tokens, ...known.secrets];
    const { url: baseUrl, commitStatus, deploymentEnvironment, pullRequestComment } = inputs;
    const wanted = { commitStatus, deploymentEnvironment, pullRequestComment };
    const about = { ...task, workflowName: known.displayName, url, baseUrl, runUrl: deps.runUrl };
    const github = createGithubReports({ ...wanted, ...about, secrets }, deps);
    const commits = { mode: inputs.commitCheck, ...known.requested };
    try {
        const followed = judge(await follow(known, inputs, commits, (waiting) => github.inProgress(waiting), deps));
        const sources = followed.seen === undefined ? [] : (0,task_sources/* sourcesOf */.u0)(followed.seen, commits.requests, followed.logs.commits);
        const judged = judgeCommits(commits, followed.outcome, sources);
        const outcome = await (0,stop_policy/* applyStopPolicy */.T)(judged, task, inputs, deps, followed.unanswered);
        const elapsedMs = deps.clock.now() - startedAt;
        return await reportOutcome({ ...followed, outcome }, inputs, { url, elapsedMs, plan, secrets, github, commits, sources }, deps.runner);
    }
    finally {
        // A report may wait an hour for GitHub's rate limit, and must not hold up a step that ends by an error.
        github.close();
    }
}


/***/ }),

/***/ 1677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ applyStopPolicy)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2248);


/** Of the 6.5 s that a stopped step has: the cancel must be on its way after three, and the report needs the last. */
const STOPPED = { readTimeout: 1_500, cancelTimeout: 1_500, confirmFor: 0 };
/** Where the answer to the trigger can have taken two of them. */
const STOPPED_LATE = { ...STOPPED, readTimeout: 1_000 };
/** Short enough that a stop signal during this cancel still ends in time. */
const OUT_OF_TIME = { readTimeout: 5_000, cancelTimeout: 5_000, confirmFor: 30_000 };
/** How many of the workflow's newest tasks are read to find those that a queued task waits behind. */
const QUEUE_PAGE = 50;
/**
 * Cancels a task that the step stops waiting for, or leaves it as it is. Leaves the post step nothing to do where the task
 * has surely ended.
 *
 * @param unanswered whether a retry was sent whose answer we did not wait for, so that an ended task may run again
 * @returns the outcome, with the task as it was read last, and as it was before our cancel where there was one
 */
async function applyStopPolicy(outcome, task, inputs, deps, unanswered = false) {
    const { runner, signal } = deps;
    switch (outcome.kind) {
        case 'aborted': {
            if (!inputs.cancelOnAbort) {
                await runner.print(`\`cancel-on-abort\` is false: task ${task.taskId} is left running.\n`);
                return leave(outcome);
            }
            const cancelled = await (0,_task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelTask */ .y)({ task, ...(outcome.task === undefined ? STOPPED_LATE : STOPPED) }, deps);
            if (cancelled.kind === 'unconfirmed')
                return outcome;
            const after = { ...outcome, task: cancelled.task, beforeCancel: outcome.task };
            return cancelled.kind === 'finished' && unanswered ? after : leave(after);
        }
        case 'out-of-time': {
            const over = { ...outcome, queuedBehind: await tasksAhead(outcome.task, deps) };
            return inputs.cancelOnTimeout ? cancelAndConfirm({ ...over, beforeCancel: outcome.task }, over) : leave(over);
        }
        case 'wrong-commit':
            return (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(outcome.task.status) ? leave(outcome) : cancelAndConfirm(outcome, outcome);
        case 'success':
        case 'failure':
        case 'incomplete':
        case 'rejected':
        case 'cancelled':
        case 'timed-out':
        case 'unreachable':
        case 'unknown':
            return leave(outcome);
    }
    function leave(final) {
        runner.saveState({ phase: 'done' });
        return final;
    }
    /** The outcome with the task as it is then, or `unconfirmed`, which leaves the task to the post step. */
    async function cancelAndConfirm(confirmed, unconfirmed) {
        runner.saveState({ phase: 'cancelling' });
        const cancelled = await (0,_task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelTask */ .y)({ task, ...OUT_OF_TIME, signal }, deps);
        return cancelled.kind === 'unconfirmed' ? unconfirmed : leave({ ...confirmed, task: cancelled.task });
    }
}
/** The older tasks of the workflow that a queued task waits behind, newest first; none where the list can't be read. */
async function tasksAhead(task, { zadig, signal }) {
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(task.status) !== 'queued')
        return [];
    try {
        const { tasks } = await zadig.listTasks({ projectKey: task.projectKey, workflowKey: task.workflowKey, page: 1, pageSize: QUEUE_PAGE }, { signal, outageTimeout: 0, requestTimeout: OUT_OF_TIME.readTimeout });
        return tasks.filter(({ taskId, status }) => taskId < task.id && !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(status)).map(({ taskId }) => taskId);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 8718:
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
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);

// Runner contract §7: the same fact is in different places from event to event, and the documented place is not always
// right, so each function tries the most certain place first.
/** The number of the pull request that the event is about; undefined without one. */
function pullRequestNumber({ payload, ref }) {
    const pullRequest = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request');
    if (pullRequest !== undefined)
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(pullRequest, 'number') || (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(payload, 'number') || undefined;
    const issue = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'issue');
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(issue, 'pull_request') !== undefined)
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(issue, 'number') || undefined;
    const queued = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'merge_group'), 'head_ref');
    const number = /^refs\/pull\/(\d+)\//.exec(ref)?.[1] ?? /\/pr-(\d+)-[0-9a-f]{40}$/.exec(queued || ref)?.[1];
    return number === undefined ? undefined : Number(number);
}
/** The commit that users see and statuses belong to. For a pull request that is its head, not the test merge. */
function headSha({ payload, sha }) {
    return ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'head'), 'sha') ||
        (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'merge_group'), 'head_sha') ||
        (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'workflow_run'), 'head_sha') ||
        sha);
}
/** The branch that has the changes; empty for a tag. */
function headBranch({ headRef, refName, refType, ref }) {
    if (headRef !== '')
        return headRef;
    if (refType === 'branch')
        return refName;
    return ref.startsWith('refs/heads/') ? withoutPrefix(ref) : '';
}
/** The branch that the changes go to; the default branch where the event has no other. */
function baseBranch({ baseRef, payload }) {
    return (baseRef ||
        (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'base'), 'ref') ||
        withoutPrefix((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'merge_group'), 'base_ref')) ||
        (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'repository'), 'default_branch'));
}
/** The commit that a merged pull request became; `GITHUB_SHA` for everything else. */
function mergeCommit(event) {
    const merged = isMerged(event) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(event.payload, 'pull_request'), 'merge_commit_sha') : '';
    return merged || event.sha;
}
/** Whether the event is about a merged pull request. */
function isMerged({ payload }) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .flagAt */ .Qc)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'merged');
}
/**
 * Whether the pull request comes from another repository: then the token is read-only and there are no secrets. A head
 * without a repository is a fork that was deleted.
 */
function isFork({ payload, repository }) {
    const head = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, 'pull_request'), 'head');
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(head))
        return false;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(head, 'repo'), 'full_name').toLowerCase() !== repository.toLowerCase();
}
const DATED = ['repository', 'pull_request', 'issue', 'comment', 'release', 'workflow_run', 'deployment'];
const DATES = ['updated_at', 'pushed_at', 'published_at'];
/**
 * The latest time in the event that GitHub itself set, unix ms; 0 where there is none. The run started later, and a re-run
 * has the event of the first attempt. Times that users choose, such as a commit's, don't count.
 */
function eventTime({ payload }) {
    const times = DATED.flatMap((name) => {
        const about = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingAt */ .oh)(payload, name);
        // A push has `pushed_at` in unix seconds.
        return DATES.map((key) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .numberAt */ .tk)(about, key) * 1_000 || Date.parse((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(about, key)) || 0);
    });
    return Math.max(...times);
}
/** `refs/heads/main` → `main`; a text without such a prefix stays as it is. */
function withoutPrefix(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, '');
}


/***/ }),

/***/ 4036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DW: () => (/* binding */ renderDryRun),
/* harmony export */   EG: () => (/* binding */ renderPlan),
/* harmony export */   HN: () => (/* binding */ planLines),
/* harmony export */   Np: () => (/* binding */ renderRefused)
/* harmony export */ });
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4902);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1872);



/** A definition can have hundreds of names, and long lines slow the runner down (runner contract §3). */
const MAX_NAMES = 20;
const GATE_OUTCOMES = {
    waits: 'waits for approval',
    skipped: 'is skipped',
    idle: 'has no job after it to hold back',
};
/** The plan as lines for the log: the jobs that run and their targets, the gates, and what is left out. */
function planLines({ jobs, gates, leftOut, notes }) {
    return [
        `Jobs that run (${jobs.length}):`,
        ...jobs.map((job) => {
            const details = detailsOf(job);
            return `  ▸ ${name(job.stage)} / ${name(job.name)} (${name(job.type)})${details === '' ? '' : `: ${details}`}`;
        }),
        ...gates.map((gate) => `  ⏸ ${name(gate.stage)} / ${name(gate.name)}: the gate ${GATE_OUTCOMES[gate.outcome]}`),
        ...(leftOut.length === 0 ? [] : [`Left out: ${names(leftOut.map((job) => job.name))}`]),
        ...notes.map((note) => `Note: ${note}`),
    ].map((line) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeBlock */ .jQ)(line));
}
/** The plan as a folded section of the summary. */
function renderPlan(plan) {
    const { jobs, leftOut } = plan;
    const rest = leftOut.length === 0 ? '' : `, ${leftOut.length} left out`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(`What was triggered: ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(jobs.length, 'job')}${rest}`, planTables(plan));
}
/**
 * The summary of a dry run.
 *
 * @param plan undefined if the workflow's definition was not read
 * @param body the request body as JSON, with its secrets hidden
 */
function renderDryRun(plan, body) {
    const parts = [
        '### Zadig: dry run, nothing was triggered',
        ...(plan === undefined ? [] : [planTables(plan)]),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)('The request body', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fence */ .EU)([(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeBlock */ .jQ)(body, 100_000)], 'json')),
    ];
    return `${parts.join('\n\n')}\n\n`;
}
/**
 * The summary of a step that triggered nothing because of its inputs.
 *
 * @param problems the error's message, one problem a line or more
 */
function renderRefused(problems) {
    return `### ❌ Zadig: nothing was triggered\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fence */ .EU)([(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeBlock */ .jQ)(problems, 100_000)])}\n\n`;
}
function planTables({ jobs, gates, leftOut, notes }) {
    const rows = jobs.map((job) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(job.stage, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(job.name, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(job.type, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(detailsOf(job), 600),
    ]);
    const lines = [
        ...gates.map((gate) => `- Gate ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(gate.name, 80)} ${GATE_OUTCOMES[gate.outcome]}`),
        ...(leftOut.length === 0 ? [] : [`- Left out: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(names(leftOut.map((job) => job.name)), 1_000)}`]),
        ...notes.map((note) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(note, 500)}`),
    ];
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .boundedTable */ .c8)(['Stage', 'Job', 'Type', 'With'], rows, { maxRows: 200, maxBytes: 40_000 }),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .asManyAsFit */ .Dx)(lines, 20_000).join('\n'),
    ]
        .filter((text) => text !== '')
        .join('\n\n');
}
/** `svc/web, svc/api; images a:1; environment dev; code acme/web (main)`. */
function detailsOf({ targets, images, environment, code }) {
    const parts = [
        names(targets),
        images.length === 0 ? '' : `images ${names(images, 200)}`,
        environment === undefined ? '' : `environment ${name(environment)}`,
        code.length === 0 ? '' : `code ${names(code)}`,
    ];
    return parts.filter((part) => part !== '').join('; ');
}
function names(texts, maxLength) {
    const shown = texts.map((text) => name(text, maxLength));
    return (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(shown, MAX_NAMES);
}
function name(text, maxLength = 100) {
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLine */ .g$)(text, maxLength);
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


/***/ })

};
