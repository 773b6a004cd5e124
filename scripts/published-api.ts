/**
 * One endpoint as Zadig's documentation for 4.0 publishes it; fields of fields are joined by dots. What a job's `spec` holds
 * in a definition is each job type's own and ends the list there.
 */
export interface PublishedEndpoint {
  /** Method and path, with the documentation's names for what varies. */
  readonly route: string
  /** Fields of query and body. */
  readonly sent: readonly string[]
  /** Fields of the answer. */
  readonly got: readonly string[]
}

const of = (parent: string, ...fields: readonly string[]): readonly string[] =>
  fields.map((name) => `${parent}.${name}`)

const DONE = ['message']
const STORED_REPO = [
  'source',
  'repo_owner',
  'repo_namespace',
  'repo_name',
  'remote_name',
  'branch',
  'hidden',
  'is_primary',
  'codehost_id',
  'oauth_token',
  'address',
  'source_from',
  'param_name',
  'job_name',
  'service_name',
  'service_module',
  'repo_index',
  'submission_id',
]
const STAGE_APPROVAL = ['enabled', 'type', 'description', 'native_approval', 'dingtalk_approval']
const TRIGGER_REPO = ['codehost_name', 'repo_namespace', 'repo_name', 'branch', 'enable_commit', 'commit_id']
const KEY_VALUE = ['key', 'value']
const VARIABLE = ['name', 'description', 'type', 'value', 'default', 'is_credential']
/** Parameters of every job type that the documentation shows, in its order: build, deploy, custom-deploy and so on. */
const JOB_PARAMETERS = [
  'registry',
  'service_list',
  ...of('service_list', 'service_module', 'service_name', 'repo_info', 'inputs'),
  ...of('service_list.repo_info', ...TRIGGER_REPO),
  ...of('service_list.inputs', ...KEY_VALUE),
  'env_name',
  ...of('service_list', 'image_name', 'value_merge_strategy'),
  'target_list',
  ...of('target_list', 'workload_type', 'workload_name', 'container_name', 'image_name'),
  'kv',
  ...of('kv', ...KEY_VALUE),
  'repo_info',
  ...of('repo_info', ...TRIGGER_REPO),
  'testing_list',
  ...of('testing_list', 'testing_name', 'repo_info', 'inputs'),
  'scanning_list',
  ...of('scanning_list', 'scanning_name', 'repo_info'),
  'database_name',
  'sql',
  'project_id',
  'project_name',
  'status',
  'iterations',
  ...of('iterations', 'iteration_id', 'iteration_name', 'start_date', 'end_date'),
]
const TASK_REPO = [
  'source',
  'repo_owner',
  'repo_namespace',
  'repo_name',
  'remote_name',
  'branch',
  'commit_id',
  'commit_message',
  'address',
  'author_name',
]
const APPROVER = ['user_name', 'reject_or_approve', 'comment', 'operation_time']
const TASK_JOB_SPEC = [
  'repos',
  ...of('repos', ...TASK_REPO),
  'image',
  'service_name',
  'service_module',
  'envs',
  ...of('envs', 'key', 'value', 'type', 'is_credential', 'name'),
  'env',
  'skip_check_run_status',
  'service_and_images',
  ...of('service_and_images', 'service_name', 'service_module', 'image'),
  'name',
  'is_offical',
  'description',
  'repo_url',
  'version',
  'args',
  'cmds',
  'inputs',
  ...of('inputs', ...VARIABLE),
  'outputs',
]
const DEFINITION_FILE = [
  'name',
  'display_name',
  'project',
  'description',
  'concurrency_limit',
  'stages',
  ...of('stages', 'name', 'parallel', 'jobs'),
]

/** What an error has in its body. */
export const PUBLISHED_ERROR: readonly string[] = ['code', 'description', 'extra', 'message', 'type']

