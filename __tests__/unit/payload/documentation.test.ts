import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'

import { jobTypes } from '../../../src/payload/job-types/table.ts'
import { readPayload } from '../../../src/payload/read/read-payload.ts'
import { anEvent } from '../../support/an-event.ts'
import { acceptedByJsonSchema } from './payload-schema.ts'

const docs = new URL('../../../docs/', import.meta.url)
const page = readFileSync(new URL('payload.md', docs), 'utf8')
const blocks = [...page.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target)

describe('docs/payload.md', () => {
  it('has examples', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(3)
  })

  it.each(blocks)('has an example that reads: %s', (text) => {
    const file = { name: 'payload.yml', text }
    const payload = readPayload({ workflowKey: 'release', projectKey: 'shop', payloadFile: file }, anEvent())
    expect(payload.jobs.length + payload.parameters.length).toBeGreaterThan(0)
  })

  it.each(blocks)('has an example that the JSON Schema accepts: %s', (text) => {
    expect(acceptedByJsonSchema(load(text))).toBe(true)
  })

  it('links to files that are there', () => {
    expect(links.filter((target) => !existsSync(new URL(target, docs)))).toEqual([])
  })

  it('links to every example, and has a row for every job type that runs', () => {
    const examples = readdirSync(new URL('../examples/payloads/', docs)).map((name) => `../examples/payloads/${name}`)
    expect(examples.filter((example) => !links.includes(example))).toEqual([])
    const running = jobTypes.filter(({ droppedByServer }) => droppedByServer === undefined).map(({ type }) => type)
    expect(running.filter((type) => !new RegExp(`^\\| \`${type}\` +\\|`, 'm').test(page))).toEqual([])
  })
})
