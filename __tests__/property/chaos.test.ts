// The real client over real HTTP against a Zadig in which anything may go wrong at any time, on a fake clock. What the
// product promises must hold whatever happens. A normal run plays the same forty scenes each time; CHAOS_RUNS=2000 plays
// as many new ones, and prints the seed and the smallest scene that broke a promise.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { ActionError } from '../../src/errors.ts'
import { conclusionOf, outcomeOf } from '../../src/task/outcome.ts'
import { hasEnded } from '../../src/task/status.ts'
import { aTask } from '../support/a-task.ts'
import { splitLines, playChaos } from '../support/chaos-run.ts'
import { chaosScenes, type ChaosScene } from '../support/chaos-scene.ts'

const wanted = process.env['CHAOS_RUNS']
const RUNS = Number(wanted ?? '40')
const SEED = wanted === undefined ? { seed: 20_261_124 } : {}

type Played = Awaited<ReturnType<typeof playChaos>>

/** What is said where a log may not be whole, or where another one begins. */
const DOUBT =
  /may be missing|began anew|is not the log|Some lines were lost|Zadig has no log of this job|could not be shown/

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

function checkLogs(scene: ChaosScene, { atEnd }: Played): void {
  const lines = shownLines(atEnd.text)
  const whole = ['success', 'failure', 'rejected'].includes(atEnd.outputs['conclusion'] ?? '') && !atEnd.stopped
  const jobs = scene.stages.flatMap(({ jobs: all }, index) =>
    all.map((job, at) => ({ ...job, name: `job-${index}-${at}` })),
  )
  for (const { name, lines: count } of jobs) {
    const own = lines.filter((line) => line.startsWith(`${name} a`))
    const remarks = atEnd.text.split('\n').filter((line) => line.startsWith(`  ${name}: `) && DOUBT.test(line))
    const starts = atEnd.ours[0]?.jobs.find(({ displayName }) => displayName === name)?.starts ?? 0
    const written = Array.from({ length: starts }, (_, index) => splitLines(name, index + 1, count)).flat()
    const places = own.map((line) => written.indexOf(line))
    expect(places.filter((place) => place < 0)).toEqual([])
    if (remarks.length > 0) continue
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
    if (whole && starts > 0 && scene.logs === 'stream')
      expect(own.filter((line) => line.startsWith(`${name} a${starts} `))).toEqual(splitLines(name, starts, count))
  }
}

function checkVerdict(scene: ChaosScene, { atEnd, verdict, thrown }: Played): void {
  const { outputs, stopped, ours } = atEnd
  const conclusion = outputs['conclusion']
  const task = ours[0]
  expect(ours.length).toBeLessThanOrEqual(1)
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
  if (outputs['status'] !== undefined)
    for (const name of [
      'task-id',
      'task-url',
      'jobs',
      'failed-jobs',
      'images',
      'environments',
      'queue-seconds',
      'attempts',
    ])
      expect(outputs).toHaveProperty([name])

  const truth = outcomeOf(aTask({ status: task?.status ?? '' }))
  if (conclusion === 'success') {
    expect(truth && conclusionOf(truth)).toBe('success')
    expect(task?.jobs.filter(({ status }) => !['passed', 'unstable', 'skipped'].includes(status))).toEqual([])
  }
  // Nothing but what passes by itself happened, and nobody stopped us: Zadig's own word is what counts.
  if (stopped || scene.revokedAt !== null || scene.timeout !== null || outputs['task-id'] === undefined) return
  if (scene.droppedByServer !== null && verdict?.sentence.includes('Zadig dropped')) return
  expect(conclusion).toBe(truth && conclusionOf(truth))
}

function checkOrphan(scene: ChaosScene, { atEnd, after, runner, left }: Played): void {
  expect([atEnd.sleeping, left]).toEqual([0, 0])
  if (!atEnd.stopped || !scene.onAbort || atEnd.outputs['conclusion'] !== 'cancelled') return
  const admitted = runner.annotations.some(({ level }) => level === 'warning')
  expect(after.every(hasEnded) || admitted).toBe(true)
  if (scene.revokedAt === null && scene.marked) expect(after.every(hasEnded)).toBe(true)
}

describe('whatever goes wrong', () => {
  test(
    'one task, a true verdict, every line once, no orphan, nothing left running',
    async () => {
      await fc.assert(
        fc.asyncProperty(chaosScenes, async (scene) => {
          const played = await playChaos(scene)
          checkVerdict(scene, played)
          checkLogs(scene, played)
          checkOrphan(scene, played)
          const told = [played.runner.text(), played.runner.summary(), JSON.stringify(played.runner.outputs)].join('\n')
          expect(told).not.toContain(played.token)
        }),
        { numRuns: RUNS, ...SEED },
      )
    },
    Math.max(60_000, RUNS * 1_000),
  )
})
