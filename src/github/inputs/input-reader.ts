import { InputError, type Problem } from '../../errors.ts'
import { parseDuration } from '../../time/duration.ts'
import { readTextList } from '../../payload/read/lists.ts'

/**
 * Reads inputs as the runner hands them over: `INPUT_<NAME>` in upper case, spaces as underscores, hyphens kept (runner
 * contract §6). The empty string means unset. Every rule that is broken is kept, so that all are reported together.
 */
export interface InputReader {
  text(name: string): string
  /** A text of several lines, whose indentation means something: without blank lines at its start and its end. */
  block(name: string): string
  required(name: string, fallback?: string): string
  boolean(name: string, otherwise: boolean): boolean
  /** Milliseconds. */
  duration(name: string, otherwise: number): number
  optionalDuration(name: string): number | undefined
  /** A whole number from 0 to `most`. */
  count(name: string, otherwise: number, most: number): number
  choice<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice
  /** As `choice`, where nothing is left to a default; the first of them where what is written is none. */
  requiredChoice<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice
  /** A whole number from 1 on, such as a task's; 0 where what is written is none. */
  requiredId(name: string): number
  /** Notes something wrong that only the caller can see. */
  problem(name: string, message: string): void
  /** Throws one error that lists everything that is wrong; returns when nothing is. */
  finish(): void
}

/** The variables of a process, such as the runner sets. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What a timer of Node takes; one that is set to more ends at once. */
const LONGEST_MS = 2 ** 31 - 1

/** Makes a reader of the inputs in an environment; what it finds wrong waits for `finish`. */
export function createInputReader(environment: Environment): InputReader {
  const problems: Problem[] = []

  const problem = (path: string, message: string): void => {
    problems.push({ path, message })
  }
  const raw = (name: string): string => environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''
  const text = (name: string): string => raw(name).trim()

  function optionalDuration(name: string): number | undefined {
    const written = text(name)
    if (written === '') return undefined
    const duration = parseDuration(written)
    if (duration === undefined || duration === 0) {
      problem(
        name,
        `“${written}” is no duration. Write it as \`90s\`, \`10m\`, \`1h30m\` or plain seconds, more than zero.`,
      )
      return undefined
    }
    if (duration > LONGEST_MS) {
      problem(name, `“${written}” is too long. The most that can be waited for is \`596h\`.`)
      return undefined
    }
    return duration
  }

  function required(name: string, fallback = ''): string {
    const written = text(name) === '' ? fallback : text(name)
    if (written === '') problem(name, 'This input is required and is empty.')
    return written
  }

  function choice<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const written = text(name)
    if (written === '') return otherwise
    const found = choices.find((candidate) => candidate === written)
    if (found === undefined)
      problem(name, `“${written}” is not one of ${choices.map((candidate) => `\`${candidate}\``).join(', ')}.`)
    return found ?? otherwise
  }

  return {
    text,
    block: (name) =>
      raw(name)
        .replace(/^(?:[^\S\n]*\n)+/, '')
        .trimEnd(),
    problem,
    optionalDuration,
    required,
    choice,
    requiredChoice(name, choices) {
      required(name)
      return choice(name, choices, choices[0])
    },
    requiredId(name) {
      const written = required(name)
      if (/^[1-9]\d{0,14}$/.test(written)) return Number(written)
      if (written !== '') problem(name, `“${written}” is no whole number from 1 on.`)
      return 0
    },
    boolean(name, otherwise) {
      const written = text(name)
      if (written === '') return otherwise
      if (/^(true|True|TRUE)$/.test(written)) return true
      if (/^(false|False|FALSE)$/.test(written)) return false
      problem(name, `“${written}” is neither \`true\` nor \`false\`.`)
      return otherwise
    },
    duration: (name, otherwise) => optionalDuration(name) ?? otherwise,
    count(name, otherwise, most) {
      const written = text(name)
      if (written === '') return otherwise
      if (/^\d{1,4}$/.test(written) && Number(written) <= most) return Number(written)
      problem(name, `“${written}” is no whole number from 0 to ${most}.`)
      return otherwise
    },
    finish() {
      if (problems.length > 0) throw new InputError(problems)
    },
  }
}

/** The items of an input that is a list of texts; notes what is wrong with it. Empty where the input is. */
export function readListInput(reader: InputReader, name: string): readonly string[] {
  const { items, problems } = readTextList(name, reader.block(name))
  for (const { path, message } of problems) reader.problem(path, message)
  return items
}
