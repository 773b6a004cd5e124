import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'

import { ActionError } from '../../errors.ts'
import { ADVICE } from '../errors/advice.ts'

/** Which certificates TLS connections trust, as a part of their options. */
export type Trust = ReturnType<typeof createTrust>

/**
 * Makes the trust in the machine's own authorities and in the given ones.
 *
 * @param ca PEM text; undefined for none
 */
export function createTrust(ca: string | undefined) {
  // Explicit, because Node's default is NODE_TLS_REJECT_UNAUTHORIZED, which other tools set to 0.
  return { rejectUnauthorized: true, ...(ca === undefined ? {} : { secureContext: trusting(ca) }) }
}

/** The machine's roots and the given ones: Node's list, what NODE_EXTRA_CA_CERTS added, and the operating system's store. */
function trusting(ca: string): tls.SecureContext {
  const advice = ADVICE['ca-certificate-invalid']
  const blocks = ca.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new ActionError('The CA certificate has no PEM block.', { advice })
  const damaged = blocks.findIndex((block) => !isCertificate(block))
  if (damaged >= 0) throw new ActionError(`Block ${damaged + 1} of the CA certificate cannot be read.`, { advice })
  return tls.createSecureContext({ ca: [...machineCertificates(), ...blocks] })
}

function machineCertificates(): readonly string[] {
  const { rootCertificates } = tls
  if ('getCACertificates' in tls) return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
  // Node.js before 22.15 lists its own certificates only, without those that NODE_EXTRA_CA_CERTS adds.
  const extra = process.env['NODE_EXTRA_CA_CERTS'] ?? ''
  return extra === '' ? rootCertificates : [...rootCertificates, readFileSync(extra, 'utf8')]
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).subject !== undefined
  } catch {
    return false
  }
}
