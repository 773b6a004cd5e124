import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

import { type StepResult, startStep } from '../../emulators/runner/step.ts'
import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { Fault, FaultAction } from '../../emulators/zadig/faults/fault.ts'
import type { JsonObject } from '../../emulators/zadig/json.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../emulators/zadig/version.ts'
import { ADVICE, type AdviceId } from '../../src/zadig/errors/advice.ts'
import { bodyOf } from './action-bench.ts'
import { limit } from './limit.ts'
import { untilTask } from './until.ts'

const REPOSITORY = join(import.meta.dirname, '..', '..')
const NO_ENDPOINT = 'This server does not have the endpoint'

export const TASK = '/openapi/workflows/custom/task'
export const ENDLESS = { '*': { duration: Infinity } }
export const RUNNING = ['hello', ['script'], 'running'] as const
export const FAILED = ['hello', ['script'], 'failed'] as const
export const PASSED = ['hello', ['script'], 'passed'] as const

/** One step of one sub-action, and how it must end. */
export interface SubActionCase {
  readonly what: string
  /** Folder of the action. */
  readonly action: string
  readonly with: Readonly<Record<string, string>>
  /** Default: 4.0 and 5.0. */
  readonly versions?: readonly ZadigVersion[]
  readonly server?: ZadigOptions
  readonly jobs?: Scenario['jobs']
  readonly workflows?: readonly JsonObject[]
  /** A task that another user starts first, with those jobs, and the status that it, a stage or a job must reach. */
  readonly task?: readonly [workflowKey: string, jobs: readonly string[], until: string] | undefined
  /** What other users do before the step starts. */
  readonly before?: (zadig: Zadig, taskId: number) => void | Promise<void>
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string>>
  readonly faults?: readonly Fault[]
  /** The token's user. Default: `ci-bot`, who is admin of project `demo`. */
  readonly user?: string
  readonly token?: (zadig: Zadig) => string
  /** The outputs that a passing step must have … */
  readonly passes?: Readonly<Record<string, unknown>>
  /** … or the parts of a failing step's one error message. */
  readonly fails?: readonly string[]
  /** `METHOD path` of everything but GET that the step sends. Default: nothing. */
  readonly writes?: readonly string[]
}

/** The text of that advice. */
export const advice = (id: AdviceId): string => ADVICE[id]

/** A refusal in the server's words (contract §3.2): 6xxx and 7xxx and 400 come with HTTP 400. */
function refusal(code: number, description: string): FaultAction {
  if (code === 500) return answers.untypedError(description)
  return {
    kind: 'answer',
    status: 400,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ type: 'error', message: '操作失败', code, description, extra: {} }),
  }
}

/** What every endpoint can answer: contract §2.2, §3.2 C, and servers that lack the endpoint. */
const REFUSALS: readonly (readonly [what: string, action: FaultAction, says: string])[] = [
  ['401 without a body', { kind: 'answer', status: 401 }, advice('token-refused')],
  ['403 without a body', { kind: 'answer', status: 403 }, advice('no-permission')],
  ['404 of an older server', { kind: 'answer', status: 404, body: 'Invalid path: /x' }, NO_ENDPOINT],
  ['405 of an older server', { kind: 'answer', status: 405, body: 'Method not allowed: X /x' }, NO_ENDPOINT],
  ['400 without a body', { kind: 'answer', status: 400 }, ''],
  ['an untyped 500', answers.untypedError('something else went wrong'), 'something else went wrong'],
  ['a login page', answers.loginPage, advice('not-zadig')],
]

type Step = Omit<SubActionCase, 'what'>

/** That step once for each answer that every endpoint can give, at that endpoint, with what it has written by then. */
export function refusedAt(method: string, path: string, step: Step, writes: readonly string[] = []): SubActionCase[] {
  return REFUSALS.map(([what, action, says]) => ({
    ...step,
    what: `${method} ${path} answers ${what}`,
    faults: [{ method, path, action }],
    fails: [says],
    writes,
  }))
}

/** That step once for each of these refusals of its write, in the server's words, with the advice for each. */
export function refusedWith(
  [method, path]: readonly [method: string, path: string],
  step: Step,
  rows: readonly (readonly [code: number, description: string, id: AdviceId])[],
  writes = [`${method} ${path}`],
): SubActionCase[] {
  return rows.map(([code, description, id]) => ({
    ...step,
    what: `${method} ${path} answers ${code} ${description}`,
    faults: [{ method, path, action: refusal(code, description) }],
    fails: [advice(id)],
    writes,
  }))
}

/** That step with its write handled and the connection reset: the server did what the step asked for, exactly once. */
export function answerLost([method, path]: readonly [string, string], step: Step): SubActionCase {
  return {
    ...step,
    what: `the answer to ${method} ${path} is lost`,
    faults: [{ method, path, action: { kind: 'handle-then-reset' }, times: 1 }],
    writes: [`${method} ${path}`],
  }
}

