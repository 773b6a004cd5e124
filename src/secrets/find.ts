import { flagAt, isMapping, type Mapping, textAt } from '../json.ts'
import { findJob, type WorkflowDefinition } from '../definition/definition.ts'
import type { Payload } from '../payload/payload.ts'

/**
 * Fields that carry a credential in clear (contract §5.6), and their likes in the stored documents of other job types and
 * of notifications, where whoever knows the address can write.
 */
export const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'oauth_token',
  'password',
  'ssh_key',
  'private_access_token',
  'access_token',
  'api_token',
  'secret_key',
  'private_key',
  'hook_address',
  'weChat_webHook',
  'dingding_webhook',
  'feishu_webhook',
])

/** Where a variable that is marked as a credential keeps its value (contract §5.1, §5.5). */
export const CREDENTIAL_VALUES = ['value', 'default'] as const

/** Masking replaces a text wherever it stands, so a value of one to three characters would riddle every line and output. */
const LEAST_LENGTH = 4

/** Words that are no secret even where one is expected; masking them would blank half of what a log says. */
const PUBLIC_WORDS: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'none',
  'undefined',
  'admin',
  'root',
  'test',
  'default',
  'latest',
  'main',
  'master',
])

/**
 * Everything in an answer of the server, or in a definition file, that has to be masked: values of credential fields, of variables marked as credentials, and
 * of keys with several lines each line too, since the runner masks line by line. Anywhere in the answer, at any depth.
 */
export function collectSecrets(raw: unknown): readonly string[] {
  const secrets = new Set<string>()
  // A list instead of recursion: the server's nesting must not decide the depth of our stack.
  const open: unknown[] = [raw]
  while (open.length > 0) {
    const value = open.pop()
    if (Array.isArray(value)) {
      for (const item of value) open.push(item)
    } else if (isMapping(value)) {
      for (const [name, field] of Object.entries(value)) {
        if (SECRET_FIELDS.has(name)) add(field, secrets)
        open.push(field)
      }
      if (isMarked(value)) for (const name of CREDENTIAL_VALUES) add(value[name], secrets)
    }
  }
  return [...secrets]
}

/** Whether a variable is marked as a credential; a file that is read as text has the mark as text. */
export function isMarked(variable: Mapping): boolean {
  return variable['is_credential'] === true || variable['is_credential'] === 'true'
}

function add(value: unknown, secrets: Set<string>): void {
  if (typeof value !== 'string') return
  for (const text of [value, ...value.split(/\r?\n/)].map((part) => part.trim())) {
    // The first and the last line of a key are the same in every key.
    const isFrame = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/.test(text)
    if (text.length >= LEAST_LENGTH && !isFrame && !PUBLIC_WORDS.has(text.toLowerCase())) secrets.add(text)
  }
}

/**
 * The values to mask before anything is printed: those of parameters and variables that the definition or the payload
 * itself marks as credentials, and those that the definition carries in clear. Each once, without empty ones.
 */
export function credentialValues(payload: Payload, definition?: WorkflowDefinition): readonly string[] {
  const secretParameters = new Set(
    (definition?.params ?? []).filter((param) => param.isCredential).map(({ name }) => name),
  )
  const values = [
    ...(definition?.secrets ?? []),
    ...payload.parameters.filter(({ name }) => secretParameters.has(name)).map(({ value }) => value ?? ''),
    ...payload.jobs.flatMap(({ name, parameters }) => {
      const secretKeys = credentialNames(definition && findJob(definition, name)?.spec)
      return mappingsIn(parameters)
        .filter((entry) => flagAt(entry, 'is_credential') || secretKeys.has(textAt(entry, 'key')))
        .map((entry) => textAt(entry, 'value'))
    }),
  ]
  return [...new Set(values)].filter((value) => value !== '')
}

/** Names of the variables that a stored document marks, wherever its type and version keep them. */
function credentialNames(spec: unknown): ReadonlySet<string> {
  const marked = mappingsIn(spec).filter((entry) => flagAt(entry, 'is_credential'))
  return new Set(marked.map((variable) => textAt(variable, 'key') || textAt(variable, 'name')))
}

/** All mappings in a document, at any depth. */
function mappingsIn(document: unknown): readonly Mapping[] {
  if (Array.isArray(document)) return document.flatMap(mappingsIn)
  if (!isMapping(document)) return []
  return [document, ...Object.values(document).flatMap(mappingsIn)]
}
