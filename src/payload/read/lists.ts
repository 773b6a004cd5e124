import type { Problem } from '../../errors.ts'
import { isMapping, type Mapping, textAt } from '../../json.ts'
import { parseText } from '../../yaml.ts'
import { didYouMean } from '../did-you-mean.ts'

/** A list of YAML or JSON by how it begins; lines of comments may stand before it. */
const YAML_LIST = /^(?:[^\S\n]*(?:#.*)?\r?\n)*\s*(?:\[|-(?:\s|$))/

/**
 * Reads an input that is a list of texts: a YAML or JSON list, or items between commas or line ends. What doesn't begin
 * as a YAML list is never read as YAML, so that an item may begin with `*` or `!` and hold a colon.
 *
 * @returns its items without empty ones, and what is wrong
 */
export function readTextList(
  inputName: string,
  text: string,
): { readonly items: readonly string[]; readonly problems: readonly Problem[] } {
  if (!YAML_LIST.test(text)) return { items: words(text), problems: [] }
  const { items, problems } = readList(inputName, text)
  const wrong = items.flatMap((item, index): Problem[] =>
    typeof item === 'string'
      ? []
      : [
          {
            path: `${inputName}[${index}]`,
            message: 'This is a mapping; an item is a text. Put it in quotes if the colon belongs to it.',
          },
        ],
  )
  return { items: items.filter((item) => typeof item === 'string'), problems: [...problems, ...wrong] }
}

/**
 * Reads an input that is a list of texts or mappings: YAML or JSON, or items between commas or line ends where all are
 * texts. A single item may stand alone.
 *
 * @returns its items, texts and mappings of texts, without empty ones, and what is wrong
 */
export function readList(
  inputName: string,
  text: string,
): { readonly items: readonly (string | Mapping)[]; readonly problems: readonly Problem[] } {
  const reading = parseText(inputName, text)
  if (!reading.ok) return { items: [], problems: [reading.problem] }
  const { value } = reading
  if (value === undefined) return { items: [], problems: [] }
  if (typeof value === 'string') return { items: words(text), problems: [] }
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  const wrong = items.flatMap((item, index): Problem[] =>
    typeof item === 'string' || isMapping(item)
      ? []
      : [{ path: `${inputName}[${index}]`, message: 'This is a list in a list; an item is a text or a mapping.' }],
  )
  const fine = items.filter(
    (item): item is string | Mapping => (typeof item === 'string' && item.trim() !== '') || isMapping(item),
  )
  return { items: fine, problems: wrong }
}

/** Items between commas or line ends, without quotes around one and without lines of comments. */
function words(text: string): readonly string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '' && !item.startsWith('#'))
}

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

/** A workflow that a view is to show, or to hide, as the user wrote it. */
export interface WantedWorkflow {
  readonly workflowKey: string
  /** Empty where it is to be looked up. */
  readonly type: string
  readonly enabled: boolean
}

/** Why a view with such a name is refused: its path is 404 to the server, however it is encoded (contract §3.10). */
export const UNREACHABLE_VIEW = "Zadig's API can neither update nor delete a view with a `/` in its name."

const FIELDS = ['workflow_key', 'workflow_name', 'workflow_type', 'enabled']

/** Reads the `workflows` of a view: keys, or the API's own objects. */
export function readViewWorkflows(
  inputName: string,
  text: string,
): { readonly workflows: readonly WantedWorkflow[]; readonly problems: readonly Problem[] } {
  const { items, problems: broken } = readList(inputName, text)
  const problems: Problem[] = [...broken]
  const workflows = items.map((item, index): WantedWorkflow => {
    if (!isMapping(item)) return { workflowKey: item, type: '', enabled: true }
    const path = `${inputName}[${index}]`
    const complain = (message: string): void => void problems.push({ path, message })
    for (const name of Object.keys(item))
      if (!FIELDS.includes(name))
        complain(`\`${name}\` is no field of a workflow in a view.${didYouMean(name, FIELDS)}`)
    const workflowKey = scalar(item['workflow_key'])
    const type = scalar(item['workflow_type'])
    const enabled = scalar(item['enabled'])
    if (workflowKey === '') complain('`workflow_key` is missing.')
    if (!['', 'custom', 'product'].includes(type)) complain('`workflow_type` is `custom` or `product`.')
    if (!['', 'true', 'false'].includes(enabled)) complain('`enabled` is `true` or `false`.')
    return { workflowKey, type, enabled: enabled !== 'false' }
  })
  const keys = workflows.map(({ workflowKey }) => workflowKey)
  const twice = keys.filter((key, index) => keys.indexOf(key) < index)
  for (const key of new Set(twice)) problems.push({ path: inputName, message: `\`${key}\` is listed twice.` })
  return { workflows, problems }
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
