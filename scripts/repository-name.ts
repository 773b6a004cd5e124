import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The owner that stands for the real one until the repository is published. */
export const PLACEHOLDER = 'OWNER'

/**
 * `owner/name` of this repository on GitHub: the only place that holds it is `repository` in package.json. Throws if that
 * is not the address of a GitHub repository.
 */
export function repositoryName(root: string): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  const [, name] = /"repository": "github:([\w.-]+\/[\w.-]+)"/.exec(text) ?? []
  if (name === undefined) throw new Error('package.json has no "repository": "github:OWNER/NAME".')
  return name
}

/** The text with this repository under its name wherever it is named with an owner. */
export function withRepositoryName(text: string, name: string): string {
  const [owner = '', repository = ''] = name.split('/')
  return text
    .replaceAll(new RegExp(`(?<![\\w./-])[\\w-]+/${repository}(?![\\w-])`, 'g'), name)
    .replaceAll(new RegExp(`(github\\.com|github/v/release)/[\\w-]+/${repository}(?![\\w-])`, 'g'), `$1/${name}`)
    .replaceAll(/^\* @[\w-]+$/gm, `* @${owner}`)
}
