import type { ZadigApi } from '../src/ports/zadig-api.ts'

/** How a user reaches a field of the API. */
export type Reach =
  /** By an input of that action (the row's first one, unless another is named). */
  | { readonly input: string; readonly action?: string }
  /** In an output. */
  | { readonly output: string; readonly action?: string }
  /** In some other way: in the log, in the summary, or by what the action does with it. */
  | { readonly shown: string }
  /** Not at all, and why. */
  | { readonly withheld: string }

/** One endpoint of Zadig's workflow API, how a user reaches it, and what proves it. */
export interface Endpoint {
  /** Method and path as the server's router has them (contract §1). */
  readonly route: string
  readonly does: string
  /** Actions that call it, the one whose inputs its fields are first; `run` is the root action. */
  readonly actions: readonly string[]
  readonly methods: readonly (keyof ZadigApi)[]
  /**
   * Fields of the request, then those of the answer: `a, b` for two, `a: b, c` for two of `a`; a field stands for all that
   * is in it, unless that has a row of its own.
   */
  readonly sent: Readonly<Record<string, Reach>>
  readonly got: Readonly<Record<string, Reach>>
  /** A test file, and the beginning of the name of a test in it. */
  readonly proof: readonly [file: string, test: string]
}

const input = (name: string, action?: string): Reach =>
  action === undefined ? { input: name } : { input: name, action }
const output = (name: string, action?: string): Reach =>
  action === undefined ? { output: name } : { output: name, action }
const shown = (how: string): Reach => ({ shown: how })
const withheld = (why: string): Reach => ({ withheld: why })

const PROJECT = { projectKey: input('project-key') }
const TASK = { workflowKey: input('workflow-key'), taskId: input('task-id') }
const TASK_PATH = { ':name': input('workflow-key'), ':taskID': input('task-id') }
const DONE = { message: shown("the step's success") }

const LIFE = '__tests__/integration/sub-actions/task-life.test.ts'
const WORKFLOWS = '__tests__/integration/sub-actions/workflows.test.ts'
const VIEWS = '__tests__/integration/sub-actions/views.test.ts'

/** What an error has in its body, of any endpoint (contract §3.2). */
export const ERROR_FIELDS: Readonly<Record<string, Reach>> = {
  'code, description': shown('in the error of the step, and what it advises is chosen by them'),
  message: withheld('one fixed text for each code, in Chinese'),
  'type, extra': withheld('always the same'),
}

/** Names of fields that a row is about, written out: `a: b, c` is `a.b` and `a.c`. */
export function fieldsOfRow(key: string): readonly string[] {
  const [, parent, names = ''] = /^(?:([^:]+): )?(.+)$/.exec(key) ?? []
  return names.split(', ').map((name) => (parent === undefined ? name : `${parent}.${name}`))
}

