import { afterAll, expect, test } from '@jest/globals'

import { createLogRenderer, renderResult } from '../../../../emulators/runner/render.ts'
import { startStep } from '../../../../emulators/runner/step.ts'
import { createScratch } from './scripted-action.ts'

const scratch = createScratch()
afterAll(() => scratch.remove())

test('tags become titles and labels, and the lines of a group are indented', () => {
  const { render } = createLogRenderer({ colour: false })
  const lines = ['a', '##[group]title', 'b', '##[warning]w', '##[endgroup]', '\u001b[31mred\u001b[0m', '##[error]e']
  expect(lines.map((line) => render(line))).toEqual([
    'a',
    '▼ title',
    '  b',
    '  Warning: w',
    undefined,
    'red',
    'Error: e',
  ])
})

test('with colour, colour codes of the log stay and tags are painted', () => {
  const { render } = createLogRenderer({ colour: true })
  expect(render('\u001b[32mok\u001b[0m')).toBe('\u001b[32mok\u001b[0m')
  expect(render('##[error]e')).toBe('\u001b[31mError: e\u001b[0m')
})

test('a finished step is shown with its verdict, reasons, outputs and summary', async () => {
  const step = await startStep({
    actionPath: scratch.action(`append('OUTPUT', 'task-id=7\\nbroken'); append('STEP_SUMMARY', '# Done')`, {
      post: '',
    }),
  }).done
  expect(renderResult(step, { colour: false })).toEqual([
    '',
    expect.stringMatching(/^● failure \(exit code 0, \d+\.\d s\)$/),
    "  Invalid format 'broken'",
    '● post: success',
    '',
    'Outputs',
    '  task-id: 7',
    '',
    'Summary',
    '# Done',
  ])
})
