export const id = 297;
export const ids = [297];
export const modules = {

/***/ 7910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ createGithubCalls),
  J: () => (/* binding */ isRateLimited)
});

// EXTERNAL MODULE: ./build/ports/github-api.js
var github_api = __webpack_require__(5741);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
;// CONCATENATED MODULE: ./build/actions/time-limit.js

/**
 * Gives some work at most `ms` milliseconds: then its signal is aborted and the result is an error, also where the work
 * doesn't listen to its signal.
 */
async function withTimeLimit(ms, clock, work) {
    const late = new AbortController();
    const done = new AbortController();
    const limit = clock.sleep(ms, done.signal).then(() => {
        const error = new Error(`no answer within ${(0,duration/* formatDuration */.a)(ms)}`);
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

;// CONCATENATED MODULE: ./build/actions/github-calls.js


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
    return thrown instanceof github_api/* GithubError */.E && thrown.kind === 'rate-limited';
}


/***/ }),

/***/ 7554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ isOurComment),
/* harmony export */   HY: () => (/* binding */ endedEarlyComment),
/* harmony export */   Qb: () => (/* binding */ finalComment),
/* harmony export */   tm: () => (/* binding */ runningComment)
/* harmony export */ });
/* unused harmony export commentMarker */
/* harmony import */ var _summary_bounds_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1987);
/* harmony import */ var _summary_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3837);
/* harmony import */ var _summary_gates_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8004);
/* harmony import */ var _summary_head_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8052);
/* harmony import */ var _summary_standing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2898);
/* harmony import */ var _summary_tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5079);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4902);







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
        `### ⏳ Zadig: task ${taskId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .cell */ .Hn)(frame.workflowKey, 80)} is running`,
        links(url, frame.runUrl),
        '',
    ].join('\n\n');
}
function links(url, runUrl) {
    const task = `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('Open the task in Zadig', url)}**`;
    return runUrl === '' ? task : `${task} · ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('this run', runUrl)}`;
}
/** The comment where the step could not write how the task ended. */
function endedEarlyComment(frame, { taskId, url, said }) {
    return [
        commentMarker(frame),
        `### ⚠️ Zadig: task ${taskId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .cell */ .Hn)(frame.workflowKey, 80)}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .cell */ .Hn)(said, 300),
        links(url, frame.runUrl),
        '',
    ].join('\n\n');
}
/** The comment after the end: the summary's essence, without logs and diagram. */
function finalComment(frame, data) {
    const { task } = data.outcome;
    const jobs = task === undefined ? '' : (0,_summary_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .renderJobs */ .RM)(task);
    const marker = commentMarker(frame);
    return (0,_summary_bounds_js__WEBPACK_IMPORTED_MODULE_6__/* .joinWithin */ .Uo)([
        { name: 'the marker', text: marker },
        { name: 'the verdict', text: (0,_summary_head_js__WEBPACK_IMPORTED_MODULE_2__/* .renderHead */ .p)(data, frame.runUrl) },
        ...(task === undefined
            ? []
            : [
                { name: 'the failed jobs', text: (0,_summary_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .renderFailures */ .S)(task, { tails: new Map() }, false) },
                { name: 'where it stands', text: (0,_summary_standing_js__WEBPACK_IMPORTED_MODULE_3__/* .renderStanding */ .F)(task) },
                { name: 'the gates', text: (0,_summary_gates_js__WEBPACK_IMPORTED_MODULE_1__/* .renderGates */ .n)(task) },
                { name: 'the images', text: (0,_summary_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .renderImages */ .hR)(task) },
                { name: 'the environments', text: (0,_summary_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .renderEnvironments */ .Zz)(task) },
                { name: 'the jobs', text: jobs.startsWith('<details>') ? jobs : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .folded */ .TM)('Jobs', jobs) },
            ]),
    ], MAX_BYTES);
}
/** Whether a comment is the one of this workflow, whatever it says by now. */
function isOurComment(body, frame) {
    return body.trimStart().startsWith(commentMarker(frame));
}


/***/ }),

/***/ 2988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* unused harmony export errorLine */
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6337);


/** Lines that are looked at, from the end: what failed is near it, and what was retried long before is no cause. */
const LOOK_AT = 120;
/** Lines between two findings of one failure, such as a trace. */
const SAME_FAILURE = 20;
/**
 * Why a job failed, the most telling first: who rejected it, its own error and what its log says. An error that only
 * tells the exit code comes last.
 */
function reasonsOf(job, tail) {
    const own = (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(job.error, 1_000);
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
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(`${rejecter.name} rejected it${rejecter.comment === '' ? '' : `: “${rejecter.comment}”`}`);
}
/**
 * The line of a failed job's log that says why: the first error of the last group of errors. Logs end with banners, a sum
 * and an exit code, so the last line says nothing; the first of all can be one that a retry got over.
 *
 * @param lines the log's last lines, as Zadig has them
 * @returns the line, through the door and without Zadig's time in front; undefined where none looks like an error
 */
function errorLine(lines) {
    const shown = lines.slice(-LOOK_AT).map((line) => (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(unstamped(line), 400));
    return firstOfLastGroup(shown, (line) => CAUSE.test(line)) ?? firstOfLastGroup(shown, (line) => SYMPTOM.test(line));
}
/** Without the time before each line of a script (contract §7.1): behind it a line's first word would not be its first. */
function unstamped(line) {
    return line.replace(_remote_text_js__WEBPACK_IMPORTED_MODULE_1__/* .ESCAPE_SEQUENCES */ .j0, '').replace(/^\s*\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/, '');
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

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   J9: () => (/* binding */ finalOutputs),
/* harmony export */   M2: () => (/* binding */ environmentsOf)
/* harmony export */ });
/* unused harmony exports OUTPUTS, FOLLOW_OUTPUTS */
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9356);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6279);
/* harmony import */ var _output_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(192);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6337);
/* harmony import */ var _hide_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3031);
/* harmony import */ var _source_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6374);







/** Every output of the root action; `action.yml` declares the same names. */
const OUTPUTS = [
    'task-id',
    'task-url',
    'status',
    'conclusion',
    'jobs',
    'failed-jobs',
    'images',
    'environments',
    'sources',
    'queue-seconds',
    'duration-seconds',
    'adopted',
    'attempts',
    'payload',
];
/** The outputs of the actions that follow a task which is there already: wait and retry. */
const FOLLOW_OUTPUTS = OUTPUTS.filter((name) => name !== 'adopted' && name !== 'payload');
/**
 * The outputs that are known at the end, however it ended. JSON has a line break between elements; remote words in it are data and stay as they are, nothing raw from the task detail goes out.
 *
 * @param known secrets beside those of the task, to be hidden as well
 */
function finalOutputs(outcome, url, time, sources = [], known = []) {
    const always = {
        conclusion: (0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusionOf */ .vu)(outcome),
        'queue-seconds': String(Math.round(time.queueMs / 1_000)),
        'duration-seconds': String(durationSeconds(outcome.task, time.elapsedMs)),
    };
    const task = outcome.task;
    if (task === undefined)
        return always;
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .jobsOf */ .a)(task);
    const secrets = [...known, ...task.secrets];
    const json = (value) => (0,_output_text_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonLines */ .i)((0,_hide_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .hideSecrets */ .s0)(value, secrets));
    return {
        ...always,
        status: task.status,
        jobs: json(jobs.map((job) => jobOutput(job, url, secrets, sources))),
        'failed-jobs': json((0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .failedJobs */ .Mf)(task).map((job) => bounded(job.name, MAX_NAME, secrets))),
        images: json(imagesOf(jobs)),
        environments: json(environmentsOf(jobs)),
        sources: json(sources.map(_source_words_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOutput */ .dk)),
    };
}
function durationSeconds(task, elapsedMs) {
    if (task !== undefined && task.endTime > 0 && task.endTime >= task.createTime && task.createTime > 0)
        return task.endTime - task.createTime;
    return Math.round(elapsedMs / 1_000);
}
/** A job's outputs carry 1 MB in all (runner contract §5.2); an error text of many pages is for the log. */
const MAX_ERROR = 2_000;
/** Longer than any name or link of Zadig's own making. */
const MAX_NAME = 200;
const MAX_URL = 2_000;
/** A remote text, cut where it is too long. Secrets are hidden before: one that is cut in two would not be found. */
function bounded(text, max, secrets) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_6__/* .shorten */ .ml)(String((0,_hide_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .hideSecrets */ .s0)(text, secrets)), max);
}
function jobOutput(job, url, secrets, sources) {
    const ofJob = sources.filter((source) => source.job.name === job.name && source.job.displayName === job.displayName);
    return {
        name: bounded(job.name, MAX_NAME, secrets),
        'display-name': bounded((0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .jobLabel */ .O)(job), MAX_NAME, secrets),
        type: job.type,
        status: job.status,
        start: job.startTime,
        end: job.endTime,
        duration: job.endTime > 0 && job.startTime > 0 ? job.endTime - job.startTime : job.costSeconds,
        error: bounded(job.error, MAX_ERROR, secrets),
        // A cut link leads elsewhere.
        url: url.length > MAX_URL ? '' : url,
        sources: ofJob.map((source) => {
            const { job: _, 'display-name': __, ...rest } = (0,_source_words_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOutput */ .dk)(source);
            return rest;
        }),
    };
}
/** Images that the task built or deployed, by `service/module`; a deployed one doesn't replace the one that was built. */
function imagesOf(jobs) {
    const built = jobs.flatMap((job) => job.images);
    const deployed = jobs.flatMap((job) => job.environment?.services ?? []);
    const images = [...deployed, ...built]
        .filter(({ image }) => image !== '' && !isReference(image))
        .map(({ service, module, image }) => [module === '' ? service : `${service}/${module}`, image]);
    return Object.fromEntries(images);
}
/** `{{.job.build.web.web.output.IMAGE}}`: until the job that builds it has passed, Zadig has this in an image's place. */
function isReference(image) {
    return image.includes('{{');
}
/** Environments that the task deployed to, or tried to, with the images of each service. */
function environmentsOf(jobs) {
    return jobs
        .filter(({ status }) => !['idle', 'skipped'].includes((0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(status)))
        .flatMap((job) => (job.environment === undefined ? [] : [{ job, environment: job.environment }]))
        .map(({ job, environment }) => ({
        name: environment.name,
        production: environment.production,
        status: job.status,
        services: environment.services,
    }));
}


/***/ }),

/***/ 8397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ statusDescription),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   os: () => (/* binding */ shortText)
/* harmony export */ });
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9356);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6337);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);



/** GitHub's limit for the description of a status. */
const MAX_LENGTH = 140;
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
    return shortText((0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .describeOutcome */ .SS)(outcome).sentence);
}
/** A text as the description of a status: short, and without characters beyond U+FFFF, which GitHub refuses there. */
function shortText(text) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .ml)((0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_LENGTH);
}


/***/ }),

/***/ 1987:
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

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ renderFailures)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(417);
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9356);
/* harmony import */ var _error_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2988);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5664);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4902);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3357);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6337);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1987);









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
    const shown = (0,_bounds_js__WEBPACK_IMPORTED_MODULE_7__/* .asManyAsFit */ .Dx)(texts, MAX_BYTES);
    const more = failures.length - shown.length;
    return [...shown, ...(more > 0 ? [`… and ${more} more jobs failed; the table below has them.`] : [])].join('\n\n');
}
function renderFailure(job, tail, lines) {
    const took = (0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .durationWords */ .Sh)(job);
    const title = `#### ${_marks_js__WEBPACK_IMPORTED_MODULE_5__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job))} · ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .statusWord */ .Hm)(job.status))}${took === '' ? '' : ` after ${took}`}`;
    const reasons = (0,_error_line_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonsOf */ .z)(job, tail);
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
        .replace(_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .ESCAPE_SEQUENCES */ .j0, '')
        .split('\r')
        .findLast((text) => text.trim() !== '') ?? '';
    const indentation = /^[ \t]{0,80}/.exec(state)?.[0] ?? '';
    return `${indentation}${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_8__/* .oneLine */ .TN)(state, 500)}`;
}


/***/ }),

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ waitsFor),
/* harmony export */   n: () => (/* binding */ renderGates)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5664);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3357);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1987);





