export const id = 889;
export const ids = [889];
export const modules = {

/***/ 963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ statusDescription),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   hI: () => (/* binding */ OPEN_REPORTS),
/* harmony export */   os: () => (/* binding */ shortText),
/* harmony export */   pJ: () => (/* binding */ endOf)
/* harmony export */ });
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1872);
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9356);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);



/** Under these names a report is kept for the post step while GitHub shows, or may show, its task as under way. */
const OPEN_REPORTS = ['open-status', 'open-deployment', 'open-comment'];
/** How it ended, where it has. */
function endOf(state) {
    if (state.kind === 'under-way')
        return undefined;
    return { state: statusOf(state.data.outcome), description: statusDescription(state.data.outcome) };
}
/** How an outcome shows as a status on GitHub: `error` is for what says nothing about the work itself. */
function statusOf(outcome) {
    switch ((0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusionOf */ .vu)(outcome)) {
        case 'success':
            return 'success';
        case 'failure':
        case 'rejected':
        case 'timed-out':
            return 'failure';
        case 'cancelled':
        case 'unreachable':
        case 'unknown':
            return 'error';
    }
}
/** An outcome as the description of a status. */
function statusDescription(outcome) {
    return shortText((0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .describeOutcome */ .SS)(outcome).sentence);
}
/** A text as the description of a status: short, and without characters beyond U+FFFF, which GitHub refuses there. */
function shortText(text) {
    return (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .ml)((0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_LENGTH);
}
/** GitHub's limit for the description of a status. */
const MAX_LENGTH = 140;


/***/ }),

/***/ 2373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ commentChannel),
/* harmony export */   HY: () => (/* binding */ endedEarlyComment)
/* harmony export */ });
/* unused harmony exports commentMarker, runningComment, finalComment, isOurComment */
/* harmony import */ var _ports_github_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5741);
/* harmony import */ var _channel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(963);
/* harmony import */ var _report_summary_size_limit_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9701);
/* harmony import */ var _report_summary_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3837);
/* harmony import */ var _report_summary_gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8004);
/* harmony import */ var _report_summary_header_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7435);
/* harmony import */ var _report_summary_tables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5079);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4902);








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
                    end: (0,_channel_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(state),
                });
            }
            if (state.kind === 'under-way') {
                if (found !== 'none')
                    await call((options) => api.updateComment(found, runningComment(frame, target), options));
                return undefined;
            }
            const body = finalComment(frame, state.data);
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
            for (const { id, author } of comments.filter(({ body }) => isOurComment(body, frame))) {
                me ??= await call((options) => api.whoAmI(options));
                // The two APIs name a bot with and without this ending.
                if (author.replace(/\[bot\]$/, '') === me.replace(/\[bot\]$/, ''))
                    return id;
            }
            // Gitea and Forgejo ignore `page`: each one is the whole list.
            const isNews = comments.some(({ id }) => !seen.has(id));
            if (comments.length < _ports_github_api_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMENTS_A_PAGE */ .f || !isNews)
                return 'none';
            for (const { id } of comments)
                seen.add(id);
        }
        return 'none';
    }
}
/** GitHub takes 65,536 characters; bytes are never fewer. */
const MAX_BYTES = 60_000;
/** The hidden first line by which the one comment of a workflow is found again. */
function commentMarker({ projectKey, workflowKey }) {
    // Two hyphens would end an HTML comment.
    const key = [projectKey, workflowKey]
        .map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'))
        .join('/');
    return `<!-- zadig-workflow-action ${key} -->`;
}
/** The comment while the task runs. */
function runningComment(frame, { taskId, url }) {
    return [
        commentMarker(frame),
        `### ⏳ Zadig: task ${taskId} of ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(frame.workflowKey, 80)} is running`,
        links(url, frame.runUrl),
        '',
    ].join('\n\n');
}
function links(url, runUrl) {
    const task = `**${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)('Open the task in Zadig', url)}**`;
    return runUrl === '' ? task : `${task} · ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)('this run', runUrl)}`;
}
/** The comment where the step could not write how the task ended. */
function endedEarlyComment(frame, { taskId, url, said }) {
    return [
        commentMarker(frame),
        `### ⚠️ Zadig: task ${taskId} of ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(frame.workflowKey, 80)}`,
        (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(said, 300),
        links(url, frame.runUrl),
        '',
    ].join('\n\n');
}
/** The comment after the end: the summary's essence, without logs and diagram. */
function finalComment(frame, data) {
    const { task } = data.outcome;
    const jobs = task === undefined ? '' : (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .renderJobs */ .RM)(task);
    const marker = commentMarker(frame);
    return (0,_report_summary_size_limit_js__WEBPACK_IMPORTED_MODULE_7__/* .joinWithin */ .Uo)([
        { name: 'the marker', text: marker },
        { name: 'the verdict', text: (0,_report_summary_header_js__WEBPACK_IMPORTED_MODULE_4__/* .renderHead */ .pd)(data, frame.runUrl) },
        ...(task === undefined
            ? []
            : [
                { name: 'the failed jobs', text: (0,_report_summary_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderFailures */ .S)(task, { tails: new Map() }, false) },
                { name: 'where it stands', text: (0,_report_summary_header_js__WEBPACK_IMPORTED_MODULE_4__/* .renderStanding */ .F8)(task) },
                { name: 'the gates', text: (0,_report_summary_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .renderGates */ .n)(task) },
                { name: 'the images', text: (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .renderImages */ .hR)(task) },
                { name: 'the environments', text: (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_5__/* .renderEnvironments */ .Zz)(task) },
                { name: 'the jobs', text: jobs.startsWith('<details>') ? jobs : (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)('Jobs', jobs) },
            ]),
    ], MAX_BYTES);
}
/** Whether a comment is the one of this workflow, whatever it says by now. */
function isOurComment(body, frame) {
    return body.trimStart().startsWith(commentMarker(frame));
}


/***/ }),

