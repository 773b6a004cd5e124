import { execFileSync } from 'node:child_process'
import { copyFileSync, globSync, rmSync, writeFileSync } from 'node:fs'

import { readManifests } from './action-manifests.ts'

rmSync('build', { recursive: true, force: true })
run('node_modules/.bin/tsc', '-p', 'tsconfig.build.json')
rmSync('dist', { recursive: true, force: true })
run('node_modules/.bin/ncc', 'build', 'build/index.js', '-o', 'dist', '--quiet')
// ncc writes a chunk for each module that loads on demand, and the licences of the last chunk only: they are taken from a
// bundle that has everything in one file.
const modules = globSync('**/*.js', { cwd: 'build' }).toSorted()
const whole = [...modules.map((path) => `./${path.replaceAll('\\', '/')}`), '@actions/github']
writeFileSync('build/whole.js', whole.map((name) => `import '${name}'\n`).join(''))
run('node_modules/.bin/ncc', 'build', 'build/whole.js', '-o', 'build/whole', '--license', 'licenses.txt', '--quiet')
copyFileSync('build/whole/licenses.txt', 'dist/licenses.txt')

// Each action has a stub over the one shared bundle, and another for its post step if it has one. The bundle doesn't load
// on an old Node.js, so the stub checks the version first.
copyFileSync('build/node-version.js', 'dist/node-version.js')
for (const { action, runs } of readManifests('.')) {
  writeStub(`dist/${action}.js`, 'main', action)
  if (runs.post !== undefined) writeStub(`dist/${action}-post.js`, 'post', action)
}

function writeStub(file: string, stage: 'main' | 'post', action: string): void {
  // A post step never fails the job, and without a main step there is nothing to clean up.
  const refuse = `else {
  console.log('::error title=Node.js::' + problem)
  process.exitCode = 1
}
`
  const text = `import { nodeVersionProblem } from './node-version.js'

const problem = nodeVersionProblem(process.versions.node)
if (problem === '') await (await import('./index.js')).${stage}('${action}')
`
  writeFileSync(file, stage === 'main' ? text + refuse : text)
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
