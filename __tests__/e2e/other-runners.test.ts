// The built action on GitHub's runner, on act and on Forgejo's runner (runner contract §1.2, §5.2, §11).
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'

import { describe, expect, it } from '@jest/globals'

import { startGithub } from '../../emulators/github/server.ts'
import { ACT, FORGEJO, type RunnerDifferences } from '../../emulators/runner/other-runners.ts'
import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { defaultSeedData } from '../../emulators/zadig/seed-data.ts'
import { rowsIn, stringsIn } from '../support/json-output.ts'
import { annotationsOf, type DistRun, everythingReadable, runDist, scene } from '../support/run-dist.ts'
import { quickShip, shipEnding } from '../support/scenarios.ts'

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules')
const NODE_20 = join(MODULES, `node-v20-linux-${process.arch}`, 'bin', 'node')
const ONLY_TEST = { inputs: 'test: {}' }

describe('an error that begins with a combining mark', () => {
  const FORGED = '\u0301,file=README.md,line=1::Forged'
  const run = scene({ zadig: { scenario: shipEnding('failed', FORGED) }, with: ONLY_TEST })

  it('becomes an annotation that points to no file', async () => {
    const { result } = await run
    expect(annotationsOf(result)).toContain(`error Zadig job test-smoke: failed:  ${FORGED}`)
    expect(result.annotations.filter(({ file }) => file !== undefined)).toEqual([])
  })
})

describe('a secret', () => {
  const SECRETS = ['glpat_un|marked', 'url%25encoded', 'left::right', '\u0301marked', ':colon%0Awise']
  const [codehost] = defaultSeedData.codehosts
  const RUNNERS: Readonly<Record<string, RunnerDifferences>> = { github: {}, act: ACT, forgejo: FORGEJO }

  function runWith(secret: string, runner: string): Promise<DistRun> {
    const lines = [`cloning with x${secret}, as configured`]
    const test = { duration: 1_500, log: { lines }, outcome: 'failed' as const, error: `no push with ${secret}` }
    const codehosts = codehost === undefined ? [] : [{ ...codehost, token: secret }]
    return scene({
      zadig: { scenario: { ...quickShip, jobs: { test } }, seedData: { ...defaultSeedData, codehosts } },
      with: { ...ONLY_TEST, preflight: 'off' },
      step: { differences: RUNNERS[runner] ?? {}, env: runner === 'github' ? {} : { ACT: 'true', ...giteaOf(runner) } },
    })
  }

  const giteaOf = (runner: string): Record<string, string> => (runner === 'act' ? {} : { GITEA_ACTIONS: 'true' })
  const cases = SECRETS.flatMap((secret) => Object.keys(RUNNERS).map((runner) => ({ secret, runner })))
  const runs = cases.map((one) => ({ ...one, run: runWith(one.secret, one.runner) }))

  it.each(runs)('$secret is masked by $runner', async ({ secret, run }) => {
    const done = await run
    expect(done.log).toMatch(/cloning with .*\*\*\*.*, as configured/)
    // As Markdown shows it: a mask does not find a secret that was escaped for Markdown.
    const read = everythingReadable(done)
      .replaceAll('\u200b', '')
      .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    for (const piece of secret
      .replace('\u0301', '')
      .split(/:+|%0A/)
      .filter(({ length }) => length >= 4))
      expect(read).not.toContain(piece)
  })
})

