import { jobsByKey } from '../../task/changes.ts'
import { isWrong } from '../../task/sources.ts'
import { phaseOf } from '../../task/status.ts'
import { type Gate, type Job, jobsOf, type Stage, type Task } from '../../task/task.ts'
import { deciders, executorsOf } from '../gates.ts'
import { count, durationWords, EMOJI, jobName, statusWord } from '../labels.ts'
import { asManyAsFit, boundedTable, cell, code, folded, link } from '../markdown.ts'
import { environmentsOf, imagesOf } from '../outputs.ts'
import { repositoryName, revisionOf, shortCommit } from '../sources.ts'
import type { SummaryData } from './data.ts'

/** Longer tables are folded. */
const MAX_UNFOLDED_JOBS = 40
const MAX_UNFOLDED_ROWS = 15
const JOBS_LIMIT = { maxRows: 500, maxBytes: 120_000 }
const LIMIT = { maxRows: 100, maxBytes: 30_000 }

/** Every job with its stage, status, duration and error. */
export function renderJobs(task: Task): string {
  const jobs = jobsOf(task)
  if (jobs.length === 0) return ''
  const withErrors = jobs.some((job) => job.error !== '')
  const rows = task.stages.flatMap((stage) =>
    stage.jobs.map((job, index) => [
      index === 0 ? cell(stage.name, 80) : '',
      cell(jobName(job)),
      `${statusCell(job.status)}${job.retryCount > 0 ? ` (↻ ${job.retryCount})` : ''}`,
      durationWords(job),
      ...(withErrors ? [cell(job.error, 200)] : []),
    ]),
  )
  const head = ['Stage', 'Job', 'Status', 'Duration', ...(withErrors ? ['Error'] : [])]
  const text = boundedTable(head, rows, JOBS_LIMIT)
  return rows.length <= MAX_UNFOLDED_JOBS ? `#### Jobs\n\n${text}` : folded(`All ${count(rows.length, 'job')}`, text)
}

function statusCell(status: string): string {
  return `${EMOJI[phaseOf(status)]} ${cell(statusWord(status))}`
}

/** Gates with who decided and what they said, manual stages with who started them. */
export function renderGates(task: Task): string {
  const rows = task.stages.flatMap((stage) => [
    ...manualStageRows(stage),
    ...stage.jobs.flatMap((job) => (job.gate === undefined ? [] : [gateRow(job, job.gate)])),
  ])
  return rows.length === 0 ? '' : `#### Gates\n\n${boundedTable(['Gate', 'Status', 'Waited', 'Who'], rows, LIMIT)}`
}

function gateRow(job: Job, gate: Gate): readonly string[] {
  const decided = gate.approvers.filter(({ decision }) => decision !== '')
  const who = decided.map(({ name, decision, comment }) => {
    const verb = DECISIONS.get(decision) ?? cell(decision, 40)
    return `${cell(name, 60)} ${verb}${comment === '' ? '' : `: “${cell(comment, 500)}”`}`
  })
  return [
    `${cell(jobName(job))}${gate.description === '' ? '' : `<br>${cell(gate.description, 200)}`}`,
    statusCell(job.status),
    durationWords(job),
    who.length > 0 ? who.join('<br>') : cell(deciders(gate), 500),
  ]
}

const DECISIONS: ReadonlyMap<string, string> = new Map([
  ['approve', 'approved'],
  ['reject', 'rejected'],
])

function manualStageRows(stage: Stage): readonly (readonly string[])[] {
  const { name, status, manual } = stage
  if (manual === undefined || !manual.enabled) return []
  const executors = executorsOf(stage)
  const starters = executors === '' ? 'anyone may start it' : `may be started by ${executors}`
  const starter = manual.executedBy === '' ? '' : ` by ${cell(manual.executedBy, 60)}`
  const who = manual.executed ? `started${starter}` : cell(starters, 500)
  return [[`stage ${cell(name, 80)}`, statusCell(status), '', who]]
}

/** The code of each job: the commit asked for, and the commit built if it is proved. */
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

/** Images that the task built or deployed. */
export function renderImages(task: Task): string {
  const rows = Object.entries(imagesOf(jobsOf(task))).map(([name, image]) => [cell(name, 120), code(image)])
  return titled('Images', ['Service', 'Image'], rows)
}

/** Environments that the task deployed to. */
export function renderEnvironments(task: Task): string {
  const rows = environmentsOf(jobsOf(task)).map(({ name, production, status, services }) => {
    const names = new Set(services.map((service) => service.module || service.service))
    return [
      `${cell(name, 80)}${production ? ' (production)' : ''}`,
      statusCell(status),
      cell([...names].join(', '), 500),
    ]
  })
  return titled('Environments', ['Environment', 'Status', 'Services'], rows)
}

/** Tests, with where their reports are, and scans with their metrics. */
export function renderChecks(task: Task): string {
  const rows = jobsOf(task).flatMap((job) => {
    if (job.test === undefined && job.scan === undefined) return []
    const findings = [...(job.test === undefined ? [] : [testWords(job.test)]), ...scanWords(job)]
    const name = job.test?.name || job.scan?.name || jobName(job)
    return [[cell(name, 80), statusCell(job.status), findings.join(' · ')]]
  })
  return titled('Tests and scans', ['Check', 'Status', 'Found'], rows)
}

/** A table under its title; a long one is folded. */
function titled(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const text = boundedTable(head, rows, LIMIT)
  return rows.length <= MAX_UNFOLDED_ROWS ? `#### ${title}\n\n${text}` : folded(`${title} (${rows.length})`, text)
}

function testWords(test: NonNullable<Job['test']>): string {
  const reports = [test.junit ? 'JUnit report' : '', test.html ? 'HTML report' : '', test.archive ? 'artifacts' : '']
  const kept = reports.filter((report) => report !== '')
  return kept.length === 0 ? '' : `${kept.join(', ')} in Zadig`
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

/** Logs in which lines may be missing. */
export function renderDoubts(task: Task, { doubts }: Pick<SummaryData, 'doubts'>): string {
  const lines = [...jobsByKey(task)].flatMap(([key, job]) =>
    (doubts.get(key) ?? []).map((doubt) => `- Log of ${cell(jobName(job))}: ${cell(doubt)}`),
  )
  const shown = asManyAsFit(lines.slice(0, LIMIT.maxRows), LIMIT.maxBytes)
  const more = lines.length - shown.length
  if (shown.length === 0) return ''
  return `#### Logs that may be incomplete\n\n${[...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')}`
}
