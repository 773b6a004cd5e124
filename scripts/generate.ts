import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { payloadJsonSchema } from './generate-schema.ts'

/** Writes what is generated from the sources; tests hold the committed files against it. */
const file = fileURLToPath(new URL('../schema/payload.schema.json', import.meta.url))
const style = await resolveConfig(file)
const schema = await format(JSON.stringify(payloadJsonSchema()), { ...style, filepath: file })
writeFileSync(file, schema)
