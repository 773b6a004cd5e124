// Each sub-action once as GitHub would run it: action.yml, stub, shared bundle, post step; and the gated
// pipeline of examples/release-pipeline.yml, whose steps pass their outputs on.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'

import type { StepOptions } from '../../emulators/runner/step-options.ts'
import { startStep, type RunningStep } from '../../emulators/runner/step.ts'
import { startZadig } from '../../emulators/zadig/server.ts'
import { bodyOf } from '../support/action-bench.ts'
import { rowsIn, stringsIn } from '../support/json-output.ts'
import { untilDuring, untilTask } from '../support/until.ts'

const REPOSITORY = join(import.meta.dirname, '../..')
const workspace = mkdtempSync(join(tmpdir(), 'sub-actions-'))
const endless = { duration: Infinity, log: { lines: ['working'] } }
const scenario = {
  name: 'sub-actions',
  description: '',
  jobs: {
    '*': { duration: 200, log: { lines: ['working', '::error::not a command'] } },
    approve: {},
    script: [{ duration: 50, outcome: 'failed' as const, error: 'exit status 1' }, { duration: 50 }],
    always: endless,
    first: endless,
  },
}

// Before the first test, since concurrent ones don't wait for a hook.
const zadig = await startZadig({ scenario, version: '5.0', tickMs: 50, cancelDelay: 50, professional: true })
afterAll(async () => {
  await zadig.close()
  rmSync(workspace, { recursive: true })
})

function start(
  action: string,
  inputs: Readonly<Record<string, string>>,
  options: Partial<StepOptions> = {},
): RunningStep {
  return startStep({
    actionPath: join(REPOSITORY, action),
    inputs: { url: zadig.url, 'api-token': zadig.token, ...inputs },
    secrets: [zadig.token],
    workspace,
    ...options,
  })
}

const PROJECT = { 'project-key': 'demo' }

/** Starts a task as another user, and waits until the task, a stage or a job has that status. */
async function startTask(status: string, key: string, jobs: readonly string[]): Promise<string> {
  const id = zadig.execute(bodyOf(key, jobs), 'ci-bot')
  await untilTask(zadig, status, key)
  return String(id)
}

describe('the gated pipeline', () => {
  test.concurrent('triggers without waiting, approves, and follows to the end, passing outputs on', async () => {
    const inputs = `
build:
  registry: https://registry.example.com/demo
  service_list: [{ service_name: web, service_module: web }]
approve: {}
deploy:
  env_name: staging
  service_list: [{ service_name: web, service_module: web }]
`
    const gated = { 'workflow-key': 'gated', 'poll-interval': '1s' }
    const trigger = await start('.', { ...PROJECT, ...gated, inputs, wait: 'false' }).done
    expect(trigger).toMatchObject({ result: 'success' })
    const task = { ...gated, 'task-id': trigger.outputs['task-id'] ?? '' }

    const approve = await start('approve', { ...task, decision: 'approve', comment: '同意' }).done
    expect(approve).toMatchObject({
      result: 'success',
      outputs: { gate: 'job-1-0-0-approve', 'gate-status': 'passed' },
    })

    const wait = await start('wait', task).done
    expect(wait).toMatchObject({ result: 'success', outputs: { conclusion: 'success', status: 'passed' } })
    expect(wait.outputs['task-url']).toBe(trigger.outputs['task-url'])
    expect(stringsIn(wait.outputs['failed-jobs'])).toEqual([])
    expect(wait.log.join('\n')).toMatch(/build-web-web │\S* ::error::not a command/)
    expect(wait.annotations).toEqual([])
    expect(wait.post?.result).toBe('success')
    expect(zadig.tasks.filter(({ workflowKey }) => workflowKey === 'gated')).toHaveLength(1)
  })
})

