import { storedForm } from '../../src/github/runner.ts'
import type { Annotation, Runner } from '../../src/ports/runner.ts'

/** A runner that keeps what it was given, the state as the runner stores it. */
export interface RecordingRunner extends Runner {
  readonly text: () => string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly annotations: readonly (Annotation & { readonly level: string })[]
  readonly masks: readonly string[]
  readonly summary: () => string
}

export function recordingRunner(): RecordingRunner {
  const printed: string[] = []
  const summaries: string[] = []
  const masks: string[] = []
  const annotations: (Annotation & { readonly level: string })[] = []
  const outputs: Record<string, string> = {}
  const state: Record<string, string> = {}
  return {
    text: () => printed.join(''),
    summary: () => summaries.join(''),
    outputs,
    state,
    annotations,
    masks,
    print(text) {
      printed.push(typeof text === 'string' ? text : Buffer.from(text).toString())
      return Promise.resolve()
    },
    annotate: (level, annotation) => void annotations.push({ level, ...annotation }),
    mask: (value) => void masks.push(value),
    setOutput: (name, value) => void (outputs[name] = value),
    saveState: (patch) => void Object.assign(state, Object.fromEntries(storedForm(patch))),
    appendSummary: (markdown) => void summaries.push(markdown),
  }
}
