import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { format, resolveConfig } from 'prettier'

import { readManifests } from './action-manifests.ts'
import { withTables } from './generate-readme-tables.ts'
import { payloadJsonSchema } from './generate-schema.ts'
import { verdictsMarkdown } from './generate-verdicts.ts'

/** Every committed file that is generated, wholly or in part, by its path in the repository. */
export async function generatedFiles(repository: string): Promise<ReadonlyMap<string, string>> {
  const manifests = readManifests(repository)
  const files = new Map<string, string>([
    ['schema/payload.schema.json', JSON.stringify(payloadJsonSchema())],
    ['docs/verdicts.md', verdictsMarkdown()],
  ])
  for (const manifest of manifests) {
    const readme = join(manifest.folder, 'README.md')
    files.set(readme, withTables(readFileSync(join(repository, readme), 'utf8'), manifest))
  }
  for (const [file, content] of files) {
    const path = join(repository, file)
    files.set(file, await format(content, { ...(await resolveConfig(path)), filepath: path }))
  }
  return files
}
