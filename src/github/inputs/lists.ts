import type { WantedWorkflow } from '../../actions/views.ts'
import type { Problem } from '../../errors.ts'
import { isMapping, type Mapping, textAt } from '../../json.ts'
import { didYouMean } from '../../payload/did-you-mean.ts'
import type { ApprovalTicket } from '../../ports/zadig-api.ts'
import { parseText } from '../../yaml.ts'

/** What an input that is a list reads to: its items without empty and wrong ones, and what is wrong. */
interface ListReading<Item> {
  readonly items: readonly Item[]
  readonly problems: readonly Problem[]
}

/** A list of YAML or JSON by how it begins; lines of comments may come before it. */
const YAML_LIST = /^(?:[^\S\n]*(?:#.*)?\r?\n)*\s*(?:\[|-(?:\s|$))/

/**
 * Reads a list of texts: a YAML or JSON list, or items between commas or line ends. What doesn't begin as a YAML list is
 * never read as YAML, so an item may begin with `*` or `!` and hold a colon.
 */
export function readTextList(inputName: string, text: string): ListReading<string> {
  if (!YAML_LIST.test(text)) return { items: words(text), problems: [] }
  const { items, problems } = readList(inputName, text)
  const message = 'This is a mapping; an item is a text. Put it in quotes if the colon belongs to it.'
  const wrong = items.flatMap((item, index) => (isMapping(item) ? [{ path: `${inputName}[${index}]`, message }] : []))
  return { items: items.filter((item) => typeof item === 'string'), problems: [...problems, ...wrong] }
}

/**
 * Reads a list of texts or mappings: YAML or JSON, or items between commas or line ends where all are texts. A single item
 * needs no list.
 */
export function readList(inputName: string, text: string): ListReading<string | Mapping> {
  const reading = parseText(inputName, text)
  if (!reading.ok) return { items: [], problems: [reading.problem] }
  const { value = [] } = reading
  if (typeof value === 'string') return { items: words(text), problems: [] }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  const message = 'This is a list in a list; an item is a text or a mapping.'
  return {
    items: values.filter(
      (item): item is string | Mapping => isMapping(item) || (typeof item === 'string' && item.trim() !== ''),
    ),
    problems: values.flatMap((item, index) =>
      Array.isArray(item) ? [{ path: `${inputName}[${index}]`, message }] : [],
    ),
  }
}

/** Items between commas or line ends, without quotes around one and without lines of comments. */
function words(text: string): readonly string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '' && !item.startsWith('#'))
}

/** Reads the services of a ticket: `service/module`, or the API's own objects. A missing module has the service's name. */
export function readTicketServices(inputName: string, text: string): ListReading<ApprovalTicket['services'][number]> {
  return readItems(inputName, text, {
    fields: ['service_name', 'service_module'],
    fromText(item) {
      const [service = '', module = service, ...rest] = item.split('/').map((part) => part.trim())
      return rest.length > 0 || module === '' ? {} : { service_name: service, service_module: module }
    },
    read(item) {
      const service = textAt(item, 'service_name')
      return service === '' ? undefined : { service, module: textAt(item, 'service_module') || service }
    },
    rule: 'A service is `service/module`, or a mapping with `service_name` and `service_module`.',
  })
}

/** Reads the users of a ticket: `Name <mail>`, a name or a mail address alone, or the API's own objects. */
export function readTicketUsers(inputName: string, text: string): ListReading<ApprovalTicket['users'][number]> {
  return readItems(inputName, text, {
    fields: ['name', 'email'],
    fromText(item) {
      const both = /^([^<>]+)<([^<>]+)>$/.exec(item)
      if (both !== null) return { name: both[1]?.trim(), email: both[2]?.trim() }
      return item.includes('@') ? { email: item } : { name: item }
    },
    read(item) {
      const user = { name: textAt(item, 'name'), email: textAt(item, 'email') }
      return user.name === '' && user.email === '' ? undefined : user
    },
    rule: 'A user is `Name <mail>`, a name, a mail address, or a mapping with `name` and `email`.',
  })
}

/** Reads the `workflows` of a view: keys, or the API's own objects. */
export function readViewWorkflows(inputName: string, text: string): ListReading<WantedWorkflow> {
  const { items, problems } = readItems(inputName, text, {
    fields: ['workflow_key', 'workflow_name', 'workflow_type', 'enabled'],
    fromText: (key) => ({ workflow_key: key }),
    read(item) {
      const workflowKey = textAt(item, 'workflow_key')
      const type = textAt(item, 'workflow_type')
      const enabled = textAt(item, 'enabled')
      const isValid = ['', 'custom', 'product'].includes(type) && ['', 'true', 'false'].includes(enabled)
      return workflowKey !== '' && isValid ? { workflowKey, type, enabled: enabled !== 'false' } : undefined
    },
    rule: 'A workflow is its key, or a mapping with `workflow_key`, and if needed `workflow_type` (`custom` or `product`) and `enabled` (`true` or `false`).',
  })
  const keys = items.map(({ workflowKey }) => workflowKey)
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) < index))
  const twice = [...repeated].map((key) => ({ path: inputName, message: `\`${key}\` is listed twice.` }))
  return { items, problems: [...problems, ...twice] }
}

interface ItemForm<Item> {
  readonly fields: readonly string[]
  /** The API's object for an item that is a text. */
  readonly fromText: (text: string) => Mapping
  /** Undefined for an object that is not valid. */
  readonly read: (item: Mapping) => Item | undefined
  /** The message for an item that is not valid. */
  readonly rule: string
}

function readItems<Item>(inputName: string, text: string, form: ItemForm<Item>): ListReading<Item> {
  const list = readList(inputName, text)
  const problems: Problem[] = [...list.problems]
  const items = list.items.flatMap((item, index): Item[] => {
    const path = `${inputName}[${index}]`
    const object = isMapping(item) ? item : form.fromText(item)
    const unknown = Object.keys(object).filter((name) => !form.fields.includes(name))
    for (const name of unknown)
      problems.push({ path, message: `\`${name}\` is not a field here.${didYouMean(name, form.fields)}` })
    const read = form.read(object)
    if (read === undefined && unknown.length === 0) problems.push({ path, message: form.rule })
    return read === undefined ? [] : [read]
  })
  return { items, problems }
}
