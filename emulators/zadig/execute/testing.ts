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

const input = goStruct('workflow', 'ZadigTestingJobInput', {
  service_list: goServices,
  testing_list: goSlice(
    goPointer(goStruct('workflow', 'TestingArgs', { testing_name: goString, repo_info: goRepos, inputs: goKvs })),
  ),
})

const isServiceTest = (job: JobDefinition): boolean => textAt(job.spec, 'test_type') === 'service_test'

/** `zadig-test`: all configured product tests run, listed ones are patched; of service tests only listed ones run. */
export const testingKind: JobKind = {
  types: ['zadig-test'],
  since: '3.0',
  decode: (parameters) => {
    const sent = decodeParameters(input, parameters)
    return (job, context) => {
      if (!isServiceTest(job)) {
        for (const test of sent.testing_list.map(dereference))
          for (const module of objectsAt(job.spec, 'test_modules'))
            if (module['name'] === test.testing_name) patchModule(module, test, context)
      } else if (atLeast(context.version, '4.2')) {
        selectServices(job, 'service_and_tests', sent.service_list, context, 'ZadigTestingJob')
      }
    }
  },
  tasks: (job) =>
    isServiceTest(job)
      ? objectsAt(job.spec, 'service_and_tests').map((service) => ({
          parts: [textAt(service, 'service_name'), textAt(service, 'service_module')],
          info: {
            job_name: job.name,
            test_type: 'service_test',
            service_name: textAt(service, 'service_name'),
            service_module: textAt(service, 'service_module'),
          },
          spec: preview(job, service),
          result: reports,
        }))
      : objectsAt(job.spec, 'test_modules').map((module) => ({
          parts: [textAt(module, 'name')],
          info: { job_name: job.name, test_type: '', testing_name: textAt(module, 'name'), rand_str: 'x7k2' },
          spec: preview(job, module),
          result: reports,
        })),
}

const reports: JsonObject = { junit_report: true, archive: true, html_report: true }

function preview(job: JobDefinition, module: JsonObject): JsonObject {
  return {
    repos: structuredClone(objectsAt(module, 'repos')),
    junit_report: false,
    archive: false,
    html_report: false,
    project_name: textAt(module, 'project_name'),
    test_name: textAt(module, 'name'),
    test_type: textAt(job.spec, 'test_type'),
    service_name: textAt(module, 'service_name'),
    service_module: textAt(module, 'service_module'),
    envs: taskVariables(objectsAt(module, 'key_vals')),
  }
}
