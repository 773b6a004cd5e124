// Every way in which a log can break, with one job and with three side by side: what is printed is the log, line by line.
import { describe, expect, test } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { EventFault, Fault, FaultAction } from '../../emulators/zadig/faults/fault.ts'
import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { createSemaphore } from '../../src/time/semaphore.ts'
import { lastState } from '../../src/report/log-lines.ts'
import { type DistRun, type LiveRun, runDist, scene } from '../support/run-dist.ts'

const JOBS: readonly string[] = ['one', 'two', '构建三']
/** Steps at a time: more would only make each other late. */
const SIDE_BY_SIDE = 5

/** A log with everything that is hard about lines; most of them come one by one. */
function trueLines(job: string): readonly string[] {
  const hard = [
    '构建开始 …',
    '',
    '  indented',
    '10%\r50%\r100%',
    'windows\r',
    String.raw`C:\r`,
    '\u001b[32m✓ 全部通过\u001b[0m',
    '::error::no command',
    'see ##[error] in the text',
    'data: event:message',
    'x'.repeat(2_500),
    '',
  ]
  return Array.from({ length: 60 }, (_, index) => hard[index % 15] ?? `${job} line ${index}`)
}

interface Case {
  /** The workflow's key. Default: `logs`. */
  readonly key?: string
  /** Faults of the live stream, in the order in which connections meet them; each meets one connection a job. */
  readonly stream?: readonly (EventFault | FaultAction)[]
  /** Faults of the stored log, which every request meets. */
  readonly stored?: FaultAction
  readonly job?: Partial<JobScript>
  /** How an earlier run of each job goes, which Zadig is then asked to retry. */
  readonly before?: Partial<JobScript>
  /** What is printed of a job, where it isn't just its log. */
  readonly printed?: (lines: readonly string[]) => readonly string[]
  /** What the reader is told of each log. */
  readonly remark?: string
  /** Whether the log is told to be in doubt. */
  readonly doubt?: boolean
  /** The jobs run until so many live streams of each were opened; 0: they end by themselves. Default: 1. */
  readonly opened?: number
  /** The jobs run until this was printed of each. */
  readonly heldUntil?: string
}

const cut = (afterEvents: number, how: Omit<NonNullable<EventFault['cut']>, 'afterEvents'> = {}): EventFault => ({
  kind: 'events',
  cut: { afterEvents, ...how },
})
/** Bytes of an event at which something in it ends: the name, its line, the field, the data, the event. */
const BOUNDARIES = [0, 5, 6, 13, 14, 18, 19, 20] as const
/** More than the connections that a job's log is tried on. */
const always = (action: EventFault | FaultAction) => Array.from({ length: 20 }, () => action)
const refused = always({ kind: 'events', silent: true })
const FOREIGN = ['somebody else', "'s log"]
/** Nothing comes for a moment in the middle. */
const pausing = (lines: readonly string[]): NonNullable<JobScript['log']> => ({
  lines: lines.map((text, index) => ({ at: index < 30 ? index * 20 : 1_600 + index * 20, text })),
})

