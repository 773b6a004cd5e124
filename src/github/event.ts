import { readFileSync } from 'node:fs'
import type { GithubEvent } from '../payload/github-event.ts'
import type { Environment } from './input-reader.ts'

/** The event that started the workflow, from the environment and the event file (runner contract §7). */
export function readEvent(environment: Environment): GithubEvent {
  return {
    eventName: environment['GITHUB_EVENT_NAME'] ?? '',
    ref: environment['GITHUB_REF'] ?? '',
    sha: environment['GITHUB_SHA'] ?? '',
    refName: environment['GITHUB_REF_NAME'] ?? '',
    refType: environment['GITHUB_REF_TYPE'] ?? '',
    headRef: environment['GITHUB_HEAD_REF'] ?? '',
    baseRef: environment['GITHUB_BASE_REF'] ?? '',
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    payload: readEventFile(environment['GITHUB_EVENT_PATH'] ?? ''),
  }
}

/** An event without a readable file, as outside of GitHub, is an event that says nothing. */
function readEventFile(path: string): unknown {
  if (path === '') return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
