import { testLog, webBuildLog } from '../../emulators/zadig/scenarios/build-logs.ts'
import type { Plan } from '../../src/payload/plan.ts'
import type { SummaryData } from '../../src/report/summary/data.ts'
import { jobsByKey } from '../../src/task/changes.ts'
import type { Outcome } from '../../src/task/outcome.ts'
import type { Gate, Job, Stage, Task } from '../../src/task/task.ts'
import { aJob, aStage, aTask } from './a-task.ts'

/** The tasks whose summaries are looked at and held to the rules of GitHub's pages. */
export const summaryCases = (): readonly (readonly [name: string, data: SummaryData])[] => [
  ['passed', passed()],
  ['failed in the middle of parallel jobs', failed()],
  ['rejected', rejected()],
  ['cancelled', cancelled()],
  ['timed out', timedOut()],
  ['waiting too long', waitingTooLong()],
  ['120 jobs', manyJobs()],
  ['hostile names', hostile()],
]

const T0 = 1_750_000_000

interface Timed extends Partial<Job> {
  readonly from?: number
  readonly to?: number
}

/** A job by the seconds after the trigger at which it began and ended. */
function job(displayName: string, status: string, { from, to, ...rest }: Timed = {}): Job {
  return aJob({
    name: `job-${displayName}`,
    displayName,
    status,
    startTime: from === undefined ? 0 : T0 + from,
    endTime: to === undefined ? 0 : T0 + to,
    ...rest,
  })
}

function stage(name: string, status: string, jobs: readonly Job[], rest: Partial<Stage> = {}): Stage {
  return aStage({ name, status, jobs, ...rest })
}

function task(status: string, stages: readonly Stage[], to: number): Task {
  return aTask({
    status,
    stages,
    workflowName: '交付 Ship',
    createTime: T0,
    startTime: T0 + 12,
    endTime: to === 0 ? 0 : T0 + to,
  })
}

function dataOf(outcome: Outcome, rest: Partial<SummaryData> = {}): SummaryData {
  return {
    outcome,
    url: 'https://zadig.example.com/v1/projects/detail/demo/pipelines/custom/ship/24?display_name=%E4%BA%A4%E4%BB%98%20Ship',
    elapsedMs: 312_000,
    spent: { queue: 12_000, human: 0, work: 300_000 },
    tails: new Map(),
    doubts: new Map(),
    ...rest,
  }
}

function tailsOf(of: Task, tails: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...jobsByKey(of)].flatMap(([key, { displayName }]) => {
      const tail = tails[displayName]
      return tail === undefined ? [] : [[key, tail] as const]
    }),
  )
}

const image = (module: string, tag: string) => ({
  service: 'shop',
  module,
  image: `registry.example.com/demo/${module}:${tag}`,
})
const gate = (rest: Partial<Gate> = {}): Gate => ({
  kind: 'native',
  description: '上线前请确认变更单',
  neededApprovers: 1,
  approvers: [
    { name: 'alice', decision: 'approve', comment: '可以上线', time: T0 + 130 },
    { name: 'bob', decision: '', comment: '', time: 0 },
  ],
  ...rest,
})

const plan: Plan = {
  jobs: [
    {
      name: 'build',
      type: 'zadig-build',
      stage: 'build',
      targets: ['shop/web', 'shop/api'],
      images: [],
      environment: undefined,
      code: ['acme/web main at 1a2b3c4d5e6f'],
    },
    {
      name: 'deploy',
      type: 'zadig-deploy',
      stage: 'deploy',
      targets: ['shop/web', 'shop/api'],
      images: [],
      environment: 'staging',
      code: [],
    },
    {
      name: 'smoke',
      type: 'zadig-test',
      stage: 'test',
      targets: ['smoke'],
      images: [],
      environment: undefined,
      code: [],
    },
  ],
  leftOut: [{ name: 'notify', type: 'notification', stage: 'test' }],
  gates: [{ name: 'approve', stage: 'gate', outcome: 'waits' }],
  notes: ['Job `deploy`: takes the images that `build` makes.'],
}

function passed(): SummaryData {
  const done = task(
    'passed',
    [
      stage('build', 'passed', [
        job('build-shop-web', 'passed', { from: 12, to: 74, images: [image('web', '20250615-24-main')] }),
        job('build-shop-api', 'passed', { from: 12, to: 58, images: [image('api', '20250615-24-main')] }),
      ]),
      stage('gate', 'passed', [job('approve', 'passed', { from: 75, to: 130, type: 'approval', gate: gate() })]),
      stage('deploy', 'passed', [
        job('deploy-shop', 'passed', {
          from: 131,
          to: 190,
          environment: {
            name: 'staging',
            alias: '',
            production: false,
            services: [image('web', '20250615-24-main'), image('api', '20250615-24-main')],
          },
        }),
      ]),
      stage('test', 'passed', [
        job('smoke', 'passed', {
          from: 191,
          to: 300,
          test: { name: 'smoke', junit: true, html: true, archive: false },
        }),
        job('sonar', 'passed', {
          from: 191,
          to: 260,
          scan: {
            name: 'sonar-api',
            link: 'https://sonar.example.com/dashboard?id=api',
            metrics: { QualityGateStatus: 'OK', Bugs: '0', Vulnerabilities: '1', CodeSmells: '12', Coverage: '81.4' },
          },
        }),
        job('load-test', 'skipped', { from: 191, to: 191 }),
      ]),
    ],
    300,
  )
  return dataOf({ kind: 'success', task: done }, { spent: { queue: 12_000, human: 55_000, work: 245_000 }, plan })
}

