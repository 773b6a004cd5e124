/** What a use case may ask of the runner that it runs in. All text must have gone through a door of `report/` before. */
export interface Runner {
  /** Writes whole lines, or their UTF-8, to the step's log; resolves when the pipe has room for more. */
  print(text: string | Uint8Array): Promise<void>
  annotate(level: 'error' | 'warning' | 'notice', annotation: Annotation): void
  /** From now on the runner shows `***` for this value, in every later line of the job. */
  mask(value: string): void
  setOutput(name: string, value: string): void
  /** Keeps a value for the post step of this same step. */
  saveState(name: string, value: string): void
  appendSummary(markdown: string): void
}

export interface Annotation {
  readonly title: string
  readonly message: string
}
