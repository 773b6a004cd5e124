import type { ManualClock } from './clock.ts'
import type { Core } from './core.ts'
import { loadScenario } from './create-core.ts'
import { seconds } from './clock.ts'
import type { FaultRegistry } from './faults/fault-registry.ts'
import { readFault } from './faults/read-fault.ts'
import { parseJson } from './go-json.ts'
import type { Reply } from './http/reply.ts'
import { jsonReply, success, textReply } from './http/reply.ts'
import type { RequestRecord } from './http/request-log.ts'
import type { Json, JsonObject } from './json.ts'
import { asObject, numberAt, textAt, toJson } from './json.ts'
import { findScenario } from './scenarios/catalogue.ts'
import { taskView } from './task/view.ts'

const isManual = (clock: object): clock is ManualClock => 'advance' in clock

/** The emulator's own endpoints, which steer it from another process. They need no token. */
export function createControl(core: Core, faults: FaultRegistry, requests: readonly RequestRecord[]) {
  const actions: Readonly<Record<string, (body: JsonObject) => Json>> = {
    'GET requests': () => toJson(requests),
    'GET tasks': () => core.tasks.list().map((task) => taskView(task, seconds(core.clock), core.version)),
    'GET workflows': () => core.workflows.list().map(({ name, project }) => ({ name, project })),
    'GET tokens': () => Object.fromEntries(core.seedData.users.map(({ name }) => [name, core.tokens.current(name)])),
    'POST scenario': (body) => {
      loadScenario(core, findScenario(textAt(body, 'name')))
      return success
    },
    'POST faults': (body) => {
      faults.add(readFault(body))
      return success
    },
    'DELETE faults': () => {
      faults.clear()
      return success
    },
    'POST workflows': (body) => {
      core.workflows.put(body)
      return success
    },
    'POST push': (body) => {
      const commit = { sha: textAt(body, 'sha'), subject: textAt(body, 'subject') }
      const number = numberAt(body, 'pull_request')
      const tag = textAt(body, 'tag')
      if (number > 0) core.code.pullRequest(textAt(body, 'repository'), number, commit)
      else if (tag !== '') core.code.tag(textAt(body, 'repository'), tag, commit)
      else core.code.push(textAt(body, 'repository'), textAt(body, 'branch'), commit)
      return success
    },
    'POST builds': (body) => {
      core.code.pin(textAt(body, 'build_name'), textAt(body, 'repository'))
      return success
    },
    'POST cancel': (body) => {
      const task = core.tasks.find(textAt(body, 'workflow_key'), numberAt(body, 'task_id'))
      if (task === undefined) throw new Error('no such task')
      core.cancel(task, textAt(body, 'user') === '' ? 'alice' : textAt(body, 'user'))
      return success
    },
    'POST advance': (body) => {
      if (!isManual(core.clock)) throw new Error('the clock runs by itself; start with --clock manual')
      core.clock.advance(numberAt(body, 'ms'))
      return { now: core.clock.now() }
    },
  }
  return (method: string, url: URL, body: string): Reply | undefined => {
    const action = actions[`${method} ${url.pathname.slice('/__emulator/'.length)}`]
    if (action === undefined) return undefined
    try {
      return jsonReply(action(asObject(parseJson(body).value) ?? {}))
    } catch (error) {
      return textReply(error instanceof Error ? error.message : String(error), 400)
    }
  }
}
