// node scripts/compare-recorded.ts DIR: plays the requests of DIR/answers.json, recorded at a real Zadig, to the emulator, and
// prints each answer that differs and the share of those that don't. Then prints which fields the task details in
// DIR/detail-*.json have and the emulator's don't, and the other way round. DIR/README.md describes the files.
import { readFileSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createManualClock } from '../emulators/zadig/clock.ts'
import {
  asObject,
  type Json,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
  textsAt,
  toJson,
} from '../emulators/zadig/json.ts'
import { startZadig, type Zadig } from '../emulators/zadig/server.ts'
import { parseVersion } from '../emulators/zadig/version.ts'
import { defaultSeedData } from '../emulators/zadig/seed-data.ts'

const WORKFLOWS = '/openapi/workflows/custom'
const clock = createManualClock()

interface Sent {
  readonly method: string
  readonly path: string
  /** The user whose token is sent, where `headers` have no other. */
  readonly who?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly stream?: boolean
}

/** Sends one request unchanged, and gives the answer in the fields of the recording. */
function send(zadig: Zadig, { method, path, who, headers, body, stream = false }: Sent): Promise<JsonObject> {
  const { hostname, port } = new URL(zadig.url)
  const authorization = who === undefined ? {} : { Authorization: `Bearer ${zadig.tokens.current(who)}` }
  return new Promise((resolve, reject) => {
    let readUp = (): void => resolve({ error: 'TimeoutError' })
    // The path goes out as it is recorded: a URL object would normalise it.
    const options = { hostname, port, method, path, headers: { ...authorization, ...headers }, agent: false }
    const outgoing = request(options, (response) => {
      const chunks: Buffer[] = []
      const { headers: got, statusCode = 0 } = response
      const answer = (closed?: boolean): void => {
        const head = { contentType: got['content-type'], location: got.location, allow: got.allow, closed }
        const framing = 'transfer-encoding' in got ? 'chunked' : 'content-length' in got ? 'length' : 'none'
        resolve({
          status: statusCode,
          framing,
          body: parsed(Buffer.concat(chunks).toString()),
          ...Object.fromEntries(Object.entries(head).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))),
        })
      }
      readUp = () => answer(false)
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => answer(stream ? true : undefined))
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
    if (stream) void passFourSeconds().then(() => (readUp(), outgoing.destroy()))
  })
}

/** Four seconds of the emulator's, with a little real time for the sockets in each. */
async function passFourSeconds(): Promise<void> {
  for (let second = 0; second < 4; second += 1) {
    await sleep(20)
    clock.advance(1000)
  }
  await sleep(20)
}

function parsed(text: string): Json {
  try {
    return toJson(JSON.parse(text))
  } catch {
    return text
  }
}

/** Puts the server's address, the ids of users and a token in the places of their names. */
function filled(text: string, zadig: Zadig, who?: string): string {
  const ids = defaultSeedData.users.map(({ id, name }) => [`$UID_${name.toUpperCase().replaceAll('-', '_')}`, id])
  const values = [['$URL', zadig.url], ['$HOST', new URL(zadig.url).host], ...ids]
  const token = who === undefined ? '' : zadig.tokens.current(who)
  return [...values, ['$TOKEN', token]].reduce(
    (result, [name = '', value = '']) => result.replaceAll(name, value),
    text,
  )
}

const fill = (value: Json | undefined, zadig: Zadig): Json =>
  value === undefined ? null : parsed(filled(JSON.stringify(value), zadig))

/** What differs between a recorded value and the emulator's, each with its path. */
function differences(recorded: Json | undefined, here: Json | undefined, path: string): string[] {
  const differs = [`${path}: recorded ${JSON.stringify(recorded)}, here ${JSON.stringify(here)}`]
  if (recorded === '<time>') return typeof here === 'number' && here > 0 ? [] : differs
  if (recorded === '<int>') return typeof here === 'number' ? [] : differs
  if (recorded === '<id>') return typeof here === 'string' && here !== '' ? [] : differs
  const [left, right] = [membersOf(recorded), membersOf(here)]
  if (left === undefined || right === undefined || Array.isArray(recorded) !== Array.isArray(here))
    return recorded === here ? [] : differs
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), Array.isArray(here) ? `${path}[${key}]` : `${path}.${key}`),
  )
}

function membersOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (Array.isArray(value)) return new Map(value.map((item, index) => [String(index), item]))
  const object = asObject(value)
  return object === undefined ? undefined : new Map(Object.entries(object))
}

