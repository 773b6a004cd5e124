import type { Plan, PlannedJob } from '../../payload/plan.ts'
import { count, listed } from '../job-words.ts'
import { cell, folded, prose } from '../markdown.ts'
import { asManyAsFit, boundedTable } from './bounds.ts'

const FATES = { waits: 'waits for a person', skipped: '**is skipped**', idle: 'has nothing to hold back' } as const

/** What was asked for: the jobs that run and with what, the gates, and what is left out. */
export function renderPlan(plan: Plan): string {
  const rows = plan.jobs.map((job) => [cell(job.stage, 80), cell(job.name, 80), cell(job.type, 40), withWhat(job)])
  const lines = [
    ...plan.gates.map((gate) => `- Gate ${cell(gate.name, 80)} ${FATES[gate.fate]}`),
    ...(plan.leftOut.length === 0
      ? []
      : [
          `- Left out: ${cell(
            listed(
              plan.leftOut.map(({ name }) => name),
              30,
            ),
            1_000,
          )}`,
        ]),
    ...plan.notes.map((note) => `- ${prose(note, 500)}`),
  ]
  return folded(
    `What was triggered: ${count(plan.jobs.length, 'job')}${plan.leftOut.length === 0 ? '' : `, ${plan.leftOut.length} left out`}`,
    [
      boundedTable(['Stage', 'Job', 'Type', 'With'], rows, { maxRows: 200, maxBytes: 40_000 }),
      asManyAsFit(lines, 20_000).join('\n'),
    ]
      .filter((text) => text !== '')
      .join('\n\n'),
  )
}

function withWhat(job: PlannedJob): string {
  const parts = [
    listed(job.targets, 10),
    listed(job.images, 5),
    job.environment === undefined ? '' : `environment ${job.environment}`,
    listed(job.code, 10),
  ]
  return cell(parts.filter((part) => part !== '').join('; '), 600)
}
