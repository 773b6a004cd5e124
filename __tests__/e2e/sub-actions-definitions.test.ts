// tasks and workflows as built: the happy path and each error of the contract (§3.4 to §3.6, §3.9) for the endpoints that
// they call. One table, so longer than other files.
import { expect } from '@jest/globals'

import { freestyleJob, job, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import { advice, call, refusal, refusedAt, type SubActionCase, testCases } from '../support/sub-action-cases.ts'
import { ENDLESS, RUNNING, unsigned } from '../support/task-cases.ts'

const LIST = '/openapi/workflows'
const VIEW = '/openapi/workflows/view'
const CUSTOM = '/openapi/workflows/custom'
const DETAIL = `${CUSTOM}/hello/detail`
const TASKS = `${CUSTOM}/hello/tasks`
const ASLAN = '/api/aslan/workflow/v4'
const PROJECT = { 'project-key': 'demo' }
const HELLO = { ...PROJECT, 'workflow-key': 'hello' }
const ABSENT = 'mongo: no documents in result'

const tasks = { action: 'tasks', with: HELLO, jobs: ENDLESS, task: RUNNING }
const lists: readonly SubActionCase[] = [
  ...refusedAt('GET', TASKS, { action: 'tasks', with: HELLO }),
  ...refusedAt('GET', DETAIL, { action: 'tasks', with: HELLO }),
  ...unsigned({ action: 'tasks', with: HELLO }),
  {
    ...tasks,
    what: 'the tasks of a workflow',
    passes: { count: '1', 'latest-task-id': '1', 'latest-status': 'running' },
  },
  {
    ...tasks,
    what: 'tasks of a status that none has',
    with: { ...HELLO, status: 'failed' },
    passes: { count: '0', tasks: '[]', 'latest-task-id': '' },
  },
  {
    ...tasks,
    what: 'tasks of one user since a day ago',
    with: { ...HELLO, creator: 'ci-bot', since: '24h', limit: '1' },
    passes: { count: '1' },
  },
  { ...tasks, what: 'a workflow without tasks', task: undefined, passes: { count: '0' } },
  {
    ...tasks,
    what: 'an unknown workflow',
    task: undefined,
    with: { ...HELLO, 'workflow-key': 'nope' },
    fails: [advice('unknown-workflow')],
  },
  { ...tasks, what: 'a limit that is no number', with: { ...HELLO, limit: 'many' }, fails: ['limit'] },
  { ...tasks, what: 'a time that is none', with: { ...HELLO, since: 'yesterday' }, fails: ['since'] },
  { ...tasks, what: 'no project', with: { ...HELLO, 'project-key': '' }, fails: ['project-key'] },
]

const list = { action: 'workflows', with: { ...PROJECT, operation: 'list' } }
const inView = { ...list, with: { ...list.with, view: 'Releases' } }
const get = { action: 'workflows', with: { ...HELLO, operation: 'get' } }
const reads: readonly SubActionCase[] = [
  ...refusedAt('GET', LIST, list),
  ...refusedAt('GET', VIEW, inView),
  ...refusedAt('GET', DETAIL, get),
  ...unsigned(list),
  { ...list, what: 'lists a project', passes: { workflows: expect.stringContaining('"hello"') } },
  {
    ...list,
    what: 'lists an unknown project',
    with: { ...list.with, 'project-key': 'nope' },
    passes: { workflows: '[]', count: '0' },
  },
  { ...inView, what: 'lists a view', before: withView, passes: { count: '1' } },
  { ...inView, what: 'lists an unknown view', fails: ['There is no view Releases in project demo', 'Check `view`'] },
  { ...get, what: 'gets a definition', passes: { definition: expect.stringContaining('"name":"hello"') } },
  {
    ...get,
    what: 'gets an unknown workflow',
    with: { ...get.with, 'workflow-key': 'nope' },
    fails: ['There is no workflow nope', 'Check `workflow-key`'],
  },
  {
    ...get,
    what: 'gets to a file outside of the workspace',
    with: { ...get.with, 'output-file': '../out.yml' },
    fails: ['outside of the workspace'],
  },
  { ...get, what: 'gets without a key', with: { ...get.with, 'workflow-key': '' }, fails: ['workflow-key'] },
  { ...get, what: 'an operation that there is not', with: { ...get.with, operation: 'rename' }, fails: ['operation'] },
]

const NIGHTLY = workflow('nightly', 'Nightly', [stage('run', [freestyleJob('script')])])
const file = (document: object): Readonly<Record<string, string>> => ({ 'nightly.yml': JSON.stringify(document) })
const create = {
  action: 'workflows',
  with: { ...PROJECT, operation: 'apply', file: 'nightly.yml' },
  files: file(NIGHTLY),
}
const update = { ...create, files: file({ ...NIGHTLY, display_name: 'Nightly build' }), workflows: [NIGHTLY] }
const NEW = { versions: ['5.0'] as const }
const OLD = { versions: ['4.0'] as const }
const POSTED = [`POST ${CUSTOM}`]
const PUT = [`PUT ${CUSTOM}/nightly`]
const bothPosted = [...POSTED, `POST ${ASLAN}`]
const bothPut = [...PUT, `PUT ${ASLAN}/nightly`]
const onBoth = (
  { what, ...step }: Omit<SubActionCase, 'writes'>,
  newer: readonly string[],
  older: readonly string[],
): readonly SubActionCase[] => [
  { what, ...step, ...NEW, writes: newer },
  { what, ...step, ...OLD, writes: older },
]
/** What a server that has the endpoint can say; the two that lack it are a case of their own. */
const hasIt = ({ what }: SubActionCase): boolean => !/40[45] of an older server/.test(what)
const applies: readonly SubActionCase[] = [
  ...refusedAt('GET', `${CUSTOM}/nightly/detail`, create),
  ...refusedAt('GET', LIST, update),
  ...refusedAt('POST', CUSTOM, { ...create, ...NEW }, POSTED).filter(hasIt),
  ...refusedAt('POST', ASLAN, { ...create, ...OLD }, bothPosted),
  ...refusedAt('PUT', `${CUSTOM}/nightly`, { ...update, ...NEW }, PUT).filter(hasIt),
  ...refusedAt('PUT', `${ASLAN}/nightly`, { ...update, ...OLD }, bothPut),
  ...onBoth({ ...create, what: 'creates a workflow', passes: { changed: 'true' } }, POSTED, bothPosted),
  ...onBoth({ ...update, what: 'updates a workflow', passes: { changed: 'true' } }, PUT, bothPut),
  {
    ...update,
    what: 'leaves a workflow alone that is as the file says',
    files: file(NIGHTLY),
    passes: { changed: 'false', diff: '' },
  },
  {
    ...update,
    what: 'only shows a change with `dry-run`',
    with: { ...update.with, 'dry-run': 'true' },
    passes: { changed: 'true' },
  },
  ...onBoth(
    { ...create, what: 'creates without the permission', user: 'bob', fails: [advice('no-permission')] },
    POSTED,
    bothPosted,
  ),
  ...onBoth(
    { ...update, what: 'updates without the permission', user: 'bob', fails: [advice('no-permission')] },
    PUT,
    bothPut,
  ),
  {
    ...create,
    what: 'a key that a workflow of another project has',
    with: { ...create.with, file: 'nightly.yml' },
    workflows: [{ ...NIGHTLY, project: 'other' }],
    fails: ['belongs to another project than demo', 'unique in the whole system'],
  },
  {
    ...create,
    ...NEW,
    what: 'a key that is taken meanwhile',
    faults: [{ method: 'POST', action: refusal(6540, '标识相同') }],
    fails: [advice('workflow-refused')],
    writes: POSTED,
  },
  {
    ...create,
    ...OLD,
    what: 'a key that is taken meanwhile',
    faults: [{ method: 'POST', path: ASLAN, action: refusal(6540, '标识相同') }],
    fails: [advice('workflow-refused')],
    writes: bothPosted,
  },
  {
    ...update,
    ...NEW,
    what: 'a workflow that is deleted meanwhile',
    faults: [{ method: 'PUT', action: refusal(6542, ABSENT) }],
    fails: [advice('unknown-workflow')],
    writes: PUT,
  },
  {
    ...update,
    ...OLD,
    what: 'a workflow that is deleted meanwhile',
    faults: [{ method: 'PUT', path: `${ASLAN}/*`, action: refusal(6542, ABSENT) }],
    fails: [advice('unknown-workflow')],
    writes: bothPut,
  },
  {
    ...create,
    ...NEW,
    what: 'a definition that the server does not read',
    files: { 'nightly.yml': "name: nightly\nproject: demo\ndescription: 'a\u007fb'\n" },
    fails: ['yaml: control characters are not allowed', advice('workflow-refused')],
    writes: POSTED,
  },
  {
    ...create,
    ...NEW,
    what: 'JSON with escapes that YAML does not know',
    files: { 'nightly.yml': JSON.stringify(NIGHTLY).replaceAll('/', '\\/').replace('Nightly', '\\ud83c\\udf19') },
    passes: { changed: 'true' },
    writes: POSTED,
  },
  {
    ...create,
    ...NEW,
    what: 'a job name that the server refuses',
    files: file(workflow('nightly', 'Nightly', [stage('run', [freestyleJob('Script')])])),
    fails: ['job name [Script] did not match', advice('workflow-refused')],
    writes: POSTED,
  },
  {
    ...create,
    ...NEW,
    what: 'a job that the server breaks down over',
    files: file(workflow('nightly', 'Nightly', [stage('run', [job('script', 'freestyle', { script: 'make' })])])),
    fails: [advice('definition-crash')],
    writes: POSTED,
  },
  {
    ...create,
    ...NEW,
    what: 'a lost answer',
    faults: [{ method: 'POST', action: { kind: 'handle-then-reset' } }],
    passes: { changed: 'true' },
    writes: POSTED,
  },
  { ...create, what: 'a file that is no YAML', files: { 'nightly.yml': 'name: [' }, fails: ['nightly.yml'] },
  { ...create, what: 'a file that is not there', with: { ...create.with, file: 'absent.yml' }, fails: ['absent.yml'] },
  {
    ...create,
    what: 'a file outside of the workspace',
    with: { ...create.with, file: import.meta.filename },
    fails: ['outside of the workspace'],
  },
  {
    ...create,
    what: 'a file of another project',
    files: file({ ...NIGHTLY, project: 'other' }),
    fails: ['The file is of project `other`'],
  },
  {
    ...create,
    what: 'a file of another workflow',
    with: { ...create.with, 'workflow-key': 'weekly' },
    fails: ['The file is of workflow `nightly`'],
  },
  { ...create, what: 'no file', with: { ...create.with, file: '' }, fails: ['file'] },
]

const remove = { action: 'workflows', with: { ...HELLO, operation: 'delete', confirm: 'hello' } }
const DELETED = [`DELETE ${CUSTOM}`]
const deletes: readonly SubActionCase[] = [
  ...refusedAt('DELETE', CUSTOM, remove, DELETED),
  { ...remove, what: 'deletes a workflow', passes: { changed: 'true' }, writes: DELETED },
  {
    ...remove,
    what: 'deletes a workflow with a task that runs',
    jobs: ENDLESS,
    task: RUNNING,
    passes: { changed: 'true' },
    writes: DELETED,
  },
  {
    ...remove,
    what: 'only says so with `dry-run`',
    with: { ...remove.with, 'dry-run': 'true' },
    passes: { changed: 'true' },
  },
  {
    ...remove,
    what: 'deletes an unknown workflow',
    with: { ...remove.with, 'workflow-key': 'nope', confirm: 'nope' },
    passes: { changed: 'false' },
  },
  { ...remove, what: 'deletes without its confirmation', with: { ...remove.with, confirm: '' }, fails: ['confirm'] },
  {
    ...remove,
    what: 'deletes with the confirmation of another',
    with: { ...remove.with, confirm: 'ship' },
    fails: ['does not repeat'],
  },
  {
    ...remove,
    what: 'deletes a workflow of another project',
    with: { ...remove.with, 'workflow-key': 'elsewhere', confirm: 'elsewhere' },
    fails: ['belongs to another project'],
  },
  { ...remove, what: 'deletes without the permission', user: 'bob', fails: [advice('no-permission')], writes: DELETED },
  {
    ...remove,
    what: 'deletes what is deleted meanwhile',
    faults: [{ method: 'DELETE', action: refusal(6543, ABSENT) }],
    fails: [advice('unknown-workflow')],
    writes: DELETED,
  },
  {
    ...remove,
    what: 'a lost answer to the deletion',
    faults: [{ method: 'DELETE', action: { kind: 'handle-then-reset' } }],
    passes: { changed: 'true' },
    writes: DELETED,
  },
]

async function withView(zadig: Parameters<typeof call>[0]): Promise<void> {
  const workflow_list = [{ workflow_key: 'hello', workflow_type: 'custom' }]
  await call(zadig, 'POST', VIEW, { project_key: 'demo', name: 'Releases', workflow_list })
}

testCases([...lists, ...reads, ...applies, ...deletes])
