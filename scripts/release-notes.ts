// node scripts/release-notes.ts v1.2.3: prints what CHANGELOG.md says of that version. Fails where the tag is not the
// version of package.json, the change log has no section for it, or the repository's name is still a placeholder.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { PLACEHOLDER, repositoryName } from './repository-name.ts'

/** The body of the version's section in a change log. Throws where the tag doesn't fit the version or has no section. */
export function releaseNotes(tag: string, version: string, changeLog: string): string {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json has the version ${version}.`)
  const [, ...rest] = changeLog.split(`\n## [${version}]`)
  const section = rest.join('').split(/\n## |\n\[/)[0] ?? ''
  const notes = section.split('\n').slice(1).join('\n').trim()
  if (notes === '') throw new Error(`CHANGELOG.md has no section ## [${version}].`)
  return `${notes}\n`
}

function read(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
}

if (import.meta.main) {
  const description: unknown = JSON.parse(read('package.json'))
  if (typeof description !== 'object' || description === null || !('version' in description))
    throw new Error('no version')
  const root = fileURLToPath(new URL('..', import.meta.url))
  if (repositoryName(root).startsWith(`${PLACEHOLDER}/`))
    throw new Error(`package.json still names ${repositoryName(root)}. Set "repository" and run npm run generate.`)
  process.stdout.write(releaseNotes(process.argv[2] ?? '', String(description.version), read('CHANGELOG.md')))
}
