import type { Json, JsonObject } from '../json.ts'
import { asObject } from '../json.ts'

/** A struct of the server: what its absent fields become, and the structs in it, also as items of lists. */
interface Shape {
  readonly zero: JsonObject
  readonly inside?: Readonly<Record<string, Shape>>
}

const texts = (...names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, '']))
const lists = (...names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, []]))

const variable: Shape = { zero: { ...texts('key', 'value', 'description', 'source'), is_credential: false } }

const repository: Shape = {
  zero: {
    ...texts('repo_owner', 'repo_namespace', 'repo_name', 'branch', 'oauth_token', 'address', 'source_from'),
    ...texts('param_name', 'job_name', 'service_name', 'service_module', 'submission_id'),
    merge_branches: [],
    enable_commit: false,
    hidden: false,
    is_primary: false,
    disable_ssl: false,
    codehost_id: 0,
    repo_index: 0,
  },
}

const storage: Shape = { zero: { enabled: false, share_storages: [] } }

/** A build, test or scan, or the inputs of one service. */
function module(...names: readonly string[]): Shape {
  return {
    zero: { ...texts(...names), ...lists('repos', 'key_vals') },
    inside: { repos: repository, key_vals: variable, share_storage_info: storage },
  }
}

const ofService = ['service_name', 'service_module']

const advancedSetting: Shape = {
  zero: {
    ...texts('cluster_id', 'cluster_source', 'res_req', 'strategy_id'),
    ...lists('custom_annotations', 'custom_labels'),
    timeout: 0,
    res_req_spec: {},
  },
  inside: {
    res_req_spec: { zero: { cpu_limit: 0, cpu_req: 0, memory_limit: 0, memory_req: 0, gpu_limit: '' } },
    share_storage_info: storage,
  },
}

const jobSource: JsonObject = texts('source', 'job_name', 'origin_job_name')

/** The types that the server decodes into their structs once more after it has created a workflow. */
const specs: Readonly<Record<string, Shape>> = {
  freestyle: {
    zero: {
      ...jobSource,
      ...texts('freestyle_type', 'script', 'script_type'),
      ...lists('repos', 'envs', 'default_services', 'services', 'steps', 'outputs'),
      ref_repos: false,
    },
    inside: {
      repos: repository,
      envs: variable,
      services: module(...ofService),
      runtime: {
        zero: { ...texts('infrastructure', 'build_os', 'image_from', 'image_id'), ...lists('installs', 'vm_labels') },
      },
      advanced_setting: { ...advancedSetting, zero: { ...advancedSetting.zero, outputs: [] } },
    },
  },
  approval: {
    zero: {
      ...jobSource,
      ...texts('type', 'description', 'approval_message', 'approval_message_source', 'approval_title'),
      timeout: 0,
    },
    inside: {
      native_approval: {
        zero: { ...texts('reject_or_approve', 'instance_code'), timeout: 0, needed_approvers: 0, approve_users: [] },
        inside: { approve_users: { zero: texts('type') } },
      },
    },
  },
  'zadig-build': {
    zero: {
      ...jobSource,
      ...texts('docker_registry_id', ...ofService),
      ...lists('default_service_and_builds', 'service_and_builds', 'service_and_builds_options'),
      ref_repos: false,
    },
    inside: Object.fromEntries(
      ['default_service_and_builds', 'service_and_builds', 'service_and_builds_options'].map((key) => [
        key,
        module(...ofService, 'build_name', 'image', 'package', 'image_name'),
      ]),
    ),
  },
  'zadig-test': {
    zero: {
      ...jobSource,
      ...texts('test_type'),
      ...lists('target_services', 'test_modules', 'test_module_options', 'service_and_tests', 'service_test_options'),
      ref_repos: false,
    },
    inside: {
      test_modules: module('name', 'project_name'),
      test_module_options: module('name', 'project_name'),
      service_and_tests: module(...ofService, 'name', 'project_name'),
      service_test_options: module(...ofService, 'name', 'project_name'),
    },
  },
  'zadig-scanning': {
    zero: {
      ...jobSource,
      ...texts('scanning_type'),
      ...lists('target_services', 'scannings', 'scanning_options', 'service_and_scannings', 'service_scanning_options'),
      ref_repos: false,
    },
    inside: {
      scannings: module('name', 'project_name'),
      scanning_options: module('name', 'project_name'),
      service_and_scannings: module(...ofService, 'name', 'project_name'),
      service_scanning_options: module(...ofService, 'name', 'project_name'),
    },
  },
  plugin: { zero: {}, inside: { advanced_setting: advancedSetting } },
}

/**
 * The spec as the server stores it with a new workflow: with every absent field of its struct at its zero value, and
 * without what is null. Types that it stores as they are sent stay as they are. An update doesn't do this.
 */
export function withZeroValues(type: string, spec: JsonObject): JsonObject {
  const shape = specs[type]
  return shape === undefined ? spec : filled(spec, shape)
}

function filled(value: JsonObject, { zero, inside = {} }: Shape): JsonObject {
  const present = Object.entries(value).filter(([, member]) => member !== null)
  const whole: JsonObject = { ...zero, ...Object.fromEntries(present) }
  for (const [key, shape] of Object.entries(inside)) {
    const member = whole[key]
    if (member !== undefined) whole[key] = filledMember(member, shape)
  }
  return whole
}

function filledMember(member: Json, shape: Shape): Json {
  if (Array.isArray(member)) return member.map((item) => filledMember(item, shape))
  const value = asObject(member)
  return value === undefined ? member : filled(value, shape)
}
