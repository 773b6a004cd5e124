import { storedForm } from '../../src/github/runner.ts'
import type { Annotation, Runner } from '../../src/ports/runner.ts'

export type RecordingRunner = ReturnType<typeof recordingRunner>

/** A runner that keeps what it was given, the state as the runner stores it. */
export function recordingRunner() {
  const printed: string[] = []
  const summaries: string[] = []
  const masks: string[] = []
  const annotations: (Annotation & { readonly level: string })[] = []
  const outputs: Record<string, string> = {}
  const state: Record<string, string> = {}
  const runner: Runner = {
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
  const recorded = {
    text: () => printed.join(''),
    summary: () => summaries.join(''),
    outputs,
    state,
    annotations,
    masks,
  }
  return { ...runner, ...recorded }
}