/** The answer as its step says that it is compared: without the loose parts, and lists in one order. */
function compared(answer: JsonObject, step: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(answer).filter(([key]) => !textsAt(step, 'loose').includes(key)))
  const body = kept['body']
  const list = textAt(step, 'rows')
  if (list !== '') {
    const page = asObject(body) ?? {}
    const starts = textsAt(step, 'only')
    const rows = objectsAt(page, list).filter((row) =>
      starts.some((start) => textAt(row, 'workflow_key').startsWith(start)),
    )
    return { ...kept, body: { ...page, [list]: sorted(rows) } }
  }
  return step['unordered'] === true && Array.isArray(body) ? { ...kept, body: sorted(body) } : kept
}

/** In the order of their names: no two rows of a list share theirs. */
function sorted(rows: readonly Json[]): Json[] {
  const nameOf = (row: Json): string =>
    textAt(asObject(row) ?? {}, 'name') + textAt(asObject(row) ?? {}, 'workflow_key')
  return rows.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

async function createWorkflow(zadig: Zadig, document: JsonObject): Promise<void> {
  const name = textAt(document, 'name')
  const exists = zadig.workflows.find(name) !== undefined
  const body = JSON.stringify(document)
  const { status } = exists
    ? await send(zadig, { method: 'PUT', path: `${WORKFLOWS}/${name}`, who: 'admin', body })
    : await send(zadig, { method: 'POST', path: WORKFLOWS, who: 'admin', body })
  if (status !== 200) throw new Error(`The workflow ${name} was refused.`)
}

/** Moves time on until the task's detail contains the text. */
async function waitFor(zadig: Zadig, workflow: string, task: number, text: string): Promise<void> {
  const path = `${WORKFLOWS}/task?workflowKey=${workflow}&taskId=${task}`
  for (let second = 0; second < 600; second += 1) {
    const { body = null } = await send(zadig, { method: 'GET', path, who: 'admin' })
    if (JSON.stringify(body).includes(text)) return
    clock.advance(1000)
  }
  throw new Error(`The task ${workflow}/${task} never contained ${text}.`)
}

/** Plays one step. Gives the differences of a request that is compared, undefined for every other step. */
async function play(zadig: Zadig, step: JsonObject, ignored: readonly string[]): Promise<string[] | undefined> {
  if (step['kind'] === 'workflow') await createWorkflow(zadig, asObject(fill(step['document'], zadig)) ?? {})
  if (step['kind'] === 'scenario') zadig.setScenario(textAt(step, 'name'))
  if (step['kind'] === 'wait')
    await waitFor(zadig, textAt(step, 'workflow'), numberAt(step, 'task'), textAt(step, 'text'))
  if (step['kind'] !== 'request') return undefined
  const who = typeof step['who'] === 'string' ? step['who'] : undefined
  const headers = objectAt(step, 'headers')
  const here = await send(zadig, {
    method: textAt(step, 'method'),
    path: filled(textAt(step, 'path'), zadig, who),
    who,
    headers: Object.fromEntries(Object.keys(headers).map((name) => [name, filled(textAt(headers, name), zadig, who)])),
    body:
      'json' in step ? JSON.stringify(fill(step['json'], zadig)) : 'body' in step ? textAt(step, 'body') : undefined,
    stream: step['stream'] === true,
  })
  const answer = asObject(fill(step['answer'], zadig))
  if (answer === undefined || 'skip' in step) return undefined
  const skipped = [...ignored, ...textsAt(step, 'ignore')].map((path) => `.body.${path}:`)
  return differences(compared(answer, step), compared(here, step), '').filter(
    (text) => !skipped.some((path) => text.replaceAll(/\[\d+\]/gu, '[]').startsWith(path)),
  )
}

async function compareAnswers(recording: JsonObject, zadig: Zadig): Promise<void> {
  const ignored = objectsAt(recording, 'ignore').map((entry) => textAt(entry, 'path'))
  const results: string[][] = []
  for (const step of objectsAt(recording, 'steps')) {
    const found = await play(zadig, step, ignored)
    if (found === undefined) continue
    results.push(found)
    if (found.length > 0)
      console.log(
        [`${textAt(step, 'title')}: ${textAt(step, 'method')} ${textAt(step, 'path')}`, ...found].join('\n  '),
      )
  }
  const same = results.filter((found) => found.length === 0).length
  console.log(`${same} of ${results.length} requests as recorded (${((100 * same) / results.length).toFixed(1)} %)`)
}

/** The fields of some task details, by what has them: the task, a stage, a job, or the `spec` or `job_info` of a job type. */
function fieldsOf(tasks: readonly JsonObject[]): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>()
  const add = (owner: string, value: Json, path = ''): void => {
    const known = fields.get(owner) ?? new Set()
    fields.set(owner, known)
    if (Array.isArray(value)) for (const item of value) add(owner, item, path)
    for (const [key, member] of Object.entries(asObject(value) ?? {})) {
      known.add(path + key)
      add(owner, member, `${path + key}.`)
    }
  }
  for (const { stages: _stages, ...task } of tasks) add('task', task)
  for (const { jobs: _jobs, ...stage } of tasks.flatMap((task) => objectsAt(task, 'stages'))) add('stage', stage)
  for (const job of tasks.flatMap((task) => objectsAt(task, 'stages')).flatMap((stage) => objectsAt(stage, 'jobs'))) {
    const { spec = {}, job_info: info = {}, ...rest } = job
    add('job', rest)
    add(`spec of ${textAt(job, 'type')}`, spec)
    add(`job_info of ${textAt(job, 'type')}`, info)
  }
  return fields
}

