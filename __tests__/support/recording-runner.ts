import type { Annotation, Runner } from '../../src/ports/runner.ts'

/** What a use case told the runner, as far as it has come. */
export interface RecordingRunner extends Runner {
  readonly text: () => string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly annotations: readonly (Annotation & { readonly level: string })[]
  readonly masks: readonly string[]
  readonly summary: () => string
}

/** A runner that keeps everything. */
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
    saveState: (name, value) => void (state[name] = value),
    appendSummary: (markdown) => void summaries.push(markdown),
  }
}
