export const id = 819;
export const ids = [819,702];
export const modules = {

/***/ 6702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UNREACHABLE_VIEW: () => (/* binding */ UNREACHABLE_VIEW),
/* harmony export */   views: () => (/* binding */ views)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9434);
/* harmony import */ var _report_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1520);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4121);
/* harmony import */ var _report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1872);
/* harmony import */ var _report_tables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7442);
/* harmony import */ var _task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(811);
/* harmony import */ var _task_control_write_once_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61);








/** Why a view with such a name is refused: its path is 404 to the server, however it is encoded (contract §3.10). */
const UNREACHABLE_VIEW = "Zadig's API can neither update nor delete a view with a `/` in its name.";
/** Workflows of a view in one line of the log; the output has all. */
const MOST_KEYS = 10;
/** Lists, creates, changes or deletes a project's views. Asking for what is there already is a success. */
async function views(inputs, deps) {
    const { zadig, runner } = deps;
    const { projectKey } = inputs;
    const before = await zadig.listViews({ projectKey });
    const { changed, sentence } = await operate(inputs, before, deps);
    const after = changed ? await zadig.listViews({ projectKey }) : before;
    runner.setOutput('views', (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonLines */ .i7)(after.map(_report_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .viewOutput */ .$$)));
    runner.setOutput('count', String(after.length));
    runner.setOutput('changed', String(changed));
    for (const view of after) {
        const keys = view.workflows.map((entry) => (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(entry.workflowKey, 80));
        await runner.print(`  ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(view.name, 80)}: ${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(keys, MOST_KEYS)}\n`);
    }
    return (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)({ verdict: (0,_task_control_conclude_js__WEBPACK_IMPORTED_MODULE_4__/* .passed */ .bF)(sentence), body: (0,_report_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .viewTable */ .Qx)(after) }, inputs.summary, runner);
}
/** @returns a sentence about what was done, and whether anything was */
async function operate(inputs, present, { zadig }) {
    const { projectKey, name: viewName } = inputs;
    const name = (0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(viewName, 80);
    const view = present.find((candidate) => candidate.name === viewName);
    const names = present.map((candidate) => candidate.name);
    const unchanged = (sentence) => ({ changed: false, sentence });
    const isAsAsked = async () => {
        const now = (await zadig.listViews({ projectKey })).find((candidate) => candidate.name === viewName);
        return inputs.operation === 'delete' ? now === undefined : now !== undefined && shows(now, inputs.workflows);
    };
    switch (inputs.operation) {
        case 'list':
            return unchanged(`${(0,_report_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(present.length, 'view')} in project ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(projectKey, 80)}.`);
        case 'create': {
            if (view === undefined) {
                const workflows = (await known(inputs, zadig)).filter(({ enabled }) => enabled);
                await (0,_task_control_write_once_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOnce */ .Fq)(() => zadig.createView({ projectKey, name: viewName, workflows }), isAsAsked);
                return { changed: true, sentence: `Created the view ${name}.` };
            }
            if (shows(view, inputs.workflows))
                return unchanged(`The view ${name} is there as asked.`);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The view ${name} is there and shows something else`, {
                advice: '`operation: update` makes it show what `workflows` has.',
            });
        }
        case 'update': {
            if (view === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`There is no view ${name} in project ${(0,_report_sanitize_js__WEBPACK_IMPORTED_MODULE_6__/* .sanitizeLine */ .g$)(projectKey, 80)}`, {
                    advice: `\`operation: create\` makes it.${(0,_payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(viewName, names)}`,
                });
            if (shows(view, inputs.workflows))
                return unchanged(`The view ${name} is as asked.`);
            const wanted = await known(inputs, zadig);
            // Zadig leaves alone what isn't sent (contract §3.10), so what is to go is sent as hidden.
            const gone = view.workflows
                .filter(({ workflowKey }) => !wanted.some((entry) => entry.workflowKey === workflowKey))
                .map((entry) => ({ ...entry, enabled: false }));
            const workflows = [...wanted, ...gone];
            await (0,_task_control_write_once_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOnce */ .Fq)(() => zadig.updateView({ projectKey, name: viewName, workflows }), isAsAsked);
            return { changed: true, sentence: `Changed the view ${name}.` };
        }
        case 'delete': {
            if (view === undefined)
                return unchanged(`There is no view ${name} to delete.`);
            if (viewName.includes('/'))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(`The view ${name} cannot be deleted: its name has a \`/\``, {
                    advice: `${UNREACHABLE_VIEW} Delete it in Zadig.`,
                });
            await (0,_task_control_write_once_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOnce */ .Fq)(() => zadig.deleteView({ projectKey, name: viewName }), isAsAsked);
            return { changed: true, sentence: `Deleted the view ${name}.` };
        }
    }
}
/** Whether the view shows exactly these. */
function shows(view, workflows) {
    const wanted = workflows.filter(({ enabled }) => enabled).map(({ workflowKey }) => workflowKey);
    const shown = new Set(view.workflows.map(({ workflowKey }) => workflowKey));
    return wanted.length === shown.size && wanted.every((key) => shown.has(key));
}
/** The workflows with their types and names; throws for a key that no workflow has, which Zadig would accept. */
async function known({ projectKey, workflows }, zadig) {
    const entries = new Map((await zadig.listWorkflows({ projectKey })).map((entry) => [entry.key, entry]));
    const unknown = workflows.filter(({ workflowKey, enabled }) => enabled && !entries.has(workflowKey));
    if (unknown.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(unknown.map(({ workflowKey }) => ({
            path: 'workflows',
            message: `The project has no workflow \`${workflowKey}\`.${(0,_payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(workflowKey, entries.keys())}`,
        })));
    return workflows.map(({ workflowKey, type, enabled }) => {
        const entry = entries.get(workflowKey);
        const kind = type === '' ? (entry?.type ?? 'custom') : type;
        return { workflowKey, type: kind, enabled, ...(entry === undefined ? {} : { name: entry.name }) };
    });
}


/***/ }),

