import type { ZadigApi } from '../../ports/zadig-api.ts'
import { logCalls } from './log-calls.ts'
import { taskCalls } from './task-calls.ts'
import type { Transport } from '../http/transport.ts'
import { viewCalls } from './view-calls.ts'
import { workflowCalls } from './workflow-calls.ts'

/** Zadig's workflow API over a transport: one method an endpoint (contract §1). */
export function createZadigClient(transport: Transport): ZadigApi {
  return { ...workflowCalls(transport), ...taskCalls(transport), ...viewCalls(transport), ...logCalls(transport) }
}
