export const id = 79;
export const ids = [79];
export const modules = {

/***/ 9052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ askedBy),
/* harmony export */   q: () => (/* binding */ couldBeOurs)
/* harmony export */ });
/* harmony import */ var _payload_run_marker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(595);
/* harmony import */ var _task_group_by_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7997);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6279);



/**
 * What a body asks for. Credentials are left out: the runner's debug log shows what is kept, and a weak one could be
 * guessed from its fingerprint.
 */
function askedBy(body, credentials) {
    const parameters = {};
    for (const { name, value } of body.parameters) {
        if (value !== undefined && !credentials.includes(value))
            parameters[name] = (0,_payload_run_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprint */ .R)(value);
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
function couldBeOurs(task, asked) {
    const values = new Map(task.params.map(({ name, value }) => [name, (0,_payload_run_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprint */ .R)(value)]));
    const jobs = (0,_task_group_by_js__WEBPACK_IMPORTED_MODULE_1__/* .groupBy */ .$)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsOf */ .a)(task), ({ originName }) => originName);
    return (
    // Nothing asked for is no wish that a server takes (contract §4.3); it stands for a state that can't be read.
    asked.jobs.length > 0 &&
        Object.entries(asked.parameters).every(([name, value]) => values.get(name) === value) &&
        [...jobs].every(([origin, ran]) => origin === '' || isAskedFor(ran, asked.jobs, origin)));
}
function isAskedFor(ran, asked, origin) {
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

/***/ 9799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ carries),
/* harmony export */   gf: () => (/* binding */ LOOKS_MS),
/* harmony export */   zv: () => (/* binding */ findLostTask)
/* harmony export */ });
/* harmony import */ var _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
/* harmony import */ var _asked_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9052);
/* harmony import */ var _read_task_born_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6791);



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
            if (!(thrown instanceof _ports_zadig_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ZadigError */ .Y))
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
        if ((0,_read_task_born_after_js__WEBPACK_IMPORTED_MODULE_1__/* .isOlder */ .t)(task, entry.createTime))
            continue;
        if (correlation === undefined ? (0,_asked_js__WEBPACK_IMPORTED_MODULE_2__/* .couldBeOurs */ .q)(task, asked) : carries(task, correlation))
            tasks.push(task);
    }
    return tasks;
}
function isNear(entry, { creator, sentAt, lostAt }, skew) {
    const created = entry.createTime * 1_000 - skew;
    const byUs = creator === '' || entry.creator === creator;
    return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS;
}
/** Whether a task has our marker. */
function carries(task, { parameter, marker }) {
    return task.params.some(({ name, value }) => name === parameter && value === marker);
}


/***/ }),

/***/ 6079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/payload/github-event.js
var github_event = __webpack_require__(3503);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(6279);
;// CONCATENATED MODULE: ./build/payload/missing-jobs.js

/**
 * The jobs that the payload lists and the task does not have. The server drops a job with nothing to work on and says
 * nothing (contract §4.5), while all jobs that will run are in the task from its creation on (contract §5.7).
 */
function missingJobs(payload, task) {
    const jobs = (0,task_task/* jobsOf */.a)(task);
    // Before Zadig 3.3 a job task doesn't say which job it is of; its name only contains that name somewhere.
    const named = jobs.some(({ originName }) => originName !== '');
    return payload.jobs.filter(({ name }) => !jobs.some((job) => named ? job.originName === name : job.name.includes(name) || job.displayName.includes(name)));
}

// EXTERNAL MODULE: ./build/payload/lookup.js
var lookup = __webpack_require__(7935);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/payload/validate.js

/** Reads raw input by a schema; on failure every problem, its path starting at `path`. */
function validate(schema, raw, path) {
    const result = dist/* safeParse */.xLC(schema, raw);
    if (result.success)
        return { ok: true, value: result.output };
    const problems = result.issues.map((issue) => ({
        path: pathOf(path, ...(issue.path ?? []).map(({ key }) => key)),
        message: issue.message,
    }));
    return { ok: false, problems };
}
/** `inputs.deploy.service_list[1].image_name`: names that aren't plain words go in brackets. */
function pathOf(base, ...keys) {
    return keys.reduce((path, key) => {
        if (typeof key === 'number')
            return `${path}[${key}]`;
        const name = String(key);
        return /^[\w-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
    }, base);
}

;// CONCATENATED MODULE: ./build/payload/requested-repos.js


/** The fields that name what an item of each list is. */
const LISTS = {
    service_list: ['service_name', 'service_module'],
    services: ['service_name', 'service_module'],
    testing_list: ['testing_name'],
    scanning_list: ['scanning_name'],
};
/** Every `repo_info` entry in a job's parameters, whatever its type (contract §4.5). */
function requestedRepos(parameters, path = '') {
    const entries = (item, at, target) => ((0,lookup/* mappingsAt */.f)(item, 'repo_info') ?? []).map((entry, index) => ({
        target,
        path: pathOf(at, 'repo_info', index),
        entry,
    }));
    return [
        ...entries(parameters, path, []),
        ...Object.entries(LISTS).flatMap(([list, names]) => ((0,lookup/* mappingsAt */.f)(parameters, list) ?? []).flatMap((item, index) => entries(item, pathOf(path, list, index), names.map((name) => (0,lookup/* textAt */.$6)(item, name))))),
    ];
}

;// CONCATENATED MODULE: ./build/payload/requested-commits.js


/** The commits that a body asks for. The server only looks at one beside `enable_commit` (contract §4.5). */
function requestedCommits(body) {
    return body.inputs.flatMap((input) => requestedRepos(input.parameters)
        .filter(({ entry }) => (0,lookup/* flagAt */.Qc)(entry, 'enable_commit') && (0,lookup/* textAt */.$6)(entry, 'commit_id') !== '')
        .map(({ target, entry }) => ({
        job: input.job_name,
        target,
        namespace: (0,lookup/* textAt */.$6)(entry, 'repo_namespace'),
        name: (0,lookup/* textAt */.$6)(entry, 'repo_name'),
        commit: (0,lookup/* textAt */.$6)(entry, 'commit_id'),
    })));
}

// EXTERNAL MODULE: ./build/ports/zadig-error.js
var zadig_error = __webpack_require__(3579);
// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __webpack_require__(6337);
// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/report/source-words.js
var source_words = __webpack_require__(6374);
// EXTERNAL MODULE: ./build/task/outcome.js
var task_outcome = __webpack_require__(9356);
// EXTERNAL MODULE: ./build/task/sources.js + 1 modules
var sources = __webpack_require__(445);
// EXTERNAL MODULE: ./build/report/hide-secrets.js
var hide_secrets = __webpack_require__(3031);
// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __webpack_require__(192);
// EXTERNAL MODULE: ./build/report/text-block.js
var text_block = __webpack_require__(4124);
;// CONCATENATED MODULE: ./build/actions/dry-run.js



/** Shows the request body that would be sent, with credentials as `***`, and sets it as an output; nothing is sent. */
async function dryRun({ body, credentials, plan }, runner) {
    const text = JSON.stringify((0,hide_secrets/* hideSecrets */.s0)(body, credentials), undefined, 2);
    await runner.print(`The body that would be sent:\n${(0,text_block/* textBlock */.f)(text, 10_000)}\n`);
    if (plan === undefined)
        await runner.print('With `preflight: off` only values that the payload itself marks as credentials are hidden.\n');
    runner.setOutput('payload', (0,output_text/* jsonLines */.i)((0,hide_secrets/* hideSecrets */.s0)(body, credentials)));
    const sentence = 'Dry run: nothing was triggered.';
    await runner.print(`${sentence}\n`);
    return { passed: true, sentence, advice: '' };
}

;// CONCATENATED MODULE: ./build/payload/definition.js
/** All jobs of a workflow, in the order in which its stages and they run. */
function definedJobs(definition) {
    return definition.stages.flatMap(({ jobs }) => jobs);
}
/** The job of exactly this name. */
function findJob(definition, name) {
    return definedJobs(definition).find((job) => job.name === name);
}

;// CONCATENATED MODULE: ./build/payload/body.js

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
            const jobType = type ?? (definition && findJob(definition, name)?.type);
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

// EXTERNAL MODULE: ./build/payload/nearest.js
var nearest = __webpack_require__(3391);
;// CONCATENATED MODULE: ./build/payload/checks.js



// What several job types check against the definition's lists. An undefined list means that the definition has none:
// then nothing can be known to be wrong.
/**
 * A problem when a name is not among those that the definition lists. `consequence` is what Zadig would do with it: in
 * most places, nothing.
 */
function checkName(what, name, known, path, consequence = ', and Zadig would ignore it without a word') {
    if (known === undefined || known.includes(name))
        return [];
    return [{ path, message: `The job has no ${what} ${(0,nearest/* quoted */.TL)(name)}${consequence}.${(0,nearest/* didYouMean */.au)(name, known)}` }];
}
/** `service/module` */
function moduleName({ service_name, service_module }) {
    return `${service_name}/${service_module}`;
}
/** The entry of a definition's list that has this service and module. */
function findModule(known, wanted) {
    return known?.find((spec) => specModule(spec) === moduleName(wanted));
}
/** Problems with services and modules that the definition's list does not have; without the list there are none. */
function checkModules(wanted, known, path) {
    const names = known?.map(specModule);
    return wanted.flatMap((item, index) => checkName('service module', moduleName(item), names, pathOf(path, index)));
}
function specModule(spec) {
    return `${(0,lookup/* textAt */.$6)(spec, 'service_name')}/${(0,lookup/* textAt */.$6)(spec, 'service_module')}`;
}
/**
 * Problems with variables: unknown ones, which Zadig ignores, and values that are not among a variable's choices,
 * which it takes as they are. `known` has a variable's name under `key` (`name` in plugins and patches).
 */
function checkVariables(wanted, known, path) {
    if (known === undefined)
        return [];
    const variables = new Map(known.map((spec) => [(0,lookup/* textAt */.$6)(spec, 'key') || (0,lookup/* textAt */.$6)(spec, 'name'), spec]));
    return (wanted ?? []).flatMap(({ key, value }) => {
        const spec = variables.get(key);
        const at = pathOf(path, key);
        if (spec === undefined)
            return checkName('variable', key, [...variables.keys()], at);
        return checkChoice(value, (0,lookup/* textAt */.$6)(spec, 'type'), (0,lookup/* textsAt */.i1)(spec, 'choice_option'), at);
    });
}
function checkChoice(value, type, choices, path) {
    if (choices.length === 0 || (type !== 'choice' && type !== 'multi-select'))
        return [];
    const chosen = type === 'choice' ? [value] : value.split(',').filter((part) => part !== '');
    return chosen
        .filter((choice) => !choices.includes(choice))
        .map((choice) => ({ path, message: `${(0,nearest/* quotedValue */.A0)(choice)} is not one of the choices: ${(0,nearest/* quotedList */.p4)(choices)}.` }));
}
/** Problems with repositories that are not configured and that Zadig would ignore. An empty list says nothing. */
function checkRepos(wanted, known, path) {
    if (known === undefined || known.length === 0)
        return [];
    const names = known.map(repoName);
    return (wanted ?? []).flatMap(({ repo_namespace, repo_name }, index) => repo_namespace === undefined || repo_name === undefined
        ? []
        : checkName('repository', `${repo_namespace}/${repo_name}`, names, pathOf(path, index)));
}
/** `namespace/name` of a configured repository. */
function repoName(spec) {
    return `${(0,lookup/* textAt */.$6)(spec, 'repo_namespace') || (0,lookup/* textAt */.$6)(spec, 'repo_owner')}/${(0,lookup/* textAt */.$6)(spec, 'repo_name')}`;
}
/** The stored repositories that a `repo_info` leaves out; none where it is absent or empty, which leaves all in place. */
function leftOutRepos(item, stored) {
    const listed = ((0,lookup/* mappingsAt */.f)(item, 'repo_info') ?? []).map(repoName);
    if (listed.length === 0)
        return [];
    return ((0,lookup/* mappingsAt */.f)(stored, 'repos') ?? []).filter((repo) => !listed.includes(repoName(repo)));
}
/** A list of the definition that may be out of date: an empty one says nothing. */
function unlessEmpty(known) {
    return known === undefined || known.length === 0 ? undefined : known;
}
/** Whether a job works on services, by a key of its stored document; without the key, whether it is given any. */
function worksOnServices(spec, key, word, given) {
    return (0,lookup/* isMapping */.pi)(spec) && key in spec ? spec[key] === word : given;
}

;// CONCATENATED MODULE: ./build/payload/fields.js



// The kinds of field that the API's payload is made of. Each takes what YAML text gives (every scalar is text there) as
// well as JSON's own numbers and booleans, gives what the API wants on the wire (contract §4.5: every `value` is a
// string), and carries its description and its message: validation, types and the JSON Schema all come from here.
/** Text, which may be empty. */
function fields_text(description) {
    const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()], ({ input }) => `It must be text${found(input)}.`);
    return dist/* pipe */.FsL(scalar, dist/* description */.h_(description), dist/* transform */.pdi((value) => (value === null ? '' : String(value))));
}
/** Text that must not be empty. */
function word(description) {
    const scalar = dist/* union */.KCZ([dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq('It must not be empty.')), dist/* number */.aig(), dist/* boolean */.zMY()], ({ input }) => `It must be text${found(input)}.`);
    return dist/* pipe */.FsL(scalar, dist/* description */.h_(description), dist/* transform */.pdi(String));
}
function noInteger({ input }) {
    return `It must be a whole number${found(input)}.`;
}
function noFlag({ input }) {
    return `It must be \`true\` or \`false\`${found(input)}.`;
}
/** A whole number that is not negative. */
function integer(description) {
    const number = dist/* union */.KCZ([
        dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(noInteger), dist/* minValue */.Wwf(0, noInteger)),
        dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{1,15}$/, noInteger)),
    ], noInteger);
    return dist/* pipe */.FsL(number, dist/* description */.h_(description), dist/* transform */.pdi(Number));
}
/** A boolean. */
function flag(description) {
    const boolean = dist/* union */.KCZ([dist/* boolean */.zMY(), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:true|True|TRUE|false|False|FALSE)$/, noFlag))], noFlag);
    return dist/* pipe */.FsL(boolean, dist/* description */.h_(description), dist/* transform */.pdi((value) => String(value).toLowerCase() === 'true'));
}
/** One of a few words. */
function oneOf(words, description) {
    const list = words.map((option) => `\`${option}\``).join(', ');
    return dist/* pipe */.FsL(dist/* picklist */.KIO(words, ({ input }) => `It must be one of ${list}${found(input)}.`), dist/* description */.h_(description));
}
/** A list of at least `min` items. */
function listOf(item, description, min = 0) {
    return dist/* pipe */.FsL(dist/* array */.YOg(item, ({ input }) => `It must be a list${found(input)}.`), dist/* minLength */.BpQ(min, 'It must have at least one item: with an empty list the job silently does nothing.'), dist/* description */.h_(description));
}
/** A mapping with exactly these fields: a missing one and an unknown one are both problems. */
function fields(entries) {
    return dist/* strictObject */.rej(entries, ({ input, expected, path }) => {
        // Valibot reports the mapping itself, a missing field and an unknown field through this one message.
        if (expected === 'Object')
            return `It must be a mapping${found(input)}.`;
        if (expected !== 'never')
            return 'It is required.';
        const key = path?.at(-1)?.key;
        return `There is no such field.${typeof key === 'string' ? (0,nearest/* didYouMean */.au)(key, Object.keys(entries)) : ''}`;
    });
}
/** A mapping in the short form or a list in the API's form, both read to the same value. */
function mappingOrList(mapping, list) {
    const both = dist/* union */.KCZ([mapping, list]);
    // The input chooses, so that problems are those of the form that was written. The JSON Schema generator asks without
    // an input and gets both forms.
    return dist/* lazy */.RZV((input) => {
        if (input === undefined)
            return both;
        if (Array.isArray(input))
            return list;
        return UNSAFE_NAMES.some((name) => (0,lookup/* isMapping */.pi)(input) && Object.hasOwn(input, name)) ? namedUnsafely : mapping;
    });
}
/** Keys that valibot drops from a mapping and says nothing, since whoever assigns them changes what an object is. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype'];
const namedUnsafely = dist/* never */.ZmZ("The names `__proto__`, `constructor` and `prototype` can only be written in the API's list.");
/** At least one of these sets of fields must be there whole. The first set that is there in part is the one meant. */
function requireOneOf(sets) {
    const action = missingFields((has) => {
        if (sets.some((set) => set.every(has)))
            return [];
        const meant = sets.find((set) => set.some(has)) ?? sets.at(-1) ?? [];
        return meant.filter((field) => !has(field)).map((field) => [field, 'It is required.']);
    });
    return { ...action, requireOneOf: sets };
}
/** A field that the server only looks at beside another one. */
function requires(field, other) {
    const action = missingFields((has) => has(field) && !has(other) ? [[other, `It is required beside \`${field}\`, which is ignored without it.`]] : []);
    return { ...action, requires: [field, other] };
}
function missingFields(missing) {
    return dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        if (!dataset.typed)
            return;
        const input = Object.fromEntries(Object.entries(dataset.value));
        for (const [key, message] of missing((field) => Object.hasOwn(input, field))) {
            addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: undefined }] });
        }
    });
}
/** No two items of a list may agree: the server takes the last, or both, and says nothing. */
function distinct(keyOf, what) {
    return dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        if (!dataset.typed)
            return;
        const seen = new Set();
        dataset.value.forEach((item, key) => {
            const name = keyOf(item);
            if (seen.has(name)) {
                const input = dataset.value;
                addIssue({
                    message: `The ${what} \`${name}\` is there twice.`,
                    path: [{ type: 'array', origin: 'value', input, key, value: item }],
                });
            }
            seen.add(name);
        });
    });
}
/** What was found where something else was wanted, as the end of a sentence. */
function found(input) {
    if (input === undefined)
        return '';
    if (input === null || input === '')
        return ', but it is empty';
    if (Array.isArray(input))
        return ', but it is a list';
    if (typeof input === 'object')
        return ', but it is a mapping';
    const value = typeof input === 'string' ? input : JSON.stringify(input);
    // Whole or not at all: the runner's masks would not know a secret that is cut.
    if (value.length > 60 || /[\r\n]/.test(value))
        return `, but it is text of ${value.length} characters`;
    return `, but it is \`${value}\``;
}

