// Conventions that no linter knows.
import { describe, expect, test } from '@jest/globals'

import { read, repositoryFiles, sourceFiles } from './source-files.ts'

const THIS_FILE = '__tests__/unit/repository/conventions.test.ts'
const code = sourceFiles('src', 'emulators', 'scripts', 'bench', '__tests__').filter((path) => path !== THIS_FILE)
const tests = code.filter((path) => path.startsWith('__tests__/'))
/** Text that people write, without generated files. */
const written = repositoryFiles().filter(
  (path) => path !== THIS_FILE && !/^dist\/|^package-lock\.json$|\.(png|ico|woff2)$/.test(path),
)

/** `path:line` of every line that the pattern finds. */
function findings(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
}

describe('tests', () => {
  test('mock no module', () => {
    expect(findings(tests, /\bjest\.(mock|doMock|unstable_mockModule|setMock|spyOn)\b/)).toEqual([])
  })

  test('are never skipped, focused or left as todo', () => {
    expect(
      findings(
        tests,
        /\b(it|test|describe)(\.concurrent)?\.(skip|only|todo|failing)\b|\b(xit|xdescribe|fit|fdescribe)\(/,
      ),
    ).toEqual([])
  })
})

describe('code', () => {
  test('has at most 14 files a folder', () => {
    const folders = Map.groupBy(sourceFiles('src'), (path) => path.slice(0, path.lastIndexOf('/')))
    const full = [...folders].filter(([, files]) => files.length > 14)
    expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([])
  })

  test('has names in kebab-case, no collections of helpers and no barrels', () => {
    const names = code.map((path) => path.split('/').slice(1))
    const wrong = names.filter((parts) =>
      parts.some((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d))?(\.ts)?$/.test(name) && name !== '__tests__'),
    )
    expect(wrong.map((parts) => parts.join('/'))).toEqual([])
    expect(code.filter((path) => /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.ts$)/.test(path))).toEqual([])
    expect(code.filter((path) => path.endsWith('/index.ts'))).toEqual(['src/index.ts'])
    expect(findings(code, /^export \* from/)).toEqual([])
  })

  test('has no TODO', () => {
    expect(findings(written, /\b(TODO|FIXME|XXX|HACK)\b(?!-)/)).toEqual([])
  })

  test('suppresses no error of the compiler or the linter', () => {
    expect(findings(code, /@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|prettier-ignore/)).toEqual([])
  })
})

describe('the repository', () => {
  test('names no home directory of the machine that it was written on', () => {
    expect(findings(written, /\/(home|Users)\/[A-Za-z0-9._-]|\/root\/|[A-Z]:\\Users\\/)).toEqual([])
  })

  test('names no registry host', () => {
    const text = [...written, 'package-lock.json']
    expect(
      findings(text, /registry\.npmjs\.org|npmmirror|artifactory|verdaccio|_authToken|\bregistry=https?:/i),
    ).toEqual([])
  })

  test('has a lockfile that any registry can serve', () => {
    expect(findings(['package-lock.json'], /"resolved"/)).toEqual([])
    expect(read('package-lock.json')).toContain('"integrity": "sha512-')
  })
})

/** Private metaphors and indefinite persons, for which the field or plain English has a word. */
const BANNED_PHRASES = [
  'house',
  'voice',
  'ledger',
  'lanes',
  'whoever',
  'whatever',
  'nobody',
  'somebody',
  'of its own',
  'for want of',
  'and their likes',
  'in its silent way',
  'without a word',
  'fresh eyes',
  'takes up',
  'surely its own',
]

describe('the language', () => {
  const documented = written.filter((path) => /^(src|docs)\/|(^|\/)(action\.yml|README\.md)$/.test(path))

  test.each(BANNED_PHRASES)('does without “%s”', (phrase) => {
    expect(findings(documented, new RegExp(String.raw`\b${phrase}\b`, 'i'))).toEqual([])
  })
})
