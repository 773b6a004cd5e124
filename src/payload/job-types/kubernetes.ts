import * as v from 'valibot'

import { checkName, checkVariables } from '../preflight/definition-checks.ts'
import { distinct, fields, listOf, pathOf, text, word } from '../schema-fields.ts'
import { keyValues } from './shared-fields.ts'
import { allMappingsAt, knownMappingsAt, textAt } from '../../json.ts'
import { defineJobType } from './job-type.ts'

const resource = fields({
  resource_name: word('Name of the resource.'),
  resource_kind: word('Its kind, such as `Deployment`.'),
  resource_group: text('Its API group; empty for the core group.'),
  resource_version: word('Its API version, such as `v1`.'),
  inputs: v.exactOptional(keyValues),
})

type Resource = Omit<v.InferOutput<typeof resource>, 'inputs'>

function resourceName({ resource_group, resource_version, resource_kind, resource_name }: Resource): string {
  return [resource_group, resource_version, resource_kind, resource_name].filter((part) => part !== '').join('/')
}

export const k8sResourcePatch = defineJobType({
  type: 'k8s-resource-patch',
  title: 'Patch Kubernetes resources',
  entries: {
    target_list: v.pipe(
      listOf(resource, 'The configured resources to patch, each by its name, kind, group and version.', 1),
      distinct(resourceName, 'resource'),
    ),
  },
  check({ target_list }, spec, path) {
    // The server matches against the selection, not against the options.
    const items = allMappingsAt(spec, 'patch_items')?.map((item) => ({
      params: knownMappingsAt(item, 'params'),
      name: resourceName({
        resource_name: textAt(item, 'resource_name'),
        resource_kind: textAt(item, 'resource_kind'),
        resource_group: textAt(item, 'resource_group'),
        resource_version: textAt(item, 'resource_version'),
      }),
    }))
    const names = items?.map(({ name }) => name)
    return target_list.flatMap((target, index) => {
      const name = resourceName(target)
      const params = items?.find((item) => item.name === name)?.params
      const at = pathOf(path, 'target_list', index)
      return [...checkName('resource', name, names, at), ...checkVariables(target.inputs, params, pathOf(at, 'inputs'))]
    })
  },
  plan: ({ target_list }) => ({ targets: target_list.map(resourceName) }),
})

export const k8sGrayRollback = defineJobType({
  type: 'k8s-gray-rollback',
  title: 'Roll back a gray release',
  entries: {
    target_list: v.pipe(
      listOf(fields({ workload_name: word('Name of the workload.') }), 'The configured workloads to roll back.', 1),
      distinct(({ workload_name }) => workload_name, 'workload'),
    ),
  },
  check({ target_list }, spec, path) {
    const known = allMappingsAt(spec, 'targets')?.map((target) => textAt(target, 'workload_name'))
    return target_list.flatMap(({ workload_name }, index) =>
      checkName('workload', workload_name, known, pathOf(path, 'target_list', index, 'workload_name')),
    )
  },
  plan: ({ target_list }) => ({ targets: target_list.map(({ workload_name }) => workload_name) }),
})
