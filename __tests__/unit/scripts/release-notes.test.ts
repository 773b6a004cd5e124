import { describe, expect, test } from '@jest/globals'

import { releaseNotes } from '../../../scripts/release-notes.ts'

describe('release notes', () => {
  const changeLog =
    '# Changelog\n\n## [Unreleased]\n\n- later\n\n## [1.2.0] - 2026-01-02\n\n### Added\n\n- this\n\n## [1.1.0]\n'

  test("are the version's section of the change log", () => {
    expect(releaseNotes('v1.2.0', '1.2.0', changeLog)).toBe('### Added\n\n- this\n')
  })

  test.each([
    { tag: 'v1.3.0', version: '1.3.0', says: 'CHANGELOG.md has no section ## [1.3.0].' },
    { tag: 'v1.2.0', version: '1.1.0', says: 'The tag is v1.2.0, but package.json has the version 1.1.0.' },
  ])('do not exist for $tag of $version', ({ tag, version, says }) => {
    expect(() => releaseNotes(tag, version, changeLog)).toThrow(says)
  })
})