;// CONCATENATED MODULE: ./build/payload/key-values.js


/** One variable of a job as the API has it (contract §4.5, `kv`). */
const keyValue = dist/* pipe */.FsL(fields({
    key: word('Name of the variable.'),
    value: dist/* exactOptional */.yqP(fields_text('Its value. A multi-select variable takes its choices joined by commas.')),
    type: dist/* exactOptional */.yqP(word('Type of the variable; the server uses the one that is configured.')),
    is_credential: dist/* exactOptional */.yqP(flag('Marks the value as a secret: it is masked in the log.')),
    file_id: dist/* exactOptional */.yqP(word('Id of an uploaded file, for variables of type `file` (Zadig after 5.0).')),
    file_name: dist/* exactOptional */.yqP(word('Name of the uploaded file.')),
    file_path: dist/* exactOptional */.yqP(word('Where the job finds the file.')),
}), requireOneOf([['file_id'], ['value']]), 
// The server's field is a plain string, so a file's entry carries an empty one.
dist/* transform */.pdi((entry) => ({ ...entry, value: entry.value ?? '' })));
const list = dist/* pipe */.FsL(listOf(keyValue, "Variables, as the API's list."), distinct(({ key }) => key, 'variable'));
const mapping = dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), fields_text('Value of the variable.'), 'It must be a mapping `KEY: value`, or a list of `key` and `value`.'), dist/* description */.h_('Variables, as `KEY: value`.'), dist/* transform */.pdi((values) => Object.entries(values).map(([key, value]) => ({ key, value }))));
/** A job's variables: `KEY: value`, or the API's list of `{key, value}`. */
const keyValues = mappingOrList(mapping, list);

;// CONCATENATED MODULE: ./build/payload/repo.js


const from = dist/* literal */.euz('github', ({ input }) => `The only word that it takes is \`github\`, not \`${String(input)}\`.`);
const identity = {
    from: dist/* exactOptional */.yqP(dist/* pipe */.FsL(from, dist/* description */.h_('`github` fills in namespace, name, branch, and the pull request or else the commit, from the GitHub event.'))),
    codehost_name: word('Name (alias) of the code host in Zadig.'),
    repo_namespace: dist/* exactOptional */.yqP(word('Owner of the repository: an organisation or a user.')),
    repo_name: dist/* exactOptional */.yqP(word('Name of the repository.')),
    branch: dist/* exactOptional */.yqP(word('Branch to check out, and the one that pull requests are merged into. Left out, the server blanks it.')),
    prs: dist/* exactOptional */.yqP(listOf(integer('Number of a pull request.'), 'Pull requests to merge into the branch.')),
};
const wholeRepo = ['repo_namespace', 'repo_name', 'branch'];
/** One entry of `repo_info` (contract §4.5). */
const repoInfoEntry = dist/* pipe */.FsL(fields({
    ...identity,
    pr: dist/* exactOptional */.yqP(integer('Number of one pull request.')),
    enable_commit: dist/* exactOptional */.yqP(flag('Check out `commit_id` instead of the head of the branch (Zadig ≥ 4.1); a `zadig-build` ignores it and goes by the setting of the build.')),
    commit_id: dist/* exactOptional */.yqP(word('The commit to check out; it needs `enable_commit: true`.')),
    remote_name: dist/* exactOptional */.yqP(word('Name of the git remote; `origin` when left out.')),
    checkout_path: dist/* exactOptional */.yqP(fields_text('Directory to check out into.')),
    submodules: dist/* exactOptional */.yqP(flag('Check out submodules too.')),
    stream: dist/* exactOptional */.yqP(word('Perforce: the stream.')),
    view_mapping: dist/* exactOptional */.yqP(word('Perforce: the view mapping.')),
    changelist_id: dist/* exactOptional */.yqP(integer('Perforce: the changelist.')),
    shelve_id: dist/* exactOptional */.yqP(integer('Perforce: the shelved changelist.')),
}), requireOneOf([['from'], ['stream'], ['view_mapping'], wholeRepo]), requires('commit_id', 'enable_commit'), dist/* transform */.pdi(withoutFrom));
/** The repositories that a service, test, scan or job checks out. */
const repoInfo = listOf(repoInfoEntry, 'Repositories, each with the revision to check out.');
/** The value of a workflow parameter of type `repo` (contract §4.4). It has no commit: it follows the branch. */
const repoValue = dist/* pipe */.FsL(fields(identity), requireOneOf([['from'], wholeRepo]), dist/* transform */.pdi(withoutFrom));
/** `from` is ours: it is filled in before this reads, and never goes over the wire. */
function withoutFrom(entry) {
    const { from: _, ...rest } = entry;
    return rest;
}

;// CONCATENATED MODULE: ./build/payload/service-entry.js




/** A service module with what it is built, tested or scanned from: the same in all the job types that have one. */
const serviceEntry = fields({
    service_name: word('Name of the service.'),
    service_module: word('Name of the service module, which is the container.'),
    repo_info: dist/* exactOptional */.yqP(repoInfo),
    inputs: dist/* exactOptional */.yqP(keyValues),
});

;// CONCATENATED MODULE: ./build/payload/job-types/job-type.js


const nothing = { targets: [], images: [], environment: undefined, notes: [] };
/** One row of the table. `entries` are the fields; `check` and `plan` get them parsed. */
function defineJobType(row) {
    const schema = fields(row.entries);
    return {
        type: row.type,
        title: row.title,
        schema,
        entries: row.entries,
        vanishes: row.vanishes,
        // The schema reads its own output unchanged, so parsing again is how the types come back.
        check(parameters, spec, path) {
            const reading = validate(schema, parameters, path);
            if (!reading.ok)
                return reading.problems;
            return row.check?.(reading.value, spec, path) ?? [];
        },
        plan(parameters, spec) {
            const reading = validate(schema, parameters, '');
            if (!reading.ok)
                return nothing;
            return { ...nothing, ...row.plan?.(reading.value, spec) };
        },
    };
}

;// CONCATENATED MODULE: ./build/payload/job-types/quality.js
// Longer than 200 lines because tests and scans are checked by the same functions.










// Tests and scans work alike: of a product, where everything configured runs and the payload only patches it, or of
// services, where only what the payload lists runs (contract §4.5).
const source = { repo_info: dist/* exactOptional */.yqP(repoInfo), inputs: dist/* exactOptional */.yqP(keyValues) };
const serviceList = dist/* exactOptional */.yqP(dist/* pipe */.FsL(listOf(serviceEntry, 'For a job that works on services (Zadig ≥ 4.2): the service modules to run it for.', 1), distinct(moduleName, 'service module')));
const zadigTest = defineJobType({
    type: 'zadig-test',
    title: 'Run tests',
    entries: {
        testing_list: dist/* exactOptional */.yqP(dist/* pipe */.FsL(listOf(fields({ testing_name: word('Name of the test.'), ...source }), "Tests to run with other repositories or variables. All of the job's tests run, listed or not."), distinct(({ testing_name }) => testing_name, 'test'))),
        service_list: serviceList,
    },
    check: ({ testing_list, service_list }, spec, path) => checkQuality(testKind, testing_list?.map((test) => ({ ...test, name: test.testing_name })), service_list, spec, path),
    plan: ({ testing_list, service_list }, spec) => planQuality(testKind, (testing_list ?? []).map(({ testing_name }) => testing_name), service_list, spec),
});
const zadigScanning = defineJobType({
    type: 'zadig-scanning',
    title: 'Scan code',
    entries: {
        scanning_list: dist/* exactOptional */.yqP(dist/* pipe */.FsL(listOf(fields({ scanning_name: word('Name of the scan.'), ...source }), "Scans to run with other repositories or variables. All of the job's scans run, listed or not."), distinct(({ scanning_name }) => scanning_name, 'scan'))),
        service_list: serviceList,
    },
    check: ({ scanning_list, service_list }, spec, path) => checkQuality(scanKind, scanning_list?.map((scan) => ({ ...scan, name: scan.scanning_name })), service_list, spec, path),
    plan: ({ scanning_list, service_list }, spec) => planQuality(scanKind, (scanning_list ?? []).map(({ scanning_name }) => scanning_name), service_list, spec),
});
const testKind = {
    what: 'test',
    list: 'testing_list',
    nameField: 'testing_name',
    typeKey: 'test_type',
    serviceType: 'service_test',
    itemKeys: ['test_module_options', 'test_modules'],
    serviceKeys: ['service_test_options', 'service_and_tests'],
};
const scanKind = {
    what: 'scan',
    list: 'scanning_list',
    nameField: 'scanning_name',
    typeKey: 'scanning_type',
    serviceType: 'service_scanning',
    itemKeys: ['scanning_options', 'scannings'],
    serviceKeys: ['service_scanning_options', 'service_and_scannings'],
};
/** The lists of tests, scans and services that a job of this type takes; none for other types. */
function itemLists(type) {
    const kind = { 'zadig-test': testKind, 'zadig-scanning': scanKind }[type];
    if (kind === undefined)
        return [];
    return [
        {
            list: kind.list,
            itemOf: (item, spec) => (0,lookup/* allMappingsAt */.sq)(spec, ...kind.itemKeys)?.find((stored) => (0,lookup/* textAt */.$6)(stored, 'name') === (0,lookup/* textAt */.$6)(item, kind.nameField)),
        },
        {
            list: 'service_list',
            itemOf: (item, spec) => findModule((0,lookup/* allMappingsAt */.sq)(spec, ...kind.serviceKeys), {
                service_name: (0,lookup/* textAt */.$6)(item, 'service_name'),
                service_module: (0,lookup/* textAt */.$6)(item, 'service_module'),
            }),
        },
    ];
}
function checkQuality(kind, items, services, spec, path) {
    const listPath = pathOf(path, kind.list);
    const servicePath = pathOf(path, 'service_list');
    if (!worksOnServices(spec, kind.typeKey, kind.serviceType, services !== undefined)) {
        const message = `Zadig would ignore it: this job does not work on services. Use \`${kind.list}\`.`;
        const known = (0,lookup/* allMappingsAt */.sq)(spec, ...kind.itemKeys);
        const names = known?.map((item) => (0,lookup/* textAt */.$6)(item, 'name'));
        return [
            ...(services === undefined ? [] : [{ path: servicePath, message }]),
            ...(items ?? []).flatMap((item, index) => [
                ...checkName(kind.what, item.name, names, pathOf(listPath, index, kind.nameField)),
                ...checkSource(item, known?.find((stored) => (0,lookup/* textAt */.$6)(stored, 'name') === item.name), pathOf(listPath, index)),
            ]),
        ];
    }
    if ((0,lookup/* textAt */.$6)(spec, 'source') === 'fromjob') {
        const message = `This job takes its services from another job, and Zadig's API cannot run such a ${kind.what}: it answers that the other job was not found.`;
        return [{ path, message }];
    }
    const known = (0,lookup/* allMappingsAt */.sq)(spec, ...kind.serviceKeys);
    const ignored = { path: listPath, message: 'Zadig would ignore it: this job works on services. Use `service_list`.' };
    const missing = { path: servicePath, message: 'It is required: this job only runs for the services that are listed.' };
    return [
        ...(items === undefined ? [] : [ignored]),
        ...(services === undefined ? [missing] : []),
        ...checkModules(services ?? [], known, servicePath),
        ...(services ?? []).flatMap((service, index) => checkSource(service, findModule(known, service), pathOf(servicePath, index))),
    ];
}
function checkSource(item, spec, path) {
    return [
        ...checkVariables(item.inputs, unlessEmpty((0,lookup/* mappingsAt */.f)(spec, 'key_vals')), pathOf(path, 'inputs')),
        ...checkRepos(item.repo_info, (0,lookup/* mappingsAt */.f)(spec, 'repos'), pathOf(path, 'repo_info')),
        ...checkLeftOut(item, spec, pathOf(path, 'repo_info')),
    ];
}
/** What is left out here could not be added from the definition. */
function checkLeftOut(item, spec, path) {
    const names = leftOutRepos(item, spec).map(repoName);
    if (names.length === 0)
        return [];
    const message = `Zadig ≥ 4.2 would run it without ${(0,nearest/* quotedList */.p4)(names)}, which is configured: a \`repo_info\` takes the place of all configured repositories. It can't be added from the definition, which doesn't show the name of its code host, or its branch: add an entry for it, or leave \`repo_info\` out.`;
    return [{ path, message }];
}
function planQuality(kind, listed, services, spec) {
    if (services !== undefined)
        return { targets: services.map(moduleName) };
    const all = (0,lookup/* allMappingsAt */.sq)(spec, ...kind.itemKeys)?.map((item) => (0,lookup/* textAt */.$6)(item, 'name')) ?? [];
    const others = all.filter((name) => !listed.includes(name));
    const note = `its other ${kind.what}s run too: Zadig runs all that are configured`;
    return { targets: [...new Set([...listed, ...others])], notes: listed.length > 0 && others.length > 0 ? [note] : [] };
}

