import { phaseOf } from '../../task/status.ts'
import type { Gate, Job, Stage, Task } from '../../task/task.ts'
import { durationWords, jobName, listed, statusWord } from '../labels.ts'
import { cell } from '../markdown.ts'
import { EMOJI } from '../icons.ts'
import { boundedTable } from './size-limit.ts'

/** Gates with who decided and what they said, manual stages with who started them. */
export function renderGates(task: Task): string {
  const rows = task.stages.flatMap((stage) => [
    ...manualStage(stage),
    ...stage.jobs.flatMap((job) => (job.gate === undefined ? [] : [gateRow(job, job.gate)])),
  ])
  const head = ['Gate', 'Status', 'Waited', 'Who']
  return rows.length === 0 ? '' : `#### Gates\n\n${boundedTable(head, rows, { maxRows: 100, maxBytes: 30_000 })}`
}

function gateRow(job: Job, gate: Gate): readonly string[] {
  const decided = gate.approvers.filter(({ decision }) => decision !== '')
  const words =
    decided.length > 0
      ? decided.map(({ name, decision, comment }) => `${cell(name, 60)} ${verb(decision)}${said(comment)}`).join('<br>')
      : cell(waitsFor(gate), 500)
  return [
    `${cell(jobName(job))}${gate.description === '' ? '' : `<br>${cell(gate.description, 200)}`}`,
    `${EMOJI[phaseOf(job.status)]} ${cell(statusWord(job.status))}`,
    durationWords(job),
    words,
  ]
}

function manualStage({ name, status, manual }: Stage): readonly (readonly string[])[] {
  if (manual === undefined || !manual.enabled) return []
  const who = manual.executed
    ? `started${manual.executedBy === '' ? '' : ` by ${cell(manual.executedBy, 60)}`}`
    : cell(
        manual.executors.length === 0 ? 'anybody may start it' : `may be started by ${listed(manual.executors, 10)}`,
        500,
      )
  return [[`stage ${cell(name, 80)}`, `${EMOJI[phaseOf(status)]} ${cell(statusWord(status))}`, '', who]]
}

/** Who may decide, and where: `1 of alice, bob, in lark`. */
export function waitsFor(gate: Gate): string {
  const people = gate.approvers.map(({ name }) => name).filter((name) => name !== '')
  const who = people.length === 0 ? '' : `${Math.max(1, gate.neededApprovers)} of ${listed(people, 10)}`
  const where = gate.kind === 'native' || gate.kind === '' ? '' : `in ${gate.kind}`
  return [who, where].filter((part) => part !== '').join(', ')
}

function verb(decision: string): string {
  if (decision === 'approve') return 'approved'
  return decision === 'reject' ? 'rejected' : cell(decision, 40)
}

function said(comment: string): string {
  return comment === '' ? '' : `: “${cell(comment, 500)}”`
}
