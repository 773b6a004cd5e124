import * as v from 'valibot'

import { distinct, fields, flag, found, integer, listOf, pathOf, text, word } from '../schema-fields.ts'
import { type ReadContext, readValue } from './section.ts'

// Overrides of the workflow's notification settings (contract §4.8, Zadig ≥ 4.2).

const dynamicRecipients = v.exactOptional(
  listOf(word('A dynamic recipient.'), 'Recipients that Zadig resolves when it sends.'),
)
const atAll = v.exactOptional(flag('Whether to mention everyone.'))

const larkUser = fields({
  id: word('Id of the user at Lark.'),
  id_type: v.exactOptional(word('`open_id` or `user_id`.')),
  is_executor: v.exactOptional(flag('Stands for the user who runs the workflow.')),
  is_stage_executor: v.exactOptional(flag('Stands for the user who runs the stage.')),
})

const mailUser = fields({
  type: word('`user`, `group` or `task_creator`.'),
  user_id: v.exactOptional(word('Id of the user in Zadig.')),
  user_name: v.exactOptional(word('Name of the user.')),
  group_id: v.exactOptional(word('Id of the group in Zadig.')),
  group_name: v.exactOptional(word('Name of the group.')),
})

function people(what: string) {
  return v.exactOptional(listOf(text(what), `${what}s.`))
}

const common = {
  id: integer("Which of the workflow's notification settings, counted from 0."),
  enabled: v.exactOptional(flag('Switches the notification on or off; left out, it stays as it is.')),
}

/** One kind: the server crashes without its configuration, even where it is only switched on or off (contract §4.7). */
function kind<const Type extends string, const Entries extends v.ObjectEntries>(type: Type, entries: Entries) {
  return fields({ ...common, type: v.literal(type), ...entries })
}

const notifyInput = v.variant(
  'type',
  [
    kind('feishu', {
      lark_hook_notification_config: fields({
        at_users: people('User id'),
        dynamic_recipients: dynamicRecipients,
        is_at_all: atAll,
      }),
    }),
    kind('feishu_app', {
      lark_group_notification_config: fields({
        chat_id: word('Id of the chat.'),
        at_users: v.exactOptional(listOf(larkUser, 'Users to mention.')),
        dynamic_recipients: dynamicRecipients,
      }),
    }),
    kind('feishu_person', {
      lark_person_notification_config: fields({
        users: v.exactOptional(listOf(larkUser, 'Users to write to.')),
        dynamic_recipients: dynamicRecipients,
      }),
    }),
    kind('dingding', {
      dingding_notification_config: fields({
        at_mobiles: people('Mobile number'),
        dynamic_recipients: dynamicRecipients,
        is_at_all: atAll,
      }),
    }),
    kind('wechat', {
      wechat_notification_config: fields({ at_users: people('User id'), is_at_all: atAll }),
    }),
    kind('msteams', {
      msteams_notification_config: fields({ at_emails: people('Address'), dynamic_recipients: dynamicRecipients }),
    }),
    kind('mail', {
      mail_notification_config: fields({
        user_ids: people('Id of a user in Zadig'),
        users: v.exactOptional(listOf(mailUser, 'Users and groups; `user_ids` is ignored if it is set.')),
        dynamic_recipients: dynamicRecipients,
      }),
    }),
  ],
  ({ input, expected }) =>
    expected === 'Object'
      ? `It must be a mapping${found(input)}.`
      : `It must be one of ${expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ')}${found(input)}.`,
)

export type NotifyInput = v.InferOutput<typeof notifyInput>

export interface PayloadNotification {
  readonly input: NotifyInput
  readonly path: string
}

/** `notify_inputs`: one entry a notification setting to override. */
export const notifyInputs = v.pipe(
  listOf(notifyInput, "Overrides of the workflow's notification settings (Zadig ≥ 4.2)."),
  distinct(({ id }) => String(id), 'notification'),
)

/** Reads `notify_inputs`, the API's list (contract §4.8). Undefined reads to none. */
export function readNotifications(raw: unknown, path: string, context: ReadContext): readonly PayloadNotification[] {
  const inputs = raw === undefined ? [] : (readValue(notifyInputs, raw, path, context) ?? [])
  return inputs.map((input, index) => ({ input, path: pathOf(path, index) }))
}
