import { errorMessage } from '../errors.ts'
import { type GithubApi, isRateLimited } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import type { OpenReport } from '../ports/step-state.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Clock } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import { retry } from '../time/retry.ts'
import { type Channel, statusDescription } from './channel.ts'
import { commitStatusChannel } from './commit-status.ts'
import { deploymentChannel } from './deployment.ts'
import { commentChannel } from './pull-request-comment.ts'

/**
 * Closes the reports that a main step left open on GitHub because it was killed, had no time or failed: with the end that
 * it could not write, else as an error. Waits for GitHub's rate limit until the deadline. A failure is a warning.
 *
 * @param became what is known of the task, as the rest of a sentence
 * @param until unix ms
 */
export async function closeReports(
  reports: readonly OpenReport[],
  became: string,
  until: number,
  { github, runner, clock }: { readonly github: GithubApi; readonly runner: Runner; readonly clock: Clock },
): Promise<void> {
  async function close(report: OpenReport): Promise<void> {
    const channel = channelOf(report, github)
    const { name } = channel
    const description = statusDescription(`The step ended early; task ${report.taskId} ${became}`)
    const state = { kind: 'closed', end: report.end ?? { state: 'error', description } } as const
    const work = async (): Promise<void> => {
      if ((await channel.open(state)) === undefined) await channel.write(state)
    }
    try {
      await retry(work, {
        clock,
        budgetMs: until - clock.now(),
        shouldRetry: (thrown) =>
          isRateLimited(thrown) && clock.now() + thrown.waitMs <= until && { afterMs: thrown.waitMs },
        onWait: ({ delayMs }) =>
          void runner.print(`The ${name} waits ${formatDuration(delayMs)} for GitHub's rate limit.\n`),
      })
    } catch (thrown) {
      const message = `The ${name} still shows task ${report.taskId} as in progress: ${sanitizeLine(errorMessage(thrown))}.`
      runner.annotate('warning', { title: `Zadig ${name}`, message })
    }
  }
  await Promise.all(reports.map(close))
}

function channelOf(report: OpenReport, github: GithubApi): Channel {
  switch (report.kind) {
    case 'status':
      return commitStatusChannel(github, report)
    case 'deployment':
      return deploymentChannel(github, report)
    case 'comment':
      return commentChannel(github, { ...report, sha: '' })
  }
}
