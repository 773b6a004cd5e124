// The node process of a stage and the ladder of signals that ends it: contract §3 and §4.1.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { Socket } from 'node:net'

import { type LineReceivers, openPipes, readStreams } from './process-streams.ts'

/** Patience of the runner, in milliseconds. */
export type Ladder = {
  /** After SIGINT, before SIGTERM. */
  readonly sigintMs: number
  /** After SIGTERM, before SIGKILL. */
  readonly sigtermMs: number
  /** After the process's end, while something else holds its output open. */
  readonly streamsMs: number
}

/** The runner's own times. */
export const RUNNER_LADDER: Ladder = { sigintMs: 7500, sigtermMs: 2500, streamsMs: 5000 }

/** How a process ended: an exit code, which is 128 and the signal's number when a signal ended it. */
export type ProcessEnd = {
  readonly exitCode: number
  readonly signal: NodeJS.Signals | null
}

/** A running node process. */
export type NodeProcess = {
  readonly pid: number | undefined
  /** When the process has ended, its output is read and every line handled. Rejects with what a line handler throws. */
  readonly end: Promise<ProcessEnd>
  /** SIGINT, SIGTERM, SIGKILL, each when the time of the one before is up. Only this process gets them. */
  interrupt(): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** Closes the reading ends, as when the process's parent is gone: its next write fails with EPIPE. */
  closeOutput(): void
  pauseReading(): void
  resumeReading(): void
}

/** What to start, and who gets the lines of its two streams. */
export type NodeProcessOptions = LineReceivers & {
  readonly node: string
  readonly script: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Directory for the two pipes. */
  readonly temp: string
  readonly ladder: Ladder
}

const SIGNAL_NUMBERS: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
}

/** Starts node on a script with no arguments and an empty stdin. Needs `mkfifo`, so Linux or macOS. */
export function startNodeProcess(options: NodeProcessOptions): NodeProcess {
  const pipes = openPipes(options.temp)
  const child = spawn(options.node, [options.script], {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', pipes.stdout.write, pipes.stderr.write],
    // A separate process group: a terminal's Ctrl-C must not reach it directly.
    detached: true,
  })
  closeSync(pipes.stdout.write)
  closeSync(pipes.stderr.write)
  const stdout = new Socket({ fd: pipes.stdout.read, readable: true, writable: false })
  const stderr = new Socket({ fd: pipes.stderr.read, readable: true, writable: false })
  killWithUs(child)

  const reading = readStreams(stdout, stderr, options)
  const end = endOf(child, reading.closed, options.ladder.streamsMs).then((ended) => {
    reading.flush()
    return ended
  })
  const settled = end.then(
    () => undefined,
    () => undefined,
  )

  return {
    pid: child.pid,
    end: Promise.race([end, reading.failed]),
    interrupt: async () => {
      child.kill('SIGINT')
      if (await settlesWithin(settled, options.ladder.sigintMs)) return
      child.kill('SIGTERM')
      if (await settlesWithin(settled, options.ladder.sigtermMs)) return
      child.kill('SIGKILL')
    },
    kill: (signal) => void child.kill(signal),
    closeOutput: () => {
      stdout.destroy()
      stderr.destroy()
    },
    pauseReading: () => {
      stdout.pause()
      stderr.pause()
    },
    resumeReading: () => {
      stdout.resume()
      stderr.resume()
    },
  }
}

const alive = new Set<ChildProcess>()
const killAlive = (): void => {
  for (const child of alive) child.kill('SIGKILL')
}

/** Kills the process when this one exits before it. One listener for all: Node warns about more than ten. */
function killWithUs(child: ChildProcess): void {
  if (alive.size === 0) process.on('exit', killAlive)
  alive.add(child)
  child.once('close', () => {
    alive.delete(child)
    if (alive.size === 0) process.off('exit', killAlive)
  })
}

async function endOf(child: ChildProcess, closed: Promise<void>, streamsMs: number): Promise<ProcessEnd> {
  const exit = Promise.withResolvers<ProcessEnd>()
  child.once('error', exit.reject)
  child.once('exit', (code, signal) => {
    exit.resolve({ exitCode: code ?? 128 + (SIGNAL_NUMBERS[signal ?? 'SIGKILL'] ?? 0), signal })
  })
  const ended = await exit.promise
  await settlesWithin(closed, streamsMs)
  return ended
}

async function settlesWithin(promise: Promise<void>, ms: number): Promise<boolean> {
  const timer = Promise.withResolvers<boolean>()
  const handle = setTimeout(() => timer.resolve(false), ms)
  try {
    return await Promise.race([promise.then(() => true), timer.promise])
  } finally {
    clearTimeout(handle)
  }
}
