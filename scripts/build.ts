import { execFileSync } from 'node:child_process'
import { copyFileSync, globSync, rmSync, writeFileSync } from 'node:fs'

import { readManifests } from './action-manifests.ts'

rmSync('build', { recursive: true, force: true })
run('node_modules/.bin/tsc', '-p', 'tsconfig.build.json')
rmSync('dist', { recursive: true, force: true })
run('node_modules/.bin/ncc', 'build', 'build/index.js', '-o', 'dist', '--quiet')
// What loads on demand is a chunk of its own, and the file of licences would be that of the last chunk only: it is taken
// from a bundle that has everything in one.
const modules = globSync('**/*.js', { cwd: 'build' }).toSorted()
const whole = [...modules.map((path) => `./${path.replaceAll('\\', '/')}`), '@actions/github']
writeFileSync('build/whole.js', whole.map((name) => `import '${name}'\n`).join(''))
run('node_modules/.bin/ncc', 'build', 'build/whole.js', '-o', 'build/whole', '--license', 'licenses.txt', '--quiet')
copyFileSync('build/whole/licenses.txt', 'dist/licenses.txt')

// Each action has a stub of its own over the one shared bundle, and another for its post step if it has one.
for (const { action, runs } of readManifests('.')) {
  writeStub(`dist/${action}.js`, 'main', action)
  if (runs.post !== undefined) writeStub(`dist/${action}-post.js`, 'post', action)
}

function writeStub(file: string, stage: 'main' | 'post', action: string): void {
  writeFileSync(file, `import { ${stage} } from './index.js'\n\nawait ${stage}('${action}')\n`)
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
