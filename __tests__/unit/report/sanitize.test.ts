import { describe, expect, test } from '@jest/globals'
import { sanitizeLine, shorten } from '../../../src/report/sanitize.ts'

describe('the door for short remote strings', () => {
  test.each([
    ['plain text stays', 'build-web 构建', 'build-web 构建'],
    ['line ends of all kinds become spaces', 'a\r\nb\rc\nd\u2028e\u0085f', 'a b c d e f'],
    ['a command is no longer first in its line', '::error::boom', '\\::error::boom'],
    ['nor behind white space', ' \u00a0\t::set-env name=A::b', '\\::set-env name=A::b'],
    ['nor behind what no one sees', '\u200b::error::x', '\\\u200b::error::x'],
    ['a legacy command is broken wherever it stands', 'see ##[error]boom', 'see ##[\\error]boom'],
    ['also with format characters in between', '#\u200b#\u00ad[error]x', '#\u200b#\u00ad[\\error]x'],
    ['escape sequences go', '\u001b[31mred\u001b[0m \u001b]0;title\u0007\u001b[2Jx', 'red x'],
    ['an escape that never ends takes no text with it', '\u001b]8;;http://x click', '8;;http://x click'],
    ['so do controls', 'a\u0000b\u0008c\u009fd', 'abcd'],
    ['and marks that reorder text', 'abc\u202egpj.exe', 'abcgpj.exe'],
  ])('%s', (_name, text, expected) => expect(sanitizeLine(text)).toBe(expected))

  test('long text is cut with an ellipsis, never inside a character', () => {
    expect(shorten('abcdef', 4)).toBe('abc…')
    expect(shorten('ab😀cd', 4)).toBe('ab…')
    expect(shorten('log in with s3cr3t-v4lue', 20)).toBe('log in with…')
    expect(sanitizeLine('x'.repeat(10_000)).length).toBe(500)
  })

  test('what is broken stays within its length, and broken', () => {
    for (const length of [20, 40, 41, 42, 43, 44, 500]) {
      const line = sanitizeLine('##[x]'.repeat(200), length)
      expect(line.length).toBeLessThanOrEqual(length)
      expect(line).not.toMatch(/##\[(?!\\)/)
    }
  })
})
