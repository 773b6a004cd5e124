import type { Plan, PlannedJob } from '../payload/plan.ts'
import { count, listed } from './labels.ts'
import { sanitizeLine, sanitizeBlock } from './sanitize.ts'
import { cell, folded, prose } from './markdown.ts'
import { asManyAsFit, boundedTable } from './summary/size-limit.ts'

/** Names in one line: a definition can have hundreds, and long lines slow the runner down (runner contract §3). */
const MOST = 20
const GATE_OUTCOMES = {
  waits: 'waits for a person',
  skipped: '**is skipped**',
  idle: 'has nothing to hold back',
} as const

/** What a run is going to do, as lines for the log: the jobs that run and with what, the gates, what is left out. */
export function planLines(plan: Plan): readonly string[] {
  return [
    `Jobs that run (${plan.jobs.length}):`,
    ...plan.jobs.map((job) => `  ▸ ${name(job.stage)} / ${name(job.name)} (${name(job.type)})${withWhat(job)}`),
    ...plan.gates.map(
      (gate) => `  ⏸ ${name(gate.stage)} / ${name(gate.name)}: the gate ${GATE_OUTCOMES[gate.outcome]}`,
    ),
    ...(plan.leftOut.length === 0 ? [] : [`Left out: ${names(plan.leftOut.map((job) => job.name))}`]),
    ...plan.notes.map((note) => `Note: ${sanitizeLine(note, 1_000)}`),
  ].map((line) => sanitizeBlock(line))
}

function withWhat(job: PlannedJob): string {
  const targets = names(job.targets)
  const images = listed(
    job.images.map((image) => sanitizeLine(image, 200)),
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
  return sanitizeLine(text, 100)
}

/** What was asked for: the jobs that run and with what, the gates, and what is left out. */
export function renderPlan(plan: Plan): string {
  const rows = plan.jobs.map((job) => [cell(job.stage, 80), cell(job.name, 80), cell(job.type, 40), rowOf(job)])
  const lines = [
    ...plan.gates.map((gate) => `- Gate ${cell(gate.name, 80)} ${GATE_OUTCOMES[gate.outcome]}`),
    ...(plan.leftOut.length === 0
      ? []
      : [
          `- Left out: ${cell(
            listed(
              plan.leftOut.map((job) => job.name),
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

function rowOf(job: PlannedJob): string {
  const parts = [
    listed(job.targets, 10),
    listed(job.images, 5),
    job.environment === undefined ? '' : `environment ${job.environment}`,
    listed(job.code, 10),
  ]
  return cell(parts.filter((part) => part !== '').join('; '), 600)
}
