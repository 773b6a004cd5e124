import type { Problem } from '../errors.ts'
import { isMapping } from '../json.ts'
import { didYouMean } from './nearest.ts'
import { readList } from './read-list.ts'

/** A workflow that a view is to show, or to hide, as the user wrote it. */
export interface WantedWorkflow {
  readonly workflowKey: string
  /** Empty where it is to be looked up. */
  readonly type: string
  readonly enabled: boolean
}

/** Why a view with such a name is refused: its path is 404 to the server, however it is encoded (contract §3.10). */
export const UNREACHABLE_VIEW = "Zadig's API can neither update nor delete a view with a `/` in its name."

const FIELDS = ['workflow_key', 'workflow_name', 'workflow_type', 'enabled']

/** Reads the `workflows` of a view: keys, or the API's own objects. */
export function readViewWorkflows(
  inputName: string,
  text: string,
): { readonly workflows: readonly WantedWorkflow[]; readonly problems: readonly Problem[] } {
  const { items, problems: broken } = readList(inputName, text)
  const problems: Problem[] = [...broken]
  const workflows = items.map((item, index): WantedWorkflow => {
    if (!isMapping(item)) return { workflowKey: item, type: '', enabled: true }
    const path = `${inputName}[${index}]`
    const complain = (message: string): void => void problems.push({ path, message })
    for (const name of Object.keys(item))
      if (!FIELDS.includes(name))
        complain(`\`${name}\` is no field of a workflow in a view.${didYouMean(name, FIELDS)}`)
    const workflowKey = scalar(item['workflow_key'])
    const type = scalar(item['workflow_type'])
    const enabled = scalar(item['enabled'])
    if (workflowKey === '') complain('`workflow_key` is missing.')
    if (!['', 'custom', 'product'].includes(type)) complain('`workflow_type` is `custom` or `product`.')
    if (!['', 'true', 'false'].includes(enabled)) complain('`enabled` is `true` or `false`.')
    return { workflowKey, type, enabled: enabled !== 'false' }
  })
  const keys = workflows.map(({ workflowKey }) => workflowKey)
  const twice = keys.filter((key, index) => keys.indexOf(key) < index)
  for (const key of new Set(twice)) problems.push({ path: inputName, message: `\`${key}\` is listed twice.` })
  return { workflows, problems }
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
