import { ZadigError, type ZadigErrorKind } from '../../src/errors.ts'
import type { CallOptions, ZadigApi } from '../../src/ports/zadig-api.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { hasEnded } from '../../src/task/status.ts'
import type { Task } from '../../src/task/task.ts'
import { aTaskOf } from './a-task.ts'
import type { FakeClock } from './fake-clock.ts'

/** One stretch of a task's life, as the detail shows it. */
export interface Stretch {
  readonly seconds: number
  readonly status: string
  /** The one job's status. */
  readonly job: string
  /** An end time on a task that has not ended, as `pause` and an old retry have it. */
  readonly staleEnd?: boolean
  /** The job is missing from the answers. */
  readonly jobVanishes?: boolean
}

/** A time in which calls fail, in seconds from the start. */
export interface Trouble {
  readonly from: number
  readonly to: number
  readonly kind: 'outage' | 'unauthorized'
}

export interface ModelOptions {
  /** Each run of the task: the first, then one for each retry; the last stretch stays. */
  readonly runs: readonly (readonly Stretch[])[]
  readonly troubles: readonly Trouble[]
  /** What becomes of the trigger's answer. */
  readonly trigger: 'answered' | 'lost-handled' | 'lost-unhandled'
  /** Milliseconds that a call may try, where it doesn't say. */
  readonly outageTimeout: number
}

/** A Zadig server and its client in one, as the domain sees them: no HTTP, time by the fake clock. */
export interface ModelZadig {
  readonly api: ZadigApi
  readonly posts: () => number
  readonly created: () => number
  /** The status now, whoever can see it. */
  readonly status: () => string
  /** What the last answer showed. */
  readonly lastSeen: () => string
  /** Statuses that a cancel met although the caller could have seen that the task had ended. */
  readonly wrongCancels: () => readonly string[]
  readonly troubled: () => boolean
}

const RETRY_MS = 5_000

const refuse = (): Promise<never> => Promise.reject(new Error('the model does not know this call'))
const noTransport = { send: refuse, open: refuse, close: () => Promise.resolve() }

export function modelZadig(clock: FakeClock, options: ModelOptions): ModelZadig {
  const startedAt = clock.now()
  let posts = 0
  let born = 0
  let run = -1
  let runStartedAt = 0
  let cancelled = false
  let asked: { name: string; value: string }[] = []
  let lastSeen = ''
  let lastReadFailed = false
  const wrongCancels: string[] = []

  const trouble = (): Trouble | undefined => {
    const second = (clock.now() - startedAt) / 1_000
    return options.troubles.find(({ from, to }) => second >= from && second < to)
  }

  function stretch(): Stretch {
    const stretches = options.runs[Math.min(run, options.runs.length - 1)] ?? []
    let left = (clock.now() - runStartedAt) / 1_000
    for (const candidate of stretches) {
      if (left < candidate.seconds) return candidate
      left -= candidate.seconds
    }
    return stretches.at(-1) ?? { seconds: 0, status: 'waiting', job: '' }
  }
  const status = (): string => (cancelled ? 'cancelled' : stretch().status)

  function task(): Task {
    const { job, staleEnd = false, jobVanishes = false } = stretch()
    const ended = hasEnded(status())
    const overrides = {
      id: 1,
      workflowKey: 'hello',
      creator: 'ci-bot',
      createTime: Math.floor(born / 1_000),
      endTime: ended || staleEnd ? Math.floor(runStartedAt / 1_000) + 1 : 0,
      params: asked.map((param) => ({ ...param, isCredential: false })),
    }
    return aTaskOf(status(), jobVanishes ? {} : { script: job }, overrides)
  }

  function fail(kind: ZadigErrorKind, delivery: ZadigError['delivery'], what: string): ZadigError {
    return new ZadigError(`${what}: ${kind}`, { kind, method: '', path: '', delivery, tries: 1 })
  }

  /** As the client: an outage is sat out for the call's budget, a refusal is an answer. */
  async function reach(what: string, writing: boolean, call: CallOptions = {}): Promise<void> {
    call.signal?.throwIfAborted()
    const until = clock.now() + (call.outageTimeout ?? options.outageTimeout)
    for (;;) {
      const now = trouble()
      if (now === undefined) return
      if (now.kind === 'unauthorized') throw fail('unauthorized', 'answered', what)
      if (clock.now() >= until) throw fail('unreachable', writing ? 'never' : 'unknown', what)
      await clock.sleep(Math.ceil(Math.min(RETRY_MS, until - clock.now())), call.signal)
    }
  }

  async function read<T>(what: string, answer: () => T, call?: CallOptions): Promise<T> {
    lastReadFailed = true
    await reach(what, false, call)
    lastReadFailed = false
    return answer()
  }

  function begin(): void {
    run += 1
    runStartedAt = clock.now()
    cancelled = false
  }

  const methods: Partial<ZadigApi> = {
    async executeWorkflow(body, call) {
      await reach('execute', true, call)
      posts += 1
      if (options.trigger !== 'lost-unhandled') {
        born = clock.now()
        asked = body.parameters.map(({ name, value }) => ({ name, value: value ?? '' }))
        begin()
      }
      if (options.trigger !== 'answered') throw fail('unreachable', 'unknown', 'execute')
      return { taskId: 1, serverTime: clock.now(), projectKey: 'demo', workflowKey: 'hello' }
    },
    getTask: (_task, call) =>
      read(
        'get-task',
        () => {
          lastSeen = status()
          return task()
        },
        call,
      ),
    listTasks: (_query, call) =>
      read(
        'list-tasks',
        () => {
          const { id, workflowKey, workflowName, creator, createTime, startTime, endTime } = task()
          const entry = { taskId: id, workflowKey, workflowName, creator, createTime, startTime, endTime }
          const tasks = born === 0 ? [] : [{ ...entry, status: status() }]
          return { total: tasks.length, serverTime: clock.now(), tasks }
        },
        call,
      ),
    async cancelTask(_task, call) {
      await reach('cancel', true, call)
      if (hasEnded(status()) && !lastReadFailed) wrongCancels.push(status())
      if (status() === 'passed') throw fail('refused', 'answered', 'cancel')
      cancelled = true
    },
    async retryTask(_task, call) {
      await reach('retry', true, call)
      if (!['failed', 'timeout', 'cancelled', 'reject'].includes(status())) throw fail('refused', 'answered', 'retry')
      begin()
    },
  }
  const api: ZadigApi = { ...createZadigClient(noTransport), ...methods }
  return {
    api,
    posts: () => posts,
    created: () => (born === 0 ? 0 : 1),
    status,
    lastSeen: () => lastSeen,
    wrongCancels: () => wrongCancels,
    troubled: () => trouble() !== undefined,
  }
}
