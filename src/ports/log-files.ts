/** Where complete logs are kept as files, for the user to upload. */
export interface LogFiles {
  /** Begins an empty file in place of whatever stood under that name, which must be a safe one (`logs/file-names.ts`). */
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
