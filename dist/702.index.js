export const id = 702;
export const ids = [702];
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


/***/ })

};
