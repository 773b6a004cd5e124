// Which lines of a process's output are workflow commands: contract §1.2 and §1.3. Pure, and fast enough for property tests.
import { createCaseInsensitiveMap, foldCase, trim, trimStart } from './dotnet-text.ts'

/** `v2` is `::name k=v,k=v::data`, `legacy` is `##[name k=v;k=v]data`. */
export type Grammar = 'v2' | 'legacy'

/** A line that the runner takes for a command. */
export type Command = {
  /** As written; names are compared without regard to case. */
  readonly name: string
  /** Unescaped; a key that comes twice in different case is one property. */
  readonly properties: Readonly<Record<string, string>>
  /** Unescaped, so it may hold line breaks. */
  readonly data: string
  readonly grammar: Grammar
}

/**
 * How the runner's searches for `::` and `##[` compare: with ICU (`linguistic`, a hosted runner), where zero-width and
 * control characters count for nothing, or unit by unit (`ordinal`, a runner without ICU).
 */
export type Comparison = 'linguistic' | 'ordinal'

/** Folded names of the commands of runner 2.336.0; `internal-set-repo-path` exists but is not registered for actions. */
export const REGISTERED_COMMANDS: ReadonlySet<string> = new Set(
  [
    'add-mask',
    'add-matcher',
    'add-path',
    'debug',
    'echo',
    'endgroup',
    'error',
    'group',
    'notice',
    'remove-matcher',
    'save-state',
    'set-env',
    'set-output',
    'stop-commands',
    'warning',
  ].map(foldCase),
)

// What ICU's root collation ignores, without the combining marks: those belong to the character before them.
const IGNORABLE =
  '[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb]'
const HAS_IGNORABLE = new RegExp(IGNORABLE)
const OPENING = new RegExp(`^${IGNORABLE}*:${IGNORABLE}*:`)
const COLONS = new RegExp(`:${IGNORABLE}*:`)
const PREFIX = new RegExp(`#${IGNORABLE}*#${IGNORABLE}*\\[`)

/** The order matters: `%25` comes last, so `%250A` means the text `%0A`. */
type Escapes = readonly (readonly [escape: string, meaning: string])[]
const DATA_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const PROPERTY_ESCAPES: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
]
const LEGACY_ESCAPES: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
]

/** The command of a line, by both grammars in the runner's order, or undefined when the line is plain output. */
export function parseCommand(
  line: string,
  registered: ReadonlySet<string> = REGISTERED_COMMANDS,
  comparison: Comparison = 'linguistic',
): Command | undefined {
  return parseV2(line, registered, comparison) ?? parseLegacy(line, registered, comparison)
}

/** Reads `::name k=v,k=v::data`, which only white space may precede. `registered` holds folded names. */
export function parseV2(
  line: string,
  registered: ReadonlySet<string> = REGISTERED_COMMANDS,
  comparison: Comparison = 'linguistic',
): Command | undefined {
  const message = trimStart(line)
  const linguistic = comparison === 'linguistic' && HAS_IGNORABLE.test(message)
  if (!(linguistic ? OPENING.test(message) : message.startsWith('::'))) return undefined
  const end = linguistic ? searchFrom(message, COLONS, 2) : message.indexOf('::', 2)
  if (end < 0) return undefined

  const info = message.slice(2, end)
  const space = info.indexOf(' ')
  const name = space < 0 ? info : info.slice(0, space)
  if (!registered.has(foldCase(name))) return undefined
  return {
    name,
    properties: space > 0 ? readProperties(trim(info.slice(space + 1)), ',', PROPERTY_ESCAPES) : {},
    // Two units on, whatever lay between the colons: a zero-width character there leaves a colon in the data.
    data: unescape(message.slice(end + 2), DATA_ESCAPES),
    grammar: 'v2',
  }
}

/** Reads `##[name k=v;k=v]data`, which may stand anywhere in the line; only the first `##[` counts. */
export function parseLegacy(
  line: string,
  registered: ReadonlySet<string> = REGISTERED_COMMANDS,
  comparison: Comparison = 'linguistic',
): Command | undefined {
  const linguistic = comparison === 'linguistic' && HAS_IGNORABLE.test(line)
  const prefix = linguistic ? line.search(PREFIX) : line.indexOf('##[')
  if (prefix < 0) return undefined
  const end = line.indexOf(']', prefix)
  if (end < 0) return undefined

  const info = line.slice(prefix + 3, end)
  const space = info.indexOf(' ')
  const name = space < 0 ? info : info.slice(0, space)
  if (!registered.has(foldCase(name))) return undefined
  return {
    name,
    properties: space > 0 ? readProperties(info.slice(space + 1), ';', LEGACY_ESCAPES) : {},
    data: unescape(line.slice(end + 1), LEGACY_ESCAPES),
    grammar: 'legacy',
  }
}

function searchFrom(text: string, pattern: RegExp, start: number): number {
  const found = text.slice(start).search(pattern)
  return found < 0 ? found : found + start
}

function readProperties(text: string, separator: string, escapes: Escapes): Record<string, string> {
  const properties = createCaseInsensitiveMap()
  for (const pair of text.split(separator)) {
    // .NET's Split(count 2, RemoveEmptyEntries): equals signs before the name and right after it are skipped.
    const [, name, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? []
    if (name !== undefined && value !== undefined) properties.set(name, unescape(value, escapes))
  }
  return properties.toRecord()
}

function unescape(text: string, escapes: Escapes): string {
  if (!text.includes('%')) return text
  let plain = text
  for (const [escape, meaning] of escapes) plain = plain.replaceAll(escape, meaning)
  return plain
}
