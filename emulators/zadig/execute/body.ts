import type { GoType, GoValue } from '../go-json.ts'
import { goAny, goBool, goInteger, goPointer, goSlice, goString, goStruct } from '../go-json.ts'

const parameter = goStruct('workflow', 'CreateCustomTaskParam', {
  name: goString,
  type: goString,
  value: goString,
  repo: goPointer(
    goStruct('workflow', 'CreateCustomTaskRepoArg', {
      codehost_name: goString,
      repo_namespace: goString,
      repo_name: goString,
      branch: goString,
      prs: goSlice(goInteger('int')),
    }),
  ),
})

const input = goStruct('workflow', 'CreateCustomTaskJobInput', {
  job_name: goString,
  job_type: goString,
  parameters: goAny,
})

const notifyConfig = goPointer(goAny)

const notifyInput = goStruct('workflow', 'CreateCustomTaskNotifyInput', {
  id: goInteger('int'),
  type: goString,
  enabled: goPointer(goBool),
  lark_hook_notification_config: notifyConfig,
  lark_group_notification_config: notifyConfig,
  lark_person_notification_config: notifyConfig,
  dingding_notification_config: notifyConfig,
  wechat_notification_config: notifyConfig,
  msteams_notification_config: notifyConfig,
  mail_notification_config: notifyConfig,
})

const args = {
  workflow_key: goString,
  project_key: goString,
  parameters: goSlice(goPointer(parameter)),
  inputs: goSlice(goPointer(input)),
}

/** The execute body (contract §4.1); `notify_inputs` is not even decoded before 4.2. */
const goExecuteArgs = goStruct('workflow', 'OpenAPICreateCustomWorkflowTaskArgs', args)
const goExecuteArgsWithNotify = goStruct('workflow', 'OpenAPICreateCustomWorkflowTaskArgs', {
  ...args,
  notify_inputs: goSlice(goPointer(notifyInput)),
})

export type NotifyInput = GoValue<typeof notifyInput>
export type ExecuteArgs = GoValue<typeof goExecuteArgs> & { readonly notify_inputs: readonly (NotifyInput | null)[] }

/** The type of the body for a server that knows `notify_inputs`, or one that does not. */
export function executeArgs(withNotify: boolean): GoType<ExecuteArgs> {
  if (withNotify) return goExecuteArgsWithNotify
  return {
    goName: goExecuteArgs.goName,
    zero: () => ({ ...goExecuteArgs.zero(), notify_inputs: [] }),
    decode: (value, place) => ({ ...goExecuteArgs.decode(value, place), notify_inputs: [] }),
  }
}
