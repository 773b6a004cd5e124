import { readFileSync } from 'node:fs'
import type { ConnectionInputs } from '../../ports/inputs.ts'
import type { Environment, InputReader } from './input-reader.ts'

/** Reads how to reach Zadig, which every action asks for. */
export function readConnection(reader: InputReader, environment: Environment): ConnectionInputs {
  const url = reader.required('url', environment['ZADIG_URL'])
  if (url !== '') checkUrl(url, reader)
  return {
    url,
    apiToken: reader.required('api-token', environment['ZADIG_API_TOKEN']),
    caCertificate: readCertificate(reader),
    requestTimeout: reader.duration('request-timeout', 30_000),
    outageTimeout: reader.duration('outage-timeout', 300_000),
  }
}

function checkUrl(written: string, reader: InputReader): void {
  if (!URL.canParse(written)) {
    reader.problem('url', `“${written}” is no URL. Write it whole, with its scheme: \`https://zadig.example.com\`.`)
    return
  }
  // A URL's parser drops line ends, and the links that begin with this text would have them: in the log, and in outputs.
  if (/[\s\p{Cc}\p{Cf}]/u.test(written)) {
    reader.problem('url', 'The URL has white space or a control character in it.')
    return
  }
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    reader.problem('url', `“${written}” has no scheme that Zadig speaks. It begins with \`https://\` or \`http://\`.`)
  } else if (url.username !== '' || url.password !== '') {
    reader.problem('url', 'The URL holds a user name or a password. Zadig takes neither: use `api-token`.')
  } else if (url.search !== '' || url.hash !== '') {
    reader.problem('url', 'The URL has a query or a fragment. Give the address of Zadig itself.')
  }
}

function readCertificate(reader: InputReader): string | undefined {
  const written = reader.text('ca-certificate')
  if (written === '' || written.includes('-----BEGIN CERTIFICATE-----')) return written === '' ? undefined : written
  try {
    const text = readFileSync(written, 'utf8')
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text
    reader.problem('ca-certificate', `The file “${written}” holds no certificate in PEM form.`)
  } catch {
    reader.problem('ca-certificate', `“${written}” is neither a certificate in PEM form nor a file that can be read.`)
  }
  return undefined
}
