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

type Job = JobForms['body'][number]

function job(job_name: string, job_type: string, parameters: object): Job {
  return { job_name, job_type, parameters }
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
    job('build', 'zadig-build', {
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
    }),
  ]),
  same('zadig-deploy', 'zadig-deploy.yml', [
    job('deploy', 'zadig-deploy', {
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
    }),
  ]),
  same('custom-deploy', 'custom-deploy.yml', [
    job('deploy-web', 'custom-deploy', {
      target_list: [
        {
          workload_type: 'Deployment',
          workload_name: 'web',
          container_name: 'web',
          image_name: 'registry.example.com/team/web:1.10',
        },
      ],
    }),
  ]),
  {
    type: 'freestyle',
    example: 'freestyle.yml',
    // Numbers and booleans where the API wants strings, and the other way round.
    api: [
      job('smoke', 'freestyle', {
        kv: [
          { key: 'TARGET', value: 'https://staging.example.com' },
          { key: 'RETRIES', value: 3 },
          { key: 'FAIL_FAST', value: 'on' },
        ],
        repo_info: [
          { codehost_name: 'github', ...event, enable_commit: 'true', checkout_path: 'src', submodules: true },
        ],
      }),
    ],
    body: [
      job('smoke', 'freestyle', {
        kv: [
          { key: 'TARGET', value: 'https://staging.example.com' },
          { key: 'RETRIES', value: '3' },
          { key: 'FAIL_FAST', value: 'on' },
        ],
        repo_info: [{ codehost_name: 'github', ...event, checkout_path: 'src', submodules: true }],
      }),
    ],
  },
  same('freestyle', 'freestyle-services.yml', [
    job('lint', 'freestyle', {
      services: [
        { service_name: 'shop', service_module: 'web', inputs: [{ key: 'LEVEL', value: 'strict' }] },
        { service_name: 'shop', service_module: 'api' },
      ],
    }),
  ]),
  same('zadig-test', 'zadig-test.yml', [
    job('test', 'zadig-test', {
      testing_list: [
        {
          testing_name: 'integration',
          repo_info: [{ codehost_name: 'github', ...event }],
          inputs: [{ key: 'SUITE', value: 'smoke' }],
        },
      ],
    }),
  ]),
  same(
    'zadig-test',
    undefined,
    [job('test', 'zadig-test', { service_list: [{ service_name: 'shop', service_module: 'web' }] })],
    'test: { service_list: [{ service_name: shop, service_module: web }] }',
  ),
  same('zadig-scanning', 'zadig-scanning.yml', [
    job('scan', 'zadig-scanning', {
      scanning_list: [
        {
          scanning_name: 'sonar',
          repo_info: [{ codehost_name: 'github', ...event }],
          inputs: [{ key: 'PROFILE', value: 'strict' }],
        },
      ],
    }),
  ]),
  same('zadig-vm-deploy', 'zadig-vm-deploy.yml', [
    job('deploy-hosts', 'zadig-vm-deploy', {
      env_name: 'production',
      service_list: [{ service_name: 'shop', file_name: 'shop-1.10.tar.gz' }],
    }),
  ]),
  same('plugin', 'plugin.yml', [job('announce', 'plugin', { kv: [{ key: 'CONTENT', value: 'Version 1.10 is out' }] })]),
  same('sql', 'sql.yml', [
    job('migrate', 'sql', { database_name: 'orders', sql: 'ALTER TABLE orders ADD COLUMN note text;\n' }),
  ]),
  same('tapd', 'tapd.yml', [
    job('close-iteration', 'tapd', { project_id: '43976133', status: 'done', iteration_ids: ['1143976133001000001'] }),
  ]),
  same('approval', 'approval.yml', [
    job('approve', 'approval', {}),
    job('deploy', 'zadig-deploy', {
      env_name: 'production',
      service_list: [{ service_name: 'shop', service_module: 'web', image_name: 'registry.example.com/team/web:1.10' }],
    }),
  ]),
  same('k8s-resource-patch', 'k8s-resource-patch.yml', [
    job('patch', 'k8s-resource-patch', {
      target_list: [
        {
          resource_name: 'settings',
          resource_kind: 'ConfigMap',
          resource_group: '',
          resource_version: 'v1',
          inputs: [{ key: 'LOG_LEVEL', value: 'debug' }],
        },
      ],
    }),
  ]),
  same('k8s-gray-rollback', 'k8s-gray-rollback.yml', [
    job('rollback', 'k8s-gray-rollback', { target_list: [{ workload_name: 'web' }] }),
  ]),
  same('ai-release-specialist', 'ai-release-specialist.yml', [job('assess', 'ai-release-specialist', {})]),
  same('ai-task', 'ai-task.yml', [job('summarise', 'ai-task', {})]),
]
