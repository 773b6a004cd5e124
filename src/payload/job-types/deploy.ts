import * as v from 'valibot'

import { checkName, moduleName } from '../preflight/definition-checks.ts'
import { distinct, fields, listOf, oneOf, pathOf, word } from '../schema-fields.ts'
import { allMappingsAt, textAt } from '../../json.ts'
import { defineJobType } from './job-type.ts'

const environment = word(
  'The environment to deploy to. Always required: left out, the server looks for one without a name.',
)

const deployedModule = fields({
  service_name: word('Name of the service.'),
  service_module: word('Name of the service module, which is the container.'),
  image_name: v.exactOptional(word('The image to deploy; only left out where it comes from a build job.')),
  value_merge_strategy: v.exactOptional(
    oneOf(
      ['reuse-values', 'override'],
      'Helm: keep the values of the running release, or override them (Zadig ≥ 4.0).',
    ),
  ),
})

export const zadigDeploy = defineJobType({
  type: 'zadig-deploy',
  title: 'Deploy services',
  entries: {
    env_name: environment,
    service_list: v.pipe(
      listOf(deployedModule, 'The service modules to deploy, also where the images come from a build job.', 1),
      distinct(moduleName, 'service module'),
    ),
  },
  check({ service_list }, spec, path) {
    if (textAt(spec, 'source') !== 'runtime') return []
    return service_list.flatMap(({ image_name }, index) => {
      if (image_name !== undefined) return []
      const message = 'It is required: the images of this job come from the payload, not from a build job.'
      return [{ path: pathOf(path, 'service_list', index, 'image_name'), message }]
    })
  },
  plan: ({ env_name, service_list }) => ({
    environment: env_name,
    targets: service_list.map(moduleName),
    images: service_list.flatMap(({ image_name }) => image_name ?? []),
  }),
})

const workload = fields({
  workload_type: word('`Deployment` or `StatefulSet`.'),
  workload_name: word('Name of the workload.'),
  container_name: word('Name of the container in it.'),
  image_name: word('The image to run.'),
})

type Workload = v.InferOutput<typeof workload>

function workloadName({ workload_type, workload_name, container_name }: Workload): string {
  return `${workload_type}/${workload_name}/${container_name}`
}

// The server does not compare the targets with the job's own list.
const anyWorkload = ', and Zadig would still change it if it exists'

export const customDeploy = defineJobType({
  type: 'custom-deploy',
  title: 'Deploy to Kubernetes workloads',
  entries: {
    target_list: v.pipe(
      listOf(workload, 'The containers to update. Left out, the job has no target and Zadig silently drops it.', 1),
      distinct(workloadName, 'container'),
    ),
  },
  check({ target_list }, spec, path) {
    const known = allMappingsAt(spec, 'target_options', 'targets')?.map((target) => textAt(target, 'target'))
    return target_list.flatMap((target, index) =>
      checkName('workload', workloadName(target), known, pathOf(path, 'target_list', index), anyWorkload),
    )
  },
  plan: ({ target_list }) => ({
    targets: target_list.map(workloadName),
    images: target_list.map(({ image_name }) => image_name),
  }),
})

const artifact = fields({
  service_name: word('Name of the service.'),
  file_name: word("The package to deploy, by its name in Zadig's list of artifacts."),
})

export const zadigVmDeploy = defineJobType({
  type: 'zadig-vm-deploy',
  title: 'Deploy services to hosts',
  entries: {
    env_name: environment,
    service_list: v.pipe(
      listOf(artifact, 'The services to deploy, each once.', 1),
      distinct(({ service_name }) => service_name, 'service'),
    ),
  },
  check({ service_list }, spec, path) {
    const known = allMappingsAt(
      spec,
      'service_and_vm_deploys_options',
      'service_and_vm_deploys',
      'default_service_and_vm_deploys',
    )?.map((service) => textAt(service, 'service_name'))
    return service_list.flatMap(({ service_name }, index) =>
      checkName('service', service_name, known, pathOf(path, 'service_list', index, 'service_name'), ''),
    )
  },
  plan: ({ env_name, service_list }) => ({
    environment: env_name,
    targets: service_list.map(({ service_name, file_name }) => `${service_name} (${file_name})`),
  }),
})
