export const id = 584;
export const ids = [584];
export const modules = {

/***/ 9584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/json.js
var json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(6279);
// EXTERNAL MODULE: ./build/payload/did-you-mean.js
var did_you_mean = __webpack_require__(9434);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/payload/schema-fields.js


// The kinds of field that the API's payload is made of, for validation, types and the JSON Schema. Each accepts text, as
// which every YAML scalar is read, and JSON's numbers and booleans, and gives what the API wants (contract §4.5).
/** Text, which may be empty. */
function schema_fields_text(description) {
    const toText = dist/* transform */.pdi((value) => (value === null ? '' : String(value)));
    return dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()], notText), dist/* description */.h_(description), toText);
}
/** Text that must not be empty. */
function word(description) {
    const notEmpty = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq('It must not be empty.'));
    return dist/* pipe */.FsL(dist/* union */.KCZ([notEmpty, dist/* number */.aig(), dist/* boolean */.zMY()], notText), dist/* description */.h_(description), dist/* transform */.pdi(String));
}
function notText({ input }) {
    return `It must be text${found(input)}.`;
}
/** A whole number that is not negative. */
function integer(description) {
    const message = ({ input }) => `It must be a whole number${found(input)}.`;
    const asNumber = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(message), dist/* minValue */.Wwf(0, message));
    const asText = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{1,15}$/, message));
    return dist/* pipe */.FsL(dist/* union */.KCZ([asNumber, asText], message), dist/* description */.h_(description), dist/* transform */.pdi(Number));
}
/** A boolean. */
function flag(description) {
    const message = ({ input }) => `It must be \`true\` or \`false\`${found(input)}.`;
    const asText = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:true|True|TRUE|false|False|FALSE)$/, message));
    const toFlag = dist/* transform */.pdi((value) => String(value).toLowerCase() === 'true');
    return dist/* pipe */.FsL(dist/* union */.KCZ([dist/* boolean */.zMY(), asText], message), dist/* description */.h_(description), toFlag);
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
        return `There is no such field.${typeof key === 'string' ? (0,did_you_mean/* didYouMean */.au)(key, Object.keys(entries)) : ''}`;
    });
}
/** At least one of these sets of fields must be complete. The first set that is there in part is the one meant. */
function requireOneOf(sets) {
    const action = missingFields((has) => {
        if (sets.some((set) => set.every(has)))
            return [];
        const meant = sets.find((set) => set.some(has)) ?? sets.at(-1) ?? [];
        return meant.filter((field) => !has(field)).map((field) => [field, 'It is required.']);
    });
    return { ...action, requireOneOf: sets };
}
/** A field that the server ignores without another one. */
function requires(field, other) {
    const action = missingFields((has) => has(field) && !has(other) ? [[other, `It is required with \`${field}\`, which Zadig ignores without it.`]] : []);
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
/** No two items of a list may have the same key: the server silently takes the last one, or both. */
function distinct(keyOf, what) {
    return dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        if (!dataset.typed)
            return;
        const seen = new Set();
        dataset.value.forEach((item, key) => {
            const name = keyOf(item);
            const at = { type: 'array', origin: 'value', input: dataset.value, key, value: item };
            if (seen.has(name))
                addIssue({ message: `The ${what} \`${name}\` is listed twice.`, path: [at] });
            seen.add(name);
        });
    });
}
/** What was found instead, as the end of a sentence; empty where nothing was. */
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
    // Whole or not at all: the runner's masks don't match a secret that is cut.
    if (value.length > 60 || /[\r\n]/.test(value))
        return `, but it is text of ${value.length} characters`;
    return `, but it is \`${value}\``;
}
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

;// CONCATENATED MODULE: ./build/payload/preflight/definition-checks.js



/** A problem when a name is not among those that the definition lists. `consequence` is what Zadig would do with it. */
function checkName(what, name, known, path, consequence = ', and Zadig would silently ignore it') {
    if (known === undefined || known.includes(name))
        return [];
    return [{ path, message: `The job has no ${what} ${(0,did_you_mean/* quoted */.TL)(name)}${consequence}.${(0,did_you_mean/* didYouMean */.au)(name, known)}` }];
}
/** `service/module` of an entry that has both names. */
function moduleName(entry) {
    return `${(0,json/* textAt */.$6)(entry, 'service_name')}/${(0,json/* textAt */.$6)(entry, 'service_module')}`;
}
/** The entry of a definition's list for the same service and module. */
function findModule(known, wanted) {
    return known?.find((stored) => moduleName(stored) === moduleName(wanted));
}
/** Problems with services and modules that the definition's list does not have. */
function checkModules(wanted, known, path) {
    const names = known?.map(moduleName);
    return wanted.flatMap((item, index) => checkName('service module', moduleName(item), names, pathOf(path, index)));
}
/**
 * Problems with variables: unknown ones, which Zadig ignores, and values that are not among a variable's choices,
 * which it takes as they are. `known` has a variable's name under `key` (`name` in plugins and patches).
 */
function checkVariables(wanted, known, path) {
    if (known === undefined)
        return [];
    const variables = new Map(known.map((stored) => [(0,json/* textAt */.$6)(stored, 'key') || (0,json/* textAt */.$6)(stored, 'name'), stored]));
    return (wanted ?? []).flatMap((entry) => {
        const key = (0,json/* textAt */.$6)(entry, 'key');
        const stored = variables.get(key);
        const at = pathOf(path, key);
        return stored === undefined
            ? checkName('variable', key, [...variables.keys()], at)
            : checkChoice((0,json/* textAt */.$6)(entry, 'value'), stored, at);
    });
}
function checkChoice(value, stored, path) {
    const type = (0,json/* textAt */.$6)(stored, 'type');
    const choices = (0,json/* textsAt */.i1)(stored, 'choice_option');
    if (choices.length === 0 || (type !== 'choice' && type !== 'multi-select'))
        return [];
    const chosen = type === 'choice' ? [value] : value.split(',').filter((part) => part !== '');
    return chosen
        .filter((choice) => !choices.includes(choice))
        .map((choice) => ({ path, message: `${(0,did_you_mean/* quotedValue */.A0)(choice)} is not one of the choices: ${(0,did_you_mean/* quotedList */.p4)(choices)}.` }));
}
/**
 * Problems with the variables and repositories of a service, test or scan. The stored lists can be out of date: an empty
 * one is not checked against.
 */
function checkSource(entry, stored, path) {
    const repos = (0,json/* allMappingsAt */.sq)(stored, 'repos')?.map(repoName);
    return [
        ...checkVariables((0,json/* mappingsAt */.f)(entry, 'inputs'), (0,json/* allMappingsAt */.sq)(stored, 'key_vals'), pathOf(path, 'inputs')),
        ...(0,json/* mappingsAt */.f)(entry, 'repo_info').flatMap((repo, index) => 
        // Perforce has no names.
        (0,json/* textAt */.$6)(repo, 'repo_namespace') === '' || (0,json/* textAt */.$6)(repo, 'repo_name') === ''
            ? []
            : checkName('repository', repoName(repo), repos, pathOf(path, 'repo_info', index))),
    ];
}
/** `namespace/name` of a repository, configured or in the payload. */
function repoName(repo) {
    return `${(0,json/* textAt */.$6)(repo, 'repo_namespace') || (0,json/* textAt */.$6)(repo, 'repo_owner')}/${(0,json/* textAt */.$6)(repo, 'repo_name')}`;
}
/** The stored repositories that a `repo_info` leaves out. None where it is absent or empty, which changes nothing. */
function leftOutRepos(item, stored) {
    const listed = (0,json/* mappingsAt */.f)(item, 'repo_info').map(repoName);
    if (listed.length === 0)
        return [];
    return (0,json/* mappingsAt */.f)(stored, 'repos').filter((repo) => !listed.includes(repoName(repo)));
}
/** Whether a job works on services, by a key of its stored document; without the key, whether it is given any. */
function worksOnServices(spec, key, word, given) {
    return (0,json/* isMapping */.pi)(spec) && key in spec ? spec[key] === word : given;
}

;// CONCATENATED MODULE: ./build/payload/job-types/job-type.js

