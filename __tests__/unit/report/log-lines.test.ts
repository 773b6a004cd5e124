import { setImmediate as tick } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { createMatcherRegistry, parseMatchers } from '../../../emulators/runner/matcher-config.ts'
import { createLineMatcher } from '../../../emulators/runner/problem-matchers.ts'
import { batchOf } from '../../../src/ports/line-batch.ts'
import { createLogFormatter, labelWidth } from '../../../src/report/log-lines.ts'

const COLOUR = /\u001b\[[0-9;]*m/g
const web = createLogFormatter('web', 3, 0)
const through = (formatter: typeof web, ...lines: readonly string[]): string => formatter(batchOf(lines))
const format = (lines: readonly string[]): string => through(web, ...lines)
/** What a reader sees: the text without its colours. */
const seen = (...lines: readonly string[]): string => format(lines).replace(COLOUR, '')

describe('createLogFormatter', () => {
  test.each([
    ['a line gets its prefix', 'hello', 'web │ hello\n'],
    ['indentation stays', '    at main.go:3', 'web │     at main.go:3\n'],
    ['a blank line stays', '', 'web │ \n'],
    ['tabs stay', 'a\tb', 'web │ a\tb\n'],
    ['a command is only text behind the prefix', '::error::boom', 'web │ ::error::boom\n'],
    ['a legacy command is broken', 'x ##[error]boom', 'web │ x ##[\\error]boom\n'],
    ['so is one that hides a format character', 'x #\u00ad#[error]boom', 'web │ x #\u00ad#[\\error]boom\n'],
    ['a redrawn line shows its last state', '10%\r50%\r100%', 'web │ 100%\n'],
    ['also when it ends in a return', '10%\r100%\r', 'web │ 100%\n'],
    ['a carriage return brings no command to the start', 'ok\r::add-mask::a', 'web │ ::add-mask::a\n'],
    ['controls go', 'a\u0000\u0007\u0008b', 'web │ ab\n'],
    ['cursor movements and titles go', '\u001b[2J\u001b[1;1H\u001b]0;t\u0007x', 'web │ x\n'],
    ['other line separators become spaces', 'a\u2028b\u0085c\u000bd', 'web │ a b c d\n'],
    ['bidirectional overrides go', 'user\u202e\u2066x', 'web │ userx\n'],
    ['other scripts and emoji stay', '构建完成 ✓ 😀', 'web │ 构建完成 ✓ 😀\n'],
  ])('%s', (_name, line, expected) => expect(seen(line)).toBe(expected))

  test('colours stay and end with the line', () => {
    expect(format(['\u001b[31mred'])).toContain('\u001b[31mred\u001b[0m\n')
  })

  test('a colour code of unreasonable length is dropped', () => {
    expect(format([`\u001b[${'0;'.repeat(900)}m!`]).length).toBeLessThan(60)
  })

  test('a batch of lines keeps its order, and one bad line changes no other', () => {
    expect(seen('a', '##[group]x', 'b')).toBe('web │ a\nweb │ ##[\\group]x\nweb │ b\n')
  })

  test('long lines go on in the next one, marked, with nothing lost and no line over 1,000 characters', () => {
    for (const line of ['x'.repeat(5_000), '😀'.repeat(1_500), '\u001b[32mgreen\u001b[0m '.repeat(400)]) {
      const printed = format([line])
      for (const piece of printed.split('\n')) expect(piece.length).toBeLessThanOrEqual(1_000)
      const text = printed
        .replace(COLOUR, '')
        .split('\n')
        .map((piece) => piece.slice('web │ '.length))
        .join('')
      expect(text).toBe(line.replace(COLOUR, ''))
      expect(printed.replace(COLOUR, '').split('\n')[1]).toMatch(/^web ┆ /)
    }
  })

  test('lines of many megabytes come out whole in linear time', async () => {
    // A search that goes back to the line's start for each piece takes minutes here.
    for (const character of ['x', '字', '\t']) {
      const line = character.repeat(8_000_000)
      const pieces = seen(line).split('\n').slice(0, -1)
      expect(pieces.reduce((sum, piece) => sum + piece.length - 'web │ '.length, 0)).toBe(line.length)
      await tick()
    }
  })

  test('long lines are cut between words, so that a mask finds the secret whole', () => {
    const secret = `ey${'S3cr3t'.repeat(50)}`
    for (let before = 900; before < 1_000; before += 1)
      expect(seen(`${'curl -v '.repeat(200).slice(0, before)} ${secret} ${'x '.repeat(500)}`)).toContain(secret)
  })

  test('labels of parallel jobs line up, wide characters counted as two columns', () => {
    const width = Math.max(labelWidth('web'), labelWidth('构建'))
    expect(through(createLogFormatter('web', width, 0), 'x').replace(COLOUR, '')).toBe('web  │ x\n')
    expect(through(createLogFormatter('构建', width, 1), 'x').replace(COLOUR, '')).toBe('构建 │ x\n')
  })

  test('a hostile label is as harmless as a hostile line', () => {
    const printed = through(createLogFormatter('::error::\n##[group]', 20, 0), 'x').replace(COLOUR, '')
    expect(printed).toBe('\\::error:: ##[\\group] │ x\n')
  })

  test('nothing in gives nothing out', () => expect(format([])).toBe(''))
})

describe('problem matchers of earlier steps', () => {
  /** Patterns of the kinds that set-up actions load. */
  const matchers = {
    // As eslint's long form: a file's name, then findings below it.
    findings: [
      { regexp: String.raw`^(\S.*)$`, file: 1 },
      {
        regexp: String.raw`^\s+(\d+):(\d+)\s+(error|warning)\s+(.+)$`,
        line: 1,
        column: 2,
        severity: 3,
        message: 4,
        loop: true,
      },
    ],
    // A line that begins with a file's name in the characters that names have.
    strict: [{ regexp: String.raw`^([\w./-]+):(\d+):(\d+): (.+)$`, file: 1, line: 2, column: 3, message: 4 }],
  }

  function matches(pattern: (typeof matchers)[keyof typeof matchers], ...lines: readonly string[]) {
    const registry = createMatcherRegistry()
    registry.add(parseMatchers({ problemMatcher: [{ owner: 'test', pattern }] }))
    const matcher = createLineMatcher(registry)
    let found = 0
    for (const line of lines) matcher.match(line, () => (found += 1) > 0)
    matcher.close()
    return found
  }
  const printed = (...lines: readonly string[]): readonly string[] => format(lines).trimEnd().split('\n')

  test.each([
    ['findings', ['src/a.ts', '  1:2  error  Boom  rule']],
    ['strict', ['src/a.go:1:2: boom']],
  ] as const)('match such lines, but not behind the prefix: %s', (kind, lines) => {
    expect(matches(matchers[kind], ...lines)).toBe(1)
    expect(matches(matchers[kind], ...printed(...lines))).toBe(0)
  })
})

describe('batches', () => {
  const many = (line: string): readonly string[] => Array.from({ length: 300 }, (_, index) => `${index} ${line}`)

  test.each([
    ['plain', 'plain text'],
    ['coloured', '\u001b[31mred\u001b[0m'],
    ['Chinese', '构建完成 ✓'],
    ['with a marker', 'see ##[error]x'],
    ['with a bell', 'ding\u0007'],
    ['long', 'x'.repeat(1_200)],
  ])('come out as their lines would one by one: %s', (_name, line) => {
    const lines = many(line)
    const visible = (text: string): string => text.replace(COLOUR, '')
    expect(visible(format(lines))).toBe(visible(lines.map((one) => format([one])).join('')))
    const mixed = [...lines, 'last']
    expect(visible(format(mixed))).toBe(visible(mixed.map((one) => format([one])).join('')))
  })

  test('keep a label apart that looks like a replacement', () => {
    expect(through(createLogFormatter('$& $1', 5, 0), 'a', 'b').replace(COLOUR, '')).toBe('$& $1 │ a\n$& $1 │ b\n')
  })
})
