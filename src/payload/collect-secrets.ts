import { isMapping, type Mapping } from '../json.ts'
import { CREDENTIAL_VALUES, SECRET_FIELDS } from './secret-fields.ts'

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
