import { dump } from 'js-yaml'
import { InputError, type Problem } from '../errors.ts'
import { collectSecrets } from './collect-secrets.ts'
import { isNothing } from './definition-document.ts'
import { toServerText } from './definition-text.ts'
import { countCredentials } from './hidden-credentials.ts'
import { isMapping, type Mapping, textAt } from '../json.ts'
import { parseText } from './read-yaml.ts'

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
