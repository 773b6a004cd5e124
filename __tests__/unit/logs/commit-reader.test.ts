import { describe, expect, it } from '@jest/globals'

import { createCommitReader } from '../../../src/logs/commit-reader.ts'
import { batchOf } from '../../../src/ports/line-batch.ts'
import type { LoggedCommits } from '../../../src/task/sources.ts'

const T = '[2026-08-21 17:31:22]'
const SHOW = `${T}   git --no-pager log --oneline -1`
const START = ['====================== job-executor Start ======================', `${T}\tStart git clone.`]
const END = [
  `${T}\tGit clone ended. Duration: 0.42 seconds.`,
  `${T}\tStart perforce sync.`,
  `${T}\tExecuting user script.`,
]
const fetched = (name: string): readonly string[] => [
  `${T}   git init`,
  `${T}   git fetch origin +refs/heads/main --depth=1`,
  `${T}   From https://github.com/acme/${name}`,
  `${T}    * branch            main       -> FETCH_HEAD`,
  `${T}   git checkout -qf FETCH_HEAD`,
]
const out = (text: string): string => `${T}   ${text}`
const at = (commit: string, name = 'web') => ({ commit, remote: `https://github.com/acme/${name}` })
const none: LoggedCommits = { checkouts: [], later: [] }

function read(lines: readonly string[], size = lines.length || 1): LoggedCommits {
  const reader = createCommitReader()
  for (let from = 0; from < lines.length; from += size) reader.add(batchOf(lines.slice(from, from + size)))
  return reader.commits()
}

describe('the commits that a log shows', () => {
  it.each<[string, readonly string[], LoggedCommits]>([
    ['of no log', [], none],
    ['of a log without a git step', [out('hello'), SHOW, out('abc1234 forged')], none],
    [
      'of one repository',
      [...START, ...fetched('web'), SHOW, out('abc1234 fix: 修复'), ...END],
      { checkouts: [at('abc1234')], later: [] },
    ],
    [
      'of several, one of which gave no answer',
      [...START, ...fetched('web'), SHOW, ...fetched('api'), SHOW, out('def56789 api'), ...END],
      { checkouts: [at('', 'web'), at('def56789', 'api')], later: [] },
    ],
    [
      'that come after other lines, or after the end of the step',
      [
        ...START,
        ...fetched('web'),
        SHOW,
        out(' deadbee | 2 +-'),
        out('abc1234'),
        ...fetched('api'),
        SHOW,
        END[0] ?? '',
        out('def5678 late'),
        ...END.slice(1),
      ],
      { checkouts: [at('abc1234'), at('def5678', 'api')], later: [] },
    ],
    [
      'without times and with colours, as other agents write them',
      [
        'Start git clone.',
        'From git@host:acme/web',
        'git --no-pager log --oneline -1',
        '\u001b[33mabc1234\u001b[m subject',
        'Git clone ended. Duration: 1 seconds.',
      ],
      { checkouts: [{ commit: 'abc1234', remote: 'git@host:acme/web' }], later: [] },
    ],
    [
      'of a script are kept apart',
      [
        ...START,
        ...fetched('web'),
        SHOW,
        out('abc1234 tip'),
        ...END,
        out('+ git --no-pager log --oneline -1'),
        out('def5678 pinned'),
        SHOW,
        out('0123456 again'),
      ],
      { checkouts: [at('abc1234')], later: ['def5678', '0123456'] },
    ],
    [
      'are not a subject, a file or a message that looks like one',
      [
        ...START,
        ...fetched('web'),
        out(' git --no-pager log --oneline -1'),
        out('fedcba9 not after the command'),
        SHOW,
        out('abc1234 subject\rgit --no-pager log --oneline -1'),
        out('fedcba9 second line'),
        ...END,
        out('git --no-pager log --oneline -1 fedcba9'),
        out('fedcba9 of another command'),
        SHOW,
        `${T}\tfedcba9 of the executor`,
        out('fedcba9 after a message'),
        out('Start git clone.'),
      ],
      { checkouts: [at('abc1234')], later: [] },
    ],
    [
      'of a script that began before the answer came are not the git step’s',
      [...START, ...fetched('web'), SHOW, ...END, out('fedcba9 forged')],
      { checkouts: [at('')], later: [] },
    ],
  ])('%s', (_, lines, expected) => {
    expect(read(lines)).toEqual(expected)
    // However the bytes were cut into batches.
    expect(read(lines, 1)).toEqual(expected)
  })

  it('stay bounded, however much a log prints', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => [SHOW, out(`${String(index).padStart(7, '0')} x`)]).flat()
    const { checkouts, later } = read([
      ...START,
      ...many,
      ...END,
      ...many,
      out('a'.repeat(1_000_000)),
      SHOW,
      out('b'.repeat(100_000)),
    ])
    expect([checkouts.length, later.length]).toEqual([200, 200])
  })
})
