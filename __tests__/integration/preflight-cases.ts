// Longer than 200 lines because it is one table: every input that Zadig takes in silence or refuses in words that help
// nobody (contract §4.3–4.5, §4.7, §4.8), what the server makes of it, and what the preflight says instead.
import type { JsonObject } from '../../emulators/zadig/json.ts'

/** What the server does with the raw body. */
export type ServerDoes =
  /** It makes a task of these jobs, whose record `keeps` what it had or `lacks` what was sent. */
  | { readonly task: readonly string[]; readonly keeps?: string; readonly lacks?: string }
  | { readonly status: number; readonly says: RegExp }

export interface SilentCase {
  readonly what: string
  readonly workflow: string
  readonly parameters?: readonly JsonObject[]
  readonly inputs: readonly JsonObject[]
  readonly notify?: readonly JsonObject[]
  /** By version, where the versions differ; a version that is left out has nothing to show. */
  readonly server: ServerDoes | { readonly '4.0'?: ServerDoes; readonly '5.0'?: ServerDoes }
  /** What one line of our error says, the path included. */
  readonly ours: RegExp
}

const REGISTRY = 'https://registry.example.com/demo'
const SCRIPT = { job_name: 'script', parameters: {} }
const SCRIPT_ONLY = { task: ['script'] }

const job = (name: string, parameters: JsonObject = {}): JsonObject => ({ job_name: name, parameters })
const build = (...services: JsonObject[]): JsonObject => job('build', { registry: REGISTRY, service_list: services })
const module = (service: string, name = service, more: JsonObject = {}): JsonObject => ({
  service_name: service,
  service_module: name,
  ...more,
})
const repo = (name: string, more: JsonObject = {}): JsonObject => ({
  codehost_name: 'github-acme',
  repo_namespace: 'acme',
  repo_name: name,
  ...more,
})
const patch = (name: string, inputs: readonly JsonObject[] = []): JsonObject =>
  job('patch', {
    target_list: [
      {
        resource_name: name,
        resource_kind: 'ConfigMap',
        resource_group: '',
        resource_version: 'v1',
        inputs: [...inputs],
      },
    ],
  })

/** Every job type that no call can run. */
export const UNSUPPORTED_TYPES = [
  'zadig-distribute-image',
  'zadig-helm-chart-deploy',
  'zadig-restart',
  'nacos',
  'apollo',
  'jira',
  'jenkins',
  'workflow-trigger',
  'notification',
  'offline-service',
  'meego-transition',
  'pingcode',
  'istio-release',
  'istio-rollback',
  'update-env-istio-config',
  'mse-gray-release',
  'mse-gray-offline',
  'guanceyun-check',
  'grafana',
  'blueking',
  'sae-deploy',
  'apisix',
  'dms',
]

