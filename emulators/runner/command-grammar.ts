// Which lines of a process's output are workflow commands: contract §1.2 and §1.3. Pure, and fast enough for property tests.
import { isUnusual, linguisticIndexOf, startsLinguistically } from './culture-search.ts'
import { createCaseInsensitiveMap, foldCase, trim, trimStart } from './dotnet-text.ts'

/** `v2` is `::name k=v,k=v::data`, `legacy` is `##[name k=v;k=v]data`. */
export type Grammar = 'v2' | 'legacy'

/** A line that the runner reads as a command. */
export type Command = {
  /** As written; names are compared without regard to case. */
  readonly name: string
  /** Unescaped; keys that differ in case are one property. */
  readonly properties: Readonly<Record<string, string>>
  /** Unescaped, so it may contain line breaks. */
  readonly data: string
  readonly grammar: Grammar
}

/**
 * How the runner's searches for `::` and `##[` compare: with ICU (`linguistic`, a hosted runner), where zero-width and
 * control characters count for nothing and a combining mark hides what it follows, or unit by unit (`ordinal`, a runner
 * without ICU).
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
  const linguistic = comparison === 'linguistic' && isUnusual(message)
  if (!(linguistic ? startsLinguistically(message, '::') : message.startsWith('::'))) return undefined
  const end = linguistic ? linguisticIndexOf(message, '::', 2) : message.indexOf('::', 2)
  if (end < 0) return undefined

  const info = message.slice(2, end)
  const space = info.indexOf(' ')
  const name = space < 0 ? info : info.slice(0, space)
  if (!registered.has(foldCase(name))) return undefined
  return {
    name,
    properties: space > 0 ? readProperties(trim(info.slice(space + 1)), ',', PROPERTY_ESCAPES) : {},
    // Two units on, whatever is between the colons: a zero-width character there leaves a colon in the data.
    data: unescape(message.slice(end + 2), DATA_ESCAPES),
    grammar: 'v2',
  }
}

/** Reads a command as act does: from the first column on, and with the data after the last `::` or `]` of the line. */
export function parseAsAct(line: string, registered: ReadonlySet<string> = REGISTERED_COMMANDS): Command | undefined {
  const v2 = /^::([^ ]+)(?: (.+))?::(.*)$/s.exec(line)
  const [, name = '', properties = '', data = ''] = v2 ?? /^##\[([^ ]+)(?: (.+))?\](.*)$/s.exec(line) ?? []
  if (!registered.has(foldCase(name))) return undefined
  return {
    name,
    properties: readProperties(properties, v2 === null ? ';' : ',', PROPERTY_ESCAPES),
    // In Go a map has no order, so `%250A` is a line end in some runs: the worse case.
    data: unescape(data, DATA_ESCAPES.toReversed()),
    grammar: v2 === null ? 'legacy' : 'v2',
  }
}

/** Reads `##[name k=v;k=v]data` anywhere in the line; only the first `##[` counts. */
export function parseLegacy(
  line: string,
  registered: ReadonlySet<string> = REGISTERED_COMMANDS,
  comparison: Comparison = 'linguistic',
): Command | undefined {
  const linguistic = comparison === 'linguistic' && isUnusual(line)
  const prefix = linguistic ? linguisticIndexOf(line, '##[', 0) : line.indexOf('##[')
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