/***/ 9381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ createGithubCalls),
/* harmony export */   Jz: () => (/* binding */ isRateLimited),
/* harmony export */   u7: () => (/* binding */ createWriter)
/* harmony export */ });
/* unused harmony export withTimeLimit */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5741);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4121);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1872);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(570);





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
        runner.saveState(channel.keptAs, (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonLines */ .i7)(where));
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
            else if (isRateLimited(thrown) && until < Infinity) {
                await runner.print(`The ${channel.name} waits ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(waitMs)} for GitHub's rate limit.\n`);
            }
            return waitMs;
        }
    }
    function againAfter(thrown, state) {
        if (isRateLimited(thrown)) {
            const limitedUntil = calls.limitedUntil();
            return limitedUntil <= until ? Math.max(0, limitedUntil - clock.now()) : undefined;
        }
        const isUnreachable = thrown instanceof _ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__/* .GithubError */ .E && thrown.kind === 'unreachable';
        if (state.kind !== 'ended' || !isUnreachable || isTriedAgain)
            return undefined;
        isTriedAgain = true;
        return AGAIN_AFTER_MS;
    }
    async function complain(thrown) {
        if (isRateLimited(thrown) && isKept) {
            const message = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(thrown));
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
    return !(thrown instanceof _ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__/* .GithubError */ .E) || thrown.kind === 'unreachable' || thrown.kind === 'rate-limited';
}
function complaint(thrown, { name, permission }) {
    return `The ${name} was not written: ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(thrown))}. ${advice(thrown, permission)}`.trim();
}
function advice(thrown, permission) {
    if (!(thrown instanceof _ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__/* .GithubError */ .E))
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
/** One call; a slow GitHub is no reason for a slow step. */
const CALL_LIMIT_MS = 8_000;
/** Makes calls that share what GitHub says of its rate limit. */
function createGithubCalls(clock) {
    const closed = new AbortController();
    let limit;
    return {
        async call(work) {
            if (limit !== undefined && clock.now() < limit.until)
                throw limit.error;
            try {
                return await withTimeLimit(CALL_LIMIT_MS, clock, (signal) => work({ signal: AbortSignal.any([signal, closed.signal]) }));
            }
            catch (thrown) {
                if (isRateLimited(thrown))
                    limit = { until: clock.now() + thrown.waitMs, error: thrown };
                throw thrown;
            }
        },
        limitedUntil: () => limit?.until ?? 0,
        signal: closed.signal,
        close: () => closed.abort(new Error('there was no time left')),
    };
}
function isRateLimited(thrown) {
    return thrown instanceof _ports_github_api_js__WEBPACK_IMPORTED_MODULE_1__/* .GithubError */ .E && thrown.kind === 'rate-limited';
}
/**
 * Gives some work at most `ms` milliseconds: then its signal is aborted and the result is an error, also where the work
 * doesn't listen to its signal.
 */
async function withTimeLimit(ms, clock, work) {
    const late = new AbortController();
    const done = new AbortController();
    const limit = clock.sleep(ms, done.signal).then(() => {
        const error = new Error(`no answer within ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(ms)}`);
        late.abort(error);
        throw error;
    }, () => undefined);
    limit.catch(() => undefined);
    try {
        const result = work(late.signal);
        result.catch(() => undefined);
        const first = await Promise.race([result, limit.then(() => result)]);
        return first;
    }
    finally {
        done.abort();
    }
}


/***/ }),

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* unused harmony export errorLine */
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1872);


