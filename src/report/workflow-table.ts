import type { WorkflowEntry } from '../ports/zadig-api.ts'
import { formatInstant } from '../time/instant.ts'
import { cell, table } from './markdown.ts'

/** A workflow as the `workflows` output has it; times are unix seconds. */
export function workflowOutput({ key, name, type, updatedBy, updateTime }: WorkflowEntry) {
  return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime }
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500

/** The workflows as a table for the summary; empty for none. */
export function workflowTable(workflows: readonly WorkflowEntry[]): string {
  const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
    cell(key, 80),
    cell(name, 80),
    cell(type, 20),
    cell(updatedBy, 60),
    formatInstant(updateTime * 1_000),
  ])
  return rows.length === 0 ? '' : table(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows.slice(0, MAX_ROWS))
}
