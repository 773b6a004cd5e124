import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { parseKeyValues } from '../../../emulators/runner/file-command.ts'
import { jsonLines } from '../../../src/report/outputs.ts'
import { rowsIn } from '../../support/json-output.ts'
import { createRunner } from '../../../src/github/runner.ts'
import { maskForms, STARTS_WITH_MARK } from '../../../src/github/toolkit.ts'
import { createCommandProcessor } from '../../../emulators/runner/command-state.ts'
import { createCaseInsensitiveMap } from '../../../emulators/runner/dotnet-text.ts'
import { createMasker } from '../../../emulators/runner/masks.ts'
import { createMatcherRegistry } from '../../../emulators/runner/matcher-config.ts'
import { ACT, FORGEJO } from '../../../emulators/runner/other-runners.ts'
import { createStepLog } from '../../../emulators/runner/step-log.ts'

describe('annotations', () => {
  /** The toolkit writes commands to the process's own output. */
  const write = process.stdout.write.bind(process.stdout)
  let commands: string[] = []
  beforeEach(() => {
    commands = []
    process.stdout.write = (chunk: string | Uint8Array) => commands.push(String(chunk)) > 0
  })
  afterEach(() => {
    process.stdout.write = write
  })

  function annotated(levels: readonly ('error' | 'warning' | 'notice')[], message = 'it says\nsomething'): string {
    const stdout = new PassThrough()
    const runner = createRunner(stdout, {}, new AbortController().signal)
    for (const level of levels) runner.annotate(level, { title: 'Zadig', message })
    const read: unknown = stdout.setEncoding('utf8').read()
    return typeof read === 'string' ? read : ''
  }

  test('are nine of each level at most, so that one remains for the end of the step', () => {
    const log = annotated(Array.from({ length: 12 }, () => ['error', 'warning', 'notice'] as const).flat())
    for (const level of ['error', 'warning', 'notice']) {
      expect(commands.filter((line) => line.startsWith(`::${level} `))).toHaveLength(9)
      expect(log.split('\n').filter((line) => line === `${level}: Zadig: it says`)).toHaveLength(3)
    }
    expect(log.split('\n').filter((line) => line === '| something')).toHaveLength(9)
  })

  test('beyond the limit are inert lines of the log', () => {
    const log = annotated(
      Array.from({ length: 10 }, () => 'warning' as const),
      '::error::x\n::add-mask::y\n##[error]z',
    )
    expect(log.split('\n')).toHaveLength(4)
    expect(log).not.toMatch(/^\s*::/m)
    expect(log).not.toContain('##[error]')
  })

  test.each(['\u0301', '\u200d', '\ufe0f', '\u{e0100}', '\u0591', '\uff9e'])('keep %j away from the colons', (mark) => {
    annotated(['error'], `${mark}::error::x`)
    expect(commands.join('')).toBe(`::error title=Zadig:: ${mark}::error::x\n`)
  })

  test('keep the end of a title away from the colons', () => {
    const runner = createRunner(new PassThrough(), {}, new AbortController().signal)
    runner.annotate('notice', { title: 'Zadig \u0d4e', message: 'x' })
    expect(commands.join('')).toBe('::notice title=Zadig \u0d4e ::x\n')
  })
})

describe('outputs and state', () => {
  const directory = mkdtempSync(join(tmpdir(), 'runner-files-'))
  const saved = { ...process.env }
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  beforeEach(() => {
    for (const name of ['OUTPUT', 'STATE']) writeFileSync(pathOf(name), '')
    Object.assign(process.env, { GITHUB_OUTPUT: pathOf('OUTPUT'), GITHUB_STATE: pathOf('STATE') })
  })
  afterEach(() => {
    process.env = saved
  })
  const pathOf = (name: string): string => join(directory, name)

  test('stay below 1 MB of UTF-16 units together, and leave room for later ones', () => {
    const printed: string[] = []
    const write = process.stdout.write.bind(process.stdout)
    process.stdout.write = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0
    const runner = createRunner(new PassThrough(), {}, new AbortController().signal)
    runner.saveState({ marker: 'x'.repeat(100_000) })
    const jobs = Array.from({ length: 5_000 }, (_, index) => ({ name: `job ${index}`, error: '试'.repeat(300) }))
    for (const name of ['jobs', 'images', 'definition']) runner.setOutput(name, jsonLines(jobs))
    runner.setOutput('jobs', jsonLines(jobs.slice(0, 3)))
    runner.setOutput('diff', 'a line\n'.repeat(200_000))
    runner.setOutput('conclusion', 'success')
    process.stdout.write = write

    const outputs = [...parseKeyValues(readFileSync(pathOf('OUTPUT'), 'utf8'))]
    expect(outputs.map(([name]) => name)).toEqual(['jobs', 'images', 'definition', 'jobs', 'diff', 'conclusion'])
    // Of two values the runner takes the last.
    const left = Object.values(Object.fromEntries(outputs))
    expect(left.reduce((sum, value) => sum + value.length, 100_000)).toBeLessThan(1_000_000)
    const kept = rowsIn(outputs[0]?.[1]).length
    expect(kept).toBeGreaterThan(1_000)
    expect(printed[0]).toBe(
      `::warning title=Zadig outputs::The output \`jobs\` has only the first ${kept} of 5000 elements: GitHub accepts 1 MB of outputs a job.\n`,
    )
    expect(printed).toHaveLength(4)
    expect(printed[3]).toMatch(/The output `diff` has only the first \d+ of 200001 lines:/)
  })
})

