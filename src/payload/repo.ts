import * as v from 'valibot'

import { fields, flag, integer, listOf, requireOneOf, requires, text, word } from './fields.ts'

const from = v.literal('github', ({ input }) => `The only word that it takes is \`github\`, not \`${String(input)}\`.`)

const identity = {
  from: v.exactOptional(
    v.pipe(
      from,
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

/** One entry of `repo_info` (contract §4.5). */
const repoInfoEntry = v.pipe(
  fields({
    ...identity,
    pr: v.exactOptional(integer('Number of one pull request.')),
    enable_commit: v.exactOptional(
      flag(
        'Check out `commit_id` instead of the head of the branch (Zadig ≥ 4.1); a `zadig-build` ignores it and goes by the setting of the build.',
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

export type RepoInfoEntry = v.InferOutput<typeof repoInfoEntry>

/** The repositories that a service, test, scan or job checks out. */
export const repoInfo = listOf(repoInfoEntry, 'Repositories, each with the revision to check out.')

/** The value of a workflow parameter of type `repo` (contract §4.4). It has no commit: it follows the branch. */
export const repoValue = v.pipe(fields(identity), requireOneOf([['from'], wholeRepo]), v.transform(withoutFrom))

export type RepoValue = v.InferOutput<typeof repoValue>

/** `from` is ours: it is filled in before this reads, and never goes over the wire. */
function withoutFrom<Value extends { readonly from?: 'github' }>(entry: Value): Omit<Value, 'from'> {
  const { from: _, ...rest } = entry
  return rest
}
