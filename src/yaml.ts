import { FAILSAFE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml'

import type { Problem } from './errors.ts'

/** A YAML document whose scalars all stay the text that the user wrote. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue }

export type YamlReading =
  { readonly ok: true; readonly value: YamlValue | undefined } | { readonly ok: false; readonly problem: Problem }

/**
 * The most values with every alias written out, as they are sent: a few lines of nested aliases can become gigabytes. Real
 * payloads have a few hundred values.
 */
const MAX_VALUES = 50_000
const MAX_DEPTH = 50

/** Reasons are far shorter, but one can repeat a text of a million characters. */
const MAX_REASON = 300
const SPECIAL_START = /\b(?:alias|anchor|tag|directives?)\b/
const schema = FAILSAFE_SCHEMA.withTags(mergeTag)

/**
 * Reads one YAML or JSON document. Scalars stay text (`1.10`, `on`, `2024-01-01`, `null`), merge keys (`<<`) work,
 * duplicate keys are an error. Empty text, or text with comments only, is `undefined`: unset.
 */
export function parseText(inputName: string, text: string): YamlReading {
  if (isBlank(text)) return { ok: true, value: undefined }
  try {
    const value = plainValue(
      load(text, { schema, maxDepth: MAX_DEPTH, maxTotalMergeKeys: 1_000 }),
      { left: MAX_VALUES },
      0,
    )
    return { ok: true, value: value === '' ? undefined : value }
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, problem: { path: inputName, message: error.message } }
    if (!(error instanceof YAMLException)) throw error
    return { ok: false, problem: { path: inputName, message: syntaxMessage(error, text) } }
  }
}

function isBlank(text: string): boolean {
  return text.split(/\r\n|\n|\r/).every((line) => line.trim() === '' || line.trimStart().startsWith('#'))
}

class TooLarge extends Error {}

function plainValue(value: unknown, budget: { left: number }, depth: number): YamlValue {
  if (--budget.left < 0) throw new TooLarge(`It has more than ${MAX_VALUES} values once its aliases are written out.`)
  // Aliases can nest deeper than the text does, without end where an anchor holds its own alias.
  if (depth > MAX_DEPTH)
    throw new TooLarge(`It is nested more than ${MAX_DEPTH} deep once its aliases are written out.`)
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((item: unknown) => plainValue(item, budget, depth + 1))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item, budget, depth + 1)]))
  }
  return String(value)
}

/**
 * The place and the reason, and of the text only the key that the line begins with: any other part can be a part of a
 * secret, which the runner's masks don't match.
 */
function syntaxMessage(error: YAMLException, text: string): string {
  const reason = `It is not valid YAML or JSON: ${withoutQuotes(error.reason)}`
  if (error.mark === undefined) return `${reason}.`
  const line = text.split(/\r\n|\n|\r/)[error.mark.line] ?? ''
  const key = /^[\s-]*([\w-]{1,60}):(?:\s|$)/.exec(line)?.[1]
  const where = `line ${error.mark.line + 1}, column ${error.mark.column + 1}`
  const help = SPECIAL_START.test(error.reason)
    ? ' A value that begins with `*`, `&`, `!`, `%` or `@` needs quotes.'
    : ''
  return `${reason}, at ${where}${key === undefined ? '' : ` (\`${key}\`)`}.${help}`
}

/** A reason without what it repeats of the text, which is in quotes, in a tag, or after a colon at the end. */
function withoutQuotes(reason: string): string {
  return reason
    .replace(/^(tag name cannot contain such characters): .*$/s, '$1')
    .slice(0, MAX_REASON)
    .replace(/ ?(?:"[^"]*(?:"|$)|!<[^>]*(?:>|$))/g, '')
}
