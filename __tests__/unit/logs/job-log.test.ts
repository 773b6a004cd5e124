import { describe, expect, test } from '@jest/globals'
import { batchOf, linesOf } from '../../../src/ports/line-batch.ts'
import { jobLog } from '../../../src/logs/job-log.ts'
import type { LogPiece } from '../../../src/logs/backfill.ts'
import { createSemaphore } from '../../../src/time/semaphore.ts'
import { createLogPosition, type LogPosition } from '../../../src/logs/log-position.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { createLogServer, type LogServerOptions } from '../../support/log-server.ts'

/** A line every half second, for `seconds`. */
const steady = (seconds: number, word = 'line') =>
  Array.from({ length: seconds * 2 }, (_, index) => [index / 2, `${word} ${index}`] as const)
const text = (written: LogServerOptions['written']) => written.map(([, line]) => line)

interface Setting extends LogServerOptions {
  /** The second in which the job ends. */
  readonly endsAt: number
  readonly stopAt?: number
  readonly earlier?: LogPosition
  readonly position?: LogPosition
  readonly jobType?: string
  readonly workflowKey?: string
}

async function readLog(setting: Setting) {
  const clock = new FakeClock()
  const server = createLogServer(clock, setting)
  const ended = new AbortController()
  const stop = new AbortController()
  const silences: number[] = []
  if (setting.endsAt === 0) ended.abort()
  clock.after(setting.endsAt * 1_000, () => ended.abort())
  if (setting.stopAt !== undefined) clock.after(setting.stopAt * 1_000, () => stop.abort('SIGINT'))
  const pieces: LogPiece[] = []
  async function collect(): Promise<void> {
    const log = jobLog({
      api: server.api,
      clock,
      job: {
        workflowKey: setting.workflowKey ?? 'ship',
        taskId: 1,
        jobName: 'job-0-0-0-build',
        jobType: setting.jobType ?? 'zadig-build',
      },
      ended: ended.signal,
      stop: stop.signal,
      timeUp: new AbortController().signal,
      storedLogs: createSemaphore(1),
      position: setting.position ?? createLogPosition(),
      onSilence: () => silences.push(server.second()),
      ...(setting.earlier === undefined ? {} : { earlier: setting.earlier }),
    })
    for await (const piece of log) pieces.push(piece)
  }
  await clock.runUntil(collect())
  return {
    lines: pieces.flatMap((piece) => (piece.kind === 'lines' ? linesOf(piece.batch) : [])),
    remarks: pieces.flatMap((piece) => (piece.kind === 'remark' ? [piece.text] : [])),
    doubts: pieces.filter((piece) => piece.kind === 'remark' && !piece.complete).length,
    opened: server.opened,
    endedAfter: server.second() - setting.endsAt,
    silences,
  }
}