// The commands that register a secret, as each runner reads them.

const RUNNERS = { github: {}, act: ACT, forgejo: FORGEJO }
type Name = keyof typeof RUNNERS

/** Registers a secret as the step does. Returns what the runner printed of it, and how it shows a later line. */
function register(secret: string, name: Name) {
  const differences = RUNNERS[name]
  const masker = createMasker(name === 'github')
  const log = createStepLog(masker, { debug: false })
  const map = createCaseInsensitiveMap
  const effects = { outputs: map(), state: map(), env: new Map(), path: [], masks: [], failureReasons: [] }
  const targets = { log, masker, effects, matchers: createMatcherRegistry(), workspace: '/', env: {}, debug: false }
  const { process } = createCommandProcessor({ ...targets, differences })
  for (const form of maskForms(secret, name === 'act')) {
    const line = `::add-mask::${STARTS_WITH_MARK.test(form) ? ' ' : ''}${form}`
    if (!process(line)) log.write(line)
  }
  return { printed: log.lines.join('\n').replaceAll('::add-mask::', ''), show: (text: string) => masker.mask(text) }
}

/** Whether four characters of the secret, one after another, are in a text. */
const shows = (text: string, secret: string): boolean =>
  Array.from({ length: Math.max(1, secret.length - 3) }, (_, at) => secret.slice(at, at + 4)).some((part) =>
    text.includes(part),
  )

describe('a secret', () => {
  const secrets = [
    'plain-secret',
    'pass%word',
    '100%sure',
    'url%25encoded',
    'line%0Afeed%0Dreturn',
    'left::right',
    'left::%25right:::more',
    ':leading',
    '::twice',
    '\u0301marked',
    'left::\u0301right',
    '\u200b\u0301:hidden%',
    'with space::and more',
    'colon:',
  ]
  test.each(
    secrets.flatMap((secret) => (['github', 'act', 'forgejo'] as const).map((name) => [secret, name] as const)),
  )('%j is hidden by %s, and not printed by the command', (secret, name) => {
    const { printed, show } = register(secret, name)
    expect(shows(printed, secret)).toBe(false)
    expect(shows(show(`it is x${secret}, yes`), secret)).toBe(false)
    expect(show('it is nothing, yes')).toBe('it is nothing, yes')
  })

  test('with colons goes to act in pieces that are long enough, and to the others as a whole', () => {
    expect(maskForms('ab::cd', true)).toEqual([])
    expect(maskForms('left::cd', true)).toEqual(['left'])
    expect(maskForms('ab::cd', false)).toEqual(['ab::cd'])
    expect(maskForms('x%0Ay%0Az', false)).toEqual(['x%250Ay%250Az'])
  })

  test('is hidden by GitHub and printed by no runner, for any text', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '%',
      '%25',
      '%0A',
      '25',
      '\u0301',
      '\u200d',
      ' ',
      'abcd',
      'x',
      '😀',
      '##[error]',
    )
    const secret = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('').trim())
    fc.assert(
      fc.property(secret, (text) => {
        fc.pre(text.length >= 4)
        expect(register(text, 'github').show(`<${text}>`)).toBe('<***>')
        for (const name of ['github', 'act', 'forgejo'] as const) {
          const { printed } = register(text, name)
          expect(printed).toBe('')
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