/** The errors of every action that reads a task. */
export function unreadable(action: string, inputs: Readonly<Record<string, string>>): SubActionCase[] {
  const step = { action, with: { 'workflow-key': 'hello', 'task-id': '1', ...inputs } }
  const asked = (more: Readonly<Record<string, string>>): Step => ({ ...step, with: { ...step.with, ...more } })
  return [
    ...refusedAt('GET', TASK, step),
    { ...asked({ 'task-id': '99' }), what: 'an unknown task', fails: [advice('unknown-task')] },
    { ...asked({ 'workflow-key': 'nope' }), what: 'an unknown workflow', fails: [advice('unknown-task')] },
    { ...asked({ 'task-id': 'x1' }), what: 'a task id that is not a number', fails: ['task-id', 'whole number'] },
    { ...step, what: 'a 500 without a body', faults: [{ path: TASK, action: answers.emptyError }], fails: ['500'] },
    ...unsigned(step),
  ]
}

/** Tokens that every endpoint refuses (contract §2.2). */
export function unsigned(step: Step): SubActionCase[] {
  const mfa = (kind: 'enrollment' | 'verification'): SubActionCase => ({
    ...step,
    what: `multi-factor authentication: ${kind}`,
    versions: ['5.0'],
    server: { ...step.server, mfa: `mfa_${kind}_required` },
    fails: [advice(`mfa-${kind}`)],
  })
  const forged = ({ token }: Zadig): string => `${token.slice(0, -4)}AAAA`
  const refused = { ...step, what: 'a token with another signature', token: forged, fails: [advice('token-refused')] }
  return [refused, mfa('enrollment'), mfa('verification')]
}

interface Ended {
  readonly result: StepResult
  readonly writes: readonly string[]
  readonly token: string
}

/** Eight steps keep two cores busy; more would only wait for them. */
const limited = limit(8)

/** Declares a test for each case and each of its versions; their steps run at the same time. */
export function testCases(cases: readonly SubActionCase[]): void {
  const rows = cases.flatMap((row) =>
    (row.versions ?? ['4.0', '5.0']).map((version) => {
      const ended = limited(() => runCase(row, version))
      // A step that throws fails its own test, which awaits it later.
      ended.catch(() => undefined)
      return { row, version, ended }
    }),
  )
  const byAction = Map.groupBy(rows, ({ row }) => row.action)
  for (const [action, its] of byAction)
    describe(action, () => {
      test.each(its.map(({ row, version, ended }) => [row.what, version, row, ended] as const))(
        '%s (Zadig %s)',
        async (_what, _version, row, ended) => {
          const { result, writes, token } = await ended
          const errors = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)
          if (row.fails === undefined) {
            expect({ result: result.result, errors }).toEqual({ result: 'success', errors: [] })
            expect(result.outputs).toMatchObject(row.passes ?? {})
          } else {
            expect(result.result).toBe('failure')
            expect(errors).toHaveLength(1)
            // A task that crosses a second of the clock also says how long it ran.
            for (const said of row.fails) expect(errors[0]?.replace(/ after \d+s/, '')).toContain(said)
          }
          expect(writes).toEqual(row.writes ?? [])
          expect(result.post?.result ?? 'success').toBe('success')
          const readable = JSON.stringify([result.log, result.annotations, result.summary, result.post?.log])
          expect(readable).not.toContain(token)
          expect(result.log.filter((line) => /^\s*at .*:\d+:\d+\)?$/.test(line))).toEqual([])
        },
      )
    })
}

async function runCase(row: SubActionCase, version: ZadigVersion): Promise<Ended> {
  const scenario = {
    name: 'sub-action',
    description: '',
    workflows: row.workflows ?? [],
    jobs: { '*': { duration: 20, log: { lines: ['working'] } }, ...row.jobs },
  }
  const zadig = await startZadig({ scenario, version, tickMs: 20, cancelDelay: 20, ...row.server })
  const workspace = mkdtempSync(join(tmpdir(), 'sub-action-'))
  try {
    const taskId = row.task === undefined ? 0 : await startTask(zadig, row.task)
    await row.before?.(zadig, taskId)
    for (const fault of row.faults ?? []) zadig.faults.add(fault)
    for (const [name, text] of Object.entries(row.files ?? {})) writeFileSync(join(workspace, name), text)
    const token = row.token?.(zadig) ?? zadig.tokens.current(row.user ?? 'ci-bot')
    const sentBefore = zadig.requests.length
    const task = row.task === undefined ? {} : { 'workflow-key': row.task[0], 'task-id': String(taskId) }
    const result = await startStep({
      actionPath: join(REPOSITORY, row.action),
      inputs: { url: zadig.url, 'api-token': token, 'outage-timeout': '1s', ...task, ...row.with },
      secrets: [token],
      workspace,
    }).done
    const writes = zadig.requests
      .slice(sentBefore)
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`)
    return { result, writes, token }
  } finally {
    rmSync(workspace, { recursive: true })
    await zadig.close()
  }
}

async function startTask(zadig: Zadig, [key, jobs, status]: NonNullable<SubActionCase['task']>): Promise<number> {
  const id = zadig.execute(bodyOf(key, jobs), 'ci-bot')
  await untilTask(zadig, status, key)
  return id
}

/** Calls the API as another user. */
export async function call(
  zadig: Zadig,
  method: string,
  path: string,
  body: JsonObject,
  user = 'ci-bot',
): Promise<void> {
  const headers = { authorization: `Bearer ${zadig.tokens.current(user)}` }
  const { status } = await fetch(`${zadig.url}${path}`, { method, headers, body: JSON.stringify(body) })
  if (status !== 200) throw new Error(`${method} ${path} by ${user} was answered with ${status}`)
}
