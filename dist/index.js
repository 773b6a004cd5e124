import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ep: () => (/* binding */ conclude),
  gz: () => (/* binding */ failed),
  bF: () => (/* binding */ passed)
});

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __nccwpck_require__(4902);
;// CONCATENATED MODULE: ./build/report/action-summary.js

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2): we stay far below. */
const MAX_BODY_BYTES = 500_000;
/** The job summary of an action that does not follow a task: how it ended, what with, and what it found. */
function renderActionSummary({ verdict, url, facts, body }) {
    const known = facts.filter(([, value]) => value !== '');
    const sections = [
        `### ${verdict.passed ? '✅' : '❌'} Zadig: ${(0,markdown/* prose */.CS)(verdict.sentence)}`,
        url === '' ? '' : (0,markdown/* link */.nf)('Open in Zadig', url),
        verdict.advice === '' ? '' : (0,markdown/* prose */.CS)(verdict.advice),
        known.length === 0
            ? ''
            : (0,markdown/* table */.tp)(['', ''], known.map(([name, value]) => [(0,markdown/* cell */.Hn)(name), (0,markdown/* cell */.Hn)(value, 1_000)])),
        (0,markdown/* byteLength */.dp)(body) > MAX_BODY_BYTES ? '… the rest is too long to show here.' : body,
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n\n`;
}

// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __nccwpck_require__(7342);
;// CONCATENATED MODULE: ./build/actions/conclude.js


/** Says how an action ended that does not follow a task: last line of the log, and summary where it is wanted. */
async function conclude({ verdict, url = '', facts = [], body = '' }, wantsSummary, runner) {
    if (wantsSummary)
        runner.appendSummary(renderActionSummary({ verdict, url, facts, body }));
    await runner.print(`${verdict.passed ? '✓' : '✗'} ${verdict.sentence}\n${url === '' ? '' : `  ${url}\n`}`);
    return verdict;
}
/** A verdict that passes the step. */
function passed(sentence) {
    return { passed: true, sentence: (0,verdict/* capitalised */.Iu)(sentence), advice: '' };
}
/** A verdict that fails it. */
function failed(sentence, advice) {
    return { passed: false, sentence: (0,verdict/* capitalised */.Iu)(sentence), advice };
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   gJ: () => (/* binding */ errorMessage),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * An end that the user can act on. The message says what failed, on which thing and what the server said; the advice
 * says what to do next. Anything thrown that is not an ActionError is a bug of ours.
 */
class ActionError extends Error {
    name = 'ActionError';
    /** What to do next, in one or two sentences; empty where there is nothing to say. */
    advice;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? {} : { cause: options.cause });
        this.advice = options.advice ?? '';
    }
}
/** Everything that is wrong with the inputs, reported together so that the user fixes it in one go. */
class InputError extends ActionError {
    name = 'InputError';
    problems;
    constructor(problems, advice = '') {
        super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'), { advice });
        this.problems = problems;
    }
}
/** The text of anything that can be thrown. */
function errorMessage(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 3931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ collectSecrets),
/* harmony export */   r: () => (/* binding */ isMarked)
/* harmony export */ });
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7935);
/* harmony import */ var _secret_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3455);


/** Masking replaces a text wherever it stands, so a value of one to three characters would riddle every line and output. */
const LEAST_LENGTH = 4;
/** Words that are no secret even where one is expected; masking them would blank half of what a log says. */
const PUBLIC_WORDS = new Set([
    'true',
    'false',
    'null',
    'none',
    'undefined',
    'admin',
    'root',
    'test',
    'default',
    'latest',
    'main',
    'master',
]);
/**
 * Everything in an answer of the server, or in a definition file, that has to be masked: values of credential fields, of variables marked as credentials, and
 * of keys with several lines each line too, since the runner masks line by line. Anywhere in the answer, at any depth.
 */
function collectSecrets(raw) {
    const secrets = new Set();
    // A list instead of recursion: the server's nesting must not decide the depth of our stack.
    const open = [raw];
    while (open.length > 0) {
        const value = open.pop();
        if (Array.isArray(value)) {
            for (const item of value)
                open.push(item);
        }
        else if ((0,_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(value)) {
            for (const [name, field] of Object.entries(value)) {
                if (_secret_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SECRET_FIELDS */ .x.has(name))
                    add(field, secrets);
                open.push(field);
            }
            if (isMarked(value))
                for (const name of _secret_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .CREDENTIAL_VALUES */ .n)
                    add(value[name], secrets);
        }
    }
    return [...secrets];
}
/** Whether a variable is marked as a credential; a file that is read as text has the mark as text. */
function isMarked(variable) {
    return variable['is_credential'] === true || variable['is_credential'] === 'true';
}
function add(value, secrets) {
    if (typeof value !== 'string')
        return;
    for (const text of [value, ...value.split(/\r?\n/)].map((part) => part.trim())) {
        // The first and the last line of a key are the same in every key.
        const isFrame = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/.test(text);
        if (text.length >= LEAST_LENGTH && !isFrame && !PUBLIC_WORDS.has(text.toLowerCase()))
            secrets.add(text);
    }
}


/***/ }),

/***/ 7935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Qc: () => (/* binding */ flagAt),
/* harmony export */   f: () => (/* binding */ mappingsAt),
/* harmony export */   i1: () => (/* binding */ textsAt),
/* harmony export */   oh: () => (/* binding */ mappingAt),
/* harmony export */   pi: () => (/* binding */ isMapping),
/* harmony export */   sq: () => (/* binding */ allMappingsAt),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
// Two kinds of document come from outside in shapes that vary with their version: a job's stored document (a workflow
// saved long ago still has the old one) and a GitHub event. They are only ever looked into: what is not there as
// expected is `undefined` or empty, and whoever asks then says nothing.
/** The mapping at a key; undefined where there is none. */
function mappingAt(document, key) {
    const value = isMapping(document) ? document[key] : undefined;
    return isMapping(value) ? value : undefined;
}
/** The mappings in the list at a key; undefined where there is no list. */
function mappingsAt(document, key) {
    const value = isMapping(document) ? document[key] : undefined;
    return Array.isArray(value) ? value.filter(isMapping) : undefined;
}
/** The text at a key; empty where there is none. */
function textAt(document, key) {
    const value = isMapping(document) ? document[key] : undefined;
    return typeof value === 'string' ? value : '';
}
/** The texts in the list at a key; empty where there is none. */
function textsAt(document, key) {
    const value = isMapping(document) ? document[key] : undefined;
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
/** The number at a key; undefined where there is none. */
function numberAt(document, key) {
    const found = isMapping(document) ? document[key] : undefined;
    return typeof found === 'number' ? found : undefined;
}
/** Whether `true` is at a key. */
function flagAt(document, key) {
    return isMapping(document) && document[key] === true;
}
/** The mappings of several lists together; undefined when none of them has any. */
function allMappingsAt(document, ...keys) {
    const all = keys.flatMap((key) => mappingsAt(document, key) ?? []);
    return all.length === 0 ? undefined : all;
}
/** Whether a value is a mapping: an object that is not a list. */
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 3391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ quotedValue),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   p4: () => (/* binding */ quotedList)
/* harmony export */ });
/* unused harmony export nearest */
/**
 * The candidates that a misspelt name most likely meant, nearest first, at most three. Empty when nothing is near: a
 * third of the name's letters may differ, at least one, and upper and lower case count as equal. A name that is one of
 * the words of a candidate (`image` of `image_name`) is one change away from it.
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
/** A sentence that helps with an unknown name: the nearest ones, else all that there are, else nothing. */
function didYouMean(name, candidates) {
    const all = [...new Set(candidates)];
    const near = nearest(name, all);
    if (near.length > 0)
        return ` Did you mean ${quotedList(near)}?`;
    if (all.length === 0)
        return '';
    return ` There ${all.length === 1 ? 'is' : 'are'} ${quotedList(all)}.`;
}
/** "`a`, `b`", and how many more there are than twelve. */
function quotedList(names) {
    const more = names.length > 12 ? ` and ${names.length - 12} more` : '';
    return names.slice(0, 12).map(quoted).join(', ') + more;
}
/**
 * "`a`": a name in one line, whatever it holds, so that a name of several lines can't add lines to a message. A very long
 * one loses its middle.
 */
function quoted(name) {
    const line = name.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
    return `\`${line.length > 160 ? `${line.slice(0, 80)}…${line.slice(-60)}` : line}\``;
}
/** A value that the user wrote, whole or not at all: the runner's masks would not know a secret that is cut. */
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

/***/ 30:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextList),
/* harmony export */   L: () => (/* binding */ readList)
/* harmony export */ });
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7935);
/* harmony import */ var _read_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1565);


/** A list of YAML or JSON by how it begins; lines of comments may stand before it. */
const YAML_LIST = /^(?:[^\S\n]*(?:#.*)?\r?\n)*\s*(?:\[|-(?:\s|$))/;
/**
 * Reads an input that is a list of texts: a YAML or JSON list, or items between commas or line ends. What doesn't begin
 * as a YAML list is never read as YAML, so that an item may begin with `*` or `!` and hold a colon.
 *
 * @returns its items without empty ones, and what is wrong
 */
function readTextList(inputName, text) {
    if (!YAML_LIST.test(text))
        return { items: words(text), problems: [] };
    const { items, problems } = readList(inputName, text);
    const wrong = items.flatMap((item, index) => typeof item === 'string'
        ? []
        : [
            {
                path: `${inputName}[${index}]`,
                message: 'This is a mapping; an item is a text. Put it in quotes if the colon belongs to it.',
            },
        ]);
    return { items: items.filter((item) => typeof item === 'string'), problems: [...problems, ...wrong] };
}
/**
 * Reads an input that is a list of texts or mappings: YAML or JSON, or items between commas or line ends where all are
 * texts. A single item may stand alone.
 *
 * @returns its items, texts and mappings of texts, without empty ones, and what is wrong
 */
function readList(inputName, text) {
    const reading = (0,_read_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .parseText */ .r)(inputName, text);
    if (!reading.ok)
        return { items: [], problems: [reading.problem] };
    const { value } = reading;
    if (value === undefined)
        return { items: [], problems: [] };
    if (typeof value === 'string')
        return { items: words(text), problems: [] };
    const items = Array.isArray(value) ? value : [value];
    const wrong = items.flatMap((item, index) => typeof item === 'string' || (0,_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(item)
        ? []
        : [{ path: `${inputName}[${index}]`, message: 'This is a list in a list; an item is a text or a mapping.' }]);
    const fine = items.filter((item) => (typeof item === 'string' && item.trim() !== '') || (0,_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(item));
    return { items: fine, problems: wrong };
}
/** Items between commas or line ends, without quotes around one and without lines of comments. */
function words(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
        .filter((item) => item !== '' && !item.startsWith('#'));
}


/***/ }),

/***/ 1565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ parseText)
/* harmony export */ });
/* harmony import */ var js_yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3243);

/**
 * An alias costs nothing to read but is written out in full on the wire, so that a few lines of nested aliases can stand
 * for gigabytes. Counting the values with every alias written out bounds that; real payloads have a few hundred.
 */
const maxValues = 50_000;
const maxDepth = 50;
const schema = js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .FAILSAFE_SCHEMA */ .uH.withTags(js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .mergeTag */ .LJ);
/**
 * Reads one YAML or JSON document. Scalars stay text (`1.10`, `on`, `2024-01-01`, `null`), merge keys (`<<`) work,
 * duplicate keys are an error. Empty text, or text with comments only, is `undefined`: unset.
 */
function parseText(inputName, text) {
    if (isBlank(text))
        return { ok: true, value: undefined };
    try {
        const value = plainValue((0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .load */ .Hh)(text, { schema, maxDepth, maxTotalMergeKeys: 1_000 }), { left: maxValues }, 0);
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
        throw new TooLarge(`It has more than ${maxValues} values once its aliases are written out.`);
    // Aliases can nest deeper than the text does, without end where an anchor holds its own alias.
    if (depth > maxDepth)
        throw new TooLarge(`It is nested more than ${maxDepth} deep once its aliases are written out.`);
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
 * The place and the reason, with nothing of the text but the key that the line begins with: any other part of it can be
 * part of a secret, which the runner's masks only know whole.
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
/** The reader's own words of a reason: what it repeats of the text stands in quotes, in a tag, or after a colon at the end. */
function withoutQuotes(reason) {
    return reason
        .replace(/^(tag name cannot contain such characters): .*$/s, '$1')
        .slice(0, MAX_REASON)
        .replace(/ ?(?:"[^"]*(?:"|$)|!<[^>]*(?:>|$))/g, '');
}
/** Of its own words there are far fewer; of a text's there can be a million. */
const MAX_REASON = 300;
const SPECIAL_START = /\b(?:alias|anchor|tag|directives?)\b/;


/***/ }),

/***/ 3455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ CREDENTIAL_VALUES),
/* harmony export */   x: () => (/* binding */ SECRET_FIELDS)
/* harmony export */ });
/**
 * Fields that carry a credential in clear (contract §5.6), and their likes in the stored documents of other job types and
 * of notifications, where whoever knows the address can write.
 */
const SECRET_FIELDS = new Set([
    'oauth_token',
    'password',
    'ssh_key',
    'private_access_token',
    'access_token',
    'api_token',
    'secret_key',
    'private_key',
    'hook_address',
    'weChat_webHook',
    'dingding_webhook',
    'feishu_webhook',
]);
/** Where a variable that is marked as a credential keeps its value (contract §5.1, §5.5). */
const CREDENTIAL_VALUES = ['value', 'default'];


/***/ }),

/***/ 707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readViewWorkflows),
/* harmony export */   j: () => (/* binding */ UNREACHABLE_VIEW)
/* harmony export */ });
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7935);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3391);
/* harmony import */ var _read_list_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);



/** Why a view with such a name is refused: its path is 404 to the server, however it is encoded (contract §3.10). */
const UNREACHABLE_VIEW = "Zadig's API can neither update nor delete a view with a `/` in its name.";
const FIELDS = ['workflow_key', 'workflow_name', 'workflow_type', 'enabled'];
/** Reads the `workflows` of a view: keys, or the API's own objects. */
function readViewWorkflows(inputName, text) {
    const { items, problems: broken } = (0,_read_list_js__WEBPACK_IMPORTED_MODULE_0__/* .readList */ .L)(inputName, text);
    const problems = [...broken];
    const workflows = items.map((item, index) => {
        if (!(0,_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(item))
            return { workflowKey: item, type: '', enabled: true };
        const path = `${inputName}[${index}]`;
        const complain = (message) => void problems.push({ path, message });
        for (const name of Object.keys(item))
            if (!FIELDS.includes(name))
                complain(`\`${name}\` is no field of a workflow in a view.${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, FIELDS)}`);
        const workflowKey = scalar(item['workflow_key']);
        const type = scalar(item['workflow_type']);
        const enabled = scalar(item['enabled']);
        if (workflowKey === '')
            complain('`workflow_key` is missing.');
        if (!['', 'custom', 'product'].includes(type))
            complain('`workflow_type` is `custom` or `product`.');
        if (!['', 'true', 'false'].includes(enabled))
            complain('`enabled` is `true` or `false`.');
        return { workflowKey, type, enabled: enabled !== 'false' };
    });
    const keys = workflows.map(({ workflowKey }) => workflowKey);
    const twice = keys.filter((key, index) => keys.indexOf(key) < index);
    for (const key of new Set(twice))
        problems.push({ path: inputName, message: `\`${key}\` is listed twice.` });
    return { workflows, problems };
}
function scalar(value) {
    return typeof value === 'string' ? value : '';
}


/***/ }),

/***/ 5741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ GithubError),
/* harmony export */   f: () => (/* binding */ COMMENTS_A_PAGE)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);

/** Comments on one page of the list. */
const COMMENTS_A_PAGE = 100;
/** Every bad end of a request to GitHub. */
class GithubError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    name = 'GithubError';
    kind;
    /** Milliseconds from the answer until the next request is allowed; 0 for every kind but `rate-limited`. */
    waitMs;
    constructor(kind, message, options = {}) {
        super(message, { cause: options.cause });
        this.kind = kind;
        this.waitMs = options.waitMs ?? 0;
    }
}


/***/ }),

/***/ 6992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   GL: () => (/* binding */ byteLines),
/* harmony export */   Kb: () => (/* binding */ batchOf),
/* harmony export */   Oc: () => (/* binding */ MAX_LINE_BYTES),
/* harmony export */   PC: () => (/* binding */ hasLineOver),
/* harmony export */   VO: () => (/* binding */ batchOfBytes),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   o: () => (/* binding */ NO_LINES),
/* harmony export */   og: () => (/* binding */ cutAt)
/* harmony export */ });
/* unused harmony export linesOfBatch */
const NO_LINES = { bytes: '', count: 0 };
/**
 * Zadig sets no limit to a line (contract §7.2), so we do. The live stream and the stored log are cut at the same places,
 * so that the lines of both can be counted against each other.
 */
const MAX_LINE_BYTES = 1024 * 1024;
/** Text in bytes, one string unit each. */
function encode(text) {
    return Buffer.from(text, 'utf8').toString('latin1');
}
/** Bytes, one string unit each, as text. */
function decode(bytes) {
    return Buffer.from(bytes, 'latin1').toString('utf8');
}
/** A batch of lines that have no line ends yet. */
function batchOf(lines) {
    return lines.length === 0 ? NO_LINES : { bytes: encode(`${lines.join('\n')}\n`), count: lines.length };
}
/** The lines of a batch in bytes, without their ends. */
function byteLines({ bytes }) {
    return bytes === '' ? [] : bytes.slice(0, -1).split('\n');
}
/** The lines of a batch as text, without their ends. */
function linesOfBatch(batch) {
    return byteLines(batch).map(decode);
}
/** A batch of lines in bytes; those that are too long are cut in several. */
function batchOfBytes(lines) {
    if (lines.length === 0)
        return NO_LINES;
    const cut = lines.some((line) => line.length > MAX_LINE_BYTES) ? lines.flatMap(cutLine) : lines;
    return { bytes: `${cut.join('\n')}\n`, count: cut.length };
}
/** Where a line in bytes that is too long is cut: between two characters. */
function cutAt(bytes) {
    let at = MAX_LINE_BYTES;
    // 10xxxxxx continues a character, of at most four bytes.
    while (at > MAX_LINE_BYTES - 3 && (bytes.charCodeAt(at) & 0xc0) === 0x80)
        at -= 1;
    return at;
}
function cutLine(line) {
    const pieces = [];
    let rest = line;
    while (rest.length > MAX_LINE_BYTES) {
        const at = cutAt(rest);
        pieces.push(rest.slice(0, at));
        rest = rest.slice(at);
    }
    return [...pieces, rest];
}
/**
 * Whether a line of the batch has more bytes than that. Costs one look every `length` bytes, not one a line.
 *
 * @param bytes lines, each ended by `\n`
 */
function hasLineOver(bytes, length) {
    for (let start = 0; start + length < bytes.length;) {
        const end = bytes.lastIndexOf('\n', start + length);
        if (end < start)
            return true;
        start = end + 1;
    }
    return false;
}


/***/ }),

/***/ 3579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isMissingEndpoint),
/* harmony export */   Y: () => (/* binding */ ZadigError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);

/** Every bad end of a request to Zadig. */
class ZadigError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    name = 'ZadigError';
    kind;
    method;
    path;
    delivery;
    attempts;
    status;
    code;
    serverMessage;
    description;
    constructor(message, fields) {
        super(message, { advice: fields.advice ?? '', cause: fields.cause });
        this.kind = fields.kind;
        this.method = fields.method;
        this.path = fields.path;
        this.delivery = fields.delivery;
        this.attempts = fields.attempts;
        this.status = fields.status;
        this.code = fields.code;
        this.serverMessage = fields.serverMessage;
        this.description = fields.description;
    }
}
/**
 * Whether the server itself said that it has no such endpoint, in its router's own words (contract §1): an older Zadig. A
 * gateway's 404 can be over in a moment and says nothing of the kind.
 */
function isMissingEndpoint(thrown) {
    if (!(thrown instanceof ZadigError) || thrown.kind !== 'no-endpoint')
        return false;
    return /^(Invalid path|Method not allowed)/.test(thrown.description ?? '');
}


/***/ }),

/***/ 3031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FC: () => (/* binding */ MIN_PART),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   s0: () => (/* binding */ hideSecrets)
/* harmony export */ });
/** Shorter secrets are hidden where they are the whole value only: hiding every `a` would hide everything else too. */
const MIN_PART = 4;
/**
 * The same value with each secret inside its strings replaced by `***`; keys stay. For what the runner does not mask:
 * values of outputs go to later steps as they are. Of a secret of several lines each line is one, as it is a mask.
 */
function hideSecrets(value, secrets) {
    const lines = secrets.flatMap((secret) => [secret, ...secret.split(/[\r\n]+/).map((line) => line.trim())]);
    // Longer ones first, since one can contain another.
    const parts = [...new Set(lines)].filter(({ length }) => length >= MIN_PART).toSorted((a, b) => b.length - a.length);
    const hide = (part) => {
        if (typeof part === 'string') {
            return secrets.includes(part) ? '***' : parts.reduce((text, secret) => text.replaceAll(secret, '***'), part);
        }
        if (Array.isArray(part))
            return part.map(hide);
        if (typeof part !== 'object' || part === null)
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]));
    };
    return hide(value);
}
/** A copy of some plain data with each secret in it replaced by `***`. */
function withoutSecrets(data, secrets) {
    const copy = structuredClone(data);
    hideInside(copy, secrets);
    return copy;
}
function hideInside(data, secrets) {
    for (const [key, inner] of Object.entries(data)) {
        if (typeof inner === 'string')
            Reflect.set(data, key, hideSecrets(inner, secrets));
        else if (typeof inner === 'object' && inner !== null)
            hideInside(inner, secrets);
    }
}


/***/ }),

/***/ 5664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hm: () => (/* binding */ statusWord),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Sh: () => (/* binding */ durationWords),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   c$: () => (/* binding */ jobDuration),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(570);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6337);




/** How long a job ran, or has been running as far as its last snapshot says: milliseconds, undefined where it never began. */
function jobDuration(job) {
    if (job.startTime === 0 || (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) === 'skipped')
        return undefined;
    if (job.endTime > 0)
        return job.endTime >= job.startTime ? (job.endTime - job.startTime) * 1_000 : undefined;
    return job.costSeconds > 0 && !(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(job.status) ? job.costSeconds * 1_000 : undefined;
}
/** `1m 5s`, or empty where it never began. */
function durationWords(job) {
    const ms = jobDuration(job);
    return ms === undefined ? '' : (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(ms === 0 ? 1_000 : ms);
}
/** The job's name in one line. */
function jobName(job, maxLength = 80) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)((0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .jobLabel */ .O)(job), maxLength);
}
/** Zadig's word for a status in one line. */
function statusWord(status) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(status === '' ? 'not started' : status, 60);
}
/** `1 job`, `2 jobs`. */
function count(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
/** The first few of many, and how many more there are. */
function listed(items, most) {
    const more = items.length - most;
    return `${items.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   dp: () => (/* binding */ byteLength),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6337);

/**
 * The door to Markdown: remote text becomes inert text in a table cell or a paragraph. Every character that Markdown or
 * HTML gives a meaning becomes an entity. That is not enough for what GitHub links after it has rendered the entities:
 * mentions (which notify people), issues and addresses (which leave a trace in the timeline of others), emoji and
 * formulas. Those are broken by an invisible space, as bots on GitHub break mentions.
 */
function cell(text, maxLength = 300) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, maxLength)
        .replace(LINKS, (start) => `${start}${BREAK}`)
        .replace(/^\d+(?=[.)])/, (number) => `${number}${BREAK}`)
        .replace(/[&<>`|\\*_~[\]]|^[-+=#]/g, entity)
        .replaceAll('$', '<span>$</span>');
}
/** As `cell`, for sentences of ours: names of inputs and the like, which they have in backticks, are shown as code. */
function prose(text, maxLength = 1_000) {
    return cell(text, maxLength).replace(/&#96;([a-z][a-z0-9 :-]{0,60})&#96;/g, '`$1`');
}
/** A space of no width. */
const BREAK = '\u200b';
/** What begins a mention or a mail address, an issue, an address, an emoji. */
const LINKS = /@(?=\w)|#(?=\d)|(?<![a-z\d])gh-(?=\d)|:(?=\/\/)|(?<![a-z\d])www(?=\.)|:(?=[\w+-]+(?::|$))/gi;
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}
/** A short remote text to be copied, such as the name of an image. What is no plain reference is shown as other text. */
function code(text) {
    return /^[\w./:@+-]{1,500}$/.test(text) ? `\`${text}\`` : cell(text, 500);
}
/** A link to an `http` or `https` address; only the label, where it is none. The label is Markdown already. */
function link(label, url) {
    if (!URL.canParse(url))
        return label;
    const { protocol, href } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:')
        return label;
    const target = href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, (character) => encodeURIComponent(character));
    return `[${label}](<${target.replace(/[()'*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}>)`;
}
/** A fenced block that nothing inside can end, for lines of a log. */
function fence(lines, language = 'text') {
    const text = lines.join('\n');
    let longest = 0;
    // No spread: a text can have more runs than a call takes arguments.
    for (const [run] of text.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
    const ticks = '`'.repeat(Math.max(3, longest + 1));
    return `${ticks}${language}\n${text}\n${ticks}`;
}
/** A part that opens on a click. Title and content are Markdown already. */
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
/** A Markdown table; cells are Markdown already. */
function table(head, rows) {
    return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}
/** Bytes that a text takes up in a file. */
function byteLength(text) {
    return new TextEncoder().encode(text).length;
}


/***/ }),

/***/ 3357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ SIGNS),
/* harmony export */   j: () => (/* binding */ MARKS)
/* harmony export */ });
/** One sign a phase for plain text: log lines and diagrams. Together with the word, so that nobody depends on colour. */
const MARKS = {
    idle: '·',
    queued: '◌',
    active: '▸',
    human: '⏸',
    passed: '✓',
    skipped: '○',
    failed: '✗',
    rejected: '✗',
    timeout: '✗',
    cancelled: '■',
};
/** One sign a phase for pages that show emoji. */
const SIGNS = {
    idle: '⚪',
    queued: '🕓',
    active: '🔵',
    human: '✋',
    passed: '🟢',
    skipped: '⚪',
    failed: '🔴',
    rejected: '🔴',
    timeout: '🔴',
    cancelled: '⚫',
};


/***/ }),

/***/ 1321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   iQ: () => (/* binding */ whoDecides),
/* harmony export */   jQ: () => (/* binding */ heartbeat),
/* harmony export */   qz: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9040);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6279);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(570);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5664);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3357);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6337);






/**
 * One event in words.
 *
 * @param elapsedMs since the trigger
 * @param url the task's page, for what a person has to do there
 */
function tell(event, elapsedMs, url) {
    const at = `[${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(elapsedMs)}]`;
    switch (event.kind) {
        case 'task-status':
            return {
                line: `${at} ${_marks_js__WEBPACK_IMPORTED_MODULE_3__/* .MARKS */ .j[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(event.task.status)]} task ${event.task.id}: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(event.task.status)}`,
            };
        case 'stage-status':
            return {
                line: `${at} ${_marks_js__WEBPACK_IMPORTED_MODULE_3__/* .MARKS */ .j[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(event.stage.status)]} stage ${name(event.stage.name)}: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(event.stage.status)}`,
            };
        case 'job-status':
            return {
                line: `${at}   ${_marks_js__WEBPACK_IMPORTED_MODULE_3__/* .MARKS */ .j[(0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(event.job.status)]} job ${name((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .jobLabel */ .O)(event.job))}: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(event.job.status)}${howLong(event.job)}${whatError(event.job)}`,
            };
        case 'job-restarted':
            return { line: `${at}   ↻ job ${name((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .jobLabel */ .O)(event.job))} runs again` };
        case 'gate-reached': {
            const text = `${name((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .jobLabel */ .O)(event.job))} waits for a person${whoDecides(event.job)}: ${url}`;
            return { line: `${at}   ⏸ ${text}`, notice: text };
        }
        case 'stage-parked': {
            const executors = event.stage.manual?.executors.map((person) => name(person)) ?? [];
            const text = `Stage ${name(event.stage.name)} waits for somebody to start it${executors.length === 0 ? '' : ` (${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(executors, 10)})`}: ${url}`;
            return { line: `${at} ⏸ ${text}`, notice: text };
        }
        case 'unknown-status': {
            const text = `Zadig reports a status that this action doesn't know: ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(event.thing, 120)} is “${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(event.status)}”. It counts as still running.`;
            return { line: `${at} ${text}`, warning: text };
        }
    }
}
/**
 * A sign of life: how far the task is, what it is doing or waiting for, and how long it may; one that was never read has
 * only its time.
 *
 * @param leftMs until the first budget is used up; Infinity without one
 */
function heartbeat(task, elapsedMs, leftMs = Infinity) {
    const left = Number.isFinite(leftMs) && leftMs > 0 ? `; ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(leftMs)} left` : '';
    if (task === undefined)
        return `[${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(elapsedMs)}] … Zadig has not told of the task yet${left}`;
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .jobsOf */ .a)(task);
    const done = jobs.filter((job) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(job.status)).length;
    const working = jobs.filter((job) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) === 'active').map((job) => name((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .jobLabel */ .O)(job)));
    const gates = jobs.filter((job) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) === 'human');
    const parked = task.stages.filter((stage) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(stage.status) === 'human').map((stage) => name(stage.name));
    const doing = [
        working.length === 0 ? '' : `running: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(working, 5)}`,
        gates.length === 0
            ? ''
            : `waiting for a person: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(gates.map((job) => `${name((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .jobLabel */ .O)(job))}${whoDecides(job)}`), 3)}`,
        parked.length === 0 ? '' : `waiting to be started: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(parked, 3)}`,
    ].filter((part) => part !== '');
    const what = doing.length > 0 ? doing.join('; ') : (0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .statusWord */ .Hm)(task.status);
    return `[${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(elapsedMs)}] … ${done}/${jobs.length} jobs done; ${what}${left}`;
}
function name(text) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(text, 80);
}
function howLong(job) {
    const took = (0,_task_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(job.status) ? (0,_job_words_js__WEBPACK_IMPORTED_MODULE_2__/* .durationWords */ .Sh)(job) : '';
    return took === '' ? '' : ` in ${took}`;
}
function whatError(job) {
    return job.error === '' ? '' : ` (${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(job.error, 300)})`;
}
/** Who can end the wait at a job, in parentheses: `(1 of alice, bob)`; empty where that is not known. */
function whoDecides(job) {
    if (job.gate === undefined)
        return job.status === 'wait_for_approval' ? '' : ` (${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(job.status, 40)})`;
    const people = job.gate.approvers.map((approver) => name(approver.name));
    const who = people.length === 0 ? '' : `${job.gate.neededApprovers} of ${people.slice(0, 10).join(', ')}`;
    const where = job.gate.kind === 'native' || job.gate.kind === '' ? '' : `in ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(job.gate.kind, 20)}`;
    const parts = [who, where].filter((part) => part !== '');
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}


/***/ }),

/***/ 192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cutText),
/* harmony export */   i: () => (/* binding */ jsonLines)
/* harmony export */ });
/**
 * Longest line of a JSON output in UTF-16 units, where it can be broken: at three bytes a unit well below the 64 KiB that
 * some runners read (runner contract §11).
 */
