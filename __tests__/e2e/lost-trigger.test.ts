// The built action, when the answer to its trigger is lost: the whole matrix is in the integration tests, where a minute
// of looking takes milliseconds; here are those of its cells that end soon, and what only a real process shows.
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { startStep, type StepResult } from '../../emulators/runner/step.ts'
import type { FaultAction } from '../../emulators/zadig/faults/fault.ts'
import { startZadig } from '../../emulators/zadig/server.ts'
import { annotationsOf, type DistRun, scene } from '../support/run-dist.ts'

const POST = { method: 'POST', path: '/openapi/workflows/custom/task', times: 1 } as const
const MARKED = { 'correlation-parameter': 'NOTES' }
const TITLE = { name: 'TITLE', value: 'release 7' }
const inputs = { 'workflow-key': 'parameters', parameters: 'TITLE: release 7', inputs: 'script: {}', logs: 'none' }

const posts = ({ zadig }: DistRun): number => zadig.requests.filter(({ method }) => method === 'POST').length

/** One run whose first POST meets the fault, with look-alikes that the same user makes at the same moment. */
function lose(action: FaultAction, { marked = true, similar = 0, requestTimeout = '30s' } = {}): Promise<DistRun> {
  return scene({
    with: { ...inputs, ...(marked ? MARKED : {}), 'request-timeout': requestTimeout },
    faults: [{ ...POST, action }],
    async during({ zadig, until }) {
      await until('the POST has arrived', () => zadig.requests.some(({ method }) => method === 'POST'))
      const body = {
        workflow_key: 'parameters',
        project_key: 'demo',
        parameters: [TITLE],
        inputs: [{ job_name: 'script', parameters: {} }],
      }
      for (let count = 0; count < similar; count += 1) zadig.execute(body, 'ci-bot')
    },
  })
}

describe('with a correlation parameter our task is adopted', () => {
  const runs = [
    { way: 'a reset', run: lose({ kind: 'handle-then-reset' }, { similar: 2 }), tasks: 3 },
    { way: 'no answer in time', run: lose({ kind: 'hang', handle: true }, { requestTimeout: '1s' }), tasks: 1 },
  ]
  test.each(runs)('after $way', async ({ run, tasks }) => {
    const over = await run
    const ours = over.tasks.find(({ params }) => JSON.stringify(params).includes('github-'))
    expect(posts(over)).toBe(1)
    expect(over.tasks).toHaveLength(tasks)
    expect(over.result).toMatchObject({ result: 'success', exitCode: 0 })
    expect(over.result.outputs).toMatchObject({ adopted: 'true', 'task-id': String(ours?.id), conclusion: 'success' })
    expect(over.postRequests).toEqual([])
  })
})

describe('without one', () => {
  const several = lose({ kind: 'handle-then-reset' }, { marked: false, similar: 2 })
  test('look-alikes fail the step with a link to each, and the post step touches none of them', async () => {
    const over = await several
    expect(posts(over)).toBe(1)
    expect(over.tasks).toHaveLength(3)
    expect(over.result).toMatchObject({ result: 'failure', exitCode: 1 })
    const error = annotationsOf(over.result).find((line) => line.startsWith('error'))
    for (const { id } of over.tasks) expect(error).toContain(`/custom/parameters/${id}?`)
    expect(over.requests.filter((request) => request.startsWith('DELETE '))).toEqual([])
    expect(over.result.post?.annotations).toEqual([expect.objectContaining({ level: 'warning' })])
  })
})

describe('a refused connection, over which surely nothing was sent', () => {
  /** A step whose very first request is the trigger, to a port that is closed until the log shows `opensAt`. */
  async function refuse(outage: string, opensAt: string): Promise<{ result: StepResult; sent: string[] }> {
    const closed = await startZadig()
    await closed.close()
    const opens = Promise.withResolvers<void>()
    const step = startStep({
      actionPath: join(import.meta.dirname, '..', '..'),
      inputs: {
        ...inputs,
        url: closed.url,
        'api-token': closed.token,
        'project-key': 'demo',
        preflight: 'off',
        'poll-interval': '1s',
        'outage-timeout': outage,
      },
      onLine: (line) => {
        if (line.includes(opensAt)) opens.resolve()
      },
    })
    await Promise.race([opens.promise, step.done])
    const zadig = await startZadig({ port: Number(new URL(closed.url).port), tickMs: 50 })
    try {
      const result = await step.done
      return { result, sent: zadig.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method) }
    } finally {
      await zadig.close()
    }
  }
  const within = refuse('30s', 'trying again')
  const beyond = refuse('1s', 'Post job cleanup.')
  for (const run of [within, beyond]) run.catch(() => undefined)

  test('is tried again within the outage budget, and makes one task', async () => {
    const { result, sent } = await within
    expect(sent).toEqual(['POST'])
    expect(result.log.join('\n')).toMatch(/Zadig cannot be reached .*ECONNREFUSED.* trying again/)
    expect(result.outputs).toMatchObject({ adopted: 'false', 'task-id': '1', conclusion: 'success' })
  })

  test('beyond it fails the step, without a search', async () => {
    const { result, sent } = await beyond
    expect(sent).toEqual([])
    expect(annotationsOf(result)[0]).toMatch(/ECONNREFUSED/)
    expect(result.log.join('\n')).not.toContain('Searching for the task')
    expect(result.state).toMatchObject({ phase: 'done' })
  })
})
