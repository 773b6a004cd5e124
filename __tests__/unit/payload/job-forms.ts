// For each job type: its example (the short form), the same in the API's own form, and the body that the contract says the
// API takes (§4.5).

export interface JobForms {
  readonly type: string
  /** File under examples/payloads; undefined for a second form of a type. */
  readonly example: string | undefined
  readonly short?: string
  /** The API's own form, as people copy it from its documentation. */
  readonly api: readonly object[]
  readonly body: readonly { readonly job_name: string; readonly job_type: string; readonly parameters: object }[]
}

/** What the event of the tests fills in. */
const event = {
  repo_namespace: 'example',
  repo_name: 'shop',
  branch: 'main',
  enable_commit: true,
  commit_id: '1'.repeat(40),
}

function same(type: string, example: string | undefined, body: JobForms['body'], short?: string): JobForms {
  return { type, example, api: body, body, ...(short === undefined ? {} : { short }) }
}

export const jobForms: readonly JobForms[] = [
  same('zadig-build', 'zadig-build.yml', [
    {
      job_name: 'build',
      job_type: 'zadig-build',
      parameters: {
        registry: 'https://registry.example.com/team',
        service_list: [
          {
            service_name: 'shop',
            service_module: 'web',
            repo_info: [{ codehost_name: 'github', ...event }],
            inputs: [
              { key: 'NODE_ENV', value: 'production' },
              { key: 'RELEASE', value: '1.10' },
            ],
          },
          {
            service_name: 'shop',
            service_module: 'api',
            repo_info: [{ codehost_name: 'github', repo_namespace: 'example', repo_name: 'shop-api', branch: 'main' }],
          },
        ],
      },
    },
  ]),
  same('zadig-deploy', 'zadig-deploy.yml', [
    {
      job_name: 'deploy',
      job_type: 'zadig-deploy',
      parameters: {
        env_name: 'staging',
        service_list: [
          {
            service_name: 'shop',
            service_module: 'web',
            image_name: 'registry.example.com/team/web:1.10',
            value_merge_strategy: 'reuse-values',
          },
          { service_name: 'shop', service_module: 'api', image_name: 'registry.example.com/team/api:1.10' },
        ],
      },
    },
  ]),
  same('custom-deploy', 'custom-deploy.yml', [
    {
      job_name: 'deploy-web',
      job_type: 'custom-deploy',
      parameters: {
        target_list: [
          {
            workload_type: 'Deployment',
            workload_name: 'web',
            container_name: 'web',
            image_name: 'registry.example.com/team/web:1.10',
          },
        ],
      },
    },
  ]),
  {
    type: 'freestyle',
    example: 'freestyle.yml',
    // Numbers and booleans where the API wants strings, and the other way round.
    api: [
      {
        job_name: 'smoke',
        job_type: 'freestyle',
        parameters: {
          kv: [
            { key: 'TARGET', value: 'https://staging.example.com' },
            { key: 'RETRIES', value: 3 },
            { key: 'FAIL_FAST', value: 'on' },
          ],
          repo_info: [
            { codehost_name: 'github', ...event, enable_commit: 'true', checkout_path: 'src', submodules: true },
          ],
        },
      },
    ],
    body: [
      {
        job_name: 'smoke',
        job_type: 'freestyle',
        parameters: {
          kv: [
            { key: 'TARGET', value: 'https://staging.example.com' },
            { key: 'RETRIES', value: '3' },
            { key: 'FAIL_FAST', value: 'on' },
          ],
          repo_info: [{ codehost_name: 'github', ...event, checkout_path: 'src', submodules: true }],
        },
      },
    ],
  },
  same('freestyle', 'freestyle-services.yml', [
    {
      job_name: 'lint',
      job_type: 'freestyle',
      parameters: {
        services: [
          { service_name: 'shop', service_module: 'web', inputs: [{ key: 'LEVEL', value: 'strict' }] },
          { service_name: 'shop', service_module: 'api' },
        ],
      },
    },
  ]),
  same('zadig-test', 'zadig-test.yml', [
    {
      job_name: 'test',
      job_type: 'zadig-test',
      parameters: {
        testing_list: [
          {
            testing_name: 'integration',
            repo_info: [{ codehost_name: 'github', ...event }],
            inputs: [{ key: 'SUITE', value: 'smoke' }],
          },
        ],
      },
    },
  ]),
  same(
    'zadig-test',
    undefined,
    [
      {
        job_name: 'test',
        job_type: 'zadig-test',
        parameters: { service_list: [{ service_name: 'shop', service_module: 'web' }] },
      },
    ],
    'test: { service_list: [{ service_name: shop, service_module: web }] }',
  ),
  same('zadig-scanning', 'zadig-scanning.yml', [
    {
      job_name: 'scan',
      job_type: 'zadig-scanning',
      parameters: {
        scanning_list: [
          {
            scanning_name: 'sonar',
            repo_info: [{ codehost_name: 'github', ...event }],
            inputs: [{ key: 'PROFILE', value: 'strict' }],
          },
        ],
      },
    },
  ]),
  same('zadig-vm-deploy', 'zadig-vm-deploy.yml', [
    {
      job_name: 'deploy-hosts',
      job_type: 'zadig-vm-deploy',
      parameters: {
        env_name: 'production',
        service_list: [{ service_name: 'shop', file_name: 'shop-1.10.tar.gz' }],
      },
    },
  ]),
  same('plugin', 'plugin.yml', [
    {
      job_name: 'announce',
      job_type: 'plugin',
      parameters: { kv: [{ key: 'CONTENT', value: 'Version 1.10 is out' }] },
    },
  ]),
  same('sql', 'sql.yml', [
    {
      job_name: 'migrate',
      job_type: 'sql',
      parameters: { database_name: 'orders', sql: 'ALTER TABLE orders ADD COLUMN note text;\n' },
    },
  ]),
  same('tapd', 'tapd.yml', [
    {
      job_name: 'close-iteration',
      job_type: 'tapd',
      parameters: { project_id: '43976133', status: 'done', iteration_ids: ['1143976133001000001'] },
    },
  ]),
  same('approval', 'approval.yml', [
    { job_name: 'approve', job_type: 'approval', parameters: {} },
    {
      job_name: 'deploy',
      job_type: 'zadig-deploy',
      parameters: {
        env_name: 'production',
        service_list: [
          { service_name: 'shop', service_module: 'web', image_name: 'registry.example.com/team/web:1.10' },
        ],
      },
    },
  ]),
  same('k8s-resource-patch', 'k8s-resource-patch.yml', [
    {
      job_name: 'patch',
      job_type: 'k8s-resource-patch',
      parameters: {
        target_list: [
          {
            resource_name: 'settings',
            resource_kind: 'ConfigMap',
            resource_group: '',
            resource_version: 'v1',
            inputs: [{ key: 'LOG_LEVEL', value: 'debug' }],
          },
        ],
      },
    },
  ]),
  same('k8s-gray-rollback', 'k8s-gray-rollback.yml', [
    { job_name: 'rollback', job_type: 'k8s-gray-rollback', parameters: { target_list: [{ workload_name: 'web' }] } },
  ]),
  same('ai-release-specialist', 'ai-release-specialist.yml', [
    { job_name: 'assess', job_type: 'ai-release-specialist', parameters: {} },
  ]),
  same('ai-task', 'ai-task.yml', [{ job_name: 'summarise', job_type: 'ai-task', parameters: {} }]),
]
