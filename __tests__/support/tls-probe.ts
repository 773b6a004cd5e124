// Makes a read, a write and a stream in a process with the real environment, and prints how each ended. Arguments: the URL of
// the server and of the proxy, which may be empty.
import { ZadigError } from '../../src/errors.ts'
import { systemClock } from '../../src/time/clock.ts'
import { createTransport } from '../../src/zadig/http/transport.ts'

const [url = '', proxy = ''] = process.argv.slice(2)
const transport = createTransport({
  url,
  token: 'aaaa.bbbb.cccc',
  clock: systemClock,
  requestTimeout: 60_000,
  outageTimeout: 0,
  env: { httpsProxy: proxy, httpProxy: '', noProxy: '' },
  userAgent: 'test/1',
})
const calls: readonly (() => Promise<unknown>)[] = [
  () => transport.send({ operation: 'get-task', method: 'GET', path: '/read' }),
  () => transport.send({ operation: 'cancel', method: 'DELETE', path: '/write' }),
  () => transport.open({ operation: 'stream-log', method: 'GET', path: '/stream' }, { live: true }),
]
for (const call of calls) {
  const end = await call().then(
    () => 'answered',
    (thrown: unknown) => (thrown instanceof ZadigError ? thrown.advice : String(thrown)),
  )
  process.stdout.write(`${end}\n`)
}
await transport.close()
