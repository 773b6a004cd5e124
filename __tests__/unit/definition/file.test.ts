import { describe, expect, test } from '@jest/globals'

import { toServerText } from '../../../src/definition/file.ts'
import { parseText } from '../../../src/yaml.ts'

const LIMIT = 'concurrency_limit: -1'

describe('the text that the server gets', () => {
  test.each([
    ['lines', 'name: a # b\nvalue: 1.10\n', 'concurrency_limit: -1\nname: a # b\nvalue: 1.10\n'],
    [
      'indented lines after a comment',
      '# c\n---\n  name: a\n  b: c\n',
      '# c\n---\n  concurrency_limit: -1\n  name: a\n  b: c\n',
    ],
    [
      'lines without a last end, of a block',
      'name: a\nscript: |\n  b',
      'concurrency_limit: -1\nname: a\nscript: |\n  b',
    ],
    ['an anchor', '&a\nname: a\n', '&a\nconcurrency_limit: -1\nname: a\n'],
    ['a byte order mark', '\ufeffname: a', '\ufeffconcurrency_limit: -1\nname: a'],
    ['JSON', '{"name": "a", "value": 1.10}', '{concurrency_limit: -1, "name": "a", "value": 1.10}'],
    ['braces after tabs', '\t{\n\t"name":\t"a"}', '{concurrency_limit: -1, \n\t"name":\t"a"}'],
  ])('has the field before the first, in %s', (_what, text, sent) => {
    expect(toServerText(text, LIMIT)).toBe(sent)
    expect(parseText('', sent)).toMatchObject({ ok: true, value: { name: 'a', concurrency_limit: '-1' } })
  })

  test.each([
    ['a pair of escapes', '"\\ud83d\\ude80"', '"🚀"'],
    ['an escaped slash', '"a\\/b"', '"a/b"'],
    ['a slash after an escaped backslash', '"a\\\\/b"', '"a\\\\/b"'],
    ['half of a pair', '"\\ud83d"', '"\ufffd"'],
    ['what YAML 1.1 takes for an end of the line', '"a\u2028b\u0085c"', '"a\\u2028b\\u0085c"'],
    ['a character that YAML does not know', '"a\u007fb\ufeffc"', '"a\\u007fb\\ufeffc"'],
    ['escapes that YAML has', '"\\u0000\\t\\b\\f\\"\\\\\\u00e9"', '"\\u0000\\t\\b\\f\\"\\\\\\u00e9"'],
    ['other scalars', "['\\/', \\/, 12345678901234567890]", "['\\/', \\/, 12345678901234567890]"],
  ])('reads the same to the server: %s', (_what, text, sent) => {
    expect(toServerText(`{"a": ${text}, "b": ${text}}`, '')).toBe(`{"a": ${sent}, "b": ${sent}}`)
    expect(toServerText(`a: ${text}\nb: ${text}\n`, '')).toBe(`a: ${sent}\nb: ${sent}\n`)
  })
})
