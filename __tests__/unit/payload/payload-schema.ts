import { Ajv } from 'ajv'

import { payloadJsonSchema } from '../../../scripts/generate-schema.ts'

/** Whether the JSON Schema of payload files accepts a document, by a validator that has nothing to do with ours. */
export const acceptedByJsonSchema: (document: unknown) => boolean = new Ajv({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(payloadJsonSchema())
