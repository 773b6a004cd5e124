// Inputs that are lists, as the built actions read them: what reaches Zadig, and what of a task is collected.
import { describe, expect, it } from '@jest/globals'

import { annotationsOf, scene } from '../support/run-dist.ts'

const ticket = {
  'approval-id': 'CHG-1',
  services: '[web/web, api]',
  users: '- Alice <alice@example.com>\n- bob@example.com',
}
const FORMS = ['[dev, qa]', '["dev", "qa"]', '- dev\n- qa\n', 'dev, qa', 'dev\nqa\n']

describe('`envs`', () => {
  const runs = FORMS.map((envs) => ({
    envs,
    run: scene({ action: 'pre-approval', zadig: { professional: true }, with: { ...ticket, envs } }),
  }))
  const broken = scene({ action: 'pre-approval', zadig: { professional: true }, with: { ...ticket, envs: '[dev' } })

  it.each(runs)('registers the same ticket from $envs', async ({ run }) => {
    const { result, zadig } = await run
    expect(result).toMatchObject({ result: 'success', exitCode: 0 })
    expect(JSON.parse(zadig.requests.find(({ method }) => method === 'POST')?.body ?? '')).toMatchObject({
      envs: ['dev', 'qa'],
      services: [
        { service_name: 'web', service_module: 'web' },
        { service_name: 'api', service_module: 'api' },
      ],
      users: [
        { name: 'Alice', email: 'alice@example.com' },
        { name: '', email: 'bob@example.com' },
      ],
    })
  })

  it('with a list without its end is refused before anything is asked', async () => {
    const { result, requests } = await broken
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result)).toContainEqual(expect.stringMatching(/^error: envs: It is not valid YAML or JSON/))
    expect(requests).toEqual([])
  })
})

describe('a view whose name has a slash', () => {
  const create = scene({ action: 'views', with: { operation: 'create', name: 'web/api', workflows: 'ship' } })

  it('is refused before anything is written, since Zadig can neither update nor delete it', async () => {
    const { result, requests } = await create
    expect(annotationsOf(result).join('\n')).toMatch(/web\/api.*can neither update nor delete/)
    expect(result.exitCode).toBe(1)
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([])
  })
})