/** Lines that are looked at, from the end: what failed is near it, and what was retried long before is no cause. */
const LOOK_AT = 120;
/** Lines between two findings of one failure, such as a trace. */
const SAME_FAILURE = 20;
/**
 * Why a job failed, the most telling first: who rejected it, its own error and what its log says. An error that only
 * tells the exit code comes last.
 */
function reasonsOf(job, tail) {
    const own = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLine */ .g$)(job.error, 1_000);
    const found = errorLine(tail) ?? '';
    const reasons = EXIT_CODE.test(own) ? [found, own] : [rejection(job), own, found];
    return reasons.filter((reason, index) => reason !== '' && reasons.indexOf(reason) === index);
}
const EXIT_CODE = /^.{0,60}\bexit(?:ed)?(?: with)?(?: status| code)?:? \d+\.?$/i;
function rejection({ status, gate }) {
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(status) !== 'rejected')
        return '';
    const rejecter = gate?.approvers.find(({ decision }) => decision === 'reject');
    if (rejecter === undefined)
        return '';
    return (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLine */ .g$)(`${rejecter.name} rejected it${rejecter.comment === '' ? '' : `: “${rejecter.comment}”`}`);
}
/**
 * The line of a failed job's log that says why: the first error of the last group of errors. Logs end with banners, a sum
 * and an exit code, so the last line says nothing; the first of all can be one that a retry got over.
 *
 * @param lines the log's last lines, as Zadig has them
 * @returns the line, through the door and without Zadig's time in front; undefined where none looks like an error
 */
function errorLine(lines) {
    const shown = lines.slice(-LOOK_AT).map((line) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLine */ .g$)(unstamped(line), 400));
    return firstOfLastGroup(shown, (line) => CAUSE.test(line)) ?? firstOfLastGroup(shown, (line) => SYMPTOM.test(line));
}
/** Without the time before each line of a script (contract §7.1): behind it a line's first word would not be its first. */
function unstamped(line) {
    return line.replace(_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .ESCAPE_SEQUENCES */ .j0, '').replace(/^\s*\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/, '');
}
function firstOfLastGroup(lines, isError) {
    let found;
    for (let index = lines.length - 1; index >= 0; index -= 1) {
        const line = lines[index] ?? '';
        if (found !== undefined && found - index > SAME_FAILURE)
            break;
        if (isError(line) && !NOTHING.test(line))
            found = index;
    }
    return found === undefined ? undefined : lines[found];
}
/** Words with which compilers, run times, shells and tools name a cause. */
const CAUSE = new RegExp([
    String.raw `\b[A-Z]\w*(?:Error|Exception|Failure)\b(?:\s*\[\w+\])?\s*:`,
    String.raw `(?:^|[\s:[(])(?:fatal|error|panic)(?:\s?\[?\w{0,12}\d+\]?)?\s*[:\]]`,
    String.raw `^(?:npm |yarn )?ERR!(?! A complete log)`,
    String.raw `\bERROR\b|\bFATAL\b`,
    String.raw `^\s*--- FAIL:`,
    String.raw `command not found|no such file or directory|permission denied|cannot find (?:module|package)|undefined reference`,
    String.raw `out of memory|OOMKilled|no space left|connection refused|ImagePullBackOff|CrashLoopBackOff`,
    '错误[:：]|异常[:：]|失败[:：]|找不到',
].join('|'), 'i');
/** Words that only say that something went wrong. */
const SYMPTOM = /\bfail(?:ed|ure|s)?\b|^\s*[✗✘✖×●]|\berrors?\b|exit(?:ed)?(?: with)? (?:status|code)|错误|失败|异常/i;
/** What such words stand in although nothing is wrong. */
const NOTHING = /\b(?:0|no|without|ignoring) (?:errors?|fail(?:ed|ures?))|\b(?:errors?|fail(?:ed|ures?))\s*[:=]\s*(?:0\b|none|null|false)|^\s*(?:ok|✓|✔|√)\s|\bwarn(?:ing)?\b\s*[:\]]/i;


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ renderFailures)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(417);
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9356);
/* harmony import */ var _failure_reason_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8326);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4902);
/* harmony import */ var _icons_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(973);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1872);
/* harmony import */ var _size_limit_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9701);