describe('300 jobs with the longest names, on a runner that reads 64 KiB a line', () => {
  const names = Array.from({ length: 300 }, (_, index) => `job-${index}-`.padEnd(32, 'x'))
  const crowd: Scenario = {
    name: 'crowd',
    description: '',
    workflows: [
      workflow('crowd', 'Crowd', [
        stage(
          'all',
          names.map((name) => freestyleJob(name)),
        ),
      ]),
    ],
    jobs: { '*': { duration: 20, outcome: 'failed', error: 'not today. '.repeat(60) } },
  }
  const inputs = names.map((name) => `${name}: {}`).join('\n')
  const run = scene({
    zadig: { scenario: crowd },
    with: { 'workflow-key': 'crowd', inputs, logs: 'none', 'poll-interval': '1s' },
    step: { differences: FORGEJO },
  })

  it('are all in the outputs, an element a line', async () => {
    const { result } = await run
    expect(result.failureReasons).toEqual([])
    expect(rowsIn(result.outputs['jobs'])).toHaveLength(300)
    expect(stringsIn(result.outputs['failed-jobs'])).toHaveLength(300)
    expect(result.outputs['jobs']?.split('\n')).toHaveLength(300)
  })

  it('are kept for the post step line by line', async () => {
    const { result } = await run
    expect(Buffer.byteLength(result.outputs['jobs'] ?? '')).toBeGreaterThan(64 * 1024)
    expect(result.state['expected']?.split('\n').length).toBeGreaterThan(2)
  })
})

describe('outputs of more than 1 MB', () => {
  const NAMES = Array.from({ length: 600 }, (_, index) => `job-${index}`)
  const talkative: Scenario = {
    name: 'talkative',
    description: '',
    workflows: [
      workflow('crowd', 'Crowd', [
        stage(
          'all',
          NAMES.map((name) => freestyleJob(name)),
        ),
      ]),
    ],
    jobs: { '*': { duration: 20, outcome: 'failed', error: '试'.repeat(3_000) } },
  }
  const run = scene({
    zadig: { scenario: talkative },
    with: { 'workflow-key': 'crowd', inputs: NAMES.map((name) => `${name}: {}`).join('\n'), logs: 'none' },
  })

  it('are cut between two elements, with a warning that says so, and the others are whole', async () => {
    const { result } = await run
    const kept = rowsIn(result.outputs['jobs']).length
    expect(kept).toBeGreaterThan(100)
    expect(kept).toBeLessThan(600)
    expect(annotationsOf(result)).toContain(
      `warning Zadig outputs: The output \`jobs\` has only the first ${kept} of 600 elements: GitHub accepts 1 MB of outputs a job.`,
    )
    expect(stringsIn(result.outputs['failed-jobs'])).toHaveLength(600)
    expect(result.outputs['conclusion']).toBe('failure')
  })
})

describe('the node on PATH', () => {
  const withReport = async (node: string): Promise<DistRun> => {
    const github = await startGithub()
    try {
      return await runDist({
        with: { 'commit-status': 'zadig/ship', 'ca-certificate': rootCertificates[0] ?? '' },
        step: { node, context: { apiUrl: github.url, graphqlUrl: `${github.url}/graphql` } },
      })
    } finally {
      await github.close()
    }
  }

  it.each([
    ['20', NODE_20],
    ['24', process.execPath],
  ])('can be %s: a task passes, with logs, summary, outputs and a commit status', async (_, node) => {
    const { result, log } = await withReport(node)
    expect(result).toMatchObject({ result: 'success', outputs: { conclusion: 'success' }, post: { result: 'success' } })
    expect(log).toContain('web line 20 of 20')
    expect(result.summary).toContain('smoke')
    expect(annotationsOf(result)).toEqual([])
  })

  it('is 24 in npm scripts, also if another version is installed', () => {
    expect(process.versions.node).toMatch(/^24\./)
  })

  it.each(['16.20.2', '18.20.8', '20.2.0'])(
    'cannot be %s: the step fails with one sentence and sends no request',
    async (version) => {
      const code = `Object.defineProperty(process.versions,"node",{value:"${version}"})`
      const preload = `--import=data:text/javascript,${encodeURIComponent(code)}`
      const { result, requests } = await runDist({ step: { env: { NODE_OPTIONS: preload } } })
      expect(requests).toEqual([])
      expect(annotationsOf(result)).toEqual([
        `error Node.js: This action needs Node.js 20.3 or newer, and the runner has started it with ${version}. Nothing was triggered. Put a newer \`node\` on the runner's PATH.`,
      ])
      expect(result).toMatchObject({ result: 'failure', exitCode: 1, post: { result: 'success', exitCode: 0 } })
    },
  )
})
