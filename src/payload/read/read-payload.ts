import { InputError, type Problem } from '../../errors.ts'
import type { GithubEvent } from './github-event.ts'
import { isMapping } from '../../json.ts'
import { didYouMean } from '../did-you-mean.ts'
import type { Payload, PayloadJob, PayloadParameter } from '../payload.ts'
import { type PayloadNotification, readNotifications } from './notifications.ts'
import { readJobs } from './read-jobs.ts'
import { readParameters } from './read-parameters.ts'
import { parseText, type YamlValue } from '../../yaml.ts'
import type { SectionReading } from './section.ts'
import { pathOf } from '../schema-fields.ts'

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
  const parse = (name: string, text: string): YamlValue | undefined => {
    const reading = parseText(name, text)
    if (reading.ok) return reading.value
    problems.push(reading.problem)
    return undefined
  }
  const read = (raw: RawSections, prefix: string): Sections => ({
    parameters: collect(readParameters(raw.parameters, event, `${prefix}parameters`), problems),
    jobs: collect(readJobs(raw.inputs, event, `${prefix}inputs`), problems),
    notifications: collect(
      readNotifications(raw.notify_inputs, `${prefix}${prefix === '' ? 'notify-inputs' : 'notify_inputs'}`),
      problems,
    ),
  })

  const { payloadFile } = sources
  const rawFile = payloadFile && fileSections(parse(payloadFile.name, payloadFile.text), payloadFile.name, problems)
  const file = read(rawFile ?? {}, `${payloadFile?.name ?? ''}#`)
  const inline = read(
    {
      parameters: parse('parameters', sources.parameters ?? ''),
      inputs: parse('inputs', sources.inputs ?? ''),
      notify_inputs: parse('notify-inputs', sources.notifyInputs ?? ''),
    },
    '',
  )
  if (problems.length > 0) throw new InputError(problems)
  return {
    workflowKey: sources.workflowKey,
    projectKey: sources.projectKey,
    parameters: override(file.parameters, inline.parameters, ({ name }) => name),
    jobs: override(file.jobs, inline.jobs, ({ name }) => name),
    notifications: override(file.notifications, inline.notifications, ({ input }) => String(input.id)),
  }
}

interface Sections {
  readonly parameters: readonly PayloadParameter[]
  readonly jobs: readonly PayloadJob[]
  readonly notifications: readonly PayloadNotification[]
}

const sectionNames = ['parameters', 'inputs', 'notify_inputs'] as const

type RawSections = { readonly [name in (typeof sectionNames)[number]]?: YamlValue | undefined }

function fileSections(value: YamlValue | undefined, fileName: string, problems: Problem[]): RawSections {
  if (value === undefined) return {}
  if (!isMapping(value)) {
    problems.push({ path: fileName, message: 'It must be a mapping with `parameters`, `inputs` or `notify_inputs`.' })
    return {}
  }
  const known: readonly string[] = sectionNames
  for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
    const message =
      key === 'workflow_key' || key === 'project_key'
        ? `It belongs in the action's input \`${key.replace('_', '-')}\`.`
        : `There is no such field.${didYouMean(key, sectionNames)}`
    problems.push({ path: pathOf(`${fileName}#`, key).replace('#.', '#'), message })
  }
  return value
}

function collect<Entry>(reading: SectionReading<Entry>, problems: Problem[]): readonly Entry[] {
  problems.push(...reading.problems)
  return reading.entries
}

/** The entries of the file in their places, replaced by the inline ones of the same key; then the inline ones that are new. */
function override<Entry>(
  file: readonly Entry[],
  inline: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  return [...new Map([...file, ...inline].map((entry) => [keyOf(entry), entry])).values()]
}
