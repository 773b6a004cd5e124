import type { Workflow } from '../definitions/workflow.ts'
import { dereference, PlainError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { numberAt, objectAt, textAt, textsAt } from '../json.ts'
import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'
import type { SeedData } from '../seed-data.ts'
import type { ExecuteArgs } from './body.ts'
import { findCodehost } from './inputs.ts'

type SentParameter = NonNullable<ExecuteArgs['parameters'][number]>

/** Puts the sent workflow parameters into the workflow (contract §4.4). The workflow's own types decide. */
export function applyParameters(
  workflow: Workflow,
  sent: ExecuteArgs['parameters'],
  seedData: SeedData,
  version: ZadigVersion,
): void {
  for (const parameter of sent.map(dereference)) {
    const param = workflow.params.find((candidate) => candidate['name'] === parameter.name)
    if (param === undefined) {
      const where = atLeast(version, '4.2') ? '' : ` ${workflow.name}`
      throw new PlainError(`param ${parameter.name} not found in workflow${where}`)
    }
    applyParameter(param, parameter, workflow.name, seedData, version)
  }
}

function applyParameter(
  param: JsonObject,
  sent: SentParameter,
  key: string,
  seedData: SeedData,
  version: ZadigVersion,
): void {
  switch (textAt(param, 'type')) {
    case 'choice':
      if (!textsAt(param, 'choice_option').includes(sent.value))
        throw new PlainError(`invalid choice value ${sent.value} for param ${sent.name}`)
      param['value'] = sent.value
      return
    case 'string':
    case 'text':
      param['value'] = sent.value
      return
    case 'repo':
      applyRepo(objectAt(param, 'repo'), sent, key, seedData, version)
      return
    default:
      // multi-select, file and other types: silently ignored (contract §4.4).
      return
  }
}

function applyRepo(
  repo: JsonObject,
  parameter: SentParameter,
  key: string,
  seedData: SeedData,
  version: ZadigVersion,
): void {
  const sent = dereference(parameter.repo)
  const host = findCodehost(seedData, sent.codehost_name)
  if (numberAt(repo, 'codehost_id') !== host.id) {
    const where = atLeast(version, '4.2') ? '' : ` ${key}`
    throw new PlainError(`codehost ${sent.codehost_name} (ID ${host.id}) not found in workflow${where}`)
  }
  if (repo['repo_namespace'] !== sent.repo_namespace || repo['repo_name'] !== sent.repo_name) return
  repo['branch'] = sent.branch
  if (sent.prs.length === 0) delete repo['prs']
  else repo['prs'] = sent.prs
}
