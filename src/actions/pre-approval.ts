import { InputError, type Problem } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import type { ApprovalTicket } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import { formatInstant } from '../time/duration.ts'
import { conclude, passed } from '../task-control/conclude.ts'

/** What the user asks `pre-approval` to do. */
export interface PreApprovalInputs extends ConnectionInputs {
  readonly ticket: ApprovalTicket
  readonly summary: boolean
}

/**
 * Registers an approval ticket of an outside system (contract §8.6). Zadig has no call that reads one back, so only the
 * answer shows whether it worked.
 */
export async function preApproval(
  { ticket, summary }: PreApprovalInputs,
  { zadig, runner, clock }: Pick<Deps, 'zadig' | 'runner' | 'clock'>,
): Promise<Verdict> {
  const problems = windowProblems(ticket, clock.now())
  if (problems.length > 0) throw new InputError(problems)
  await zadig.createApprovalTicket(ticket)

  runner.setOutput('approval-id', ticket.approvalId)
  runner.setOutput('execution-window-start', String(ticket.windowStart))
  runner.setOutput('execution-window-end', String(ticket.windowEnd))
  const facts = [
    ['Project', ticket.projectKey],
    ['From', ticket.windowStart === 0 ? 'at once' : formatInstant(ticket.windowStart * 1_000)],
    ['Until', ticket.windowEnd === 0 ? 'no end' : formatInstant(ticket.windowEnd * 1_000)],
    ['Environments', ticket.environments.join(', ')],
    ['Services', ticket.services.map(({ service, module }) => `${service}/${module}`).join(', ')],
    ['Users', ticket.users.map(({ name, email }) => `${name} ${email}`.trim()).join(', ')],
  ] as const
  const verdict = passed(`The ticket ${sanitizeLine(ticket.approvalId, 100)} is registered in Zadig.`)
  return conclude({ verdict, facts }, summary, runner)
}

function windowProblems({ windowStart, windowEnd }: ApprovalTicket, now: number): readonly Problem[] {
  const [start, end] = [formatInstant(windowStart * 1_000), formatInstant(windowEnd * 1_000)]
  const path = 'execution-window-end'
  if (windowEnd === 0) return []
  if (windowStart > windowEnd) return [{ path, message: `The window ends (${end}) before it starts (${start}).` }]
  return windowEnd * 1_000 > now ? [] : [{ path, message: `The window is over: it ended at ${end}.` }]
}
