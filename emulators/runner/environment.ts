// The environment of the node process, and the directories and files that it names: contract §5, §6 and §10.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

import { inputVariables } from './inputs.ts'
import { githubValues, type JobContext, type WorkflowEvent } from './job-context.ts'

/** Proxies of the runner, which it hands to the step in both cases. */
export type ProxySettings = {
  readonly http?: string
  readonly https?: string
  readonly no?: string
}

/** Directories of one job; everything is under `root`. */
export type JobDirectories = {
  readonly root: string
  readonly workspace: string
  readonly temp: string
  readonly toolCache: string
  /** Path of `event.json`. */
  readonly eventPath: string
}

/** The files through which one stage talks to the runner. */
export type StageFiles = {
  readonly output: string
  readonly state: string
  readonly env: string
  readonly path: string
  readonly summary: string
}

/** What a stage's environment is made of. */
export type StageEnvironment = {
  readonly context: JobContext
  readonly event: WorkflowEvent
  readonly directories: JobDirectories
  readonly files: StageFiles
  readonly inputs: Readonly<Record<string, string>>
  /** Variables of the job and of the step. */
  readonly env: Readonly<Record<string, string>>
  /** State that an earlier stage saved. */
  readonly state: Readonly<Record<string, string>>
  /** Directories that an earlier stage put before PATH, the latest last. */
  readonly prependPath: readonly string[]
  readonly proxy: ProxySettings
  readonly runner: Readonly<Record<string, string>>
  /** Marks processes of this job, so that those left over can be found. */
  readonly trackingId: string
  /** Environment of the runner itself: only PATH, HOME and LANG are taken from it. */
  readonly parent: Readonly<Record<string, string | undefined>>
}

/** Makes the directories of a job in the system's temporary directory, and its event file. */
export function createJobDirectories(event: WorkflowEvent, repository: string, workspace?: string): JobDirectories {
  const root = mkdtempSync(join(tmpdir(), 'runner-emulator-'))
  const name = repository.split('/')[1] ?? repository
  const directories = {
    root,
    workspace: workspace ?? join(root, name, name),
    temp: join(root, '_temp'),
    toolCache: join(root, '_tool'),
    eventPath: join(root, '_temp', '_github_workflow', 'event.json'),
  }
  for (const path of [directories.workspace, directories.toolCache, join(directories.temp, '_github_workflow')]) {
    mkdirSync(path, { recursive: true })
  }
  writeFileSync(directories.eventPath, JSON.stringify(event.payload ?? {}))
  return directories
}

/** Makes the empty files of a stage; `suffix` keeps those of main and post apart. */
export function createStageFiles(directories: JobDirectories, suffix: string): StageFiles {
  const folder = join(directories.temp, '_runner_file_commands')
  mkdirSync(folder, { recursive: true })
  const create = (prefix: string): string => {
    const path = join(folder, `${prefix}_${suffix}`)
    writeFileSync(path, '')
    return path
  }
  return {
    output: create('set_output'),
    state: create('save_state'),
    env: create('set_env'),
    path: create('add_path'),
    summary: create('step_summary'),
  }
}

/** The `runner` context of a hosted Linux runner. */
export function runnerValues(directories: JobDirectories, debug: boolean): Record<string, string> {
  return {
    os: 'Linux',
    arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
    name: 'GitHub Actions 2',
    environment: 'github-hosted',
    tool_cache: directories.toolCache,
    temp: directories.temp,
    workspace: dirname(directories.workspace),
    ...(debug ? { debug: '1' } : {}),
  }
}

/** Every variable of the process. Contexts win over variables of the workflow: GITHUB_SHA cannot be overridden. */
export function stageEnvironment(stage: StageEnvironment): Record<string, string> {
  const { directories, files } = stage
  const inherited = ['PATH', 'HOME', 'LANG'].flatMap((name) => {
    const value = stage.parent[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const environment: Record<string, string> = {
    CI: 'true',
    ...Object.fromEntries(inherited),
    ...proxyVariables(stage.proxy),
    ...stage.env,
    ...withPrefix('STATE_', stage.state),
    ...inputVariables(stage.inputs),
  }
  if (stage.prependPath.length > 0) {
    environment['PATH'] = [...stage.prependPath.toReversed(), environment['PATH'] ?? ''].join(delimiter)
  }
  Object.assign(environment, withPrefix('GITHUB_', upperCaseKeys(githubValues(stage.context, stage.event))), {
    GITHUB_ENV: files.env,
    GITHUB_EVENT_PATH: directories.eventPath,
    GITHUB_OUTPUT: files.output,
    GITHUB_PATH: files.path,
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKSPACE: directories.workspace,
    GITHUB_ACTIONS: 'true',
    ...withPrefix('RUNNER_', upperCaseKeys(stage.runner)),
    RUNNER_TRACKING_ID: stage.trackingId,
  })
  delete environment['NODE_ICU_DATA']
  return environment
}

function proxyVariables(proxy: ProxySettings): Record<string, string> {
  // Without a proxy the runner ignores the list of exceptions too.
  if (!proxy.http && !proxy.https) return {}
  const variables: Record<string, string> = {}
  for (const [name, value] of [
    ['http_proxy', proxy.http],
    ['https_proxy', proxy.https],
    ['no_proxy', proxy.no],
  ] as const) {
    if (!value) continue
    // `127.0.0.1:3128` gets a scheme; in `proxy.local:3128` .NET already sees one, and leaves it as it is.
    const shown = name === 'no_proxy' || URL.canParse(value) ? value : `http://${value}`
    variables[name] = shown
    variables[name.toUpperCase()] = shown
  }
  return variables
}

function withPrefix(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))
}

function upperCaseKeys(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]))
}
