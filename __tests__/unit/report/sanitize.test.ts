import { describe, expect, test } from '@jest/globals'
import { sanitizeBlock, sanitizeLine, shorten } from '../../../src/report/sanitize.ts'

describe('sanitizeLine', () => {
  test.each([
    ['keeps plain text', 'build-web 构建', 'build-web 构建'],
    ['replaces line ends of all kinds by spaces', 'a\r\nb\rc\nd\u2028e\u0085f', 'a b c d e f'],
    ['breaks a command at the start', '::error::boom', '\\::error::boom'],
    ['breaks a command after white space', ' \u00a0\t::set-env name=A::b', '\\::set-env name=A::b'],
    ['breaks a command after an invisible character', '\u200b::error::x', '\\\u200b::error::x'],
    ['breaks a legacy command anywhere', 'see ##[error]boom', 'see ##[\\error]boom'],
    ['breaks a legacy command with format characters', '#\u200b#\u00ad[error]x', '#\u200b#\u00ad[\\error]x'],
    ['removes escape sequences', '\u001b[31mred\u001b[0m \u001b]0;title\u0007\u001b[2Jx', 'red x'],
    ['keeps the text after an unfinished escape sequence', '\u001b]8;;http://x click', '8;;http://x click'],
    ['removes controls', 'a\u0000b\u0008c\u009fd', 'abcd'],
    ['removes marks that reorder text', 'abc\u202egpj.exe', 'abcgpj.exe'],
  ])('%s', (_name, text, expected) => expect(sanitizeLine(text)).toBe(expected))

  test('cuts long text with an ellipsis, never inside a character', () => {
    expect(shorten('abcdef', 4)).toBe('abc…')
    expect(shorten('ab😀cd', 4)).toBe('ab…')
    expect(shorten('log in with s3cr3t-v4lue', 20)).toBe('log in with…')
    expect(sanitizeLine('x'.repeat(10_000)).length).toBe(500)
  })

  test('keeps markers broken when it cuts', () => {
    for (const length of [20, 40, 41, 42, 43, 44, 500]) {
      const line = sanitizeLine('##[x]'.repeat(200), length)
      expect(line.length).toBeLessThanOrEqual(length)
      expect(line).not.toMatch(/##\[(?!\\)/)
    }
  })
})

test('sanitizeBlock sanitizes and cuts each line, and keeps indentation', () => {
  expect(sanitizeBlock('build:\n  image: web\n    ##[error]no\u0007')).toBe('build:\n  image: web\n    ##[\\error]no')
  const lines = sanitizeBlock(`${'a'.repeat(30)}\n  ${'b'.repeat(30)}\nc`, 20).split('\n')
  expect(lines.map(({ length }) => length)).toEqual([20, 22, 1])
})
