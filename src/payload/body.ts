import { findJob, type WorkflowDefinition } from '../definition/definition.ts'
import type { Mapping } from '../json.ts'
import type { Payload } from './payload.ts'

/** The body of the request that starts a task (contract §4.1), with the API's field names. */
export interface ExecuteBody {
  readonly workflow_key: string
  readonly project_key: string
  readonly parameters: readonly BodyParameter[]
  readonly inputs: readonly BodyInput[]
  readonly notify_inputs?: readonly Mapping[]
}

interface BodyParameter {
  readonly name: string
  readonly type?: string
  readonly value?: string
  readonly repo?: Mapping
}

interface BodyInput {
  readonly job_name: string
  readonly job_type?: string
  readonly parameters: Mapping
}

/**
 * The body for a payload. Types that the user left out come from the definition; without one they stay out, because the
 * server uses the workflow's types (contract §4.3, §4.4).
 */
export function buildBody(payload: Payload, definition?: WorkflowDefinition): ExecuteBody {
  const notifications = payload.notifications.map(({ input }) => input)
  const typeOf = (name: string) => definition?.params.find((param) => param.name === name)?.type
  return {
    workflow_key: payload.workflowKey,
    project_key: payload.projectKey,
    parameters: payload.parameters.map(({ name, type = typeOf(name), value, repo }) => ({
      name,
      ...(type === undefined ? {} : { type }),
      ...(value === undefined ? {} : { value }),
      ...(repo === undefined ? {} : { repo }),
    })),
    inputs: payload.jobs.map(({ name, type, parameters }) => {
      const jobType = type ?? (definition && findJob(definition, name)?.type)
      return { job_name: name, ...(jobType === undefined ? {} : { job_type: jobType }), parameters }
    }),
    ...(notifications.length === 0 ? {} : { notify_inputs: notifications }),
  }
}
