import type { RunIdentity } from '../../src/ports/deps.ts'
import { type PreparedPayload, type PrepareInputs, preparePayload } from '../../src/trigger/prepare-payload.ts'
import type { Annotation, Runner } from '../../src/ports/runner.ts'
import type { ZadigApi } from '../../src/ports/zadig-api.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import { systemClock } from '../../src/time/clock.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { createTransport } from '../../src/zadig/http/transport.ts'
import { anEvent } from './an-event.ts'

/** A server, and the action's own client of it. */
export interface Connected {
  readonly server: Zadig
  readonly zadig: ZadigApi
  readonly close: () => Promise<void>
}

/** Starts an emulated server and connects to it. */
export async function connectTo(options: ZadigOptions): Promise<Connected> {
  const server = await startZadig(options)
  const transport = createTransport({
    url: server.url,
    token: server.token,
    clock: systemClock,
    requestTimeout: 5_000,
    outageTimeout: 0,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'test/1',
  })
  return {
    server,
    zadig: createZadigClient(transport),
    async close() {
      await transport.close()
      await server.close()
    },
  }
}

/** What a use case said to the runner, in the order in which it did. */
export type Said =
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'mask'; readonly value: string }
  | ({ readonly kind: 'annotate'; readonly level: string } & Annotation)
  | { readonly kind: 'output'; readonly name: string; readonly value: string }

/** A runner that only writes down what it is told. */
export function recordingRunner(): Runner & { readonly said: readonly Said[] } {
  const said: Said[] = []
  return {
    said,
    print: (text) => {
      said.push({ kind: 'print', text: typeof text === 'string' ? text : Buffer.from(text).toString() })
      return Promise.resolve()
    },
    mask: (value) => void said.push({ kind: 'mask', value }),
    annotate: (level, annotation) => void said.push({ kind: 'annotate', level, ...annotation }),
    setOutput: (name, value) => void said.push({ kind: 'output', name, value }),
    saveState: () => undefined,
    appendSummary: () => undefined,
  }
}

const event = anEvent({ repository: 'acme/web', payload: {} })

const identity: RunIdentity = {
  repository: 'acme/web',
  runId: '7',
  runAttempt: 1,
  job: 'ci',
  matrix: '',
  step: 'zadig',
}

/** Prepares a payload for a workflow of the server, strictly unless told otherwise. */
export function prepare(
  zadig: ZadigApi,
  inputs: Pick<PrepareInputs, 'workflowKey'> & Partial<PrepareInputs>,
  runner: Runner = recordingRunner(),
): Promise<PreparedPayload> {
  return preparePayload(
    {
      projectKey: 'demo',
      parameters: '',
      inputs: '',
      notifyInputs: '',
      payloadFile: undefined,
      preflight: 'strict',
      correlationParameter: '',
      ...inputs,
    },
    { zadig, runner, event, identity, signal: new AbortController().signal },
  )
}
