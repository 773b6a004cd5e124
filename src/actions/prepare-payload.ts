import { buildBody, type ExecuteBody } from '../payload/body.ts'
import { readPayload } from '../payload/read-payload.ts'
import type { GithubEvent } from '../payload/github-event.ts'
import type { RunInputs } from './run-inputs.ts'

/** Builds the execute body from what the user wrote; throws an InputError that lists everything that is wrong. */
export function preparePayload(inputs: RunInputs, { event }: { readonly event: GithubEvent }): ExecuteBody {
  return buildBody(readPayload(inputs, event))
}
