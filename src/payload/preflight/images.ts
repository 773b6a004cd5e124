import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { moduleName, type ServiceModule } from './definition-checks.ts'
import { findJob, type WorkflowDefinition } from '../../definition/definition.ts'
import { textAt } from '../../json.ts'
import { quoted, quotedList } from '../did-you-mean.ts'
import type { Payload } from '../payload.ts'
import { pathOf } from '../schema-fields.ts'

/** The server follows a chain of jobs that take their services from each other no further than this. */
const MAX_CHAIN = 10

const serviceList = v.object({
  service_list: v.array(
    v.object({ service_name: v.string(), service_module: v.string(), image_name: v.optional(v.string()) }),
  ),
})

/**
 * Problems between deployments and the build job that gives them their images. Of a service that the build makes, Zadig
 * deploys the modules that were built, whatever the deployment lists; any other service gets the image that the payload
 * has for it, even if that is none.
 */
export function checkImages(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return payload.jobs.flatMap((job) => {
    const deploy = findJob(definition, job.name)
    if (deploy?.type !== 'zadig-deploy' || textAt(deploy.spec, 'source') !== 'fromjob') return []
    const build = findJob(definition, originOf(deploy.spec, definition))
    if (build?.type !== 'zadig-build') return []
    const built = modulesOf(payload, build.name)
    return modulesOf(payload, job.name).flatMap((wanted, index): Problem[] => {
      const message = wrongImage(wanted, built, build.name)
      return message === undefined ? [] : [{ path: pathOf(job.path, 'service_list', index), message }]
    })
  })
}

interface WantedModule extends ServiceModule {
  readonly image_name?: string | undefined
}

function wrongImage(wanted: WantedModule, built: readonly ServiceModule[], build: string): string | undefined {
  const ofService = built.filter(({ service_name }) => service_name === wanted.service_name).map(moduleName)
  if (ofService.includes(moduleName(wanted))) {
    if (wanted.image_name === undefined) return undefined
    return `Zadig would ignore its \`image_name\` without a word and deploy what the job ${quoted(build)} builds. Leave the image out, or the service out of the build.`
  }
  if (ofService.length > 0) {
    return `Zadig would not deploy ${quoted(moduleName(wanted))}: of this service it deploys what the job ${quoted(build)} builds, which is ${quotedList(ofService)}.`
  }
  if (wanted.image_name !== undefined) return undefined
  return `${quoted(moduleName(wanted))} has no image: it would come from the job ${quoted(build)}, which does not build it in this run. Add it to the build, or give its image here.`
}

/** The modules that the payload lists for a job; none where it does not list the job. */
function modulesOf(payload: Payload, name: string): readonly WantedModule[] {
  const reading = v.safeParse(serviceList, payload.jobs.find((job) => job.name === name)?.parameters)
  return reading.success ? reading.output.service_list : []
}

/** The name of the job at the start of the chain that a job takes its services from. */
function originOf(spec: unknown, definition: WorkflowDefinition): string {
  let name = textAt(spec, 'origin_job_name') || textAt(spec, 'job_name')
  for (let step = 0; step < MAX_CHAIN; step++) {
    const from = findJob(definition, name)?.spec
    if (textAt(from, 'source') !== 'fromjob' || textAt(from, 'job_name') === '') break
    name = textAt(from, 'job_name')
  }
  return name
}
