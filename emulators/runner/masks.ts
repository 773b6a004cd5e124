// The secret masker of a job: contract §2.

/** Hides secrets in everything that is shown. */
export type Masker = {
  /** Registers a value and what is derived from it; the empty string is ignored. */
  add(value: string): void
  /** Replaces each secret by `***`, overlapping or touching ones by a single one. */
  mask(text: string): string
}

/** Makes a masker without secrets, for a whole job. Without `derives` it hides only the value itself. */
export function createMasker(derives = true): Masker {
  const originals = new Set<string>()
  const secrets = new Set<string>()
  return {
    add: (value) => {
      if (value === '' || originals.has(value)) return
      originals.add(value)
      for (const secret of [value, ...(derives ? deriveSecrets(value) : [])]) if (secret !== '') secrets.add(secret)
    },
    mask: (text) => maskAll(text, secrets),
  }
}

/** What `::add-mask::` registers: the value, and each of its lines trimmed. Nothing for white space only. */
export function maskValues(data: string): string[] {
  if (data.trim() === '') return []
  const lines = data
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [...new Set([data, ...lines])]
}

function maskAll(text: string, secrets: ReadonlySet<string>): string {
  const hits: { readonly start: number; readonly end: number }[] = []
  for (const secret of secrets) {
    for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
      hits.push({ start, end: start + secret.length })
    }
  }
  if (hits.length === 0) return text
  hits.sort((a, b) => a.start - b.start)
  let masked = ''
  let shown = 0
  let open = false
  for (const { start, end } of hits) {
    if (!open || start > shown) {
      masked += `${text.slice(shown, start)}***`
      open = true
    }
    shown = Math.max(shown, end)
  }
  return masked + text.slice(shown)
}

function deriveSecrets(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  return [
    bytes.toString('base64'),
    // Base64 of `user:secret` depends on the text before the secret, so its shifted forms are secrets too.
    ...[1, 2].map((shift) => bytes.subarray(bytes.length > shift ? shift : 0).toString('base64')),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    escapeJson(value),
    escapeUri(value),
    escapeXml(value),
    value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '',
    ...splitAtAmpersand(value).filter((piece) => piece.length >= 6),
  ]
}

function escapeJson(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function escapeUri(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function escapeXml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}

/** PowerShell prints a command with a secret in two pieces, cut at `&+` (and colours one letter) or at the last `&`. */
function splitAtAmpersand(value: string): string[] {
  const plus = value.indexOf('&+')
  if (plus >= 0) return [value.slice(0, plus + 2), value.slice(plus + 3)]
  const last = value.lastIndexOf('&')
  return last < 0 ? [] : [value.slice(0, last + 1), value.slice(last + 1)]
}
