import * as v from 'valibot'

import { isMapping } from '../../json.ts'
import { distinct, fields, flag, integer, listOf, found, requireOneOf, requires, text, word } from '../schema-fields.ts'

/** One variable of a job as the API has it (contract §4.5, `kv`). */
const keyValue = v.pipe(
  fields({
    key: word('Name of the variable.'),
    value: v.exactOptional(text('Its value. A multi-select variable takes its choices joined by commas.')),
    type: v.exactOptional(word('Type of the variable; the server uses the one that is configured.')),
    is_credential: v.exactOptional(flag('Marks the value as a secret: it is masked in the log.')),
    file_id: v.exactOptional(word('Id of an uploaded file, for variables of type `file` (Zadig after 5.0).')),
    file_name: v.exactOptional(word('Name of the uploaded file.')),
    file_path: v.exactOptional(word('Where the job finds the file.')),
  }),
  requireOneOf([['file_id'], ['value']]),
  // The server's field is a plain string, so a file's entry carries an empty one.
  v.transform((entry) => ({ ...entry, value: entry.value ?? '' })),
)

type KeyValues = v.GenericSchema<unknown, v.InferOutput<typeof keyValue>[]>

const keyValueList: KeyValues = v.pipe(
  listOf(keyValue, "Variables, as the API's list."),
  distinct(({ key }: v.InferOutput<typeof keyValue>) => key, 'variable'),
)

const keyValueMapping: KeyValues = v.pipe(
  v.record(
    v.string(),
    text('Value of the variable.'),
    'It must be a mapping `KEY: value`, or a list of `key` and `value`.',
  ),
  v.description('Variables, as `KEY: value`.'),
  v.transform((values) => Object.entries(values).map(([key, value]) => ({ key, value }))),
)

/** Keys that valibot silently drops from a mapping, because assigning them changes what an object is. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype']
const namedUnsafely = v.never(
  "The names `__proto__`, `constructor` and `prototype` can only be written in the API's list.",
)
const eitherForm = v.union([keyValueMapping, keyValueList])

/** A job's variables: `KEY: value`, or the API's list of `{key, value}`; both read to the list. */
// The input decides on the form, so problems are about the form that was written. The JSON Schema generator passes no
// input and gets both.
export const keyValues: v.LazySchema<KeyValues> = v.lazy((input) => {
  if (input === undefined) return eitherForm
  if (Array.isArray(input)) return keyValueList
  return isMapping(input) && UNSAFE_NAMES.some((name) => Object.hasOwn(input, name)) ? namedUnsafely : keyValueMapping
})

const identity = {
  from: v.exactOptional(
    v.pipe(
      v.literal('github', ({ input }) => `It must be \`github\`${found(input)}.`),
      v.description(
        '`github` fills in namespace, name, branch, and the pull request or else the commit, from the GitHub event.',
      ),
    ),
  ),
  codehost_name: word('Name (alias) of the code host in Zadig.'),
  repo_namespace: v.exactOptional(word('Owner of the repository: an organisation or a user.')),
  repo_name: v.exactOptional(word('Name of the repository.')),
  branch: v.exactOptional(
    word('Branch to check out, and the one that pull requests are merged into. Left out, the server blanks it.'),
  ),
  prs: v.exactOptional(listOf(integer('Number of a pull request.'), 'Pull requests to merge into the branch.')),
}

const wholeRepo = ['repo_namespace', 'repo_name', 'branch']

const repoInfoEntry = v.pipe(
  fields({
    ...identity,
    pr: v.exactOptional(integer('Number of one pull request.')),
    enable_commit: v.exactOptional(
      flag(
        'Check out `commit_id` instead of the head of the branch (Zadig ≥ 4.1); a `zadig-build` ignores it and uses the setting of the build.',
      ),
    ),
    commit_id: v.exactOptional(word('The commit to check out; it needs `enable_commit: true`.')),
    remote_name: v.exactOptional(word('Name of the git remote; `origin` when left out.')),
    checkout_path: v.exactOptional(text('Directory to check out into.')),
    submodules: v.exactOptional(flag('Check out submodules too.')),
    stream: v.exactOptional(word('Perforce: the stream.')),
    view_mapping: v.exactOptional(word('Perforce: the view mapping.')),
    changelist_id: v.exactOptional(integer('Perforce: the changelist.')),
    shelve_id: v.exactOptional(integer('Perforce: the shelved changelist.')),
  }),
  requireOneOf([['from'], ['stream'], ['view_mapping'], wholeRepo]),
  requires('commit_id', 'enable_commit'),
  v.transform(withoutFrom),
)

/** The repositories that a service, test, scan or job checks out. */
export const repoInfo = listOf(repoInfoEntry, 'Repositories, each with the revision to check out.')

/** The value of a workflow parameter of type `repo` (contract §4.4). It has no commit: it follows the branch. */
export const repoValue = v.pipe(fields(identity), requireOneOf([['from'], wholeRepo]), v.transform(withoutFrom))

export type RepoValue = v.InferOutput<typeof repoValue>

/** `from` belongs to this action: it is filled in before this reads, and is never sent. */
function withoutFrom<Value extends { readonly from?: 'github' }>(entry: Value): Omit<Value, 'from'> {
  const { from: _, ...rest } = entry
  return rest
}

/** A service module with what it is built, tested or scanned from, in all the job types that have one. */
export const serviceEntry = fields({
  service_name: word('Name of the service.'),
  service_module: word('Name of the service module, which is the container.'),
  repo_info: v.exactOptional(repoInfo),
  inputs: v.exactOptional(keyValues),
})
