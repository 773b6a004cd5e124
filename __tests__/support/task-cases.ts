import type { Zadig } from '../../emulators/zadig/server.ts'
import { advice, refusedAt, type SubActionCase } from './sub-action-cases.ts'

export const TASK = '/openapi/workflows/custom/task'
export const ENDLESS = { '*': { duration: Infinity } }
export const RUNNING = ['hello', ['script'], 'running'] as const
export const FAILED = ['hello', ['script'], 'failed'] as const
export const PASSED = ['hello', ['script'], 'passed'] as const
export const QUICK = { 'poll-interval': '1s' }
/** What `with:` says of a task that there is not. */
export const UNKNOWN = { 'workflow-key': 'hello', 'task-id': '99' }

/** What every action that reads a task says where it can't. */
export function unread(action: string, inputs: Readonly<Record<string, string>>): readonly SubActionCase[] {
  const step = { action, with: { 'workflow-key': 'hello', 'task-id': '1', ...inputs } }
  return [
    ...refusedAt('GET', TASK, step),
    { ...step, what: 'an unknown task', with: { ...step.with, ...UNKNOWN }, fails: [advice('unknown-task')] },
    {
      ...step,
      what: 'an unknown workflow',
      with: { ...step.with, 'workflow-key': 'nope' },
      fails: [advice('unknown-task')],
    },
    {
      ...step,
      what: 'a task id that is no number',
      with: { ...step.with, 'task-id': 'x1' },
      fails: ['task-id', 'whole number'],
    },
    ...unsigned(step),
    {
      ...step,
      what: 'an answer without a body',
      faults: [{ path: TASK, action: { kind: 'answer', status: 500 } }],
      fails: ['500'],
    },
  ]
}

/** Tokens that are not good enough, whatever is asked (contract §2.2). */
export function unsigned(step: Omit<SubActionCase, 'what'>): readonly SubActionCase[] {
  return [
    {
      ...step,
      what: 'a token with another signature',
      token: ({ token }: Zadig) => `${token.slice(0, -4)}AAAA`,
      fails: [advice('token-refused')],
    },
    {
      ...step,
      what: 'multi-factor authentication',
      versions: ['5.0'],
      server: { ...step.server, mfa: 'mfa_enrollment_required' },
      fails: [advice('mfa-enrollment')],
    },
    {
      ...step,
      what: 'a token made before multi-factor authentication',
      versions: ['5.0'],
      server: { ...step.server, mfa: 'mfa_verification_required' },
      fails: [advice('mfa-verification')],
    },
  ]
}
