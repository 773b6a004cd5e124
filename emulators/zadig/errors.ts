/**
 * The fixed texts of contract §3.3 and §14. The server never translates them. Code 6545 has two meanings and so two
 * texts; `preset` is a code of the emulator only, which goes over the wire as 6545.
 */
const messages = {
  400: 'Bad Request',
  6160: '创建工作流任务失败',
  6161: '获取工作流任务失败',
  6163: '取消工作流任务失败',
  6169: '批准工作流任务失败',
  6190: '获取计数器失败',
  6540: '新建或更新wokflow失败',
  6542: '查询workflow失败',
  6543: '删除workflow失败',
  6545: '校验workflow失败',
  preset: '预配置workflow失败',
  6892: '创建视图失败',
  6893: '更新视图失败',
  6894: '删除视图失败',
  7050: '用户许可证不可用，请检查许可证后重试',
  7100: '创建预审批单失败',
} as const

export type BusinessCode = keyof typeof messages

/** The answer of every endpoint to a lookup of something absent. */
export const noDocuments = 'mongo: no documents in result'

/** A typed error of the server: envelope A, HTTP 400 (contract §3.2). */
export class BusinessError extends Error {
  override readonly name = 'BusinessError'
  readonly code: number
  readonly text: string

  constructor(code: BusinessCode, description: string) {
    super(description)
    this.code = code === 'preset' ? 6545 : code
    this.text = messages[code]
  }
}

/** Anything that the server's code did not wrap: envelope B, HTTP 500 (contract §3.2). */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}

/** A nil pointer in a handler: HTTP 500 without a body. */
export class HandlerPanic extends Error {
  override readonly name = 'HandlerPanic'
}

/** No permission: HTTP 403 without a body and without a content type. */
export class NoPermission extends Error {
  override readonly name = 'NoPermission'
}

/** A failure of gin's own binding of the query or the body: HTTP 400 without a body. */
export class BindingFailure extends Error {
  override readonly name = 'BindingFailure'
}

/** Follows a pointer of the server: nil makes the handler panic. */
export function dereference<T>(pointer: T | null | undefined): T {
  if (pointer === null || pointer === undefined) throw new HandlerPanic('nil pointer dereference')
  return pointer
}