describe('the log of a job', () => {
  test('is streamed live and ends soon after the job', async () => {
    const written = steady(20)
    const log = await readLog({ written, endsAt: 20, storedFrom: 20 })
    expect(log).toMatchObject({ lines: text(written), remarks: [], opened: [0] })
    expect(log.endedAfter).toBeLessThan(2)
  })

  test('is whole after any number of cuts, each line once', async () => {
    const written = steady(60)
    const log = await readLog({ written, endsAt: 60, storedFrom: 60, cuts: [3, 3.1, 10, 11, 12, 40.25, 59.9] })
    expect(log).toMatchObject({ lines: text(written), remarks: [] })
    expect(log.opened.length).toBeGreaterThan(5)
  })

  test('is completed from the stored log where the stream was lost', async () => {
    const written = steady(30)
    const log = await readLog({ written, endsAt: 30, storedFrom: 32, visible: (_at, all) => all.slice(0, 25) })
    expect(log).toMatchObject({ lines: text(written), doubts: 0 })
  })

  test('reports the commits of lines that the stream lost and the stored log has', async () => {
    const git = [
      '[t]\tStart git clone.',
      '[t]   git --no-pager log --oneline -1',
      '[t]   abc1234 x',
      '[t]\tGit clone ended.',
    ]
    const written = [...git, ...text(steady(30))].map((line, index) => [index, line] as const)
    const position = createLogPosition()
    await readLog({
      written,
      endsAt: 40,
      storedFrom: 40,
      position,
      visible: (_at, all) => all.filter((line) => !line.includes('git') && !line.includes('abc')),
    })
    expect(position.commits().checkouts).toMatchObject([{ commit: 'abc1234' }])
  })

  test('of a job that ended before the first poll comes from the stored log alone', async () => {
    const written = steady(5)
    const log = await readLog({ written, endsAt: 0, storedFrom: 3 })
    expect(log).toMatchObject({ lines: text(written), opened: [], doubts: 0 })
  })

  test('continues where it left off after a rotation, with a remark', async () => {
    const written = steady(100)
    const log = await readLog({
      written,
      endsAt: 100,
      storedFrom: 100,
      cuts: [50],
      visible: (at, all) => (at > 0 ? all.slice(40) : all),
    })
    expect(log.lines).toEqual(text(written))
    expect(log.remarks).toEqual(['The server rotated this log; it continues where it left off.'])
  })

  test('of a restarted container is shown from its start, and says so', async () => {
    const first = steady(20)
    const second = Array.from({ length: 100 }, (_, index) => [20 + index / 2, `again ${index}`] as const)
    const log = await readLog({
      written: [...first, ...second],
      endsAt: 70,
      cuts: [19.9],
      visible: (at, all) => (at > 19 ? all.slice(first.length) : all),
      stored: (now) => (now < 70 ? '' : text(second).join('\n')),
    })
    expect(log.lines).toEqual([...text(first), ...text(second)])
    expect(log.remarks).toEqual([expect.stringContaining('starts again')])
    expect(log.doubts).toBe(1)
  })

  test('of a restarted container that continues to print is not delayed for long', async () => {
    const first = steady(1)
    const second = Array.from({ length: 600 }, (_, index) => [1 + index / 20, `again ${index}`] as const)
    const log = await readLog({
      written: [...first, ...second],
      endsAt: 40,
      cuts: [0.9],
      visible: (at, all) => (at > 0.5 ? all.slice(first.length) : all),
    })
    expect(log.lines).toEqual([...text(first), ...text(second)])
    expect(log.opened[2]).toBeLessThan(8)
  })

  test('has the lines that a stream held back until its end', async () => {
    const written = steady(3)
    const log = await readLog({ written, endsAt: 5, held: ['held \\r'] })
    expect(log.lines).toEqual([...text(written), 'held \\r'])
  })

  test('of an earlier attempt is not printed as the new one', async () => {
    const old = steady(10, 'old')
    const earlier = createLogPosition()
    earlier.add(batchOf(text(old)))
    const fresh = steady(3, 'new')
    const log = await readLog({
      written: fresh,
      endsAt: 0,
      earlier,
      stored: (now) => text(now < 2 ? old : fresh).join('\n') + '\n',
    })
    expect(log).toMatchObject({ lines: text(fresh), doubts: 0 })
  })

  test('may be incomplete if nothing is stored after a cut', async () => {
    const log = await readLog({ written: steady(30), endsAt: 20, cuts: [19.9] })
    expect(log.doubts).toBe(1)
  })

  test('is complete without a stored log if the stream was open to the end', async () => {
    const written = steady(10)
    const log = await readLog({ written, endsAt: 11 })
    expect(log).toMatchObject({ lines: text(written), remarks: [] })
  })

  test('of a deployment is not in doubt where there is none, as before Zadig 4.2', async () => {
    const log = await readLog({ written: [], endsAt: 0, jobType: 'zadig-deploy' })
    expect(log).toMatchObject({ lines: [], remarks: [expect.stringContaining('before Zadig 4.2')], doubts: 0 })
  })

  test.each(['ship', 'Ship'])(
    'whose stream is always refused is looked for as long as any other, with key %s',
    async (key) => {
      const written = steady(5)
      const refused = { written, endsAt: 5, silentUntil: Infinity, workflowKey: key }
      expect(await readLog({ ...refused, storedFrom: 12 })).toMatchObject({ lines: text(written), remarks: [] })
      const never = await readLog(refused)
      const why =
        key === 'Ship'
          ? 'does not find the stored logs of workflows whose key has capitals'
          : 'has no stored log of this job'
      expect(never).toMatchObject({ lines: [], remarks: [`Zadig ${why}; lines may be missing here.`], doubts: 1 })
    },
  )

  test('that does not end with its job is cut after a minute and in doubt without a stored one', async () => {
    const log = await readLog({ written: steady(200), endsAt: 20 })
    expect(log.doubts).toBe(1)
    expect(log.endedAfter).toBeLessThan(70)
  })

  test('reconnects slowly while the server answers with silent errors', async () => {
    const written = steady(60)
    const log = await readLog({ written, endsAt: 60, storedFrom: 60, silentUntil: 30 })
    expect(log.lines).toEqual(text(written))
    expect(log.opened.filter((at) => at < 30).length).toBeLessThan(8)
  })

  test('waits for a header that is withheld for minutes', async () => {
    const written = steady(10).map(([at, line]) => [at + 400, line] as const)
    const log = await readLog({ written, endsAt: 410, storedFrom: 410 })
    expect(log.lines).toEqual(text(written))
  })

  test('reports silence after activity, once each time', async () => {
    const log = await readLog({
      written: [
        [1, 'a'],
        [1.1, 'b'],
        [20, 'c'],
      ],
      endsAt: 40,
      storedFrom: 40,
    })
    expect(log.silences.length).toBe(2)
    expect(log.silences[0]).toBeLessThan(2.2)
  })

  test('stops at once when the signal is aborted', async () => {
    const log = await readLog({ written: steady(100), endsAt: 100, stopAt: 10 })
    expect(log.endedAfter).toBeLessThan(-89)
    expect(log.lines.length).toBeGreaterThan(15)
  })
})
