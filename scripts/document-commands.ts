/**
 * The commands of npm and node in the `sh` blocks of a Markdown text, in their order and each by itself: lines that go on
 * are joined, comments are taken off, and `a && b` is two.
 */
export function documentCommands(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^([ \t]*)```sh\n([\s\S]*?)^\1```[ \t]*$/gm)].map(([, , body = '']) => body)
  return blocks
    .flatMap((body) => body.replaceAll(/\\\n\s*/g, '').split('\n'))
    .flatMap((line) => line.replace(/(?:^|\s+)# .*$/, '').split(' && '))
    .map((command) => command.trim())
    .filter((command) => /^(?:npm|npx|node) /.test(command))
}
