import { groupBy } from '../../task/changes.ts'
import { hasEnded, type Phase, phaseOf } from '../../task/status.ts'
import { jobDuration, jobName, TEXT_ICONS } from '../labels.ts'
import { type Job, jobsOf, type Task } from '../../task/task.ts'
import { fence } from '../markdown.ts'
import { sanitizeLine } from '../sanitize.ts'

/** Distances between ticks, in seconds and as Mermaid writes them. */
const TICK_INTERVALS: readonly (readonly [seconds: number, interval: string])[] = [
  [1, '1second'],
  [5, '5second'],
  [15, '15second'],
  [60, '1minute'],
  [300, '5minute'],
  [900, '15minute'],
  [3_600, '1hour'],
  [21_600, '6hour'],
  [86_400, '1day'],
  [604_800, '1week'],
]
/** More labels would overlap. */
const MAX_TICKS = 8

/** The axis for a span of unix seconds. Mermaid shows the reader's clock time. */
export function axis(start: number, end: number): { readonly format: string; readonly interval: string } {
  const span = end - start
  const [seconds, interval] = TICK_INTERVALS.find(([step]) => span / step <= MAX_TICKS) ?? [2_592_000, '1month']
  const format = seconds < 60 ? '%H:%M:%S' : span < 86_400 ? '%H:%M' : '%m-%d %H:%M'
  return { format, interval }
}

/** Failed and waiting jobs are kept first, then the longest; the table of jobs has all. */
const MAX_ROWS = 40
const MAX_LABEL = 36
const MAX_STAGE_LABEL = 22
/** Shorter waits in the queue are not shown, in seconds. */
const MIN_QUEUE = 5

/** A row of the diagram; times in unix seconds. */
interface Row {
  readonly section: string
  readonly label: string
  readonly phase: Phase
  readonly start: number
  readonly end: number
}

/** Stages and jobs over time as a Mermaid diagram; empty before the first job has begun. */
export function renderTimeline(task: Task): string {
  const begun = jobsOf(task).filter((job) => job.startTime > 0)
  if (begun.length === 0) return ''
  const end = Math.max(...begun.map(endTime))
  const chosen = choose(begun)
  const rows = [
    ...queueRow(task, begun),
    ...task.stages.flatMap((stage) =>
      stage.jobs.filter((job) => chosen.has(job)).map((job) => jobRow(job, stageLabel(stage.name), end)),
    ),
  ]
  const notes = [
    begun.length > chosen.size ? `The diagram has ${chosen.size} of the ${begun.length} jobs that began.` : '',
    rows.some(({ phase }) => isOpen(phase)) ? 'Jobs with hollow bars had not ended when the step ended.' : '',
  ].filter((note) => note !== '')
  const note = notes.length === 0 ? '' : `\n\n<sub>${notes.join(' ')}</sub>`
  return `#### Timeline\n\n${fence(diagram(rows), 'mermaid')}${note}`
}

function choose(jobs: readonly Job[]): ReadonlySet<Job> {
  if (jobs.length <= MAX_ROWS) return new Set(jobs)
  return new Set(jobs.toSorted((a, b) => weight(b) - weight(a)).slice(0, MAX_ROWS))
}

/** The duration in milliseconds, with jobs that did not pass before all others. */
function weight(job: Job): number {
  const phase = phaseOf(job.status)
  return (phase === 'passed' || phase === 'skipped' ? 0 : 1e12) + (jobDuration(job) ?? 0)
}

function queueRow(task: Task, begun: readonly Job[]): readonly Row[] {
  const start = task.createTime
  const end = Math.min(...begun.map((job) => job.startTime))
  if (start === 0 || end - start < MIN_QUEUE) return []
  return [{ section: 'queue', label: 'waiting in the queue', phase: 'queued', start, end }]
}

function jobRow(job: Job, section: string, horizon: number): Row {
  const phase = phaseOf(job.status)
  const took = endTime(job)
  return {
    section,
    label: jobName(job, MAX_LABEL),
    phase,
    start: job.startTime,
    end: hasEnded(job.status) ? took : Math.max(took, horizon),
  }
}

/** At least a second after the start, so that the bar can be seen. */
function endTime(job: Job): number {
  const seconds = (jobDuration(job) ?? 0) / 1_000
  return job.startTime + Math.max(1, seconds)
}

/**
 * Bars of passed and failed jobs are filled; those of running, waiting and cancelled ones are hollow; skipped is a diamond.
 * The icon before each label says the same without colour, and prevents that Mermaid reads the label as a keyword.
 */
const TAGS: Readonly<Record<Phase, string>> = {
  idle: 'done, ',
  queued: 'done, ',
  active: 'active, ',
  human: 'active, ',
  passed: '',
  skipped: 'done, milestone, ',
  failed: 'crit, ',
  rejected: 'crit, ',
  timeout: 'crit, ',
  cancelled: 'done, crit, ',
}

function isOpen(phase: Phase): boolean {
  return phase === 'active' || phase === 'human'
}

function diagram(rows: readonly Row[]): readonly string[] {
  const { format, interval } = axis(
    Math.min(...rows.map(({ start }) => start)),
    Math.max(...rows.map(({ end }) => end)),
  )
  const sections = groupBy(rows, ({ section }) => section)
  return [
    `%%{init: ${JSON.stringify({ themeVariables: COLOURS, gantt: LAYOUT })}}%%`,
    'gantt',
    '  dateFormat x',
    `  axisFormat ${format}`,
    `  tickInterval ${interval}`,
    '  todayMarker off',
    ...[...sections].flatMap(([section, ofSection]) => [
      `  section ${section}`,
      ...ofSection.map(
        ({ label, phase, start, end }) =>
          `  ${TEXT_ICONS[phase]} ${inert(label)} :${TAGS[phase]}${Math.floor(start * 1_000)}, ${phase === 'skipped' ? '0s' : Math.ceil(end * 1_000)}`,
      ),
    ]),
  ]
}

/**
 * Readable on GitHub's light and dark pages. Without a theme, axis and stage names keep the page's colours. Older versions of
 * Mermaid write the labels of `active` and `done` bars in one colour inside and outside of the bar, so those bars are nearly
 * transparent.
 */
const COLOURS = {
  taskBkgColor: '#1a7f37',
  taskBorderColor: '#1a7f37',
  taskTextColor: '#ffffff',
  taskTextLightColor: '#ffffff',
  critBkgColor: '#cf222e',
  critBorderColor: '#cf222e',
  activeTaskBkgColor: '#d2992240',
  activeTaskBorderColor: '#d29922',
  doneTaskBkgColor: '#8b949e30',
  doneTaskBorderColor: '#8b949e',
  taskTextDarkColor: '#7d8590',
  sectionBkgColor: '#8b949e60',
  sectionBkgColor2: '#8b949e60',
  altSectionBkgColor: '#8b949e10',
  gridColor: '#8b949e',
} as const

/** Stage names are left of the bars; labels that do not fit into their bars are right of them. */
const LAYOUT = { leftPadding: 170, rightPadding: 160, topPadding: 50, barHeight: 22, fontSize: 12 }

function stageLabel(name: string): string {
  return inert(sanitizeLine(name, MAX_STAGE_LABEL)) || 'stage'
}

/** Replaces ASCII punctuation, which means something to Mermaid or HTML, by its full-width form. */
function inert(text: string): string {
  return text.replace(/[!-,:-@[-^`{-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).trim()
}