const CASES: Readonly<Record<string, Case>> = {
  'nothing wrong': {},
  'a cut in the middle of a line': { stream: [cut(7, { inside: 'line' }), cut(21, { inside: 'line' })], opened: 3 },
  'a cut in the middle of a character': { stream: [cut(0, { inside: 'character' })], opened: 2 },
  'a cut at each boundary of a frame': {
    stream: BOUNDARIES.slice(0, 4).map((inside, index) => cut(6 + index, { inside, ending: 'clean' })),
    opened: 5,
  },
  'a reset at each boundary of a frame': {
    stream: BOUNDARIES.slice(4).map((inside, index) => cut(6 + index, { inside, ending: 'reset' })),
    opened: 5,
  },
  'a cut between two pieces of a redrawn line': {
    stream: [cut(4), cut(5), cut(6)],
    opened: 4,
  },
  'a reset before the headers': {
    stream: [{ kind: 'reset' }, { kind: 'reset' }],
    opened: 3,
  },
  "the server's cut after an hour": { stream: [cut(25, { ending: 'clean' })], opened: 2 },
  "a gateway's cut of an idle stream": {
    stream: [{ kind: 'events', idleCut: { after: 400 } }],
    job: { log: pausing(trueLines('one')) },
    printed: () => trueLines('one'),
    opened: 2,
  },
  'a silent error': { stream: [{ kind: 'events', silent: true }], opened: 2 },
  'a wrong content type': {
    stream: [
      { kind: 'events', contentType: 'text/html' },
      { kind: 'events', contentType: 'application/json' },
    ],
    opened: 3,
  },
  "another task's log": {
    stream: [{ kind: 'events', lines: FOREIGN }],
    printed: (lines) => [...FOREIGN, ...lines],
    remark: 'is not the log that Zadig has stored of this job',
    doubt: true,
  },
  "another task's log, then a cut": {
    stream: [{ kind: 'events', lines: FOREIGN, cut: { afterEvents: 2 } }],
    heldUntil: 'starts again',
    printed: (lines) => [...FOREIGN, ...lines],
    remark: 'starts again',
    doubt: true,
  },
  'a rotation': { stream: [cut(40), { kind: 'events', rotated: 10 }], remark: 'rotated this log', opened: 2 },
  'a job that ends before the first poll': { job: { duration: 30 }, opened: 0 },
  'a stored log that comes late': {
    stream: [cut(9), { kind: 'hang' }],
    stored: { kind: 'log', late: 1_500 },
    opened: 2,
  },
  'a stream that is always refused, and a stored log that comes late': {
    stream: refused,
    stored: { kind: 'log', late: 3_000 },
  },
  'a stream that is always refused, and no stored log': {
    stream: refused,
    stored: { kind: 'log', empty: true },
    printed: () => [],
    remark: 'Zadig has no stored log of this job; lines may be missing here.',
    doubt: true,
  },
  'a stream that is always refused, of a key with capitals': {
    key: 'Mixed-Case',
    stream: refused,
    printed: () => [],
    remark: 'Zadig does not find the stored logs of workflows whose key has capitals; lines may be missing here.',
    doubt: true,
  },
  'a stream that hangs, and a stored log that is slow': {
    stream: always({ kind: 'hang' }),
    stored: { kind: 'delay', for: 3_000 },
  },
  'a job that is run again': {
    before: { outcome: 'failed', error: 'exit status 1' },
    printed: (lines) => [...lines, ...lines],
    opened: 2,
  },
  'a job that is run again and cut off': {
    stream: [cut(20), { kind: 'hang' }, cut(9), { kind: 'hang' }],
    before: { outcome: 'failed', error: 'exit status 1' },
    printed: (lines) => [...lines, ...lines],
  },
  'no stored log': { stored: { kind: 'log', empty: true } },
  'a stored log that cannot be read': { stored: answers.untypedError('storage is down') },
  'a stored log that breaks off at first': {
    stream: [cut(9), { kind: 'hang' }],
    stored: { kind: 'truncate', bytes: 90 },
  },
}

/** The faults of one case, each for as many connections as there are jobs. */
function faultsOf({ stream = [], stored }: Case, jobs: number): readonly Fault[] {
  const live = stream.map((action): Fault => ({ path: '*/logs/sse/*', times: jobs, action }))
  const times = stored?.kind === 'truncate' ? { times: jobs } : {}
  return stored === undefined ? live : [...live, { path: '*/logs/log/*', ...times, action: stored }]
}

function start(one: Case, jobs: readonly string[]): Promise<DistRun> {
  const { key = 'logs' } = one
  const script = (name: string): JobScript => ({
    prepare: 50,
    duration: 2_000,
    log: { lines: trueLines(name) },
    ...one.job,
  })
  return runDist({
    zadig: {
      scenario: {
        name: 'logs',
        description: '',
        workflows: [
          workflow(key, 'Logs', [
            stage(
              'run',
              jobs.map((name) => freestyleJob(name)),
            ),
          ]),
        ],
        jobs: Object.fromEntries(
          jobs.map((name) => [
            name,
            one.before === undefined ? script(name) : [{ ...script(name), ...one.before }, script(name)],
          ]),
        ),
      },
    },
    faults: faultsOf(one, jobs.length),
    during: (live) => holdJobs(one, jobs, live),
    with: {
      'workflow-key': key,
      inputs: jobs.map((name) => `${name}: {}`).join('\n'),
      'outage-timeout': '2s',
      retries: '1',
    },
  })
}

/** Keeps the jobs running until their logs were read as the case needs it, however long that takes. */
async function holdJobs({ opened: wanted = 1, heldUntil = '', before }: Case, jobs: readonly string[], live: LiveRun) {
  const { zadig, lines, until } = live
  const streamsOf = (job: string): number =>
    zadig.requests.filter(({ path }) => path.includes('/sse/') && decodeURIComponent(path).includes(`-${job}/`)).length
  const holdUntilOpened = async (count: number): Promise<void> => {
    for (const job of jobs) zadig.hold(job)
    // A fault meets whichever job's stream comes next, so that one job can have more of them than another.
    const opened = (): number => jobs.reduce((sum, job) => sum + streamsOf(job), 0)
    await until(
      `${count} streams a job`,
      () => opened() >= count * jobs.length && jobs.every((job) => streamsOf(job) > 0),
    )
    await until(heldUntil, () => lines.filter((line) => line.includes(heldUntil)).length >= jobs.length)
    for (const job of jobs) zadig.release(job)
  }
  if (before !== undefined) {
    await holdUntilOpened(1)
    await until('the first attempt fails', () => zadig.lastTask().status === 'failed')
  }
  if (wanted > 0) await holdUntilOpened(wanted)
}

