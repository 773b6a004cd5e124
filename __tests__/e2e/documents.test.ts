// The commands in the documents, run as written.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'

import { documentCommands } from '../../scripts/document-commands.ts'
import { documents, yamlBlocks } from '../../scripts/workflow-files.ts'
import { shell, type ShellRun } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const commands = [...new Set(documents(ROOT).flatMap((path) => documentCommands(read(path))))]

/** Commands that CI runs elsewhere, that don't end or that take minutes. */
const NOT_HERE = new Map([
  ['npm ci', '.ci/run'],
  ['npm test', '.ci/run, as a part of the check'],
  ['npm run check', '.ci/run'],
  ['npm run bench:check', 'CI'],
  ['npm run bench', 'minutes'],
  ['npm run bench:logs', 'a minute'],
  ['npm run bench:logs -- --only "1 GB, one"', 'half a minute'],
  ['npm run test:watch', 'does not end'],
  ['npm run test:loaded -- __tests__/e2e', '.ci/run, with more suites'],
])
/** Commands that end by themselves: exit code and output. */
const ENDING = new Map<string, readonly [code: number, output: RegExp]>([
  ['npm run demo', [0, /● success \(exit code 0/]],
  ['npm run dev', [0, /● success \(exit code 0/]],
  ['npm run dev -- --scenario failing-test', [1, /test-smoke failed: exit status 1[^]*● failure \(exit code 1/]],
  ['npm test -- __tests__/unit/task', [0, /^[1-9]\d* passed, 0 failed$/m]],
  ['npm test -- sources -t pinned', [0, /^[1-9]\d* passed, 0 failed$/m]],
])
/** All tests but those of the built action: CI runs them, so here it only lists them. */
const WITHOUT_E2E = 'npm test -- --testPathIgnorePatterns e2e'

const running: ShellRun[] = []
function start(command: string): ShellRun {
  const run = shell(command)
  running.push(run)
  return run
}
afterAll(async () => {
  for (const run of running) run.stop()
  await Promise.all(running.map(({ done }) => done))
  rmSync(files, { recursive: true })
})

const named = (beginning: string): string => commands.find((command) => command.startsWith(beginning)) ?? 'false'
const emulator = named('npm run emulator')
const step = named('npm run step -- --input')
const workflowStep = named('npm run step -- --workflow')
const jsonEmulator = named('npm run --silent emulator')

/** The emulator of CONTRIBUTING at a free port, then the step with that emulator's address and token. */
async function stepBesideEmulator(): Promise<{ code: number | null; output: string }> {
  const { url, token } = ready(await start(emulator.replace(`--port ${port}`, '--port 0')).json)
  return start(step.replace(`http://127.0.0.1:${port}`, url).replace('TOKEN', token)).done
}
/** The command of the README with its own workflow file, for a push to the repository of the emulator. */
function workflowOfReadme(): Promise<{ code: number | null; output: string }> {
  const payload = { ref: 'refs/heads/main', repository: { full_name: 'acme/web', default_branch: 'main' } }
  writeFileSync(join(files, 'deliver.yml'), yamlBlocks(read('README.md'))[0] ?? '')
  writeFileSync(join(files, 'event.json'), JSON.stringify(payload))
  const command = workflowStep
    .replace('.github/workflows/deliver.yml', join(files, 'deliver.yml'))
    .replace('event.json', join(files, 'event.json'))
  return start(`${command} --repository acme/web`).done
}
const files = mkdtempSync(join(tmpdir(), 'documents-'))
const port = /--port (\d+)/.exec(emulator)?.[1] ?? ''

function ready(line: string): { url: string; token: string } {
  const [, url = '', token = ''] = /^\{"url":"(http:\/\/127\.0\.0\.1:\d+)","token":"(eyJ[\w.-]+)"\}$/.exec(line) ?? []
  return { url, token }
}

describe('the commands of the documents', () => {
  // All at once, because they mostly wait.
  const ends = new Map([...ENDING.keys()].map((command) => [command, start(command).done]))
  const list = start(`${WITHOUT_E2E} --listTests`).done
  const inContributing = stepBesideEmulator()
  const inReadme = workflowOfReadme()
  const inEmulatorsReadme = start(jsonEmulator).json
  const helps = ['dev', 'emulator', 'step'].map((script) => start(`npm run ${script} -- --help`).done)

  it('are all tested here or run elsewhere', () => {
    const known = [...NOT_HERE.keys(), ...ENDING.keys(), WITHOUT_E2E, emulator, step, workflowStep, jsonEmulator]
    expect(commands.toSorted()).toEqual(known.toSorted())
  })

  it.each([...ENDING])('`%s` ends as expected', async (command, [code, output]) => {
    const end = await ends.get(command)
    expect(end?.output).toMatch(output)
    expect(end?.code).toBe(code)
  })

  it('exclude the tests of the built action and no others', async () => {
    const { code, output } = await list
    expect(code).toBe(0)
    expect(output).not.toContain('/__tests__/e2e/')
    expect(output.match(/\/__tests__\/(?:unit|integration|property)\//g)?.length).toBeGreaterThan(100)
  })

  it('run a step against a started emulator', async () => {
    const { code, output } = await inContributing
    expect(output).toMatch(/approve is waiting for approval[^]*● success \(exit code 0/)
    expect(code).toBe(0)
  })

  it("run the README's workflow file against an emulated Zadig", async () => {
    const { code, output } = await inReadme
    expect(output).toMatch(/code acme\/web main at [^]*✓ Task 1 of .* passed[^]*● success \(exit code 0/)
    expect(code).toBe(0)
  })

  it('start an emulator that prints its address and token', async () => {
    expect(ready(await inEmulatorsReadme)).toEqual({
      url: expect.stringMatching(/:\d+$/),
      token: expect.stringMatching(/./),
    })
  })

  it('have help texts that name their options', async () => {
    const ended = await Promise.all(helps)
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0])
    const text = ended.map(({ output }) => output).join('\n')
    const used = [...`${emulator} ${step} ${workflowStep} ${jsonEmulator}`.matchAll(/ (--(?!silent)[a-z]+)/g)].map(
      ([, name = '']) => name,
    )
    expect(used.length).toBeGreaterThan(3)
    for (const option of used) expect(text).toContain(` ${option} `)
  })
})
