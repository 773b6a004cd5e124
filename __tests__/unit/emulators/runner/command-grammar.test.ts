import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { parseCommand, parseLegacy, parseV2 } from '../../../../emulators/runner/command-grammar.ts'

// The facts of the runner's own tests: src/Test/L0/Worker/ActionCommandL0.cs.
const DO_SOMETHING = new Set(['DO-SOMETHING'])

describe('the legacy grammar of the published vectors', () => {
  test.each([
    ['##[do-something k1=v1;]msg', { k1: 'v1' }, 'msg'],
    ['##[do-something]', {}, ''],
    ['##[do-something k1=%3B=%0D=%0A=%5D;]%3B-%0D-%0A-%5D', { k1: ';=\r=\n=]' }, ';-\r-\n-]'],
    [
      '##[do-something k1=%253B=%250D=%250A=%255D;]%253B-%250D-%250A-%255D',
      { k1: '%3B=%0D=%0A=%5D' },
      '%3B-%0D-%0A-%5D',
    ],
    ['##[do-something k1=;k2=;]', {}, ''],
    ['>>>   ##[do-something k1=v1;]msg', { k1: 'v1' }, 'msg'],
  ])('%j is a command', (line, properties, data) => {
    expect(parseLegacy(line, DO_SOMETHING)).toEqual({ name: 'do-something', properties, data, grammar: 'legacy' })
  })
})

describe('the :: grammar of the published vectors', () => {
  test.each([
    ['::do-something k1=v1,::msg', { k1: 'v1' }, 'msg'],
    ['::do-something::', {}, ''],
    ['::do-something k1=;=%2C=%0D=%0A=]=%3A,::;-%0D-%0A-]-:-,', { k1: ';=,=\r=\n=]=:' }, ';-\r-\n-]-:-,'],
    [
      '::do-something k1=;=%252C=%250D=%250A=]=%253A,::;-%250D-%250A-]-:-,',
      { k1: ';=%2C=%0D=%0A=]=%3A' },
      ';-%0D-%0A-]-:-,',
    ],
    ['::do-something k1=,k2=,::', {}, ''],
    ['::do-something k1=v1::', { k1: 'v1' }, ''],
    ['   ::do-something k1=v1,::msg', { k1: 'v1' }, 'msg'],
  ])('%j is a command', (line, properties, data) => {
    expect(parseV2(line, DO_SOMETHING)).toEqual({ name: 'do-something', properties, data, grammar: 'v2' })
  })

  test('text before the colons makes it plain output', () => {
    expect(parseV2('   >>>   ::do-something k1=v1,::msg', DO_SOMETHING)).toBeUndefined()
  })
})

describe('which lines are commands', () => {
  test.each([
    ['see ##[stop-commands]', 'stop-commands', 'legacy'],
    ['npm log ##[error]boom', 'error', 'legacy'],
    ['::error::boom', 'error', 'v2'],
    ['::ERROR::boom', 'ERROR', 'v2'],
    ['\t::warning::x', 'warning', 'v2'],
    ['\u00a0\u0085\u2003\u3000::error::x', 'error', 'v2'],
    ['::unknown::##[error]x', 'error', 'legacy'],
    ['::error::x ##[warning]y', 'error', 'v2'],
  ])('%j is the command %s by the %s grammar', (line, name, grammar) => {
    expect(parseCommand(line)).toMatchObject({ name, grammar })
  })

  test.each([
    '| ::error::x',
    '##[\\error]x',
    '##[section]x',
    '##[command]x',
    '::error',
    '::error:',
    ': :error::x',
    ':: error::x',
    '::internal-set-repo-path repoFullName=a::b',
    '##[error',
    '##[x] ##[error]only the first marker counts',
    // JavaScript's trimStart would drop the byte order mark.
    '\ufeff::error::x',
    // Case is folded by ordinals: the long s and the Kelvin sign are no letters of a command.
    '::\u017fet-env name=A::b',
    '::add-mas\u212a::b',
    '',
  ])('%j is plain output', (line) => {
    expect(parseCommand(line)).toBeUndefined()
  })

  test('keys that differ in case are one property, and a doubled equals sign does not reach the value', () => {
    expect(parseV2('::error Title=a,title=b, file==c=d::')?.properties).toEqual({ Title: 'b', ' file': 'c=d' })
  })

  test('escapes are upper-case only', () => {
    expect(parseV2('::error::a%0ab%0Ac')?.data).toBe('a%0ab\nc')
  })
})

