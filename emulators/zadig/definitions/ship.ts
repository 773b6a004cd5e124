import type { JsonObject } from '../json.ts'
import { approvalJob, buildJob, deployJob, serviceBuild, stage, testJob, variable, workflow } from './documents.ts'

const runMarker: JsonObject = {
  name: 'GITHUB_RUN',
  description: '由哪次 GitHub 运行触发',
  type: 'string',
  value: '',
  default: '',
  is_credential: false,
}

const build = (): JsonObject =>
  stage('build', [
    buildJob('build', [
      serviceBuild('web', 'web', [variable('NODE_ENV', 'production')]),
      serviceBuild('api', 'api', [
        variable('GOFLAGS', '-mod=vendor'),
        variable('NPM_TOKEN', 'npm_emulatedSecret', { is_credential: true }),
      ]),
    ]),
  ])

/** The demo's delivery workflow `ship`: build two services in parallel, deploy both to staging, run the smoke tests. */
export function shipWorkflow(): JsonObject {
  return workflow(
    'ship',
    '交付 Ship',
    [build(), stage('deploy', [deployJob('deploy', 'staging', 'build')]), stage('test', [testJob('test', ['smoke'])])],
    { params: [runMarker], description: 'Build, deploy to staging, test.' },
  )
}

/** The same with an approval gate between build and deploy; listing the gate in `inputs` needs Zadig 4.1 (contract §4.3). */
export function gatedShipWorkflow(): JsonObject {
  return workflow(
    'ship',
    '交付 Ship',
    [
      build(),
      stage('gate', [approvalJob('approve', ['alice', 'bob'])], { parallel: false }),
      stage('deploy', [deployJob('deploy', 'staging', 'build')]),
      stage('test', [testJob('test', ['smoke'])]),
    ],
    { params: [runMarker], description: 'Build, ask, deploy to staging, test.' },
  )
}
