import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'

/** Actions that have a post step, and those that don't: each gets a stub of its own over the one shared bundle. */
const ACTIONS: Readonly<Record<string, readonly ('main' | 'post')[]>> = { run: ['main', 'post'] }

for (const directory of ['build', 'dist']) rmSync(directory, { recursive: true, force: true })
run('node_modules/.bin/tsc', '-p', 'tsconfig.build.json')
run('node_modules/.bin/ncc', 'build', 'build/index.js', '-o', 'dist', '--license', 'licenses.txt', '--quiet')

for (const [name, stages] of Object.entries(ACTIONS)) {
  for (const stage of stages) {
    const file = stage === 'main' ? `dist/${name}.js` : `dist/${name}-post.js`
    writeFileSync(file, `import { ${stage} } from './index.js'\n\nawait ${stage}('${name}')\n`)
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
