// Comments cite the servers' contracts by section; docs/contracts.md has each of them.
import { describe, expect, test } from '@jest/globals'

import { read, sourceFiles } from './source-files.ts'

type Part = 'Zadig' | 'GitHub runner'

interface Citation {
  readonly path: string
  readonly part: Part
  /** `4.3`, or `4` for the whole. */
  readonly section: string
}

/** "contract §4.3", with what may follow it: "–4.5", ", §4.7", " and §6", " to §3.6"; a section alone; or an RFC's. */
const CITED =
  /(runner[ -])?contract(?:'s)? \(?(§[\d.]+(?:(?:[–-]|,? and |, | to )§[\d.]+|[–-]\d[\d.]*)*)|RFC \d+ §[\d.]+|(§\d[\d.]*(?:[–-]\d[\d.]*)?)/gi

/** Folders in which a plain "contract" is the runner's. */
const OF_RUNNER = /^(?:emulators|__tests__\/unit\/emulators)\/runner\//

const document = read('docs/contracts.md')
const headings: Readonly<Record<Part, readonly string[]>> = {
  Zadig: headingsOf('Zadig'),
  'GitHub runner': headingsOf('GitHub runner'),
}

function headingsOf(part: Part): readonly string[] {
  const text = document.split(/^## /m).find((candidate) => candidate.startsWith(`${part}\n`)) ?? ''
  return [...text.matchAll(/^### §([\d.]+) \S/gm)].map(([, section = '']) => section)
}

/** The sections of a text, also where a citation goes on in the next line of a comment. */
function citations(path: string, text: string): readonly Citation[] {
  const flowing = text.replaceAll(/\n\s*(?:\*|\/\/)\s+/g, ' ')
  return [...flowing.matchAll(CITED)].flatMap(([, runner, list = '', alone = '']) => {
    const part: Part = runner !== undefined || OF_RUNNER.test(path) ? 'GitHub runner' : 'Zadig'
    return [...(list + alone).matchAll(/\d+(?:\.\d+)*/g)].map(([section]) => ({ path, part, section }))
  })
}

/** Whether the number is that of an item: its section has a list with it. */
function isItem(part: Part, section: string): boolean {
  const [, parent = '', item = ''] = /^(.+)\.(\d+)$/.exec(section) ?? []
  const text = document.split(/^## /m).find((candidate) => candidate.startsWith(`${part}\n`)) ?? ''
  const body = text.split(/^### §/m).find((candidate) => candidate.startsWith(`${parent} `)) ?? ''
  return parent !== '' && new RegExp(`^${item}\\. `, 'm').test(body)
}

describe('docs/contracts.md', () => {
  const cited = sourceFiles('src', 'emulators', 'scripts', '__tests__').flatMap((path) => citations(path, read(path)))

  test('has every section that a comment cites', () => {
    expect(cited.length).toBeGreaterThan(200)
    const missing = cited.filter(({ part, section }) => !headings[part].includes(section) && !isItem(part, section))
    expect(missing).toEqual([])
  })

  test.each(['Zadig', 'GitHub runner'] as const)('numbers each section of %s once', (part) => {
    expect(headings[part].length).toBeGreaterThan(20)
    expect(new Set(headings[part]).size).toBe(headings[part].length)
  })
})

test('a list of sections is read to its end, across lines and with its owner', () => {
  const text =
    ' * Silent (contract §4.3–4.5, §4.7 and\n * §9.2; codes in §3.3), unlike the runner\n * contract §5.2 and RFC 5280 §4.99.'
  expect(citations('src/a.ts', text).map(({ part, section }) => `${part} ${section}`)).toEqual([
    'Zadig 4.3',
    'Zadig 4.5',
    'Zadig 4.7',
    'Zadig 9.2',
    'Zadig 3.3',
    'GitHub runner 5.2',
  ])
})
