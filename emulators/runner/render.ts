// A job log as a terminal shows it, and the results after it.
import type { StepResult } from './step.ts'

/** Turns the lines of a log, in order, into terminal text without line ends. */
export type LogRenderer = {
  /** Undefined for a line that shows nothing, such as the end of a group. */
  readonly render: (line: string) => string | undefined
}

/** How a renderer writes. */
export type RenderOptions = {
  readonly colour: boolean
}

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const

type Style = keyof typeof STYLES

const TAGS: readonly (readonly [tag: string, style: Style, label: string])[] = [
  ['##[error]', 'red', 'Error: '],
  ['##[warning]', 'yellow', 'Warning: '],
  ['##[notice]', 'cyan', 'Notice: '],
  ['##[debug]', 'dim', ''],
  ['##[command]', 'blue', ''],
  ['##[section]', 'green', ''],
]

/** Makes a renderer; the lines of a group are indented under its title. */
export function createLogRenderer({ colour }: RenderOptions): LogRenderer {
  const paint = painter(colour)
  let indent = ''
  return {
    render: (line) => {
      if (line.startsWith('##[group]')) {
        indent = '  '
        return paint('bold', `▼ ${line.slice('##[group]'.length)}`)
      }
      if (line.startsWith('##[endgroup]')) {
        indent = ''
        return undefined
      }
      const [tag, style, label] = TAGS.find(([candidate]) => line.startsWith(candidate)) ?? []
      if (tag === undefined || style === undefined) return indent + (colour ? line : withoutColour(line))
      return indent + paint(style, `${label}${withoutColour(line.slice(tag.length))}`)
    },
  }
}

/** The verdict, the outputs and the summary of a finished step, as lines. */
export function renderResult(step: StepResult, { colour }: RenderOptions): string[] {
  const paint = painter(colour)
  const style = { success: 'green', failure: 'red', cancelled: 'yellow' } as const
  const ending = step.signal === null ? `exit code ${step.exitCode ?? 'unknown'}` : step.signal
  const lines = [
    '',
    paint(style[step.result], `● ${step.result} (${ending}, ${(step.durationMs / 1000).toFixed(1)} s)`),
  ]
  for (const reason of step.failureReasons) lines.push(`  ${reason}`)
  if (step.post !== undefined) lines.push(paint(style[step.post.result], `● post: ${step.post.result}`))
  const outputs = Object.entries(step.outputs)
  if (outputs.length > 0) lines.push('', paint('bold', 'Outputs'))
  for (const [name, value] of outputs) lines.push(`  ${name}: ${value.replaceAll('\n', '\n    ')}`)
  if (step.summary !== undefined) lines.push('', paint('bold', 'Summary'), step.summary.trimEnd())
  return lines
}

function painter(colour: boolean): (style: Style, text: string) => string {
  return (style, text) => (colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text)
}

function withoutColour(line: string): string {
  return line.replace(SGR, '')
}

const SGR = new RegExp('\\u001b\\[[0-9;]*m', 'g')