/** Every endpoint that the server has, in the order of the contract. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    route: 'GET /openapi/workflows',
    does: 'list workflows',
    actions: ['workflows', 'views'],
    methods: ['listWorkflows'],
    sent: { ...PROJECT, viewName: input('view') },
    got: { 'workflows: workflow_key, workflow_name, update_by, update_time, type': output('workflows') },
    proof: [WORKFLOWS, 'lists the workflows of the project'],
  },
  {
    route: 'GET /openapi/workflows/custom/:name/detail',
    does: 'read a definition',
    actions: ['workflows', 'run', 'tasks'],
    methods: ['getDefinition', 'findDefinition'],
    sent: { ...PROJECT, ':name': input('workflow-key') },
    got: {
      'workflow_key, workflow_name, project_key, description': output('definition'),
      'params, stages, notify_ctls, share_storages, concurrency_limit': output('definition'),
      'created_by, create_time, updated_by, update_time': shown('left out of `definition`: the server fills them in'),
    },
    proof: [WORKFLOWS, 'gives the definition as JSON and as YAML'],
  },
  {
    route: 'GET /openapi/workflows/custom/:name/tasks',
    does: 'list tasks',
    actions: ['tasks', 'run'],
    methods: ['listTasks'],
    sent: {
      ...PROJECT,
      ':name': input('workflow-key'),
      'pageNum, pageSize': input('limit'),
    },
    got: {
      total: output('count'),
      'workflow_tasks: task_id, status, task_creator, create_time, start_time, end_time': output('tasks'),
      'workflow_tasks: workflow_key, workflow_name, project_key': shown('in the `url` of each task'),
    },
    proof: ['__tests__/integration/sub-actions/tasks.test.ts', 'lists the newest first'],
  },
  {
    route: 'GET /openapi/workflows/custom/task',
    does: 'read a task',
    actions: ['wait', 'run', 'retry', 'cancel', 'approve', 'resume', 'logs'],
    methods: ['getTask'],
    sent: TASK,
    got: {
      task_id: output('task-id'),
      'workflow_key, workflow_name, project_key': output('task-url'),
      status: output('status'),
      'create_time, start_time, end_time': output('duration-seconds'),
      'task_creator, task_revoker, error': shown('in the verdict'),
      params: shown('credentials are masked; the marker of `correlation-parameter` is found in them'),
      'stages: name, status, start_time, end_time, parallel, error': shown('in the log and the summary'),
      'stages.approval: approve_users': output('approvers', 'approve'),
      'stages.approval: enabled, needed_approvers, description, reject_or_approve': shown('in the log and the summary'),
      'stages.approval: timeout': withheld('Zadig ends the gate itself, and its status says so'),
      'stages: manual_exec': output('stage', 'resume'),
      'stages.jobs: name, display_name, type, status, start_time, end_time, cost_seconds, error': output('jobs'),
      'stages.jobs.spec: image, service_name, service_module, service_and_images': output('images'),
      'stages.jobs.spec: env': output('environments'),
      'stages.jobs.spec: native_approval': output('approvers', 'approve'),
      'stages.jobs.spec: timeout': withheld('Zadig ends the gate itself, and its status says so'),
      'stages.jobs.spec of tests and scans': shown('in the summary'),
      'stages.jobs.spec: repos, envs, inputs, outputs, args, cmds': withheld(
        'they hold tokens and variables in clear (contract §5.6); the page of the task shows what was built',
      ),
      'stages.jobs.spec: name, description, version, repo_url, is_offical, skip_check_run_status': withheld(
        'settings of the job, which `workflows` gives with the definition',
      ),
    },
    proof: [LIFE, 'follows a task of somebody else to its end'],
  },
  {
    route: 'POST /openapi/workflows/custom/task',
    does: 'run a workflow',
    actions: ['run'],
    methods: ['executeWorkflow'],
    sent: {
      workflow_key: input('workflow-key'),
      project_key: input('project-key'),
      parameters: input('parameters'),
      inputs: input('inputs'),
      notify_inputs: input('notify-inputs'),
    },
    got: { 'project_name, workflow_name': output('task-url'), task_id: output('task-id') },
    proof: ['__tests__/e2e/ends.test.ts', 'sets every output'],
  },
  {
    route: 'DELETE /openapi/workflows/custom/task',
    does: 'cancel a task',
    actions: ['cancel', 'run', 'wait', 'retry'],
    methods: ['cancelTask'],
    sent: TASK,
    got: DONE,
    proof: [LIFE, 'cancels a task and confirms it'],
  },
  {
    route: 'POST /openapi/workflows/custom/:name/task/:taskID',
    does: 'retry a task',
    actions: ['retry', 'run', 'wait'],
    methods: ['retryTask'],
    sent: { ...TASK_PATH, projectKey: input('project-key') },
    got: DONE,
    proof: [LIFE, 'runs a failed task again and follows it'],
  },
  {
    route: 'POST /openapi/workflows/custom/task/approve',
    does: 'approve or reject a gate',
    actions: ['approve'],
    methods: ['approveTask'],
    sent: {
      workflow_key: input('workflow-key'),
      task_id: input('task-id'),
      stage_name: input('gate'),
      approve: input('decision'),
      comment: input('comment'),
    },
    got: DONE,
    proof: ['__tests__/integration/sub-actions/approve.test.ts', 'is approved %s, and the task goes on'],
  },
  {
    route: 'PUT /openapi/workflows/custom/:name/task/:taskID',
    does: 'store a remark',
    actions: ['run'],
    methods: ['setRemark'],
    sent: { ':name': input('workflow-key'), ':taskID': shown('the task that was triggered'), remark: input('remark') },
    got: DONE,
    proof: ['__tests__/integration/zadig-client.test.ts', 'get a remark'],
  },
  {
    route: 'GET /openapi/workflows/custom/:name/task/:taskID/manual-exec',
    does: 'read the manual stage',
    actions: ['resume'],
    methods: ['getManualStage'],
    sent: { ...TASK_PATH, ...PROJECT },
    got: {
      'project_key, workflow_key, task_id': output('task-url'),
      status: output('status'),
      stage_name: output('stage'),
      'can_execute, executors': shown('in the error of a user who may not'),
    },
    proof: [LIFE, 'starts the manual stage, %s'],
  },
  {
    route: 'POST /openapi/workflows/custom/:name/task/:taskID/manual-exec',
    does: 'start the manual stage',
    actions: ['resume'],
    methods: ['executeManualStage'],
    sent: { ...TASK_PATH, ...PROJECT, stage_name: input('stage') },
    got: DONE,
    proof: [LIFE, 'starts the manual stage, %s'],
  },
  {
    route: 'DELETE /openapi/workflows/custom',
    does: 'delete a workflow',
    actions: ['workflows'],
    methods: ['deleteWorkflow'],
    sent: { workflowKey: input('workflow-key'), ...PROJECT },
    got: DONE,
    proof: [WORKFLOWS, 'deletes a workflow whose key is repeated'],
  },
  {
    route: 'POST /openapi/workflows/custom',
    does: 'create a workflow (5.0)',
    actions: ['workflows'],
    methods: ['createWorkflow'],
    sent: { ...PROJECT, viewName: input('view'), 'the definition': input('file') },
    got: DONE,
    proof: [WORKFLOWS, 'creates a workflow that is not there'],
  },
  {
    route: 'PUT /openapi/workflows/custom/:name',
    does: 'update a workflow (5.0)',
    actions: ['workflows'],
    methods: ['updateWorkflow'],
    sent: { ':name': input('workflow-key'), ...PROJECT, 'the definition': input('file') },
    got: DONE,
    proof: [WORKFLOWS, 'updates one that is another'],
  },
  {
    route: 'POST /api/aslan/workflow/v4',
    does: 'create a workflow',
    actions: ['workflows'],
    methods: ['createWorkflow'],
    sent: {
      viewName: input('view'),
      'name, display_name, project, description, concurrency_limit, stages': input('file'),
    },
    got: DONE,
    proof: [WORKFLOWS, 'creates a workflow that is not there'],
  },
  {
    route: 'PUT /api/aslan/workflow/v4/:name',
    does: 'update a workflow',
    actions: ['workflows'],
    methods: ['updateWorkflow'],
    sent: {
      ':name': input('workflow-key'),
      'name, display_name, project, description, concurrency_limit, stages': input('file'),
      projectName: shown('not sent: a middleware of the server reacts to it; the project is in the definition'),
    },
    got: DONE,
    proof: [WORKFLOWS, 'updates one that is another'],
  },
  {
    route: 'GET /openapi/workflows/view',
    does: 'list views',
    actions: ['views', 'workflows'],
    methods: ['listViews'],
    sent: PROJECT,
    got: {
      'name, update_time, update_by, workflows': output('views'),
      project_key: shown('the project that was asked for'),
    },
    proof: [VIEWS, 'are created, changed and deleted'],
  },
  {
    route: 'POST /openapi/workflows/view',
    does: 'create a view',
    actions: ['views'],
    methods: ['createView'],
    sent: {
      project_key: input('project-key'),
      name: input('name'),
      'workflow_list: workflow_key, workflow_name, workflow_type': input('workflows'),
    },
    got: DONE,
    proof: [VIEWS, 'are created, changed and deleted'],
  },
  {
    route: 'PUT /openapi/workflows/view/:name',
    does: 'change a view',
    actions: ['views'],
    methods: ['updateView'],
    sent: {
      ':name': input('name'),
      ...PROJECT,
      'workflow_list: workflow_key, workflow_type, enabled': input('workflows'),
    },
    got: DONE,
    proof: [VIEWS, 'are created, changed and deleted'],
  },
  {
    route: 'DELETE /openapi/workflows/view/:name',
    does: 'delete a view',
    actions: ['views'],
    methods: ['deleteView'],
    sent: { ':name': input('name'), ...PROJECT },
    got: DONE,
    proof: [VIEWS, 'are created, changed and deleted'],
  },
  {
    route: 'POST /openapi/ticket/approval',
    does: 'register a pre-approval ticket',
    actions: ['pre-approval'],
    methods: ['createApprovalTicket'],
    sent: {
      project_key: input('project-key'),
      approval_id: input('approval-id'),
      status: input('status'),
      envs: input('envs'),
      'services: service_name, service_module': input('services'),
      'users: name, email': input('users'),
      execution_window_start: input('execution-window-start'),
      execution_window_end: input('execution-window-end'),
    },
    got: { ...DONE, code: withheld('published, but no server sends it (contract §8.6)') },
    proof: [VIEWS, 'sends every field of the ticket'],
  },
  {
    route: 'GET /openapi/logs/sse/v4/workflow/:workflowName/:taskID/:jobName/:lines',
    does: "follow a job's log",
    actions: ['wait', 'run', 'retry'],
    methods: ['openLogStream'],
    sent: {
      ':workflowName': input('workflow-key'),
      ':taskID': input('task-id'),
      ':jobName': input('logs'),
      ':lines': shown('always the whole log, so that none of it is lost'),
    },
    got: { 'the lines': shown('in the log of the step') },
    proof: [LIFE, 'follows a task of somebody else to its end'],
  },
  {
    route: 'GET /openapi/logs/log/v4/workflow/:workflowName/:taskID/:jobName',
    does: "read a job's whole log",
    actions: ['logs', 'run', 'wait', 'retry'],
    methods: ['getFullLog'],
    sent: { ':workflowName': input('workflow-key'), ':taskID': input('task-id'), ':jobName': input('jobs') },
    got: { 'the text': output('files') },
    proof: ['__tests__/integration/sub-actions/collect-logs.test.ts', 'writes every log whole'],
  },
]
