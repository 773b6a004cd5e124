import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'

import { createInputReader } from '../../../src/github/inputs/input-reader.ts'
import { createFileWriter, readWorkspaceFile } from '../../../src/github/workspace-files.ts'

const outside = mkdtempSync(join(tmpdir(), 'outside-'))
const workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
const environment = { GITHUB_WORKSPACE: workspace }
mkdirSync(join(workspace, 'there'))
writeFileSync(join(workspace, 'there', 'old.yml'), 'old')
writeFileSync(join(outside, 'precious'), 'precious')
symlinkSync(outside, join(workspace, 'leads-out'))
symlinkSync(join(outside, 'precious'), join(workspace, 'link.yml'))
afterAll(() => [outside, workspace].forEach((directory) => rmSync(directory, { recursive: true })))

describe('a file of the workspace', () => {
  test.each(['new.yml', 'a/b/new.yml', 'there/old.yml'])('is written to %s', async (name) => {
    await createFileWriter(name, environment)('text')
    expect(readFileSync(join(workspace, name), 'utf8')).toBe('text')
  })

  test('takes the place of a link instead of following it', async () => {
    await createFileWriter('link.yml', environment)('text')
    expect(readFileSync(join(workspace, 'link.yml'), 'utf8')).toBe('text')
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('precious')
  })

  test('is not written over a directory, and the error is one for the user', async () => {
    await expect(createFileWriter('there', environment)('text')).rejects.toThrow('“there” cannot be written')
  })

  test('makes no directory where a link leads out', async () => {
    await expect(createFileWriter('leads-out/a/b.yml', environment)('text')).rejects.toThrow(
      'is outside of the workspace',
    )
    expect(existsSync(join(outside, 'a'))).toBe(false)
  })

  test.each(['../out.yml', '/etc/passwd', 'leads-out/precious'])('is refused at %s', async (name) => {
    await expect(createFileWriter(name, environment)('text')).rejects.toThrow('is outside of the workspace')
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('precious')
  })
})

describe('what an input names', () => {
  test.each(process.platform === 'win32' ? ['there'] : ['there', 'pipe'])(
    'is not read where it is no file: %s',
    (name) => {
      if (name === 'pipe') execFileSync('mkfifo', [join(workspace, 'pipe')])
      const reader = createInputReader({ 'INPUT_PAYLOAD-FILE': name })
      expect(readWorkspaceFile(reader, environment, 'payload-file')).toBeUndefined()
      expect(() => reader.finish()).toThrow(`“${name}” is no file`)
    },
  )
})
