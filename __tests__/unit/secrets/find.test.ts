import { describe, expect, it } from '@jest/globals'

import { collectSecrets } from '../../../src/secrets/find.ts'

describe('collectSecrets', () => {
  it('finds credential fields and variables at any depth', () => {
    const raw = {
      params: [
        { name: 'A', value: 'param-secret', default: 'default-secret', is_credential: true },
        { name: 'B', value: 'public-value', is_credential: false },
        { name: 'C', value: 'also-public' },
      ],
      stages: [
        {
          jobs: [
            {
              spec: {
                repos: [{ oauth_token: 'gho_1234', username: 'robot', password: 'pa55word', ssh_key: '' }],
                other: { private_access_token: 'pat-1' },
                envs: [{ key: 'K', value: 'env-secret', is_credential: true }],
                nested: { deeper: [{ secret_key: 'sk-1' }] },
              },
            },
          ],
        },
      ],
    }
    expect([...collectSecrets(raw)].toSorted()).toEqual(
      ['param-secret', 'default-secret', 'gho_1234', 'pa55word', 'pat-1', 'env-secret', 'sk-1'].toSorted(),
    )
  })

  it.each(['', 'abc', 'true', 'False', 'admin', 'latest'])(
    'leaves out %j, whose masking would blank the log',
    (value) => {
      expect(collectSecrets({ password: value })).toEqual([])
    },
  )

  it('masks a key of several lines line by line too, except its frame', () => {
    const key =
      '-----BEGIN OPENSSH PRIVATE KEY-----\r\nb3BlbnNzaC1rZXk\nAAAAB3NzaC1yc2E\n-----END OPENSSH PRIVATE KEY-----\n'
    const secrets = collectSecrets({ ssh_key: key })
    expect(secrets).toEqual([key.trim(), 'b3BlbnNzaC1rZXk', 'AAAAB3NzaC1yc2E'])
  })

  it('gives each value once and survives values of other kinds', () => {
    expect(
      collectSecrets([{ password: 'twice' }, { password: 'twice' }, { password: 1234 }, { ssh_key: null }]),
    ).toEqual(['twice'])
    for (const raw of [null, undefined, 'text', 7, []]) expect(collectSecrets(raw)).toEqual([])
  })

  it('does not overflow on nesting that a hostile server makes up', () => {
    let raw: unknown = { password: 'deep-secret' }
    for (let depth = 0; depth < 200_000; depth++) raw = [raw]
    expect(collectSecrets(raw)).toEqual(['deep-secret'])
  })
})
