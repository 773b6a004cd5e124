import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterAll, describe, expect, test } from '@jest/globals'

import { matchedLocation } from '../../../../emulators/runner/matched-location.ts'
import { createMatcherRegistry, parseMatchers } from '../../../../emulators/runner/matcher-config.ts'
import {
  createLineMatcher,
  matchLevel,
  type ProblemMatch,
  stripColourCodes,
} from '../../../../emulators/runner/problem-matchers.ts'
import { createScratch } from './scripted-action.ts'

const scratch = createScratch()
afterAll(() => scratch.remove())

const matcher = (owner: string, ...pattern: readonly object[]): object => ({ owner, pattern })
const load = (...matchers: readonly object[]) => parseMatchers({ problemMatcher: matchers })

function createStream(...matchers: readonly object[]) {
  const registry = createMatcherRegistry()
  registry.add(load(...matchers))
  const lines = createLineMatcher(registry)
  const process = (...input: readonly string[]): (string | undefined)[] =>
    input.map((line) => {
      let message: string | undefined
      lines.match(stripColourCodes(line), (match) => {
        if (matchLevel(match) === undefined) return false
        message = match.message
        return true
      })
      return message
    })
  return { registry, lines, process }
}

// The facts of the runner's own tests: src/Test/L0/Worker/OutputManagerL0.cs. A message stands for an issue.
describe('the published vectors', () => {
  const error = matcher('my-matcher-1', { regexp: 'ERROR: (.+)', message: 1 })
  const notGood = matcher('my-matcher-2', { regexp: 'NOT GOOD: (.+)', message: 1 })

  test('a matcher replaces the one of the same owner', () => {
    const stream = createStream(error, notGood)
    expect(stream.process('ERROR: message 1', 'NOT GOOD: message 2')).toEqual(['message 1', 'message 2'])
    stream.registry.add(load(matcher('My-Matcher-1', { regexp: 'ERROR: (.+) END MESSAGE', message: 1 })))
    expect(stream.process('ERROR: message 3 END MESSAGE', 'ERROR: message 4', 'NOT GOOD: message 5')).toEqual([
      'message 3',
      undefined,
      'message 5',
    ])
  })

  test('a loop goes on until a line does not match', () => {
    const stream = createStream(
      matcher('m', { regexp: 'Start: .+' }, { regexp: 'Error: (.+)', message: 1, loop: true }),
    )
    expect(
      stream.process(
        'Start: hello',
        'Error: it broke',
        'Error: oh no',
        'regular message 1',
        'Error: alone',
        'Start: again',
        'Error: real bad',
      ),
    ).toEqual([undefined, 'it broke', 'oh no', undefined, undefined, undefined, 'real bad'])
  })

  test('a match resets the other matchers', () => {
    const stream = createStream(
      matcher('m1', { regexp: 'Matches both line 1: .+' }, { regexp: 'Matches 1 only line 2: (.+)', message: 1 }),
      matcher('m2', { regexp: 'Matches both line 1: (.+)' }, { regexp: '(.+)', message: 1 }),
    )
    expect(
      stream.process(
        'Matches both line 1: hello',
        'Matches 1 only line 2: it broke',
        'regular 1',
        'regular 2',
        'Matches both line 1: hello again',
        'oh no, another error',
      ),
    ).toEqual([undefined, 'it broke', undefined, undefined, undefined, 'oh no, another error'])
  })

  test('severity comes from the line, an unknown one makes no issue', () => {
    const stream = createStream(
      matcher('m1', { regexp: '(.*): (.+)', severity: 1, message: 2 }),
      matcher('m2', { regexp: 'ERROR! (.+)', message: 1 }),
    )
    expect(
      stream.process('ERRor: real bad', 'WARNing: not great', 'info: hey', ': not working', 'ERROR! uh oh'),
    ).toEqual(['real bad', 'not great', undefined, 'not working', 'uh oh'])
  })

  test.each([
    ['(12,34): real bad', 12, 34],
    ['(12,thirty-four): it is broken', 12, undefined],
    ['(twelve,34): not working', undefined, 34],
  ])('%s gives line %s and column %s', (line, expectedLine, expectedColumn) => {
    const stream = createStream(matcher('m', { regexp: '\\((.+),(.+)\\): (.+)', line: 1, column: 2, message: 3 }))
    let taken: ProblemMatch = {}
    stream.lines.match(line, (match) => {
      taken = match
      return true
    })
    const location = matchedLocation(taken, { workspace: '/', repository: 'o/r', serverUrl: 'https://github.com' })
    expect(location).toMatchObject({ line: expectedLine, col: expectedColumn })
  })

  test('colour codes are stripped in the broken form only, so real ones defeat an anchor', () => {
    const stream = createStream(matcher('m', { regexp: '^the error: (.+)$', message: 1 }))
    expect(stream.process('the error: \u000033[31mred, \u000033[1;31mbright red, \u000033[mreset')).toEqual([
      'red, bright red, reset',
    ])
    expect(stream.process('\u001b[31mthe error: red')).toEqual([undefined])
  })

  test('a file counts when it exists in a clone of the workflow repository', () => {
    const workspace = scratch.directory()
    const clone = (path: string, url: string): void => {
      mkdirSync(join(workspace, path, '.git'), { recursive: true })
      writeFileSync(join(workspace, path, '.git', 'config'), `[remote "origin"]\n\turl = ${url}\n`)
    }
    const touch = (path: string): void => {
      mkdirSync(dirname(join(workspace, path)), { recursive: true })
      writeFileSync(join(workspace, path), '')
    }
    clone('flow', 'https://github.com/my-org/workflow-repo')
    clone('flow/other', 'https://github.com/my-org/other-repo')
    clone('ssh', 'git@github.com:my-org/workflow-repo.git')
    for (const path of ['none.txt', 'flow/a.txt', 'flow/sub/dir/b.txt', 'flow/other/c.txt', 'ssh/d.txt']) touch(path)
    const fileOf = (file: string, fromPath = ''): string | undefined =>
      matchedLocation(
        { file, fromPath },
        { workspace, repository: 'my-org/workflow-repo', serverUrl: 'https://github.com' },
      ).file

    expect(fileOf(join(workspace, 'none.txt'))).toBeUndefined()
    expect(fileOf(join(workspace, 'flow/a.txt'))).toBe('a.txt')
    expect(fileOf('flow/a.txt')).toBe('a.txt')
    expect(fileOf('flow/sub/dir/b.txt')).toBe('sub/dir/b.txt')
    expect(fileOf('flow/other/c.txt')).toBeUndefined()
    expect(fileOf('ssh/d.txt')).toBe('d.txt')
    expect(fileOf('flow/missing.txt')).toBeUndefined()
    expect(fileOf('dir/b.txt', 'flow/sub/project.proj')).toBe('sub/dir/b.txt')
  })
})

test.each([
  [{ owner: 'a', pattern: [] }, 'does not contain any patterns'],
  [matcher('a', { regexp: '(a)', message: 2 }), 'out of range'],
  [matcher('a', { regexp: 'a', message: 0, loop: true }), 'Only the last pattern'],
  [matcher('a', { regexp: 'a', message: 0 }, { regexp: 'b', loop: true }), "must set 'message'"],
])('a matcher file with %j is refused', (config, message) => {
  expect(() => load(config)).toThrow(message)
})