/***/ 2244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ readConnection)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** Reads how to reach Zadig: inputs of every action. */
function readConnection(reader) {
    return {
        url: readUrl(reader),
        apiToken: reader.required('api-token', reader.environment['ZADIG_API_TOKEN']),
        caCertificate: readCertificate(reader),
        requestTimeout: reader.duration('request-timeout', 30_000),
        outageTimeout: reader.duration('outage-timeout', 300_000),
    };
}
function readUrl(reader) {
    const url = reader.required('url', reader.environment['ZADIG_URL']);
    const problem = url === '' ? undefined : problemOf(url);
    if (problem !== undefined)
        reader.problem('url', problem);
    return url;
}
function problemOf(text) {
    if (!URL.canParse(text))
        return `“${text}” is not a valid URL. Write it with its scheme: \`https://zadig.example.com\`.`;
    // A URL's parser drops line ends, but links in the log and in outputs begin with this text.
    if (/[\s\p{Cc}\p{Cf}]/u.test(text))
        return 'The URL contains white space or a control character.';
    const { protocol, username, password, search, hash } = new URL(text);
    if (protocol !== 'https:' && protocol !== 'http:')
        return `“${text}” does not begin with \`https://\` or \`http://\`.`;
    if (username !== '' || password !== '')
        return 'The URL contains a user name or a password. Zadig accepts neither: use `api-token`.';
    if (search !== '' || hash !== '')
        return 'The URL contains a query or a fragment. Give the address of Zadig itself.';
    return undefined;
}
const PEM = '-----BEGIN CERTIFICATE-----';
/** PEM text, or the path of a file that contains it. */
function readCertificate(reader) {
    const given = reader.text('ca-certificate');
    if (given === '')
        return undefined;
    if (given.includes(PEM))
        return given;
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(given, 'utf8');
        if (text.includes(PEM))
            return text;
        reader.problem('ca-certificate', `The file “${given}” contains no certificate in PEM form.`);
    }
    catch {
        reader.problem('ca-certificate', `“${given}” is neither a certificate in PEM form nor a readable file.`);
    }
    return undefined;
}


