import { ENDPOINTS, ERROR_FIELDS, type Endpoint, type Reach } from './api-coverage.ts'
import { cell, table } from './generate-readme-tables.ts'

/** `docs/api-coverage.md`: every endpoint and every field of Zadig's workflow API, and how a user reaches it. */
export function coverageDocument(): string {
  const rows = ENDPOINTS.map(({ route, does, actions, methods, proof: [file, test] }) => [
    `\`${route}\``,
    cell(does),
    actions.map(linked).join(', '),
    methods.map((method) => `\`${method}\``).join(', '),
    `[${cell(test.replace(/,? ?%s.*$/, ''))}](../${file})`,
  ])
  return `# API coverage

Generated from \`scripts/api-coverage.ts\` by \`npm run generate\`; a test holds every row of it: the endpoint is one that the
server has, the action is there and has the input or output, the client has the method, and the test exists. The other way
round, each endpoint and field of \`scripts/published-api.ts\`, which is what Zadig documents, has a row.

${table(['Endpoint', 'Does', 'Reached by', 'Client method', 'Test'], rows)}

## Fields

${ENDPOINTS.map(fieldsOf).join('\n\n')}

### Errors

${table(
  ['Field', 'Reached by'],
  Object.entries(ERROR_FIELDS).map(([field, reach]) => [`\`${field}\``, described(reach, 'run')]),
)}
`
}

function fieldsOf({ route, actions, sent, got }: Endpoint): string {
  const own = actions[0] ?? ''
  const rows = [
    ...Object.entries(sent).map(([field, reach]) => ['sent', `\`${field}\``, described(reach, own)]),
    ...Object.entries(got).map(([field, reach]) => ['answered', `\`${field}\``, described(reach, own)]),
  ]
  return `### \`${route}\`\n\n${table(['', 'Field', 'Reached by'], rows)}`
}

function described(reach: Reach, own: string): string {
  if ('shown' in reach) return cell(reach.shown)
  if ('withheld' in reach) return cell(`not shown: ${reach.withheld}`)
  const name = 'input' in reach ? `input \`${reach.input}\`` : `output \`${reach.output}\``
  return `${name} of ${linked(reach.action ?? own)}`
}

function linked(action: string): string {
  return action === 'run' ? '[the root action](../README.md)' : `[\`${action}\`](../${action}/README.md)`
}
