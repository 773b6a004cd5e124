import { executeHandler } from '../handlers/execute.ts'
import { fullLogHandler, sseHandler } from '../handlers/logs.ts'
import { getManualExecHandler, postManualExecHandler } from '../handlers/manual-exec.ts'
import { approveHandler, cancelHandler, remarkHandler, retryHandler } from '../handlers/operations.ts'
import { taskHandler, tasksHandler } from '../handlers/tasks.ts'
import { ticketHandler } from '../handlers/ticket.ts'
import { createViewHandler, deleteViewHandler, updateViewHandler, viewsHandler } from '../handlers/views.ts'
import { createWorkflowHandler, deleteWorkflowHandler, updateWorkflowHandler } from '../handlers/workflow-writes.ts'
import { detailHandler, listHandler } from '../handlers/workflows.ts'
import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'
import type { Handler } from './call.ts'
import type { Route } from './router.ts'

type Row = readonly [method: string, path: string, since: ZadigVersion, handler: Handler]

const custom = '/openapi/workflows/custom'

/** Contract §1, in its order: method, path, the first version that has it. */
const rows: readonly Row[] = [
  ['GET', '/openapi/workflows', '3.0', listHandler],
  ['GET', `${custom}/:name/detail`, '3.0', detailHandler],
  ['GET', `${custom}/:name/tasks`, '3.0', tasksHandler],
  ['GET', `${custom}/task`, '3.0', taskHandler],
  ['POST', `${custom}/task`, '3.0', executeHandler],
  ['DELETE', `${custom}/task`, '3.0', cancelHandler],
  ['POST', `${custom}/:name/task/:taskID`, '3.0', retryHandler],
  ['POST', `${custom}/task/approve`, '3.0', approveHandler],
  ['PUT', `${custom}/:name/task/:taskID`, '3.3', remarkHandler],
  ['GET', `${custom}/:name/task/:taskID/manual-exec`, '5.0', getManualExecHandler],
  ['POST', `${custom}/:name/task/:taskID/manual-exec`, '5.0', postManualExecHandler],
  ['DELETE', custom, '3.0', deleteWorkflowHandler],
  ['POST', custom, '5.0', createWorkflowHandler],
  ['PUT', `${custom}/:name`, '5.0', updateWorkflowHandler],
  ['POST', '/api/aslan/workflow/v4', '3.0', createWorkflowHandler],
  ['PUT', '/api/aslan/workflow/v4/:name', '3.0', updateWorkflowHandler],
  ['GET', '/openapi/workflows/view', '3.0', viewsHandler],
  ['POST', '/openapi/workflows/view', '3.0', createViewHandler],
  ['PUT', '/openapi/workflows/view/:name', '3.0', updateViewHandler],
  ['DELETE', '/openapi/workflows/view/:name', '3.0', deleteViewHandler],
  ['POST', '/openapi/ticket/approval', '3.3', ticketHandler],
  ['GET', '/openapi/logs/sse/v4/workflow/:workflowName/:taskID/:jobName/:lines', '3.4', sseHandler],
  ['GET', '/openapi/logs/log/v4/workflow/:workflowName/:taskID/:jobName', '3.4', fullLogHandler],
]

/** The routes of a server of that version. */
export function routesOf(version: ZadigVersion): readonly Route[] {
  return rows
    .filter(([, , since]) => atLeast(version, since))
    .map(([method, path, , handler]) => ({ method, path, handler }))
}
