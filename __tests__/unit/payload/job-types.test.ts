import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'

import { buildBody } from '../../../src/payload/body.ts'
import type { WorkflowDefinition } from '../../../src/definition/definition.ts'
import { jobTypes } from '../../../src/payload/job-types/table.ts'
import { readPayload } from '../../../src/payload/read/read-payload.ts'
import { preflight } from '../../../src/payload/preflight/preflight.ts'
import { aDefinition, aPayload, aParam } from './a-definition.ts'
import { anEvent } from '../../support/an-event.ts'
import { jobForms, type JobForms } from './job-forms.ts'
import { acceptedByJsonSchema } from './payload-schema.ts'

const examples = new URL('../../../examples/payloads/', import.meta.url)

function example(name: string): string {
  return readFileSync(new URL(name, examples), 'utf8')
}

function shortForm({ example: name, short }: JobForms): string {
  return name === undefined ? `inputs:\n  ${short}` : example(name)
}

function definitionOf({ body }: JobForms): WorkflowDefinition {
  return aDefinition(body.map((job) => ({ name: job.job_name, type: job.job_type })))
}

function readFile(text: string) {
  return readPayload(
    { workflowKey: 'release', projectKey: 'shop', payloadFile: { name: 'payload.yml', text } },
    anEvent(),
  )
}

const rows = jobForms.map((forms) => ({ ...forms, label: `${forms.type} (${forms.example ?? 'short'})` }))

describe('each job type gives exactly the body of contract §4.5', () => {
  it.each(rows)('$label: the short form, with the type from the definition', (forms) => {
    expect(buildBody(readFile(shortForm(forms)), definitionOf(forms)).inputs).toEqual(forms.body)
  })

  it.each(rows)('$label: the form of the API, as JSON', (forms) => {
    expect(buildBody(aPayload(JSON.stringify(forms.api))).inputs).toEqual(forms.body)
  })

  it.each(rows)('$label: the short form without a definition differs in nothing but the type', (forms) => {
    const untyped = buildBody(readFile(shortForm(forms))).inputs
    expect(untyped.map(({ parameters }) => parameters)).toEqual(
      buildBody(readFile(shortForm(forms)), definitionOf(forms)).inputs.map(({ parameters }) => parameters),
    )
    expect(untyped.every((input) => !('job_type' in input))).toBe(true)
  })

  it.each(rows)('$label: both forms are valid by the JSON Schema', (forms) => {
    expect(acceptedByJsonSchema(load(shortForm(forms)))).toBe(true)
    expect(acceptedByJsonSchema({ inputs: forms.api })).toBe(true)
  })

  it('covers every row of the table', () => {
    expect(jobTypes.map(({ type }) => type).filter((type) => !jobForms.some((forms) => forms.type === type))).toEqual(
      [],
    )
  })
})

describe('the examples', () => {
  it.each(rows.filter((forms) => forms.example !== undefined))('$example passes preflight', (forms) => {
    expect(preflight(readFile(shortForm(forms)), definitionOf(forms))).toEqual([])
  })

  it('are all in this test', () => {
    const tested = [...jobForms.map((forms) => forms.example), 'parameters-and-notifications.yml']
    expect(readdirSync(examples).filter((name) => !tested.includes(name))).toEqual([])
  })

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

describe('schema/payload.schema.json', () => {
  it('is what the schemas give (run `npm run generate`)', async () => {
    const { payloadJsonSchema } = await import('../../../scripts/generate-schema.ts')
    const file = readFileSync(new URL('../../../schema/payload.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(payloadJsonSchema())))
  })
})
