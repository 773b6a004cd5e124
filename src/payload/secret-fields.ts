/**
 * Fields that carry a credential in clear (contract §5.6), and their likes in the stored documents of other job types and
 * of notifications, where whoever knows the address can write.
 */
export const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'oauth_token',
  'password',
  'ssh_key',
  'private_access_token',
  'access_token',
  'api_token',
  'secret_key',
  'private_key',
  'hook_address',
  'weChat_webHook',
  'dingding_webhook',
  'feishu_webhook',
])

/** Where a variable that is marked as a credential keeps its value (contract §5.1, §5.5). */
export const CREDENTIAL_VALUES = ['value', 'default'] as const
