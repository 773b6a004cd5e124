import type { Json, JsonObject } from '../../../../emulators/zadig/json.ts'
import { startZadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { execute } from './emulator-client.ts'

export const registry = 'https://registry.example.com/demo'

/** A `repo_info` item for the configured repository of `web`. */
export function repo(extra: JsonObject = {}): JsonObject {
  return { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'web', branch: 'topic', ...extra }
}

export function service(name: string, module = name, extra: JsonObject = {}): JsonObject {
  return { service_name: name, service_module: module, ...extra }
}

export interface OneJob {
  readonly status: number
  readonly description: Json | undefined
  /** The generated job tasks: name and display name. */
  readonly jobs: readonly string[]
  readonly specs: readonly JsonObject[]
}

/** Executes `everything` on that server with one job listed. */
export async function runOne(version: ZadigVersion, job: string, parameters: Json): Promise<OneJob> {
  const zadig = await startZadig({ version, tickMs: 60_000 })
  try {
    const answer = await execute(zadig, 'everything', { [job]: parameters })
    const tasks = answer.status === 200 ? zadig.lastTask().stages.flatMap(({ jobs }) => jobs) : []
    return {
      status: answer.status,
      description: answer.object['description'],
      jobs: tasks.map(({ name, displayName }) => `${name} ${displayName}`),
      specs: tasks.map(({ spec }) => spec),
    }
  } finally {
    await zadig.close()
  }
}
