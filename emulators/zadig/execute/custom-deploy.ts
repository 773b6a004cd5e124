import { dereference } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import { objectsAt, textAt } from '../json.ts'
import type { JobKind } from './kind.ts'
import { decodeParameters } from './kind.ts'

const input = goStruct('workflow', 'CustomDeployJobInput', {
  target_list: goSlice(
    goPointer(
      goStruct('workflow', 'CustomDeployTarget', {
        workload_type: goString,
        workload_name: goString,
        container_name: goString,
        image_name: goString,
      }),
    ),
  ),
})

/** `custom-deploy`: the sent targets replace the configured ones; none lets the job vanish. */
export const customDeployKind: JobKind = {
  types: ['custom-deploy'],
  since: '3.0',
  decode: (parameters) => {
    const { target_list: list } = decodeParameters(input, parameters)
    return (job) => {
      job.spec['targets'] = list.map(dereference).map((target) => ({
        target: [target.workload_type, target.workload_name, target.container_name].join('/'),
        image: target.image_name,
      }))
    }
  },
  tasks: (job) =>
    objectsAt(job.spec, 'targets').map((target) => {
      const [type = '', name = '', container = ''] = textAt(target, 'target').split('/')
      return {
        parts: [type, name, container],
        info: { job_name: job.name, workload_type: type, workload_name: name, container_name: container },
        spec: {
          image: textAt(target, 'image'),
          target: textAt(target, 'target'),
          cluster_name: textAt(job.spec, 'cluster_id'),
          namespace: textAt(job.spec, 'namespace'),
          skip_check_run_status: job.spec['skip_check_run_status'] === true,
        },
      }
    }),
}
