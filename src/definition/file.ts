import { dump, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml'

import { InputError, type Problem } from '../errors.ts'
import { isMapping, type Mapping, textAt } from '../json.ts'
import { collectSecrets } from '../secrets/find.ts'
import { credentialsIn, HIDDEN } from '../secrets/hide.ts'
import { parseText } from '../yaml.ts'
import { isNothing } from './document.ts'

/** A definition file, read. */
export interface DefinitionFile {
  readonly workflowKey: string
  /** The workflow's display name; its key where the file has none. */
  readonly displayName: string
  /** With every scalar as its text, and with what `added` says. */
  readonly fields: Mapping
  /** What the server gets: the file with what was added, and without what the server's YAML reader would refuse. */
  readonly text: string
  /** A field that the file lacks and that is written anyway, as YAML; empty for none. */
  readonly added: string
  /** `concurrency_limit` as the file has it, where tasks would wait in the queue for ever; undefined otherwise. */
  readonly stuckLimit: string | undefined
  readonly secrets: readonly string[]
}

/** What Zadig takes for no limit. It stores a missing one as 0, and then no task ever leaves the queue (contract §4.9). */
const NO_LIMIT = '-1'

/**
 * Reads a definition file and compares its keys with those that the user gave. Throws an InputError with all that is wrong.
 *
 * @param workflowKey empty where only the file names it
 */
export function readDefinitionFile(
  file: { readonly name: string; readonly text: string },
  { projectKey, workflowKey }: { readonly projectKey: string; readonly workflowKey: string },
): DefinitionFile {
  const reading = parseText(file.name, file.text)
  if (!reading.ok) throw new InputError([reading.problem])
  const fields: unknown = reading.value
  if (!isMapping(fields))
    throw new InputError([{ path: file.name, message: 'This is not a workflow definition: it must be one mapping.' }])

  const problems: Problem[] = []
  const complain = (field: string, message: string): void => {
    problems.push({ path: `${file.name}: ${field}`, message })
  }
  const name = textAt(fields, 'name')
  const project = textAt(fields, 'project')
  if (name === '') complain('name', "The workflow's key is missing.")
  else if (workflowKey !== '' && name !== workflowKey)
    complain('name', `The file is of workflow \`${name}\`, and \`workflow-key\` says \`${workflowKey}\`.`)
  if (project === '') complain('project', "The project's key is missing.")
  else if (project !== projectKey)
    complain('project', `The file is of project \`${project}\`, and \`project-key\` says \`${projectKey}\`.`)
  const hidden = credentialsIn(fields).filter((value) => value === HIDDEN || value.startsWith(`${HIDDEN} (`)).length
  if (hidden > 0)
    complain('credentials', `${hidden} of them are \`***\`, as \`operation: get\` writes them. Put in the real values.`)
  if (problems.length > 0) throw new InputError(problems)

  const { concurrency_limit: limit = NO_LIMIT } = fields
  const added = 'concurrency_limit' in fields ? '' : `concurrency_limit: ${NO_LIMIT}`
  // The server starts a task while fewer than that many run, and only -1 means no limit.
  const isStuck = isNothing(limit) || (Number(limit) < 1 && Number(limit) !== -1)
  return {
    workflowKey: name,
    displayName: textAt(fields, 'display_name') || name,
    fields: { ...fields, concurrency_limit: limit },
    text: toServerText(file.text, added),
    added,
    stuckLimit: typeof limit === 'string' && isStuck ? limit : undefined,
    secrets: collectSecrets(fields),
  }
}

/** A document as YAML text. */
export function toYaml(document: unknown): string {
  return dump(document, { noRefs: true, lineWidth: -1 })
}

/** Escapes and characters in double quotes that our reader accepts and the server's refuses or folds (contract §3.9). */
const UNREADABLE = /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

/**
 * The text of a valid definition, for the server's YAML reader: JSON's escapes that YAML doesn't have are written in
 * another way, and everything else stays as it is.
 *
 * @param added a field of the workflow to put before the others, such as `concurrency_limit: -1`; empty for none
 */
export function toServerText(text: string, added: string): string {
  const events = parseEvents(text, {})
  const edits = events.flatMap((event) => {
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.DOUBLE_QUOTED) return []
    const { valueStart: start, valueEnd: end } = event
    const isReadable = !UNREADABLE.test(text.slice(start, end))
    return isReadable ? [] : [{ start, end, replacement: escaped(getScalarValue(text, event)) }]
  })
  const root = events.find((event) => event.type === EVENT_ID.MAPPING)
  if (root !== undefined && added !== '') {
    const start = text[root.start] === '{' ? root.start + 1 : root.start
    edits.push({ start, end: start, replacement: added + separatorAt(text, root.start) })
  }
  const changed = edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((before, { start, end, replacement }) => before.slice(0, start) + replacement + before.slice(end), text)
  // A tab may come before a token in braces, but not before the braces themselves.
  return changed.replace(/^\s+(?=\{)/, '')
}

/** What separates the fields of a mapping that begins there: in braces, or in lines with its indentation. */
function separatorAt(text: string, start: number): string {
  if (text[start] === '{') return ', '
  return `\n${text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replaceAll(/[^ ]/g, '')}`
}

/** The text between double quotes for a value. Half of a surrogate pair, which YAML can't hold, becomes U+FFFD. */
function escaped(value: string): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  const text = JSON.stringify(value.toWellFormed()).slice(1, -1)
  return text.replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escape)
}
