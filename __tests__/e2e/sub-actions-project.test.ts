// tasks, workflows, views and pre-approval as built: each error of the contract (§3.4 to §3.6, §3.9, §3.10, §8.6) for the
// endpoints that they call, and what the tests in integration/sub-actions/ leave to the built action.
import { freestyleJob, job, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import {
  advice,
  answerLost,
  call,
  ENDLESS,
  refusedAt,
  refusedWith,
  RUNNING,
  type SubActionCase,
  testCases,
  unsigned,
} from '../support/sub-action-cases.ts'

const LIST = '/openapi/workflows'
const VIEWS = '/openapi/workflows/view'
const CUSTOM = '/openapi/workflows/custom'
const ASLAN = '/api/aslan/workflow/v4'
const PROJECT = { 'project-key': 'demo' }
const HELLO = { ...PROJECT, 'workflow-key': 'hello' }
const ABSENT = 'mongo: no documents in result'
const NEW = { versions: ['5.0'] as const }
const OLD = { versions: ['4.0'] as const }
const noPermission = { user: 'bob', fails: [advice('no-permission')] }
const changed = { passes: { changed: 'true' } }

const tasks = { action: 'tasks', with: HELLO }
const ofTasks: readonly SubActionCase[] = [
  ...refusedAt('GET', `${CUSTOM}/hello/tasks`, tasks),
  ...refusedAt('GET', `${CUSTOM}/hello/detail`, tasks),
  ...unsigned(tasks),
  { ...tasks, what: 'a limit that is not a number', with: { ...HELLO, limit: 'many' }, fails: ['limit'] },
  { ...tasks, what: 'no project', with: { ...HELLO, 'project-key': '' }, fails: ['project-key'] },
]

const list = { action: 'workflows', with: { ...PROJECT, operation: 'list' } }
const inView = { ...list, with: { ...list.with, view: 'Releases' } }
const get = { action: 'workflows', with: { ...HELLO, operation: 'get' } }
const reads: readonly SubActionCase[] = [
  ...refusedAt('GET', LIST, list),
  ...refusedAt('GET', VIEWS, inView),
  ...refusedAt('GET', `${CUSTOM}/hello/detail`, get),
  ...unsigned(list),
  { ...get, what: 'gets without a key', with: { ...get.with, 'workflow-key': '' }, fails: ['workflow-key'] },
  { ...get, what: 'an unknown operation', with: { ...get.with, operation: 'rename' }, fails: ['operation'] },
]

const NIGHTLY = workflow('nightly', 'Nightly', [stage('run', [freestyleJob('script')])])
const file = (document: object): Readonly<Record<string, string>> => ({ 'nightly.yml': JSON.stringify(document) })
const ofJobs = (...jobs: Parameters<typeof stage>[1]): Readonly<Record<string, string>> =>
  file(workflow('nightly', 'Nightly', [stage('run', jobs)]))
const create = {
  action: 'workflows',
  with: { ...PROJECT, operation: 'apply', file: 'nightly.yml' },
  files: file(NIGHTLY),
}
const update = { ...create, files: file({ ...NIGHTLY, display_name: 'Nightly build' }), workflows: [NIGHTLY] }
const POST = ['POST', CUSTOM] as const
const POST_OLD = ['POST', ASLAN] as const
const PUT = ['PUT', `${CUSTOM}/nightly`] as const
const PUT_OLD = ['PUT', `${ASLAN}/nightly`] as const
const posted = [POST.join(' ')]
const bothPosted = [...posted, POST_OLD.join(' ')]
const put = [PUT.join(' ')]
const bothPut = [...put, PUT_OLD.join(' ')]
/** The answers of a server that has the endpoint; without it the action tries the older endpoint. */
const hasIt = ({ what }: SubActionCase): boolean => !/40[45] of an older server/.test(what)
const applies: readonly SubActionCase[] = [
  ...refusedAt('GET', `${CUSTOM}/nightly/detail`, create),
  ...refusedAt('GET', LIST, update),
  ...refusedAt(...POST, { ...create, ...NEW }, posted).filter(hasIt),
  ...refusedAt(...POST_OLD, { ...create, ...OLD }, bothPosted),
  ...refusedAt(...PUT, { ...update, ...NEW }, put).filter(hasIt),
  ...refusedAt(...PUT_OLD, { ...update, ...OLD }, bothPut),
  ...refusedWith(POST, { ...create, ...NEW }, [[6540, '标识相同', 'workflow-refused']]),
  ...refusedWith(POST_OLD, { ...create, ...OLD }, [[6540, '标识相同', 'workflow-refused']], bothPosted),
  ...refusedWith(PUT, { ...update, ...NEW }, [[6542, ABSENT, 'unknown-workflow']]),
  ...refusedWith(PUT_OLD, { ...update, ...OLD }, [[6542, ABSENT, 'unknown-workflow']], bothPut),
  answerLost(POST, { ...create, ...NEW, ...changed }),
  { ...update, ...NEW, ...changed, what: 'updates a workflow', writes: put },
  { ...update, ...OLD, ...changed, what: 'updates a workflow', writes: bothPut },
  { ...create, ...NEW, ...noPermission, what: 'creates without the permission', writes: posted },
  { ...update, ...OLD, ...noPermission, what: 'updates without the permission', writes: bothPut },
  {
    ...create,
    ...NEW,
    what: 'a definition that the server can’t parse',
    files: { 'nightly.yml': "name: nightly\nproject: demo\ndescription: 'a\u007fb'\n" },
    fails: ['yaml: control characters are not allowed', advice('workflow-refused')],
    writes: posted,
  },
  {
    ...create,
    ...NEW,
    what: 'a job name that the server refuses',
    files: ofJobs(freestyleJob('Script')),
    fails: ['job name [Script] did not match', advice('workflow-refused')],
    writes: posted,
  },
  {
    ...create,
    ...NEW,
    what: 'a job that crashes the server’s handler',
    files: ofJobs(job('script', 'freestyle', { script: 'make' })),
    fails: [advice('definition-crash')],
    writes: posted,
  },
  { ...create, what: 'a file that is not YAML', files: { 'nightly.yml': 'name: [' }, fails: ['nightly.yml'] },
  { ...create, what: 'a missing file', with: { ...create.with, file: 'absent.yml' }, fails: ['absent.yml'] },
  {
    ...create,
    what: 'a file outside of the workspace',
    with: { ...create.with, file: import.meta.filename },
    fails: ['outside of the workspace'],
  },
  { ...create, what: 'no file', with: { ...create.with, file: '' }, fails: ['file'] },
]

const DELETE = ['DELETE', CUSTOM] as const
const remove = { action: 'workflows', with: { ...HELLO, operation: 'delete', confirm: 'hello' } }
const removed = { ...remove, ...changed, writes: [DELETE.join(' ')] }
const deletes: readonly SubActionCase[] = [
  ...refusedAt(...DELETE, remove, removed.writes),
  ...refusedWith(DELETE, remove, [[6543, ABSENT, 'unknown-workflow']]),
  answerLost(DELETE, removed),
  { ...removed, what: 'deletes a workflow with a running task', jobs: ENDLESS, task: RUNNING },
  { ...removed, ...noPermission, what: 'deletes without the permission' },
]

const SHOW = ['POST', VIEWS] as const
const CHANGE = ['PUT', `${VIEWS}/Releases`] as const
const HIDE = ['DELETE', `${VIEWS}/Releases`] as const
const views = { action: 'views', with: { ...PROJECT, operation: 'list' } }
const show = { action: 'views', with: { ...PROJECT, operation: 'create', name: 'Releases', workflows: 'ship, hello' } }
const change = { action: 'views', with: { ...show.with, operation: 'update' }, before: withView }
const hide = { action: 'views', with: { ...PROJECT, operation: 'delete', name: 'Releases' }, before: withView }
const shown = { ...show, ...changed, writes: [SHOW.join(' ')] }
const updated = { ...change, ...changed, writes: [CHANGE.join(' ')] }
const hidden = { ...hide, ...changed, writes: [HIDE.join(' ')] }
const ofViews: readonly SubActionCase[] = [
  ...refusedAt('GET', VIEWS, views),
  ...refusedAt('GET', LIST, show),
  ...refusedAt(...SHOW, show, shown.writes),
  ...refusedAt(...CHANGE, change, updated.writes),
  ...refusedAt(...HIDE, hide, hidden.writes),
  ...unsigned(views),
  ...refusedWith(SHOW, show, [
    [6892, 'mongo duplicate key error', 'view-refused'],
    [400, 'workflow type must be custom or product', 'view-refused'],
  ]),
  ...refusedWith(CHANGE, change, [
    [500, 'failed to find workflow view Releases for project demo', 'unknown-view'],
    [500, 'workflow name duplicated', 'view-refused'],
    [500, 'invalid workflow type old', 'view-refused'],
  ]),
  ...refusedWith(HIDE, hide, [
    [6894, `find workflow view error: ${ABSENT}`, 'unknown-view'],
    [6894, 'connection pool exhausted', 'view-refused'],
  ]),
  answerLost(SHOW, shown),
  answerLost(CHANGE, updated),
  answerLost(HIDE, hidden),
  { ...shown, ...noPermission, what: 'creates without the permission' },
  { ...updated, ...noPermission, what: 'changes without the permission' },
  { ...hidden, ...noPermission, what: 'deletes without the permission' },
  { ...show, what: 'creates without a name', with: { ...show.with, name: '' }, fails: ['name'] },
  {
    ...hide,
    what: 'deletes a view with a `/` in its name',
    with: { ...hide.with, name: 'web/api' },
    before: (zadig) => withView(zadig, 0, 'web/api'),
    fails: ['The view web/api cannot be deleted', 'Delete it in Zadig'],
  },
  { ...views, what: 'an unknown operation', with: { ...views.with, operation: 'rename' }, fails: ['operation'] },
]

const TICKET = ['POST', '/openapi/ticket/approval'] as const
const ticket = {
  action: 'pre-approval',
  server: { professional: true },
  with: { ...PROJECT, 'approval-id': 'CHG-1', 'execution-window-end': '2126-01-02T00:00:00Z' },
}
const sent = { ...ticket, writes: [TICKET.join(' ')] }
const tickets: readonly SubActionCase[] = [
  ...refusedAt(...TICKET, ticket, sent.writes),
  ...unsigned(sent),
  ...refusedWith(TICKET, ticket, [
    [7100, 'approval ticket already exists', 'ticket-refused'],
    [7050, '', 'licence'],
  ]),
  { ...answerLost(TICKET, ticket), fails: [advice('maybe-delivered')] },
  {
    ...sent,
    what: 'a window that the server refuses',
    faults: [
      {
        action: {
          kind: 'answer',
          status: 400,
          headers: { 'Content-Type': 'application/json' },
          body: '{"type":"error","code":400,"description":"invalid time window"}',
        },
      },
    ],
    fails: ['invalid time window'],
  },
  { ...ticket, what: 'no ticket number', with: { ...ticket.with, 'approval-id': '' }, fails: ['approval-id'] },
]

async function withView(zadig: Zadig, _taskId = 0, name = 'Releases'): Promise<void> {
  const workflow_list = [{ workflow_key: 'ship', workflow_type: 'custom' }]
  await call(zadig, 'POST', VIEWS, { project_key: 'demo', name, workflow_list })
}

testCases([...ofTasks, ...reads, ...applies, ...deletes, ...ofViews, ...tickets])