const EMPTY_PLAN = { targets: [], images: [], environment: undefined, notes: [] };
/** A job type from its fields. `check` and `plan` get the parameters parsed. */
function defineJobType(row) {
    const { type, title, entries } = row;
    const schema = fields(entries);
    return {
        type,
        title,
        schema,
        entries,
        // The schema reads its own output unchanged: parsing again gives the types back.
        check(parameters, spec, path) {
            const reading = validate(schema, parameters, path);
            return reading.ok ? (row.check?.(reading.value, spec, path) ?? []) : reading.problems;
        },
        plan(parameters, spec) {
            const reading = validate(schema, parameters, '');
            return reading.ok ? { ...EMPTY_PLAN, ...row.plan?.(reading.value, spec) } : EMPTY_PLAN;
        },
    };
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
        if ((0,json/* textAt */.$6)(spec, 'source') !== 'runtime')
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
// The server does not compare the targets with the job's own list.
const anyWorkload = ', and Zadig would still change it if it exists';
const customDeploy = defineJobType({
    type: 'custom-deploy',
    title: 'Deploy to Kubernetes workloads',
    entries: {
        target_list: dist/* pipe */.FsL(listOf(workload, 'The containers to update. Left out, the job has no target and Zadig silently drops it.', 1), distinct(workloadName, 'container')),
    },
    check({ target_list }, spec, path) {
        const known = (0,json/* allMappingsAt */.sq)(spec, 'target_options', 'targets')?.map((target) => (0,json/* textAt */.$6)(target, 'target'));
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
        const known = (0,json/* allMappingsAt */.sq)(spec, 'service_and_vm_deploys_options', 'service_and_vm_deploys', 'default_service_and_vm_deploys')?.map((service) => (0,json/* textAt */.$6)(service, 'service_name'));
        return service_list.flatMap(({ service_name }, index) => checkName('service', service_name, known, pathOf(path, 'service_list', index, 'service_name'), ''));
    },
    plan: ({ env_name, service_list }) => ({
        environment: env_name,
        targets: service_list.map(({ service_name, file_name }) => `${service_name} (${file_name})`),
    }),
});

;// CONCATENATED MODULE: ./build/payload/job-types/shared-fields.js



/** One variable of a job as the API has it (contract §4.5, `kv`). */
const keyValue = dist/* pipe */.FsL(fields({
    key: word('Name of the variable.'),
    value: dist/* exactOptional */.yqP(schema_fields_text('Its value. A multi-select variable takes its choices joined by commas.')),
    type: dist/* exactOptional */.yqP(word('Type of the variable; the server uses the one that is configured.')),
    is_credential: dist/* exactOptional */.yqP(flag('Marks the value as a secret: it is masked in the log.')),
    file_id: dist/* exactOptional */.yqP(word('Id of an uploaded file, for variables of type `file` (Zadig after 5.0).')),
    file_name: dist/* exactOptional */.yqP(word('Name of the uploaded file.')),
    file_path: dist/* exactOptional */.yqP(word('Where the job finds the file.')),
}), requireOneOf([['file_id'], ['value']]), 
// The server's field is a plain string, so a file's entry carries an empty one.
dist/* transform */.pdi((entry) => ({ ...entry, value: entry.value ?? '' })));
const keyValueList = dist/* pipe */.FsL(listOf(keyValue, "Variables, as the API's list."), distinct(({ key }) => key, 'variable'));
const keyValueMapping = dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), schema_fields_text('Value of the variable.'), 'It must be a mapping `KEY: value`, or a list of `key` and `value`.'), dist/* description */.h_('Variables, as `KEY: value`.'), dist/* transform */.pdi((values) => Object.entries(values).map(([key, value]) => ({ key, value }))));
/** Keys that valibot silently drops from a mapping, because assigning them changes what an object is. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype'];
const namedUnsafely = dist/* never */.ZmZ("The names `__proto__`, `constructor` and `prototype` can only be written in the API's list.");
const eitherForm = dist/* union */.KCZ([keyValueMapping, keyValueList]);
/** A job's variables: `KEY: value`, or the API's list of `{key, value}`; both read to the list. */
// The input decides on the form, so problems are about the form that was written. The JSON Schema generator passes no
// input and gets both.
const keyValues = dist/* lazy */.RZV((input) => {
    if (input === undefined)
        return eitherForm;
    if (Array.isArray(input))
        return keyValueList;
    return (0,json/* isMapping */.pi)(input) && UNSAFE_NAMES.some((name) => Object.hasOwn(input, name)) ? namedUnsafely : keyValueMapping;
});
const identity = {
    from: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* literal */.euz('github', ({ input }) => `It must be \`github\`${found(input)}.`), dist/* description */.h_('`github` fills in namespace, name, branch, and the pull request or else the commit, from the GitHub event.'))),
    codehost_name: word('Name (alias) of the code host in Zadig.'),
    repo_namespace: dist/* exactOptional */.yqP(word('Owner of the repository: an organisation or a user.')),
    repo_name: dist/* exactOptional */.yqP(word('Name of the repository.')),
    branch: dist/* exactOptional */.yqP(word('Branch to check out, and the one that pull requests are merged into. Left out, the server blanks it.')),
    prs: dist/* exactOptional */.yqP(listOf(integer('Number of a pull request.'), 'Pull requests to merge into the branch.')),
};
const wholeRepo = ['repo_namespace', 'repo_name', 'branch'];
const repoInfoEntry = dist/* pipe */.FsL(fields({
    ...identity,
    pr: dist/* exactOptional */.yqP(integer('Number of one pull request.')),
    enable_commit: dist/* exactOptional */.yqP(flag('Check out `commit_id` instead of the head of the branch (Zadig ≥ 4.1); a `zadig-build` ignores it and uses the setting of the build.')),
    commit_id: dist/* exactOptional */.yqP(word('The commit to check out; it needs `enable_commit: true`.')),
    remote_name: dist/* exactOptional */.yqP(word('Name of the git remote; `origin` when left out.')),
    checkout_path: dist/* exactOptional */.yqP(schema_fields_text('Directory to check out into.')),
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
/** `from` belongs to this action: it is filled in before this reads, and is never sent. */
function withoutFrom(entry) {
    const { from: _, ...rest } = entry;
    return rest;
}
/** A service module with what it is built, tested or scanned from, in all the job types that have one. */
const serviceEntry = fields({
    service_name: word('Name of the service.'),
    service_module: word('Name of the service module, which is the container.'),
    repo_info: dist/* exactOptional */.yqP(repoInfo),
    inputs: dist/* exactOptional */.yqP(keyValues),
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
        const { kv, services } = parameters;
        const known = variablesOf(spec);
        if (!worksOnServices(spec, 'freestyle_type', 'service_freestyle', services !== undefined)) {
            return [
                ...ignored(parameters, ['services'], 'this job does not run for services', path),
                ...checkVariables(kv, known, pathOf(path, 'kv')),
            ];
        }
        const wrong = ignored(parameters, ['kv', 'repo_info'], 'this job runs for services, each with its own', path);
        const at = pathOf(path, 'services');
        if (services === undefined)
            return [...wrong, { path: at, message: 'It is required: this job runs for services.' }];
        // Only a job that follows another one is bound to a list; any other runs for all that are listed.
        const bound = (0,json/* textAt */.$6)(spec, 'source') === 'fromjob' ? (0,json/* allMappingsAt */.sq)(spec, 'services', 'default_services') : undefined;
        return [
            ...wrong,
            ...checkModules(services, bound, at),
            ...services.flatMap(({ inputs }, index) => checkVariables(inputs, known, pathOf(at, index, 'inputs'))),
        ];
    },
    plan({ services, repo_info }, spec) {
        const configured = (0,json/* mappingsAt */.f)(spec, 'repos').map(repoName);
        return {
            targets: (services ?? []).map(moduleName),
            notes: services === undefined && configured.length > 0 ? repoNotes(repo_info?.map(repoName), configured) : [],
        };
    },
});
/** What is listed replaces all the repositories of the job, and which ones may be listed depends on the version. */
function repoNotes(listed, configured) {
    if (listed === undefined)
        return ['no `repo_info`: before Zadig 4.2 the job then checks out nothing'];
    const dropped = configured.filter((name) => !listed.includes(name));
    const strange = listed.filter((name) => !configured.includes(name));
    return [
        ...(dropped.length === 0 ? [] : [`it will not check out ${(0,did_you_mean/* quotedList */.p4)(dropped)}, which \`repo_info\` leaves out`]),
        ...(strange.length === 0
            ? []
            : [`${(0,did_you_mean/* quotedList */.p4)(strange)} is not configured in the job, and Zadig before 5.0 does not check it out`]),
    ];
}
/** Variables as Zadig ≥ 3.3 stores them, or under `properties` as before. */
function variablesOf(spec) {
    return ((0,json/* allMappingsAt */.sq)(spec, 'envs') ??
        (0,json/* knownMappingsAt */.Qy)((0,json/* mappingAt */.oh)(spec, 'properties'), 'envs') ??
        (0,json/* knownMappingsAt */.Qy)(spec, 'envs'));
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
    resource_group: schema_fields_text('Its API group; empty for the core group.'),
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
        const items = (0,json/* allMappingsAt */.sq)(spec, 'patch_items')?.map((item) => ({
            params: (0,json/* knownMappingsAt */.Qy)(item, 'params'),
            name: resourceName({
                resource_name: (0,json/* textAt */.$6)(item, 'resource_name'),
                resource_kind: (0,json/* textAt */.$6)(item, 'resource_kind'),
                resource_group: (0,json/* textAt */.$6)(item, 'resource_group'),
                resource_version: (0,json/* textAt */.$6)(item, 'resource_version'),
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
        const known = (0,json/* allMappingsAt */.sq)(spec, 'targets')?.map((target) => (0,json/* textAt */.$6)(target, 'workload_name'));
        return target_list.flatMap(({ workload_name }, index) => checkName('workload', workload_name, known, pathOf(path, 'target_list', index, 'workload_name')));
    },
    plan: ({ target_list }) => ({ targets: target_list.map(({ workload_name }) => workload_name) }),
});

;// CONCATENATED MODULE: ./build/payload/job-types/quality.js







const testKind = {
    type: 'zadig-test',
    title: 'Run tests',
    what: 'test',
    list: 'testing_list',
    nameField: 'testing_name',
    typeKey: 'test_type',
    serviceType: 'service_test',
    itemKeys: ['test_module_options', 'test_modules'],
    serviceKeys: ['service_test_options', 'service_and_tests'],
};
const scanKind = {
    type: 'zadig-scanning',
    title: 'Scan code',
    what: 'scan',
    list: 'scanning_list',
    nameField: 'scanning_name',
    typeKey: 'scanning_type',
    serviceType: 'service_scanning',
    itemKeys: ['scanning_options', 'scannings'],
    serviceKeys: ['service_scanning_options', 'service_and_scannings'],
};
const serviceList = dist/* exactOptional */.yqP(dist/* pipe */.FsL(listOf(serviceEntry, 'For a job that works on services (Zadig ≥ 4.2): the service modules to run it for.', 1), distinct(moduleName, 'service module')));
const zadigTest = defineQualityType(testKind);
const zadigScanning = defineQualityType(scanKind);
function defineQualityType(kind) {
    const { type, title, what, list, nameField } = kind;
    const item = fields({
        [nameField]: word(`Name of the ${what}.`),
        repo_info: dist/* exactOptional */.yqP(repoInfo),
        inputs: dist/* exactOptional */.yqP(keyValues),
    });
    const description = `${what === 'test' ? 'Tests' : 'Scans'} to run with other repositories or variables. All of the job's ${what}s run, listed or not.`;
    const nameOf = (entry) => (0,json/* textAt */.$6)(entry, nameField);
    const entries = {
        [list]: dist/* exactOptional */.yqP(dist/* pipe */.FsL(listOf(item, description), distinct(nameOf, what))),
        service_list: serviceList,
    };
    return defineJobType({
        type,
        title,
        entries,
        check: (parameters, spec, path) => checkQuality(kind, parameters, spec, path),
        plan: (parameters, spec) => planQuality(kind, parameters, spec),
    });
}
/** The lists of tests, scans and services that a job of this type takes; none for other types. */
function itemLists(type) {
    const kind = [testKind, scanKind].find((one) => one.type === type);
    if (kind === undefined)
        return [];
    return [
        { list: kind.list, itemOf: (item, spec) => findItem(kind, item, spec) },
        { list: 'service_list', itemOf: (item, spec) => findModule((0,json/* allMappingsAt */.sq)(spec, ...kind.serviceKeys), item) },
    ];
}
function findItem({ itemKeys, nameField }, item, spec) {
    return (0,json/* allMappingsAt */.sq)(spec, ...itemKeys)?.find((stored) => (0,json/* textAt */.$6)(stored, 'name') === (0,json/* textAt */.$6)(item, nameField));
}
function checkQuality(kind, parameters, spec, path) {
    const items = (0,json/* knownMappingsAt */.Qy)(parameters, kind.list);
    const services = (0,json/* knownMappingsAt */.Qy)(parameters, 'service_list');
    const listPath = pathOf(path, kind.list);
    const servicePath = pathOf(path, 'service_list');
    if (!worksOnServices(spec, kind.typeKey, kind.serviceType, services !== undefined)) {
        const message = `Zadig would ignore it: this job does not work on services. Use \`${kind.list}\`.`;
        const names = (0,json/* allMappingsAt */.sq)(spec, ...kind.itemKeys)?.map((stored) => (0,json/* textAt */.$6)(stored, 'name'));
        return [
            ...(services === undefined ? [] : [{ path: servicePath, message }]),
            ...(items ?? []).flatMap((item, index) => [
                ...checkName(kind.what, (0,json/* textAt */.$6)(item, kind.nameField), names, pathOf(listPath, index, kind.nameField)),
                ...checkItem(item, findItem(kind, item, spec), pathOf(listPath, index)),
            ]),
        ];
    }
    if ((0,json/* textAt */.$6)(spec, 'source') === 'fromjob') {
        const message = `This job takes its services from another job, and Zadig's API cannot run such a ${kind.what}: it answers that the other job was not found.`;
        return [{ path, message }];
    }
    const known = (0,json/* allMappingsAt */.sq)(spec, ...kind.serviceKeys);
    const ignored = { path: listPath, message: 'Zadig would ignore it: this job works on services. Use `service_list`.' };
    const missing = { path: servicePath, message: 'It is required: this job only runs for the services that are listed.' };
    const wrong = items === undefined ? [] : [ignored];
    if (services === undefined)
        return [...wrong, missing];
    return [
        ...wrong,
        ...checkModules(services, known, servicePath),
        ...services.flatMap((service, index) => checkItem(service, findModule(known, service), pathOf(servicePath, index))),
    ];
}
/** What is still left out of a `repo_info` here could not be added from the definition. */
function checkItem(item, stored, path) {
    const problems = checkSource(item, stored, path);
    const names = leftOutRepos(item, stored).map(repoName);
    if (names.length === 0)
        return problems;
    const message = `Zadig ≥ 4.2 would run it without ${(0,did_you_mean/* quotedList */.p4)(names)}, which is configured: a \`repo_info\` replaces all configured repositories. It can't be added from the definition, which doesn't show the name of its code host, or its branch: add an entry for it, or leave \`repo_info\` out.`;
    return [...problems, { path: pathOf(path, 'repo_info'), message }];
}
function planQuality(kind, parameters, spec) {
    const services = (0,json/* knownMappingsAt */.Qy)(parameters, 'service_list');
    if (services !== undefined)
        return { targets: services.map(moduleName) };
    const listed = ((0,json/* knownMappingsAt */.Qy)(parameters, kind.list) ?? []).map((item) => (0,json/* textAt */.$6)(item, kind.nameField));
    const all = (0,json/* allMappingsAt */.sq)(spec, ...kind.itemKeys)?.map((stored) => (0,json/* textAt */.$6)(stored, 'name')) ?? [];
    const others = all.filter((name) => !listed.includes(name));
    const note = `its other ${kind.what}s run too: Zadig runs all that are configured`;
    return { targets: [...new Set([...listed, ...others])], notes: listed.length > 0 && others.length > 0 ? [note] : [] };
}

;// CONCATENATED MODULE: ./build/payload/job-types/tools.js






const tools_plugin = defineJobType({
    type: 'plugin',
    title: 'Run a plugin',
    entries: { kv: dist/* exactOptional */.yqP(keyValues) },
    check: ({ kv }, spec, path) => checkVariables(kv, (0,json/* knownMappingsAt */.Qy)((0,json/* mappingAt */.oh)(spec, 'plugin'), 'inputs'), pathOf(path, 'kv')),
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
        if ((0,json/* textAt */.$6)(spec, 'source') === 'runtime') {
            const message = 'It is required: the job leaves the choice to the payload.';
            return database_name === undefined ? [{ path: at, message }] : [];
        }
        if (database_name === undefined || !(0,json/* isMapping */.pi)(spec) || !('source' in spec))
            return [];
        const message = 'Zadig would silently ignore it and run the statements on the database that the job is bound to. Leave it out.';
        return [{ path: at, message }];
    },
    plan: ({ database_name }) => ({ targets: database_name === undefined ? [] : [database_name] }),
});
const tapd = defineJobType({
    type: 'tapd',
    title: 'Change TAPD iterations',
    entries: {
        project_id: word('Id of the project at TAPD.'),
        project_name: dist/* exactOptional */.yqP(schema_fields_text('Ignored: Zadig asks TAPD.')),
        status: word('Status to give to the iterations: `open`, `done` or one of your own.'),
        iteration_ids: dist/* pipe */.FsL(listOf(word('Id of an iteration.'), 'The iterations, added to those that are configured.', 1), distinct((id) => id, 'iteration')),
        iterations: dist/* exactOptional */.yqP(dist/* never */.ZmZ('The server ignores it, although the published API has it: give the ids as `iteration_ids`.')),
    },
    plan: ({ iteration_ids }) => ({ targets: iteration_ids }),
});

;// CONCATENATED MODULE: ./build/payload/job-types/zadig-build.js







const zadigBuild = defineJobType({
    type: 'zadig-build',
    title: 'Build services',
    entries: {
        registry: word('The image registry as `<address>/<namespace>`, exactly as Zadig has it, scheme included: `https://reg.example.com/team`.'),
        service_list: dist/* pipe */.FsL(listOf(serviceEntry, 'The service modules to build, each with its repositories and variables.', 1), distinct(moduleName, 'service module')),
    },
    check({ registry, service_list }, spec, path) {
        // The server uses its own up-to-date options; the stored ones lag behind only where variables were added since.
        const known = (0,json/* allMappingsAt */.sq)(spec, 'service_and_builds_options', 'service_and_builds');
        const at = pathOf(path, 'service_list');
        return [
            ...checkRegistry(registry, pathOf(path, 'registry')),
            ...checkModules(service_list, known, at),
            ...service_list.flatMap((service, index) => checkSource(service, findModule(known, service), pathOf(at, index))),
        ];
    },
    plan: ({ service_list }) => ({ targets: service_list.map(moduleName) }),
});
/** The server compares the whole string, so a missing scheme or namespace never matches (contract §4.5). */
function checkRegistry(registry, path) {
    if (/^https?:\/\/[^/\s]+\/\S*$/.test(registry))
        return [];
    const message = `${(0,did_you_mean/* quotedValue */.A0)(registry)} is not of the form \`<address>/<namespace>\` with the scheme, such as \`https://reg.example.com/team\` (with a slash at the end where the registry has no namespace): Zadig compares the whole text with its registries.`;
    return [{ path, message }];
}

;// CONCATENATED MODULE: ./build/payload/job-types/table.js








/** Every job type that Zadig's API can run (contract §4.5). To add one, define it and list it here. */
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
    // These run as they are configured: the payload only says that they run.
    defineJobType({
        type: 'approval',
        title: 'Wait for an approval (Zadig ≥ 4.1); left out, the workflow continues without it',
        entries: {},
    }),
    defineJobType({ type: 'ai-release-specialist', title: 'Have a release assessed (Zadig ≥ 5.0)', entries: {} }),
    defineJobType({ type: 'ai-task', title: 'Ask a model (Zadig after 5.0)', entries: {} }),
];
/** A job type that the API can run; undefined for all others. */
function findJobType(type) {
    return jobTypes.find((row) => row.type === type);
}
const LEAVE_OUT = 'Leave it out, and it is skipped';
/** Job types that Zadig has and its API refuses (contract §4.5), with what to do instead. */
const REFUSED = new Map([
    ['zadig-distribute-image', `${LEAVE_OUT}; copy the image in a \`freestyle\` job instead`],
    [
        'zadig-helm-chart-deploy',
        `${LEAVE_OUT}; deploy the chart as a service in a \`zadig-deploy\` job, or run helm in a \`freestyle\` job`,
    ],
    ['zadig-restart', `${LEAVE_OUT}; restart the workload with kubectl in a \`freestyle\` job`],
    ['workflow-trigger', `${LEAVE_OUT}; run the other workflow in another step`],
    ['notification', `${LEAVE_OUT}; use the workflow's notification settings, or a step of the GitHub job`],
    ...('nacos apollo jira jenkins offline-service meego-transition pingcode istio-release istio-rollback dms apisix ' +
        'update-env-istio-config mse-gray-release mse-gray-offline guanceyun-check grafana blueking sae-deploy')
        .split(' ')
        .map((type) => [type, LEAVE_OUT]),
]);
/**
 * Job types that the API accepts and the server then drops, because it clears their targets before it reads their
 * parameters (contract §4.5), with what would not happen.
 */
const DROPPED = new Map([
    ['k8s-blue-green-deploy', 'deployed'],
    ['k8s-canary-deploy', 'deployed'],
    ['k8s-gray-release', 'deployed'],
    ['k8s-blue-green-release', 'released'],
    ['k8s-canary-release', 'released'],
]);
/** Whether a job type is one that Zadig has and its API cannot run. */
function isUnsupported(type) {
    return REFUSED.has(type) || DROPPED.has(type);
}
/** Why the API cannot run a job of this type, known or not, and what to do instead. */
function unsupportedMessage(type) {
    const undone = DROPPED.get(type);
    return undone === undefined
        ? `Zadig's API cannot run jobs of type ${(0,did_you_mean/* quoted */.TL)(type)}, only its own pages and triggers can. ${REFUSED.get(type) ?? LEAVE_OUT}.`
        : `Zadig's API accepts jobs of type ${(0,did_you_mean/* quoted */.TL)(type)} and then drops them, because it clears their targets first: nothing would be ${undone}. Run it from Zadig's own pages.`;
}

// EXTERNAL MODULE: ./build/definition/definition.js
var definition_definition = __webpack_require__(2119);
;// CONCATENATED MODULE: ./build/payload/repositories.js






const NAME_FIELDS = ['service_name', 'service_module', 'testing_name', 'scanning_name'];
/** Every `repo_info` entry of a job and of the items in its lists (contract §4.5), with paths from `path` on. */
function requestedRepos(parameters, path = '') {
    const target = NAME_FIELDS.map((field) => (0,json/* textAt */.$6)(parameters, field)).filter((name) => name !== '');
    return Object.keys((0,json/* asMapping */.dw)(parameters)).flatMap((key) => (0,json/* mappingsAt */.f)(parameters, key).flatMap((item, index) => {
        const at = pathOf(path, key, index);
        return key === 'repo_info' ? [{ target, path: at, entry: item }] : requestedRepos(item, at);
    }));
}
/** The commits that a body asks for. The server ignores one without `enable_commit` (contract §4.5). */
function requestedCommits(body) {
    return body.inputs.flatMap((input) => requestedRepos(input.parameters)
        .filter(({ entry }) => (0,json/* flagAt */.Qc)(entry, 'enable_commit') && (0,json/* textAt */.$6)(entry, 'commit_id') !== '')
        .map(({ target, entry }) => ({
        job: input.job_name,
        target,
        namespace: (0,json/* textAt */.$6)(entry, 'repo_namespace'),
        name: (0,json/* textAt */.$6)(entry, 'repo_name'),
        commit: (0,json/* textAt */.$6)(entry, 'commit_id'),
    })));
}
/** Every stored repository in a job's document, wherever its type keeps them. */
function storedRepos(document) {
    return (0,json/* mappingsIn */.PT)(document).flatMap((mapping) => (0,json/* mappingsAt */.f)(mapping, 'repos'));
}
/** The code hosts of repositories that the payload, which has the name, and the definition, which has the id, share. */
function knownCodeHosts(payload, definition) {
    return payload.jobs.flatMap((job) => {
        const configured = storedRepos((0,definition_definition/* findJob */.p)(definition, job.name)?.spec);
        return requestedRepos(job.parameters).flatMap(({ entry }) => {
            const same = configured.filter((repo) => repoName(repo) === repoName(entry));
            const [first] = same;
            // Two code hosts can have a repository of one name.
            if (first === undefined || new Set(same.map((repo) => repo['codehost_id'])).size !== 1)
                return [];
            const id = (0,json/* numberAt */.tk)(first, 'codehost_id');
            return [{ name: (0,json/* textAt */.$6)(entry, 'codehost_name'), id, type: (0,json/* textAt */.$6)(first, 'source') }];
        });
    });
}
/**
 * The payload with every configured repository of the tests and scans that it lists repositories for: Zadig runs them
 * without those that a `repo_info` leaves out (contract §4.5). `notes` are sentences about what was added.
 */
function completeRepos(payload, definition) {
    const hosts = knownCodeHosts(payload, definition);
    const notes = [];
    function complete(job) {
        const defined = (0,definition_definition/* findJob */.p)(definition, job.name);
        const changed = itemLists(defined?.type ?? '').flatMap(({ list, itemOf }) => {
            const items = (0,json/* knownMappingsAt */.Qy)(job.parameters, list);
            const completed = items?.map((item) => completeItem(item, itemOf(item, defined?.spec), job));
            return completed === undefined ? [] : [[list, completed]];
        });
        return { ...job, parameters: { ...job.parameters, ...Object.fromEntries(changed) } };
    }
    function completeItem(item, stored, job) {
        const added = leftOutRepos(item, stored).flatMap((repo) => {
            const host = hosts.find(({ id, type }) => id === (0,json/* numberAt */.tk)(repo, 'codehost_id') && type !== 'perforce');
            return host === undefined || (0,json/* textAt */.$6)(repo, 'branch') === '' ? [] : [entryOf(repo, host.name)];
        });
        if (added.length === 0)
            return item;
        const names = added.map((entry) => `${(0,did_you_mean/* quoted */.TL)(repoName(entry))} (${(0,did_you_mean/* quoted */.TL)((0,json/* textAt */.$6)(entry, 'branch'))})`);
        notes.push(`Job ${(0,did_you_mean/* quoted */.TL)(job.name)}: \`repo_info\` gets ${names.join(', ')} too, as configured: Zadig drops the repositories that it leaves out.`);
        return { ...item, repo_info: [...(0,json/* mappingsAt */.f)(item, 'repo_info'), ...added] };
    }
    return { payload: { ...payload, jobs: payload.jobs.map(complete) }, notes };
}
function entryOf(repo, host) {
    const prs = (0,json/* listAt */.gT)(repo, 'prs');
    return {
        codehost_name: host,
        repo_namespace: (0,json/* textAt */.$6)(repo, 'repo_namespace') || (0,json/* textAt */.$6)(repo, 'repo_owner'),
        repo_name: (0,json/* textAt */.$6)(repo, 'repo_name'),
        branch: (0,json/* textAt */.$6)(repo, 'branch'),
        ...(prs.length > 0 ? { prs } : {}),
        ...((0,json/* flagAt */.Qc)(repo, 'enable_commit') ? { enable_commit: true, commit_id: (0,json/* textAt */.$6)(repo, 'commit_id') } : {}),
    };
}
/** Problems with general jobs that are sent repositories on a code host of type `other` (contract §4.5). */
function checkCodeHosts(payload, definition) {
    const others = knownCodeHosts(payload, definition)
        .filter(({ type }) => type === 'other')
        .map(({ name }) => name);
    return payload.jobs
        .filter(({ name }) => (0,definition_definition/* findJob */.p)(definition, name)?.type === 'freestyle')
        .flatMap((job) => requestedRepos(job.parameters, job.path))
        .filter(({ entry }) => others.includes((0,json/* textAt */.$6)(entry, 'codehost_name')))
        .map(({ path, entry }) => ({
        path,
        message: `The job would fail when it fetches ${(0,did_you_mean/* quoted */.TL)(repoName(entry))}: ${(0,did_you_mean/* quoted */.TL)((0,json/* textAt */.$6)(entry, 'codehost_name'))} is a code host of type \`other\`, and a general job that gets \`repo_info\` has no credentials for one. Leave \`repo_info\` out, and the job checks out its configured repositories (Zadig ≥ 4.2); in the definition \`tag: "{{.workflow.params.TAG}}"\` takes a revision from a variable.`,
    }));
}

;// CONCATENATED MODULE: ./build/payload/plan.js






/** The plan of a payload, after the notes that are already known. The preflight checks jobs that can't run. */
function plan(payload, definition, { event, notes: known = [] } = {}) {
    const all = definition.stages.flatMap((stage) => stage.jobs.map((job) => ({ job, stage: stage.name })));
    const listed = new Map(payload.jobs.map((job) => [job.name, job]));
    const notes = [...known];
    const jobs = all.flatMap(({ job, stage }) => {
        const row = findJobType(job.type);
        const parameters = listed.get(job.name)?.parameters;
        if (parameters === undefined || row === undefined)
            return [];
        const { notes: jobNotes, ...planned } = row.plan(parameters, job.spec);
        const repos = requestedRepos(parameters).map(({ entry }) => entry);
        const sentences = [...jobNotes, ...commitNotes(repos, job), ...tagNotes(repos, job, event)];
        notes.push(...[...new Set(sentences)].map((note) => `Job \`${job.name}\`: ${note}.`));
        if (job.runPolicy === 'default_not_run')
            notes.push(`Job \`${job.name}\` does not run by default; before Zadig 4.1 it stays skipped although it is listed.`);
        return [{ name: job.name, type: job.type, stage, ...planned, code: [...new Set(repos.map(codeOf))] }];
    });
    if (definition.concurrencyLimit === 0) {
        notes.push("The workflow's concurrency limit is 0: a task would wait in the queue for ever.");
    }
    const leftOut = all
        .filter(({ job }) => !listed.has(job.name))
        .map(({ job, stage }) => ({ name: job.name, type: job.type, stage }));
    return { jobs, leftOut, gates: plannedGates(payload, definition), notes };
}
/**
 * The workflow's approval jobs. Zadig skips a job that the payload does not list, gates included (contract §4.3). Gates
 * that don't run unless they are listed are left out where they aren't.
 */
function plannedGates(payload, definition) {
    const listed = new Set(payload.jobs.map(({ name }) => name));
    return definition.stages.flatMap((stage, stageIndex) => stage.jobs.flatMap(({ name, type, runPolicy }, jobIndex) => {
        if (type !== 'approval')
            return [];
        if (listed.has(name))
            return [{ name, stage: stage.name, outcome: 'waits' }];
        if (runPolicy === 'default_not_run' || runPolicy === 'skip')
            return [];
        const inStage = stage.parallel ? [] : stage.jobs.slice(jobIndex + 1);
        const behind = [...inStage, ...definition.stages.slice(stageIndex + 1).flatMap(({ jobs }) => jobs)];
        return [{ name, stage: stage.name, outcome: holdsBack(behind, listed) ? 'skipped' : 'idle' }];
    }));
}
/** A gate without jobs behind it is a sign-off, which is skipped too when it isn't listed. */
function holdsBack(behind, listed) {
    const work = behind.filter(({ type }) => type !== 'approval');
    return work.length === 0 || work.some(({ name }) => listed.has(name));
}
/**
 * The jobs that the payload lists and the task does not have. The server silently drops a job with nothing to work on
 * (contract §4.5), while all jobs that will run are in the task from its creation on (contract §5.7).
 */
function missingJobs(payload, task) {
    const jobs = (0,task_task/* jobsOf */.a)(task);
    // Before Zadig 3.3 a job task doesn't say which job it is of; its name only contains that name somewhere.
    const named = jobs.some(({ originName }) => originName !== '');
    const isOf = (job, name) => named ? job.originName === name : job.name.includes(name) || job.displayName.includes(name);
    return payload.jobs.filter(({ name }) => !jobs.some((job) => isOf(job, name)));
}
function codeOf(entry) {
    const commit = (0,json/* textAt */.$6)(entry, 'commit_id');
    const pulls = pullRequests(entry);
    const parts = [
        repoName(entry),
        (0,json/* textAt */.$6)(entry, 'branch'),
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
/** A commit beside pull requests has another effect in each kind of job, and never the one that the user wants. */
function commitNotes(repos, { type }) {
    return repos
        .filter((entry) => (0,json/* textAt */.$6)(entry, 'commit_id') !== '' && pullRequests(entry).length > 0)
        .map((entry) => type === 'zadig-build'
        ? `beside \`prs\` the build ignores the commit of ${(0,did_you_mean/* quoted */.TL)(repoName(entry))}`
        : `the pull requests of ${(0,did_you_mean/* quoted */.TL)(repoName(entry))} are merged into the commit, without the tip of ${(0,did_you_mean/* quoted */.TL)((0,json/* textAt */.$6)(entry, 'branch'))}: leave the commit out to have them merged into that`);
}
/** A build only checks out the tag of the event where Zadig is configured to. */
function tagNotes(repos, job, event) {
    if (event?.refType !== 'tag' || job.type !== 'zadig-build')
        return [];
    const tagged = storedRepos(job.spec).filter((repo) => (0,json/* textAt */.$6)(repo, 'tag') !== '');
    const names = tagged.map(repoName);
    return repos
        .filter((entry) => (0,json/* textAt */.$6)(entry, 'commit_id') === event.sha && !names.includes(repoName(entry)))
        .map((entry) => `a build checks out the tip of ${(0,did_you_mean/* quoted */.TL)((0,json/* textAt */.$6)(entry, 'branch'))} of ${(0,did_you_mean/* quoted */.TL)(repoName(entry))} and not the tag ${(0,did_you_mean/* quoted */.TL)(event.refName)}, unless \`enable_commit\` is on for that repository in the build's own settings, or the workflow's definition has \`tag: "{{.workflow.params.TAG}}"\` there and \`parameters\` sets \`TAG\``);
}

// EXTERNAL MODULE: ./build/follow/follow-and-report.js + 17 modules
var follow_and_report = __webpack_require__(26);
// EXTERNAL MODULE: ./build/follow/stop-policy.js
var stop_policy = __webpack_require__(1677);
// EXTERNAL MODULE: ./build/report/plan.js
var report_plan = __webpack_require__(4036);
// EXTERNAL MODULE: ./build/report/sanitize.js
var sanitize = __webpack_require__(1872);
// EXTERNAL MODULE: ./build/report/sources.js
var sources = __webpack_require__(5985);
// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/task/outcome.js
var task_outcome = __webpack_require__(9356);
// EXTERNAL MODULE: ./build/task/sources.js
var task_sources = __webpack_require__(6174);
// EXTERNAL MODULE: ./build/task-control/conclude.js + 1 modules
var conclude = __webpack_require__(811);
// EXTERNAL MODULE: ./build/task-control/read-task.js
var read_task = __webpack_require__(1674);
// EXTERNAL MODULE: ./build/payload/body.js
var payload_body = __webpack_require__(8805);
;// CONCATENATED MODULE: ./build/payload/credentials.js


/**
 * The values to mask before anything is printed: those of parameters and variables that the definition or the payload
 * marks as credentials, and those that the definition carries in clear. Each once, without empty ones.
 */
function credentialValues(payload, definition) {
    const secretParameters = new Set((definition?.params ?? []).filter((param) => param.isCredential).map(({ name }) => name));
    const values = [
        ...(definition?.secrets ?? []),
        ...payload.parameters.filter(({ name }) => secretParameters.has(name)).map(({ value }) => value ?? ''),
        ...payload.jobs.flatMap(({ name, parameters }) => {
            const secretKeys = credentialNames(definition && (0,definition_definition/* findJob */.p)(definition, name)?.spec);
            return (0,json/* mappingsIn */.PT)(parameters)
                .filter((entry) => (0,json/* flagAt */.Qc)(entry, 'is_credential') || secretKeys.has((0,json/* textAt */.$6)(entry, 'key')))
                .map((entry) => (0,json/* textAt */.$6)(entry, 'value'));
        }),
    ];
    return [...new Set(values)].filter((value) => value !== '');
}
function credentialNames(spec) {
    const marked = (0,json/* mappingsIn */.PT)(spec).filter((entry) => (0,json/* flagAt */.Qc)(entry, 'is_credential'));
    return new Set(marked.map((variable) => (0,json/* textAt */.$6)(variable, 'key') || (0,json/* textAt */.$6)(variable, 'name')));
}

;// CONCATENATED MODULE: ./build/payload/preflight/images.js





/** How far the server follows a chain of jobs that take their services from each other. */
const MAX_CHAIN = 10;
/**
 * Problems between deployments and the build job that gives them their images. Of a built service, Zadig deploys the
 * modules that were built, not those that the deployment lists. Any other service gets the payload's image, even if empty.
 */
function checkImages(payload, definition) {
    return payload.jobs.flatMap((job) => {
        const deploy = (0,definition_definition/* findJob */.p)(definition, job.name);
        if (deploy?.type !== 'zadig-deploy' || (0,json/* textAt */.$6)(deploy.spec, 'source') !== 'fromjob')
            return [];
        const build = (0,definition_definition/* findJob */.p)(definition, originOf(deploy.spec, definition));
        if (build?.type !== 'zadig-build')
            return [];
        const built = (0,json/* mappingsAt */.f)(payload.jobs.find(({ name }) => name === build.name)?.parameters, 'service_list');
        return (0,json/* mappingsAt */.f)(job.parameters, 'service_list').flatMap((wanted, index) => {
            const message = wrongImage(wanted, built, build.name);
            return message === undefined ? [] : [{ path: pathOf(job.path, 'service_list', index), message }];
        });
    });
}
function wrongImage(wanted, built, build) {
    const name = moduleName(wanted);
    const hasImage = (0,json/* textAt */.$6)(wanted, 'image_name') !== '';
    const ofService = built
        .filter((module) => (0,json/* textAt */.$6)(module, 'service_name') === (0,json/* textAt */.$6)(wanted, 'service_name'))
        .map(moduleName);
    if (ofService.includes(name)) {
        if (!hasImage)
            return undefined;
        return `Zadig would silently ignore its \`image_name\` and deploy what the job ${(0,did_you_mean/* quoted */.TL)(build)} builds. Leave the image out, or the service out of the build.`;
    }
    if (ofService.length > 0) {
        return `Zadig would not deploy ${(0,did_you_mean/* quoted */.TL)(name)}: of this service it deploys what the job ${(0,did_you_mean/* quoted */.TL)(build)} builds, which is ${(0,did_you_mean/* quotedList */.p4)(ofService)}.`;
    }
    if (hasImage)
        return undefined;
    return `${(0,did_you_mean/* quoted */.TL)(name)} has no image: it would come from the job ${(0,did_you_mean/* quoted */.TL)(build)}, which does not build it in this run. Add it to the build, or give its image here.`;
}
function originOf(spec, definition) {
    let name = (0,json/* textAt */.$6)(spec, 'origin_job_name') || (0,json/* textAt */.$6)(spec, 'job_name');
    for (let step = 0; step < MAX_CHAIN; step++) {
        const from = (0,definition_definition/* findJob */.p)(definition, name)?.spec;
        if ((0,json/* textAt */.$6)(from, 'source') !== 'fromjob' || (0,json/* textAt */.$6)(from, 'job_name') === '')
            break;
        name = (0,json/* textAt */.$6)(from, 'job_name');
    }
    return name;
}

;// CONCATENATED MODULE: ./build/payload/preflight/preflight.js








/**
 * Everything in a payload that the workflow's definition shows to be wrong: what Zadig would refuse with an unclear
 * answer, and what it would accept and silently not do (contract §4.3–4.5).
 *
 * @param skipGates names of approval jobs that the user leaves out on purpose
 */
function preflight(payload, definition, skipGates = []) {
    return [
        ...payload.jobs.flatMap((job) => checkJob(job, definition)),
        ...checkCodeHosts(payload, definition),
        ...checkImages(payload, definition),
        ...checkForced(payload, definition),
        ...checkGates(payload, definition, skipGates),
        ...checkSkippedGates(payload, definition, skipGates),
        ...checkNothingLeft(payload, definition),
        ...checkParameters(payload, definition),
        ...checkNotifications(payload, definition),
    ];
}
function checkJob(job, definition) {
    const defined = (0,definition_definition/* findJob */.p)(definition, job.name);
    if (defined === undefined) {
        const names = (0,definition_definition/* definedJobs */.a)(definition).map(({ name }) => name);
        const message = `The workflow has no job ${(0,did_you_mean/* quoted */.TL)(job.name)}, and Zadig would silently ignore it.${(0,did_you_mean/* didYouMean */.au)(job.name, names)}`;
        return [{ path: job.path, message }];
    }
    const row = findJobType(defined.type);
    if (row === undefined)
        return [{ path: job.path, message: unsupportedMessage(defined.type) }];
    if (job.type !== undefined && job.type !== defined.type) {
        const message = `The workflow's job ${(0,did_you_mean/* quoted */.TL)(job.name)} is of type ${(0,did_you_mean/* quoted */.TL)(defined.type)}, not ${(0,did_you_mean/* quoted */.TL)(job.type)}. Zadig uses the type in the workflow.`;
        return [{ path: pathOf(job.path, 'job_type'), message }];
    }
    return row.check(job.parameters, defined.spec, job.path);
}
function checkForced(payload, definition) {
    return (0,definition_definition/* definedJobs */.a)(definition)
        .filter(({ name, runPolicy }) => runPolicy === 'force_run' && !isListed(payload, name))
        .map(({ name, type }) => {
        const advice = findJobType(type) === undefined
            ? `Its type ${(0,did_you_mean/* quoted */.TL)(type)} cannot be run through Zadig's API, so neither can this workflow, unless the policy is changed.`
            : `Add it:\n${linesToAdd(name, type)}`;
        const message = `The job ${(0,did_you_mean/* quoted */.TL)(name)} must always run (run policy \`force_run\`), but is not listed: Zadig would refuse the whole run. ${advice}`;
        return { path: 'inputs', message };
    });
}
function checkGates(payload, definition, skipGates) {
    return plannedGates(payload, definition)
        .filter(({ name }) => !skipGates.includes(name))
        .filter(({ name, outcome }) => outcome === 'skipped' && (0,definition_definition/* findJob */.p)(definition, name)?.runPolicy !== 'force_run')
        .map(({ name, stage }) => ({
        path: 'inputs',
        message: `The approval ${(0,did_you_mean/* quoted */.TL)(name)} in stage ${(0,did_you_mean/* quoted */.TL)(stage)} is not listed, so the workflow would continue without it. To keep the gate, add:\n${linesToAdd(name, 'approval')}\nTo leave it out on purpose, set \`skip-gates: [${inYaml(name)}]\`.`,
    }));
}
function checkSkippedGates(payload, definition, skipGates) {
    const gates = (0,definition_definition/* definedJobs */.a)(definition).filter(({ type }) => type === 'approval');
    const names = gates.map(({ name }) => name);
    return skipGates.flatMap((name) => {
        const message = names.includes(name)
            ? isListed(payload, name) &&
                `The approval ${(0,did_you_mean/* quoted */.TL)(name)} is listed in \`inputs\` too. Remove it from one of them.`
            : (0,definition_definition/* findJob */.p)(definition, name) === undefined
                ? `The workflow has no approval job ${(0,did_you_mean/* quoted */.TL)(name)}.${(0,did_you_mean/* didYouMean */.au)(name, names)}`
                : `The job ${(0,did_you_mean/* quoted */.TL)(name)} is not an approval job. To leave it out, remove it from \`inputs\`.`;
        return message === false ? [] : [{ path: 'skip-gates', message }];
    });
}
function linesToAdd(name, type) {
    const parameters = Object.keys(findJobType(type)?.entries ?? {}).length === 0 ? '{}' : '{ … }';
    const key = inYaml(name);
    return `  ${key}: ${parameters}\nor, in the API's form:\n  - { job_name: ${key}, job_type: ${type}, parameters: ${parameters} }`;
}
/** Without quotes only where YAML certainly reads it as one word. */
function inYaml(name) {
    return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) ? name : JSON.stringify(name);
}
function checkNothingLeft(payload, definition) {
    const runnable = (0,definition_definition/* definedJobs */.a)(definition)
        .filter(({ type }) => findJobType(type) !== undefined)
        .map(({ name }) => name);
    if (runnable.some((name) => isListed(payload, name)))
        return [];
    const help = runnable.length === 0 ? '' : ` The workflow has ${(0,did_you_mean/* quotedList */.p4)(runnable)}.`;
    return [{ path: 'inputs', message: `No job would run: Zadig only runs the jobs that are listed.${help}` }];
}
function isListed(payload, name) {
    return payload.jobs.some((job) => job.name === name);
}
/** Problems with workflow variables (contract §4.4). */
function checkParameters({ parameters }, definition) {
    const names = definition.params.map(({ name }) => name);
    return parameters.flatMap((parameter) => {
        const defined = definition.params.find(({ name }) => name === parameter.name);
        const message = defined === undefined
            ? `The workflow has no variable ${(0,did_you_mean/* quoted */.TL)(parameter.name)}: Zadig would refuse the whole run.${(0,did_you_mean/* didYouMean */.au)(parameter.name, names)}`
            : wrongValue(parameter, defined);
        return message === undefined ? [] : [{ path: parameter.path, message }];
    });
}
function wrongValue({ value, repo }, defined) {
    const { type, choices } = defined;
    switch (type) {
        case 'string':
        case 'text':
        case 'choice':
            if (value === undefined)
                return `It is of type \`${type}\` and takes a value, not a repository.`;
            if (type !== 'choice' || choices.length === 0 || choices.includes(value))
                return undefined;
            return `${(0,did_you_mean/* quotedValue */.A0)(value)} is not one of its choices: ${(0,did_you_mean/* quotedList */.p4)(choices)}.`;
        case 'repo':
            return repo === undefined ? 'It is of type `repo` and takes a repository, not a value.' : wrongRepo(repo, defined);
        default:
            return `It is of type ${(0,did_you_mean/* quoted */.TL)(type)}, which Zadig's API silently ignores: the run would use the value that is stored in the workflow. Leave it out.`;
    }
}
function wrongRepo(sent, { repo }) {
    const configured = `${repo?.namespace}/${repo?.name}`;
    if (repo === undefined || repo.name === '' || repoName(sent) === configured)
        return undefined;
    return `${(0,did_you_mean/* quoted */.TL)(repoName(sent))} is not the repository of this variable, which is ${(0,did_you_mean/* quoted */.TL)(configured)}: Zadig would silently ignore it.`;
}
/** Problems with overrides of notification settings: Zadig ignores those that don't match a setting (contract §4.8). */
function checkNotifications({ notifications }, { notificationTypes }) {
    return notifications.flatMap(({ input, path }) => {
        const type = notificationTypes[input.id];
        if (type === input.type)
            return [];
        if (type !== undefined) {
            const message = `The workflow's notification ${input.id} is of type ${(0,did_you_mean/* quoted */.TL)(type)}, not \`${input.type}\`: Zadig would silently ignore it.`;
            return [{ path: pathOf(path, 'type'), message }];
        }
        const count = notificationTypes.length;
        const has = count === 0 ? 'has no notifications' : `has the notifications 0 to ${count - 1}`;
        const message = `The workflow ${has}: Zadig would silently ignore number ${input.id}.`;
        return [{ path: pathOf(path, 'id'), message }];
    });
}

// EXTERNAL MODULE: ./build/yaml.js
var yaml = __webpack_require__(3705);
// EXTERNAL MODULE: ./build/payload/read/github-event.js
var github_event = __webpack_require__(8718);
;// CONCATENATED MODULE: ./build/payload/read/from-github.js



/**
 * A copy in which every `repo_info` entry and every `repo` with `from: github`, at any depth, is filled in from the event.
 * What the user wrote stays. An event that doesn't say which code is meant is a problem.
 *
 * @param key the field whose value `raw` is, such as `repo`
 */
function fillFromGithub(raw, path, { event, problems }, key = '') {
    const revision = revisionOf(event);
    const visit = (value, field, at) => {
        if (Array.isArray(value))
            return value.map((item, index) => visit(item, field, pathOf(at, index)));
        if (!(0,json/* isMapping */.pi)(value))
            return value;
        const isRepo = field === 'repo' || field === 'repo_info';
        if (!isRepo || value['from'] !== 'github') {
            const visited = Object.entries(value).map(([name, item]) => [name, visit(item, name, pathOf(at, name))]);
            return Object.fromEntries(visited);
        }
        if (typeof revision !== 'string')
            return filled(value, revision, field === 'repo_info');
        problems.push({ path: pathOf(at, 'from'), message: revision });
        return value;
    };
    return visit(raw, key, path);
}
function filled(entry, revision, takesCommit) {
    const { namespace, name, branch, commit, pullRequest } = revision;
    const { from: _, ...written } = entry;
    const repo = { repo_namespace: namespace, repo_name: name, branch };
    // Pull requests and a commit exclude each other: general jobs would merge the former into the latter, without the base's
    // tip. Writing one of them is a choice for both.
    if (['pr', 'prs', 'commit_id'].some((field) => field in written))
        return { ...repo, ...written };
    if (pullRequest !== undefined)
        return { ...repo, prs: [pullRequest], ...written };
    return { ...repo, ...(takesCommit ? { enable_commit: true, commit_id: commit } : {}), ...written };
}
/**
 * What the event is about, in Zadig's terms, or why it can't be known. Zadig merges a pull request into `branch`, its base
 * branch. A merged pull request and a merge queue's group are commits. A group's commit is the tip of the queue's own
 * branch, which a `zadig-build` builds even if it gets another commit (contract §4.5).
 */
function revisionOf(event) {
    const { payload, eventName, sha, repository } = event;
    const [namespace = '', name = ''] = repository.split('/');
    const revision = (branch, commit, pullRequest) => branch === '' || commit === ''
        ? `The event \`${eventName}\` does not say which branch and commit it is about: write them out.`
        : { namespace, name, branch, commit, pullRequest };
    if ((0,json/* mappingAt */.oh)(payload, 'pull_request') !== undefined) {
        if ((0,github_event/* isMerged */.TL)(event))
            return revision((0,github_event/* baseBranch */.sH)(event), (0,github_event/* mergeCommit */.uX)(event));
        return revision((0,github_event/* baseBranch */.sH)(event), (0,github_event/* headSha */.xF)(event), (0,github_event/* pullRequestNumber */.Kd)(event));
    }
    const group = (0,json/* mappingAt */.oh)(payload, 'merge_group');
    if (group !== undefined) {
        return revision((0,github_event/* withoutPrefix */.Z7)((0,json/* textAt */.$6)(group, 'head_ref')) || (0,github_event/* baseBranch */.sH)(event), (0,github_event/* headSha */.xF)(event));
    }
    const release = (0,json/* mappingAt */.oh)(payload, 'release');
    if (release !== undefined) {
        const target = (0,json/* textAt */.$6)(release, 'target_commitish');
        return revision(/^(?:[0-9a-f]{40})?$/.test(target) ? (0,github_event/* baseBranch */.sH)(event) : target, sha);
    }
    const run = (0,json/* mappingAt */.oh)(payload, 'workflow_run');
    if (run !== undefined) {
        const isOwn = (0,json/* textAt */.$6)((0,json/* mappingAt */.oh)(run, 'head_repository'), 'full_name') === repository;
        return revision((isOwn ? (0,json/* textAt */.$6)(run, 'head_branch') : '') || (0,github_event/* baseBranch */.sH)(event), (0,github_event/* headSha */.xF)(event));
    }
    if ((0,json/* mappingAt */.oh)((0,json/* mappingAt */.oh)(payload, 'issue'), 'pull_request') !== undefined) {
        return 'The event is about a pull request but does not carry its commit: write branch and `prs` out.';
    }
    if ((0,json/* flagAt */.Qc)(payload, 'deleted'))
        return 'The push deleted a branch or tag, so there is no commit to take.';
    const pushedFrom = eventName === 'push' ? (0,github_event/* withoutPrefix */.Z7)((0,json/* textAt */.$6)(payload, 'base_ref')) : '';
    return revision((0,github_event/* headBranch */.Hi)(event) || pushedFrom || (0,github_event/* baseBranch */.sH)(event), sha);
}

;// CONCATENATED MODULE: ./build/payload/read/section.js


/** What a schema reads; undefined with every problem in the context where the input does not fit. */
function readValue(schema, raw, path, { problems }) {
    const reading = validate(schema, raw, path);
    if (reading.ok)
        return reading.value;
    problems.push(...reading.problems);
    return undefined;
}
/**
 * The entries of a section that is a mapping by name or the API's list; those that are wrong are left out, with their
 * problems in the context. The names in a list must differ, because the server would silently use the last one.
 */
function readEntries(raw, path, { problems }, section) {
    if (raw === undefined)
        return [];
    if ((0,json/* isMapping */.pi)(raw))
        return Object.entries(raw).flatMap(([name, value]) => section.readNamed(name, value) ?? []);
    if (!Array.isArray(raw)) {
        problems.push({ path, message: `It must be ${section.mapping}, or the API's list${found(raw)}.` });
        return [];
    }
    const entries = raw.flatMap((item, index) => section.readItem(item, index) ?? []);
    const repeated = entries.filter(({ name }, index) => entries.findIndex((entry) => entry.name === name) < index);
    for (const entry of repeated) {
        const message = `The ${section.what} \`${entry.name}\` is listed twice: Zadig would silently use the last one.`;
        problems.push({ path: entry.path, message });
    }
    return entries;
}

;// CONCATENATED MODULE: ./build/payload/read/notifications.js



// Overrides of the workflow's notification settings (contract §4.8, Zadig ≥ 4.2).
const dynamicRecipients = dist/* exactOptional */.yqP(listOf(word('A dynamic recipient.'), 'Recipients that Zadig resolves when it sends.'));
const atAll = dist/* exactOptional */.yqP(flag('Whether to mention everyone.'));
const larkUser = fields({
    id: word('Id of the user at Lark.'),
    id_type: dist/* exactOptional */.yqP(word('`open_id` or `user_id`.')),
    is_executor: dist/* exactOptional */.yqP(flag('Stands for the user who runs the workflow.')),
    is_stage_executor: dist/* exactOptional */.yqP(flag('Stands for the user who runs the stage.')),
});
const mailUser = fields({
    type: word('`user`, `group` or `task_creator`.'),
    user_id: dist/* exactOptional */.yqP(word('Id of the user in Zadig.')),
    user_name: dist/* exactOptional */.yqP(word('Name of the user.')),
    group_id: dist/* exactOptional */.yqP(word('Id of the group in Zadig.')),
    group_name: dist/* exactOptional */.yqP(word('Name of the group.')),
});
function people(what) {
    return dist/* exactOptional */.yqP(listOf(schema_fields_text(what), `${what}s.`));
}
const common = {
    id: integer("Which of the workflow's notification settings, counted from 0."),
    enabled: dist/* exactOptional */.yqP(flag('Switches the notification on or off; left out, it stays as it is.')),
};
/** One kind: the server crashes without its configuration, even where it is only switched on or off (contract §4.7). */
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
            users: dist/* exactOptional */.yqP(listOf(mailUser, 'Users and groups; `user_ids` is ignored if it is set.')),
            dynamic_recipients: dynamicRecipients,
        }),
    }),
], ({ input, expected }) => expected === 'Object'
    ? `It must be a mapping${found(input)}.`
    : `It must be one of ${expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ')}${found(input)}.`);
