import * as v from 'valibot'

import { fields, word } from './fields.ts'
import { keyValues } from './key-values.ts'
import { repoInfo } from './repo.ts'

/** A service module with what it is built, tested or scanned from: the same in all the job types that have one. */
export const serviceEntry = fields({
  service_name: word('Name of the service.'),
  service_module: word('Name of the service module, which is the container.'),
  repo_info: v.exactOptional(repoInfo),
  inputs: v.exactOptional(keyValues),
})

export type ServiceEntry = v.InferOutput<typeof serviceEntry>
