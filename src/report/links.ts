/** The parts of a link to a task. */
export interface TaskAddress {
  /** Zadig's base URL as the user wrote it. */
  readonly baseUrl: string
  readonly projectKey: string
  readonly workflowKey: string
  readonly taskId: number
  /** The workflow's display name, or its key as long as the name is not known. */
  readonly displayName: string
}

/** The task's page in Zadig (contract §10). */
export function taskUrl(address: TaskAddress): string {
  return workflowUrl(address, `/${address.taskId}`)
}

/** The page of a workflow in Zadig. `page` is a page below it. */
export function workflowUrl(address: Omit<TaskAddress, 'taskId'>, page = ''): string {
  const { workflowKey, displayName } = address
  return `${projectUrl(address)}/pipelines/custom/${encode(workflowKey)}${page}?display_name=${encode(displayName)}`
}

type Project = Pick<TaskAddress, 'baseUrl' | 'projectKey'>

/** The page of an environment of the project in Zadig. */
export function environmentUrl(project: Project, name: string): string {
  return `${projectUrl(project)}/envs/detail?envName=${encode(name)}`
}

function projectUrl({ baseUrl, projectKey }: Project): string {
  return `${baseUrl.replace(/\/+$/, '')}/v1/projects/detail/${encode(projectKey)}`
}

/** The plain encoder throws at half a surrogate pair, which JSON can carry. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
