export const id = 693;
export const ids = [693];
export const modules = {

/***/ 9693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectLogs: () => (/* binding */ collectLogs)
});

// UNUSED EXPORTS: LOGS_OUTPUTS

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/logs/file-names.js
var file_names = __webpack_require__(6791);
// EXTERNAL MODULE: ./build/report/tables.js
var tables = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/report/labels.js
var labels = __webpack_require__(1520);
// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/sanitize.js
var sanitize = __webpack_require__(1872);
// EXTERNAL MODULE: ./build/report/verdict.js
var report_verdict = __webpack_require__(7342);
;// CONCATENATED MODULE: ./build/task/job-patterns.js
/**
 * Makes a filter from patterns over a job's names (job task, display, definition), in which `*` stands for any characters
 * and `?` for one; with `!` before it a pattern takes jobs out again. Without any pattern to take in, all jobs are meant.
 */
function jobFilter(patterns) {
    const out = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => matcher(pattern.slice(1)));
    const take = patterns.filter((pattern) => !pattern.startsWith('!')).map(matcher);
    return (job) => {
        const names = [job.name, job.displayName, job.originName].filter((name) => name !== '');
        const meant = (matches) => names.some(matches);
        return (take.length === 0 || take.some(meant)) && !out.some(meant);
    };
}
/** Without a regular expression, which would take the square or the cube of a long name's time. */
function matcher(written) {
    const pattern = Array.from(written);
    return (text) => {
        const name = Array.from(text);
        let at = 0;
        let next = 0;
        /** The last `*`, and where in the name what follows it was last tried. */
        let star;
        while (next < name.length) {
            if (pattern[at] === '*') {
                star = { at, next };
                at += 1;
            }
            else if (pattern[at] === '?' || pattern[at] === name[next]) {
                at += 1;
                next += 1;
            }
            else if (star !== undefined) {
                star = { at: star.at, next: star.next + 1 };
                at = star.at + 1;
                next = star.next;
            }
            else
                return false;
        }
        return pattern.slice(at).every((character) => character === '*');
    };
}

// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(6279);
// EXTERNAL MODULE: ./build/task-control/conclude.js + 1 modules
var conclude = __webpack_require__(811);
// EXTERNAL MODULE: ./build/task-control/read-task.js
var read_task = __webpack_require__(1674);
// EXTERNAL MODULE: ./build/follow/follow-and-report.js + 20 modules
var follow_and_report = __webpack_require__(7926);
;// CONCATENATED MODULE: ./build/actions/logs.js













/** Every output of `logs`; its `action.yml` declares the same names. */
const LOGS_OUTPUTS = (/* unused pure expression or super */ null && (['task-id', 'task-url', 'directory', 'files', 'missing']));
/** Pauses before each pass: a log can be stored a moment after its job's end (contract §7.3). */
const PASSES_MS = [0, 1_000, 2_000, 4_000];
const INDEX = 'index.json';
/**
 * Writes the stored log of every job, or of those that are meant, to a file each, and an index of them. Nothing is held in
 * memory. Jobs that have not ended have no stored log, or still that of an earlier attempt, and count as missing.
 */
