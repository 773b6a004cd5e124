import * as v from 'valibot'

import { InputError, type Problem } from '../../errors.ts'
import { isMapping } from '../../json.ts'
import { parseText, type YamlValue } from '../../yaml.ts'
import { didYouMean } from '../did-you-mean.ts'
import { repoValue } from '../job-types/shared-fields.ts'
import type { Payload, PayloadParameter } from '../payload.ts'
import { fields, pathOf, requireOneOf, text, word } from '../schema-fields.ts'
import { fillFromGithub } from './from-github.ts'
import type { GithubEvent } from './github-event.ts'
import { readNotifications } from './notifications.ts'
import { readJobs } from './read-jobs.ts'
import { type ReadContext, readEntries, readValue } from './section.ts'

/** Texts of the inputs that make up the payload. An empty text is an input that is not set. */
export interface PayloadSources {
  readonly workflowKey: string
  readonly projectKey: string
  readonly parameters?: string | undefined
  readonly inputs?: string | undefined
  readonly notifyInputs?: string | undefined
  readonly payloadFile?: { readonly name: string; readonly text: string } | undefined
}

/**
 * Reads the payload: the file first, then the inputs, which replace a whole parameter, job or notification of the same
 * name. Throws one InputError with every problem; those of the file have paths such as `deploy.yml#inputs.build`.
 */
export function readPayload(sources: PayloadSources, event: GithubEvent): Payload {
  const problems: Problem[] = []
  const context: ReadContext = { event, problems }
  const parse = (name: string, source: string): YamlValue | undefined => {
    const reading = parseText(name, source)
    if (reading.ok) return reading.value
    problems.push(reading.problem)
    return undefined
  }
  const readSections = (raw: RawSections, prefix: string, notifyName: string) => ({
    parameters: readParameters(raw.parameters, `${prefix}parameters`, context),
    jobs: readJobs(raw.inputs, `${prefix}inputs`, context),
    notifications: readNotifications(raw.notify_inputs, `${prefix}${notifyName}`, context),
  })

  const { workflowKey, projectKey, payloadFile } = sources
  const rawFile = payloadFile && fileSections(parse(payloadFile.name, payloadFile.text), payloadFile.name, problems)
  const file = readSections(rawFile ?? {}, `${payloadFile?.name ?? ''}#`, 'notify_inputs')
  const rawInline = {
    parameters: parse('parameters', sources.parameters ?? ''),
    inputs: parse('inputs', sources.inputs ?? ''),
    notify_inputs: parse('notify-inputs', sources.notifyInputs ?? ''),
  }
  const inline = readSections(rawInline, '', 'notify-inputs')
  if (problems.length > 0) throw new InputError(problems)
  return {
    workflowKey,
    projectKey,
    parameters: override(file.parameters, inline.parameters, ({ name }) => name),
    jobs: override(file.jobs, inline.jobs, ({ name }) => name),
    notifications: override(file.notifications, inline.notifications, ({ input }) => String(input.id)),
  }
}

const SECTION_NAMES = ['parameters', 'inputs', 'notify_inputs'] as const

type RawSections = { readonly [name in (typeof SECTION_NAMES)[number]]?: YamlValue | undefined }

function fileSections(value: YamlValue | undefined, fileName: string, problems: Problem[]): RawSections {
  if (value === undefined) return {}
  if (!isMapping(value)) {
    problems.push({ path: fileName, message: 'It must be a mapping with `parameters`, `inputs` or `notify_inputs`.' })
    return {}
  }
  const known: readonly string[] = SECTION_NAMES
  for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
    const message =
      key === 'workflow_key' || key === 'project_key'
        ? `It belongs in the action's input \`${key.replace('_', '-')}\`.`
        : `There is no such field.${didYouMean(key, SECTION_NAMES)}`
    problems.push({ path: pathOf(`${fileName}#`, key).replace('#.', '#'), message })
  }
  return value
}

function override<Entry>(file: readonly Entry[], inline: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] {
  return [...new Map([...file, ...inline].map((entry) => [keyOf(entry), entry])).values()]
}

/** One parameter in the API's list: a value, or a repository for parameters of type `repo`. */
export const parameterEntry = v.pipe(
  fields({
    name: word('Name of the workflow variable.'),
    type: v.exactOptional(word("Its type; the server uses the workflow's.")),
    value: v.exactOptional(text('Its value.')),
    repo: v.exactOptional(repoValue),
  }),
  requireOneOf([['repo'], ['value']]),
)

/** The value of a parameter in the short form. */
export const parameterText = text('Value of the workflow variable.')

function readParameters(raw: unknown, path: string, context: ReadContext): readonly PayloadParameter[] {
  return readEntries(raw, path, context, {
    what: 'parameter',
    mapping: 'a mapping `NAME: value`',
    readNamed(name, value) {
      const at = pathOf(path, name)
      if (!isMapping(value)) {
        const read = readValue(parameterText, value, at, context)
        return read === undefined ? undefined : { name, type: undefined, value: read, repo: undefined, path: at }
      }
      const repo = readValue(repoValue, fillFromGithub(value, at, context, 'repo'), at, context)
      return repo && { name, type: undefined, value: undefined, repo, path: at }
    },
    readItem(item, index) {
      const at = pathOf(path, isMapping(item) && typeof item['name'] === 'string' ? item['name'] : index)
      const read = readValue(parameterEntry, fillFromGithub(item, at, context), at, context)
      if (read === undefined) return undefined
      const { name, type, value, repo } = read
      if (value !== undefined && repo !== undefined) {
        context.problems.push({ path: at, message: 'It must have `value` or `repo`, not both.' })
      }
      return { name, type, value, repo, path: at }
    },
  })
}
