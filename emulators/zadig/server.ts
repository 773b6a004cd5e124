import type { EmulatorClock } from './clock.ts'
import type { CodeStore } from './code/code-store.ts'
import { realClock } from './clock.ts'
import { createControl } from './control.ts'
import type { Core, CoreOptions } from './core.ts'
import { createCore, loadScenario } from './create-core.ts'
import { FaultRegistry } from './faults/fault-registry.ts'
import { listenOnLoopback } from './http/loopback-server.ts'
import { createListener } from './http/listener.ts'
import type { RequestRecord } from './http/request-log.ts'
import { routesOf } from './http/routes.ts'
import type { WorkflowStore } from './definitions/store.ts'
import { executeArgs } from './execute/body.ts'
import { createTask } from './execute/create-task.ts'
import { unmarshal } from './go-json.ts'
import type { JsonObject } from './json.ts'
import { numberAt } from './json.ts'
import { Scope } from './run/scope.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { findScenario } from './scenarios/catalogue.ts'
import type { TaskRecord } from './task/model.ts'
import type { TokenRegistry } from './tokens.ts'
import type { ZadigVersion } from './version.ts'
import type { SeedData } from './seed-data.ts'

export interface ZadigOptions extends Partial<CoreOptions> {
  /** 0, the default, means a free port. */
  readonly port?: number
  /** Default: 4.0, or what the scenario needs. */
  readonly version?: ZadigVersion
  /** The scheduler's period, milliseconds. Default 3000. */
  readonly tickMs?: number
  readonly clock?: EmulatorClock
  readonly scenario?: Scenario | string
  readonly seedData?: SeedData
  /** Serves the endpoints under `/__emulator/`. Default false. */
  readonly control?: boolean
}

/** A running emulator. */
export interface Zadig {
  readonly url: string
  /** The API token of `ci-bot`, who is admin of project `demo`. */
  readonly token: string
  readonly tokens: TokenRegistry
  readonly version: ZadigVersion
  readonly clock: EmulatorClock
  /** Every request but the emulator's own, in the order of arrival. */
  readonly requests: readonly RequestRecord[]
  readonly workflows: WorkflowStore
  /** The repositories that jobs check out, which may change while a task runs. */
  readonly code: CodeStore
  readonly faults: FaultRegistry
  /** All tasks, in the order of their creation. */
  readonly tasks: readonly TaskRecord[]
  /** The newest task of a workflow, or of all; throws when there is none. */
  lastTask(workflowKey?: string): TaskRecord
  /** Executes as another user does at the web UI, which runs jobs of every type. The body is the API's; returns the task id. */
  execute(body: JsonObject, user?: string): number
  /** Cancels as a user of the web UI does. */
  cancel(workflowKey: string, taskId: number, user?: string): void
  /** Decides on a job that waits for manual error handling, for which the OpenAPI has no call (contract §6.2). */
  handleError(workflowKey: string, taskId: number, jobName: string, decision: 'ignore' | 'reject', user?: string): void
  /**
   * Keeps every job of that name running, past its duration, until it is released. Names are those of a scenario's scripts. An
   * answer that a fault delays `until` that name is kept as well.
   */
  hold(name: string): void
  /** Lets held jobs of that name end and sends such answers. Throws when the name isn't held. */
  release(name: string): void
  setScenario(scenario: Scenario | string): void
  /** Closes every connection, live streams included, and all timers. */
  close(): Promise<void>
}

/** Starts a Zadig server in memory, listening on 127.0.0.1. */
export async function startZadig(options: ZadigOptions = {}): Promise<Zadig> {
  const scenario = typeof options.scenario === 'string' ? findScenario(options.scenario) : options.scenario
  const clock = options.clock ?? realClock
  const core = createCore({ ...options, scenario, clock })
  const faults = new FaultRegistry()
  const requests: RequestRecord[] = []
  const timers = new Scope(clock)
  const control = options.control === true ? createControl(core, faults, requests) : undefined
  const parts = {
    core,
    routes: routesOf(core.version),
    faults,
    requests,
    control,
    timers,
    refuse: (ms: number) => server.refuse(ms),
  }
  const server = await listenOnLoopback(options.port ?? 0, createListener(parts), clock)
  return {
    url: server.url,
    token: core.tokens.current('ci-bot'),
    tokens: core.tokens,
    version: core.version,
    clock,
    requests,
    workflows: core.workflows,
    code: core.code,
    faults,
    tasks: core.tasks.list(),
    lastTask: (key) => newest(core, key),
    execute: (body, user = 'alice') => executeAs(core, body, user),
    cancel: (key, id, user = 'alice') => core.cancel(taskOf(core, key, id), user),
    handleError: (key, id, jobName, decision, user = 'alice') => {
      const task = taskOf(core, key, id)
      const job = task.stages.flatMap(({ jobs }) => jobs).find(({ name }) => name === jobName)
      if (job === undefined || task.run?.handleError(job, decision, { id: `u-${user}`, name: user }) !== true)
        throw new Error(`The job ${jobName} does not wait for error handling.`)
    },
    hold: (name) => core.holds.hold(name),
    release: (name) => core.holds.release(name),
    setScenario: (next) => loadScenario(core, typeof next === 'string' ? findScenario(next) : next),
    close: async () => {
      core.scheduler.close()
      timers.close()
      for (const task of core.tasks.list()) task.run?.close()
      await server.close()
    },
  }
}

function newest(core: Core, key: string | undefined): TaskRecord {
  const task = core.tasks.list().findLast(({ workflowKey }) => key === undefined || workflowKey === key)
  if (task === undefined) throw new Error(`The emulator has no task${key === undefined ? '' : ` of ${key}`}.`)
  return task
}

function taskOf(core: Core, key: string, id: number): TaskRecord {
  const task = core.tasks.find(key, id)
  if (task === undefined) throw new Error(`The emulator has no task ${key}/${id}.`)
  return task
}

function executeAs(core: Core, body: JsonObject, userName: string): number {
  const user = core.seedData.users.find(({ name }) => name === userName)
  if (user === undefined) throw new Error(`The seed data has no user ${userName}.`)
  return numberAt(createTask(core, unmarshal(executeArgs(true), body).value, user, 'web'), 'task_id')
}
