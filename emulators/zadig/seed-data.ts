/** What a server has besides workflows: code hosts, registries, environments, users. */
export interface SeedData {
  readonly projects: readonly string[]
  readonly codehosts: readonly CodeHost[]
  readonly registries: readonly Registry[]
  readonly environments: readonly Environment[]
  readonly users: readonly User[]
  readonly groups: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[]
  readonly databases: readonly { readonly id: string; readonly name: string; readonly type: string }[]
  readonly tapdIterations: readonly { readonly id: string; readonly name: string; readonly project: string }[]
  readonly tapdProjects: readonly { readonly id: string; readonly name: string }[]
  readonly artifacts: readonly { readonly service: string; readonly file: string }[]
  /** Rows of the old product workflows, which the list still shows with `type: product` (contract §3.4). */
  readonly productWorkflows: readonly { readonly key: string; readonly name: string; readonly project: string }[]
}

export interface CodeHost {
  readonly id: number
  readonly alias: string
  readonly type: string
  readonly address: string
  /** Secrets that the task detail shows in clear once a job has started (contract §5.6). */
  readonly token: string
  readonly username: string
  readonly password: string
}

export interface Registry {
  readonly id: string
  /** With its scheme: the execute body must name `<address>/<namespace>` exactly (contract §4.5). */
  readonly address: string
  readonly namespace: string
}

export interface Environment {
  readonly project: string
  readonly name: string
  readonly alias: string
  readonly production: boolean
}

/** What a user may do in a project. */
export type Role = 'admin' | 'editor' | 'runner' | 'reader'

export interface User {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly email: string
  readonly systemAdmin: boolean
  readonly roles: Readonly<Record<string, Role>>
  /** From Zadig 4.3: whether the user may use an API token at all (contract §2.1). */
  readonly apiTokenEnabled: boolean
}

const person = (name: string, roles: Record<string, Role>, extra: Partial<User> = {}): User => ({
  id: `u-${name}`,
  name,
  account: name,
  email: `${name}@example.com`,
  systemAdmin: false,
  roles,
  apiTokenEnabled: true,
  ...extra,
})

/** What the default workflows refer to. */
export const defaultSeedData: SeedData = {
  projects: ['demo', 'other'],
  codehosts: [
    {
      id: 1,
      alias: 'github-acme',
      type: 'github',
      address: 'https://github.com',
      token: 'gho_emulatedCodeHostToken0001',
      username: '',
      password: '',
    },
    {
      id: 2,
      alias: 'gitlab-acme',
      type: 'gitlab',
      address: 'https://gitlab.example.com',
      token: 'glpat-emulatedCodeHostToken02',
      username: 'robot',
      password: 'emulated-codehost-password',
    },
    {
      id: 3,
      alias: 'other-acme',
      type: 'other',
      address: 'https://git.example.com',
      token: '',
      username: '',
      password: '',
    },
  ],
  registries: [
    { id: '5f0000000000000000000001', address: 'https://registry.example.com', namespace: 'demo' },
    { id: '5f0000000000000000000002', address: 'https://harbor.example.com', namespace: '' },
  ],
  environments: [
    { project: 'demo', name: 'dev', alias: '开发', production: false },
    { project: 'demo', name: 'staging', alias: '预发布', production: false },
    { project: 'demo', name: 'prod', alias: '生产', production: true },
    { project: 'other', name: 'dev', alias: '', production: false },
  ],
  users: [
    person('ci-bot', { demo: 'admin' }),
    person('admin', {}, { systemAdmin: true }),
    person('alice', { demo: 'admin', other: 'runner' }),
    person('bob', { demo: 'runner' }),
    person('carol', { demo: 'reader' }),
    person('mallory', {}),
  ],
  groups: [{ id: 'g-ops', name: 'ops', members: ['u-alice', 'u-bob'] }],
  databases: [{ id: '5f00000000000000000000d1', name: 'orders', type: 'mysql' }],
  tapdIterations: [{ id: '1143976133001000001', name: '迭代 24', project: '43976133' }],
  tapdProjects: [{ id: '43976133', name: 'TAPD DEMO' }],
  artifacts: [{ service: 'agent', file: 'agent-20250615-7-main.tar.gz' }],
  productWorkflows: [{ key: 'old-release', name: 'Old release', project: 'other' }],
}
