import { dump, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml'
import { InputError, type Problem } from '../errors.ts'
import { collectSecrets } from '../secrets/find.ts'
import { isNothing } from './document.ts'
import { countCredentials } from '../secrets/hide.ts'
import { isMapping, type Mapping, textAt } from '../json.ts'
import { parseText } from '../yaml.ts'

/** A definition file, read. */
export interface DefinitionFile {
  readonly workflowKey: string
  /** The workflow's display name; its key where the file has none. */
  readonly displayName: string
  /** With every scalar as its text, and with what `added` says. */
  readonly fields: Mapping
  /** What the server gets: the file, but for what its YAML reader would refuse, and what was added. */
  readonly text: string
  /** A field that the file lacks and that is written all the same, as YAML; empty for none. */
  readonly added: string
  /** `concurrency_limit` as the file has it, where tasks would wait in the queue for ever; undefined otherwise. */
  readonly stuckLimit: string | undefined
  /** Credentials in it, to be masked. */
  readonly secrets: readonly string[]
}

/**
 * Reads a definition file, and holds its keys against those that the user gave. Throws an InputError with all that is wrong.
 *
 * @param workflowKey empty where the file alone says it
 */
export function readDefinitionFile(
  file: { readonly name: string; readonly text: string },
  { projectKey, workflowKey }: { readonly projectKey: string; readonly workflowKey: string },
): DefinitionFile {
  const reading = parseText(file.name, file.text)
  if (!reading.ok) throw new InputError([reading.problem])
  const fields: unknown = reading.value
  if (!isMapping(fields))
    throw new InputError([{ path: file.name, message: 'This is no workflow definition: it must be one mapping.' }])

  const problems: Problem[] = []
  const complain = (field: string, message: string): void => {
    problems.push({ path: `${file.name}: ${field}`, message })
  }
  const [name, project] = [textAt(fields, 'name'), textAt(fields, 'project')]
  if (name === '') complain('name', "The workflow's key is missing.")
  else if (workflowKey !== '' && name !== workflowKey)
    complain('name', `The file is of workflow \`${name}\`, and \`workflow-key\` says \`${workflowKey}\`.`)
  if (project === '') complain('project', "The project's key is missing.")
  else if (project !== projectKey)
    complain('project', `The file is of project \`${project}\`, and \`project-key\` says \`${projectKey}\`.`)
  const { hidden } = countCredentials(fields)
  if (hidden > 0)
    complain(
      'credentials',
      `${hidden} of them are \`***\`, as \`operation: get\` writes them. Put in what they stand for.`,
    )
  if (problems.length > 0) throw new InputError(problems)
  const { concurrency_limit: limit = NO_LIMIT } = fields
  const added = 'concurrency_limit' in fields ? '' : `concurrency_limit: ${NO_LIMIT}`
  return {
    workflowKey: name,
    displayName: textAt(fields, 'display_name') || name,
    fields: { ...fields, concurrency_limit: limit },
    text: toServerText(file.text, added),
    added,
    stuckLimit: typeof limit === 'string' && isStuck(limit) ? limit : undefined,
    secrets: collectSecrets(fields),
  }
}

/** What Zadig takes for no limit. It stores a missing one as 0, and then no task ever leaves the queue (contract §4.9). */
const NO_LIMIT = '-1'

/** Whether no task could start: the server starts one while fewer than that many run, and only -1 is no limit. */
function isStuck(limit: string): boolean {
  return isNothing(limit) || (Number(limit) < 1 && Number(limit) !== -1)
}

/** A document as YAML text. */
export function toYaml(document: unknown): string {
  return dump(document, { noRefs: true, lineWidth: -1 })
}

/** A change to a text: what stands from `start` to `end` becomes `replacement`. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** Escapes and characters in double quotes that our reader takes and the server's refuses or folds (contract §3.9). */
const UNREADABLE = /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

/**
 * A definition as the server's YAML reader takes it: JSON's escapes that YAML doesn't have are written in another way, and
 * everything else stays as it is, so that numbers, comments and line ends do too.
 *
 * @param text YAML or JSON that `parseText` has read
 * @param added a field of the workflow to put before the others, such as `concurrency_limit: -1`; empty for none
 */
export function toServerText(text: string, added: string): string {
  const events = parseEvents(text, {})
  const edits = events.flatMap((event): Edit[] => {
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.DOUBLE_QUOTED) return []
    const { valueStart: start, valueEnd: end } = event
    if (!UNREADABLE.test(text.slice(start, end))) return []
    return [{ start, end, replacement: escaped(getScalarValue(text, event)) }]
  })
  const root = events.find((event) => event.type === EVENT_ID.MAPPING)
  if (root !== undefined && added !== '') edits.push(insertion(text, root.start, added))
  const changed = edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((before, { start, end, replacement }) => before.slice(0, start) + replacement + before.slice(end), text)
  // A tab may stand before a token in braces, but not before the braces themselves.
  return changed.replace(/^\s+(?=\{)/, '')
}

/** A field before the first of a mapping that begins there, in braces or in lines of its own indentation. */
function insertion(text: string, start: number, field: string): Edit {
  if (text[start] === '{') return { start: start + 1, end: start + 1, replacement: `${field}, ` }
  const indentation = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replaceAll(/[^ ]/g, '')
  return { start, end: start, replacement: `${field}\n${indentation}` }
}

/** A text between double quotes. Half of a surrogate pair, which YAML can't hold, becomes U+FFFD. */
function escaped(value: string): string {
  return JSON.stringify(value.toWellFormed())
    .slice(1, -1)
    .replaceAll(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
