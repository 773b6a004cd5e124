export const id = 912;
export const ids = [912];
export const modules = {

/***/ 963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ statusDescription)
/* harmony export */ });
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1872);

/** GitHub's limit for the description of a status. */
const MAX_DESCRIPTION = 140;
/** A text as a status description: at most 140 characters, and none beyond U+FFFF, which GitHub refuses there. */
function statusDescription(text) {
    return (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)((0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeLine */ .g$)(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_DESCRIPTION);
}


/***/ }),

/***/ 2350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ commitStatusChannel)
/* harmony export */ });
/** A commit status that links to the task. */
function commitStatusChannel(github, place) {
    const { url: targetUrl, sha, context } = place;
    return {
        name: 'commit status',
        permission: 'statuses: write',
        savedAs: 'openStatus',
        place: () => place,
        open: () => Promise.resolve(undefined),
        write(state) {
            const shown = state.kind === 'in-progress' ? { state: 'pending', description: state.description } : state.end;
            return github.createCommitStatus({ sha, context, targetUrl, ...shown });
        },
    };
}


/***/ }),

/***/ 8985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ deploymentChannel)
/* harmony export */ });
const IN_PROGRESS_STATES = { queue: 'queued', human: 'pending', work: 'in_progress' };
/**
 * A deployment and its statuses. The first state creates the deployment.
 *
 * @param environmentUrl gives the page of a Zadig environment by its name
 */
function deploymentChannel(github, target, environmentUrl = () => '') {
    const { taskId, url, deployment } = target;
    let deploymentId = target.deploymentId;
    /** Whether creating it was tried: without a response it may or may not exist. */
    let isRequested = false;
    return {
        name: 'deployment',
        permission: 'deployments: write',
        savedAs: 'openDeployment',
        place: () => ({ kind: 'deployment', taskId, url, deployment, deploymentId }),
        async open({ kind }) {
            if (isRequested || kind === 'closed')
                deploymentId ??= await github.findDeployment(deployment);
            if (kind === 'closed')
                return deploymentId === undefined ? 'there is no deployment' : undefined;
            isRequested = true;
            deploymentId ??= await github.createDeployment(deployment);
            return undefined;
        },
        async write(state) {
            if (deploymentId === undefined)
                return;
            const shown = state.kind === 'in-progress'
                ? { state: IN_PROGRESS_STATES[state.waiting], description: state.description }
                : state.end;
            const name = state.kind === 'ended' ? onlyEnvironment(state.data) : undefined;
            const page = name === undefined ? undefined : environmentUrl(name);
            await github.createDeploymentStatus({ deploymentId, logUrl: url, environmentUrl: page, ...shown });
        },
    };
}
/** The environment that was deployed to; undefined if there is none or more than one. */
function onlyEnvironment({ outcome }) {
    const jobs = (outcome.task?.stages ?? []).flatMap((stage) => stage.jobs);
    const names = new Set(jobs.map(({ environment }) => environment?.name ?? '').filter((name) => name !== ''));
    return names.size === 1 ? [...names][0] : undefined;
}


/***/ }),

/***/ 2373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ commentChannel)
/* harmony export */ });
/* unused harmony exports commentMarker, finalComment */
/* harmony import */ var _ports_github_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5741);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _report_summary_failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3837);
/* harmony import */ var _report_summary_header_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7435);
/* harmony import */ var _report_summary_tables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5079);





/** A search ends after this many pages: at most 1,000 comments are read. */
const MAX_PAGES = 10;
/**
 * The one comment of a workflow on a pull request, updated in place. While the task is in progress, an existing comment is
 * updated and none is created: the notification of a new comment should come with the result.
 */
