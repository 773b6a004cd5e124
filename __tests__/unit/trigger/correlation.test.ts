import { describe, expect, test } from '@jest/globals'

import { correlate, withMarker } from '../../../src/trigger/correlation.ts'
import { InputError } from '../../../src/errors.ts'
import type { Payload } from '../../../src/payload/payload.ts'
import { readPayload } from '../../../src/payload/read/read-payload.ts'
import { readEvent } from '../../../src/github/context.ts'

const identity = { repository: 'acme/shop', runId: '4711', runAttempt: 3, job: 'deliver', matrix: '', step: '__run' }

function payload(parameters = '', inputs = 'script: {}'): Payload {
  const written = { workflowKey: 'hello', projectKey: 'demo', notifyInputs: '', payloadFile: undefined }
  return readPayload({ ...written, parameters, inputs }, readEvent({}))
}

describe('a correlation', () => {
  test('is made only where the user names a variable for it', () => {
    expect(correlate(payload(), '', identity, [])).toBeUndefined()
    expect(withMarker(payload(), undefined)).toEqual(payload())
  })

  test('knows the marker of this attempt and those of earlier ones, newest first', () => {
    const made = correlate(payload(), 'RUN', identity, [])
    expect(made?.marker).toMatch(/^github-4711-[0-9a-f]{16}-3$/)
    expect(made?.earlier.map((marker) => marker.replace(/^github-4711-[0-9a-f]{16}-/, ''))).toEqual(['2', '1'])
    expect(correlate(payload(), 'RUN', { ...identity, runAttempt: 1 }, [])?.earlier).toEqual([])
  })

  test('of an attempt is what the later one looks for', () => {
    const first = correlate(payload(), 'RUN', { ...identity, runAttempt: 1 }, [])
    expect(correlate(payload(), 'RUN', identity, [])?.earlier).toContain(first?.marker)
  })

  test.each([
    { what: 'run', other: { runId: '4712' }, of: payload() },
    { what: 'job', other: { job: 'test' }, of: payload() },
    { what: 'step', other: { step: '__run_2' }, of: payload() },
    { what: 'leg of a matrix', other: { matrix: '{"os":"linux"}' }, of: payload() },
    { what: 'repository', other: { repository: 'acme/cart' }, of: payload() },
    { what: 'payload', other: {}, of: payload('TITLE: x') },
  ])('differs from one $what to another', ({ other, of }) => {
    expect(correlate(of, 'RUN', { ...identity, ...other }, [])?.marker).not.toBe(
      correlate(payload(), 'RUN', identity, [])?.marker,
    )
  })

  test('does not depend on a credential', () => {
    const [one, other] = ['hunter2', 'letmein'].map((secret) =>
      correlate(payload(`PASSWORD: ${secret}`), 'RUN', identity, [secret]),
    )
    expect(one?.marker).toBe(other?.marker)
  })

  test('adds its marker to the payload, which stays the same otherwise', () => {
    const made = correlate(payload('TITLE: x'), 'RUN', identity, [])
    expect(withMarker(payload('TITLE: x'), made).parameters.map(({ name, value }) => [name, value])).toEqual([
      ['TITLE', 'x'],
      ['RUN', made?.marker],
    ])
  })

  test('does not overwrite a value of the user', () => {
    expect(() => correlate(payload('RUN: mine'), 'RUN', identity, [])).toThrow(InputError)
  })
})
