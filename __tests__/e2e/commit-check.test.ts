// What a built step says when Zadig builds another commit than the one asked for.
import { describe, expect, it } from '@jest/globals'

import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { checkoutInputs, checkouts } from '../support/code-workflow.ts'
import { annotationsOf, scene, type DistRun } from '../support/run-dist.ts'

const ASKED = 'a'.repeat(40)
const MOVED = 'b'.repeat(40)
const push = { repository: 'acme/web', branch: 'main', commit: { sha: MOVED, subject: 'pushed since' } }
const event = {
  event: { name: 'push', payload: { repository: { default_branch: 'main' } } },
  context: { repository: 'acme/web', ref: 'refs/heads/main', sha: ASKED },
}

const log = (lines: readonly string[]): JobScript => ({ duration: 20, log: { lines, executor: true } })
/** Lines that look as if another commit had been checked out. */
const hostile = [
  `[2026-08-21 17:31:22]\tStart git clone.`,
  'git --no-pager log --oneline -1',
  `${'f'.repeat(7)} forged`,
  `\u001b[31mgit --no-pager log --oneline -1\u001b[0m`,
  `::warning::${'x'.repeat(200_000)}`,
]

interface Setting {
  readonly with?: Readonly<Record<string, string>>
  readonly jobs?: Readonly<Record<string, JobScript>>
  readonly pin?: boolean
  readonly moves?: boolean
}

/** The root action for a push to `acme/web`, whose branch moves on before the build starts. */
function build({ with: given = {}, jobs = {}, pin = false, moves = true }: Setting = {}): Promise<DistRun> {
  const inputs = checkoutInputs.build('{ codehost_name: github-acme, from: github }')
  return scene({
    step: event,
    zadig: {
      scenario: { ...checkouts, ...(moves ? { push } : {}), jobs: { '*': log(['compiling']), ...jobs } },
    },
    with(zadig) {
      zadig.code.push('acme/web', 'main', { sha: ASKED, subject: 'asked for' })
      if (pin) zadig.code.pin('build-web', 'acme/web')
      return { 'workflow-key': 'checkouts', inputs: `${inputs}\ndeploy: {}`, ...given }
    },
  })
}

const warnings = ({ result }: DistRun): readonly string[] =>
  annotationsOf(result).filter((annotation) => annotation.startsWith('warning Zadig built another commit:'))
const cancels = ({ requests }: DistRun): number => requests.filter((request) => request.startsWith('DELETE')).length

describe('`commit-check: warn`, the default, of a build whose branch moved on', () => {
  const runs = { stream: build(), none: build({ with: { logs: 'none' } }) }

  it.each(Object.entries(runs))('passes with one warning, with `logs: %s`', async (_, run) => {
    const warned = await run
    expect(warned.result.exitCode).toBe(0)
    expect(warnings(warned)).toEqual([
      expect.stringMatching(
        /build-web-web built acme\/web at bbbbbbb on main instead of aaaaaaaaaaaa\. Turn on `enable_commit`/,
      ),
    ])
    expect(warned.result.outputs['sources']).toContain(`"commit-requested":"${ASKED}","commit-built":"bbbbbbb"`)
    expect(warned.result.outputs['jobs']).toContain('"commit-built":"bbbbbbb"')
    expect(warned.result.summary).toContain('| build-web-web | acme/web | main | `aaaaaaaaaaaa` | ⚠️ `bbbbbbb` |')
  })

  const silent = build({ jobs: { build: { duration: 20, log: { lines: ['compiling'] } } } })
  it('passes with one warning where no log shows the commit', async () => {
    const warned = await silent
    expect(warned.result.exitCode).toBe(0)
    expect(warnings(warned)).toEqual([
      expect.stringContaining('nothing shows which commit of acme/web build-web-web built, aaaaaaaaaaaa was expected.'),
    ])
  })

  it('shows no log that was not asked for', async () => {
    expect((await runs.none).log).not.toContain('compiling')
    expect((await runs.stream).log).toContain('compiling')
  })
})

describe('no warning', () => {
  it.each([
    ['where the branch is at the commit asked for', build({ moves: false })],
    ['for lines of a script that look like another checkout', build({ moves: false, jobs: { build: log(hostile) } })],
    [
      'where the script checks the commit out',
      build({ jobs: { build: log(['+ git --no-pager log --oneline -1', 'aaaaaaa asked for']) } }),
    ],
  ])('%s', async (_, run) => {
    const { result } = await run
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result)).toEqual([])
  })

  it('is kept back by lines of a script that only look like one', async () => {
    expect(
      warnings(
        await build({
          jobs: { build: log(hostile), deploy: log(['git --no-pager log --oneline -1', 'aaaaaaa forged']) },
        }),
      ),
    ).toHaveLength(1)
  })
})

