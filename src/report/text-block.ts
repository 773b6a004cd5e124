import { oneLine } from './remote-text.ts'

/** The door for texts of several lines that keep their indentation, such as lines of YAML to copy: each line by itself. */
export function textBlock(text: string, maxLineLength = 1_000): string {
  return text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line, maxLineLength)}`)
    .join('\n')
}
