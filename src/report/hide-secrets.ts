/** Shorter secrets are hidden where they are the whole value only: hiding every `a` would hide everything else too. */
export const MIN_PART = 4

/**
 * The same value with each secret inside its strings replaced by `***`; keys stay. For what the runner does not mask:
 * values of outputs go to later steps as they are. Of a secret of several lines each line is one, as it is a mask.
 */
export function hideSecrets(value: unknown, secrets: readonly string[]): unknown {
  const lines = secrets.flatMap((secret) => [secret, ...secret.split(/[\r\n]+/).map((line) => line.trim())])
  // Longer ones first, since one can contain another.
  const parts = [...new Set(lines)].filter(({ length }) => length >= MIN_PART).toSorted((a, b) => b.length - a.length)
  const hide = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return secrets.includes(part) ? '***' : parts.reduce((text, secret) => text.replaceAll(secret, '***'), part)
    }
    if (Array.isArray(part)) return part.map(hide)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]))
  }
  return hide(value)
}

/** A copy of some plain data with each secret in it replaced by `***`. */
export function withoutSecrets<Data extends object>(data: Data, secrets: readonly string[]): Data {
  const copy = structuredClone(data)
  hideInside(copy, secrets)
  return copy
}

function hideInside(data: object, secrets: readonly string[]): void {
  for (const [key, inner] of Object.entries(data) as readonly (readonly [string, unknown])[]) {
    if (typeof inner === 'string') Reflect.set(data, key, hideSecrets(inner, secrets))
    else if (typeof inner === 'object' && inner !== null) hideInside(inner, secrets)
  }
}