/** Gates with who decided and what they said, manual stages with who started them. */
function renderGates(task) {
    const rows = task.stages.flatMap((stage) => [
        ...manualStage(stage),
        ...stage.jobs.flatMap((job) => (job.gate === undefined ? [] : [gateRow(job, job.gate)])),
    ]);
    const head = ['Gate', 'Status', 'Waited', 'Who'];
    return rows.length === 0 ? '' : `#### Gates\n\n${(0,_bounds_js__WEBPACK_IMPORTED_MODULE_3__/* .boundedTable */ .c8)(head, rows, { maxRows: 100, maxBytes: 30_000 })}`;
}
function gateRow(job, gate) {
    const decided = gate.approvers.filter(({ decision }) => decision !== '');
    const words = decided.length > 0
        ? decided.map(({ name, decision, comment }) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 60)} ${verb(decision)}${said(comment)}`).join('<br>')
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(waitsFor(gate), 500);
    return [
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .jobName */ .dZ)(job))}${gate.description === '' ? '' : `<br>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(gate.description, 200)}`}`,
        `${_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .statusWord */ .Hm)(job.status))}`,
        (0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .durationWords */ .Sh)(job),
        words,
    ];
}
function manualStage({ name, status, manual }) {
    if (manual === undefined || !manual.enabled)
        return [];
    const who = manual.executed
        ? `started${manual.executedBy === '' ? '' : ` by ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(manual.executedBy, 60)}`}`
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(manual.executors.length === 0 ? 'anybody may start it' : `may be started by ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(manual.executors, 10)}`, 500);
    return [[`stage ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 80)}`, `${_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .statusWord */ .Hm)(status))}`, '', who]];
}
/** Who may decide, and where: `1 of alice, bob, in lark`. */
function waitsFor(gate) {
    const people = gate.approvers.map(({ name }) => name).filter((name) => name !== '');
    const who = people.length === 0 ? '' : `${Math.max(1, gate.neededApprovers)} of ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(people, 10)}`;
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

/***/ 8052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ renderHead)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(570);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5664);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);






