export const id = 752;
export const ids = [752];
export const modules = {

/***/ 5371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp),
/* harmony export */   isUnsettled: () => (/* binding */ isUnsettled)
/* harmony export */ });
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1872);
/* harmony import */ var _task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2248);
/* harmony import */ var _trigger_lost_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7299);



/**
 * A post step has no signal ladder of its own and delays the end of the job: all in all it tries for 90 s at most, and for
 * 3 minutes where GitHub's rate limit asks to wait. A cancelled job has 4 min 45 s for all (runner contract §4.2).
 */
const REQUEST_TIMEOUT_MS = 8_000;
const SEARCH_MS = 40_000;
const CANCEL_UNTIL_MS = 80_000;
/** GitHub's reports are written after that. */
const CANCEL_UNTIL_WITH_REPORTS_MS = 70_000;
const REPORTS_UNTIL_MS = 180_000;
const LOOKS_MS = [0, 2_000, 5_000, 8_000, 15_000];
/**
 * Whether the main step ended before it had said all: there is, or may be, a task that nobody looks after, or something
 * on GitHub that would say for ever that a task is under way.
 */
function isUnsettled(state) {
    return mayRun(state) || state.reports.length > 0;
}
function mayRun({ phase }) {
    return phase === 'triggering' || phase === 'following' || phase === 'cancelling';
}
/**
 * The post step: cancels what a main step left running that was killed before it could, and closes what it left open on
 * GitHub. Says nothing where all is well, and never fails the job.
 */
async function cleanUp(inputs, state, deps) {
    const until = deps.clock.now() + REPORTS_UNTIL_MS;
    const became = mayRun(state) ? await cancelWhatRuns(inputs, state, deps) : LEFT_ALONE;
    if (state.reports.length === 0)
        return;
    const { closeReports } = await Promise.all(/* import() */[__webpack_require__.e(889), __webpack_require__.e(933)]).then(__webpack_require__.bind(__webpack_require__, 1933));
    await closeReports(state.reports, became, until, { ...deps, github: deps.github(inputs.githubToken) });
}
const LEFT_ALONE = 'may still run in Zadig';
/** @returns what became of the task, as the rest of a sentence */
async function cancelWhatRuns(inputs, state, deps) {
    if (!inputs.cancelOnAbort && state.phase !== 'cancelling') {
        await deps.runner.print('The step ended early; `cancel-on-abort` is false, so the task in Zadig is left as it is.\n');
        return LEFT_ALONE;
    }
    const startedAt = deps.clock.now();
    const task = state.taskId === undefined
        ? await find(inputs, state, deps)
        : { workflowKey: inputs.workflowKey, taskId: state.taskId };
    if (task === undefined)
        return LEFT_ALONE;
    const until = state.reports.length === 0 ? CANCEL_UNTIL_MS : CANCEL_UNTIL_WITH_REPORTS_MS;
    const confirmFor = startedAt + until - deps.clock.now();
    const timeouts = { readTimeout: REQUEST_TIMEOUT_MS, cancelTimeout: REQUEST_TIMEOUT_MS };
    const cancelled = await (0,_task_control_cancel_task_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelTask */ .y)({ task, ...timeouts, confirmFor }, deps);
    if (cancelled.kind !== 'unconfirmed')
        return `is ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)(cancelled.task.status, 40)} in Zadig`;
    deps.runner.annotate('warning', {
        title: 'Zadig task may still run',
        message: `The step ended early, and Zadig did not confirm that task ${task.taskId} of ${inputs.workflowKey} was cancelled: look at it.`,
    });
    return LEFT_ALONE;
}
/** The main step ended before it had an answer: a task may be there all the same. */
async function find(inputs, state, deps) {
    await deps.runner.print('The step ended before Zadig had answered the trigger. Looking for a task …\n');
    const correlation = state.marker === '' ? undefined : { parameter: inputs.correlationParameter, marker: state.marker };
    const lost = { ...inputs, ...state, creator: deps.creator, lostAt: state.sentAt, correlation };
    const search = { looks: LOOKS_MS, withinMs: SEARCH_MS, requestTimeout: REQUEST_TIMEOUT_MS };
    const found = await (0,_trigger_lost_task_js__WEBPACK_IMPORTED_MODULE_1__/* .findLostTask */ .z)(lost, deps, search);
    switch (found.kind) {
        case 'one':
            return { workflowKey: inputs.workflowKey, taskId: found.task.id };
        case 'none':
            await deps.runner.print('There is none.\n');
            return undefined;
        case 'unsure':
            return warn(`task ${found.tasks.map(({ id }) => id).join(', ')} could be its own and may still run. Nothing was cancelled: look there.`);
        case 'unreadable':
            return warn(`Zadig could not be asked whether there is a task: ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)(found.error.message)}`);
    }
    function warn(what) {
        deps.runner.annotate('warning', {
            title: 'Zadig task not known',
            message: `The step ended while it triggered ${inputs.workflowKey}, and ${what}`,
        });
    }
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

/***/ 2248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cancelTask)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1872);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);



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
            const why = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .gJ)(thrown));
            if (why !== told)
                await runner.print(`Zadig did not take the cancel: ${why}\n`);
            told = why;
            return false;
        }
    }
    const before = await read();
    if (before !== undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(before.status)) {
        await runner.print(`Task ${task.taskId} has ended already (${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)(before.status, 40)}); nothing to cancel.\n`);
        return { kind: 'finished', task: before };
    }
    await runner.print(`Cancelling task ${task.taskId} in Zadig …\n`);
    let taken = await send();
    for (let again = false;; again = true) {
        const after = await read();
        if (after !== undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(after.status)) {
            await runner.print(`Task ${task.taskId} is ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitizeLine */ .g$)(after.status, 40)} in Zadig.\n`);
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
    return refusal instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE && refusal.delivery === 'answered' && refusal.kind !== 'unreachable';
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

/***/ 6877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ matchesExpected),
/* harmony export */   _: () => (/* binding */ expectedTask)
/* harmony export */ });
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1903);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(417);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6279);



