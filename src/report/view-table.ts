import type { View } from '../ports/zadig-api.ts'
import { listed } from './job-words.ts'
import { cell, table } from './markdown.ts'

/** A view as the `views` output has it; times are unix seconds. */
export function viewOutput({ name, updatedBy, updateTime, workflows }: View) {
  return {
    name,
    'update-by': updatedBy,
    'update-time': updateTime,
    workflows: workflows.map(({ workflowKey, type }) => ({ 'workflow-key': workflowKey, 'workflow-type': type })),
  }
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500
const MAX_KEYS = 50

/** The views as a table for the summary; empty for none. */
export function viewTable(views: readonly View[]): string {
  const rows = views.map(({ name, workflows, updatedBy }) => {
    const keys = workflows.map(({ workflowKey }) => cell(workflowKey, 80))
    return [cell(name, 80), listed(keys, MAX_KEYS), cell(updatedBy, 60)]
  })
  return rows.length === 0 ? '' : table(['View', 'Workflows', 'Changed by'], rows.slice(0, MAX_ROWS))
}
