import { MIN_SECRET_LENGTH } from './find.ts'

interface Masking {
  mask(value: string): void
}

/**
 * Registers values as masks, each once, before anything else from the same answer can be printed. Values of several lines
 * are masked line by line, without short lines: a mask for `{` would hide parts of the whole log (runner contract §2).
 */
export function maskSecrets(values: readonly string[], runner: Masking, masked = new Set<string>()): void {
  for (const value of values.flatMap((text) => text.split(/[\r\n]+/)).map((line) => line.trim())) {
    if (masked.has(value) || value.length < MIN_SECRET_LENGTH) continue
    masked.add(value)
    runner.mask(value)
  }
}
