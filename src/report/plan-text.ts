import type { Plan, PlannedJob } from '../payload/plan.ts'
import { listed } from './job-words.ts'
import { oneLine } from './remote-text.ts'
import { textBlock } from './text-block.ts'

/** Names in one line: a definition can have hundreds, and long lines slow the runner down (runner contract §3). */
const MOST = 20

/** What a run is going to do, as lines for the log: the jobs that run and with what, the gates, what is left out. */
export function planLines(plan: Plan): readonly string[] {
  const fates = { waits: 'waits for a person', skipped: 'is SKIPPED', idle: 'has nothing to hold back' } as const
  return [
    `Jobs that run (${plan.jobs.length}):`,
    ...plan.jobs.map((job) => `  ▸ ${name(job.stage)} / ${name(job.name)} (${name(job.type)})${withWhat(job)}`),
    ...plan.gates.map((gate) => `  ⏸ ${name(gate.stage)} / ${name(gate.name)}: the gate ${fates[gate.fate]}`),
    ...(plan.leftOut.length === 0 ? [] : [`Left out: ${names(plan.leftOut.map((job) => job.name))}`]),
    ...plan.notes.map((note) => `Note: ${oneLine(note, 1_000)}`),
  ].map((line) => textBlock(line))
}

function withWhat(job: PlannedJob): string {
  const targets = names(job.targets)
  const images = listed(
    job.images.map((image) => oneLine(image, 200)),
    5,
  )
  const parts = [
    targets,
    images === '' ? '' : `images ${images}`,
    job.environment === undefined ? '' : `environment ${name(job.environment)}`,
    job.code.length === 0 ? '' : `code ${names(job.code)}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`
}

function names(texts: readonly string[]): string {
  return listed(
    texts.map((text) => name(text)),
    MOST,
  )
}

function name(text: string): string {
  return oneLine(text, 100)
}