const matching: readonly SilentCase[] = [
  {
    what: 'a misspelt job',
    workflow: 'everything',
    inputs: [SCRIPT, job('plguin')],
    server: SCRIPT_ONLY,
    ours: /^inputs\.plguin: The workflow has no job `plguin`, .* Did you mean `plugin`\?$/,
  },
  {
    what: 'a job in another case',
    workflow: 'everything',
    inputs: [SCRIPT, job('Plugin')],
    server: SCRIPT_ONLY,
    ours: /^inputs\.Plugin: .* Did you mean `plugin`\?$/,
  },
  {
    what: 'a job twice',
    workflow: 'everything',
    inputs: [job('script', { kv: [{ key: 'GREETING', value: 'first' }] }), SCRIPT],
    server: { ...SCRIPT_ONLY, lacks: 'first' },
    ours: /^inputs\.script: The job `script` is listed twice/,
  },
  {
    what: 'a gate that is not listed',
    workflow: 'gated',
    inputs: [build(module('web')), job('deploy', { env_name: 'staging', service_list: [module('web')] })],
    server: { task: ['build', 'deploy'] },
    ours: /^inputs: The approval `approve` in stage `gate` is not listed, .* add:$/,
  },
  {
    what: 'a job that must run and is not listed',
    workflow: 'run-policies',
    inputs: [job('plain')],
    server: { status: 400, says: /"code":6160.*job always skipped, but the run policy is set to force run/ },
    ours: /^inputs: The job `always` must always run .* Add it:$/,
  },
  {
    what: 'no job at all',
    workflow: 'everything',
    inputs: [],
    server: { status: 400, says: /"code":6160.*no stage found in workflow task/ },
    ours: /^inputs: No job would run/,
  },
  {
    what: 'only a job that vanishes',
    workflow: 'everything',
    inputs: [job('canary', { service_list: [] })],
    server: { status: 400, says: /no stage found in workflow task/ },
    ours: /^inputs: No job would run/,
  },
  {
    what: 'another job type than that of the workflow',
    workflow: 'everything',
    inputs: [{ job_name: 'script', job_type: 'plugin', parameters: { kv: [] } }],
    server: SCRIPT_ONLY,
    ours: /^inputs\.script\.job_type: The workflow's job `script` is of type `freestyle`, not `plugin`/,
  },
  ...UNSUPPORTED_TYPES.map((type): SilentCase => ({
    what: `a job of type ${type}`,
    workflow: 'unsupported',
    inputs: [SCRIPT, job(type)],
    server: { status: 500, says: new RegExp(`"code":500.*undefined job type of type:${type}`) },
    ours: new RegExp(`^inputs\\.${type}: Zadig's API cannot run jobs of type \`${type}\`.*Leave it out`),
  })),
  ...['blue-green', 'canary', 'gray'].flatMap((name): SilentCase[] => [
    {
      what: `the deployment ${name}, whose targets the server clears`,
      workflow: 'everything',
      inputs: [
        SCRIPT,
        job(
          name,
          name === 'gray'
            ? {
                target_list: [
                  { workload_type: 'Deployment', workload_name: 'web', container_name: 'web', image_name: 'i' },
                ],
              }
            : { service_list: [{ service_name: 'web', image_name: 'i' }] },
        ),
      ],
      server: SCRIPT_ONLY,
      ours: new RegExp(`^inputs\\.${name}: .*nothing would be deployed`),
    },
  ]),
  ...['blue-green-release', 'canary-release'].map((name): SilentCase => ({
    what: `${name}, which finishes such a deployment`,
    workflow: 'everything',
    inputs: [SCRIPT, job(name)],
    server: SCRIPT_ONLY,
    ours: new RegExp(`^inputs\\.${name}: .*nothing would be released`),
  })),
]

const onlyScript = { workflow: 'parameters', inputs: [SCRIPT] }

