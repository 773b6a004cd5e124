import { request } from 'node:http'

import { afterEach } from '@jest/globals'

import { asObject, type Json, type JsonObject } from '../../../../emulators/zadig/json.ts'
import { parseJson } from '../../../../emulators/zadig/go-json.ts'
import { createManualClock } from '../../../../emulators/zadig/clock.ts'
import type { Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../../../emulators/zadig/server.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body as JSON; null when it isn't JSON. */
  readonly json: Json
  readonly object: JsonObject
}

interface CallOptions {
  readonly body?: Json
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** When this resolves, the client disconnects. */
  readonly leaveAfter?: Promise<void>
}

/** Sends one request, by default with the token of `ci-bot`. A string body is sent unchanged. */
export function call(zadig: Zadig, method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { body, token = zadig.token } = options
  const headers = options.headers ?? { Authorization: `Bearer ${token}` }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${zadig.url}${path}`, { method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('error', reject)
      response.on('end', () => {
        const json = parseJson(text).value
        const { statusCode: status = 0, headers: received } = response
        resolve({ status, headers: received, text, json, object: asObject(json) ?? {} })
      })
    })
    outgoing.on('error', reject)
    void options.leaveAfter?.then(() => outgoing.destroy(new Error('gave up')))
    outgoing.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  })
}

export type Live = ReturnType<typeof listen>

/** Opens a live stream and collects its bytes. */
export function listen(zadig: Zadig, path: string) {
  let text = ''
  let status: number | undefined
  let type: string | undefined
  let ended = false
  const headers = { Authorization: `Bearer ${zadig.token}` }
  const outgoing = request(`${zadig.url}${path}`, { headers, agent: false }, (response) => {
    status = response.statusCode
    type = response.headers['content-type']
    const bytes: Buffer[] = []
    response.on('data', (piece: Buffer) => {
      bytes.push(piece)
      text = Buffer.concat(bytes).toString('latin1')
    })
    response.on('close', () => (ended = true))
    response.on('error', () => (ended = true))
  })
  outgoing.on('error', () => (ended = true))
  outgoing.end()
  const close = (): void => void outgoing.destroy()
  return { text: () => text, status: () => status, contentType: () => type, ended: () => ended, close }
}

/** Waits 40 ms of real time, to check that something does not happen. */
export async function moment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 40))
}

/** Executes a workflow of project `demo` with these inputs. */
export function execute(
  zadig: Zadig,
  workflow: string,
  inputs: Readonly<Record<string, Json>>,
  extra: JsonObject = {},
): Promise<Answer> {
  const list = Object.entries(inputs).map(([name, parameters]) => ({ job_name: name, parameters }))
  const body = { workflow_key: workflow, project_key: 'demo', inputs: list, ...extra }
  return call(zadig, 'POST', '/openapi/workflows/custom/task', { body })
}

/** The task detail. */
export async function detail(zadig: Zadig, workflow: string, id = 1): Promise<JsonObject> {
  return (await call(zadig, 'GET', `/openapi/workflows/custom/task?workflowKey=${workflow}&taskId=${id}`)).object
}

/** `task status | stage:status job=status … | …` of the workflow's newest task. */
export function statusesOf(zadig: Zadig, workflow: string): string {
  const task = zadig.lastTask(workflow)
  const stages = task.stages.map(({ name, status, jobs }) =>
    [`${name}:${status}`, ...jobs.map((job) => `${job.displayName}=${job.status}`)].join(' '),
  )
  return [task.status, ...stages].join(' | ')
}

const started: Zadig[] = []
afterEach(async () => {
  for (const zadig of started.splice(0)) await zadig.close()
})

/** Starts a server that is closed after the test. */
export async function startServer(options: ZadigOptions = {}): Promise<Zadig> {
  const zadig = await startZadig(options)
  started.push(zadig)
  return zadig
}

export type ManualServer = Awaited<ReturnType<typeof start>>

/** Starts a server, by default of 4.1, with a manual clock and these job scripts; it is closed after the test. */
export async function start(jobs: Scenario['jobs'] = {}, options: ZadigOptions = {}) {
  const clock = createManualClock()
  const scenario = { name: 'test', description: '', jobs }
  return { clock, zadig: await startServer({ clock, version: '4.1', scenario, ...options }) }
}

/** Input of `build` and of `deploy` jobs in the default workflows. */
export const buildInput: Json = {
  registry: 'https://registry.example.com/demo',
  service_list: [{ service_name: 'web', service_module: 'web' }],
}

export function deployInput(env: string): Json {
  return { env_name: env, service_list: [{ service_name: 'web', service_module: 'web' }] }
}
