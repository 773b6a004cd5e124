import { nodeVersionProblem } from './node-version.js'

const problem = nodeVersionProblem(process.versions.node)
if (problem === '') await (await import('./index.js')).main('views')
else {
  console.log('::error title=Node.js::' + problem)
  process.exitCode = 1
}
