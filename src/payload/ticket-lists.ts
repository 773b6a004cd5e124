import type { Problem } from '../errors.ts'
import { isMapping, type Mapping, textAt } from '../json.ts'
import { didYouMean } from './nearest.ts'
import { readList } from './read-list.ts'

interface Reading<Item> {
  readonly items: readonly Item[]
  readonly problems: readonly Problem[]
}

interface TicketService {
  readonly service: string
  readonly module: string
}

interface TicketUser {
  readonly name: string
  readonly email: string
}

/** Reads the services of a ticket: `service/module`, or the API's own objects. A module is called as its service where none is given. */
export function readTicketServices(inputName: string, text: string): Reading<TicketService> {
  return readItems(inputName, text, ['service_name', 'service_module'], {
    ofText(item) {
      const [service = '', module = service, ...rest] = item.split('/').map((part) => part.trim())
      return rest.length > 0 || service === '' || module === '' ? undefined : { service, module }
    },
    ofFields(fields) {
      const service = textAt(fields, 'service_name')
      const module = textAt(fields, 'service_module')
      return service === '' ? undefined : { service, module: module === '' ? service : module }
    },
    rule: 'A service is `service/module`, or a mapping with `service_name` and `service_module`.',
  })
}

/** Reads the users of a ticket: `Name <mail>`, a name or a mail address alone, or the API's own objects. */
export function readTicketUsers(inputName: string, text: string): Reading<TicketUser> {
  return readItems(inputName, text, ['name', 'email'], {
    ofText(item) {
      const both = /^([^<>]+)<([^<>]+)>$/.exec(item)
      if (both !== null) return { name: both[1]?.trim() ?? '', email: both[2]?.trim() ?? '' }
      return item.includes('@') ? { name: '', email: item } : { name: item, email: '' }
    },
    ofFields(fields) {
      const user = { name: textAt(fields, 'name'), email: textAt(fields, 'email') }
      return user.name === '' && user.email === '' ? undefined : user
    },
    rule: 'A user is `Name <mail>`, a name, a mail address, or a mapping with `name` and `email`.',
  })
}

function readItems<Item>(
  inputName: string,
  text: string,
  fields: readonly string[],
  form: {
    readonly ofText: (item: string) => Item | undefined
    readonly ofFields: (fields: Mapping) => Item | undefined
    readonly rule: string
  },
): Reading<Item> {
  const { items, problems: broken } = readList(inputName, text)
  const problems: Problem[] = [...broken]
  const found = items.flatMap((item, index): Item[] => {
    const path = `${inputName}[${index}]`
    const unknown = isMapping(item) ? Object.keys(item).filter((name) => !fields.includes(name)) : []
    for (const name of unknown)
      problems.push({ path, message: `\`${name}\` is no field here.${didYouMean(name, fields)}` })
    const read = isMapping(item) ? form.ofFields(item) : form.ofText(item)
    if (read !== undefined) return [read]
    if (unknown.length === 0) problems.push({ path, message: form.rule })
    return []
  })
  return { items: found, problems }
}
