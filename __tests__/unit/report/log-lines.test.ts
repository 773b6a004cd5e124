import { describe, expect, test } from '@jest/globals'
import { batchOf } from '../../../src/ports/line-batch.ts'
import { createLogDoor, labelWidth, type LogDoor } from '../../../src/report/log-lines.ts'

const COLOUR = /\u001b\[[0-9;]*m/g
const through = (made: LogDoor, ...lines: readonly string[]): string => made(batchOf(lines)).toString()
const web = createLogDoor('web', 3, 0)
const door = (lines: readonly string[]): string => through(web, ...lines)
/** What a reader sees: the text without its colours. */
const seen = (...lines: readonly string[]): string => door(lines).replace(COLOUR, '')

describe('the door for log lines', () => {
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
    expect(door(['\u001b[31mred'])).toContain('\u001b[31mred\u001b[0m\n')
  })

  test('a colour code of unreasonable length is dropped', () => {
    expect(door([`\u001b[${'0;'.repeat(900)}m!`]).length).toBeLessThan(60)
  })

  test('a batch of lines keeps its order, and one bad line changes no other', () => {
    expect(seen('a', '##[group]x', 'b')).toBe('web │ a\nweb │ ##[\\group]x\nweb │ b\n')
  })

  test('long lines go on in the next one, marked, with nothing lost and no line over 1,000 characters', () => {
    for (const line of ['x'.repeat(5_000), '😀'.repeat(1_500), '\u001b[32mgreen\u001b[0m '.repeat(400)]) {
      const printed = door([line])
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

  test('labels of parallel jobs line up, wide characters counted as two columns', () => {
    const width = Math.max(labelWidth('web'), labelWidth('构建'))
    expect(through(createLogDoor('web', width, 0), 'x').replace(COLOUR, '')).toBe('web  │ x\n')
    expect(through(createLogDoor('构建', width, 1), 'x').replace(COLOUR, '')).toBe('构建 │ x\n')
  })

  test('a hostile label is as harmless as a hostile line', () => {
    const printed = through(createLogDoor('::error::\n##[group]', 20, 0), 'x').replace(COLOUR, '')
    expect(printed).toBe('\\::error:: ##[\\group] │ x\n')
  })

  test('nothing in gives nothing out', () => expect(door([])).toBe(''))
})
