import { MIN_PART } from '../report/hide-secrets.ts'

/** What a runner decodes in the data of a command (runner contract §1.2). */
const ESCAPES = /%(?:25|0D|0A)/
/** Begins with a combining mark, or with something else that hides the `::` before it (runner contract §1.2). */
export const STARTS_WITH_MARK = /^[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]/u
const LEADING = new RegExp(`^(?:${STARTS_WITH_MARK.source.slice(1)}|:)+`, 'u')

/**
 * The data of the `add-mask` commands that hide a secret on every runner, in the order in which they are to be printed.
 * Each is written as it is, without further escapes.
 *
 * - GitHub's runner undoes `%25`, `%0D` and `%0A`; Forgejo's 12 and act_runner 0.2.11 undo nothing. What holds none of
 *   the three is the same for both without escapes; what does comes escaped and as it is.
 * - act takes what follows the last `::` of a line, and prints the line where that leaves no command that it knows. It
 *   gets the pieces between them, and not the whole.
 * - Without its leading marks a secret is found behind whatever character they are printed on.
 *
 * @param takesLastColons whether the runner is act
 */
export function maskForms(secret: string, takesLastColons: boolean): readonly string[] {
  const bare = secret.replace(LEADING, '')
  const pieces = bare.split(/:{2,}|%0D|%0A/)
  const parts = [...(bare === secret ? [] : [bare]), ...(pieces.length === 1 ? [] : pieces)].filter(
    ({ length }) => length >= MIN_PART,
  )
  const inParts = parts.flatMap((part) => maskForms(part, takesLastColons))
  const whole = takesLastColons && /^:|::/.test(secret) ? [] : wholeForms(secret)
  return [...new Set([...inParts, ...whole])]
}

function wholeForms(secret: string): readonly string[] {
  const escaped = secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  if (/[\r\n]/.test(secret)) return [escaped]
  if (!ESCAPES.test(secret)) return [secret]
  // GitHub's runner makes a mask of each line of what it decodes: a short one would riddle the log.
  const decoded = secret.replaceAll(/%0[DA]/g, '\n').replaceAll('%25', '%')
  const lines = decoded.split('\n').flatMap((line) => line.trim() || [])
  return lines.length > 0 && lines.every(({ length }) => length >= MIN_PART) ? [secret, escaped] : [escaped]
}
