export const id = 970;
export const ids = [970];
export const modules = {

/***/ 9970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TASKS_OUTPUTS: () => (/* binding */ TASKS_OUTPUTS),
/* harmony export */   tasks: () => (/* binding */ tasks)
/* harmony export */ });
/* harmony import */ var _report_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1520);
/* harmony import */ var _report_links_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1006);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4121);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1872);
/* harmony import */ var _report_tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7442);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(811);
/* harmony import */ var _trigger_earlier_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6017);







/** Every output of `tasks`; its `action.yml` declares the same names. */
const TASKS_OUTPUTS = ['tasks', 'count', 'latest-task-id', 'latest-task-url', 'latest-status'];
/** Tasks looked at: a filter that nothing passes must not read the history of years. */
const MAX_LOOKED_AT = 10_000;
const LINES = 50;
/** Lists a workflow's tasks, newest first, as outputs, in the log and as a table in the summary. */
async function tasks(inputs, deps) {
    const { runner } = deps;
    const { found, lookedAt, cut } = await collect(inputs, deps);
    // Zadig answers an unknown workflow with an empty list (contract §3.6): its definition tells them apart.
    if (lookedAt === 0)
        await deps.zadig.getDefinition(inputs, { signal: deps.signal });
    const [latest] = found;
    const rows = found.map((entry) => (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .taskOutput */ .xI)(entry, { ...inputs, baseUrl: inputs.url }));
    runner.setOutput('tasks', (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonLines */ .i7)(rows));
    runner.setOutput('count', String(found.length));
    runner.setOutput('latest-task-id', latest === undefined ? '' : String(latest.taskId));
    runner.setOutput('latest-task-url', rows[0]?.url ?? '');
    runner.setOutput('latest-status', latest?.status ?? '');
    const lines = (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .taskLines */ .z6)(rows);
    await runner.print(lines.slice(0, LINES).join(''));
    if (lines.length > LINES)
        await runner.print(`  … ${lines.length - LINES} more\n`);
    if (cut)
        runner.annotate('notice', {
            title: 'Zadig tasks',
            message: `Only the newest ${MAX_LOOKED_AT} tasks were looked at. Set \`since\` or drop a filter.`,
        });
    const name = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeLine */ .g$)(latest?.workflowName ?? inputs.workflowKey, 80);
    const verdict = (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(`${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(found.length, 'task')} of ${name}, of ${lookedAt} looked at.`);
    const url = (0,_report_links_js__WEBPACK_IMPORTED_MODULE_6__/* .workflowUrl */ .pk)({ ...inputs, baseUrl: inputs.url, displayName: latest?.workflowName ?? inputs.workflowKey });
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)({ verdict, url, body: (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .taskTable */ .AX)(rows) }, inputs.summary, runner);
}
/** Reads page after page until enough is found, the rest is too old, or there is no more. */
async function collect(inputs, deps) {
    const found = [];
    let lookedAt = 0;
    for await (const { entries, serverTime } of (0,_trigger_earlier_task_js__WEBPACK_IMPORTED_MODULE_4__/* .taskPages */ .M)(inputs, deps)) {
        if (lookedAt >= MAX_LOOKED_AT)
            return { found, lookedAt, cut: true };
        const since = earliest(inputs.since, serverTime ?? deps.clock.now());
        for (const entry of entries) {
            lookedAt += 1;
            if (matches(entry, inputs, since))
                found.push(entry);
            if (found.length >= inputs.limit)
                return { found, lookedAt, cut: false };
        }
        // Newest first: once a page ends before the time, so does all that follows.
        const last = entries.at(-1);
        if (last !== undefined && last.createTime * 1_000 < since)
            break;
    }
    return { found, lookedAt, cut: false };
}
function earliest(since, now) {
    if (since === undefined)
        return 0;
    return since.kind === 'at' ? since.at : now - since.ms;
}
function matches(entry, { status, creator }, since) {
    return (entry.createTime * 1_000 >= since &&
        (status.length === 0 || status.includes(entry.status)) &&
        (creator === '' || entry.creator === creator));
}


/***/ }),

/***/ 2119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ definedJobs),
/* harmony export */   p: () => (/* binding */ findJob)
/* harmony export */ });
/** All jobs of a workflow, in the order in which its stages and they run. */
function definedJobs(definition) {
    return definition.stages.flatMap(({ jobs }) => jobs);
}
/** The job of exactly this name. */
function findJob(definition, name) {
    return definedJobs(definition).find((job) => job.name === name);
}


/***/ }),

/***/ 8805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ buildBody)
/* harmony export */ });
/* harmony import */ var _definition_definition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2119);

