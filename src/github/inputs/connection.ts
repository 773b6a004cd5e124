import { readFileSync } from 'node:fs'
import type { ConnectionInputs } from '../../ports/inputs.ts'
import type { InputReader } from './input-reader.ts'

/** Reads how to reach Zadig: inputs of every action. */
export function readConnection(reader: InputReader): ConnectionInputs {
  return {
    url: readUrl(reader),
    apiToken: reader.required('api-token', reader.environment['ZADIG_API_TOKEN']),
    caCertificate: readCertificate(reader),
    requestTimeout: reader.duration('request-timeout', 30_000),
    outageTimeout: reader.duration('outage-timeout', 300_000),
  }
}

function readUrl(reader: InputReader): string {
  const url = reader.required('url', reader.environment['ZADIG_URL'])
  const problem = url === '' ? undefined : problemOf(url)
  if (problem !== undefined) reader.problem('url', problem)
  return url
}

function problemOf(text: string): string | undefined {
  if (!URL.canParse(text))
    return `“${text}” is not a valid URL. Write it with its scheme: \`https://zadig.example.com\`.`
  // A URL's parser drops line ends, but links in the log and in outputs begin with this text.
  if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return 'The URL contains white space or a control character.'
  const { protocol, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return `“${text}” does not begin with \`https://\` or \`http://\`.`
  if (username !== '' || password !== '')
    return 'The URL contains a user name or a password. Zadig accepts neither: use `api-token`.'
  if (search !== '' || hash !== '') return 'The URL contains a query or a fragment. Give the address of Zadig itself.'
  return undefined
}

const PEM = '-----BEGIN CERTIFICATE-----'

/** PEM text, or the path of a file that contains it. */
function readCertificate(reader: InputReader): string | undefined {
  const given = reader.text('ca-certificate')
  if (given === '') return undefined
  if (given.includes(PEM)) return given
  try {
    const text = readFileSync(given, 'utf8')
    if (text.includes(PEM)) return text
    reader.problem('ca-certificate', `The file “${given}” contains no certificate in PEM form.`)
  } catch {
    reader.problem('ca-certificate', `“${given}” is neither a certificate in PEM form nor a readable file.`)
  }
  return undefined
}
