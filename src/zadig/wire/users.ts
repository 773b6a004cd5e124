import { firstTextAt, type Mapping } from '../../json.ts'

/** What a person or group is called, in Zadig's own user objects and in those of the chat apps (contract §5.5). */
export function userName(wire: Mapping): string {
  return firstTextAt(wire, 'user_name', 'group_name', 'name', 'user_id', 'group_id', 'id')
}
