import type { Workflow } from '../definitions/workflow.ts'
import { dereference } from '../errors.ts'
import { asObject, textAt } from '../json.ts'
import type { NotifyInput } from './body.ts'

/** The configuration key of each notification type (contract §4.8). */
const configKeys = {
  feishu: 'lark_hook_notification_config',
  feishu_app: 'lark_group_notification_config',
  feishu_person: 'lark_person_notification_config',
  dingding: 'dingding_notification_config',
  wechat: 'wechat_notification_config',
  msteams: 'msteams_notification_config',
  mail: 'mail_notification_config',
} as const

const isKnown = (type: string): type is keyof typeof configKeys => Object.hasOwn(configKeys, type)

/**
 * Applies `notify_inputs` to the execution's notification settings: `id` is an index, and only an equal `type` applies.
 * A configuration that is missing although the type matches makes the server panic.
 */
export function applyNotifyInputs(workflow: Workflow, sent: readonly (NotifyInput | null)[]): void {
  const byId = new Map(sent.map(dereference).map((input) => [input.id, input]))
  workflow.notifyCtls.forEach((setting, index) => {
    const input = byId.get(index)
    const type = textAt(setting, 'webhook_type')
    if (input === undefined || input.type !== type || !isKnown(type)) return
    if (input.enabled !== null) setting['enabled'] = input.enabled
    const key = configKeys[type]
    const stored = asObject(setting[key])
    if (stored === undefined) return
    setting[key] = { ...stored, ...asObject(dereference(input[key])) }
  })
}
