import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { ADVICE } from '../../../src/zadig/errors/advice.ts'

const document = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8')

/** Of each section that begins with a quotation: its heading, the quotation on one line, and what follows. */
const sections = [...document.matchAll(/^### (\S+)\n\n((?:> .*\n)+)\n([^#]*)/gm)].map(
  ([, id = '', quote = '', rest = '']) => ({
    id,
    quote: quote.replaceAll(/^> /gm, '').trim().replaceAll('\n', ' '),
    rest: rest.trim(),
  }),
)

describe('docs/troubleshooting.md', () => {
  test.each(Object.entries(ADVICE))('quotes the advice %s, and says more', (id, advice) => {
    const section = sections.find((candidate) => candidate.id === id)
    expect(section?.quote).toBe(advice)
    expect(section?.rest).not.toBe('')
  })

  test('has no section for an advice that no longer exists, and none twice', () => {
    expect(sections.map(({ id }) => id)).toEqual(Object.keys(ADVICE))
  })
})