/** `notify_inputs`: one entry a notification setting to override. */
const notifyInputs = dist/* pipe */.FsL(listOf(notifyInput, "Overrides of the workflow's notification settings (Zadig ≥ 4.2)."), distinct(({ id }) => String(id), 'notification'));
/** Reads `notify_inputs`, the API's list (contract §4.8). Undefined reads to none. */
function readNotifications(raw, path, context) {
    const inputs = raw === undefined ? [] : (readValue(notifyInputs, raw, path, context) ?? []);
    return inputs.map((input, index) => ({ input, path: pathOf(path, index) }));
}

;// CONCATENATED MODULE: ./build/payload/read/read-jobs.js







const listEntry = fields({
    job_name: word('Name of the job.'),
    job_type: dist/* exactOptional */.yqP(word('Its type.')),
    parameters: dist/* exactOptional */.yqP(dist/* unknown */.L5J()),
});
/**
 * Reads `inputs`: a mapping by job name, whose values are the job's parameters with an optional `job_type` among them,
 * or the API's list. Undefined reads to no jobs.
 */
function readJobs(raw, path, context) {
    return readEntries(raw, path, context, {
        what: 'job',
        mapping: 'a mapping by job name',
        readNamed(name, value) {
            const at = pathOf(path, name);
            if (!(0,json/* isMapping */.pi)(value))
                return readJob(name, undefined, value, at, context);
            const { job_type: type, ...parameters } = value;
            if (type === undefined || typeof type === 'string')
                return readJob(name, type, parameters, at, context);
            context.problems.push({ path: pathOf(at, 'job_type'), message: `It must be text${found(type)}.` });
            return undefined;
        },
        readItem(item, index) {
            const entry = readValue(listEntry, item, pathOf(path, index), context);
            if (entry === undefined)
                return undefined;
            return readJob(entry.job_name, entry.job_type, entry.parameters, pathOf(path, entry.job_name), context);
        },
    });
}
function readJob(name, type, raw, path, context) {
    // `approve:` without a value, in every way that YAML writes one.
    const written = raw === undefined || raw === null || raw === '' || raw === '~' || raw === 'null' ? {} : raw;
    const parameters = fillFromGithub(written, path, context);
    const reading = type === undefined ? readUntyped(parameters, path) : readTyped(parameters, type, path);
    if (reading.ok)
        return { name, type, parameters: reading.value, path };
    context.problems.push(...reading.problems);
    return undefined;
}
function readTyped(parameters, type, path) {
    const row = findJobType(type);
    if (row !== undefined)
        return validate(row.schema, parameters, path);
    const types = jobTypes.map((known) => known.type);
    const message = isUnsupported(type)
        ? unsupportedMessage(type)
        : `Zadig's API has no job type \`${type}\`.${(0,did_you_mean/* didYouMean */.au)(type, types)}`;
    return { ok: false, problems: [{ path: pathOf(path, 'job_type'), message }] };
}
/** Without a type the parameters must fit one of the types. A name means the same in all of them, so any one will do. */
function readUntyped(parameters, path) {
    if (!(0,json/* isMapping */.pi)(parameters)) {
        const message = `It must be a mapping with the parameters of the job${found(parameters)}.`;
        return { ok: false, problems: [{ path, message }] };
    }
    const names = Object.keys(parameters);
    const known = jobTypes.flatMap(({ entries }) => Object.keys(entries));
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) {
        const message = (name) => `No job type has such a field.${(0,did_you_mean/* didYouMean */.au)(name, known)}`;
        return { ok: false, problems: unknown.map((name) => ({ path: pathOf(path, name), message: message(name) })) };
    }
    const misfits = [];
    for (const { type, schema, entries } of jobTypes) {
        const reading = validate(schema, parameters, path);
        if (reading.ok)
            return reading;
        const foreign = names.filter((name) => !Object.hasOwn(entries, name)).length;
        misfits.push({ type, foreign, problems: reading.problems });
    }
    // The closest type has the fewest foreign fields, then the fewest problems.
    const [closest] = misfits.toSorted((a, b) => a.foreign - b.foreign || a.problems.length - b.problems.length);
    const problems = (closest?.problems ?? []).map((problem) => ({
        path: problem.path,
        message: `${problem.message} (Read as a \`${closest?.type}\` job; set \`job_type\` if it is another.)`,
    }));
    return { ok: false, problems };
}

