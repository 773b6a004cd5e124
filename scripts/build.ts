import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'

/** Actions that have a post step, and those that don't: each gets a stub of its own over the one shared bundle. */
const ACTIONS: Readonly<Record<string, readonly ('main' | 'post')[]>> = { run: ['main', 'post'] }

rmSync('build', { recursive: true, force: true })
run('node_modules/.bin/tsc', '-p', 'tsconfig.build.json')
rmSync('dist', { recursive: true, force: true })
run('node_modules/.bin/ncc', 'build', 'build/index.js', '-o', 'dist', '--quiet')
// What loads on demand is a chunk of its own, and the file of licences would be that of the last chunk only: it is taken
// from a bundle that has everything in one.
writeFileSync('build/whole.js', "import './index.js'\nimport '@actions/github'\n")
run('node_modules/.bin/ncc', 'build', 'build/whole.js', '-o', 'build/whole', '--license', 'licenses.txt', '--quiet')
copyFileSync('build/whole/licenses.txt', 'dist/licenses.txt')

for (const [name, stages] of Object.entries(ACTIONS)) {
  for (const stage of stages) {
    const file = stage === 'main' ? `dist/${name}.js` : `dist/${name}-post.js`
    writeFileSync(file, `import { ${stage} } from './index.js'\n\nawait ${stage}('${name}')\n`)
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