;// CONCATENATED MODULE: ./build/payload/configured-repos.js






/** The code hosts of which both the name and the id are known. */
function knownCodeHosts(payload, definition) {
    return payload.jobs.flatMap((job) => {
        const configured = reposIn(findJob(definition, job.name)?.spec);
        return requestedRepos(job.parameters).flatMap(({ entry }) => {
            const same = configured.filter((repo) => repoName(repo) === repoName(entry));
            const [first] = same;
            // Two code hosts can have a repository of one name.
            if (first === undefined || new Set(same.map((repo) => repo['codehost_id'])).size !== 1)
                return [];
            return [
                { name: (0,lookup/* textAt */.$6)(entry, 'codehost_name'), id: (0,lookup/* numberAt */.tk)(first, 'codehost_id'), type: (0,lookup/* textAt */.$6)(first, 'source') },
            ];
        });
    });
}
/** Every stored repository in a job's document, wherever its type keeps them. */
function reposIn(document) {
    if (Array.isArray(document))
        return document.flatMap(reposIn);
    if (!(0,lookup/* isMapping */.pi)(document))
        return [];
    const nested = Object.entries(document).flatMap(([key, value]) => (key === 'repos' ? [] : reposIn(value)));
    return [...((0,lookup/* mappingsAt */.f)(document, 'repos') ?? []), ...nested];
}
/**
 * The payload with every configured repository of the tests and scans that it lists repositories for: Zadig runs them
 * without the repositories that a `repo_info` leaves out (contract §4.5). What can't be added stays as it is, for the
 * preflight to refuse. `notes` are sentences about what was added.
 */
function completeRepos(payload, definition) {
    const hosts = knownCodeHosts(payload, definition);
    const notes = [];
    function complete(job) {
        const defined = findJob(definition, job.name);
        const changed = itemLists(defined?.type ?? '').flatMap(({ list, itemOf }) => {
            const items = (0,lookup/* mappingsAt */.f)(job.parameters, list);
            if (items === undefined)
                return [];
            return [[list, items.map((item) => completeItem(item, itemOf(item, defined?.spec), job))]];
        });
        return changed.length === 0 ? job : { ...job, parameters: { ...job.parameters, ...Object.fromEntries(changed) } };
    }
    function completeItem(item, stored, job) {
        const added = leftOutRepos(item, stored).flatMap((repo) => {
            const host = hosts.find(({ id, type }) => id === (0,lookup/* numberAt */.tk)(repo, 'codehost_id') && type !== 'perforce');
            return host === undefined || (0,lookup/* textAt */.$6)(repo, 'branch') === '' ? [] : [entryOf(repo, host.name)];
        });
        if (added.length === 0)
            return item;
        const names = added.map((entry) => `${(0,nearest/* quoted */.TL)(repoName(entry))} (${(0,nearest/* quoted */.TL)((0,lookup/* textAt */.$6)(entry, 'branch'))})`);
        notes.push(`Job ${(0,nearest/* quoted */.TL)(job.name)}: \`repo_info\` gets ${names.join(', ')} too, as configured: Zadig drops the repositories that it leaves out.`);
        return { ...item, repo_info: [...((0,lookup/* mappingsAt */.f)(item, 'repo_info') ?? []), ...added] };
    }
    return { payload: { ...payload, jobs: payload.jobs.map(complete) }, notes };
}
function entryOf(repo, host) {
    const prs = repo['prs'];
    const [repo_namespace, repo_name] = [
        (0,lookup/* textAt */.$6)(repo, 'repo_namespace') || (0,lookup/* textAt */.$6)(repo, 'repo_owner'),
        (0,lookup/* textAt */.$6)(repo, 'repo_name'),
    ];
    return {
        codehost_name: host,
        repo_namespace,
        repo_name,
        branch: (0,lookup/* textAt */.$6)(repo, 'branch'),
        ...(Array.isArray(prs) && prs.length > 0 ? { prs } : {}),
        ...((0,lookup/* flagAt */.Qc)(repo, 'enable_commit') ? { enable_commit: true, commit_id: (0,lookup/* textAt */.$6)(repo, 'commit_id') } : {}),
    };
}
/** Problems with general jobs that are sent repositories on a code host of type `other` (contract §4.5). */
function checkCodeHosts(payload, definition) {
    const others = new Set(knownCodeHosts(payload, definition)
        .filter(({ type }) => type === 'other')
        .map(({ name }) => name));
    return payload.jobs
        .filter(({ name }) => findJob(definition, name)?.type === 'freestyle')
        .flatMap((job) => requestedRepos(job.parameters, job.path))
        .filter(({ entry }) => others.has((0,lookup/* textAt */.$6)(entry, 'codehost_name')))
        .map(({ path, entry }) => ({
        path,
        message: `The job would fail when it fetches ${(0,nearest/* quoted */.TL)(repoName(entry))}: ${(0,nearest/* quoted */.TL)((0,lookup/* textAt */.$6)(entry, 'codehost_name'))} is a code host of type \`other\`, and a general job that gets \`repo_info\` has no credentials for one. Leave \`repo_info\` out, and the job checks out its configured repositories (Zadig ≥ 4.2); in the definition \`tag: "{{.workflow.params.TAG}}"\` takes a revision from a variable.`,
    }));
}

;// CONCATENATED MODULE: ./build/payload/credential-values.js


/**
 * The values to mask before anything is printed: those of parameters and variables that the definition or the payload
 * itself marks as credentials, and those that the definition carries in clear. Each once, without empty ones.
 */
function credentialValues(payload, definition) {
    const secretParameters = new Set((definition?.params ?? []).filter((param) => param.isCredential).map(({ name }) => name));
    const values = [
        ...(definition?.secrets ?? []),
        ...payload.parameters.filter(({ name }) => secretParameters.has(name)).map(({ value }) => value ?? ''),
        ...payload.jobs.flatMap(({ name, parameters }) => {
            const secretKeys = credentialNames(definition && findJob(definition, name)?.spec);
            return mappingsIn(parameters)
                .filter((entry) => (0,lookup/* flagAt */.Qc)(entry, 'is_credential') || secretKeys.has((0,lookup/* textAt */.$6)(entry, 'key')))
                .map((entry) => (0,lookup/* textAt */.$6)(entry, 'value'));
        }),
    ];
    return [...new Set(values)].filter((value) => value !== '');
}
/** Names of the variables that a stored document marks, wherever its type and version keep them. */
function credentialNames(spec) {
    const marked = mappingsIn(spec).filter((entry) => (0,lookup/* flagAt */.Qc)(entry, 'is_credential'));
    return new Set(marked.map((variable) => (0,lookup/* textAt */.$6)(variable, 'key') || (0,lookup/* textAt */.$6)(variable, 'name')));
}
/** All mappings in a document, at any depth. */
function mappingsIn(document) {
    if (Array.isArray(document))
        return document.flatMap(mappingsIn);
    if (!(0,lookup/* isMapping */.pi)(document))
        return [];
    return [document, ...Object.values(document).flatMap(mappingsIn)];
}

;// CONCATENATED MODULE: ./build/payload/gates.js
/**
 * The workflow's approval jobs. Zadig skips a job that the payload does not list, gates included (contract §4.3). Those
 * that don't run unless asked for are left out here when they aren't asked for. The definition that the API gives has
 * no trace of manual stages; they can't be skipped, because a stage is only left out when none of its jobs is listed.
 */
function plannedGates(payload, definition) {
    const listed = new Set(payload.jobs.map(({ name }) => name));
    return definition.stages.flatMap((stage, stageIndex) => stage.jobs.flatMap((job, jobIndex) => {
        if (job.type !== 'approval')
            return [];
        if (listed.has(job.name))
            return [{ name: job.name, stage: stage.name, fate: 'waits' }];
        if (job.runPolicy === 'default_not_run' || job.runPolicy === 'skip')
            return [];
        const inStage = stage.parallel ? [] : stage.jobs.slice(jobIndex + 1);
        const behind = [...inStage, ...definition.stages.slice(stageIndex + 1).flatMap(({ jobs }) => jobs)];
        return [
            {
                name: job.name,
                stage: stage.name,
                fate: holdsBack(behind, listed) ? 'skipped' : 'idle',
            },
        ];
    }));
}
/** A gate with nothing at all behind it is a sign-off, which is skipped too when it isn't listed. */
function holdsBack(behind, listed) {
    const work = behind.filter(({ type }) => type !== 'approval');
    return work.length === 0 || work.some(({ name }) => listed.has(name));
}

;// CONCATENATED MODULE: ./build/payload/job-types/deploy.js






const environment = word('The environment to deploy to. Always required: left out, the server looks for one without a name.');
const deployedModule = fields({
    service_name: word('Name of the service.'),
    service_module: word('Name of the service module, which is the container.'),
    image_name: dist/* exactOptional */.yqP(word('The image to deploy; only left out where it comes from a build job.')),
    value_merge_strategy: dist/* exactOptional */.yqP(oneOf(['reuse-values', 'override'], 'Helm: keep the values of the running release, or override them (Zadig ≥ 4.0).')),
});
const zadigDeploy = defineJobType({
    type: 'zadig-deploy',
    title: 'Deploy services',
    entries: {
        env_name: environment,
        service_list: dist/* pipe */.FsL(listOf(deployedModule, 'The service modules to deploy, also where the images come from a build job.', 1), distinct(moduleName, 'service module')),
    },
    check({ service_list }, spec, path) {
        if ((0,lookup/* textAt */.$6)(spec, 'source') !== 'runtime')
            return [];
        return service_list.flatMap(({ image_name }, index) => {
            if (image_name !== undefined)
                return [];
            const message = 'It is required: the images of this job come from the payload, not from a build job.';
            return [{ path: pathOf(path, 'service_list', index, 'image_name'), message }];
        });
    },
    plan: ({ env_name, service_list }) => ({
        environment: env_name,
        targets: service_list.map(moduleName),
        images: service_list.flatMap(({ image_name }) => image_name ?? []),
    }),
});
const workload = fields({
    workload_type: word('`Deployment` or `StatefulSet`.'),
    workload_name: word('Name of the workload.'),
    container_name: word('Name of the container in it.'),
    image_name: word('The image to run.'),
});
function workloadName({ workload_type, workload_name, container_name }) {
    return `${workload_type}/${workload_name}/${container_name}`;
}
// The server takes whatever it is given and does not compare it with the job's own list.
const anyWorkload = ', and Zadig would change it all the same if it exists';
const customDeploy = defineJobType({
    type: 'custom-deploy',
    title: 'Deploy to Kubernetes workloads',
    entries: {
        target_list: dist/* pipe */.FsL(listOf(workload, 'The containers to update. Left out, the job has no target and silently vanishes.', 1), distinct(workloadName, 'container')),
    },
    check({ target_list }, spec, path) {
        const known = (0,lookup/* allMappingsAt */.sq)(spec, 'target_options', 'targets')?.map((target) => (0,lookup/* textAt */.$6)(target, 'target'));
        return target_list.flatMap((target, index) => checkName('workload', workloadName(target), known, pathOf(path, 'target_list', index), anyWorkload));
    },
    plan: ({ target_list }) => ({
        targets: target_list.map(workloadName),
        images: target_list.map(({ image_name }) => image_name),
    }),
});
const artifact = fields({
    service_name: word('Name of the service.'),
    file_name: word("The package to deploy, by its name in Zadig's list of artifacts."),
});
const zadigVmDeploy = defineJobType({
    type: 'zadig-vm-deploy',
    title: 'Deploy services to hosts',
    entries: {
        env_name: environment,
        service_list: dist/* pipe */.FsL(listOf(artifact, 'The services to deploy, each once.', 1), distinct(({ service_name }) => service_name, 'service')),
    },
    check({ service_list }, spec, path) {
        const known = (0,lookup/* allMappingsAt */.sq)(spec, 'service_and_vm_deploys_options', 'service_and_vm_deploys', 'default_service_and_vm_deploys')?.map((service) => (0,lookup/* textAt */.$6)(service, 'service_name'));
        return service_list.flatMap(({ service_name }, index) => checkName('service', service_name, known, pathOf(path, 'service_list', index, 'service_name'), ''));
    },
    plan: ({ env_name, service_list }) => ({
        environment: env_name,
        targets: service_list.map(({ service_name, file_name }) => `${service_name} (${file_name})`),
    }),
});

