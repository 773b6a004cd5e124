import { defineJobType, type JobType } from './job-type.ts'
import { customDeploy, zadigDeploy, zadigVmDeploy } from './deploy.ts'
import { freestyle } from './freestyle.ts'
import { k8sGrayRollback, k8sResourcePatch } from './kubernetes.ts'
import { zadigScanning, zadigTest } from './quality.ts'
import { plugin, sql, tapd } from './tools.ts'
import {
  k8sBlueGreenDeploy,
  k8sBlueGreenRelease,
  k8sCanaryDeploy,
  k8sCanaryRelease,
  k8sGrayRelease,
} from './unsupported.ts'
import { zadigBuild } from './zadig-build.ts'

// Jobs that run as they are configured: the payload only says that they run.

export const approval = defineJobType({
  type: 'approval',
  title: 'Wait for an approval (Zadig ≥ 4.1); left out, the workflow runs on without it',
  entries: {},
})

export const aiReleaseSpecialist = defineJobType({
  type: 'ai-release-specialist',
  title: 'Have a release assessed (Zadig ≥ 5.0)',
  entries: {},
})

export const aiTask = defineJobType({ type: 'ai-task', title: 'Ask a model (Zadig after 5.0)', entries: {} })

/** Every job type that Zadig's API takes parameters for (contract §4.5). A new one is a definition and a row here. */
export const jobTypes: readonly JobType[] = [
  zadigBuild,
  zadigDeploy,
  customDeploy,
  zadigVmDeploy,
  freestyle,
  zadigTest,
  zadigScanning,
  plugin,
  sql,
  tapd,
  k8sResourcePatch,
  k8sGrayRollback,
  approval,
  aiReleaseSpecialist,
  aiTask,
  k8sBlueGreenDeploy,
  k8sCanaryDeploy,
  k8sGrayRelease,
  k8sBlueGreenRelease,
  k8sCanaryRelease,
]

/** The row of a job type; undefined for one that the API cannot run, or that this version does not know. */
export function findJobType(type: string): JobType | undefined {
  return jobTypes.find((row) => row.type === type)
}
