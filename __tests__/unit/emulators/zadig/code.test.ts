import { describe, expect, it } from '@jest/globals'

import { createManualClock } from '../../../../emulators/zadig/clock.ts'
import { type JsonObject, objectsAt, textAt } from '../../../../emulators/zadig/json.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import { checkouts } from '../../../support/code-workflow.ts'
import { call, execute, startServer } from './emulator-client.ts'

const OLD = 'a'.repeat(40)
const NEW = 'b'.repeat(40)
const main = { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'web', branch: 'main' }
const web = (extra: JsonObject): JsonObject => ({ ...main, ...extra })
const pinned = { enable_commit: true, commit_id: OLD }
const parameters = (job: string, repos: JsonObject[]): JsonObject => {
  if (job === 'script') return { repo_info: repos }
  if (job === 'test') return { testing_list: [{ testing_name: 'unit', repo_info: repos }] }
  const service = { service_name: 'web', service_module: 'web', repo_info: repos }
  return { registry: 'https://registry.example.com/demo', service_list: [service] }
}

interface Ran {
  readonly zadig: Zadig
  /** The repositories that the task detail shows before the job begins. */
  readonly shown: readonly JsonObject[]
  readonly log: readonly string[]
}

/** Runs one job of `checkouts`, whose branch moves to `NEW` between the task's creation and the job's begin. */
async function run(job: string, repos: JsonObject[], arrange: (zadig: Zadig) => void = () => undefined): Promise<Ran> {
  const clock = createManualClock()
  const zadig = await startServer({ clock, scenario: checkouts })
  zadig.code.push('acme/web', 'main', { sha: OLD, subject: 'old' })
  zadig.code.tag('acme/web', 'v1', { sha: OLD, subject: 'old' })
  zadig.code.pullRequest('acme/web', 7, { sha: 'd'.repeat(40), subject: 'change' })
  arrange(zadig)
  const { status } = await execute(zadig, 'checkouts', { [job]: parameters(job, repos) })
  expect(status).toBe(200)
  const record = zadig.lastTask().stages[0]?.jobs[0]
  const shown = structuredClone(objectsAt(record?.spec ?? {}, 'repos'))
  zadig.code.push('acme/web', 'main', { sha: NEW, subject: 'new' })
  clock.advance(10_000)
  const path = `/openapi/logs/log/v4/workflow/checkouts/1/${record?.name ?? ''}`
  const { text } = await call(zadig, 'GET', path)
  const log = text.trimEnd().replaceAll(/^\[[^\]]+\]/gm, '[]')
  return { zadig, shown, log: log.split('\n') }
}

/** The commits that the git step showed. */
function built({ log }: Ran): readonly string[] {
  return log.filter((_, index) => log[index - 1]?.endsWith('git --no-pager log --oneline -1'))
}

const at = (commit: string, subject: string): string => `[]   ${commit.slice(0, 7)} ${subject}`

describe('which code a job checks out', () => {
  it.each<[string, JsonObject, readonly string[], Partial<Record<string, unknown>>]>([
    ['build', {}, [at(NEW, 'new')], { commit_id: OLD, enable_commit: false }],
    ['build', pinned, [at(NEW, 'new')], { commit_id: OLD, enable_commit: false }],
    ['script', {}, [at(NEW, 'new')], { commit_id: OLD, enable_commit: false }],
    ['script', pinned, [at(OLD, 'old')], { commit_id: OLD, enable_commit: true }],
    ['test', pinned, [at(OLD, 'old')], { commit_id: OLD, enable_commit: true }],
    ['script', { branch: '', pr: 7 }, [at('d'.repeat(40), 'change')], { prs: [7], commit_id: 'd'.repeat(40) }],
  ])('%s with %j', async (job, extra, commits, shown) => {
    const ran = await run(job, [web(extra)])
    expect(built(ran)).toEqual(commits)
    expect(ran.shown).toMatchObject([shown])
  })

  it('a build is pinned by its own `enable_commit`, to the commit asked for or the tip at creation', async () => {
    const pin = (zadig: Zadig): void => zadig.code.pin('build-web', 'acme/web')
    const other = 'e'.repeat(40)
    expect(built(await run('build', [web({ enable_commit: true, commit_id: other })], pin))).toEqual([
      at(other, 'a commit'),
    ])
    const tip = await run('build', [web({})], pin)
    expect(built(tip)).toEqual([at(OLD, 'old')])
    expect(tip.shown).toMatchObject([{ enable_commit: true, commit_id: OLD }])
  })

  it('with pull requests it is the merge with the base’s tip; a general job merges into the commit instead', async () => {
    const [merged] = built(await run('build', [web({ prs: [7], ...pinned })]))
    expect(merged).toMatch(/Merge branch 'pr7'/)
    expect(built(await run('script', [web({ prs: [7] })]))).toEqual([merged])
    expect(built(await run('script', [web({ prs: [7], ...pinned })]))).not.toEqual([merged])
    // A pinned build gets the pull request's head as its commit, and then has nothing left to merge.
    const pin = (zadig: Zadig): void => zadig.code.pin('build-web', 'acme/web')
    expect(built(await run('build', [web({ prs: [7] })], pin))).toEqual([at('d'.repeat(40), 'change')])
  })

  it.each([['v1'], ['refs/heads/main'], [OLD]])('`%s` as a branch fails the job', async (branch) => {
    const ran = await run('build', [web({ branch })])
    expect(ran.log.join('\n')).toContain(`fatal: couldn't find remote ref refs/heads/${branch}`)
    expect(ran.zadig.lastTask().status).toBe('failed')
  })

  it('a general job with `repo_info` on a code host of type `other` fails at its git step', async () => {
    const ran = await run('script', [web({ codehost_name: 'other-acme' })])
    expect(ran.log).toContain("[]   fatal: 'origin' does not appear to be a git repository")
    expect(ran.shown.map((repo) => textAt(repo, 'commit_id'))).toEqual([''])
    expect(ran.zadig.lastTask().status).toBe('failed')
  })

  it('a test drops the repositories that the request leaves out', async () => {
    expect((await run('test', [web({})])).shown).toHaveLength(1)
    expect((await run('test', [])).shown).toHaveLength(2)
  })

  it('the log has the executor’s frame around the script', async () => {
    const { log } = await run('script', [web(pinned)])
    expect(log.slice(0, 4)).toEqual([
      '====================== job-executor Start ======================',
      '[]\tInstalling tools.',
      '[]\tInstall tools ended. Duration: 0.00 seconds.',
      '[]\tStart git clone.',
    ])
    expect(log.slice(-10)).toEqual([
      '[]   git --no-pager log --oneline -1',
      at(OLD, 'old'),
      '[]\tGit clone ended. Duration: 0.42 seconds.',
      '[]\tExecuting user script.',
      '[]   compiling',
      '[]   done',
      '[]\tScript Execution ended. Duration: 1.00 seconds.',
      '[]   Job Status: success',
      '[]\tJob result ConfigMap is updated successfully',
      '====================== job-executor End. Duration: 1.42 seconds ======================',
    ])
  })
})
