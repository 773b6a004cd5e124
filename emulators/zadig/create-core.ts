import type { EmulatorClock } from './clock.ts'
import { CodeStore } from './code/code-store.ts'
import type { Core, CoreOptions } from './core.ts'
import { defaultWorkflows } from './definitions/catalogue.ts'
import { WorkflowStore } from './definitions/store.ts'
import { ViewStore } from './handlers/view-store.ts'
import { LogStore } from './logs/store.ts'
import { cancelTask } from './operations/cancel.ts'
import { GateBook } from './run/gate.ts'
import { Scheduler } from './run/scheduler.ts'
import { instantScenario } from './scenarios/instant.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { TaskStore } from './task/store.ts'
import { TokenBook } from './tokens.ts'
import type { ZadigVersion } from './version.ts'
import type { World } from './world.ts'
import { defaultWorld } from './world.ts'

export interface CoreSettings extends Partial<CoreOptions> {
  readonly clock: EmulatorClock
  readonly version?: ZadigVersion | undefined
  readonly tickMs?: number | undefined
  readonly scenario: Scenario | undefined
  readonly world?: World | undefined
}

/** Puts a server's memory together: the default world and workflows, then the scenario's own. */
export function createCore(settings: CoreSettings): Core {
  const { clock, world = defaultWorld } = settings
  const scenario = settings.scenario ?? instantScenario
  const parts = {
    clock,
    world,
    code: new CodeStore(),
    version: settings.version ?? scenario.since ?? '4.0',
    workflows: new WorkflowStore(),
    tasks: new TaskStore(clock, settings.staleFor ?? Infinity),
    logs: new LogStore(),
    gates: new GateBook(),
    views: new ViewStore(),
    tickets: new Set<string>(),
    tokens: new TokenBook(clock, world),
    scenario,
    options: {
      cancelDelay: settings.cancelDelay ?? 1000,
      unqueueDelay: settings.unqueueDelay ?? 0,
      staleFor: settings.staleFor ?? Infinity,
      workflowConcurrency: settings.workflowConcurrency ?? 20,
      buildConcurrency: settings.buildConcurrency ?? 10,
      professional: settings.professional ?? false,
      mfa: settings.mfa,
    },
  }
  const core: Core = {
    ...parts,
    scheduler: new Scheduler(() => core, settings.tickMs ?? 3000, clock),
    cancel: (task, by) => cancelTask(core, task, by),
  }
  for (const workflow of defaultWorkflows()) core.workflows.put(workflow)
  loadScenario(core, scenario)
  return core
}

/** Makes the scenario the current one and stores its workflows. Runs that have begun keep their scripts. */
export function loadScenario(core: Core, scenario: Scenario): void {
  core.scenario = scenario
  for (const workflow of scenario.workflows ?? []) core.workflows.put(workflow)
}
