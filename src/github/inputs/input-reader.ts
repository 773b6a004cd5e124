import { InputError, type Problem } from '../../errors.ts'
import { parseDuration } from '../../time/duration.ts'
import { readTextList } from './lists.ts'

/** The variables of a process, such as the runner sets. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the inputs of one action. Throws one InputError that lists every problem. */
export function readInputs<Inputs>(environment: Environment, read: (reader: InputReader) => Inputs): Inputs {
  const problems: Problem[] = []
  const inputs = read(createInputReader(environment, problems))
  if (problems.length > 0) throw new InputError(problems)
  return inputs
}

export type InputReader = ReturnType<typeof createInputReader>

/** The longest timer of Node: a longer one ends at once. */
const LONGEST_MS = 2 ** 31 - 1

/**
 * Reads inputs from the variables that the runner sets: `INPUT_<NAME>` in upper case with its hyphens (runner contract §6).
 *
 * Defaults are in action.yml. The ones in code have the same values, which a test checks, and apply if a workflow passes
 * an empty text.
 */
function createInputReader(environment: Environment, problems: Problem[]) {
  const raw = (name: string): string => environment[`INPUT_${name.toUpperCase()}`] ?? ''
  const text = (name: string): string => raw(name).trim()

  function problem(path: string, message: string): void {
    problems.push({ path, message })
  }

  /** A text of several lines with its indentation, without blank lines at its start and end. */
  function block(name: string): string {
    return raw(name)
      .replace(/^(?:[^\S\n]*\n)+/, '')
      .trimEnd()
  }

  function required(name: string, fallback = ''): string {
    const given = text(name) === '' ? fallback : text(name)
    if (given === '') problem(name, 'This input is required and is empty.')
    return given
  }

  function boolean(name: string, fallback: boolean): boolean {
    const given = text(name)
    if (given === '') return fallback
    if (/^(true|True|TRUE)$/.test(given)) return true
    if (/^(false|False|FALSE)$/.test(given)) return false
    problem(name, `“${given}” is neither \`true\` nor \`false\`.`)
    return fallback
  }

  /** Milliseconds. */
  function optionalDuration(name: string): number | undefined {
    const given = text(name)
    if (given === '') return undefined
    const ms = parseDuration(given) ?? 0
    if (ms > 0 && ms <= LONGEST_MS) return ms
    const rule =
      ms === 0
        ? 'is not a valid duration. Write it as `90s`, `10m`, `1h30m` or plain seconds, more than zero.'
        : 'is too long. The longest duration is `596h`.'
    problem(name, `“${given}” ${rule}`)
    return undefined
  }

  /** A whole number from 0 to `most`. */
  function count(name: string, fallback: number, most: number): number {
    const given = text(name)
    if (given === '') return fallback
    if (/^\d{1,4}$/.test(given) && Number(given) <= most) return Number(given)
    problem(name, `“${given}” is not a whole number from 0 to ${most}.`)
    return fallback
  }

  /** A whole number from 1, such as a task's id; 0 if it is not valid. */
  function requiredId(name: string): number {
    const given = required(name)
    if (/^[1-9]\d{0,14}$/.test(given)) return Number(given)
    if (given !== '') problem(name, `“${given}” is not a whole number from 1.`)
    return 0
  }

  function choice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const given = text(name)
    if (given === '') return fallback
    const found = choices.find((candidate) => candidate === given)
    if (found === undefined) {
      const all = choices.map((candidate) => `\`${candidate}\``).join(', ')
      problem(name, `“${given}” is not one of ${all}.`)
    }
    return found ?? fallback
  }

  function requiredChoice<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    required(name)
    return choice(name, choices, choices[0])
  }

  /** The items of a list that was read, after its problems are noted. */
  function itemsOf<Item>(list: { readonly items: readonly Item[]; readonly problems: readonly Problem[] }) {
    problems.push(...list.problems)
    return list.items
  }

  return {
    environment,
    problem,
    text,
    block,
    required,
    boolean,
    duration: (name: string, fallback: number): number => optionalDuration(name) ?? fallback,
    optionalDuration,
    count,
    requiredId,
    choice,
    requiredChoice,
    itemsOf,
    list: (name: string): readonly string[] => itemsOf(readTextList(name, block(name))),
  }
}