/***/ }),

/***/ 7176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(570);
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7715);



/** Reads the inputs of one action. Throws one InputError that lists every problem. */
function readInputs(environment, read) {
    const problems = [];
    const inputs = read(createInputReader(environment, problems));
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    return inputs;
}
/** The longest timer of Node: a longer one ends at once. */
const LONGEST_MS = 2 ** 31 - 1;
/**
 * Reads inputs from the variables that the runner sets: `INPUT_<NAME>` in upper case with its hyphens (runner contract §6).
 *
 * Defaults are in action.yml. The ones in code have the same values, which a test checks, and apply if a workflow passes
 * an empty text.
 */
function createInputReader(environment, problems) {
    const raw = (name) => environment[`INPUT_${name.toUpperCase()}`] ?? '';
    const text = (name) => raw(name).trim();
    function problem(path, message) {
        problems.push({ path, message });
    }
    /** A text of several lines with its indentation, without blank lines at its start and end. */
    function block(name) {
        return raw(name)
            .replace(/^(?:[^\S\n]*\n)+/, '')
            .trimEnd();
    }
    function required(name, fallback = '') {
        const given = text(name) === '' ? fallback : text(name);
        if (given === '')
            problem(name, 'This input is required and is empty.');
        return given;
    }
    function boolean(name, fallback) {
        const given = text(name);
        if (given === '')
            return fallback;
        if (/^(true|True|TRUE)$/.test(given))
            return true;
        if (/^(false|False|FALSE)$/.test(given))
            return false;
        problem(name, `“${given}” is neither \`true\` nor \`false\`.`);
        return fallback;
    }
    /** Milliseconds. */
    function optionalDuration(name) {
        const given = text(name);
        if (given === '')
            return undefined;
        const ms = (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(given) ?? 0;
        if (ms > 0 && ms <= LONGEST_MS)
            return ms;
        const rule = ms === 0
            ? 'is not a valid duration. Write it as `90s`, `10m`, `1h30m` or plain seconds, more than zero.'
            : 'is too long. The longest duration is `596h`.';
        problem(name, `“${given}” ${rule}`);
        return undefined;
    }
    /** A whole number from 0 to `most`. */
    function count(name, fallback, most) {
        const given = text(name);
        if (given === '')
            return fallback;
        if (/^\d{1,4}$/.test(given) && Number(given) <= most)
            return Number(given);
        problem(name, `“${given}” is not a whole number from 0 to ${most}.`);
        return fallback;
    }
    /** A whole number from 1, such as a task's id; 0 if it is not valid. */
    function requiredId(name) {
        const given = required(name);
        if (/^[1-9]\d{0,14}$/.test(given))
            return Number(given);
        if (given !== '')
            problem(name, `“${given}” is not a whole number from 1.`);
        return 0;
    }
    function choice(name, choices, fallback) {
        const given = text(name);
        if (given === '')
            return fallback;
        const found = choices.find((candidate) => candidate === given);
        if (found === undefined) {
            const all = choices.map((candidate) => `\`${candidate}\``).join(', ');
            problem(name, `“${given}” is not one of ${all}.`);
        }
        return found ?? fallback;
    }
    function requiredChoice(name, choices) {
        required(name);
        return choice(name, choices, choices[0]);
    }
    /** The items of a list that was read, after its problems are noted. */
    function itemsOf(list) {
        problems.push(...list.problems);
        return list.items;
    }
    return {
        environment,
        problem,
        text,
        block,
        required,
        boolean,
        duration: (name, fallback) => optionalDuration(name) ?? fallback,
        optionalDuration,
        count,
        requiredId,
        choice,
        requiredChoice,
        itemsOf,
        list: (name) => itemsOf((0,_lists_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextList */ .G1)(name, block(name))),
    };
}


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ readViewWorkflows),
/* harmony export */   G1: () => (/* binding */ readTextList),
/* harmony export */   JX: () => (/* binding */ readTicketUsers),
/* harmony export */   Pr: () => (/* binding */ readTicketServices)
/* harmony export */ });
/* unused harmony export readList */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9368);
/* harmony import */ var _payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9434);
/* harmony import */ var _yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3705);



