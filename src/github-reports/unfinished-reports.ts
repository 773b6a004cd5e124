import type { GithubApi } from '../ports/github-api.ts'
import { endedEarlyComment } from './pull-request-comment.ts'
import { errorMessage } from '../errors.ts'
import type { Runner } from '../ports/runner.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { type MakeCall, shortText } from './channel.ts'
import type { OpenReport } from '../ports/step-state.ts'
import type { Clock } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import { retry } from '../time/retry.ts'
import { createGithubCalls, isRateLimited } from './writer.ts'

/**
 * Closes what a main step left open on GitHub because it was killed, had no time or broke: with the end that it could
 * not write, else as an error, since nobody saw how the task ended. Waits for GitHub's rate limit where that is over in
 * time. Best-effort: a failure is a warning.
 *
 * @param became what is known of the task by now, as the rest of a sentence
 * @param until unix ms
 */
export async function closeReports(
  reports: readonly OpenReport[],
  became: string,
  until: number,
  { github, runner, clock }: { readonly github: GithubApi; readonly runner: Runner; readonly clock: Clock },
): Promise<void> {
  const calls = createGithubCalls(clock)
  await Promise.all(
    reports.map(async (report) => {
      try {
        await retry(() => close(report, became, github, calls.call), {
          clock,
          budgetMs: until - clock.now(),
          shouldRetry: (thrown) =>
            isRateLimited(thrown) && calls.limitedUntil() <= until && { afterMs: calls.limitedUntil() - clock.now() },
          onWait({ delayMs }) {
            void runner.print(`The ${NAMES[report.kind]} waits ${formatDuration(delayMs)} for GitHub's rate limit.\n`)
          },
        })
      } catch (thrown) {
        runner.annotate('warning', {
          title: `Zadig ${NAMES[report.kind]}`,
          message: `The ${NAMES[report.kind]} still shows task ${report.taskId} as under way: ${sanitizeLine(errorMessage(thrown))}.`,
        })
      }
    }),
  )
}

const NAMES = { status: 'commit status', deployment: 'deployment', comment: 'pull request comment' } as const

async function close(report: OpenReport, became: string, github: GithubApi, call: MakeCall): Promise<void> {
  const { taskId, url } = report
  const end = report.end ?? { state: 'error', description: shortText(`The step ended early; task ${taskId} ${became}`) }
  switch (report.kind) {
    case 'status': {
      const { sha, context } = report
      return call((options) => github.createCommitStatus({ sha, context, targetUrl: url, ...end }, options))
    }
    case 'deployment': {
      const deploymentId =
        report.deploymentId ?? (await call((options) => github.findDeployment(report.deployment, options)))
      if (deploymentId === undefined) return
      const status = { deploymentId, logUrl: url, environmentUrl: undefined, ...end }
      return call((options) => github.createDeploymentStatus(status, options))
    }
    case 'comment': {
      const body = endedEarlyComment(report.frame, { taskId, url, said: end.description })
      return call((options) => github.updateComment(report.commentId, body, options))
    }
  }
}
