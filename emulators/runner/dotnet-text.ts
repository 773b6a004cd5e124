// The runner is a .NET program, so what it calls white space or "equal but for case" is .NET's notion, not JavaScript's.

/** True for a UTF-16 unit that `Char.IsWhiteSpace` accepts: unlike JavaScript's trim it has U+0085 and lacks U+FEFF. */
function isWhiteSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0
  if (unit >= 0x2000 && unit <= 0x200a) return true
  return unit === 0x1680 || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000
}

/** `String.TrimStart()`. */
export function trimStart(text: string): string {
  let start = 0
  while (start < text.length && isWhiteSpace(text.charCodeAt(start))) start += 1
  return start === 0 ? text : text.slice(start)
}

/** `String.Trim()`. */
export function trim(text: string): string {
  let end = text.length
  while (end > 0 && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1
  return trimStart(end === text.length ? text : text.slice(0, end))
}

/** The key under which `StringComparer.OrdinalIgnoreCase` finds a text: each UTF-16 unit upper-cased by itself. */
export function foldCase(text: string): string {
  let folded = ''
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index)
    const upper = unit.toUpperCase()
    // .NET leaves the dotless i and the long s alone, or "ſet-env" would name a command.
    folded += upper.length === 1 && unit !== '\u0131' && unit !== '\u017f' ? upper : unit
  }
  return folded
}

/** A dictionary with `StringComparer.OrdinalIgnoreCase`: a later value replaces, the first spelling of the key stays. */
export type CaseInsensitiveMap = {
  get(key: string): string | undefined
  has(key: string): boolean
  set(key: string, value: string): void
  delete(key: string): void
  toRecord(): Record<string, string>
}

/** Makes an empty case-insensitive dictionary, or one that starts with `entries`. */
export function createCaseInsensitiveMap(entries: Iterable<readonly [string, string]> = []): CaseInsensitiveMap {
  const byFold = new Map<string, { readonly key: string; readonly value: string }>()
  const map: CaseInsensitiveMap = {
    get: (key) => byFold.get(foldCase(key))?.value,
    has: (key) => byFold.has(foldCase(key)),
    set: (key, value) => {
      const fold = foldCase(key)
      byFold.set(fold, { key: byFold.get(fold)?.key ?? key, value })
    },
    delete: (key) => {
      byFold.delete(foldCase(key))
    },
    toRecord: () => Object.fromEntries([...byFold.values()].map(({ key, value }) => [key, value])),
  }
  for (const [key, value] of entries) map.set(key, value)
  return map
}
