import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'

import { readDefinition } from '../../../../src/zadig/wire/definition.ts'
import {
  readManualStage,
  readTasks,
  readTriggered,
  readViews,
  readWorkflows,
} from '../../../../src/zadig/wire/lists.ts'
import { readTask } from '../../../../src/zadig/wire/task.ts'

const job = (fields: Record<string, unknown>) =>
  readTask({ task_id: 1, stages: [{ jobs: [fields] }] })?.stages[0]?.jobs[0]

describe('readTask', () => {
  it('refuses a task with more jobs than Zadig could keep', () => {
    const withJobs = (count: number) =>
      readTask({ task_id: 1, stages: [{ jobs: Array.from({ length: count }, () => ({})) }] })
    expect(withJobs(9_999)?.stages[0]?.jobs).toHaveLength(9_999)
    expect(withJobs(10_000)).toBeUndefined()
  })

  it('reads a task in full', () => {
    const task = readTask({
      task_id: 24,
      workflow_key: 'wf-a',
      workflow_name: '工作流 A',
      project_key: 'demo',
      status: 'Running',
      task_creator: 'ci-bot',
      task_revoker: 'system',
      create_time: 1_750_000_000,
      start_time: 1_750_000_003,
      remark: 'run 7',
      error: 'e',
      params: [{ name: 'P', value: 'v' }],
      stages: [
        {
          name: 'gate',
          status: 'pause',
          manual_exec: {
            enabled: true,
            excuted: true,
            manual_exec_users: [{ user_name: 'alice' }, { group_name: 'ops' }],
            manual_exector_name: 'alice',
          },
          jobs: [{ name: 'job-0-0-0-a', display_name: 'a', origin_name: 'b', cost_seconds: 5, retry_count: 2 }],
        },
      ],
    })
    expect(task).toMatchObject({
      id: 24,
      workflowKey: 'wf-a',
      workflowName: '工作流 A',
      projectKey: 'demo',
      status: 'running',
      creator: 'ci-bot',
      revoker: 'system',
      createTime: 1_750_000_000,
      startTime: 1_750_000_003,
      endTime: 0,
      remark: 'run 7',
      error: 'e',
      params: [{ name: 'P', value: 'v' }],
    })
    expect(task?.stages[0]).toMatchObject({
      name: 'gate',
      status: 'pause',
      manual: { enabled: true, executed: true, executors: ['alice', 'ops'], executedBy: 'alice' },
    })
    expect(task?.stages[0]?.jobs[0]).toMatchObject({
      name: 'job-0-0-0-a',
      displayName: 'a',
      originName: 'b',
      costSeconds: 5,
      retryCount: 2,
    })
  })

  it.each([
    ['waitforapprove', 'wait_for_approval'],
    ['PASSED', 'passed'],
    ['notRun', 'notrun'],
    ['brand_new', 'brand_new'],
    [undefined, ''],
    [null, ''],
  ])('takes the status %p for %j', (status, expected) => {
    expect(job({ status })?.status).toBe(expected)
  })

  it.each([undefined, null, 'text', [], {}, { task_id: 0 }, { task_id: -1 }, { task_id: 1.5 }, { task_id: 'x' }])(
    'does not take %j for a task',
    (raw) => {
      expect(readTask(raw)).toBeUndefined()
    },
  )
})

describe('the spec of a job', () => {
  it('names the image that a build made', () => {
    const spec = { image: 'reg/ns/web:1', service_name: 'svc', service_module: 'web' }
    expect(job({ type: 'zadig-build', spec })?.images).toEqual([
      { service: 'svc', module: 'web', image: 'reg/ns/web:1' },
    ])
    expect(job({ type: 'zadig-build', spec: { ...spec, image: '' } })?.images).toEqual([])
    expect(job({ type: 'plugin', spec })?.images).toEqual([])
  })

  it('names the repositories that are checked out', () => {
    const repos = [
      { repo_namespace: 'acme', repo_name: 'web', branch: 'main', prs: [7], enable_commit: true, commit_id: 'abc' },
      { repo_owner: 'acme', repo_name: 'lib', tag: 'v1', pr: 3, merge_branches: ['x', 1], oauth_token: 'secret-token' },
      null,
    ]
    const none = { tag: '', pullRequests: [], mergedBranches: [], commit: '', isPinned: false }
    expect(job({ type: 'zadig-build', spec: { repos } })?.repos).toEqual([
      { ...none, namespace: 'acme', name: 'web', branch: 'main', pullRequests: [7], commit: 'abc', isPinned: true },
      { ...none, namespace: 'acme', name: 'lib', branch: '', tag: 'v1', pullRequests: [3], mergedBranches: ['x'] },
    ])
  })

  it('names the images that were distributed', () => {
    const spec = {
      distribute_target: [{ service_name: 'svc', service_module: 'web', source_image: 'a', target_image: 'b' }],
    }
    expect(job({ type: 'zadig-distribute-image', spec })?.images).toEqual([
      { service: 'svc', module: 'web', image: 'b' },
    ])
  })

  it('names the environment of a deployment', () => {
    const spec = {
      env: 'prod',
      production: true,
      service_and_images: [{ service_name: 'svc', service_module: 'web', image: 'i' }],
    }
    const deploy = job({ type: 'zadig-deploy', spec })
    expect(deploy?.environment).toEqual({
      name: 'prod',
      production: true,
      services: [{ service: 'svc', module: 'web', image: 'i' }],
    })
    expect(deploy?.images).toEqual([])
  })

  it('names the image of a custom deployment', () => {
    const spec = { image: 'i', target: 'Deployment/web/main', cluster_name: 'c', namespace: 'n' }
    expect(job({ type: 'custom-deploy', spec })?.images).toEqual([
      { service: 'Deployment/web/main', module: '', image: 'i' },
    ])
  })

  const approver = { reject_or_approve: 'approve', comment: '好', operation_time: 5 }
  it.each([
    ['native', 'native_approval', { approve_users: [{ user_name: 'alice', ...approver }] }],
    ['lark', 'lark_approval', { approval_nodes: [{ approve_users: [{ name: 'alice', ...approver }] }] }],
    ['lark_intl', 'lark_approval', { approval_nodes: [{ approve_users: [{ name: 'alice', ...approver }] }] }],
    ['dingtalk', 'dingtalk_approval', { approval_nodes: [{ approve_users: [{ name: 'alice', ...approver }] }] }],
    ['workwx', 'workwx_approval', { approval_nodes: [{ users: [{ name: 'alice', ...approver }] }] }],
  ])('names who decides at a gate of %s', (type, document, approvers) => {
    const spec = { type, description: 'ok?', [document]: { needed_approvers: 1, ...approvers } }
    expect(job({ type: 'approval', spec })?.gate).toEqual({
      kind: type,
      description: 'ok?',
      neededApprovers: 1,
      approvers: [{ name: 'alice', decision: 'approve', comment: '好' }],
    })
  })

  it('has the reports of tests and scans', () => {
    const test = { test_name: 't', junit_report: true, html_report: false, archive: true }
    expect(job({ type: 'zadig-test', spec: test })?.test).toEqual({
      name: 't',
      junit: true,
      html: false,
      archive: true,
    })
    const scan = {
      scanning_name: 's',
      link_url: 'https://sonar',
      sonar_metrics: { Bugs: 3, Coverage: '81.5', Empty: null },
    }
    expect(job({ type: 'zadig-scanning', spec: scan })?.scan).toEqual({
      name: 's',
      link: 'https://sonar',
      metrics: { Bugs: '3', Coverage: '81.5' },
    })
  })
})

