// Longer than 200 lines because tests and scans are checked by the same functions.
import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import {
  checkModules,
  checkName,
  checkRepos,
  checkVariables,
  findModule,
  leftOutRepos,
  moduleName,
  repoName,
  unlessEmpty,
  worksOnServices,
} from '../preflight/definition-checks.ts'
import { distinct, fields, listOf, pathOf, word } from '../schema-fields.ts'
import {
  type KeyValue,
  keyValues,
  repoInfo,
  type RepoInfoEntry,
  serviceEntry,
  type ServiceEntry,
} from './shared-fields.ts'
import { allMappingsAt, knownMappingsAt, type Mapping, textAt } from '../../json.ts'
import { quotedList } from '../did-you-mean.ts'
import { defineJobType, type JobPlan } from './job-type.ts'

// Tests and scans work alike: of a product, where everything configured runs and the payload only patches it, or of
// services, where only what the payload lists runs (contract §4.5).

const source = { repo_info: v.exactOptional(repoInfo), inputs: v.exactOptional(keyValues) }

const serviceList = v.exactOptional(
  v.pipe(
    listOf(serviceEntry, 'For a job that works on services (Zadig ≥ 4.2): the service modules to run it for.', 1),
    distinct(moduleName, 'service module'),
  ),
)

export const zadigTest = defineJobType({
  type: 'zadig-test',
  title: 'Run tests',
  entries: {
    testing_list: v.exactOptional(
      v.pipe(
        listOf(
          fields({ testing_name: word('Name of the test.'), ...source }),
          "Tests to run with other repositories or variables. All of the job's tests run, listed or not.",
        ),
        distinct(({ testing_name }) => testing_name, 'test'),
      ),
    ),
    service_list: serviceList,
  },
  check: ({ testing_list, service_list }, spec, path) =>
    checkQuality(
      testKind,
      testing_list?.map((test) => ({ ...test, name: test.testing_name })),
      service_list,
      spec,
      path,
    ),
  plan: ({ testing_list, service_list }, spec) =>
    planQuality(
      testKind,
      (testing_list ?? []).map(({ testing_name }) => testing_name),
      service_list,
      spec,
    ),
})

export const zadigScanning = defineJobType({
  type: 'zadig-scanning',
  title: 'Scan code',
  entries: {
    scanning_list: v.exactOptional(
      v.pipe(
        listOf(
          fields({ scanning_name: word('Name of the scan.'), ...source }),
          "Scans to run with other repositories or variables. All of the job's scans run, listed or not.",
        ),
        distinct(({ scanning_name }) => scanning_name, 'scan'),
      ),
    ),
    service_list: serviceList,
  },
  check: ({ scanning_list, service_list }, spec, path) =>
    checkQuality(
      scanKind,
      scanning_list?.map((scan) => ({ ...scan, name: scan.scanning_name })),
      service_list,
      spec,
      path,
    ),
  plan: ({ scanning_list, service_list }, spec) =>
    planQuality(
      scanKind,
      (scanning_list ?? []).map(({ scanning_name }) => scanning_name),
      service_list,
      spec,
    ),
})

interface Kind {
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
  what: 'test',
  list: 'testing_list',
  nameField: 'testing_name',
  typeKey: 'test_type',
  serviceType: 'service_test',
  itemKeys: ['test_module_options', 'test_modules'],
  serviceKeys: ['service_test_options', 'service_and_tests'],
}

const scanKind: Kind = {
  what: 'scan',
  list: 'scanning_list',
  nameField: 'scanning_name',
  typeKey: 'scanning_type',
  serviceType: 'service_scanning',
  itemKeys: ['scanning_options', 'scannings'],
  serviceKeys: ['service_scanning_options', 'service_and_scannings'],
}

/** A list of a job's parameters, and what the job's definition has under the name of one of its items. */
export interface ItemList {
  readonly list: string
  readonly itemOf: (item: Mapping, spec: unknown) => Mapping | undefined
}

