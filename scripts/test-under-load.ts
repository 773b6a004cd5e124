// npm run test:loaded [-- PATH…]: the tests while busy loops take most of the processor.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

const LOOPS_PER_CORE = 2
const LIMIT_MS = 15 * 60_000

/** A loop ends with this process, however that ends, and after the limit in any case. */
const LOOP = `const parent = process.ppid; const end = Date.now() + ${LIMIT_MS}; while (process.ppid === parent && Date.now() < end);`

const loops = Array.from({ length: LOOPS_PER_CORE * availableParallelism() }, () =>
  spawn(process.execPath, ['--eval', LOOP], { stdio: 'ignore' }),
)
const root = fileURLToPath(new URL('..', import.meta.url))
const tests = spawn('npm', ['test', '--', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
// Ctrl-C reaches the whole group; this process ends after the tests.
process.on('SIGINT', () => undefined)
tests.on('close', (code) => {
  for (const loop of loops) loop.kill('SIGKILL')
  process.exitCode = code ?? 1
})
