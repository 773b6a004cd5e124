import type { Environment } from './input-reader.ts'

/** The page of this GitHub run, of the attempt that it is in. */
export function readRunUrl(environment: Environment): string {
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const run = `${server}/${environment['GITHUB_REPOSITORY'] ?? ''}/actions/runs/${environment['GITHUB_RUN_ID'] ?? ''}`
  const attempt = environment['GITHUB_RUN_ATTEMPT'] ?? ''
  return attempt === '' ? run : `${run}/attempts/${attempt}`
}