const MAX_LINE = 16_000;
/** JSON of an array or object with a line break between its elements, and inside of those that are long themselves. */
function jsonLines(value) {
    return isStructure(value) ? joined(value, elementsOf(value)) : JSON.stringify(value);
}
/**
 * The beginning of a text, within `max` UTF-16 units: of the JSON of an array or object its first elements, still as
 * JSON; of any other text its first lines.
 */
function cutText(text, max) {
    const value = parse(text);
    const isJson = isStructure(value);
    const parts = isJson ? elementsOf(value) : text.split('\n');
    let kept = 0;
    let length = isJson ? 2 : 0;
    for (; kept < parts.length; kept += 1) {
        length += (parts[kept]?.length ?? 0) + 2;
        if (length > max)
            break;
    }
    const left = parts.slice(0, kept);
    return isJson
        ? { text: joined(value, left), kept, total: parts.length, unit: 'elements' }
        : { text: left.join('\n'), kept, total: parts.length, unit: 'lines' };
}
function isStructure(value) {
    return typeof value === 'object' && value !== null;
}
function joined(value, elements) {
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    return `${open}${elements.join(',\n')}${close}`;
}
function elementsOf(value) {
    if (Array.isArray(value))
        return value.map((element) => elementText(element ?? null));
    return Object.entries(value).flatMap(([key, element]) => element === undefined ? [] : [`${JSON.stringify(key)}:${elementText(element)}`]);
}
function elementText(element) {
    const text = JSON.stringify(element);
    return text.length <= MAX_LINE ? text : jsonLines(element);
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   VH: () => (/* binding */ CONTROLS),
/* harmony export */   bf: () => (/* binding */ breakLegacyCommands),
/* harmony export */   j0: () => (/* binding */ ESCAPE_SEQUENCES),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   vK: () => (/* binding */ INVISIBLE_ORDER)
/* harmony export */ });
/**
 * The door for short remote strings: names, errors, descriptions, whatever Zadig or its users wrote. What comes out is
 * one line that the runner can't read as a command and a terminal or a reader can't be misled by (runner contract §1).
 */
function oneLine(text, maxLength = 500) {
    const line = text
        .replace(LINE_BREAKS, ' ')
        .replace(ESCAPE_SEQUENCES, '')
        .replace(CONTROLS, '')
        .replace(INVISIBLE_ORDER, '')
        .trim();
    const broken = breakLegacyCommands(breakCommandStart(shorten(line, maxLength)));
    // Breaking makes it longer, and a cut could take away what broke the last marker.
    return broken.length <= maxLength ? broken : breakLegacyCommands(shorten(broken, maxLength - 1));
}
/** Everything that some reader takes for a line end: the runner splits on `\r` as well as on `\n`. */
const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/g;
/**
 * Terminal escape sequences: CSI (colours and cursor), OSC and its kin with their text, and the two-character ones. One
 * that never ends loses its introducer only, so that it can't swallow the rest of a line.
 */
const ESCAPE_SEQUENCES = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f\r\n]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?/g;
/** Control characters but the tab and the newline. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Bidirectional overrides and isolates, which show text in another order than it has, and the byte order mark. */
const INVISIBLE_ORDER = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/**
 * The runner finds `##[command]` anywhere in a line. A backslash after the bracket ends that, as the runner itself does
 * for markers of users (runner contract §1.3). Its culture-aware search ignores format characters in between.
 */
function breakLegacyCommands(line) {
    return line.includes('#') ? line.replace(LEGACY_MARKER, '$1\\') : line;
}
const LEGACY_MARKER = /(#[^\u0000-\u007f]*#[^\u0000-\u007f]*\[)(?!\\)/g;
/** The runner reads `::command::` where it is the first thing in a line after white space. */
function breakCommandStart(line) {
    return /^[^\u0021-\u007e]*:[^\u0021-\u007e]*:/.test(line) ? `\\${line.trimStart()}` : line;
}
/**
 * At most `maxLength` UTF-16 units, never half a surrogate pair, with an ellipsis where something was cut: between words
 * where there is room for half of it, since the runner's masks know a secret whole and would let its beginning through.
 */
function shorten(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const words = text.lastIndexOf(' ', maxLength - 1);
    const cut = text.slice(0, words > maxLength / 2 ? words : maxLength - 1);
    return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}


/***/ }),

/***/ 6374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ wrongCommits),
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   cn: () => (/* binding */ commitWarning),
/* harmony export */   dk: () => (/* binding */ sourceOutput),
/* harmony export */   u2: () => (/* binding */ unpinnedWarning),
/* harmony export */   yG: () => (/* binding */ commitAdvice)
/* harmony export */ });
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(445);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6279);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5664);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6337);




/** Findings in one message; the summary's table and the output have all. */
const MOST = 5;
/** Digits of a commit in a message. */
const DIGITS = 12;
/** `acme/web`. */
function repositoryName({ namespace, name }) {
    return `${namespace}/${name}`;
}
/** What of a repository a job was asked for, without the commit: `main with pull request 7`, `tag v1`. */
function revisionOf({ branch, tag, pullRequests, mergedBranches }) {
    const merged = [
        ...(pullRequests.length === 0 ? [] : [`pull request ${pullRequests.join(', ')}`]),
        ...(mergedBranches.length === 0 ? [] : [mergedBranches.join(', ')]),
    ];
    const base = tag === '' ? branch : `tag ${tag}`;
    return [base, ...(merged.length === 0 ? [] : [`with ${merged.join(' and ')}`])]
        .filter((part) => part !== '')
        .join(' ');
}
/** What each job built, or is going to, in the place of the commit asked for. */
function wrongCommits(sources) {
    return (0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(sources.map(wrongCommit), MOST);
}
function wrongCommit(source) {
    const { job, repo, requested, built, proof } = source;
    const name = (0,_job_words_js__WEBPACK_IMPORTED_MODULE_1__/* .jobName */ .dZ)(job, 60);
    const where = (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(repositoryName(repo), 100);
    const asked = shortCommit(requested);
    if (proof === 'different')
        return `${name} built ${where} at ${shortCommit(built)}${ofBranch(repo)} instead of ${asked}`;
    if (proof === 'missing')
        return `nothing shows which commit of ${where} ${name} built, ${asked} was expected`;
    return `${name} takes what ${where} has${ofBranch(repo)} when it starts, which need not be ${asked}`;
}
function ofBranch({ branch }) {
    return branch === '' ? '' : ` on ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(branch, 80)}`;
}
/** A commit as people read it. */
function shortCommit(commit) {
    return (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(commit, 64).slice(0, DIGITS);
}
/** What to do about it. */
function commitAdvice(sources) {
    const [repository] = sources.map(({ repo }) => repo.name);
    // Zadig writes leading digits of the name as letters.
    const variable = (repository ?? '')
        .replace(/^\d+/, (digits) => digits.replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit))))
        .replace(/[-.]/g, '_')
        .replace(/\W/g, '');
    return `Turn on \`enable_commit\` for that repository in the build (Zadig ≥ 4.1: the build's settings, or \`POST\`/\`PUT /openapi/build\`). With \`warn\`, lines in the build script do as well: \`git fetch --depth=1 origin "$${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .ml)(variable, 40)}_COMMIT_ID" && git checkout -qf FETCH_HEAD\`, then \`(set -x; git --no-pager log --oneline -1)\`, which shows it in the log.`;
}
/** The one warning about commits that were not built, or not shown to be; undefined for none. */
function commitWarning(wrong) {
    if (wrong.length === 0)
        return undefined;
    return {
        title: 'Zadig built another commit',
        message: `${wrongCommits(wrong)}. ${commitAdvice(wrong)}`,
    };
}
/** As `commitWarning`, for a step that does not wait and so will not see what is built. */
function unpinnedWarning(sources) {
    const unpinned = sources.filter(_task_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnpinned */ .Yh);
    if (unpinned.length === 0)
        return undefined;
    return {
        title: 'Zadig may build another commit',
        message: `${wrongCommits(unpinned)}. With \`wait: false\` this step doesn't see which one is built. ${commitAdvice(unpinned)}`,
    };
}
/** One element of the output `sources`. */
function sourceOutput({ job, repo, requested, built }) {
    return {
        job: job.name,
        'display-name': (0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .jobLabel */ .O)(job),
        repository: repositoryName(repo),
        branch: repo.branch,
        tag: repo.tag,
        'pull-requests': repo.pullRequests,
        'commit-requested': requested,
        'commit-built': built,
    };
}


/***/ }),

/***/ 4124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ textBlock)
/* harmony export */ });
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6337);

/** The door for texts of several lines that keep their indentation, such as lines of YAML to copy: each line by itself. */
function textBlock(text, maxLineLength = 1_000) {
    return text
        .split('\n')
        .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(line, maxLineLength)}`)
        .join('\n');
}


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ capitalised),
/* harmony export */   JA: () => (/* binding */ missingNames),
/* harmony export */   SS: () => (/* binding */ describeOutcome),
/* harmony export */   p5: () => (/* binding */ taskName)
/* harmony export */ });
/* harmony import */ var _task_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9356);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6279);
/* harmony import */ var _task_status_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9040);
/* harmony import */ var _task_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(445);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(570);
/* harmony import */ var _job_words_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5664);
/* harmony import */ var _narration_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1321);
/* harmony import */ var _remote_text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6337);
/* harmony import */ var _source_words_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6374);









/** Says how a task ended. Remote words in it have gone through the door. */
function describeOutcome(outcome) {
    switch (outcome.kind) {
        case 'success':
            return {
                passed: true,
                sentence: capitalised(`${taskName(outcome.task)} passed${ranFor(outcome.task)}.`),
                advice: '',
            };
        case 'failure':
            return failed(`${taskName(outcome.task)} failed${ranFor(outcome.task)}${culprits(outcome.task)}.`);
        case 'incomplete':
            return failed(`${taskName(outcome.task)} ${outcome.task.endTime > 0 ? 'passed' : 'runs'} without ${missingNames(outcome.missing)}: Zadig dropped what was asked for.`, 'Zadig drops a job that has nothing to work on: a service, module or target that the workflow does not have.');
        case 'wrong-commit':
            return failed(`${taskName(outcome.task)} ${outcome.sources.some(_task_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .isWrong */ .cG) ? 'did not build' : 'would not build'} the commit asked for: ${(0,_source_words_js__WEBPACK_IMPORTED_MODULE_6__/* .wrongCommits */ .A5)(outcome.sources)}.`, `${becameOf(outcome.task)}${(0,_source_words_js__WEBPACK_IMPORTED_MODULE_6__/* .commitAdvice */ .yG)(outcome.sources)}`);
        case 'rejected':
            return failed(`${taskName(outcome.task)} was rejected${rejectedBy(outcome.task)}.`);
        case 'cancelled':
            return failed(`${taskName(outcome.task)} was cancelled in Zadig${cancelledBy(outcome.task)}.`);
        case 'timed-out':
            return failed(`${taskName(outcome.task)} timed out in Zadig${ranFor(outcome.task)}${culprits(outcome.task)}.`, "The limit is the job's own, or the gate's, in the workflow's definition.");
        case 'out-of-time':
            return failed(`Gave up waiting for ${taskName(outcome.task)}: \`${outcome.budget}\` of ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(outcome.limitMs)} is used up while it is ${activity(outcome.beforeCancel ?? outcome.task, outcome.queuedBehind)}.`, howToWait(outcome.budget, outcome.task));
        case 'aborted':
            return failed(`The step was stopped (${outcome.signal}) ${stoppedDuring(outcome)}.`);
        case 'unreachable':
            return failed(`Zadig could not be asked how ${outcome.task === undefined ? 'the task' : taskName(outcome.task)} ends: ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(outcome.error.message)}`, `The task may still run. ${outcome.error.advice}`.trim());
        case 'unknown':
            return failed(`Cannot tell how ${outcome.task === undefined ? 'the task' : taskName(outcome.task)} ends: ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(outcome.error.message)}`, `The task may still run. ${outcome.error.advice}`.trim());
    }
}
/** What the stop of a task came to; nothing to say of one that had ended before. */
function becameOf(task) {
    if (!(0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(task.status))
        return 'Zadig did not confirm that the task was cancelled: look at it there. ';
    return (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(task.status) === 'cancelled' ? 'The task was cancelled. ' : '';
}
/** The names of jobs that a task lacks. */
function missingNames(names) {
    return (0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .KE)(names.map((name) => (0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(name, 60)), 10);
}
function failed(sentence, advice = '') {
    return { passed: false, sentence: capitalised(sentence), advice };
}
/** The text with a capital at its start, as sentences have. */
function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** `task 24 of Workflow A`. */
function taskName(task) {
    return `task ${task.id} of ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(task.workflowName === '' ? task.workflowKey : task.workflowName, 80)}`;
}
function ranFor(task) {
    return task.endTime > task.startTime && task.startTime > 0
        ? ` after ${(0,_time_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)((task.endTime - task.startTime) * 1_000)}`
        : '';
}
function culprits(task) {
    const names = (0,_task_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .failedJobs */ .Mf)(task).map((job) => (0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job, 60));
    if (names.length === 0)
        return task.error === '' ? '' : `: ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(task.error)}`;
    return `: ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .KE)(names, 5)}`;
}
function rejectedBy(task) {
    const decisions = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_8__/* .jobsOf */ .a)(task).flatMap((job) => job.gate?.approvers ?? []);
    const rejecter = decisions.find((approver) => approver.decision === 'reject');
    if (rejecter === undefined)
        return '';
    return ` by ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(rejecter.name, 60)}${rejecter.comment === '' ? '' : ` (“${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(rejecter.comment, 200)}”)`}`;
}
function cancelledBy(task) {
    if (task.revoker === 'system')
        return ' by the system (a restart of the server does that)';
    return task.revoker === '' || task.revoker === task.creator ? '' : ` by ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(task.revoker, 60)}`;
}
/** Advice for who waited too short; that a task can be cancelled is none where it has been. */
function howToWait(budget, task) {
    if (!(0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(task.status))
        return `Raise \`${budget}\`, or set \`cancel-on-timeout: true\` to have the task cancelled then.`;
    return `${(0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(task.status) === 'cancelled' ? 'The task was cancelled. ' : ''}Raise \`${budget}\` to wait longer.`;
}
function stoppedDuring({ task, beforeCancel }) {
    if (task === undefined)
        return 'while triggering the task';
    // Cancelled before it was read once, so what it was doing is not known.
    if (beforeCancel === undefined && (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .hasEnded */ .hY)(task.status))
        return `before it read ${taskName(task)}`;
    return `while ${taskName(task)} was ${activity(beforeCancel ?? task)}`;
}
/** What a task is doing, to stand after “it is”: `running web`, `waiting for a person at approve (1 of alice)`. */
function activity(task, queuedBehind = []) {
    if ((0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(task.status) === 'queued')
        return `waiting in Zadig's queue${queuedBehind.length === 0 ? '' : ` behind task ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .KE)(queuedBehind.map(String), 3)}`}`;
    const jobs = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_8__/* .jobsOf */ .a)(task);
    const working = jobs.filter(({ status }) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(status) === 'active').map((job) => (0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job, 60));
    const gates = jobs
        .filter(({ status }) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(status) === 'human')
        .map((job) => `${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .jobName */ .dZ)(job, 60)}${(0,_narration_js__WEBPACK_IMPORTED_MODULE_5__/* .whoDecides */ .iQ)(job)}`);
    const stages = task.stages
        .filter(({ status }) => (0,_task_status_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseOf */ .hU)(status) === 'human')
        .map(({ name }) => `stage ${(0,_remote_text_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(name, 60)}`);
    const people = [...gates, ...stages];
    const parts = [
        working.length === 0 ? '' : `running ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .KE)(working, 3)}`,
        people.length === 0 ? '' : `waiting for a person at ${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listed */ .KE)(people, 3)}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? `in status “${(0,_job_words_js__WEBPACK_IMPORTED_MODULE_4__/* .statusWord */ .Hm)(task.status)}”` : parts.join(' and ');
}


/***/ }),

/***/ 417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ao: () => (/* binding */ changes),
/* harmony export */   kY: () => (/* binding */ remember),
/* harmony export */   ry: () => (/* binding */ jobsByKey)
/* harmony export */ });
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9040);

/**
 * The jobs of a task by a key that stays the same from one snapshot to the next. Names can repeat in one task
 * (contract §5.3), so the key counts equal ones.
 */
function jobsByKey(task) {
    const jobs = new Map();
    // Where the search for a free number goes on: from the first each time, many equal names would take their square.
    const next = new Map();
    for (const job of task.stages.flatMap((stage) => stage.jobs)) {
        const base = `${job.name} ${job.displayName}`;
        let twin = next.get(base) ?? 1;
        const key = () => (twin === 1 ? base : `${base} ${twin}`);
        while (jobs.has(key()))
            twin += 1;
        jobs.set(key(), job);
        next.set(base, twin + 1);
    }
    return jobs;
}
/**
 * What happened between two snapshots of one task, in the order in which a person would tell it: what begins is told from
 * the task down to the job, what ends from the job up to the task. Without `before`, what the first snapshot shows.
 */
function changes(before, after) {
    const jobsBefore = before === undefined ? new Map() : jobsByKey(before);
    const keys = new Map([...jobsByKey(after)].map(([key, job]) => [job, key]));
    const stages = after.stages.flatMap((stage, index) => {
        const own = stageChange(before?.stages[index]?.status ?? '', stage);
        const jobs = stage.jobs.flatMap((job) => {
            const key = keys.get(job) ?? job.name;
            return jobChange(key, jobsBefore.get(key), job);
        });
        return (0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(stage.status) ? [...jobs, ...own] : [...own, ...jobs];
    });
    const own = taskChange(before?.status ?? '', after);
    return (0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(after.status) ? [...stages, ...own] : [...own, ...stages];
}
function taskChange(from, task) {
    if (from === task.status)
        return [];
    return [{ kind: 'task-status', task, from }, ...unknown(`task ${task.id}`, task.status)];
}
function stageChange(from, stage) {
    if (from === stage.status)
        return [];
    const parked = (0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(stage.status) === 'human' ? [{ kind: 'stage-parked', stage }] : [];
    return [{ kind: 'stage-status', stage, from }, ...unknown(`stage ${stage.name}`, stage.status), ...parked];
}
function jobChange(key, before, job) {
    const from = before?.status ?? '';
    const again = before !== undefined && ranAgain(before, job) ? [{ kind: 'job-restarted', key, job }] : [];
    if (from === job.status)
        return again;
    const gate = (0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status) === 'human' ? [{ kind: 'gate-reached', key, job }] : [];
    return [...again, { kind: 'job-status', key, job, from }, ...unknown(`job ${job.name}`, job.status), ...gate];
}
function unknown(thing, status) {
    return (0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownStatus */ .ih)(status) ? [] : [{ kind: 'unknown-status', thing, status }];
}
/** A job that was running or had ended, and now stands before a later start. */
function ranAgain(before, after) {
    if ((0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(before.status) === 'idle')
        return false;
    return (after.retryCount > before.retryCount ||
        ((0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(before.status) && !(0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(after.status)) ||
        (before.startTime > 0 && after.startTime > before.startTime));
}
/**
 * The newer snapshot, with the jobs kept that it lacks: a job can vanish from one answer and be back in the next
 * (contract §5.7), which is no change. Stages that a manual execution replaced are taken as they are.
 */
function remember(before, after) {
    if (before === undefined)
        return after;
    const stages = after.stages.map((stage, index) => {
        const known = before.stages[index];
        if (known === undefined || known.name !== stage.name || stage.jobs.length >= known.jobs.length)
            return stage;
        const names = new Set(stage.jobs.map((job) => job.name));
        return { ...stage, jobs: [...stage.jobs, ...known.jobs.filter((job) => !names.has(job.name))] };
    });
    return { ...after, stages };
}


/***/ }),

/***/ 9356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ failedJobs),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   vu: () => (/* binding */ conclusionOf)
/* harmony export */ });
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9040);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6279);


/** The server's verdict on a task, or `undefined` while it has none (contract §6.2; `pause` has an end time but isn't one). */
function verdictOf(task) {
    switch ((0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(task.status)) {
        case 'passed':
        case 'skipped':
            return { kind: 'success', task };
        case 'failed':
            return { kind: 'failure', task };
        case 'rejected':
            return { kind: 'rejected', task };
        case 'timeout':
            return { kind: 'timed-out', task };
        case 'cancelled':
            return { kind: 'cancelled', task };
        case 'idle':
        case 'queued':
        case 'active':
        case 'human':
            return undefined;
    }
}
const CONCLUSIONS = {
    success: 'success',
    failure: 'failure',
    incomplete: 'failure',
    'wrong-commit': 'failure',
    rejected: 'rejected',
    cancelled: 'cancelled',
    'timed-out': 'timed-out',
    'out-of-time': 'timed-out',
    aborted: 'cancelled',
    unreachable: 'unreachable',
    unknown: 'unknown',
};
/** The `conclusion` output of an outcome. */
function conclusionOf(outcome) {
    return CONCLUSIONS[outcome.kind];
}
/** The jobs that failed, in Zadig's order; a job that was merely cancelled with its task isn't counted as failed. */
function failedJobs(task) {
    return (0,_task_js__WEBPACK_IMPORTED_MODULE_1__/* .jobsOf */ .a)(task).filter((job) => ['failed', 'timeout', 'rejected'].includes((0,_status_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(job.status)));
}


/***/ }),

/***/ 445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xz: () => (/* binding */ isBeforeFirstJob),
  Yh: () => (/* binding */ isUnpinned),
  cG: () => (/* binding */ isWrong),
  cp: () => (/* binding */ needsProof),
  HD: () => (/* binding */ requestsSent),
  E3: () => (/* binding */ requestsShown),
  u0: () => (/* binding */ sourcesOf)
});

// UNUSED EXPORTS: isSameCommit

;// CONCATENATED MODULE: ./build/ports/logged-commits.js
const NO_COMMITS = { checkouts: [], later: [] };

// EXTERNAL MODULE: ./build/task/changes.js
var changes = __nccwpck_require__(417);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __nccwpck_require__(9040);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __nccwpck_require__(6279);
;// CONCATENATED MODULE: ./build/task/sources.js




/** The commits that a request asked for, whatever Zadig made of it. */
function requestsSent(sent) {
    return (_, job) => {
        const ofJob = sent.filter(({ job: name, target }) => job.originName === name && (0,task_task/* jobLabel */.O)(job) === [name, ...target].join('-'));
        const isOf = (repo, { namespace, name }) => repo.namespace === namespace && repo.name === name;
        const known = job.repos.map((repo) => ({ repo, requested: ofJob.find((one) => isOf(repo, one))?.commit ?? '' }));
        const dropped = ofJob.filter((one) => !job.repos.some((repo) => isOf(repo, one)));
        return [...known, ...dropped.map((one) => ({ repo: { ...NOTHING, ...one, commit: '' }, requested: one.commit }))];
    };
}
const NOTHING = {
    branch: '',
    tag: '',
    pullRequests: [],
    mergedBranches: [],
    commit: '',
    isPinned: false,
};
/**
 * The commits that a task showed when it was read first: those that somebody asked for, or that the branches stood at
 * when the task was created, which its detail does not tell apart (contract §5.5).
 */
function requestsShown(first) {
    const shown = (0,changes/* jobsByKey */.ry)(first);
    return (key, job) => job.repos.map((repo, index) => {
        const before = shown.get(key)?.repos[index];
        return { repo, requested: before === undefined || isMerge(before) ? '' : before.commit };
    });
}
/** Every repository of every job that takes part in the task. */
function sourcesOf(task, requests, logged = new Map()) {
    return [...(0,changes/* jobsByKey */.ry)(task)].flatMap(([key, job]) => {
        if ((0,task_status/* phaseOf */.hU)(job.status) === 'skipped')
            return [];
        const wanted = requests(key, job);
        const commits = logged.get(key) ?? NO_COMMITS;
        const checkedOut = sources_assign(commits.checkouts, wanted.map(({ repo }) => repo));
        return wanted.map(({ repo, requested }, index) => ({
            key,
            job,
            repo,
            requested,
            ...prove(job, repo, requested, checkedOut[index] ?? '', commits.later),
        }));
    });
}
/** Whether the task detail shows that Zadig will not check out the commit asked for, but what a branch stands at. */
function isUnpinned({ repo, requested }) {
    return requested !== '' && !isMerge(repo) && repo.tag === '' && !isPinnedTo(repo, requested);
}
/** Whether a job did not build the commit asked for, or nothing shows that it did. */
function isWrong({ proof }) {
    return proof === 'different' || proof === 'missing';
}
/** Whether the log of a job has to tell which commit it built. */
function needsProof(key, job, requests) {
    return requests(key, job).some(({ repo, requested }) => requested !== '' && !isMerge(repo) && !isPinnedTo(repo, requested));
}
/** Whether no job of the task has begun, in this attempt. */
function isBeforeFirstJob(task) {
    return (0,task_task/* jobsOf */.a)(task).every(({ status }) => ['idle', 'queued', 'skipped'].includes((0,task_status/* phaseOf */.hU)(status)));
}
/** Whether two commits are one, of which either may be abbreviated. */
function isSameCommit(one, other) {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return Math.min(a.length, b.length) >= SHORTEST && (a.startsWith(b) || b.startsWith(a));
}
/** Digits of an abbreviated commit, as git writes it. */
const SHORTEST = 7;
function isPinnedTo(repo, commit) {
    return repo.isPinned && repo.tag === '' && isSameCommit(repo.commit, commit);
}
/** What is merged is a new commit, which nobody can have asked for. */
function isMerge({ pullRequests, mergedBranches }) {
    return pullRequests.length > 0 || mergedBranches.length > 0;
}
function prove(job, repo, requested, checkedOut, later) {
    const passed = (0,task_status/* phaseOf */.hU)(job.status) === 'passed';
    if (requested === '' || isMerge(repo))
        return { built: checkedOut, proof: 'open' };
    if (isSameCommit(checkedOut, requested) || later.some((commit) => isSameCommit(commit, requested)))
        return { built: requested, proof: 'same' };
    if (checkedOut !== '')
        return { built: checkedOut, proof: 'different' };
    if (isPinnedTo(repo, requested))
        return passed ? { built: requested, proof: 'same' } : { built: '', proof: 'open' };
    return { built: '', proof: passed ? 'missing' : 'open' };
}
/**
 * The commit of each repository. The address that git shows decides; where it is none of the job's repositories, their
 * order does, as long as there is one checkout for each.
 */
function sources_assign(checkouts, repos) {
    const commits = new Map();
    const open = [];
    for (const checkout of checkouts) {
        const repo = repos.find((candidate) => !commits.has(candidate) && isFrom(checkout.remote, candidate));
        if (repo === undefined)
            open.push(checkout);
        else
            commits.set(repo, checkout.commit);
    }
    const rest = repos.filter((repo) => !commits.has(repo) && isCheckedOut(repo));
    if (rest.length === open.length)
        rest.forEach((repo, index) => commits.set(repo, open[index]?.commit ?? ''));
    return repos.map((repo) => commits.get(repo) ?? '');
}
function isFrom(remote, { namespace, name }) {
    const path = remote.replace(/\/$/, '').replace(/\.git$/, '');
    return name !== '' && (path.endsWith(`/${namespace}/${name}`) || path.endsWith(`:${namespace}/${name}`));
}
function isCheckedOut({ name, branch, tag, pullRequests, isPinned }) {
    return name !== '' && (branch !== '' || tag !== '' || pullRequests.length > 0 || isPinned);
}


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ KNOWN_STATUSES),
/* harmony export */   WN: () => (/* binding */ hasFailed),
/* harmony export */   hU: () => (/* binding */ phaseOf),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   ih: () => (/* binding */ isKnownStatus)
/* harmony export */ });
/**
 * Every constant of the server (contract §6.1), with its meaning. `blocked`, `pending`, `disabled`, `changed` and `notRun`
 * are legacy words that today's server never writes; they are listed so that meeting one is no surprise.
 */
const PHASES = new Map(Object.entries({
    '': 'idle',
    notrun: 'idle',
    disabled: 'idle',
    created: 'queued',
    waiting: 'queued',
    queued: 'queued',
    blocked: 'queued',
    pending: 'queued',
    prepare: 'active',
    distributed: 'active',
    running: 'active',
    changed: 'active',
    pause: 'human',
    wait_for_approval: 'human',
    wait_for_manual_error_handling: 'human',
    debug_before: 'human',
    debug_after: 'human',
    passed: 'passed',
    unstable: 'passed',
    skipped: 'skipped',
    failed: 'failed',
    timeout: 'timeout',
    reject: 'rejected',
    cancelled: 'cancelled',
}));
/** The server's words, lower-cased as the adapter hands them over. */
const KNOWN_STATUSES = [...PHASES.keys()];
/** Whether we know the word. One that we don't know counts as running, and is named to the user once. */
function isKnownStatus(status) {
    return PHASES.has(status);
}
/** The meaning of a status of a task, a stage or a job; an unknown one is `active`: it ends by time, never by guess. */
function phaseOf(status) {
    return PHASES.get(status) ?? 'active';
}
/** Whether nothing more will happen to it, unless somebody retries it. */
function hasEnded(status) {
    switch (phaseOf(status)) {
        case 'passed':
        case 'skipped':
        case 'failed':
        case 'rejected':
        case 'timeout':
        case 'cancelled':
            return true;
        case 'idle':
        case 'queued':
        case 'active':
        case 'human':
            return false;
    }
}
/** Whether it ended in a way that fails its stage and its task. */
function hasFailed(status) {
    return hasEnded(status) && phaseOf(status) !== 'passed' && phaseOf(status) !== 'skipped';
}


/***/ }),

/***/ 6279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ jobLabel),
/* harmony export */   a: () => (/* binding */ jobsOf)
/* harmony export */ });
/** The task's jobs in the order in which Zadig shows them. */
function jobsOf(task) {
    return task.stages.flatMap((stage) => stage.jobs);
}
/** What a person calls the job: the display name, or the job task's name on servers older than 3.3. */
function jobLabel(job) {
    return job.displayName === '' ? job.name : job.displayName;
}


/***/ }),

/***/ 570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const UNITS = { h: 3_600_000, m: 60_000, s: 1_000 };
/**
 * Reads `90s`, `10m`, `1h30m`, or plain seconds such as `90`.
 *
 * @returns milliseconds, or `undefined` when the text is no duration. Units go from large to small, each once.
 */
function parseDuration(text) {
    const trimmed = text.trim();
    if (/^\d+$/.test(trimmed))
        return Number(trimmed) * 1_000;
    const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(trimmed);
    if (match === null || trimmed === '')
        return undefined;
    return ['h', 'm', 's'].reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * (UNITS[unit] ?? 0), 0);
}
/** Milliseconds as a person says them: `850ms`, `42s`, `3m 5s`, `1h 2m`. */
function formatDuration(ms) {
    if (ms < 1_000)
        return `${Math.max(0, Math.round(ms))}ms`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m ${seconds % 60}s`;
    return minutes % 60 === 0 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}


/***/ }),

/***/ 6513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ parseInstant),
/* harmony export */   r: () => (/* binding */ formatInstant)
/* harmony export */ });
/** A date, or a date with a time and its offset: a time without one would mean another moment on each machine. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/i;
/**
 * Reads a moment: ISO 8601 (`2026-01-31T18:00:00+08:00`; a date alone is its midnight in UTC) or unix seconds.
 *
 * @returns unix milliseconds, or `undefined` when the text is no moment
 */
