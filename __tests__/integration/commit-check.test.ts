// For each event and each kind of job: what is sent, what the server builds, and what the step says of it.
import { describe, expect, it } from '@jest/globals'

import type { Commit } from '../../emulators/zadig/code/code-store.ts'
import { parseJson } from '../../emulators/zadig/go-json.ts'
import { asObject, type JsonObject } from '../../emulators/zadig/json.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import type { GithubEvent } from '../../src/payload/read/github-event.ts'
import { anEvent } from '../support/an-event.ts'
import { checkoutInputs, checkouts, type CheckoutJob } from '../support/code-workflow.ts'
import { recordingRunner } from '../support/recording-runner.ts'
import { runInProcess, type InProcessOptions, type InProcessRun } from '../support/run-in-process.ts'

/** What the event is about, and what `main` has by the time that a job starts. */
const asked: Commit = { sha: 'a'.repeat(40), subject: 'asked for' }
const moved: Commit = { sha: 'b'.repeat(40), subject: 'pushed since' }
const head: Commit = { sha: 'c'.repeat(40), subject: 'of the pull request' }
const queue = `gh-readonly-queue/main/pr-7-${'d'.repeat(40)}`

const about = (changes: Partial<GithubEvent>): GithubEvent =>
  anEvent({ repository: 'acme/web', sha: asked.sha, ...changes })
const tag = { refType: 'tag', refName: 'v1', ref: 'refs/tags/v1' }
const defaultBranch = { repository: { default_branch: 'main' } }
const pullRequest = (merged: boolean): object => ({
  pull_request: {
    number: 7,
    merged,
    merge_commit_sha: merged ? asked.sha : 'e'.repeat(40),
    base: { ref: 'main' },
    head: { sha: head.sha, ref: 'topic' },
  },
})

const events: Readonly<Record<string, GithubEvent>> = {
  push: about({}),
  tag: about(tag),
  release: about({
    ...tag,
    eventName: 'release',
    payload: { release: { target_commitish: 'main' }, ...defaultBranch },
  }),
  'open pull request': about({ eventName: 'pull_request', ref: 'refs/pull/7/merge', payload: pullRequest(false) }),
  'merged pull request': about({ eventName: 'pull_request', payload: pullRequest(true) }),
  merge_group: about({
    eventName: 'merge_group',
    payload: { merge_group: { head_sha: asked.sha, head_ref: `refs/heads/${queue}`, base_ref: 'refs/heads/main' } },
  }),
}

/** Other repositories of the job that `repo_info` has to list, since they are on a code host that no entry names. */
const others: Partial<Record<CheckoutJob, string>> = {
  scan: ', { codehost_name: other-acme, repo_namespace: acme, repo_name: rules, branch: stable }',
}

function arrangeCode(zadig: Zadig): void {
  zadig.code.push('acme/web', 'main', asked)
  zadig.code.push('acme/web', queue, asked)
  zadig.code.tag('acme/web', 'v1', asked)
  zadig.code.pullRequest('acme/web', 7, head)
}

interface Checked extends InProcessRun {
  /** The entry of `repo_info` for `acme/web`, without what says which repository it is. */
  readonly sent: JsonObject
  /** The commit that the job's git step has left. */
  readonly built: string
  readonly warnings: readonly string[]
}

/** Runs one job of `checkouts` for an event; `main` moves on between the trigger and the job's start. */
async function check(
  event: GithubEvent,
  job: CheckoutJob,
  options: Pick<InProcessOptions, 'with' | 'runner'> & { readonly pin?: boolean; readonly entry?: string } = {},
): Promise<Checked> {
  const entry = options.entry ?? `{ codehost_name: github-acme, from: github }${others[job] ?? ''}`
  const run = await runInProcess({
    event,
    ...(options.runner === undefined ? {} : { runner: options.runner }),
    with: { 'workflow-key': 'checkouts', inputs: checkoutInputs[job](entry), ...options.with },
    zadig: { scenario: { ...checkouts, push: { repository: 'acme/web', branch: 'main', commit: moved } } },
    arrange({ zadig }) {
      arrangeCode(zadig)
      if (options.pin === true) zadig.code.pin('build-web', 'acme/web')
    },
  })
  const body = JSON.stringify(JSON.parse(run.zadig.requests.find(({ method }) => method === 'POST')?.body ?? 'null'))
  const [first = '{}'] = /\{"codehost_name":"github-acme"[^}]*"repo_name":"web"[^}]*\}/.exec(body) ?? []
  const { codehost_name: _, repo_namespace: __, repo_name: ___, ...sent } = asObject(parseJson(first).value) ?? {}
  return {
    ...run,
    sent,
    built: builtCommit(run.zadig),
    warnings: run.runner.annotations.filter(({ level }) => level === 'warning').map(({ title }) => title),
  }
}

function builtCommit(zadig: Zadig): string {
  const source = zadig.lastTask().stages[0]?.jobs[0]?.run?.source
  const lines = Array.from({ length: source?.count ?? 0 }, (_, index) => source?.line(index, 0) ?? '')
  const after = lines.findIndex((line) => line.endsWith('git --no-pager log --oneline -1')) + 1
  return /\] {3}(\w+)/.exec(lines[after] ?? '')?.[1] ?? ''
}

const onMain = { branch: 'main', enable_commit: true, commit_id: asked.sha }
const onQueue = { ...onMain, branch: queue }
const withPull = { branch: 'main', prs: [7] }
const WARNING = ['Zadig built another commit']
const short = ({ sha }: Commit): string => sha.slice(0, 7)
const merge = expect.not.stringMatching(/^(?:a{7}|b{7}|c{7}|)$/)

