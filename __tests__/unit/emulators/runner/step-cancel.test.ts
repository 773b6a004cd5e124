import { writeFileSync } from 'node:fs'

import { afterAll, describe, expect, test } from '@jest/globals'

import { type RunningStep, startStep } from '../../../../emulators/runner/step.ts'
import type { StepOptions } from '../../../../emulators/runner/step-options.ts'
import { createScratch } from './scripted-action.ts'

const scratch = createScratch()
afterAll(() => scratch.remove())

/** A signal of the ladder is only sent where a test shortens the time before it. */
const LADDER = { sigintMs: 60_000, sigtermMs: 60_000, streamsMs: 60_000 }

/** Starts a step and calls `act` when its process has written `ready`. */
function startAndAct(
  main: string,
  act: (step: RunningStep) => void,
  options: Partial<StepOptions> = {},
  parts?: Parameters<typeof scratch.action>[1],
) {
  const step = startStep({
    actionPath: scratch.action(main, parts),
    ladder: LADDER,
    ...options,
    onLine: (line) => {
      if (line === 'ready') act(step)
    },
  })
  return step.done
}

const WAIT = 'setInterval(() => {}, 1000); console.log("ready")\n'

describe('a cancelled job', () => {
  test('sends SIGINT, and ignores the exit code after it', async () => {
    const step = await startAndAct(
      `process.on('SIGINT', () => { append('OUTPUT', 'a=1\\n'); console.log('bye'); process.exit(0) }); ${WAIT}`,
      (running) => running.cancel(),
    )
    expect(step).toMatchObject({ result: 'cancelled', exitCode: 0, outputs: { a: '1' }, jobStatus: 'cancelled' })
    expect(step.log.slice(-2)).toEqual(['bye', '##[error]The operation was canceled.'])
  })

  test('sends SIGTERM when SIGINT does not end it', async () => {
    const step = await startAndAct(
      `process.on('SIGINT', () => console.log('SIGINT')); process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(4) }); ${WAIT}`,
      (running) => running.cancel(),
      { ladder: { ...LADDER, sigintMs: 150 } },
    )
    expect(step).toMatchObject({ result: 'cancelled', exitCode: 4, rawLines: ['ready', 'SIGINT', 'SIGTERM'] })
  })

  test('kills a process that ignores both, applies its command files, and runs post with the state', async () => {
    const step = await startAndAct(
      `for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => {}); append('STATE', 'task=7\\n'); append('STEP_SUMMARY', 's'); ${WAIT}`,
      (running) => running.cancel(),
      { ladder: { ...LADDER, sigintMs: 150, sigtermMs: 150 } },
      { post: `console.log('cancel ' + env.STATE_task)`, postIf: 'cancelled()' },
    )
    expect(step).toMatchObject({
      result: 'cancelled',
      exitCode: 137,
      signal: 'SIGKILL',
      state: { task: '7' },
      summary: 's',
    })
    expect(step.post?.rawLines).toEqual(['cancel 7'])
  })

  test('sends no signal while the condition of the step is still true', async () => {
    const step = await startAndAct(
      `process.on('SIGINT', () => console.log('SIGINT')); console.log('ready'); setTimeout(() => {}, 300)`,
      (running) => running.cancel(),
      { condition: 'always()' },
    )
    expect(step).toMatchObject({ result: 'success', rawLines: ['ready'], jobStatus: 'cancelled' })
  })

  test('sends the post stage no signal, unless its condition is false by now', async () => {
    const post = `process.on('SIGINT', () => { console.log('SIGINT'); process.exit(0) }); ${WAIT}`
    const brief = post.replace('setInterval(() => {}, 1000)', 'setTimeout(() => {}, 300)')
    const always = await startAndAct('', (running) => running.cancel(), {}, { post: brief })
    expect(always.post).toMatchObject({ result: 'success', rawLines: ['ready'] })
    const success = await startAndAct('', (running) => running.cancel(), {}, { post, postIf: 'success()' })
    expect(success.post).toMatchObject({ result: 'cancelled', rawLines: ['ready', 'SIGINT'] })
  })

  test('at the shutdown of the runner no post stage runs', async () => {
    const step = await startAndAct(WAIT, (running) => running.cancel({ shutdown: true }), {}, { post: '' })
    expect(step).toMatchObject({ result: 'cancelled', signal: 'SIGINT', jobStatus: 'failure', post: undefined })
  })

  test('leaves children of the process alone until the job ends', async () => {
    const step = await startAndAct(
      `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
       console.log('child ' + child.pid); ${WAIT}`,
      (running) => running.cancel(),
      { ladder: { ...LADDER, streamsMs: 300 } },
    )
    const child = Number(step.rawLines.find((line) => line.startsWith('child '))?.slice('child '.length))
    expect(step.result).toBe('cancelled')
    expect(step.orphans).toEqual([child])
  })
})

test('a step time-out sends the same signals and is a failure', async () => {
  const step = await startAndAct(WAIT, () => undefined, { stepTimeoutMs: 300 })
  expect(step).toMatchObject({ result: 'failure', signal: 'SIGINT', jobStatus: 'failure' })
  expect(step.log.at(-1)).toMatch(/^##\[error\]The action 'Run \.\/d\d+' has timed out after 0\.005 minutes\.$/)
})

test('a vanished parent is EPIPE at the next write', async () => {
  const step = await startAndAct(
    `process.stdout.on('error', (error) => { append('OUTPUT', 'code=' + error.code + '\\n'); process.exit(0) })
     console.log('ready'); setInterval(() => console.log('more'), 20)`,
    (running) => running.closeStdout(),
  )
  expect(step).toMatchObject({ result: 'success', outputs: { code: 'EPIPE' } })
})

test('a slow reader blocks the process', async () => {
  const action = scratch.action(
    `const full = !process.stdout.write('x'.repeat(1e6) + '\\n'); append('OUTPUT', 'full=' + full + '\\n')
     process.stdout.once('drain', () => append('OUTPUT', 'drained=' + fs.existsSync(env.GITHUB_WORKSPACE + '/resumed') + '\\n'))`,
  )
  const workspace = scratch.directory()
  const step = startStep({ actionPath: action, workspace })
  step.pauseReading()
  setTimeout(() => {
    writeFileSync(`${workspace}/resumed`, '')
    step.resumeReading()
  }, 300)
  const done = await step.done
  expect(done.outputs).toEqual({ full: 'true', drained: 'true' })
  expect(done.rawLines.map((line) => line.length)).toEqual([1e6])
})