const MAX_FAILURES = 50;
const TAIL_LINES = 60;
/** Up to here failures have their tails, up to there they are shown at all. */
const TAIL_BYTES = 150_000;
const MAX_BYTES = 200_000;
/** Each failed job with its error and its last lines folded, in Zadig's order. */
function renderFailures(task, { tails }, withTails = true) {
    const failed = new Set((0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .failedJobs */ .Mf)(task));
    const failures = [...(0,_task_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .jobsByKey */ .ry)(task)].filter(([, job]) => failed.has(job));
    let bytes = 0;
    const texts = failures.slice(0, MAX_FAILURES).map(([key, job]) => {
        const tail = tails.get(key) ?? [];
        const short = renderFailure(job, tail, '');
        const whole = withTails ? renderFailure(job, tail, renderTail(tail)) : short;
        const text = bytes + (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .byteLength */ .dp)(whole) <= TAIL_BYTES ? whole : short;
        bytes += (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .byteLength */ .dp)(text);
        return text;
    });
    const shown = (0,_size_limit_js__WEBPACK_IMPORTED_MODULE_7__/* .asManyAsFit */ .Dx)(texts, MAX_BYTES);
    const more = failures.length - shown.length;
    return [...shown, ...(more > 0 ? [`… and ${more} more jobs failed; the table below has them.`] : [])].join('\n\n');
}
function renderFailure(job, tail, lines) {
    const took = (0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .durationWords */ .Sh)(job);
    const title = `#### ${_icons_js__WEBPACK_IMPORTED_MODULE_5__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job))} · ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .statusWord */ .Hm)(job.status))}${took === '' ? '' : ` after ${took}`}`;
    const reasons = (0,_failure_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonsOf */ .z)(job, tail);
    return [title, reasons.map((reason) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(reason, 600)}`).join('\n>\n'), lines]
        .filter((text) => text !== '')
        .join('\n\n');
}
function renderTail(tail) {
    const lines = tail.slice(-TAIL_LINES).map(tailLine);
    return lines.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .folded */ .TM)(`Last ${lines.length} lines of its log`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .fence */ .EU)(lines));
}
/** One line as a reader saw it last, with its indentation: traces are read by it. */
function tailLine(line) {
    const state = line
        .replace(_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .ESCAPE_SEQUENCES */ .j0, '')
        .split('\r')
        .findLast((text) => text.trim() !== '') ?? '';
    const indentation = /^[ \t]{0,80}/.exec(state)?.[0] ?? '';
    return `${indentation}${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitizeLine */ .g$)(state, 500)}`;
}


/***/ }),

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ waitsFor),
/* harmony export */   n: () => (/* binding */ renderGates)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _icons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(973);
/* harmony import */ var _size_limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9701);





/** Gates with who decided and what they said, manual stages with who started them. */
function renderGates(task) {
    const rows = task.stages.flatMap((stage) => [
        ...manualStage(stage),
        ...stage.jobs.flatMap((job) => (job.gate === undefined ? [] : [gateRow(job, job.gate)])),
    ]);
    const head = ['Gate', 'Status', 'Waited', 'Who'];
    return rows.length === 0 ? '' : `#### Gates\n\n${(0,_size_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .boundedTable */ .c8)(head, rows, { maxRows: 100, maxBytes: 30_000 })}`;
}
function gateRow(job, gate) {
    const decided = gate.approvers.filter(({ decision }) => decision !== '');
    const words = decided.length > 0
        ? decided.map(({ name, decision, comment }) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 60)} ${verb(decision)}${said(comment)}`).join('<br>')
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(waitsFor(gate), 500);
    return [
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .jobName */ .dZ)(job))}${gate.description === '' ? '' : `<br>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(gate.description, 200)}`}`,
        `${_icons_js__WEBPACK_IMPORTED_MODULE_2__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .statusWord */ .Hm)(job.status))}`,
        (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .durationWords */ .Sh)(job),
        words,
    ];
}
function manualStage({ name, status, manual }) {
    if (manual === undefined || !manual.enabled)
        return [];
    const who = manual.executed
        ? `started${manual.executedBy === '' ? '' : ` by ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(manual.executedBy, 60)}`}`
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(manual.executors.length === 0 ? 'anybody may start it' : `may be started by ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(manual.executors, 10)}`, 500);
    return [[`stage ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 80)}`, `${_icons_js__WEBPACK_IMPORTED_MODULE_2__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .statusWord */ .Hm)(status))}`, '', who]];
}
/** Who may decide, and where: `1 of alice, bob, in lark`. */
function waitsFor(gate) {
    const people = gate.approvers.map(({ name }) => name).filter((name) => name !== '');
    const who = people.length === 0 ? '' : `${Math.max(1, gate.neededApprovers)} of ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(people, 10)}`;
    const where = gate.kind === 'native' || gate.kind === '' ? '' : `in ${gate.kind}`;
    return [who, where].filter((part) => part !== '').join(', ');
}
function verb(decision) {
    if (decision === 'approve')
        return 'approved';
    return decision === 'reject' ? 'rejected' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(decision, 40);
}
function said(comment) {
    return comment === '' ? '' : `: “${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(comment, 500)}”`;
}


