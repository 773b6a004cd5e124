import type { JobDefinition } from '../definitions/workflow.ts'
import { dereference } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt } from '../json.ts'
import { atLeast } from '../version.ts'
import { goServices, patchModule, selectServices } from './checks.ts'
import { goKvs, goRepos, taskVariables } from './inputs.ts'
import type { JobKind } from './kind.ts'
import { decodeParameters } from './kind.ts'

const input = goStruct('workflow', 'ZadigScanningJobInput', {
  service_list: goServices,
  scanning_list: goSlice(
    goPointer(goStruct('workflow', 'ScanningArg', { scanning_name: goString, repo_info: goRepos, inputs: goKvs })),
  ),
})

const isServiceScan = (job: JobDefinition): boolean => textAt(job.spec, 'scanning_type') === 'service_scanning'

/** `zadig-scanning`: as tests; `inputs` and `service_list` from 4.2. */
export const scanningKind: JobKind = {
  types: ['zadig-scanning'],
  since: '3.0',
  decode: (parameters) => {
    const sent = decodeParameters(input, parameters)
    return (job, context) => {
      const current = atLeast(context.version, '4.2')
      if (isServiceScan(job)) {
        if (current) selectServices(job, 'service_and_scannings', sent.service_list, context, 'ZadigScanningJob')
        return
      }
      for (const scan of sent.scanning_list.map(dereference))
        for (const module of objectsAt(job.spec, 'scannings'))
          if (module['name'] === scan.scanning_name)
            patchModule(module, current ? scan : { ...scan, inputs: [] }, context)
    }
  },
  tasks: (job) =>
    isServiceScan(job)
      ? objectsAt(job.spec, 'service_and_scannings').map((service) => ({
          parts: [textAt(service, 'service_name'), textAt(service, 'service_module')],
          info: {
            job_name: job.name,
            scanning_name: textAt(service, 'name'),
            scanning_type: 'service_scanning',
            service_name: textAt(service, 'service_name'),
            service_module: textAt(service, 'service_module'),
          },
          spec: preview(job, service),
          result: metrics(service),
        }))
      : objectsAt(job.spec, 'scannings').map((module) => ({
          parts: [textAt(module, 'name')],
          info: { job_name: job.name, scanning_name: textAt(module, 'name'), scanning_type: '' },
          spec: preview(job, module),
          result: metrics(module),
        })),
}

function metrics(module: JsonObject): JsonObject {
  return {
    sonar_metrics: {
      QualityGateStatus: 'OK',
      Ncloc: '4213',
      Bugs: '2',
      Vulnerabilities: '0',
      CodeSmells: '17',
      Coverage: '81.4',
    },
    link_url: `https://sonar.example.com/dashboard?id=${textAt(module, 'name')}`,
  }
}

function preview(job: JobDefinition, module: JsonObject): JsonObject {
  return {
    scanning_type: textAt(job.spec, 'scanning_type'),
    service_name: textAt(module, 'service_name'),
    service_module: textAt(module, 'service_module'),
    repos: structuredClone(objectsAt(module, 'repos')),
    sonar_metrics: null,
    is_has_artifact: false,
    link_url: '',
    scanning_name: textAt(module, 'name'),
    envs: taskVariables(objectsAt(module, 'key_vals')),
  }
}
