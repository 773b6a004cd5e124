import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { eventData, eventFrame } from '../../emulators/zadig/logs/frames.ts'
import { ActionError } from '../../src/errors.ts'
import { batchOf } from '../../src/ports/line-batch.ts'
import { createLogFormatter } from '../../src/report/log-lines.ts'
import { heartbeatLine, describeEvent } from '../../src/report/progress-lines.ts'
import { sanitizeLine } from '../../src/report/sanitize.ts'
import { describeOutcome } from '../../src/report/verdict.ts'
import type { TaskEvent } from '../../src/task/changes.ts'
import type { Outcome } from '../../src/task/outcome.ts'
import type { Job, Stage, Task } from '../../src/task/task.ts'
import { refusalError } from '../../src/zadig/errors/errors.ts'
import { createLogParser } from '../../src/zadig/sse/sse.ts'
import { aJob, aStage, aTask } from '../support/a-task.ts'
import { harmOf, HOSTILE_LINES, HOSTILE_PIECES, linesOfRunner } from '../support/printed-lines.ts'

const made = fc
  .array(fc.constantFrom(...HOSTILE_PIECES), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(''))
const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: made },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_LINES) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(made, fc.integer({ min: 1, max: 120 })).map(([text, times]) => text.repeat(times)) },
)
/** Strings of one run: a run has some overhead. */
const STRINGS = 100
const strings = fc.array(hostile, { minLength: STRINGS, maxLength: STRINGS })

/** The first harmful line, with its effect. */
function harmIn(printed: string | Uint8Array): string | undefined {
  for (const line of linesOfRunner(printed)) {
    const harm = harmOf(line)
    if (harm !== undefined) return `${harm}: ${JSON.stringify(line)}`
  }
  return undefined
}

/** Any bytes, mostly malformed UTF-8. */
const bytes = fc.uint8Array({ maxLength: 24 }).map((array) => Buffer.from(array).toString('latin1'))