/**
 * What a body asks for. Credentials are left out: the runner's debug log shows what is kept, and a weak one could be
 * guessed from its fingerprint.
 */
function expectedTask(body, credentials) {
    const parameters = {};
    for (const { name, value } of body.parameters) {
        if (value !== undefined && !credentials.includes(value))
            parameters[name] = (0,_correlation_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprint */ .Rj)(value);
    }
    const jobs = body.inputs.map((input) => ({
        name: input.job_name,
        targets: targetsIn(input.parameters['service_list']),
        environment: textOf(input.parameters['env_name']),
    }));
    return { jobs, parameters };
}
/**
 * Whether a task has what was asked for, as far as a task tells: its variables, jobs, build and deploy targets and
 * environments. Another run with the same wishes looks the same.
 */
function matchesExpected(task, asked) {
    const values = new Map(task.params.map(({ name, value }) => [name, (0,_correlation_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprint */ .Rj)(value)]));
    const jobs = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .groupBy */ .$z)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsOf */ .a)(task), ({ originName }) => originName);
    return (
    // Nothing asked for is no wish that a server takes (contract §4.3); it stands for a state that can't be read.
    asked.jobs.length > 0 &&
        Object.entries(asked.parameters).every(([name, value]) => values.get(name) === value) &&
        [...jobs].every(([origin, ran]) => origin === '' || matchesJob(ran, asked.jobs, origin)));
}
function matchesJob(ran, asked, origin) {
    // Of two entries for one job the server takes the last (contract §4.3).
    const wish = asked.findLast(({ name }) => name === origin);
    if (wish === undefined)
        return false;
    const environments = ran.flatMap(({ environment }) => environment?.name ?? []);
    if (wish.environment !== '' && environments.some((name) => name !== wish.environment))
        return false;
    const targets = ran.flatMap((job) => targetsOf(job, origin));
    const wished = wish.targets.map(({ service, module }) => ran[0]?.type === 'zadig-build' ? `${service}-${module}` : service);
    return targets.length === 0 || wished.length === 0 || isSameSet(targets, wished);
}
/** What a job task works on, as far as it shows that before it has run; of a deployment only the services (contract §4.5). */
function targetsOf({ type, displayName, environment }, origin) {
    if (type === 'zadig-build' && displayName.startsWith(`${origin}-`))
        return [displayName.slice(origin.length + 1)];
    return type === 'zadig-deploy' ? (environment?.services ?? []).map(({ service }) => service) : [];
}
function targetsIn(list) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap((entry) => {
        if (typeof entry !== 'object' || entry === null || !('service_name' in entry))
            return [];
        const module = 'service_module' in entry ? entry.service_module : undefined;
        return [{ service: textOf(entry.service_name), module: textOf(module) }];
    });
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
function isSameSet(one, other) {
    return new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === new Set(other).size;
}