async function collectLogs(inputs, deps) {
    const { runner } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId };
    const task = await (0,read_task/* readTask */.gv)(ref, deps);
    const url = await (0,follow_and_report/* announceTask */.pz)(task, inputs.url, runner);
    const collected = await collect(wantedJobs(task, inputs), inputs, deps);
    await writeIndex(task, collected, deps);
    const files = collected.flatMap(({ file }) => (file === undefined ? [] : [file]));
    const missing = collected.filter(({ problem }) => problem !== '');
    runner.setOutput('directory', inputs.directory);
    runner.setOutput('files', (0,outputs/* jsonLines */.i7)([...files, INDEX]));
    runner.setOutput('missing', (0,outputs/* jsonLines */.i7)(missing.map(({ job }) => job.name)));
    for (const { job, problem } of missing)
        await runner.print(`  ${(0,labels/* jobName */.dZ)(job)}: ${(0,sanitize/* sanitizeLine */.g$)(problem)}\n`);
    const sentence = `${files.length} of ${collected.length} logs of ${(0,report_verdict/* taskName */.p5)(task)} are in ${(0,sanitize/* sanitizeLine */.g$)(inputs.directory, 300)}.`;
    const verdict = missing.length > 0 && inputs.ifMissing === 'error'
        ? (0,conclude/* failed */.gz)(sentence, '`if-missing: warn` lets the step pass. The log above says why each is missing.')
        : (0,conclude/* passed */.bF)(sentence);
    if (missing.length > 0 && inputs.ifMissing === 'warn')
        runner.annotate('warning', { title: 'Zadig logs', message: missingSentence(missing) });
    return (0,conclude/* conclude */.Ep)({ verdict, url, body: (0,tables/* collectedLogTable */.qF)(collected) }, inputs.summary, runner);
}
/** The jobs that are meant and have run; jobs of one name share one log (contract §5.3). */
function wantedJobs(task, { jobs: patterns }) {
    const isMeant = jobFilter(patterns);
    const meant = (0,task_task/* jobsOf */.a)(task).filter(isMeant);
    if (meant.length === 0)
        throw new errors/* ActionError */.lZ(`No job of ${(0,report_verdict/* taskName */.p5)(task)} is called ${(0,sanitize/* sanitizeLine */.g$)(patterns.join(', '), 200)}`, {
            advice: `Its jobs are ${(0,task_task/* jobsOf */.a)(task)
                .slice(0, 20)
                .map((job) => (0,labels/* jobName */.dZ)(job, 60))
                .join(', ')}.`,
        });
    const ran = meant.filter(({ status, type }) => !['idle', 'skipped'].includes((0,task_status/* phaseOf */.hU)(status)) && type !== 'approval');
    return [...new Map(ran.map((job) => [job.name, job])).values()];
}
async function collect(jobs, inputs, deps) {
    const nameOf = (0,file_names/* createFileNamer */.q)();
    const names = new Map(jobs.map((job) => [job.name, nameOf(job.name, 1)]));
    const done = new Map();
    for (const pause of PASSES_MS) {
        const left = jobs.filter(({ name }) => (done.get(name)?.problem ?? 'unread') !== '');
        const readable = left.filter(({ status }) => (0,task_status/* hasEnded */.hY)(status));
        for (const job of left)
            done.set(job.name, { job, file: undefined, bytes: 0, problem: whyNot(job, inputs) });
        if (readable.length === 0)
            break;
        await deps.clock.sleep(pause, deps.signal);
        for (const job of readable)
            done.set(job.name, await store(job, names.get(job.name) ?? job.name, inputs, deps));
    }
    return [...done.values()];
}
/** One look at a job's stored log, which goes to its file as it comes. */
async function store(job, name, inputs, deps) {
    const { zadig, files, signal } = deps;
    const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId, jobName: job.name, jobType: job.type };
    let file;
    let bytes = 0;
    try {
        for await (const chunk of zadig.getFullLog(ref, { signal })) {
            if (chunk.length === 0)
                continue;
            file ??= await files.create(name);
            await file.write(chunk);
            bytes += chunk.length;
        }
        return { job, file: file && name, bytes, problem: file === undefined ? whyNot(job, inputs) : '' };
    }
    catch (thrown) {
        signal.throwIfAborted();
        return { job, file: file && name, bytes, problem: (0,errors/* errorMessage */.gJ)(thrown) };
    }
    finally {
        await file?.close();
    }
}
function whyNot({ status }, { workflowKey }) {
    if (!(0,task_status/* hasEnded */.hY)(status))
        return `The job has not ended (${status}), and its log is stored at its end.`;
    // The server stores under the key as it is, and looks under the lower-cased one (contract §7.3).
    if (workflowKey !== workflowKey.toLowerCase())
        return 'Zadig does not find the stored logs of workflows whose key has capitals.';
    return 'Zadig has no log of this job.';
}
async function writeIndex(task, collected, { files }) {
    try {
        const file = await files.create(INDEX);
        await file.write(new TextEncoder().encode(`${JSON.stringify((0,tables/* logIndex */.lV)(task, collected), undefined, 2)}\n`));
        await file.close();
    }
    catch (thrown) {
        throw new errors/* ActionError */.lZ(`The logs cannot be written: ${(0,errors/* errorMessage */.gJ)(thrown)}`, {
            cause: thrown,
            advice: 'Choose another `directory`, in the workspace.',
        });
    }
}
function missingSentence(missing) {
    const names = missing.map(({ job }) => (0,labels/* jobName */.dZ)(job, 60));
    return `${missing.length === 1 ? 'A log is' : `${missing.length} logs are`} missing: ${(0,labels/* listed */.KE)(names, 10)}.`;
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
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6279);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(570);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1006);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1872);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1520);






