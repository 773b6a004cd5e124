/** The execute body as it goes over the wire (contract §4.1). Field names are the API's own. */
export interface ExecuteBody {
  readonly workflow_key: string
  readonly project_key: string
  readonly parameters: readonly BodyParameter[]
  readonly inputs: readonly BodyInput[]
  readonly notify_inputs?: readonly Readonly<Record<string, unknown>>[]
}

export interface BodyParameter {
  readonly name: string
  readonly type?: string
  readonly value?: string
  readonly repo?: Readonly<Record<string, unknown>>
}

export interface BodyInput {
  readonly job_name: string
  readonly job_type?: string
  readonly parameters: Readonly<Record<string, unknown>>
}
