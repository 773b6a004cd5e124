// npm run dev [-- --scenario failing-test]: as the demo, but the action runs from src/, without a build. A debugger that
// is attached to this process is attached to the action as well.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { load } from 'js-yaml'

import { runShip } from './run-ship.ts'

/** With these, a debugger follows a process into the ones that it starts; a runner doesn't pass them on. */
const DEBUGGER_VARIABLES = ['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS']

const root = new URL('..', import.meta.url)
const actionPath = mkdtempSync(join(tmpdir(), 'action-from-source-'))
try {
  writeSourceAction(actionPath)
  const env = DEBUGGER_VARIABLES.flatMap((name) => {
    const value = process.env[name] ?? ''
    return value === '' ? [] : [[name, value] as const]
  })
  process.exitCode = await runShip({ actionPath, command: 'dev', env: Object.fromEntries(env) })
} finally {
  rmSync(actionPath, { recursive: true, force: true })
}

/** The root action with stubs over src/ in place of the ones over the bundle. */
function writeSourceAction(directory: string): void {
  const built = load(readFileSync(new URL('action.yml', root), 'utf8'))
  if (typeof built !== 'object' || built === null) throw new Error('action.yml is not a mapping')
  const runs = { using: 'node24', main: 'main.mjs', post: 'post.mjs', 'post-if': 'always()' }
  // JSON is YAML.
  writeFileSync(join(directory, 'action.yml'), JSON.stringify(Object.assign({}, built, { runs })))
  for (const stage of ['main', 'post']) {
    const source = JSON.stringify(new URL('src/index.ts', root).href)
    writeFileSync(join(directory, `${stage}.mjs`), `import { ${stage} } from ${source}\n\nawait ${stage}('run')\n`)
  }
}
