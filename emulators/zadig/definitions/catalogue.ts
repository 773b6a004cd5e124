import type { JsonObject } from '../json.ts'
import { everyJobTypeWorkflow } from './every-job-type.ts'
import {
  approvalJob,
  buildJob,
  deployJob,
  freestyleJob,
  repository,
  serviceBuild,
  stage,
  testJob,
  variable,
  workflow,
} from './documents.ts'
import { shipWorkflow } from './ship.ts'

const single = (key: string, displayName: string, extra: JsonObject = {}): JsonObject =>
  workflow(key, displayName, [stage('run', [freestyleJob('script', [variable('GREETING', 'hello')])])], extra)

const parameter = (name: string, type: string, extra: JsonObject = {}): JsonObject => ({
  name,
  description: '',
  type,
  value: '',
  repo: null,
  default: '',
  is_credential: false,
  ...extra,
})

/** Every workflow that a fresh emulator has, each for one rule of the contract; `ship` is the demo's. */
export function defaultWorkflows(): JsonObject[] {
  return [
    shipWorkflow(),
    everyJobTypeWorkflow(),
    single('hello', 'Hello'),
    single('Mixed-Case-Key', 'Capitals in the key'),
    single('never-runs', 'Concurrency 0', { concurrency_limit: 0 }),
    single('one-at-a-time', 'Concurrency 1', { concurrency_limit: 1 }),
    single('ticketed', 'Needs an approval ticket', { enable_approval_ticket: true }),
    single('disabled', 'Disabled', { disabled: true }),
    single('broken-preset', 'Preset fails', { preset_error: 'build build-web not found' }),
    single('broken-lint', 'Lint fails', { lint_error: '任务名称不能重复' }),
    workflow('elsewhere', 'Of another project', [stage('run', [freestyleJob('script')])], { project: 'other' }),
    workflow('parameters', 'One parameter of each kind', [stage('run', [freestyleJob('script')])], {
      params: [
        parameter('TITLE', 'string', { value: 'untitled' }),
        parameter('NOTES', 'text', { value: 'none' }),
        parameter('REGION', 'choice', { value: 'cn-north', choice_option: ['cn-north', 'eu-west'] }),
        parameter('SOURCE', 'repo', { repo: repository('web') }),
        parameter('TARGETS', 'multi-select', { choice_option: ['a', 'b', 'c'], choice_value: ['a'] }),
        parameter('BUNDLE', 'file'),
        parameter('API_KEY', 'string', { value: 'stored-api-key-value', is_credential: true }),
      ],
    }),
    workflow('run-policies', 'Run policies', [
      stage('run', [
        freestyleJob('always', [], { run_policy: 'force_run' }),
        freestyleJob('optional', [], { run_policy: 'default_not_run' }),
        freestyleJob('plain'),
      ]),
    ]),
    workflow('error-policies', 'Error policies', [
      stage('run', [
        freestyleJob('ignored', [], { error_policy: policy('ignore_error') }),
        freestyleJob('repeated', [], { error_policy: policy('retry', 2) }),
        freestyleJob('checked', [], { error_policy: policy('manual_check') }),
        freestyleJob('strict', [], { error_policy: policy('stop') }),
      ]),
    ]),
    workflow('gated', 'Approval gate', [
      stage('build', [buildJob('build', [serviceBuild('web')])]),
      stage('gate', [approvalJob('approve', ['alice', 'ci-bot'], 60, 1)], { parallel: false }),
      stage('deploy', [deployJob('deploy', 'staging', 'build')], { approval: stageApproval }),
    ]),
    workflow('two-approvers', 'Two approvers of a group', [
      stage('gate', [approvalJob('approve', ['@ops', 'ci-bot'], 1, 2)], { parallel: false }),
      stage('run', [freestyleJob('script')]),
    ]),
    workflow('manual-stage', 'A stage that a user starts', [
      stage('build', [buildJob('build', [serviceBuild('web')])]),
      stage('deploy', [deployJob('deploy', 'prod', 'build')], { manual_exec: manual }),
      stage('test', [testJob('test', ['smoke'])]),
    ]),
    workflow('serial', 'A serial stage', [
      stage('run', [freestyleJob('first'), freestyleJob('second'), freestyleJob('third')], { parallel: false }),
      stage('after', [freestyleJob('last')]),
    ]),
    workflow('notifies', 'Notification settings', [stage('run', [freestyleJob('script')])], {
      notify_ctls: [
        {
          enabled: true,
          webhook_type: 'feishu',
          notify_type: ['failed'],
          lark_hook_notification_config: { hook_address: 'https://feishu.example.com/hook' },
        },
        {
          enabled: false,
          webhook_type: 'mail',
          notify_type: ['passed'],
          mail_notification_config: { target_users: [] },
        },
      ],
    }),
  ]
}

const policy = (name: string, retries = 0): JsonObject => ({ policy: name, maximum_retry: retries, approval_users: [] })

const manual: JsonObject = {
  enabled: true,
  modify_params: false,
  manual_exec_users: [
    { type: 'user', user_id: 'u-ci-bot', user_name: 'ci-bot' },
    { type: 'group', group_id: 'g-ops', group_name: 'ops' },
  ],
}

const stageApproval: JsonObject = {
  enabled: true,
  type: 'native',
  description: '',
  native_approval: {
    timeout: 60,
    approve_users: [{ type: 'user', user_id: 'u-ci-bot', user_name: 'ci-bot' }],
    needed_approvers: 1,
  },
}
