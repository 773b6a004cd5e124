import { describe, expect, test } from '@jest/globals'

import { ADVICE } from '../../../src/zadig/errors/advice.ts'
import { read } from './source-files.ts'

/** Each section that begins with a quotation: its heading, the quotation on one line, and the text after it. */
const sections = [...read('docs/troubleshooting.md').matchAll(/^### (\S+)\n\n((?:> .*\n)+)\n([^#]*)/gm)].map(
  ([, id = '', quote = '', rest = '']) => ({
    id,
    quote: quote.replaceAll(/^> /gm, '').trim().replaceAll('\n', ' '),
    rest: rest.trim(),
  }),
)

describe('docs/troubleshooting.md', () => {
  test.each(Object.entries(ADVICE))('quotes and explains the advice %s', (id, advice) => {
    const section = sections.find((candidate) => candidate.id === id)
    expect(section?.quote).toBe(advice)
    expect(section?.rest).not.toBe('')
  })

  test('has one section for each advice, in the same order', () => {
    expect(sections.map(({ id }) => id)).toEqual(Object.keys(ADVICE))
  })
})
