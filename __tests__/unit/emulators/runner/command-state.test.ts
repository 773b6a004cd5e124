import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from '@jest/globals'

import type { StageEffects } from '../../../../emulators/runner/command-effects.ts'
import { createCommandProcessor, StopTokenError } from '../../../../emulators/runner/command-state.ts'
import { createCaseInsensitiveMap } from '../../../../emulators/runner/dotnet-text.ts'
import { createMasker } from '../../../../emulators/runner/masks.ts'
import { createMatcherRegistry } from '../../../../emulators/runner/matcher-config.ts'
import { createStepLog } from '../../../../emulators/runner/step-log.ts'
import { createScratch } from './scripted-action.ts'

const scratch = createScratch()
afterAll(() => scratch.remove())

function createStage({ env = {}, debug = false, workspace = '/work', differences = {} } = {}) {
  const masker = createMasker()
  const matchers = createMatcherRegistry()
  const log = createStepLog(masker, { debug })
  const effects: StageEffects = {
    outputs: createCaseInsensitiveMap(),
    state: createCaseInsensitiveMap(),
    env: new Map(),
    path: [],
    masks: [],
    failureReasons: [],
  }
  const processor = createCommandProcessor({ log, masker, matchers, effects, workspace, env, debug, differences })
  return { log, masker, matchers, effects, process: processor.process, commands: processor.commands }
}

// Vectors of src/Test/L0/Worker/ActionCommandManagerL0.cs are among the cases below.
describe('stop-commands', () => {
  test.each([
    ['##[stop-commands]stopToken', '##[stopToken]'],
    ['::stop-commands::randomToken', '::randomToken::'],
    ['::Stop-Commands::randomToken', '::RANDOMTOKEN::'],
  ])('%s stops every command until %s', (stop, resume) => {
    const stage = createStage()
    expect(stage.process(stop)).toBe(true)
    expect(stage.process('##[set-env name=foo]bar')).toBe(false)
    expect(stage.process('::add-mask::abc')).toBe(false)
    expect(stage.process(resume)).toBe(true)
    expect(stage.effects.failureReasons).toEqual([])
    expect(stage.process('##[set-env name=foo]bar')).toBe(true)
    expect(stage.effects.failureReasons).toHaveLength(1)
    expect(stage.commands.map((command) => command.ran)).toEqual([true, false, false, true, true])
  })

  test('a token of more than six characters is masked from its own line on, for the rest of the job', () => {
    const stage = createStage()
    stage.process('::stop-commands::randomToken')
    stage.process('::randomToken::')
    expect(stage.log.lines).toEqual(['::stop-commands::***', '::***::'])
    expect(stage.masker.mask('randomToken')).toBe('***')
    expect(stage.effects.masks).toEqual(['randomToken'])
  })

  test.each(['', 'stop-commands', 'set-env', 'SET-ENV', 'pause-logging'])('the token %j fails the step', (token) => {
    expect(() => createStage().process(`::stop-commands::${token}`)).toThrow(StopTokenError)
  })

  test.each(['1', 'true', 'TRUE'])('a bad token passes when the environment allows it with %s', (allowed) => {
    const stage = createStage({ env: { ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS: allowed } })
    expect(stage.process('::stop-commands::set-env')).toBe(true)
    expect(stage.process('::set-env::')).toBe(true)
    // The real runner unregisters the token when it resumes, and with it the command of that name.
    expect(stage.process('::set-env name=a::b')).toBe(false)
  })
})

describe('echo', () => {
  test('shows hidden commands, in any case and with trailing spaces', () => {
    const stage = createStage()
    stage.process('::save-state name=a::1')
    stage.process('::echo::ON')
    stage.process('::save-state name=b::2')
    stage.process('::add-mask::hidden')
    stage.process('::error::visible anyway')
    stage.process('::echo::Off   ')
    stage.process('::save-state name=c::3')
    expect(stage.log.lines.filter((line) => !line.startsWith('##[warning]'))).toEqual([
      '::save-state name=b::2',
      '::add-mask::***',
      '##[error]visible anyway',
      '::echo::Off   ',
    ])
  })

  test.each(['::echo::invalid', '::echo::'])('%s fails the step', (line) => {
    const stage = createStage()
    expect(stage.process(line)).toBe(true)
    expect(stage.effects.failureReasons).toHaveLength(1)
  })

  test('is on from the start with debug output, and debug shows a line each', () => {
    const stage = createStage({ debug: true })
    stage.process('::group::g')
    stage.process('::debug::a%0Ab')
    expect(stage.log.lines).toEqual(['::group::g', '##[group]g', '##[debug]a', '##[debug]b'])
    const quiet = createStage()
    quiet.process('::debug::a')
    expect(quiet.log.lines).toEqual([])
  })
})

