export const id = 778;
export const ids = [778];
export const modules = {

/***/ 7778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  workflows: () => (/* binding */ workflows)
});

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
// EXTERNAL MODULE: ./build/json.js
var json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/secrets/hide.js
var hide = __webpack_require__(64);
;// CONCATENATED MODULE: ./build/definition/document.js

/** Names in the answer of the detail endpoint and in a definition file (contract §3.5, §3.9). */
const RENAMED = new Map([
    ['workflow_key', 'name'],
    ['workflow_name', 'display_name'],
    ['project_key', 'project'],
]);
const RECORDED = ['id', 'hash', 'created_by', 'create_time', 'updated_by', 'update_time'];
const FILLED_BY_SERVER = {
    workflow: RECORDED,
    stage: RECORDED,
    job: ['id', 'skipped', 'service_modules'],
};
/** Everything that the detail endpoint shows, by the names of a file: the rest can be written but not read. */
const SHOWN = {
    workflow: 'name display_name project description concurrency_limit params stages notify_ctls share_storages'.split(' '),
    stage: ['name', 'parallel', 'jobs'],
    job: ['name', 'type', 'run_policy', 'error_policy', 'execute_policy', 'notify_ctls', 'spec'],
};
/** A workflow as a definition file has it, from the answer of the detail endpoint, without what the server fills in. */
function toFileForm(detail) {
    const renamed = Object.entries(detail).map(([key, value]) => [RENAMED.get(key) ?? key, value]);
    return withoutServerFields(Object.fromEntries(renamed));
}
/** A definition without what the server fills in. */
function withoutServerFields(definition) {
    return filterFields(definition, (key, _value, level) => !FILLED_BY_SERVER[level].includes(key));
}
/** What of a file can be compared with what Zadig shows, and the paths of the fields that can't. */
function splitShown(definition) {
    const unseen = [];
    const shown = filterFields(definition, (key, value, level, path) => {
        const isShown = SHOWN[level].includes(key);
        if (!isShown && !isNothing(value))
            unseen.push(`${path}${key}`);
        return isShown;
    });
    return { shown, unseen };
}
/** Whether a value means the same to the server as a field that is left out, also as a file writes it. */
function isNothing(value) {
    if (value === undefined || value === null || value === false || value === 0)
        return true;
    if (typeof value === 'string')
        return ['', 'false', '0', 'null', '~'].includes(value);
    if (Array.isArray(value))
        return value.length === 0;
    return (0,json/* isMapping */.pi)(value) && Object.values(value).every(isNothing);
}
function filterFields(definition, keep) {
    const filter = (level, part, path) => Object.fromEntries(Object.entries(part).filter(([key, value]) => keep(key, value, level, path)));
    const filterJob = (job, path) => filter('job', job, path);
    const filterStage = (stage, path) => filter('stage', mapItems(stage, 'jobs', path, filterJob), path);
    return filter('workflow', mapItems(definition, 'stages', '', filterStage), '');
}
function mapItems(parent, key, path, change) {
    const list = parent[key];
    if (!Array.isArray(list))
        return parent;
    const items = list.map((item, index) => (0,json/* isMapping */.pi)(item) ? change(item, `${path}${key}[${(0,json/* textAt */.$6)(item, 'name') || index}].`) : item);
    return { ...parent, [key]: items };
}

;// CONCATENATED MODULE: ./build/definition/compare.js





/**
 * Compares a file with what the detail endpoint shows (contract §3.5). A field that is left out counts as empty, as it does
 * for the server; scalars are compared as text.
 *
 * @param current the answer of the detail endpoint; undefined where there is no such workflow
 * @param wanted the file, with every scalar as its text
 */
