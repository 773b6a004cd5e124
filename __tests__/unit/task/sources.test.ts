import { describe, expect, it } from '@jest/globals'

import {
  isUnpinned,
  type LoggedCommits,
  needsProof,
  type RequestedCommit,
  requestsSent,
  requestsShown,
  sourcesOf,
} from '../../../src/task/sources.ts'
import { jobsByKey } from '../../../src/task/changes.ts'
import type { Job, JobRepo, Task } from '../../../src/task/task.ts'
import { aJob, aRepo, aStage, aTask } from '../../support/a-task.ts'

const ASKED = 'a'.repeat(40)
const OTHER = 'b'.repeat(40)
const short = (commit: string): string => commit.slice(0, 7)

const sent: RequestedCommit = { job: 'build', target: ['s', 'web'], namespace: 'acme', name: 'web', commit: ASKED }
const requests = requestsSent([sent])

function task(repos: readonly JobRepo[], job: Partial<Job> = {}): Task {
  return aTask({
    stages: [aStage({ jobs: [aJob({ status: 'passed', displayName: 'build-s-web', repos, ...job })] })],
  })
}

function logged(of: Task, commits: Partial<LoggedCommits>): ReadonlyMap<string, LoggedCommits> {
  return new Map([...jobsByKey(of).keys()].map((key) => [key, { checkouts: [], later: [], ...commits }]))
}

const at = (commit: string, remote = 'https://github.com/acme/web') => ({ checkouts: [{ commit, remote }] })
const web = aRepo({ commit: ASKED })
const running = { status: 'running' }
const other = [short(OTHER), 'different'] as const
const pinned = aRepo({ commit: ASKED, isPinned: true })

describe('what a job built, against the commit that was sent', () => {
  it.each<[string, JobRepo, Partial<LoggedCommits>, Partial<Job>, readonly [built: string, proof: string]]>([
    ['the log shows it', web, at(short(ASKED)), {}, [ASKED, 'same']],
    ['the log shows another', web, at(short(OTHER)), {}, other],
    ['the log shows another while the job runs', web, at(short(OTHER)), running, other],
    ['the log shows another of a failed job', web, at(short(OTHER)), { status: 'failed' }, other],
    ['the log shows none', web, {}, {}, ['', 'missing']],
    ['the log shows none yet', web, {}, running, ['', 'open']],
    ['the log of a failed job shows none', web, {}, { status: 'failed' }, ['', 'open']],
    ['a script checked it out later', web, { ...at(short(OTHER)), later: [short(ASKED)] }, {}, [ASKED, 'same']],
    ['a script checked yet another out', web, { ...at(short(ASKED)), later: [short(OTHER)] }, {}, [ASKED, 'same']],
    ['a script alone shows another', web, { later: [short(OTHER)] }, {}, ['', 'missing']],
    ['it is pinned', pinned, {}, {}, [ASKED, 'same']],
    ['it is pinned, and has not ended', pinned, {}, { status: 'running' }, ['', 'open']],
    ['it is pinned, and the log shows another all the same', pinned, at(short(OTHER)), {}, other],
    ['it is pinned to another', { ...pinned, commit: OTHER }, {}, {}, ['', 'missing']],
    ['a tag of the definition is built', { ...web, tag: 'v1' }, {}, {}, ['', 'missing']],
    ['pull requests are merged', { ...web, pullRequests: [7] }, at('0123456'), {}, ['0123456', 'open']],
    ['branches are merged', { ...web, mergedBranches: ['x'] }, at('0123456'), {}, ['0123456', 'open']],
  ])('%s', (_, repo, commits, job, [built, proof]) => {
    const one = task([repo], job)
    expect(sourcesOf(one, requests, logged(one, commits))).toMatchObject([{ requested: ASKED, built, proof }])
  })

  it('is matched by the address that git shows, in any order', () => {
    const repos = [aRepo({ name: 'lib', commit: OTHER }), web, aRepo({ name: 'tools' })]
    const checkouts = [
      { commit: '1111111', remote: 'git@github.com:acme/tools.git' },
      { commit: short(ASKED), remote: 'https://github.com/acme/web' },
      { commit: '2222222', remote: 'https://gerrit.example.com/a/lib' },
    ]
    const one = task(repos)
    const built = sourcesOf(one, requests, logged(one, { checkouts })).map((source) => source.built)
    expect(built).toEqual(['2222222', ASKED, '1111111'])
  })

  it('is not guessed where addresses and order fail', () => {
    const one = task([aRepo({ name: 'lib' }), web])
    const [, of] = sourcesOf(one, requests, logged(one, { checkouts: [{ commit: short(ASKED), remote: '' }] }))
    expect(of).toMatchObject({ built: '', proof: 'missing' })
  })

  it('of a repository that Zadig dropped is not proved', () => {
    expect(sourcesOf(task([]), requests)).toMatchObject([
      { repo: { namespace: 'acme', name: 'web' }, requested: ASKED, proof: 'missing' },
    ])
  })

  it.each([
    ['another job', { originName: 'test' }],
    ['another service', { displayName: 'build-s-api' }],
  ])('is not compared in %s', (_, job) => {
    expect(sourcesOf(task([web], job), requests)).toMatchObject([{ requested: '', proof: 'open' }])
  })

  it('takes two spellings of one commit for the same, and nothing too short', () => {
    const ofCase = task([web])
    const proofOf = (commit: string) => sourcesOf(ofCase, requests, logged(ofCase, at(commit)))[0]?.proof
    expect([proofOf(short(ASKED).toUpperCase()), proofOf('aaaa')]).toEqual(['same', 'different'])
  })
})

describe('what the detail shows before a job begins', () => {
  it.each<[string, JobRepo, boolean, boolean]>([
    ['a build ignores the commit', web, true, true],
    ['the job is pinned to it', pinned, false, false],
    ['the job is pinned to another', { ...pinned, commit: OTHER }, true, true],
    ['the definition has a tag', { ...web, tag: 'v1' }, false, true],
    ['pull requests are merged', { ...web, pullRequests: [7] }, false, false],
  ])('%s', (_, repo, unpinned, proof) => {
    const one = task([repo])
    const [source] = sourcesOf(one, requests)
    expect(source && isUnpinned(source)).toBe(unpinned)
    const [[key, job] = ['', aJob()]] = jobsByKey(one)
    expect(needsProof(key, job, requests)).toBe(proof)
  })
})

describe('the commits that a task shows', () => {
  it('are those of its first snapshot, except merges', () => {
    const merged = aRepo({ name: 'merged', commit: OTHER, pullRequests: [7] })
    const shown = requestsShown(task([web, merged, aRepo({ name: 'other-host' })]))
    const now = task([{ ...web, commit: OTHER }, merged, aRepo({ name: 'other-host' })])
    expect(sourcesOf(now, shown).map(({ requested }) => requested)).toEqual([ASKED, '', ''])
  })
})