;// CONCATENATED MODULE: ./build/payload/read/read-payload.js











/**
 * Reads the payload: the file first, then the inputs, which replace a whole parameter, job or notification of the same
 * name. Throws one InputError with every problem; those of the file have paths such as `deploy.yml#inputs.build`.
 */
function readPayload(sources, event) {
    const problems = [];
    const context = { event, problems };
    const parse = (name, source) => {
        const reading = (0,yaml/* parseText */.r)(name, source);
        if (reading.ok)
            return reading.value;
        problems.push(reading.problem);
        return undefined;
    };
    const readSections = (raw, prefix, notifyName) => ({
        parameters: readParameters(raw.parameters, `${prefix}parameters`, context),
        jobs: readJobs(raw.inputs, `${prefix}inputs`, context),
        notifications: readNotifications(raw.notify_inputs, `${prefix}${notifyName}`, context),
    });
    const { workflowKey, projectKey, payloadFile } = sources;
    const rawFile = payloadFile && fileSections(parse(payloadFile.name, payloadFile.text), payloadFile.name, problems);
    const file = readSections(rawFile ?? {}, `${payloadFile?.name ?? ''}#`, 'notify_inputs');
    const rawInline = {
        parameters: parse('parameters', sources.parameters ?? ''),
        inputs: parse('inputs', sources.inputs ?? ''),
        notify_inputs: parse('notify-inputs', sources.notifyInputs ?? ''),
    };
    const inline = readSections(rawInline, '', 'notify-inputs');
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    return {
        workflowKey,
        projectKey,
        parameters: override(file.parameters, inline.parameters, ({ name }) => name),
        jobs: override(file.jobs, inline.jobs, ({ name }) => name),
        notifications: override(file.notifications, inline.notifications, ({ input }) => String(input.id)),
    };
}
const SECTION_NAMES = ['parameters', 'inputs', 'notify_inputs'];
function fileSections(value, fileName, problems) {
    if (value === undefined)
        return {};
    if (!(0,json/* isMapping */.pi)(value)) {
        problems.push({ path: fileName, message: 'It must be a mapping with `parameters`, `inputs` or `notify_inputs`.' });
        return {};
    }
    const known = SECTION_NAMES;
    for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
        const message = key === 'workflow_key' || key === 'project_key'
            ? `It belongs in the action's input \`${key.replace('_', '-')}\`.`
            : `There is no such field.${(0,did_you_mean/* didYouMean */.au)(key, SECTION_NAMES)}`;
        problems.push({ path: pathOf(`${fileName}#`, key).replace('#.', '#'), message });
    }
    return value;
}
function override(file, inline, keyOf) {
    return [...new Map([...file, ...inline].map((entry) => [keyOf(entry), entry])).values()];
}
/** One parameter in the API's list: a value, or a repository for parameters of type `repo`. */
const parameterEntry = dist/* pipe */.FsL(fields({
    name: word('Name of the workflow variable.'),
    type: dist/* exactOptional */.yqP(word("Its type; the server uses the workflow's.")),
    value: dist/* exactOptional */.yqP(schema_fields_text('Its value.')),
    repo: dist/* exactOptional */.yqP(repoValue),
}), requireOneOf([['repo'], ['value']]));
/** The value of a parameter in the short form. */
const parameterText = schema_fields_text('Value of the workflow variable.');
function readParameters(raw, path, context) {
    return readEntries(raw, path, context, {
        what: 'parameter',
        mapping: 'a mapping `NAME: value`',
        readNamed(name, value) {
            const at = pathOf(path, name);
            if (!(0,json/* isMapping */.pi)(value)) {
                const read = readValue(parameterText, value, at, context);
                return read === undefined ? undefined : { name, type: undefined, value: read, repo: undefined, path: at };
            }
            const repo = readValue(repoValue, fillFromGithub(value, at, context, 'repo'), at, context);
            return repo && { name, type: undefined, value: undefined, repo, path: at };
        },
        readItem(item, index) {
            const at = pathOf(path, (0,json/* isMapping */.pi)(item) && typeof item['name'] === 'string' ? item['name'] : index);
            const read = readValue(parameterEntry, fillFromGithub(item, at, context), at, context);
            if (read === undefined)
                return undefined;
            const { name, type, value, repo } = read;
            if (value !== undefined && repo !== undefined) {
                context.problems.push({ path: at, message: 'It must have `value` or `repo`, not both.' });
            }
            return { name, type, value, repo, path: at };
        },
    });
}

// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/secrets/hide.js
var hide = __webpack_require__(64);
// EXTERNAL MODULE: ./build/secrets/mask.js
var mask = __webpack_require__(8292);
// EXTERNAL MODULE: ./build/trigger/correlation.js
var trigger_correlation = __webpack_require__(1903);
;// CONCATENATED MODULE: ./build/trigger/prepare-payload.js














/**
 * Builds the request body from what the user wrote, compares it with the workflow's definition and prints what will run.
 * Throws an InputError that lists everything that is wrong; nothing has been triggered then.
 */
async function preparePayload(inputs, deps) {
    const { zadig, runner, event, identity, signal } = deps;
    const { projectKey, workflowKey } = inputs;
    const masked = new Set();
    const written = readPayload(inputs, event);
    (0,mask/* maskSecrets */.Q)(credentialValues(written), runner, masked);
    const definition = inputs.preflight === 'off' ? undefined : await zadig.getDefinition({ projectKey, workflowKey }, { signal });
    const credentials = credentialValues(written, definition);
    (0,mask/* maskSecrets */.Q)(credentials, runner, masked);
    const correlation = (0,trigger_correlation/* correlate */._$)(written, inputs.correlationParameter, identity, credentials);
    const marked = (0,trigger_correlation/* withMarker */.Pe)(written, correlation);
    if (definition === undefined) {
        const body = (0,payload_body/* buildBody */.z)(marked);
        return { payload: marked, body, plan: undefined, displayName: workflowKey, definedAt: 0, credentials, correlation };
    }
    const { payload, notes } = completeRepos(marked, definition);
    const problems = preflight(payload, definition, inputs.skipGates);
    if (problems.length > 0 && inputs.preflight === 'strict')
        throw new errors/* InputError */.dz(problems, 'Nothing was triggered. With `preflight: warn` these are warnings only.');
    for (const { path, message } of problems) {
        const text = `${(0,sanitize/* sanitizeLine */.g$)(path, 200)}: ${(0,sanitize/* sanitizeBlock */.jQ)(message)}`;
        runner.annotate('warning', { title: 'Zadig preflight', message: text });
    }
    if (problems.length > 0)
        await runner.print(`${problems.length} warning(s) of the preflight; \`preflight: warn\` triggers nevertheless.\n`);
    const planned = plan(payload, definition, { event, notes });
    await runner.print(`${(0,report_plan/* planLines */.HN)(planned).join('\n')}\n`);
    if (definition.concurrencyLimit === 0) {
        const message = `The concurrency limit of ${workflowKey} is 0: its tasks wait in Zadig's queue forever. \`queue-timeout\` would end that wait.`;
        runner.annotate('warning', { title: 'Zadig queue', message: (0,sanitize/* sanitizeLine */.g$)(message) });
    }
    const body = (0,payload_body/* buildBody */.z)(payload, definition);
    const { name, createTime: definedAt } = definition;
    return { payload, body, plan: planned, displayName: name || workflowKey, definedAt, credentials, correlation };
}
/** Prints the request body that would be sent, with credentials as `***`, and sets it as an output; sends nothing. */
async function dryRun(prepared, isSummary, runner) {
    const { body, credentials } = prepared;
    const hidden = (0,hide/* hideSecrets */.s0)(body, credentials);
    const json = JSON.stringify(hidden, undefined, 2);
    await runner.print(`The body that would be sent:\n${(0,sanitize/* sanitizeBlock */.jQ)(json, 10_000)}\n`);
    if (prepared.plan === undefined)
        await runner.print('With `preflight: off` only values that the payload itself marks as credentials are hidden.\n');
    runner.setOutput('payload', (0,outputs/* jsonLines */.i7)(hidden));
    if (isSummary)
        runner.appendSummary((0,report_plan/* renderDryRun */.DW)((0,hide/* hideSecrets */.s0)(prepared.plan, credentials), json));
    const verdict = (0,conclude/* passed */.bF)('Dry run: nothing was triggered.');
    await runner.print(`${verdict.sentence}\n`);
    return verdict;
}