describe('readDefinition', () => {
  it('reads a workflow in full', () => {
    const spec = { a: 1 }
    expect(
      readDefinition({
        workflow_key: 'wf',
        workflow_name: 'W',
        project_key: 'demo',
        concurrency_limit: 0,
        params: [
          { name: 'C', type: 'choice', value: 'a', choice_option: ['a', 'b', 7] },
          { name: 'R', type: 'repo', repo: { codehost_id: 4, repo_namespace: 'ns', repo_name: 'r' } },
          { name: 'S', type: 'string', value: 'hidden-value', is_credential: true },
        ],
        stages: [
          { name: 's', parallel: true, jobs: [{ name: 'j', type: 'freestyle', run_policy: 'force_run', spec }] },
        ],
        notify_ctls: [{ webhook_type: 'feishu' }, { type: 'mail' }],
      }),
    ).toEqual({
      createTime: 0,
      key: 'wf',
      name: 'W',
      projectKey: 'demo',
      concurrencyLimit: 0,
      params: [
        { name: 'C', type: 'choice', value: 'a', choices: ['a', 'b'], isCredential: false, repo: undefined },
        {
          name: 'R',
          type: 'repo',
          value: '',
          choices: [],
          isCredential: false,
          repo: { codehostId: 4, namespace: 'ns', name: 'r' },
        },
        { name: 'S', type: 'string', value: 'hidden-value', choices: [], isCredential: true, repo: undefined },
      ],
      stages: [{ name: 's', parallel: true, jobs: [{ name: 'j', type: 'freestyle', runPolicy: 'force_run', spec }] }],
      notificationTypes: ['feishu', 'mail'],
      secrets: ['hidden-value'],
    })
  })

  it('reads an absent limit as none, and refuses a workflow without a key', () => {
    expect(readDefinition({ workflow_key: 'wf' })).toMatchObject({ concurrencyLimit: -1, params: [], stages: [] })
    for (const raw of [null, [], {}, { workflow_key: '' }]) expect(readDefinition(raw)).toBeUndefined()
  })
})

describe('the lists', () => {
  it('are empty when the server says null', () => {
    expect(readWorkflows({ workflows: null })).toEqual([])
    expect(readTasks({ total: 0, workflow_tasks: null })).toEqual({ total: 0, tasks: [] })
    expect(readViews(null)).toEqual([])
  })

  it('are no lists without one', () => {
    for (const raw of [undefined, 'x', {}]) {
      expect([readWorkflows(raw), readTasks(raw), readViews(raw)]).toEqual([undefined, undefined, undefined])
    }
  })

  it('take a trigger only with a task id', () => {
    expect(readTriggered({ project_name: 'p', workflow_name: 'w', task_id: 20 })).toEqual({
      taskId: 20,
      projectKey: 'p',
      workflowKey: 'w',
    })
    for (const raw of [undefined, {}, { task_id: 0 }, { message: 'success' }])
      expect(readTriggered(raw)).toBeUndefined()
  })
})

describe('every reader', () => {
  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const raws = [
          value,
          { task_id: 1, workflow_key: 'w', stages: value, params: value, workflows: value, workflow_tasks: value },
        ]
        const readers = [readTask, readDefinition, readWorkflows, readTasks, readTriggered, readManualStage, readViews]
        for (const raw of raws) for (const read of readers) expect(() => read(raw)).not.toThrow()
      }),
    )
  })
})
