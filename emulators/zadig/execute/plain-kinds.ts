import { PlainError } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import { asObject, objectAt, objectsAt, textAt } from '../json.ts'
import { goKvs, patchVariables } from './inputs.ts'
import type { JobKind } from './kind.ts'
import { decodeParameters } from './kind.ts'

const pluginInput = goStruct('workflow', 'PluginJobInput', { kv: goKvs })

/** `plugin`: sets the plugin's inputs by name. */
export const pluginKind: JobKind = {
  types: ['plugin'],
  since: '3.0',
  decode: (parameters) => {
    const { kv } = decodeParameters(pluginInput, parameters)
    return (job) => patchVariables(objectsAt(objectAt(job.spec, 'plugin'), 'inputs'), kv, 'name')
  },
  tasks: (job) => [{ parts: [], info: { job_name: job.name }, spec: structuredClone(objectAt(job.spec, 'plugin')) }],
}

const sqlInput = goStruct('workflow', 'SQLJobInput', { database_name: goString, sql: goString })

/** `sql` (from 3.4): an omitted `sql` blanks the stored one. */
export const sqlKind: JobKind = {
  types: ['sql'],
  since: '3.4',
  decode: (parameters) => {
    const { database_name: name, sql } = decodeParameters(sqlInput, parameters)
    return (job, { seedData }) => {
      if (textAt(job.spec, 'source') === 'runtime') {
        const database = seedData.databases.find((candidate) => candidate.name === name)
        if (database === undefined)
          throw new PlainError(`failed to find database instance ${name}, error: mongo: no documents in result`)
        job.spec['id'] = database.id
        job.spec['type'] = database.type
      }
      job.spec['sql'] = sql
    }
  },
  tasks: (job) => [
    {
      parts: [],
      info: { job_name: job.name },
      spec: {
        id: textAt(job.spec, 'id'),
        type: textAt(job.spec, 'type'),
        sql: textAt(job.spec, 'sql'),
        results: [],
        detail: '',
      },
      result: { results: [{ sql: textAt(job.spec, 'sql'), elapsed_time: 12, rows_affected: 1, status: 'success' }] },
    },
  ],
}

const tapdInput = goStruct('workflow', 'TapdJobInput', {
  project_id: goString,
  project_name: goString,
  status: goString,
  iteration_ids: goSlice(goString),
})

/** `tapd` (from 4.0): reads `iteration_ids`, not the documented `iterations`. */
export const tapdKind: JobKind = {
  types: ['tapd'],
  since: '4.0',
  decode: (parameters) => {
    const sent = decodeParameters(tapdInput, parameters)
    return (job, { seedData }) => {
      const project = seedData.tapdProjects.find(({ id }) => id === sent.project_id)
      if (project === undefined) throw new PlainError('failed to get project info: project not found')
      const added = sent.iteration_ids.map((id) => {
        const iteration = seedData.tapdIterations.find((candidate) => candidate.id === id)
        if (iteration === undefined) throw new PlainError(`failed to get iteration ${id} info`)
        return { iteration_id: id, iteration_name: iteration.name, start_date: '2025-06-01', end_date: '2025-06-30' }
      })
      Object.assign(job.spec, {
        project_id: sent.project_id,
        project_name: project.name,
        status: sent.status,
        iterations: [...objectsAt(job.spec, 'iterations'), ...added],
      })
    }
  },
  tasks: (job) => [{ parts: [], info: { job_name: job.name }, spec: structuredClone(job.spec) }],
}

/** `approval`: may be listed from 4.1; its parameters are not even decoded (contract §4.3). */
export const approvalKind: JobKind = {
  types: ['approval'],
  since: '4.1',
  decode: () => () => {},
  tasks: (job) => [
    {
      parts: [],
      info: { job_name: job.name },
      spec: {
        timeout: typeof job.spec['timeout'] === 'number' ? job.spec['timeout'] : 60,
        type: textAt(job.spec, 'type'),
        description: textAt(job.spec, 'description'),
        native_approval: structuredClone(asObject(job.spec['native_approval']) ?? null),
        approval_message: textAt(job.spec, 'approval_message'),
        approval_title: textAt(job.spec, 'approval_title'),
      },
    },
  ],
}

/** `ai-release-specialist` (from 5.0): passed through. */
export const specialistKind: JobKind = {
  types: ['ai-release-specialist'],
  since: '5.0',
  decode: (parameters) => {
    decodeParameters(goPointer(goStruct('workflow', 'EmptyInput', {})), parameters)
    return () => {}
  },
  tasks: (job) => [{ parts: [], info: { job_name: job.name }, spec: structuredClone(job.spec) }],
}
