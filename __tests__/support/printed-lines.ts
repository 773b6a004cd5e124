import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseCommand } from '../../emulators/runner/command-grammar.ts'
import { createLineDecoder } from '../../emulators/runner/line-decoder.ts'

/** Harmful lines: commands, markers, controls, and characters that hide them. */
export const HOSTILE_LINES: readonly string[] = fixture('hostile-lines.json')

/** Pieces of commands, markers, escape sequences and hidden characters. */
export const HOSTILE_PIECES: readonly string[] = fixture('hostile-pieces.json')

function fixture(name: string): readonly string[] {
  const value: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', name), 'utf8'))
  if (!Array.isArray(value)) throw new Error('the fixture is not an array')
  return value.map(String)
}

const COLOUR = /\u001b\[[0-9;:]{0,32}m/g
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const REORDERS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** The lines of the runner: the bytes, decoded and split as it does. */
export function linesOfRunner(printed: string | Uint8Array): readonly string[] {
  const decoder = createLineDecoder()
  const lines = decoder.push(typeof printed === 'string' ? Buffer.from(printed) : printed)
  return [...lines, ...decoder.end()]
}

/** The effect of a printed line on the runner or a reader; undefined if it is harmless. */
export function harmOf(line: string): string | undefined {
  if (line.length > 1_000) return 'it is longer than 1,000 characters'
  if (CONTROL.test(line.includes('\u001b') ? line.replace(COLOUR, '') : line)) return 'it holds a control character'
  if (REORDERS.test(line)) return 'it holds a mark that reorders text'
  if (/##\[(?!\\)/.test(line)) return 'it holds an unbroken ##['
  for (const comparison of ['linguistic', 'ordinal'] as const) {
    const command = parseCommand(line, undefined, comparison)
    if (command !== undefined) return `it is the command ${command.name} (${comparison})`
  }
  return undefined
}