const web = { service_name: 'web', service_module: 'web' }

/** One input for each job of the emulator's workflows, by job name: what makes the job run. */
const inputs: Readonly<Record<string, JsonObject>> = {
  build: { registry: 'https://registry.example.com/demo', service_list: [web] },
  deploy: { env_name: 'dev', service_list: [{ ...web, image_name: 'nginx' }] },
  'deploy-workload': {
    target_list: [{ workload_type: 'deployment', workload_name: 'web', container_name: 'web', image_name: 'nginx' }],
  },
  'test-service': { service_list: [web] },
  'script-service': { services: [web] },
  sql: { database_name: 'orders', sql: 'select 1' },
  ...Object.fromEntries(['test', 'scan', 'script', 'plugin', 'approve', 'ignored', 'checked'].map((job) => [job, {}])),
}

/** The details of tasks of the emulator's own workflows, at a gate, at a pause and at their ends. */
async function ownDetails(zadig: Zadig): Promise<JsonObject[]> {
  const jobs = {
    approve: { decisions: [{ after: 5000, by: 'alice', approve: true, comment: 'ok' }] },
    '*': { prepare: 1000, duration: 5000 },
  }
  zadig.setScenario({ name: 'details', description: '', jobs })
  const listed = Object.entries(inputs).map(([job_name, parameters]) => ({ job_name, parameters }))
  for (const workflow of ['everything', 'gated', 'manual-stage', 'parameters', 'error-policies'])
    zadig.execute({ workflow_key: workflow, project_key: 'demo', inputs: listed }, 'ci-bot')
  const details: JsonObject[] = []
  for (let second = 0; second < 60; second += 2) {
    clock.advance(2000)
    for (const { workflowKey, id } of zadig.tasks) {
      const path = `${WORKFLOWS}/task?workflowKey=${workflowKey}&taskId=${id}`
      details.push(asObject((await send(zadig, { method: 'GET', path, who: 'admin' }))['body']) ?? {})
    }
  }
  return details
}

function compareDetails(recorded: readonly JsonObject[], own: readonly JsonObject[]): void {
  const [there, here] = [fieldsOf(recorded), fieldsOf(own)]
  for (const [owner, fields] of there) {
    const known = here.get(owner)
    if (known === undefined) console.log(`${owner}: no task of the emulator has it`)
    const missing = [...fields].filter((field) => known?.has(field) === false)
    const added = [...(known ?? [])].filter((field) => !fields.has(field))
    if (missing.length > 0) console.log(`${owner}: recorded only: ${missing.join(', ')}`)
    if (added.length > 0) console.log(`${owner}: here only: ${added.join(', ')}`)
  }
}

const directory = process.argv[2]
if (directory === undefined) throw new Error('usage: node scripts/compare-recorded.ts DIR')
const read = (file: string): JsonObject => asObject(parsed(readFileSync(join(directory, file), 'utf8'))) ?? {}

const recording = read('answers.json')
const version = parseVersion(textAt(objectAt(recording, 'server'), 'emulatorVersion')) ?? '5.0'
const start = (): Promise<Zadig> => startZadig({ version, clock, scenario: 'instant', professional: true })

const player = await start()
await compareAnswers(recording, player)
await player.close()
const runner = await start()
const recordedDetails = readdirSync(directory).filter((file) => /^detail-.*\.json$/u.test(file))
compareDetails(recordedDetails.map(read), await ownDetails(runner))
await runner.close()
