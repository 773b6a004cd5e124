import { dump } from 'js-yaml'
import { InputError, type Problem } from '../errors.ts'
import { collectSecrets } from './collect-secrets.ts'
import { countCredentials } from './hidden-credentials.ts'
import { isMapping, textAt, type Mapping } from './lookup.ts'
import { parseText } from './read-yaml.ts'

/** A definition file, read. */
export interface DefinitionFile {
  readonly workflowKey: string
  /** With every scalar as its text. */
  readonly fields: Mapping
  /** What the server gets: the file as it is, but for escapes of JSON that the server can't read. */
  readonly text: string
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
  return { workflowKey: name, fields, text: withoutJsonEscapes(file.text), secrets: collectSecrets(fields) }
}

/**
 * JSON without the two escapes that Zadig, which reads it as YAML, refuses: `\/`, and pairs of escapes for one character
 * (contract §3.9). Other texts stay as they are.
 */
function withoutJsonEscapes(text: string): string {
  try {
    JSON.parse(text)
  } catch {
    return text
  }
  return text.replaceAll(
    /\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|(.))/gis,
    (escape, high: string | undefined, low: string | undefined, character: string | undefined) => {
      if (high !== undefined && low !== undefined) return String.fromCharCode(parseInt(high, 16), parseInt(low, 16))
      return character === '/' ? '/' : escape
    },
  )
}

/** A document as YAML text. */
export function toYaml(document: unknown): string {
  return dump(document, { noRefs: true, lineWidth: -1 })
}