/***/ }),

/***/ 7435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ renderStanding),
/* harmony export */   Z$: () => (/* binding */ renderAttempts),
/* harmony export */   pd: () => (/* binding */ renderHead)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(570);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4902);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9356);
/* harmony import */ var _icons_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(973);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8004);









/**
 * The verdict, the way to the task, and where the time went: what a reader must see without scrolling.
 *
 * @param runUrl the page of the GitHub run, where the head is read elsewhere; empty for none
 */
function renderHead({ outcome, url, elapsedMs, spent, attempts = 1 }, runUrl = '') {
    const verdict = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOutcome */ .SS)(outcome);
    const facts = [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .link */ .nf)('Open the task in Zadig', url)}**`,
        outcome.task === undefined ? '' : progress(outcome.task),
        `waited ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(elapsedMs)}${parts(spent)}`,
        attempts > 1 ? `attempt ${attempts}` : '',
        runUrl === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .link */ .nf)('this run', runUrl),
    ].filter((fact) => fact !== '');
    const sections = [
        `### ${sign(outcome.kind)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .prose */ .CS)(verdict.sentence)}`,
        facts.join(' · '),
        verdict.advice === '' ? '' : `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .prose */ .CS)(verdict.advice)}`,
    ];
    return sections.filter((section) => section !== '').join('\n\n');
}
function sign(kind) {
    switch (kind) {
        case 'success':
            return '✅';
        case 'failure':
        case 'rejected':
        case 'timed-out':
        case 'incomplete':
        case 'wrong-commit':
            return '❌';
        case 'out-of-time':
            return '⌛';
        case 'cancelled':
        case 'aborted':
            return '🚫';
        case 'unreachable':
        case 'unknown':
            return '❓';
    }
}
/** `3 of 5 jobs passed, 1 failed`: the counts that say something. */
function progress(task) {
    const phases = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_8__/* .jobsOf */ .a)(task).map((job) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status));
    const number = (...wanted) => phases.filter((phase) => wanted.includes(phase)).length;
    const others = [
        [number('failed', 'rejected', 'timeout'), 'failed'],
        [number('cancelled'), 'cancelled'],
        [number('active', 'human'), 'under way'],
        [number('skipped'), 'skipped'],
    ];
    const words = others.filter(([jobs]) => jobs > 0).map(([jobs, word]) => `${jobs} ${word}`);
    const unfinished = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_8__/* .jobsOf */ .a)(task).filter((job) => !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(job.status) && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) === 'idle').length;
    if (unfinished > 0)
        words.push(`${unfinished} not started`);
    return [`${number('passed')} of ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(phases.length, 'job')} passed`, ...words].join(', ');
}
/** Waits below a second are noise. */
function parts(spent) {
    const known = [
        [spent.queue, 'in the queue'],
        [spent.human, 'for people'],
    ];
    const words = known.filter(([ms]) => ms >= 1_000).map(([ms, where]) => `${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(ms)} ${where}`);
    return words.length === 0 ? '' : `, of which ${words.join(' and ')}`;
}
const MAX_ATTEMPTS = 20;
/** How often the task was tried, where it was more than once. */
function renderAttempts({ earlierAttempts: attempts = [], outcome }) {
    if (attempts.length === 0)
        return '';
    const first = Math.max(0, attempts.length - MAX_ATTEMPTS);
    const lines = attempts.slice(first).map(({ conclusion, durationMs, failedJobs }, index) => {
        const culprits = failedJobs.length === 0 ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(failedJobs, 5), 400)}`;
        return `- Attempt ${first + index + 1}: ${conclusion} after ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(durationMs)}${culprits}`;
    });
    return `#### Attempts\n\n${lines.join('\n')}\n- Attempt ${attempts.length + 1}: ${(0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .conclusionOf */ .vu)(outcome)}`;
}
const MAX_LINES = 20;
/** Where a task stands that has no verdict yet: what it does and for whom it waits. */
function renderStanding(task) {
    const parked = task.stages
        .filter((stage) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(stage.status) === 'human')
        .map(({ name, manual }) => {
        const people = (0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(manual?.executors ?? [], 10);
        return `- ${_icons_js__WEBPACK_IMPORTED_MODULE_5__/* .EMOJI */ .$.human} Stage **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)(name)}** waits for somebody to start it${people === '' ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)(people)}`}`;
    });
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_8__/* .jobsOf */ .a)(task).filter((job) => ['active', 'human'].includes((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)));
    return [...parked, ...jobs.map(jobLine)].slice(0, MAX_LINES).join('\n');
}
function jobLine(job) {
    const took = (0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .durationWords */ .Sh)(job);
    const since = took === '' ? '' : ` for ${took}`;
    const icon = _icons_js__WEBPACK_IMPORTED_MODULE_5__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)];
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) !== 'human')
        return `- ${icon} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .jobName */ .dZ)(job))}** is ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(job.status))}${since}`;
    const whom = job.gate === undefined ? (0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(job.status) : (0,_gates_js__WEBPACK_IMPORTED_MODULE_6__/* .waitsFor */ .i)(job.gate);
    return `- ${icon} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .jobName */ .dZ)(job))}** has waited for a person${since}${whom === '' ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .cell */ .Hn)(whom)}`}`;
}


