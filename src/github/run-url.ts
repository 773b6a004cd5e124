import type { Environment } from './input-reader.ts'

/**
 * The page of this run; empty where its address isn't known. On GitHub it is the page of the attempt. Forgejo has a run's
 * page under its number in the repository. So has Gitea before 1.26, which has it under the id since then, and tells
 * neither its version nor its choice. A run of act has no page.
 */
export function readRunUrl(environment: Environment): string {
  const is = (name: string): boolean => environment[name] === 'true'
  const forgejo = is('FORGEJO_ACTIONS')
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const run = environment[forgejo ? 'GITHUB_RUN_NUMBER' : 'GITHUB_RUN_ID'] ?? ''
  if (repository === '' || run === '' || (!forgejo && (is('GITEA_ACTIONS') || is('ACT')))) return ''
  const server = (environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '')
  const page = `${server}/${repository}/actions/runs/${run}`
  const attempt = environment['GITHUB_RUN_ATTEMPT'] ?? ''
  return forgejo || attempt === '' ? page : `${page}/attempts/${attempt}`
}