describe('a log line', () => {
  const PREFIX = /^\u001b\[0;\d+mweb [│┆]\u001b\[0m /

  /** Prints lines as Zadig frames them, through the parser and the formatter. */
  function print(frames: readonly Buffer[]): string {
    const parser = createLogParser()
    const format = createLogFormatter('web', 3, 0)
    return [...frames.map((frame) => format(parser.feed([frame]))), format(parser.held())].join('')
  }

  function checkLog(printed: string): void {
    expect(harmIn(printed)).toBeUndefined()
    expect(linesOfRunner(printed).find((line) => !PREFIX.test(line))).toBeUndefined()
  }

  test('has no effect with any text: 60,000 lines', () => {
    const frames = (line: string): Buffer =>
      Buffer.from(eventData(line.replaceAll('\n', ' '), 'container').map(eventFrame).join(''))
    fc.assert(
      fc.property(strings, (lines) => {
        checkLog(print(lines.map(frames)))
        // A batch takes another path than single lines.
        checkLog(createLogFormatter('web', 3, 0)(batchOf(lines.map((line) => line.replaceAll('\n', ' ')))))
      }),
      { numRuns: 300 },
    )
  })

  test('has no effect with any bytes: 20,000 lines', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(bytes, made), { minLength: STRINGS, maxLength: STRINGS }), (lines) => {
        checkLog(print(lines.map((line) => Buffer.from(`event:message\ndata:${line}\n\n`, 'latin1'))))
      }),
      { numRuns: 200 },
    )
  })

  test('has no effect with any name of its job', () => {
    fc.assert(
      fc.property(strings, ([label = '', ...lines]) => {
        const printed = createLogFormatter(label, 20, 3)(batchOf(lines.map((line) => line.replaceAll('\n', ' '))))
        expect(harmIn(printed)).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })
})

describe('any other remote text', () => {
  /** A task in which every text is another hostile one. */
  function hostileTask(next: () => string): Task {
    const approver = () => ({ name: next(), decision: 'reject', comment: next() })
    const image = () => ({ service: next(), module: next(), image: next() })
    const job = (status: string): Job =>
      aJob({
        name: next(),
        displayName: next(),
        originName: next(),
        type: next(),
        status,
        error: next(),
        images: [image()],
        environment: { name: next(), production: false, services: [image()] },
        gate: { kind: next(), description: next(), neededApprovers: 1, approvers: [approver(), approver()] },
      })
    const stage: Stage = aStage({
      name: next(),
      status: next(),
      manual: { enabled: true, executed: false, executors: [next(), next()], executedBy: next() },
      jobs: [job(next()), job('failed'), job('wait_for_approval'), job('running')],
    })
    return aTask({
      workflowName: next(),
      workflowKey: next(),
      status: next(),
      creator: next(),
      revoker: next(),
      remark: next(),
      error: next(),
      stages: [stage],
    })
  }

  function everyEvent(task: Task, next: () => string): readonly TaskEvent[] {
    const stages = task.stages.flatMap((stage): readonly TaskEvent[] => [
      { kind: 'stage-status', stage, from: '' },
      { kind: 'stage-parked', stage },
    ])
    const jobs = task.stages
      .flatMap(({ jobs: all }) => all)
      .flatMap((job): readonly TaskEvent[] => [
        { kind: 'job-status', key: '', job, from: '' },
        { kind: 'job-restarted', key: '', job },
        { kind: 'gate-reached', key: '', job },
      ])
    return [
      { kind: 'task-status', task, from: '' },
      { kind: 'unknown-status', thing: next(), status: next() },
      ...stages,
      ...jobs,
    ]
  }

  function everyOutcome(task: Task, error: ActionError): readonly Outcome[] {
    return [
      { kind: 'success', task },
      { kind: 'failure', task },
      { kind: 'rejected', task },
      { kind: 'cancelled', task },
      { kind: 'timed-out', task },
      { kind: 'out-of-time', budget: 'timeout', limitMs: 1, task },
      { kind: 'aborted', signal: 'SIGINT', task },
      { kind: 'unreachable', error, task },
      { kind: 'unknown', error, task },
    ]
  }

  function refusal(text: string) {
    const attempt = {
      call: { operation: 'get-task', method: 'GET', path: '/x' },
      tries: 1,
      token: 'secret-token',
      host: 'zadig',
      proxy: '',
    } as const
    const body = [text, JSON.stringify({ code: 6000, message: text, description: text }), `<title>${text}</title>`]
    return body.map((answer, index) =>
      refusalError(attempt, { status: [400, 500, 502][index] ?? 400, contentType: '', text: answer }, 'token-refused'),
    )
  }

  test('has no effect in names, errors, people and answers of the server: 45,000 texts', () => {
    fc.assert(
      fc.property(strings, (texts) => {
        let index = 0
        const next = (): string => texts[index++ % texts.length] ?? ''
        const task = hostileTask(next)
        const events = everyEvent(task, next).map((event) => describeEvent(event, 0, 'https://zadig/x'))
        const verdicts = everyOutcome(task, new ActionError(next())).map(describeOutcome)
        const printed = [
          ...events.flatMap(({ line, notice, warning }) => [line, notice, warning]),
          ...verdicts.flatMap(({ sentence, advice }) => [sentence, advice]),
          heartbeatLine(task, 0),
          ...refusal(next()).map(({ message }) => sanitizeLine(message, 990)),
        ]
        for (const text of printed) {
          if (text === undefined) continue
          expect(linesOfRunner(text).length).toBeLessThanOrEqual(1)
          expect(harmIn(text)).toBeUndefined()
        }
      }),
      { numRuns: 450 },
    )
  })

  test('stays one harmless line anywhere in a line', () => {
    fc.assert(
      fc.property(strings, (texts) => {
        for (const text of texts) {
          for (const line of [
            sanitizeLine(text),
            `a ${sanitizeLine(text)} b`,
            `${sanitizeLine(text, 400)}:${sanitizeLine(text)}`,
          ]) {
            expect(linesOfRunner(line).length).toBeLessThanOrEqual(1)
            expect(line.length > 1_000 ? undefined : harmOf(line)).toBeUndefined()
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('the check itself', () => {
  test('finds harm in most raw lines of the corpus', () => {
    const harmful = HOSTILE_LINES.filter((line) => harmIn(line) !== undefined)
    expect(harmful.length).toBeGreaterThan(HOSTILE_LINES.length / 2)
  })

  test('finds every command of the corpus', () => {
    const missed = HOSTILE_LINES.slice(0, 18).filter((line) => harmIn(line) === undefined)
    expect(missed).toEqual([])
  })
})