function parseInstant(text) {
    const trimmed = text.trim();
    if (/^\d{1,11}$/.test(trimmed))
        return Number(trimmed) * 1_000;
    if (!ISO.test(trimmed))
        return undefined;
    const at = Date.parse(trimmed.replace(' ', 'T'));
    return Number.isNaN(at) ? undefined : at;
}
/** What a Date can hold; a server may send anything. */
const LATEST_MS = 8_640_000_000_000_000;
/** A moment as `2026-01-31 10:00:00 UTC`; empty for what is none. */
function formatInstant(ms) {
    if (!(Math.abs(ms) <= LATEST_MS))
        return '';
    return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}


/***/ }),

/***/ 6686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
/** The first wait, and the one that the doubling ends at: soon enough to miss little, slow enough not to hammer a server that starts. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/**
 * Repeats `attempt` until it resolves, until `shouldRetry` says no, or until the budget is gone; then it throws the
 * last failure as it is. The waits double from 1 s to 15 s with jitter, and the last one is cut so that one attempt is
 * made at the budget's very end. An abort ends a wait at once with the signal's reason.
 */
async function retry(attempt, options) {
    const { clock, budgetMs, shouldRetry, signal, random = Math.random, onWait } = options;
    let firstFailure;
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt(attempts);
        }
        catch (error) {
            const verdict = shouldRetry(error);
            if (verdict === false)
                throw error;
            firstFailure ??= clock.now();
            const remainingMs = budgetMs - (clock.now() - firstFailure);
            if (remainingMs <= 0)
                throw error;
            const delayMs = Math.min(remainingMs, Math.max(backoff(attempts, random), verdict.afterMs ?? 0));
            onWait?.({ error, attempts, delayMs, remainingMs });
            await clock.sleep(delayMs, signal);
        }
    }
}
/** Milliseconds to wait after that many failures in a row: between half and the whole of 1, 2, 4, 8, 15, 15 … seconds. */
function backoff(failures, random) {
    const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    return Math.round(whole * (0.5 + random() / 2));
}


/***/ }),

/***/ 3243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ dump),
/* harmony export */   Hh: () => (/* binding */ load),
/* harmony export */   KE: () => (/* binding */ getScalarValue),
/* harmony export */   LJ: () => (/* binding */ mergeTag),
/* harmony export */   PH: () => (/* binding */ parseEvents),
/* harmony export */   hy: () => (/* binding */ EVENT_ID),
/* harmony export */   jK: () => (/* binding */ SCALAR_STYLE),
/* harmony export */   tB: () => (/* binding */ YAMLException),
/* harmony export */   uH: () => (/* binding */ FAILSAFE_SCHEMA)
/* harmony export */ });
/* unused harmony exports CHOMPING_CLIP, CHOMPING_KEEP, CHOMPING_MODE, CHOMPING_STRIP, COLLECTION_STYLE, COLLECTION_STYLE_BLOCK, COLLECTION_STYLE_FLOW, CORE_SCHEMA, DEFAULT_SCALAR_STYLE_RULES, DUMP_SCHEMA, EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, JSON_SCHEMA, NOT_RESOLVED, SCALAR_STYLE_DOUBLE_QUOTED, SCALAR_STYLE_FOLDED_BLOCK, SCALAR_STYLE_LITERAL_BLOCK, SCALAR_STYLE_PLAIN, SCALAR_STYLE_SINGLE_QUOTED, Schema, VISIT_BREAK, VISIT_SKIP, YAML11_SCHEMA, binaryTag, boolCoreTag, boolJsonTag, boolYaml11Tag, constructFromEvents, defineMappingTag, defineScalarTag, defineSequenceTag, eventsToAst, floatCoreTag, floatJsonTag, floatYaml11Tag, intCoreTag, intJsonTag, intYaml11Tag, jsToAst, legacyMapTag, loadAll, mapTag, nullCoreTag, nullJsonTag, nullYaml11Tag, omapTag, pairsTag, present, realMapTag, seqTag, setTag, strTag, timestampTag, visit */
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
//#region src/tag.ts
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
//#endregion
//#region src/tag/scalar/str.ts
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
//#endregion
//#region src/tag/scalar/null_core.ts
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_json.ts
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_yaml11.ts
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/bool_core.ts
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_json.ts
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_yaml11.ts
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/int_core.ts
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_json.ts
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_yaml11.ts
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/float_core.ts
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
//#endregion
//#region src/tag/scalar/float_json.ts
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
//#endregion
//#region src/tag/scalar/float_yaml11.ts
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
//#endregion
//#region src/tag/scalar/merge.ts
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
//#endregion
//#region src/tag/scalar/binary.ts
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
//#endregion
//#region src/tag/scalar/timestamp.ts
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
//#endregion
//#region src/tag/sequence/seq.ts
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
//#endregion
//#region src/common/object.ts
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
function pick(object, keys) {
	const result = {};
	for (const key of keys) if (object[key] !== void 0) result[key] = object[key];
	return result;
}
//#endregion
//#region src/tag/sequence/omap.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
//#endregion
//#region src/tag/sequence/pairs.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
//#endregion
//#region src/tag/mapping/map.ts
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/tag/mapping/set.ts
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
//#endregion
//#region src/schema.ts
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
/**
* The YAML 1.2 JSON Schema. It uses JSON scalar forms while retaining YAML
* collection syntax.
*
* @category Schemas
*/
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
/**
* YAML 1.1-compatible schema.
*
* @category Schemas
*/
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
/**
* The dumper schema for maximum compatibility. It combines all supported type
* variants from YAML 1.1 and YAML 1.2 so strings matching any of them are
* quoted. This makes the generated YAML more compatible with other parsers.
*
* The schema is based on YAML 1.1, but extends `!!int` and `!!float` to accept
* both YAML 1.1 and Core Schema forms, since Core Schema supports some forms
* that YAML 1.1 does not.
*
* @category Schemas
*/
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
//#endregion
//#region src/tag/mapping/real_map.ts
/**
* Recommended when non-string keys are actually needed. It uses native
* JavaScript `Map` objects, so keys keep their constructed types instead of
* being converted to strings.
*
* It is not the default to avoid widespread breaking changes in existing
* projects. `Map` has a different access API and does not pass deep equality
* checks against `{}`-based fixtures. Alongside the other changes in v5,
* making it the default was considered too disruptive.
*
* If these differences are acceptable for your project, we recommend using
* {@link realMapTag} to guarantee the absence of problems and side effects.
*
* @example
* Enable {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Tags
*/
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
//#endregion
//#region src/tag/mapping/legacy_map.ts
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
/**
* This implementation exists solely to reproduce v4 behavior exactly. Its use
* is strongly discouraged. If complex or non-string keys are needed, use
* {@link realMapTag} instead.
*
* @category Tags
*/
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/common/snippet.ts
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
//#endregion
//#region src/common/exception.ts
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
//#endregion
//#region src/parser/events.ts
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
//#endregion
//#region src/parser/parser_scalar.ts
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
//#endregion
//#region src/common/tagname.ts
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var HEX = "0123456789ABCDEF";
function percentByte(byte) {
	return "%" + HEX[byte >> 4] + HEX[byte & 15];
}
function tagPercentEncode(source, isSuffix) {
	const allowed = isSuffix ? TAG_SUFFIX_CHARS : TAG_URI_CHARS;
	let result = "";
	for (let index = 0; index < source.length; index++) {
		let ch = source.charCodeAt(index);
		if (ch >= 48 && ch <= 57 || ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122 || allowed.includes(source[index])) {
			result += source[index];
			continue;
		}
		if (ch >= 55296 && ch <= 56319) ch = 65536 + ((ch & 1023) << 10) + (source.charCodeAt(++index) & 1023);
		if (ch < 128) result += percentByte(ch);
		else if (ch < 2048) result += percentByte(192 | ch >> 6) + percentByte(128 | ch & 63);
		else if (ch < 65536) result += percentByte(224 | ch >> 12) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
		else result += percentByte(240 | ch >> 18) + percentByte(128 | ch >> 12 & 63) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
	}
	return result;
}
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
function tagNameShort(fullTag) {
	let tag = fullTag;
	if (tag.charCodeAt(0) === 33) {
		tag = tag.slice(1);
		return `!${tagPercentEncode(tag, true)}`;
	}
	if (tag.slice(0, 18) === "tag:yaml.org,2002:") return `!!${tagPercentEncode(tag.slice(18), true)}`;
	return `!<${tagPercentEncode(tag, false)}>`;
}
//#endregion
//#region src/parser/constructor.ts
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
/**
* Constructs JavaScript documents directly from parser events, without an
* intermediate AST.
*
* @category Events
*/
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/parser/parser.ts
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
//#endregion
//#region src/load.ts
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function loadDocuments(input, options = {}) {
	const opts = {
		...DEFAULT_LOAD_OPTIONS,
		...options
	};
	const source = String(input);
	const PARSER_OPT_KEYS = Object.keys(DEFAULT_PARSER_OPTIONS);
	const CONSTRUCTOR_OPT_KEYS = Object.keys(DEFAULT_CONSTRUCTOR_OPTIONS);
	return constructFromEvents(parseEvents(source, pick(opts, PARSER_OPT_KEYS)), {
		...pick(opts, CONSTRUCTOR_OPT_KEYS),
		source
	});
}
function loadAll(input, iteratorOrOptions, options) {
	let iterator = null;
	if (typeof iteratorOrOptions === "function") iterator = iteratorOrOptions;
	else if (iteratorOrOptions !== null && typeof iteratorOrOptions === "object") options = iteratorOrOptions;
	const documents = loadDocuments(input, options);
	if (iterator === null) return documents;
	for (const document of documents) iterator(document);
}
/**
* Parses `string` as a single YAML document. Throws {@link YAMLException} on
* error. This function does not understand multi-document or empty sources; it
* throws an exception on those.
*
* > [!NOTE]
* > 1. When processing untrusted input, see the
* >    [security considerations](../docs/safety.md).
* > 2. All exceptions MUST be caught, not just {@link YAMLException}.
* > 3. The default {@link CORE_SCHEMA} comes without the `!!merge` tag. You can
* >    easily enable it if needed.
* > 4. The default {@link mapTag} is `{}`-object based, with known limitations
* >    (see description). For full compatibility use {@link realMapTag}
* >    instead (it uses native JS `Map`).
*
* @example
* Enable {@link mergeTag} and {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag, realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Main
*/
function load(input, options) {
	const documents = loadDocuments(input, options);
	if (documents.length === 0) throw new YAMLException("expected a document, but the input is empty");
	if (documents.length === 1) return documents[0];
	throw new YAMLException("expected a single document in the stream, but found more");
}
//#endregion
//#region src/ast/from_js.ts
var INVALID = Symbol("INVALID");
function buildRepresentTypes(schema) {
	const defaultTags = new Set([
		schema.defaultScalarTag,
		schema.defaultSequenceTag,
		schema.defaultMappingTag
	].filter((t) => t !== void 0));
	const implicitScalars = schema.implicitScalarTags;
	const explicitTags = schema.tags.filter((t) => !(t.nodeKind === "scalar" && t.implicit) && !defaultTags.has(t));
	const defaultTagsLast = schema.tags.filter((t) => defaultTags.has(t));
	return [
		...implicitScalars.map((tag) => ({
			tag,
			implicitTag: true
		})),
		...explicitTags.map((tag) => ({
			tag,
			implicitTag: false
		})),
		...defaultTagsLast.map((tag) => ({
			tag,
			implicitTag: true
		}))
	];
}
function matchTag(state, object) {
	for (let index = 0, length = state.representTypes.length; index < length; index += 1) {
		const { tag, implicitTag } = state.representTypes[index];
		if (tag.identify(object)) {
			let tagName;
			if (tag.matchByTagPrefix) tagName = tag.representTagName(object);
			else tagName = tag.tagName;
			return {
				tag,
				tagName,
				implicitTag
			};
		}
	}
	return null;
}
function build(state, object) {
	if (!state.noRefs && object !== null && typeof object === "object") {
		const existing = state.refs.get(object);
		if (existing) {
			if (existing.anchor === void 0) existing.anchor = `ref_${state.refCounter++}`;
			return {
				kind: "alias",
				anchor: existing.anchor
			};
		}
	}
	const matched = matchTag(state, object);
	if (!matched) {
		if (object === void 0) return INVALID;
		if (state.skipInvalid) return INVALID;
		throw new YAMLException(`unacceptable kind of an object to dump ${Object.prototype.toString.call(object)}`);
	}
	const { tag, tagName, implicitTag } = matched;
	const nodeTagName = implicitTag ? tagName : tagNameShort(tagName);
	if (tag.nodeKind === "scalar") return {
		kind: "scalar",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: SCALAR_STYLE.PLAIN,
		value: tag.represent(object)
	};
	if (tag.nodeKind === "sequence") {
		const container = tag.represent(object);
		const node = {
			kind: "sequence",
			tag: nodeTagName,
			tagged: !implicitTag,
			style: COLLECTION_STYLE.BLOCK,
			items: []
		};
		if (!state.noRefs) state.refs.set(object, node);
		for (let index = 0, length = container.length; index < length; index += 1) {
			let item = build(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build(state, null);
			if (item === INVALID) continue;
			node.items.push(item);
		}
		return node;
	}
	const map = tag.represent(object);
	const node = {
		kind: "mapping",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: COLLECTION_STYLE.BLOCK,
		items: []
	};
	if (!state.noRefs) state.refs.set(object, node);
	for (const [objectKey, objectValue] of map) {
		const key = build(state, objectKey);
		if (key === INVALID) continue;
		const value = build(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
/**
* Convert JS object to AST. A JS value is one YAML document. An unrepresentable
* root becomes an empty document, which the presenter renders as an empty
* string.
*
* @category AST
*/
function jsToAst(input, schema, options = {}) {
	const root = build({
		representTypes: buildRepresentTypes(schema),
		noRefs: options.noRefs ?? false,
		skipInvalid: options.skipInvalid ?? false,
		refs: /* @__PURE__ */ new Map(),
		refCounter: 0
	}, input);
	return [{
		contents: root === INVALID ? null : root,
		directives: []
	}];
}
//#endregion
//#region src/ast/visit.ts
/**
* Return from a visitor to stop the whole traversal.
*
* @category AST
*/
var VISIT_BREAK = Symbol("visit:break");
/**
* Return from a visitor to skip the current node's children.
*
* @category AST
*/
var VISIT_SKIP = Symbol("visit:skip");
function visitNode(node, visitor, ctx) {
	const control = visitor(node, ctx);
	if (control === VISIT_BREAK) return true;
	if (control === VISIT_SKIP) return false;
	const depth = ctx.depth + 1;
	switch (node.kind) {
		case "sequence":
			for (const item of node.items) if (visitNode(item, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
			break;
		case "mapping": for (const { key, value } of node.items) {
			if (visitNode(key, visitor, {
				depth,
				parent: node,
				isKey: true
			})) return true;
			if (visitNode(value, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
		}
	}
	return false;
}
/**
* Walk every node in the documents, calling {@link Visitor} once per
* node (pre-order).
*
* @category AST
*/
function visit(documents, visitor) {
	for (const doc of documents) if (doc.contents && visitNode(doc.contents, visitor, {
		depth: 0,
		parent: null,
		isKey: false
	})) return;
}
//#endregion
//#region src/ast/styler_defaults.ts
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
//#endregion
//#region src/ast/scalar_styler.ts
function setBit(mask, bit) {
	return mask | 1 << bit;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var C_FORBIDDEN_FIRST_LINE = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/;
var C_FORBIDDEN_CONTENT = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/m;
function canUsePlain(layout) {
	const str = layout.node.value;
	if (str !== "") {
		if (!(layout.isKey ? layout.flowOnly ? NS_PLAIN_FLOW_KEY : NS_PLAIN_BLOCK_KEY : layout.flowOnly ? NS_PLAIN_FLOW_IN : NS_PLAIN_FLOW_OUT).test(str)) return false;
		if (layout.shiftOfFirstLine === 0 && C_FORBIDDEN_FIRST_LINE.test(str)) return false;
		if (layout.shiftOfContent === 0) {
			const firstLineBreak = str.indexOf("\n");
			if (firstLineBreak !== -1) {
				const content = str.slice(firstLineBreak + 1);
				if (C_FORBIDDEN_CONTENT.test(content)) return false;
			}
		}
	}
	const resolvedTag = layout.presenterOptions.schema.resolveImplicitScalarTag(str).tag.tagName;
	if (!layout.node.tagged && resolvedTag !== layout.node.tag) return false;
	if (!layout.node.tagged && str === "=" && resolvedTag === layout.presenterOptions.schema.defaultScalarTag.tagName) return false;
	return true;
}
function canUseSingleQuoted(layout) {
	const str = layout.node.value;
	if (!(layout.isKey ? NB_SINGLE_ONE_LINE : NB_SINGLE_MULTI_LINE).test(str)) return false;
	if (/[ \t]\n|\n[ \t]/.test(str)) return false;
	if (!layout.isKey && layout.shiftOfContent === 0) {
		const firstLineBreak = str.indexOf("\n");
		if (firstLineBreak !== -1 && C_FORBIDDEN_CONTENT.test(str.slice(firstLineBreak + 1))) return false;
	}
	return true;
}
function canUseBlock(layout) {
	if (layout.flowOnly || !BLOCK_SCALAR_CONTENT.test(layout.node.value)) return false;
	const contentIndent = layout.shiftOfContent - layout.shiftOfParent;
	if (contentIndent < 1) return false;
	if (contentIndent > 9 && /^\n* /.test(layout.node.value)) return false;
	if (layout.shiftOfContent === 0 && C_FORBIDDEN_CONTENT.test(layout.node.value)) return false;
	return true;
}
function detectAllowedStyles(layout) {
	let mask = setBit(0, SCALAR_STYLE.DOUBLE_QUOTED);
	if (canUsePlain(layout)) mask = setBit(mask, SCALAR_STYLE.PLAIN);
	if (canUseSingleQuoted(layout)) mask = setBit(mask, SCALAR_STYLE.SINGLE_QUOTED);
	if (canUseBlock(layout)) mask = setBit(setBit(mask, SCALAR_STYLE.LITERAL_BLOCK), SCALAR_STYLE.FOLDED_BLOCK);
	layout.allowedStylesMask = mask;
}
function renderScalar(layout) {
	switch (layout.style) {
		case SCALAR_STYLE.PLAIN: return renderPlain(layout);
		case SCALAR_STYLE.SINGLE_QUOTED: return renderSingleQuoted(layout);
		case SCALAR_STYLE.LITERAL_BLOCK: return renderLiteralBlock(layout);
		case SCALAR_STYLE.FOLDED_BLOCK: return renderFoldedBlock(layout);
		case SCALAR_STYLE.DOUBLE_QUOTED: return renderDoubleQuoted(layout);
	}
}
function renderPlain(layout) {
	return encodeFlowBreaks(layout.node.value, layout.shiftOfContent);
}
function renderSingleQuoted(layout) {
	return `'${encodeFlowBreaks(layout.node.value, layout.shiftOfContent).replace(/'/g, "''")}'`;
}
function renderLiteralBlock(layout) {
	const value = layout.node.value;
	return "|" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(value, layout.shiftOfContent));
}
function renderFoldedBlock(layout) {
	const value = layout.node.value;
	const w = layout.presenterOptions.lineWidth;
	let availableWidth = Infinity;
	if (w !== -1) availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	return ">" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(foldBlockScalar(value, availableWidth), layout.shiftOfContent));
}
function renderDoubleQuoted(layout) {
	return `"${escapeString(layout.node.value)}"`;
}
function encodeFlowBreaks(string, shiftOfContent) {
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) return string;
	const pad = " ".repeat(shiftOfContent);
	let result = string.slice(0, nextLF);
	const lineRe = /(\n+)([^\n]*)/g;
	lineRe.lastIndex = nextLF;
	let match;
	while (match = lineRe.exec(string)) {
		const breaks = match[1].length;
		const line = match[2];
		result += "\n".repeat(breaks + 1) + pad + line;
	}
	return result;
}
function indentString(string, spaces) {
	const indent = " ".repeat(spaces);
	let position = 0;
	let result = "";
	const length = string.length;
	while (position < length) {
		let line;
		const next = string.indexOf("\n", position);
		if (next === -1) {
			line = string.slice(position);
			position = length;
		} else {
			line = string.slice(position, next + 1);
			position = next + 1;
		}
		if (line.length && line !== "\n") result += indent;
		result += line;
	}
	return result;
}
function needIndentIndicator(string) {
	return /^\n* /.test(string);
}
function blockHeader(string, shiftOfParent, shiftOfContent) {
	const indentIndicator = needIndentIndicator(string) ? String(shiftOfContent - shiftOfParent) : "";
	const clip = string[string.length - 1] === "\n";
	return `${indentIndicator}${clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-"}\n`;
}
function dropEndingNewline(string) {
	return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
}
function isMoreIndented(char) {
	return char === " " || char === "	";
}
function foldLine(line, width) {
	if (line === "" || isMoreIndented(line[0])) return line;
	const breakRe = / [^ \t]/g;
	let match;
	let start = 0;
	let end;
	let curr = 0;
	let next = 0;
	let result = "";
	while (match = breakRe.exec(line)) {
		next = match.index;
		if (next - start > width) {
			end = curr > start ? curr : next;
			result += `\n${line.slice(start, end)}`;
			start = end + 1;
		}
		curr = next;
	}
	result += "\n";
	if (line.length - start > width && curr > start) result += `${line.slice(start, curr)}\n${line.slice(curr + 1)}`;
	else result += line.slice(start);
	return result.slice(1);
}
function foldBlockScalar(string, width) {
	const lineRe = /(\n+)([^\n]*)/g;
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) nextLF = string.length;
	lineRe.lastIndex = nextLF;
	let result = foldLine(string.slice(0, nextLF), width);
	let prevMoreIndented = string[0] === "\n" || isMoreIndented(string[0]);
	let moreIndented;
	let match;
	while (match = lineRe.exec(string)) {
		const prefix = match[1];
		const line = match[2];
		moreIndented = line !== "" && isMoreIndented(line[0]);
		result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
		prevMoreIndented = moreIndented;
	}
	return result;
}
var CHARACTERS_TO_ESCAPE = /["\\\x00-\x1F\x7F-\xA0\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/gu;
function escapeCharacter(character) {
	switch (character) {
		case "\0": return "\\0";
		case "\x07": return "\\a";
		case "\b": return "\\b";
		case "	": return "\\t";
		case "\n": return "\\n";
		case "\v": return "\\v";
		case "\f": return "\\f";
		case "\r": return "\\r";
		case "\x1B": return "\\e";
		case "\"": return "\\\"";
		case "\\": return "\\\\";
		case "": return "\\N";
		case "\xA0": return "\\_";
		case "\u2028": return "\\L";
		case "\u2029": return "\\P";
	}
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code <= 255) return `\\x${"0".repeat(2 - hex.length)}${hex}`;
	return `\\u${"0".repeat(4 - hex.length)}${hex}`;
}
function escapeString(string) {
	return string.replace(CHARACTERS_TO_ESCAPE, escapeCharacter);
}
//#endregion
//#region src/ast/presenter.ts
var CHAR_LINE_FEED = 10;
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
function nodeTagShort(node) {
	return node.tagged ? node.tag : tagNameShort(node.tag);
}
function createPresenterState(options) {
	const opts = {
		...DEFAULT_PRESENTER_OPTIONS,
		...options
	};
	if (opts.flowSkipColonSpace) opts.quoteFlowKeys = true;
	return {
		...opts,
		defaultScalarTagName: opts.schema.defaultScalarTag.tagName,
		openEnded: false
	};
}
function generateNextLine(state, level) {
	return `\n${" ".repeat(state.indent * level)}`;
}
function scalarLayout(state, node, parent, level, isKey, flowOnly) {
	return {
		node,
		parent,
		level,
		isKey,
		flowOnly,
		shiftOfParent: level === 0 ? -1 : state.indent * (level - 1),
		shiftOfContent: state.indent * Math.max(1, level),
		shiftOfFirstLine: level === 0 ? 0 : state.indent * level,
		presenterOptions: state,
		allowedStylesMask: 0,
		style: node.style
	};
}
function writeFlowSequence(state, level, node) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level, node.items[index], node, {}).text;
		if (index > 0) result += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		result += item;
	}
	const pad = state.flowBracketPadding && node.items.length > 0 ? " " : "";
	return `[${pad}${result}${pad}]`;
}
function writeBlockSequence(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level + 1, node.items[index], node, {
			block: true,
			compact: state.seqInlineFirst,
			isblockseq: true
		}).text;
		if (!compact || result !== "") result += generateNextLine(state, level);
		if (item === "" || CHAR_LINE_FEED === item.charCodeAt(0)) result += "-";
		else result += "- ";
		result += item;
	}
	return result;
}
function writeFlowMapping(state, level, node) {
	let result = "";
	for (const { key, value } of node.items) {
		let pairBuffer = "";
		if (result !== "") pairBuffer += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		const keyRender = writeNode(state, level, key, node, { iskey: true });
		const keyText = keyRender.text;
		const valueText = writeNode(state, level, value, node, {}).text;
		const sep = state.flowSkipColonSpace || valueText === "" ? "" : " ";
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = key.kind === "alias" || keyIsBareProps ? " " : "";
		pairBuffer += `${keyText}${keyColonSep}:${sep}${valueText}`;
		result += pairBuffer;
	}
	const pad = state.flowBracketPadding && result !== "" ? " " : "";
	return `{${pad}${result}${pad}}`;
}
function writeBlockMapping(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		let pairBuffer = "";
		if (!compact || result !== "") pairBuffer += generateNextLine(state, level);
		const { key, value } = node.items[index];
		const keyIsBlock = (key.kind === "mapping" || key.kind === "sequence") && key.style === COLLECTION_STYLE.BLOCK && key.items.length !== 0 || key.kind === "scalar" && (key.style === SCALAR_STYLE.LITERAL_BLOCK || key.style === SCALAR_STYLE.FOLDED_BLOCK);
		const keyRender = keyIsBlock ? writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			isblockseq: !cannotBeCompact(state, key, level + 1)
		}) : writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			iskey: true
		});
		const keyText = keyRender.text;
		const keyHasLineBreak = key.kind === "scalar" && key.value.indexOf("\n") !== -1;
		const keyIsTooLong = keyText.length > 1024 && /^[\s\S]{1025}/u.test(keyText);
		const explicitPair = keyIsBlock || keyHasLineBreak || keyIsTooLong;
		if (explicitPair) {
			if (keyText && CHAR_LINE_FEED === keyText.charCodeAt(0)) pairBuffer += "?";
			else pairBuffer += "? ";
		}
		pairBuffer += keyText;
		if (explicitPair) pairBuffer += generateNextLine(state, level);
		const valueText = writeNode(state, level + 1, value, node, {
			block: true,
			compact: explicitPair,
			isblockseq: explicitPair && !cannotBeCompact(state, value, level + 1)
		}).text;
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = !explicitPair && (key.kind === "alias" || keyIsBareProps) ? " " : "";
		if (valueText === "" || CHAR_LINE_FEED === valueText.charCodeAt(0)) pairBuffer += `${keyColonSep}:`;
		else pairBuffer += `${keyColonSep}: `;
		pairBuffer += valueText;
		result += pairBuffer;
	}
	return result;
}
function cannotBeCompact(state, node, level) {
	if (node.kind === "alias") return true;
	return node.tagged || node.anchor !== void 0 || state.indent < 2 && level > 0;
}
function writeNode(state, level, node, parent, ctx) {
	if (node.kind === "alias") {
		state.openEnded = false;
		return {
			text: `*${node.anchor}`,
			noBody: false
		};
	}
	const { block = false, iskey = false, isblockseq = false } = ctx;
	let compact = ctx.compact ?? false;
	const hasAnchor = node.anchor !== void 0;
	if (cannotBeCompact(state, node, level)) compact = false;
	let body;
	let shouldPrintTag = node.tagged;
	const useBlockCollection = block && (node.kind === "mapping" || node.kind === "sequence") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0;
	if (node.kind === "mapping") {
		if (useBlockCollection) body = writeBlockMapping(state, level, node, compact);
		else body = writeFlowMapping(state, level, node);
	} else if (node.kind === "sequence") {
		if (useBlockCollection) {
			if (state.seqNoIndent && !isblockseq && level > 0) body = writeBlockSequence(state, level - 1, node, compact);
			else body = writeBlockSequence(state, level, node, compact);
		} else body = writeFlowSequence(state, level, node);
	} else {
		const layout = scalarLayout(state, node, parent, level, iskey, !block);
		detectAllowedStyles(layout);
		for (const rule of state.scalarStyleRules) rule(layout);
		body = renderScalar(layout);
		state.openEnded = (layout.style === SCALAR_STYLE.LITERAL_BLOCK || layout.style === SCALAR_STYLE.FOLDED_BLOCK) && (node.value === "\n" || node.value.endsWith("\n\n"));
		shouldPrintTag = node.tagged || body === "" && layout.flowOnly && parent?.kind === "sequence" && !hasAnchor || layout.style !== SCALAR_STYLE.PLAIN && node.tag !== state.defaultScalarTagName;
	}
	if ((node.kind === "mapping" || node.kind === "sequence") && !useBlockCollection) state.openEnded = false;
	if (useBlockCollection && compact && level > 0 && state.indent > 2) body = `${" ".repeat(state.indent - 2)}${body}`;
	const noBody = body === "";
	let text = body;
	if (shouldPrintTag || hasAnchor) {
		const props = [];
		const tag = shouldPrintTag ? nodeTagShort(node) : null;
		const anchor = hasAnchor ? `&${node.anchor}` : null;
		if (state.tagBeforeAnchor) {
			if (tag !== null) props.push(tag);
			if (anchor !== null) props.push(anchor);
		} else {
			if (anchor !== null) props.push(anchor);
			if (tag !== null) props.push(tag);
		}
		const sep = body === "" || body.charCodeAt(0) === CHAR_LINE_FEED ? "" : " ";
		text = `${props.join(" ")}${sep}${body}`;
	}
	return {
		text,
		noBody
	};
}
function rootStartsOwnLine(node) {
	return (node.kind === "sequence" || node.kind === "mapping") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0 && !node.tagged && node.anchor === void 0;
}
function writeDocumentDirectives(doc) {
	let result = "";
	for (const directive of doc.directives) {
		if (directive.kind === "yaml") {
			result += `%YAML ${directive.version}\n`;
			continue;
		}
		const { handle, prefix } = directive;
		result += `%TAG ${handle} ${prefix}\n`;
	}
	return result;
}
/**
* Build YAML from AST.
*
* @category AST
*/
function present(documents, options) {
	const state = createPresenterState(options);
	let result = "";
	let previousEnded = false;
	for (let index = 0; index < documents.length; index += 1) {
		const doc = documents[index];
		state.openEnded = false;
		const directives = writeDocumentDirectives(doc);
		const hasDirectives = directives !== "";
		const marker = doc.explicitStart || hasDirectives || index > 0 && !previousEnded;
		result += directives;
		if (doc.contents === null) {
			if (marker) result += "---\n";
		} else if (marker) {
			const body = writeNode(state, 0, doc.contents, null, {
				block: true,
				compact: true
			}).text;
			const sep = body === "" ? "" : hasDirectives || rootStartsOwnLine(doc.contents) ? "\n" : " ";
			result += `---${sep}${body}\n`;
		} else result += writeNode(state, 0, doc.contents, null, {
			block: true,
			compact: true
		}).text + "\n";
		previousEnded = doc.explicitEnd || state.openEnded;
		if (previousEnded) result += "...\n";
	}
	return result;
}
//#endregion
//#region src/dump.ts
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
function defaultCompareFn(a, b) {
	const x = String(a);
	const y = String(b);
	if (x < y) return -1;
	if (x > y) return 1;
	return 0;
}
/**
* Serializes JS object as a YAML document. By default it can dump every
* supported YAML type, so it throws an exception if you try to dump regexps or
* functions. However, you can disable exceptions by setting the
* {@link DumpOptions.skipInvalid} option to `true`.
*
* @category Main
*/
function dump(input, options = {}) {
	const opts = {
		...DEFAULT_DUMP_OPTIONS,
		...options
	};
	const documents = jsToAst(input, opts.schema, {
		noRefs: opts.noRefs,
		skipInvalid: opts.skipInvalid
	});
	if (opts.flowLevel >= 0) visit(documents, (node, ctx) => {
		if (ctx.depth < opts.flowLevel) return;
		if (node.kind === "sequence" || node.kind === "mapping") node.style = COLLECTION_STYLE.FLOW;
		return VISIT_SKIP;
	});
	if (opts.sortKeys) {
		const compareFn = opts.sortKeys === true ? defaultCompareFn : opts.sortKeys;
		visit(documents, (node) => {
			if (node.kind !== "mapping") return;
			node.items.sort((a, b) => compareFn(a.key.kind === "scalar" ? a.key.value : "", b.key.kind === "scalar" ? b.key.value : ""));
		});
	}
	opts.transform(documents);
	return present(documents, {
		...pick(opts, Object.keys(DEFAULT_PRESENTER_OPTIONS)),
		schema: opts.schema
	});
}
//#endregion
//#region src/ast/from_events.ts
var NO_RANGE = (/* unused pure expression or super */ null && (-1));
function eventPosition(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function rawTag(state, event) {
	return event.tagStart === NO_RANGE ? "" : state.source.slice(event.tagStart, event.tagEnd);
}
function anchorName(state, event) {
	return event.anchorStart === NO_RANGE ? void 0 : state.source.slice(event.anchorStart, event.anchorEnd);
}
function buildScalar(state, event) {
	const value = getScalarValue(state.source, event);
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw !== "") {
		tagged = true;
		tag = raw;
	} else if (event.style === SCALAR_STYLE.PLAIN) tag = state.schema.resolveImplicitScalarTag(value).tag.tagName;
	else tag = state.schema.defaultScalarTag.tagName;
	return {
		kind: "scalar",
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event),
		value
	};
}
function buildCollection(state, event, defaultTagName) {
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw === "") tag = defaultTagName;
	else {
		tag = raw;
		tagged = true;
	}
	return {
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event)
	};
}
function addNode(state, node) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") frame.doc.contents = node;
	else if (frame.kind === "sequence") frame.node.items.push(node);
	else if (frame.key) {
		frame.node.items.push({
			key: frame.key,
			value: node
		});
		frame.key = null;
	} else frame.key = node;
}
/**
* Builds an AST from parser events
*
* @category AST
*/
function eventsToAst(events, options) {
	const state = {
		source: options.source,
		schema: options.schema,
		eventIndex: 0,
		position: 0,
		frames: [],
		documents: []
	};
	while (state.eventIndex < events.length) {
		const event = events[state.eventIndex++];
		state.position = eventPosition(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT: {
				const doc = {
					contents: null,
					explicitStart: event.explicitStart,
					explicitEnd: event.explicitEnd,
					directives: event.directives
				};
				state.frames.push({
					kind: "document",
					doc
				});
				break;
			}
			case EVENT_ID.SCALAR:
				addNode(state, buildScalar(state, event));
				break;
			case EVENT_ID.SEQUENCE: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:seq");
				const node = {
					kind: "sequence",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "sequence",
					node
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:map");
				const node = {
					kind: "mapping",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "mapping",
					node,
					key: null
				});
				break;
			}
			case EVENT_ID.ALIAS:
				addNode(state, {
					kind: "alias",
					anchor: state.source.slice(event.anchorStart, event.anchorEnd)
				});
				break;
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.key) throw new Error("incomplete mapping pair in event stream");
				if (frame.kind === "document") state.documents.push(frame.doc);
				else addNode(state, frame.node);
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/index.ts
/** @deprecated Use `EVENT_ID.DOCUMENT` instead. @internal */
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
/** @deprecated Use `EVENT_ID.SEQUENCE` instead. @internal */
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
/** @deprecated Use `EVENT_ID.MAPPING` instead. @internal */
var EVENT_MAPPING = EVENT_ID.MAPPING;
/** @deprecated Use `EVENT_ID.SCALAR` instead. @internal */
var EVENT_SCALAR = EVENT_ID.SCALAR;
/** @deprecated Use `EVENT_ID.ALIAS` instead. @internal */
var EVENT_ALIAS = EVENT_ID.ALIAS;
/** @deprecated Use `EVENT_ID.POP` instead. @internal */
var EVENT_POP = EVENT_ID.POP;
/** @deprecated Use `SCALAR_STYLE.PLAIN` instead. @internal */
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
/** @deprecated Use `SCALAR_STYLE.SINGLE_QUOTED` instead. @internal */
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.DOUBLE_QUOTED` instead. @internal */
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.LITERAL_BLOCK` instead. @internal */
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
/** @deprecated Use `SCALAR_STYLE.FOLDED_BLOCK` instead. @internal */
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
/** @deprecated Use `COLLECTION_STYLE.BLOCK` instead. @internal */
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
/** @deprecated Use `COLLECTION_STYLE.FLOW` instead. @internal */
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
/** @deprecated Use `CHOMPING_MODE.CLIP` instead. @internal */
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
/** @deprecated Use `CHOMPING_MODE.STRIP` instead. @internal */
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
/** @deprecated Use `CHOMPING_MODE.KEEP` instead. @internal */
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;
//#endregion


//# sourceMappingURL=js-yaml.mjs.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main),
  b: () => (/* binding */ post)
});

