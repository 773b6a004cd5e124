// Files of problem matchers, and the set of them that a job has loaded: contract §1.6.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { foldCase } from './dotnet-text.ts'

/** The values that a pattern can take from its groups. */
export const MATCH_FIELDS = ['file', 'line', 'column', 'severity', 'code', 'message', 'fromPath'] as const

export type MatchField = (typeof MATCH_FIELDS)[number]

/** One pattern of a matcher: which group of the expression holds which value. */
export type MatcherPattern = {
  readonly regexp: string
  readonly loop: boolean
  readonly groups: ReadonlyMap<MatchField, number>
}

/** A problem matcher, found by its owner, whose case does not matter. */
export type MatcherConfig = {
  readonly owner: string
  readonly severity: string
  readonly fromPath: string
  readonly patterns: readonly MatcherPattern[]
}

/** The matchers of a job. Each stream of a stage has its own state. */
export type MatcherRegistry = {
  /** Those loaded now, in the order in which they are tried. */
  readonly current: () => readonly MatcherConfig[]
  add(configs: readonly MatcherConfig[]): void
  remove(owners: readonly string[]): void
  /** Calls back with each owner that changes and its new matcher, undefined when removed. Returns the way to stop. */
  subscribe(listener: (owner: string, config: MatcherConfig | undefined) => void): () => void
}

/** Makes a registry without matchers. */
export function createMatcherRegistry(): MatcherRegistry {
  let matchers: readonly MatcherConfig[] = []
  const listeners = new Set<(owner: string, config: MatcherConfig | undefined) => void>()
  const without = (owners: readonly string[]): MatcherConfig[] => {
    const folded = new Set(owners.map(foldCase))
    return matchers.filter((matcher) => !folded.has(foldCase(matcher.owner)))
  }
  return {
    current: () => matchers,
    add: (configs) => {
      matchers = [...configs, ...without(configs.map((config) => config.owner))]
      for (const config of configs) for (const listener of listeners) listener(config.owner, config)
    },
    remove: (owners) => {
      const kept = without(owners)
      const removed = matchers.filter((matcher) => !kept.includes(matcher))
      matchers = kept
      for (const { owner } of removed) for (const listener of listeners) listener(owner, undefined)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Reads a matcher file, relative to the workspace. Throws an `Error` that names what is wrong. */
export function readMatcherFile(file: string, workspace: string): MatcherConfig[] {
  return parseMatchers(JSON.parse(readFileSync(resolve(workspace, file), 'utf8')))
}

/** Reads the content of a matcher file and checks it as the runner does. */
export function parseMatchers(content: unknown): MatcherConfig[] {
  const list = entry(content, 'problemMatcher')
  if (!Array.isArray(list)) return []
  const configs = list.map(parseMatcher)
  const owners = new Set<string>()
  for (const { owner } of configs) {
    if (owners.has(foldCase(owner))) throw new Error(`Duplicate owner name '${owner}'`)
    owners.add(foldCase(owner))
  }
  return configs
}

function parseMatcher(value: unknown): MatcherConfig {
  const owner = toText(entry(value, 'owner'))
  if (owner === '') throw new Error('Owner must not be empty')
  const severity = toText(entry(value, 'severity'))
  if (!['', 'ERROR', 'WARNING', 'NOTICE'].includes(severity.toUpperCase())) {
    throw new Error(`Matcher '${owner}' contains unexpected default severity '${severity}'`)
  }
  const list = entry(value, 'pattern')
  const patterns = Array.isArray(list) ? list.map(parsePattern) : []
  if (patterns.length === 0) throw new Error(`Matcher '${owner}' does not contain any patterns`)

  const seen = new Set<MatchField>()
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.loop && (index === 0 || index < patterns.length - 1)) {
      throw new Error("Only the last pattern in a multiline matcher may set 'loop'")
    }
    if (pattern.loop && !pattern.groups.has('message')) throw new Error("The loop pattern must set 'message'")
    for (const [field, group] of pattern.groups) {
      if (seen.has(field)) throw new Error(`The property '${field}' is set twice`)
      if (group < 0 || group >= countGroups(pattern.regexp)) {
        throw new Error(`The property '${field}' is set to ${group} which is out of range`)
      }
      seen.add(field)
    }
  }
  if (!seen.has('message')) throw new Error("At least one pattern must set 'message'")
  return { owner, severity, fromPath: toText(entry(value, 'fromPath')), patterns }
}

function parsePattern(value: unknown): MatcherPattern {
  const groups = new Map<MatchField, number>()
  for (const field of MATCH_FIELDS) {
    const group = entry(value, field)
    if (group !== undefined && group !== null) groups.set(field, Number(group))
  }
  return { regexp: toText(entry(value, 'regexp')), loop: entry(value, 'loop') === true, groups }
}

function countGroups(regexp: string): number {
  // An empty alternative always matches, and a match lists every group of the expression.
  return new RegExp(`${regexp}|`).exec('')?.length ?? 0
}

function entry(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
