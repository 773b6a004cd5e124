import type { StepState } from './step-state.ts'

/** What a use case may ask of the runner that it runs in. All text must have been sanitized by `report/sanitize.ts` before. */
export interface Runner {
  /** Writes whole lines, or their UTF-8, to the step's log; resolves when the pipe has room for more. */
  print(text: string | Uint8Array): Promise<void>
  annotate(level: 'error' | 'warning' | 'notice', annotation: Annotation): void
  /** From now on the runner shows `***` for this value, in every later line of the job. */
  mask(value: string): void
  setOutput(name: string, value: string): void
  /** Keeps values for the post step of this same step; the others stay as they were. */
  saveState(patch: Partial<StepState>): void
  appendSummary(markdown: string): void
}

export interface Annotation {
  readonly title: string
  readonly message: string
}

/** Where complete logs are kept as files, for the user to upload. */
export interface LogFiles {
  /** Begins an empty file in place of an existing one. The name must be a safe one (`logs/file-names.ts`). */
  create(name: string): Promise<LogFile>
}

/** The file of one job's log. Writing in order and awaited, so that memory doesn't grow with the log. */
export interface LogFile {
  write(bytes: Uint8Array): Promise<void>
  /** Begins another version beside it, which takes its place once it is kept. */
  replacement(): Promise<Replacement>
  close(): Promise<void>
}

export interface Replacement {
  write(bytes: Uint8Array): Promise<void>
  /** From now on this is the file. */
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Writes a file of the user's choice, in place of an existing one. Throws an error for the user where it can't. */
export type WriteOutputFile = (text: string) => Promise<void>