;// CONCATENATED MODULE: ./build/actions/ask-ahead.js
/** Enough to connect to a near server: compiling half of the action holds the process up for as long again. */
const HEAD_START_MS = 5;
/**
 * Does the work with a client that has asked for the workflow's definition already, where it will be needed: half of the
 * action, with its YAML reader and its schemas, loads while the answer is on its way. Work that ends before it needs the
 * answer, as with a payload that cannot be read, ends the question.
 */
async function askAhead(inputs, { zadig, clock, signal }, work) {
    if (inputs.preflight === 'off')
        return work(zadig);
    const over = new AbortController();
    const asked = zadig.getDefinition(inputs, { signal: AbortSignal.any([signal, over.signal]) });
    // Whoever awaits it is told of its failure; nobody does where the payload cannot be read.
    asked.catch(() => undefined);
    try {
        await clock.sleep(HEAD_START_MS);
        return await work({ ...zadig, getDefinition: () => asked });
    }
    finally {
        over.abort();
    }
}

// EXTERNAL MODULE: ./build/actions/conclude.js + 1 modules
var conclude = __nccwpck_require__(4191);
;// CONCATENATED MODULE: ./build/actions/stopped.js

/** Does the work; where the runner stops the step meanwhile, that is the step's end and not an error of its own. */
async function stoppedBy(signal, work) {
    try {
        return await work();
    }
    catch (thrown) {
        if (signal.aborted && thrown === signal.reason)
            return (0,conclude/* failed */.gz)(`The step was stopped (${String(thrown)}).`, '');
        throw thrown;
    }
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/github/event.js

/** The event that started the workflow, from the environment and the event file (runner contract §7). */
function readEvent(environment) {
    return {
        eventName: environment['GITHUB_EVENT_NAME'] ?? '',
        ref: environment['GITHUB_REF'] ?? '',
        sha: environment['GITHUB_SHA'] ?? '',
        refName: environment['GITHUB_REF_NAME'] ?? '',
        refType: environment['GITHUB_REF_TYPE'] ?? '',
        headRef: environment['GITHUB_HEAD_REF'] ?? '',
        baseRef: environment['GITHUB_BASE_REF'] ?? '',
        repository: environment['GITHUB_REPOSITORY'] ?? '',
        payload: readEventFile(environment['GITHUB_EVENT_PATH'] ?? ''),
    };
}
/** An event without a readable file, as outside of GitHub, is an event that says nothing. */
function readEventFile(path) {
    if (path === '')
        return {};
    try {
        return JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./build/ports/github-api.js
var github_api = __nccwpck_require__(5741);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/time/duration.js
var time_duration = __nccwpck_require__(570);
;// CONCATENATED MODULE: ./build/github/github-errors.js



/** Where GitHub doesn't say how long: its documentation asks for at least a minute. */
const DEFAULT_WAIT_MS = 60_000;
/** The window of the hourly limit: no limit asks for more. */
const LONGEST_WAIT_MS = 3_600_000;
/** What the GitHub client threw, as one of the kinds that a user can act on. */
function readError(thrown) {
    const given = github_errors_valueOf(thrown, 'status');
    const status = typeof given === 'number' ? given : 0;
    // An error of GraphQL comes with status 200 and carries the headers itself.
    const headers = github_errors_valueOf(github_errors_valueOf(thrown, 'response'), 'headers') ?? github_errors_valueOf(thrown, 'headers');
    const kind = kindOf(status, headers, (0,errors/* errorMessage */.gJ)(thrown));
    // The client's message ends with the address of GitHub's manual, which helps nobody here.
    const said = (0,errors/* errorMessage */.gJ)(thrown).replace(/ - https?:\/\/\S+$/, '');
    const message = status === 0 || status === 500 ? said : `GitHub answered ${status} (${said})`;
    if (kind !== 'rate-limited')
        return new github_api/* GithubError */.E(kind, message, { cause: thrown });
    const wait = waitMs(headers);
    return new github_api/* GithubError */.E(kind, `${message} and asks to wait ${(0,time_duration/* formatDuration */.a)(wait)}`, { cause: thrown, waitMs: wait });
}
/** Milliseconds that GitHub's rate limit asks to wait, by the server's own clock (runner contract §8). */
function waitMs(headers) {
    const seconds = Number(github_errors_valueOf(headers, 'retry-after'));
    if (seconds > 0)
        return Math.min(seconds * 1_000, LONGEST_WAIT_MS);
    if (!isSpent(headers))
        return DEFAULT_WAIT_MS;
    const left = Number(github_errors_valueOf(headers, 'x-ratelimit-reset')) * 1_000 - Date.parse(String(github_errors_valueOf(headers, 'date')));
    // The reset is the last second of the limit.
    return Number.isNaN(left) ? DEFAULT_WAIT_MS : Math.min(Math.max(0, left) + 1_000, LONGEST_WAIT_MS);
}
function isSpent(headers) {
    return github_errors_valueOf(headers, 'x-ratelimit-remaining') === '0';
}
function kindOf(status, headers, message) {
    const isLimit = isSpent(headers) || github_errors_valueOf(headers, 'retry-after') !== undefined || /rate limit/i.test(message);
    if (status === 429 || ((status === 403 || status === 0) && isLimit))
        return 'rate-limited';
    switch (status) {
        case 401:
        case 403:
            return 'forbidden';
        case 404:
        case 405:
        case 410:
            return 'not-found';
        case 409:
            return 'conflict';
        case 400:
        case 422:
            return 'invalid';
        default:
            return 'unreachable';
    }
}
/** What an error has at a key, an own one or not; the toolkit's class isn't loaded here. */
function github_errors_valueOf(value, key) {
    if (typeof value !== 'object' || value === null || !(key in value))
        return undefined;
    const found = Reflect.get(value, key);
    return found;
}

;// CONCATENATED MODULE: ./build/github/github-api.js


/** The name of our marker in a deployment's payload. */
const MARKER = 'zadig-workflow-action';
/**
 * GitHub's API for one repository, on github.com and on GitHub Enterprise Server: the toolkit takes the address from
 * `GITHUB_API_URL` and the proxy from the environment. It is only loaded by the first call, since most steps never make
 * one. Every method throws a GithubError.
 */
function createGithubApi({ token, repository }) {
    const [owner = '', repo = ''] = repository.split('/');
    let loading;
    async function ask(what) {
        loading ??= load(token);
        const octokit = await loading;
        try {
            return await what(octokit);
        }
        catch (thrown) {
            throw readError(thrown);
        }
    }
    return {
        async createCommitStatus({ sha, state, context, description, targetUrl }, { signal }) {
            await ask((octokit) => octokit.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
                owner,
                repo,
                sha,
                state,
                context,
                description,
                target_url: targetUrl,
                request: { signal },
            }));
        },
        async createDeployment({ ref, environment, description, marker }, { signal }) {
            const { status, data } = await ask((octokit) => octokit.request('POST /repos/{owner}/{repo}/deployments', {
                owner,
                repo,
                ref,
                environment,
                description,
                payload: { [MARKER]: marker },
                // By default GitHub merges the base branch into the ref, and waits for every check of the commit, of which
                // our own running job is one (runner contract §8).
                auto_merge: false,
                required_contexts: [],
                request: { signal },
            }));
            if (status !== 201)
                throw new github_api/* GithubError */.E('conflict', `GitHub answered ${status} and made no deployment`);
            return Number(data.id);
        },
        async findDeployment({ ref, environment, marker }, { signal }) {
            const { data } = await ask((octokit) => octokit.request('GET /repos/{owner}/{repo}/deployments', {
                owner,
                repo,
                ref,
                environment,
                request: { signal },
            }));
            const found = data.find(({ payload }) => typeof payload === 'object' && payload[MARKER] === marker);
            return found === undefined ? undefined : Number(found.id);
        },
        async createDeploymentStatus({ deploymentId, state, description, logUrl, environmentUrl }, { signal }) {
            await ask((octokit) => octokit.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
                owner,
                repo,
                deployment_id: deploymentId,
                state,
                description,
                log_url: logUrl,
                ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
                request: { signal },
            }));
        },
        async whoAmI({ signal }) {
            // `GET /user` is closed to the tokens of apps, of which a job's token is one; this query is open to all.
            try {
                const answer = await ask((octokit) => octokit.graphql({
                    query: '{ viewer { login } }',
                    request: { signal },
                }));
                return answer.viewer.login;
            }
            catch (thrown) {
                // Gitea and Forgejo have no GraphQL, and answer `GET /user` to every token.
                if (!(thrown instanceof github_api/* GithubError */.E) || thrown.kind !== 'not-found')
                    throw thrown;
                const { data } = await ask((octokit) => octokit.request('GET /user', { request: { signal } }));
                return data.login;
            }
        },
        async pullRequestsOf(sha, { signal }) {
            const { data } = await ask((octokit) => octokit.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
                owner,
                repo,
                commit_sha: sha,
                request: { signal },
            }));
            return data.map(({ number }) => number);
        },
        async listComments(issue, page, { signal }) {
            const { data } = await ask((octokit) => octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                owner,
                repo,
                issue_number: issue,
                per_page: github_api/* COMMENTS_A_PAGE */.f,
                page,
                request: { signal },
            }));
            return data.map((comment) => ({
                id: Number(comment.id),
                author: comment.user?.login ?? '',
                body: comment.body ?? '',
            }));
        },
        async createComment(issue, body, { signal }) {
            const { data } = await ask((octokit) => octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                owner,
                repo,
                issue_number: issue,
                body,
                request: { signal },
            }));
            return Number(data.id);
        },
        async updateComment(id, body, { signal }) {
            await ask((octokit) => octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
                owner,
                repo,
                comment_id: id,
                body,
                request: { signal },
            }));
        },
    };
}
/** The client would write its remarks to the console, where the runner reads commands. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore() {
    return undefined;
}
async function load(token) {
    const toolkit = await __nccwpck_require__.e(/* import() */ 413).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    return toolkit.getOctokit(token, { log: SILENT });
}

// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __nccwpck_require__(6337);
// EXTERNAL MODULE: ./build/report/text-block.js
var text_block = __nccwpck_require__(4124);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: ./build/report/hide-secrets.js
var hide_secrets = __nccwpck_require__(3031);
;// CONCATENATED MODULE: ./build/github/mask-forms.js

/** What a runner decodes in the data of a command (runner contract §1.2). */
const ESCAPES = /%(?:25|0D|0A)/;
/** Begins with a combining mark, or with something else that hides the `::` before it (runner contract §1.2). */
const STARTS_WITH_MARK = /^[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]/u;
const LEADING = new RegExp(`^(?:${STARTS_WITH_MARK.source.slice(1)}|:)+`, 'u');
/**
 * The data of the `add-mask` commands that hide a secret on every runner, in the order in which they are to be printed.
 * Each is written as it is, without further escapes.
 *
 * - GitHub's runner undoes `%25`, `%0D` and `%0A`; Forgejo's 12 and act_runner 0.2.11 undo nothing. What holds none of
 *   the three is the same for both without escapes; what does comes escaped and as it is.
 * - act takes what follows the last `::` of a line, and prints the line where that leaves no command that it knows. It
 *   gets the pieces between them, and not the whole.
 * - Without its leading marks a secret is found behind whatever character they are printed on.
 *
 * @param takesLastColons whether the runner is act
 */
function maskForms(secret, takesLastColons) {
    const bare = secret.replace(LEADING, '');
    const pieces = bare.split(/:{2,}|%0D|%0A/);
    const parts = [...(bare === secret ? [] : [bare]), ...(pieces.length === 1 ? [] : pieces)].filter(({ length }) => length >= hide_secrets/* MIN_PART */.FC);
    const inParts = parts.flatMap((part) => maskForms(part, takesLastColons));
    const whole = takesLastColons && /^:|::/.test(secret) ? [] : wholeForms(secret);
    return [...new Set([...inParts, ...whole])];
}
function wholeForms(secret) {
    const escaped = secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    if (/[\r\n]/.test(secret))
        return [escaped];
    if (!ESCAPES.test(secret))
        return [secret];
    // GitHub's runner makes a mask of each line of what it decodes: a short one would riddle the log.
    const decoded = secret.replaceAll(/%0[DA]/g, '\n').replaceAll('%25', '%');
    const lines = decoded.split('\n').flatMap((line) => line.trim() || []);
    return lines.length > 0 && lines.every(({ length }) => length >= hide_secrets/* MIN_PART */.FC) ? [secret, escaped] : [escaped];
}

;// CONCATENATED MODULE: ./build/github/toolkit.js
/**
 * The parts of @actions/core that a step needs, by their own paths. Its index loads an HTTP client, and with it a whole
 * second undici, for tokens that this action never asks for: 1.4 MB and some 40 ms of every start. The paths are not
 * promised by the package, whose version is therefore pinned.
 */



/** Makes an annotation; its message may have several lines. */
function annotate(level, message, title = '') {
    toolkit_issue(level, message, title);
}
/** Fails the step, at its natural end: an exit now would lose output that is still on its way. */
function setFailed(message) {
    process.exitCode = 1;
    annotate('error', message);
}
/** A line that shows in step debug logging only. */
function debug(message) {
    toolkit_issue('debug', message);
}
/** From now on the runner shows `***` for this value. */
function setSecret(value) {
    const { ACT, GITEA_ACTIONS } = process.env;
    const isAct = (ACT ?? '') !== '' && (GITEA_ACTIONS ?? '') === '';
    for (const form of maskForms(value, isAct))
        process.stdout.write(`::add-mask::${behindColons(form)}\n`);
}
/** Writes a command: the one place from which annotations and debug lines go out. */
function toolkit_issue(command, message, title = '') {
    issueCommand(command, title === '' ? {} : { title: beforeColons(title) }, behindColons(message));
}
/**
 * GitHub's runner compares by culture rules: it misses the `::` before a combining mark, and takes a later one that the
 * message may hold (runner contract §1.2). A space keeps the mark off; the runner trims it from a mask.
 */
function behindColons(text) {
    return STARTS_WITH_MARK.test(text) ? ` ${text}` : text;
}
/** It misses those, too, that a code point such as U+0600 draws to itself; none is ASCII. */
function beforeColons(title) {
    return /[^\p{ASCII}]$/u.test(title) ? `${title} ` : title;
}
/** Sets an output of the step; outside of a runner, where there is no file for it, nothing. */
function setOutput(name, value) {
    writeFileCommand('OUTPUT', name, value);
}
/** Keeps a value for the post step; outside of a runner nothing. */
function saveState(name, value) {
    writeFileCommand('STATE', name, value);
}
function writeFileCommand(command, name, value) {
    if ((process.env[`GITHUB_${command}`] ?? '') !== '')
        issueFileCommand(command, prepareKeyValueMessage(name, value));
}

;// CONCATENATED MODULE: ./build/github/execute.js




/**
 * Runs a use case and turns its end into the step's: the one catch and the one `setFailed`. The exit code is left for the
 * process's natural end, since an exit with a backlog would lose output (runner contract §3).
 */
async function execute(useCase) {
    try {
        const verdict = await useCase();
        if (!verdict.passed)
            setFailed(withAdvice(verdict.sentence, verdict.advice));
    }
    catch (thrown) {
        setFailed(failureText(thrown));
        if (thrown instanceof Error && !(thrown instanceof errors/* ActionError */.lZ))
            debug((0,remote_text/* oneLine */.TN)(thrown.stack ?? '', 4_000));
    }
}
/** As `execute`, for a post step: whatever happens is a warning, a post step never fails the job. */
async function executePost(useCase) {
    try {
        await useCase();
    }
    catch (thrown) {
        annotate('warning', failureText(thrown));
    }
}
function failureText(thrown) {
    if (thrown instanceof errors/* InputError */.dz) {
        const problems = thrown.problems.map(({ path, message }) => `${(0,remote_text/* oneLine */.TN)(path, 200)}: ${(0,text_block/* textBlock */.f)(message)}`);
        return withAdvice(problems.join('\n'), thrown.advice);
    }
    if (thrown instanceof errors/* ActionError */.lZ)
        return withAdvice((0,remote_text/* oneLine */.TN)(thrown.message, 2_000), thrown.advice);
    return withAdvice(`Unexpected error: ${(0,remote_text/* oneLine */.TN)((0,errors/* errorMessage */.gJ)(thrown), 1_000)}`, 'This is a bug in the action: please report it.');
}
function withAdvice(text, advice) {
    return advice === '' ? text : `${text}\n${(0,remote_text/* oneLine */.TN)(advice, 1_000)}`;
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/github/confined-files.js



/** Fails where something stands there already, a link above all: a checkout may hold one that leads elsewhere. */
const NEW_FILE = external_node_fs_namespaceObject.constants.O_CREAT | external_node_fs_namespaceObject.constants.O_EXCL | external_node_fs_namespaceObject.constants.O_WRONLY;
/** Opens a new file for writing, in the place of whatever file or link has its name. */
async function openNewFile(path) {
    await (0,promises_namespaceObject.rm)(path, { force: true });
    return (0,promises_namespaceObject.open)(path, NEW_FILE);
}
/** Whether a path lies below a directory, or is it. Both are absolute; links are not followed. */
function isWithin(path, root) {
    const way = (0,external_node_path_namespaceObject.relative)(root, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_namespaceObject.sep}`) && !(0,external_node_path_namespaceObject.isAbsolute)(way);
}
/**
 * Makes a directory with its parents, unless a link in its path leads to a place that isn't allowed: nothing is made then.
 *
 * @param isAllowed told a path without links
 * @returns the directory's path without links; undefined where it isn't allowed
 */
async function makeDirectory(path, isAllowed) {
    if (!isAllowed(nearestReal(path)))
        return undefined;
    await (0,promises_namespaceObject.mkdir)(path, { recursive: true });
    const real = await (0,promises_namespaceObject.realpath)(path);
    return isAllowed(real) ? real : undefined;
}
/** Where a path leads that is there in part: links in that part are followed. */
function nearestReal(path) {
    try {
        return (0,external_node_fs_namespaceObject.realpathSync)(path);
    }
    catch {
        const parent = (0,external_node_path_namespaceObject.dirname)(path);
        return parent === path ? path : (0,external_node_path_namespaceObject.resolve)(nearestReal(parent), (0,external_node_path_namespaceObject.relative)(parent, path));
    }
}

;// CONCATENATED MODULE: ./build/github/log-files.js




/**
 * Files in one directory, which is made when the first is. Throws, with words for the user, when the directory turns out to
 * lead out of the places where it may be (`resolveLogDirectory`).
 */
function createLogFiles(directory, environment) {
    return {
        async create(name) {
            if ((await makeDirectory(directory, (path) => isAllowed(path, environment))) === undefined)
                throw new Error(`“${directory}” leads out of the workspace and of the runner's temporary directory`);
            return createFile((0,external_node_path_namespaceObject.join)(directory, name));
        },
    };
}
async function createFile(path) {
    const handle = await openNewFile(path);
    return {
        write: (bytes) => writeAll(handle, bytes),
        replacement: () => createReplacement(path),
        close: () => handle.close(),
    };
}
async function createReplacement(path) {
    const beside = `${path}.part`;
    const handle = await openNewFile(beside);
    return {
        write: (bytes) => writeAll(handle, bytes),
        async keep() {
            await handle.close();
            await (0,promises_namespaceObject.rename)(beside, path);
        },
        async discard() {
            await handle.close();
            await (0,promises_namespaceObject.rm)(beside, { force: true });
        },
    };
}
async function writeAll(handle, bytes) {
    for (let at = 0; at < bytes.length;)
        at += (await handle.write(bytes, at)).bytesWritten;
}
/**
 * The directory that a user's input means: relative to the workspace, or absolute. It must lie in the workspace or in the
 * runner's temporary directory, which are the job's own to write; undefined where it doesn't.
 */
function resolveLogDirectory(written, environment) {
    const path = (0,external_node_path_namespaceObject.resolve)(environment['GITHUB_WORKSPACE'] ?? '.', written);
    return isAllowed(path, environment) ? path : undefined;
}
function isAllowed(path, environment) {
    const roots = [environment['GITHUB_WORKSPACE'] ?? '.', environment['RUNNER_TEMP'] ?? ''].filter((root) => root !== '');
    return roots.some((root) => isWithin(path, (0,external_node_path_namespaceObject.resolve)(root)) || isWithin(path, real(root)));
}
function real(path) {
    try {
        return (0,external_node_fs_namespaceObject.realpathSync)(path);
    }
    catch {
        return (0,external_node_path_namespaceObject.resolve)(path);
    }
}

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./build/github/memory.js

/**
 * Keeps V8's space for young objects at the size that it begins with. A log that streams through leaves nothing but garbage,
 * for which V8 would let that space grow to over a hundred megabytes; small, it costs no time and stays in the processor's
 * cache (measured: bench/README.md). To be called once, before there is work; V8 takes the flag at any time.
 */
function keepHeapSmall() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--semi-space-growth-factor=1');
}

// EXTERNAL MODULE: ./build/payload/lookup.js
var lookup = __nccwpck_require__(7935);
;// CONCATENATED MODULE: ./build/github/connection-inputs.js

