// views and pre-approval as built: the happy path and each error of the contract (§3.10, §8.6) for the endpoints that they
// call. One table, so longer than other files.
import { expect } from '@jest/globals'

import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { advice, call, refusal, refusedAt, type SubActionCase, testCases } from '../support/sub-action-cases.ts'
import { unsigned } from '../support/task-cases.ts'

const LIST = '/openapi/workflows'
const VIEW = '/openapi/workflows/view'
const RELEASES = `${VIEW}/Releases`
const TICKET = '/openapi/ticket/approval'
const PROJECT = { 'project-key': 'demo' }

const views = { action: 'views', with: { ...PROJECT, operation: 'list' } }
const create = {
  action: 'views',
  with: { ...PROJECT, operation: 'create', name: 'Releases', workflows: 'ship, hello' },
}
const update = { action: 'views', with: { ...create.with, operation: 'update' }, before: withReleases }
const remove = { action: 'views', with: { ...PROJECT, operation: 'delete', name: 'Releases' }, before: withReleases }
const POSTED = [`POST ${VIEW}`]
const PUT = [`PUT ${RELEASES}`]
const DELETED = [`DELETE ${RELEASES}`]

const ofViews: readonly SubActionCase[] = [
  ...refusedAt('GET', VIEW, views),
  ...refusedAt('GET', LIST, create),
  ...refusedAt('POST', VIEW, create, POSTED),
  ...refusedAt('PUT', RELEASES, update, PUT),
  ...refusedAt('DELETE', RELEASES, remove, DELETED),
  ...unsigned(views),
  { ...views, what: 'lists none', passes: { views: '[]', count: '0', changed: 'false' } },
  {
    ...views,
    what: 'lists one',
    before: withReleases,
    passes: { count: '1', views: expect.stringContaining('Releases') },
  },
  { ...create, what: 'creates a view', passes: { changed: 'true', count: '1' }, writes: POSTED },
  {
    ...create,
    what: 'creates a view that is there as asked',
    with: { ...create.with, workflows: 'ship' },
    before: withReleases,
    passes: { changed: 'false' },
  },
  {
    ...create,
    what: 'creates a view that is there and shows something else',
    before: withReleases,
    fails: ['shows something else', '`operation: update`'],
  },
  {
    ...create,
    what: 'creates a view that is created meanwhile',
    faults: [{ method: 'POST', action: refusal(6892, 'mongo duplicate key error') }],
    fails: [advice('view-refused')],
    writes: POSTED,
  },
  { ...create, what: 'creates without the permission', user: 'bob', fails: [advice('no-permission')], writes: POSTED },
  {
    ...create,
    what: 'creates with an unknown workflow',
    with: { ...create.with, workflows: 'shipp' },
    fails: ['The project has no workflow `shipp`', 'Did you mean `ship`?'],
  },
  {
    ...create,
    what: 'creates with a workflow twice',
    with: { ...create.with, workflows: 'ship, ship' },
    fails: ['listed twice'],
  },
  { ...create, what: 'creates with nothing to show', with: { ...create.with, workflows: '' }, fails: ['workflows'] },
  { ...create, what: 'creates without a name', with: { ...create.with, name: '' }, fails: ['name'] },
  {
    ...create,
    what: 'creates with a `/` in the name',
    with: { ...create.with, name: 'web/api' },
    fails: ['name: “web/api” has a `/`.', 'can neither update nor delete', 'Choose a name without it'],
  },
  {
    ...update,
    what: 'changes one with a `/` in the name',
    with: { ...update.with, name: 'web/api' },
    fails: ['name: “web/api” has a `/`.', 'Change the view in Zadig'],
  },
  {
    ...remove,
    what: 'deletes one with a `/` in the name, which somebody has created',
    with: { ...remove.with, name: 'web/api' },
    before: async (zadig) => withView(zadig, 'web/api'),
    fails: ['The view web/api cannot be deleted', 'Delete it in Zadig'],
  },
  {
    ...remove,
    what: 'deletes one with a `/` in the name that there is not',
    with: { ...remove.with, name: 'web/api' },
    passes: { changed: 'false' },
  },
  {
    ...create,
    what: 'creates with a field that there is not',
    with: { ...create.with, workflows: '[{ workflow_kez: ship }]' },
    fails: ['workflow_kez'],
  },
  {
    ...create,
    what: 'creates with a type that there is not',
    with: { ...create.with, workflows: '[{ workflow_key: ship, workflow_type: old }]' },
    fails: ['workflow_type'],
  },
  {
    ...create,
    what: 'a type that the server refuses',
    faults: [{ method: 'POST', action: refusal(400, 'workflow type must be custom or product') }],
    fails: ['workflow type must be', advice('view-refused')],
    writes: POSTED,
  },
  {
    ...create,
    what: 'a lost answer',
    faults: [{ method: 'POST', action: { kind: 'handle-then-reset' } }],
    passes: { changed: 'true' },
    writes: POSTED,
  },
  {
    ...update,
    what: 'changes a view',
    passes: { changed: 'true', views: expect.stringContaining('hello') },
    writes: PUT,
  },
  {
    ...update,
    what: 'changes a view that is as asked',
    with: { ...update.with, workflows: 'ship' },
    passes: { changed: 'false' },
  },
  {
    ...update,
    what: 'changes a view that there is not',
    with: { ...update.with, name: 'Release' },
    fails: ['There is no view Release in project demo', 'Did you mean `Releases`?'],
  },
  { ...update, what: 'changes without the permission', user: 'bob', fails: [advice('no-permission')], writes: PUT },
  {
    ...update,
    what: 'changes a view that is deleted meanwhile',
    faults: [{ method: 'PUT', action: answers.untypedError('failed to find workflow view Releases for project demo') }],
    fails: [advice('unknown-view')],
    writes: PUT,
  },
  {
    ...update,
    what: 'names that the server has twice',
    faults: [{ method: 'PUT', action: answers.untypedError('workflow name duplicated') }],
    fails: ['workflow name duplicated', advice('view-refused')],
    writes: PUT,
  },
  {
    ...update,
    what: 'a change of a type that the server refuses',
    faults: [{ method: 'PUT', action: answers.untypedError('invalid workflow type old') }],
    fails: ['invalid workflow type', advice('view-refused')],
    writes: PUT,
  },
  {
    ...update,
    what: 'a lost answer to the change',
    faults: [{ method: 'PUT', action: { kind: 'handle-then-reset' } }],
    passes: { changed: 'true' },
    writes: PUT,
  },
  { ...remove, what: 'deletes a view', passes: { changed: 'true', count: '0' }, writes: DELETED },
  {
    ...remove,
    what: 'deletes a view that there is not',
    with: { ...remove.with, name: 'Nope' },
    passes: { changed: 'false', count: '1' },
  },
  { ...remove, what: 'deletes without the permission', user: 'bob', fails: [advice('no-permission')], writes: DELETED },
  {
    ...remove,
    what: 'deletes a view that is deleted meanwhile',
    faults: [{ method: 'DELETE', action: refusal(6894, 'find workflow view error: mongo: no documents in result') }],
    fails: [advice('unknown-view')],
    writes: DELETED,
  },
  {
    ...remove,
    what: 'trouble in the server',
    faults: [{ method: 'DELETE', action: refusal(6894, 'connection pool exhausted') }],
    fails: [advice('view-refused')],
    writes: DELETED,
  },
  {
    ...remove,
    what: 'a lost answer to the deletion',
    faults: [{ method: 'DELETE', action: { kind: 'handle-then-reset' } }],
    passes: { changed: 'true' },
    writes: DELETED,
  },
  {
    ...views,
    what: 'an operation that there is not',
    with: { ...views.with, operation: 'rename' },
    fails: ['operation'],
  },
]

