import { byteLength, cell, link, prose, table } from '../markdown.ts'
import type { Verdict } from '../verdict.ts'

/** The job summary of an action that follows no task. Texts are as Zadig has them, but for `body`. */
export interface ActionSummary {
  readonly verdict: Verdict
  /** A page in Zadig; empty for none. */
  readonly url: string
  /** Rows of a table; those with an empty value are left out. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Markdown; empty for none. */
  readonly body: string
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_BODY_BYTES = 500_000

/** Renders the summary as Markdown. */
export function renderActionSummary({ verdict, url, facts, body }: ActionSummary): string {
  const rows = facts.filter(([, value]) => value !== '').map(([name, value]) => [cell(name), cell(value, 1_000)])
  const sections = [
    `### ${verdict.passed ? '✅' : '❌'} Zadig: ${prose(verdict.sentence)}`,
    url === '' ? '' : link('Open in Zadig', url),
    verdict.advice === '' ? '' : prose(verdict.advice),
    rows.length === 0 ? '' : table(['', ''], rows),
    byteLength(body) > MAX_BODY_BYTES ? '… the rest is too long to show here.' : body,
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n\n`
}