/** A list of YAML or JSON by how it begins; lines of comments may come before it. */
const YAML_LIST = /^(?:[^\S\n]*(?:#.*)?\r?\n)*\s*(?:\[|-(?:\s|$))/;
/**
 * Reads a list of texts: a YAML or JSON list, or items between commas or line ends. What doesn't begin as a YAML list is
 * never read as YAML, so an item may begin with `*` or `!` and hold a colon.
 */
function readTextList(inputName, text) {
    if (!YAML_LIST.test(text))
        return { items: words(text), problems: [] };
    const { items, problems } = readList(inputName, text);
    const message = 'This is a mapping; an item is a text. Put it in quotes if the colon belongs to it.';
    const wrong = items.flatMap((item, index) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(item) ? [{ path: `${inputName}[${index}]`, message }] : []));
    return { items: items.filter((item) => typeof item === 'string'), problems: [...problems, ...wrong] };
}
/**
 * Reads a list of texts or mappings: YAML or JSON, or items between commas or line ends where all are texts. A single item
 * needs no list.
 */
function readList(inputName, text) {
    const reading = (0,_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .parseText */ .r)(inputName, text);
    if (!reading.ok)
        return { items: [], problems: [reading.problem] };
    const { value = [] } = reading;
    if (typeof value === 'string')
        return { items: words(text), problems: [] };
    const values = Array.isArray(value) ? value : [value];
    const message = 'This is a list in a list; an item is a text or a mapping.';
    return {
        items: values.filter((item) => (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(item) || (typeof item === 'string' && item.trim() !== '')),
        problems: values.flatMap((item, index) => Array.isArray(item) ? [{ path: `${inputName}[${index}]`, message }] : []),
    };
}
/** Items between commas or line ends, without quotes around one and without lines of comments. */
function words(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
        .filter((item) => item !== '' && !item.startsWith('#'));
}
/** Reads the services of a ticket: `service/module`, or the API's own objects. A missing module has the service's name. */
function readTicketServices(inputName, text) {
    return readItems(inputName, text, {
        fields: ['service_name', 'service_module'],
        fromText(item) {
            const [service = '', module = service, ...rest] = item.split('/').map((part) => part.trim());
            return rest.length > 0 || module === '' ? {} : { service_name: service, service_module: module };
        },
        read(item) {
            const service = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'service_name');
            return service === '' ? undefined : { service, module: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'service_module') || service };
        },
        rule: 'A service is `service/module`, or a mapping with `service_name` and `service_module`.',
    });
}
/** Reads the users of a ticket: `Name <mail>`, a name or a mail address alone, or the API's own objects. */
function readTicketUsers(inputName, text) {
    return readItems(inputName, text, {
        fields: ['name', 'email'],
        fromText(item) {
            const both = /^([^<>]+)<([^<>]+)>$/.exec(item);
            if (both !== null)
                return { name: both[1]?.trim(), email: both[2]?.trim() };
            return item.includes('@') ? { email: item } : { name: item };
        },
        read(item) {
            const user = { name: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'name'), email: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'email') };
            return user.name === '' && user.email === '' ? undefined : user;
        },
        rule: 'A user is `Name <mail>`, a name, a mail address, or a mapping with `name` and `email`.',
    });
}
/** Reads the `workflows` of a view: keys, or the API's own objects. */
function readViewWorkflows(inputName, text) {
    const { items, problems } = readItems(inputName, text, {
        fields: ['workflow_key', 'workflow_name', 'workflow_type', 'enabled'],
        fromText: (key) => ({ workflow_key: key }),
        read(item) {
            const workflowKey = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'workflow_key');
            const type = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'workflow_type');
            const enabled = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(item, 'enabled');
            const isValid = ['', 'custom', 'product'].includes(type) && ['', 'true', 'false'].includes(enabled);
            return workflowKey !== '' && isValid ? { workflowKey, type, enabled: enabled !== 'false' } : undefined;
        },
        rule: 'A workflow is its key, or a mapping with `workflow_key`, and if needed `workflow_type` (`custom` or `product`) and `enabled` (`true` or `false`).',
    });
    const keys = items.map(({ workflowKey }) => workflowKey);
    const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) < index));
    const twice = [...repeated].map((key) => ({ path: inputName, message: `\`${key}\` is listed twice.` }));
    return { items, problems: [...problems, ...twice] };
}
function readItems(inputName, text, form) {
    const list = readList(inputName, text);
    const problems = [...list.problems];
    const items = list.items.flatMap((item, index) => {
        const path = `${inputName}[${index}]`;
        const object = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(item) ? item : form.fromText(item);
        const unknown = Object.keys(object).filter((name) => !form.fields.includes(name));
        for (const name of unknown)
            problems.push({ path, message: `\`${name}\` is not a field here.${(0,_payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, form.fields)}` });
        const read = form.read(object);
        if (read === undefined && unknown.length === 0)
            problems.push({ path, message: form.rule });
        return read === undefined ? [] : [read];
    });
    return { items, problems };
}