function commentChannel(github, target) {
    const { taskId, url } = target;
    const { projectKey, workflowKey, runUrl } = target.frame;
    const frame = { projectKey, workflowKey, runUrl };
    let { pullRequest } = target;
    /** `undefined` until it was searched for. */
    let comment = target.commentId;
    let isShownInProgress = false;
    return {
        name: 'pull request comment',
        permission: 'pull-requests: write',
        savedAs: 'openComment',
        place: () => typeof comment === 'number' ? { kind: 'comment', taskId, url, commentId: comment, frame } : undefined,
        async open() {
            if (typeof comment === 'number')
                return undefined;
            pullRequest ??= (await github.pullRequestsOf(target.sha))[0];
            if (pullRequest === undefined)
                return 'there is no pull request for this commit';
            comment ??= await findOwnComment(github, pullRequest, commentMarker(frame));
            return undefined;
        },
        async write(state) {
            if (state.kind === 'in-progress' && (isShownInProgress || comment === 'none'))
                return;
            isShownInProgress = true;
            if (typeof comment === 'number') {
                await github.updateComment(comment, bodyOf(state));
            }
            else if (pullRequest !== undefined) {
                // Without a response the new comment may or may not exist: a second attempt searches for it.
                comment = undefined;
                comment = await github.createComment(pullRequest, bodyOf(state));
            }
        },
    };
    function bodyOf(state) {
        if (state.kind === 'ended')
            return finalComment(frame, state.data);
        const title = `Zadig: task ${taskId} of ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(workflowKey, 80)}`;
        // The post step knows only one sentence about the end.
        const parts = state.kind === 'closed' ? [`### ⚠️ ${title}`, (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(state.end.description, 300)] : [`### ⏳ ${title} is running`];
        return [commentMarker(frame), ...parts, links(url, runUrl), ''].join('\n\n');
    }
}
/** The comment that has our marker and that we wrote: anyone can write the marker. */
async function findOwnComment(github, pullRequest, marker) {
    let login;
    const seen = new Set();
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const comments = await github.listComments(pullRequest, page);
        for (const { id, author } of comments.filter(({ body }) => body.trimStart().startsWith(marker))) {
            login ??= await github.whoAmI();
            // GitHub's REST API names a bot with this suffix, GraphQL without it.
            if (author.replace(/\[bot\]$/, '') === login.replace(/\[bot\]$/, ''))
                return id;
        }
        // Gitea and Forgejo ignore `page`: each response is the whole list.
        const isNew = comments.some(({ id }) => !seen.has(id));
        if (comments.length < _ports_github_api_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMENTS_A_PAGE */ .fi || !isNew)
            return 'none';
        for (const { id } of comments)
            seen.add(id);
    }
    return 'none';
}
/** GitHub accepts 65,536 characters; a text has at least as many bytes. */
const MAX_BYTES = 60_000;
/** The hidden first line of a workflow's comment, by which a later run finds it. */
function commentMarker({ projectKey, workflowKey }) {
    // Two hyphens would end an HTML comment.
    const key = [projectKey, workflowKey].map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'));
    return `<!-- zadig-workflow-action ${key.join('/')} -->`;
}
function links(url, runUrl) {
    const task = `**${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('Open the task in Zadig', url)}**`;
    return runUrl === '' ? task : `${task} · ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('this run', runUrl)}`;
}
/** The comment after the end: the summary without logs and diagram. */
function finalComment(frame, data) {
    const { task } = data.outcome;
    const jobs = task === undefined ? '' : (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .renderJobs */ .RM)(task);
    const marker = commentMarker(frame);
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .joinWithin */ .Uo)([
        { name: 'the marker', text: marker },
        { name: 'the verdict', text: (0,_report_summary_header_js__WEBPACK_IMPORTED_MODULE_2__/* .renderHeader */ .wZ)(data, frame.runUrl) },
        ...(task === undefined
            ? []
            : [
                { name: 'the failed jobs', text: (0,_report_summary_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderFailures */ .S)(task, { tails: new Map() }, false) },
                { name: 'the current state', text: (0,_report_summary_header_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCurrentState */ .B3)(task) },
                { name: 'the gates', text: (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .renderGates */ .no)(task) },
                { name: 'the images', text: (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .renderImages */ .hR)(task) },
                { name: 'the environments', text: (0,_report_summary_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .renderEnvironments */ .Zz)(task) },
                { name: 'the jobs', text: jobs.startsWith('<details>') ? jobs : (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .folded */ .TM)('Jobs', jobs) },
            ]),
    ], MAX_BYTES);
}