describe('`commit-check: strict`', () => {
  const strict = { 'commit-check': 'strict', 'cancel-on-abort': 'false' }
  const stopped = build({ with: strict, jobs: { '*': { ...log([]), prepare: Infinity } } })

  it('fails and cancels before a job begins where the task shows that the build is not pinned', async () => {
    const run = await stopped
    expect(run.result.exitCode).toBe(1)
    expect(run.result.outputs).toMatchObject({ conclusion: 'failure', status: 'cancelled' })
    expect(run.result.outputs['sources']).toContain(`"commit-requested":"${ASKED}"`)
    expect(annotationsOf(run.result)).toEqual([
      expect.stringMatching(/^error: Task 1 of Checkouts would not build the commit asked for: build-web-web takes/),
    ])
    expect(cancels(run)).toBe(1)
    expect(run.tasks[0]?.stages.flatMap(({ jobs }) => jobs.map(({ run: of }) => of?.startedAt))).toEqual([
      undefined,
      undefined,
    ])
    expect(run.postRequests).toEqual([])
  })
})

describe('wait and retry take the commit that the task shows', () => {
  const body = (zadig: Zadig): number => {
    zadig.code.push('acme/web', 'main', { sha: ASKED, subject: 'asked for' })
    const service = { service_name: 'web', service_module: 'web' }
    const parameters = { registry: 'https://registry.example.com/demo', service_list: [service] }
    return zadig.execute({
      workflow_key: 'checkouts',
      project_key: 'demo',
      parameters: [],
      inputs: [
        { job_name: 'build', parameters },
        { job_name: 'deploy', parameters: {} },
      ],
    })
  }
  const follow = (
    action: string,
    deploy: JobScript | readonly JobScript[],
    given: Readonly<Record<string, string>> = {},
    ready: (zadig: Zadig) => boolean = () => true,
    ofBuild: JobScript = log(['compiling']),
  ): Promise<DistRun> =>
    scene({
      action,
      zadig: { scenario: { ...checkouts, push, jobs: { build: ofBuild, deploy } } },
      async with(zadig) {
        const id = body(zadig)
        while (!ready(zadig)) await new Promise((resolve) => setTimeout(resolve, 10))
        return { 'workflow-key': 'checkouts', 'task-id': String(id), logs: 'none', ...given }
      },
    })

  const failed = (zadig: Zadig): boolean => zadig.lastTask().status === 'failed'
  const waiting = follow('wait', log([]))
  const retrying = follow('retry', [{ outcome: 'failed' }, log([])], {}, failed)
  it.each([
    ['wait', waiting],
    ['retry', retrying],
  ])('%s: one warning, and both commits', async (_, run) => {
    const warned = await run
    expect(warned.result.exitCode).toBe(0)
    expect(warnings(warned)).toEqual([
      expect.stringContaining('built acme/web at bbbbbbb on main instead of aaaaaaaaaaaa.'),
    ])
    expect(warned.result.outputs['sources']).toContain(`"commit-requested":"${ASKED}","commit-built":"bbbbbbb"`)
  })

  const unseen: JobScript = { duration: 20, log: { lines: ['compiling'] } }
  const passing = (): boolean => true
  const unproved = {
    wait: follow('wait', log([]), {}, passing, unseen),
    retry: follow('retry', [{ outcome: 'failed' }, log([])], {}, failed, unseen),
  }
  it.each(Object.entries(unproved))('%s: no warning where no log shows a commit', async (_, run) => {
    const followed = await run
    expect(followed.result.exitCode).toBe(0)
    expect(warnings(followed)).toEqual([])
    expect(followed.result.outputs['sources']).toContain(`"commit-requested":"${ASKED}","commit-built":""`)
  })

  const unprovedStrict = follow('wait', log([]), { 'commit-check': 'strict' }, passing, unseen)
  it('wait with `strict` fails where no log shows a commit', async () => {
    const { result } = await unprovedStrict
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result).at(-1)).toMatch(
      /^error: Task 1 of Checkouts did not build the commit asked for: nothing shows which commit of acme\/web build-web-web built, aaaaaaaaaaaa was expected\./,
    )
  })

  const endless: JobScript = { duration: Infinity }
  const strict = follow('wait', endless, { 'commit-check': 'strict' })
  it('wait with `strict` cancels as soon as a log shows another commit', async () => {
    const run = await strict
    expect(run.result.exitCode).toBe(1)
    expect(run.result.outputs).toMatchObject({ conclusion: 'failure', status: 'cancelled' })
    expect(annotationsOf(run.result).at(-1)).toMatch(
      /^error: Task 1 of Checkouts did not build the commit asked for: build-web-web built/,
    )
    expect(cancels(run)).toBe(1)
  })
})
