import { batchOf, type LineBatch } from '../../src/ports/line-batch.ts'
import type { JobRef, LogStream, ZadigApi } from '../../src/ports/zadig-api.ts'
import type { FakeClock } from './fake-clock.ts'

export interface LogServerOptions {
  /** Lines by the second in which they are written. */
  readonly written: readonly (readonly [second: number, line: string])[]
  /** Seconds at which every open connection is cut. */
  readonly cuts?: readonly number[]
  /** From this second on the stored log is there; absent: never. */
  readonly storedFrom?: number
  /** What is stored. Default: the lines as they were written. */
  readonly stored?: (second: number) => string
  /** The lines that a connection opened at this second replays and follows. Default: all. */
  readonly visible?: (second: number, all: readonly string[]) => readonly string[]
  /** Lines that the stream holds back until something follows. */
  readonly held?: readonly string[]
  /** Connections opened before this second get the silent error. */
  readonly silentUntil?: number
}

/** A job's log as Zadig serves it, on a fake clock: no end, no resume, headers only with the first line. */
export function createLogServer(clock: FakeClock, options: LogServerOptions) {
  const startedAt = clock.now()
  const opened: number[] = []
  const second = (): number => (clock.now() - startedAt) / 1_000
  const writtenBy = (at: number): readonly string[] =>
    options.written.filter(([when]) => when <= at).map(([, line]) => line)

  async function* follow(signal: AbortSignal, openedAt: number): AsyncGenerator<LineBatch> {
    const cutAt = options.cuts?.find((cut) => cut > openedAt) ?? Infinity
    let sent = 0
    for (;;) {
      const visible = options.visible ?? ((_at: number, all: readonly string[]) => all)
      const lines = visible(openedAt, writtenBy(second()))
      if (lines.length > sent) yield batchOf(lines.slice(sent))
      sent = Math.max(sent, lines.length)
      if (second() >= cutAt) throw new Error('socket hang up')
      await clock.sleep(100, signal)
    }
  }

  const held = (): LineBatch => batchOf(options.held ?? [])

  const api: Pick<ZadigApi, 'openLogStream' | 'getFullLog'> = {
    async openLogStream(_job: JobRef, { signal }): Promise<LogStream> {
      const openedAt = second()
      opened.push(openedAt)
      if (openedAt < (options.silentUntil ?? 0)) return { isEventStream: false, lines: follow(signal, openedAt), held }
      while (writtenBy(second()).length === 0) await clock.sleep(100, signal)
      return { isEventStream: true, lines: follow(signal, openedAt), held }
    },
    async *getFullLog() {
      await Promise.resolve()
      if (options.stored !== undefined) yield Buffer.from(options.stored(second()))
      else if (second() >= (options.storedFrom ?? Infinity))
        yield Buffer.from(options.written.map(([, line]) => `${line}\n`).join(''))
    },
  }
  return { api, opened, second }
}