/**
 * The body for a payload. Types that the user left out come from the definition; without one they stay out, since the
 * server goes by the workflow's own types (contract §4.3, §4.4).
 */
function buildBody(payload, definition) {
    const notifications = payload.notifications.map(({ input }) => input);
    return {
        workflow_key: payload.workflowKey,
        project_key: payload.projectKey,
        parameters: payload.parameters.map((parameter) => bodyParameter(parameter, definition)),
        inputs: payload.jobs.map(({ name, type, parameters }) => {
            const jobType = type ?? (definition && (0,_definition_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .findJob */ .p)(definition, name)?.type);
            return { job_name: name, ...(jobType === undefined ? {} : { job_type: jobType }), parameters };
        }),
        ...(notifications.length === 0 ? {} : { notify_inputs: notifications }),
    };
}
function bodyParameter(parameter, definition) {
    const { name, value, repo } = parameter;
    const type = parameter.type ?? definition?.params.find((param) => param.name === name)?.type;
    return {
        name,
        ...(type === undefined ? {} : { type }),
        ...(value === undefined ? {} : { value }),
        ...(repo === undefined ? {} : { repo }),
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


/***/ }),

/***/ 8292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(799);

/**
 * Registers values as masks, each once: before anything else that the same answer says can be printed. Values of several
 * lines go line by line, as they would be printed: of a whole one the runner makes masks of all its lines, and one for the
 * `{` that a JSON key begins with would riddle the log (runner contract §2).
 */
function maskSecrets(values, masked, runner) {
    for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
        if (masked.has(value) || value.length < _find_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .vb)
            continue;
        masked.add(value);
        runner.mask(value);
    }
}


/***/ }),

/***/ 1674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tc: () => (/* binding */ readTaskBornAfter),
/* harmony export */   Uf: () => (/* binding */ readTaskOrConclude),
/* harmony export */   dx: () => (/* binding */ conclusionOfError),
/* harmony export */   gv: () => (/* binding */ readTask),
/* harmony export */   tW: () => (/* binding */ isOlder)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8292);


/** Reads a task that somebody else started, and masks what its answer carries before anything of it can be printed. */
async function readTask(task, { zadig, runner, signal }) {
    const found = await zadig.getTask(task, { signal });
    (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(found.secrets, new Set(), runner);
    return found;
}
/** Milliseconds that reading the definition may keep trying: it only confirms what the task says. */
const DEFINITION_MS = 10_000;
/**
 * As `readTask`, for a step that goes on with the task and whose `conclusion` is read by others: a task that is older than
 * its workflow is not believed, and where the task can't be read, it says at least of which kind that was.
 */
async function readTaskOrConclude(ref, deps) {
    try {
        const found = await readTask(ref, deps);
        const bornAfter = await definedAt(found, deps);
        if (!isOlder(found, bornAfter))
            return { task: found, bornAfter };
        const task = await readTaskBornAfter(ref, bornAfter, {}, deps);
        (0,_secrets_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .Q)(task.secrets, new Set(), deps.runner);
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
/** What a step says that could not read its task: whether Zadig was unreachable, or nobody can tell. */
function conclusionOfError(thrown, signal) {
    if (signal.aborted)
        return 'cancelled';
    return thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown';
}
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE(`Zadig answered with an older task of the same number, ${task.taskId}`, {
        kind: 'protocol',
        method: 'GET',
        path: '/openapi/workflows/custom/task',
        delivery: 'answered',
        attempts: 1,
        advice: 'The workflow was deleted and created again, so that its numbers began anew. Look at the newest task in Zadig.',
    });
}


/***/ }),

/***/ 1903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ carries),
/* harmony export */   Pe: () => (/* binding */ withMarker),
/* harmony export */   Rj: () => (/* binding */ fingerprint),
/* harmony export */   _$: () => (/* binding */ correlate)
/* harmony export */ });
/* unused harmony export runMarker */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _payload_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8805);
/* harmony import */ var _secrets_hide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64);



/**
 * Makes the marker for a payload; `undefined` where the user named no variable for it.
 *
 * @param credentials values that the marker, which others see, tells nothing of
 */