;// CONCATENATED MODULE: ./build/payload/job-types/freestyle.js










const freestyle = defineJobType({
    type: 'freestyle',
    title: 'Run a script',
    entries: {
        kv: dist/* exactOptional */.yqP(keyValues),
        repo_info: dist/* exactOptional */.yqP(repoInfo),
        services: dist/* exactOptional */.yqP(dist/* pipe */.FsL(listOf(serviceEntry, 'For a script that runs once a service module (Zadig ≥ 4.2): the modules to run it for.', 1), distinct(moduleName, 'service module'))),
    },
    check(parameters, spec, path) {
        const known = variables(spec);
        if (!worksOnServices(spec, 'freestyle_type', 'service_freestyle', parameters.services !== undefined)) {
            return [
                ...ignored(parameters, ['services'], 'this job does not run for services', path),
                ...checkVariables(parameters.kv, known, pathOf(path, 'kv')),
            ];
        }
        const wrong = ignored(parameters, ['kv', 'repo_info'], 'this job runs for services, each with its own', path);
        const services = parameters.services;
        if (services === undefined) {
            return [...wrong, { path: pathOf(path, 'services'), message: 'It is required: this job runs for services.' }];
        }
        return [
            ...wrong,
            // Only a job that follows another one is bound to a list; any other runs for whatever it is given.
            ...checkModules(services, fromOtherJob(spec), pathOf(path, 'services')),
            ...services.flatMap(({ inputs }, index) => checkVariables(inputs, known, pathOf(path, 'services', index, 'inputs'))),
        ];
    },
    plan({ services, repo_info }, spec) {
        const configured = ((0,lookup/* mappingsAt */.f)(spec, 'repos') ?? []).map(repoName);
        return {
            targets: (services ?? []).map(moduleName),
            notes: services === undefined && configured.length > 0 ? repoNotes(repo_info, configured) : [],
        };
    },
});
/** What is listed stands for all the repositories of the job, and which ones may be listed depends on the version. */
function repoNotes(listed, configured) {
    if (listed === undefined)
        return ['no `repo_info`: before Zadig 4.2 the job then checks out nothing'];
    const names = listed.map(({ repo_namespace = '', repo_name = '' }) => `${repo_namespace}/${repo_name}`);
    const dropped = configured.filter((name) => !names.includes(name));
    const strange = names.filter((name) => !configured.includes(name));
    return [
        ...(dropped.length === 0 ? [] : [`it will not check out ${(0,nearest/* quotedList */.p4)(dropped)}, which \`repo_info\` leaves out`]),
        ...(strange.length === 0
            ? []
            : [`${(0,nearest/* quotedList */.p4)(strange)} is not configured in the job, and Zadig before 5.0 does not check it out`]),
    ];
}
/** Variables as Zadig ≥ 3.3 stores them, or under `properties` as before. */
function variables(spec) {
    const now = (0,lookup/* mappingsAt */.f)(spec, 'envs');
    return now !== undefined && now.length > 0 ? now : ((0,lookup/* mappingsAt */.f)((0,lookup/* mappingAt */.oh)(spec, 'properties'), 'envs') ?? now);
}
function fromOtherJob(spec) {
    return (0,lookup/* textAt */.$6)(spec, 'source') === 'fromjob' ? (0,lookup/* allMappingsAt */.sq)(spec, 'services', 'default_services') : undefined;
}
function ignored(parameters, names, reason, path) {
    return names
        .filter((name) => parameters[name] !== undefined)
        .map((name) => ({ path: pathOf(path, name), message: `Zadig would ignore it: ${reason}.` }));
}

;// CONCATENATED MODULE: ./build/payload/job-types/kubernetes.js







const resource = fields({
    resource_name: word('Name of the resource.'),
    resource_kind: word('Its kind, such as `Deployment`.'),
    resource_group: fields_text('Its API group; empty for the core group.'),
    resource_version: word('Its API version, such as `v1`.'),
    inputs: dist/* exactOptional */.yqP(keyValues),
});
function resourceName({ resource_group, resource_version, resource_kind, resource_name }) {
    return [resource_group, resource_version, resource_kind, resource_name].filter((part) => part !== '').join('/');
}
const k8sResourcePatch = defineJobType({
    type: 'k8s-resource-patch',
    title: 'Patch Kubernetes resources',
    entries: {
        target_list: dist/* pipe */.FsL(listOf(resource, 'The configured resources to patch, each by its name, kind, group and version.', 1), distinct(resourceName, 'resource')),
    },
    check({ target_list }, spec, path) {
        // The server matches against the selection, not against the options.
        const items = (0,lookup/* allMappingsAt */.sq)(spec, 'patch_items')?.map((item) => ({
            params: (0,lookup/* mappingsAt */.f)(item, 'params'),
            name: resourceName({
                resource_name: (0,lookup/* textAt */.$6)(item, 'resource_name'),
                resource_kind: (0,lookup/* textAt */.$6)(item, 'resource_kind'),
                resource_group: (0,lookup/* textAt */.$6)(item, 'resource_group'),
                resource_version: (0,lookup/* textAt */.$6)(item, 'resource_version'),
            }),
        }));
        const names = items?.map(({ name }) => name);
        return target_list.flatMap((target, index) => {
            const name = resourceName(target);
            const params = items?.find((item) => item.name === name)?.params;
            const at = pathOf(path, 'target_list', index);
            return [...checkName('resource', name, names, at), ...checkVariables(target.inputs, params, pathOf(at, 'inputs'))];
        });
    },
    plan: ({ target_list }) => ({ targets: target_list.map(resourceName) }),
});
const k8sGrayRollback = defineJobType({
    type: 'k8s-gray-rollback',
    title: 'Roll back a gray release',
    entries: {
        target_list: dist/* pipe */.FsL(listOf(fields({ workload_name: word('Name of the workload.') }), 'The configured workloads to roll back.', 1), distinct(({ workload_name }) => workload_name, 'workload')),
    },
    check({ target_list }, spec, path) {
        const known = (0,lookup/* allMappingsAt */.sq)(spec, 'targets')?.map((target) => (0,lookup/* textAt */.$6)(target, 'workload_name'));
        return target_list.flatMap(({ workload_name }, index) => checkName('workload', workload_name, known, pathOf(path, 'target_list', index, 'workload_name')));
    },
    plan: ({ target_list }) => ({ targets: target_list.map(({ workload_name }) => workload_name) }),
});

;// CONCATENATED MODULE: ./build/payload/job-types/tools.js







const tools_plugin = defineJobType({
    type: 'plugin',
    title: 'Run a plugin',
    entries: { kv: dist/* exactOptional */.yqP(keyValues) },
    check: ({ kv }, spec, path) => checkVariables(kv, (0,lookup/* mappingsAt */.f)((0,lookup/* mappingAt */.oh)(spec, 'plugin'), 'inputs'), pathOf(path, 'kv')),
});
const sql = defineJobType({
    type: 'sql',
    title: 'Run SQL',
    entries: {
        database_name: dist/* exactOptional */.yqP(word('The database, where the job lets the payload choose it.')),
        sql: word('The statements. Always required: left out, the server runs empty ones.'),
    },
    check({ database_name }, spec, path) {
        const at = pathOf(path, 'database_name');
        if ((0,lookup/* textAt */.$6)(spec, 'source') === 'runtime') {
            const message = 'It is required: the job leaves the choice to the payload.';
            return database_name === undefined ? [{ path: at, message }] : [];
        }
        if (database_name === undefined || !(0,lookup/* isMapping */.pi)(spec) || !('source' in spec))
            return [];
        const message = 'Zadig would ignore it without a word, and run the statements on the database that the job is bound to. Leave it out.';
        return [{ path: at, message }];
    },
    plan: ({ database_name }) => ({ targets: database_name === undefined ? [] : [database_name] }),
});
const tapd = defineJobType({
    type: 'tapd',
    title: 'Change TAPD iterations',
    entries: {
        project_id: word('Id of the project at TAPD.'),
        project_name: dist/* exactOptional */.yqP(fields_text('Not looked at: Zadig asks TAPD.')),
        status: word('Status to give to the iterations: `open`, `done` or one of your own.'),
        iteration_ids: dist/* pipe */.FsL(listOf(word('Id of an iteration.'), 'The iterations, added to those that are configured.', 1), distinct((id) => id, 'iteration')),
        iterations: dist/* exactOptional */.yqP(dist/* never */.ZmZ('The server does not read it, whatever the published API says: give the ids as `iteration_ids`.')),
    },
    plan: ({ iteration_ids }) => ({ targets: iteration_ids }),
});

;// CONCATENATED MODULE: ./build/payload/job-types/vanishing.js


// Jobs that the server accepts and then drops: it has cleared the targets that their parameters would patch before it
// reads them, so that nothing is left to do (contract §4.5).
const vanishes = 'The API accepts jobs of this type and then drops them, because it clears their targets first: nothing would be deployed';
const serviceImages = {
    service_list: listOf(fields({ service_name: word('Name of the Kubernetes service.'), image_name: word('The image to deploy.') }), 'The services to deploy.'),
};
const k8sBlueGreenDeploy = defineJobType({
    type: 'k8s-blue-green-deploy',
    title: 'Blue-green deployment (dropped by the server)',
    entries: serviceImages,
    vanishes,
});
const k8sCanaryDeploy = defineJobType({
    type: 'k8s-canary-deploy',
    title: 'Canary deployment (dropped by the server)',
    entries: serviceImages,
    vanishes,
});
const k8sGrayRelease = defineJobType({
    type: 'k8s-gray-release',
    title: 'Gray release (dropped by the server)',
    entries: {
        target_list: listOf(fields({
            workload_type: fields_text('Type of the workload.'),
            workload_name: word('Name of the workload.'),
            container_name: fields_text('Name of the container in it.'),
            image_name: word('The image to run.'),
        }), 'The workloads to release to.'),
    },
    vanishes,
});
// A release finishes what the deployment job that it refers to deploys in the same run, which is nothing.
const releasesNothing = 'The API accepts jobs of this type and then drops them, because it clears the targets of the deployment that they finish: nothing would be released';
const k8sBlueGreenRelease = defineJobType({
    type: 'k8s-blue-green-release',
    title: 'Finish a blue-green deployment (dropped by the server)',
    entries: {},
    vanishes: releasesNothing,
});
const k8sCanaryRelease = defineJobType({
    type: 'k8s-canary-release',
    title: 'Finish a canary deployment (dropped by the server)',
    entries: {},
    vanishes: releasesNothing,
});

;// CONCATENATED MODULE: ./build/payload/job-types/without-parameters.js

// Jobs that run as they are configured: the payload only says that they run.
const approval = defineJobType({
    type: 'approval',
    title: 'Wait for an approval (Zadig ≥ 4.1); left out, the workflow runs on without it',
    entries: {},
});
const aiReleaseSpecialist = defineJobType({
    type: 'ai-release-specialist',
    title: 'Have a release assessed (Zadig ≥ 5.0)',
    entries: {},
});
const aiTask = defineJobType({ type: 'ai-task', title: 'Ask a model (Zadig after 5.0)', entries: {} });

;// CONCATENATED MODULE: ./build/payload/job-types/zadig-build.js







const zadigBuild = defineJobType({
    type: 'zadig-build',
    title: 'Build services',
    entries: {
        registry: word('The image registry as `<address>/<namespace>`, exactly as Zadig has it, scheme included: `https://reg.example.com/team`.'),
        service_list: dist/* pipe */.FsL(listOf(serviceEntry, 'The service modules to build, each with its repositories and variables.', 1), distinct(moduleName, 'service module')),
    },
    check({ registry, service_list }, spec, path) {
        // The server takes its own up-to-date options; the stored ones only lag behind where variables were added since.
        const known = (0,lookup/* allMappingsAt */.sq)(spec, 'service_and_builds_options', 'service_and_builds');
        const details = service_list.flatMap((service, index) => {
            const build = findModule(known, service);
            const at = pathOf(path, 'service_list', index);
            return [
                ...checkVariables(service.inputs, unlessEmpty((0,lookup/* mappingsAt */.f)(build, 'key_vals')), pathOf(at, 'inputs')),
                ...checkRepos(service.repo_info, (0,lookup/* mappingsAt */.f)(build, 'repos'), pathOf(at, 'repo_info')),
            ];
        });
        return [
            ...checkRegistry(registry, pathOf(path, 'registry')),
            ...checkModules(service_list, known, pathOf(path, 'service_list')),
            ...details,
        ];
    },
    plan: ({ service_list }) => ({ targets: service_list.map(moduleName) }),
});
/** The server compares the whole string, so a missing scheme or namespace never matches (contract §4.5). */
function checkRegistry(registry, path) {
    if (/^https?:\/\/[^/\s]+\/\S*$/.test(registry))
        return [];
    const message = `\`${registry}\` is not of the form \`<address>/<namespace>\` with the scheme, such as \`https://reg.example.com/team\` ` +
        '(with a slash at the end where the registry has no namespace): Zadig compares the whole text with its registries.';
    return [{ path, message }];
}

;// CONCATENATED MODULE: ./build/payload/job-types/table.js








/** Every job type that Zadig's API takes parameters for (contract §4.5). A new one is a definition and a row here. */
const jobTypes = [
    zadigBuild,
    zadigDeploy,
    customDeploy,
    zadigVmDeploy,
    freestyle,
    zadigTest,
    zadigScanning,
    tools_plugin,
    sql,
    tapd,
    k8sResourcePatch,
    k8sGrayRollback,
    approval,
    aiReleaseSpecialist,
    aiTask,
    k8sBlueGreenDeploy,
    k8sCanaryDeploy,
    k8sGrayRelease,
    k8sBlueGreenRelease,
    k8sCanaryRelease,
];
/** The row of a job type; undefined for one that the API cannot run, or that this version does not know. */
function findJobType(type) {
    return jobTypes.find((row) => row.type === type);
}

;// CONCATENATED MODULE: ./build/payload/plan.js






