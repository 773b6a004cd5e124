import { byteLength, cell, link, prose, table } from '../markdown.ts'
import type { Verdict } from '../verdict.ts'

/** What a small action has to tell in the job summary. Texts are as Zadig has them, unless said otherwise. */
export interface ActionSummary {
  readonly verdict: Verdict
  /** A page in Zadig; empty for none. */
  readonly url: string
  /** Name and value, a line each; those without a value are left out. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Markdown to follow; empty for none. */
  readonly body: string
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2): we stay far below. */
const MAX_BODY_BYTES = 500_000

/** The job summary of an action that does not follow a task: how it ended, what with, and what it found. */
export function renderActionSummary({ verdict, url, facts, body }: ActionSummary): string {
  const known = facts.filter(([, value]) => value !== '')
  const sections = [
    `### ${verdict.passed ? '✅' : '❌'} Zadig: ${prose(verdict.sentence)}`,
    url === '' ? '' : link('Open in Zadig', url),
    verdict.advice === '' ? '' : prose(verdict.advice),
    known.length === 0
      ? ''
      : table(
          ['', ''],
          known.map(([name, value]) => [cell(name), cell(value, 1_000)]),
        ),
    byteLength(body) > MAX_BODY_BYTES ? '… the rest is too long to show here.' : body,
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n\n`
}