function failed(): SummaryData {
  const broken = task(
    'failed',
    [
      stage('build', 'failed', [
        job('build-shop-web', 'passed', { from: 12, to: 74, images: [image('web', '20250615-24-main')] }),
        job('build-shop-api', 'failed', { from: 12, to: 58, error: 'exit status 1' }),
        job('build-shop-worker', 'failed', { from: 12, to: 43, error: 'exit status 2' }),
        job('build-shop-cron', 'cancelled', { from: 14, to: 74 }),
      ]),
      stage('deploy', '', [job('deploy-shop', '')]),
      stage('test', '', [job('smoke', '')]),
    ],
    75,
  )
  const compile = [
    ...webBuildLog.slice(0, 20),
    '$ go build ./cmd/worker',
    '# example.com/acme/worker/internal/queue',
    'internal/queue/retry.go:41:17: error: undefined: backoff.New',
    'internal/queue/retry.go:58:9: error: missing return',
    'make: *** [Makefile:12: build] Error 2',
    '====================== Job Executor End. ======================',
  ]
  const tails = tailsOf(broken, { 'build-shop-api': testLog(true), 'build-shop-worker': compile })
  const [doubtful = ''] = tails.keys()
  return dataOf(
    { kind: 'failure', task: broken },
    {
      tails,
      plan,
      elapsedMs: 80_000,
      spent: { queue: 12_000, human: 0, work: 68_000 },
      doubts: new Map([
        [doubtful, ['The connection was cut and the stored log was not there in time: lines may be missing.']],
      ]),
      attempts: 2,
      earlierAttempts: [{ conclusion: 'failure', durationMs: 61_000, failedJobs: ['build-shop-api'] }],
    },
  )
}

function rejected(): SummaryData {
  const approvers = [
    { name: 'alice', decision: 'approve', comment: '', time: T0 + 90 },
    { name: '王芳', decision: 'reject', comment: '今天不发布，等周一', time: T0 + 400 },
  ]
  const refused = task(
    'reject',
    [
      stage('build', 'passed', [job('build-shop-web', 'passed', { from: 12, to: 74 })]),
      stage('gate', 'reject', [
        job('approve', 'reject', {
          from: 75,
          to: 400,
          type: 'approval',
          gate: gate({ neededApprovers: 2, approvers }),
        }),
      ]),
      stage('deploy', '', [job('deploy-shop', '')]),
    ],
    400,
  )
  return dataOf(
    { kind: 'rejected', task: refused },
    { spent: { queue: 12_000, human: 325_000, work: 63_000 }, elapsedMs: 400_000 },
  )
}

function cancelled(): SummaryData {
  const stopped = {
    ...task(
      'cancelled',
      [
        stage('build', 'passed', [job('build-shop-web', 'passed', { from: 12, to: 74 })]),
        stage('deploy', 'cancelled', [
          job('deploy-shop', 'cancelled', { from: 75, to: 120 }),
          job('deploy-admin', 'passed', { from: 75, to: 96 }),
        ]),
        stage('test', '', [job('smoke', '')]),
      ],
      120,
    ),
    revoker: 'alice',
  }
  return dataOf({ kind: 'cancelled', task: stopped }, { elapsedMs: 121_000 })
}

function timedOut(): SummaryData {
  const late = task(
    'timeout',
    [
      stage('build', 'passed', [job('build-shop-web', 'passed', { from: 12, to: 74 })]),
      stage('test', 'timeout', [
        job('end-to-end', 'timeout', { from: 75, to: 3_675, error: 'wait job timeout' }),
        job('smoke', 'passed', { from: 75, to: 240 }),
      ]),
    ],
    3_676,
  )
  const tails = tailsOf(late, {
    'end-to-end': [
      '$ npx playwright test',
      ...Array.from({ length: 70 }, (_, index) => `  ✓ case ${index + 1} (${index * 7} ms)`),
    ],
  })
  return dataOf({ kind: 'timed-out', task: late }, { tails, elapsedMs: 3_680_000 })
}

