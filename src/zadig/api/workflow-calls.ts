import { collectSecrets } from '../../secrets/find.ts'
import type { CallOptions, DefinitionWrite, WorkflowRef, ZadigApi } from '../../ports/zadig-api.ts'
import { ZadigError } from '../../errors.ts'
import { ADVICE } from '../errors/advice.ts'
import { type Call, path, query } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { readDefinition } from '../wire/definition.ts'
import { readWorkflows } from '../wire/lists.ts'
import { asMapping } from '../../json.ts'

type WorkflowCalls = Pick<
  ZadigApi,
  'listWorkflows' | 'getDefinition' | 'findDefinition' | 'createWorkflow' | 'updateWorkflow' | 'deleteWorkflow'
>

/** The endpoints about workflows themselves (contract §3.4, §3.5, §3.9). */
export function workflowCalls({ send }: Transport): WorkflowCalls {
  return {
    async listWorkflows({ projectKey, viewName }) {
      const answer = await send({
        operation: 'list-workflows',
        method: 'GET',
        path: `/openapi/workflows${query({ projectKey, viewName })}`,
        since: '1.18',
      })
      const workflows = readWorkflows(answer.body)
      if (workflows === undefined) throw answer.unexpected('the answer has no list of workflows')
      return workflows
    },

    async getDefinition(workflow, options) {
      const answer = await send(definitionCall(workflow, options))
      const definition = readDefinition(answer.body)
      if (definition === undefined) throw answer.unexpected('the answer is no workflow')
      return definition
    },

    async findDefinition(workflow, options) {
      try {
        const answer = await send(definitionCall(workflow, options))
        if (readDefinition(answer.body) === undefined) throw answer.unexpected('the answer is no workflow')
        return { fields: asMapping(answer.body), secrets: collectSecrets(answer.body) }
      } catch (thrown) {
        // The server has no status of its own for this: an untyped error like any other (contract §3.5).
        if (thrown instanceof ZadigError && thrown.advice === ADVICE['unknown-workflow']) return undefined
        throw thrown
      }
    },

    async createWorkflow(definition, { viewName, ...write }) {
      await send({
        operation: 'create-workflow',
        method: 'POST',
        path: definitionPath(write, '') + query({ projectKey: write.projectKey, viewName }),
        body: { type: 'application/yaml', text: definition },
        ...sinceOf(write),
      })
    },

    async updateWorkflow(workflowKey, definition, write) {
      await send({
        operation: 'update-workflow',
        method: 'PUT',
        path: definitionPath(write, path`/${workflowKey}`) + query({ projectKey: write.projectKey }),
        body: { type: 'application/yaml', text: definition },
        ...sinceOf(write),
      })
    },

    async deleteWorkflow({ projectKey, workflowKey }) {
      await send({
        operation: 'delete-workflow',
        method: 'DELETE',
        path: `/openapi/workflows/custom${query({ workflowKey, projectKey })}`,
        since: '1.18',
      })
    },
  }
}

function definitionCall({ projectKey, workflowKey }: WorkflowRef, options: CallOptions = {}): Call {
  return {
    operation: 'get-definition',
    method: 'GET',
    path: path`/openapi/workflows/custom/${workflowKey}/detail` + query({ projectKey }),
    since: '1.18',
    ...options,
  }
}

/** The same handlers stand behind both; only 5.0 and later show them under /openapi (contract §3.9). */
function definitionPath({ api }: DefinitionWrite, rest: string): string {
  return (api === 'openapi' ? '/openapi/workflows/custom' : '/api/aslan/workflow/v4') + rest
}

function sinceOf({ api }: DefinitionWrite): { readonly since?: '5.0' } {
  return api === 'openapi' ? { since: '5.0' } : {}
}
