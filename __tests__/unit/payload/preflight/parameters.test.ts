import { describe, expect, it } from '@jest/globals'

import { preflight } from '../../../../src/payload/preflight/preflight.ts'
import { aDefinition, aParam, aPayload } from '../a-definition.ts'

describe('workflow variables', () => {
  const repo = { codehostId: 4, namespace: 'example', name: 'shop' }
  const definition = aDefinition([{ name: 'run', type: 'freestyle' }], {
    params: [
      aParam({ name: 'VERSION' }),
      aParam({ name: 'REGION', type: 'choice', choices: ['eu', 'us'] }),
      aParam({ name: 'SOURCE', type: 'repo', repo }),
      aParam({ name: 'TARGETS', type: 'multi-select', choices: ['a', 'b'] }),
      aParam({ name: 'BUNDLE', type: 'file' }),
    ],
  })

  it.each([
    [
      'an unknown one',
      'VERSOIN: 1',
      'parameters.VERSOIN',
      'The workflow has no variable `VERSOIN`: Zadig would refuse the whole run. Did you mean `VERSION`?',
    ],
    ['a choice that is none', 'REGION: EU', 'parameters.REGION', '`EU` is not one of its choices: `eu`, `us`.'],
    [
      'a repository of another name, which Zadig ignores',
      'SOURCE: { codehost_name: gh, repo_namespace: example, repo_name: shop2, branch: main }',
      'parameters.SOURCE',
      '`example/shop2` is not the repository of this variable, which is `example/shop`: Zadig would ignore it without a word.',
    ],
    [
      'a value for a repository, at which the server crashes',
      'SOURCE: main',
      'parameters.SOURCE',
      'It is of type `repo` and takes a repository, not a value.',
    ],
    [
      'a repository for a text',
      'VERSION: { from: github, codehost_name: gh }',
      'parameters.VERSION',
      'It is of type `string` and takes a value, not a repository.',
    ],
    [
      'a multi-select, which the API ignores',
      'TARGETS: a,b',
      'parameters.TARGETS',
      "It is of type `multi-select`, which Zadig's API ignores without a word: the run would use the value that is stored in the workflow. Leave it out.",
    ],
    [
      'a file, which the API ignores',
      'BUNDLE: x',
      'parameters.BUNDLE',
      "It is of type `file`, which Zadig's API ignores without a word: the run would use the value that is stored in the workflow. Leave it out.",
    ],
  ])('%s', (_, parameters, path, message) => {
    expect(preflight(aPayload('run:', { parameters }), definition)).toEqual([{ path, message }])
  })

  it('finds nothing wrong with right ones', () => {
    const parameters = 'VERSION: 1.10\nREGION: us\nSOURCE: { from: github, codehost_name: gh }'
    expect(preflight(aPayload('run:', { parameters }), definition)).toEqual([])
  })
})

describe('notifications', () => {
  const definition = aDefinition([{ name: 'run', type: 'freestyle' }], { notificationTypes: ['mail', 'dingding'] })

  it('of another type or beyond the last one are ignored by Zadig, so they are problems', () => {
    const notifyInputs =
      '[{ id: 1, type: mail, mail_notification_config: {} }, { id: 2, type: mail, mail_notification_config: {} }]'
    expect(preflight(aPayload('run:', { notifyInputs }), definition)).toEqual([
      {
        path: 'notify-inputs[0].type',
        message:
          "The workflow's notification 1 is of type `dingding`, not `mail`: Zadig would ignore it without a word.",
      },
      {
        path: 'notify-inputs[1].id',
        message: 'The workflow has the notifications 0 to 1: Zadig would ignore number 2 without a word.',
      },
    ])
  })
})
