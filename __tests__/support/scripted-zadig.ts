import type { ZadigApi } from '../../src/ports/zadig-api.ts'
import { ZadigError, type Delivery, type ZadigErrorKind } from '../../src/errors.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'

const refuse = (): Promise<never> => Promise.reject(new Error('unexpected call'))

/** An API with the given calls; any other call is rejected. */
export function scriptedZadig(methods: Partial<ZadigApi>): ZadigApi {
  return { ...createZadigClient({ send: refuse, open: refuse, close: () => Promise.resolve() }), ...methods }
}

/** An error of a call. */
export function zadigError(kind: ZadigErrorKind, delivery: Delivery = 'answered'): ZadigError {
  return new ZadigError(`it is ${kind}`, { kind, method: '', path: '', delivery, tries: 1, advice: '' })
}
