import { appendFileSync } from 'node:fs'
import type { Annotation, Runner } from '../ports/runner.ts'
import type { StepState } from '../ports/step-state.ts'
import { cutText, jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Environment } from './inputs/input-reader.ts'
import { annotate, type AnnotationLevel, saveState, setOutput, setSecret } from './toolkit.ts'

/** GitHub shows ten of each level for a step (runner contract §5.2); one is reserved for the end of the step. */
const MAX_ANNOTATIONS = 9

/**
 * The limit of a step's outputs and state together, in UTF-16 units: GitHub accepts 1 MB of outputs a job (runner contract
 * §5.2), which includes names and delimiters.
 */
const MAX_UNITS = 1_000_000

/**
 * The runner: stdout with back-pressure, the command files, and the toolkit's commands (runner contract §1, §5).
 *
 * @param stop aborted when the step is stopped: from then on `print` does not wait for a reader of stdout
 */
export function createRunner(stdout: NodeJS.WritableStream, environment: Environment, stop: AbortSignal): Runner {
  let draining: Promise<void> | undefined
  const made: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 }
  const units = new Map<string, number>()

  const runner: Runner = {
    print(text) {
      // A pipe holds 64 KB. After that the caller waits, so that memory doesn't grow with the log, but not if the step is
      // stopped: its cancel must not wait for a reader that no longer reads.
      if (stdout.write(text) || stop.aborted) return draining ?? Promise.resolve()
      draining ??= new Promise<void>((resolve) => {
        const proceed = (): void => {
          stdout.off('drain', proceed).off('close', proceed)
          stop.removeEventListener('abort', proceed)
          draining = undefined
          resolve()
        }
        stdout.on('drain', proceed).on('close', proceed)
        stop.addEventListener('abort', proceed)
      })
      return draining
    },
    annotate(level, annotation) {
      made[level] += 1
      if (made[level] <= MAX_ANNOTATIONS) annotate(level, annotation.message, annotation.title)
      else stdout.write(asPlainLines(level, annotation))
    },
    mask: (value) => setSecret(value),
    setOutput(name, value) {
      units.delete(`output ${name}`)
      const used = [...units.values()].reduce((sum, length) => sum + length, 0)
      // One output gets at most half of the rest, so that there is always room for the outputs after it.
      const room = Math.floor((MAX_UNITS - used) / 2)
      const cut = value.length <= room ? undefined : cutText(value, room)
      units.set(`output ${name}`, cut?.text.length ?? value.length)
      setOutput(name, cut?.text ?? value)
      if (cut === undefined) return
      const kept = `${cut.kept} of ${cut.total} ${cut.unit}`
      const message = `The output \`${name}\` has only the first ${kept}: GitHub accepts 1 MB of outputs a job.`
      runner.annotate('warning', { title: 'Zadig outputs', message })
    },
    saveState(patch) {
      for (const [name, value] of storedForm(patch)) {
        units.set(`state ${name}`, value.length)
        saveState(name, value)
      }
    },
    appendSummary(markdown) {
      // In one synchronous write, so that a killed process leaves a complete summary or none.
      const file = environment['GITHUB_STEP_SUMMARY'] ?? ''
      if (file !== '') appendFileSync(file, markdown)
    },
  }
  return runner
}

/**
 * The names and values under which the runner keeps a part of the state: `task-id` for `taskId`, texts as they are,
 * anything else as JSON, and nothing for undefined.
 */
export function storedForm(patch: Partial<StepState>): readonly (readonly [name: string, value: string])[] {
  return Object.entries(patch).map(([field, value]) => {
    const name = field.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
    if (value === undefined) return [name, '']
    return [name, typeof value === 'string' ? value : jsonLines(value)]
  })
}

/** An annotation beyond GitHub's limit as lines of the log; each begins with a word, so that none is a command. */
function asPlainLines(level: AnnotationLevel, { title, message }: Annotation): string {
  return message
    .split('\n')
    .map((line, index) => `${sanitizeLine(`${index === 0 ? `${level}: ${title}:` : '|'} ${line}`, 4_000)}\n`)
    .join('')
}
