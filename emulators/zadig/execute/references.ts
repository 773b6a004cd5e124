import type { JobDefinition } from '../definitions/workflow.ts'
import { PlainError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt } from '../json.ts'
import type { UpdateContext } from './kind.ts'

/** Where each job type keeps the services that it was given. */
const selections: Readonly<Record<string, string>> = {
  'zadig-build': 'service_and_builds',
  'zadig-test': 'service_and_tests',
  'zadig-scanning': 'service_and_scannings',
  freestyle: 'services',
}

/** The services that the job before selected, for jobs whose source is `fromjob`; `caller` only shows in the error. */
export function referencedServices(job: JobDefinition, { workflow }: UpdateContext, caller: string): JsonObject[] {
  const name = textAt(job.spec, 'job_name')
  const source = workflow.stages.flatMap(({ jobs }) => jobs).find((candidate) => candidate.name === name)
  const selection = source === undefined ? undefined : selections[source.type]
  if (source === undefined || selection === undefined) throw new PlainError(`${caller}: refered job ${name} not found`)
  return objectsAt(source.spec, selection).map((service) => ({
    service_name: textAt(service, 'service_name'),
    service_module: textAt(service, 'service_module'),
  }))
}
