import type { Plan } from '../payload/plan.ts'
import { batchOf } from '../ports/line-batch.ts'
import type { Annotation, Runner } from '../ports/runner.ts'
import { doubtAnnotations, failureAnnotations } from '../report/annotations.ts'
import { hideSecrets } from '../secrets/hide.ts'
import { createLogFormatter, labelWidth } from '../report/log-lines.ts'
import { finalOutputs } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { commitWarning } from '../report/sources.ts'
import type { SummaryData } from '../report/summary/data.ts'
import { renderSummary } from '../report/summary/summary.ts'
import { describeOutcome, type Verdict } from '../report/verdict.ts'
import { failedJobsByKey } from '../task/outcome.ts'
import type { Source } from '../task/sources.ts'
import { jobLabel, type Job } from '../task/task.ts'
import { worthAWarning, type CommitCheck } from './commit-check.ts'
import type { Followed } from './follow.ts'
import { shownOutcome, type GithubReports } from '../github-reports/github-reports.ts'
import type { FollowInputs } from '../ports/inputs.ts'

interface ReportOptions {
  readonly url: string
  readonly elapsedMs: number
  readonly plan?: Plan | undefined
  readonly commits: CommitCheck
  /** What each job was asked to build, and what it built. */
  readonly sources: readonly Source[]
  /** What the step knows beside the secrets of the task, such as its tokens; empty ones are none. */
  readonly secrets?: readonly string[]
  /** What GitHub shows outside of the step. */
  readonly github?: GithubReports
}

/** Reports the outcome everywhere: outputs first, then log, annotations and summary, then GitHub. */
export async function reportOutcome(
  followed: Followed,
  inputs: Pick<FollowInputs, 'annotations' | 'summary'>,
  options: ReportOptions,
  runner: Runner,
): Promise<Verdict> {
  const { outcome, logs, spent, attempts, earlierAttempts } = followed
  const { url, elapsedMs, plan, sources } = options
  const verdict = describeOutcome(outcome)
  const known = (options.secrets ?? []).filter((secret) => secret !== '')
  const secrets = [...known, ...(outcome.task?.secrets ?? [])]
  const outputs = finalOutputs(outcome, url, { queueMs: spent.queue, elapsedMs }, sources, known)
  for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value)
  runner.setOutput('attempts', String(attempts))

  const ran = { outcome, url, elapsedMs, spent, attempts, earlierAttempts, sources }
  const data: SummaryData = { ...ran, tails: logs.tails, doubts: logs.doubts, ...(plan === undefined ? {} : { plan }) }
  for (const [key, job] of outcome.task === undefined ? [] : failedJobsByKey(outcome.task))
    await printTail(job, logs.tails.get(key) ?? [], runner)
  // The runner masks an annotation's message, and not its title (runner contract §2).
  const hidden = (annotation: Annotation): Annotation => hideSecrets(annotation, secrets)
  const warning = outcome.kind === 'wrong-commit' ? undefined : commitWarning(worthAWarning(options.commits, sources))
  if (warning !== undefined) runner.annotate('warning', hidden(warning))
  if (inputs.annotations && outcome.task !== undefined) {
    for (const annotation of failureAnnotations(outcome.task, data)) runner.annotate('error', hidden(annotation))
    for (const annotation of doubtAnnotations(outcome.task, data)) runner.annotate('warning', hidden(annotation))
  }
  // Hidden before they are escaped for Markdown: the runner's masks find no secret with an escape in it.
  const tails = [...logs.tails].map(([key, lines]) => [key, lines.map((line) => hideSecrets(line, secrets))] as const)
  const shown: SummaryData = { ...data, outcome: shownOutcome(outcome, known), tails: new Map(tails) }
  if (inputs.summary) runner.appendSummary(renderSummary(shown))
  await runner.print(`${verdict.passed ? '✓' : '✗'} ${verdict.sentence}\n  ${url}\n`)
  await options.github?.end(shown)
  return verdict
}

async function printTail(job: Job, tail: readonly string[], runner: Runner): Promise<void> {
  const label = jobLabel(job)
  const error = job.error === '' ? '' : `: ${sanitizeLine(job.error)}`
  const last = tail.length === 0 ? '' : `. Its last ${tail.length} lines:`
  await runner.print(`\n${sanitizeLine(label, 80)} ${sanitizeLine(job.status, 40)}${error}${last}\n`)
  await runner.print(createLogFormatter(label, labelWidth(label), 0)(batchOf(tail)))
}
