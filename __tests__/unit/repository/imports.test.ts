// The import directions of docs/architecture.md. Lint checks single lines, these tests the graph.
import { dirname, join, normalize } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { read, sourceFiles } from './source-files.ts'

/**
 * The parts of src from the bottom to the top: a part imports from those before it in this list, and from itself. Names
 * without a folder are files directly in src.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['errors.ts', 'json.ts', 'node-version.ts', 'time'],
  ['yaml.ts', 'secrets', 'task'],
  ['definition'],
  ['payload'],
  ['ports'],
  ['logs', 'report'],
  ['github-reports', 'task-control'],
  ['trigger', 'follow'],
  ['actions'],
  ['github', 'zadig'],
  ['connect.ts'],
  ['index.ts'],
]
/** Imports that the order of layers allows and the architecture doesn't. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  zadig: /^src\/(report|logs|actions|trigger|follow|task-control|github-reports)\//,
  logs: /^src\/(payload|definition|secrets)\//,
  'connect.ts': /^src\/(actions|trigger|follow|task-control|github-reports|logs|payload)\//,
}
/** Packages, Node's included, by the part that may import them; no other part imports any. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  'index.ts': /^node:v8$/,
  'yaml.ts': /^js-yaml$/,
  definition: /^(diff|js-yaml)$/,
  payload: /^valibot$/,
  logs: /^node:(fs|path|buffer|stream|string_decoder)/,
  time: /^node:timers\/promises$/,
  trigger: /^node:crypto$/,
  zadig: /^(undici|node:)/,
  github: /^(@actions\/|node:|valibot$)/,
}

interface Import {
  readonly from: string
  /** Path in the repository, or the name of a package. */
  readonly to: string
  /** `import type`, which does not exist at run time. */
  readonly typeOnly: boolean
}

function importsOf(path: string): readonly Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  return [...read(path).matchAll(pattern)].map(([, type, name = '', dynamic]) => {
    const target = dynamic ?? name
    // A file that its package doesn't export is imported by path.
    const to = target.startsWith('.') ? normalize(join(dirname(path), target)).replace(/^node_modules\//, '') : target
    return { from: path, to, typeOnly: type !== undefined }
  })
}

/** The folder of a file in src, or its name where it is in none. */
function part(path: string): string {
  return path.split('/')[1] ?? ''
}

const source = sourceFiles('src').flatMap(importsOf)

describe('imports', () => {
  test('every part of src is in a layer', () => {
    const parts = new Set(sourceFiles('src').map(part))
    expect([...parts].toSorted()).toEqual(LAYERS.flat().toSorted())
  })

  test('only go to lower layers', () => {
    const height = (name: string): number => LAYERS.findIndex((layer) => layer.includes(name))
    const wrong = source
      .filter(({ to }) => to.startsWith('src/'))
      .filter(
        ({ from, to }) =>
          part(from) !== part(to) &&
          (height(part(to)) >= height(part(from)) || FORBIDDEN[part(from)]?.test(to) === true),
      )
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('of packages are only in the parts listed for them', () => {
    const wrong = source
      .filter(({ to }) => !to.startsWith('src/'))
      .filter(({ from, to }) => PACKAGES[part(from)]?.test(to) !== true)
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('of `github` are only in src/index.ts', () => {
    const users = source.filter(({ from, to }) => part(to) === 'github' && part(from) !== 'github')
    expect([...new Set(users.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from))]).toEqual(['src/index.ts'])
  })

  test('of emulators never name src', () => {
    const wrong = sourceFiles('emulators')
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith('src/') || to.startsWith('__tests__/'))
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test.each(['src', 'emulators'])('of %s make no circle, types included', (folder) => {
    expect(circles(sourceFiles(folder).flatMap(importsOf))).toEqual([])
  })
})

describe('the core', () => {
  test.each(['task', 'payload', 'report'])(
    '%s is pure: no process, clock, randomness, timer or global state',
    (folder) => {
      const impure =
        /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bset(Timeout|Interval|Immediate)\(|\bglobalThis\b|\bfetch\(/
      const wrong = sourceFiles(`src/${folder}`).filter((path) => impure.test(withoutComments(read(path))))
      expect(wrong).toEqual([])
    },
  )

  test.each(['src', 'emulators'])('no module of %s has a variable', (folder) => {
    const wrong = sourceFiles(folder).filter((path) => /^(export )?(let|var) /m.test(read(path)))
    expect(wrong).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

/** Each circle of imports, once, as its path. */
function circles(imports: readonly Import[]): readonly string[] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const done = new Set<string>()
  const found: string[] = []
  function visit(path: string, above: readonly string[]): void {
    if (above.includes(path)) {
      found.push([...above.slice(above.indexOf(path)), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const { to } of next.get(path) ?? []) visit(to, [...above, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return found
}