// EXTERNAL MODULE: ./build/report/links.js
var report_links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/task-control/retry-task.js
var retry_task = __webpack_require__(8814);
// EXTERNAL MODULE: ./build/task-control/write-once.js
var write_once = __webpack_require__(61);
// EXTERNAL MODULE: ./build/time/duration.js
var duration = __webpack_require__(570);
;// CONCATENATED MODULE: ./build/trigger/earlier-task.js






/** Tasks whose detail is read: the list shows no parameters (contract §3.6), so each costs a request. */
const MAX_READ = 200;
/** GitHub runs a job again up to 30 days after the run began; the job may then wait a day for a runner. */
const LOOK_BACK_MS = 31 * 24 * 3_600_000;
/** How far apart the clocks of GitHub and of Zadig may be. */
const CLOCKS_MS = 3_600_000;
/**
 * The newest task that an earlier attempt of this step started, found by the markers of those attempts. Reads the list page
 * by page until its tasks are older than the workflow, the event of the run, or 31 days. Undefined where there is none.
 * Throws an ActionError where too many tasks could be the one, and a ZadigError where Zadig can't be read.
 *
 * @param definedAt when the workflow was created, unix seconds; 0 where that isn't known
 */
async function findEarlierTask({ projectKey, workflowKey }, correlation, definedAt, deps) {
    const { parameter, earlier } = correlation;
    const { clock, creator } = deps;
    let read = 0;
    for await (const { entries, serverTime } of (0,read_task/* taskPages */.MT)({ projectKey, workflowKey }, deps)) {
        const now = serverTime ?? clock.now();
        const since = Math.max(now - LOOK_BACK_MS, (0,github_event/* eventTime */.gE)(deps.event) - CLOCKS_MS, definedAt * 1_000);
        for (const { taskId, createTime, creator: by } of entries) {
            if (createTime * 1_000 < since)
                return undefined;
            if (creator !== '' && by !== creator)
                continue;
            if (read >= MAX_READ)
                throw tooMany(correlation, createTime);
            read += 1;
            const task = await (0,read_task/* readTaskBornAfter */.Tc)({ workflowKey, taskId }, createTime, {}, deps);
            if (earlier.some((marker) => (0,trigger_correlation/* carries */.ED)(task, { parameter, marker })))
                return task;
        }
    }
    return undefined;
}
function tooMany({ parameter, earlier }, reachedAt) {
    const first = (earlier.at(-1) ?? '').replace(/\d+$/, '');
    return new errors/* ActionError */.lZ(`Whether an earlier attempt of this job has started a task is not known: its marker is in none of the newest ${MAX_READ} tasks, and tasks older than ${(0,duration/* formatInstant */.r4)(reachedAt * 1_000)} were not read. Nothing was triggered`, {
        advice: `Look in Zadig for a task whose variable ${(0,sanitize/* sanitizeLine */.g$)(parameter, 80)} is ${first} and the number of an attempt. To start a new task, start a new run instead of a re-run, or set \`on-rerun: new\`.`,
    });
}

// EXTERNAL MODULE: ./build/trigger/expected-task.js
var expected_task = __webpack_require__(6877);
// EXTERNAL MODULE: ./build/trigger/lost-task.js
var lost_task = __webpack_require__(7299);
;// CONCATENATED MODULE: ./build/trigger/trigger.js










/** The clocks of Zadig's own parts differ: the gateway sets the answer's `Date`, the server the task's time. */
const SLACK_MS = 60_000;
/** What the search for a lost task takes, in milliseconds; outages come on top. */
const SEARCH_MS = 60_000;
/**
 * Starts this step's task: a new one, or, when GitHub runs the job again and `on-rerun` says so, the one that an earlier
 * attempt started. The state is saved before anything that starts a task.
 */
