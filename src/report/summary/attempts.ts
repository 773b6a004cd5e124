import { formatDuration } from '../../time/duration.ts'
import { conclusionOf } from '../../task/outcome.ts'
import { listed } from '../job-words.ts'
import { cell } from '../markdown.ts'
import type { SummaryData } from './data.ts'

const MAX_ATTEMPTS = 20

/** How often the task was tried, where it was more than once. */
export function renderAttempts({ earlierAttempts: attempts = [], outcome }: SummaryData): string {
  if (attempts.length === 0) return ''
  const first = Math.max(0, attempts.length - MAX_ATTEMPTS)
  const lines = attempts.slice(first).map(({ conclusion, durationMs, failedJobs }, index) => {
    const culprits = failedJobs.length === 0 ? '' : `: ${cell(listed(failedJobs, 5), 400)}`
    return `- Attempt ${first + index + 1}: ${conclusion} after ${formatDuration(durationMs)}${culprits}`
  })
  return `#### Attempts\n\n${lines.join('\n')}\n- Attempt ${attempts.length + 1}: ${conclusionOf(outcome)}`
}