const variables: readonly SilentCase[] = [
  {
    ...onlyScript,
    what: 'an unknown variable',
    parameters: [{ name: 'TITEL', value: 'x' }],
    server: { status: 500, says: /"code":500.*param TITEL not found in workflow/ },
    ours: /^parameters\.TITEL: The workflow has no variable `TITEL`: .* Did you mean `TITLE`\?$/,
  },
  {
    ...onlyScript,
    what: 'a value that is not among the choices',
    parameters: [{ name: 'REGION', value: 'cn-nroth' }],
    server: { status: 500, says: /invalid choice value cn-nroth for param REGION/ },
    ours: /^parameters\.REGION: `cn-nroth` is not one of its choices: `cn-north`, `eu-west`\.$/,
  },
  {
    ...onlyScript,
    what: 'a multi-select variable',
    parameters: [{ name: 'TARGETS', value: 'b' }],
    server: { ...SCRIPT_ONLY, keeps: '"choice_value":["a"]' },
    ours: /^parameters\.TARGETS: It is of type `multi-select`, which Zadig's API ignores without a word/,
  },
  {
    ...onlyScript,
    what: 'a file variable',
    parameters: [{ name: 'BUNDLE', value: 'bundle.zip' }],
    server: { ...SCRIPT_ONLY, lacks: 'bundle.zip' },
    ours: /^parameters\.BUNDLE: It is of type `file`, which Zadig's API ignores without a word/,
  },
  {
    ...onlyScript,
    what: 'another repository than that of the variable',
    parameters: [{ name: 'SOURCE', repo: repo('wbe', { branch: 'topic' }) }],
    server: { ...SCRIPT_ONLY, lacks: 'topic' },
    ours: /^parameters\.SOURCE: `acme\/wbe` is not the repository of this variable, which is `acme\/web`/,
  },
  {
    ...onlyScript,
    what: 'a repository variable with a value',
    parameters: [{ name: 'SOURCE', value: 'topic' }],
    server: { status: 500, says: /^$/ },
    ours: /^parameters\.SOURCE: It is of type `repo` and takes a repository, not a value/,
  },
  {
    ...onlyScript,
    what: 'a repository for a variable that takes a value',
    parameters: [{ name: 'TITLE', repo: repo('web', { branch: 'topic' }) }],
    server: { ...SCRIPT_ONLY, lacks: 'untitled' },
    ours: /^parameters\.TITLE: It is of type `string` and takes a value, not a repository/,
  },
  {
    ...onlyScript,
    what: 'a repository variable without a branch',
    parameters: [{ name: 'SOURCE', repo: repo('web') }],
    server: { ...SCRIPT_ONLY, keeps: '"branch":""' },
    ours: /^parameters\.SOURCE\.repo\.branch: It is required/,
  },
]

const everything = (what: string, inputs: readonly JsonObject[], server: SilentCase['server'], ours: RegExp) => ({
  what,
  workflow: 'everything',
  inputs,
  server,
  ours,
})