describe('`from: github`, with a push to the branch before the job starts', () => {
  type Case = readonly [string, string, CheckoutJob, JsonObject, unknown, string[]]
  const cases = Object.keys(events).flatMap((event): readonly Case[] => {
    const sent = event === 'merge_group' ? onQueue : event === 'open pull request' ? withPull : onMain
    const wanted = event === 'open pull request' ? merge : short(asked)
    const moves = sent === onMain
    return [
      [event, 'build', 'build', sent, moves ? short(moved) : wanted, moves ? WARNING : []],
      // Zadig pins to the head of the pull request, which then has nothing to be merged into.
      [event, 'pinned build', 'build', sent, sent === withPull ? short(head) : wanted, []],
      ...(['script', 'test', 'scan'] as const).map((job): Case => [event, job, job, sent, wanted, []]),
    ]
  })
  it.each(cases)('%s, %s', async (event, kind, job, sent, built, warnings) => {
    const checked = await check(events[event] ?? anEvent(), job, { pin: kind === 'pinned build' })
    expect(checked).toMatchObject({ sent, built, warnings, verdict: { passed: true } })
    // Exactly that: no commit beside pull requests, and no `pr`.
    expect(checked.sent).toEqual(sent)
  })
})

const push = events['push'] ?? anEvent()

describe('`commit-check`', () => {
  it('`warn` names both commits, in the warning, the output and the summary', async () => {
    const { runner } = await check(push, 'build')
    const [warning] = runner.annotations
    expect(warning?.message).toMatch(
      /^build-web-web built acme\/web at bbbbbbb on main instead of aaaaaaaaaaaa\. Turn on `enable_commit`.*"\$web_COMMIT_ID"/,
    )
    expect(JSON.parse(runner.outputs['sources'] ?? '')).toEqual([
      {
        job: 'job-0-0-0-build',
        'display-name': 'build-web-web',
        repository: 'acme/web',
        branch: 'main',
        tag: '',
        'pull-requests': [],
        'commit-requested': asked.sha,
        'commit-built': short(moved),
      },
    ])
    expect(runner.summary()).toContain('| build-web-web | acme/web | main | `aaaaaaaaaaaa` | ⚠️ `bbbbbbb` |')
    expect(runner.text()).not.toContain('compiling')
  })

  it('`off` compares nothing, and reads no log', async () => {
    const { zadig, warnings } = await check(push, 'build', { with: { 'commit-check': 'off' } })
    expect(warnings).toEqual([])
    expect(zadig.requests.filter(({ path }) => path.includes('/logs/'))).toEqual([])
  })

  it('`strict` cancels before the first job what Zadig will not pin, although no other input allows a cancel', async () => {
    const { verdict, runner, zadig } = await check(push, 'build', {
      with: { 'commit-check': 'strict', 'cancel-on-abort': 'false', 'cancel-on-timeout': 'false' },
    })
    expect(verdict.passed).toBe(false)
    expect(verdict.sentence).toMatch(
      / would not build the commit asked for: build-web-web takes what acme\/web has on main/,
    )
    expect(verdict.advice).toMatch(/^The task was cancelled\. Turn on/)
    expect(runner.outputs).toMatchObject({ conclusion: 'failure', status: 'cancelled' })
    expect(runner.outputs['sources']).toContain(`"commit-requested":"${asked.sha}","commit-built":""`)
    expect(zadig.lastTask().stages[0]?.jobs[0]?.startTime).toBe(0)
  })

  it.each<[string, CheckoutJob, boolean]>([
    ['a pinned build', 'build', true],
    ['a script', 'script', false],
    ['a test', 'test', false],
  ])('`strict` passes %s', async (_, job, pin) => {
    const { verdict } = await check(push, job, { pin, with: { 'commit-check': 'strict' } })
    expect(verdict).toMatchObject({ passed: true })
  })

  it.each([
    ['warn', true, ['Zadig may build another commit']],
    ['strict', false, []],
    ['off', true, []],
  ])('`%s` says it without waiting too', async (mode, passed, warnings) => {
    const checked = await check(push, 'build', { with: { wait: 'false', 'commit-check': mode } })
    expect(checked).toMatchObject({ verdict: { passed }, warnings })
    expect(checked.zadig.lastTask().status === 'cancelled').toBe(mode === 'strict')
  })
})

describe('repositories that `repo_info` leaves out', () => {
  it('are added from the definition, and the plan says so', async () => {
    const { runner, zadig } = await check(push, 'test')
    expect(runner.text()).toContain('`repo_info` gets `acme/fixtures` (`stable`) too, as configured')
    expect(zadig.lastTask().stages[0]?.jobs[0]?.spec['repos']).toHaveLength(2)
  })

  it.each<[string, CheckoutJob, string, RegExp]>([
    [
      'of a scan, on another code host',
      'scan',
      '{ codehost_name: github-acme, from: github }',
      /without `acme\/rules`/,
    ],
    [
      'of a general job, on a code host of type `other`',
      'script',
      '{ codehost_name: other-acme, repo_namespace: acme, repo_name: rules, branch: main }',
      /would fail when it fetches/,
    ],
  ])('%s: nothing is triggered', async (_, job, entry, message) => {
    const runner = recordingRunner()
    await expect(check(push, job, { entry, runner })).rejects.toThrow(message)
    expect(runner.outputs).toEqual({ conclusion: 'failure' })
  })
})
