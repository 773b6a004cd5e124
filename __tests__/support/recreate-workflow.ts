import { defaultWorkflows } from '../../emulators/zadig/definitions/catalogue.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'

/** Deletes a workflow and creates it again under the same key, as its default definition; needs an emulator of version 5.0. */
export async function recreateWorkflow(zadig: Zadig, key: string): Promise<void> {
  const definition = defaultWorkflows().find(({ name }) => name === key)
  if (definition === undefined) throw new Error(`there is no default workflow ${key}`)
  const headers = { Authorization: `Bearer ${zadig.token}` }
  const url = `${zadig.url}/openapi/workflows/custom`
  const answers = [
    await fetch(`${url}?workflowKey=${key}&projectKey=demo`, { method: 'DELETE', headers }),
    await fetch(`${url}?projectKey=demo`, { method: 'POST', headers, body: JSON.stringify(definition) }),
  ]
  const refused = answers.find(({ ok }) => !ok)
  if (refused !== undefined) throw new Error(`the emulator refused it: ${await refused.text()}`)
}
