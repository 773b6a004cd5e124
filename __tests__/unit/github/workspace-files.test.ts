import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readInputs } from '../../../src/github/inputs/input-reader.ts'
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

  test('replaces a link instead of following it', async () => {
    await createFileWriter('link.yml', environment)('text')
    expect(readFileSync(join(workspace, 'link.yml'), 'utf8')).toBe('text')
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('precious')
  })

  test('does not replace a directory', async () => {
    await expect(createFileWriter('there', environment)('text')).rejects.toThrow('“there” cannot be written')
  })

  test('makes no directory behind a link that leads out', async () => {
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

test.each(process.platform === 'win32' ? ['there'] : ['there', 'pipe'])(
  'an input is refused if it does not name a file: %s',
  (name) => {
    if (name === 'pipe') execFileSync('mkfifo', [join(workspace, 'pipe')])
    const variables = { ...environment, 'INPUT_PAYLOAD-FILE': name }
    expect(() => readInputs(variables, (reader) => readWorkspaceFile(reader, 'payload-file'))).toThrow(
      `“${name}” is not a file`,
    )
  },
)
