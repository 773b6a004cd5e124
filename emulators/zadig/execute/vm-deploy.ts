import { dereference, PlainError } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt } from '../json.ts'
import { findEnvironment } from './deploy.ts'
import type { JobKind } from './kind.ts'
import { decodeParameters } from './kind.ts'

const input = goStruct('workflow', 'ZadigVMDeployJobInput', {
  env_name: goString,
  service_list: goSlice(
    goPointer(goStruct('workflow', 'VMServiceDeployArgs', { service_name: goString, file_name: goString })),
  ),
})

/** `zadig-vm-deploy` (from 3.3): each service once, each file a known artifact. */
export const vmDeployKind: JobKind = {
  types: ['zadig-vm-deploy'],
  since: '3.3',
  decode: (parameters) => {
    const { env_name: env, service_list: list } = decodeParameters(input, parameters)
    return (job, { seedData }) => {
      const services: JsonObject[] = []
      for (const { service_name: service, file_name: file } of list.map(dereference)) {
        if (services.some((earlier) => earlier['service_name'] === service))
          throw new PlainError('cannot deploy 2 same service')
        if (!seedData.artifacts.some((artifact) => artifact.service === service && artifact.file === file))
          throw new PlainError(
            `failed to validate given file: ${file}, error: artifact not found in zadig artifact list`,
          )
        services.push({ service_name: service, service_module: '', file_name: file })
      }
      job.spec['env'] = env
      job.spec['service_and_vm_deploys'] = services
    }
  },
  tasks: (job, context) => {
    const environment = findEnvironment(context, textAt(job.spec, 'env'))
    return objectsAt(job.spec, 'service_and_vm_deploys').map((service) => {
      const [name, module, file] = ['service_name', 'service_module', 'file_name'].map((key) => textAt(service, key))
      return {
        parts: [name ?? '', module ?? ''],
        info: { job_name: job.name, service_name: name ?? '', service_module: module ?? '' },
        spec: {
          env: environment.name,
          production: environment.production,
          env_alias: environment.alias,
          ref_repos: false,
          s3_storage_id: textAt(job.spec, 's3_storage_id'),
          service_and_vm_deploys: [
            {
              repos: [],
              service_name: name ?? '',
              service_module: module ?? '',
              deploy_name: '',
              deploy_artifact_type: 'file',
              artifact_url: `s3.example.com/zadig/artifacts/${file}`,
              file_name: file ?? '',
              image: '',
              key_vals: [],
            },
          ],
        },
      }
    })
  },
}