/***/ }),

/***/ 9701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ asManyAsFit),
/* harmony export */   Uo: () => (/* binding */ joinWithin),
/* harmony export */   c8: () => (/* binding */ boundedTable)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4902);

/**
 * Joins whole sections as far as the budget goes, in order, so that no cut can leave an open tag or fence. One that is
 * too large is left out and named at the end; smaller ones after it still have their place.
 *
 * @param maxBytes of the whole page, UTF-8
 */
function joinWithin(sections, maxBytes) {
    const room = maxBytes - RESERVE;
    const kept = [];
    const left = [];
    let bytes = 0;
    for (const { name, text } of sections) {
        if (text === '')
            continue;
        const size = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .byteLength */ .dp)(text) + 2;
        if (bytes + size > room)
            left.push(name);
        else {
            bytes += size;
            kept.push(text);
        }
    }
    if (left.length > 0)
        kept.push(`_Too long to be shown here: ${left.join(', ')}. The task's page in Zadig has it all._`);
    return [...kept, ''].join('\n\n');
}
/** For the sentence about what was left out. */
const RESERVE = 1_000;
/** As many of the items as fit into the bytes, from the first on. */
function asManyAsFit(items, maxBytes) {
    let bytes = 0;
    const end = items.findIndex((item) => (bytes += (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .byteLength */ .dp)(item) + 2) > maxBytes);
    return end === -1 ? items : items.slice(0, end);
}
/** A table with as many rows as fit, and a line that says how many are missing. */
function boundedTable(head, rows, { maxRows, maxBytes }) {
    const shown = asManyAsFit(rows.slice(0, maxRows).map((cells) => cells.join(' | ')), maxBytes).length;
    const more = rows.length - shown;
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(head, rows.slice(0, shown))}${more > 0 ? `\n\n… and ${more} more` : ''}`;
}


/***/ }),

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KV: () => (/* binding */ renderDoubts),
/* harmony export */   RM: () => (/* binding */ renderJobs),
/* harmony export */   Zz: () => (/* binding */ renderEnvironments),
/* harmony export */   cR: () => (/* binding */ renderCode),
/* harmony export */   gH: () => (/* binding */ renderChecks),
/* harmony export */   hR: () => (/* binding */ renderImages)
/* harmony export */ });
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(417);
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6174);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6279);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4902);
/* harmony import */ var _icons_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(973);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4121);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5985);
/* harmony import */ var _size_limit_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9701);










/** Rows that a reader still looks over without a click. */
const UNFOLDED_ROWS = 40;
const FEW_ROWS = 15;
const JOBS = { maxRows: 500, maxBytes: 120_000 };
const SMALL = { maxRows: 100, maxBytes: 30_000 };
/** Every job with its stage, status, duration and error. */
function renderJobs(task) {
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task);
    if (jobs.length === 0)
        return '';
    const withErrors = jobs.some((job) => job.error !== '');
    const rows = task.stages.flatMap((stage) => stage.jobs.map((job, index) => [
        index === 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(stage.name, 80) : '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job)),
        `${_icons_js__WEBPACK_IMPORTED_MODULE_4__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(job.status))}${job.retryCount > 0 ? ` (↻ ${job.retryCount})` : ''}`,
        (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .durationWords */ .Sh)(job),
        ...(withErrors ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(job.error, 200)] : []),
    ]));
    const head = ['Stage', 'Job', 'Status', 'Duration', ...(withErrors ? ['Error'] : [])];
    const text = (0,_size_limit_js__WEBPACK_IMPORTED_MODULE_9__/* .boundedTable */ .c8)(head, rows, JOBS);
    return rows.length <= UNFOLDED_ROWS ? `#### Jobs\n\n${text}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .folded */ .TM)(`All ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rows.length, 'job')}`, text);
}
/** The code of each job: what was asked for, and what was built as far as that is proved. */
function renderCode({ sources = [] }) {
    const rows = sources.map(({ job, repo, requested, built, proof }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .repositoryName */ .aR)(repo), 120),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionOf */ .DT)(repo), 120),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(requested)),
        `${(0,_task_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWrong */ .cG)({ proof }) ? '⚠️ ' : ''}${built === '' && proof === 'missing' ? 'not shown' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(built))}`,
    ]);
    return titled('Code', ['Job', 'Repository', 'Revision', 'Commit asked for', 'Commit built'], rows);
}
/** Images that the task built or put into service, each to be copied. */
function renderImages(task) {
    const rows = Object.entries((0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .imagesOf */ .IC)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task))).map(([name, image]) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 120), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)(image)]);
    return titled('Images', ['Service', 'Image'], rows);
}
/** Environments that were deployed to, with the services and the worst status of all jobs that did so. */
function renderEnvironments(task) {
    const places = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$z)((0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .environmentsOf */ .M2)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task)), ({ name, production }) => `${production}/${name}`);
    const rows = [...places.values()].map((deploys) => {
        const { name = '', production = false } = deploys[0] ?? {};
        const services = deploys.flatMap((deploy) => deploy.services.map((service) => service.module || service.service));
        const status = worst(deploys.map((deploy) => deploy.status));
        return [
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80)}${production ? ' (production)' : ''}`,
            `${_icons_js__WEBPACK_IMPORTED_MODULE_4__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(status))}`,
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)([...new Set(services)].join(', '), 500),
        ];
    });
    return titled('Environments', ['Environment', 'Status', 'Services'], rows);
}
/** From worst to best, as whoever asks for the state of an environment would say: a failure first, then what is open. */
const WORST_FIRST = [
    'failed',
    'timeout',
    'rejected',
    'cancelled',
    'human',
    'active',
    'queued',
    'idle',
    'skipped',
    'passed',
];
function worst(statuses) {
    const rank = (status) => WORST_FIRST.indexOf((0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(status));
    return statuses.toSorted((one, other) => rank(one) - rank(other))[0] ?? '';
}
/** Tests, with where their reports are, and scans with their metrics. */
function renderChecks(task) {
    const rows = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task).flatMap((job) => {
        const findings = [...(job.test === undefined ? [] : [testWords(job.test)]), ...scanWords(job)];
        if (job.test === undefined && job.scan === undefined)
            return [];
        const name = job.test?.name || job.scan?.name || (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job);
        return [[(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80), `${_icons_js__WEBPACK_IMPORTED_MODULE_4__/* .EMOJI */ .$[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(job.status))}`, findings.join(' · ')]];
    });
    return titled('Tests and scans', ['Check', 'Status', 'Found'], rows);
}
/** A small table under its title; a long one opens on a click. */
function titled(title, head, rows) {
    if (rows.length === 0)
        return '';
    const text = (0,_size_limit_js__WEBPACK_IMPORTED_MODULE_9__/* .boundedTable */ .c8)(head, rows, SMALL);
    return rows.length <= FEW_ROWS ? `#### ${title}\n\n${text}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .folded */ .TM)(`${title} (${rows.length})`, text);
}
function testWords(test) {
    const kept = [
        [test.junit, 'JUnit report'],
        [test.html, 'HTML report'],
        [test.archive, 'artifacts'],
    ];
    const words = kept.filter(([has]) => has).map(([, word]) => word);
    return words.length === 0 ? '' : `${words.join(', ')} in Zadig`;
}
function scanWords({ scan }) {
    if (scan === undefined)
        return [];
    const metrics = Object.entries(scan.metrics)
        .slice(0, 12)
        .map(([name, value]) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(METRICS.get(name) ?? name, 40)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(value, 40)}`);
    if (!URL.canParse(scan.link))
        return metrics;
    return [...metrics, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .link */ .nf)(`Report on ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(new URL(scan.link).host, 80)}`, scan.link)];
}
/** Sonar's keys as its pages say them (contract §5.5). */
const METRICS = new Map([
    ['QualityGateStatus', 'Quality gate'],
    ['Ncloc', 'Lines of code'],
    ['CodeSmells', 'Code smells'],
]);
/** Logs that may lack lines. */
function renderDoubts(task, { doubts }) {
    const lines = [...(0,_task_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .jobsByKey */ .ry)(task)].flatMap(([key, job]) => (doubts.get(key) ?? []).map((doubt) => `- Log of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job))}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(doubt)}`));
    const shown = (0,_size_limit_js__WEBPACK_IMPORTED_MODULE_9__/* .asManyAsFit */ .Dx)(lines.slice(0, SMALL.maxRows), SMALL.maxBytes);
    const more = lines.length - shown.length;
    if (shown.length === 0)
        return '';
    return `#### Logs that may be incomplete\n\n${[...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')}`;
}


/***/ })

};
