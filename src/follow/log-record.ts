import { errorMessage } from '../errors.ts'
import type { LineBatch } from '../ports/line-batch.ts'
import type { LogFile, LogFiles, Replacement } from '../ports/runner.ts'
import { sanitizeLine } from '../report/sanitize.ts'

/** The file of one log, or nothing where none is wanted. A disk that fails costs the file, never the log on the screen. */
export interface LogRecord {
  add(batch: LineBatch): Promise<void>
  replacement(): Promise<Replacement>
  close(): Promise<void>
}

/**
 * Opens the file of one log.
 *
 * @param name asked for only where there are files
 * @param onFailure told once, in words for the user, when the file can't be had or written
 */
export async function openRecord(
  files: LogFiles | undefined,
  name: () => string,
  onFailure: (text: string) => void,
): Promise<LogRecord> {
  let file: LogFile | undefined

  async function attempt(work: (file: LogFile) => Promise<unknown>): Promise<void> {
    if (file === undefined) return
    try {
      await work(file)
    } catch (thrown) {
      const failing = file
      file = undefined
      onFailure(`The file of this log is not whole: ${sanitizeLine(errorMessage(thrown))}`)
      await failing.close().catch(() => undefined)
    }
  }

  try {
    file = await files?.create(name())
  } catch (thrown) {
    onFailure(`This log could not be written to \`log-directory\`: ${sanitizeLine(errorMessage(thrown))}`)
  }
  return {
    add: ({ text }) => attempt((open) => open.write(Buffer.from(text))),
    async replacement() {
      let better: Replacement | undefined
      await attempt(async (open) => (better = await open.replacement()))
      return {
        write: (bytes) => attempt(async () => better?.write(bytes)),
        keep: () => attempt(async () => better?.keep()),
        discard: () => attempt(async () => better?.discard()),
      }
    },
    close: () => attempt((open) => open.close()),
  }
}
