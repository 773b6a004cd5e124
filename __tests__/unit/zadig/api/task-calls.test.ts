import { describe, expect, it } from '@jest/globals'

import { createZadigClient } from '../../../../src/zadig/api/client.ts'
import { createBench, sendJson, serveHttp } from '../set-up.ts'

/** A client whose server answers every question with this document. */
async function answering(document: unknown) {
  const server = await serveHttp((_request, response) => sendJson(response, 200, document))
  const bench = createBench(server.url, { outageTimeout: 0 })
  return { ...bench, zadig: createZadigClient(bench.transport) }
}

const ASKED = { workflowKey: 'ship', taskId: 24 }
const PASSED = { status: 'passed', stages: [] }

describe('the detail of a task', () => {
  it.each([
    ['of another number', { ...PASSED, task_id: 23, workflow_key: 'ship' }],
    ['of another workflow', { ...PASSED, task_id: 24, workflow_key: 'other' }],
  ])('%s is not taken for the answer: it could make the step green', async (_name, document) => {
    const { zadig, failure } = await answering(document)
    const error = await failure(zadig.getTask(ASKED))
    expect(error).toMatchObject({ kind: 'protocol', delivery: 'unknown' })
    expect(error.message).toContain('the answer is about another task')
  })

  it.each([
    ['names itself', { ...PASSED, task_id: 24, workflow_key: 'ship' }],
    ['does not say of which workflow it is', { ...PASSED, task_id: 24 }],
  ])('that %s is taken', async (_name, document) => {
    const { zadig, end } = await answering(document)
    expect(await end(zadig.getTask(ASKED))).toMatchObject({ id: 24, status: 'passed' })
  })
})
