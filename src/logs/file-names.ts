/** Bytes of a name: file systems allow 255, and the extension, an attempt and a suffix have to fit as well. */
const MAX_BYTES = 180

/** Returns a different name for each log of one directory. */
export type FileNamer = (jobName: string, attempt: number) => string

/**
 * Makes a namer. Names keep letters and digits of every script and read like the job's; nothing in them is a path, a hidden
 * file, an option of some program, a device of Windows, or a character that GitHub's artifacts refuse. Two jobs whose names
 * become the same, also on a disk that ignores case, get a number.
 */
export function createFileNamer(): FileNamer {
  const taken = new Set<string>()
  /** By name, the number from which the search for a free one continues. */
  const next = new Map<string, number>()
  return (jobName, attempt) => {
    const base = safe(jobName) + (attempt > 1 ? `.attempt-${attempt}` : '')
    for (let number = next.get(base.toLowerCase()) ?? 1; ; number += 1) {
      const name = number === 1 ? base : `${base}-${number}`
      const key = name.toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      next.set(base.toLowerCase(), number + 1)
      return `${name}.log`
    }
  }
}

function safe(jobName: string): string {
  const plain = jobName
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
  const short = shorten(plain).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
  return short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short) ? `job-${short}` : short
}

/** As many whole characters as fit. */
function shorten(name: string): string {
  let bytes = 0
  let kept = ''
  for (const character of name) {
    bytes += new TextEncoder().encode(character).length
    if (bytes > MAX_BYTES) break
    kept += character
  }
  return kept
}