const LOG_LINE = /^\u001b\[0;\d+m(\S+)\s*([│┆])\u001b\[0m (.*)$/u

/** What was printed of each job's log, by the job's label; what was wrapped is one line again. */
function printedOf({ result }: DistRun): ReadonlyMap<string, readonly string[]> {
  const logs = new Map<string, string[]>()
  for (const raw of result.rawLines) {
    const [, label = '', mark, text = ''] = LOG_LINE.exec(raw) ?? []
    if (mark === undefined) continue
    const lines = logs.get(label) ?? []
    logs.set(label, lines)
    if (mark === '┆') lines.push(`${lines.pop() ?? ''}${text}`)
    else lines.push(text)
  }
  return logs
}

/** A line as it is seen: the stream trims it, its colours end with it, markers are broken. */
function seen(line: string): string {
  return lastState(line)
    .replaceAll(/\u001b\[[\d;]*m/g, '')
    .replaceAll(/##\[(?!\\)/g, '##[\\')
    .trim()
}

describe.each([1, 3])('with %d at a time', (count) => {
  const jobs = JOBS.slice(0, count)
  const place = createSemaphore(SIDE_BY_SIDE)
  const runs = Object.entries(CASES).map(([name, one]) => {
    const run = place().then(async (over) => {
      try {
        return await start(one, jobs)
      } finally {
        over()
      }
    })
    run.catch(() => undefined)
    return [name, one, run] as const
  })

  test.each(runs)('%s: each line once, in order', async (_name, one, run) => {
    const done = await run
    const printed = printedOf(done)
    expect([...printed.keys()].filter((label) => !jobs.includes(label))).toEqual([])
    for (const job of jobs) {
      const expected = one.printed?.(trueLines(job)) ?? trueLines(job)
      expect({ job, lines: (printed.get(job) ?? []).map(seen) }).toEqual({ job, lines: expected.map(seen) })
    }
    expect(done.result).toMatchObject({ result: 'success', failureReasons: [] })
    const warnings = done.result.commands
      .filter(({ name }) => name !== 'add-mask')
      .map(({ properties }) => properties['title'])
    expect(warnings).toEqual(one.doubt === true ? jobs.map((job) => `Zadig log of ${job} may be incomplete`) : [])
    expect(done.result.summary?.includes('Logs that may be incomplete')).toBe(one.doubt === true)
    const remarks = done.result.rawLines.filter(
      (line) => one.remark !== undefined && line.includes(one.remark) && !line.startsWith('::'),
    )
    expect(remarks).toHaveLength(one.remark === undefined ? 0 : count)
  })
})

describe('log endpoints that never answer', () => {
  const hanging = scene({
    zadig: {
      scenario: {
        name: 'logs',
        description: '',
        workflows: [workflow('logs', 'Logs', [stage('run', [freestyleJob('one'), freestyleJob('two')])])],
        jobs: { '*': { prepare: 50, duration: 2_000, log: { lines: trueLines('one') } } },
      },
    },
    faults: [{ path: '/openapi/logs/*', action: { kind: 'hang' } }],
    with: { 'workflow-key': 'logs', inputs: 'one: {}\ntwo: {}' },
  })

  test('keep the step neither from its end nor from its verdict, and the logs are in doubt', async () => {
    const run = await hanging
    const { result, requests, log } = run
    expect(result).toMatchObject({ result: 'success', exitCode: 0, outputs: { conclusion: 'success' } })
    for (const kind of ['sse', 'log']) expect(requests.some((one) => one.includes(`/logs/${kind}/`))).toBe(true)
    const remark =
      'Zadig did not give this log within the 30 s that the verdict waits for logs; lines may be missing here.'
    for (const job of ['one', 'two']) {
      expect(result.summary).toContain(`- Log of ${job}: ${remark}`)
      expect(result.annotations).toContainEqual(
        expect.objectContaining({
          level: 'warning',
          title: `Zadig log of ${job} may be incomplete`,
          message: expect.stringContaining(remark),
        }),
      )
    }
    expect(log).toContain(remark)
    expect(printedOf(run)).toEqual(new Map())
  })
})
