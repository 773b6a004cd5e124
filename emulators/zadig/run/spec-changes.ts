import type { JsonObject } from '../json.ts'
import { numberAt, objectsAt, textAt } from '../json.ts'
import type { JobRecord } from '../task/model.ts'
import type { SeedData } from '../seed-data.ts'

/** Puts the code host's secrets into the job's repositories, in clear, as the server does at a start (contract §5.6). */
export function fillSecrets(job: JobRecord, seedData: SeedData): void {
  for (const repo of objectsAt(job.spec, 'repos')) {
    const host = seedData.codehosts.find(({ id }) => id === numberAt(repo, 'codehost_id'))
    if (host === undefined) continue
    repo['oauth_token'] = host.token
    if (host.username !== '') repo['username'] = host.username
    if (host.password !== '') repo['password'] = host.password
  }
}

/** Replaces references to build outputs by the images that this task has built. */
export function resolveImages(job: JobRecord, images: ReadonlyMap<string, string>): void {
  for (const entry of objectsAt(job.spec, 'service_and_images')) {
    const key = /^\{\{\.job\.(.+)\.output\.IMAGE\}\}$/u.exec(textAt(entry, 'image'))?.[1]
    if (key !== undefined) entry['image'] = images.get(key) ?? ''
  }
}

/** What an ended job adds to its spec: a passed build's image, a test's reports, a scan's metrics. */
export function publish(
  job: JobRecord,
  images: Map<string, string>,
  script: { readonly result: JsonObject | undefined; readonly image: string | undefined },
): void {
  const image = script.image ?? job.image
  if (job.status === 'passed' && image !== undefined) {
    job.spec['image'] = image
    images.set(job.key, image)
  }
  if (['passed', 'failed', 'unstable'].includes(job.status)) Object.assign(job.spec, job.result, script.result)
}