/**
 * The verdict, the way to the task, and where the time went: what a reader must see without scrolling.
 *
 * @param runUrl the page of the GitHub run, where the head is read elsewhere; empty for none
 */
function renderHead({ outcome, url, elapsedMs, spent, attempts = 1 }, runUrl = '') {
    const verdict = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOutcome */ .SS)(outcome);
    const facts = [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('Open the task in Zadig', url)}**`,
        outcome.task === undefined ? '' : progress(outcome.task),
        `waited ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(elapsedMs)}${parts(spent)}`,
        attempts > 1 ? `attempt ${attempts}` : '',
        runUrl === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('this run', runUrl),
    ].filter((fact) => fact !== '');
    const sections = [
        `### ${sign(outcome.kind)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .prose */ .CS)(verdict.sentence)}`,
        facts.join(' · '),
        verdict.advice === '' ? '' : `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .prose */ .CS)(verdict.advice)}`,
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
    const phases = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobsOf */ .a)(task).map((job) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status));
    const number = (...wanted) => phases.filter((phase) => wanted.includes(phase)).length;
    const others = [
        [number('failed', 'rejected', 'timeout'), 'failed'],
        [number('cancelled'), 'cancelled'],
        [number('active', 'human'), 'under way'],
        [number('skipped'), 'skipped'],
    ];
    const words = others.filter(([jobs]) => jobs > 0).map(([jobs, word]) => `${jobs} ${word}`);
    const unfinished = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobsOf */ .a)(task).filter((job) => !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(job.status) && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) === 'idle').length;
    if (unfinished > 0)
        words.push(`${unfinished} not started`);
    return [`${number('passed')} of ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(phases.length, 'job')} passed`, ...words].join(', ');
}
/** Waits below a second are noise. */
function parts(spent) {
    const known = [
        [spent.queue, 'in the queue'],
        [spent.human, 'for people'],
    ];
    const words = known.filter(([ms]) => ms >= 1_000).map(([ms, where]) => `${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(ms)} ${where}`);
    return words.length === 0 ? '' : `, of which ${words.join(' and ')}`;
}


