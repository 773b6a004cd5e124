export const id = 706;
export const ids = [706];
export const modules = {

/***/ 7706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VIEWS_OUTPUTS: () => (/* binding */ VIEWS_OUTPUTS),
  views: () => (/* binding */ views)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/payload/nearest.js
var nearest = __webpack_require__(3391);
// EXTERNAL MODULE: ./build/payload/view-workflows.js
var view_workflows = __webpack_require__(707);
// EXTERNAL MODULE: ./build/ports/zadig-error.js
var zadig_error = __webpack_require__(3579);
// EXTERNAL MODULE: ./build/report/job-words.js
var job_words = __webpack_require__(5664);
// EXTERNAL MODULE: ./build/report/output-text.js
var output_text = __webpack_require__(192);
// EXTERNAL MODULE: ./build/report/remote-text.js
var remote_text = __webpack_require__(6337);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/view-table.js


/** A view as the `views` output has it; times are unix seconds. */
function viewOutput({ name, updatedBy, updateTime, workflows }) {
    return {
        name,
        'update-by': updatedBy,
        'update-time': updateTime,
        workflows: workflows.map(({ workflowKey, type }) => ({ 'workflow-key': workflowKey, 'workflow-type': type })),
    };
}
/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500;
const MAX_KEYS = 50;
/** The views as a table for the summary; empty for none. */
function viewTable(views) {
    const rows = views.map(({ name, workflows, updatedBy }) => {
        const keys = workflows.map(({ workflowKey }) => (0,markdown/* cell */.Hn)(workflowKey, 80));
        return [(0,markdown/* cell */.Hn)(name, 80), (0,job_words/* listed */.KE)(keys, MAX_KEYS), (0,markdown/* cell */.Hn)(updatedBy, 60)];
    });
    return rows.length === 0 ? '' : (0,markdown/* table */.tp)(['View', 'Workflows', 'Changed by'], rows.slice(0, MAX_ROWS));
}

// EXTERNAL MODULE: ./build/actions/conclude.js + 1 modules
var conclude = __webpack_require__(4191);
;// CONCATENATED MODULE: ./build/actions/views.js









/** Every output of `views`; its `action.yml` declares the same names. */
const VIEWS_OUTPUTS = ['views', 'count', 'changed'];
/** Workflows of a view in one line of the log; the output has all. */
const MOST_KEYS = 10;
/** Lists, creates, changes or deletes a project's views. Asking for what is there already is a success. */
async function views(inputs, deps) {
    const { zadig, runner } = deps;
    const before = await zadig.listViews(inputs);
    const { changed, sentence } = await operate(inputs, before, deps);
    const after = changed ? await zadig.listViews(inputs) : before;
    runner.setOutput('views', (0,output_text/* jsonLines */.i)(after.map(viewOutput)));
    runner.setOutput('count', String(after.length));
    runner.setOutput('changed', String(changed));
    for (const view of after) {
        const keys = view.workflows.map((entry) => (0,remote_text/* oneLine */.TN)(entry.workflowKey, 80));
        await runner.print(`  ${(0,remote_text/* oneLine */.TN)(view.name, 80)}: ${(0,job_words/* listed */.KE)(keys, MOST_KEYS)}\n`);
    }
    return (0,conclude/* conclude */.Ep)({ verdict: (0,conclude/* passed */.bF)(sentence), body: viewTable(after) }, inputs.summary, runner);
}
async function operate(inputs, present, deps) {
    const name = (0,remote_text/* oneLine */.TN)(inputs.name, 80);
    const view = present.find((candidate) => candidate.name === inputs.name);
    switch (inputs.operation) {
        case 'list': {
            const sentence = `${(0,job_words/* count */.U9)(present.length, 'view')} in project ${(0,remote_text/* oneLine */.TN)(inputs.projectKey, 80)}.`;
            return { changed: false, sentence };
        }
        case 'create': {
            if (view === undefined) {
                const workflows = (await known(inputs, deps.zadig)).filter(({ enabled }) => enabled);
                await unlessThere(() => deps.zadig.createView({ ...inputs, workflows }), inputs, deps);
                return { changed: true, sentence: `Created the view ${name}.` };
            }
            if (shows(view, inputs.workflows))
                return { changed: false, sentence: `The view ${name} is there as asked.` };
            throw new errors/* ActionError */.lZ(`The view ${name} is there and shows something else`, {
                advice: '`operation: update` makes it show what `workflows` has.',
            });
        }
        case 'update': {
            if (view === undefined)
                throw new errors/* ActionError */.lZ(`There is no view ${name} in project ${(0,remote_text/* oneLine */.TN)(inputs.projectKey, 80)}`, {
                    advice: `\`operation: create\` makes it.${(0,nearest/* didYouMean */.au)(inputs.name, present.map((other) => other.name))}`,
                });
            if (shows(view, inputs.workflows))
                return { changed: false, sentence: `The view ${name} is as asked.` };
            const wanted = await known(inputs, deps.zadig);
            // Zadig leaves alone what isn't sent (contract §3.10), so what is to go is sent as hidden.
            const gone = view.workflows
                .filter(({ workflowKey }) => !wanted.some((entry) => entry.workflowKey === workflowKey))
                .map((entry) => ({ ...entry, enabled: false }));
            await unlessThere(() => deps.zadig.updateView({ ...inputs, workflows: [...wanted, ...gone] }), inputs, deps);
            return { changed: true, sentence: `Changed the view ${name}.` };
        }
        case 'delete': {
            if (view === undefined)
                return { changed: false, sentence: `There is no view ${name} to delete.` };
            if (inputs.name.includes('/'))
                throw new errors/* ActionError */.lZ(`The view ${name} cannot be deleted: its name has a \`/\``, {
                    advice: `${view_workflows/* UNREACHABLE_VIEW */.j} Delete it in Zadig.`,
                });
            await unlessThere(() => deps.zadig.deleteView(inputs), inputs, deps);
            return { changed: true, sentence: `Deleted the view ${name}.` };
        }
    }
}
/** Sends a write once; where its answer is lost, the list of views shows whether it was heard. */
async function unlessThere(write, inputs, { zadig }) {
    try {
        await write();
    }
    catch (thrown) {
        if (!(thrown instanceof zadig_error/* ZadigError */.Y) || thrown.delivery !== 'unknown')
            throw thrown;
        const view = (await zadig.listViews(inputs)).find(({ name }) => name === inputs.name);
        const heard = inputs.operation === 'delete' ? view === undefined : view !== undefined && shows(view, inputs.workflows);
        if (!heard)
            throw thrown;
    }
}
/** Whether the view shows exactly these. */
function shows(view, workflows) {
    const wanted = workflows.filter(({ enabled }) => enabled).map(({ workflowKey }) => workflowKey);
    const shown = new Set(view.workflows.map(({ workflowKey }) => workflowKey));
    return wanted.length === shown.size && wanted.every((key) => shown.has(key));
}
/** The workflows with what Zadig wants to know of them; Zadig itself would take a key that no workflow has. */
async function known({ projectKey, workflows }, zadig) {
    const entries = new Map((await zadig.listWorkflows({ projectKey })).map((entry) => [entry.key, entry]));
    const unknown = workflows.filter(({ workflowKey, enabled }) => enabled && !entries.has(workflowKey));
    if (unknown.length > 0)
        throw new errors/* InputError */.dz(unknown.map(({ workflowKey }) => ({
            path: 'workflows',
            message: `The project has no workflow \`${workflowKey}\`.${(0,nearest/* didYouMean */.au)(workflowKey, entries.keys())}`,
        })));
    return workflows.map(({ workflowKey, type, enabled }) => {
        const entry = entries.get(workflowKey);
        const kind = type === '' ? (entry?.type ?? 'custom') : type;
        return { workflowKey, type: kind, enabled, ...(entry === undefined ? {} : { name: entry.name }) };
    });
}


/***/ })

};
