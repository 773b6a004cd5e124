// The documents' commands, run as they are written: what a newcomer types has to work.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'

import { documentCommands } from '../../scripts/document-commands.ts'
import { documents } from '../../scripts/workflow-files.ts'
import { shell, type ShellRun } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const commands = [...new Set(documents(ROOT).flatMap((path) => documentCommands(read(path))))]

/** What CI runs elsewhere, or what has no end or takes minutes. */
const NOT_HERE = new Map([
  ['npm ci', '.ci/run'],
  ['npm test', '.ci/run, as a part of the check'],
  ['npm run check', '.ci/run'],
  ['npm run bench:check', 'CI'],
  ['npm run bench', 'minutes'],
  ['npm run bench:logs', 'a minute'],
  ['npm run bench:logs -- --only "1 GB, one"', 'half a minute'],
  ['npm run test:watch', 'no end'],
])
/** Those that end by themselves: their exit code, and what they say. */
const ENDING = new Map<string, readonly [code: number, says: RegExp]>([
  ['npm run demo', [0, /● success \(exit code 0/]],
  ['npm run dev', [0, /● success \(exit code 0/]],
  ['npm run dev -- --scenario failing-test', [1, /test-smoke failed: exit status 1[^]*● failure \(exit code 1/]],
  ['npm test -- __tests__/unit/task', [0, /^[1-9]\d* passed, 0 failed$/m]],
  ['npm test -- verdict -t rejected', [0, /^[1-9]\d* passed, 0 failed$/m]],
])
/** All tests but the built action's: CI runs them, so here it only tells which these are. */
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
})

const named = (beginning: string): string => commands.find((command) => command.startsWith(beginning)) ?? 'false'
const emulator = named('npm run emulator')
const step = named('npm run step')
const jsonEmulator = named('npm run --silent emulator')

/** The emulator of CONTRIBUTING at a free port, and then the step with its address and token, as a reader puts them in. */
async function stepBesideEmulator(): Promise<{ code: number | null; output: string }> {
  const { url, token } = ready(await start(emulator.replace(`--port ${port}`, '--port 0')).json)
  return start(step.replace(`http://127.0.0.1:${port}`, url).replace('TOKEN', token)).done
}
const port = /--port (\d+)/.exec(emulator)?.[1] ?? ''

function ready(line: string): { url: string; token: string } {
  const [, url = '', token = ''] = /^\{"url":"(http:\/\/127\.0\.0\.1:\d+)","token":"(eyJ[\w.-]+)"\}$/.exec(line) ?? []
  return { url, token }
}

describe('the commands of the documents', () => {
  // All at once: they mostly wait.
  const ends = new Map([...ENDING.keys()].map((command) => [command, start(command).done]))
  const list = start(`${WITHOUT_E2E} --listTests`).done
  const inContributing = stepBesideEmulator()
  const inEmulatorsReadme = start(jsonEmulator).json
  const helps = ['dev', 'emulator', 'step'].map((script) => start(`npm run ${script} -- --help`).done)

  it('are all of them run, here or elsewhere', () => {
    const known = [...NOT_HERE.keys(), ...ENDING.keys(), WITHOUT_E2E, emulator, step, jsonEmulator]
    expect(commands.toSorted()).toEqual(known.toSorted())
  })

  it.each([...ENDING])('`%s` ends as it should', async (command, [code, says]) => {
    const end = await ends.get(command)
    expect(end?.output).toMatch(says)
    expect(end?.code).toBe(code)
  })

  it('leave out the tests of the built action, and no others', async () => {
    const { code, output } = await list
    expect(code).toBe(0)
    expect(output).not.toContain('/__tests__/e2e/')
    expect(output.match(/\/__tests__\/(?:unit|integration|property)\//g)?.length).toBeGreaterThan(100)
  })

  it('run a step against an emulator that was started for it', async () => {
    const { code, output } = await inContributing
    expect(output).toMatch(/approve is waiting for approval[^]*● success \(exit code 0/)
    expect(code).toBe(0)
  })

  it('start an emulator that says where it is', async () => {
    expect(ready(await inEmulatorsReadme)).toEqual({
      url: expect.stringMatching(/:\d+$/),
      token: expect.stringMatching(/./),
    })
  })

  it('have a help that names their options', async () => {
    const said = await Promise.all(helps)
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0])
    const text = said.map(({ output }) => output).join('\n')
    const used = [...`${emulator} ${step} ${jsonEmulator}`.matchAll(/ (--(?!silent)[a-z]+)/g)].map(
      ([, name = '']) => name,
    )
    expect(used.length).toBeGreaterThan(3)
    for (const option of used) expect(text).toContain(` ${option} `)
  })
})
