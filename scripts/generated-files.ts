import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { format, resolveConfig } from 'prettier'

import { readManifests } from './action-manifests.ts'
import { withTables } from './generate-readme-tables.ts'
import { payloadJsonSchema } from './generate-schema.ts'
import { verdictsMarkdown } from './generate-verdicts.ts'
import { repositoryName, withRepositoryName } from './repository-name.ts'
import { documents } from './workflow-files.ts'

const CODEOWNERS = '.github/CODEOWNERS'
/** Files beside documents and examples that name the repository. */
const ALSO_NAMED = [CODEOWNERS, 'package.json']

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
  const name = repositoryName(repository)
  const named = [...documents(repository), ...globSync('examples/*.yml', { cwd: repository }), ...ALSO_NAMED]
  for (const file of named) {
    const text = files.get(file) ?? readFileSync(join(repository, file), 'utf8')
    files.set(file, withRepositoryName(text, name))
  }
  for (const [file, content] of files) {
    // Prettier has no parser for this one.
    if (file === CODEOWNERS) continue
    const path = join(repository, file)
    files.set(file, await format(content, { ...(await resolveConfig(path)), filepath: path }))
  }
  return files
}
