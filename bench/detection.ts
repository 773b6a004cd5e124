import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'

import * as v from 'valibot'

import { startAction } from './action-process.ts'
import { median, type Figure } from './figure.ts'

const REACH_MEDIAN_MS = 1_200
const REACH_WORST_MS = 3_000
/** The default `poll-interval`, its jitter of 20 % and the end of the process: without a log, only asking tells. */
const REACH_SILENT_MS = 12_500
/** More at once would wait for the processor, and not for Zadig. */
const AT_ONCE = 4

const Ready = v.object({ url: v.string(), token: v.string() })
const Ended = v.object({ taskId: v.number(), endedAt: v.number() })

/** How many jobs, and how long the shortest of them takes; each further one takes a little longer. */
export interface DetectionPlan {
  readonly runs: number
  readonly shortestMs: number
  /** Of Zadig's scheduler, 3,000 in a real one. */
  readonly tickMs: number
}

/**
 * From the moment that the server shows a task as passed to the exit of the step that waits for it, with every default. The
 * durations differ by fractions of a second, so that the tasks end at any point between two questions.
 */
export async function measureDetection(plan: DetectionPlan): Promise<Figure[]> {
  const delays = await detect(plan, true)
  const [middle, worst] = [median(delays), Math.max(...delays)]
  return [
    {
      name: `detection, median of ${delays.length}`,
      measured: `${middle} ms`,
      reach: `≤ ${REACH_MEDIAN_MS} ms`,
      ratio: middle / REACH_MEDIAN_MS,
    },
    {
      name: `detection, worst of ${delays.length}`,
      measured: `${worst} ms`,
      reach: `≤ ${REACH_WORST_MS} ms`,
      ratio: worst / REACH_WORST_MS,
    },
  ]
}

/** The same with `logs: none`, on jobs that are long enough for the pauses to have grown to their longest. */
export async function measureSilentDetection(plan: DetectionPlan): Promise<Figure> {
  const worst = Math.max(...(await detect(plan, false)))
  return {
    name: `detection with logs: none, worst of ${plan.runs}`,
    measured: `${worst} ms`,
    reach: `≤ ${REACH_SILENT_MS} ms`,
    ratio: worst / REACH_SILENT_MS,
  }
}

async function detect({ runs, shortestMs, tickMs }: DetectionPlan, log: boolean): Promise<number[]> {
  const durations = Array.from({ length: runs }, (_run, index) => shortestMs + index * 370)
  const server = spawn(process.execPath, [
    fileURLToPath(new URL('detection-server.ts', import.meta.url)),
    '--tick',
    String(tickMs),
    '--durations',
    durations.join(','),
    ...(log ? ['--log'] : []),
  ])
  server.stderr.pipe(process.stderr)
  const ended = new Map<number, number>()
  const ready = Promise.withResolvers<v.InferOutput<typeof Ready>>()
  server.once('exit', () => ready.reject(new Error('the emulated server ended')))
  createInterface(server.stdout).on('line', (line) => {
    const said: unknown = JSON.parse(line)
    if (v.is(Ready, said)) ready.resolve(said)
    if (v.is(Ended, said)) ended.set(said.taskId, said.endedAt)
  })
  try {
    const { url, token } = await ready.promise
    const waiting = durations.map((_duration, index) => index)
    const delays: number[] = []
    async function worker(): Promise<void> {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        const { taskId, exitedAt } = await waitForTask({
          url,
          'api-token': token,
          inputs: `job${job}: {}`,
          logs: log ? 'stream' : 'none',
        })
        delays.push(exitedAt - (ended.get(taskId) ?? Number.NaN))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    return delays
  } finally {
    server.kill('SIGTERM')
  }
}

/** Runs the built action on one job. Throws where the step fails. */
async function waitForTask(
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly taskId: number; readonly exitedAt: number }> {
  const child = startAction({ 'project-key': 'demo', 'workflow-key': 'bench', ...inputs })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  await once(child, 'exit')
  const exitedAt = Date.now()
  const taskId = Number(/^Zadig task (\d+):/m.exec(output)?.[1])
  if (child.exitCode !== 0 || Number.isNaN(taskId)) throw new Error(`the step failed:\n${output}`)
  return { taskId, exitedAt }
}