const SENT = [`POST ${TICKET}`]
const ticket = {
  action: 'pre-approval',
  server: { professional: true },
  with: {
    ...PROJECT,
    'approval-id': 'CHG-1',
    envs: 'prod',
    services: 'web/web',
    users: 'Alice <alice@example.com>',
    'execution-window-start': '2026-01-01T08:00:00+08:00',
    'execution-window-end': '2126-01-02T00:00:00Z',
  },
}
const tickets: readonly SubActionCase[] = [
  ...refusedAt('POST', TICKET, ticket, SENT),
  ...unsigned(ticket).map((step) => ({ ...step, writes: SENT })),
  {
    ...ticket,
    what: 'registers a ticket',
    passes: { 'approval-id': 'CHG-1', 'execution-window-start': '1767225600' },
    writes: SENT,
  },
  {
    ...ticket,
    what: 'registers one that is known',
    before: withTicket,
    fails: [advice('ticket-refused')],
    writes: SENT,
  },
  {
    ...ticket,
    what: 'registers one of an unknown project',
    with: { ...ticket.with, 'project-key': 'nope' },
    fails: [advice('ticket-refused')],
    writes: SENT,
  },
  { ...ticket, what: 'a server without the licence', server: {}, fails: [advice('licence')], writes: SENT },
  { ...ticket, what: 'a server before 3.3', versions: ['3.1'], fails: [advice('needs-zadig-3.3')], writes: SENT },
  {
    ...ticket,
    what: 'a window that ends before it starts',
    with: { ...ticket.with, 'execution-window-start': '2126-02-01T00:00:00Z' },
    fails: ['execution-window-end', 'before it starts'],
  },
  {
    ...ticket,
    what: 'a window that is over',
    with: { ...ticket.with, 'execution-window-start': '', 'execution-window-end': '1000' },
    fails: ['The window is over'],
  },
  {
    ...ticket,
    what: 'a window that the server refuses',
    faults: [{ action: refusal(400, 'invalid time window: start time greater than end time') }],
    fails: ['invalid time window'],
    writes: SENT,
  },
  {
    ...ticket,
    what: 'a time that is none',
    with: { ...ticket.with, 'execution-window-end': 'tomorrow' },
    fails: ['execution-window-end'],
  },
  {
    ...ticket,
    what: 'a status that is no number',
    with: { ...ticket.with, status: 'open' },
    fails: ['status', 'whole number'],
  },
  {
    ...ticket,
    what: 'a service without its module',
    with: { ...ticket.with, services: 'a/b/c' },
    fails: ['A service is `service/module`'],
  },
  { ...ticket, what: 'no number', with: { ...ticket.with, 'approval-id': '' }, fails: ['approval-id'] },
  {
    ...ticket,
    what: 'a lost answer',
    faults: [{ method: 'POST', action: { kind: 'handle-then-reset' } }],
    fails: [advice('maybe-delivered')],
    writes: SENT,
  },
]

function withReleases(zadig: Zadig): Promise<void> {
  return withView(zadig, 'Releases')
}

async function withView(zadig: Zadig, name: string): Promise<void> {
  const workflow_list = [{ workflow_key: 'ship', workflow_type: 'custom' }]
  await call(zadig, 'POST', VIEW, { project_key: 'demo', name, workflow_list })
}

async function withTicket(zadig: Zadig): Promise<void> {
  await call(zadig, 'POST', TICKET, { project_key: 'demo', approval_id: 'CHG-1' })
}

testCases([...ofViews, ...tickets])
