import { isMapping, type Mapping } from '../json.ts'

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

/**
 * The shortest text that is masked or replaced inside others, in UTF-16 units: masking replaces a text wherever it stands,
 * and one of three characters would hide parts of every line and output.
 */
export const MIN_SECRET_LENGTH = 4

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
    if (text.length >= MIN_SECRET_LENGTH && !isFrame && !PUBLIC_WORDS.has(text.toLowerCase())) secrets.add(text)
  }
}
