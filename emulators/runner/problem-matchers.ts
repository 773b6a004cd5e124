// How a line is matched: contract §1.6. .NET's time limit for a match has no counterpart here.
import type { AnnotationLevel } from './annotation.ts'
import { foldCase } from './dotnet-text.ts'
import {
  MATCH_FIELDS,
  type MatcherConfig,
  type MatcherPattern,
  type MatcherRegistry,
  type MatchField,
} from './matcher-config.ts'

/** The values taken from the matched lines; a group that took no part gives the empty string. */
export type ProblemMatch = Readonly<Partial<Record<MatchField, string>>>

/** Matches the lines of one stream, and remembers the lines of a multi-line problem. */
export type LineMatcher = {
  /**
   * Tries one matcher after the other until `accept` returns true for a match.
   * Returns whether one was taken.
   */
  match(line: string, accept: (match: ProblemMatch) => boolean): boolean
  /** Stops following the registry. */
  close(): void
}

type Running = {
  readonly config: MatcherConfig
  readonly patterns: readonly (MatcherPattern & { readonly expression: RegExp })[]
  /** The match so far after each pattern but the last. */
  state: (ProblemMatch | undefined)[]
}

/** Makes the matcher of one stream of one stage. */
export function createLineMatcher(registry: MatcherRegistry): LineMatcher {
  let running = registry.current().map(start)
  const close = registry.subscribe((owner, config) => {
    const others = running.filter((matcher) => foldCase(matcher.config.owner) !== foldCase(owner))
    running = config === undefined ? others : [start(config), ...others]
  })
  return {
    close,
    match: (line, accept) => {
      for (const matcher of running) {
        const match = advance(matcher, line)
        if (match === undefined) continue
        for (const other of running) if (other !== matcher) other.state = []
        if (accept(match)) return true
      }
      return false
    },
  }
}

/**
 * The line without colour codes, as far as the runner gets: its pattern is written with `\0033`, which C# reads as NUL
 * and "33", so real SGR codes stay in the line and an anchored matcher does not see past them.
 */
export function stripColourCodes(line: string): string {
  return line.includes('\u000033[') ? line.replace(/\u000033\[[0-9;]*m?/g, '') : line
}

/** Level of a match, or undefined for a severity that the runner does not know: the line is then plain output. */
export function matchLevel(match: ProblemMatch): AnnotationLevel | undefined {
  const severity = (match.severity ?? '').toLowerCase()
  if (severity === '') return 'error'
  return severity === 'error' || severity === 'warning' || severity === 'notice' ? severity : undefined
}

function start(config: MatcherConfig): Running {
  const patterns = config.patterns.map((pattern) => ({ ...pattern, expression: new RegExp(pattern.regexp) }))
  return { config, patterns, state: [] }
}

function advance(matcher: Running, line: string): ProblemMatch | undefined {
  // Backwards, so that a line moves a match on by one pattern only.
  for (let index = matcher.patterns.length - 1; index >= 0; index -= 1) {
    const before = index > 0 ? matcher.state[index - 1] : undefined
    const pattern = matcher.patterns[index]
    if (pattern === undefined || (index > 0 && before === undefined)) continue
    const isLast = index === matcher.patterns.length - 1
    const groups = pattern.expression.exec(line)
    if (groups === null) {
      if (index > 0 || !isLast) matcher.state[isLast ? index - 1 : index] = undefined
      continue
    }
    const match = join(before, pattern, groups)
    if (!isLast) {
      matcher.state[index] = match
      continue
    }
    matcher.state = []
    if (pattern.loop && index > 0) matcher.state[index - 1] = before
    return withDefaults(match, matcher.config)
  }
  return undefined
}

function join(before: ProblemMatch | undefined, pattern: MatcherPattern, groups: RegExpExecArray): ProblemMatch {
  const match: Partial<Record<MatchField, string>> = {}
  for (const field of MATCH_FIELDS) {
    const group = pattern.groups.get(field)
    const value = before?.[field] ?? (group === undefined ? undefined : (groups[group] ?? ''))
    if (value !== undefined) match[field] = value
  }
  return match
}

function withDefaults(match: ProblemMatch, config: MatcherConfig): ProblemMatch {
  return {
    ...match,
    severity: match.severity || config.severity,
    fromPath: match.fromPath || config.fromPath,
  }
}
