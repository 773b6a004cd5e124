import type { JsonObject } from '../json.ts'
import type { Workflow } from './workflow.ts'
import { readWorkflow } from './workflow.ts'

/** The workflows of the server, by key: a key is unique across projects (contract §3.9). */
export class WorkflowStore {
  readonly #workflows = new Map<string, Workflow>()

  /** Adds or replaces a workflow from its YAML/JSON document. */
  put(document: JsonObject): Workflow {
    const workflow = readWorkflow(structuredClone(document))
    this.#workflows.set(workflow.name, workflow)
    return workflow
  }

  /** The stored workflow; exact case. */
  find(key: string): Workflow | undefined {
    return this.#workflows.get(key)
  }

  remove(key: string): boolean {
    return this.#workflows.delete(key)
  }

  /** All workflows in the order in which they were first stored. */
  list(): readonly Workflow[] {
    return [...this.#workflows.values()]
  }
}
