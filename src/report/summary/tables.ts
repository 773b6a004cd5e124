import { groupBy, jobsByKey } from '../../task/changes.ts'
import { isWrong } from '../../task/sources.ts'
import { type Phase, phaseOf } from '../../task/status.ts'
import { type Job, jobsOf, type Task } from '../../task/task.ts'
import { count, durationWords, jobName, statusWord } from '../labels.ts'
import { cell, code, folded, link } from '../markdown.ts'
import { EMOJI } from '../icons.ts'
import { environmentsOf, imagesOf } from '../outputs.ts'
import { repositoryName, revisionOf, shortCommit } from '../sources.ts'
import { asManyAsFit, boundedTable } from './size-limit.ts'
import type { SummaryData } from './data.ts'

/** Rows that a reader still looks over without a click. */
const UNFOLDED_ROWS = 40
const FEW_ROWS = 15
const JOBS = { maxRows: 500, maxBytes: 120_000 }
const SMALL = { maxRows: 100, maxBytes: 30_000 }

/** Every job with its stage, status, duration and error. */
export function renderJobs(task: Task): string {
  const jobs = jobsOf(task)
  if (jobs.length === 0) return ''
  const withErrors = jobs.some((job) => job.error !== '')
  const rows = task.stages.flatMap((stage) =>
    stage.jobs.map((job, index) => [
      index === 0 ? cell(stage.name, 80) : '',
      cell(jobName(job)),
      `${EMOJI[phaseOf(job.status)]} ${cell(statusWord(job.status))}${job.retryCount > 0 ? ` (↻ ${job.retryCount})` : ''}`,
      durationWords(job),
      ...(withErrors ? [cell(job.error, 200)] : []),
    ]),
  )
  const head = ['Stage', 'Job', 'Status', 'Duration', ...(withErrors ? ['Error'] : [])]
  const text = boundedTable(head, rows, JOBS)
  return rows.length <= UNFOLDED_ROWS ? `#### Jobs\n\n${text}` : folded(`All ${count(rows.length, 'job')}`, text)
}

/** The code of each job: what was asked for, and what was built as far as that is proved. */
export function renderCode({ sources = [] }: Pick<SummaryData, 'sources'>): string {
  const rows = sources.map(({ job, repo, requested, built, proof }) => [
    cell(jobName(job)),
    cell(repositoryName(repo), 120),
    cell(revisionOf(repo), 120),
    code(shortCommit(requested)),
    `${isWrong({ proof }) ? '⚠️ ' : ''}${built === '' && proof === 'missing' ? 'not shown' : code(shortCommit(built))}`,
  ])
  return titled('Code', ['Job', 'Repository', 'Revision', 'Commit asked for', 'Commit built'], rows)
}

/** Images that the task built or put into service, each to be copied. */
export function renderImages(task: Task): string {
  const rows = Object.entries(imagesOf(jobsOf(task))).map(([name, image]) => [cell(name, 120), code(image)])
  return titled('Images', ['Service', 'Image'], rows)
}

/** Environments that were deployed to, with the services and the worst status of all jobs that did so. */
export function renderEnvironments(task: Task): string {
  const places = groupBy(environmentsOf(jobsOf(task)), ({ name, production }) => `${production}/${name}`)
  const rows = [...places.values()].map((deploys) => {
    const { name = '', production = false } = deploys[0] ?? {}
    const services = deploys.flatMap((deploy) => deploy.services.map((service) => service.module || service.service))
    const status = worst(deploys.map((deploy) => deploy.status))
    return [
      `${cell(name, 80)}${production ? ' (production)' : ''}`,
      `${EMOJI[phaseOf(status)]} ${cell(statusWord(status))}`,
      cell([...new Set(services)].join(', '), 500),
    ]
  })
  return titled('Environments', ['Environment', 'Status', 'Services'], rows)
}

/** From worst to best, as whoever asks for the state of an environment would say: a failure first, then what is open. */
const WORST_FIRST: readonly Phase[] = [
  'failed',
  'timeout',
  'rejected',
  'cancelled',
  'human',
  'active',
  'queued',
  'idle',
  'skipped',
  'passed',
]

function worst(statuses: readonly string[]): string {
  const rank = (status: string): number => WORST_FIRST.indexOf(phaseOf(status))
  return statuses.toSorted((one, other) => rank(one) - rank(other))[0] ?? ''
}

/** Tests, with where their reports are, and scans with their metrics. */
export function renderChecks(task: Task): string {
  const rows = jobsOf(task).flatMap((job) => {
    const findings = [...(job.test === undefined ? [] : [testWords(job.test)]), ...scanWords(job)]
    if (job.test === undefined && job.scan === undefined) return []
    const name = job.test?.name || job.scan?.name || jobName(job)
    return [[cell(name, 80), `${EMOJI[phaseOf(job.status)]} ${cell(statusWord(job.status))}`, findings.join(' · ')]]
  })
  return titled('Tests and scans', ['Check', 'Status', 'Found'], rows)
}

/** A small table under its title; a long one opens on a click. */
function titled(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const text = boundedTable(head, rows, SMALL)
  return rows.length <= FEW_ROWS ? `#### ${title}\n\n${text}` : folded(`${title} (${rows.length})`, text)
}

function testWords(test: NonNullable<Job['test']>): string {
  const kept = [
    [test.junit, 'JUnit report'],
    [test.html, 'HTML report'],
    [test.archive, 'artifacts'],
  ] as const
  const words = kept.filter(([has]) => has).map(([, word]) => word)
  return words.length === 0 ? '' : `${words.join(', ')} in Zadig`
}

function scanWords({ scan }: Job): readonly string[] {
  if (scan === undefined) return []
  const metrics = Object.entries(scan.metrics)
    .slice(0, 12)
    .map(([name, value]) => `${cell(METRICS.get(name) ?? name, 40)} ${cell(value, 40)}`)
  if (!URL.canParse(scan.link)) return metrics
  return [...metrics, link(`Report on ${cell(new URL(scan.link).host, 80)}`, scan.link)]
}

/** Sonar's keys as its pages say them (contract §5.5). */
const METRICS: ReadonlyMap<string, string> = new Map([
  ['QualityGateStatus', 'Quality gate'],
  ['Ncloc', 'Lines of code'],
  ['CodeSmells', 'Code smells'],
])

/** Logs that may lack lines. */
export function renderDoubts(task: Task, { doubts }: Pick<SummaryData, 'doubts'>): string {
  const lines = [...jobsByKey(task)].flatMap(([key, job]) =>
    (doubts.get(key) ?? []).map((doubt) => `- Log of ${cell(jobName(job))}: ${cell(doubt)}`),
  )
  const shown = asManyAsFit(lines.slice(0, SMALL.maxRows), SMALL.maxBytes)
  const more = lines.length - shown.length
  if (shown.length === 0) return ''
  return `#### Logs that may be incomplete\n\n${[...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')}`
}
