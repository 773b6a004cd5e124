import type { Problem } from '../../errors.ts'
import type { ParamDefinition, WorkflowDefinition } from '../../definition/definition.ts'
import { didYouMean, quoted, quotedList, quotedValue } from '../did-you-mean.ts'
import type { PayloadParameter } from '../payload.ts'

/** Problems with workflow variables (contract §4.4). */
export function checkParameters(
  parameters: readonly PayloadParameter[],
  definition: WorkflowDefinition,
): readonly Problem[] {
  const names = definition.params.map(({ name }) => name)
  return parameters.flatMap((parameter) => {
    const defined = definition.params.find(({ name }) => name === parameter.name)
    const message =
      defined === undefined
        ? `The workflow has no variable ${quoted(parameter.name)}: Zadig would refuse the whole run.${didYouMean(parameter.name, names)}`
        : wrongValue(parameter, defined)
    return message === undefined ? [] : [{ path: parameter.path, message }]
  })
}

function wrongValue({ value, repo }: PayloadParameter, defined: ParamDefinition): string | undefined {
  switch (defined.type) {
    case 'string':
    case 'text':
      return value === undefined ? `It is of type \`${defined.type}\` and takes a value, not a repository.` : undefined
    case 'choice':
      if (value === undefined) return 'It is of type `choice` and takes a value, not a repository.'
      if (defined.choices.length === 0 || defined.choices.includes(value)) return undefined
      return `${quotedValue(value)} is not one of its choices: ${quotedList(defined.choices)}.`
    case 'repo':
      return repo === undefined ? 'It is of type `repo` and takes a repository, not a value.' : wrongRepo(repo, defined)
    default:
      return `It is of type ${quoted(defined.type)}, which Zadig's API ignores without a word: the run would use the value that is stored in the workflow. Leave it out.`
  }
}

function wrongRepo(
  { repo_namespace, repo_name }: NonNullable<PayloadParameter['repo']>,
  { repo }: ParamDefinition,
): string | undefined {
  if (repo === undefined || repo.name === '') return undefined
  if (repo_namespace === repo.namespace && repo_name === repo.name) return undefined
  const [sent, configured] = [`${repo_namespace}/${repo_name}`, `${repo.namespace}/${repo.name}`].map(quoted)
  return `${sent} is not the repository of this variable, which is ${configured}: Zadig would ignore it without a word.`
}
