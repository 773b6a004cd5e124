// What an action wrote to GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV, GITHUB_PATH and GITHUB_STEP_SUMMARY: contract §5.1.

/** A file that the runner refuses: the message goes to an annotation and the step fails. */
export class FileCommandError extends Error {
  override readonly name = 'FileCommandError'
}

/** Largest summary in bytes; a larger one is dropped whole (contract §5.2). */
export const SUMMARY_LIMIT = 1024 * 1024

/** Outputs of a job in UTF-16 units: GitHub accepts 1 MB and stores nothing beyond it (contract §5.2). */
export const OUTPUT_LIMIT = 1024 * 1024

/** Text of a file of commands: UTF-8 without its byte order mark. */
export function decodeFile(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

/**
 * Yields the pairs of `NAME=VALUE` and `NAME<<DELIMITER` in order. Throws {@link FileCommandError} where the text is
 * malformed; the pairs before that have been yielded, and hold.
 */
export function* parseKeyValues(text: string): Generator<readonly [name: string, value: string]> {
  let index = 0
  // Line feed only: on Linux a carriage return belongs to the value.
  const readLine = (): { readonly line: string; readonly ended: boolean } | undefined => {
    if (index >= text.length) return undefined
    const start = index
    const feed = text.indexOf('\n', start)
    index = feed < 0 ? text.length : feed + 1
    return { line: text.slice(start, feed < 0 ? undefined : feed), ended: feed >= 0 }
  }

  for (let read = readLine(); read !== undefined; read = readLine()) {
    const { line } = read
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      // An empty name passes: the runner tests the line instead of the name.
      yield [line.slice(0, equals), line.slice(equals + 1)]
      continue
    }
    if (heredoc < 0) throw new FileCommandError(`Invalid format '${line}'`)

    const name = line.slice(0, heredoc)
    const delimiter = line.slice(heredoc + 2)
    if (name === '' || delimiter === '') {
      throw new FileCommandError(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
    }
    const start = index
    let end = index
    for (let inner = readLine(); inner?.line !== delimiter; inner = readLine()) {
      if (inner === undefined) {
        throw new FileCommandError(`Invalid value. Matching delimiter not found '${delimiter}'`)
      }
      if (!inner.ended) throw new FileCommandError('Invalid value. EOF marker missing new line.')
      end = index - 1
    }
    yield [name, text.slice(start, end)]
  }
}

/** The entries of GITHUB_PATH: its non-empty lines, `\n`, `\r\n` and `\r` ended. */
export function parsePathLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line !== '')
}