/** The plan of a payload. Jobs that the workflow doesn't have, or that the API can't run, are the preflight's business. */
function plan(payload, definition, context = {}) {
    const all = definition.stages.flatMap((stage) => stage.jobs.map((job) => ({ job, stage: stage.name })));
    const wanted = new Map(payload.jobs.map((job) => [job.name, job]));
    const notes = [...(context.notes ?? [])];
    const jobs = all.flatMap(({ job, stage }) => {
        const row = findJobType(job.type);
        const parameters = wanted.get(job.name)?.parameters;
        if (parameters === undefined || row === undefined || row.vanishes !== undefined)
            return [];
        const { notes: jobNotes, ...planned } = row.plan(parameters, job.spec);
        const repos = requestedRepos(parameters).map(({ entry }) => entry);
        const sentences = [...jobNotes, ...commitNotes(repos, job), ...tagNotes(repos, job, context.event)];
        notes.push(...[...new Set(sentences)].map((note) => `Job \`${job.name}\`: ${note}.`));
        if (job.runPolicy === 'default_not_run') {
            notes.push(`Job \`${job.name}\` does not run by default; before Zadig 4.1 it stays skipped although it is listed.`);
        }
        return [{ name: job.name, type: job.type, stage, ...planned, code: [...new Set(repos.map(codeOf))] }];
    });
    if (definition.concurrencyLimit === 0) {
        notes.push("The workflow's concurrency limit is 0: a task would wait in the queue for ever.");
    }
    const leftOut = all
        .filter(({ job }) => !wanted.has(job.name))
        .map(({ job, stage }) => ({ name: job.name, type: job.type, stage }));
    return { jobs, leftOut, gates: plannedGates(payload, definition), notes };
}
function codeOf(entry) {
    const commit = (0,lookup/* textAt */.$6)(entry, 'commit_id');
    const pulls = pullRequests(entry);
    const parts = [
        repoName(entry),
        (0,lookup/* textAt */.$6)(entry, 'branch'),
        pulls.length === 0 ? '' : `with pull request ${pulls.join(', ')}`,
        commit === '' ? '' : `at ${commit.slice(0, 12)}`,
    ];
    return parts.filter((part) => part !== '').join(' ');
}
function pullRequests(entry) {
    const prs = entry['prs'];
    if (Array.isArray(prs))
        return prs;
    return entry['pr'] === undefined ? [] : [entry['pr']];
}
/** A commit beside pull requests means another thing in each kind of job, and the wanted one in none. */
function commitNotes(repos, { type }) {
    return repos
        .filter((entry) => (0,lookup/* textAt */.$6)(entry, 'commit_id') !== '' && pullRequests(entry).length > 0)
        .map((entry) => type === 'zadig-build'
        ? `beside \`prs\` the build ignores the commit of ${(0,nearest/* quoted */.TL)(repoName(entry))}`
        : `the pull requests of ${(0,nearest/* quoted */.TL)(repoName(entry))} are merged into the commit, without the tip of ${(0,nearest/* quoted */.TL)((0,lookup/* textAt */.$6)(entry, 'branch'))}: leave the commit out to have them merged into that`);
}
/** A tag that the event is about, and that a build only checks out where Zadig has been told to. */
function tagNotes(repos, { type, spec }, event) {
    if (event?.refType !== 'tag' || type !== 'zadig-build')
        return [];
    return repos
        .filter((entry) => (0,lookup/* textAt */.$6)(entry, 'commit_id') === event.sha && !hasTag(spec, repoName(entry)))
        .map((entry) => `a build checks out the tip of ${(0,nearest/* quoted */.TL)((0,lookup/* textAt */.$6)(entry, 'branch'))} of ${(0,nearest/* quoted */.TL)(repoName(entry))} and not the tag ${(0,nearest/* quoted */.TL)(event.refName)}, unless \`enable_commit\` is on for that repository in the build's own settings, or the workflow's definition has \`tag: "{{.workflow.params.TAG}}"\` there and \`parameters\` sets \`TAG\``);
}
/** Whether the definition gives this repository a tag anywhere. */
function hasTag(document, repository) {
    if (Array.isArray(document))
        return document.some((item) => hasTag(item, repository));
    if (!(0,lookup/* isMapping */.pi)(document))
        return false;
    return Object.entries(document).some(([key, value]) => key === 'repos'
        ? ((0,lookup/* mappingsAt */.f)(document, key) ?? []).some((repo) => repoName(repo) === repository && (0,lookup/* textAt */.$6)(repo, 'tag') !== '')
        : hasTag(value, repository));
}

;// CONCATENATED MODULE: ./build/payload/job-types/unsupported.js

const leaveOut = 'Leave it out, and it is skipped';
/** Job types that Zadig has and its API cannot run (contract §4.5), with what to do instead. */
const alternatives = {
    'zadig-distribute-image': `${leaveOut}; copy the image in a \`freestyle\` job instead`,
    'zadig-helm-chart-deploy': `${leaveOut}; deploy the chart as a service in a \`zadig-deploy\` job, or run helm in a \`freestyle\` job`,
    'zadig-restart': `${leaveOut}; restart the workload with kubectl in a \`freestyle\` job`,
    'workflow-trigger': `${leaveOut}; run the other workflow in a step of its own`,
    notification: `${leaveOut}; use the workflow's notification settings, or a step of the GitHub job`,
    nacos: leaveOut,
    apollo: leaveOut,
    jira: leaveOut,
    jenkins: leaveOut,
    'offline-service': leaveOut,
    'meego-transition': leaveOut,
    pingcode: leaveOut,
    'istio-release': leaveOut,
    'istio-rollback': leaveOut,
    'update-env-istio-config': leaveOut,
    'mse-gray-release': leaveOut,
    'mse-gray-offline': leaveOut,
    'guanceyun-check': leaveOut,
    grafana: leaveOut,
    blueking: leaveOut,
    'sae-deploy': leaveOut,
    apisix: leaveOut,
    dms: leaveOut,
};
/** Whether a job type is one that Zadig has and its API cannot run. */
function isUnsupported(type) {
    return Object.hasOwn(alternatives, type);
}
/** Why a job of this type cannot be run, and what to do instead. */
function unsupportedMessage(type) {
    const advice = (isUnsupported(type) ? alternatives[type] : undefined) ?? leaveOut;
    return `Zadig's API cannot run jobs of type ${(0,nearest/* quoted */.TL)(type)}, only its own pages and triggers can. ${advice}.`;
}

;// CONCATENATED MODULE: ./build/payload/preflight-images.js






/** The server follows a chain of jobs that take their services from each other no further than this. */
const MAX_CHAIN = 10;
const preflight_images_serviceList = dist/* object */.Ikc({
    service_list: dist/* array */.YOg(dist/* object */.Ikc({ service_name: dist/* string */.YjP(), service_module: dist/* string */.YjP(), image_name: dist/* optional */.lqM(dist/* string */.YjP()) })),
});
/**
 * Problems between deployments and the build job that gives them their images. Of a service that the build makes, Zadig
 * deploys the modules that were built, whatever the deployment lists; any other service gets the image that the payload
 * has for it, even if that is none.
 */
function checkImages(payload, definition) {
    return payload.jobs.flatMap((job) => {
        const deploy = findJob(definition, job.name);
        if (deploy?.type !== 'zadig-deploy' || (0,lookup/* textAt */.$6)(deploy.spec, 'source') !== 'fromjob')
            return [];
        const build = findJob(definition, originOf(deploy.spec, definition));
        if (build?.type !== 'zadig-build')
            return [];
        const built = modulesOf(payload, build.name);
        return modulesOf(payload, job.name).flatMap((wanted, index) => {
            const message = wrongImage(wanted, built, build.name);
            return message === undefined ? [] : [{ path: pathOf(job.path, 'service_list', index), message }];
        });
    });
}
function wrongImage(wanted, built, build) {
    const ofService = built.filter(({ service_name }) => service_name === wanted.service_name).map(moduleName);
    if (ofService.includes(moduleName(wanted))) {
        if (wanted.image_name === undefined)
            return undefined;
        return `Zadig would ignore its \`image_name\` without a word and deploy what the job ${(0,nearest/* quoted */.TL)(build)} builds. Leave the image out, or the service out of the build.`;
    }
    if (ofService.length > 0) {
        return `Zadig would not deploy ${(0,nearest/* quoted */.TL)(moduleName(wanted))}: of this service it deploys what the job ${(0,nearest/* quoted */.TL)(build)} builds, which is ${(0,nearest/* quotedList */.p4)(ofService)}.`;
    }
    if (wanted.image_name !== undefined)
        return undefined;
    return `${(0,nearest/* quoted */.TL)(moduleName(wanted))} has no image: it would come from the job ${(0,nearest/* quoted */.TL)(build)}, which does not build it in this run. Add it to the build, or give its image here.`;
}
/** The modules that the payload lists for a job; none where it does not list the job. */
function modulesOf(payload, name) {
    const reading = dist/* safeParse */.xLC(preflight_images_serviceList, payload.jobs.find((job) => job.name === name)?.parameters);
    return reading.success ? reading.output.service_list : [];
}
/** The name of the job at the start of the chain that a job takes its services from. */
function originOf(spec, definition) {
    let name = (0,lookup/* textAt */.$6)(spec, 'origin_job_name') || (0,lookup/* textAt */.$6)(spec, 'job_name');
    for (let step = 0; step < MAX_CHAIN; step++) {
        const from = findJob(definition, name)?.spec;
        if ((0,lookup/* textAt */.$6)(from, 'source') !== 'fromjob' || (0,lookup/* textAt */.$6)(from, 'job_name') === '')
            break;
        name = (0,lookup/* textAt */.$6)(from, 'job_name');
    }
    return name;
}

;// CONCATENATED MODULE: ./build/payload/preflight-notifications.js


/** Problems with overrides of notification settings: Zadig ignores those that don't match a setting (contract §4.8). */
function checkNotifications(notifications, { notificationTypes }) {
    return notifications.flatMap(({ input, path }) => {
        const type = notificationTypes[input.id];
        if (type === input.type)
            return [];
        if (type !== undefined) {
            const message = `The workflow's notification ${input.id} is of type ${(0,nearest/* quoted */.TL)(type)}, not \`${input.type}\`: Zadig would ignore it without a word.`;
            return [{ path: pathOf(path, 'type'), message }];
        }
        const count = notificationTypes.length;
        const has = count === 0 ? 'has no notifications' : `has the notifications 0 to ${count - 1}`;
        return [
            {
                path: pathOf(path, 'id'),
                message: `The workflow ${has}: Zadig would ignore number ${input.id} without a word.`,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/payload/preflight-parameters.js

/** Problems with workflow variables (contract §4.4). */
function checkParameters(parameters, definition) {
    const names = definition.params.map(({ name }) => name);
    return parameters.flatMap((parameter) => {
        const defined = definition.params.find(({ name }) => name === parameter.name);
        const message = defined === undefined
            ? `The workflow has no variable ${(0,nearest/* quoted */.TL)(parameter.name)}: Zadig would refuse the whole run.${(0,nearest/* didYouMean */.au)(parameter.name, names)}`
            : wrongValue(parameter, defined);
        return message === undefined ? [] : [{ path: parameter.path, message }];
    });
}
function wrongValue({ value, repo }, defined) {
    switch (defined.type) {
        case 'string':
        case 'text':
            return value === undefined ? `It is of type \`${defined.type}\` and takes a value, not a repository.` : undefined;
        case 'choice':
            if (value === undefined)
                return 'It is of type `choice` and takes a value, not a repository.';
            if (defined.choices.length === 0 || defined.choices.includes(value))
                return undefined;
            return `${(0,nearest/* quotedValue */.A0)(value)} is not one of its choices: ${(0,nearest/* quotedList */.p4)(defined.choices)}.`;
        case 'repo':
            return repo === undefined ? 'It is of type `repo` and takes a repository, not a value.' : wrongRepo(repo, defined);
        default:
            return `It is of type ${(0,nearest/* quoted */.TL)(defined.type)}, which Zadig's API ignores without a word: the run would use the value that is stored in the workflow. Leave it out.`;
    }
}
function wrongRepo({ repo_namespace, repo_name }, { repo }) {
    if (repo === undefined || repo.name === '')
        return undefined;
    if (repo_namespace === repo.namespace && repo_name === repo.name)
        return undefined;
    const [sent, configured] = [`${repo_namespace}/${repo_name}`, `${repo.namespace}/${repo.name}`].map(nearest/* quoted */.TL);
    return `${sent} is not the repository of this variable, which is ${configured}: Zadig would ignore it without a word.`;
}

;// CONCATENATED MODULE: ./build/payload/preflight.js










/**
 * Everything about a payload that the workflow's definition shows to be wrong: what Zadig would refuse with an answer
 * that is hard to read, and above all what it would accept and silently leave undone (contract §4.3–4.5). Where the
 * definition doesn't list something, nothing is said about it.
 */
function preflight(payload, definition) {
    return [
        ...payload.jobs.flatMap((job) => checkJob(job, definition)),
        ...checkCodeHosts(payload, definition),
        ...checkImages(payload, definition),
        ...checkForced(payload, definition),
        ...checkGates(payload, definition),
        ...checkNothingLeft(payload, definition),
        ...checkParameters(payload.parameters, definition),
        ...checkNotifications(payload.notifications, definition),
    ];
}
function checkJob(job, definition) {
    const defined = findJob(definition, job.name);
    if (defined === undefined) {
        const names = definedJobs(definition).map(({ name }) => name);
        const message = `The workflow has no job ${(0,nearest/* quoted */.TL)(job.name)}, and Zadig would ignore it without a word.${(0,nearest/* didYouMean */.au)(job.name, names)}`;
        return [{ path: job.path, message }];
    }
    const row = findJobType(defined.type);
    if (row === undefined)
        return [{ path: job.path, message: unsupportedMessage(defined.type) }];
    if (job.type !== undefined && job.type !== defined.type) {
        const message = `The workflow's job ${(0,nearest/* quoted */.TL)(job.name)} is of type ${(0,nearest/* quoted */.TL)(defined.type)}, not ${(0,nearest/* quoted */.TL)(job.type)}. Zadig goes by the workflow.`;
        return [{ path: pathOf(job.path, 'job_type'), message }];
    }
    if (row.vanishes !== undefined)
        return [{ path: job.path, message: `${row.vanishes}. Run it from Zadig's own pages.` }];
    return row.check(job.parameters, defined.spec, job.path);
}
function checkForced(payload, definition) {
    return definedJobs(definition)
        .filter(({ name, runPolicy }) => runPolicy === 'force_run' && !isListed(payload, name))
        .map(({ name, type }) => {
        const advice = findJobType(type) === undefined
            ? `Its type ${(0,nearest/* quoted */.TL)(type)} cannot be run through Zadig's API, so neither can this workflow, unless the policy is changed.`
            : `Add it:\n${yamlLines(name, type)}`;
        return {
            path: 'inputs',
            message: `The job ${(0,nearest/* quoted */.TL)(name)} must always run (run policy \`force_run\`), but is not listed: Zadig would refuse the whole run. ${advice}`,
        };
    });
}
function checkGates(payload, definition) {
    return plannedGates(payload, definition)
        .filter(({ name, fate }) => fate === 'skipped' && findJob(definition, name)?.runPolicy !== 'force_run')
        .map(({ name, stage }) => ({
        path: 'inputs',
        message: `The approval ${(0,nearest/* quoted */.TL)(name)} in stage ${(0,nearest/* quoted */.TL)(stage)} is not listed, so that the workflow would run on without it. To keep the gate, add:\n${yamlLines(name, 'approval')}`,
    }));
}
/** The lines to add, in the short form and in the API's. */
function yamlLines(name, type) {
    const parameters = Object.keys(findJobType(type)?.entries ?? {}).length === 0 ? '{}' : '{ … }';
    const key = yamlWord(name);
    return `  ${key}: ${parameters}\nor, in the API's form:\n  - { job_name: ${key}, job_type: ${yamlWord(type)}, parameters: ${parameters} }`;
}
/** A name as YAML takes it: as it is where that is surely one word, else in quotes. */
function yamlWord(name) {
    return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) ? name : JSON.stringify(name);
}
function checkNothingLeft(payload, definition) {
    const jobs = definedJobs(definition);
    if (jobs.some(({ name, type }) => isListed(payload, name) && findJobType(type)?.vanishes === undefined))
        return [];
    const names = jobs.filter(({ type }) => findJobType(type)?.vanishes === undefined && findJobType(type) !== undefined);
    const message = `No job would run: Zadig only runs the jobs that are listed.`;
    const help = names.length === 0 ? '' : ` The workflow has ${(0,nearest/* quotedList */.p4)(names.map(({ name }) => name))}.`;
    return [{ path: 'inputs', message: message + help }];
}
function isListed(payload, name) {
    return payload.jobs.some((job) => job.name === name);
}

;// CONCATENATED MODULE: ./build/payload/from-github.js



/**
 * Fills every `repo_info` entry and every `repo` that says `from: github`, at any depth, from the event; with `as`, the
 * raw value itself. What the user wrote stays. An event that doesn't say which code is meant is a problem, rather than
 * the default branch in silence.
 */
function fillFromGithub(raw, event, path, as) {
    const problems = [];
    const walk = (value, fill, at) => {
        if (Array.isArray(value))
            return value.map((item, index) => walk(item, fill, pathOf(at, index)));
        if (!(0,lookup/* isMapping */.pi)(value))
            return value;
        if (fill !== undefined && value['from'] === 'github')
            return fill(value, at);
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, fillers[key], pathOf(at, key))]));
    };
    const filled = (entry, at, fields) => {
        const revision = revisionOf(event);
        const { from: _, ...written } = entry;
        if ('problem' in revision) {
            problems.push({ path: pathOf(at, 'from'), message: revision.problem });
            return entry;
        }
        const { prs, enable_commit, commit_id, ...others } = fields(revision);
        // Pull requests and a commit exclude each other: general jobs would merge the former into the latter, without the
        // base's tip. Writing one of them is a choice for both.
        const chosen = ['pr', 'prs', 'commit_id'].some((name) => name in written);
        const code = prs === undefined ? { enable_commit, commit_id } : { prs };
        return { ...others, ...(chosen ? {} : withoutUndefined(code)), ...written };
    };
    const repo = (entry, at) => filled(entry, at, repoFields);
    const fillers = {
        repo_info: (entry, at) => filled(entry, at, repoInfoFields),
        repo,
    };
    return { value: walk(raw, as === undefined ? undefined : repo, path), problems };
}
function repoInfoFields(revision) {
    const commit = revision.pullRequest === undefined ? { enable_commit: true, commit_id: revision.commit } : {};
    return { ...repoFields(revision), ...commit };
}
function repoFields({ namespace, name, branch, pullRequest }) {
    const prs = pullRequest === undefined ? {} : { prs: [pullRequest] };
    return { repo_namespace: namespace, repo_name: name, branch, ...prs };
}
function withoutUndefined(entry) {
    return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}
