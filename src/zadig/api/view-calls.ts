import type { ViewWorkflow, ZadigApi } from '../../ports/zadig-api.ts'
import { json, path, query } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { readViews } from '../wire/lists.ts'

type ViewCalls = Pick<ZadigApi, 'listViews' | 'createView' | 'updateView' | 'deleteView' | 'createApprovalTicket'>

/** The endpoints about a project's views (contract §3.10) and approval tickets (contract §8.6). */
export function viewCalls({ send }: Transport): ViewCalls {
  return {
    async listViews({ projectKey }) {
      const answer = await send({
        operation: 'list-views',
        method: 'GET',
        path: `/openapi/workflows/view${query({ projectKey })}`,
        since: '1.18',
      })
      const views = readViews(answer.body)
      if (views === undefined) throw answer.unexpected('the answer is no list of views')
      return views
    },

    async createView({ projectKey, name, workflows }) {
      await send({
        operation: 'create-view',
        method: 'POST',
        path: '/openapi/workflows/view',
        body: json({ project_key: projectKey, name, workflow_list: workflows.map(toWire) }),
        since: '1.18',
      })
    },

    async updateView({ projectKey, name, workflows }) {
      await send({
        operation: 'update-view',
        method: 'PUT',
        path: path`/openapi/workflows/view/${name}` + query({ projectKey }),
        body: json({ workflow_list: workflows.map((entry) => ({ ...toWire(entry), enabled: entry.enabled })) }),
        since: '1.18',
      })
    },

    async deleteView({ projectKey, name }) {
      await send({
        operation: 'delete-view',
        method: 'DELETE',
        path: path`/openapi/workflows/view/${name}` + query({ projectKey }),
        since: '1.18',
      })
    },

    async createApprovalTicket(ticket) {
      await send({
        operation: 'create-ticket',
        method: 'POST',
        path: '/openapi/ticket/approval',
        body: json({
          project_key: ticket.projectKey,
          approval_id: ticket.approvalId,
          ...(ticket.status === undefined ? {} : { status: ticket.status }),
          envs: ticket.environments,
          services: ticket.services.map(({ service, module }) => ({ service_name: service, service_module: module })),
          users: ticket.users,
          execution_window_start: ticket.windowStart,
          execution_window_end: ticket.windowEnd,
        }),
        since: '3.3',
      })
    },
  }
}

function toWire({ workflowKey, type, name }: ViewWorkflow): Readonly<Record<string, string>> {
  return { workflow_key: workflowKey, workflow_type: type, ...(name === undefined ? {} : { workflow_name: name }) }
}
