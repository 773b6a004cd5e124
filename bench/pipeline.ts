// A program, a pipe of 64 KiB, and `cat > /dev/null` behind it, as the kernel sees them. Linux only: it reads /proc.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How one pipeline did. */
export interface Measured {
  /** Seconds from the first byte that `cat` read until it had read as much as was asked for. */
  readonly seconds: number
  /** Seconds of processor time of the program, user and system, until then. */
  readonly cpuSeconds: number
  /** The program's largest resident memory, bytes, at its end. */
  readonly peakBytes: number
}

/** How often the counters are read. Their grain is the measurement's. */
const TICK_MS = 10
/** Far more than a gigabyte takes; a pipeline that needs it hangs. */
const DEADLINE_MS = 120_000
const CLOCK_TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/**
 * Runs a program with its output read by `cat` through a pipe.
 *
 * @param until bytes that `cat` must have read; then the program is waited for if it ends by itself, else ended
 */
export async function measure(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  until: number,
  endsByItself: boolean,
): Promise<Measured> {
  const pipe = openPipe()
  const reader = spawn('cat', [], { stdio: [pipe.read, openSync('/dev/null', 'w'), 'inherit'] })
  // What `cat` reads of itself and its libraries does not count.
  const own = await settled(() => bytesRead(reader))
  const [file = '', ...args] = command
  // A group of its own, so that a shell's children end with it.
  const program = spawn(file, args, { stdio: ['ignore', pipe.write, 'inherit'], env, detached: true })
  closeSync(pipe.read)
  closeSync(pipe.write)
  const over = exited(program)
  let startedAt = 0
  let usage = { cpuSeconds: 0, peakBytes: 0 }
  let read = 0
  const deadline = performance.now() + DEADLINE_MS
  while (read < until) {
    if (performance.now() > deadline) {
      end(program)
      throw new Error(`only ${read} of ${until} bytes after ${DEADLINE_MS} ms`)
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
    const now = bytesRead(reader) - own
    // What comes first are a few lines of ours; the log is there when there is more than those.
    if (startedAt === 0 && now > 4_096) startedAt = performance.now()
    if (program.exitCode !== null && now === read) throw new Error(`the program ended after ${now} of ${until} bytes`)
    read = now
    usage = usageOf(program) ?? usage
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const { cpuSeconds } = usage
  if (!endsByItself) end(program)
  while (program.exitCode === null && program.signalCode === null) {
    usage = usageOf(program) ?? usage
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, TICK_MS))])
  }
  await exited(reader)
  return { seconds, cpuSeconds, peakBytes: usage.peakBytes }
}

function openPipe(): { readonly read: number; readonly write: number } {
  // A named pipe, since Node's own are socket pairs, which hold more.
  const directory = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(directory, 'pipe')
  execFileSync('mkfifo', [path])
  const both = openSync(path, constants.O_RDWR)
  const pipe = { read: openSync(path, constants.O_RDONLY), write: openSync(path, constants.O_WRONLY) }
  closeSync(both)
  rmSync(directory, { recursive: true })
  return pipe
}

function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid)
}

function exited(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))
}

/** A number once it has stood still. */
async function settled(read: () => number): Promise<number> {
  for (let before = read(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 5 * TICK_MS))
    const now = read()
    if (now === before) return now
    before = now
  }
}

function bytesRead(child: ChildProcess): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${child.pid}/io`, 'utf8'))?.[1])
}

function usageOf(child: ChildProcess): { readonly cpuSeconds: number; readonly peakBytes: number } | undefined {
  try {
    // The program's name, which can hold anything, ends with the last bracket; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
    if (peak === undefined) return undefined
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS, peakBytes: Number(peak) * 1_024 }
  } catch {
    return undefined
  }
}
