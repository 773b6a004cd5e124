import type { EmulatorClock } from './clock.ts'
import type { CodeStore } from './code/code-store.ts'
import type { WorkflowStore } from './definitions/store.ts'
import type { LogStore } from './logs/store.ts'
import type { GateRegistry } from './run/gate-registry.ts'
import type { HoldRegistry } from './run/hold-registry.ts'
import type { Scheduler } from './run/scheduler.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { TaskRecord } from './task/model.ts'
import type { TaskStore } from './task/store.ts'
import type { TokenRegistry } from './tokens.ts'
import type { ZadigVersion } from './version.ts'
import type { ViewStore } from './handlers/view-store.ts'
import type { SeedData } from './seed-data.ts'

/** The server's state in memory, shared by its handlers and its runs. */
export interface Core {
  readonly clock: EmulatorClock
  readonly version: ZadigVersion
  readonly seedData: SeedData
  readonly code: CodeStore
  readonly workflows: WorkflowStore
  readonly tasks: TaskStore
  readonly logs: LogStore
  readonly gates: GateRegistry
  readonly holds: HoldRegistry
  readonly views: ViewStore
  readonly tickets: Set<string>
  readonly tokens: TokenRegistry
  readonly scheduler: Scheduler
  readonly options: CoreOptions
  scenario: Scenario
  /** Cancels as a user of the web UI does. */
  cancel(task: TaskRecord, by: string): void
}

/** The server's settings. Times in milliseconds. */
export interface CoreOptions {
  /** How long running jobs take to notice a cancellation. */
  readonly cancelDelay: number
  /** How long a task keeps its place in the queue after its end or pause is shown: the server sends notifications first. */
  readonly unqueueDelay: number
  /** How long the detail answers a deleted task instead of a newer one of the same id. Default: always. */
  readonly staleFor: number
  /** How many tasks may run at the same time, over all workflows. */
  readonly workflowConcurrency: number
  /** How many jobs of one parallel stage may run at the same time. */
  readonly buildConcurrency: number
  /** Whether the licence allows pre-approval tickets (contract §8.6). */
  readonly professional: boolean
  /** The MFA answer of 4.3 and later (contract §2.2); undefined when MFA is off. */
  readonly mfa: 'mfa_enrollment_required' | 'mfa_verification_required' | undefined
}
