import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { JsonObject } from '../../emulators/zadig/json.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import type { Deps } from '../../src/ports/deps.ts'
import type { ConnectionInputs } from '../../src/ports/inputs.ts'
import { ActionError } from '../../src/errors.ts'
import { readRunIdentity } from '../../src/github/context.ts'
import { createFileWriter, createLogFiles } from '../../src/github/workspace-files.ts'
import type { LogFiles } from '../../src/ports/runner.ts'
import type { Verdict } from '../../src/report/verdict.ts'
import { anEvent } from './an-event.ts'
import { emulatorClock } from './emulator-clock.ts'
import { FakeClock } from './fake-clock.ts'
import { recordingRunner, type RecordingRunner } from './recording-runner.ts'
import { clientOf, inputVariables, type Work } from './run-in-process.ts'

/** The dependencies of every use case. */
interface BenchDeps extends Deps {
  readonly runner: RecordingRunner
  readonly clock: FakeClock
  readonly logFiles: LogFiles
}

interface SubAction<Inputs extends ConnectionInputs> {
  readonly read: (environment: Readonly<Record<string, string | undefined>>) => Inputs
  readonly main: (inputs: Inputs, deps: BenchDeps) => Promise<Verdict>
}

/** How an action ended: with a verdict, or with an error for the user. */
export interface Acted {
  readonly verdict: Verdict
  readonly runner: RecordingRunner
}

export interface Bench {
  readonly server: Zadig
  readonly clock: FakeClock
  readonly stop: AbortController
  /** The workspace, empty at first. */
  readonly workspace: string
  /** Runs a use case as that user; an ActionError counts as its verdict. */
  act<Inputs extends ConnectionInputs>(
    action: SubAction<Inputs>,
    inputs: Readonly<Record<string, string>>,
    user?: string,
  ): Promise<Acted>
  /** Starts a task outside of the action, with those jobs, and waits until a condition on it holds. */
  start(workflowKey: string, jobs: readonly string[], until: (status: string) => boolean): Promise<string>
}

/** What the body of an execution is for jobs that need no parameters. */
export function bodyOf(workflowKey: string, jobs: readonly string[]): JsonObject {
  const inputs = jobs.map((name): JsonObject => ({ job_name: name, parameters: parametersOf(name) }))
  return { workflow_key: workflowKey, project_key: 'demo', parameters: [], inputs }
}

function parametersOf(job: string): JsonObject {
  const service = { service_name: 'web', service_module: 'web' }
  if (job === 'build') return { registry: 'https://registry.example.com/demo', service_list: [service] }
  if (job === 'deploy') return { env_name: 'staging', service_list: [{ ...service, image_name: 'web:1' }] }
  return {}
}

/** A server, a workspace and the use cases between them, all on one fake clock. */
export async function onBench<Result>(options: ZadigOptions, work: (bench: Bench) => Promise<Result>): Promise<Result> {
  const busy: Work = { calls: 0, asleep: 0 }
  const clock = new FakeClock(undefined, () => busy.calls > busy.asleep)
  const server = await startZadig({ clock: emulatorClock(clock), ...options })
  const workspace = mkdtempSync(join(tmpdir(), 'bench-'))
  const stop = new AbortController()
  const closing: (() => Promise<void>)[] = []

  async function act<Inputs extends ConnectionInputs>(
    action: SubAction<Inputs>,
    given: Readonly<Record<string, string>>,
    user = 'ci-bot',
  ): Promise<Acted> {
    const runner = recordingRunner()
    const token = server.tokens.current(user)
    const environment = {
      GITHUB_WORKSPACE: workspace,
      ...inputVariables({ url: server.url, 'api-token': token, ...given }),
    }
    const client = clientOf(server.url, token, clock, busy)
    closing.push(client.close)
    try {
      const verdict = await action.main(action.read(environment), {
        zadig: client.zadig,
        runner,
        clock,
        random: () => 0.5,
        signal: stop.signal,
        creator: user,
        tokens: [token],
        event: EVENT,
        identity: readRunIdentity({}, ''),
        github: () => {
          throw new Error('GitHub was not expected')
        },
        runUrl: 'https://github.com/acme/web/actions/runs/1',
        logFiles: createLogFiles(join(workspace, given['directory'] ?? 'zadig-logs'), environment),
        writeFile: createFileWriter(given['output-file'] ?? '', environment),
      })
      return { verdict, runner }
    } catch (thrown) {
      if (!(thrown instanceof ActionError)) throw thrown
      return { verdict: { passed: false, sentence: thrown.message, advice: thrown.advice }, runner }
    }
  }

  async function start(
    workflowKey: string,
    jobs: readonly string[],
    until: (status: string) => boolean,
  ): Promise<string> {
    const taskId = server.execute(bodyOf(workflowKey, jobs), 'ci-bot')
    const statuses = (): readonly string[] => {
      const task = server.lastTask(workflowKey)
      return [task.status, ...task.stages.flatMap((stage) => [stage.status, ...stage.jobs.map(({ status }) => status)])]
    }
    for (let polls = 0; !statuses().some(until); polls += 1) {
      if (polls > 1_000) throw new Error(`The task never reached it: ${statuses().join(', ')}`)
      await clock.sleep(200)
    }
    return String(taskId)
  }

  try {
    return await clock.runUntil(work({ server, clock, stop, workspace, act, start }))
  } finally {
    await Promise.all(closing.map((close) => close()))
    await server.close()
    rmSync(workspace, { recursive: true })
  }
}

const EVENT = anEvent({ repository: 'acme/web', payload: {} })
