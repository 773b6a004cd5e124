// The real client over real HTTP against the emulator with random tasks, faults, budgets and stops, on a fake clock. The
// promises of the product must hold in every scenario. By default the same forty scenarios run each time; CHAOS_RUNS=2000
// runs as many new ones, and prints the seed and the smallest scenario that broke a promise.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { ActionError } from '../../src/errors.ts'
import { conclusionOf, outcomeOf } from '../../src/task/outcome.ts'
import { hasEnded } from '../../src/task/status.ts'
import { aTask } from '../support/a-task.ts'
import { logLines, runChaos } from '../support/chaos-run.ts'
import { type ChaosScenario, chaosScenarios } from '../support/chaos-scenario.ts'

const wanted = process.env['CHAOS_RUNS']
const RUNS = Number(wanted ?? '40')
const SEED = wanted === undefined ? { seed: 20_261_124 } : {}

type ChaosResult = Awaited<ReturnType<typeof runChaos>>

/** Remarks on a log in which lines may be missing. */
const LINES_MISSING = /may be missing|Some lines were lost|Zadig has no log of this job|could not be shown/
/** Remarks on a log that is shown again from its start. */
const LOG_RESTARTED = /starts again|is not the log/
/** Titles of the warnings about a task that may still run. */
const MAY_STILL_RUN = ['Zadig task may still run', 'Zadig task not known']

const FINAL_OUTPUTS = [
  'task-id',
  'task-url',
  'jobs',
  'failed-jobs',
  'images',
  'environments',
  'queue-seconds',
  'attempts',
]

/** The lines that were shown as a job's log, without the tails that the report repeats. */
function shownLines(text: string): readonly string[] {
  const shown: string[] = []
  let repeated = 0
  for (const line of text.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n')) {
    const tail = /Its last (\d+) lines:$/.exec(line)
    if (tail !== null) repeated = Number(tail[1])
    const content = /^\S+ +│ (.*)$/.exec(line)?.[1]
    if (content === undefined) continue
    if (repeated > 0) repeated -= 1
    else shown.push(content)
  }
  return shown
}

/** Every line once and in order, unless a remark says otherwise. */
function checkLogs(scenario: ChaosScenario, { atEnd }: ChaosResult): void {
  const lines = shownLines(atEnd.text)
  const hasVerdict = ['success', 'failure', 'rejected'].includes(atEnd.outputs['conclusion'] ?? '') && !atEnd.stopped
  const jobs = scenario.stages.flatMap(({ jobs: all }, index) =>
    all.map((job, at) => ({ ...job, name: `job-${index}-${at}` })),
  )
  for (const { name, lines: count } of jobs) {
    const shown = lines.filter((line) => line.startsWith(`${name} a`))
    const remarks = atEnd.text.split('\n').filter((line) => line.startsWith(`  ${name}: `))
    const has = (remark: RegExp): boolean => remarks.some((line) => remark.test(line))
    const starts = atEnd.ours[0]?.jobs.find(({ displayName }) => displayName === name)?.starts ?? 0
    const written = Array.from({ length: starts }, (_, index) => logLines(name, index + 1, count)).flat()
    const places = shown.map((line) => written.indexOf(line))
    expect(places.filter((place) => place < 0)).toEqual([])
    const distinct = [...new Set(places)]
    if (!has(LOG_RESTARTED)) expect(places).toEqual(distinct.toSorted((a, b) => a - b))
    if (hasVerdict && starts > 0 && scenario.logs === 'stream' && !has(LINES_MISSING))
      expect([...new Set(shown)].filter((line) => line.startsWith(`${name} a${starts} `))).toEqual(
        logLines(name, starts, count),
      )
  }
}