/***/ }),

/***/ 9819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPreApprovalInputs: () => (/* binding */ readPreApprovalInputs),
/* harmony export */   readTasksInputs: () => (/* binding */ readTasksInputs),
/* harmony export */   readViewsInputs: () => (/* binding */ readViewsInputs),
/* harmony export */   readWorkflowsInputs: () => (/* binding */ readWorkflowsInputs)
/* harmony export */ });
/* harmony import */ var _actions_views_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6702);
/* harmony import */ var _payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9434);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(570);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2244);
/* harmony import */ var _input_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7176);
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7715);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7880);








const DAY_MS = 86_400_000;
/** The statuses in a suggestion, final ones first: they are the most likely ones, and a message names only a few. */
const OFFERED_STATUSES = _task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .KNOWN_STATUSES */ .Do.filter((status) => status !== '').toSorted((one, other) => Number((0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(other)) - Number((0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(one)));
/** Reads the inputs of `tasks`. */
function readTasksInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(environment, (reader) => {
        const inputs = {
            ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_3__/* .readConnection */ .d)(reader),
            projectKey: reader.required('project-key'),
            workflowKey: reader.required('workflow-key'),
            status: reader.list('status').map((status) => status.toLowerCase()),
            creator: reader.text('creator'),
            since: readSince(reader),
            limit: reader.count('limit', 20, 1_000),
            summary: reader.boolean('summary', true),
        };
        for (const status of inputs.status) {
            if (!_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .KNOWN_STATUSES */ .Do.includes(status))
                reader.problem('status', `“${status}” is not a status of a task.${(0,_payload_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(status, OFFERED_STATUSES)}`);
        }
        if (inputs.limit === 0)
            reader.problem('limit', 'With 0 the list is empty.');
        return inputs;
    });
}
function readSince(reader) {
    const given = reader.text('since');
    if (given === '')
        return undefined;
    const days = /^(\d{1,4})d$/.exec(given)?.[1];
    const ms = days === undefined ? (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(given) : Number(days) * DAY_MS;
    if (ms !== undefined && ms > 0)
        return { kind: 'ago', ms };
    const at = (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInstant */ .nV)(given);
    if (at !== undefined)
        return { kind: 'at', at };
    reader.problem('since', `“${given}” is neither a duration (\`24h\`, \`7d\`) nor a time (\`2026-01-31T18:00:00Z\`).`);
    return undefined;
}
/** Reads the inputs of `workflows`. */
function readWorkflowsInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(environment, (reader) => {
        const operation = reader.requiredChoice('operation', ['list', 'get', 'apply', 'delete']);
        const inputs = {
            ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_3__/* .readConnection */ .d)(reader),
            projectKey: reader.required('project-key'),
            operation,
            workflowKey: operation === 'get' || operation === 'delete' ? reader.required('workflow-key') : reader.text('workflow-key'),
            view: reader.text('view'),
            file: (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readWorkspaceFile */ .sL)(reader, 'file'),
            outputFile: reader.text('output-file'),
            dryRun: reader.boolean('dry-run', false),
            summary: reader.boolean('summary', true),
        };
        if (operation === 'apply' && reader.text('file') === '')
            reader.problem('file', 'This input is required by `operation: apply` and is empty.');
        const confirm = reader.text('confirm');
        if (operation === 'delete' && inputs.workflowKey !== '' && confirm !== inputs.workflowKey)
            reader.problem('confirm', `“${confirm}” does not repeat \`workflow-key\`, “${inputs.workflowKey}”, which is to be deleted.`);
        return inputs;
    });
}
/** Reads the inputs of `views`. */
function readViewsInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(environment, (reader) => {
        const operation = reader.requiredChoice('operation', ['list', 'create', 'update', 'delete']);
        const inputs = {
            ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_3__/* .readConnection */ .d)(reader),
            projectKey: reader.required('project-key'),
            operation,
            name: operation === 'list' ? reader.text('name') : reader.required('name'),
            workflows: reader.itemsOf((0,_lists_js__WEBPACK_IMPORTED_MODULE_5__/* .readViewWorkflows */ .As)('workflows', reader.block('workflows'))),
            summary: reader.boolean('summary', true),
        };
        if ((operation === 'create' || operation === 'update') && reader.text('workflows') === '')
            reader.problem('workflows', `This input is required by \`operation: ${operation}\` and is empty.`);
        if ((operation === 'create' || operation === 'update') && inputs.name.includes('/')) {
            const instead = operation === 'create' ? 'Choose a name without it.' : 'Change the view in Zadig.';
            reader.problem('name', `“${inputs.name}” has a \`/\`. ${_actions_views_js__WEBPACK_IMPORTED_MODULE_0__.UNREACHABLE_VIEW} ${instead}`);
        }
        return inputs;
    });
}
/** Reads the inputs of `pre-approval`. */
function readPreApprovalInputs(environment) {
    return (0,_input_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(environment, (reader) => ({
        ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_3__/* .readConnection */ .d)(reader),
        ticket: {
            projectKey: reader.required('project-key'),
            approvalId: reader.required('approval-id'),
            status: reader.count('status', 1, 9_999),
            environments: reader.list('envs'),
            services: reader.itemsOf((0,_lists_js__WEBPACK_IMPORTED_MODULE_5__/* .readTicketServices */ .Pr)('services', reader.block('services'))),
            users: reader.itemsOf((0,_lists_js__WEBPACK_IMPORTED_MODULE_5__/* .readTicketUsers */ .JX)('users', reader.block('users'))),
            windowStart: readMoment(reader, 'execution-window-start'),
            windowEnd: readMoment(reader, 'execution-window-end'),
        },
        summary: reader.boolean('summary', true),
    }));
}
/** Unix seconds; 0 for none. */
function readMoment(reader, name) {
    const given = reader.text(name);
    if (given === '')
        return 0;
    const at = (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInstant */ .nV)(given);
    if (at === undefined)
        reader.problem(name, `“${given}” is not a valid time. Write it as \`2026-01-31T18:00:00+08:00\` or in unix seconds.`);
    return Math.floor((at ?? 0) / 1_000);
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

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ taskUrl),
/* harmony export */   fw: () => (/* binding */ environmentUrl),
/* harmony export */   pk: () => (/* binding */ workflowUrl)
/* harmony export */ });
/** The task's page in Zadig (contract §10). */
function taskUrl(address) {
    return workflowUrl(address, `/${address.taskId}`);
}
/** The page of a workflow in Zadig. `page` is a page below it. */
function workflowUrl(address, page = '') {
    const { workflowKey, displayName } = address;
    return `${projectUrl(address)}/pipelines/custom/${encode(workflowKey)}${page}?display_name=${encode(displayName)}`;
}
/** The page of an environment of the project in Zadig. */
function environmentUrl(project, name) {
    return `${projectUrl(project)}/envs/detail?envName=${encode(name)}`;
}
function projectUrl({ baseUrl, projectKey }) {
    return `${baseUrl.replace(/\/+$/, '')}/v1/projects/detail/${encode(projectKey)}`;
}
/** The plain encoder throws at half a surrogate pair, which JSON can carry. */
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
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(570);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1520);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1006);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4902);
/* harmony import */ var _sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1872);






