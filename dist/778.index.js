export const id = 778;
export const ids = [778];
export const modules = {

/***/ 7778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  workflows: () => (/* binding */ workflows)
});

// UNUSED EXPORTS: WORKFLOWS_OUTPUTS, applyWorkflow, deleteWorkflow, findInProject

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
;// CONCATENATED MODULE: ./build/definition/document.js

/** Names that the answer of the detail endpoint has for what a definition file calls otherwise (contract §3.5, §3.9). */
const RENAMED = new Map([
    ['workflow_key', 'name'],
    ['workflow_name', 'display_name'],
    ['project_key', 'project'],
]);
/** What the server itself writes down about a workflow or a job. */
const FILLED_BY_SERVER = new Set([
    'id',
    'hash',
    'created_by',
    'create_time',
    'updated_by',
    'update_time',
]);
const FILLED_IN_JOBS = new Set(['id', 'skipped', 'service_modules']);
/** Everything that the detail endpoint shows, by the names of a file: the rest can be written but not read. */
const SHOWN = new Set([
    'name',
    'display_name',
    'project',
    'description',
    'concurrency_limit',
    'params',
    'stages',
    'notify_ctls',
    'share_storages',
]);
const SHOWN_IN_STAGES = new Set(['name', 'parallel', 'jobs']);
const SHOWN_IN_JOBS = new Set([
    'name',
    'type',
    'run_policy',
    'error_policy',
    'execute_policy',
    'notify_ctls',
    'spec',
]);
/** A workflow as a definition file has it, from the answer of the detail endpoint, without what the server fills in. */
function toFileForm(detail) {
    const renamed = Object.entries(detail).map(([key, value]) => [RENAMED.get(key) ?? key, value]);
    return withoutServerFields(Object.fromEntries(renamed));
}
/** A definition without what the server fills in. */
function withoutServerFields(definition) {
    return mapParts(definition, (part, _path, kind) => {
        const filled = kind === 'job' ? FILLED_IN_JOBS : FILLED_BY_SERVER;
        return Object.fromEntries(Object.entries(part).filter(([key]) => !filled.has(key)));
    });
}
/** What of a file can be held against what Zadig shows, and the fields that can't. */
function splitShown(definition) {
    const unseen = [];
    const shown = mapParts(definition, (part, path, kind) => {
        const names = kind === 'job' ? SHOWN_IN_JOBS : kind === 'stage' ? SHOWN_IN_STAGES : SHOWN;
        for (const [key, value] of Object.entries(part))
            if (!names.has(key) && !isNothing(value))
                unseen.push(`${path}${key}`);
        return Object.fromEntries(Object.entries(part).filter(([key]) => names.has(key)));
    });
    return { shown, unseen };
}
/** What a field that is left out stands for, in the server's language, also as a file writes it. */
function isNothing(value) {
    if (value === undefined || value === null || value === false || value === 0)
        return true;
    if (typeof value === 'string')
        return ['', 'false', '0', 'null', '~'].includes(value);
    if (Array.isArray(value))
        return value.length === 0;
    return (0,build_json/* isMapping */.pi)(value) && Object.values(value).every(isNothing);
}
/** The definition with a change made to the workflow, to each stage and to each job. */
function mapParts(definition, change) {
    const stages = mapList(definition['stages'], (stage, index) => {
        const path = `stages[${nameOf(stage, index)}].`;
        const jobs = mapList(stage['jobs'], (job, position) => change(job, `${path}jobs[${nameOf(job, position)}].`, 'job'));
        return change(jobs === undefined ? stage : { ...stage, jobs }, path, 'stage');
    });
    return change(stages === undefined ? definition : { ...definition, stages }, '', 'workflow');
}
function mapList(value, change) {
    if (!Array.isArray(value))
        return undefined;
    return value.map((item, index) => ((0,build_json/* isMapping */.pi)(item) ? change(item, index) : item));
}
function nameOf({ name }, index) {
    return typeof name === 'string' && name !== '' ? name : String(index);
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
// EXTERNAL MODULE: ./build/secrets/find.js
var find = __webpack_require__(799);
// EXTERNAL MODULE: ./build/secrets/hide.js
var hide = __webpack_require__(64);
// EXTERNAL MODULE: ./build/yaml.js
var yaml = __webpack_require__(3705);
;// CONCATENATED MODULE: ./build/definition/file.js







/**
 * Reads a definition file, and holds its keys against those that the user gave. Throws an InputError with all that is wrong.
 *
 * @param workflowKey empty where the file alone says it
 */
function readDefinitionFile(file, { projectKey, workflowKey }) {
    const reading = (0,yaml/* parseText */.r)(file.name, file.text);
    if (!reading.ok)
        throw new errors/* InputError */.dz([reading.problem]);
    const fields = reading.value;
    if (!(0,build_json/* isMapping */.pi)(fields))
        throw new errors/* InputError */.dz([{ path: file.name, message: 'This is no workflow definition: it must be one mapping.' }]);
    const problems = [];
    const complain = (field, message) => {
        problems.push({ path: `${file.name}: ${field}`, message });
    };
    const [name, project] = [(0,build_json/* textAt */.$6)(fields, 'name'), (0,build_json/* textAt */.$6)(fields, 'project')];
    if (name === '')
        complain('name', "The workflow's key is missing.");
    else if (workflowKey !== '' && name !== workflowKey)
        complain('name', `The file is of workflow \`${name}\`, and \`workflow-key\` says \`${workflowKey}\`.`);
    if (project === '')
        complain('project', "The project's key is missing.");
    else if (project !== projectKey)
        complain('project', `The file is of project \`${project}\`, and \`project-key\` says \`${projectKey}\`.`);
    const { hidden } = (0,hide/* countCredentials */.qz)(fields);
    if (hidden > 0)
        complain('credentials', `${hidden} of them are \`***\`, as \`operation: get\` writes them. Put in what they stand for.`);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    const { concurrency_limit: limit = NO_LIMIT } = fields;
    const added = 'concurrency_limit' in fields ? '' : `concurrency_limit: ${NO_LIMIT}`;
    return {
        workflowKey: name,
        displayName: (0,build_json/* textAt */.$6)(fields, 'display_name') || name,
        fields: { ...fields, concurrency_limit: limit },
        text: toServerText(file.text, added),
        added,
        stuckLimit: typeof limit === 'string' && isStuck(limit) ? limit : undefined,
        secrets: (0,find/* collectSecrets */.qb)(fields),
    };
}
/** What Zadig takes for no limit. It stores a missing one as 0, and then no task ever leaves the queue (contract §4.9). */
const NO_LIMIT = '-1';
/** Whether no task could start: the server starts one while fewer than that many run, and only -1 is no limit. */
function isStuck(limit) {
    return isNothing(limit) || (Number(limit) < 1 && Number(limit) !== -1);
}
/** A document as YAML text. */
function toYaml(document) {
    return (0,js_yaml/* dump */.Bh)(document, { noRefs: true, lineWidth: -1 });
}
/** Escapes and characters in double quotes that our reader takes and the server's refuses or folds (contract §3.9). */
const UNREADABLE = /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
/**
 * A definition as the server's YAML reader takes it: JSON's escapes that YAML doesn't have are written in another way, and
 * everything else stays as it is, so that numbers, comments and line ends do too.
 *
 * @param text YAML or JSON that `parseText` has read
 * @param added a field of the workflow to put before the others, such as `concurrency_limit: -1`; empty for none
 */
function toServerText(text, added) {
    const events = (0,js_yaml/* parseEvents */.PH)(text, {});
    const edits = events.flatMap((event) => {
        if (event.type !== js_yaml/* EVENT_ID */.hy.SCALAR || event.style !== js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED)
            return [];
        const { valueStart: start, valueEnd: end } = event;
        if (!UNREADABLE.test(text.slice(start, end)))
            return [];
        return [{ start, end, replacement: escaped((0,js_yaml/* getScalarValue */.KE)(text, event)) }];
    });
    const root = events.find((event) => event.type === js_yaml/* EVENT_ID */.hy.MAPPING);
    if (root !== undefined && added !== '')
        edits.push(insertion(text, root.start, added));
    const changed = edits
        .toSorted((one, other) => other.start - one.start)
        .reduce((before, { start, end, replacement }) => before.slice(0, start) + replacement + before.slice(end), text);
    // A tab may stand before a token in braces, but not before the braces themselves.
    return changed.replace(/^\s+(?=\{)/, '');
}
/** A field before the first of a mapping that begins there, in braces or in lines of its own indentation. */
function insertion(text, start, field) {
    if (text[start] === '{')
        return { start: start + 1, end: start + 1, replacement: `${field}, ` };
    const indentation = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replaceAll(/[^ ]/g, '');
    return { start, end: start, replacement: `${field}\n${indentation}` };
}
/** A text between double quotes. Half of a surrogate pair, which YAML can't hold, becomes U+FFFD. */
function escaped(value) {
    return JSON.stringify(value.toWellFormed())
        .slice(1, -1)
        .replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// EXTERNAL MODULE: ./build/payload/did-you-mean.js
var did_you_mean = __webpack_require__(9434);
// EXTERNAL MODULE: ./build/report/labels.js
var labels = __webpack_require__(1520);
// EXTERNAL MODULE: ./build/report/links.js
var links = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/sanitize.js
var sanitize = __webpack_require__(1872);
// EXTERNAL MODULE: ./build/report/tables.js
var tables = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/task-control/conclude.js + 1 modules
var conclude = __webpack_require__(811);
// EXTERNAL MODULE: ./build/secrets/mask.js
var mask = __webpack_require__(8292);
// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./build/definition/compare.js





/**
 * Compares what a file says with what the detail endpoint shows (contract §3.5). A field that is left out counts as empty,
 * as it does for the server; scalars are compared as the text that they are written as.
 *
 * @param current the answer of the detail endpoint; undefined where there is no such workflow
 * @param wanted the file, with every scalar as its text
 */
function compareDefinitions(current, wanted) {
    const { shown, unseen } = splitShown(withoutServerFields(wanted));
    // An old server that doesn't show the limit has none, as `readDefinition` takes it.
    const known = current === undefined ? {} : { concurrency_limit: -1, ...splitShown(toFileForm(current)).shown };
    const [before, after] = align(known, shown);
    const number = (0,hide/* createCredentialNumbers */.M6)();
    return {
        same: current !== undefined && JSON.stringify(before) === JSON.stringify(after),
        before: current === undefined ? [] : yamlLines(number(before)),
        after: yamlLines(number(after)),
        unseen,
    };
}
/** Both trees with scalars as text, keys in one order, and without what is left out on one side and empty on the other. */
function align(left, right) {
    if (Array.isArray(left) && Array.isArray(right))
        return alignLists(left, right);
    if ((0,build_json/* isMapping */.pi)(left) && (0,build_json/* isMapping */.pi)(right))
        return alignMappings(left, right);
    return [alone(left), alone(right)];
}
function alignMappings(left, right) {
    const before = [];
    const after = [];
    for (const key of inOrder(new Set([...Object.keys(left), ...Object.keys(right)]))) {
        const [inLeft, inRight] = [ownAt(left, key), ownAt(right, key)];
        if (isThere(inLeft) && isThere(inRight)) {
            const [ours, theirs] = align(inLeft, inRight);
            before.push([key, ours]);
            after.push([key, theirs]);
        }
        else if (isThere(inLeft) && !isNothing(inLeft))
            before.push([key, alone(inLeft)]);
        else if (isThere(inRight) && !isNothing(inRight))
            after.push([key, alone(inRight)]);
    }
    return [Object.fromEntries(before), Object.fromEntries(after)];
}
/** Keys are whatever a file says, also the names of what every object inherits. */
function ownAt(mapping, key) {
    return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
/** Items of the same name belong together, wherever they stand; where names are missing or repeat, those in the same place. */
function alignLists(left, right) {
    const named = areNamed(left) && areNamed(right);
    const partnerOf = (item, index, others) => named ? others.find((other) => compare_nameOf(other) === compare_nameOf(item)) : others[index];
    return [
        left.map((item, index) => align(item, partnerOf(item, index, right))[0]),
        right.map((item, index) => align(partnerOf(item, index, left), item)[1]),
    ];
}
function areNamed(items) {
    const names = items.map(compare_nameOf);
    return !names.includes('') && new Set(names).size === names.length;
}
function compare_nameOf(item) {
    if (!(0,build_json/* isMapping */.pi)(item))
        return '';
    const parts = ['name', 'key', 'service_name', 'service_module'].map((field) => item[field]);
    return parts.filter((part) => typeof part === 'string' && part !== '').join('/');
}
/** A tree that has nothing to be held against. */
function alone(value) {
    if (Array.isArray(value))
        return value.map(alone);
    if (!(0,build_json/* isMapping */.pi)(value))
        return scalar(value);
    const kept = inOrder(Object.keys(value)).filter((key) => !isNothing(value[key]));
    return Object.fromEntries(kept.map((key) => [key, alone(value[key])]));
}
function scalar(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : JSON.stringify(value);
}
/** Null is how one says that nothing is there. */
function isThere(value) {
    return value !== undefined && value !== null && value !== 'null' && value !== '~';
}
const FIRST = ['name', 'display_name', 'project', 'key', 'type', 'service_name', 'service_module', 'value'];
const LAST = ['spec', 'params', 'stages', 'jobs', 'notify_ctls', 'share_storages'];
function inOrder(keys) {
    return [...keys].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
function rank(key) {
    const first = FIRST.indexOf(key);
    if (first >= 0)
        return first;
    return LAST.includes(key) ? 1_000 + LAST.indexOf(key) : 100;
}
function yamlLines(tree) {
    return (0,js_yaml/* dump */.Bh)(tree, { schema: js_yaml/* FAILSAFE_SCHEMA */.uH, noRefs: true, lineWidth: -1 }).trimEnd().split('\n');
}
/** Lines around a change. */
const CONTEXT = 3;
/** Removed and added lines; above that, comparing takes long and helps no reader. */
const MAX_EDITS = 1_000;
/**
 * What changes from one text to another, as lines that begin with `-`, `+` or a space, with three lines around each change
 * and `@@` between the parts. Empty where nothing changes. Texts that differ in thousands of lines are shown as all removed
 * and all added.
 */
function diffLines(before, after) {
    const patch = (0,create/* structuredPatch */.YB)('', '', textOf(before), textOf(after), '', '', {
        context: CONTEXT,
        maxEditLength: MAX_EDITS,
    });
    if (patch === undefined)
        return [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
    return patch.hunks.flatMap(({ lines, oldStart }, index) => [
        ...(index > 0 || oldStart > 1 ? ['@@'] : []),
        ...lines.map((line) => `${line.slice(0, 1)} ${line.slice(1)}`),
    ]);
}
function textOf(lines) {
    return lines.map((line) => `${line}\n`).join('');
}

;// CONCATENATED MODULE: ./build/actions/workflows.js















/** Every output of `workflows`; its `action.yml` declares the same names. */
const WORKFLOWS_OUTPUTS = (/* unused pure expression or super */ null && (['workflows', 'count', 'definition', 'definition-yaml', 'changed', 'diff']));
/** Lines of a diff in the log; all of them are in the output. */
const DIFF_LINES = 400;
/** Lists a project's workflows, or reads, writes or deletes the definition of one. */
async function workflows(inputs, deps) {
    switch (inputs.operation) {
        case 'list':
            return list(inputs, deps);
        case 'get':
            return get(inputs, deps);
        case 'apply':
            return apply(inputs, deps);
        case 'delete': {
            const { sentence, changed } = await deleteWorkflow(inputs, deps);
            deps.runner.setOutput('changed', String(changed));
            return (0,conclude/* conclude */.Ep)({ verdict: (0,conclude/* passed */.bF)(sentence) }, inputs.summary, deps.runner);
        }
    }
}
async function list(inputs, { zadig, runner }) {
    const entries = await entriesOf(inputs, zadig);
    runner.setOutput('workflows', (0,outputs/* jsonLines */.i7)(entries.map(tables/* workflowOutput */.lM)));
    runner.setOutput('count', String(entries.length));
    for (const { key, name, type } of entries)
        await runner.print(`  ${(0,sanitize/* sanitizeLine */.g$)(key, 80)}  ${(0,sanitize/* sanitizeLine */.g$)(name, 80)}  ${(0,sanitize/* sanitizeLine */.g$)(type, 20)}\n`);
    const where = inputs.view === '' ? `project ${(0,sanitize/* sanitizeLine */.g$)(inputs.projectKey, 80)}` : `the view ${(0,sanitize/* sanitizeLine */.g$)(inputs.view, 80)}`;
    const verdict = (0,conclude/* passed */.bF)(`${(0,labels/* count */.U9)(entries.length, 'workflow')} in ${where}.`);
    return (0,conclude/* conclude */.Ep)({ verdict, body: (0,tables/* workflowTable */.cB)(entries) }, inputs.summary, runner);
}
/** Zadig answers an unknown view, and an empty one, with all workflows of the project (contract §3.4): we don't. */
async function entriesOf({ projectKey, view }, zadig) {
    if (view === '')
        return zadig.listWorkflows({ projectKey });
    const present = await zadig.listViews({ projectKey });
    const found = present.find(({ name }) => name === view);
    if (found === undefined)
        throw new errors/* ActionError */.lZ(`There is no view ${(0,sanitize/* sanitizeLine */.g$)(view, 80)} in project ${(0,sanitize/* sanitizeLine */.g$)(projectKey, 80)}`, {
            advice: `Check \`view\`.${(0,did_you_mean/* didYouMean */.au)(view, present.map(({ name }) => name))}`,
        });
    const shown = new Set(found.workflows.map(({ workflowKey }) => workflowKey));
    if (shown.size === 0)
        return [];
    const entries = await zadig.listWorkflows({ projectKey, viewName: view });
    return entries.filter(({ key }) => shown.has(key));
}
async function get(inputs, { zadig, runner, signal, writeFile }) {
    const found = await zadig.findDefinition(inputs, { signal });
    if (found === undefined)
        throw unknownWorkflow(inputs);
    (0,mask/* maskSecrets */.Q)(found.secrets, new Set(), runner);
    // By its place first, since not every credential can be told by its text; then wherever else it stands.
    const definition = (0,hide/* hideSecrets */.s0)((0,hide/* hideCredentials */.RW)(toFileForm(found.fields)), found.secrets);
    const { all } = (0,hide/* countCredentials */.qz)(found.fields);
    const [json, yaml] = [(0,outputs/* jsonLines */.i7)(definition), toYaml(definition)];
    runner.setOutput('definition', json);
    runner.setOutput('definition-yaml', yaml);
    if (inputs.outputFile !== '') {
        await writeFile(inputs.outputFile.endsWith('.json') ? `${JSON.stringify(definition, undefined, 2)}\n` : yaml);
        await runner.print(`Written to ${(0,sanitize/* sanitizeLine */.g$)(inputs.outputFile, 300)}\n`);
    }
    const facts = [
        ['Workflow', inputs.workflowKey],
        ['Credentials hidden', all === 0 ? '' : String(all)],
        ['File', inputs.outputFile],
    ];
    const verdict = (0,conclude/* passed */.bF)(`Read the definition of ${(0,sanitize/* sanitizeLine */.g$)(inputs.workflowKey, 80)}.`);
    const url = pageOf(inputs, (0,build_json/* textAt */.$6)(definition, 'display_name'));
    return (0,conclude/* conclude */.Ep)({ verdict, url, facts }, inputs.summary, runner);
}
async function apply(inputs, deps) {
    const { runner } = deps;
    const file = readDefinitionFile(inputs.file ?? { name: 'file', text: '' }, inputs);
    (0,mask/* maskSecrets */.Q)(file.secrets, new Set(), runner);
    warnOfStuckTasks(file, inputs, runner);
    const { changed, diff, sentence } = await applyWorkflow({ ...inputs, ...file, file }, deps);
    runner.setOutput('changed', String(changed));
    runner.setOutput('diff', diff.join('\n'));
    const shown = diff.slice(0, DIFF_LINES).map((line) => (0,sanitize/* sanitizeBlock */.jQ)(line));
    const more = diff.length > DIFF_LINES ? [`… ${diff.length - DIFF_LINES} more lines, in the output \`diff\``] : [];
    await runner.print([...shown, ...more].map((line) => `  ${line}\n`).join(''));
    const added = changed ? file.added : '';
    if (added !== '')
        await runner.print(`\`${added}\` is added: the file leaves it out, and Zadig would store 0, with which no task starts.\n`);
    const url = pageOf({ ...inputs, ...file }, file.displayName);
    const body = shown.length === 0 ? '' : (0,markdown/* fence */.EU)([...shown, ...more]);
    const facts = [['Added to the file', added]];
    return (0,conclude/* conclude */.Ep)({ verdict: (0,conclude/* passed */.bF)(sentence), url, facts, body }, inputs.summary, runner);
}
/** Zadig takes a definition whose tasks never leave the queue (contract §4.9). */
function warnOfStuckTasks({ stuckLimit, workflowKey }, inputs, runner) {
    if (stuckLimit === undefined)
        return;
    const [limit, name, file] = [
        (0,sanitize/* sanitizeLine */.g$)(stuckLimit, 20),
        (0,sanitize/* sanitizeLine */.g$)(workflowKey, 80),
        (0,sanitize/* sanitizeLine */.g$)(inputs.file?.name ?? '', 300),
    ];
    runner.annotate('warning', {
        title: 'Zadig queue',
        message: `\`concurrency_limit\` in ${file} is “${limit}”: tasks of ${name} wait in Zadig's queue for ever. Write -1 for no limit, or a number from 1 on.`,
    });
}
/** The workflow's page in Zadig; the key serves where it has no display name. */
function pageOf({ url, projectKey, workflowKey }, displayName) {
    return (0,links/* workflowUrl */.pk)({ baseUrl: url, projectKey, workflowKey, displayName: displayName || workflowKey });
}
function unknownWorkflow({ workflowKey }) {
    return new errors/* ActionError */.lZ(`There is no workflow ${(0,sanitize/* sanitizeLine */.g$)(workflowKey, 80)}`, {
        advice: 'Check `workflow-key`: the key, not the display name, in its exact case.',
    });
}
/**
 * Finds a workflow that is about to be changed. Keys are unique in the whole system, and Zadig changes a workflow by its key
 * alone, whatever project the request names (contract §3.9): one of another project is refused here.
 *
 * @returns its definition; undefined where there is none
 */
async function findInProject(workflow, { zadig, signal }) {
    const found = await zadig.findDefinition(workflow, { signal });
    if (found === undefined)
        return undefined;
    const entries = await zadig.listWorkflows({ projectKey: workflow.projectKey });
    if (entries.some(({ key }) => key === workflow.workflowKey))
        return found;
    throw new errors/* ActionError */.lZ(`The workflow ${(0,sanitize/* sanitizeLine */.g$)(workflow.workflowKey, 80)} belongs to another project than ${(0,sanitize/* sanitizeLine */.g$)(workflow.projectKey, 80)}`, { advice: 'Keys of workflows are unique in the whole system. Check `project-key`, or choose another key.' });
}
/** Fields named in a sentence. */
const MAX_NAMED = 10;
/**
 * Makes the workflow what the file says: creates it, updates it, or leaves it alone where nothing would change. Fields that
 * Zadig doesn't show can't be compared, so a file that has some is written each time.
 */
async function applyWorkflow(options, deps) {
    const { zadig, runner } = deps;
    const { file, dryRun } = options;
    const name = (0,sanitize/* sanitizeLine */.g$)(options.workflowKey, 80);
    const current = await findInProject(options, deps);
    (0,mask/* maskSecrets */.Q)(current?.secrets ?? [], new Set(), runner);
    const { same, before, after, unseen } = compareDefinitions(current?.fields, file.fields);
    // Credentials have numbers in their own places; a copy of one may stand elsewhere, such as in a script.
    const secrets = [...(current?.secrets ?? []), ...file.secrets];
    const diff = diffLines(before, after).map((line) => String((0,hide/* hideSecrets */.s0)(line, secrets)));
    if (same && unseen.length === 0)
        return { changed: false, diff, sentence: `The workflow ${name} is as the file says.` };
    const named = unseen.map((field) => (0,sanitize/* sanitizeLine */.g$)(field, 80));
    if (current !== undefined && unseen.length > 0)
        await runner.print(`Zadig does not show ${(0,labels/* listed */.KE)(named, MAX_NAMED)}, so whether they change cannot be told; they are written.\n`);
    if (dryRun) {
        const what = current === undefined ? 'be created' : 'be updated';
        return { changed: true, diff, sentence: `The workflow ${name} would ${what}; \`dry-run\` is true.` };
    }
    const viewName = options.view === '' ? {} : { viewName: options.view };
    const write = (api) => current === undefined
        ? zadig.createWorkflow(file.text, { ...options, ...viewName, api })
        : zadig.updateWorkflow(options.workflowKey, file.text, { ...options, api });
    await unlessHeard(() => eitherApi(write), options, deps);
    return { changed: true, diff, sentence: `${current === undefined ? 'Created' : 'Updated'} the workflow ${name}.` };
}
/**
 * Zadig before 5.0 has the same handlers under another address; what its router refuses has not been done (contract §1).
 * Where a gateway lets neither through, the published one is what to tell of.
 */
async function eitherApi(write) {
    try {
        await write('openapi');
    }
    catch (published) {
        if (!isAbsent(published))
            throw published;
        try {
            await write('aslan');
        }
        catch (thrown) {
            throw isAbsent(thrown) ? published : thrown;
        }
    }
}
function isAbsent(thrown) {
    return thrown instanceof errors/* ZadigError */.YE && thrown.kind === 'no-endpoint';
}
/** Sends the write once; where its answer is lost, the definition shows whether it was heard. */
async function unlessHeard(write, { file, ...workflow }, deps) {
    try {
        await write();
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ZadigError */.YE) || thrown.delivery !== 'unknown')
            throw thrown;
        const now = await deps.zadig.findDefinition(workflow, { signal: deps.signal });
        const { same, unseen } = compareDefinitions(now?.fields, file.fields);
        if (!same || unseen.length > 0)
            throw thrown;
    }
}
/** Deletes a workflow, with its tasks and the counter of their numbers (contract §3.9). One that isn't there is a success. */
async function deleteWorkflow(options, deps) {
    const name = (0,sanitize/* sanitizeLine */.g$)(options.workflowKey, 80);
    if ((await findInProject(options, deps)) === undefined)
        return { changed: false, sentence: `There is no workflow ${name} to delete.` };
    if (options.dryRun)
        return { changed: true, sentence: `The workflow ${name} would be deleted; \`dry-run\` is true.` };
    try {
        await deps.zadig.deleteWorkflow(options);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ZadigError */.YE) || thrown.delivery !== 'unknown')
            throw thrown;
        if ((await deps.zadig.findDefinition(options, { signal: deps.signal })) !== undefined)
            throw thrown;
    }
    return { changed: true, sentence: `Deleted the workflow ${name}, with its tasks.` };
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


/***/ })

};