async function startTask(prepared, inputs, deps) {
    const { runner, signal } = deps;
    const earlier = await earlierTask(prepared, inputs, deps);
    if (earlier === undefined)
        return trigger(prepared, inputs, deps);
    const failed = (0,task_status/* hasFailed */.WN)(earlier.status);
    // `retry` is for a task that failed. After one that passed, the re-run starts a new one; a running one is adopted.
    if (inputs.onRerun === 'retry' && (0,task_status/* hasEnded */.hY)(earlier.status) && !failed)
        return trigger(prepared, inputs, deps);
    signal.throwIfAborted();
    const task = { workflowKey: prepared.body.workflow_key, taskId: earlier.id };
    const retries = inputs.onRerun === 'retry' && failed;
    await runner.print(`Task ${earlier.id} of an earlier attempt is ${retries ? 'retried' : 'adopted'}.\n`);
    runner.saveState({ taskId: task.taskId, phase: 'following' });
    if (retries) {
        const projectKey = prepared.body.project_key;
        const retried = await (0,retry_task/* retryTask */.M)({ ...task, projectKey }, earlier, deps);
        if (retried.kind === 'unanswered')
            return { kind: 'stopped' };
        if (retried.kind === 'refused')
            throw (retried.error ??
                new errors/* ActionError */.lZ(`Zadig accepted the retry of task ${task.taskId}, but the task has not started again.`, {
                    advice: 'Look at the task in Zadig, or run this with `on-rerun: new`.',
                }));
    }
    return { kind: 'triggered', task, adopted: true, bornAfter: earlier.createTime };
}
async function earlierTask({ body, correlation, definedAt }, { onRerun }, deps) {
    if (onRerun === 'new' || correlation === undefined || correlation.earlier.length === 0)
        return undefined;
    await deps.runner.print('Searching for the task of an earlier attempt …\n');
    const workflow = { projectKey: body.project_key, workflowKey: body.workflow_key };
    const task = await findEarlierTask(workflow, correlation, definedAt, deps);
    if (task === undefined)
        await deps.runner.print('No task of an earlier attempt was found; starting a new one.\n');
    return task;
}
/**
 * Sends the POST, once. The state is saved before, so that the post step finds the task even after a kill, and again with
 * the task's id as soon as there is one.
 */
async function trigger(prepared, inputs, deps) {
    const { signal, clock, runner } = deps;
    if (signal.aborted)
        return { kind: 'stopped' };
    const { body, credentials, correlation } = prepared;
    runner.saveState({
        sentAt: clock.now(),
        ...(correlation === undefined ? {} : { marker: correlation.marker }),
        expected: (0,expected_task/* expectedTask */._)(body, credentials),
        phase: 'triggering',
    });
    return (0,write_once/* withGracePeriod */.ip)((giveUp) => post(prepared, inputs, deps, giveUp), { kind: 'stopped' }, deps);
}
async function post(prepared, inputs, deps, giveUp) {
    const { zadig, runner, clock } = deps;
    const { body, definedAt } = prepared;
    const sentAt = clock.now();
    try {
        const { taskId, serverTime } = await zadig.executeWorkflow(body, { signal: giveUp });
        const answeredAfter = clock.now() - sentAt;
        const sentNear = serverTime === undefined ? 0 : (serverTime - answeredAfter - SLACK_MS) / 1_000;
        runner.saveState({ taskId, phase: 'following' });
        const task = { workflowKey: body.workflow_key, taskId };
        return { kind: 'triggered', task, adopted: false, bornAfter: Math.max(sentNear, definedAt) };
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ZadigError */.YE))
            throw thrown;
        if (thrown.delivery === 'unknown')
            return adoptLostTask(prepared, inputs, thrown, sentAt, deps);
        // A refusal, or a request that was never sent, leaves nothing for the post step to search for.
        runner.saveState({ phase: 'done' });
        throw thrown;
    }
}
/** Searches for the task after a lost answer: one sure match is adopted, anything else fails and says how to look. */
async function adoptLostTask({ body, credentials, correlation }, { url, outageTimeout }, cause, sentAt, deps) {
    const { clock, runner, signal, creator } = deps;
    signal.throwIfAborted();
    const projectKey = body.project_key;
    const workflowKey = body.workflow_key;
    await runner.print(`The answer to the trigger was lost (${(0,sanitize/* sanitizeLine */.g$)(cause.message)}). Searching for the task …\n`);
    const expected = (0,expected_task/* expectedTask */._)(body, credentials);
    const found = await (0,lost_task/* findLostTask */.z)({ projectKey, workflowKey, creator, sentAt, lostAt: clock.now(), expected, correlation }, deps, { pauses: lost_task/* SEARCH_PAUSES_MS */.k, withinMs: SEARCH_MS + outageTimeout });
    if (found.kind === 'one') {
        const { id, createTime } = found.task;
        runner.saveState({ taskId: id, phase: 'following' });
        await runner.print(`Found it: task ${id}.\n`);
        if (correlation === undefined) {
            const message = `The answer to the trigger was lost. Task ${id} was adopted as this step's task: it is the only one with our user, time, variables and jobs. If another run can send the same at the same time, set \`correlation-parameter\` to be certain.`;
            runner.annotate('warning', { title: 'Zadig task found again', message });
        }
        return { kind: 'triggered', task: { workflowKey, taskId: id }, adopted: true, bornAfter: createTime };
    }
    runner.setOutput('conclusion', (0,read_task/* conclusionOfError */.dx)(found.kind === 'unreadable' ? found.error : undefined, signal));
    const lost = (what, advice) => new errors/* ActionError */.lZ(`The answer to the trigger was lost, and ${what}`, { cause, advice });
    switch (found.kind) {
        case 'unsure': {
            const which = found.tasks.length === 1 ? 'this task' : `one of these ${found.tasks.length} tasks`;
            const page = { baseUrl: url, projectKey, workflowKey, displayName: workflowKey };
            const links = found.tasks.map(({ id }) => (0,report_links/* taskUrl */.Dl)({ ...page, taskId: id }));
            const hint = correlation === undefined ? ' A `correlation-parameter` would have told which one is ours.' : '';
            throw lost(`${which} could be ours: ${links.join(' ')}`, `Look there before you run this again.${hint}`);
        }
        case 'none':
            throw lost(`no task was found that could be ours: ${cause.message}`, `Look at the workflow's newest tasks before you run this again. ${cause.advice}`);
        case 'unreadable':
            throw lost(`Zadig could not be asked for the task: ${found.error.message}`, `A task may run: look at the workflow's newest ones before you run this again. ${found.error.advice}`);
    }
}

;// CONCATENATED MODULE: ./build/actions/run.js















/** Milliseconds that the last read of a step that doesn't wait may keep trying. */
const LAST_READ_MS = 10_000;
/**
 * The root action: builds the payload, triggers the workflow once, follows its task to the end and reports the outcome.
 * Throws an ActionError where nothing could be triggered.
 */
async function run(inputs, deps) {
    const { runner, clock, signal } = deps;
    try {
        const prepared = await preparePayload(inputs, deps);
        if (inputs.dryRun)
            return await dryRun(prepared, inputs.summary, runner);
        warnWithoutRunAttempt(inputs, deps);
        const startedAt = clock.now();
        const started = await startTask(prepared, inputs, deps);
        if (started.kind === 'stopped')
            return stoppedEarly(deps);
        const { adopted, bornAfter } = started;
        const { projectKey } = inputs;
        const { displayName, plan, payload, credentials } = prepared;
        const task = { projectKey, workflowKey: started.task.workflowKey, taskId: started.task.taskId };
        const url = await (0,read_task/* announceTask */.pz)(task, { baseUrl: inputs.url, projectKey, displayName }, runner);
        runner.setOutput('adopted', String(adopted));
        if (inputs.remark !== '' && !signal.aborted)
            await setRemark(task, inputs.remark, deps);
        const requests = (0,task_sources/* requestsSent */.HD)(requestedCommits(prepared.body));
        const requested = { requests, origin: adopted ? 'earlier-task' : 'new-task' };
        const known = { task, url, startedAt, bornAfter, displayName, plan, requested, secrets: credentials };
        if (!inputs.wait && !signal.aborted)
            return await leaveRunning(known, payload, inputs, deps);
        return await (0,follow_and_report/* followAndReport */.v)(inputs, known, deps, (followed) => checkComplete(followed, payload, deps));
    }
    catch (thrown) {
        if (signal.aborted && thrown === signal.reason)
            return stoppedEarly(deps);
        if (thrown instanceof errors/* InputError */.dz) {
            runner.setOutput('conclusion', 'failure');
            if (inputs.summary)
                runner.appendSummary((0,report_plan/* renderRefused */.Np)(thrown.message));
        }
        if (thrown instanceof errors/* ZadigError */.YE && thrown.kind === 'unreachable')
            runner.setOutput('conclusion', 'unreachable');
        throw thrown;
    }
}
function warnWithoutRunAttempt({ onRerun }, { identity, runner }) {
    if (onRerun === 'new' || identity.runAttempt !== undefined)
        return;
    const message = `\`on-rerun: ${onRerun}\` has no effect, as if it were \`new\`: this runner does not set GITHUB_RUN_ATTEMPT, so that a re-run can't be told from a first run.`;
    runner.annotate('warning', { title: 'Zadig re-run', message });
}
/** Stores the user's text on the task, as early as can be: later it could undo what the task has written (contract §8.5). */
async function setRemark(task, remark, { zadig, runner, signal }) {
    const { workflowKey, taskId } = task;
    try {
        await zadig.setRemark({ workflowKey, taskId, remark }, { signal });
    }
    catch (thrown) {
        if (signal.aborted)
            return;
        runner.annotate('warning', { title: 'Zadig remark', message: `Not stored: ${(0,sanitize/* sanitizeLine */.g$)((0,errors/* errorMessage */.gJ)(thrown))}` });
    }
}
/** The end without waiting; one read of the task still shows whether it has the jobs and commits that were sent. */
async function leaveRunning(known, payload, inputs, deps) {
    const { task: ref, bornAfter, requested } = known;
    const { runner } = deps;
    runner.saveState({ phase: 'done' });
    const triggered = (0,conclude/* passed */.bF)(`Task ${ref.taskId} is triggered; \`wait\` is false.`);
    let task;
    try {
        task = await (0,read_task/* readTaskBornAfter */.Tc)(ref, bornAfter, { outageTimeout: LAST_READ_MS, withinMs: LAST_READ_MS }, deps);
    }
    catch (thrown) {
        await runner.print(`Whether it has all jobs could not be checked: ${(0,sanitize/* sanitizeLine */.g$)((0,errors/* errorMessage */.gJ)(thrown))}\n`);
        return triggered;
    }
    const unpinned = inputs.commitCheck === 'off' ? [] : (0,task_sources/* sourcesOf */.u0)(task, requested.requests).filter(task_sources/* isUnpinned */.Yh);
    if (unpinned.length > 0 && inputs.commitCheck === 'strict') {
        return concludeBy(await (0,stop_policy/* applyStopPolicy */.T)({ kind: 'wrong-commit', task, sources: unpinned }, ref, inputs, deps), deps);
    }
    const warning = (0,sources/* unpinnedWarning */.u2)(unpinned);
    if (warning !== undefined)
        runner.annotate('warning', warning);
    const missing = missingJobs(payload, task).map(({ name }) => name);
    return missing.length === 0 ? triggered : concludeBy({ kind: 'incomplete', task, missing }, deps);
}
/** A success needs every job that was asked for. Any other outcome stays, with an error that names the missing jobs. */
function checkComplete(followed, payload, { runner }) {
    const { outcome, seen } = followed;
    const missing = seen === undefined ? [] : missingJobs(payload, seen).map(({ name }) => name);
    if (missing.length === 0)
        return followed;
    if (outcome.kind === 'success')
        return { ...followed, outcome: { kind: 'incomplete', task: outcome.task, missing } };
    const message = `The task never had ${(0,verdict/* missingNames */.JA)(missing)}: Zadig dropped it.`;
    runner.annotate('error', { title: 'Zadig payload', message });
    return followed;
}
function stoppedEarly(deps) {
    return concludeBy({ kind: 'aborted', signal: String(deps.signal.reason), task: undefined }, deps);
}
function concludeBy(outcome, { runner }) {
    runner.setOutput('conclusion', (0,task_outcome/* conclusionOf */.vu)(outcome));
    return (0,verdict/* describeOutcome */.SS)(outcome);
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
 * The body for a payload. Types that the user left out come from the definition; without one they stay out, because the
 * server uses the workflow's types (contract §4.3, §4.4).
 */
function buildBody(payload, definition) {
    const notifications = payload.notifications.map(({ input }) => input);
    const typeOf = (name) => definition?.params.find((param) => param.name === name)?.type;
    return {
        workflow_key: payload.workflowKey,
        project_key: payload.projectKey,
        parameters: payload.parameters.map(({ name, type = typeOf(name), value, repo }) => ({
            name,
            ...(type === undefined ? {} : { type }),
            ...(value === undefined ? {} : { value }),
            ...(repo === undefined ? {} : { repo }),
        })),
        inputs: payload.jobs.map(({ name, type, parameters }) => {
            const jobType = type ?? (definition && (0,_definition_definition_js__WEBPACK_IMPORTED_MODULE_0__/* .findJob */ .p)(definition, name)?.type);
            return { job_name: name, ...(jobType === undefined ? {} : { job_type: jobType }), parameters };
        }),
        ...(notifications.length === 0 ? {} : { notify_inputs: notifications }),
    };
}


/***/ }),

/***/ 9434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ quotedValue),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   p4: () => (/* binding */ quotedList)
/* harmony export */ });
/* unused harmony export nearest */
/**
 * The candidates that a misspelt name most likely meant, nearest first, at most three. Up to a third of the name's letters
 * may differ, at least one; case is ignored. One word of a candidate (`image` of `image_name`) is one change away from it.
 */