/**
 * A task as the `tasks` output has it, with its page in Zadig. Times are unix seconds, 0 if absent; `duration` is from creation
 * to end, 0 before the end.
 */
function taskOutput({ taskId, status, creator, createTime, startTime, endTime, workflowName }, address) {
    return {
        'task-id': taskId,
        status,
        creator,
        created: createTime,
        start: startTime,
        end: endTime,
        duration: endTime > createTime && createTime > 0 ? endTime - createTime : 0,
        url: (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .taskUrl */ .Dl)({ ...address, taskId, displayName: workflowName === '' ? address.workflowKey : workflowName }),
    };
}
/** The tasks as lines for the log. */
function taskLines(tasks) {
    return tasks.map((task) => `  ${task['task-id']}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)(task.status, 40)}  ${created(task)}  ${duration(task)}  ${(0,_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLine */ .g$)(task.creator, 60)}\n`);
}
/** The tasks for the summary; empty without tasks. */
function taskTable(tasks) {
    const rows = tasks.map((task) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(String(task['task-id']), task.url),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(task.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(task.creator, 60),
        created(task),
        duration(task),
    ]);
    return summaryTable(['Task', 'Status', 'By', 'Created', 'Took'], rows);
}
function created({ created: seconds }) {
    return seconds === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(seconds * 1_000);
}
function duration(task) {
    return task.duration === 0 ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(task.duration * 1_000);
}
/** A workflow as the `workflows` output has it; times are unix seconds. */
function workflowOutput({ key, name, type, updatedBy, updateTime }) {
    return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime };
}
/** The workflows for the summary; empty without workflows. */
function workflowTable(workflows) {
    const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(key, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(type, 20),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(updatedBy, 60),
        (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(updateTime * 1_000),
    ]);
    return summaryTable(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows);
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
/** The views for the summary; empty without views. */
function viewTable(views) {
    const rows = views.map(({ name, workflows, updatedBy }) => {
        const keys = workflows.map(({ workflowKey }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(workflowKey, 80));
        return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(name, 80), (0,_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(keys, 50), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(updatedBy, 60)];
    });
    return summaryTable(['View', 'Workflows', 'Changed by'], rows);
}
/** The content of `index.json`. */
function logIndex(task, logs) {
    return {
        'workflow-key': task.workflowKey,
        'task-id': task.id,
        status: task.status,
        logs: logs.map(({ job, file, bytes, problem }) => ({
            job: job.name,
            'display-name': (0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobLabel */ .O)(job),
            type: job.type,
            status: job.status,
            file: file ?? null,
            bytes,
            problem,
        })),
    };
}
/** The logs for the summary; empty without logs. */
function collectedLogTable(logs) {
    const rows = logs.map(({ job, file, bytes, problem }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_5__/* .jobLabel */ .O)(job), 80),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(job.status, 40),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(file ?? '', 200),
        file === undefined ? '' : String(bytes),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(problem),
    ]);
    return summaryTable(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows);
}
function summaryTable(head, rows) {
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .boundedTable */ .c8)(head, rows, { maxRows: 500, maxBytes: 400_000 });
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
