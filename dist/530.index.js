export const id = 530;
export const ids = [530];
export const modules = {

/***/ 6530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectLogs: () => (/* binding */ collectLogs)
});

// UNUSED EXPORTS: LOGS_OUTPUTS

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/logs/file-names.js
var file_names = __webpack_require__(9172);
// EXTERNAL MODULE: ./build/logs/stored-log.js + 1 modules
var stored_log = __webpack_require__(2579);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(6279);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/collected-logs.js


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
            'display-name': (0,task_task/* jobLabel */.O)(job),
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
        (0,markdown/* cell */.Hn)((0,task_task/* jobLabel */.O)(job), 80),
        (0,markdown/* cell */.Hn)(job.status, 40),
        (0,markdown/* cell */.Hn)(file ?? '', 200),
        file === undefined ? '' : String(bytes),
        (0,markdown/* cell */.Hn)(problem),
    ]);
    return rows.length === 0 ? '' : (0,markdown/* table */.tp)(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows.slice(0, MAX_ROWS));
}

// EXTERNAL MODULE: ./build/report/job-words.js
var job_words = __webpack_require__(5664);
// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __webpack_require__(192);
// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __webpack_require__(6337);
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
// EXTERNAL MODULE: ./build/actions/conclude.js + 1 modules
var conclude = __webpack_require__(4191);
// EXTERNAL MODULE: ./build/actions/first-look.js
var first_look = __webpack_require__(128);
// EXTERNAL MODULE: ./build/actions/see-through.js + 29 modules
var see_through = __webpack_require__(3218);
;// CONCATENATED MODULE: ./build/actions/collect-logs.js














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
    const task = await (0,first_look/* firstLook */.yb)(ref, deps);
    const url = await (0,see_through/* announceTask */.pz)(task, inputs.url, runner);
    const collected = await collect(wantedJobs(task, inputs), inputs, deps);
    await writeIndex(task, collected, deps);
    const files = collected.flatMap(({ file }) => (file === undefined ? [] : [file]));
    const missing = collected.filter(({ problem }) => problem !== '');
    runner.setOutput('directory', inputs.directory);
    runner.setOutput('files', (0,output_text/* jsonLines */.i)([...files, INDEX]));
    runner.setOutput('missing', (0,output_text/* jsonLines */.i)(missing.map(({ job }) => job.name)));
    for (const { job, problem } of missing)
        await runner.print(`  ${(0,job_words/* jobName */.dZ)(job)}: ${(0,remote_text/* oneLine */.TN)(problem)}\n`);
    const sentence = `${files.length} of ${collected.length} logs of ${(0,report_verdict/* taskName */.p5)(task)} are in ${(0,remote_text/* oneLine */.TN)(inputs.directory, 300)}.`;
    const verdict = missing.length > 0 && inputs.ifMissing === 'error'
        ? (0,conclude/* failed */.gz)(sentence, '`if-missing: warn` lets the step pass. The log above says why each is missing.')
        : (0,conclude/* passed */.bF)(sentence);
    if (missing.length > 0 && inputs.ifMissing === 'warn')
        runner.annotate('warning', { title: 'Zadig logs', message: missingSentence(missing) });
    return (0,conclude/* conclude */.Ep)({ verdict, url, body: collectedLogTable(collected) }, inputs.summary, runner);
}
/** The jobs that are meant and have run; jobs of one name share one log (contract §5.3). */
function wantedJobs(task, { jobs: patterns }) {
    const isMeant = jobFilter(patterns);
    const meant = (0,task_task/* jobsOf */.a)(task).filter(isMeant);
    if (meant.length === 0)
        throw new errors/* ActionError */.lZ(`No job of ${(0,report_verdict/* taskName */.p5)(task)} is called ${(0,remote_text/* oneLine */.TN)(patterns.join(', '), 200)}`, {
            advice: `Its jobs are ${(0,task_task/* jobsOf */.a)(task)
                .slice(0, 20)
                .map((job) => (0,job_words/* jobName */.dZ)(job, 60))
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
function whyNot({ status }, inputs) {
    if (!(0,task_status/* hasEnded */.hY)(status))
        return `The job has not ended (${status}), and its log is stored at its end.`;
    return (0,stored_log/* isStoredLogLost */.Sh)(inputs) ? `${stored_log/* STORED_LOG_LOST */.uB}.` : 'Zadig has no log of this job.';
}
async function writeIndex(task, collected, { files }) {
    try {
        const file = await files.create(INDEX);
        await file.write(new TextEncoder().encode(`${JSON.stringify(logIndex(task, collected), undefined, 2)}\n`));
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
    const names = missing.map(({ job }) => (0,job_words/* jobName */.dZ)(job, 60));
    return `${missing.length === 1 ? 'A log is' : `${missing.length} logs are`} missing: ${(0,job_words/* listed */.KE)(names, 10)}.`;
}


/***/ })

};
