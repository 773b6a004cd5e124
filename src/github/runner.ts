import { appendFileSync } from 'node:fs'
import type { Runner } from '../ports/runner.ts'
import type { Environment } from './input-reader.ts'
import { annotate, saveState, setOutput, setSecret } from './toolkit.ts'

/** The real runner: stdout with back-pressure, the command files, and the toolkit's commands (runner contract §1, §5). */
export function createRunner(stdout: NodeJS.WritableStream, environment: Environment, stop: AbortSignal): Runner {
  let draining: Promise<void> | undefined
  return {
    print(text) {
      // A pipe takes 64 KB; past that, whoever prints waits, so that memory doesn't grow with the log.
      // A step that is being stopped waits for nobody: its cancel must not hang on a reader that has stopped reading.
      if (stdout.write(text) || stop.aborted) return draining ?? Promise.resolve()
      draining ??= new Promise<void>((resolve) => {
        const go = (): void => {
          stdout.off('drain', go).off('close', go)
          stop.removeEventListener('abort', go)
          draining = undefined
          resolve()
        }
        stdout.on('drain', go).on('close', go)
        stop.addEventListener('abort', go)
      })
      return draining
    },
    annotate: (level, { title, message }) => annotate(level, message, title),
    mask: (value) => setSecret(value),
    setOutput: (name, value) => setOutput(name, value),
    saveState: (name, value) => saveState(name, value),
    appendSummary(markdown) {
      // Written in one piece and at once, so that a process that is being killed leaves a whole summary or none.
      const file = environment['GITHUB_STEP_SUMMARY'] ?? ''
      if (file !== '') appendFileSync(file, markdown)
    },
  }
}
