import type { Problem } from '../errors.ts'
import type { WorkflowDefinition } from './definition.ts'
import { quoted } from './nearest.ts'
import type { PayloadNotification } from './payload.ts'
import { pathOf } from './validate.ts'

/** Problems with overrides of notification settings: Zadig ignores those that don't match a setting (contract §4.8). */
export function checkNotifications(
  notifications: readonly PayloadNotification[],
  { notificationTypes }: WorkflowDefinition,
): readonly Problem[] {
  return notifications.flatMap(({ input, path }) => {
    const type = notificationTypes[input.id]
    if (type === input.type) return []
    if (type !== undefined) {
      const message = `The workflow's notification ${input.id} is of type ${quoted(type)}, not \`${input.type}\`: Zadig would ignore it without a word.`
      return [{ path: pathOf(path, 'type'), message }]
    }
    const count = notificationTypes.length
    const has = count === 0 ? 'has no notifications' : `has the notifications 0 to ${count - 1}`
    return [
      {
        path: pathOf(path, 'id'),
        message: `The workflow ${has}: Zadig would ignore number ${input.id} without a word.`,
      },
    ]
  })
}
