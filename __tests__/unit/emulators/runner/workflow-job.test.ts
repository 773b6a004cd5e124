import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from '@jest/globals'

import { runWorkflowJob, type WorkflowJobOptions } from '../../../../emulators/runner/workflow-job.ts'
import { createScratch } from './scripted-action.ts'

const scratch = createScratch()
afterAll(() => scratch.remove())

/** A root action and the sub-action `wait`; both set an output from an input, and fail for the text `fail`. */
const MAIN = `
const value = env.INPUT_VALUE
console.log('value is ' + value + ', token is ' + env['INPUT_API-TOKEN'] + ', set is ' + env.SET)
append('OUTPUT', 'out=' + value + '!\\n')
if (value === 'fail') process.exitCode = 1`
const MANIFEST = 'inputs: {value: {}, api-token: {}}\nruns: {using: node24, main: index.js}'
const root = scratch.action(MAIN, { manifest: MANIFEST })
const wait = scratch.action(MAIN, { manifest: MANIFEST })
mkdirSync(join(root, 'wait'))
for (const file of ['action.yml', 'index.js'])
  writeFileSync(
    join(root, 'wait', file),
    file === 'action.yml' ? MANIFEST.replace('index.js', `../../${wait.split('/').at(-1)}/index.js`) : '',
  )

async function run(workflow: string, given: Partial<WorkflowJobOptions> = {}) {
  const file = join(scratch.directory(), 'workflow.yml')
  writeFileSync(file, workflow)
  const lines: string[] = []
  const result = await runWorkflowJob({
    file,
    job: undefined,
    actionRoot: root,
    repositoryName: 'zadig-workflow-action',
    event: { name: 'push', payload: { number: 7 } },
    secrets: {},
    variables: {},
    matrix: {},
    needs: {},
    inputs: {},
    masks: [],
    step: {},
    onLine: (line) => lines.push(line),
    ...given,
  })
  return { ...result, lines, printed: lines.filter((line) => line.startsWith('value is')) }
}
const job = (steps: string, more = ''): string =>
  `on: push\nenv: {SET: w}\njobs:\n  deliver:\n${more}    steps:\n${steps}`

describe('a workflow file', () => {
  test('runs the steps that use the action, with contexts, and outputs of earlier steps', async () => {
    const steps = `
      - uses: actions/checkout@v4
      - id: first
        uses: me/zadig-workflow-action@v1
        with: {value: "\${{ github.event.number }}-\${{ vars.V }}-\${{ matrix.m }}-\${{ needs.before.outputs.o }}", api-token: "\${{ secrets.T }}"}
        env: {SET: "\${{ env.SET }}x"}
      - uses: ./wait
        with: {value: "\${{ steps.first.outputs.out }}"}`
    const { status, ran, printed, lines } = await run(job(steps, '    strategy: {matrix: {m: [a, b]}}\n'), {
      secrets: { T: 's3cret-token' },
      variables: { V: 'v' },
      needs: { 'before.o': 'n' },
    })
    expect({ status, ran }).toEqual({ status: 'success', ran: 2 })
    expect(printed).toEqual(['value is 7-v-a-n, token is ***, set is wx', 'value is 7-v-a-n!, token is , set is w'])
    expect(lines).toContain(
      'Step “actions/checkout@v4” is not run: it does not use this action. Its outputs are empty here.',
    )
  })

  test('after a failure runs only the steps whose condition allows it', async () => {
    const steps = `
      - {uses: ./, with: {value: fail}}
      - {name: after, uses: ./, with: {value: no}}
      - {uses: ./, if: failure(), with: {value: yes}}`
    const { status, printed, lines } = await run(job(steps))
    expect(status).toBe('failure')
    expect(printed).toEqual(['value is fail, token is , set is w', 'value is yes, token is , set is w'])
    expect(lines).toContain('Step “after” is skipped: its condition is false.')
  })

  test('takes inputs of the command line instead of those of the file, and names empty secrets', async () => {
    const steps = `
      - {uses: ./, with: {value: "\${{ secrets.V }}", api-token: "\${{ secrets.T }}"}}`
    const { printed, lines } = await run(job(steps), { inputs: { value: 'mine' } })
    expect(printed).toEqual(['value is mine, token is , set is w'])
    expect(lines).toContain('The secret T is empty. Pass it with --secret T=VALUE.')
    expect(lines.join('\n')).not.toContain('secret V')
  })

  test('skips a job whose condition is false for the event', async () => {
    const { ran, lines } = await run(job('      - uses: ./', "    if: github.event_name == 'release'\n"))
    expect(ran).toBe(0)
    expect(lines).toEqual(['Job deliver is skipped: its condition is false for this event.'])
  })

  test.each([
    ['on: push\njobs: {a: {steps: []}, b: {steps: []}}', undefined, 'Choose a job with --job: a, b.'],
    ['on: push\njobs: {a: {steps: []}}', 'x', 'There is no job x. The file has: a.'],
    ['on: push', undefined, 'The workflow file has no jobs.'],
    ['on: push\njobs: {a: {uses: ./x.yml}}', 'a', 'Job a calls a reusable workflow. Run that file instead.'],
    ['[]', undefined, 'The workflow file is not a mapping.'],
  ])('%j with job %s is refused', async (text, name, message) => {
    await expect(run(text, { job: name })).rejects.toThrow(message)
  })
})
