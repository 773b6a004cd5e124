import { dereference } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import { objectsAt, textAt } from '../json.ts'
import { goKvs, patchVariables } from './inputs.ts'
import type { JobKind } from './kind.ts'
import { decodeParameters } from './kind.ts'

const patchInput = goStruct('workflow', 'K8sPatchJobInput', {
  target_list: goSlice(
    goPointer(
      goStruct('workflow', 'K8sPatchTarget', {
        resource_name: goString,
        resource_kind: goString,
        resource_group: goString,
        resource_version: goString,
        inputs: goKvs,
      }),
    ),
  ),
})

const names = ['resource_name', 'resource_kind', 'resource_group', 'resource_version'] as const

/** `k8s-resource-patch`: keeps the configured items that match in all four names. */
export const patchKind: JobKind = {
  types: ['k8s-resource-patch'],
  since: '3.0',
  decode: (parameters) => {
    const { target_list: list } = decodeParameters(patchInput, parameters)
    return (job) => {
      job.spec['patch_items'] = objectsAt(job.spec, 'patch_items').flatMap((item) =>
        list
          .map(dereference)
          .filter((target) => names.every((key) => target[key] === textAt(item, key)))
          .map((target) => {
            patchVariables(objectsAt(item, 'params'), target.inputs, 'name')
            return item
          }),
      )
    }
  },
  tasks: (job) => [
    {
      parts: [],
      info: { job_name: job.name },
      spec: {
        cluster_id: textAt(job.spec, 'cluster_id'),
        namespace: textAt(job.spec, 'namespace'),
        patch_items: structuredClone(objectsAt(job.spec, 'patch_items')),
      },
    },
  ],
}

const rollbackInput = goStruct('workflow', 'GrayRollbackJobInput', {
  target_list: goSlice(
    goPointer(
      goStruct('workflow', 'GrayReleaseTarget', {
        workload_type: goString,
        workload_name: goString,
        container_name: goString,
        image_name: goString,
      }),
    ),
  ),
})

/** `k8s-gray-rollback`: keeps the matching configured targets; its job tasks all have sub index 0. */
export const grayRollbackKind: JobKind = {
  types: ['k8s-gray-rollback'],
  since: '3.0',
  decode: (parameters) => {
    const { target_list: list } = decodeParameters(rollbackInput, parameters)
    return (job) => {
      job.spec['targets'] = objectsAt(job.spec, 'targets').filter((target) =>
        list.some((sent) => dereference(sent).workload_name === target['workload_name']),
      )
    }
  },
  tasks: (job) =>
    objectsAt(job.spec, 'targets').map((target) => ({
      parts: [textAt(target, 'workload_name')],
      info: { job_name: job.name, workload_name: textAt(target, 'workload_name') },
      spec: { cluster_id: textAt(job.spec, 'cluster_id'), namespace: textAt(job.spec, 'namespace'), ...target },
      repeatsName: true,
    })),
}

const releaseInput = goStruct('workflow', 'CanaryDeployJobInput', {
  service_list: goSlice(
    goPointer(goStruct('workflow', 'BlueGreenDeployArgs', { service_name: goString, image_name: goString })),
  ),
  target_list: goSlice(
    goPointer(goStruct('workflow', 'GrayReleaseTarget', { workload_name: goString, image_name: goString })),
  ),
})

/** The deploy types whose targets the preset has just cleared, and the releases that follow them: they vanish. */
export const vanishingKind: JobKind = {
  types: [
    'k8s-blue-green-deploy',
    'k8s-canary-deploy',
    'k8s-gray-release',
    'k8s-blue-green-release',
    'k8s-canary-release',
  ],
  since: '3.0',
  clearSelection: (job) => {
    job.spec['targets'] = []
  },
  decode: (parameters) => {
    decodeParameters(releaseInput, parameters)
    return () => {}
  },
  tasks: () => [],
}
