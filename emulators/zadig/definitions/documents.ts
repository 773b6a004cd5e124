import type { Json, JsonObject } from '../json.ts'

/** A repository of a build, a test or a parameter, as it is stored: without secrets, which a run fills in. */
export function repository(name: string, branch = 'main', extra: JsonObject = {}): JsonObject {
  return {
    source: 'github',
    repo_owner: 'acme',
    repo_namespace: 'acme',
    repo_name: name,
    remote_name: 'origin',
    branch,
    merge_branches: [],
    enable_commit: false,
    hidden: false,
    is_primary: true,
    codehost_id: 1,
    oauth_token: '',
    address: 'https://github.com',
    source_from: '',
    param_name: '',
    job_name: '',
    service_name: '',
    service_module: '',
    repo_index: 0,
    submission_id: '',
    disable_ssl: false,
    ...extra,
  }
}

/** A variable of a build, a test or a general job. */
export function variable(key: string, value: string, extra: JsonObject = {}): JsonObject {
  return { key, value, type: 'string', is_credential: false, description: '', ...extra }
}

/** One service module that a build job can build. */
export function serviceBuild(service: string, module = service, keyVals: JsonObject[] = []): JsonObject {
  return {
    service_name: service,
    service_module: module,
    build_name: `build-${module}`,
    image: '',
    package: '',
    image_name: module,
    key_vals: keyVals,
    repos: [repository(module)],
    share_storage_info: null,
  }
}

/** A `zadig-build` job over the given service modules. */
export function buildJob(name: string, services: JsonObject[], extra: JsonObject = {}): JsonObject {
  const spec = {
    source: 'runtime',
    job_name: '',
    docker_registry_id: '5f0000000000000000000001',
    default_service_and_builds: services,
    service_and_builds: services,
    service_and_builds_options: services,
  }
  return job(name, 'zadig-build', spec, extra)
}

/** A `zadig-deploy` job that takes its images from a build job, or at run time where `fromJob` is empty. */
export function deployJob(
  name: string,
  env: string,
  fromJob: string,
  spec: JsonObject = {},
  extra: JsonObject = {},
): JsonObject {
  return job(
    name,
    'zadig-deploy',
    {
      env,
      env_source: 'runtime',
      production: false,
      deploy_type: 'k8s',
      skip_check_run_status: false,
      deploy_contents: ['image'],
      source: fromJob === '' ? 'runtime' : 'fromjob',
      job_name: fromJob,
      services: [],
      ...spec,
    },
    extra,
  )
}

/** A `zadig-test` job over product tests. */
export function testJob(name: string, tests: readonly string[], extra: JsonObject = {}): JsonObject {
  const modules = tests.map((test) => ({
    name: test,
    project_name: 'demo',
    key_vals: [variable('SUITE', 'smoke')],
    repos: [repository('tests')],
    share_storage_info: null,
  }))
  return job(name, 'zadig-test', { test_type: '', source: '', job_name: '', test_modules: modules }, extra)
}

/** A `freestyle` job that runs a script. */
export function freestyleJob(name: string, envs: JsonObject[] = [], extra: JsonObject = {}): JsonObject {
  const spec = {
    freestyle_type: '',
    source: '',
    job_name: '',
    repos: [repository('tools')],
    envs,
    script: '#!/bin/bash\nset -e\n',
    script_type: 'shell',
    services: [],
    advanced_setting: { timeout: 60, cluster_id: 'local', res_req: 'low', outputs: [] },
  }
  return job(name, 'freestyle', spec, extra)
}

/** A native approval gate. `timeout` in minutes. */
export function approvalJob(name: string, approvers: readonly string[], timeout = 60, needed = 1): JsonObject {
  const users = approvers.map((user): Json =>
    user.startsWith('@')
      ? { type: 'group', group_id: `g-${user.slice(1)}`, group_name: user.slice(1) }
      : { type: 'user', user_id: `u-${user}`, user_name: user },
  )
  const native = { timeout, approve_users: users, needed_approvers: needed, reject_or_approve: '', instance_code: '' }
  const spec = { timeout, type: 'native', description: '上线前请确认', native_approval: native, approval_message: '' }
  return job(name, 'approval', spec)
}

/** Any job; `extra` may carry `run_policy` and `error_policy`. */
export function job(name: string, type: string, spec: JsonObject, extra: JsonObject = {}): JsonObject {
  return { name, type, skipped: false, spec, run_policy: '', error_policy: null, ...extra }
}

/** A stage; `extra` may carry `manual_exec`. */
export function stage(name: string, jobs: JsonObject[], extra: JsonObject = {}): JsonObject {
  return { name, parallel: true, manual_exec: null, jobs, ...extra }
}

/** A workflow document of project `demo`. */
export function workflow(name: string, displayName: string, stages: JsonObject[], extra: JsonObject = {}): JsonObject {
  return {
    name,
    display_name: displayName,
    project: 'demo',
    description: '',
    concurrency_limit: -1,
    params: [],
    notify_ctls: [],
    created_by: 'admin',
    create_time: 1_740_000_000,
    updated_by: 'admin',
    update_time: 1_745_000_000,
    stages,
    ...extra,
  }
}
