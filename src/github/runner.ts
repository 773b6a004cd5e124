import { appendFileSync } from 'node:fs'
import type { Annotation, Runner } from '../ports/runner.ts'
import type { StepState } from '../ports/step-state.ts'
import { cutText, jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Environment } from './inputs/input-reader.ts'
import { annotate, type AnnotationLevel, saveState, setOutput, setSecret } from './toolkit.ts'

/** GitHub shows ten of each level for a step (runner contract §5.2); one is left for how the step itself ends. */
const MAX_ANNOTATIONS = 9

/**
 * What a step's outputs and state may have together, in UTF-16 units: GitHub takes 1 MB of outputs a job (runner contract
 * §5.2), and the names and delimiters need some of it.
 */
const MAX_UNITS = 1_000_000

/** The real runner: stdout with back-pressure, the command files, and the toolkit's commands (runner contract §1, §5). */
export function createRunner(stdout: NodeJS.WritableStream, environment: Environment, stop: AbortSignal): Runner {
  let draining: Promise<void> | undefined
  const made: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 }
  const units = new Map<string, number>()
  const count = (key: string, value: string): void => void units.set(key, value.length)

  const runner: Runner = {
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
    annotate(level, annotation) {
      made[level] += 1
      if (made[level] <= MAX_ANNOTATIONS) annotate(level, annotation.message, annotation.title)
      else stdout.write(asPlainLines(level, annotation))
    },
    mask: (value) => setSecret(value),
    setOutput(name, value) {
      count(`output ${name}`, '')
      const used = [...units.values()].reduce((sum, length) => sum + length, 0)
      // One output takes half of what is left at most, so that there is always room for those after it.
      const room = Math.floor((MAX_UNITS - used) / 2)
      const cut = value.length <= room ? undefined : cutText(value, room)
      count(`output ${name}`, cut?.text ?? value)
      setOutput(name, cut?.text ?? value)
      if (cut === undefined) return
      const left = `${cut.kept} of ${cut.total} ${cut.unit}`
      const message = `The output \`${name}\` has only the first ${left}: GitHub takes 1 MB of outputs a job.`
      runner.annotate('warning', { title: 'Zadig outputs', message })
    },
    saveState(patch) {
      for (const [name, value] of storedForm(patch)) {
        count(`state ${name}`, value)
        saveState(name, value)
      }
    },
    appendSummary(markdown) {
      // Written in one piece and at once, so that a process that is being killed leaves a whole summary or none.
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

/** An annotation that nobody would be shown, for the log alone: each line begins with a word, so that none is a command. */
function asPlainLines(level: AnnotationLevel, { title, message }: Annotation): string {
  return message
    .split('\n')
    .map((line, index) => sanitizeLine(`${index === 0 ? `${level}: ${title}:` : '|'} ${line}`, 4_000))
    .map((line) => `${line}\n`)
    .join('')
}
