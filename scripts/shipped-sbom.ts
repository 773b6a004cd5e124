// node scripts/shipped-sbom.ts <all.json: of what `npm sbom --package-lock-only --sbom-format cyclonedx` lists, keeps what
// production installs. `npm sbom --omit dev` can't: it also drops a shipped package that a development one asks for (valibot,
// by its schema generator), and it keeps the Node of this platform, which is an optional dependency and a tool.
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'

const Bom = v.looseObject({
  metadata: v.looseObject({ component: v.looseObject({ name: v.string() }) }),
  components: v.array(v.looseObject({ 'bom-ref': v.string() })),
  dependencies: v.array(v.looseObject({ ref: v.string(), dependsOn: v.array(v.string()) })),
})

const flag = v.optional(v.boolean(), false)
const Lock = v.object({
  name: v.string(),
  packages: v.record(
    v.string(),
    v.object({ version: v.string(), name: v.optional(v.string()), dev: flag, optional: flag, devOptional: flag }),
  ),
})

/** The bill of materials without what only development, or only one platform, installs. Throws where a format is not known. */
export function shippedSbom(bom: unknown, lock: unknown): v.InferOutput<typeof Bom> {
  const all = v.parse(Bom, bom)
  const { name, packages } = v.parse(Lock, lock)
  const shipped = new Set<string>()
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.dev || entry.optional || entry.devOptional) continue
    shipped.add(`${entry.name ?? path.replace(/^.*node_modules\//, '')}@${entry.version}`)
  }
  return {
    ...all,
    // npm names the root by its folder.
    metadata: { ...all.metadata, component: { ...all.metadata.component, name } },
    components: all.components.filter((component) => shipped.has(component['bom-ref'])),
    dependencies: all.dependencies
      .filter(({ ref }) => shipped.has(ref))
      .map((entry) => ({ ...entry, dependsOn: entry.dependsOn.filter((ref) => shipped.has(ref)) })),
  }
}

if (import.meta.main) {
  const lock: unknown = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  const bom: unknown = JSON.parse(await text(process.stdin))
  process.stdout.write(`${JSON.stringify(shippedSbom(bom, lock), null, 2)}\n`)
}
