import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'

/** A workflow or an action.yml, from a file or out of a document. */
export interface WorkflowFile {
  /** Relative to the repository; a block in a document has the document's path and its number. */
  readonly path: string
  readonly text: string
}

/** Where the repository has workflows and actions. */
const PATTERNS = ['.github/workflows/*.yml', 'examples/**/*.yml', '*/action.yml', 'action.yml']
/** Documents whose YAML blocks are complete workflows, or parts of one. */
const DOCUMENTS = ['*.md', 'docs/*.md', '*/README.md', '.github/*.md']
const ELSEWHERE = /^(?:node_modules|build|coverage|dist)\//

/** Every workflow and action.yml of the repository, and every complete workflow in its documents. */
export function workflowFiles(root: string): WorkflowFile[] {
  const files = find(root, PATTERNS).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  return [
    ...files.filter(({ path, text }) => isActionPath(path) || isWorkflow(text)),
    ...find(root, DOCUMENTS).flatMap((path) => workflowBlocks(path, readFileSync(join(root, path), 'utf8'))),
  ]
}

/** Every Markdown document of the repository, relative to it. */
export function documents(root: string): string[] {
  return find(root, ['*.md', '{.github,__tests__,bench,docs,emulators,examples,scripts}/**/*.md', '*/README.md'])
}

/** The YAML blocks of a document that are workflows; a list of steps is put into one. */
export function workflowBlocks(path: string, markdown: string): WorkflowFile[] {
  return yamlBlocks(markdown)
    .map((text) => (isWorkflow(text) ? text : aroundSteps(text)))
    .filter((text) => text !== undefined)
    .map((text, index) => ({ path: `${path}.${index + 1}.yml`, text }))
}

function aroundSteps(text: string): string | undefined {
  if (!/^- (?:name|id|uses|run):/.test(text)) return undefined
  const steps = text.replaceAll(/^(?=.)/gm, '      ')
  return `on: push\njobs:\n  part:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`
}

/** The text of every fenced YAML block, without the indentation of the fence. */
export function yamlBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^([ \t]*)```ya?ml[^\n]*\n([\s\S]*?)^\1```[ \t]*$/gm)].map(
    ([, indent = '', body = '']) =>
      body
        .split('\n')
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
        .join('\n'),
  )
}

/** Whether the checkers have to read it as an action, and not as a workflow. */
export function isActionPath(path: string): boolean {
  return /(?:^|\/)action\.ya?ml$/.test(path)
}

function isWorkflow(text: string): boolean {
  try {
    const value = load(text)
    return typeof value === 'object' && value !== null && 'on' in value && 'jobs' in value
  } catch {
    // Broken YAML is a workflow that the checkers have to report.
    return /^on:/m.test(text)
  }
}

function find(root: string, patterns: readonly string[]): string[] {
  if (!existsSync(root)) return []
  const found = globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/'))
  return [...new Set(found)].filter((path) => !ELSEWHERE.test(path)).toSorted()
}
