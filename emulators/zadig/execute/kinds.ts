import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'
import { buildKind } from './build.ts'
import { customDeployKind } from './custom-deploy.ts'
import { deployKind } from './deploy.ts'
import { freestyleKind } from './freestyle.ts'
import type { JobKind } from './kind.ts'
import { grayRollbackKind, patchKind, vanishingKind } from './kubernetes.ts'
import { approvalKind, pluginKind, specialistKind, sqlKind, tapdKind } from './plain-kinds.ts'
import { scanningKind } from './scanning.ts'
import { testingKind } from './testing.ts'
import { vmDeployKind } from './vm-deploy.ts'

const kinds: readonly JobKind[] = [
  buildKind,
  deployKind,
  customDeployKind,
  freestyleKind,
  testingKind,
  scanningKind,
  vmDeployKind,
  patchKind,
  grayRollbackKind,
  vanishingKind,
  pluginKind,
  sqlKind,
  tapdKind,
  approvalKind,
  specialistKind,
]

/** The kind of a job type, or undefined for the many types that no OpenAPI call can run (contract §4.5, last row). */
export function kindOf(type: string): JobKind | undefined {
  return kinds.find(({ types }) => types.includes(type))
}

/** The kind of a job type that this version accepts in `inputs`. */
export function acceptedKind(type: string, version: ZadigVersion): JobKind | undefined {
  const kind = kindOf(type)
  return kind !== undefined && atLeast(version, kind.since) ? kind : undefined
}