/***/ }),

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ failureReasons)
/* harmony export */ });
/* unused harmony export errorLine */
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1872);


/** Lines that are searched, from the end: an error long before it was retried, and is not the cause. */
const SEARCHED_LINES = 120;
/** Most lines between two errors of one failure, such as a stack trace. */
const SAME_FAILURE_LINES = 20;
/**
 * Why a job failed, most useful first: who rejected it, Zadig's error and the error in its log. An error that is only an
 * exit code comes last.
 */
function failureReasons(job, tail) {
    const error = (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLine */ .g$)(job.error, 1_000);
    const logged = errorLine(tail) ?? '';
    const reasons = EXIT_CODE.test(error) ? [logged, error] : [rejection(job), error, logged];
    return [...new Set(reasons)].filter((reason) => reason !== '');
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
 * The line of a failed job's log that names the cause: the first error of the last group of errors. The last line is a
 * banner or an exit code; the first error of all may have been retried.
 *
 * @param lines the log's last lines, as Zadig has them
 * @returns the line, sanitized and without Zadig's time stamp; undefined if no line is an error
 */
function errorLine(lines) {
    const shown = lines.slice(-SEARCHED_LINES).map((line) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLine */ .g$)(unstamped(line), 400));
    return firstOfLastGroup(shown, (line) => CAUSE.test(line)) ?? firstOfLastGroup(shown, (line) => SYMPTOM.test(line));
}
/** Without the time stamp before each line of a script (contract §7.1), so that `^` matches the line's first word. */
function unstamped(line) {
    return line.replace(_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .ESCAPE_SEQUENCES */ .j0, '').replace(/^\s*\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/, '');
}
function firstOfLastGroup(lines, isError) {
    let found;
    for (let index = lines.length - 1; index >= 0; index -= 1) {
        const line = lines[index] ?? '';
        if (found !== undefined && found - index > SAME_FAILURE_LINES)
            break;
        if (isError(line) && !HARMLESS.test(line))
            found = index;
    }
    return found === undefined ? undefined : lines[found];
}
/** How compilers, run times, shells and tools name a cause. */
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
/** Words that say only that something failed. */
const SYMPTOM = /\bfail(?:ed|ure|s)?\b|^\s*[✗✘✖×●]|\berrors?\b|exit(?:ed)?(?: with)? (?:status|code)|错误|失败|异常/i;
/** Lines with such words that report no error. */
const HARMLESS = /\b(?:0|no|without|ignoring) (?:errors?|fail(?:ed|ures?))|\b(?:errors?|fail(?:ed|ures?))\s*[:=]\s*(?:0\b|none|null|false)|^\s*(?:ok|✓|✔|√)\s|\bwarn(?:ing)?\b\s*[:\]]/i;


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ renderFailures)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9356);
/* harmony import */ var _failure_reason_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8326);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1872);






const MAX_FAILURES = 50;
const TAIL_LINES = 60;
/** Past the first limit failures lose their tails, past the second they are left out. */
const TAIL_BYTES = 150_000;
const MAX_BYTES = 200_000;
/** Each failed job with its reasons and its last lines folded, in Zadig's order. */
function renderFailures(task, { tails }, withTails = true) {
    const failures = (0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .failedJobsByKey */ .yu)(task);
    let bytes = 0;
    const texts = failures.slice(0, MAX_FAILURES).map(([key, job]) => {
        const tail = tails.get(key) ?? [];
        const short = renderFailure(job, tail, '');
        const whole = withTails ? renderFailure(job, tail, renderTail(tail)) : short;
        const text = bytes + (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .byteLength */ .dp)(whole) <= TAIL_BYTES ? whole : short;
        bytes += (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .byteLength */ .dp)(text);
        return text;
    });
    const shown = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .asManyAsFit */ .Dx)(texts, MAX_BYTES);
    const more = failures.length - shown.length;
    return [...shown, ...(more > 0 ? [`… and ${more} more jobs failed; the table below has them.`] : [])].join('\n\n');
}
function renderFailure(job, tail, lines) {
    const took = (0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .durationWords */ .Sh)(job);
    const title = `#### ${_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .EMOJI */ .$J[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job))} · ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(job.status))}${took === '' ? '' : ` after ${took}`}`;
    const reasons = (0,_failure_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .failureReasons */ .O)(job, tail).map((reason) => `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(reason, 600)}`);
    return [title, reasons.join('\n>\n'), lines].filter((text) => text !== '').join('\n\n');
}
function renderTail(tail) {
    const lines = tail.slice(-TAIL_LINES).map((line) => (0,_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeBlock */ .jQ)(line, 500));
    return lines.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .folded */ .TM)(`Last ${lines.length} lines of its log`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .fence */ .EU)(lines));
}


