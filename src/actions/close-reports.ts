import { errorMessage } from '../errors.ts'
import type { GithubApi, GithubCall } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import { endedEarlyComment } from '../report/comment.ts'
import { oneLine } from '../report/remote-text.ts'
import { shortText } from '../report/status-text.ts'
import type { Clock } from '../time/clock.ts'
import type { OpenReport } from './open-reports.ts'
import { withTimeLimit } from './time-limit.ts'

/** One call; each report takes one, and all are closed side by side. */
const CALL_LIMIT_MS = 8_000

/**
 * Closes what a main step left open on GitHub because it was killed, had no time or broke: with the end that it could
 * not write, else as an error, since nobody saw how the task ended. Best-effort: a failure is a warning.
 *
 * @param became what is known of the task by now, as the rest of a sentence
 */
export async function closeReports(
  reports: readonly OpenReport[],
  became: string,
  { github, runner, clock }: { readonly github: GithubApi; readonly runner: Runner; readonly clock: Clock },
): Promise<void> {
  await Promise.all(
    reports.map(async (report) => {
      try {
        await withTimeLimit(CALL_LIMIT_MS, clock, (signal) => close(report, became, github, { signal }))
      } catch (thrown) {
        runner.annotate('warning', {
          title: `Zadig ${NAMES[report.kind]}`,
          message: `The ${NAMES[report.kind]} still shows task ${report.taskId} as under way: ${oneLine(errorMessage(thrown))}.`,
        })
      }
    }),
  )
}

const NAMES = { status: 'commit status', deployment: 'deployment', comment: 'pull request comment' } as const

async function close(report: OpenReport, became: string, github: GithubApi, call: GithubCall): Promise<void> {
  const { taskId, url } = report
  const end = report.end ?? { state: 'error', description: shortText(`The step ended early; task ${taskId} ${became}`) }
  switch (report.kind) {
    case 'status': {
      const { sha, context } = report
      return github.createCommitStatus({ sha, context, targetUrl: url, ...end }, call)
    }
    case 'deployment': {
      const deploymentId = report.deploymentId ?? (await github.findDeployment(report.deployment, call))
      if (deploymentId === undefined) return
      return github.createDeploymentStatus({ deploymentId, logUrl: url, environmentUrl: undefined, ...end }, call)
    }
    case 'comment':
      return github.updateComment(
        report.commentId,
        endedEarlyComment(report.frame, { taskId, url, said: end.description }),
        call,
      )
  }
}