/** The lists of tests, scans and services that a job of this type takes; none for other types. */
export function itemLists(type: string): readonly ItemList[] {
  const kind = { 'zadig-test': testKind, 'zadig-scanning': scanKind }[type]
  if (kind === undefined) return []
  return [
    {
      list: kind.list,
      itemOf: (item, spec) =>
        allMappingsAt(spec, ...kind.itemKeys)?.find(
          (stored) => textAt(stored, 'name') === textAt(item, kind.nameField),
        ),
    },
    {
      list: 'service_list',
      itemOf: (item, spec) =>
        findModule(allMappingsAt(spec, ...kind.serviceKeys), {
          service_name: textAt(item, 'service_name'),
          service_module: textAt(item, 'service_module'),
        }),
    },
  ]
}

interface Item {
  readonly name: string
  readonly repo_info?: readonly RepoInfoEntry[]
  readonly inputs?: readonly KeyValue[]
}

function checkQuality(
  kind: Kind,
  items: readonly Item[] | undefined,
  services: readonly ServiceEntry[] | undefined,
  spec: unknown,
  path: string,
): readonly Problem[] {
  const listPath = pathOf(path, kind.list)
  const servicePath = pathOf(path, 'service_list')
  if (!worksOnServices(spec, kind.typeKey, kind.serviceType, services !== undefined)) {
    const message = `Zadig would ignore it: this job does not work on services. Use \`${kind.list}\`.`
    const known = allMappingsAt(spec, ...kind.itemKeys)
    const names = known?.map((item) => textAt(item, 'name'))
    return [
      ...(services === undefined ? [] : [{ path: servicePath, message }]),
      ...(items ?? []).flatMap((item, index) => [
        ...checkName(kind.what, item.name, names, pathOf(listPath, index, kind.nameField)),
        ...checkSource(
          item,
          known?.find((stored) => textAt(stored, 'name') === item.name),
          pathOf(listPath, index),
        ),
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
  return [
    ...(items === undefined ? [] : [ignored]),
    ...(services === undefined ? [missing] : []),
    ...checkModules(services ?? [], known, servicePath),
    ...(services ?? []).flatMap((service, index) =>
      checkSource(service, findModule(known, service), pathOf(servicePath, index)),
    ),
  ]
}

function checkSource(item: Omit<Item, 'name'>, spec: Mapping | undefined, path: string): readonly Problem[] {
  return [
    ...checkVariables(item.inputs, unlessEmpty(knownMappingsAt(spec, 'key_vals')), pathOf(path, 'inputs')),
    ...checkRepos(item.repo_info, knownMappingsAt(spec, 'repos'), pathOf(path, 'repo_info')),
    ...checkLeftOut(item, spec, pathOf(path, 'repo_info')),
  ]
}

/** What is left out here could not be added from the definition. */
function checkLeftOut(item: Omit<Item, 'name'>, spec: Mapping | undefined, path: string): readonly Problem[] {
  const names = leftOutRepos(item, spec).map(repoName)
  if (names.length === 0) return []
  const message = `Zadig ≥ 4.2 would run it without ${quotedList(names)}, which is configured: a \`repo_info\` takes the place of all configured repositories. It can't be added from the definition, which doesn't show the name of its code host, or its branch: add an entry for it, or leave \`repo_info\` out.`
  return [{ path, message }]
}

function planQuality(
  kind: Kind,
  listed: readonly string[],
  services: readonly ServiceEntry[] | undefined,
  spec: unknown,
): Partial<JobPlan> {
  if (services !== undefined) return { targets: services.map(moduleName) }
  const all = allMappingsAt(spec, ...kind.itemKeys)?.map((item) => textAt(item, 'name')) ?? []
  const others = all.filter((name) => !listed.includes(name))
  const note = `its other ${kind.what}s run too: Zadig runs all that are configured`
  return { targets: [...new Set([...listed, ...others])], notes: listed.length > 0 && others.length > 0 ? [note] : [] }
}