/***/ }),

/***/ 7299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ LOOKS_MS),
/* harmony export */   z: () => (/* binding */ findLostTask)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _expected_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6877);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1674);
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1903);




/** A minute in all: creating a task takes seconds, and goes on after our request has timed out. */
const LOOKS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** By then the server has made the task or will not: before, a look-alike's being alone proves nothing. */
const SETTLED_MS = 15_000;
/** Server times are whole seconds, and so is the `Date` header that the skew is measured by. */
const ROUNDING_MS = 2_000;
/** A task that appears later than this after the answer was given up belongs to somebody else. */
const LATEST_MS = 60_000;
const PAGE_SIZE = 20;
/**
 * Looks for the task that a POST without an answer may have created (contract §9.3): newest tasks of the workflow, by
 * creator, time window and marker, or by what was asked for where there is no marker. A single look-alike without a
 * marker is believed only when it is still the only one after a while, and only when we know who we are. Rejects with the
 * signal's reason, and never with a ZadigError.
 */
async function findLostTask(lost, deps, { looks, withinMs, requestTimeout }) {
    const { clock, signal } = deps;
    const until = clock.now() + withinMs;
    const candidates = new Map();
    let failure;
    for (const pause of looks) {
        if (failure !== undefined && clock.now() + pause > until)
            break;
        await clock.sleep(pause, signal);
        const call = () => ({
            signal,
            outageTimeout: Math.max(0, until - clock.now()),
            ...(requestTimeout === undefined ? {} : { requestTimeout }),
        });
        try {
            for (const task of await lookAlikes(lost, deps, call))
                candidates.set(task.id, task);
            failure = undefined;
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .YE))
                throw thrown;
            failure = thrown;
        }
        const [task, ...others] = candidates.values();
        if (others.length > 0)
            break;
        if (task !== undefined && failure === undefined && isSure(lost, clock.now()))
            return { kind: 'one', task };
    }
    if (candidates.size > 0)
        return { kind: 'unsure', tasks: [...candidates.values()] };
    return failure === undefined ? { kind: 'none' } : { kind: 'unreadable', error: failure };
}
/** Whether the only candidate can be believed now. */
function isSure({ correlation, creator, lostAt }, now) {
    return correlation !== undefined || (creator !== '' && now >= lostAt + SETTLED_MS);
}
async function lookAlikes(lost, { zadig, clock }, call) {
    const { projectKey, workflowKey, correlation, asked } = lost;
    const page = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: PAGE_SIZE }, call());
    const skew = page.serverTime === undefined ? 0 : page.serverTime - clock.now();
    const tasks = [];
    for (const entry of page.tasks.filter((candidate) => isNear(candidate, lost, skew))) {
        const task = await zadig.getTask({ workflowKey, taskId: entry.taskId }, call());
        // The old task of that number, of a workflow that was created again (contract §5.7): the next look may have the new one.
        if ((0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_2__/* .isOlder */ .tW)(task, entry.createTime))
            continue;
        if (correlation === undefined ? (0,_expected_task_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesExpected */ .E)(task, asked) : (0,_correlation_js__WEBPACK_IMPORTED_MODULE_3__/* .carries */ .ED)(task, correlation))
            tasks.push(task);
    }
    return tasks;
}
function isNear(entry, { creator, sentAt, lostAt }, skew) {
    const created = entry.createTime * 1_000 - skew;
    const byUs = creator === '' || entry.creator === creator;
    return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS;
}


/***/ })

};