/** Reads how to reach Zadig, which every action asks for. */
function readConnection(reader, environment) {
    const url = reader.required('url', environment['ZADIG_URL']);
    if (url !== '')
        checkUrl(url, reader);
    return {
        url,
        apiToken: reader.required('api-token', environment['ZADIG_API_TOKEN']),
        caCertificate: readCertificate(reader),
        requestTimeout: reader.duration('request-timeout', 30_000),
        outageTimeout: reader.duration('outage-timeout', 300_000),
    };
}
function checkUrl(written, reader) {
    if (!URL.canParse(written)) {
        reader.problem('url', `“${written}” is no URL. Write it whole, with its scheme: \`https://zadig.example.com\`.`);
        return;
    }
    // A URL's parser drops line ends, and the links that begin with this text would have them: in the log, and in outputs.
    if (/[\s\p{Cc}\p{Cf}]/u.test(written)) {
        reader.problem('url', 'The URL has white space or a control character in it.');
        return;
    }
    const url = new URL(written);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        reader.problem('url', `“${written}” has no scheme that Zadig speaks. It begins with \`https://\` or \`http://\`.`);
    }
    else if (url.username !== '' || url.password !== '') {
        reader.problem('url', 'The URL holds a user name or a password. Zadig takes neither: use `api-token`.');
    }
    else if (url.search !== '' || url.hash !== '') {
        reader.problem('url', 'The URL has a query or a fragment. Give the address of Zadig itself.');
    }
}
function readCertificate(reader) {
    const written = reader.text('ca-certificate');
    if (written === '' || written.includes('-----BEGIN CERTIFICATE-----'))
        return written === '' ? undefined : written;
    try {
        const text = (0,external_node_fs_namespaceObject.readFileSync)(written, 'utf8');
        if (text.includes('-----BEGIN CERTIFICATE-----'))
            return text;
        reader.problem('ca-certificate', `The file “${written}” holds no certificate in PEM form.`);
    }
    catch {
        reader.problem('ca-certificate', `“${written}” is neither a certificate in PEM form nor a file that can be read.`);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/github/follow-inputs.js

/**
 * Reads how to wait for a task and what to show of it: for the actions that follow one.
 *
 * @param cancelOnAbort what `cancel-on-abort` is where the user says nothing
 */
function readFollow(reader, environment, cancelOnAbort = true) {
    return {
        limits: {
            timeout: reader.duration('timeout', 3_600_000),
            'queue-timeout': reader.optionalDuration('queue-timeout'),
            'approval-timeout': reader.optionalDuration('approval-timeout'),
        },
        pollInterval: reader.duration('poll-interval', 10_000),
        commitCheck: reader.choice('commit-check', ['warn', 'strict', 'off'], 'warn'),
        logs: reader.choice('logs', ['stream', 'failed', 'none'], 'stream'),
        logDirectory: readLogDirectory(reader, environment, 'log-directory'),
        retries: reader.count('retries', 0, 10),
        cancelOnAbort: reader.boolean('cancel-on-abort', cancelOnAbort),
        cancelOnTimeout: reader.boolean('cancel-on-timeout', false),
        summary: reader.boolean('summary', true),
        annotations: reader.boolean('annotations', true),
        ...readGithub(reader),
    };
}
/**
 * Reads a directory for logs, as an absolute path; undefined for none.
 *
 * @param otherwise where the user says nothing; empty for none
 */
function readLogDirectory(reader, environment, input, otherwise = '') {
    const written = reader.text(input) === '' ? otherwise : reader.text(input);
    if (written === '')
        return undefined;
    const path = resolveLogDirectory(written, environment);
    if (path === undefined) {
        reader.problem(input, `“${written}” lies outside of the workspace and of the runner's temporary directory. Write a path relative to the workspace, such as \`zadig-logs\`.`);
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
    const wanted = inputs.commitStatus !== '' || inputs.deploymentEnvironment !== '' || inputs.pullRequestComment;
    if (wanted && inputs.githubToken === '') {
        reader.problem('github-token', 'This input is empty, and what is to be shown on GitHub needs it.');
    }
    if (wanted && !reader.boolean('wait', true)) {
        reader.problem('wait', 'With `false` nobody is there to tell GitHub how the task ended.');
    }
    return inputs;
}

;// CONCATENATED MODULE: ./build/github/workspace-file.js





/** Payloads are some kilobytes, definitions some hundred; what is larger is another file. */
const MAX_BYTES = 1024 * 1024;
/**
 * Reads the file that an input names. The path must stay inside the workspace, links included: what it names becomes part
 * of a request, and a pull request could else have the runner's own files sent away.
 */
function readWorkspaceFile(reader, environment, input) {
    const written = reader.text(input);
    if (written === '')
        return undefined;
    const refuse = (message) => {
        reader.problem(input, message);
        return undefined;
    };
    const workspace = environment['GITHUB_WORKSPACE'] ?? '';
    if (workspace === '')
        return refuse('There is no workspace (`GITHUB_WORKSPACE` is empty) to read it from.');
    try {
        const root = (0,external_node_fs_namespaceObject.realpathSync)(workspace);
        const file = (0,external_node_fs_namespaceObject.realpathSync)((0,external_node_path_namespaceObject.resolve)(root, written));
        if (!isWithin(file, root))
            return refuse(`“${written}” is outside of the workspace.`);
        const stats = (0,external_node_fs_namespaceObject.statSync)(file);
        // Reading a pipe would wait for ever, without a look at signals.
        if (!stats.isFile())
            return refuse(`“${written}” is no file.`);
        const { size } = stats;
        if (size > MAX_BYTES)
            return refuse(`“${written}” has ${size} bytes; it may have ${MAX_BYTES} at most.`);
        return { name: written, text: (0,external_node_fs_namespaceObject.readFileSync)(file, 'utf8') };
    }
    catch (thrown) {
        return refuse(`“${written}” cannot be read: ${(0,errors/* errorMessage */.gJ)(thrown)}. Has the workflow checked the repository out?`);
    }
}
/** Writes the file of that name, relative to the workspace, which it must not leave. */
function createFileWriter(written, environment) {
    return async (text) => {
        const root = await (0,promises_namespaceObject.realpath)(environment['GITHUB_WORKSPACE'] ?? '.');
        const path = (0,external_node_path_namespaceObject.resolve)(root, written);
        const outside = new errors/* ActionError */.lZ(`“${written}” is outside of the workspace`, {
            advice: 'Write a path relative to the workspace.',
        });
        if (!isWithin(path, root))
            throw outside;
        try {
            const directory = await makeDirectory((0,external_node_path_namespaceObject.dirname)(path), (real) => isWithin(real, root));
            if (directory === undefined)
                throw outside;
            await writeNew((0,external_node_path_namespaceObject.join)(directory, (0,external_node_path_namespaceObject.basename)(path)), text);
        }
        catch (thrown) {
            if (thrown instanceof errors/* ActionError */.lZ)
                throw thrown;
            throw new errors/* ActionError */.lZ(`“${written}” cannot be written: ${(0,errors/* errorMessage */.gJ)(thrown)}`, { cause: thrown });
        }
    };
}
async function writeNew(file, text) {
    const handle = await openNewFile(file);
    try {
        await handle.writeFile(text);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/github/input-reader.js


/** What a timer of Node takes; one that is set to more ends at once. */
const LONGEST_MS = 2 ** 31 - 1;
/** Makes a reader of the inputs in an environment; what it finds wrong waits for `finish`. */
function createInputReader(environment) {
    const problems = [];
    const problem = (path, message) => {
        problems.push({ path, message });
    };
    const raw = (name) => environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '';
    const text = (name) => raw(name).trim();
    function optionalDuration(name) {
        const written = text(name);
        if (written === '')
            return undefined;
        const duration = (0,time_duration/* parseDuration */.E)(written);
        if (duration === undefined || duration === 0) {
            problem(name, `“${written}” is no duration. Write it as \`90s\`, \`10m\`, \`1h30m\` or plain seconds, more than zero.`);
            return undefined;
        }
        if (duration > LONGEST_MS) {
            problem(name, `“${written}” is too long. The most that can be waited for is \`596h\`.`);
            return undefined;
        }
        return duration;
    }
    function required(name, fallback = '') {
        const written = text(name) === '' ? fallback : text(name);
        if (written === '')
            problem(name, 'This input is required and is empty.');
        return written;
    }
    function choice(name, choices, otherwise) {
        const written = text(name);
        if (written === '')
            return otherwise;
        const found = choices.find((candidate) => candidate === written);
        if (found === undefined)
            problem(name, `“${written}” is not one of ${choices.map((candidate) => `\`${candidate}\``).join(', ')}.`);
        return found ?? otherwise;
    }
    return {
        text,
        block: (name) => raw(name)
            .replace(/^(?:[^\S\n]*\n)+/, '')
            .trimEnd(),
        problem,
        optionalDuration,
        required,
        choice,
        requiredChoice(name, choices) {
            required(name);
            return choice(name, choices, choices[0]);
        },
        requiredId(name) {
            const written = required(name);
            if (/^[1-9]\d{0,14}$/.test(written))
                return Number(written);
            if (written !== '')
                problem(name, `“${written}” is no whole number from 1 on.`);
            return 0;
        },
        boolean(name, otherwise) {
            const written = text(name);
            if (written === '')
                return otherwise;
            if (/^(true|True|TRUE)$/.test(written))
                return true;
            if (/^(false|False|FALSE)$/.test(written))
                return false;
            problem(name, `“${written}” is neither \`true\` nor \`false\`.`);
            return otherwise;
        },
        duration: (name, otherwise) => optionalDuration(name) ?? otherwise,
        count(name, otherwise, most) {
            const written = text(name);
            if (written === '')
                return otherwise;
            if (/^\d{1,4}$/.test(written) && Number(written) <= most)
                return Number(written);
            problem(name, `“${written}” is no whole number from 0 to ${most}.`);
            return otherwise;
        },
        finish() {
            if (problems.length > 0)
                throw new errors/* InputError */.dz(problems);
        },
    };
}

;// CONCATENATED MODULE: ./build/github/read-inputs.js





/** Reads the inputs of the root action; throws one InputError that lists everything that is wrong. */
function readRunInputs(environment) {
    const reader = createInputReader(environment);
    const inputs = {
        ...readConnection(reader, environment),
        ...readFollow(reader, environment),
        projectKey: reader.required('project-key'),
        workflowKey: reader.required('workflow-key'),
        parameters: reader.block('parameters'),
        inputs: reader.block('inputs'),
        notifyInputs: reader.block('notify-inputs'),
        payloadFile: readWorkspaceFile(reader, environment, 'payload-file'),
        preflight: reader.choice('preflight', ['strict', 'warn', 'off'], 'strict'),
        dryRun: reader.boolean('dry-run', false),
        correlationParameter: reader.text('correlation-parameter'),
        matrix: normalizeMatrix(reader.text('matrix')),
        remark: reader.text('remark'),
        onRerun: reader.choice('on-rerun', ['new', 'retry', 'attach'], 'new'),
        wait: reader.boolean('wait', true),
    };
    if (inputs.onRerun !== 'new' && inputs.correlationParameter === '') {
        reader.problem('on-rerun', `“${inputs.onRerun}” finds the earlier task by its marker: set \`correlation-parameter\` too.`);
    }
    reader.finish();
    return inputs;
}
/** The same text for the same values, whatever their order and spacing; empty for what runners give a job without a matrix. */
function normalizeMatrix(written) {
    if (written === 'null' || written === '{}')
        return '';
    try {
        return JSON.stringify(JSON.parse(written), (_key, value) => (0,lookup/* isMapping */.pi)(value)
            ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
            : value);
    }
    catch {
        return written;
    }
}

// EXTERNAL MODULE: ./build/payload/nearest.js
var nearest = __nccwpck_require__(3391);
// EXTERNAL MODULE: ./build/payload/read-list.js
var read_list = __nccwpck_require__(30);
;// CONCATENATED MODULE: ./build/payload/ticket-lists.js



/** Reads the services of a ticket: `service/module`, or the API's own objects. A module is called as its service where none is given. */
function readTicketServices(inputName, text) {
    return readItems(inputName, text, ['service_name', 'service_module'], {
        ofText(item) {
            const [service = '', module = service, ...rest] = item.split('/').map((part) => part.trim());
            return rest.length > 0 || service === '' || module === '' ? undefined : { service, module };
        },
        ofFields(fields) {
            const service = (0,lookup/* textAt */.$6)(fields, 'service_name');
            const module = (0,lookup/* textAt */.$6)(fields, 'service_module');
            return service === '' ? undefined : { service, module: module === '' ? service : module };
        },
        rule: 'A service is `service/module`, or a mapping with `service_name` and `service_module`.',
    });
}
/** Reads the users of a ticket: `Name <mail>`, a name or a mail address alone, or the API's own objects. */
function readTicketUsers(inputName, text) {
    return readItems(inputName, text, ['name', 'email'], {
        ofText(item) {
            const both = /^([^<>]+)<([^<>]+)>$/.exec(item);
            if (both !== null)
                return { name: both[1]?.trim() ?? '', email: both[2]?.trim() ?? '' };
            return item.includes('@') ? { name: '', email: item } : { name: item, email: '' };
        },
        ofFields(fields) {
            const user = { name: (0,lookup/* textAt */.$6)(fields, 'name'), email: (0,lookup/* textAt */.$6)(fields, 'email') };
            return user.name === '' && user.email === '' ? undefined : user;
        },
        rule: 'A user is `Name <mail>`, a name, a mail address, or a mapping with `name` and `email`.',
    });
}
function readItems(inputName, text, fields, form) {
    const { items, problems: broken } = (0,read_list/* readList */.L)(inputName, text);
    const problems = [...broken];
    const found = items.flatMap((item, index) => {
        const path = `${inputName}[${index}]`;
        const unknown = (0,lookup/* isMapping */.pi)(item) ? Object.keys(item).filter((name) => !fields.includes(name)) : [];
        for (const name of unknown)
            problems.push({ path, message: `\`${name}\` is no field here.${(0,nearest/* didYouMean */.au)(name, fields)}` });
        const read = (0,lookup/* isMapping */.pi)(item) ? form.ofFields(item) : form.ofText(item);
        if (read !== undefined)
            return [read];
        if (unknown.length === 0)
            problems.push({ path, message: form.rule });
        return [];
    });
    return { items: found, problems };
}

// EXTERNAL MODULE: ./build/payload/view-workflows.js
var view_workflows = __nccwpck_require__(707);
// EXTERNAL MODULE: ./build/task/status.js
var task_status = __nccwpck_require__(9040);
// EXTERNAL MODULE: ./build/time/instant.js
var instant = __nccwpck_require__(6513);
;// CONCATENATED MODULE: ./build/github/list-input.js

/** The items of an input that is a list of texts; notes what is wrong with it. Empty where the input is. */
function readListInput(reader, name) {
    const { items, problems } = (0,read_list/* readTextList */.G)(name, reader.block(name));
    for (const { path, message } of problems)
        reader.problem(path, message);
    return items;
}

;// CONCATENATED MODULE: ./build/github/read-project-inputs.js










const DAY_MS = 86_400_000;
/** What a user may mean, the ends of a task first: those are asked for most, and a message names only some. */
const OFFERED_STATUSES = task_status/* KNOWN_STATUSES */.Do.filter((status) => status !== '').toSorted((one, other) => Number((0,task_status/* hasEnded */.hY)(other)) - Number((0,task_status/* hasEnded */.hY)(one)));
/** Reads the inputs of `tasks`. */
function readTasksInputs(environment) {
    const reader = createInputReader(environment);
    const inputs = {
        ...readConnection(reader, environment),
        projectKey: reader.required('project-key'),
        workflowKey: reader.required('workflow-key'),
        status: readListInput(reader, 'status').map((status) => status.toLowerCase()),
        creator: reader.text('creator'),
        since: readSince(reader),
        limit: reader.count('limit', 20, 1_000),
        summary: reader.boolean('summary', true),
    };
    for (const status of inputs.status) {
        if (!task_status/* KNOWN_STATUSES */.Do.includes(status))
            reader.problem('status', `“${status}” is no status of a task.${(0,nearest/* didYouMean */.au)(status, OFFERED_STATUSES)}`);
    }
    if (inputs.limit === 0)
        reader.problem('limit', '“0” lists nothing.');
    reader.finish();
    return inputs;
}
function readSince(reader) {
    const written = reader.text('since');
    if (written === '')
        return undefined;
    const days = /^(\d{1,4})d$/.exec(written)?.[1];
    const ms = days === undefined ? (0,time_duration/* parseDuration */.E)(written) : Number(days) * DAY_MS;
    if (ms !== undefined && ms > 0)
        return { kind: 'ago', ms };
    const at = (0,instant/* parseInstant */.n)(written);
    if (at !== undefined)
        return { kind: 'at', at };
    reader.problem('since', `“${written}” is neither a duration (\`24h\`, \`7d\`) nor a time (\`2026-01-31T18:00:00Z\`).`);
    return undefined;
}
/** Reads the inputs of `workflows`. */
function readWorkflowsInputs(environment) {
    const reader = createInputReader(environment);
    const operation = reader.requiredChoice('operation', ['list', 'get', 'apply', 'delete']);
    const inputs = {
        ...readConnection(reader, environment),
        projectKey: reader.required('project-key'),
        operation,
        workflowKey: operation === 'get' || operation === 'delete' ? reader.required('workflow-key') : reader.text('workflow-key'),
        view: reader.text('view'),
        file: readWorkspaceFile(reader, environment, 'file'),
        outputFile: reader.text('output-file'),
        dryRun: reader.boolean('dry-run', false),
        summary: reader.boolean('summary', true),
    };
    if (operation === 'apply' && reader.text('file') === '')
        reader.problem('file', 'This input is required by `operation: apply` and is empty.');
    const confirm = reader.text('confirm');
    if (operation === 'delete' && inputs.workflowKey !== '' && confirm !== inputs.workflowKey)
        reader.problem('confirm', `“${confirm}” does not repeat \`workflow-key\`, “${inputs.workflowKey}”, which is to be deleted.`);
    reader.finish();
    return inputs;
}
/** Reads the inputs of `views`. */
function readViewsInputs(environment) {
    const reader = createInputReader(environment);
    const operation = reader.requiredChoice('operation', ['list', 'create', 'update', 'delete']);
    const { workflows, problems } = (0,view_workflows/* readViewWorkflows */.A)('workflows', reader.block('workflows'));
    report(problems, reader);
    const inputs = {
        ...readConnection(reader, environment),
        projectKey: reader.required('project-key'),
        operation,
        name: operation === 'list' ? reader.text('name') : reader.required('name'),
        workflows,
        summary: reader.boolean('summary', true),
    };
    if ((operation === 'create' || operation === 'update') && reader.text('workflows') === '')
        reader.problem('workflows', `This input is required by \`operation: ${operation}\` and is empty.`);
    if ((operation === 'create' || operation === 'update') && inputs.name.includes('/')) {
        const instead = operation === 'create' ? 'Choose a name without it.' : 'Change the view in Zadig.';
        reader.problem('name', `“${inputs.name}” has a \`/\`. ${view_workflows/* UNREACHABLE_VIEW */.j} ${instead}`);
    }
    reader.finish();
    return inputs;
}
/** Reads the inputs of `pre-approval`. */
function readPreApprovalInputs(environment) {
    const reader = createInputReader(environment);
    const services = readTicketServices('services', reader.block('services'));
    const users = readTicketUsers('users', reader.block('users'));
    report([...services.problems, ...users.problems], reader);
    const inputs = {
        ...readConnection(reader, environment),
        ticket: {
            projectKey: reader.required('project-key'),
            approvalId: reader.required('approval-id'),
            status: reader.count('status', 1, 9_999),
            environments: readListInput(reader, 'envs'),
            services: services.items,
            users: users.items,
            windowStart: readMoment(reader, 'execution-window-start'),
            windowEnd: readMoment(reader, 'execution-window-end'),
        },
        summary: reader.boolean('summary', true),
    };
    reader.finish();
    return inputs;
}
/** Unix seconds; 0 for none. */
function readMoment(reader, name) {
    const written = reader.text(name);
    if (written === '')
        return 0;
    const at = (0,instant/* parseInstant */.n)(written);
    if (at === undefined)
        reader.problem(name, `“${written}” is no time. Write it as \`2026-01-31T18:00:00+08:00\` or in unix seconds.`);
    return Math.floor((at ?? 0) / 1_000);
}
function report(problems, reader) {
    for (const { path, message } of problems)
        reader.problem(path, message);
}

;// CONCATENATED MODULE: ./build/github/read-task-inputs.js




/** Reads the inputs of `wait`, which leaves the task alone when it is stopped: it didn't start it. */
function readWaitInputs(environment) {
    return readAll(environment, (reader) => ({
        ...readTask(reader, environment),
        ...readFollow(reader, environment, false),
    }));
}
/** Reads the inputs of `cancel`. */
function readCancelInputs(environment) {
    return readAll(environment, (reader) => ({
        ...readTask(reader, environment),
        waitForStop: reader.boolean('wait-for-stop', false),
        stopTimeout: reader.duration('stop-timeout', 300_000),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads the inputs of `retry`. */
function readRetryInputs(environment) {
    return readAll(environment, (reader) => ({
        ...readTask(reader, environment),
        ...readFollow(reader, environment),
        projectKey: reader.text('project-key'),
        wait: reader.boolean('wait', true),
    }));
}
/** Reads the inputs of `approve`. */
function readApproveInputs(environment) {
    return readAll(environment, (reader) => ({
        ...readTask(reader, environment),
        decision: reader.requiredChoice('decision', ['approve', 'reject']),
        comment: reader.text('comment'),
        gate: reader.text('gate'),
        gateTimeout: reader.duration('gate-timeout', 3_600_000),
        pollInterval: reader.duration('poll-interval', 10_000),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads the inputs of `resume`. */
function readResumeInputs(environment) {
    return readAll(environment, (reader) => ({
        ...readTask(reader, environment),
        projectKey: reader.required('project-key'),
        stage: reader.text('stage'),
        stageTimeout: reader.duration('stage-timeout', 3_600_000),
        pollInterval: reader.duration('poll-interval', 10_000),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads the inputs of `logs`. */
function readLogsInputs(environment) {
    return readAll(environment, (reader) => ({
        ...readTask(reader, environment),
        jobs: readListInput(reader, 'jobs'),
        directory: readLogDirectory(reader, environment, 'directory', 'zadig-logs') ?? '',
        ifMissing: reader.choice('if-missing', ['warn', 'error', 'ignore'], 'warn'),
        summary: reader.boolean('summary', true),
    }));
}
/** Reads everything, and throws one InputError that lists all that is wrong. */
function readAll(environment, read) {
    const reader = createInputReader(environment);
    const inputs = read(reader);
    reader.finish();
    return inputs;
}
function readTask(reader, environment) {
    return {
        ...readConnection(reader, environment),
        workflowKey: reader.required('workflow-key'),
        taskId: reader.requiredId('task-id'),
    };
}

// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __nccwpck_require__(192);
;// CONCATENATED MODULE: ./build/github/runner.js




/** GitHub shows ten of each level for a step (runner contract §5.2); one is left for how the step itself ends. */
const MAX_ANNOTATIONS = 9;
/**
 * What a step's outputs and state may have together, in UTF-16 units: GitHub takes 1 MB of outputs a job (runner contract
 * §5.2), and the names and delimiters need some of it.
 */
const MAX_UNITS = 1_000_000;
/** The real runner: stdout with back-pressure, the command files, and the toolkit's commands (runner contract §1, §5). */
function createRunner(stdout, environment, stop) {
    let draining;
    const made = { error: 0, warning: 0, notice: 0 };
    const units = new Map();
    const count = (key, value) => void units.set(key, value.length);
    const runner = {
        print(text) {
            // A pipe takes 64 KB; past that, whoever prints waits, so that memory doesn't grow with the log.
            // A step that is being stopped waits for nobody: its cancel must not hang on a reader that has stopped reading.
            if (stdout.write(text) || stop.aborted)
                return draining ?? Promise.resolve();
            draining ??= new Promise((resolve) => {
                const go = () => {
                    stdout.off('drain', go).off('close', go);
                    stop.removeEventListener('abort', go);
                    draining = undefined;
                    resolve();
                };
                stdout.on('drain', go).on('close', go);
                stop.addEventListener('abort', go);
            });
            return draining;
        },
        annotate(level, annotation) {
            made[level] += 1;
            if (made[level] <= MAX_ANNOTATIONS)
                annotate(level, annotation.message, annotation.title);
            else
                stdout.write(asPlainLines(level, annotation));
        },
        mask: (value) => setSecret(value),
        setOutput(name, value) {
            count(`output ${name}`, '');
            const used = [...units.values()].reduce((sum, length) => sum + length, 0);
            // One output takes half of what is left at most, so that there is always room for those after it.
            const room = Math.floor((MAX_UNITS - used) / 2);
            const cut = value.length <= room ? undefined : (0,output_text/* cutText */.I)(value, room);
            count(`output ${name}`, cut?.text ?? value);
            setOutput(name, cut?.text ?? value);
            if (cut === undefined)
                return;
            const left = `${cut.kept} of ${cut.total} ${cut.unit}`;
            const message = `The output \`${name}\` has only the first ${left}: GitHub takes 1 MB of outputs a job.`;
            runner.annotate('warning', { title: 'Zadig outputs', message });
        },
        saveState(name, value) {
            count(`state ${name}`, value);
            saveState(name, value);
        },
        appendSummary(markdown) {
            // Written in one piece and at once, so that a process that is being killed leaves a whole summary or none.
            const file = environment['GITHUB_STEP_SUMMARY'] ?? '';
            if (file !== '')
                (0,external_node_fs_namespaceObject.appendFileSync)(file, markdown);
        },
    };
    return runner;
}
/** An annotation that nobody would be shown, for the log alone: each line begins with a word, so that none is a command. */
function asPlainLines(level, { title, message }) {
    return message
        .split('\n')
        .map((line, index) => (0,remote_text/* oneLine */.TN)(`${index === 0 ? `${level}: ${title}:` : '|'} ${line}`, 4_000))
        .map((line) => `${line}\n`)
        .join('');
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/time/clock.js

/** The machine's own clock; the only timer of the program. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,external_node_timers_promises_namespaceObject.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (aborted) {
            signal?.throwIfAborted();
            throw aborted;
        }
    },
};

;// CONCATENATED MODULE: ./build/github/signals.js

/** What the runner sends to stop a step: SIGINT, then SIGTERM after 7.5 s, SIGBREAK on Windows (runner contract §4.1). */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
/** The runner's second signal comes after 7.5 s: we want to have ended by ourselves before. */
const SELF_EXIT_MS = 6_500;
/** Turns the first stop signal into an abort, the second into an end at once, and never lets a stopped step linger. */
function listenForSignals(target, clock = systemClock) {
    const stop = new AbortController();
    const over = new AbortController();
    function onSignal(signal) {
        if (stop.signal.aborted)
            target.exit(130);
        stop.abort(signal);
        void clock.sleep(SELF_EXIT_MS, over.signal).then(() => target.exit(130), () => undefined);
    }
    /**
     * The reader of our output is gone, as when `docker exec` was stopped: nobody is left to talk to, and the post step
     * cleans up. A step that is being stopped still sends its cancel: there may be no post step where the signal comes from.
     */
    function onOutputError() {
        if (!stop.signal.aborted)
            target.exit(1);
    }
    function finish() {
        over.abort();
        for (const signal of STOP_SIGNALS)
            target.off(signal, onSignal);
    }
    for (const signal of STOP_SIGNALS)
        target.on(signal, onSignal);
    target.stdout.on('error', onOutputError);
    return {
        stop: stop.signal,
        end() {
            // What a stopped step has written may be stuck in a pipe that nobody reads: that must not keep it alive.
            if (stop.signal.aborted && target.stdout.writableLength > 0)
                target.stdout.once('drain', finish);
            else
                finish();
        },
    };
}

;// CONCATENATED MODULE: ./build/github/run-identity.js
/**
 * Which step of which run this is, from the runner's variables.
 *
 * @param matrix the input `matrix`, as it was read
 */
function readRunIdentity(environment, matrix) {
    const attempt = Number(environment['GITHUB_RUN_ATTEMPT']);
    return {
        matrix,
        repository: environment['GITHUB_REPOSITORY'] ?? '',
        runId: environment['GITHUB_RUN_ID'] ?? '',
        // Some runners leave it out or empty (reported for act_runner before 0.4).
        runAttempt: attempt >= 1 ? attempt : undefined,
        job: environment['GITHUB_JOB'] ?? '',
        step: environment['GITHUB_ACTION'] ?? '',
    };
}

;// CONCATENATED MODULE: ./build/github/run-url.js
/**
 * The page of this run; empty where its address isn't known. On GitHub it is the page of the attempt. Forgejo has a run's
 * page under its number in the repository. So has Gitea before 1.26, which has it under the id since then, and tells
 * neither its version nor its choice. A run of act has no page.
 */
function readRunUrl(environment) {
    const is = (name) => environment[name] === 'true';
    const forgejo = is('FORGEJO_ACTIONS');
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const run = environment[forgejo ? 'GITHUB_RUN_NUMBER' : 'GITHUB_RUN_ID'] ?? '';
    if (repository === '' || run === '' || (!forgejo && (is('GITEA_ACTIONS') || is('ACT'))))
        return '';
    const server = (environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
    const page = `${server}/${repository}/actions/runs/${run}`;
    const attempt = environment['GITHUB_RUN_ATTEMPT'] ?? '';
    return forgejo || attempt === '' ? page : `${page}/attempts/${attempt}`;
}

;// CONCATENATED MODULE: ./build/zadig/advice.js
/**
 * What to do next, for every bad end that a request to Zadig can have. The ids are stable: docs/troubleshooting.md has a
 * section for each.
 */
const ADVICE = {
    // Reaching the server
    'name-not-found': 'Check the host name in `url`, and that the runner can resolve it; a self-hosted Zadig may be known only to a self-hosted runner.',
    'connection-refused': 'Nothing listens there. Check host and port in `url`, and that Zadig runs and can be reached from this runner.',
    'no-route': 'The runner has no network path to that host. Check firewall, VPN and `url`, or use a self-hosted runner inside the network.',
    timeout: 'No answer came in time. Check that Zadig can be reached from this runner, and raise `request-timeout` if it is only slow.',
    'connection-lost': 'The connection broke off. If it happens again and again, look at the gateway or proxy between the runner and Zadig.',
    'gateway-error': 'A gateway answered in place of Zadig, which may be restarting or overloaded. `outage-timeout` says how long to keep trying.',
    'rate-limited': 'A gateway limits the number of requests. Use a longer `poll-interval`, or ask for a higher limit.',
    'certificate-untrusted': 'The certificate was signed by somebody that this runner does not trust. Give the private CA in `ca-certificate` (PEM text or a file path).',
    'certificate-expired': "The server's certificate is out of its validity period. Renew it, and check the runner's clock.",
    'certificate-name': 'The certificate was made for another host name. Use a name in `url` that the certificate has.',
    'tls-failed': 'The TLS handshake failed. Check that the port in `url` is the one for HTTPS, and which TLS versions the server accepts.',
    'not-tls': 'The port does not speak TLS. If Zadig is served without it, begin `url` with http://; otherwise correct the port.',
    'not-http': 'What answers there does not speak HTTP. Check scheme and port in `url`.',
    'proxy-refused': 'The proxy of HTTPS_PROXY or HTTP_PROXY did not connect to Zadig. Allow the host there, or add it to NO_PROXY if it can be reached directly.',
    'proxy-authentication': 'The proxy wants a user name and a password: put them into HTTPS_PROXY or HTTP_PROXY as http://user:password@host:port.',
    'proxy-invalid': 'HTTPS_PROXY and HTTP_PROXY must look like http://host:port or http://user:password@host:port.',
    'ca-certificate-invalid': '`ca-certificate` must hold PEM blocks (-----BEGIN CERTIFICATE-----) or the path of a file with them.',
    'url-invalid': '`url` must be the address of the Zadig web page, such as https://zadig.example.com, without user name, query and fragment.',
    'token-invalid': 'Copy the API token from the user settings in Zadig again; it must be in one piece, without white space.',
    'other-origin': "The server points to another address, and the token was not sent there. If that is Zadig's true address, put it into `url`.",
    'not-zadig': "The URL points at something that isn't Zadig's API: a log-in page, a proxy's page or another site. Use the address of the Zadig web page as `url`.",
    'broken-answer': 'The answer broke off or is damaged. If it happens again, look at the gateway or proxy between the runner and Zadig.',
    'unexpected-answer': 'The answer has another shape than every known version of Zadig gives. Check `url`, and report this with the version of your Zadig.',
    'maybe-delivered': 'Zadig may have carried out the request although no answer came. Look into Zadig before you repeat it.',
    // Who asks
    'token-refused': 'Zadig does not accept the API token: it is missing, mistyped or was revoked by making a new one, or API tokens are not enabled for this user (Zadig 4.3 and later). Copy it from the user settings again.',
    'token-login': 'This is the token of a browser session, which ends with the next log-in. Use the API token from the user settings in Zadig.',
    'token-expired': 'The API token has expired. Make a new one in the user settings in Zadig.',
    'token-malformed': 'This is no Zadig API token, which has three parts joined by dots. Copy it from the user settings in Zadig.',
    'no-permission': "The user of the token lacks the permission for this in the project, or `project-key` is wrong (for anybody but an administrator that looks the same). It also happens while Zadig's user service is down.",
    'mfa-enrollment': 'Zadig wants multi-factor authentication, and the user of the token has not set it up. Do that in Zadig, then make a new API token.',
    'mfa-verification': 'The API token was made before its user set up multi-factor authentication. Make a new API token.',
    'gateway-forbidden': 'A gateway or firewall in front of Zadig refused the request. Ask its administrator to allow it.',
    licence: 'This needs a valid Zadig professional licence. Ask the administrator of your Zadig.',
    // Servers that are too old, or no servers
    'wrong-url': 'There is no Zadig API at this address. Use the address of the Zadig web page as `url`, with the path prefix if there is one.',
    'needs-zadig-1.15': 'This server does not have the endpoint: it needs Zadig 1.15 or later. Otherwise check `url`: it ends without `/openapi` and `/api`.',
    'needs-zadig-1.18': 'This server does not have the endpoint: it needs Zadig 1.18 or later. Otherwise check `url`: it ends without `/openapi` and `/api`.',
    'needs-zadig-3.3': 'This server does not have the endpoint: it needs Zadig 3.3 or later.',
    'needs-zadig-3.4': 'This server does not have the endpoint: logs need Zadig 3.4 or later. Set `logs: none` on older servers.',
    'needs-zadig-5.0': 'This server does not have the endpoint: it needs Zadig 5.0 or later.',
    // Triggering
    'unknown-workflow': 'There is no workflow with this key. Check `workflow-key`: the key, not the display name, in its exact case.',
    'ticket-gated': 'The workflow wants an approval ticket, and such workflows cannot be run through the API. Turn that off in the workflow, or start it in Zadig.',
    'workflow-disabled': 'The workflow is disabled. Enable it in Zadig.',
    'force-run': 'The workflow says that this job must always run. Add it to `inputs`.',
    'nothing-to-run': 'No job is left to run. List the jobs in `inputs`; a job also vanishes when nothing that it lists is configured in the workflow.',
    'unknown-environment': 'Check `env_name` in `inputs`: it is always needed for a deploy job, and the environment must exist in the project.',
    'empty-deploy': 'List the services to deploy in `service_list` of the deploy job, also where the images come from a build.',
    'unknown-registry': 'Check `registry` in `inputs`: it must equal address and namespace of a registry in Zadig exactly, with the scheme, such as https://reg.example.com/ns.',
    'unknown-code-host': 'Check `codehost_name`: it must be the alias of a code source in Zadig, and the one that the workflow uses.',
    'gate-unsupported': 'This server cannot keep an approval gate through its API, which needs Zadig 4.1 or later, so no task was created. You can start the workflow in Zadig, upgrade Zadig, or leave the gate out on purpose: remove it from `inputs` and set `preflight: warn`. The workflow then runs without that approval.',
    'unsupported-job': 'Jobs of this type cannot be run through the API in this version of Zadig. Leave the job out of `inputs`, or start the workflow in Zadig.',
    'invalid-choice': 'Use one of the options that the workflow defines for this variable.',
    'unknown-parameter': 'Check the names in `parameters`: the workflow has no variable of that name.',
    'wrong-json-type': 'A value in `inputs` has the wrong type. All values of variables are strings: put numbers and booleans in quotes.',
    'unknown-artifact': 'Check `file_name` in `inputs`: the file must be among the artifacts of the service in Zadig.',
    'duplicate-service': 'List each service only once in the deploy job.',
    'unknown-database': 'Check `database_name` in `inputs`: it must be the name of a database instance in Zadig.',
    'job-input-refused': 'Zadig did not accept what `inputs` has for this job. Compare it with the job in the workflow.',
    'user-unknown': 'Zadig could not read the user of the token. Try again; if it stays, make a new API token.',
    'preset-failed': 'Zadig could not prepare the workflow: something that it refers to (a build, an environment, a service) was changed or deleted. Open and save it in Zadig.',
    'create-refused': 'Zadig could not create the task. The description says which setting of the workflow or of `inputs` is at fault.',
    counter: 'Zadig could not number the task, which points to trouble with its database. Try again later.',
    panic: 'Zadig broke down while it worked on the request. Usual causes: a variable of type repo without its `repo`, or an item of `notify-inputs` without the configuration of its type.',
    // Working on a task
    'broke-down': 'Zadig broke down while it worked on the request. Look at the log of its aslan service if it happens again.',
    'unknown-task': 'There is no such task. Check `task-id` and `workflow-key`; ids start again when a workflow is deleted and made anew.',
    'already-passed': 'The task has passed already, so there is nothing to cancel.',
    'cancel-refused': 'Zadig could not cancel the task. Look at it in Zadig.',
    'not-retryable': 'Only a task that failed, timed out, was rejected or was cancelled can be retried.',
    'task-damaged': "The task's data is incomplete, so Zadig cannot retry it. Start a new one.",
    'no-gate-waits': 'No approval of that name waits for a decision now: it was decided, it expired, it has not been reached, or it is decided in another app.',
    'not-an-approver': 'The user of the token is not among the approvers. Being an administrator does not help here.',
    'already-decided': 'This user has decided already; everybody decides once.',
    'approve-refused': 'Zadig did not accept the decision. Check the names of workflow, task and job.',
    'not-paused': 'The task does not wait at a manual stage.',
    'wrong-stage': 'The task waits at another stage. Leave the stage out to continue the one that waits.',
    'not-an-executor': 'The user of the token is not among those who may start this stage.',
    'wrong-project': 'The task belongs to another project. Check `project-key`.',
    // Definitions, views, tickets
    'workflow-refused': 'Zadig did not accept the workflow definition. A workflow key has letters, digits and `-` only and is unique in the whole system; a display name is unique in its project; a job name has lower-case or Chinese letters, digits and `-`.',
    'definition-crash': 'Zadig broke down while it read the workflow definition. Usual causes: a `freestyle` job without `advanced_setting` in its `spec`, or a `plugin` job without `plugin`.',
    'unknown-view': 'There is no view of this name in the project.',
    'view-refused': 'Zadig did not accept the view. Names must be unique in the project, and workflow types are custom or product.',
    'ticket-refused': 'Zadig did not accept the ticket: `approval_id` must be new, and the project must exist.',
    // Whatever else
    'bad-request': 'Zadig could not read the request. The description, if there is one, says which part; task ids and page numbers must be whole numbers.',
    'server-refused': 'Zadig refused the request. Its description says why; more may stand in the log of its aslan service.',
};

;// CONCATENATED MODULE: ./build/zadig/call.js
/**
 * A path with its variable parts percent-encoded; job names and view names may hold any character (contract §1).
 */
function path(strings, ...values) {
    return strings.reduce((left, right, index) => `${left}${encodeSegment(String(values[index - 1]))}${right}`);
}
/** A query from the values that are set. */
function query(values) {
    const set = new URLSearchParams();
    for (const [name, value] of Object.entries(values))
        if (value !== undefined)
            set.set(name, String(value));
    return set.size === 0 ? '' : `?${set.toString()}`;
}
/** A body of JSON. */
function json(body) {
    return { type: 'application/json', text: JSON.stringify(body) };
}
function encodeSegment(value) {
    // A segment of dots would be resolved away by whoever normalises the path.
    if (/^\.{1,2}$/.test(value))
        return value.replaceAll('.', '%2E');
    return encodeURIComponent(value.toWellFormed());
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
// EXTERNAL MODULE: ./build/ports/line-batch.js
var line_batch = __nccwpck_require__(6992);
;// CONCATENATED MODULE: ./build/zadig/carriage-returns.js

/** The two characters, backslash and r, that Zadig writes for a carriage return. */
const ESCAPED_RETURN = String.raw `\r`;
/** How Zadig's executor begins each line of a script, and never a piece of one (contract §7.1). */
const STAMP = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/;
/**
 * Undoes what the server does to lines with carriage returns (contract §7.2): it sends each piece as an event that ends in
 * the characters `\r`; the last piece keeps its line feed, so its `\r` stands alone on a second data line. The stored log has
 * one line with real returns, which is what comes out here.
 *
 * A line that itself ends in the characters `\r` looks like a first piece, but no last one follows it: it is given out as it
 * is, once that is seen. Jobs on virtual machines and deploy jobs keep every line's feed, hence an empty second data line.
 * Which of both a job does cannot be told from its type (a build can run on a machine), but from the event.
 */
function createReturns() {
    let pieces = [];
    let length = 0;
    function add(piece, lines) {
        if (pieces.length > 0 && STAMP.test(piece))
            giveBack(lines);
        pieces.push(piece);
        length += piece.length + 1;
        if (length <= line_batch/* MAX_LINE_BYTES */.Oc)
            return;
        // Cut where the stored log's line is cut, so that the lines of both can be counted against each other.
        let text = pieces.join('\r');
        while (text.length > line_batch/* MAX_LINE_BYTES */.Oc) {
            const at = (0,line_batch/* cutAt */.og)(text);
            lines.push(text.slice(0, at));
            text = text.slice(at);
        }
        pieces = [text];
        length = text.length;
    }
    function held() {
        return pieces.map((piece) => piece + ESCAPED_RETURN);
    }
    function giveBack(lines) {
        for (const line of held())
            lines.push(line);
        pieces = [];
        length = 0;
    }
    function plain(line, lines) {
        if (pieces.length > 0)
            giveBack(lines);
        lines.push(line);
    }
    return {
        pending: () => pieces.length > 0,
        held,
        plain,
        event(data, lines) {
            const [first, ...others] = data;
            if (first === undefined)
                return;
            if (others.length === 0) {
                if (first.endsWith(ESCAPED_RETURN))
                    add(first.slice(0, -ESCAPED_RETURN.length), lines);
                else
                    plain(first, lines);
                return;
            }
            const isLastPiece = others.at(-1) === ESCAPED_RETURN;
            if (isLastPiece && (pieces.length > 0 || first === '')) {
                if (pieces.length > 0)
                    lines.push([...pieces, first].join('\r'));
                pieces = [];
                length = 0;
            }
            else {
                plain(first, lines);
            }
            const extra = isLastPiece || others.at(-1) === '' ? 1 : 0;
            for (const line of others.slice(0, others.length - extra))
                lines.push(line);
        },
    };
}

;// CONCATENATED MODULE: ./build/zadig/event-reader.js


/** The event stream standard, line by line, except that a space after `data:` is data: Zadig writes none of its own. */
function createEventReader() {
    const returns = createReturns();
    /** The data lines of the event so far. */
    let data = [];
    let dataLength = 0;
    let inEvent = false;
    /** What the pieces of an overlong line are, and what is left of them. */
    let overlong = 'none';
    let rest = '';
    function addData(line, lines) {
        data.push(line);
        // With its end, or endless lines without a character would count for nothing.
        dataLength += line.length + 1;
        // An event without an end must not grow without one either. The newest line may be the event's last, which is special.
        if (dataLength <= line_batch/* MAX_LINE_BYTES */.Oc || data.length < 3)
            return;
        for (const early of data.splice(0, data.length - 2))
            returns.plain(early, lines);
        dataLength = data.reduce((sum, { length }) => sum + length + 1, 0);
    }
    return {
        atStart: () => !inEvent && overlong === 'none' && !returns.pending(),
        held: () => returns.held(),
        acceptLine(line, lines) {
            if (overlong !== 'none') {
                if (overlong === 'data')
                    addData(rest + line, lines);
                overlong = 'none';
                rest = '';
            }
            else if (line === '') {
                returns.event(data, lines);
                data = [];
                dataLength = 0;
                inEvent = false;
            }
            else {
                inEvent = true;
                if (line === 'data' || line.startsWith('data:'))
                    addData(line.slice('data:'.length), lines);
            }
        },
        acceptPiece(piece, lines) {
            if (overlong === 'none') {
                inEvent = true;
                overlong = piece.startsWith('data:') ? 'data' : 'other';
                if (overlong === 'data')
                    rest = piece.slice('data:'.length);
            }
            else if (overlong === 'data') {
                rest += piece;
            }
            while (rest.length > line_batch/* MAX_LINE_BYTES */.Oc) {
                const at = (0,line_batch/* cutAt */.og)(rest);
                returns.plain(rest.slice(0, at), lines);
                rest = rest.slice(at);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/zadig/sse.js



const CARRIAGE_RETURN = 0x0d;
/** How every event of Zadig begins, and what stands between two of them (contract §7.2). */
const FIRST_BYTES = 'event:message\ndata:';
const EVENT_END = '\n\n';
const BETWEEN_EVENTS = new RegExp(EVENT_END + FIRST_BYTES, 'g');
const EXTRA_BYTES = EVENT_END.length + FIRST_BYTES.length - 1;
/** What may wait for its end: a line, and its framing. */
const MAX_REST_BYTES = line_batch/* MAX_LINE_BYTES */.Oc + EXTRA_BYTES;
/** What an event's data ends with where the server has split a line at its carriage returns: backslash, r. */
const ESCAPED_RETURN_AT_END = String.raw `\r` + '\n';
/**
 * Turns the bytes of a log stream into log lines. An event that the stream's end cuts off is never emitted: whether its
 * last line is whole cannot be known, and a replay or the stored log has it.
 *
 * Zadig's own framing goes through a fast path: what stands between two events is replaced in all that was read at once, and
 * nothing is decoded, split or copied line by line. Anything else that the standard for event streams allows (`\r\n`,
 * comments, other fields), and events of several data lines, go line by line.
 */
function createLogParser() {
    const events = createEventReader();
    /** What was read; `length` bytes of it are not parsed yet. Used again, since a block a read would be much garbage. */
    let buffer = Buffer.alloc(0);
    let length = 0;
    /** Zadig escapes carriage returns, so a real one means that somebody on the way frames lines in his own manner. */
    let foreignFraming = false;
    function append(chunks) {
        const start = length;
        let total = length;
        for (const chunk of chunks)
            total += chunk.length;
        if (total > buffer.length) {
            const larger = Buffer.allocUnsafe(Math.max(total, 2 * buffer.length));
            buffer.copy(larger, 0, 0, length);
            buffer = larger;
        }
        for (const chunk of chunks) {
            buffer.set(chunk, length);
            length += chunk.length;
        }
        foreignFraming ||= buffer.subarray(start, length).includes(CARRIAGE_RETURN);
    }
    /** Takes the first bytes off, as well-formed UTF-8: what is malformed becomes U+FFFD, as every reader would show it. */
    function take(end) {
        const taken = buffer.subarray(0, end);
        const text = (0,external_node_buffer_.isUtf8)(taken)
            ? taken.toString('latin1')
            : Buffer.from(taken.toString('utf8'), 'utf8').toString('latin1');
        buffer.copyWithin(0, end, length);
        length -= end;
        return text;
    }
    return {
        feed(chunks) {
            append(chunks);
            const fast = !foreignFraming && events.atStart();
            const unread = buffer.subarray(0, length);
            const end = fast ? unread.lastIndexOf(EVENT_END) + EVENT_END.length : endOfLines(unread);
            let batch = line_batch/* NO_LINES */.o;
            if (end >= (fast ? EVENT_END.length : 1)) {
                const text = take(end);
                batch = (fast ? readEvents(text) : undefined) ?? readLines(text, events);
            }
            return joined(batch, passOn());
        },
        held: () => (0,line_batch/* batchOfBytes */.VO)(events.held()),
    };
    /** Gives the beginning of an overlong line to the reader. */
    function passOn() {
        let batch = line_batch/* NO_LINES */.o;
        for (let over = length - MAX_REST_BYTES; over > 0; over = length - MAX_REST_BYTES) {
            const lineEnd = endOfLines(buffer.subarray(0, length));
            if (lineEnd > 0)
                batch = joined(batch, readLines(take(lineEnd), events));
            if (length <= MAX_REST_BYTES)
                break;
            const pieces = [];
            events.acceptPiece(take((0,line_batch/* cutAt */.og)(buffer.toString('latin1', 0, line_batch/* MAX_LINE_BYTES */.Oc + 1))), pieces);
            batch = joined(batch, (0,line_batch/* batchOfBytes */.VO)(pieces));
        }
        return batch;
    }
}
/** Zadig's framing: complete events only. Undefined where it is not that framing exactly, or a line comes in pieces. */
function readEvents(text) {
    if (!text.startsWith(FIRST_BYTES) || text.includes(ESCAPED_RETURN_AT_END))
        return undefined;
    // No real return stands in the text, so one can mark where the lines meet; a line feed that is left is inside an event.
    const marked = text.slice(FIRST_BYTES.length, 1 - EVENT_END.length).replace(BETWEEN_EVENTS, '\r');
    if (marked.indexOf('\n') !== marked.length - 1)
        return undefined;
    if ((0,line_batch/* hasLineOver */.PC)(text, line_batch/* MAX_LINE_BYTES */.Oc))
        return undefined;
    const count = 1 + (text.length + 1 - FIRST_BYTES.length - EVENT_END.length - marked.length) / EXTRA_BYTES;
    return { bytes: marked.replace(/\r/g, '\n'), count };
}
function readLines(text, events) {
    const lines = [];
    // The last element is what follows the last line end: nothing, since the text was cut there.
    for (const line of text.split(/\r\n|\n|\r/).slice(0, -1))
        events.acceptLine(line, lines);
    return (0,line_batch/* batchOfBytes */.VO)(lines);
}
/** The index after the last line end, 0 without one. A final CR stays back, because an LF may follow it. */
function endOfLines(bytes) {
    const lastReturn = bytes.length > 1 ? bytes.lastIndexOf(CARRIAGE_RETURN, bytes.length - 2) : -1;
    return Math.max(bytes.lastIndexOf('\n'), lastReturn) + 1;
}
function joined(first, second) {
    if (second.count === 0)
        return first;
    return { bytes: first.bytes + second.bytes, count: first.count + second.count };
}

;// CONCATENATED MODULE: ./build/zadig/log-calls.js


/** From the first line (contract §7.2: zero and less mean the whole log), so that a reconnect can skip what it has seen. */
const FROM_THE_START = 0;
/** The two endpoints of a job's log (contract §7). */
function logCalls({ open }) {
    return {
        async openLogStream(job, { signal, turn }) {
            const answer = await open({ ...logCall('stream-log', 'sse', job, path `/${FROM_THE_START}`), signal }, { live: true });
            const isEventStream = answer.contentType.startsWith('text/event-stream');
            // Nothing will come, and the server would keep the connection open for as long as we do.
            if (!isEventStream)
                answer.cancel();
            const parser = createLogParser();
            return { isEventStream, lines: streamLines(answer, parser, turn), held: () => parser.held() };
        },
        async *getFullLog(job, options) {
            const answer = await open({ ...logCall('read-log', 'log', job, ''), ...options }, { live: false });
            for await (const chunks of answer.body)
                yield chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
        },
    };
}
/** One batch of whole lines a socket read: an await for each line would cost more than the parsing. */
async function* streamLines(answer, parser, turn) {
    for await (const chunks of answer.body) {
        const over = await turn?.();
        try {
            const batch = parser.feed(chunks);
            if (batch.count > 0)
                yield batch;
        }
        finally {
            over?.();
        }
    }
    throw answer.ended();
}
function logCall(operation, kind, job, rest) {
    const { workflowKey, taskId, jobName } = job;
    return {
        operation,
        method: 'GET',
        path: `/openapi/logs/${kind}` + path `/v4/workflow/${workflowKey}/${taskId}/${jobName}` + rest,
        since: '3.4',
    };
}

;// CONCATENATED MODULE: ./build/zadig/wire/read.js
/** Whether a value is an object that is no list. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The record itself, or an empty one. */
function asRecord(value) {
    return isRecord(value) ? value : {};
}
/** A record under that name, or undefined. */
function recordAt(record, name) {
    const value = record[name];
    return isRecord(value) ? value : undefined;
}
/** A text; numbers and booleans as their text; otherwise empty. */
function textAt(record, name) {
    const value = record[name];
    if (typeof value === 'string')
        return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
/** The first of several names that holds a text which is not empty. */
function firstTextAt(record, ...names) {
    return names.map((name) => textAt(record, name)).find((text) => text !== '') ?? '';
}
/** A finite number, also one in a text; otherwise 0. */
function numberAt(record, name) {
    const value = record[name];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}
/** Only `true` is true. */
function flagAt(record, name) {
    return record[name] === true;
}
/** A list, or an empty one. */
function listAt(record, name) {
    const value = record[name];
    return Array.isArray(value) ? value : [];
}
/** The records of a list; what is none is left out. */
function recordsAt(record, name) {
    return listAt(record, name).filter((item) => isRecord(item));
}
/** Zadig's word for a state: lower-case, and the older spelling of one of them (contract §6.1) in today's. */
function statusAt(record) {
    const status = textAt(record, 'status').toLowerCase();
    return status === 'waitforapprove' ? 'wait_for_approval' : status;
}

;// CONCATENATED MODULE: ./build/zadig/wire/users.js

/** What a person or group is called, in Zadig's own user objects and in those of the chat apps (contract §5.5). */
function userName(wire) {
    return firstTextAt(wire, 'user_name', 'group_name', 'name', 'user_id', 'group_id', 'id');
}

;// CONCATENATED MODULE: ./build/zadig/wire/lists.js


/** The workflows of a project (contract §3.4); undefined when the answer is no list. */
function readWorkflows(raw) {
    const wire = asRecord(raw);
    if (!hasList(wire, 'workflows'))
        return undefined;
    return recordsAt(wire, 'workflows').map((entry) => ({
        key: textAt(entry, 'workflow_key'),
        name: textAt(entry, 'workflow_name'),
        type: textAt(entry, 'type'),
        updatedBy: textAt(entry, 'update_by'),
        updateTime: numberAt(entry, 'update_time'),
    }));
}
/** One page of tasks (contract §3.6); undefined when the answer is none. */
function readTasks(raw) {
    const wire = asRecord(raw);
    if (!hasList(wire, 'workflow_tasks'))
        return undefined;
    return {
        total: numberAt(wire, 'total'),
        tasks: recordsAt(wire, 'workflow_tasks').map((entry) => ({
            taskId: numberAt(entry, 'task_id'),
            workflowKey: textAt(entry, 'workflow_key'),
            workflowName: textAt(entry, 'workflow_name'),
            creator: textAt(entry, 'task_creator'),
            status: statusAt(entry),
            createTime: numberAt(entry, 'create_time'),
            startTime: numberAt(entry, 'start_time'),
            endTime: numberAt(entry, 'end_time'),
        })),
    };
}
/** The answer to a trigger (contract §4.6), whose names are keys; undefined without a task id. */
function readTriggered(raw) {
    const wire = asRecord(raw);
    const taskId = numberAt(wire, 'task_id');
    if (!Number.isSafeInteger(taskId) || taskId <= 0)
        return undefined;
    return { taskId, projectKey: textAt(wire, 'project_name'), workflowKey: textAt(wire, 'workflow_name') };
}
/** The stage that a task is parked at (contract §8.4). */
function readManualStage(raw) {
    if (!isRecord(raw))
        return undefined;
    return {
        status: statusAt(raw),
        stageName: textAt(raw, 'stage_name'),
        canExecute: flagAt(raw, 'can_execute'),
        executors: recordsAt(raw, 'executors').map(userName),
    };
}
/** The views of a project (contract §3.10): an array without an envelope. */
function readViews(raw) {
    if (!Array.isArray(raw) && raw !== null)
        return undefined;
    return recordsAt({ views: raw }, 'views').map((view) => ({
        name: textAt(view, 'name'),
        updatedBy: textAt(view, 'update_by'),
        updateTime: numberAt(view, 'update_time'),
        workflows: recordsAt(view, 'workflows').map((workflow) => ({
            workflowKey: textAt(workflow, 'workflow_key'),
            type: textAt(workflow, 'workflow_type'),
        })),
    }));
}
/** Null is how some Go versions write an empty list. */
function hasList(wire, name) {
    return Array.isArray(wire[name]) || wire[name] === null;
}

// EXTERNAL MODULE: ./build/payload/collect-secrets.js
var collect_secrets = __nccwpck_require__(3931);
;// CONCATENATED MODULE: ./build/zadig/wire/job.js


/** One job task with what its type's `spec` tells (contract §5.3, §5.5). */
function readJob(wire) {
    const type = textAt(wire, 'type');
    const spec = asRecord(wire['spec']);
    return {
        name: textAt(wire, 'name'),
        displayName: textAt(wire, 'display_name'),
        originName: textAt(wire, 'origin_name'),
        type,
        status: statusAt(wire),
        startTime: numberAt(wire, 'start_time'),
        endTime: numberAt(wire, 'end_time'),
        costSeconds: numberAt(wire, 'cost_seconds'),
        error: textAt(wire, 'error'),
        retryCount: numberAt(wire, 'retry_count'),
        repos: recordsAt(spec, 'repos').map(readRepo),
        images: readImages(type, spec),
        environment: readEnvironment(spec),
        gate: type === 'approval' ? readGate(spec) : undefined,
        test: type === 'zadig-test' ? readTest(spec) : undefined,
        scan: type === 'zadig-scanning' ? readScan(spec) : undefined,
    };
}
function readRepo(wire) {
    const numbers = listAt(wire, 'prs').filter((item) => typeof item === 'number');
    const single = numberAt(wire, 'pr');
    return {
        namespace: firstTextAt(wire, 'repo_namespace', 'repo_owner'),
        name: textAt(wire, 'repo_name'),
        branch: textAt(wire, 'branch'),
        tag: textAt(wire, 'tag'),
        pullRequests: numbers.length === 0 && single > 0 ? [single] : numbers,
        mergedBranches: listAt(wire, 'merge_branches').filter((item) => typeof item === 'string'),
        commit: textAt(wire, 'commit_id'),
        isPinned: flagAt(wire, 'enable_commit'),
    };
}
/** What the job built or put into service; a deploy job's images belong to its environment instead. */
function readImages(type, spec) {
    const targets = recordsAt(spec, 'distribute_target');
    const images = targets.length > 0
        ? targets.map((target) => readImage(target, 'target_image'))
        : type === 'plugin' // its `image` is the one that the plugin runs in
            ? []
            : [readImage(spec, 'image')];
    return images.filter(({ image }) => image !== '');
}
function readImage(wire, field) {
    return {
        service: firstTextAt(wire, 'service_name', 'k8s_service_name', 'target'),
        module: firstTextAt(wire, 'service_module', 'container_name'),
        image: textAt(wire, field),
    };
}
function readEnvironment(spec) {
    const name = textAt(spec, 'env');
    if (name === '')
        return undefined;
    const services = [...recordsAt(spec, 'service_and_images'), ...recordsAt(spec, 'service_and_vm_deploys')];
    return {
        name,
        alias: textAt(spec, 'env_alias'),
        production: flagAt(spec, 'production'),
        services: services.map((service) => readImage(service, 'image')),
    };
}
/** Each kind of gate has a document of its own; in the apps, approvers stand in nodes (contract §5.4, §8.3). */
function readGate(spec) {
    const kind = textAt(spec, 'type');
    // `lark_intl` keeps its document under `lark_approval`.
    const approval = recordAt(spec, `${kind.replace(/_intl$/, '')}_approval`) ?? {};
    const nodes = [approval, ...recordsAt(approval, 'approval_nodes')];
    const approvers = nodes.flatMap((node) => [...recordsAt(node, 'approve_users'), ...recordsAt(node, 'users')]);
    return {
        kind,
        description: firstTextAt(spec, 'description', 'approval_message'),
        neededApprovers: numberAt(approval, 'needed_approvers'),
        approvers: approvers.map(readApprover),
    };
}
function readApprover(wire) {
    return {
        name: userName(wire),
        decision: textAt(wire, 'reject_or_approve'),
        comment: textAt(wire, 'comment'),
        time: numberAt(wire, 'operation_time'),
    };
}
function readTest(spec) {
    return {
        name: textAt(spec, 'test_name'),
        junit: flagAt(spec, 'junit_report'),
        html: flagAt(spec, 'html_report'),
        archive: flagAt(spec, 'archive'),
    };
}
function readScan(spec) {
    const metrics = recordAt(spec, 'sonar_metrics') ?? {};
    return {
        name: textAt(spec, 'scanning_name'),
        link: textAt(spec, 'link_url'),
        metrics: Object.fromEntries(Object.keys(metrics)
            .map((name) => [name, textAt(metrics, name)])
            .filter(([, value]) => value !== '')),
    };
}

;// CONCATENATED MODULE: ./build/zadig/wire/task.js




/** Zadig keeps a task in one document of 16 MB at most, which so many jobs would fill; every poll looks at all of them. */
const MAX_JOBS = 10_000;
/** The task of a task detail (contract §5); undefined when the answer is none, for want of a task id or by its size. */
function task_readTask(raw) {
    const wire = asRecord(raw);
    const id = numberAt(wire, 'task_id');
    if (!Number.isSafeInteger(id) || id <= 0)
        return undefined;
    const stages = recordsAt(wire, 'stages');
    if (stages.length + stages.reduce((sum, stage) => sum + listAt(stage, 'jobs').length, 0) > MAX_JOBS)
        return undefined;
    return {
        id,
        workflowKey: textAt(wire, 'workflow_key'),
        workflowName: textAt(wire, 'workflow_name'),
        projectKey: textAt(wire, 'project_key'),
        status: statusAt(wire),
        creator: textAt(wire, 'task_creator'),
        revoker: textAt(wire, 'task_revoker'),
        remark: textAt(wire, 'remark'),
        error: textAt(wire, 'error'),
        createTime: numberAt(wire, 'create_time'),
        startTime: numberAt(wire, 'start_time'),
        endTime: numberAt(wire, 'end_time'),
        params: recordsAt(wire, 'params').map(readParam),
        stages: stages.map(readStage),
        secrets: (0,collect_secrets/* collectSecrets */.q)(raw),
    };
}
function readParam(wire) {
    return { name: textAt(wire, 'name'), value: textAt(wire, 'value'), isCredential: flagAt(wire, 'is_credential') };
}
function readStage(wire) {
    const manual = recordAt(wire, 'manual_exec');
    const approval = recordAt(wire, 'approval');
    return {
        name: textAt(wire, 'name'),
        status: statusAt(wire),
        startTime: numberAt(wire, 'start_time'),
        endTime: numberAt(wire, 'end_time'),
        parallel: flagAt(wire, 'parallel'),
        manual: manual === undefined ? undefined : task_readManualStage(manual),
        ...(approval !== undefined && flagAt(approval, 'enabled') ? { gate: readGate(approval) } : {}),
        error: textAt(wire, 'error'),
        jobs: recordsAt(wire, 'jobs').map(readJob),
    };
}
/** The misspellings are the server's (contract §5.2). */
function task_readManualStage(wire) {
    return {
        enabled: flagAt(wire, 'enabled'),
        executed: flagAt(wire, 'excuted'),
        executors: recordsAt(wire, 'manual_exec_users').map(userName),
        executedBy: firstTextAt(wire, 'manual_exector_name', 'manual_exector_id'),
    };
}

;// CONCATENATED MODULE: ./build/zadig/task-calls.js



/** The endpoints about tasks (contract §3.6, §4, §5, §8). */
function taskCalls({ send }) {
    return {
        async listTasks({ projectKey, workflowKey, page, pageSize }, options) {
            const answer = await send({
                operation: 'list-tasks',
                method: 'GET',
                path: path `/openapi/workflows/custom/${workflowKey}/tasks` + query({ projectKey, pageNum: page, pageSize }),
                since: '1.18',
                ...options,
            });
            const tasks = readTasks(answer.body);
            if (tasks === undefined)
                throw answer.unexpected('the answer has no list of tasks');
            return { ...tasks, serverTime: answer.serverTime };
        },
        async getTask(task, options) {
            const answer = await send({
                operation: 'get-task',
                method: 'GET',
                path: taskQuery(task),
                since: '1.15',
                ...options,
            });
            const detail = task_readTask(answer.body);
            if (detail === undefined)
                throw answer.unexpected('the answer is no task');
            // A verdict must be about what was asked for, whatever a cache or a server that was taken over has at hand.
            if (!isAbout(detail, task))
                throw answer.unexpected('the answer is about another task');
            return detail;
        },
        async executeWorkflow(body, options) {
            const answer = await send({
                operation: 'execute',
                method: 'POST',
                path: '/openapi/workflows/custom/task',
                body: json(body),
                since: '1.15',
                ...options,
            });
            const triggered = readTriggered(answer.body);
            if (triggered === undefined)
                throw answer.unexpected('the answer has no task id');
            return { ...triggered, serverTime: answer.serverTime };
        },
        async cancelTask(task, options) {
            await send({ operation: 'cancel', method: 'DELETE', path: taskQuery(task), since: '1.15', ...options });
        },
        async retryTask({ projectKey, ...task }, options) {
            await send({
                operation: 'retry',
                method: 'POST',
                path: taskPath(task) + query({ projectKey }),
                since: '1.18',
                ...options,
            });
        },
        async approveTask({ workflowKey, taskId, jobName, approve, comment }) {
            await send({
                operation: 'approve',
                method: 'POST',
                path: '/openapi/workflows/custom/task/approve',
                // The gate's job task name goes where the API says stage; `approve` left out would reject (contract §8.3).
                body: json({ workflow_key: workflowKey, task_id: taskId, stage_name: jobName, approve, comment }),
                since: '1.15',
            });
        },
        async setRemark({ remark, ...task }, options) {
            await send({
                operation: 'set-remark',
                method: 'PUT',
                path: taskPath(task),
                body: json({ remark }),
                since: '3.3',
                ...options,
            });
        },
        async getManualStage({ projectKey, ...task }) {
            const answer = await send({
                operation: 'get-manual-stage',
                method: 'GET',
                path: `${taskPath(task)}/manual-exec${query({ projectKey })}`,
                since: '5.0',
            });
            const stage = readManualStage(answer.body);
            if (stage === undefined)
                throw answer.unexpected('the answer is no manual stage');
            return stage;
        },
        async executeManualStage({ projectKey, stageName, ...task }) {
            await send({
                operation: 'run-manual-stage',
                method: 'POST',
                path: `${taskPath(task)}/manual-exec${query({ projectKey })}`,
                body: json({ stage_name: stageName }),
                since: '5.0',
            });
        },
    };
}
/** An old server may leave the workflow out. */
function isAbout({ id, workflowKey }, asked) {
    return id === asked.taskId && (workflowKey === '' || workflowKey === asked.workflowKey);
}
function taskQuery({ workflowKey, taskId }) {
    return `/openapi/workflows/custom/task${query({ taskId, workflowKey })}`;
}
function taskPath({ workflowKey, taskId }) {
    return path `/openapi/workflows/custom/${workflowKey}/task/${taskId}`;
}

;// CONCATENATED MODULE: ./build/zadig/view-calls.js


/** The endpoints about a project's views (contract §3.10) and approval tickets (contract §8.6). */
function viewCalls({ send }) {
    return {
        async listViews({ projectKey }) {
            const answer = await send({
                operation: 'list-views',
                method: 'GET',
                path: `/openapi/workflows/view${query({ projectKey })}`,
                since: '1.18',
            });
            const views = readViews(answer.body);
            if (views === undefined)
                throw answer.unexpected('the answer is no list of views');
            return views;
        },
        async createView({ projectKey, name, workflows }) {
            await send({
                operation: 'create-view',
                method: 'POST',
                path: '/openapi/workflows/view',
                body: json({ project_key: projectKey, name, workflow_list: workflows.map(toWire) }),
                since: '1.18',
            });
        },
        async updateView({ projectKey, name, workflows }) {
            await send({
                operation: 'update-view',
                method: 'PUT',
                path: path `/openapi/workflows/view/${name}` + query({ projectKey }),
                body: json({ workflow_list: workflows.map((entry) => ({ ...toWire(entry), enabled: entry.enabled })) }),
                since: '1.18',
            });
        },
        async deleteView({ projectKey, name }) {
            await send({
                operation: 'delete-view',
                method: 'DELETE',
                path: path `/openapi/workflows/view/${name}` + query({ projectKey }),
                since: '1.18',
            });
        },
        async createApprovalTicket(ticket) {
            await send({
                operation: 'create-ticket',
                method: 'POST',
                path: '/openapi/ticket/approval',
                body: json({
                    project_key: ticket.projectKey,
                    approval_id: ticket.approvalId,
                    ...(ticket.status === undefined ? {} : { status: ticket.status }),
                    envs: ticket.environments,
                    services: ticket.services.map(({ service, module }) => ({ service_name: service, service_module: module })),
                    users: ticket.users,
                    execution_window_start: ticket.windowStart,
                    execution_window_end: ticket.windowEnd,
                }),
                since: '3.3',
            });
        },
    };
}
function toWire({ workflowKey, type, name }) {
    return { workflow_key: workflowKey, workflow_type: type, ...(name === undefined ? {} : { workflow_name: name }) };
}

// EXTERNAL MODULE: ./build/ports/zadig-error.js
var zadig_error = __nccwpck_require__(3579);
;// CONCATENATED MODULE: ./build/zadig/wire/definition.js


/** A workflow's definition (contract §3.5); undefined when the answer is none, for want of a key. */
function readDefinition(raw) {
    const wire = asRecord(raw);
    const key = textAt(wire, 'workflow_key');
    if (key === '')
        return undefined;
    return {
        key,
        name: textAt(wire, 'workflow_name'),
        projectKey: textAt(wire, 'project_key'),
        createTime: numberAt(wire, 'create_time'),
        // An old server that does not tell has no limit; 0 would mean that a task waits for ever (contract §4.9).
        concurrencyLimit: wire['concurrency_limit'] === undefined ? -1 : numberAt(wire, 'concurrency_limit'),
        params: recordsAt(wire, 'params').map(definition_readParam),
        stages: recordsAt(wire, 'stages').map(definition_readStage),
        notificationTypes: recordsAt(wire, 'notify_ctls').map((setting) => firstTextAt(setting, 'webhook_type', 'type')),
        secrets: (0,collect_secrets/* collectSecrets */.q)(raw),
    };
}
function definition_readParam(wire) {
    const repo = recordAt(wire, 'repo');
    return {
        name: textAt(wire, 'name'),
        type: textAt(wire, 'type'),
        value: textAt(wire, 'value'),
        choices: listAt(wire, 'choice_option').filter((choice) => typeof choice === 'string'),
        isCredential: flagAt(wire, 'is_credential'),
        repo: repo === undefined ? undefined : definition_readRepo(repo),
    };
}
function definition_readRepo(wire) {
    return {
        codehostId: numberAt(wire, 'codehost_id'),
        namespace: firstTextAt(wire, 'repo_namespace', 'repo_owner'),
        name: textAt(wire, 'repo_name'),
    };
}
function definition_readStage(wire) {
    return {
        name: textAt(wire, 'name'),
        parallel: flagAt(wire, 'parallel'),
        jobs: recordsAt(wire, 'jobs').map(definition_readJob),
    };
}
function definition_readJob(wire) {
    return {
        name: textAt(wire, 'name'),
        type: textAt(wire, 'type'),
        runPolicy: textAt(wire, 'run_policy'),
        spec: wire['spec'],
    };
}

;// CONCATENATED MODULE: ./build/zadig/workflow-calls.js







/** The endpoints about workflows themselves (contract §3.4, §3.5, §3.9). */
function workflowCalls({ send }) {
    return {
        async listWorkflows({ projectKey, viewName }) {
            const answer = await send({
                operation: 'list-workflows',
                method: 'GET',
                path: `/openapi/workflows${query({ projectKey, viewName })}`,
                since: '1.18',
            });
            const workflows = readWorkflows(answer.body);
            if (workflows === undefined)
                throw answer.unexpected('the answer has no list of workflows');
            return workflows;
        },
        async getDefinition(workflow, options) {
            const answer = await send(definitionCall(workflow, options));
            const definition = readDefinition(answer.body);
            if (definition === undefined)
                throw answer.unexpected('the answer is no workflow');
            return definition;
        },
        async findDefinition(workflow, options) {
            try {
                const answer = await send(definitionCall(workflow, options));
                if (readDefinition(answer.body) === undefined)
                    throw answer.unexpected('the answer is no workflow');
                return { fields: asRecord(answer.body), secrets: (0,collect_secrets/* collectSecrets */.q)(answer.body) };
            }
            catch (thrown) {
                // The server has no status of its own for this: an untyped error like any other (contract §3.5).
                if (thrown instanceof zadig_error/* ZadigError */.Y && thrown.advice === ADVICE['unknown-workflow'])
                    return undefined;
                throw thrown;
            }
        },
        async createWorkflow(definition, { viewName, ...write }) {
            await send({
                operation: 'create-workflow',
                method: 'POST',
                path: definitionPath(write, '') + query({ projectKey: write.projectKey, viewName }),
                body: { type: 'application/yaml', text: definition },
                ...sinceOf(write),
            });
        },
        async updateWorkflow(workflowKey, definition, write) {
            await send({
                operation: 'update-workflow',
                method: 'PUT',
                path: definitionPath(write, path `/${workflowKey}`) + query({ projectKey: write.projectKey }),
                body: { type: 'application/yaml', text: definition },
                ...sinceOf(write),
            });
        },
        async deleteWorkflow({ projectKey, workflowKey }) {
            await send({
                operation: 'delete-workflow',
                method: 'DELETE',
                path: `/openapi/workflows/custom${query({ workflowKey, projectKey })}`,
                since: '1.18',
            });
        },
    };
}
function definitionCall({ projectKey, workflowKey }, options = {}) {
    return {
        operation: 'get-definition',
        method: 'GET',
        path: path `/openapi/workflows/custom/${workflowKey}/detail` + query({ projectKey }),
        since: '1.18',
        ...options,
    };
}
/** The same handlers stand behind both; only 5.0 and later show them under /openapi (contract §3.9). */
function definitionPath({ api }, rest) {
    return (api === 'openapi' ? '/openapi/workflows/custom' : '/api/aslan/workflow/v4') + rest;
}
function sinceOf({ api }) {
    return api === 'openapi' ? { since: '5.0' } : {};
}

;// CONCATENATED MODULE: ./build/zadig/client.js




/** Zadig's workflow API over a transport: one method an endpoint (contract §1). */
function createZadigClient(transport) {
    return { ...workflowCalls(transport), ...taskCalls(transport), ...viewCalls(transport), ...logCalls(transport) };
}

;// CONCATENATED MODULE: ./build/zadig/token.js

/** Zadig itself draws the line here: a token with less life left is treated as a login token (contract §2.1). */
const LEAST_API_TOKEN_LIFE_MS = 8_760 * 3_600_000;
/**
 * Looks into an API token without asking anybody: it is a JSON Web Token, whose middle part is readable (contract §2.1).
 * Nothing is verified; that is the server's.
 *
 * @param now unix milliseconds
 */
function inspectToken(given, now) {
    const notes = [];
    let token = given.trim();
    if (token !== given)
        notes.push('White space around the token was removed.');
    const bare = token.replace(/^bearer\s+/i, '');
    if (bare !== token)
        notes.push('The leading "Bearer " was removed: it is added to the request anyway.');
    token = bare;
    if (token === '')
        return { token, kind: 'malformed', name: '', expiresAt: undefined, notes: [...notes, 'It is empty.'] };
    if (/\s/.test(token))
        notes.push('It has white space inside, which Zadig refuses.');
    const claims = readClaims(token);
    if (claims === undefined) {
        notes.push('It is not a JSON Web Token: three parts joined by dots.');
        return { token, kind: 'malformed', name: '', expiresAt: undefined, notes };
    }
    const expiresAt = typeof claims['exp'] === 'number' ? claims['exp'] * 1_000 : undefined;
    const name = typeof claims['name'] === 'string' ? claims['name'] : '';
    if (expiresAt !== undefined && expiresAt <= now)
        return { token, kind: 'expired', name, expiresAt, notes };
    // A token without an expiry counts as a login token: the server takes the absent time for 0 and finds no life left.
    const kind = (expiresAt ?? 0) - now < LEAST_API_TOKEN_LIFE_MS ? 'login' : 'api';
    return { token, kind, name, expiresAt, notes };
}
function readClaims(token) {
    const parts = token.split('.');
    const payload = parts[1];
    if (parts.length !== 3 || payload === undefined || !parts.every((part) => /^[\w-]+=*$/.test(part)))
        return undefined;
    try {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
        return isRecord(claims) ? claims : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/time/retry.js
var retry = __nccwpck_require__(6686);
;// CONCATENATED MODULE: ./build/zadig/diagnosis.js
const EXECUTE = ['execute'];
const ABSENT = /mongo: no documents in result/;
/**
 * The first rule that fits wins, so what is precise stands before what is general. `description` is a hint only, since
 * it can belong to another request (contract §3.3); the codes are in contract §3.3, the shapes in §4.4–4.7 and §8.
 */
const RULES = [
    { advice: 'licence', code: 7050 },
    { advice: 'ticket-gated', description: /need approval ticket/ },
    { advice: 'workflow-disabled', description: /workflow is disabled/ },
    { advice: 'force-run', description: /run policy is set to force run/ },
    { advice: 'nothing-to-run', description: /no stage found in workflow task/ },
    { advice: 'empty-deploy', description: /deploy service is empty/ },
    { advice: 'gate-unsupported', operation: EXECUTE, description: /undefined job type of type:approval$/ },
    { advice: 'unsupported-job', description: /undefined job type/ },
    { advice: 'unknown-registry', description: /image registry|find docker registry/ },
    { advice: 'unknown-code-host', description: /failed to find code ?host|codehost .* not found in workflow/ },
    { advice: 'invalid-choice', description: /invalid choice value/ },
    { advice: 'unknown-parameter', description: /^param .* not found in workflow/ },
    { advice: 'unknown-artifact', description: /failed to validate given file/ },
    { advice: 'duplicate-service', description: /cannot deploy 2 same service/ },
    { advice: 'unknown-database', description: /failed to find database instance/ },
    { advice: 'wrong-json-type', description: /unmarshal task error/ },
    { advice: 'job-input-refused', description: /failed to update jobspec/ },
    { advice: 'user-unknown', description: /failed to get user info/ },
    { advice: 'unknown-environment', code: 6160, description: /\bnot exists/ },
    { advice: 'not-retryable', operation: ['retry'], description: /工作流任务状态无法重试/ },
    { advice: 'task-damaged', operation: ['retry'], description: /工作流任务数据异常/ },
    { advice: 'already-passed', code: 6163, description: /is passed, cannot cancel/ },
    { advice: 'unknown-task', code: 6163, description: ABSENT },
    { advice: 'unknown-task', code: 6161 },
    { advice: 'unknown-task', operation: ['get-task'], description: ABSENT },
    { advice: 'unknown-task', operation: ['set-remark'], description: /cannot find workflow task/ },
    { advice: 'cancel-refused', code: 6163 },
    { advice: 'no-gate-waits', code: 6169, description: /not found approval/ },
    { advice: 'not-an-approver', code: 6169, description: /has no authority/ },
    { advice: 'already-decided', code: 6169, description: /have (approve|reject)\w* already/ },
    { advice: 'approve-refused', code: 6169 },
    { advice: 'not-paused', description: /工作流任务状态无法手动执行|has no stage waiting for manual execution/ },
    { advice: 'wrong-stage', description: /is not waiting for manual execution/ },
    { advice: 'not-an-executor', description: /is not allowed to manually execute/ },
    { advice: 'wrong-project', description: /does not match projectKey/ },
    { advice: 'unknown-workflow', code: 6542 },
    { advice: 'unknown-workflow', code: 6543, description: ABSENT },
    { advice: 'unknown-workflow', operation: ['get-definition', 'set-remark', 'update-workflow'], description: ABSENT },
    { advice: 'workflow-refused', code: 6540 },
    { advice: 'workflow-refused', operation: ['create-workflow', 'update-workflow'] },
    { advice: 'unknown-view', code: 6894, description: ABSENT },
    { advice: 'unknown-view', description: /failed to find workflow view/ },
    { advice: 'view-refused', operation: ['create-view', 'update-view', 'delete-view'] },
    { advice: 'ticket-refused', operation: ['create-ticket'] },
    { advice: 'preset-failed', code: 6545 },
    { advice: 'counter', code: 6190 },
    { advice: 'create-refused', code: 6160 },
    { advice: 'create-refused', operation: EXECUTE, code: 500 },
    { advice: 'bad-request', code: 400 },
];
/** The advice for an answer in which Zadig itself said no (contract §3.2). */
function diagnose({ operation, status, code, description }) {
    const rule = RULES.find((candidate) => (candidate.code === undefined || candidate.code === code) &&
        (candidate.operation === undefined || candidate.operation.includes(operation)) &&
        (candidate.description === undefined || candidate.description.test(description)));
    if (rule !== undefined)
        return rule.advice;
    return status === 400 ? 'bad-request' : 'server-refused';
}

;// CONCATENATED MODULE: ./build/zadig/envelope.js

/** Both envelopes of contract §3.2, and the gateway's MFA refusal of §2.2; undefined where the text is neither. */
function readEnvelope(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!isRecord(value))
        return undefined;
    const { code, message, description, reason } = value;
    const detail = [description, reason].find((part) => typeof part === 'string' && part !== '');
    return {
        ...(typeof code === 'number' ? { code } : {}),
        ...(typeof message === 'string' ? { serverMessage: message.replace(/:\s*$/, '') } : {}),
        ...(typeof detail === 'string' ? { description: detail } : {}),
    };
}
/** The text of an answer that is no envelope; of a page only its title. */
function visibleText({ contentType, text }) {
    if (!looksLikeHtml(contentType, text))
        return text.trim();
    // Bounded, since each beginning would else be read to the end of the text.
    return /<title[^>]{0,200}>([^<]{1,200})</i.exec(text)?.[1]?.trim() ?? '';
}
/** Whether a text is a page, by what it says it is or by how it begins. */
function looksLikeHtml(contentType, text) {
    return contentType.startsWith('text/html') || /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);
}

;// CONCATENATED MODULE: ./build/zadig/failures.js

const NO_ROUTE = { words: 'no route to the host', advice: 'no-route', again: 'yes' };
const TIMEOUT = { words: 'no answer in time', advice: 'timeout', again: 'yes' };
const LOST = { words: 'the connection broke off', advice: 'connection-lost', again: 'yes' };
const UNTRUSTED = { words: 'the certificate is not trusted', advice: 'certificate-untrusted', again: 'no' };
const EXPIRED = { words: 'the certificate is not valid now', advice: 'certificate-expired', again: 'no' };
const NOT_TLS = { words: 'the server does not speak TLS', advice: 'not-tls', again: 'known-server' };
/** By the codes of Node's sockets, of OpenSSL's verification and of undici. */
const ROWS = {
    ENOTFOUND: { words: 'the host name is not known', advice: 'name-not-found', again: 'known-server' },
    EAI_AGAIN: { words: 'the name server does not answer', advice: 'name-not-found', again: 'yes' },
    ECONNREFUSED: { words: 'the connection was refused', advice: 'connection-refused', again: 'yes' },
    EHOSTUNREACH: NO_ROUTE,
    ENETUNREACH: NO_ROUTE,
    ENETDOWN: NO_ROUTE,
    ETIMEDOUT: TIMEOUT,
    TimeoutError: TIMEOUT,
    UND_ERR_CONNECT_TIMEOUT: TIMEOUT,
    UND_ERR_HEADERS_TIMEOUT: TIMEOUT,
    UND_ERR_BODY_TIMEOUT: TIMEOUT,
    ECONNRESET: LOST,
    ECONNABORTED: LOST,
    EPIPE: LOST,
    UND_ERR_SOCKET: LOST,
    UND_ERR_INFO: LOST,
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: LOST,
    DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
    SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
    CERT_UNTRUSTED: UNTRUSTED,
    CERT_SIGNATURE_FAILURE: UNTRUSTED,
    CERT_REJECTED: UNTRUSTED,
    CERT_REVOKED: UNTRUSTED,
    INVALID_CA: UNTRUSTED,
    CERT_HAS_EXPIRED: EXPIRED,
    CERT_NOT_YET_VALID: EXPIRED,
    ERR_TLS_CERT_ALTNAME_INVALID: { words: 'the certificate has another name', advice: 'certificate-name', again: 'no' },
    UND_ERR_PRX_TLS: { words: "the proxy's certificate has another name", advice: 'certificate-name', again: 'no' },
    UND_ERR_PRX_CONN: { words: 'the proxy closed the connection', advice: 'proxy-refused', again: 'yes' },
    HTTPParserError: { words: 'the answer is not HTTP', advice: 'not-http', again: 'known-server' },
    ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
    ERR_SSL_HTTP_REQUEST: NOT_TLS,
};
/** What undici and Node say when no answer came, as words, advice and a verdict on trying again. */
function explainFailure(cause) {
    const message = textAt(asRecord(cause), 'message');
    const proxyStatus = /^Proxy response \((\d+)\)|^Proxy Authentication Required \((407)\)/.exec(message);
    if (proxyStatus !== null)
        return explainProxy(Number(proxyStatus[1] ?? proxyStatus[2]));
    const code = findCode(cause);
    const row = Object.hasOwn(ROWS, code) ? ROWS[code] : guess(code);
    if (row === undefined)
        return { reason: `unexpected: ${message}`, advice: 'connection-lost', again: 'no' };
    return { reason: `${row.words} (${code})`, advice: row.advice, again: row.again };
}
function explainProxy(status) {
    const reason = `the proxy answered HTTP ${status} to the request for a connection`;
    if (status === 407)
        return { reason, advice: 'proxy-authentication', again: 'no' };
    // 5xx: the proxy itself could not reach Zadig. 4xx: it does not want to.
    return { reason, advice: 'proxy-refused', again: status >= 500 ? 'yes' : 'no' };
}
/** The families that have too many members for a table. */
function guess(code) {
    if (code.startsWith('HPE_'))
        return ROWS['HTTPParserError'];
    if (code.startsWith('CERT_') || code.startsWith('CRL_'))
        return UNTRUSTED;
    if (/^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code))
        return { words: 'the TLS handshake failed', advice: 'tls-failed', again: 'yes' };
    return undefined;
}
/**
 * The first code down the chain of causes that the table knows; an AggregateError has one failure an address. By shape,
 * not by `instanceof`: an error of Node's own can come from another realm.
 */
function findCode(error, depth = 0) {
    const { code, name, cause, errors } = asRecord(error);
    const own = typeof code === 'string' ? code : typeof name === 'string' ? name : '';
    const inner = Array.isArray(errors) ? errors[0] : cause;
    if (Object.hasOwn(ROWS, own) || !isRecord(inner) || depth > 5)
        return own;
    return findCode(inner, depth + 1);
}

;// CONCATENATED MODULE: ./build/zadig/told-text.js
/** Characters of a remote text that an error keeps: enough for Zadig's longest sentences, too few to fill a log. */
const MAX_REMOTE_TEXT = 500;
const LEAST_TOKEN_LENGTH = 8;
/** A remote text as an error repeats it: without the token, should a server or a proxy echo it, and not for ever. */
function shorten(text, token) {
    // A shorter text is no token of Zadig's, and replacing it would garble every message.
    const clean = token.length < LEAST_TOKEN_LENGTH ? text : text.replaceAll(token, '***');
    if (clean.length <= MAX_REMOTE_TEXT)
        return clean;
    // Between words where there is room for half of it: the runner's masks know a secret whole, and not its beginning.
    const words = clean.lastIndexOf(' ', MAX_REMOTE_TEXT);
    return `${clean.slice(0, words > MAX_REMOTE_TEXT / 2 ? words : MAX_REMOTE_TEXT)}…`;
}

;// CONCATENATED MODULE: ./build/zadig/errors.js






/** The error for an attempt that got no answer, or lost it half way. */
function failureError(attempt, failure) {
    const { reason, advice } = explainFailure(failure.cause);
    const through = attempt.proxy === '' ? '' : ` through the proxy ${attempt.proxy}`;
    const says = `${attempt.host} cannot be reached${through}: ${reason}`;
    return create(attempt, {
        kind: 'unreachable',
        says,
        advice,
        delivery: failure.sent ? 'unknown' : 'never',
        cause: failure.cause,
    });
}
/** The error for an answer with a status of 3xx to 5xx; `tokenAdvice` is what looking into the token told. */
function refusalError(attempt, answer, tokenAdvice) {
    const { status, text } = answer;
    const envelope = readEnvelope(text);
    const plain = envelope === undefined ? visibleText(answer) : '';
    const details = { status, ...envelope, ...(plain === '' ? {} : { description: plain }) };
    const answered = { ...details, delivery: 'answered' };
    if (status === 401) {
        return create(attempt, {
            ...answered,
            kind: 'unauthorized',
            says: 'the API token was refused',
            advice: tokenAdvice,
        });
    }
    if (status === 403) {
        return create(attempt, {
            ...answered,
            kind: 'forbidden',
            says: 'not allowed',
            advice: forbiddenAdvice(text, envelope),
        });
    }
    if (status === 429) {
        // Kept back by a gateway, so not carried out; a read that outlasted its budget could not reach the server.
        const kind = attempt.call.method === 'GET' ? 'unreachable' : 'refused';
        return create(attempt, { ...answered, kind, says: 'too many requests', advice: 'rate-limited' });
    }
    if (isGatewayStatus(status)) {
        return create(attempt, {
            ...details,
            kind: 'unreachable',
            says: 'a gateway answered in place of Zadig',
            advice: 'gateway-error',
            delivery: 'unknown',
        });
    }
    if (status === 500 && text.trim() === '') {
        return create(attempt, {
            ...details,
            kind: 'unreachable',
            says: 'an empty answer',
            advice: crashAdvice(attempt.call.operation),
            delivery: 'unknown',
        });
    }
    if (status < 400) {
        return create(attempt, { ...answered, kind: 'protocol', says: 'an answer without use', advice: 'not-zadig' });
    }
    if ((status === 404 || status === 405) && envelope === undefined) {
        const ours = /^(Invalid path|Method not allowed)/.test(text);
        const advice = ours && attempt.call.since !== undefined ? `needs-zadig-${attempt.call.since}` : 'wrong-url';
        return create(attempt, { ...answered, kind: 'no-endpoint', says: 'there is no such endpoint', advice });
    }
    if (envelope === undefined && text.trim() !== '') {
        // Somebody in between, who may have passed the request on before.
        return create(attempt, {
            ...details,
            kind: 'protocol',
            says: 'the answer is not from Zadig',
            advice: 'not-zadig',
            delivery: 'unknown',
        });
    }
    const { code, description = '' } = envelope ?? {};
    const advice = diagnose({ operation: attempt.call.operation, status, code, description });
    return create(attempt, { ...answered, kind: 'refused', says: 'Zadig refused', advice });
}
/** The error for an answer of success whose content is none: HTML, damaged JSON, or another shape. */
function contentError(attempt, status, says, advice, cause) {
    // The request may well have been carried out: only its result is lost.
    return create(attempt, { kind: 'protocol', says, advice, delivery: 'unknown', status, cause });
}
/** The error for a redirect that is not followed. Its query, which can hold a token, is not shown. */
function redirectError(attempt, status, target, elsewhere) {
    const to = `the server redirects to ${shorten(target.origin + target.pathname, attempt.token)}`;
    const details = { kind: 'protocol', delivery: 'answered', status };
    return elsewhere
        ? create(attempt, { ...details, says: `${to}; the token was not sent there`, advice: 'other-origin' })
        : create(attempt, { ...details, says: to, advice: 'not-zadig' });
}
/** The error for a stream that the server ended, which only ever ends by us (contract §7.2). */
function endedError(attempt, status) {
    const says = 'the server ended the stream';
    return create(attempt, { kind: 'unreachable', says, advice: 'connection-lost', delivery: 'answered', status });
}
/** 408 and the 5xx of gateways and CDNs: whether Zadig saw the request cannot be known. */
function isGatewayStatus(status) {
    return status === 408 || (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}
function create(attempt, details) {
    const { call, token, number } = attempt;
    const { says, advice, status, code, cause, kind, delivery } = details;
    const description = shorten(details.description ?? '', token);
    const serverMessage = shorten(details.serverMessage ?? '', token);
    const path = shorten(call.path, token);
    const facts = [
        ...(status === undefined ? [] : [`HTTP ${status}`]),
        ...(code === undefined || code === status ? [] : [`code ${code}`]),
        ...(serverMessage === '' ? [] : [serverMessage]),
        ...(number === 1 ? [] : [`${number} attempts`]),
    ];
    const message = [
        `${call.method} ${path}: ${says}`,
        facts.length === 0 ? '' : ` (${facts.join(', ')})`,
        description === '' ? '' : `: ${description}`,
    ].join('');
    const doubtful = delivery === 'unknown' && call.method !== 'GET';
    return new zadig_error/* ZadigError */.Y(message, {
        kind,
        method: call.method,
        path,
        delivery,
        attempts: number,
        advice: doubtful ? `${ADVICE[advice]} ${ADVICE['maybe-delivered']}` : ADVICE[advice],
        ...(status === undefined ? {} : { status }),
        ...(code === undefined ? {} : { code }),
        ...(serverMessage === '' ? {} : { serverMessage }),
        ...(description === '' ? {} : { description }),
        ...(cause === undefined ? {} : { cause }),
    });
}
function crashAdvice(operation) {
    if (operation === 'create-workflow' || operation === 'update-workflow')
        return 'definition-crash';
    return operation === 'execute' ? 'panic' : 'broke-down';
}
function forbiddenAdvice(text, envelope) {
    if (envelope?.description === 'mfa_enrollment_required')
        return 'mfa-enrollment';
    if (envelope?.description === 'mfa_verification_required')
        return 'mfa-verification';
    return text.trim() === '' || envelope !== undefined ? 'no-permission' : 'gateway-forbidden';
}

;// CONCATENATED MODULE: ./build/zadig/attempt.js


/** How an attempt failed, and whether another one may be made. Never leaves the transport. */
class AttemptFailure extends Error {
    name = 'AttemptFailure';
    error;
    again;
    /** The least wait that the server asked for, in milliseconds. */
    afterMs;
    constructor(error, again, afterMs) {
        super(error.message, { cause: error });
        this.error = error;
        this.again = again;
        this.afterMs = afterMs;
    }
}
/** An attempt without an answer, or with half of one. A write may only be repeated when not a byte of it was sent. */
function lostAttempt(about, failure) {
    const repeatable = about.call.method === 'GET' || !failure.sent;
    return new AttemptFailure(failureError(about, failure), repeatable ? explainFailure(failure.cause).again : 'no');
}
/**
 * The time that one attempt may take. Sockets live in real time, so this does too; only the waits between attempts go by
 * the program's clock.
 */
function limitAttempt(limit, ms) {
    const controller = new AbortController();
    if (limit === 'connecting')
        return { signal: controller.signal, answered: () => undefined };
    let over = false;
    const timer = AbortSignal.timeout(ms);
    timer.addEventListener('abort', () => {
        if (!over)
            controller.abort(timer.reason);
    });
    return {
        signal: controller.signal,
        answered: () => {
            over ||= limit === 'until-headers';
        },
    };
}

;// CONCATENATED MODULE: ./build/zadig/inbox.js
/** What one turn's bytes are copied into: as much as can come until a pause takes effect, so that it need not grow. */
const BLOCK_BYTES = 144 * 1024;
/**
 * Collects what arrives in one turn. Zadig makes an HTTP chunk of each log line, so that a socket read comes as hundreds of
 * tiny buffers: copied together at once they are gone before the garbage collector would have to move them. Two blocks take
 * turns, one being filled while the other is read.
 */
function createInbox() {
    /** The only chunk so far: most turns of an ordinary answer have one, which need not be copied. */
    let single;
    let filling;
    let lent;
    let length = 0;
    function append(chunk) {
        if (filling === undefined || length + chunk.length > filling.length) {
            const larger = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, 2 * (length + chunk.length)));
            filling?.copy(larger, 0, 0, length);
            filling = larger;
        }
        filling.set(chunk, length);
        length += chunk.length;
    }
    return {
        length: () => length,
        add(chunk) {
            if (length === 0) {
                single = chunk;
                length = chunk.length;
                return;
            }
            if (single !== undefined) {
                const first = single;
                single = undefined;
                length = 0;
                append(first);
            }
            append(chunk);
        },
        take() {
            const taken = single ?? filling?.subarray(0, length);
            if (single === undefined)
                [filling, lent] = [lent, filling];
            single = undefined;
            length = 0;
            return taken === undefined ? [] : [taken];
        },
    };
}

;// CONCATENATED MODULE: ./build/zadig/exchange.js

/** A consumer that is slower than the server is waited for when this much is held for it. */
const HIGH_WATER_BYTES = 64 * 1024;
/** One exchange that did not come to its end. `cause` is what undici or the signal said. */
class ExchangeFailure extends Error {
    name = 'ExchangeFailure';
    /** Whether a connection was there and the request's first byte was about to be written: false is a proof, true is not. */
    sent;
    /** Whether the answer's headers had arrived. */
    answered;
    constructor(cause, sent, answered) {
        super('the exchange failed', { cause });
        this.sent = sent;
        this.answered = answered;
    }
}
/**
 * One HTTP request and its answer, over undici's dispatcher interface: it tells exactly whether a request was begun, and
 * it hands over body chunks without a stream object in between, which costs a microsecond a log line.
 *
 * @returns as soon as the headers are there; rejects with an ExchangeFailure, as does the body's iteration
 */
function exchange(dispatcher, request) {
    const { signal, idleTimeout, ...rest } = request;
    return new Promise((resolve, reject) => {
        let controller;
        let answered = false;
        let ended = false;
        let failure;
        const inbox = createInbox();
        let wake;
        function settle() {
            signal.removeEventListener('abort', onAbort);
            wake?.();
        }
        function fail(cause) {
            if (ended || failure !== undefined)
                return;
            failure = new ExchangeFailure(cause, controller !== undefined, answered);
            reject(failure);
            settle();
        }
        function onAbort() {
            // First, so that the signal's own reason is the one that stays.
            fail(signal.reason);
            controller?.abort(new Error('aborted'));
        }
        async function* read() {
            try {
                for (;;) {
                    if (inbox.length() > 0) {
                        const taken = inbox.take();
                        controller?.resume();
                        yield taken;
                    }
                    else if (failure !== undefined) {
                        throw failure;
                    }
                    else if (ended) {
                        return;
                    }
                    else {
                        await new Promise((resolveWait) => {
                            wake = resolveWait;
                        });
                    }
                }
            }
            finally {
                cancel();
            }
        }
        function cancel() {
            if (ended || failure !== undefined)
                return;
            controller?.abort(new Error('the rest is not wanted'));
        }
        if (signal.aborted)
            return onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        dispatcher.dispatch(
        // undici's own limit for headers is off: the caller's signal covers connecting, sending and headers together.
        { ...rest, body: request.body ?? null, headersTimeout: 0, bodyTimeout: idleTimeout }, {
            onRequestStart(started) {
                // Aborted while it waited for a connection: not a byte has been written, and none will be.
                if (failure !== undefined)
                    return started.abort(failure);
                controller = started;
            },
            onResponseStart(_controller, status, headers) {
                // 1xx is no answer yet.
                if (status < 200)
                    return;
                answered = true;
                resolve({ status, headers, body: { [Symbol.asyncIterator]: read }, cancel });
            },
            onResponseData(current, chunk) {
                inbox.add(chunk);
                if (inbox.length() > HIGH_WATER_BYTES)
                    current.pause();
                wake?.();
                wake = undefined;
            },
            onResponseEnd() {
                ended = true;
                settle();
            },
            onResponseError(_controller, error) {
                fail(error);
            },
        });
    });
}

;// CONCATENATED MODULE: ./build/zadig/http-answer.js
/** One header's first value, empty without it. Names are lower-case. */
function header(headers, name) {
    const value = headers[name];
    return typeof value === 'string' ? value : (value?.[0] ?? '');
}
/** Unix milliseconds of the `Date` header: the other side's clock. */
function serverTime(headers) {
    const time = Date.parse(header(headers, 'date'));
    return Number.isNaN(time) ? undefined : time;
}
/**
 * Milliseconds that `Retry-After` asks to wait: seconds, or an HTTP date, which is measured on the clock of the side that
 * wrote it where that is known.
 *
 * @param now unix milliseconds
 */
function retryAfter(headers, now) {
    const value = header(headers, 'retry-after').trim();
    if (/^\d+$/.test(value))
        return Number(value) * 1_000;
    const time = Date.parse(value);
    return Number.isNaN(time) ? undefined : Math.max(0, time - (serverTime(headers) ?? now));
}
/** Reads a body to its end or to the bound, where the connection is given up. */
async function readText(answer, maxBytes) {
    const parts = [];
    let length = 0;
    for await (const chunks of answer.body) {
        for (const chunk of chunks) {
            // The exchange uses its memory again.
            parts.push(Buffer.from(chunk));
            length += chunk.length;
        }
        if (length > maxBytes)
            break;
    }
    // A TextDecoder takes off a byte order mark, which JSON.parse would stumble over.
    const text = new TextDecoder().decode(Buffer.concat(parts, Math.min(length, maxBytes)));
    return { text, truncated: length > maxBytes };
}
/** Where an answer sends us: undefined when it is no redirect, or one that cannot be read. */
function redirectTarget(status, headers, from) {
    const location = header(headers, 'location');
    if (![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, from))
        return undefined;
    return new URL(location, from);
}

;// CONCATENATED MODULE: ./build/zadig/answer.js





/** An error's body is read up to here: far more than an envelope needs, and no server can fill our memory with it. */
const MAX_ERROR_BYTES = 64 * 1024;
/** Task details of hundreds of jobs stay under 10 MB; the smallest values take thirty times their text in memory. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;
/** Reads an answer of success as JSON. Throws an AttemptFailure: only a read may be repeated, since a write was carried out. */
async function readJson(answer, about) {
    const reading = about.call.method === 'GET';
    const { text, truncated } = await readText(answer, MAX_JSON_BYTES);
    const fail = (says, advice, again, cause) => new AttemptFailure(contentError(about, answer.status, says, advice, cause), reading ? again : 'no');
    if (truncated)
        throw fail('the answer is too long', 'unexpected-answer', 'no');
    if (text.trim() === '' && reading)
        throw fail('the answer is empty', 'broken-answer', 'yes');
    if (looksLikeHtml(header(answer.headers, 'content-type'), text)) {
        throw fail('the answer is a web page', 'not-zadig', 'known-server');
    }
    return {
        body: text.trim() === '' ? undefined : parse(text, fail),
        serverTime: serverTime(answer.headers),
        unexpected: (what) => contentError(about, answer.status, what, 'unexpected-answer'),
    };
}
function parse(text, fail) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        if (/^\s*[[{]/.test(text))
            throw fail('the answer is damaged JSON', 'broken-answer', 'yes', cause);
        throw fail('the answer is not JSON', 'not-zadig', 'known-server', cause);
    }
}
/** Hands an answer of success on while it arrives. */
function openBody(answer, about) {
    const contentType = header(answer.headers, 'content-type');
    if (looksLikeHtml(contentType, '')) {
        answer.cancel();
        const error = contentError(about, answer.status, 'the answer is a web page', 'not-zadig');
        return Promise.reject(new AttemptFailure(error, 'known-server'));
    }
    return Promise.resolve({
        contentType,
        body: translateErrors(answer.body, about),
        cancel: () => answer.cancel(),
        ended: () => endedError(about, answer.status),
    });
}
async function* translateErrors(items, about) {
    try {
        yield* items;
    }
    catch (error) {
        about.call.signal?.throwIfAborted();
        throw error instanceof ExchangeFailure ? failureError(about, error) : error;
    }
}
/**
 * Reads an answer that is no success. A 500 with a body is an answer like any other, since many mistakes of users arrive
 * that way; an empty one can pass by itself (contract §3.2, §13.2).
 *
 * @param now unix milliseconds
 */
async function readRefusal(answer, about, tokenAdvice, now) {
    const { status, headers } = answer;
    const { text } = await readText(answer, MAX_ERROR_BYTES);
    const error = refusalError(about, { status, contentType: header(headers, 'content-type'), text }, tokenAdvice);
    const passing = isGatewayStatus(status) || status === 429 || (status === 500 && text.trim() === '');
    if (about.call.method !== 'GET' || !passing)
        return new AttemptFailure(error, 'no');
    return new AttemptFailure(error, 'yes', retryAfter(headers, now));
}

;// CONCATENATED MODULE: ./build/zadig/base-url.js


/**
 * Reads the base URL: http or https, a path prefix and trailing slashes allowed, user name, query and fragment not. Throws
 * an ActionError that does not repeat the text, since it can hold a password.
 */
function parseBaseUrl(text) {
    const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
    const problem = url === undefined ? 'is no URL' : fault(url);
    if (url === undefined || problem !== undefined) {
        throw new errors/* ActionError */.lZ(`The address of Zadig ${problem}.`, { advice: ADVICE['url-invalid'] });
    }
    return { url, prefix: url.pathname.replace(/\/+$/, '') };
}
function fault(url) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return `begins with ${url.protocol} instead of https:// or http://`;
    if (url.username !== '' || url.password !== '')
        return 'has a user name or password in it';
    if (url.search !== '' || url.hash !== '')
        return 'has a query or a fragment';
    return undefined;
}

;// CONCATENATED MODULE: ./build/zadig/proxy.js
/**
 * The proxy that requests to `url` go through, or undefined for a direct connection.
 *
 * `NO_PROXY` is a list, by commas or white space, of `*`, `host`, `.suffix`, `*.suffix`, `host:port` and IP addresses
 * (`[::1]:443` with a port); a plain or dotted name covers its subdomains too, `*.suffix` only those. An `https` URL uses
 * `HTTPS_PROXY` alone and an `http` one `HTTP_PROXY`, as curl and the runner's toolkit do. Loopback addresses are never
 * proxied, as in the toolkit: a proxy would reach its own loopback.
 *
 * @returns the proxy's URL as it was given, with `http://` where it had no scheme
 */
function chooseProxy(url, environment) {
    const given = (url.protocol === 'https:' ? environment.httpsProxy : environment.httpProxy).trim();
    const host = bareHost(url.hostname);
    if (given === '' || isLoopback(host))
        return undefined;
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    if (environment.noProxy.split(/[\s,]+/).some((entry) => entry !== '' && covers(entry, host, port)))
        return undefined;
    return given.includes('://') ? given : `http://${given}`;
}
function covers(entry, host, port) {
    const withPort = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry);
    if (withPort !== null && withPort[2] !== port)
        return false;
    const name = bareHost(withPort?.[1] ?? entry);
    if (name === '*')
        return true;
    if (name.startsWith('*.'))
        return host.endsWith(name.slice(1));
    const suffix = name.replace(/^\./, '');
    return host === suffix || host.endsWith(`.${suffix}`);
}
function isLoopback(host) {
    return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
/** Lower case, without the brackets of an IPv6 address and without the dot that ends a full name. */
function bareHost(host) {
    return host
        .toLowerCase()
        .replace(/^\[(.+)\]$/, '$1')
        .replace(/\.$/, '');
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __nccwpck_require__(1692);
var external_node_tls_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_tls_, 2);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./build/zadig/tunnel.js




/** An agent whose connections are tunnels through a proxy, with TLS to the server inside. */
function tunnelAgent(keeping, options) {
    // Node's types leave out that it may call back later.
    return Object.assign(new external_node_https_namespaceObject.Agent(keeping), {
        createConnection: (_given, done) => openTunnel(options, done),
    });
}
function openTunnel({ url, proxy, trust, connectTimeout, underWay }, done) {
    const target = hostOf(url);
    const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
    const open = proxy.protocol === 'https:' ? external_node_https_namespaceObject.request : external_node_http_.request;
    const request = open({
        ...hostOf(proxy),
        ...trust,
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...proxyAuthorization(proxy) },
        agent: false,
        timeout: connectTimeout,
    });
    underWay.add(request);
    request.once('close', () => underWay.delete(request));
    request.once('timeout', () => request.destroy(timedOut()));
    request.once('error', (error) => done(error));
    request.once('connect', ({ statusCode = 0 }, socket) => {
        underWay.delete(request);
        if (statusCode !== 200) {
            socket.destroy();
            return done(new Error(`Proxy response (${statusCode}) to the request for a connection`));
        }
        const servername = (0,external_node_net_.isIP)(target.host) === 0 ? { servername: target.host } : {};
        done(null, (0,external_node_tls_.connect)({ socket, host: target.host, ...servername, ...trust, ALPNProtocols: ['http/1.1'] }));
    });
    request.end();
}
/** Name or address, without the brackets of an IPv6 address, and port. */
function hostOf(url) {
    const host = url.hostname.replace(/^\[(.+)\]$/, '$1');
    return { host, port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port };
}
/** The error for a connection that took too long, with the code that Node's own has. */
function timedOut() {
    return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });
}
/** The header with the credentials of the proxy's URL, where it has any. */
function proxyAuthorization(proxy) {
    if (proxy.username === '' && proxy.password === '')
        return {};
    const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

;// CONCATENATED MODULE: ./build/zadig/call-dispatcher.js




/**
 * Requests over Node's own HTTP client, in undici's form. Every step begins with one, and undici takes longer to load than
 * all the rest of the action; for log streams, where it is several times as fast, it is loaded when the first one opens.
 */
function createCallDispatcher(options) {
    const { url, proxy, trust, connectTimeout } = options;
    const secure = url.protocol === 'https:';
    const underWay = new Set();
    const keeping = { keepAlive: true, timeout: options.keepAliveTimeout };
    const agent = secure && proxy !== undefined
        ? tunnelAgent(keeping, { ...options, proxy, underWay })
        : secure
            ? new external_node_https_namespaceObject.Agent({ ...keeping, ...trust })
            : new external_node_http_.Agent(keeping);
    function open({ path, method, headers }) {
        if (secure)
            return (0,external_node_https_namespaceObject.request)({ ...hostOf(url), method, path, headers, agent });
        if (proxy === undefined)
            return (0,external_node_http_.request)({ ...hostOf(url), method, path, headers, agent });
        // A proxy gets plain requests whole, with the address in the first line.
        const request = proxy.protocol === 'https:' ? external_node_https_namespaceObject.request : external_node_http_.request;
        return request({
            ...hostOf(proxy),
            ...trust,
            method,
            path: url.origin + path,
            headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) },
            agent: false,
        });
    }
    return {
        dispatch(given, handler) {
            const request = open(given);
            underWay.add(request);
            request.once('close', () => underWay.delete(request));
            let over = false;
            const fail = (error) => {
                if (over)
                    return;
                over = true;
                handler.onResponseError?.(controller, error);
            };
            const controller = {
                aborted: false,
                paused: false,
                reason: null,
                abort: (reason) => void request.destroy(reason),
                pause: () => undefined,
                resume: () => undefined,
            };
            request.on('error', fail);
            request.once('socket', (socket) => {
                whenConnected(socket, request, connectTimeout, () => {
                    handler.onRequestStart?.(controller, {});
                    // Not a byte before: a write that is given up while it connects was never sent.
                    if (!request.destroyed)
                        request.end(given.body ?? undefined);
                });
            });
            request.once('response', (response) => {
                const status = response.statusCode ?? 0;
                if (status === 407 && proxy !== undefined && !secure) {
                    fail(new Error('Proxy Authentication Required (407)'));
                    request.destroy();
                    return;
                }
                controller.pause = () => void response.pause();
                controller.resume = () => void response.resume();
                response.on('error', fail);
                response.on('data', (chunk) => handler.onResponseData?.(controller, chunk));
                response.once('end', () => {
                    over = true;
                    handler.onResponseEnd?.(controller, {});
                });
                handler.onResponseStart?.(controller, status, response.headers);
            });
            return true;
        },
        destroy() {
            for (const request of underWay)
                request.destroy(new Error('the connections are closed'));
            agent.destroy();
            return Promise.resolve();
        },
    };
}
/** Tells when there is a connection; gives the request up where there is none in time. */
function whenConnected(socket, request, timeoutMs, tell) {
    if (request.reusedSocket)
        return tell();
    const giveUp = () => void request.destroy(timedOut());
    socket.setTimeout(timeoutMs, giveUp);
    socket.once(socket instanceof external_node_tls_.TLSSocket ? 'secureConnect' : 'connect', () => {
        socket.off('timeout', giveUp);
        socket.setTimeout(0);
        tell();
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/zadig/trust.js





/**
 * Makes the trust in the machine's own authorities and in the given ones.
 *
 * @param ca PEM text; undefined for none
 */
function createTrust(ca) {
    return { rejectUnauthorized: true, ...(ca === undefined ? {} : { secureContext: trusting(ca) }) };
}
/** The machine's roots and the given ones: Node's list, what NODE_EXTRA_CA_CERTS added, and the operating system's store. */
function trusting(ca) {
    const blocks = ca.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length === 0) {
        throw new errors/* ActionError */.lZ('The CA certificate has no PEM block.', { advice: ADVICE['ca-certificate-invalid'] });
    }
    for (const [index, block] of blocks.entries()) {
        if (isCertificate(block))
            continue;
        throw new errors/* ActionError */.lZ(`Block ${index + 1} of the CA certificate cannot be read.`, {
            advice: ADVICE['ca-certificate-invalid'],
        });
    }
    return external_node_tls_.createSecureContext({ ca: [...machineCertificates(), ...blocks] });
}
function machineCertificates() {
    const { rootCertificates } = external_node_tls_namespaceObject;
    if ("getCACertificates" in external_node_tls_namespaceObject)
        return [...external_node_tls_.getCACertificates('default'), ...external_node_tls_.getCACertificates('system')];
    // Node.js before 22.15 lists its own certificates only, without those that NODE_EXTRA_CA_CERTS adds.
    const extra = process.env['NODE_EXTRA_CA_CERTS'] ?? '';
    return extra === '' ? rootCertificates : [...rootCertificates, (0,external_node_fs_namespaceObject.readFileSync)(extra, 'utf8')];
}
function isCertificate(block) {
    try {
        return new external_node_crypto_.X509Certificate(block).subject !== undefined;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/zadig/connections.js





/** Longer than the slowest poll, so that polling keeps one connection; shorter than the idle limits of usual gateways. */
const KEEP_ALIVE_MS = 30_000;
/** Where connections come from: directly or through a proxy, with the trusted certificates. Opens none by itself. */
function createConnections(options) {
    const given = chooseProxy(options.url, options.environment);
    const proxy = given === undefined ? undefined : parseProxy(given);
    const trust = createTrust(options.ca);
    const settings = { ...options, proxy, trust, keepAliveTimeout: KEEP_ALIVE_MS };
    const shared = createCallDispatcher(settings);
    let streams;
    return {
        shared,
        fresh: () => createCallDispatcher(settings),
        streams: () => (streams ??= Promise.all(/* import() */[__nccwpck_require__.e(163), __nccwpck_require__.e(117)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8117)).then(({ createStreamDispatcher }) => createStreamDispatcher(settings))),
        async destroy() {
            await shared.destroy();
            await (await streams)?.destroy();
        },
        proxy: proxy?.host ?? '',
    };
}
function parseProxy(proxy) {
    // The text may hold a password, so it is not part of the message.
    if (!URL.canParse(proxy))
        throw new errors/* ActionError */.lZ('The proxy of the environment is no URL.', { advice: ADVICE['proxy-invalid'] });
    const url = new URL(proxy);
    if (!isEncoded(url.username) || !isEncoded(url.password))
        throw new errors/* ActionError */.lZ('The proxy of the environment has a user name or a password that is not percent-encoded.', {
            advice: ADVICE['proxy-invalid'],
        });
    if (url.protocol === 'http:' || url.protocol === 'https:')
        return url;
    throw new errors/* ActionError */.lZ(`The proxy of the environment has the scheme ${url.protocol}//.`, {
        advice: ADVICE['proxy-invalid'],
    });
}
function isEncoded(text) {
    try {
        return decodeURIComponent(text).length >= 0;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/zadig/transport.js











/** Zadig redirects once, for a trailing slash (contract §1). */
const MAX_REDIRECTS = 3;
const JSON_CALL = { accept: 'application/json', limit: 'everything', read: readJson };
const STORED_LOG = { accept: 'text/plain', limit: 'until-headers', read: openBody };
const LIVE_LOG = { accept: 'text/event-stream', limit: 'connecting', read: openBody };
/**
 * The one speaker of HTTP. It knows Zadig's ways of refusing (contract §2, §3) and when a request may be repeated: reads
 * for as long as the outage budget lasts, writes only when no connection came about. Opens nothing before the first call;
 * throws an ActionError for settings that cannot work.
 */
function createTransport(options) {
    const { token, clock, random, onOutage } = options;
    const { url, prefix } = parseBaseUrl(options.url);
    // Printable ASCII without a space: contract §2.1 counts the words, and nothing else may stand in a header.
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new errors/* ActionError */.lZ('The API token cannot be sent.', { advice: ADVICE['token-invalid'] });
    }
    const connections = createConnections({
        url,
        ca: options.ca,
        environment: options.env,
        connectTimeout: options.requestTimeout,
    });
    /** Whether something that is Zadig has ever answered: until then a wrong setting is likelier than an outage. */
    let known = false;
    function tokenAdvice() {
        const { kind } = inspectToken(token, clock.now());
        return kind === 'api' ? 'token-refused' : `token-${kind}`;
    }
    function dispatcherFor(reading, manner) {
        if (manner !== JSON_CALL)
            return connections.streams();
        return reading ? connections.shared : connections.fresh();
    }
    /** Every request of the program goes through here: one exchange and its redirects. Throws an AttemptFailure. */
    async function attempt(call, number, manner) {
        const about = { call, number, token, host: url.host, proxy: connections.proxy };
        const timeout = call.requestTimeout ?? options.requestTimeout;
        const limit = limitAttempt(manner.limit, timeout);
        const reading = call.method === 'GET';
        const dispatcher = await dispatcherFor(reading, manner);
        const request = {
            origin: url.origin,
            method: call.method,
            headers: {
                // Two words, or Zadig's gateway refuses (contract §2.1).
                authorization: `Bearer ${token}`,
                accept: manner.accept,
                'accept-encoding': 'identity',
                'user-agent': options.userAgent,
                ...(call.body === undefined ? {} : { 'content-type': call.body.type }),
            },
            body: call.body?.text,
            signal: call.signal === undefined ? limit.signal : AbortSignal.any([call.signal, limit.signal]),
            idleTimeout: manner.limit === 'until-headers' ? timeout : 0,
        };
        try {
            let path = prefix + call.path;
            for (let redirects = 0;; redirects++) {
                const answer = await exchange(dispatcher, { ...request, path });
                limit.answered();
                if (answer.status < 300)
                    return await manner.read(answer, about);
                const target = redirectTarget(answer.status, answer.headers, url.origin + path);
                if (target === undefined)
                    throw await readRefusal(answer, about, tokenAdvice(), clock.now());
                answer.cancel();
                const elsewhere = target.origin !== url.origin;
                if (elsewhere || !reading || redirects === MAX_REDIRECTS) {
                    throw new AttemptFailure(redirectError(about, answer.status, target, elsewhere), 'no');
                }
                path = target.pathname + target.search;
            }
        }
        catch (error) {
            if (!(error instanceof ExchangeFailure))
                throw error;
            call.signal?.throwIfAborted();
            throw lostAttempt(about, error);
        }
        finally {
            if (!reading)
                await dispatcher.destroy();
        }
    }
    async function repeat(call, manner, budgetMs) {
        try {
            call.signal?.throwIfAborted();
            const answer = await (0,retry/* retry */.L)((number) => attempt(call, number, manner), {
                clock,
                budgetMs,
                shouldRetry(error) {
                    if (!(error instanceof AttemptFailure))
                        return false;
                    if (error.again === 'no' || (error.again === 'known-server' && !known))
                        return false;
                    return error.afterMs === undefined ? {} : { afterMs: error.afterMs };
                },
                onWait({ error, delayMs, remainingMs }) {
                    if (error instanceof AttemptFailure)
                        onOutage?.({ error: error.error, delayMs, remainingMs });
                },
                ...(call.signal === undefined ? {} : { signal: call.signal }),
                ...(random === undefined ? {} : { random }),
            });
            known = true;
            return answer;
        }
        catch (error) {
            if (!(error instanceof AttemptFailure))
                throw error;
            known ||= error.error.kind === 'refused';
            throw error.error;
        }
    }
    return {
        send: (call) => repeat(call, JSON_CALL, call.outageTimeout ?? options.outageTimeout),
        open: (call, { live }) => live ? repeat(call, LIVE_LOG, 0) : repeat(call, STORED_LOG, call.outageTimeout ?? options.outageTimeout),
        close: () => connections.destroy(),
    };
}

;// CONCATENATED MODULE: ./build/connect.js








/**
 * Makes the client of the Zadig that the inputs name. The token is a mask before anything else can be printed; one that
 * cannot work ends it here.
 */
function connect(inputs, environment, runner) {
    runner.mask(inputs.apiToken);
    const token = inspectToken(inputs.apiToken, systemClock.now());
    if (token.token !== inputs.apiToken && token.token !== '')
        runner.mask(token.token);
    if (token.kind === 'expired')
        throw new errors/* ActionError */.lZ(`api-token: it expired on ${new Date(token.expiresAt ?? 0).toUTCString()}`, {
            advice: ADVICE['token-expired'],
        });
    if (token.kind === 'login')
        runner.annotate('warning', { title: 'Zadig token', message: ADVICE['token-login'] });
    const transport = createTransport({
        url: inputs.url,
        token: token.token,
        clock: systemClock,
        requestTimeout: inputs.requestTimeout,
        outageTimeout: inputs.outageTimeout,
        ...(inputs.caCertificate === undefined ? {} : { ca: inputs.caCertificate }),
        env: {
            httpsProxy: environment['https_proxy'] ?? environment['HTTPS_PROXY'] ?? '',
            httpProxy: environment['http_proxy'] ?? environment['HTTP_PROXY'] ?? '',
            noProxy: environment['no_proxy'] ?? environment['NO_PROXY'] ?? '',
        },
        userAgent: 'zadig-workflow-action',
        onOutage: ({ error, delayMs, remainingMs }) => void runner.print(`Zadig cannot be reached (${(0,remote_text/* oneLine */.TN)(error.message, 300)}); trying again in ${(0,time_duration/* formatDuration */.a)(delayMs)}, for ${(0,time_duration/* formatDuration */.a)(remainingMs)} more.\n`),
    });
    return { zadig: createZadigClient(transport), creator: token.name, close: () => transport.close() };
}

;// CONCATENATED MODULE: ./build/index.js

















const ACTIONS = {
    run: action({
        read: readRunInputs,
        main: (inputs, deps, environment) => askAhead(inputs, deps, async (zadig) => {
            const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(79)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6079));
            const identity = readRunIdentity(environment, inputs.matrix);
            return run(inputs, { ...following(inputs, deps, environment), zadig, identity, creator: deps.creator });
        }),
        post: cleanUp,
    }),
    wait: action({
        read: readWaitInputs,
        main: async (inputs, deps, environment) => {
            const { wait } = await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(27)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9027));
            return wait(inputs, following(inputs, deps, environment));
        },
        post: cleanUp,
    }),
    retry: action({
        read: readRetryInputs,
        main: async (inputs, deps, environment) => {
            const { retry } = await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(286)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1286));
            return retry(inputs, following(inputs, deps, environment));
        },
        post: cleanUp,
    }),
    cancel: action({
        read: readCancelInputs,
        main: async (inputs, deps) => (await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(476)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5476))).cancel(inputs, deps),
    }),
    approve: action({
        read: readApproveInputs,
        main: async (inputs, deps) => (await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(359)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1359))).approve(inputs, deps),
    }),
    resume: action({
        read: readResumeInputs,
        main: async (inputs, deps) => (await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(225)]).then(__nccwpck_require__.bind(__nccwpck_require__, 225))).resume(inputs, deps),
    }),
    logs: action({
        read: readLogsInputs,
        main: async (inputs, deps, environment) => {
            const { collectLogs } = await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(827), __nccwpck_require__.e(530)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6530));
            return collectLogs(inputs, { ...deps, files: createLogFiles(inputs.directory, environment) });
        },
    }),
    tasks: action({
        read: readTasksInputs,
        main: async (inputs, deps) => (await __nccwpck_require__.e(/* import() */ 766).then(__nccwpck_require__.bind(__nccwpck_require__, 8766))).tasks(inputs, deps),
    }),
    workflows: action({
        read: readWorkflowsInputs,
        main: async (inputs, deps, environment) => {
            const { workflows } = await __nccwpck_require__.e(/* import() */ 36).then(__nccwpck_require__.bind(__nccwpck_require__, 5036));
            return workflows(inputs, { ...deps, writeFile: createFileWriter(inputs.outputFile, environment) });
        },
    }),
    views: action({
        read: readViewsInputs,
        main: async (inputs, deps) => (await __nccwpck_require__.e(/* import() */ 706).then(__nccwpck_require__.bind(__nccwpck_require__, 7706))).views(inputs, deps),
    }),
    'pre-approval': action({
        read: readPreApprovalInputs,
        main: async (inputs, deps) => (await __nccwpck_require__.e(/* import() */ 673).then(__nccwpck_require__.bind(__nccwpck_require__, 4673))).preApproval(inputs, deps),
    }),
};
/** Runs an action's main step; called by its stub in `dist/`. */
async function main(name) {
    keepHeapSmall();
    const signals = listenForSignals(process);
    await execute(() => ACTIONS[name].main(signals.stop));
    signals.end();
}
/** Runs an action's post step; called by its stub in `dist/`. */
async function post(name) {
    // Nothing was left behind, in Zadig or on GitHub. The inputs are not even read: they may be what the main step has complained of already.
    const { isUnsettled } = await __nccwpck_require__.e(/* import() */ 535).then(__nccwpck_require__.bind(__nccwpck_require__, 8535));
    const { readState } = await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(65)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6065));
    if (!isUnsettled(readState(process.env)))
        return;
    await executePost(() => ACTIONS[name].post());
}
/** Makes the two steps of an action, which end by closing the connection to Zadig. */
function action(row) {
    async function connected(signal, work) {
        const runner = createRunner(process.stdout, process.env, signal);
        const inputs = row.read(process.env);
        const { zadig, creator, close } = connect(inputs, process.env, runner);
        try {
            return await work(inputs, { zadig, runner, clock: systemClock, random: Math.random, signal, creator });
        }
        finally {
            await close();
        }
    }
    return {
        main: (signal) => connected(signal, (inputs, deps) => stoppedBy(signal, () => row.main(inputs, deps, process.env))),
        post: () => connected(new AbortController().signal, async (inputs, deps) => row.post?.(inputs, deps, process.env)),
    };
}
/** The post step of the actions that follow a task; those that were given its number never have to look for it. */
async function cleanUp(inputs, deps, environment) {
    const { cleanUp: settleWhatIsLeft } = await __nccwpck_require__.e(/* import() */ 535).then(__nccwpck_require__.bind(__nccwpck_require__, 8535));
    const { readState } = await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(65)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6065));
    const state = readState(environment);
    const github = githubOf(environment);
    await settleWhatIsLeft({ projectKey: '', correlationParameter: '', ...inputs }, state, { ...deps, github });
}
/** What the actions need that follow a task. */
function following(inputs, deps, environment) {
    return {
        ...deps,
        event: readEvent(environment),
        github: githubOf(environment),
        runUrl: readRunUrl(environment),
        logFiles: inputs.logDirectory === undefined ? undefined : createLogFiles(inputs.logDirectory, environment),
    };
}
/** GitHub's API for the run's own repository. */
function githubOf(environment) {
    return (token) => createGithubApi({ token, repository: environment['GITHUB_REPOSITORY'] ?? '' });
}

var __webpack_exports__main = __webpack_exports__.i;
var __webpack_exports__post = __webpack_exports__.b;
export { __webpack_exports__main as main, __webpack_exports__post as post };