/** At most one task and one trigger; the verdict is the server's, or a reason why there is none. */
function checkVerdict(scenario: ChaosScenario, { atEnd, verdict, thrown }: ChaosResult): void {
  const { outputs, stopped, ours } = atEnd
  const conclusion = outputs['conclusion']
  const task = ours[0]
  expect(ours.length).toBeLessThanOrEqual(1)
  expect(atEnd.posts).toBeLessThanOrEqual(1)
  expect(atEnd.wrongCancels).toEqual([])
  if (thrown !== undefined) {
    expect(thrown).toBeInstanceOf(ActionError)
    const isLost = thrown instanceof Error && thrown.message.includes('answer to the trigger was lost')
    if (isLost) expect(['unknown', 'unreachable']).toContain(conclusion)
    else expect([undefined, 'unreachable']).toContain(conclusion)
    if (task !== undefined) expect(isLost).toBe(true)
    return
  }
  expect(verdict?.passed).toBe(conclusion === 'success')
  if (verdict !== undefined && outputs['task-id'] !== undefined) expect(atEnd.text).toContain(verdict.sentence)
  if (outputs['status'] !== undefined) for (const name of FINAL_OUTPUTS) expect(outputs).toHaveProperty([name])

  const conclusionFor = (status: string): string | undefined => {
    const outcome = outcomeOf(aTask({ status }))
    return outcome && conclusionOf(outcome)
  }
  if (conclusion === 'success') {
    expect(conclusionFor(task?.status ?? '')).toBe('success')
    expect(task?.jobs.filter(({ status }) => !['passed', 'unstable', 'skipped'].includes(status))).toEqual([])
  }
  if (outputs['task-id'] === undefined || verdict === undefined) return
  const isIncomplete = scenario.droppedByServer !== null && verdict.sentence.includes('Zadig dropped')
  const isOutOfTime = /`(queue-|approval-)?timeout` of .* is used up/.test(verdict.sentence)
  if (conclusion === 'unreachable' || conclusion === 'unknown') expect(scenario.revokedAt).not.toBeNull()
  else if (isOutOfTime) expect(conclusion).toBe('timed-out')
  else if (verdict.sentence.startsWith('The step was stopped'))
    expect([conclusion, stopped]).toEqual(['cancelled', true])
  else if (!isIncomplete) {
    expect(conclusion).toBe(conclusionFor(atEnd.status))
    // Without a retry, a stop or a cancel by the step, the task stays as the step saw it.
    if (!stopped) expect(conclusion).toBe(conclusionFor(task?.status ?? ''))
  }
}

/** The step ends in time. */
function checkTime(scenario: ChaosScenario, { atEnd, postElapsed }: ChaosResult): void {
  if (atEnd.stopped) expect(atEnd.afterStop).toBeLessThanOrEqual(6_500)
  expect(postElapsed).toBeLessThanOrEqual(90_000)
  if (scenario.timeout === null || scenario.revokedAt !== null) return
  // Beside `timeout`: gates, the outage of the trigger and its search, retries, and the end of the logs.
  const around = (scenario.approvalTimeout ?? 0) + 15 * 60 + 122 + scenario.retries * 121 + 32
  expect(atEnd.elapsed).toBeLessThanOrEqual((scenario.timeout + around) * 1_000)
}

/** A stopped step leaves no task running, or warns about it. */
function checkOrphan(scenario: ChaosScenario, { atEnd, after, runner, left }: ChaosResult): void {
  expect([atEnd.sleeping, left]).toEqual([0, 0])
  if (!atEnd.stopped || !scenario.onAbort || atEnd.outputs['conclusion'] !== 'cancelled') return
  const isWarned = runner.annotations.some(({ title }) => MAY_STILL_RUN.includes(title))
  expect(after.every(hasEnded) || isWarned).toBe(true)
  if (scenario.revokedAt === null && scenario.marked) expect(after.every(hasEnded)).toBe(true)
}

describe('in any scenario', () => {
  test(
    'there is one task, a true verdict, every line once, no orphan, and nothing left running',
    async () => {
      await fc.assert(
        fc.asyncProperty(chaosScenarios, async (scenario) => {
          const result = await runChaos(scenario)
          checkVerdict(scenario, result)
          checkTime(scenario, result)
          checkLogs(scenario, result)
          checkOrphan(scenario, result)
          const { runner, token } = result
          expect([runner.text(), runner.summary(), JSON.stringify(runner.outputs)].join('\n')).not.toContain(token)
        }),
        { numRuns: RUNS, ...SEED },
      )
    },
    Math.max(300_000, RUNS * 5_000),
  )
})
