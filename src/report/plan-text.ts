import type { Plan, PlannedJob } from '../payload/plan.ts'
import { oneLine } from './remote-text.ts'

/** What a run is going to do, as lines for the log: the jobs that run and with what, the gates, what is left out. */
export function planLines(plan: Plan): readonly string[] {
  const fates = { waits: 'waits for a person', skipped: 'is SKIPPED', idle: 'has nothing to hold back' } as const
  return [
    `Jobs that run (${plan.jobs.length}):`,
    ...plan.jobs.map((job) => `  ▸ ${name(job.stage)} / ${name(job.name)} (${name(job.type)})${withWhat(job)}`),
    ...plan.gates.map((gate) => `  ⏸ ${name(gate.stage)} / ${name(gate.name)}: the gate ${fates[gate.fate]}`),
    ...(plan.leftOut.length === 0 ? [] : [`Left out: ${plan.leftOut.map((job) => name(job.name)).join(', ')}`]),
    ...plan.notes.map((note) => `Note: ${oneLine(note, 1_000)}`),
  ]
}

function withWhat(job: PlannedJob): string {
  const targets = job.targets.map((target) => name(target)).join(', ')
  const images = job.images.map((image) => oneLine(image, 200)).join(', ')
  const parts = [
    targets,
    images === '' ? '' : `images ${images}`,
    job.environment === undefined ? '' : `environment ${name(job.environment)}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`
}

function name(text: string): string {
  return oneLine(text, 100)
}
