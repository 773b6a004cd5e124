// The pipes of a process, and the order in which the lines of its two streams are handled: contract §1.1 and §3.
import { execFileSync } from 'node:child_process'
import { constants, openSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'

import { createLineDecoder } from './line-decoder.ts'

/** Who gets the lines of each stream. A receiver that throws ends the handling, not the reading. */
export type LineReceivers = {
  readonly onStdout: (line: string) => void
  readonly onStderr: (line: string) => void
}

/** Descriptors of the two ends of a pipe. */
export type Pipe = { readonly read: number; readonly write: number }

/** Real pipes of 64 KiB, as the runner has: Node's own `pipe` stdio is a socket pair, which holds more and fails otherwise. */
export function openPipes(temp: string): { readonly stdout: Pipe; readonly stderr: Pipe } {
  const stdout = join(temp, 'stdout.fifo')
  const stderr = join(temp, 'stderr.fifo')
  execFileSync('mkfifo', [stdout, stderr])
  return { stdout: openPipe(stdout), stderr: openPipe(stderr) }
}

function openPipe(path: string): Pipe {
  // The reading end first and without blocking: opening the writing end waits for a reader.
  const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const write = openSync(path, constants.O_WRONLY)
  rmSync(path)
  return { read, write }
}

/** The reading of both streams of a process. */
export type Reading = {
  /** When both streams are at their end. */
  readonly closed: Promise<void>
  /** Never resolves; rejects with what a line handler threw. */
  readonly failed: Promise<never>
  /** Handles what is queued. */
  flush(): void
}

/** Reads both streams until they close, and hands on their lines in the runner's order. */
export function readStreams(stdout: Socket, stderr: Socket, receivers: LineReceivers): Reading {
  const queues = { stdout: [] as string[], stderr: [] as string[] }
  const failure = Promise.withResolvers<never>()
  // The caller that awaits the end gets the failure; without such a caller it must not count as unhandled.
  failure.promise.catch(() => undefined)
  let failed = false
  let scheduled = false
  const flush = (): void => {
    scheduled = false
    const { stdout: out, stderr: err } = queues
    queues.stdout = []
    queues.stderr = []
    if (failed) return
    try {
      // All waiting lines of stderr come first: the order between the two is not kept (contract §1.1).
      for (const line of err) receivers.onStderr(line)
      for (const line of out) receivers.onStdout(line)
    } catch (error) {
      failed = true
      failure.reject(error)
    }
  }
  const read = (socket: Socket, name: 'stdout' | 'stderr'): Promise<void> => {
    const decoder = createLineDecoder()
    const queue = (lines: readonly string[]): void => {
      for (const line of lines) queues[name].push(line)
      if (scheduled || lines.length === 0) return
      scheduled = true
      setImmediate(flush)
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.on('data', (chunk: Buffer) => queue(decoder.push(chunk)))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      queue(decoder.end())
      resolve()
    })
    return promise
  }
  const closed = Promise.all([read(stdout, 'stdout'), read(stderr, 'stderr')]).then(() => undefined)
  return { closed, failed: failure.promise, flush }
}