/**
 * What the event is about, in Zadig's terms. Zadig merges pull requests into `branch`, which it fetches from the
 * configured repository: for a pull request that is the base branch, the only one that is there for a fork too. A
 * merged pull request and a merge queue's group are commits of their own, and merging the pull request into them
 * again could only do harm. A group's commit is the tip of the queue's own branch, which is what a `zadig-build` builds,
 * whatever commit it is asked for (contract §4.5).
 */
function revisionOf(event) {
    const { payload, eventName, sha, repository } = event;
    const [namespace = '', name = ''] = repository.split('/');
    const revision = (branch, commit, more = {}) => branch === '' || commit === ''
        ? { problem: `The event \`${eventName}\` does not say which branch and commit it is about: write them out.` }
        : { namespace, name, branch, commit, pullRequest: undefined, ...more };
    if ((0,lookup/* mappingAt */.oh)(payload, 'pull_request') !== undefined) {
        if ((0,github_event/* isMerged */.TL)(event))
            return revision((0,github_event/* baseBranch */.sH)(event), (0,github_event/* mergeCommit */.uX)(event));
        return revision((0,github_event/* baseBranch */.sH)(event), (0,github_event/* headSha */.xF)(event), { pullRequest: (0,github_event/* pullRequestNumber */.Kd)(event) });
    }
    const group = (0,lookup/* mappingAt */.oh)(payload, 'merge_group');
    if (group !== undefined) {
        const queue = (0,github_event/* withoutPrefix */.Z7)((0,lookup/* textAt */.$6)(group, 'head_ref'));
        return revision(queue || (0,github_event/* baseBranch */.sH)(event), (0,github_event/* headSha */.xF)(event));
    }
    const release = (0,lookup/* mappingAt */.oh)(payload, 'release');
    if (release !== undefined) {
        const target = (0,lookup/* textAt */.$6)(release, 'target_commitish');
        return revision(/^(?:[0-9a-f]{40})?$/.test(target) ? (0,github_event/* baseBranch */.sH)(event) : target, sha);
    }
    const run = (0,lookup/* mappingAt */.oh)(payload, 'workflow_run');
    if (run !== undefined) {
        const here = (0,lookup/* textAt */.$6)((0,lookup/* mappingAt */.oh)(run, 'head_repository'), 'full_name') === repository;
        return revision((here ? (0,lookup/* textAt */.$6)(run, 'head_branch') : '') || (0,github_event/* baseBranch */.sH)(event), (0,github_event/* headSha */.xF)(event));
    }
    if ((0,lookup/* mappingAt */.oh)((0,lookup/* mappingAt */.oh)(payload, 'issue'), 'pull_request') !== undefined) {
        return { problem: 'The event is about a pull request but does not carry its commit: write branch and `prs` out.' };
    }
    if ((0,lookup/* flagAt */.Qc)(payload, 'deleted')) {
        return { problem: 'The push deleted a branch or tag, so that there is no commit to take.' };
    }
    const pushedFrom = eventName === 'push' ? (0,github_event/* withoutPrefix */.Z7)((0,lookup/* textAt */.$6)(payload, 'base_ref')) : '';
    return revision((0,github_event/* headBranch */.Hi)(event) || pushedFrom || (0,github_event/* baseBranch */.sH)(event), sha);
}

;// CONCATENATED MODULE: ./build/payload/job-parameters.js






/**
 * Reads what the user wrote for a job. Without a type, which only the definition knows then, the parameters must fit one
 * of the types: the same name means the same in all of them, so what goes over the wire doesn't depend on which one.
 */
function readJobParameters(raw, type, path) {
    const parameters = isNothing(raw) ? {} : raw;
    if (type === undefined)
        return readUntyped(parameters, path);
    const row = findJobType(type);
    if (row !== undefined)
        return validate(row.schema, parameters, path);
    const types = jobTypes.map((known) => known.type);
    const message = isUnsupported(type)
        ? unsupportedMessage(type)
        : `Zadig's API has no job type \`${type}\`.${(0,nearest/* didYouMean */.au)(type, types)}`;
    return { ok: false, problems: [{ path: pathOf(path, 'job_type'), message }] };
}
/** `approve:` with nothing behind it, however YAML writes nothing. */
function isNothing(raw) {
    return raw === undefined || raw === null || raw === '' || raw === '~' || raw === 'null';
}
function readUntyped(parameters, path) {
    if (!(0,lookup/* isMapping */.pi)(parameters)) {
        const message = `It must be a mapping with the parameters of the job${found(parameters)}.`;
        return { ok: false, problems: [{ path, message }] };
    }
    const names = Object.keys(parameters);
    const known = jobTypes.flatMap(fieldNames);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        const problems = unknown.map((name) => ({
            path: pathOf(path, name),
            message: `No job type has such a field.${(0,nearest/* didYouMean */.au)(name, known)}`,
        }));
        return { ok: false, problems };
    }
    const failures = [];
    for (const row of jobTypes) {
        const reading = validate(row.schema, parameters, path);
        if (reading.ok)
            return reading;
        failures.push({ row, strange: names.filter((name) => !fieldNames(row).includes(name)).length, reading });
    }
    return closest(failures);
}
function fieldNames({ entries }) {
    return Object.keys(entries);
}
function problemsOf(reading) {
    return reading.ok ? [] : reading.problems;
}
/** The failure that is nearest to fitting: the type with the fewest foreign fields, then the fewest problems. */
function closest(failures) {
    const [best] = failures.toSorted((a, b) => a.strange - b.strange || problemsOf(a.reading).length - problemsOf(b.reading).length);
    if (best === undefined)
        return { ok: false, problems: [] };
    const problems = problemsOf(best.reading).map(({ path, message }) => ({
        path,
        message: `${message} (Read as a \`${best.row.type}\` job; \`job_type\` says which it is.)`,
    }));
    return { ok: false, problems };
}

;// CONCATENATED MODULE: ./build/payload/section-reading.js
/** Puts the readings of single entries together. */
function joinReadings(readings) {
    return {
        entries: readings.flatMap(({ entries }) => entries),
        problems: readings.flatMap(({ problems }) => problems),
    };
}
/** Problems for names that a list has twice, of which the server would take the last and say nothing. */
function checkTwice(what, entries) {
    const seen = new Set();
    return entries.flatMap(({ name, path }) => {
        if (!seen.has(name)) {
            seen.add(name);
            return [];
        }
        return [{ path, message: `The ${what} \`${name}\` is listed twice: Zadig would take the last and say nothing.` }];
    });
}

;// CONCATENATED MODULE: ./build/payload/read-jobs.js







const listEntry = fields({
    job_name: word('Name of the job.'),
    job_type: dist/* exactOptional */.yqP(word('Its type.')),
    parameters: dist/* exactOptional */.yqP(dist/* unknown */.L5J()),
});
/**
 * Reads `inputs`: a mapping by job name, whose values are the job's parameters with an optional `job_type` among them,
 * or the API's list. Undefined reads to no jobs.
 */
function readJobs(raw, event, path) {
    if (raw === undefined)
        return { entries: [], problems: [] };
    if (Array.isArray(raw)) {
        const reading = joinReadings(raw.map((item, index) => readListEntry(item, event, path, index)));
        return { ...reading, problems: [...reading.problems, ...checkTwice('job', reading.entries)] };
    }
    if ((0,lookup/* isMapping */.pi)(raw))
        return joinReadings(Object.entries(raw).map(([name, value]) => readJob(name, value, event, path)));
    const message = `It must be a mapping by job name, or the API's list${found(raw)}.`;
    return { entries: [], problems: [{ path, message }] };
}
function readJob(name, raw, event, base) {
    const path = pathOf(base, name);
    if (!(0,lookup/* isMapping */.pi)(raw))
        return readParameters(name, undefined, raw, event, path);
    const { job_type, ...parameters } = raw;
    if (job_type === undefined || typeof job_type === 'string') {
        return readParameters(name, job_type, parameters, event, path);
    }
    const message = `It must be text${found(job_type)}.`;
    return { entries: [], problems: [{ path: pathOf(path, 'job_type'), message }] };
}
function readListEntry(raw, event, base, index) {
    const reading = validate(listEntry, raw, pathOf(base, index));
    if (!reading.ok)
        return { entries: [], problems: reading.problems };
    const { job_name, job_type, parameters } = reading.value;
    return readParameters(job_name, job_type, parameters, event, pathOf(base, job_name));
}
function readParameters(name, type, raw, event, path) {
    const filled = fillFromGithub(raw, event, path);
    if (filled.problems.length > 0)
        return { entries: [], problems: filled.problems };
    const reading = readJobParameters(filled.value, type, path);
    if (!reading.ok)
        return { entries: [], problems: reading.problems };
    return { entries: [{ name, type, parameters: reading.value, path }], problems: [] };
}

;// CONCATENATED MODULE: ./build/payload/notify-inputs.js


// Overrides of the workflow's notification settings (contract §4.8, Zadig ≥ 4.2).
const dynamicRecipients = dist/* exactOptional */.yqP(listOf(word('A dynamic recipient.'), 'Recipients that Zadig resolves when it sends.'));
const atAll = dist/* exactOptional */.yqP(flag('Whether to mention everybody.'));
const larkUser = fields({
    id: word('Id of the user at Lark.'),
    id_type: dist/* exactOptional */.yqP(word('`open_id` or `user_id`.')),
    is_executor: dist/* exactOptional */.yqP(flag('Stands for whoever runs the workflow.')),
    is_stage_executor: dist/* exactOptional */.yqP(flag('Stands for whoever runs the stage.')),
});
const mailUser = fields({
    type: word('`user`, `group` or `task_creator`.'),
    user_id: dist/* exactOptional */.yqP(word('Id of the user in Zadig.')),
    user_name: dist/* exactOptional */.yqP(word('Name of the user.')),
    group_id: dist/* exactOptional */.yqP(word('Id of the group in Zadig.')),
    group_name: dist/* exactOptional */.yqP(word('Name of the group.')),
});
function people(what) {
    return dist/* exactOptional */.yqP(listOf(fields_text(what), `${what}s.`));
}
const common = {
    id: integer("Which of the workflow's notification settings, counted from 0."),
    enabled: dist/* exactOptional */.yqP(flag('Switches the notification on or off; left out, it stays as it is.')),
};
/** One kind: the server needs its configuration even to switch it on or off, and crashes without (contract §4.7). */
function kind(type, entries) {
    return fields({ ...common, type: dist/* literal */.euz(type), ...entries });
}
const notifyInput = dist/* variant */.Oxt('type', [
    kind('feishu', {
        lark_hook_notification_config: fields({
            at_users: people('User id'),
            dynamic_recipients: dynamicRecipients,
            is_at_all: atAll,
        }),
    }),
    kind('feishu_app', {
        lark_group_notification_config: fields({
            chat_id: word('Id of the chat.'),
            at_users: dist/* exactOptional */.yqP(listOf(larkUser, 'Users to mention.')),
            dynamic_recipients: dynamicRecipients,
        }),
    }),
    kind('feishu_person', {
        lark_person_notification_config: fields({
            users: dist/* exactOptional */.yqP(listOf(larkUser, 'Users to write to.')),
            dynamic_recipients: dynamicRecipients,
        }),
    }),
    kind('dingding', {
        dingding_notification_config: fields({
            at_mobiles: people('Mobile number'),
            dynamic_recipients: dynamicRecipients,
            is_at_all: atAll,
        }),
    }),
    kind('wechat', {
        wechat_notification_config: fields({ at_users: people('User id'), is_at_all: atAll }),
    }),
    kind('msteams', {
        msteams_notification_config: fields({ at_emails: people('Address'), dynamic_recipients: dynamicRecipients }),
    }),
    kind('mail', {
        mail_notification_config: fields({
            user_ids: people('Id of a user in Zadig'),
            users: dist/* exactOptional */.yqP(listOf(mailUser, 'Users and groups; `user_ids` is not looked at beside it.')),
            dynamic_recipients: dynamicRecipients,
        }),
    }),
], ({ input, expected }) => expected === 'Object'
    ? `It must be a mapping${found(input)}.`
    : `It must be one of ${expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ')}${found(input)}.`);
