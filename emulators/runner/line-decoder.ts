// Bytes of a stream to the lines of .NET's `StreamReader.ReadLine`: contract §1.1 and §3 (encoding).

/** Feeds on chunks and gives the lines that they complete; `end` gives the last line, if it had no line end. */
export type LineDecoder = {
  push(chunk: Uint8Array): string[]
  end(): string[]
}

/**
 * Makes a decoder for one stream: UTF-8 with U+FFFD for what is invalid, a byte order mark at the start dropped, and
 * `\n`, `\r\n` and a lone `\r` each ending a line, wherever the chunks are cut.
 */
export function createLineDecoder(): LineDecoder {
  const decoder = new TextDecoder('utf-8')
  const parts: string[] = []
  let heldReturn = false

  const take = (text: string): string[] => {
    // A `\r` at the end of a chunk waits for the next one, which may begin with its `\n`.
    const whole = heldReturn ? `\r${text}` : text
    heldReturn = whole.endsWith('\r')
    const pieces = (heldReturn ? whole.slice(0, -1) : whole).split(/\r\n|\r|\n/)
    const lines: string[] = []
    for (const [index, piece] of pieces.entries()) {
      // Joined only when the line ends: a line of many chunks costs its length, not its square.
      parts.push(piece)
      if (index < pieces.length - 1) lines.push(parts.splice(0).join(''))
    }
    return lines
  }

  return {
    push: (chunk) => {
      const text = decoder.decode(chunk, { stream: true })
      return text === '' ? [] : take(text)
    },
    end: () => {
      const lines = take(decoder.decode())
      const rest = parts.splice(0).join('')
      if (rest !== '' || heldReturn) lines.push(rest)
      heldReturn = false
      return lines
    },
  }
}
