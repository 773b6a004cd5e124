import { notifyInputs } from './notify-inputs.ts'
import type { PayloadNotification } from './payload.ts'
import type { SectionReading } from './section-reading.ts'
import { pathOf, validate } from './validate.ts'

/** Reads `notify_inputs`, the API's list (contract §4.8). Undefined reads to none. */
export function readNotifications(raw: unknown, path: string): SectionReading<PayloadNotification> {
  if (raw === undefined) return { entries: [], problems: [] }
  const reading = validate(notifyInputs, raw, path)
  if (!reading.ok) return { entries: [], problems: reading.problems }
  return { entries: reading.value.map((input, index) => ({ input, path: pathOf(path, index) })), problems: [] }
}
