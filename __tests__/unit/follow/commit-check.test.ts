import { describe, expect, it } from '@jest/globals'

import { judgeCommits, mustStop, worthAWarning, type CommitCheck } from '../../../src/follow/commit-check.ts'
import { jobsByKey } from '../../../src/task/changes.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import { requestsSent, sourcesOf } from '../../../src/task/sources.ts'
import type { Task } from '../../../src/task/task.ts'
import { aJob, aRepo, aStage, aTask } from '../../support/a-task.ts'

const asked = 'a'.repeat(40)
const requests = requestsSent([{ job: 'build', target: ['web'], namespace: 'acme', name: 'web', commit: asked }])
const strict: CommitCheck = { mode: 'strict', requests, origin: 'new-task' }
const earlier: CommitCheck = { ...strict, origin: 'earlier-task' }
const shown: CommitCheck = { ...strict, origin: 'detail' }

/** A task whose build is in that status, and a deployment behind it. */
function task(build: string, status = 'running', isPinned = false): Task {
  const repos = [aRepo({ commit: asked, isPinned })]
  const deploy = aJob({ name: 'deploy', displayName: 'deploy', originName: 'deploy', type: 'zadig-deploy', status: '' })
  return aTask({ status, stages: [aStage({ jobs: [aJob({ status: build, repos })] }), aStage({ jobs: [deploy] })] })
}

const logOf = (of: Task, commit: string) =>
  new Map([[[...jobsByKey(of).keys()][0] ?? '', { checkouts: [{ commit, remote: '' }], later: [] }]])

describe('`strict` stops a running task', () => {
  it.each<[string, CommitCheck, Task, string | undefined, boolean]>([
    ['before its first job, for what Zadig will not pin', strict, task(''), undefined, true],
    ['not for what it pins', strict, task('', 'running', true), undefined, false],
    ['for that also once a job has begun', strict, task('running'), undefined, true],
    ['not where the log shows the requested commit', strict, task('passed'), 'aaaaaaa', false],
    ['of an earlier attempt before its first job', earlier, task(''), undefined, true],
    ['of an earlier attempt not once a job has begun', earlier, task('running'), undefined, false],
    ['not while the log is being read', earlier, task('passed'), undefined, false],
    ['when the log of an ended job shows another', earlier, task('passed'), 'bbbbbbb', true],
    ['not where the commit is only what the task showed', shown, task(''), undefined, false],
    ['there too when a log shows another', shown, task('passed'), 'bbbbbbb', true],
    ['not one that has ended', strict, task('passed', 'passed'), 'bbbbbbb', false],
    ['not with `warn`', { ...strict, mode: 'warn' }, task(''), undefined, false],
    ['not with `off`', { ...strict, mode: 'off' }, task('passed'), 'bbbbbbb', false],
  ])('%s', (_, check, of, commit, stops) => {
    const outcome = mustStop(check, of, commit === undefined ? new Map() : logOf(of, commit))
    expect(outcome?.kind).toBe(stops ? 'wrong-commit' : undefined)
  })
})

describe('the verdict', () => {
  const ended = task('passed', 'passed')
  const success: Outcome = { kind: 'success', task: ended }
  const failure: Outcome = { kind: 'failure', task: ended }
  it.each<[CommitCheck['mode'], Outcome, string, Outcome['kind']]>([
    ['strict', success, 'bbbbbbb', 'wrong-commit'],
    ['strict', success, '', 'wrong-commit'],
    ['strict', success, 'aaaaaaa', 'success'],
    ['strict', failure, 'bbbbbbb', 'failure'],
    ['warn', success, 'bbbbbbb', 'success'],
    ['off', success, 'bbbbbbb', 'success'],
  ])('with `%s`, %o and a build of %s is %s', (mode, outcome, commit, kind) => {
    const sources = sourcesOf(ended, requests, logOf(ended, commit))
    expect(judgeCommits({ ...strict, mode }, outcome, sources).kind).toBe(kind)
  })
})

describe('a warning', () => {
  const ended = task('passed', 'passed')
  const warn = { ...strict, mode: 'warn' } as const
  it.each<[string, CommitCheck, string, boolean]>([
    ['names a job that built another commit', warn, 'bbbbbbb', true],
    ['names a job whose log shows none', warn, '', true],
    ['names it in an earlier task that was found running', { ...warn, origin: 'earlier-task' }, '', true],
    ['names no job that built the commit', warn, 'aaaaaaa', false],
    ['names another commit than the task showed', { ...warn, origin: 'detail' }, 'bbbbbbb', true],
    [
      'does not name a job whose log shows none where only the detail shows the commit',
      { ...warn, origin: 'detail' },
      '',
      false,
    ],
    ['names nothing with `off`', { ...warn, mode: 'off' }, 'bbbbbbb', false],
  ])('%s', (_, check, commit, named) => {
    expect(worthAWarning(check, sourcesOf(ended, requests, logOf(ended, commit)))).toHaveLength(named ? 1 : 0)
  })
})