/***/ }),

/***/ 7435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ renderCurrentState),
/* harmony export */   Z$: () => (/* binding */ renderAttempts),
/* harmony export */   wZ: () => (/* binding */ renderHeader)
/* harmony export */ });
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9356);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(570);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9295);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4902);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7342);








/**
 * The verdict, the link to the task and where the time went.
 *
 * @param runUrl the page of the GitHub run, for a page outside of it; empty for none
 */
function renderHeader({ outcome, url, elapsedMs, spent, attempts = 1 }, runUrl = '') {
    const verdict = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .describeOutcome */ .SS)(outcome);
    const facts = [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)('Open the task in Zadig', url)}**`,
        outcome.task === undefined ? '' : progress(outcome.task),
        `waited ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(elapsedMs)}${waits(spent)}`,
        attempts > 1 ? `attempt ${attempts}` : '',
        runUrl === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)('this run', runUrl),
    ].filter((fact) => fact !== '');
    const sections = [
        `### ${OUTCOME_EMOJI[outcome.kind]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .prose */ .CS)(verdict.sentence)}`,
        facts.join(' · '),
        verdict.advice === '' ? '' : `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .prose */ .CS)(verdict.advice)}`,
    ];
    return sections.filter((section) => section !== '').join('\n\n');
}
const OUTCOME_EMOJI = {
    success: '✅',
    failure: '❌',
    rejected: '❌',
    'timed-out': '❌',
    incomplete: '❌',
    'wrong-commit': '❌',
    'out-of-time': '⌛',
    cancelled: '🚫',
    aborted: '🚫',
    unreachable: '❓',
    unknown: '❓',
};
/** `3 of 5 jobs passed, 1 failed`; counts of zero are left out. */
function progress(task) {
    const phases = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task).map((job) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(job.status));
    const number = (...wanted) => phases.filter((phase) => wanted.includes(phase)).length;
    const others = [
        [number('failed', 'rejected', 'timeout'), 'failed'],
        [number('cancelled'), 'cancelled'],
        [number('active', 'human'), 'in progress'],
        [number('skipped'), 'skipped'],
        [number('idle'), 'not started'],
    ];
    const words = others.filter(([jobs]) => jobs > 0).map(([jobs, word]) => `${jobs} ${word}`);
    return [`${number('passed')} of ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(phases.length, 'job')} passed`, ...words].join(', ');
}
/** Waits of at least a second. */
function waits(spent) {
    const words = [
        spent.queue < 1_000 ? '' : `${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(spent.queue)} in the queue`,
        spent.human < 1_000 ? '' : `${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(spent.human)} for people`,
    ].filter((word) => word !== '');
    return words.length === 0 ? '' : `, of which ${words.join(' and ')}`;
}
const MAX_LINES = 20;
/** The manual stages and jobs that wait or run in a task without a verdict. */
function renderCurrentState(task) {
    const stages = task.stages
        .filter(({ status }) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(status) === 'human')
        .map((stage) => {
        const people = (0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .executorsOf */ .Az)(stage);
        return `- ${_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .EMOJI */ .$J.human} Stage **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(stage.name)}** is waiting for someone to start it${people === '' ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(people)}`}`;
    });
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task).flatMap((job) => {
        const phase = (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(job.status);
        if (phase !== 'active' && phase !== 'human')
            return [];
        const took = (0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .durationWords */ .Sh)(job);
        const what = phase === 'active' ? `is ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .statusWord */ .Hm)(job.status)}` : `is waiting for ${(0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .awaitedBy */ .nX)(job)}`;
        return [`- ${_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .EMOJI */ .$J[phase]} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job))}** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(what)}${took === '' ? '' : `, ${took} so far`}`];
    });
    return [...stages, ...jobs].slice(0, MAX_LINES).join('\n');
}
const MAX_ATTEMPTS = 20;
/** The attempts, if there was more than one. */
function renderAttempts({ earlierAttempts: attempts = [], outcome }) {
    if (attempts.length === 0)
        return '';
    const first = Math.max(0, attempts.length - MAX_ATTEMPTS);
    const lines = attempts.slice(first).map(({ conclusion, durationMs, failedJobs }, index) => {
        const culprits = failedJobs.length === 0 ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .KE)(failedJobs, 5), 400)}`;
        return `- Attempt ${first + index + 1}: ${conclusion} after ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(durationMs)}${culprits}`;
    });
    return `#### Attempts\n\n${lines.join('\n')}\n- Attempt ${attempts.length + 1}: ${(0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusionOf */ .vu)(outcome)}`;
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
/* harmony export */   hR: () => (/* binding */ renderImages),
/* harmony export */   no: () => (/* binding */ renderGates)
/* harmony export */ });
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(417);
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6174);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6279);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9295);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1520);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4902);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4121);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5985);









