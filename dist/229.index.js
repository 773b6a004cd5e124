export const id = 229;
export const ids = [229];
export const modules = {

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

/***/ 4717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readFollow),
/* harmony export */   k: () => (/* binding */ readLogDirectory)
/* harmony export */ });
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7880);

/**
 * Reads how to follow a task and what to show of it: inputs of run, wait and retry.
 *
 * @param cancelOnAbort the default of `cancel-on-abort`
 */
function readFollow(reader, cancelOnAbort = true) {
    return {
        limits: {
            timeout: reader.duration('timeout', 3_600_000),
            'queue-timeout': reader.optionalDuration('queue-timeout'),
            'approval-timeout': reader.optionalDuration('approval-timeout'),
        },
        pollInterval: reader.duration('poll-interval', 10_000),
        commitCheck: reader.choice('commit-check', ['warn', 'strict', 'off'], 'warn'),
        logs: reader.choice('logs', ['stream', 'failed', 'none'], 'stream'),
        logDirectory: readLogDirectory(reader, 'log-directory'),
        retries: reader.count('retries', 0, 10),
        cancelOnAbort: reader.boolean('cancel-on-abort', cancelOnAbort),
        cancelOnTimeout: reader.boolean('cancel-on-timeout', false),
        summary: reader.boolean('summary', true),
        annotations: reader.boolean('annotations', true),
        ...readGithub(reader),
    };
}
/** Reads a directory for logs as an absolute path; undefined for none. */
function readLogDirectory(reader, input, fallback = '') {
    const given = reader.text(input) === '' ? fallback : reader.text(input);
    if (given === '')
        return undefined;
    const path = (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveLogDirectory */ .g4)(given, reader.environment);
    if (path === undefined) {
        reader.problem(input, `“${given}” is outside of the workspace and of the runner's temporary directory. Write a path relative to the workspace, such as \`zadig-logs\`.`);
    }
    return path;
}
function readGithub(reader) {
    const inputs = {
        githubToken: reader.text('github-token'),
        commitStatus: reader.text('commit-status'),
        deploymentEnvironment: reader.text('deployment-environment'),
        pullRequestComment: reader.boolean('pull-request-comment', false),
    };
    const isWanted = inputs.commitStatus !== '' || inputs.deploymentEnvironment !== '' || inputs.pullRequestComment;
    if (isWanted && inputs.githubToken === '')
        reader.problem('github-token', 'This input is empty, and the reports to GitHub need it.');
    if (isWanted && !reader.boolean('wait', true))
        reader.problem('wait', 'With `false` the step cannot report to GitHub how the task ended.');
    return inputs;
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
