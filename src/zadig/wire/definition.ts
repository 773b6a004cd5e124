import { collectSecrets } from '../../secrets/find.ts'
import type {
  JobDefinition,
  ParamDefinition,
  RepoDefinition,
  StageDefinition,
  WorkflowDefinition,
} from '../../definition/definition.ts'
import {
  asMapping,
  firstTextAt,
  flagAt,
  listAt,
  type Mapping,
  mappingAt,
  mappingsAt,
  numberAt,
  textAt,
} from '../../json.ts'

/** A workflow's definition (contract §3.5); undefined if the answer has no key. */
export function readDefinition(raw: unknown): WorkflowDefinition | undefined {
  const wire = asMapping(raw)
  const key = textAt(wire, 'workflow_key')
  if (key === '') return undefined
  return {
    key,
    name: textAt(wire, 'workflow_name'),
    projectKey: textAt(wire, 'project_key'),
    createTime: numberAt(wire, 'create_time'),
    // An old server without this field has no limit; 0 would mean that a task waits for ever (contract §4.9).
    concurrencyLimit: wire['concurrency_limit'] === undefined ? -1 : numberAt(wire, 'concurrency_limit'),
    params: mappingsAt(wire, 'params').map(readParam),
    stages: mappingsAt(wire, 'stages').map(readStage),
    notificationTypes: mappingsAt(wire, 'notify_ctls').map((setting) => firstTextAt(setting, 'webhook_type', 'type')),
    secrets: collectSecrets(raw),
  }
}

function readParam(wire: Mapping): ParamDefinition {
  const repo = mappingAt(wire, 'repo')
  return {
    name: textAt(wire, 'name'),
    type: textAt(wire, 'type'),
    value: textAt(wire, 'value'),
    choices: listAt(wire, 'choice_option').filter((choice) => typeof choice === 'string'),
    isCredential: flagAt(wire, 'is_credential'),
    repo: repo === undefined ? undefined : readRepo(repo),
  }
}

function readRepo(wire: Mapping): RepoDefinition {
  return {
    codehostId: numberAt(wire, 'codehost_id'),
    namespace: firstTextAt(wire, 'repo_namespace', 'repo_owner'),
    name: textAt(wire, 'repo_name'),
  }
}

function readStage(wire: Mapping): StageDefinition {
  return {
    name: textAt(wire, 'name'),
    parallel: flagAt(wire, 'parallel'),
    jobs: mappingsAt(wire, 'jobs').map(readJob),
  }
}

function readJob(wire: Mapping): JobDefinition {
  return {
    name: textAt(wire, 'name'),
    type: textAt(wire, 'type'),
    runPolicy: textAt(wire, 'run_policy'),
    spec: wire['spec'],
  }
}
