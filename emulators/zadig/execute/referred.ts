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
export function referredServices(job: JobDefinition, { workflow }: UpdateContext, caller: string): JsonObject[] {
  const name = textAt(job.spec, 'job_name')
  const referred = workflow.stages.flatMap(({ jobs }) => jobs).find((candidate) => candidate.name === name)
  const selection = referred === undefined ? undefined : selections[referred.type]
  if (referred === undefined || selection === undefined)
    throw new PlainError(`${caller}: refered job ${name} not found`)
  return objectsAt(referred.spec, selection).map((service) => ({
    service_name: textAt(service, 'service_name'),
    service_module: textAt(service, 'service_module'),
  }))
}
