// The directions of docs/architecture.md. Lint holds them line by line; this holds the whole picture.
import { dirname, join, normalize } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { read, sourceFiles } from './source-files.ts'

/** Which folders of src a folder may import from, beside itself; `.` are the files directly in src. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['actions', 'github', 'ports', 'report', 'time', 'connect.ts'],
  'connect.ts': ['actions', 'github', 'ports', 'report', 'time', 'zadig', 'errors.ts'],
  'errors.ts': [],
  'node-version.ts': [],
  actions: ['payload', 'task', 'logs', 'report', 'time', 'ports', 'errors.ts'],
  payload: ['task', 'ports', 'time', 'errors.ts'],
  task: ['ports', 'time', 'errors.ts'],
  report: ['task', 'payload', 'time', 'ports', 'errors.ts'],
  logs: ['time', 'ports', 'errors.ts'],
  ports: ['payload', 'task', 'errors.ts'],
  time: [],
  zadig: ['payload', 'task', 'ports', 'time', 'errors.ts'],
  github: ['actions', 'payload', 'task', 'report', 'time', 'ports', 'errors.ts'],
}
/** Packages, node's own included, by the folder that may use them. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  'index.ts': /^$/,
  'connect.ts': /^$/,
  'errors.ts': /^$/,
  'node-version.ts': /^$/,
  actions: /^$/,
  payload: /^(valibot|js-yaml)$/,
  task: /^$/,
  report: /^diff$/,
  logs: /^node:(fs|path|buffer|stream|string_decoder)/,
  ports: /^$/,
  time: /^node:timers\/promises$/,
  zadig: /^(undici|node:)/,
  github: /^(@actions\/|node:|valibot$)/,
}

interface Import {
  readonly from: string
  /** Path in the repository, or the name of a package. */
  readonly to: string
  /** Gone when the program runs. */
  readonly typeOnly: boolean
}

function importsOf(path: string): readonly Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  return [...read(path).matchAll(pattern)].map(([, type, name = '', dynamic]) => {
    const target = dynamic ?? name
    // A part of a package that it doesn't export is reached by its path.
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
  test('every part of src has its rules here', () => {
    const parts = new Set(sourceFiles('src').map(part))
    expect([...parts].filter((name) => ALLOWED[name] === undefined || PACKAGES[name] === undefined)).toEqual([])
  })

  test('go in the allowed directions only', () => {
    const wrong = source
      .filter(({ to }) => to.startsWith('src/'))
      .filter(({ from, to }) => part(from) !== part(to) && ALLOWED[part(from)]?.includes(part(to)) !== true)
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('of src leave src for packages only, each in its place', () => {
    const wrong = source
      .filter(({ to }) => !to.startsWith('src/'))
      .filter(({ from, to }) => PACKAGES[part(from)]?.test(to) !== true)
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('of `github` are in the entry points only', () => {
    const users = source.filter(({ from, to }) => part(to) === 'github' && part(from) !== 'github')
    expect([...new Set(users.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from))]).toEqual(['src/index.ts'])
  })

  test('of emulators never reach src', () => {
    const wrong = sourceFiles('emulators')
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith('src/') || to.startsWith('__tests__/'))
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test.each(['src', 'emulators'])('of %s make no cycle', (folder) => {
    expect(cycles(sourceFiles(folder).flatMap(importsOf))).toEqual([])
  })
})

describe('the core', () => {
  test.each(['task', 'payload', 'report'])('%s is pure: no process, clock, chance, timer or global state', (folder) => {
    const impure =
      /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bset(Timeout|Interval|Immediate)\(|\bglobalThis\b|\bfetch\(/
    const wrong = sourceFiles(`src/${folder}`).filter((path) => impure.test(withoutComments(read(path))))
    expect(wrong).toEqual([])
  })

  test.each(['src', 'emulators'])('no module of %s holds a variable of its own', (folder) => {
    const wrong = sourceFiles(folder).filter((path) => /^(export )?(let|var) /m.test(read(path)))
    expect(wrong).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

/** Each cycle of imports that exist at run time, once, as its path. */
function cycles(imports: readonly Import[]): readonly string[] {
  const next = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  )
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