function nearest(name, candidates) {
    const wanted = name.toLowerCase();
    const allowed = Math.max(1, Math.floor(wanted.length / 3));
    return [...new Set(candidates)]
        .map((candidate) => ({ candidate, distance: changes(wanted, candidate.toLowerCase()) }))
        .filter((near) => near.distance <= allowed)
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, 3)
        .map(({ candidate }) => candidate);
}
/** A sentence that helps with an unknown name: the nearest ones, else all, else nothing. */
function didYouMean(name, candidates) {
    const all = [...new Set(candidates)];
    const near = nearest(name, all);
    if (near.length > 0)
        return ` Did you mean ${quotedList(near)}?`;
    if (all.length === 0)
        return '';
    return ` There ${all.length === 1 ? 'is' : 'are'} ${quotedList(all)}.`;
}
/** "`a`, `b`", at most twelve, and how many more there are. */
function quotedList(names) {
    const more = names.length > 12 ? ` and ${names.length - 12} more` : '';
    return names.slice(0, 12).map(quoted).join(', ') + more;
}
/** "`a`": a name in one line, because a name of several lines must not add lines to a message. A long one loses its middle. */
function quoted(name) {
    const line = name.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
    return `\`${line.length > 160 ? `${line.slice(0, 80)}…${line.slice(-60)}` : line}\``;
}
/** A value that the user wrote, whole or not at all: the runner's masks don't match a secret that is cut. */
function quotedValue(value) {
    return value.length > 160 || /[\r\n]/.test(value) ? `The value (${value.length} characters)` : `\`${value}\``;
}
function changes(wanted, candidate) {
    return candidate.split(/[_-]/).includes(wanted) && candidate !== wanted ? 1 : distance(wanted, candidate);
}
/** Damerau-Levenshtein distance (optimal string alignment): two neighbouring letters swapped count as one change. */
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            const change = at(last, j - 1) + (same ? 0 : 1);
            let best = Math.min(change, at(last, j) + 1, at(row, j - 1) + 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (swapped)
                best = Math.min(best, at(beforeLast, j - 2) + 1);
            row.push(best);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 1903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ shortHash),
/* harmony export */   ED: () => (/* binding */ carries),
/* harmony export */   Pe: () => (/* binding */ withMarker),
/* harmony export */   _$: () => (/* binding */ correlate)
/* harmony export */ });
/* unused harmony export runMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _payload_body_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8805);
/* harmony import */ var _secrets_hide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64);




/**
 * Makes the marker for a payload; `undefined` where the user named no variable for it. Throws an InputError where the
 * payload sets that variable too.
 *
 * @param credentials values that don't go into the marker, which others see
 */
function correlate(payload, parameter, identity, credentials) {
    if (parameter === '')
        return undefined;
    if (payload.parameters.some(({ name }) => name === parameter)) {
        const message = `\`${parameter}\` is set in \`parameters\` too. The action sets it to its marker.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ path: 'correlation-parameter', message }]);
    }
    const body = (0,_secrets_hide_js__WEBPACK_IMPORTED_MODULE_2__/* .hideSecrets */ .s0)((0,_payload_body_js__WEBPACK_IMPORTED_MODULE_3__/* .buildBody */ .z)(payload), credentials);
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
 * The marker that a task carries in the user's `correlation-parameter`: the run's id, and a hash of what one run can have
 * several of: jobs of a matrix, steps, payloads. Over re-runs only its last part changes.
 *
 * @param payload what else differs between two triggers of one run; anything that prints as JSON
 */
function runMarker(identity, payload, attempt = identity.runAttempt ?? 1) {
    const { repository, runId, job, matrix, step } = identity;
    return `github-${runId}-${shortHash(JSON.stringify([repository, job, matrix, step, payload]))}-${attempt}`;
}
/** The first 16 hex digits of a text's SHA-256: to distinguish texts, not to keep a secret. */
function shortHash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
/** Whether a task has that marker. */
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
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9368);
/* harmony import */ var _task_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(417);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6279);
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1903);




/**
 * What the task of a body must look like. Credentials are left out: the runner's debug log shows the saved state, and a
 * weak one could be guessed from its hash.
 */
function expectedTask(body, credentials) {
    const parameters = {};
    for (const { name, value } of body.parameters) {
        if (value !== undefined && !credentials.includes(value))
            parameters[name] = (0,_correlation_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(value);
    }
    const jobs = body.inputs.map((input) => ({
        name: input.job_name,
        targets: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .mappingsAt */ .f)(input.parameters, 'service_list')
            .map((entry) => ({ service: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(entry, 'service_name'), module: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(entry, 'service_module') }))
            .filter(({ service }) => service !== ''),
        environment: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(input.parameters, 'env_name'),
    }));
    return { jobs, parameters };
}
/**
 * Whether a task has the variables, jobs, build and deploy targets and environments that were sent, as far as its detail
 * shows them. The task of another run with the same payload matches too.
 */
function matchesExpected(task, expected) {
    const values = new Map(task.params.map(({ name, value }) => [name, (0,_correlation_js__WEBPACK_IMPORTED_MODULE_1__/* .shortHash */ .BC)(value)]));
    const jobs = (0,_task_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$z)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .jobsOf */ .a)(task), ({ originName }) => originName);
    return (
    // The server refuses a body without jobs (contract §4.3): no jobs means that the saved state can't be read.
    expected.jobs.length > 0 &&
        Object.entries(expected.parameters).every(([name, value]) => values.get(name) === value) &&
        [...jobs].every(([origin, ran]) => origin === '' || matchesJob(ran, expected.jobs, origin)));
}
function matchesJob(ran, expected, origin) {
    // Of two entries for one job the server uses the last (contract §4.3).
    const job = expected.findLast(({ name }) => name === origin);
    if (job === undefined)
        return false;
    const environments = ran.flatMap(({ environment }) => environment?.name ?? []);
    if (job.environment !== '' && environments.some((name) => name !== job.environment))
        return false;
    const shown = new Set(ran.flatMap((one) => targetsOf(one, origin)));
    const isBuild = ran[0]?.type === 'zadig-build';
    const sent = new Set(job.targets.map(({ service, module }) => (isBuild ? `${service}-${module}` : service)));
    return shown.size === 0 || sent.size === 0 || (shown.size === sent.size && [...sent].every((name) => shown.has(name)));
}
/** What a job task works on, as far as it shows that before it has run; of a deployment only the services (contract §4.5). */
function targetsOf({ type, displayName, environment }, origin) {
    if (type === 'zadig-build' && displayName.startsWith(`${origin}-`))
        return [displayName.slice(origin.length + 1)];
    return type === 'zadig-deploy' ? (environment?.services ?? []).map(({ service }) => service) : [];
}


/***/ }),

/***/ 7299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ SEARCH_PAUSES_MS),
/* harmony export */   z: () => (/* binding */ findLostTask)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7774);
/* harmony import */ var _task_control_read_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1674);
/* harmony import */ var _correlation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1903);
/* harmony import */ var _expected_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6877);





/** A minute in all: creating a task takes seconds, and continues after our request has timed out. */
const SEARCH_PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** By then the server has made the task or will not: before, a single candidate proves nothing. */
const SETTLED_MS = 15_000;
/** Server times are whole seconds, and so is the `Date` header that the skew is measured by. */
const ROUNDING_MS = 2_000;
/** A task that appears later than this after the answer was lost is not ours. */
const LATEST_MS = 60_000;
const PAGE_SIZE = 20;
/**
 * Searches for the task that a POST without an answer may have created (contract §9.3): newest tasks of the workflow, by
 * creator, time window and marker, or by what was sent where there is no marker. A single candidate without a marker
 * counts only when it is still the only one after a while, and only when our creator name is known. Rejects with the
 * signal's reason, and never with a ZadigError.
 */
async function findLostTask(lost, deps, { pauses, withinMs, requestTimeout }) {
    const { clock, signal } = deps;
    const until = clock.now() + withinMs;
    const candidates = new Map();
    let failure;
    function* pausesInTime() {
        for (const pause of pauses) {
            if (failure !== undefined && clock.now() + pause > until)
                return;
            yield pause;
        }
    }
    const callOptions = () => ({
        signal,
        outageTimeout: Math.max(0, until - clock.now()),
        ...(requestTimeout === undefined ? {} : { requestTimeout }),
    });
    async function searchOnce() {
        try {
            for (const task of await findCandidates(lost, deps, callOptions))
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
            return { kind: 'unsure', tasks: [...candidates.values()] };
        return task !== undefined && failure === undefined && isSure(lost, clock.now()) ? { kind: 'one', task } : undefined;
    }
    const found = await (0,_task_control_poll_until_js__WEBPACK_IMPORTED_MODULE_1__/* .pollUntil */ .g3)(searchOnce, pausesInTime(), deps);
    if (found !== undefined)
        return found;
    if (candidates.size > 0)
        return { kind: 'unsure', tasks: [...candidates.values()] };
    return failure === undefined ? { kind: 'none' } : { kind: 'unreadable', error: failure };
}
function isSure({ correlation, creator, lostAt }, now) {
    return correlation !== undefined || (creator !== '' && now >= lostAt + SETTLED_MS);
}
async function findCandidates(lost, { zadig, clock }, callOptions) {
    const { projectKey, workflowKey, correlation, expected } = lost;
    const page = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: PAGE_SIZE }, callOptions());
    const skew = page.serverTime === undefined ? 0 : page.serverTime - clock.now();
    const tasks = [];
    for (const { taskId, createTime } of page.tasks.filter((entry) => isNear(entry, lost, skew))) {
        const task = await zadig.getTask({ workflowKey, taskId }, callOptions());
        // The old task of that number, of a workflow that was created again (contract §5.7): the next pass may have the new one.
        if ((0,_task_control_read_task_js__WEBPACK_IMPORTED_MODULE_2__/* .isOlder */ .tW)(task, createTime))
            continue;
        if (correlation === undefined ? (0,_expected_task_js__WEBPACK_IMPORTED_MODULE_4__/* .matchesExpected */ .E)(task, expected) : (0,_correlation_js__WEBPACK_IMPORTED_MODULE_3__/* .carries */ .ED)(task, correlation))
            tasks.push(task);
    }
    return tasks;
}
function isNear(entry, { creator, sentAt, lostAt }, skew) {
    const created = entry.createTime * 1_000 - skew;
    const byUs = creator === '' || entry.creator === creator;
    return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS;
}


/***/ }),

/***/ 3705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ parseText)
/* harmony export */ });
/* harmony import */ var js_yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3243);

/**
 * The most values with every alias written out, as they are sent: a few lines of nested aliases can become gigabytes. Real
 * payloads have a few hundred values.
 */
const MAX_VALUES = 50_000;
const MAX_DEPTH = 50;
/** Reasons are far shorter, but one can repeat a text of a million characters. */
const MAX_REASON = 300;
const SPECIAL_START = /\b(?:alias|anchor|tag|directives?)\b/;
const schema = js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .FAILSAFE_SCHEMA */ .uH.withTags(js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .mergeTag */ .LJ);
/**
 * Reads one YAML or JSON document. Scalars stay text (`1.10`, `on`, `2024-01-01`, `null`), merge keys (`<<`) work,
 * duplicate keys are an error. Empty text, or text with comments only, is `undefined`: unset.
 */
function parseText(inputName, text) {
    if (isBlank(text))
        return { ok: true, value: undefined };
    try {
        const value = plainValue((0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .load */ .Hh)(text, { schema, maxDepth: MAX_DEPTH, maxTotalMergeKeys: 1_000 }), { left: MAX_VALUES }, 0);
        return { ok: true, value: value === '' ? undefined : value };
    }
    catch (error) {
        if (error instanceof TooLarge)
            return { ok: false, problem: { path: inputName, message: error.message } };
        if (!(error instanceof js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLException */ .tB))
            throw error;
        return { ok: false, problem: { path: inputName, message: syntaxMessage(error, text) } };
    }
}
function isBlank(text) {
    return text.split(/\r\n|\n|\r/).every((line) => line.trim() === '' || line.trimStart().startsWith('#'));
}
class TooLarge extends Error {
}
function plainValue(value, budget, depth) {
    if (--budget.left < 0)
        throw new TooLarge(`It has more than ${MAX_VALUES} values once its aliases are written out.`);
    // Aliases can nest deeper than the text does, without end where an anchor holds its own alias.
    if (depth > MAX_DEPTH)
        throw new TooLarge(`It is nested more than ${MAX_DEPTH} deep once its aliases are written out.`);
    if (typeof value === 'string')
        return value;
    if (Array.isArray(value))
        return value.map((item) => plainValue(item, budget, depth + 1));
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item, budget, depth + 1)]));
    }
    return String(value);
}
/**
 * The place and the reason, and of the text only the key that the line begins with: any other part can be a part of a
 * secret, which the runner's masks don't match.
 */
function syntaxMessage(error, text) {
    const reason = `It is not valid YAML or JSON: ${withoutQuotes(error.reason)}`;
    if (error.mark === undefined)
        return `${reason}.`;
    const line = text.split(/\r\n|\n|\r/)[error.mark.line] ?? '';
    const key = /^[\s-]*([\w-]{1,60}):(?:\s|$)/.exec(line)?.[1];
    const where = `line ${error.mark.line + 1}, column ${error.mark.column + 1}`;
    const help = SPECIAL_START.test(error.reason)
        ? ' A value that begins with `*`, `&`, `!`, `%` or `@` needs quotes.'
        : '';
    return `${reason}, at ${where}${key === undefined ? '' : ` (\`${key}\`)`}.${help}`;
}
/** A reason without what it repeats of the text, which is in quotes, in a tag, or after a colon at the end. */
function withoutQuotes(reason) {
    return reason
        .replace(/^(tag name cannot contain such characters): .*$/s, '$1')
        .slice(0, MAX_REASON)
        .replace(/ ?(?:"[^"]*(?:"|$)|!<[^>]*(?:>|$))/g, '');
}


/***/ })

};
