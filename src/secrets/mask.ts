import { MIN_SECRET_LENGTH } from './find.ts'

/**
 * Registers values as masks, each once: before anything else that the same answer says can be printed. Values of several
 * lines go line by line, as they would be printed: of a whole one the runner makes masks of all its lines, and one for the
 * `{` that a JSON key begins with would riddle the log (runner contract §2).
 */
export function maskSecrets(
  values: readonly string[],
  masked: Set<string>,
  runner: { mask(value: string): void },
): void {
  for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
    if (masked.has(value) || value.length < MIN_SECRET_LENGTH) continue
    masked.add(value)
    runner.mask(value)
  }
}
