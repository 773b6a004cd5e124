import { isMapping, type Mapping } from '../json.ts'

/**
 * The shortest text that is masked or replaced inside others, in UTF-16 units: masking replaces a text everywhere, and one
 * of three characters would hide parts of every line and output.
 */
export const MIN_SECRET_LENGTH = 4

/** Fields that carry a credential in clear (contract §5.6), among them the addresses that notifications are sent to. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(
  `oauth_token password ssh_key private_access_token access_token api_token secret_key private_key hook_address
  weChat_webHook dingding_webhook feishu_webhook`.split(/\s+/),
)

/** Whether a field holds a credential: by its name, or as the value of a variable that is marked as one (contract §5.1, §5.5). */
export function isCredential(parent: Mapping, key: string): boolean {
  if (SECRET_FIELDS.has(key)) return true
  // A file that is read as text has the mark as text.
  const isMarked = parent['is_credential'] === true || parent['is_credential'] === 'true'
  return isMarked && (key === 'value' || key === 'default')
}

/** Words that are not secret even in a secret field; masking them would hide half of the log. */
const PUBLIC_WORDS: ReadonlySet<string> = new Set(
  'true false null none undefined admin root test default latest main master'.split(' '),
)

/**
 * Everything to mask in an answer of the server or in a definition file: credentials at any depth, and each line of one
 * with several lines, since the runner masks line by line.
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
      for (const [key, field] of Object.entries(value)) {
        if (typeof field === 'string' && isCredential(value, key))
          for (const text of textsToMask(field)) secrets.add(text)
        else open.push(field)
      }
    }
  }
  return [...secrets]
}

function textsToMask(value: string): readonly string[] {
  // The first and the last line of a key are the same in every key.
  const frame = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/
  return [value, ...value.split(/\r?\n/)]
    .map((part) => part.trim())
    .filter((text) => text.length >= MIN_SECRET_LENGTH && !frame.test(text) && !PUBLIC_WORDS.has(text.toLowerCase()))
}