/** `notify_inputs`: one entry a notification setting to override. */
const notifyInputs = dist/* pipe */.FsL(listOf(notifyInput, "Overrides of the workflow's notification settings (Zadig ≥ 4.2)."), distinct(({ id }) => String(id), 'notification'));

;// CONCATENATED MODULE: ./build/payload/read-notifications.js


/** Reads `notify_inputs`, the API's list (contract §4.8). Undefined reads to none. */
function readNotifications(raw, path) {
    if (raw === undefined)
        return { entries: [], problems: [] };
    const reading = validate(notifyInputs, raw, path);
    if (!reading.ok)
        return { entries: [], problems: reading.problems };
    return { entries: reading.value.map((input, index) => ({ input, path: pathOf(path, index) })), problems: [] };
}

;// CONCATENATED MODULE: ./build/payload/read-parameters.js







/** One entry of the API's list: a value, or a repository for parameters of type `repo`. */
const parameterEntry = dist/* pipe */.FsL(fields({
    name: word('Name of the workflow variable.'),
    type: dist/* exactOptional */.yqP(word("Its type; the server uses the workflow's.")),
    value: dist/* exactOptional */.yqP(fields_text('Its value.')),
    repo: dist/* exactOptional */.yqP(repoValue),
}), requireOneOf([['repo'], ['value']]));
/** The value of a parameter in the short form. */
const parameterText = fields_text('Value of the workflow variable.');
/** Reads `parameters`: a mapping `NAME: value`, or the API's list. Undefined reads to none. */
function read_parameters_readParameters(raw, event, path) {
    if (raw === undefined)
        return { entries: [], problems: [] };
    if (Array.isArray(raw)) {
        const reading = joinReadings(raw.map((item, index) => read_parameters_readListEntry(item, event, path, index)));
        return { ...reading, problems: [...reading.problems, ...checkTwice('parameter', reading.entries)] };
    }
    if ((0,lookup/* isMapping */.pi)(raw))
        return joinReadings(Object.entries(raw).map(([name, value]) => readOne(name, value, event, path)));
    const message = `It must be a mapping \`NAME: value\`, or the API's list${found(raw)}.`;
    return { entries: [], problems: [{ path, message }] };
}
function readOne(name, raw, event, base) {
    const path = pathOf(base, name);
    if (!(0,lookup/* isMapping */.pi)(raw)) {
        const reading = validate(parameterText, raw, path);
        if (!reading.ok)
            return { entries: [], problems: reading.problems };
        return { entries: [{ name, type: undefined, value: reading.value, repo: undefined, path }], problems: [] };
    }
    const filled = fillFromGithub(raw, event, path, 'repo');
    if (filled.problems.length > 0)
        return { entries: [], problems: filled.problems };
    const reading = validate(repoValue, filled.value, path);
    if (!reading.ok)
        return { entries: [], problems: reading.problems };
    return { entries: [{ name, type: undefined, value: undefined, repo: reading.value, path }], problems: [] };
}
function read_parameters_readListEntry(raw, event, base, index) {
    const at = pathOf(base, (0,lookup/* isMapping */.pi)(raw) && typeof raw['name'] === 'string' ? raw['name'] : index);
    const filled = fillFromGithub(raw, event, at);
    if (filled.problems.length > 0)
        return { entries: [], problems: filled.problems };
    const reading = validate(parameterEntry, filled.value, at);
    if (!reading.ok)
        return { entries: [], problems: reading.problems };
    const { name, type, value, repo } = reading.value;
    if (value !== undefined && repo !== undefined) {
        return { entries: [], problems: [{ path: at, message: 'It must have `value` or `repo`, not both.' }] };
    }
    return { entries: [{ name, type, value, repo, path: at }], problems: [] };
}

// EXTERNAL MODULE: ./build/payload/read-yaml.js
var read_yaml = __webpack_require__(1565);
;// CONCATENATED MODULE: ./build/payload/read-payload.js








/**
 * Reads the payload: the file first, then the inputs, which replace a whole parameter, job or notification of the same
 * name. Throws one InputError with every problem; those of the file have paths such as `deploy.yml#inputs.build`.
 */
function readPayload(sources, event) {
    const problems = [];
    const parse = (name, text) => {
        const reading = (0,read_yaml/* parseText */.r)(name, text);
        if (reading.ok)
            return reading.value;
        problems.push(reading.problem);
        return undefined;
    };
    const read = (raw, prefix) => ({
        parameters: collect(read_parameters_readParameters(raw.parameters, event, `${prefix}parameters`), problems),
        jobs: collect(readJobs(raw.inputs, event, `${prefix}inputs`), problems),
        notifications: collect(readNotifications(raw.notify_inputs, `${prefix}${prefix === '' ? 'notify-inputs' : 'notify_inputs'}`), problems),
    });
    const { payloadFile } = sources;
    const rawFile = payloadFile && fileSections(parse(payloadFile.name, payloadFile.text), payloadFile.name, problems);
    const file = read(rawFile ?? {}, `${payloadFile?.name ?? ''}#`);
    const inline = read({
        parameters: parse('parameters', sources.parameters ?? ''),
        inputs: parse('inputs', sources.inputs ?? ''),
        notify_inputs: parse('notify-inputs', sources.notifyInputs ?? ''),
    }, '');
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    return {
        workflowKey: sources.workflowKey,
        projectKey: sources.projectKey,
        parameters: override(file.parameters, inline.parameters, ({ name }) => name),
        jobs: override(file.jobs, inline.jobs, ({ name }) => name),
        notifications: override(file.notifications, inline.notifications, ({ input }) => String(input.id)),
    };
}
const sectionNames = ['parameters', 'inputs', 'notify_inputs'];
function fileSections(value, fileName, problems) {
    if (value === undefined)
        return {};
    if (!(0,lookup/* isMapping */.pi)(value)) {
        problems.push({ path: fileName, message: 'It must be a mapping with `parameters`, `inputs` or `notify_inputs`.' });
        return {};
    }
    const known = sectionNames;
    for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
        const message = key === 'workflow_key' || key === 'project_key'
            ? `It belongs in the action's input \`${key.replace('_', '-')}\`.`
            : `There is no such field.${(0,nearest/* didYouMean */.au)(key, sectionNames)}`;
        problems.push({ path: pathOf(`${fileName}#`, key).replace('#.', '#'), message });
    }
    return value;
}
function collect(reading, problems) {
    problems.push(...reading.problems);
    return reading.entries;
}
/** The entries of the file in their places, replaced by the inline ones of the same key; then the inline ones that are new. */
function override(file, inline, keyOf) {
    return [...new Map([...file, ...inline].map((entry) => [keyOf(entry), entry])).values()];
}

// EXTERNAL MODULE: ./build/report/job-words.js
var job_words = __webpack_require__(5664);
;// CONCATENATED MODULE: ./build/report/plan-text.js



/** Names in one line: a definition can have hundreds, and long lines slow the runner down (runner contract §3). */
const MOST = 20;
/** What a run is going to do, as lines for the log: the jobs that run and with what, the gates, what is left out. */
function planLines(plan) {
    const fates = { waits: 'waits for a person', skipped: 'is SKIPPED', idle: 'has nothing to hold back' };
    return [
        `Jobs that run (${plan.jobs.length}):`,
        ...plan.jobs.map((job) => `  ▸ ${plan_text_name(job.stage)} / ${plan_text_name(job.name)} (${plan_text_name(job.type)})${withWhat(job)}`),
        ...plan.gates.map((gate) => `  ⏸ ${plan_text_name(gate.stage)} / ${plan_text_name(gate.name)}: the gate ${fates[gate.fate]}`),
        ...(plan.leftOut.length === 0 ? [] : [`Left out: ${names(plan.leftOut.map((job) => job.name))}`]),
        ...plan.notes.map((note) => `Note: ${(0,remote_text/* oneLine */.TN)(note, 1_000)}`),
    ].map((line) => (0,text_block/* textBlock */.f)(line));
}
function withWhat(job) {
    const targets = names(job.targets);
    const images = (0,job_words/* listed */.KE)(job.images.map((image) => (0,remote_text/* oneLine */.TN)(image, 200)), 5);
    const parts = [
        targets,
        images === '' ? '' : `images ${images}`,
        job.environment === undefined ? '' : `environment ${plan_text_name(job.environment)}`,
        job.code.length === 0 ? '' : `code ${names(job.code)}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}
function names(texts) {
    return (0,job_words/* listed */.KE)(texts.map((text) => plan_text_name(text)), MOST);
}
function plan_text_name(text) {
    return (0,remote_text/* oneLine */.TN)(text, 100);
}

// EXTERNAL MODULE: ./build/payload/run-marker.js
var run_marker = __webpack_require__(595);
;// CONCATENATED MODULE: ./build/actions/correlation.js




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
        throw new errors/* InputError */.dz([{ path: 'correlation-parameter', message }]);
    }
    const body = (0,hide_secrets/* hideSecrets */.s0)(buildBody(payload), credentials);
    const earlier = (identity.runAttempt ?? 1) - 1;
    const attempts = Array.from({ length: earlier }, (_, index) => earlier - index);
    return {
        parameter,
        marker: (0,run_marker/* runMarker */.q)(identity, body),
        earlier: attempts.map((attempt) => (0,run_marker/* runMarker */.q)(identity, body, attempt)),
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

// EXTERNAL MODULE: ./build/actions/masking.js
var masking = __webpack_require__(4952);
;// CONCATENATED MODULE: ./build/actions/prepare-payload.js












/**
 * Builds the execute body from what the user wrote, holds it against the workflow's definition and tells what will run.
 * Throws an InputError that lists everything that is wrong; nothing has been triggered then.
 */
async function preparePayload(inputs, deps) {
    const masked = new Set();
    const written = readPayload(inputs, deps.event);
    (0,masking/* maskSecrets */.Q)(credentialValues(written), masked, deps.runner);
    const definition = inputs.preflight === 'off' ? undefined : await deps.zadig.getDefinition(inputs, { signal: deps.signal });
    const credentials = credentialValues(written, definition);
    (0,masking/* maskSecrets */.Q)(credentials, masked, deps.runner);
    const correlation = correlate(written, inputs.correlationParameter, deps.identity, credentials);
    const marked = withMarker(written, correlation);
    if (definition === undefined) {
        return {
            payload: marked,
            body: buildBody(marked),
            plan: undefined,
            displayName: inputs.workflowKey,
            definedAt: 0,
            credentials,
            correlation,
        };
    }
    const { payload, notes } = completeRepos(marked, definition);
    await checkAgainst(definition, payload, inputs, deps.runner);
    const planned = plan(payload, definition, { event: deps.event, notes });
    await deps.runner.print(`${planLines(planned).join('\n')}\n`);
    if (definition.concurrencyLimit === 0) {
        const message = `The concurrency limit of ${inputs.workflowKey} is 0: its tasks wait in Zadig's queue for ever. \`queue-timeout\` would end that wait.`;
        deps.runner.annotate('warning', { title: 'Zadig queue', message: (0,remote_text/* oneLine */.TN)(message) });
    }
    const displayName = definition.name === '' ? inputs.workflowKey : definition.name;
    const definedAt = definition.createTime;
    return {
        payload,
        body: buildBody(payload, definition),
        plan: planned,
        displayName,
        definedAt,
        credentials,
        correlation,
    };
}
async function checkAgainst(definition, payload, inputs, runner) {
    const problems = preflight(payload, definition);
    if (problems.length === 0)
        return;
    if (inputs.preflight === 'strict') {
        throw new errors/* InputError */.dz(problems, 'Nothing was triggered. With `preflight: warn` these are warnings only.');
    }
    for (const { path, message } of problems) {
        runner.annotate('warning', { title: 'Zadig preflight', message: `${(0,remote_text/* oneLine */.TN)(path, 200)}: ${(0,text_block/* textBlock */.f)(message)}` });
    }
    await runner.print(`${problems.length} warning(s) of the preflight; \`preflight: warn\` triggers nevertheless.\n`);
}

// EXTERNAL MODULE: ./build/actions/read-task-born-after.js
var read_task_born_after = __webpack_require__(6791);
// EXTERNAL MODULE: ./build/actions/see-through.js + 29 modules
var see_through = __webpack_require__(3218);
// EXTERNAL MODULE: ./build/actions/settle.js
var settle = __webpack_require__(4865);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/time/instant.js
var instant = __webpack_require__(6513);
// EXTERNAL MODULE: ./build/actions/find-task.js
var find_task = __webpack_require__(9799);
// EXTERNAL MODULE: ./build/actions/task-pages.js
var task_pages = __webpack_require__(3278);
;// CONCATENATED MODULE: ./build/actions/earlier-task.js






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
    for await (const { entries, serverTime } of (0,task_pages/* taskPages */.M)({ projectKey, workflowKey }, deps)) {
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
            const task = await (0,read_task_born_after/* readTaskBornAfter */.T)({ workflowKey, taskId }, createTime, {}, deps);
            if (earlier.some((marker) => (0,find_task/* carries */.ED)(task, { parameter, marker })))
                return task;
        }
    }
    return undefined;
}
function tooMany({ parameter, earlier }, reachedAt) {
    const first = earlier.at(-1) ?? '';
    return new errors/* ActionError */.lZ(`Whether an earlier attempt of this job has started a task is not known: its marker is in none of the newest ${MAX_READ} tasks, and older ones than ${(0,instant/* formatInstant */.r)(reachedAt * 1_000)} were not read. Nothing was triggered`, {
        advice: `Look in Zadig for a task whose variable ${(0,remote_text/* oneLine */.TN)(parameter, 80)} is ${first.replace(/\d+$/, '')} and the number of an attempt. To start a new task, run the workflow anew instead of again, or set \`on-rerun: new\`.`,
    });
}

