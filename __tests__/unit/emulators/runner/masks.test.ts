import { describe, expect, test } from '@jest/globals'

import { createMasker, maskValues } from '../../../../emulators/runner/masks.ts'

function mask(secrets: readonly string[], text: string): string {
  const masker = createMasker()
  for (const secret of secrets) masker.add(secret)
  return masker.mask(text)
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

// The facts of the runner's own tests: src/Test/L0/HostContextL0.cs.
describe('the published vectors', () => {
  const secrets = [
    'Password123!',
    'Pass"word"123!',
    'Pass word 123!',
    'Pass<word>123!',
    "Pass'word'123!",
    '"Password123!!"',
    '"short"',
  ]
  test.each([
    ['123Password123!123', '123***123'],
    ['password123', 'password123'],
    ['123Pass\\"word\\"123!123', '123***123'],
    ['123Pass%20word%20123%21123', '123***123'],
    ['123Pass&lt;word&gt;123!123', '123***123'],
    ["123Pass''word''123!123", '123***123'],
    [base64(':Password123!'), 'OlBh***'],
    [base64('a:Password123!'), 'YTpQ***'],
    [base64('ab:Password123!'), 'YWI6***'],
    [base64('abc:Password123!'), 'YWJjOlBh***'],
    [base64('abcd:Password123!'), 'YWJjZDpQ***'],
    [base64('abcde:Password123!'), 'YWJjZGU6***'],
    ['123Password123!!123', '123***123'],
    ['123short123', '123short123'],
    ['123"short"123', '123***123'],
  ])('%s is shown as %s', (text, shown) => {
    expect(mask(secrets, text)).toBe(shown)
  })

  // The colour codes of the vectors are the text "3[96m": C# reads their \x0033 as the digit 3.
  test.each([
    ['secret&secret&secret', 'secret&secret&3[96msecret3[0m', '***3[96m***3[0m'],
    ['secret&secret+secret', 'secret&3[96msecret+secret3[0m', '***3[96m***3[0m'],
    ['secret+secret&secret', 'secret+secret&3[96msecret3[0m', '***3[96m***3[0m'],
    ['secret&secret&+secretsecret', 'secret&secret&+3[96ms3[0mecretsecret', '***3[96ms3[0m***'],
    ['secret&+secret&secret', 'secret&+3[96ms3[0mecret&secret', '***3[96ms3[0m***'],
    ['secret&+secret&+secret', 'secret&+3[96ms3[0mecret&+secret', '***3[96ms3[0m***'],
    ['secret&+secret&secret&+secret', 'secret&+3[96ms3[0mecret&secret&+secret', '***3[96ms3[0m***'],
    ['secret&secret&+', 'secret&secret&+3[96m3[0m', '***3[96m3[0m'],
  ])('the pieces that PowerShell prints of %s are hidden', (secret, text, shown) => {
    expect(mask([secret], text)).toBe(shown)
  })
})

test('overlapping and touching secrets become one mark', () => {
  expect(mask(['abcd', 'cdef'], 'xabcdefx')).toBe('x***x')
  expect(mask(['ab', 'cd'], 'abcd-ab-cd')).toBe('***-***-***')
  expect(mask(['aa'], 'aaaa')).toBe('***')
})

test('secrets have no minimum length, and hex, base64url and reversed forms are not hidden', () => {
  expect(mask(['a'], 'banana')).toBe('b***n***n***')
  expect(mask(['token-1'], '746f6b656e2d31')).toBe('746f6b656e2d31')
  expect(mask(['token-1'], '1-nekot')).toBe('1-nekot')
})

test('JSON text of a secret is hidden', () => {
  expect(mask(['a"b\\c\nd'], JSON.stringify({ key: 'a"b\\c\nd' }))).toBe('{"key":"***"}')
})

test('add-mask takes the value and its trimmed lines, and nothing of white space', () => {
  expect(maskValues('one\r\n  two \n\n')).toEqual(['one\r\n  two \n\n', 'one', 'two'])
  expect(maskValues('single')).toEqual(['single'])
  expect(maskValues(' \t')).toEqual([])
})
