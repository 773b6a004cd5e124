import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { parseKeyValues } from '../../../emulators/runner/file-command.ts'
import { jsonLines } from '../../../src/report/output-text.ts'
import { rowsIn } from '../../support/json-output.ts'
import { createRunner } from '../../../src/github/runner.ts'

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

  test('are nine of each level at most, so that one is left for the end of the step', () => {
    const log = annotated(Array.from({ length: 12 }, () => ['error', 'warning', 'notice'] as const).flat())
    for (const level of ['error', 'warning', 'notice']) {
      expect(commands.filter((line) => line.startsWith(`::${level} `))).toHaveLength(9)
      expect(log.split('\n').filter((line) => line === `${level}: Zadig: it says`)).toHaveLength(3)
    }
    expect(log.split('\n').filter((line) => line === '| something')).toHaveLength(9)
  })

  test('that have no room are inert lines of the log', () => {
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

  test('stay below 1 MB of UTF-16 units together, and leave room for what comes later', () => {
    const told: string[] = []
    const write = process.stdout.write.bind(process.stdout)
    process.stdout.write = (chunk: string | Uint8Array) => told.push(String(chunk)) > 0
    const runner = createRunner(new PassThrough(), {}, new AbortController().signal)
    runner.saveState('asked', 'x'.repeat(100_000))
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
    expect(told[0]).toBe(
      `::warning title=Zadig outputs::The output \`jobs\` has only the first ${kept} of 5000 elements: GitHub takes 1 MB of outputs a job.\n`,
    )
    expect(told).toHaveLength(4)
    expect(told[3]).toMatch(/The output `diff` has only the first \d+ of 200001 lines:/)
  })
})
