import type { EmulatorClock } from './clock.ts'
import { CodeStore } from './code/code-store.ts'
import type { Core, CoreOptions } from './core.ts'
import { defaultWorkflows } from './definitions/catalogue.ts'
import { WorkflowStore } from './definitions/store.ts'
import { ViewStore } from './handlers/view-store.ts'
import { LogStore } from './logs/store.ts'
import { cancelTask } from './operations/cancel.ts'
import { GateRegistry } from './run/gate-registry.ts'
import { HoldRegistry } from './run/hold-registry.ts'
import { Scheduler } from './run/scheduler.ts'
import { TaskRun } from './run/task-run.ts'
import { instantScenario } from './scenarios/catalogue.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { TaskStore } from './task/store.ts'
import { TokenRegistry } from './tokens.ts'
import type { ZadigVersion } from './version.ts'
import type { SeedData } from './seed-data.ts'
import { defaultSeedData } from './seed-data.ts'

export interface CoreSettings extends Partial<CoreOptions> {
  readonly clock: EmulatorClock
  readonly version?: ZadigVersion | undefined
  readonly tickMs?: number | undefined
  readonly scenario: Scenario | undefined
  readonly seedData?: SeedData | undefined
}

/** Makes a server's state: the default seed data and workflows, then those of the scenario. */
export function createCore(settings: CoreSettings): Core {
  const {
    clock,
    seedData = defaultSeedData,
    scenario = instantScenario,
    tickMs = 3000,
    workflowConcurrency = 20,
  } = settings
  const staleFor = settings.staleFor ?? Infinity
  const tasks = new TaskStore(clock, staleFor)
  const core: Core = {
    clock,
    seedData,
    code: new CodeStore(),
    version: settings.version ?? scenario.since ?? '4.0',
    workflows: new WorkflowStore(),
    tasks,
    logs: new LogStore(),
    gates: new GateRegistry(),
    holds: new HoldRegistry(),
    views: new ViewStore(),
    tickets: new Set<string>(),
    tokens: new TokenRegistry(clock, seedData),
    scenario,
    options: {
      cancelDelay: settings.cancelDelay ?? 1000,
      unqueueDelay: settings.unqueueDelay ?? 0,
      staleFor,
      workflowConcurrency,
      buildConcurrency: settings.buildConcurrency ?? 10,
      professional: settings.professional ?? false,
      mfa: settings.mfa,
    },
    scheduler: new Scheduler(clock, tasks, { tickMs, workflowConcurrency }, (task) => {
      const run = new TaskRun(core, task)
      task.run = run
      run.start()
    }),
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
