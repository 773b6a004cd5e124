import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as v from 'valibot'

import { DIST, ROOT } from './action-process.ts'
import type { Figure } from './figure.ts'

const REACH_KB = 700

/** Of the module tree that the bundler describes. A module made of others has those in `modules`. */
interface Module {
  readonly name: string
  readonly size: number
  readonly modules?: readonly Module[] | undefined
}
const Module: v.GenericSchema<Module> = v.object({
  name: v.string(),
  size: v.number(),
  modules: v.optional(v.array(v.lazy(() => Module))),
})
const Stats = v.object({ modules: v.array(Module) })

/** What a step reads and compiles before anything else; chunks that are loaded when they are used don't count. */
export function measureBundle(): Figure {
  const kilobytes = ['run.js', 'index.js'].reduce((sum, file) => sum + statSync(join(DIST, file)).size, 0) / 1_000
  const chunks = globSync('*.index.js', { cwd: DIST }).map((file) => statSync(join(DIST, file)).size / 1_000)
  const later = chunks.length === 0 ? '' : `, ${chunks.reduce((sum, size) => sum + size, 0).toFixed(0)} KB when used`
  return {
    name: 'bundle loaded at start',
    measured: `${kilobytes.toFixed(0)} KB${later}`,
    reach: `< ${REACH_KB} KB`,
    ratio: kilobytes / REACH_KB,
  }
}

/** Kilobytes of source in the whole bundle, chunks included, by package. Builds the bundle once more, elsewhere. */
export function bundleByPackage(): readonly (readonly [name: string, kilobytes: number])[] {
  const directory = mkdtempSync(join(tmpdir(), 'bench-bundle-'))
  try {
    const sources = join(ROOT, 'build', 'bench')
    run('tsc', '-p', 'tsconfig.build.json', '--outDir', sources)
    const stats = join(directory, 'stats.json')
    run('ncc', 'build', join(sources, 'index.js'), '-o', join(directory, 'dist'), '--stats-out', stats, '--quiet')
    rmSync(sources, { recursive: true })
    const bytes = new Map<string, number>()
    for (const { name, size } of leaves(v.parse(Stats, JSON.parse(readFileSync(stats, 'utf8'))).modules)) {
      const owner = packageOf(name)
      bytes.set(owner, (bytes.get(owner) ?? 0) + size)
    }
    return [...bytes].map(([name, size]) => [name, size / 1_000] as const).toSorted(([, a], [, b]) => b - a)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(join(ROOT, 'node_modules/.bin', command), args, { cwd: ROOT, stdio: 'ignore' })
}

/** Each module once: one that was merged into another is listed by itself as well. */
function leaves(modules: readonly Module[]): Module[] {
  const found = new Map<string, Module>()
  function visit(module: Module): void {
    if (module.modules === undefined) found.set(module.name, module)
    else for (const part of module.modules) visit(part)
  }
  for (const module of modules) visit(module)
  return [...found.values()]
}

function packageOf(module: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/ ]+)/.exec(module) ?? []
  if (name !== undefined) return name
  return module.startsWith('./build/') ? 'src' : "the bundler's own"
}
