import type { Plan, PlannedJob } from '../payload/plan.ts'
import { count, listed } from './labels.ts'
import { asManyAsFit, boundedTable, cell, fence, folded, prose } from './markdown.ts'
import { sanitizeBlock, sanitizeLine } from './sanitize.ts'

/** A definition can have hundreds of names, and long lines slow the runner down (runner contract §3). */
const MAX_NAMES = 20
const GATE_OUTCOMES = {
  waits: 'waits for approval',
  skipped: 'is skipped',
  idle: 'has no job after it to hold back',
} as const

/** The plan as lines for the log: the jobs that run and their targets, the gates, and what is left out. */
export function planLines({ jobs, gates, leftOut, notes }: Plan): readonly string[] {
  return [
    `Jobs that run (${jobs.length}):`,
    ...jobs.map((job) => {
      const details = detailsOf(job)
      return `  ▸ ${name(job.stage)} / ${name(job.name)} (${name(job.type)})${details === '' ? '' : `: ${details}`}`
    }),
    ...gates.map((gate) => `  ⏸ ${name(gate.stage)} / ${name(gate.name)}: the gate ${GATE_OUTCOMES[gate.outcome]}`),
    ...(leftOut.length === 0 ? [] : [`Left out: ${names(leftOut.map((job) => job.name))}`]),
    ...notes.map((note) => `Note: ${note}`),
  ].map((line) => sanitizeBlock(line))
}

/** The plan as a folded section of the summary. */
export function renderPlan(plan: Plan): string {
  const { jobs, leftOut } = plan
  const rest = leftOut.length === 0 ? '' : `, ${leftOut.length} left out`
  return folded(`What was triggered: ${count(jobs.length, 'job')}${rest}`, planTables(plan))
}

/**
 * The summary of a dry run.
 *
 * @param plan undefined if the workflow's definition was not read
 * @param body the request body as JSON, with its secrets hidden
 */
export function renderDryRun(plan: Plan | undefined, body: string): string {
  const parts = [
    '### Zadig: dry run, nothing was triggered',
    ...(plan === undefined ? [] : [planTables(plan)]),
    folded('The request body', fence([sanitizeBlock(body, 100_000)], 'json')),
  ]
  return `${parts.join('\n\n')}\n\n`
}

/**
 * The summary of a step that triggered nothing because of its inputs.
 *
 * @param problems the error's message, one problem a line or more
 */
export function renderRefused(problems: string): string {
  return `### ❌ Zadig: nothing was triggered\n\n${fence([sanitizeBlock(problems, 100_000)])}\n\n`
}

function planTables({ jobs, gates, leftOut, notes }: Plan): string {
  const rows = jobs.map((job) => [
    cell(job.stage, 80),
    cell(job.name, 80),
    cell(job.type, 40),
    cell(detailsOf(job), 600),
  ])
  const lines = [
    ...gates.map((gate) => `- Gate ${cell(gate.name, 80)} ${GATE_OUTCOMES[gate.outcome]}`),
    ...(leftOut.length === 0 ? [] : [`- Left out: ${cell(names(leftOut.map((job) => job.name)), 1_000)}`]),
    ...notes.map((note) => `- ${prose(note, 500)}`),
  ]
  return [
    boundedTable(['Stage', 'Job', 'Type', 'With'], rows, { maxRows: 200, maxBytes: 40_000 }),
    asManyAsFit(lines, 20_000).join('\n'),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

/** `svc/web, svc/api; images a:1; environment dev; code acme/web (main)`. */
function detailsOf({ targets, images, environment, code }: PlannedJob): string {
  const parts = [
    names(targets),
    images.length === 0 ? '' : `images ${names(images, 200)}`,
    environment === undefined ? '' : `environment ${name(environment)}`,
    code.length === 0 ? '' : `code ${names(code)}`,
  ]
  return parts.filter((part) => part !== '').join('; ')
}

function names(texts: readonly string[], maxLength?: number): string {
  const shown = texts.map((text) => name(text, maxLength))
  return listed(shown, MAX_NAMES)
}

function name(text: string, maxLength = 100): string {
  return sanitizeLine(text, maxLength)
}
