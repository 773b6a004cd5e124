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

/** "contract §4.3", and what can follow it: "–4.5", ", §4.7", " and §6", " to §3.6"; a section alone; or an RFC's. */
const CITED =
  /(runner[ -])?contract(?:'s)? \(?(§[\d.]+(?:(?:[–-]|,? and |, | to )§[\d.]+|[–-]\d[\d.]*)*)|RFC \d+ §[\d.]+|(§\d[\d.]*(?:[–-]\d[\d.]*)?)/gi

/** Folders in which a plain "contract" is the runner's. */
const OF_RUNNER = /^(?:emulators|__tests__\/unit\/emulators)\/runner\//

const parts = read('docs/contracts.md').split(/^## /m)
const textOf = (part: Part): string => parts.find((text) => text.startsWith(`${part}\n`)) ?? ''
const sectionsOf = (part: Part): readonly string[] =>
  [...textOf(part).matchAll(/^### §([\d.]+) \S/gm)].map(([, section = '']) => section)
const sections: Readonly<Record<Part, readonly string[]>> = {
  Zadig: sectionsOf('Zadig'),
  'GitHub runner': sectionsOf('GitHub runner'),
}

/** The sections of a text, including a citation that continues in the next line of a comment. */
function citations(path: string, text: string): readonly Citation[] {
  const flowing = text.replaceAll(/\n\s*(?:\*|\/\/)\s+/g, ' ')
  return [...flowing.matchAll(CITED)].flatMap(([, runner, list = '', alone = '']) => {
    const part: Part = runner !== undefined || OF_RUNNER.test(path) ? 'GitHub runner' : 'Zadig'
    return [...(list + alone).matchAll(/\d+(?:\.\d+)*/g)].map(([section]) => ({ path, part, section }))
  })
}

/** Whether the number is that of an item in a section's list. */
function isItem(part: Part, section: string): boolean {
  const [, parent = '', item = ''] = /^(.+)\.(\d+)$/.exec(section) ?? []
  const bodies = textOf(part).split(/^### §/m)
  const body = bodies.find((candidate) => candidate.startsWith(`${parent} `)) ?? ''
  return parent !== '' && new RegExp(`^${item}\\. `, 'm').test(body)
}

describe('docs/contracts.md', () => {
  const cited = sourceFiles('src', 'emulators', 'scripts', '__tests__').flatMap((path) => citations(path, read(path)))

  test('has every section that a comment cites', () => {
    expect(cited.length).toBeGreaterThan(200)
    const missing = cited.filter(({ part, section }) => !sections[part].includes(section) && !isItem(part, section))
    expect(missing).toEqual([])
  })

  test.each(['Zadig', 'GitHub runner'] as const)('numbers each section of %s once', (part) => {
    expect(sections[part].length).toBeGreaterThan(20)
    expect(new Set(sections[part]).size).toBe(sections[part].length)
  })
})
