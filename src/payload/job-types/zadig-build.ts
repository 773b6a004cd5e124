import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { allMappingsAt } from '../../json.ts'
import { quotedValue } from '../did-you-mean.ts'
import { checkModules, checkSource, findModule, moduleName } from '../preflight/definition-checks.ts'
import { distinct, listOf, pathOf, word } from '../schema-fields.ts'
import { defineJobType } from './job-type.ts'
import { serviceEntry } from './shared-fields.ts'

export const zadigBuild = defineJobType({
  type: 'zadig-build',
  title: 'Build services',
  entries: {
    registry: word(
      'The image registry as `<address>/<namespace>`, exactly as Zadig has it, scheme included: `https://reg.example.com/team`.',
    ),
    service_list: v.pipe(
      listOf(serviceEntry, 'The service modules to build, each with its repositories and variables.', 1),
      distinct(moduleName, 'service module'),
    ),
  },
  check({ registry, service_list }, spec, path) {
    // The server uses its own up-to-date options; the stored ones lag behind only where variables were added since.
    const known = allMappingsAt(spec, 'service_and_builds_options', 'service_and_builds')
    const at = pathOf(path, 'service_list')
    return [
      ...checkRegistry(registry, pathOf(path, 'registry')),
      ...checkModules(service_list, known, at),
      ...service_list.flatMap((service, index) => checkSource(service, findModule(known, service), pathOf(at, index))),
    ]
  },
  plan: ({ service_list }) => ({ targets: service_list.map(moduleName) }),
})

/** The server compares the whole string, so a missing scheme or namespace never matches (contract §4.5). */
function checkRegistry(registry: string, path: string): readonly Problem[] {
  if (/^https?:\/\/[^/\s]+\/\S*$/.test(registry)) return []
  const message = `${quotedValue(registry)} is not of the form \`<address>/<namespace>\` with the scheme, such as \`https://reg.example.com/team\` (with a slash at the end where the registry has no namespace): Zadig compares the whole text with its registries.`
  return [{ path, message }]
}
