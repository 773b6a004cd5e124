import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  buildJob,
  deployJob,
  freestyleJob,
  job,
  serviceBuild,
  stage,
  workflow,
} from '../../emulators/zadig/definitions/documents.ts'
import type { TaskRecord } from '../../emulators/zadig/task/model.ts'
import { InputError } from '../../src/errors.ts'
import { connectTo, prepare, type Connected } from '../support/prepare.ts'
import { silentCases, UNSUPPORTED_TYPES, type ServerDoes, type SilentCase } from './preflight-cases.ts'

const servers = new Map<string, Connected>()

beforeAll(async () => {
  for (const version of ['4.0', '5.0'] as const) {
    const connected = await connectTo({ version })
    servers.set(version, connected)
    for (const document of [
      workflow('unsupported', 'What no call can run', [
        stage('run', [freestyleJob('script'), ...UNSUPPORTED_TYPES.map((type) => job(type, type, {}))]),
      ]),
      workflow('shop', 'One service, two modules', [
        stage('build', [buildJob('build', [serviceBuild('shop', 'cart'), serviceBuild('shop', 'pay')])]),
        stage('deploy', [deployJob('deploy', 'staging', 'build')]),
      ]),
      workflow('bound-sql', 'SQL for one database', [
        stage('run', [job('sql', 'sql', { id: 'the-other-one', type: 'mysql', sql: '', source: 'fixed' })]),
      ]),
    ])
      connected.server.workflows.put(document)
  }
})

afterAll(async () => {
  await Promise.all([...servers.values()].map(({ close }) => close()))
})

function serverOf(version: string): Connected {
  const connected = servers.get(version)
  if (connected === undefined) throw new Error(`There is no server of version ${version}.`)
  return connected
}

/** The same body as anybody could send it with curl. */
async function sendRaw({ server }: Connected, { workflow: key, parameters, inputs, notify }: SilentCase) {
  const response = await fetch(`${server.url}/openapi/workflows/custom/task`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      workflow_key: key,
      project_key: 'demo',
      parameters: parameters ?? [],
      inputs,
      ...(notify === undefined ? {} : { notify_inputs: notify }),
    }),
  })
  return { status: response.status, text: await response.text() }
}

function recordOf(task: TaskRecord): string {
  const jobs = task.stages.flatMap((one) => one.jobs).map(({ spec }) => spec)
  return JSON.stringify([task.params, jobs, task.workflow.notifyCtls])
}

/** The lines of the error that ends the step. */
async function complaint(work: Promise<unknown>): Promise<readonly string[]> {
  const thrown: unknown = await work.then(
    () => new Error('nothing was wrong'),
    (reason: unknown) => reason,
  )
  if (thrown instanceof InputError) return thrown.message.split('\n')
  throw thrown
}

function texts({ parameters, inputs, notify }: SilentCase) {
  return {
    parameters: parameters === undefined ? '' : JSON.stringify(parameters),
    inputs: JSON.stringify(inputs),
    notifyInputs: notify === undefined ? '' : JSON.stringify(notify),
  }
}

function expected({ server }: SilentCase, version: '4.0' | '5.0'): ServerDoes | undefined {
  if ('task' in server || 'status' in server) return server
  return server[version]
}

const rows = (['4.0', '5.0'] as const).flatMap((version) =>
  silentCases.flatMap((row) => {
    const does = expected(row, version)
    return does === undefined ? [] : [{ ...row, version, does }]
  }),
)

describe('what Zadig takes in silence or refuses unreadably', () => {
  it.each(rows.filter(({ does }) => 'task' in does))('$version: $what: Zadig makes a task of it', async (row) => {
    const connected = serverOf(row.version)
    const { does } = row
    if (!('task' in does)) throw new Error('a refusal')
    expect(await sendRaw(connected, row)).toMatchObject({ status: 200 })
    const task = connected.server.lastTask(row.workflow)
    expect(task.stages.flatMap(({ jobs }) => jobs.map(({ originName }) => originName))).toEqual(does.task)
    if (does.keeps !== undefined) expect(recordOf(task)).toContain(does.keeps)
    if (does.lacks !== undefined) expect(recordOf(task)).not.toContain(does.lacks)
  })

  it.each(rows.filter(({ does }) => 'status' in does))('$version: $what: Zadig refuses it', async (row) => {
    const { does } = row
    if (!('status' in does)) throw new Error('a task')
    const answer = await sendRaw(serverOf(row.version), row)
    expect(answer.status).toBe(does.status)
    expect(answer.text).toMatch(does.says)
  })

  it.each(rows)('$version: $what: the preflight ends the step before any POST', async (row) => {
    const { zadig, server } = serverOf(row.version)
    const before = server.requests.length
    const lines = await complaint(prepare(zadig, { workflowKey: row.workflow, ...texts(row) }))
    expect(lines).toContainEqual(expect.stringMatching(row.ours))
    expect(server.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
  })
})
