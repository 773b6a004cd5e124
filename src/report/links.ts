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
  return page(address, `/${address.taskId}`)
}

/** The page of a workflow in Zadig. */
export function workflowUrl(address: Omit<TaskAddress, 'taskId'>): string {
  return page(address, '')
}

function page({ baseUrl, projectKey, workflowKey, displayName }: Omit<TaskAddress, 'taskId'>, rest: string): string {
  const base = baseUrl.replace(/\/+$/, '')
  const project = encode(projectKey)
  const workflow = encode(workflowKey)
  const name = encode(displayName)
  return `${base}/v1/projects/detail/${project}/pipelines/custom/${workflow}${rest}?display_name=${name}`
}

/** The page of an environment of the project in Zadig. */
export function environmentUrl(
  { baseUrl, projectKey }: Pick<TaskAddress, 'baseUrl' | 'projectKey'>,
  name: string,
): string {
  const base = baseUrl.replace(/\/+$/, '')
  return `${base}/v1/projects/detail/${encode(projectKey)}/envs/detail?envName=${encode(name)}`
}

/** The plain encoder throws at half a surrogate pair, which JSON can carry. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