// EXTERNAL MODULE: ./build/actions/retry-task.js
var retry_task = __webpack_require__(8534);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/actions/asked.js
var actions_asked = __webpack_require__(9052);
// EXTERNAL MODULE: ./build/actions/await-answer.js
var await_answer = __webpack_require__(9361);
// EXTERNAL MODULE: ./build/actions/first-look.js
var first_look = __webpack_require__(128);
;// CONCATENATED MODULE: ./build/actions/trigger.js









/** Between the clocks of Zadig's own parts: the gateway stamps the answer, the server the task. */
const SLACK_MS = 60_000;
/** What the looks for a lost task take by themselves, in milliseconds; outages come on top. */
const SEARCH_MS = 60_000;
/**
 * Sends the POST, once. The state is saved before, so that the post step knows of it whatever happens to this process,
 * and again with the task's id the moment there is one. Where the answer is lost, the task is looked for: one sure match
 * is adopted, anything else fails and says how to look.
 */
async function trigger(options, deps) {
    const { signal, clock, runner } = deps;
    if (signal.aborted)
        return { kind: 'stopped' };
    runner.saveState('sent-at', String(clock.now()));
    if (options.correlation !== undefined)
        runner.saveState('marker', options.correlation.marker);
    runner.saveState('asked', (0,output_text/* jsonLines */.i)((0,actions_asked/* askedBy */.A)(options.body, options.credentials)));
    runner.saveState('phase', 'triggering');
    return (0,await_answer/* awaitAnswer */.r)((giveUp) => post(options, deps, giveUp), { kind: 'stopped' }, deps);
}
async function post(options, deps, giveUp) {
    const { body } = options;
    const sentAt = deps.clock.now();
    try {
        const { taskId, serverTime } = await deps.zadig.executeWorkflow(body, { signal: giveUp });
        const answeredAfter = deps.clock.now() - sentAt;
        const sentNear = serverTime === undefined ? 0 : (serverTime - answeredAfter - SLACK_MS) / 1_000;
        const bornAfter = Math.max(sentNear, options.definedAt);
        return known({ workflowKey: body.workflow_key, taskId }, { adopted: false, bornAfter }, deps.runner);
    }
    catch (thrown) {
        if (!(thrown instanceof zadig_error/* ZadigError */.Y))
            throw thrown;
        if (thrown.delivery !== 'unknown') {
            // A refusal, or a request that never left, leaves nothing behind for the post step to look for.
            deps.runner.saveState('phase', 'done');
            throw thrown;
        }
        return recover(options, thrown, sentAt, deps);
    }
}
function known(task, about, runner) {
    runner.saveState('task-id', String(task.taskId));
    runner.saveState('phase', 'following');
    return { kind: 'triggered', task, ...about };
}
/** The answer is lost: the task may be there, and must neither be doubled nor left alone. */
async function recover({ body, credentials, creator, correlation, url, outageTimeout }, cause, sentAt, deps) {
    const { clock, runner, signal } = deps;
    signal.throwIfAborted();
    const workflow = { projectKey: body.project_key, workflowKey: body.workflow_key };
    await runner.print(`The answer to the trigger was lost (${(0,remote_text/* oneLine */.TN)(cause.message)}). Looking for the task …\n`);
    const asked = (0,actions_asked/* askedBy */.A)(body, credentials);
    const lost = { ...workflow, creator, sentAt, lostAt: clock.now(), asked, correlation };
    const found = await (0,find_task/* findLostTask */.zv)(lost, deps, { looks: find_task/* LOOKS_MS */.gf, withinMs: SEARCH_MS + outageTimeout });
    const link = (taskId) => (0,links/* taskUrl */.Dl)({ ...workflow, taskId, baseUrl: url, displayName: workflow.workflowKey });
    if (found.kind !== 'one') {
        const why = found.kind === 'unreadable' ? found.error : undefined;
        runner.setOutput('conclusion', (0,first_look/* conclusionOfError */.dx)(why, signal));
    }
    switch (found.kind) {
        case 'one':
            await runner.print(`Found it: task ${found.task.id}.\n`);
            if (correlation === undefined) {
                runner.annotate('warning', {
                    title: 'Zadig task found again',
                    message: `The answer to the trigger was lost. Task ${found.task.id} is taken for ours: it alone has our user, time, variables and jobs. Where another run can want the same at the same time, a \`correlation-parameter\` makes that certain.`,
                });
            }
            return known({ workflowKey: workflow.workflowKey, taskId: found.task.id }, { adopted: true, bornAfter: found.task.createTime }, runner);
        case 'unsure':
            throw new errors/* ActionError */.lZ(`The answer to the trigger was lost, and ${found.tasks.length === 1 ? 'this task' : `one of these ${found.tasks.length} tasks`} could be ours: ${found.tasks.map(({ id }) => link(id)).join(' ')}`, {
                cause,
                advice: `Look there before you run this again.${correlation === undefined ? ' A `correlation-parameter` would have told which one is ours.' : ''}`,
            });
        case 'none':
            throw new errors/* ActionError */.lZ(`The answer to the trigger was lost, and no task was found that could be ours: ${cause.message}`, { cause, advice: `Look at the workflow's newest tasks before you run this again. ${cause.advice}` });
        case 'unreadable':
            throw new errors/* ActionError */.lZ(`The answer to the trigger was lost, and Zadig could not be asked for the task: ${found.error.message}`, {
                cause,
                advice: `A task may run: look at the workflow's newest ones before you run this again. ${found.error.advice}`,
            });
    }
}

;// CONCATENATED MODULE: ./build/actions/start-task.js





/**
 * Comes to the task that this step is about: a new one, or, when GitHub runs the job again and the user wants that, the
 * one that the earlier attempt started. The state is saved before anything that sets a task going.
 */
async function startTask(options, deps) {
    const earlier = await earlierTask(options, deps);
    if (earlier === undefined)
        return trigger(options, deps);
    const failed = (0,task_status/* hasFailed */.WN)(earlier.status);
    // `retry` is for a task that failed; one that passed was asked for again, and one that still runs is taken up.
    if (options.onRerun === 'retry' && (0,task_status/* hasEnded */.hY)(earlier.status) && !failed)
        return trigger(options, deps);
    deps.signal.throwIfAborted();
    const task = { workflowKey: options.workflowKey, taskId: earlier.id };
    const retry = options.onRerun === 'retry' && failed;
    await deps.runner.print(`Task ${earlier.id} of an earlier attempt is ${retry ? 'retried' : 'taken up'}.\n`);
    deps.runner.saveState('task-id', String(task.taskId));
    deps.runner.saveState('phase', 'following');
    if (retry && !(await retryEarlier(options, task.taskId, earlier, deps)))
        return { kind: 'stopped' };
    return { kind: 'triggered', task, adopted: true, bornAfter: earlier.createTime };
}
async function earlierTask(options, deps) {
    const { correlation, onRerun } = options;
    if (onRerun === 'new' || correlation === undefined || correlation.earlier.length === 0)
        return undefined;
    await deps.runner.print('Looking for the task of an earlier attempt …\n');
    const task = await findEarlierTask({ ...options, correlation }, deps);
    if (task === undefined)
        await deps.runner.print('No task of an earlier attempt was found; starting a new one.\n');
    return task;
}
/** Gives false for a step that was stopped before Zadig answered: what became of the task is then the post step's. */
async function retryEarlier({ projectKey, workflowKey }, taskId, earlier, deps) {
    const retried = await (0,retry_task/* retryTask */.M)({ projectKey, workflowKey, taskId }, earlier, deps);
    if (retried.kind !== 'refused')
        return retried.kind === 'restarted';
    if (retried.error !== undefined)
        throw retried.error;
    throw new errors/* ActionError */.lZ(`Zadig took the retry of task ${taskId}, which stands at its old end all the same.`, {
        advice: 'Look at the task in Zadig, or run this with `on-rerun: new`.',
    });
}

;// CONCATENATED MODULE: ./build/actions/run.js
















/** Milliseconds that the last look of a step that doesn't wait may keep trying. */
const ONE_LOOK_MS = 10_000;
/**
 * The root action: builds the payload, triggers the workflow once, follows its task to the end and tells how it went.
 * Throws an ActionError where nothing could be triggered.
 */
async function run(inputs, deps) {
    try {
        return await runToTheEnd(inputs, deps);
    }
    catch (thrown) {
        if (deps.signal.aborted && thrown === deps.signal.reason)
            return stoppedEarly(deps);
        if (thrown instanceof zadig_error/* ZadigError */.Y && thrown.kind === 'unreachable') {
            deps.runner.setOutput('conclusion', 'unreachable');
        }
        throw thrown;
    }
}
async function runToTheEnd(inputs, deps) {
    const { runner, clock } = deps;
    const prepared = await preparePayload(inputs, deps);
    if (inputs.dryRun)
        return dryRun(prepared, runner);
    if (inputs.onRerun !== 'new' && deps.identity.runAttempt === undefined) {
        const message = `\`on-rerun: ${inputs.onRerun}\` has no effect, as if it were \`new\`: this runner does not set GITHUB_RUN_ATTEMPT, so that a re-run can't be told from a first run.`;
        runner.annotate('warning', { title: 'Zadig re-run', message });
    }
    const startedAt = clock.now();
    const started = await startTask({ ...inputs, ...prepared, creator: deps.creator, eventTime: (0,github_event/* eventTime */.gE)(deps.event) }, deps);
    if (started.kind === 'stopped')
        return stoppedEarly(deps);
    const { task, adopted } = started;
    const url = await (0,see_through/* announce */.iP)(task, { ...inputs, displayName: prepared.displayName }, runner);
    runner.setOutput('adopted', String(adopted));
    if (inputs.remark !== '' && !deps.signal.aborted)
        await remark(task, inputs.remark, deps);
    const requests = (0,sources/* requestsSent */.HD)(requestedCommits(prepared.body));
    if (!inputs.wait && !deps.signal.aborted) {
        return leaveRunning(task, started.bornAfter, prepared.payload, requests, inputs, deps);
    }
    const { plan, credentials, displayName } = prepared;
    const seen = {
        ...inputs,
        ...started,
        url,
        displayName,
        startedAt,
        plan,
        secrets: credentials,
        requested: { requests, origin: adopted ? 'earlier-task' : 'new-task' },
    };
    return (0,see_through/* seeThrough */.Lr)(inputs, seen, deps, (followed) => checkComplete(followed, prepared.payload, runner));
}
/**
 * A success counts only with every job that was asked for: nothing may pass that did not do its work. Any other end stays
 * what it is, with an error beside it that names the jobs.
 */
function checkComplete(followed, payload, runner) {
    const { outcome, seen } = followed;
    const missing = seen === undefined ? [] : missingJobs(payload, seen).map(({ name }) => name);
    if (missing.length === 0)
        return followed;
    if (outcome.kind === 'success')
        return { ...followed, outcome: { kind: 'incomplete', task: outcome.task, missing } };
    runner.annotate('error', {
        title: 'Zadig payload',
        message: `The task never had ${(0,verdict/* missingNames */.JA)(missing)}: Zadig dropped it.`,
    });
    return followed;
}
/** The end without waiting; one look at the task still tells whether it has what was asked for. */
async function leaveRunning(ref, bornAfter, payload, requests, inputs, deps) {
    const { runner } = deps;
    runner.saveState('phase', 'done');
    const triggered = { passed: true, sentence: `Task ${ref.taskId} is triggered; \`wait\` is false.`, advice: '' };
    let task;
    try {
        task = await (0,read_task_born_after/* readTaskBornAfter */.T)(ref, bornAfter, { outageTimeout: ONE_LOOK_MS, withinMs: ONE_LOOK_MS }, deps);
    }
    catch (thrown) {
        await runner.print(`Whether it has all jobs could not be seen: ${(0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown))}\n`);
        return triggered;
    }
    const unpinned = inputs.commitCheck === 'off' ? [] : (0,sources/* sourcesOf */.u0)(task, requests).filter(sources/* isUnpinned */.Yh);
    if (unpinned.length > 0 && inputs.commitCheck === 'strict') {
        const outcome = await (0,settle/* settle */.G)({ kind: 'wrong-commit', task, sources: unpinned }, ref, inputs, deps);
        runner.setOutput('conclusion', (0,task_outcome/* conclusionOf */.vu)(outcome));
        return (0,verdict/* describeOutcome */.SS)(outcome);
    }
    const warning = (0,source_words/* unpinnedWarning */.u2)(unpinned);
    if (warning !== undefined)
        runner.annotate('warning', warning);
    const missing = missingJobs(payload, task).map(({ name }) => name);
    if (missing.length === 0)
        return triggered;
    const outcome = { kind: 'incomplete', task, missing };
    runner.setOutput('conclusion', (0,task_outcome/* conclusionOf */.vu)(outcome));
    return (0,verdict/* describeOutcome */.SS)(outcome);
}
/** Stores the user's text on the task, as early as can be: later it could undo what the task has written (contract §8.5). */
async function remark(task, text, { zadig, runner, signal }) {
    try {
        await zadig.setRemark({ ...task, remark: text }, { signal });
    }
    catch (thrown) {
        if (signal.aborted)
            return;
        runner.annotate('warning', { title: 'Zadig remark', message: `Not stored: ${(0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown))}` });
    }
}
function stoppedEarly({ runner, signal }) {
    const outcome = { kind: 'aborted', signal: String(signal.reason), task: undefined };
    runner.setOutput('conclusion', (0,task_outcome/* conclusionOf */.vu)(outcome));
    return (0,verdict/* describeOutcome */.SS)(outcome);
}


/***/ }),

/***/ 3278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ taskPages)
/* harmony export */ });
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


/***/ }),

/***/ 595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ fingerprint),
/* harmony export */   q: () => (/* binding */ runMarker)
/* harmony export */ });
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


/***/ })

};
