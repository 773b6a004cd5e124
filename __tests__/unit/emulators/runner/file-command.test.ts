import { describe, expect, test } from '@jest/globals'

import { decodeFile, parseKeyValues, parsePathLines } from '../../../../emulators/runner/file-command.ts'

// The facts of the runner's own tests: src/Test/L0/Worker/{SetOutput,SaveState,SetEnv}FileCommandL0.cs.
describe('the published vectors', () => {
  test.each([
    ['an empty file', [], {}],
    ['a pair', ['MY_OUTPUT=MY VALUE'], { MY_OUTPUT: 'MY VALUE' }],
    ['empty lines', ['', 'A=my value', '', 'B=my second value', ''], { A: 'my value', B: 'my second value' }],
    ['an empty value', ['A='], { A: '' }],
    ['equals signs in values', ['A==abc', 'B=def=ghi', 'C=jkl='], { A: '=abc', B: 'def=ghi', C: 'jkl=' }],
    ['a heredoc', ['A<<EOF', 'line one', 'line two', 'EOF'], { A: 'line one\nline two' }],
    ['an empty heredoc', ['A<<EOF', 'EOF'], { A: '' }],
    [
      'empty lines around heredocs',
      ['', 'A<<EOF', 'hello', 'world', 'EOF', '', 'B<<EOF', 'HELLO', 'AGAIN', 'EOF', ''],
      { A: 'hello\nworld', B: 'HELLO\nAGAIN' },
    ],
    [
      'delimiters with special characters',
      ['A<<=EOF', 'hello', 'one', '=EOF', 'B<<<EOF', 'hello', 'two', '<EOF', 'C<<EOF', ' EOF', 'EOF'],
      { A: 'hello\none', B: 'hello\ntwo', C: ' EOF' },
    ],
    [
      'empty and equal-signed lines in heredocs',
      ['A<<EOF', 'hello', '', 'three', '', 'EOF', 'B<<EOF', 'hello=four', 'EOF'],
      { A: 'hello\n\nthree\n', B: 'hello=four' },
    ],
  ])('%s', (_what, lines, pairs) => {
    expect(Object.fromEntries(parseKeyValues(lines.join('\n')))).toEqual(pairs)
  })

  test.each([
    ['lines joined without line feed', 'A<<EOFline oneEOF', 'Matching delimiter not found'],
    ['a last line that does not end', 'A<<EOF\nline one\nline two EOF', 'EOF marker missing new line'],
  ])('%s is refused', (_what, text, message) => {
    expect(() => [...parseKeyValues(text)]).toThrow(message)
  })
})

test.each([
  ['no separator', "Invalid format 'no separator'"],
  ['<<EOF\nEOF', 'Name must not be empty'],
  ['A<<', 'delimiter must not be empty'],
  ['A<<EOF\nx\nEOF \n', 'Matching delimiter not found'],
])('%j is refused', (text, message) => {
  expect(() => [...parseKeyValues(text)]).toThrow(message)
})

test('the lines before a malformed line are applied', () => {
  const pairs = parseKeyValues('A=1\nbroken')
  expect(pairs.next().value).toEqual(['A', '1'])
  expect(() => pairs.next()).toThrow('broken')
})

test('a carriage return belongs to the value on Linux, and an empty name passes', () => {
  expect([...parseKeyValues('A=1\r\n=2\n')]).toEqual([
    ['A', '1\r'],
    ['', '2'],
  ])
})

test('a byte order mark does not become part of the first name', () => {
  expect([...parseKeyValues(decodeFile(Buffer.from('\ufeffA=1', 'utf8')))]).toEqual([['A', '1']])
})

test('GITHUB_PATH is lines', () => {
  expect(parsePathLines('/a\r\n\n/b\r/c')).toEqual(['/a', '/b', '/c'])
})