test.each(['::set-env name=A::b', '::add-path::/x', '##[set-env name=A]b'])(
  '%s is disabled and fails the step',
  (line) => {
    const stage = createStage()
    expect(stage.process(line)).toBe(true)
    expect(stage.log.lines).toEqual([
      `##[error]Unable to process command '${line}' successfully.`,
      expect.stringMatching(/^##\[error\]The `(set-env|add-path)` command is disabled\./),
    ])
    expect(stage.effects.failureReasons).toHaveLength(1)
    expect(stage.effects.env.size).toBe(0)
  },
)

test('set-output and save-state work with a warning, and need a name', () => {
  const stage = createStage()
  stage.process('::set-output name=task-id::7')
  stage.process('::set-output name=TASK-ID::8')
  stage.process('##[save-state name=s]t')
  stage.process('::set-output::7')
  expect(stage.effects.outputs.toRecord()).toEqual({ 'task-id': '8' })
  expect(stage.effects.state.get('S')).toBe('t')
  expect(stage.effects.failureReasons).toEqual(["Required field 'name' is missing in ##[set-output] command."])
  expect(stage.log.annotations.filter((annotation) => annotation.level === 'warning')).toHaveLength(4)
})

test('group and endgroup become the tags that the log page folds', () => {
  const stage = createStage()
  stage.process('::group::title')
  stage.process('  ##[endgroup]dropped')
  expect(stage.log.lines).toEqual(['##[group]title', '##[endgroup]'])
})

test('the line breaks of a message are line breaks of the log', () => {
  const stage = createStage()
  stage.process('::error title=T,file=/work/src/a.ts,line=3::first%0A##[group]second')
  expect(stage.log.lines).toEqual(['##[error]first', '##[group]second'])
  expect(stage.log.annotations).toEqual([
    expect.objectContaining({
      level: 'error',
      title: 'T',
      file: 'src/a.ts',
      line: 3,
      message: 'first\n##[group]second',
    }),
  ])
})

test('ten annotations of a level count, all are logged, and a message is cut at 4096', () => {
  const stage = createStage()
  for (let index = 0; index < 12; index += 1) stage.process(`::warning::${index}`)
  stage.process(`::error::${'x'.repeat(5000)}`)
  expect(stage.log.lines).toHaveLength(13)
  expect(stage.log.annotations).toHaveLength(11)
  expect(stage.log.annotations.at(-1)?.message).toHaveLength(4096)
})

test('only the message of an annotation is masked', () => {
  const stage = createStage()
  stage.process('::add-mask::s3cret')
  stage.process('::error title=s3cret::the s3cret')
  expect(stage.log.annotations[0]).toMatchObject({ title: 's3cret', message: 'the ***' })
})

test('add-mask of nothing is a warning', () => {
  const stage = createStage()
  expect(stage.process('::add-mask::  ')).toBe(true)
  expect(stage.log.lines).toEqual([expect.stringContaining("##[warning]Can't add secret mask for empty string")])
})

describe('lines and columns of an annotation', () => {
  test.each([
    ['line=1,endLine=2,col=1,endColumn=2', { line: 1, endLine: 2, col: undefined, endColumn: undefined }],
    ['endLine=1', { line: 1, endLine: 1 }],
    ['line=1,endColumn=2', { line: 1, col: 2, endColumn: 2 }],
    ['line=4,endLine=3', { line: undefined, endLine: undefined }],
    ['line=1,endLine=1,col=3,endColumn=2', { line: 1, col: undefined, endColumn: undefined }],
    ['line=1,col=1,file=test.txt', { line: 1, endLine: undefined, col: 1, endColumn: undefined, file: 'test.txt' }],
  ])('%s', (properties, location) => {
    const stage = createStage()
    stage.process(`::warning ${properties}::this is a warning`)
    expect(stage.log.annotations[0]).toMatchObject(location)
  })
})

test('add-matcher loads a file of the workspace, remove-matcher goes by owner or file', () => {
  const workspace = scratch.directory()
  const pattern = [{ regexp: 'ERROR: (.+)', message: 1 }]
  writeFileSync(
    join(workspace, 'm.json'),
    JSON.stringify({
      problemMatcher: [
        { owner: 'one', pattern },
        { owner: 'two', pattern },
      ],
    }),
  )
  const stage = createStage({ workspace })
  const owners = (): string[] => stage.matchers.current().map((matcher) => matcher.owner)
  stage.process('::add-matcher::m.json')
  expect(owners()).toEqual(['one', 'two'])
  stage.process('::remove-matcher owner=ONE::')
  expect(owners()).toEqual(['two'])
  stage.process('::remove-matcher::m.json')
  expect(owners()).toEqual([])
  for (const line of ['::remove-matcher owner=a::m.json', '::remove-matcher::', '::add-matcher::']) stage.process(line)
  expect(stage.log.annotations.map((annotation) => annotation.level)).toEqual(['warning', 'warning', 'warning'])
  stage.process('::add-matcher::missing.json')
  expect(stage.effects.failureReasons).toHaveLength(1)
})

// Read in nektos/act 0.2.89 and in the runners of Gitea and Forgejo: contract §11.
describe('another runner', () => {
  test.each([
    [{}, '::add-mask::a%25b', 'a%b'],
    [{ masksEscapedText: true }, '::add-mask::a%25b', 'a%25b'],
    [{ masksEscapedText: true }, '::add-mask::a%b', 'a%b'],
    [{ takesLastColons: true }, '##[add-mask]ab::cd', 'ab::cd'],
    [{ takesLastColons: true }, '::add-mask::a%250Ab', 'a\nb'],
  ])('with %j makes of %j the mask %j', (differences, line, mask) => {
    const stage = createStage({ differences })
    expect(stage.process(line)).toBe(true)
    expect(stage.effects.masks[0]).toBe(mask)
  })

  test.each(['::add-mask::ab::cd', '::add-mask:::ab', ' ::add-mask::ab', 'x ##[error]y'])(
    'that takes the last colons prints %j as it is',
    (line) => {
      const stage = createStage({ differences: { takesLastColons: true } })
      expect(stage.process(line)).toBe(false)
      expect(createStage().process(line)).toBe(true)
    },
  )
})
