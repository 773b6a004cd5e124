// A trigger whose answer is lost, in every way: never a second POST, never a task of another run, never a silent guess.
import { describe, expect, test } from '@jest/globals'

import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { FaultAction } from '../../emulators/zadig/faults/fault.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { recordingRunner, type RecordingRunner } from '../support/recording-runner.ts'
import { runInProcess } from '../support/run-in-process.ts'

const POST = { method: 'POST', path: '/openapi/workflows/custom/task', times: 1 } as const
const WORKFLOW = 'parameters'

/** Every way to lose the answer, and whether the server had carried the request out. */
const LOSSES: readonly { readonly way: string; readonly handled: boolean; readonly action: FaultAction }[] = [
  { way: 'a reset before it was handled', handled: false, action: { kind: 'reset' } },
  { way: 'a reset after it was handled', handled: true, action: { kind: 'handle-then-reset' } },
  { way: 'silence', handled: false, action: { kind: 'hang' } },
  { way: 'silence after it was handled', handled: true, action: { kind: 'hang', handle: true } },
  ...([502, 503, 504] as const).flatMap((status) => [
    { way: `a gateway's ${status}`, handled: false, action: answers.gatewayPage(status) },
    {
      way: `a gateway's ${status} after it was handled`,
      handled: true,
      action: { kind: 'answer' as const, status, body: 'upstream request timeout', handle: true },
    },
  ]),
  { way: 'half of the JSON, then a reset', handled: true, action: { kind: 'truncate', ending: 'reset' } },
  { way: 'half of the JSON, as if it were all', handled: true, action: { kind: 'truncate', ending: 'clean' } },
  { way: 'a web page with status 200', handled: false, action: answers.loginPage },
  {
    way: 'a web page with status 200 after it was handled',
    handled: true,
    action: { ...answers.loginPage, handle: true },
  },
  { way: 'an empty 500', handled: false, action: answers.emptyError },
  { way: 'an empty 500 after it was handled', handled: true, action: { ...answers.emptyError, handle: true } },
]

interface Lost {
  readonly passed: boolean | undefined
  readonly error: string
  readonly runner: RecordingRunner
  readonly zadig: Zadig
  readonly posts: number
}

/** One run of workflow `parameters`, whose first POST meets the fault. */
async function lose(action: FaultAction, { marked = false, similar = 0 }): Promise<Lost> {
  const runner = recordingRunner()
  let zadig: Zadig | undefined
  let passed: boolean | undefined
  let error = ''
  try {
    const { verdict } = await runInProcess({
      runner,
      ...(action.kind === 'hang' ? { requestTimeout: 500 } : {}),
      with: {
        'workflow-key': WORKFLOW,
        parameters: 'TITLE: release 7',
        inputs: 'script: {}',
        ...(marked ? { 'correlation-parameter': 'NOTES' } : {}),
      },
      faults: [{ ...POST, action }],
      arrange(scene) {
        zadig = scene.zadig
        const alike = {
          workflow_key: WORKFLOW,
          project_key: 'demo',
          parameters: [{ name: 'TITLE', value: 'release 7' }],
          inputs: [{ job_name: 'script', parameters: {} }],
        }
        for (let count = 0; count < similar; count += 1) {
          scene.clock.after(500, () => scene.zadig.execute(alike, 'ci-bot'))
        }
      },
    })
    passed = verdict.passed
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown)
  }
  if (zadig === undefined) throw new Error('the server did not start')
  const posts = zadig.requests.filter(({ method }) => method === 'POST').length
  return { passed, error, runner, zadig, posts }
}

const cells = LOSSES.flatMap((loss) => [0, 1, 2].map((similar) => ({ ...loss, similar })))

describe('with a correlation parameter', () => {
  test.each(cells)('$way, $similar similar tasks near: one POST, and our task or none', async (cell) => {
    const { passed, error, runner, zadig, posts } = await lose(cell.action, { marked: true, similar: cell.similar })
    expect(posts).toBe(1)
    expect(zadig.tasks).toHaveLength(cell.similar + (cell.handled ? 1 : 0))
    if (cell.handled) {
      const ours = zadig.tasks.find(({ params }) => JSON.stringify(params).includes('github-'))
      expect(passed).toBe(true)
      expect(runner.outputs).toMatchObject({ adopted: 'true', 'task-id': String(ours?.id), conclusion: 'success' })
      expect(runner.annotations).toEqual([])
    } else {
      expect(error).toMatch(/^The answer to the trigger was lost, and no task was found that could be ours/)
      expect(runner.outputs).toEqual({ conclusion: 'unknown' })
      expect(runner.state).toMatchObject({ phase: 'triggering' })
    }
  })
})

describe('without one', () => {
  test.each(cells)(
    '$way, $similar similar tasks near: one POST; one similar task is adopted with a warning, several are listed',
    async (cell) => {
      const { passed, error, runner, zadig, posts } = await lose(cell.action, { similar: cell.similar })
      const candidates = cell.similar + (cell.handled ? 1 : 0)
      expect(posts).toBe(1)
      expect(zadig.tasks).toHaveLength(candidates)
      if (candidates === 0) expect(error).toMatch(/no task was found that could be ours/)
      if (candidates !== 1) expect(runner.outputs).toEqual({ conclusion: 'unknown' })
      if (candidates === 1) {
        expect(passed).toBe(true)
        expect(runner.outputs).toMatchObject({ adopted: 'true', 'task-id': '1' })
        expect(runner.annotations).toEqual([
          expect.objectContaining({ level: 'warning', message: expect.stringContaining('`correlation-parameter`') }),
        ])
      }
      if (candidates > 1) {
        expect(error).toContain(`one of these ${candidates} tasks could be ours`)
        for (const { id } of zadig.tasks)
          expect(error).toContain(`${zadig.url}/v1/projects/detail/demo/pipelines/custom/parameters/${id}?`)
      }
    },
  )
})
