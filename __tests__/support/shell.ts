import { spawn } from 'node:child_process'
import { join } from 'node:path'

const REPOSITORY = join(import.meta.dirname, '..', '..')
/** Variables that npm and jest set for their children, which a prompt does not have. */
const OURS = /^(?:npm_|JEST_|NODE_)/

/** A command that runs in the repository. */
export interface ShellRun {
  /** Its exit code and all that it printed. */
  readonly done: Promise<{ readonly code: number | null; readonly output: string }>
  /** The first line of JSON that it prints; rejects with the output if it ends without one. */
  readonly json: Promise<string>
  /** Ends it with all that it has started. */
  stop(): void
}

/** Starts a command as a shell reads it. */
export function shell(command: string): ShellRun {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))
  // A separate process group, so that npm, its shell and the script end together.
  const child = spawn('sh', ['-c', command], {
    cwd: REPOSITORY,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = Promise.withResolvers<{ code: number | null; output: string }>()
  const json = Promise.withResolvers<string>()
  // Only some tests await it.
  json.promise.catch(() => undefined)
  const gather = (piece: string): void => {
    output += piece
    const line = /^\{.*\}$/m.exec(output)
    if (line !== null) json.resolve(line[0])
  }
  child.stdout.setEncoding('utf8').on('data', gather)
  child.stderr.setEncoding('utf8').on('data', gather)
  child.on('close', (code) => {
    json.reject(new Error(`${command}: no line of JSON\n${output}`))
    ended.resolve({ code, output })
  })
  return {
    done: ended.promise,
    json: json.promise,
    stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      process.kill(-child.pid, 'SIGTERM')
    },
  }
}