describe('each sub-action, as a step', () => {
  test.concurrent('retry runs a failed task again, and a later cancel changes nothing', async () => {
    const taskId = await startTask('failed', 'hello', ['script'])
    const task = { 'workflow-key': 'hello', 'task-id': taskId }
    const retry = await start('retry', { ...task, 'poll-interval': '1s', logs: 'none' }).done
    expect(retry).toMatchObject({ result: 'success', outputs: { conclusion: 'success', attempts: '1' } })
    expect(retry.post?.result).toBe('success')

    const cancel = await start('cancel', task).done
    expect(cancel).toMatchObject({ result: 'success', outputs: { cancelled: 'false', status: 'passed' } })
  })

  test.concurrent('cancel stops a running task and its jobs', async () => {
    const taskId = await startTask('running', 'serial', ['first'])
    const inputs = { 'workflow-key': 'serial', 'task-id': taskId, 'wait-for-stop': 'true' }
    const { result, outputs, summary } = await start('cancel', inputs).done
    expect(result).toBe('success')
    expect(outputs).toMatchObject({ cancelled: 'true', status: 'cancelled', 'previous-status': 'running' })
    expect(summary).toContain('is cancelled, and its jobs have stopped')
  })

  test.concurrent('resume starts a manual stage, logs collects what the task wrote, tasks lists it', async () => {
    const manual = { ...PROJECT, 'workflow-key': 'manual-stage' }
    const taskId = await startTask('pause', 'manual-stage', ['build', 'deploy', 'test'])
    const resume = await start('resume', { ...manual, 'task-id': taskId }).done
    expect(resume).toMatchObject({ result: 'success', outputs: { stage: 'deploy', resumed: 'true' } })
    await untilTask(zadig, 'passed', 'manual-stage')

    const logs = await start('logs', { 'workflow-key': 'manual-stage', 'task-id': taskId, jobs: 'build*' }).done
    expect(logs).toMatchObject({
      result: 'success',
      outputs: { directory: join(workspace, 'zadig-logs'), missing: '[]' },
    })
    const [file = ''] = stringsIn(logs.outputs['files'])
    expect(readFileSync(join(workspace, 'zadig-logs', file), 'utf8')).toContain('::error::not a command')
    expect(logs.annotations).toEqual([])

    const tasks = await start('tasks', { ...manual, status: 'passed' }).done
    expect(tasks).toMatchObject({ result: 'success', outputs: { count: '1', 'latest-task-id': taskId } })
    expect(rowsIn(tasks.outputs['tasks'])).toEqual([expect.objectContaining({ status: 'passed', creator: 'ci-bot' })])
  })

  test.concurrent('workflows applies a definition, views shows it, pre-approval registers a ticket', async () => {
    writeFileSync(
      join(workspace, 'new.yml'),
      'name: new-one\ndisplay_name: New\nproject: demo\nconcurrency_limit: 1\nstages: [{ name: run, jobs: [{ name: a, type: freestyle, spec: { advanced_setting: {} } }] }]\n',
    )
    const apply = await start('workflows', { ...PROJECT, operation: 'apply', file: 'new.yml' }).done
    expect(apply).toMatchObject({ result: 'success', outputs: { changed: 'true' } })
    expect(apply.outputs['diff']).toContain('+ name: new-one')

    const views = { ...PROJECT, operation: 'create', name: 'New', workflows: 'new-one' }
    expect(await start('views', views).done).toMatchObject({
      result: 'success',
      outputs: { changed: 'true', count: '1' },
    })

    const ticket = await start('pre-approval', { ...PROJECT, 'approval-id': 'CHG-7' }).done
    expect(ticket).toMatchObject({ result: 'success', outputs: { 'approval-id': 'CHG-7' } })
  })

  test.concurrent.each([
    ['wait', { 'workflow-key': 'hello', 'task-id': '999' }, 'There is no such task'],
    ['approve', { 'workflow-key': 'hello', 'task-id': 'x', decision: 'yes' }, 'task-id: “x” is not a whole number'],
    ['workflows', { ...PROJECT, operation: 'delete', 'workflow-key': 'hello' }, 'does not repeat'],
  ])('%s fails with what is wrong and what to do', async (action, inputs, said) => {
    const { result, annotations, post } = await start(action, inputs).done
    expect(result).toBe('failure')
    expect(annotations.map(({ message }) => message).join('\n')).toContain(said)
    expect(post?.result ?? 'success').toBe('success')
  })

  test.concurrent('a stopped wait leaves its task running, a killed retry cancels it', async () => {
    const taskId = await startTask('running', 'run-policies', ['always'])
    const task = { 'workflow-key': 'run-policies', 'task-id': taskId }
    const wait = start('wait', task)
    const streams = ({ path }: { readonly path: string }): boolean => /sse.*run-policies/.test(path)
    await untilDuring(wait.done, () => zadig.requests.some(streams))
    wait.cancel()
    expect(await wait.done).toMatchObject({ result: 'cancelled', outputs: { conclusion: 'cancelled' } })
    expect(zadig.lastTask('run-policies').status).toBe('running')

    zadig.cancel('run-policies', Number(taskId))
    await untilTask(zadig, 'cancelled', 'run-policies')
    const retry = start('retry', task)
    await untilDuring(retry.done, () => zadig.lastTask('run-policies').status === 'running')
    retry.kill('SIGKILL')
    const { post } = await retry.done
    expect(post?.log.join('\n')).toContain('is cancelled in Zadig')
    expect(zadig.lastTask('run-policies').status).toBe('cancelled')
  })
})
