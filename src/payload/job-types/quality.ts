import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { allMappingsAt, knownMappingsAt, type Mapping, textAt } from '../../json.ts'
import { quotedList } from '../did-you-mean.ts'
import { checkModules, checkName, checkSource, findModule } from '../preflight/definition-checks.ts'
import { leftOutRepos, moduleName, repoName, worksOnServices } from '../preflight/definition-checks.ts'
import { distinct, fields, listOf, pathOf, word } from '../schema-fields.ts'
import { defineJobType, type JobParameters, type JobPlan, type JobType } from './job-type.ts'
import { keyValues, repoInfo, serviceEntry } from './shared-fields.ts'

// Tests and scans work alike: on a product, where everything configured runs and the payload only patches it, or on
// services, where only what the payload lists runs (contract §4.5).

interface Kind {
  readonly type: string
  readonly title: string
  readonly what: string
  readonly list: string
  readonly nameField: string
  /** Keys of the stored document: the kind of job, its product items, its service items. */
  readonly typeKey: string
  readonly serviceType: string
  readonly itemKeys: readonly string[]
  readonly serviceKeys: readonly string[]
}

const testKind: Kind = {
  type: 'zadig-test',
  title: 'Run tests',
  what: 'test',
  list: 'testing_list',
  nameField: 'testing_name',
  typeKey: 'test_type',
  serviceType: 'service_test',
  itemKeys: ['test_module_options', 'test_modules'],
  serviceKeys: ['service_test_options', 'service_and_tests'],
}

const scanKind: Kind = {
  type: 'zadig-scanning',
  title: 'Scan code',
  what: 'scan',
  list: 'scanning_list',
  nameField: 'scanning_name',
  typeKey: 'scanning_type',
  serviceType: 'service_scanning',
  itemKeys: ['scanning_options', 'scannings'],
  serviceKeys: ['service_scanning_options', 'service_and_scannings'],
}

const serviceList = v.exactOptional(
  v.pipe(
    listOf(serviceEntry, 'For a job that works on services (Zadig ≥ 4.2): the service modules to run it for.', 1),
    distinct(moduleName, 'service module'),
  ),
)

export const zadigTest = defineQualityType(testKind)
export const zadigScanning = defineQualityType(scanKind)

function defineQualityType(kind: Kind): JobType {
  const { type, title, what, list, nameField } = kind
  const item = fields({
    [nameField]: word(`Name of the ${what}.`),
    repo_info: v.exactOptional(repoInfo),
    inputs: v.exactOptional(keyValues),
  })
  const description = `${what === 'test' ? 'Tests' : 'Scans'} to run with other repositories or variables. All of the job's ${what}s run, listed or not.`
  const nameOf = (entry: unknown): string => textAt(entry, nameField)
  const entries: v.ObjectEntries = {
    [list]: v.exactOptional(v.pipe(listOf(item, description), distinct(nameOf, what))),
    service_list: serviceList,
  }
  return defineJobType({
    type,
    title,
    entries,
    check: (parameters, spec, path) => checkQuality(kind, parameters, spec, path),
    plan: (parameters, spec) => planQuality(kind, parameters, spec),
  })
}

/** A list of a job's parameters, and how to find what the job's definition has for one of its items. */
interface ItemList {
  readonly list: string
  readonly itemOf: (item: Mapping, spec: unknown) => Mapping | undefined
}

/** The lists of tests, scans and services that a job of this type takes; none for other types. */
export function itemLists(type: string): readonly ItemList[] {
  const kind = [testKind, scanKind].find((one) => one.type === type)
  if (kind === undefined) return []
  return [
    { list: kind.list, itemOf: (item, spec) => findItem(kind, item, spec) },
    { list: 'service_list', itemOf: (item, spec) => findModule(allMappingsAt(spec, ...kind.serviceKeys), item) },
  ]
}

function findItem({ itemKeys, nameField }: Kind, item: Mapping, spec: unknown): Mapping | undefined {
  return allMappingsAt(spec, ...itemKeys)?.find((stored) => textAt(stored, 'name') === textAt(item, nameField))
}

function checkQuality(kind: Kind, parameters: JobParameters, spec: unknown, path: string): readonly Problem[] {
  const items = knownMappingsAt(parameters, kind.list)
  const services = knownMappingsAt(parameters, 'service_list')
  const listPath = pathOf(path, kind.list)
  const servicePath = pathOf(path, 'service_list')
  if (!worksOnServices(spec, kind.typeKey, kind.serviceType, services !== undefined)) {
    const message = `Zadig would ignore it: this job does not work on services. Use \`${kind.list}\`.`
    const names = allMappingsAt(spec, ...kind.itemKeys)?.map((stored) => textAt(stored, 'name'))
    return [
      ...(services === undefined ? [] : [{ path: servicePath, message }]),
      ...(items ?? []).flatMap((item, index) => [
        ...checkName(kind.what, textAt(item, kind.nameField), names, pathOf(listPath, index, kind.nameField)),
        ...checkItem(item, findItem(kind, item, spec), pathOf(listPath, index)),
      ]),
    ]
  }
  if (textAt(spec, 'source') === 'fromjob') {
    const message = `This job takes its services from another job, and Zadig's API cannot run such a ${kind.what}: it answers that the other job was not found.`
    return [{ path, message }]
  }
  const known = allMappingsAt(spec, ...kind.serviceKeys)
  const ignored = { path: listPath, message: 'Zadig would ignore it: this job works on services. Use `service_list`.' }
  const missing = { path: servicePath, message: 'It is required: this job only runs for the services that are listed.' }
  const wrong = items === undefined ? [] : [ignored]
  if (services === undefined) return [...wrong, missing]
  return [
    ...wrong,
    ...checkModules(services, known, servicePath),
    ...services.flatMap((service, index) => checkItem(service, findModule(known, service), pathOf(servicePath, index))),
  ]
}

/** What is still left out of a `repo_info` here could not be added from the definition. */
function checkItem(item: Mapping, stored: Mapping | undefined, path: string): readonly Problem[] {
  const problems = checkSource(item, stored, path)
  const names = leftOutRepos(item, stored).map(repoName)
  if (names.length === 0) return problems
  const message = `Zadig ≥ 4.2 would run it without ${quotedList(names)}, which is configured: a \`repo_info\` replaces all configured repositories. It can't be added from the definition, which doesn't show the name of its code host, or its branch: add an entry for it, or leave \`repo_info\` out.`
  return [...problems, { path: pathOf(path, 'repo_info'), message }]
}

function planQuality(kind: Kind, parameters: JobParameters, spec: unknown): Partial<JobPlan> {
  const services = knownMappingsAt(parameters, 'service_list')
  if (services !== undefined) return { targets: services.map(moduleName) }
  const listed = (knownMappingsAt(parameters, kind.list) ?? []).map((item) => textAt(item, kind.nameField))
  const all = allMappingsAt(spec, ...kind.itemKeys)?.map((stored) => textAt(stored, 'name')) ?? []
  const others = all.filter((name) => !listed.includes(name))
  const note = `its other ${kind.what}s run too: Zadig runs all that are configured`
  return { targets: [...new Set([...listed, ...others])], notes: listed.length > 0 && others.length > 0 ? [note] : [] }
}