describe('characters that ICU ignores', () => {
  test.each(['\u200b', '\0', '\u001b', '\u00ad', '\ufeff', '\u2060'])('%j is one of them', (unit) => {
    expect(new Intl.Collator('en').compare(unit, '')).toBe(0)
    expect(parseV2(`::warning:${unit}:x`)).toMatchObject({ name: 'warning', data: ':x' })
    expect(parseV2(`::warning:${unit}:x`, undefined, 'ordinal')).toBeUndefined()
    for (const line of [`${unit}::error::x`, `:${unit}:error::x`, `::${unit}error::x`, `##[${unit}error]x`]) {
      expect(parseCommand(line)).toBeUndefined()
    }
    // A marker with one inside is found first, is no command, and hides the real one from a runner with ICU.
    expect(parseLegacy(`#${unit}#[ ##[error]x`)).toBeUndefined()
    expect(parseLegacy(`#${unit}#[ ##[error]x`, undefined, 'ordinal')).toMatchObject({ name: 'error' })
  })
})

test('a line with a constant visible prefix and every ##[ broken is never a command', () => {
  const text = fc.string({ unit: fc.constantFrom('#', '[', ']', ':', ' ', 'error', '%0A', '\u200b', '\u0085', 'x') })
  fc.assert(
    fc.property(text, (remote) => {
      const line = `job │ ${remote.replaceAll('##[', '##[\\')}`
      expect(parseCommand(line)).toBeUndefined()
      expect(parseCommand(line, undefined, 'ordinal')).toBeUndefined()
    }),
    { numRuns: 5000 },
  )
})

// Found by calling `usearch_first` of ICU 72 with every code point in each place: contract §1.2.
describe('the culture-sensitive search', () => {
  const hides = (line: (point: string) => string): readonly string[] =>
    Array.from({ length: 0x2_0000 }, (_, point) => point)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .filter((point) => parseV2(line(point)) === undefined)

  test('misses the colons that a combining mark follows: 608 code points, and what Unicode has added since 15', () => {
    const marks = hides((point) => `::error::${point}x`)
    expect(marks.length).toBeGreaterThanOrEqual(608)
    expect(marks.length).toBeLessThan(700)
    expect(marks).toEqual(expect.arrayContaining(['\u0301', '\u05b0', '\u20dd', '\uff9e', '\u{1e94a}']))
    // Completely ignorable ones, marks with a weight of their own, and everything that is no mark.
    for (const point of ['\u034f', '\u0591', '\u200d', '\ufe0f', '\u0363', '\u0000', 'é'])
      expect(marks).not.toContain(point)
  })

  test('misses the colons after a code point that joins them', () => {
    const before = hides((point) => `::error title=x${point}::y`)
    expect(before).toHaveLength(27)
    expect(before).toEqual(expect.arrayContaining(['\u0600', '\u0d4e', '\u{11d46}']))
  })

  test.each([
    ['::error title=a::\u0301,file=README.md::Forged', { title: 'a::\u0301', file: 'README.md' }, 'Forged'],
    ['::error:: \u0301x', {}, ' \u0301x'],
    ['::error:::\u0301::x', {}, ':\u0301::x'],
    ['::error::\u200b\u0301x', {}, '\u200b\u0301x'],
    ['::error:\u0591:x', {}, ':x'],
  ])('reads %j', (line, properties, data) => {
    expect(parseCommand(line)).toMatchObject({ name: 'error', properties, data })
  })

  test.each(['::add-mask::\u0301secret', '::error::\u200d\u0301x', '::error:\u200b:\u0301x'])(
    'takes %j for text',
    (line) => {
      expect(parseCommand(line)).toBeUndefined()
    },
  )

  test('continues to a second marker after one that a mark hides', () => {
    expect(parseCommand('##[\u0301 ##[error]x')).toMatchObject({ name: 'error', data: 'x' })
  })
})
