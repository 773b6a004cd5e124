import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFiles } from './generated-files.ts'

/** Writes what is generated from the sources; a test compares the committed files with it. */
const repository = join(import.meta.dirname, '..')
for (const [file, content] of await generatedFiles(repository)) {
  mkdirSync(dirname(join(repository, file)), { recursive: true })
  writeFileSync(join(repository, file), content)
}
