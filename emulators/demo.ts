// npm run demo [-- --scenario failing-test]: the built action between the two emulators, as a user would see it.
import { fileURLToPath } from 'node:url'

import { runShip } from './run-ship.ts'

process.exitCode = await runShip({ actionPath: fileURLToPath(new URL('..', import.meta.url)), command: 'demo' })
