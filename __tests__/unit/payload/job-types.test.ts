import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'

import { buildBody } from '../../../src/payload/body.ts'
import { jobTypes } from '../../../src/payload/job-types/table.ts'
import { preflight } from '../../../src/payload/preflight/preflight.ts'
import { readPayload } from '../../../src/payload/read/read-payload.ts'
import { anEvent } from '../../support/an-event.ts'
import { aDefinition, aParam, aPayload } from './a-definition.ts'
import { jobForms } from './job-forms.ts'
import { acceptedByJsonSchema } from './payload-schema.ts'

const EXAMPLES = new URL('../../../examples/payloads/', import.meta.url)
const PAGE = readFileSync(new URL('../../../docs/payload.md', import.meta.url), 'utf8')

function example(name: string): string {
  return readFileSync(new URL(name, EXAMPLES), 'utf8')
}

function readFile(text: string) {
  return readPayload(
    { workflowKey: 'release', projectKey: 'shop', payloadFile: { name: 'payload.yml', text } },
    anEvent(),
  )
}

describe.each(jobForms.map((forms) => ({ ...forms, label: `${forms.type} (${forms.example ?? 'short'})` })))(
  '$label gives exactly the body of contract §4.5',
  ({ example: name, short, api, body }) => {
    const text = name === undefined ? `inputs:\n  ${short}` : example(name)
    const definition = aDefinition(body.map((job) => ({ name: job.job_name, type: job.job_type })))

    it('in the short form, with the type from the definition', () => {
      expect(buildBody(readFile(text), definition).inputs).toEqual(body)
      expect(preflight(readFile(text), definition)).toEqual([])
    })

    it('in the form of the API, as JSON', () => {
      expect(buildBody(aPayload(JSON.stringify(api))).inputs).toEqual(body)
    })

    it('in the short form without a definition, except for the type', () => {
      const untyped = body.map(({ job_name, parameters }) => ({ job_name, parameters }))
      expect(buildBody(readFile(text)).inputs).toEqual(untyped)
    })

    it('in both forms by the JSON Schema', () => {
      expect(acceptedByJsonSchema(load(text))).toBe(true)
      expect(acceptedByJsonSchema({ inputs: api })).toBe(true)
    })
  },
)

describe('the examples', () => {
  const names = readdirSync(EXAMPLES)

  it('have one for each job type, and each is in docs/payload.md', () => {
    const tested = [...jobForms.map((forms) => forms.example), 'parameters-and-notifications.yml']
    expect(names.filter((name) => !tested.includes(name))).toEqual([])
    expect(jobTypes.filter(({ type }) => !jobForms.some((forms) => forms.type === type))).toEqual([])
    expect(names.filter((name) => !PAGE.includes(`](../examples/payloads/${name})`))).toEqual([])
    expect(jobTypes.filter(({ type }) => !new RegExp(`^\\| \`${type}\` +\\|`, 'm').test(PAGE))).toEqual([])
  })

  it.each([...PAGE.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text))(
    'of docs/payload.md are right: %s',
    (text) => {
      const { jobs, parameters } = readFile(text)
      expect(jobs.length + parameters.length).toBeGreaterThan(0)
      expect(acceptedByJsonSchema(load(text))).toBe(true)
    },
  )

  it('give the whole body, with parameters of all kinds and notifications', () => {
    const text = example('parameters-and-notifications.yml')
    const repo = { codehostId: 1, namespace: 'example', name: 'shop' }
    const definition = aDefinition([{ name: 'approve', type: 'approval' }], {
      params: [
        aParam({ name: 'VERSION' }),
        aParam({ name: 'NOTES', type: 'text' }),
        aParam({ name: 'REGION', type: 'choice', choices: ['eu', 'us'] }),
        aParam({ name: 'SOURCE', type: 'repo', repo }),
      ],
      notificationTypes: ['dingding'],
    })
    expect(acceptedByJsonSchema(load(text))).toBe(true)
    expect(preflight(readFile(text), definition)).toEqual([])
    expect(buildBody(readFile(text), definition)).toEqual({
      workflow_key: 'release',
      project_key: 'shop',
      parameters: [
        { name: 'VERSION', type: 'string', value: '1.10' },
        { name: 'NOTES', type: 'text', value: 'First line\nSecond line\n' },
        { name: 'REGION', type: 'choice', value: 'eu' },
        {
          name: 'SOURCE',
          type: 'repo',
          repo: { codehost_name: 'github', repo_namespace: 'example', repo_name: 'shop', branch: 'main' },
        },
      ],
      inputs: [{ job_name: 'approve', job_type: 'approval', parameters: {} }],
      notify_inputs: [
        {
          id: 0,
          type: 'dingding',
          enabled: true,
          dingding_notification_config: { at_mobiles: ['13800000000'], is_at_all: false },
        },
      ],
    })
  })
})
