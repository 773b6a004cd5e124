import { structuredPatch } from 'diff'
import { dump, FAILSAFE_SCHEMA } from 'js-yaml'

import { isMapping, type Mapping } from '../json.ts'
import { HIDDEN, hideCredentials } from '../secrets/hide.ts'
import { isNothing, splitShown, toFileForm, withoutServerFields } from './document.ts'

interface Comparison {
  /** Whether everything that Zadig shows is the same. */
  readonly same: boolean
  /** Both as lines of YAML in one order, with numbers in place of credentials. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Fields of the file that Zadig doesn't show: whether they change is unknown. */
  readonly unseen: readonly string[]
}

/**
 * Compares a file with what the detail endpoint shows (contract §3.5). A field that is left out counts as empty, as it does
 * for the server; scalars are compared as text.
 *
 * @param current the answer of the detail endpoint; undefined where there is no such workflow
 * @param wanted the file, with every scalar as its text
 */
export function compareDefinitions(current: Mapping | undefined, wanted: Mapping): Comparison {
  const { shown, unseen } = splitShown(withoutServerFields(wanted))
  // An old server that doesn't show the limit has none, as `readDefinition` takes it.
  const known = current === undefined ? {} : { concurrency_limit: -1, ...splitShown(toFileForm(current)).shown }
  const [before, after] = align(known, shown)
  // The same value gets the same number on both sides.
  const credentials: string[] = []
  const numbered = (value: string): string => {
    if (!credentials.includes(value)) credentials.push(value)
    return `${HIDDEN} (credential ${credentials.indexOf(value) + 1})`
  }
  return {
    same: current !== undefined && JSON.stringify(before) === JSON.stringify(after),
    before: current === undefined ? [] : yamlLines(hideCredentials(before, numbered)),
    after: yamlLines(hideCredentials(after, numbered)),
    unseen,
  }
}

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree }

/** Both trees with scalars as text, keys in one order, and without what is left out on one side and empty on the other. */
function align(left: unknown, right: unknown): readonly [Tree, Tree] {
  if (Array.isArray(left) && Array.isArray(right)) return alignLists(left, right)
  if (isMapping(left) && isMapping(right)) return alignMappings(left, right)
  return [toTree(left), toTree(right)]
}

function alignMappings(left: Mapping, right: Mapping): readonly [Tree, Tree] {
  const before: [string, Tree][] = []
  const after: [string, Tree][] = []
  for (const key of inOrder(new Set([...Object.keys(left), ...Object.keys(right)]))) {
    const [inLeft, inRight] = [ownAt(left, key), ownAt(right, key)]
    if (inLeft !== undefined && inRight !== undefined) {
      const [leftTree, rightTree] = align(inLeft, inRight)
      before.push([key, leftTree])
      after.push([key, rightTree])
    } else if (!isNothing(inLeft)) before.push([key, toTree(inLeft)])
    else if (!isNothing(inRight)) after.push([key, toTree(inRight)])
  }
  return [Object.fromEntries(before), Object.fromEntries(after)]
}

/** A field, undefined where it is null. A file can have any key, also the names that every object inherits. */
function ownAt(mapping: Mapping, key: string): unknown {
  const value = Object.hasOwn(mapping, key) ? mapping[key] : undefined
  return value === null || value === 'null' || value === '~' ? undefined : value
}

/** Items of the same name are compared, in any order; where names are missing or repeat, those in the same place. */
function alignLists(left: readonly unknown[], right: readonly unknown[]): readonly [Tree, Tree] {
  const named = areNamed(left) && areNamed(right)
  const partnerOf = (item: unknown, index: number, others: readonly unknown[]): unknown =>
    named ? others.find((other) => nameOf(other) === nameOf(item)) : others[index]
  return [
    left.map((item, index) => align(item, partnerOf(item, index, right))[0]),
    right.map((item, index) => align(partnerOf(item, index, left), item)[1]),
  ]
}

function areNamed(items: readonly unknown[]): boolean {
  const names = items.map(nameOf)
  return !names.includes('') && new Set(names).size === names.length
}

function nameOf(item: unknown): string {
  if (!isMapping(item)) return ''
  const parts = ['name', 'key', 'service_name', 'service_module'].map((field) => item[field])
  return parts.filter((part) => typeof part === 'string' && part !== '').join('/')
}

function toTree(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(toTree)
  if (isMapping(value)) {
    const kept = inOrder(Object.keys(value)).filter((key) => !isNothing(value[key]))
    return Object.fromEntries(kept.map((key) => [key, toTree(value[key])]))
  }
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : JSON.stringify(value)
}

const FIRST = ['name', 'display_name', 'project', 'key', 'type', 'service_name', 'service_module', 'value']
const LAST = ['spec', 'params', 'stages', 'jobs', 'notify_ctls', 'share_storages']

function inOrder(keys: Iterable<string>): readonly string[] {
  return [...keys].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function rank(key: string): number {
  const first = FIRST.indexOf(key)
  if (first >= 0) return first
  return LAST.includes(key) ? 1_000 + LAST.indexOf(key) : 100
}

function yamlLines(tree: unknown): readonly string[] {
  return dump(tree, { schema: FAILSAFE_SCHEMA, noRefs: true, lineWidth: -1 }).trimEnd().split('\n')
}

/** Removed and added lines above which comparing takes too long. */
const MAX_EDITS = 1_000

/**
 * The changes from one text to another, as lines that begin with `-`, `+` or a space, with three lines around each change
 * and `@@` between the parts. Texts that differ in thousands of lines are shown as all removed and all added.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const [left, right] = [before, after].map((lines) => lines.map((line) => `${line}\n`).join(''))
  const patch = structuredPatch('', '', left ?? '', right ?? '', '', '', { context: 3, maxEditLength: MAX_EDITS })
  if (patch === undefined) return [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)]
  return patch.hunks.flatMap(({ lines, oldStart }, index) => [
    ...(index > 0 || oldStart > 1 ? ['@@'] : []),
    ...lines.map((line) => `${line.slice(0, 1)} ${line.slice(1)}`),
  ])
}
