import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
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
})
