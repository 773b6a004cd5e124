import type { Runner } from '../ports/runner.ts'
import { jobName } from '../report/job-words.ts'
import { oneLine } from '../report/remote-text.ts'
import { waitsFor } from '../report/summary/gates.ts'
import { jobsByKey } from '../task/changes.ts'
import { phaseOf } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'

/** A gate that nobody has looked at for this long has been forgotten, or nobody knows of it. */
const LONG_MS = 1_800_000
/** GitHub shows ten warnings of a step (runner contract §5.2), and others want room too. */
const MAX_WARNINGS = 4

/**
 * Warns once for each gate that waits long for a person: half an hour, or half of what the user lets it wait.
 *
 * @returns what looks at each snapshot
 */
export function createGateWatch(
  { url, limit }: { readonly url: string; readonly limit: number | undefined },
  { runner, clock }: { readonly runner: Runner; readonly clock: Clock },
): (task: Task) => void {
  const since = new Map<string, number>()
  const warned = new Set<string>()
  const long = Math.min(LONG_MS, limit === undefined ? Infinity : limit / 2)

  return (task) => {
    for (const [key, job] of jobsByKey(task)) {
      if (phaseOf(job.status) !== 'human') {
        since.delete(key)
        continue
      }
      const waited = clock.now() - (since.get(key) ?? clock.now())
      since.set(key, clock.now() - waited)
      if (waited < long || warned.has(key) || warned.size >= MAX_WARNINGS) continue
      warned.add(key)
      const whom = job.gate === undefined ? '' : waitsFor(job.gate)
      runner.annotate('warning', {
        title: `Zadig waits for a person: ${jobName(job)}`,
        message: oneLine(
          `${jobName(job)} has waited for ${formatDuration(waited)}${whom === '' ? '' : ` (${whom})`}: ${url}`,
          1_000,
        ),
      })
    }
  }
}