function correlate(payload, parameter, identity, credentials) {
    if (parameter === '')
        return undefined;
    if (payload.parameters.some(({ name }) => name === parameter)) {
        const message = `\`${parameter}\` is set in \`parameters\` too. The action gives it a value of its own.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ path: 'correlation-parameter', message }]);
    }
    const body = (0,_secrets_hide_js__WEBPACK_IMPORTED_MODULE_1__/* .hideSecrets */ .s0)((0,_payload_body_js__WEBPACK_IMPORTED_MODULE_2__/* .buildBody */ .z)(payload), credentials);
    const earlier = (identity.runAttempt ?? 1) - 1;
    const attempts = Array.from({ length: earlier }, (_, index) => earlier - index);
    return {
        parameter,
        marker: runMarker(identity, body),
        earlier: attempts.map((attempt) => runMarker(identity, body, attempt)),
    };
}
/** The payload with its marker in place. */
function withMarker(payload, correlation) {
    if (correlation === undefined)
        return payload;
    const { parameter, marker } = correlation;
    const entry = { name: parameter, type: undefined, value: marker, repo: undefined, path: 'correlation-parameter' };
    return { ...payload, parameters: [...payload.parameters, entry] };
}
/**
 * The marker that a task carries in the user's `correlation-parameter`: readable for the run, with a hash for what a run
 * can have several of: jobs of a matrix, steps, payloads. It stays the same over re-runs but for its last part.
 *
 * @param payload what else tells two triggers of one run apart; anything that prints as JSON
 */
function runMarker(identity, payload, attempt = identity.runAttempt ?? 1) {
    const { repository, runId, job, matrix, step } = identity;
    return `github-${runId}-${fingerprint(JSON.stringify([repository, job, matrix, step, payload]))}-${attempt}`;
}
/** 64 bits in two halves, after FNV-1a: short and even, to tell texts apart; nothing that keeps a secret. */
function fingerprint(text) {
    let low = 0x811c9dc5;
    let high = 0x01000193;
    for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        low = Math.imul(low ^ unit, 0x01000193);
        high = Math.imul(high ^ unit, 0x85ebca6b);
    }
    return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
/** Whether a task has our marker. */
function carries(task, { parameter, marker }) {
    return task.params.some(({ name, value }) => name === parameter && value === marker);
}


/***/ }),

/***/ 6017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ findEarlierTask),
/* harmony export */   M: () => (/* binding */ taskPages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1872);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(570);
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1903);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1674);





/** Tasks whose detail is read: the list shows no parameters (contract §3.6), so each costs a request. */
const MAX_READ = 200;
/** GitHub runs a job again up to 30 days after the run began; the job may then wait a day for a runner. */
const LOOK_BACK_MS = 31 * 24 * 3_600_000;
/** How far apart the clocks of GitHub and of Zadig may be. */
const CLOCKS_MS = 3_600_000;
/**
 * The newest task that an earlier attempt of this same step started, found by the markers of those attempts: looked for
 * page by page until the tasks are older than the first attempt can be. Undefined where there is none.
 *
 * Throws an ActionError where too many tasks could be the one, since a new task beside a running one is what the user
 * wanted to avoid, and a ZadigError where Zadig can't be asked.
 */
async function findEarlierTask({ projectKey, workflowKey, creator, correlation, eventTime, definedAt }, deps) {
    const { parameter, earlier } = correlation;
    let read = 0;
    for await (const { entries, serverTime } of taskPages({ projectKey, workflowKey }, deps)) {
        const now = serverTime ?? deps.clock.now();
        const since = Math.max(now - LOOK_BACK_MS, eventTime - CLOCKS_MS, definedAt * 1_000);
        for (const { taskId, createTime, creator: by } of entries) {
            if (createTime * 1_000 < since)
                return undefined;
            if (creator !== '' && by !== creator)
                continue;
            if (read >= MAX_READ)
                throw tooMany(correlation, createTime);
            read += 1;
            const task = await (0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_3__/* .readTaskBornAfter */ .Tc)({ workflowKey, taskId }, createTime, {}, deps);
            if (earlier.some((marker) => (0,_correlation_js__WEBPACK_IMPORTED_MODULE_2__/* .carries */ .ED)(task, { parameter, marker })))
                return task;
        }
    }
    return undefined;
}
function tooMany({ parameter, earlier }, reachedAt) {
    const first = earlier.at(-1) ?? '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`Whether an earlier attempt of this job has started a task is not known: its marker is in none of the newest ${MAX_READ} tasks, and older ones than ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInstant */ .r4)(reachedAt * 1_000)} were not read. Nothing was triggered`, {
        advice: `Look in Zadig for a task whose variable ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_4__/* .sanitizeLine */ .g$)(parameter, 80)} is ${first.replace(/\d+$/, '')} and the number of an attempt. To start a new task, run the workflow anew instead of again, or set \`on-rerun: new\`.`,
    });
}
/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100;
/** Lists a workflow's tasks page by page, newest first, until the list ends. Throws what `listTasks` throws. */
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


/***/ })

};
