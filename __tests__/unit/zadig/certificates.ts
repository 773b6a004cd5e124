import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate with its key, made anew for each test run: no private key lies in the repository. */
export interface Identity {
  readonly name: string
  readonly privateKey: KeyObject
  /** PEM. */
  readonly certificate: string
  /** PEM. */
  readonly key: string
}

export interface CertificateOptions {
  readonly name: string
  /** Who signs; the certificate itself without one, and then it is a CA. */
  readonly issuer?: Identity
  readonly hosts?: readonly string[]
  readonly notAfter?: Date
}

const ECDSA_WITH_SHA256 = oid('06082a8648ce3d040302')
const COMMON_NAME = oid('0603550403')
const BASIC_CONSTRAINTS = oid('0603551d13')
const SUBJECT_ALT_NAME = oid('0603551d11')

/** An X.509 certificate, written as DER by hand, since Node can read but not make one (RFC 5280 §4.1). */
export function createIdentity(options: CertificateOptions): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = options.issuer
  const extensions = [
    ...(issuer === undefined ? [extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.of(0xff))))] : []),
    ...(options.hosts === undefined ? [] : [extension(SUBJECT_ALT_NAME, sequence(...options.hosts.map(generalName)))]),
  ]
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    sequence(ECDSA_WITH_SHA256),
    distinguishedName(issuer?.name ?? options.name),
    sequence(time(new Date('2020-01-01')), time(options.notAfter ?? new Date('2049-01-01'))),
    distinguishedName(options.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', toBeSigned, issuer?.privateKey ?? privateKey)
  const certificate = sequence(toBeSigned, sequence(ECDSA_WITH_SHA256), der(0x03, Buffer.of(0), signature))
  const body = (certificate.toString('base64').match(/.{1,64}/g) ?? []).join('\n')
  return {
    name: options.name,
    privateKey,
    certificate: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function integer(value: Buffer): Buffer {
  return der(0x02, value)
}

function oid(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}

function distinguishedName(name: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))))
}

function time(date: Date): Buffer {
  const text = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return der(0x17, Buffer.from(text.slice(2)))
}

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, der(0x04, value))
}

function generalName(host: string): Buffer {
  const address = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)
  return address === null ? der(0x82, Buffer.from(host)) : der(0x87, Buffer.from(address.slice(1).map(Number)))
}
