import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import * as v from 'valibot'

import { scenarios } from '../../../emulators/zadig/scenarios/catalogue.ts'
import { anchors, links } from '../../../scripts/markdown-links.ts'
import { documents, workflowFiles } from '../../../scripts/workflow-files.ts'
import { read, REPOSITORY as root } from './source-files.ts'

const { scripts } = v.parse(v.object({ scripts: v.record(v.string(), v.string()) }), JSON.parse(read('package.json')))

const Launch = v.object({
  configurations: v.array(v.object({ program: v.string() })),
  inputs: v.array(v.object({ options: v.array(v.string()) })),
})

/** A link from an issue form or a pull request's text, which is not in the tree: `../blob/main/…`. */
const ON_GITHUB = /^\.\.\/blob\/main\//

describe.each(documents(root))('%s', (path) => {
  const text = read(path)

  test('links only to files and headings that exist', () => {
    const dead = links(text).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [file = '', anchor] = link.split('#')
      const target =
        file === '' ? path : normalize(join(ON_GITHUB.test(file) ? '' : dirname(path), file.replace(ON_GITHUB, '')))
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchors(read(target)).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  test('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run|--silent run) (?:--\w+ )*([a-z][\w:-]*)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('workflows and scripts name only npm scripts that exist', () => {
  const files = [...workflowFiles(root).map(({ text }) => text), read('.github/start-emulator.sh'), read('.ci/run')]
  const named = files.flatMap((text) => [...text.matchAll(/npm run (?:--\w+ )*([a-z][\w:-]*)/g)])
  expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([])
})

test('CONTRIBUTING.md names only files and folders that exist', () => {
  const named = [...read('CONTRIBUTING.md').matchAll(/`([\w.-]+\/[\w./-]*)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the launch configurations start files that exist, in every scenario', () => {
  const launch = v.parse(Launch, JSON.parse(read('.vscode/launch.json')))
  const programs = launch.configurations.map(({ program }) => program.replace('${workspaceFolder}', root))
  expect(programs.filter((path) => !existsSync(path))).toEqual([])
  expect(launch.inputs[0]?.options.toSorted()).toEqual(scenarios.map(({ name }) => name).toSorted())
})

describe('the two READMEs', () => {
  test('show the same workflow', () => {
    const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((name) =>
      workflowFiles(root).find(({ path }) => path === `${name}.1.yml`),
    )
    // The comments in the payload are part of a block of text.
    const withoutComments = (text = ''): unknown => load(text.replaceAll(/ # .*$/gm, ''))
    expect(withoutComments(chinese?.text)).toEqual(withoutComments(english?.text))
  })

  test('name inputs of action.yml', () => {
    const { inputs } = v.parse(v.object({ inputs: v.record(v.string(), v.unknown()) }), load(read('action.yml')))
    const table = read('README.zh-CN.md').split('## 输入')[1]?.split('\n## ')[0] ?? ''
    const rows = [...table.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)])
    const named = rows.map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !(name in inputs))).toEqual([])
  })
})
