/** Bytes of a name: file systems allow 255, and the extension, an attempt and a suffix have to fit as well. */
const MAX_BYTES = 180

/**
 * Makes a function that returns a different file name for each log of one directory. Names keep letters and digits of every
 * script and read like the job's; nothing in them is a path, a hidden file, an option of a program, a device of Windows, or
 * a character that GitHub's artifacts refuse. Two jobs whose names become the same, also on a disk that ignores case, get a
 * number.
 */
export function createFileNamer() {
  const taken = new Set<string>()
  return (jobName: string, attempt: number): string => {
    const base = safe(jobName) + (attempt > 1 ? `.attempt-${attempt}` : '')
    let name = base
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}-${number}`
    taken.add(name.toLowerCase())
    return `${name}.log`
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