/** Every endpoint of the documentation's page on workflows, in its order. */
export const PUBLISHED: readonly PublishedEndpoint[] = [
  {
    route: 'GET /openapi/workflows',
    sent: ['projectKey', 'viewName'],
    got: of('workflows', 'workflow_key', 'workflow_name', 'update_by', 'update_time', 'type'),
  },
  {
    route: 'GET /openapi/workflows/custom/:workflowKey/detail',
    sent: ['projectKey'],
    got: [
      'workflow_key',
      'workflow_name',
      'project_key',
      'description',
      'created_by',
      'create_time',
      'updated_by',

      'update_time',
      'params',
      ...of('params', ...VARIABLE, 'repo'),
      ...of('params.repo', ...STORED_REPO),
      'stages',
      ...of('stages', 'name', 'parallel', 'approval', 'jobs'),
      ...of('stages.approval', ...STAGE_APPROVAL),
      ...of('stages.jobs', 'name', 'type', 'skipped', 'spec', 'run_policy', 'service_modules'),
      'notify_ctls',
      ...of('notify_ctls', 'enabled', 'webhook_type', 'weChat_webHook', 'notify_type'),
      'share_storages',
      'concurrency_limit',
    ],
  },
  {
    route: 'GET /openapi/workflows/custom/:workflowKey/tasks',
    sent: ['projectKey', 'pageNum', 'pageSize'],
    got: [
      'total',
      ...of('workflow_tasks', 'workflow_key', 'workflow_name', 'project_key', 'task_id', 'task_creator'),
      ...of('workflow_tasks', 'create_time', 'start_time', 'end_time', 'status'),
    ],
  },
  {
    route: 'GET /openapi/workflows/custom/task',
    sent: ['taskId', 'workflowKey'],
    got: [
      'task_id',
      'workflow_key',
      'params',
      ...of('params', ...VARIABLE),
      'status',
      'task_creator',
      'create_time',
      'start_time',
      'end_time',
      'project_key',
      ...of('stages', 'name', 'status', 'start_time', 'end_time'),
      ...of('stages.approval', 'enabled', 'timeout', 'needed_approvers', 'description', 'reject_or_approve'),
      ...of('stages.approval.approve_users', ...APPROVER),
      ...of('stages.jobs', 'name', 'type', 'status', 'start_time', 'end_time', 'error'),
      ...of('stages.jobs.spec', ...TASK_JOB_SPEC),
    ],
  },
  {
    route: 'POST /openapi/workflows/custom/task',
    sent: [
      'project_key',
      'workflow_key',
      'parameters',
      ...of('parameters', 'name', 'type', 'value', 'repo'),
      ...of('parameters.repo', 'codehost_name', 'repo_namespace', 'repo_name', 'branch', 'prs'),

      'inputs',
      ...of('inputs', 'job_name', 'job_type', 'parameters'),
      ...of('inputs.parameters', ...JOB_PARAMETERS),
    ],
    got: ['project_name', 'workflow_name', 'task_id'],
  },
  { route: 'DELETE /openapi/workflows/custom/task', sent: ['taskId', 'workflowKey'], got: DONE },
  { route: 'POST /openapi/workflows/custom/:workflowKey/task/:taskID', sent: ['projectKey'], got: DONE },
  {
    route: 'POST /openapi/workflows/custom/task/approve',
    sent: ['task_id', 'workflow_key', 'stage_name', 'approve', 'comment'],
    got: DONE,
  },
  { route: 'POST /api/aslan/workflow/v4', sent: DEFINITION_FILE, got: DONE },
  { route: 'PUT /api/aslan/workflow/v4/:name', sent: ['projectName', ...DEFINITION_FILE], got: DONE },
  { route: 'DELETE /openapi/workflows/custom', sent: ['workflowKey', 'projectKey'], got: DONE },
  {
    route: 'GET /openapi/workflows/view',
    sent: ['projectKey'],
    got: [
      'name',
      'project_key',
      'update_time',
      'update_by',
      'workflows',
      ...of('workflows', 'workflow_key', 'workflow_type'),
    ],
  },
  {
    route: 'POST /openapi/workflows/view',
    sent: ['project_key', 'name', ...of('workflow_list', 'workflow_key', 'workflow_type')],
    got: DONE,
  },
  {
    route: 'PUT /openapi/workflows/view/:viewName',
    sent: ['projectKey', ...of('workflow_list', 'workflow_key', 'workflow_type', 'enabled')],
    got: DONE,
  },
  { route: 'DELETE /openapi/workflows/view/:viewName', sent: ['projectKey'], got: DONE },
  {
    route: 'POST /openapi/ticket/approval',
    sent: [
      'project_key',
      'approval_id',
      'status',
      'envs',
      ...of('services', 'service_name', 'service_module'),
      ...of('users', 'name', 'email'),
      'execution_window_start',
      'execution_window_end',
    ],
    got: ['code', 'message'],
  },
  {
    route: 'GET /openapi/logs/sse/v4/workflow/:workflow_id/:workflow_task_id/:workflow_job_task_id/:tail_lines',
    sent: [],
    got: ['the lines'],
  },
  {
    route: 'GET /openapi/logs/log/v4/workflow/:workflow_id/:workflow_task_id/:workflow_job_task_id',
    sent: [],
    got: ['the text'],
  },
]
