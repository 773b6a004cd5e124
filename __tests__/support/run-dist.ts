import { join } from 'node:path'

import { afterAll } from '@jest/globals'

import type { Annotation } from '../../emulators/runner/annotation.ts'
import type { StepOptions } from '../../emulators/runner/step-options.ts'
import { type RunningStep, startStep, type StepResult } from '../../emulators/runner/step.ts'
import type { Fault } from '../../emulators/zadig/faults/fault.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import type { TaskRecord } from '../../emulators/zadig/task/model.ts'
import { limit } from './limit.ts'
import { quickShip } from './scenarios.ts'
import { untilDuring } from './until.ts'

const REPOSITORY = join(import.meta.dirname, '..', '..')

/** All three jobs of workflow `ship`, in the short form. */
export const SHIP_INPUTS = `
build:
  registry: https://registry.example.com/demo
  service_list:
    - { service_name: web, service_module: web }
    - { service_name: api, service_module: api }
deploy:
  env_name: staging
  service_list:
    - { service_name: web, service_module: web }
    - { service_name: api, service_module: api }
test: {}
`

type Inputs = Readonly<Record<string, string>>

export interface DistOptions {
  /** Folder of the action in the repository. Default: the root action. */
  readonly action?: string
  /** What `with:` gives, over the defaults: all jobs of `ship`, polled every second. */
  readonly with?: Inputs | ((zadig: Zadig) => Inputs | Promise<Inputs>)
  /** Settings of the emulated server. Default: the scenario `quickShip` at a tick of 50 ms. */
  readonly zadig?: ZadigOptions
  readonly faults?: readonly Fault[]
  /** Settings of the emulated runner. */
  readonly step?: Partial<StepOptions>
  /** What happens while the step runs, such as a signal; the step's end is waited for in any case. */
  readonly during?: (live: LiveRun) => void | Promise<void>
}

/** A run under way. */
export interface LiveRun {
  readonly step: RunningStep
  readonly zadig: Zadig
  /** Lines of the log so far, of main and post. */
  readonly lines: readonly string[]
  /** Resolves when the condition holds; throws with the log when the step ends before. */
  readonly until: (what: string, condition: () => boolean) => Promise<void>
}

/** A run that has ended; the emulator is closed and its records remain. */
export interface DistRun {
  readonly result: StepResult
  readonly zadig: Zadig
  /** `METHOD /path?query` of every request, in the order of arrival. */
  readonly requests: readonly string[]
  /** Those of them that the post step sent. */
  readonly postRequests: readonly string[]
  /** The whole log, of main and post. */
  readonly log: string
  readonly tasks: readonly TaskRecord[]
  /** Milliseconds from `during`'s end until the main stage was over: how long a stopped step took to end. */
  readonly endedAfter: number
}

/** A step that takes longer than this hangs. */
const DEADLINE_MS = 200_000

/** More steps at the same time only wait for the processor, and spoil each other's timing. */
const limited = limit(8)

/**
 * Starts a run that tests await later: called in the body of a `describe`, so that all runs of a file are concurrent. A run
 * that throws fails those tests, not the file.
 */
export function scene(options: DistOptions = {}): Promise<DistRun> {
  const run = limited(() => runDist(options))
  run.catch(() => undefined)
  return run
}

const running = new Set<RunningStep>()
let over = false
/** Runs that no test has awaited, because of a name filter or a failure, end with the file. */
afterAll(async () => {
  over = true
  for (const step of running) step.kill('SIGKILL')
  await Promise.allSettled([...running].map(({ done }) => done))
})

/** Runs the built action as one step between the two emulators, from its start to the end of its post step. */
export async function runDist(options: DistOptions = {}): Promise<DistRun> {
  if (over) throw new Error('The tests of this file have ended.')
  const zadig = await startZadig({ scenario: quickShip, tickMs: 50, cancelDelay: 50, ...options.zadig })
  for (const fault of options.faults ?? []) zadig.faults.add(fault)
  const lines: string[] = []
  let mainRequests = Infinity
  let mainEndedAt = 0
  try {
    const step = startStep({
      actionPath: join(REPOSITORY, options.action ?? '.'),
      inputs: await inputsOf(zadig, options.with),
      secrets: [zadig.token],
      ...options.step,
      onLine(line) {
        lines.push(line)
        if (line !== 'Post job cleanup.') return
        mainRequests = zadig.requests.length
        mainEndedAt = performance.now()
      },
    })
    const hanging = setTimeout(() => step.kill('SIGKILL'), DEADLINE_MS)
    running.add(step)
    void step.done.finally(() => {
      clearTimeout(hanging)
      running.delete(step)
    })
    let actedAt = 0
    try {
      await options.during?.({
        step,
        zadig,
        lines,
        until: (what, holds) => untilDuring(step.done, holds, () => `${what}. The log:\n${lines.join('\n')}`),
      })
      actedAt = performance.now()
    } catch (thrown) {
      step.kill('SIGKILL')
      await step.done
      throw thrown
    }
    const result = await step.done
    const requests = zadig.requests.map(({ method, url }) => `${method} ${url}`)
    return {
      result,
      zadig,
      requests,
      postRequests: requests.slice(mainRequests),
      log: lines.join('\n'),
      tasks: [...zadig.tasks],
      endedAfter: mainEndedAt - actedAt,
    }
  } finally {
    await zadig.close()
  }
}

async function inputsOf(zadig: Zadig, given: DistOptions['with'] = {}): Promise<Inputs> {
  return {
    url: zadig.url,
    'api-token': zadig.token,
    'project-key': 'demo',
    'workflow-key': 'ship',
    inputs: SHIP_INPUTS,
    'poll-interval': '1s',
    ...(typeof given === 'function' ? await given(zadig) : given),
  }
}

/** Each request once, in alphabetical order: how often the action polls depends on time. */
export function distinct(requests: readonly string[]): readonly string[] {
  return [...new Set(requests)].toSorted()
}

/** Everything readable that a run left, in one text, to search it for secrets. */
export function everythingReadable({ result, log }: DistRun): string {
  return JSON.stringify([log, result.outputs, result.summary, result.annotations, result.post?.summary])
}

/** Annotations in the form `level title: message`. */
export function annotationsOf(result: { readonly annotations: readonly Annotation[] }): readonly string[] {
  return result.annotations.map(
    ({ level, title, message }) => `${level}${title === undefined ? '' : ` ${title}`}: ${message}`,
  )
}
