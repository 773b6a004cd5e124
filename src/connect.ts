import type { ConnectionInputs } from './actions/run-inputs.ts'
import type { Environment } from './github/input-reader.ts'
import type { Runner } from './ports/runner.ts'
import type { ZadigApi } from './ports/zadig-api.ts'
import { oneLine } from './report/remote-text.ts'
import { systemClock } from './time/clock.ts'
import { formatDuration } from './time/duration.ts'
import { createZadigClient } from './zadig/client.ts'
import { createTransport } from './zadig/transport.ts'

/** Makes the client of the Zadig that the inputs name. The token is a mask before anything else can be printed. */
export function connect(
  inputs: ConnectionInputs,
  environment: Environment,
  runner: Runner,
): { readonly zadig: ZadigApi; readonly close: () => Promise<void> } {
  runner.mask(inputs.apiToken)
  const transport = createTransport({
    url: inputs.url,
    token: inputs.apiToken,
    clock: systemClock,
    requestTimeout: inputs.requestTimeout,
    outageTimeout: inputs.outageTimeout,
    ...(inputs.caCertificate === undefined ? {} : { ca: inputs.caCertificate }),
    env: {
      httpsProxy: environment['https_proxy'] ?? environment['HTTPS_PROXY'] ?? '',
      httpProxy: environment['http_proxy'] ?? environment['HTTP_PROXY'] ?? '',
      noProxy: environment['no_proxy'] ?? environment['NO_PROXY'] ?? '',
    },
    userAgent: 'zadig-workflow-action',
    onOutage: ({ error, delayMs, remainingMs }) =>
      void runner.print(
        `Zadig cannot be reached (${oneLine(error.message, 300)}); trying again in ${formatDuration(delayMs)}, for ${formatDuration(remainingMs)} more.\n`,
      ),
  })
  return { zadig: createZadigClient(transport), close: () => transport.close() }
}
