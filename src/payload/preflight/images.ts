import { findJob, type WorkflowDefinition } from '../../definition/definition.ts'
import type { Problem } from '../../errors.ts'
import { type Mapping, mappingsAt, textAt } from '../../json.ts'
import { quoted, quotedList } from '../did-you-mean.ts'
import type { Payload } from '../payload.ts'
import { pathOf } from '../schema-fields.ts'
import { moduleName } from './definition-checks.ts'

/** How far the server follows a chain of jobs that take their services from each other. */
const MAX_CHAIN = 10

/**
 * Problems between deployments and the build job that gives them their images. Of a built service, Zadig deploys the
 * modules that were built, not those that the deployment lists. Any other service gets the payload's image, even if empty.
 */
export function checkImages(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return payload.jobs.flatMap((job) => {
    const deploy = findJob(definition, job.name)
    if (deploy?.type !== 'zadig-deploy' || textAt(deploy.spec, 'source') !== 'fromjob') return []
    const build = findJob(definition, originOf(deploy.spec, definition))
    if (build?.type !== 'zadig-build') return []
    const built = mappingsAt(payload.jobs.find(({ name }) => name === build.name)?.parameters, 'service_list')
    return mappingsAt(job.parameters, 'service_list').flatMap((wanted, index): Problem[] => {
      const message = wrongImage(wanted, built, build.name)
      return message === undefined ? [] : [{ path: pathOf(job.path, 'service_list', index), message }]
    })
  })
}

function wrongImage(wanted: Mapping, built: readonly Mapping[], build: string): string | undefined {
  const name = moduleName(wanted)
  const hasImage = textAt(wanted, 'image_name') !== ''
  const ofService = built
    .filter((module) => textAt(module, 'service_name') === textAt(wanted, 'service_name'))
    .map(moduleName)
  if (ofService.includes(name)) {
    if (!hasImage) return undefined
    return `Zadig would silently ignore its \`image_name\` and deploy what the job ${quoted(build)} builds. Leave the image out, or the service out of the build.`
  }
  if (ofService.length > 0) {
    return `Zadig would not deploy ${quoted(name)}: of this service it deploys what the job ${quoted(build)} builds, which is ${quotedList(ofService)}.`
  }
  if (hasImage) return undefined
  return `${quoted(name)} has no image: it would come from the job ${quoted(build)}, which does not build it in this run. Add it to the build, or give its image here.`
}

function originOf(spec: unknown, definition: WorkflowDefinition): string {
  let name = textAt(spec, 'origin_job_name') || textAt(spec, 'job_name')
  for (let step = 0; step < MAX_CHAIN; step++) {
    const from = findJob(definition, name)?.spec
    if (textAt(from, 'source') !== 'fromjob' || textAt(from, 'job_name') === '') break
    name = textAt(from, 'job_name')
  }
  return name
}
