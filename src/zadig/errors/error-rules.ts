import { isMapping } from '../../json.ts'
import type { AdviceId } from './advice.ts'
import type { Operation } from '../http/call.ts'

/** An answer that is not a success, its body read up to a bound. */
export interface RefusedAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** What Zadig says about a refusal, as far as it says it. */
export interface Envelope {
  readonly code?: number
  /** The fixed Chinese text. */
  readonly serverMessage?: string
  readonly description?: string
}

/** Both envelopes of contract §3.2, and the gateway's MFA refusal of §2.2; undefined where the text is neither. */
export function readEnvelope(text: string): Envelope | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isMapping(value)) return undefined
  const { code, message, description, reason } = value
  const detail = [description, reason].find((part) => typeof part === 'string' && part !== '')
  return {
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof message === 'string' ? { serverMessage: message.replace(/:\s*$/, '') } : {}),
    ...(typeof detail === 'string' ? { description: detail } : {}),
  }
}

/** The text of an answer without an envelope; of a page only its title. */
export function visibleText({ contentType, text }: RefusedAnswer): string {
  if (!looksLikeHtml(contentType, text)) return text.trim()
  // Bounded: otherwise each `<title` is read to the end of the text.
  return /<title[^>]{0,200}>([^<]{1,200})</i.exec(text)?.[1]?.trim() ?? ''
}

/** Whether a text is a page, by what it says it is or by how it begins. */
export function looksLikeHtml(contentType: string, text: string): boolean {
  return contentType.startsWith('text/html') || /^\s*<(!doctype|html|head|body|\?xml)/i.test(text)
}

interface Rule {
  readonly advice: AdviceId
  readonly code?: number
  readonly operation?: readonly Operation[]
  readonly description?: RegExp
}

const EXECUTE: readonly Operation[] = ['execute']
const ABSENT = /mongo: no documents in result/

/**
 * The first rule that matches wins, so precise rules come before general ones. `description` is a hint only, since
 * it can belong to another request (contract §3.3); the codes are in contract §3.3, the shapes in §4.4–4.7 and §8.
 */
const RULES: readonly Rule[] = [
  { advice: 'licence', code: 7050 },
  { advice: 'ticket-gated', description: /need approval ticket/ },
  { advice: 'workflow-disabled', description: /workflow is disabled/ },
  { advice: 'force-run', description: /run policy is set to force run/ },
  { advice: 'nothing-to-run', description: /no stage found in workflow task/ },
  { advice: 'empty-deploy', description: /deploy service is empty/ },
  { advice: 'gate-unsupported', operation: EXECUTE, description: /undefined job type of type:approval$/ },
  { advice: 'unsupported-job', description: /undefined job type/ },
  { advice: 'unknown-registry', description: /image registry|find docker registry/ },
  { advice: 'unknown-code-host', description: /failed to find code ?host|codehost .* not found in workflow/ },
  { advice: 'invalid-choice', description: /invalid choice value/ },
  { advice: 'unknown-parameter', description: /^param .* not found in workflow/ },
  { advice: 'unknown-artifact', description: /failed to validate given file/ },
  { advice: 'duplicate-service', description: /cannot deploy 2 same service/ },
  { advice: 'unknown-database', description: /failed to find database instance/ },
  { advice: 'wrong-json-type', description: /unmarshal task error/ },
  { advice: 'job-input-refused', description: /failed to update jobspec/ },
  { advice: 'user-unknown', description: /failed to get user info/ },
  { advice: 'unknown-environment', code: 6160, description: /\bnot exists/ },

  { advice: 'not-retryable', operation: ['retry'], description: /工作流任务状态无法重试/ },
  { advice: 'task-damaged', operation: ['retry'], description: /工作流任务数据异常/ },
  { advice: 'already-passed', code: 6163, description: /is passed, cannot cancel/ },
  { advice: 'unknown-task', code: 6163, description: ABSENT },
  { advice: 'unknown-task', code: 6161 },
  { advice: 'unknown-task', operation: ['get-task'], description: ABSENT },
  { advice: 'unknown-task', operation: ['set-remark'], description: /cannot find workflow task/ },
  { advice: 'cancel-refused', code: 6163 },
  { advice: 'no-gate-waits', code: 6169, description: /not found approval/ },
  { advice: 'not-an-approver', code: 6169, description: /has no authority/ },
  { advice: 'already-decided', code: 6169, description: /have (approve|reject)\w* already/ },
  { advice: 'approve-refused', code: 6169 },
  { advice: 'not-paused', description: /工作流任务状态无法手动执行|has no stage waiting for manual execution/ },
  { advice: 'wrong-stage', description: /is not waiting for manual execution/ },
  { advice: 'not-an-executor', description: /is not allowed to manually execute/ },
  { advice: 'wrong-project', description: /does not match projectKey/ },

  { advice: 'unknown-workflow', code: 6542 },
  { advice: 'unknown-workflow', code: 6543, description: ABSENT },
  { advice: 'unknown-workflow', operation: ['get-definition', 'set-remark', 'update-workflow'], description: ABSENT },
  { advice: 'workflow-refused', code: 6540 },
  { advice: 'workflow-refused', operation: ['create-workflow', 'update-workflow'] },
  { advice: 'unknown-view', code: 6894, description: ABSENT },
  { advice: 'unknown-view', description: /failed to find workflow view/ },
  { advice: 'view-refused', operation: ['create-view', 'update-view', 'delete-view'] },
  { advice: 'ticket-refused', operation: ['create-ticket'] },

  { advice: 'preset-failed', code: 6545 },
  { advice: 'counter', code: 6190 },
  { advice: 'create-refused', code: 6160 },
  { advice: 'create-refused', operation: EXECUTE, code: 500 },
  { advice: 'bad-request', code: 400 },
]

/** The advice for a refusal of Zadig itself (contract §3.2). Ignores the server's `message`, which is a fixed Chinese text. */
export function diagnose(operation: Operation, status: number, { code, description = '' }: Envelope): AdviceId {
  const rule = RULES.find(
    (candidate) =>
      (candidate.code === undefined || candidate.code === code) &&
      (candidate.operation === undefined || candidate.operation.includes(operation)) &&
      (candidate.description === undefined || candidate.description.test(description)),
  )
  if (rule !== undefined) return rule.advice
  return status === 400 ? 'bad-request' : 'server-refused'
}
