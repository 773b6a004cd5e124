import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { payloadJsonSchema } from './generate-schema.ts'
import { verdictsMarkdown } from './generate-verdicts.ts'

/** Writes what is generated from the sources; tests hold the committed files against it. */
await write('schema/payload.schema.json', JSON.stringify(payloadJsonSchema()))
await write('docs/verdicts.md', verdictsMarkdown())

async function write(path: string, text: string): Promise<void> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  mkdirSync(new URL('.', new URL(`../${path}`, import.meta.url)), { recursive: true })
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }))
}
