import * as v from 'valibot'

import { checkVariables } from '../preflight/definition-checks.ts'
import { distinct, listOf, pathOf, text, word } from '../schema-fields.ts'
import { keyValues } from './shared-fields.ts'
import { isMapping, knownMappingsAt, mappingAt, textAt } from '../../json.ts'
import { defineJobType } from './job-type.ts'

export const plugin = defineJobType({
  type: 'plugin',
  title: 'Run a plugin',
  entries: { kv: v.exactOptional(keyValues) },
  check: ({ kv }, spec, path) =>
    checkVariables(kv, knownMappingsAt(mappingAt(spec, 'plugin'), 'inputs'), pathOf(path, 'kv')),
})

export const sql = defineJobType({
  type: 'sql',
  title: 'Run SQL',
  entries: {
    database_name: v.exactOptional(word('The database, where the job lets the payload choose it.')),
    sql: word('The statements. Always required: left out, the server runs empty ones.'),
  },
  check({ database_name }, spec, path) {
    const at = pathOf(path, 'database_name')
    if (textAt(spec, 'source') === 'runtime') {
      const message = 'It is required: the job leaves the choice to the payload.'
      return database_name === undefined ? [{ path: at, message }] : []
    }
    if (database_name === undefined || !isMapping(spec) || !('source' in spec)) return []
    const message =
      'Zadig would silently ignore it and run the statements on the database that the job is bound to. Leave it out.'
    return [{ path: at, message }]
  },
  plan: ({ database_name }) => ({ targets: database_name === undefined ? [] : [database_name] }),
})

export const tapd = defineJobType({
  type: 'tapd',
  title: 'Change TAPD iterations',
  entries: {
    project_id: word('Id of the project at TAPD.'),
    project_name: v.exactOptional(text('Ignored: Zadig asks TAPD.')),
    status: word('Status to give to the iterations: `open`, `done` or one of your own.'),
    iteration_ids: v.pipe(
      listOf(word('Id of an iteration.'), 'The iterations, added to those that are configured.', 1),
      distinct((id: string) => id, 'iteration'),
    ),
    iterations: v.exactOptional(
      v.never('The server ignores it, although the published API has it: give the ids as `iteration_ids`.'),
    ),
  },
  plan: ({ iteration_ids }) => ({ targets: iteration_ids }),
})
