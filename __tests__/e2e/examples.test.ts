// Each example workflow, run job by job on the built action against the Zadig emulator.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from '@jest/globals'

import { runWorkflowJob } from '../../emulators/runner/workflow-job.ts'
import type { StepResult } from '../../emulators/runner/step.ts'
import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import { startZadig } from '../../emulators/zadig/server.ts'

const ROOT = join(import.meta.dirname, '../..')
const REPOSITORY = 'acme/web'
const workspace = mkdtempSync(join(tmpdir(), 'examples-'))
// Before the first test, since concurrent ones don't wait for a hook.
const zadig = await startZadig({
  scenario: { name: 'examples', description: '', jobs: { '*': { duration: 100 }, approve: {} } },
  version: '5.0',
  tickMs: 50,
})
afterAll(async () => {
  await zadig.close()
  rmSync(workspace, { recursive: true })
})

const push = { ref: 'refs/heads/main', repository: { full_name: REPOSITORY, default_branch: 'main' } }
const EVENTS = {
  push,
  release: { action: 'published', release: { tag_name: 'v1', target_commitish: 'main' }, repository: push.repository },
  pull_request: {
    number: 7,
    repository: push.repository,
    pull_request: {
      number: 7,
      head: { ref: 'topic', sha: 'a'.repeat(40), repo: { full_name: REPOSITORY } },
      base: { ref: 'main' },
    },
  },
  schedule: {},
  workflow_call: { inputs: { 'workflow-key': 'ship', 'project-key': 'demo', inputs: 'test: {}', timeout: '10m' } },
} as const

/** Runs one job of an example; its secrets are all the emulator's token. */
async function run(
  file: string,
  job: string,
  event: keyof typeof EVENTS,
  needs: Readonly<Record<string, string>> = {},
): Promise<{ status: string; ran: number; results: readonly StepResult[] }> {
  const results: StepResult[] = []
  const secrets = ['ZADIG_API_TOKEN', 'ZADIG_APPROVER_TOKEN', 'ZADIG_READ_TOKEN', 'ZADIG_EDIT_TOKEN', 'api-token']
  const { status, ran } = await runWorkflowJob({
    file: join(ROOT, 'examples', file),
    job,
    actionRoot: ROOT,
    repositoryName: 'zadig-workflow-action',
    event: { name: event, payload: EVENTS[event] },
    secrets: Object.fromEntries(secrets.map((name) => [name, zadig.token])),
    variables: {},
    matrix: {},
    needs,
    inputs: { url: zadig.url },
    masks: [],
    step: {
      workspace,
      context: { repository: REPOSITORY, ref: event === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main' },
    },
    onLine: () => undefined,
    onResult: (result) => results.push(result),
  })
  return { status, ran, results }
}
const outputsOf = (results: readonly StepResult[]) => results.map(({ outputs }) => outputs)

describe('release-pipeline.yml', () => {
  test.concurrent('triggers, approves the gate and follows the task; the last job has nothing to cancel', async () => {
    const trigger = await run('release-pipeline.yml', 'trigger', 'release')
    expect(trigger).toMatchObject({ status: 'success', ran: 1 })
    const [{ 'task-id': id = '', 'task-url': url = '' } = {}] = outputsOf(trigger.results)
    const needs = { 'trigger.task-id': id, 'trigger.task-url': url }
    const production = await run('release-pipeline.yml', 'production', 'release', needs)
    expect(outputsOf(production.results)).toMatchObject([{ 'gate-status': 'passed' }, { conclusion: 'success' }])
    const abandon = await run('release-pipeline.yml', 'abandon', 'release', { ...needs, 'production.none': '' })
    expect(abandon.ran).toBe(0)
    // Without `production` among the needed jobs its result is not `success`.
    const rejected = await run('release-pipeline.yml', 'trigger', 'release')
    const task = { 'trigger.task-id': outputsOf(rejected.results)[0]?.['task-id'] ?? '' }
    expect(outputsOf((await run('release-pipeline.yml', 'abandon', 'release', task)).results)).toMatchObject([
      { cancelled: 'true' },
    ])
  })
})

describe('gitops-workflows.yml', () => {
  test.concurrent('shows the difference on a pull request, and applies it after the merge', async () => {
    const definition = { ...workflow('ship', 'Ship anew', [stage('run', [freestyleJob('script')])]), project: 'demo' }
    mkdirSync(join(workspace, 'zadig'))
    writeFileSync(join(workspace, 'zadig/ship.yml'), JSON.stringify(definition))
    const plan = await run('gitops-workflows.yml', 'plan', 'pull_request')
    expect(plan).toMatchObject({ status: 'success', ran: 1 })
    expect(plan.results[0]?.outputs).toMatchObject({ changed: 'true', diff: expect.stringContaining('+') })
    expect(zadig.requests.filter(({ method }) => method === 'PUT')).toEqual([])
    expect((await run('gitops-workflows.yml', 'apply', 'pull_request')).ran).toBe(0)
    expect((await run('gitops-workflows.yml', 'plan', 'push')).ran).toBe(0)
    // A workflow that the other examples don't run.
    writeFileSync(join(workspace, 'zadig/ship.yml'), JSON.stringify({ ...definition, name: 'hello' }))
    expect((await run('gitops-workflows.yml', 'apply', 'push')).status).toBe('failure')
  })
})

test.concurrent('pull-request-plan.yml prints the plan and triggers nothing', async () => {
  const { status, results } = await run('pull-request-plan.yml', 'plan', 'pull_request')
  expect(status).toBe('success')
  expect(results[0]?.outputs['payload']).toContain('"prs"')
  expect(results[0]?.outputs['task-id']).toBeUndefined()
})

test.concurrent('monorepo.yml runs one task with all changed services', async () => {
  const services = ['web', 'api'].map((name) => ({ service_name: name, service_module: name }))
  const code = [{ codehost_name: 'github-acme', from: 'github' }]
  const build = services.map((service) => (service.service_name === 'web' ? { ...service, repo_info: code } : service))
  const needs = { 'changed.build': JSON.stringify(build), 'changed.deploy': JSON.stringify(services) }
  const { status, results } = await run('monorepo.yml', 'deliver', 'push', needs)
  expect(status).toBe('success')
  const { environments = '' } = results[0]?.outputs ?? {}
  expect(environments).toMatch(/"service":\s*"web"[^]*"service":\s*"api"/)
})

test.concurrent('nightly-report.yml lists tasks, and reusable-deliver.yml runs what its caller says', async () => {
  expect((await run('nightly-report.yml', 'failed-tasks', 'schedule')).results[0]?.outputs['count']).toBe('0')
  const { results } = await run('reusable-deliver.yml', 'zadig', 'workflow_call')
  expect(results[0]?.outputs['conclusion']).toBe('success')
})
