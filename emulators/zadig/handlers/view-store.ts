import type { JsonObject } from '../json.ts'

/** A workflow view; `enabled` entries are shown. Types are `custom` or `product`. */
export interface ViewRecord {
  readonly project: string
  readonly name: string
  updatedBy: string
  updateTime: number
  workflows: ViewEntry[]
}

export interface ViewEntry {
  readonly key: string
  readonly displayName: string
  readonly type: string
  enabled: boolean
}

/** The views of all projects. */
export class ViewStore {
  #views: ViewRecord[] = []

  find(project: string, name: string): ViewRecord | undefined {
    return this.#views.find((view) => view.project === project && view.name === name)
  }

  list(project: string): readonly ViewRecord[] {
    return this.#views.filter((view) => view.project === project)
  }

  add(view: ViewRecord): void {
    this.#views.push(view)
  }

  remove(view: ViewRecord): void {
    this.#views = this.#views.filter((candidate) => candidate !== view)
  }
}

/** The view as the list shows it (contract §3.10). */
export function viewBody(view: ViewRecord): JsonObject {
  return {
    name: view.name,
    project_key: view.project,
    workflows: view.workflows
      .filter(({ enabled }) => enabled)
      .map(({ key, type }) => ({ workflow_key: key, workflow_type: type })),
    update_time: view.updateTime,
    update_by: view.updatedBy,
  }
}
