// A wrong input, token, address or server ends the step with one error that says what to do, and triggers nothing.
import { describe, expect, it } from '@jest/globals'

import { answers } from '../../emulators/zadig/faults/answers.ts'
import { annotationsOf, type DistOptions, scene } from '../support/run-dist.ts'

interface Case extends DistOptions {
  readonly what: string
  /** The text of the one error annotation. */
  readonly error: string | RegExp
  /** Annotations before the error. */
  readonly warnings?: readonly string[]
  /** Requests that it takes to detect the error. */
  readonly requests?: readonly string[]
}

const DEFINITION = 'GET /openapi/workflows/custom/ship/detail?projectKey=demo'
const TRIGGER = 'POST /openapi/workflows/custom/task'
const LOGIN_TOKEN =
  'This is the token of a browser session, which ends with the next log-in. Use the API token from the user settings in Zadig.'
const REFUSED_TOKEN = `${DEFINITION}: the API token was refused (HTTP 401)`

const inputCases: readonly Case[] = [
  {
    what: 'all missing inputs together',
    with: { url: '', 'api-token': '', 'project-key': '', 'workflow-key': '' },
    error: ['url', 'api-token', 'project-key', 'workflow-key']
      .map((name) => `${name}: This input is required and is empty.`)
      .join('\n'),
  },
  {
    what: 'all malformed inputs, each with its value and its rule',
    with: {
      url: 'zadig.example.com',
      'ca-certificate': '/nowhere.pem',
      timeout: 'soon',
      'poll-interval': '0',
      logs: 'all',
      wait: 'maybe',
    },
    error: new RegExp(
      [
        '^url: “zadig.example.com” is not a valid URL. Write it with its scheme: `https://zadig.example.com`.',
        'ca-certificate: “/nowhere.pem” is neither a certificate in PEM form nor a readable file.',
        'timeout: “soon” is not a valid duration. .*',
        'poll-interval: “0” is not a valid duration. .*',
        'logs: “all” is not one of `stream`, `failed`, `none`.',
        'wait: “maybe” is neither `true` nor `false`.$',
      ].join('\n'),
    ),
  },
  {
    what: 'bad YAML, with line and column',
    with: { inputs: 'build:\n  registry: x\n service_list: []\n', parameters: 'A: [1, 2' },
    error: new RegExp(
      [
        '^parameters: It is not valid YAML or JSON: .*, at line 1, column 9\\b.*',
        'inputs: It is not valid YAML or JSON: bad indentation of a mapping entry, at line 3, column 2\\b.*$',
      ].join('\n'),
    ),
  },
  {
    what: 'a token with white space inside',
    with: { 'api-token': 'two words' },
    error: /^The API token cannot be sent\.\nCopy the API token from the user settings in Zadig again/,
  },
]

const serverCases: readonly Case[] = [
  {
    what: 'an unknown workflow',
    with: { 'workflow-key': 'Ship' },
    error: /^GET \S+: Zadig refused \(HTTP 500, .*\nThere is no workflow with this key\. Check `workflow-key`/,
    requests: ['GET /openapi/workflows/custom/Ship/detail?projectKey=demo'],
  },
  {
    what: 'a text that is not a token',
    with: { 'api-token': 'nonsense' },
    error: `${REFUSED_TOKEN}\nThis is not a Zadig API token, which has three parts joined by dots. Copy it from the user settings in Zadig.`,
    requests: [DEFINITION],
  },
  {
    what: "a browser's token",
    with: ({ tokens }) => ({ 'api-token': tokens.login('ci-bot') }),
    error: `${REFUSED_TOKEN}\n${LOGIN_TOKEN}`,
    warnings: [`warning Zadig token: ${LOGIN_TOKEN}`],
    requests: [DEFINITION],
  },
  {
    what: 'an expired token, without a request',
    with: ({ tokens }) => ({ 'api-token': tokens.expired('ci-bot') }),
    error:
      /^api-token: it expired on .* GMT\nThe API token has expired\. Make a new one in the user settings in Zadig\.$/,
  },
  {
    what: 'a user without permission',
    with: ({ tokens }) => ({ 'api-token': tokens.current('mallory') }),
    error: /^POST \S+: not allowed \(HTTP 403\)\nThe user of the token lacks the permission/,
    requests: [DEFINITION, TRIGGER],
  },
  {
    what: 'a web page instead of JSON',
    faults: [{ action: answers.loginPage }],
    error: /^GET \S+: the answer is a web page \(HTTP 200\)\nThe URL points at something that isn't Zadig's API/,
    requests: [DEFINITION],
  },
  {
    what: 'a port without a server, after `outage-timeout`',
    with: { url: 'http://127.0.0.1:1', 'outage-timeout': '1s' },
    error:
      /^GET \S+: 127\.0\.0\.1:1 cannot be reached: the connection was refused \(ECONNREFUSED\).*\nNothing listens there\./,
  },
]

describe.each([
  ['inputs', inputCases],
  ['token, address and server', serverCases],
])('one error that says what to do: %s', (_name, cases) => {
  const runs = cases.map((given) => ({ ...given, run: scene(given) }))

  it.each(runs)('$what', async ({ run, error, warnings = [], requests = [] }) => {
    const { result, postRequests, ...sent } = await run
    expect(result).toMatchObject({ result: 'failure', exitCode: 1 })
    expect(result.outputs).not.toHaveProperty('task-id')
    expect(annotationsOf(result)).toEqual([
      ...warnings,
      typeof error === 'string'
        ? `error: ${error}`
        : expect.stringMatching(new RegExp(error.source.replace('^', '^error: '))),
    ])
    // The action requests the definition before it reads the payload, and may not wait for the response.
    expect(sent.requests.filter((request) => request !== DEFINITION || requests.includes(request))).toEqual(requests)
    expect(sent.tasks).toEqual([])
    // No stack trace, and nothing in the post step.
    for (const line of result.rawLines) expect(line).not.toMatch(/^\s+at \S/)
    expect(result.post?.log).toEqual(['Post job cleanup.'])
    expect(postRequests).toEqual([])
  })
})