function compareDefinitions(current, wanted) {
    const { shown, unseen } = splitShown(withoutServerFields(wanted));
    // An old server that doesn't show the limit has none, as `readDefinition` takes it.
    const known = current === undefined ? {} : { concurrency_limit: -1, ...splitShown(toFileForm(current)).shown };
    const [before, after] = align(known, shown);
    // The same value gets the same number on both sides.
    const credentials = [];
    const numbered = (value) => {
        if (!credentials.includes(value))
            credentials.push(value);
        return `${hide/* HIDDEN */.RG} (credential ${credentials.indexOf(value) + 1})`;
    };
    return {
        same: current !== undefined && JSON.stringify(before) === JSON.stringify(after),
        before: current === undefined ? [] : yamlLines((0,hide/* hideCredentials */.RW)(before, numbered)),
        after: yamlLines((0,hide/* hideCredentials */.RW)(after, numbered)),
        unseen,
    };
}
/** Both trees with scalars as text, keys in one order, and without what is left out on one side and empty on the other. */
function align(left, right) {
    if (Array.isArray(left) && Array.isArray(right))
        return alignLists(left, right);
    if ((0,json/* isMapping */.pi)(left) && (0,json/* isMapping */.pi)(right))
        return alignMappings(left, right);
    return [toTree(left), toTree(right)];
}
function alignMappings(left, right) {
    const before = [];
    const after = [];
    for (const key of inOrder(new Set([...Object.keys(left), ...Object.keys(right)]))) {
        const [inLeft, inRight] = [ownAt(left, key), ownAt(right, key)];
        if (inLeft !== undefined && inRight !== undefined) {
            const [leftTree, rightTree] = align(inLeft, inRight);
            before.push([key, leftTree]);
            after.push([key, rightTree]);
        }
        else if (!isNothing(inLeft))
            before.push([key, toTree(inLeft)]);
        else if (!isNothing(inRight))
            after.push([key, toTree(inRight)]);
    }
    return [Object.fromEntries(before), Object.fromEntries(after)];
}
/** A field, undefined where it is null. A file can have any key, also the names that every object inherits. */
function ownAt(mapping, key) {
    const value = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    return value === null || value === 'null' || value === '~' ? undefined : value;
}
/** Items of the same name are compared, in any order; where names are missing or repeat, those in the same place. */
function alignLists(left, right) {
    const named = areNamed(left) && areNamed(right);
    const partnerOf = (item, index, others) => named ? others.find((other) => nameOf(other) === nameOf(item)) : others[index];
    return [
        left.map((item, index) => align(item, partnerOf(item, index, right))[0]),
        right.map((item, index) => align(partnerOf(item, index, left), item)[1]),
    ];
}
function areNamed(items) {
    const names = items.map(nameOf);
    return !names.includes('') && new Set(names).size === names.length;
}
function nameOf(item) {
    if (!(0,json/* isMapping */.pi)(item))
        return '';
    const parts = ['name', 'key', 'service_name', 'service_module'].map((field) => item[field]);
    return parts.filter((part) => typeof part === 'string' && part !== '').join('/');
}
function toTree(value) {
    if (Array.isArray(value))
        return value.map(toTree);
    if ((0,json/* isMapping */.pi)(value)) {
        const kept = inOrder(Object.keys(value)).filter((key) => !isNothing(value[key]));
        return Object.fromEntries(kept.map((key) => [key, toTree(value[key])]));
    }
    if (value === undefined || value === null)
        return '';
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : JSON.stringify(value);
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
/** Removed and added lines above which comparing takes too long. */
const MAX_EDITS = 1_000;
/**
 * The changes from one text to another, as lines that begin with `-`, `+` or a space, with three lines around each change
 * and `@@` between the parts. Texts that differ in thousands of lines are shown as all removed and all added.
 */
function diffLines(before, after) {
    const [left, right] = [before, after].map((lines) => lines.map((line) => `${line}\n`).join(''));
    const patch = (0,create/* structuredPatch */.YB)('', '', left ?? '', right ?? '', '', '', { context: 3, maxEditLength: MAX_EDITS });
    if (patch === undefined)
        return [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
    return patch.hunks.flatMap(({ lines, oldStart }, index) => [
        ...(index > 0 || oldStart > 1 ? ['@@'] : []),
        ...lines.map((line) => `${line.slice(0, 1)} ${line.slice(1)}`),
    ]);
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/secrets/find.js
var find = __webpack_require__(799);
// EXTERNAL MODULE: ./build/yaml.js
var yaml = __webpack_require__(3705);
;// CONCATENATED MODULE: ./build/definition/file.js







/** What Zadig takes for no limit. It stores a missing one as 0, and then no task ever leaves the queue (contract §4.9). */
const NO_LIMIT = '-1';
/**
 * Reads a definition file and compares its keys with those that the user gave. Throws an InputError with all that is wrong.
 *
 * @param workflowKey empty where only the file names it
 */
function readDefinitionFile(file, { projectKey, workflowKey }) {
    const reading = (0,yaml/* parseText */.r)(file.name, file.text);
    if (!reading.ok)
        throw new errors/* InputError */.dz([reading.problem]);
    const fields = reading.value;
    if (!(0,json/* isMapping */.pi)(fields))
        throw new errors/* InputError */.dz([{ path: file.name, message: 'This is not a workflow definition: it must be one mapping.' }]);
    const problems = [];
    const complain = (field, message) => {
        problems.push({ path: `${file.name}: ${field}`, message });
    };
    const name = (0,json/* textAt */.$6)(fields, 'name');
    const project = (0,json/* textAt */.$6)(fields, 'project');
    if (name === '')
        complain('name', "The workflow's key is missing.");
    else if (workflowKey !== '' && name !== workflowKey)
        complain('name', `The file is of workflow \`${name}\`, and \`workflow-key\` says \`${workflowKey}\`.`);
    if (project === '')
        complain('project', "The project's key is missing.");
    else if (project !== projectKey)
        complain('project', `The file is of project \`${project}\`, and \`project-key\` says \`${projectKey}\`.`);
    const hidden = (0,hide/* credentialsIn */.Wr)(fields).filter((value) => value === hide/* HIDDEN */.RG || value.startsWith(`${hide/* HIDDEN */.RG} (`)).length;
    if (hidden > 0)
        complain('credentials', `${hidden} of them are \`***\`, as \`operation: get\` writes them. Put in the real values.`);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    const { concurrency_limit: limit = NO_LIMIT } = fields;
    const added = 'concurrency_limit' in fields ? '' : `concurrency_limit: ${NO_LIMIT}`;
    // The server starts a task while fewer than that many run, and only -1 means no limit.
    const isStuck = isNothing(limit) || (Number(limit) < 1 && Number(limit) !== -1);
    return {
        workflowKey: name,
        displayName: (0,json/* textAt */.$6)(fields, 'display_name') || name,
        fields: { ...fields, concurrency_limit: limit },
        text: toServerText(file.text, added),
        added,
        stuckLimit: typeof limit === 'string' && isStuck ? limit : undefined,
        secrets: (0,find/* collectSecrets */.qb)(fields),
    };
}
/** A document as YAML text. */
function toYaml(document) {
    return (0,js_yaml/* dump */.Bh)(document, { noRefs: true, lineWidth: -1 });
}
/** Escapes and characters in double quotes that our reader accepts and the server's refuses or folds (contract §3.9). */
const UNREADABLE = /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
/**
 * The text of a valid definition, for the server's YAML reader: JSON's escapes that YAML doesn't have are written in
 * another way, and everything else stays as it is.
 *
 * @param added a field of the workflow to put before the others, such as `concurrency_limit: -1`; empty for none
 */
function toServerText(text, added) {
    const events = (0,js_yaml/* parseEvents */.PH)(text, {});
    const edits = events.flatMap((event) => {
        if (event.type !== js_yaml/* EVENT_ID */.hy.SCALAR || event.style !== js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED)
            return [];
        const { valueStart: start, valueEnd: end } = event;
        const isReadable = !UNREADABLE.test(text.slice(start, end));
        return isReadable ? [] : [{ start, end, replacement: escaped((0,js_yaml/* getScalarValue */.KE)(text, event)) }];
    });
    const root = events.find((event) => event.type === js_yaml/* EVENT_ID */.hy.MAPPING);
    if (root !== undefined && added !== '') {
        const start = text[root.start] === '{' ? root.start + 1 : root.start;
        edits.push({ start, end: start, replacement: added + separatorAt(text, root.start) });
    }
    const changed = edits
        .toSorted((one, other) => other.start - one.start)
        .reduce((before, { start, end, replacement }) => before.slice(0, start) + replacement + before.slice(end), text);
    // A tab may come before a token in braces, but not before the braces themselves.
    return changed.replace(/^\s+(?=\{)/, '');
}
/** What separates the fields of a mapping that begins there: in braces, or in lines with its indentation. */
function separatorAt(text, start) {
    if (text[start] === '{')
        return ', ';
    return `\n${text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replaceAll(/[^ ]/g, '')}`;
}
/** The text between double quotes for a value. Half of a surrogate pair, which YAML can't hold, becomes U+FFFD. */
function escaped(value) {
    const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const text = JSON.stringify(value.toWellFormed()).slice(1, -1);
    return text.replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escape);
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
// EXTERNAL MODULE: ./build/secrets/mask.js
var mask = __webpack_require__(8292);
// EXTERNAL MODULE: ./build/task-control/conclude.js + 1 modules
var conclude = __webpack_require__(811);
// EXTERNAL MODULE: ./build/task-control/write-once.js
var write_once = __webpack_require__(61);
;// CONCATENATED MODULE: ./build/actions/workflows.js
















/** Lines of a diff in the log; all of them are in the output. */
const DIFF_LINES = 400;
/** Fields named in a sentence. */
const MAX_NAMED = 10;
/** Lists a project's workflows, or reads, writes or deletes the definition of one. */
async function workflows(inputs, deps) {
    switch (inputs.operation) {
        case 'list':
            return list(inputs, deps);
        case 'get':
            return get(inputs, deps);
        case 'apply':
            return apply(inputs, deps);
        case 'delete':
            return remove(inputs, deps);
    }
}
async function list(inputs, deps) {
    const { runner } = deps;
    const entries = await entriesOf(inputs, deps);
    runner.setOutput('workflows', (0,outputs/* jsonLines */.i7)(entries.map(tables/* workflowOutput */.lM)));
    runner.setOutput('count', String(entries.length));
    for (const { key, name, type } of entries)
        await runner.print(`  ${(0,sanitize/* sanitizeLine */.g$)(key, 80)}  ${(0,sanitize/* sanitizeLine */.g$)(name, 80)}  ${(0,sanitize/* sanitizeLine */.g$)(type, 20)}\n`);
    const where = inputs.view === '' ? `project ${(0,sanitize/* sanitizeLine */.g$)(inputs.projectKey, 80)}` : `the view ${(0,sanitize/* sanitizeLine */.g$)(inputs.view, 80)}`;
    const verdict = (0,conclude/* passed */.bF)(`${(0,labels/* count */.U9)(entries.length, 'workflow')} in ${where}.`);
    return (0,conclude/* conclude */.Ep)({ verdict, body: (0,tables/* workflowTable */.cB)(entries) }, inputs.summary, runner);
}
/** Zadig answers an unknown or empty view with all workflows of the project (contract §3.4): we throw, or return none. */
async function entriesOf({ projectKey, view }, { zadig }) {
    if (view === '')
        return zadig.listWorkflows({ projectKey });
    const present = await zadig.listViews({ projectKey });
    const found = present.find(({ name }) => name === view);
    if (found === undefined) {
        const names = present.map(({ name }) => name);
        throw new errors/* ActionError */.lZ(`There is no view ${(0,sanitize/* sanitizeLine */.g$)(view, 80)} in project ${(0,sanitize/* sanitizeLine */.g$)(projectKey, 80)}`, {
            advice: `Check \`view\`.${(0,did_you_mean/* didYouMean */.au)(view, names)}`,
        });
    }
    const shown = new Set(found.workflows.map(({ workflowKey }) => workflowKey));
    if (shown.size === 0)
        return [];
    const entries = await zadig.listWorkflows({ projectKey, viewName: view });
    return entries.filter(({ key }) => shown.has(key));
}
async function get(inputs, deps) {
    const { zadig, runner, signal, writeFile } = deps;
    const { projectKey, workflowKey, outputFile } = inputs;
    const name = (0,sanitize/* sanitizeLine */.g$)(workflowKey, 80);
    const found = await zadig.findDefinition({ projectKey, workflowKey }, { signal });
    if (found === undefined)
        throw new errors/* ActionError */.lZ(`There is no workflow ${name}`, {
            advice: 'Check `workflow-key`: the key, not the display name, in its exact case.',
        });
    (0,mask/* maskSecrets */.Q)(found.secrets, runner);
    // By field first, since not every credential can be found by its text; then wherever else the text is.
    const definition = (0,hide/* hideSecrets */.s0)((0,hide/* hideCredentials */.RW)(toFileForm(found.fields)), found.secrets);
    const hidden = (0,hide/* credentialsIn */.Wr)(found.fields).length;
    const yaml = toYaml(definition);
    runner.setOutput('definition', (0,outputs/* jsonLines */.i7)(definition));
    runner.setOutput('definition-yaml', yaml);
    if (outputFile !== '') {
        await writeFile(outputFile.endsWith('.json') ? `${JSON.stringify(definition, undefined, 2)}\n` : yaml);
        await runner.print(`Written to ${(0,sanitize/* sanitizeLine */.g$)(outputFile, 300)}\n`);
    }
    const facts = [
        ['Workflow', workflowKey],
        ['Credentials hidden', hidden === 0 ? '' : String(hidden)],
        ['File', outputFile],
    ];
    const verdict = (0,conclude/* passed */.bF)(`Read the definition of ${name}.`);
    const displayName = (0,json/* textAt */.$6)(definition, 'display_name') || workflowKey;
    const url = (0,links/* workflowUrl */.pk)({ baseUrl: inputs.url, projectKey, workflowKey, displayName });
    return (0,conclude/* conclude */.Ep)({ verdict, url, facts }, inputs.summary, runner);
}
async function apply(inputs, deps) {
    const { runner } = deps;
    const fileName = inputs.file?.name ?? 'file';
    const file = readDefinitionFile(inputs.file ?? { name: fileName, text: '' }, inputs);
    (0,mask/* maskSecrets */.Q)(file.secrets, runner);
    if (file.stuckLimit !== undefined) {
        // Zadig accepts such a definition, whose tasks never leave the queue (contract §4.9).
        const message = `\`concurrency_limit\` in ${(0,sanitize/* sanitizeLine */.g$)(fileName, 300)} is “${(0,sanitize/* sanitizeLine */.g$)(file.stuckLimit, 20)}”: tasks of ${(0,sanitize/* sanitizeLine */.g$)(file.workflowKey, 80)} wait in Zadig's queue for ever. Write -1 for no limit, or a number from 1 on.`;
        runner.annotate('warning', { title: 'Zadig queue', message });
    }
    const { changed, diff, sentence } = await writeDefinition(file, inputs, deps);
    runner.setOutput('changed', String(changed));
    runner.setOutput('diff', diff.join('\n'));
    const more = diff.length > DIFF_LINES ? [`… ${diff.length - DIFF_LINES} more lines, in the output \`diff\``] : [];
    const shown = [...diff.slice(0, DIFF_LINES).map((line) => (0,sanitize/* sanitizeBlock */.jQ)(line)), ...more];
    await runner.print(shown.map((line) => `  ${line}\n`).join(''));
    const added = changed ? file.added : '';
    if (added !== '')
        await runner.print(`\`${added}\` is added: the file leaves it out, and Zadig would store 0, with which no task starts.\n`);
    const { url: baseUrl, projectKey } = inputs;
    const url = (0,links/* workflowUrl */.pk)({ baseUrl, projectKey, workflowKey: file.workflowKey, displayName: file.displayName });
    const body = shown.length === 0 ? '' : (0,markdown/* fence */.EU)(shown);
    const facts = [['Added to the file', added]];
    return (0,conclude/* conclude */.Ep)({ verdict: (0,conclude/* passed */.bF)(sentence), url, facts, body }, inputs.summary, runner);
}
/** Creates or updates the workflow where something would change, or may change because Zadig doesn't show all fields. */
async function writeDefinition(file, { projectKey, view, dryRun }, deps) {
    const { zadig, runner, signal } = deps;
    const { workflowKey } = file;
    const name = (0,sanitize/* sanitizeLine */.g$)(workflowKey, 80);
    const current = await findInProject({ projectKey, workflowKey }, deps);
    (0,mask/* maskSecrets */.Q)(current?.secrets ?? [], runner);
    const { same, before, after, unseen } = compareDefinitions(current?.fields, file.fields);
    // Known credentials are hidden by field; a copy of one may be elsewhere, such as in a script.
    const secrets = [...(current?.secrets ?? []), ...file.secrets];
    const diff = diffLines(before, after).map((line) => (0,hide/* hideSecrets */.s0)(line, secrets));
    if (same && unseen.length === 0)
        return { changed: false, diff, sentence: `The workflow ${name} is as the file says.` };
    if (current !== undefined && unseen.length > 0) {
        const named = unseen.map((field) => (0,sanitize/* sanitizeLine */.g$)(field, 80));
        await runner.print(`Zadig does not show ${(0,labels/* listed */.KE)(named, MAX_NAMED)}, so the action cannot compare them; they are written.\n`);
    }
    if (dryRun) {
        const what = current === undefined ? 'be created' : 'be updated';
        return { changed: true, diff, sentence: `The workflow ${name} would ${what}; \`dry-run\` is true.` };
    }
    const write = (api) => current === undefined
        ? zadig.createWorkflow(file.text, { projectKey, api, ...(view === '' ? {} : { viewName: view }) })
        : zadig.updateWorkflow(workflowKey, file.text, { projectKey, api });
    async function isWritten() {
        const now = await zadig.findDefinition({ projectKey, workflowKey }, { signal });
        const compared = compareDefinitions(now?.fields, file.fields);
        return compared.same && compared.unseen.length === 0;
    }
    await (0,write_once/* writeOnce */.Fq)(() => eitherApi(write), isWritten);
    return { changed: true, diff, sentence: `${current === undefined ? 'Created' : 'Updated'} the workflow ${name}.` };
}
/**
 * Zadig before 5.0 has the same handlers under another path; what its router refuses has not been done (contract §1).
 * Where a gateway lets neither through, the error is that of the published one.
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
/** Deletes a workflow, with its tasks and the counter of their numbers (contract §3.9). A missing one is a success. */
async function remove(inputs, deps) {
    const { zadig, runner, signal } = deps;
    const { projectKey, workflowKey, dryRun } = inputs;
    const workflow = { projectKey, workflowKey };
    const name = (0,sanitize/* sanitizeLine */.g$)(workflowKey, 80);
    const exists = (await findInProject(workflow, deps)) !== undefined;
    if (exists && !dryRun) {
        const isGone = async () => (await zadig.findDefinition(workflow, { signal })) === undefined;
        await (0,write_once/* writeOnce */.Fq)(() => zadig.deleteWorkflow(workflow), isGone);
    }
    runner.setOutput('changed', String(exists));
    const done = dryRun
        ? `The workflow ${name} would be deleted; \`dry-run\` is true.`
        : `Deleted the workflow ${name}, with its tasks.`;
    const verdict = (0,conclude/* passed */.bF)(exists ? done : `There is no workflow ${name} to delete.`);
    return (0,conclude/* conclude */.Ep)({ verdict }, inputs.summary, runner);
}
/**
 * The definition of a workflow that is about to be changed; undefined where there is none. Throws for one of another
 * project, because Zadig changes a workflow by its key alone, ignoring the project in the request (contract §3.9).
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

/***/ 8292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(799);

/**
 * Registers values as masks, each once, before anything else from the same answer can be printed. Values of several lines
 * are masked line by line, without short lines: a mask for `{` would hide parts of the whole log (runner contract §2).
 */
function maskSecrets(values, runner, masked = new Set()) {
    for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
        if (masked.has(value) || value.length < _find_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .vb)
            continue;
        masked.add(value);
        runner.mask(value);
    }
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