const builds: readonly SilentCase[] = [
  everything(
    'a build without a registry',
    [job('build', { service_list: [module('web')] })],
    { status: 500, says: /failed to update jobspec for job: build, err: didn't find the specified image registry/ },
    /^inputs\.build\.registry: It is required\./,
  ),
  everything(
    'a registry without its scheme',
    [job('build', { registry: 'registry.example.com/demo', service_list: [module('web')] })],
    { status: 500, says: /didn't find the specified image registry/ },
    /^inputs\.build\.registry: `registry\.example\.com\/demo` is not of the form `<address>\/<namespace>`/,
  ),
  everything(
    'a service that is not built, beside one that is',
    [build(module('web'), module('wbe', 'web'))],
    { task: ['build'], lacks: 'wbe' },
    /^inputs\.build\.service_list\[1\]: The job has no service module `wbe\/web`.* Did you mean `web\/web`\?$/,
  ),
  everything(
    'only a module that is not built',
    [SCRIPT, build(module('shop', 'crat'))],
    SCRIPT_ONLY,
    /^inputs\.build\.service_list\[0\]: The job has no service module `shop\/crat`/,
  ),
  everything('an empty list of builds', [SCRIPT, build()], SCRIPT_ONLY, /^inputs\.build\.service_list: It must have/),
  everything(
    'a variable that the build does not have',
    [build(module('web', 'web', { inputs: [{ key: 'LEVLE', value: 'debug' }] }))],
    { task: ['build'], keeps: '"value":"info"', lacks: 'debug' },
    /^inputs\.build\.service_list\[0\]\.inputs\.LEVLE: The job has no variable `LEVLE`/,
  ),
  everything(
    'a repository that the build does not have',
    [build(module('web', 'web', { repo_info: [repo('wbe', { branch: 'topic' })] }))],
    { task: ['build'], lacks: 'topic' },
    /^inputs\.build\.service_list\[0\]\.repo_info\[0\]: The job has no repository `acme\/wbe`/,
  ),
  everything(
    'a repository without a branch',
    [build(module('web', 'web', { repo_info: [repo('web')] }))],
    { task: ['build'], keeps: '"branch":""' },
    /^inputs\.build\.service_list\[0\]\.repo_info\[0\]\.branch: It is required/,
  ),
  everything(
    'a commit without enable_commit',
    [build(module('web', 'web', { repo_info: [repo('web', { branch: 'main', commit_id: 'c0ffee' })] }))],
    { '5.0': { task: ['build'], keeps: '"enable_commit":false' }, '4.0': { task: ['build'], lacks: 'c0ffee' } },
    /^inputs\.build\.service_list\[0\]\.repo_info\[0\]\.enable_commit: It is required beside `commit_id`/,
  ),
]

const deployments: readonly SilentCase[] = [
  everything(
    'a deployment without an environment',
    [job('deploy', { service_list: [module('web', 'web', { image_name: 'i' })] })],
    { status: 400, says: /"code":6160.*env  not exists/ },
    /^inputs\.deploy\.env_name: It is required/,
  ),
  everything(
    'a deployment of nothing',
    [SCRIPT, job('deploy', { env_name: 'dev', service_list: [] })],
    { '4.0': SCRIPT_ONLY, '5.0': { status: 400, says: /deploy service is empty for env dev/ } },
    /^inputs\.deploy\.service_list: It must have at least one item/,
  ),
  everything(
    'a deployment without an image',
    [job('deploy', { env_name: 'dev', service_list: [module('web')] })],
    { task: ['deploy'], keeps: '"image":""' },
    /^inputs\.deploy\.service_list\[0\]\.image_name: It is required/,
  ),
  everything(
    'a module that is deployed twice',
    [
      job('deploy', {
        env_name: 'dev',
        service_list: ['i1', 'i2'].map((image_name) => module('web', 'web', { image_name })),
      }),
    ],
    { task: ['deploy'], keeps: 'i1' },
    /^inputs\.deploy\.service_list\[1\]: The service module `web\/web` is there twice/,
  ),
  everything(
    'a misspelt field',
    [job('deploy', { env_name: 'dev', service_list: [module('web', 'web', { image: 'web:2' })] })],
    { task: ['deploy'], keeps: '"image":""' },
    /^inputs\.deploy\.service_list\[0\]\.image: There is no such field\. Did you mean `image_name`\?/,
  ),
  {
    what: 'a deployment of what no build makes in this run',
    workflow: 'ship',
    inputs: [job('deploy', { env_name: 'staging', service_list: [module('web')] })],
    server: { task: ['deploy'], keeps: '"image":""' },
    ours: /^inputs\.deploy\.service_list\[0\]: `web\/web` has no image: it would come from the job `build`/,
  },
  {
    what: 'an image for what a build makes',
    workflow: 'ship',
    inputs: [
      build(module('web')),
      job('deploy', { env_name: 'staging', service_list: [module('web', 'web', { image_name: 'web:1.10' })] }),
    ],
    server: { task: ['build', 'deploy'], lacks: 'web:1.10' },
    ours: /^inputs\.deploy\.service_list\[0\]: Zadig would ignore its `image_name` without a word/,
  },
  {
    what: 'another module than the one that is built',
    workflow: 'shop',
    inputs: [
      build(module('shop', 'cart')),
      job('deploy', { env_name: 'staging', service_list: [module('shop', 'pay', { image_name: 'pay:2' })] }),
    ],
    server: { task: ['build', 'deploy'], lacks: 'pay:2' },
    ours: /^inputs\.deploy\.service_list\[0\]: Zadig would not deploy `shop\/pay`: .* which is `shop\/cart`\.$/,
  },
  everything(
    'a deployment to workloads that names none',
    [SCRIPT, job('deploy-workload', {})],
    SCRIPT_ONLY,
    /^inputs\.deploy-workload\.target_list: It is required/,
  ),
  everything(
    'a host service twice',
    [
      job('deploy-vm', {
        env_name: 'dev',
        service_list: ['a', 'b'].map((file_name) => ({ service_name: 'agent', file_name })),
      }),
    ],
    { status: 500, says: /failed to (?:update jobspec|validate)/ },
    /^inputs\.deploy-vm\.service_list\[1\]: The service `agent` is there twice/,
  ),
  everything(
    'a deployment to hosts that names no service',
    [SCRIPT, job('deploy-vm', { env_name: 'dev' })],
    SCRIPT_ONLY,
    /^inputs\.deploy-vm\.service_list: It is required/,
  ),
]

const scripts: readonly SilentCase[] = [
  everything(
    'a variable that the script does not have',
    [job('script', { kv: [{ key: 'GREETIGN', value: 'bye' }] })],
    { ...SCRIPT_ONLY, keeps: '"value":"hello"', lacks: 'bye' },
    /^inputs\.script\.kv\.GREETIGN: The job has no variable `GREETIGN`.* Did you mean `GREETING`\?$/,
  ),
  everything(
    'a choice that the variable does not have',
    [job('script', { kv: [{ key: 'TARGETS', value: 'a,z' }] })],
    { ...SCRIPT_ONLY, keeps: '"choice_value":["a","z"]' },
    /^inputs\.script\.kv\.TARGETS: `z` is not one of the choices: `a`, `b`\.$/,
  ),
  everything(
    'services for a script that does not run for services',
    [job('script', { services: [module('web', 'web', { inputs: [{ key: 'GREETING', value: 'bye' }] })] })],
    { ...SCRIPT_ONLY, lacks: 'bye' },
    /^inputs\.script\.services: Zadig would ignore it: this job does not run for services/,
  ),
  everything(
    'a script for services without any',
    [SCRIPT, job('script-service')],
    { '5.0': SCRIPT_ONLY },
    /^inputs\.script-service\.services: It is required/,
  ),
  everything(
    'variables beside the services',
    [job('script-service', { services: [module('web')], kv: [{ key: 'GREETING', value: 'bye' }] })],
    { '5.0': { task: ['script-service'], lacks: 'bye' } },
    /^inputs\.script-service\.kv: Zadig would ignore it: this job runs for services, each with its own/,
  ),
  everything(
    'an input that the plugin does not have',
    [job('plugin', { kv: [{ key: 'CONTENTS', value: 'bye' }] })],
    { task: ['plugin'], keeps: 'hello world', lacks: 'bye' },
    /^inputs\.plugin\.kv\.CONTENTS: The job has no variable `CONTENTS`.* Did you mean `CONTENT`\?$/,
  ),
  everything(
    'SQL left out',
    [job('sql', { database_name: 'orders' })],
    { task: ['sql'], keeps: '"sql":""' },
    /^inputs\.sql\.sql: It is required/,
  ),
  everything(
    'a database left out where the payload has to choose it',
    [job('sql', { sql: 'select 2' })],
    { status: 500, says: /failed to find database instance , error/ },
    /^inputs\.sql\.database_name: It is required/,
  ),
  {
    what: 'a database for a job that is bound to another one',
    workflow: 'bound-sql',
    inputs: [job('sql', { sql: 'drop table old', database_name: 'orders' })],
    server: { task: ['sql'], keeps: '"id":"the-other-one"' },
    ours: /^inputs\.sql\.database_name: Zadig would ignore it without a word/,
  },
  everything(
    "the published API's iterations",
    [job('tapd', { project_id: '43976133', status: 'done', iterations: [{ iteration_id: '1143976133001000001' }] })],
    { task: ['tapd'], keeps: '"iterations":[]' },
    /^inputs\.tapd\.iterations: The server does not read it, .* give the ids as `iteration_ids`/,
  ),
]

const checks: readonly SilentCase[] = (
  [
    ['test', 'testing_list', 'testing_name', 'untis', 'unit', 'SUITE', 'smoke'],
    ['scan', 'scanning_list', 'scanning_name', 'litn', 'lint', 'LEVEL', 'strict'],
  ] as const
).flatMap(([name, list, field, wrong, right, key, value]): SilentCase[] => [
  everything(
    `a ${name} that the job does not have`,
    [job(name, { [list]: [{ [field]: wrong, inputs: [{ key, value: 'changed' }] }] })],
    { task: [name, name], lacks: 'changed' },
    new RegExp(`^inputs\\.${name}\\.${list}\\[0\\]\\.${field}: The job has no ${name} \`${wrong}\`.* \`${right}\``),
  ),
  everything(
    `a variable that the ${name} does not have`,
    [job(name, { [list]: [{ [field]: right, inputs: [{ key: `${key}S`, value: 'changed' }] }] })],
    { task: [name, name], keeps: `"value":"${value}"`, lacks: 'changed' },
    new RegExp(`^inputs\\.${name}\\.${list}\\[0\\]\\.inputs\\.${key}S: The job has no variable`),
  ),
  everything(
    `services for a ${name} of the product`,
    [job(name, { service_list: [module('web', 'web', { inputs: [{ key, value: 'changed' }] })] })],
    { task: [name, name], lacks: 'changed' },
    new RegExp(`^inputs\\.${name}\\.service_list: Zadig would ignore it: this job does not work on services`),
  ),
  everything(
    `a ${name} of services without any`,
    [SCRIPT, job(`${name}-service`)],
    { '5.0': SCRIPT_ONLY },
    new RegExp(`^inputs\\.${name}-service\\.service_list: It is required`),
  ),
  everything(
    `a ${name} of a service that the job does not have`,
    [SCRIPT, job(`${name}-service`, { service_list: [module('wbe', 'web')] })],
    { '5.0': SCRIPT_ONLY },
    new RegExp(`^inputs\\.${name}-service\\.service_list\\[0\\]: The job has no service module \`wbe/web\``),
  ),
])

const kubernetes: readonly SilentCase[] = [
  everything(
    'a resource that the patch does not have',
    [patch('wbe-config')],
    { task: ['patch'], keeps: '"patch_items":[]' },
    /^inputs\.patch\.target_list\[0\]: The job has no resource `v1\/ConfigMap\/wbe-config`/,
  ),
  everything(
    'a variable that the patch does not have',
    [patch('web-config', [{ key: 'levle', value: 'debug' }])],
    { task: ['patch'], lacks: 'debug' },
    /^inputs\.patch\.target_list\[0\]\.inputs\.levle: The job has no variable `levle`/,
  ),
  everything(
    'a workload that cannot be rolled back',
    [SCRIPT, job('gray-rollback', { target_list: [{ workload_name: 'wbe' }] })],
    SCRIPT_ONLY,
    /^inputs\.gray-rollback\.target_list\[0\]\.workload_name: The job has no workload `wbe`/,
  ),
]

const hook = { lark_hook_notification_config: { is_at_all: true } }
const notifying = { workflow: 'notifies', inputs: [SCRIPT] }

const notifications: readonly SilentCase[] = [
  {
    ...notifying,
    what: 'a notification that the workflow does not have',
    notify: [{ id: 7, type: 'feishu', enabled: false, ...hook }],
    server: { '4.0': SCRIPT_ONLY, '5.0': { ...SCRIPT_ONLY, lacks: 'is_at_all' } },
    ours: /^notify-inputs\[0\]\.id: The workflow has the notifications 0 to 1: Zadig would ignore number 7/,
  },
  {
    ...notifying,
    what: 'a notification of another type',
    notify: [{ id: 1, type: 'feishu', enabled: true, ...hook }],
    server: { '4.0': SCRIPT_ONLY, '5.0': { ...SCRIPT_ONLY, lacks: 'is_at_all' } },
    ours: /^notify-inputs\[0\]\.type: The workflow's notification 1 is of type `mail`, not `feishu`/,
  },
  {
    ...notifying,
    what: 'a notification without its configuration',
    notify: [{ id: 0, type: 'feishu', enabled: false }],
    server: { '4.0': SCRIPT_ONLY, '5.0': { status: 500, says: /^$/ } },
    ours: /^notify-inputs\[0\]\.lark_hook_notification_config: It is required/,
  },
]

export const silentCases: readonly SilentCase[] = [
  ...matching,
  ...variables,
  ...builds,
  ...deployments,
  ...scripts,
  ...checks,
  ...kubernetes,
  ...notifications,
]