/***/ }),

/***/ 2898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ renderStanding)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6279);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5664);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3357);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8004);






const MAX_LINES = 20;
/** Where a task stands that has no verdict yet: what it does and for whom it waits. */
function renderStanding(task) {
    const parked = task.stages
        .filter((stage) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(stage.status) === 'human')
        .map(({ name, manual }) => {
        const people = (0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(manual?.executors ?? [], 10);
        return `- ${_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .SIGNS */ .B.human} Stage **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name)}** waits for somebody to start it${people === '' ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(people)}`}`;
    });
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobsOf */ .a)(task).filter((job) => ['active', 'human'].includes((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)));
    return [...parked, ...jobs.map(jobLine)].slice(0, MAX_LINES).join('\n');
}
function jobLine(job) {
    const took = (0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .durationWords */ .Sh)(job);
    const since = took === '' ? '' : ` for ${took}`;
    const sign = _marks_js__WEBPACK_IMPORTED_MODULE_2__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)];
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) !== 'human')
        return `- ${sign} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .jobName */ .dZ)(job))}** is ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .statusWord */ .Hm)(job.status))}${since}`;
    const whom = job.gate === undefined ? (0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .statusWord */ .Hm)(job.status) : (0,_gates_js__WEBPACK_IMPORTED_MODULE_3__/* .waitsFor */ .i)(job.gate);
    return `- ${sign} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .jobName */ .dZ)(job))}** has waited for a person${since}${whom === '' ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(whom)}`}`;
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
/* harmony import */ var _task_group_by_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7997);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(417);
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(445);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6279);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5664);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4902);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3357);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4121);
/* harmony import */ var _source_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6374);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1987);











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
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job)),
        `${_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(job.status))}${job.retryCount > 0 ? ` (↻ ${job.retryCount})` : ''}`,
        (0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .durationWords */ .Sh)(job),
        ...(withErrors ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(job.error, 200)] : []),
    ]));
    const head = ['Stage', 'Job', 'Status', 'Duration', ...(withErrors ? ['Error'] : [])];
    const text = (0,_bounds_js__WEBPACK_IMPORTED_MODULE_9__/* .boundedTable */ .c8)(head, rows, JOBS);
    return rows.length <= UNFOLDED_ROWS ? `#### Jobs\n\n${text}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .folded */ .TM)(`All ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rows.length, 'job')}`, text);
}
/** The code of each job: what was asked for, and what was built as far as that is proved. */
function renderCode({ sources = [] }) {
    const rows = sources.map(({ job, repo, requested, built, proof }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_source_words_js__WEBPACK_IMPORTED_MODULE_6__/* .repositoryName */ .aR)(repo), 120),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_source_words_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionOf */ .DT)(repo), 120),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)((0,_source_words_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(requested)),
        `${(0,_task_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isWrong */ .cG)({ proof }) ? '⚠️ ' : ''}${built === '' && proof === 'missing' ? 'not shown' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .code */ .aY)((0,_source_words_js__WEBPACK_IMPORTED_MODULE_6__/* .shortCommit */ .Ax)(built))}`,
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
    const places = (0,_task_group_by_js__WEBPACK_IMPORTED_MODULE_10__/* .groupBy */ .$)((0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .environmentsOf */ .M2)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_7__/* .jobsOf */ .a)(task)), ({ name, production }) => `${production}/${name}`);
    const rows = [...places.values()].map((deploys) => {
        const { name = '', production = false } = deploys[0] ?? {};
        const services = deploys.flatMap((deploy) => deploy.services.map((service) => service.module || service.service));
        const status = worst(deploys.map((deploy) => deploy.status));
        return [
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80)}${production ? ' (production)' : ''}`,
            `${_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(status))}`,
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
        const name = job.test?.name || job.scan?.name || (0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job);
        return [[(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(name, 80), `${_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .SIGNS */ .B[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_2__/* .phaseOf */ .hU)(job.status)]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .statusWord */ .Hm)(job.status))}`, findings.join(' · ')]];
    });
    return titled('Tests and scans', ['Check', 'Status', 'Found'], rows);
}
/** A small table under its title; a long one opens on a click. */
function titled(title, head, rows) {
    if (rows.length === 0)
        return '';
    const text = (0,_bounds_js__WEBPACK_IMPORTED_MODULE_9__/* .boundedTable */ .c8)(head, rows, SMALL);
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
    const lines = [...(0,_task_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .jobsByKey */ .ry)(task)].flatMap(([key, job]) => (doubts.get(key) ?? []).map((doubt) => `- Log of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)((0,_job_words_js__WEBPACK_IMPORTED_MODULE_3__/* .jobName */ .dZ)(job))}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .cell */ .Hn)(doubt)}`));
    const shown = (0,_bounds_js__WEBPACK_IMPORTED_MODULE_9__/* .asManyAsFit */ .Dx)(lines.slice(0, SMALL.maxRows), SMALL.maxBytes);
    const more = lines.length - shown.length;
    if (shown.length === 0)
        return '';
    return `#### Logs that may be incomplete\n\n${[...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')}`;
}


/***/ })

};
