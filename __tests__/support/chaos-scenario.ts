import * as fc from 'fast-check'

import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { Fault, FaultAction } from '../../emulators/zadig/faults/fault.ts'
import type { Outcome } from '../../emulators/zadig/scenarios/scenario.ts'

const SECOND = 1_000
const CUSTOM = '/openapi/workflows/custom'

/** A fault that is in force for some time, in milliseconds from the step's start. */
interface TimedFault extends Fault {
  readonly from: number
  readonly lasts: number
}

const ms = (maxSeconds: number) => fc.integer({ min: 1, max: maxSeconds * SECOND })

/** Null in all but one of `oneOf` scenarios. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, oneOf: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: oneOf - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

const job = fc.record({
  prepare: ms(20),
  duration: ms(120),
  lines: fc.integer({ min: 0, max: 40 }),
  /** How each of its runs ends; the last one stays. */
  outcomes: fc.array(
    fc.constantFrom<Outcome>('passed', 'passed', 'passed', 'passed', 'failed', 'timeout', 'unstable'),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  serverRetries: fc.constantFrom(0, 0, 0, 1, 2),
})
const gate = fc.record({ after: ms(120), approve: fc.constantFrom(true, true, true, false) })

/** Faults that end by themselves and say nothing of the task. */
const outage = fc.constantFrom<FaultAction>(
  { kind: 'reset' },
  answers.gatewayPage(502),
  answers.gatewayPage(503),
  answers.gatewayPage(504),
  answers.emptyError,
  answers.retryLater(20, 503),
  answers.loginPage,
  { kind: 'truncate', ending: 'reset' },
  { kind: 'truncate', ending: 'clean' },
)
const STRANGE_STATUSES = ['levitating', 'created', 'waiting', 'blocked', 'changed', 'notrun', 'debug_before']
const strangeView = fc.oneof(
  fc.constantFrom(...STRANGE_STATUSES).map((status): FaultAction => ({ kind: 'task-view', status })),
  fc.constant<FaultAction>({ kind: 'task-view', status: 'pause', endTime: 1_767_225_601 }),
  fc
    .constantFrom(...STRANGE_STATUSES)
    .map((status): FaultAction => ({ kind: 'task-view', jobStatus: { 'job-0-0-0-job-0-0': status } })),
)
const ending = fc.constantFrom('reset' as const, 'close' as const, 'clean' as const)
const streamFault = fc.oneof(
  fc.record({
    kind: fc.constant('events' as const),
    cut: fc.record({
      afterEvents: fc.integer({ min: 0, max: 20 }),
      inside: fc.oneof(fc.constantFrom('line' as const, 'character' as const), fc.integer({ min: 0, max: 30 })),
      ending,
    }),
  }),
  fc.record({ kind: fc.constant('events' as const), idleCut: fc.record({ after: ms(10), ending }) }),
  fc.record({ kind: fc.constant('events' as const), withhold: ms(60) }),
  fc.constantFrom<FaultAction>({ kind: 'events', silent: true }, { kind: 'reset' }, answers.gatewayPage(502)),
)
const storedLogFault = fc.oneof(
  fc.record({ kind: fc.constant('log' as const), late: ms(3) }),
  fc.constantFrom<FaultAction>(
    { kind: 'log', empty: true },
    { kind: 'reset' },
    { kind: 'truncate', ending: 'reset' },
    answers.gatewayPage(502),
    answers.emptyError,
  ),
)
const triggerFault = fc.oneof(
  fc.constantFrom<FaultAction>(
    { kind: 'reset' },
    { kind: 'handle-then-reset' },
    { kind: 'hang', handle: true },
    { ...answers.emptyError, handle: true },
    { kind: 'answer', status: 504, handle: true },
    answers.gatewayPage(502),
    { kind: 'truncate', ending: 'clean' },
    { kind: 'truncate', ending: 'reset' },
  ),
  // The server handles it after the step has given up.
  fc.record({ kind: fc.constant('delay' as const), for: ms(10) }),
)

const windowed = (path: fc.Arbitrary<string>, action: fc.Arbitrary<FaultAction>, maxSeconds: number) =>
  fc.record({ path, action, from: ms(400), lasts: ms(maxSeconds) })
const counted = (method: string, path: string, action: fc.Arbitrary<FaultAction>, maxTimes: number) =>
  fc.record({
    method: fc.constant(method),
    path: fc.constant(path),
    action,
    times: fc.integer({ min: 1, max: maxTimes }),
    after: fc.integer({ min: 0, max: 3 }),
    from: fc.constant(0),
    lasts: fc.constant(Infinity),
  })

const passing = fc.oneof(
  windowed(fc.constantFrom(`${CUSTOM}/task`, `${CUSTOM}/:name/tasks`, '/*', '*/logs/*'), outage, 80),
  windowed(fc.constant(`${CUSTOM}/task`), strangeView, 80),
  fc.record({
    action: fc.record({ kind: fc.constant('refuse' as const), for: ms(80) }),
    from: ms(400),
    lasts: fc.constant(1),
  }),
  counted('GET', '*/logs/sse/*', streamFault, 3),
  counted('GET', '*/logs/log/*', storedLogFault, 2),
  counted('GET', `${CUSTOM}/task`, fc.constant<FaultAction>({ kind: 'hang' }), 2),
)

/** Everything that happens in one run of the step. Times in milliseconds from its start. */
export const chaosScenarios = fc.record({
  stages: fc.array(fc.record({ jobs: fc.array(job, { minLength: 1, maxLength: 3 }), gate: rarely(gate, 5) }), {
    minLength: 1,
    maxLength: 3,
  }),
  /** How long another user's task occupies the workflow. */
  queueFor: rarely(ms(90), 4),
  faults: fc.array<TimedFault>(passing, { maxLength: 4 }),
  trigger: rarely(triggerFault, 4),
  retryFault: rarely(triggerFault, 4),
  /** How often the list of tasks is empty. */
  listLacks: fc.constantFrom(0, 0, 0, 1, 2),
  /** When a job is missing from the task detail. */
  droppedByServer: rarely(fc.record({ from: ms(400), lasts: ms(60) }), 5),
  stopAt: rarely(ms(300), 4),
  stopInOutage: fc.boolean(),
  cancelledAt: rarely(ms(300), 6),
  revokedAt: rarely(ms(300), 8),
  timeout: rarely(fc.integer({ min: 5, max: 300 }), 6),
  queueTimeout: rarely(fc.integer({ min: 5, max: 300 }), 6),
  approvalTimeout: rarely(fc.integer({ min: 5, max: 300 }), 6),
  retries: fc.constantFrom(0, 0, 1, 2),
  marked: fc.boolean(),
  onAbort: fc.constantFrom(true, true, true, false),
  onTimeout: fc.boolean(),
  logs: fc.constantFrom('stream', 'stream', 'stream', 'stream', 'stream', 'failed', 'none'),
})
export type ChaosScenario = typeof chaosScenarios extends fc.Arbitrary<infer T> ? T : never
