import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Directories of tests, removed together. */
export type Scratch = {
  /** A new action: `main` is CommonJS with `fs`, `env` and `append(name, text)` at hand; `manifest` replaces the whole file. */
  action(main: string, parts?: { readonly post?: string; readonly postIf?: string; readonly manifest?: string }): string
  /** A new, empty directory. */
  directory(): string
  remove(): void
}

const PRELUDE = `const fs = require('node:fs')
const { env } = process
const append = (name, text) => fs.appendFileSync(env['GITHUB_' + name], text)
`

/** Makes a place for scripted actions. */
export function createScratch(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'scripted-action-'))
  let count = 0
  const directory = (): string => {
    count += 1
    const path = join(root, `d${count}`)
    mkdirSync(path)
    return path
  }
  return {
    directory,
    action: (main, { post, postIf, manifest } = {}) => {
      const path = directory()
      writeFileSync(join(path, 'index.js'), PRELUDE + main)
      if (post !== undefined) writeFileSync(join(path, 'post.js'), PRELUDE + post)
      const runs = ['  using: node24', '  main: index.js']
      if (post !== undefined) runs.push('  post: post.js')
      if (postIf !== undefined) runs.push(`  post-if: ${postIf}`)
      writeFileSync(join(path, 'action.yml'), manifest ?? ['name: scripted', 'runs:', ...runs, ''].join('\n'))
      return path
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