function waitingTooLong(): SummaryData {
  const approvers = ['alice', '王芳', 'release-managers'].map((name) => ({ name, decision: '', comment: '', time: 0 }))
  const stuck = task(
    'running',
    [
      stage('build', 'passed', [job('build-shop-web', 'passed', { from: 312, to: 380 })]),
      stage('gate', 'running', [
        job('approve', 'wait_for_approval', {
          from: 381,
          costSeconds: 7_200,
          type: 'approval',
          gate: gate({ kind: 'lark', neededApprovers: 2, approvers }),
        }),
      ]),
      stage('deploy', '', [job('deploy-shop', '')], {
        manual: { enabled: true, executed: false, executors: ['ops'], executedBy: '' },
      }),
    ],
    0,
  )
  return dataOf(
    { kind: 'out-of-time', budget: 'approval-timeout', limitMs: 7_200_000, task: stuck },
    { elapsedMs: 7_581_000, spent: { queue: 312_000, human: 7_200_000, work: 69_000 } },
  )
}

function manyJobs(): SummaryData {
  const stages = Array.from({ length: 6 }, (_, at) => {
    const jobs = Array.from({ length: 20 }, (_unused, index) => {
      const from = 12 + at * 120 + (index % 5) * 3
      const status = at === 5 ? '' : (at * 20 + index) % 41 === 40 ? 'failed' : index === 19 ? 'skipped' : 'passed'
      const name = `build-service-${String(at * 20 + index + 1).padStart(3, '0')}`
      if (status === '') return job(name, status)
      return job(name, status, {
        from,
        to: status === 'skipped' ? from : from + 20 + ((index * 37) % 90),
        error: status === 'failed' ? 'exit status 1' : '',
        images: status === 'passed' ? [{ ...image(name, 'v1'), service: name, module: '' }] : [],
      })
    })
    return stage(`wave ${at + 1}`, at === 5 ? '' : 'passed', jobs)
  })
  return dataOf({ kind: 'failure', task: task('failed', stages, 700) }, { elapsedMs: 702_000 })
}

/** Names that mean something to Markdown, HTML, Mermaid, GitHub's links and the runner. */
export const HOSTILE_NAMES: readonly string[] = [
  '</summary></details><script>alert(1)</script><img src=x onerror=alert(2)>',
  '@octocat fixes #12 GH-34 octo/repo#56 https://evil.example/x www.evil.example me@evil.example :tada: $x^2$',
  '`code` **bold** _it_ ~~gone~~ [text](javascript:alert(1)) ![pic](https://evil.example/p.png) | a | b |',
  'section x :crit, done, a1, 1750000000, 1d; click a1 href "javascript:alert(1)" %%{init: {"theme":"dark"}}%%',
  '::error::forged ##[error]forged\n::set-output name=x::y\r\u001b[2J\u202eesrever',
  '``` \n~~~\n# Heading\n- item\n1. item\n> quote\n<!-- comment',
  'title x',
  'click',
  '构建🚀服务'.repeat(40),
  '&lt;b&gt; &#64;octocat &amp; \\| \\',
]

function hostile(): SummaryData {
  const [first = '', second = '', third = ''] = HOSTILE_NAMES
  const jobs = HOSTILE_NAMES.map((name, index) =>
    job(name, index % 3 === 0 ? 'failed' : index % 3 === 1 ? 'passed' : '<b>odd</b>', {
      from: 12 + index * 5,
      to: 40 + index * 9,
      name: `job-${index}-${name}`,
      error: HOSTILE_NAMES[(index + 1) % HOSTILE_NAMES.length] ?? '',
      images: [{ service: name, module: name, image: `${name}:latest` }],
      environment: { name, alias: name, production: true, services: [{ service: name, module: name, image: name }] },
      gate: gate({
        kind: 'native',
        description: name,
        approvers: [{ name, decision: 'reject', comment: name, time: 1 }],
      }),
      test: { name, junit: true, html: true, archive: true },
      scan: { name, link: 'javascript:alert(1)', metrics: { [name]: name } },
    }),
  )
  const bad = {
    ...task(
      'failed',
      HOSTILE_NAMES.slice(0, 3).map((name) =>
        stage(
          name,
          'failed',
          jobs.map((each) => ({ ...each })),
        ),
      ),
      140,
    ),
    workflowName: second,
  }
  return dataOf(
    { kind: 'failure', task: bad },
    {
      tails: new Map([...jobsByKey(bad).keys()].map((key) => [key, [...HOSTILE_NAMES, '```', '</details>']])),
      doubts: new Map([...jobsByKey(bad).keys()].slice(0, 2).map((key) => [key, [third]])),
      plan: { ...plan, notes: [first, second], leftOut: [{ name: third, type: first, stage: second }] },
      earlierAttempts: [{ conclusion: 'failure', durationMs: 1_000, failedJobs: HOSTILE_NAMES }],
    },
  )
}
