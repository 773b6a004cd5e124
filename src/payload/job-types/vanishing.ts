import { fields, listOf, text, word } from '../fields.ts'
import { defineJobType } from './job-type.ts'

// Jobs that the server accepts and then drops: it has cleared the targets that their parameters would patch before it
// reads them, so that nothing is left to do (contract §4.5).

const vanishes =
  'The API accepts jobs of this type and then drops them, because it clears their targets first: nothing would be deployed'

const serviceImages = {
  service_list: listOf(
    fields({ service_name: word('Name of the Kubernetes service.'), image_name: word('The image to deploy.') }),
    'The services to deploy.',
  ),
}

export const k8sBlueGreenDeploy = defineJobType({
  type: 'k8s-blue-green-deploy',
  title: 'Blue-green deployment (dropped by the server)',
  entries: serviceImages,
  vanishes,
})

export const k8sCanaryDeploy = defineJobType({
  type: 'k8s-canary-deploy',
  title: 'Canary deployment (dropped by the server)',
  entries: serviceImages,
  vanishes,
})

export const k8sGrayRelease = defineJobType({
  type: 'k8s-gray-release',
  title: 'Gray release (dropped by the server)',
  entries: {
    target_list: listOf(
      fields({
        workload_type: text('Type of the workload.'),
        workload_name: word('Name of the workload.'),
        container_name: text('Name of the container in it.'),
        image_name: word('The image to run.'),
      }),
      'The workloads to release to.',
    ),
  },
  vanishes,
})

// A release finishes what the deployment job that it refers to deploys in the same run, which is nothing.
const releasesNothing =
  'The API accepts jobs of this type and then drops them, because it clears the targets of the deployment that they finish: nothing would be released'

export const k8sBlueGreenRelease = defineJobType({
  type: 'k8s-blue-green-release',
  title: 'Finish a blue-green deployment (dropped by the server)',
  entries: {},
  vanishes: releasesNothing,
})

export const k8sCanaryRelease = defineJobType({
  type: 'k8s-canary-release',
  title: 'Finish a canary deployment (dropped by the server)',
  entries: {},
  vanishes: releasesNothing,
})
