// Each rule of contract §4.5 that needs no definition, broken once.

interface BadCase {
  readonly wrong: string
  /** A job's parameters, with its type. */
  readonly job: string
  readonly path: string
  readonly message: string
  /** What JSON Schema has no words for: names that are there twice. */
  readonly onlyHere?: true
}

const service = 'service_name: s, service_module: m'
const repo = 'codehost_name: gh, repo_namespace: o, repo_name: r, branch: main'

export const badCases: readonly BadCase[] = [
  {
    wrong: 'a build without a registry',
    job: `job_type: zadig-build, service_list: [{ ${service} }]`,
    path: 'inputs.job.registry',
    message: 'It is required.',
  },
  {
    wrong: 'a build with an empty registry',
    job: `job_type: zadig-build, registry: '', service_list: [{ ${service} }]`,
    path: 'inputs.job.registry',
    message: 'It must not be empty.',
  },
  {
    wrong: 'a build of nothing',
    job: 'job_type: zadig-build, registry: https://r.example.com/n, service_list: []',
    path: 'inputs.job.service_list',
    message: 'It must have at least one item: with an empty list the job silently does nothing.',
  },
  {
    wrong: 'a variable whose name objects have already',
    job: 'job_type: freestyle, kv: { constructor: a, B: b }',
    path: 'inputs.job.kv',
    message: "The names `__proto__`, `constructor` and `prototype` can only be written in the API's list.",
    onlyHere: true,
  },
  {
    wrong: 'a build of the same module twice',
    job: `job_type: zadig-build, registry: https://r.example.com/n, service_list: [{ ${service} }, { ${service} }]`,
    path: 'inputs.job.service_list[1]',
    message: 'The service module `s/m` is there twice.',
    onlyHere: true,
  },
  {
    wrong: 'a repository without a branch, which the server would blank',
    job: `job_type: zadig-build, registry: https://r.example.com/n, service_list: [{ ${service}, repo_info: [{ codehost_name: gh, repo_namespace: o, repo_name: r }] }]`,
    path: 'inputs.job.service_list[0].repo_info[0].branch',
    message: 'It is required.',
  },
  {
    wrong: 'a repository without a code host',
    job: 'job_type: freestyle, repo_info: [{ from: github }]',
    path: 'inputs.job.repo_info[0].codehost_name',
    message: 'It is required.',
  },
  {
    wrong: 'a repository from elsewhere',
    job: 'job_type: freestyle, repo_info: [{ from: gitlab, codehost_name: gl }]',
    path: 'inputs.job.repo_info[0].from',
    message: 'The only word that it takes is `github`, not `gitlab`.',
  },
  {
    wrong: 'a commit that the server would not look at',
    job: `job_type: freestyle, repo_info: [{ ${repo}, commit_id: abc }]`,
    path: 'inputs.job.repo_info[0].enable_commit',
    message: 'It is required beside `commit_id`, which is ignored without it.',
  },
  {
    wrong: 'a pull request that is not a number',
    job: `job_type: freestyle, repo_info: [{ ${repo}, pr: first }]`,
    path: 'inputs.job.repo_info[0].pr',
    message: 'It must be a whole number, but it is `first`.',
  },
  {
    wrong: 'a pull request among others that is not a number',
    job: `job_type: freestyle, repo_info: [{ ${repo}, prs: [1, 2.5] }]`,
    path: 'inputs.job.repo_info[0].prs[1]',
    message: 'It must be a whole number, but it is `2.5`.',
  },
  {
    wrong: 'a flag that is neither',
    job: `job_type: freestyle, repo_info: [{ ${repo}, submodules: maybe }]`,
    path: 'inputs.job.repo_info[0].submodules',
    message: 'It must be `true` or `false`, but it is `maybe`.',
  },
  {
    wrong: 'a variable that is a list',
    job: 'job_type: freestyle, kv: { KEYS: [a, b] }',
    path: 'inputs.job.kv.KEYS',
    message: 'It must be text, but it is a list.',
  },
  {
    wrong: 'a variable without a value',
    job: 'job_type: plugin, kv: [{ key: A }]',
    path: 'inputs.job.kv[0].value',
    message: 'It is required.',
  },
  {
    wrong: 'a variable twice',
    job: 'job_type: plugin, kv: [{ key: A, value: 1 }, { key: A, value: 2 }]',
    path: 'inputs.job.kv[1]',
    message: 'The variable `A` is there twice.',
    onlyHere: true,
  },
  {
    wrong: 'a deployment without an environment',
    job: `job_type: zadig-deploy, service_list: [{ ${service}, image_name: i }]`,
    path: 'inputs.job.env_name',
    message: 'It is required.',
  },
  {
    wrong: 'a deployment of nothing',
    job: 'job_type: zadig-deploy, env_name: dev',
    path: 'inputs.job.service_list',
    message: 'It is required.',
  },
  {
    wrong: 'a misspelt field',
    job: `job_type: zadig-deploy, env_name: dev, service_list: [{ ${service}, image: i }]`,
    path: 'inputs.job.service_list[0].image',
    message: 'There is no such field. Did you mean `image_name`?',
  },
  {
    wrong: 'a field with two letters swapped',
    job: `job_type: zadig-deploy, env_name: dev, service_lsit: [{ ${service} }]`,
    path: 'inputs.job.service_lsit',
    message: 'There is no such field. Did you mean `service_list`?',
  },
  {
    wrong: 'an unknown merge strategy',
    job: `job_type: zadig-deploy, env_name: dev, service_list: [{ ${service}, value_merge_strategy: keep }]`,
    path: 'inputs.job.service_list[0].value_merge_strategy',
    message: 'It must be one of `reuse-values`, `override`, but it is `keep`.',
  },
  {
    wrong: 'workloads left out',
    job: 'job_type: custom-deploy',
    path: 'inputs.job.target_list',
    message: 'It is required.',
  },
  {
    wrong: 'the same service on hosts twice',
    job: 'job_type: zadig-vm-deploy, env_name: dev, service_list: [{ service_name: s, file_name: a }, { service_name: s, file_name: b }]',
    path: 'inputs.job.service_list[1]',
    message: 'The service `s` is there twice.',
    onlyHere: true,
  },
  {
    wrong: 'SQL left out, which the server would blank',
    job: 'job_type: sql, database_name: orders',
    path: 'inputs.job.sql',
    message: 'It is required.',
  },
  {
    wrong: "the published API's iterations",
    job: 'job_type: tapd, project_id: 1, status: open, iteration_ids: [1], iterations: [{ iteration_id: 1 }]',
    path: 'inputs.job.iterations',
    message: 'The server does not read it, whatever the published API says: give the ids as `iteration_ids`.',
  },
  {
    wrong: 'parameters for an approval',
    job: 'job_type: approval, comment: please',
    path: 'inputs.job.comment',
    message: 'There is no such field.',
  },
  {
    wrong: 'a patch without a version',
    job: "job_type: k8s-resource-patch, target_list: [{ resource_name: a, resource_kind: b, resource_group: '' }]",
    path: 'inputs.job.target_list[0].resource_version',
    message: 'It is required.',
  },
  {
    wrong: 'a rollback of nothing',
    job: 'job_type: k8s-gray-rollback, target_list: []',
    path: 'inputs.job.target_list',
    message: 'It must have at least one item: with an empty list the job silently does nothing.',
  },
  {
    wrong: 'a job type with a typing error',
    job: 'job_type: zadig-biuld',
    path: 'inputs.job.job_type',
    message: "Zadig's API has no job type `zadig-biuld`. Did you mean `zadig-build`?",
  },
  {
    wrong: 'a job type that the API cannot run',
    job: 'job_type: nacos',
    path: 'inputs.job.job_type',
    message:
      "Zadig's API cannot run jobs of type `nacos`, only its own pages and triggers can. Leave it out, and it is skipped.",
  },
]