/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500;
/** What `index.json` has. */
function logIndex(task, logs) {
    return {
        'workflow-key': task.workflowKey,
        'task-id': task.id,
        status: task.status,
        logs: logs.map(({ job, file, bytes, problem }) => ({
            job: job.name,
            'display-name': (0,_task_task_js__WEBPACK_IMPORTED_MODULE_2__/* .jobLabel */ .O)(job),
            type: job.type,
            status: job.status,
            file: file ?? null,
            bytes,
            problem,
        })),
    };
}
/** The logs as a table for the summary; empty for none. */
function collectedLogTable(logs) {
    const rows = logs.map(({ job, file, bytes, problem }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_2__/* .jobLabel */ .O)(job), 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(job.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(file ?? '', 200),
        file === undefined ? '' : String(bytes),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(problem),
    ]);
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows.slice(0, MAX_ROWS));
}
/** One task for the output, with its page in Zadig. */
function taskOutput({ taskId, status, creator, createTime, startTime, endTime, workflowName }, address) {
    return {
        'task-id': taskId,
        status,
        creator,
        created: createTime,
        start: startTime,
        end: endTime,
        duration: endTime > createTime && createTime > 0 ? endTime - createTime : 0,
        url: (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .taskUrl */ .Dl)({ ...address, taskId, displayName: workflowName === '' ? address.workflowKey : workflowName }),
    };
}
/** The tasks as lines for the log. */
function taskLines(tasks) {
    return tasks.map((task) => `  ${task['task-id']}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeLine */ .g$)(task.status, 40)}  ${created(task)}  ${duration(task)}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeLine */ .g$)(task.creator, 60)}\n`);
}
/** The tasks as a table for the summary; empty for none. */
function taskTable(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(0, MAX_ROWS)
        .map((task) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(String(task['task-id']), task.url),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(task.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(task.creator, 60),
        created(task),
        duration(task),
    ]);
    const more = tasks.length > MAX_ROWS ? `\n\n… ${tasks.length - MAX_ROWS} more tasks` : '';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Task', 'Status', 'By', 'Created', 'Took'], rows) + more;
}
function created({ created: seconds }) {
    return seconds === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(seconds * 1_000);
}
function duration(task) {
    return task.duration === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(task.duration * 1_000);
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
const MAX_KEYS = 50;
/** The views as a table for the summary; empty for none. */
function viewTable(views) {
    const rows = views.map(({ name, workflows, updatedBy }) => {
        const keys = workflows.map(({ workflowKey }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(workflowKey, 80));
        return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(name, 80), (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(keys, MAX_KEYS), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(updatedBy, 60)];
    });
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['View', 'Workflows', 'Changed by'], rows.slice(0, MAX_ROWS));
}
/** A workflow as the `workflows` output has it; times are unix seconds. */
function workflowOutput({ key, name, type, updatedBy, updateTime }) {
    return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime };
}
/** The workflows as a table for the summary; empty for none. */
function workflowTable(workflows) {
    const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(key, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(name, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(type, 20),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(updatedBy, 60),
        (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(updateTime * 1_000),
    ]);
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows.slice(0, MAX_ROWS));
}


/***/ })

};
