import { firstTextAt, type Wire } from './read.ts'

/** What a person or group is called, in Zadig's own user objects and in those of the chat apps (contract §5.5). */
export function userName(wire: Wire): string {
  return firstTextAt(wire, 'user_name', 'group_name', 'name', 'user_id', 'group_id', 'id')
}
