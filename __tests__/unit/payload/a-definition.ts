import type {
  JobDefinition,
  ParamDefinition,
  StageDefinition,
  WorkflowDefinition,
} from '../../../src/definition/definition.ts'
import { readPayload, type PayloadSources } from '../../../src/payload/read/read-payload.ts'
import type { Payload } from '../../../src/payload/payload.ts'
import { anEvent } from '../../support/an-event.ts'

/** A workflow with these jobs, one a stage, and nothing else; every field can be replaced. */
export function aDefinition(
  jobs: readonly (Partial<JobDefinition> & Pick<JobDefinition, 'name' | 'type'>)[],
  changes: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  return {
    key: 'release',
    name: 'Release',
    projectKey: 'shop',
    createTime: 0,
    concurrencyLimit: -1,
    params: [],
    stages: jobs.map((job) => aStage(`stage-${job.name}`, [job])),
    notificationTypes: [],
    secrets: [],
    ...changes,
  }
}

export function aStage(
  name: string,
  jobs: readonly (Partial<JobDefinition> & Pick<JobDefinition, 'name' | 'type'>)[],
  parallel = false,
): StageDefinition {
  return { name, parallel, jobs: jobs.map((job) => ({ runPolicy: '', spec: {}, ...job })) }
}

export function aParam(changes: Partial<ParamDefinition> & Pick<ParamDefinition, 'name'>): ParamDefinition {
  return { type: 'string', value: '', choices: [], isCredential: false, repo: undefined, ...changes }
}

/** A payload from the texts of the inputs. */
export function aPayload(inputs: string, more: Partial<PayloadSources> = {}): Payload {
  return readPayload({ workflowKey: 'release', projectKey: 'shop', inputs, ...more }, anEvent())
}