/** Longer tables are folded. */
const MAX_UNFOLDED_JOBS = 40;
const MAX_UNFOLDED_ROWS = 15;
const JOBS_LIMIT = { maxRows: 500, maxBytes: 120_000 };
const LIMIT = { maxRows: 100, maxBytes: 30_000 };
/** Every job with its stage, status, duration and error. */
function renderJobs(task) {
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task);
    if (jobs.length === 0)
        return '';
    const withErrors = jobs.some((job) => job.error !== '');
    const rows = task.stages.flatMap((stage) => stage.jobs.map((job, index) => [
        index === 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(stage.name, 80) : '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job)),
        `${statusCell(job.status)}${job.retryCount > 0 ? ` (↻ ${job.retryCount})` : ''}`,
        (0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .durationWords */ .Sh)(job),
        ...(withErrors ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(job.error, 200)] : []),
    ]));
    const head = ['Stage', 'Job', 'Status', 'Duration', ...(withErrors ? ['Error'] : [])];
    const text = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .boundedTable */ .c8)(head, rows, JOBS_LIMIT);
    return rows.length <= MAX_UNFOLDED_JOBS ? `#### Jobs\n\n${text}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .folded */ .TM)(`All ${(0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(rows.length, 'job')}`, text);
}
function statusCell(status) {
    return `${_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .EMOJI */ .$J[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .statusWord */ .Hm)(status))}`;
}
/** Gates with who decided and what they said, manual stages with who started them. */
function renderGates(task) {
    const rows = task.stages.flatMap((stage) => [
        ...manualStageRows(stage),
        ...stage.jobs.flatMap((job) => (job.gate === undefined ? [] : [gateRow(job, job.gate)])),
    ]);
    return rows.length === 0 ? '' : `#### Gates\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .boundedTable */ .c8)(['Gate', 'Status', 'Waited', 'Who'], rows, LIMIT)}`;
}
function gateRow(job, gate) {
    const decided = gate.approvers.filter(({ decision }) => decision !== '');
    const who = decided.map(({ name, decision, comment }) => {
        const verb = DECISIONS.get(decision) ?? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(decision, 40);
        return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 60)} ${verb}${comment === '' ? '' : `: “${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(comment, 500)}”`}`;
    });
    return [
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job))}${gate.description === '' ? '' : `<br>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(gate.description, 200)}`}`,
        statusCell(job.status),
        (0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .durationWords */ .Sh)(job),
        who.length > 0 ? who.join('<br>') : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .deciders */ .m1)(gate), 500),
    ];
}
const DECISIONS = new Map([
    ['approve', 'approved'],
    ['reject', 'rejected'],
]);
function manualStageRows(stage) {
    const { name, status, manual } = stage;
    if (manual === undefined || !manual.enabled)
        return [];
    const executors = (0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .executorsOf */ .Az)(stage);
    const starters = executors === '' ? 'anyone may start it' : `may be started by ${executors}`;
    const starter = manual.executedBy === '' ? '' : ` by ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(manual.executedBy, 60)}`;
    const who = manual.executed ? `started${starter}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(starters, 500);
    return [[`stage ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80)}`, statusCell(status), '', who]];
}
/** The code of each job: the commit asked for, and the commit built if it is proved. */
function renderCode({ sources = [] }) {
    const rows = sources.map(({ job, repo, requested, built, proof }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .repositoryName */ .aR)(repo), 120),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionOf */ .DT)(repo), 120),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(requested)),
        `${(0,_task_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWrong */ .cG)({ proof }) ? '⚠️ ' : ''}${built === '' && proof === 'missing' ? 'not shown' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)((0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(built))}`,
    ]);
    return titled('Code', ['Job', 'Repository', 'Revision', 'Commit asked for', 'Commit built'], rows);
}
/** Images that the task built or deployed. */
function renderImages(task) {
    const rows = Object.entries((0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .imagesOf */ .IC)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task))).map(([name, image]) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 120), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)(image)]);
    return titled('Images', ['Service', 'Image'], rows);
}
/** Environments that the task deployed to. */
function renderEnvironments(task) {
    const rows = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .environmentsOf */ .M2)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task)).map(({ name, production, status, services }) => {
        const names = new Set(services.map((service) => service.module || service.service));
        return [
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80)}${production ? ' (production)' : ''}`,
            statusCell(status),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)([...names].join(', '), 500),
        ];
    });
    return titled('Environments', ['Environment', 'Status', 'Services'], rows);
}
/** Tests, with where their reports are, and scans with their metrics. */
function renderChecks(task) {
    const rows = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task).flatMap((job) => {
        if (job.test === undefined && job.scan === undefined)
            return [];
        const findings = [...(job.test === undefined ? [] : [testWords(job.test)]), ...scanWords(job)];
        const name = job.test?.name || job.scan?.name || (0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job);
        return [[(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80), statusCell(job.status), findings.join(' · ')]];
    });
    return titled('Tests and scans', ['Check', 'Status', 'Found'], rows);
}
/** A table under its title; a long one is folded. */
function titled(title, head, rows) {
    if (rows.length === 0)
        return '';
    const text = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .boundedTable */ .c8)(head, rows, LIMIT);
    return rows.length <= MAX_UNFOLDED_ROWS ? `#### ${title}\n\n${text}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .folded */ .TM)(`${title} (${rows.length})`, text);
}
function testWords(test) {
    const reports = [test.junit ? 'JUnit report' : '', test.html ? 'HTML report' : '', test.archive ? 'artifacts' : ''];
    const kept = reports.filter((report) => report !== '');
    return kept.length === 0 ? '' : `${kept.join(', ')} in Zadig`;
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
/** Logs in which lines may be missing. */
function renderDoubts(task, { doubts }) {
    const lines = [...(0,_task_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .jobsByKey */ .ry)(task)].flatMap(([key, job]) => (doubts.get(key) ?? []).map((doubt) => `- Log of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job))}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(doubt)}`));
    const shown = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .asManyAsFit */ .Dx)(lines.slice(0, LIMIT.maxRows), LIMIT.maxBytes);
    const more = lines.length - shown.length;
    if (shown.length === 0)
        return '';
    return `#### Logs that may be incomplete\n\n${[...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')}`;
}


/***/ })

};
