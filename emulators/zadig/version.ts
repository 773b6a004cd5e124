/** The server versions between which contract §11 has a difference that the emulator shows. */
export const zadigVersions = ['3.0', '3.1', '3.3', '3.4', '4.0', '4.1', '4.2', '4.3', '5.0'] as const

export type ZadigVersion = (typeof zadigVersions)[number]

/** Whether `version` is `since` or newer. */
export function atLeast(version: ZadigVersion, since: ZadigVersion): boolean {
  return zadigVersions.indexOf(version) >= zadigVersions.indexOf(since)
}

/** Reads a version from a command line; undefined for one that the emulator does not know. */
export function parseVersion(text: string): ZadigVersion | undefined {
  return zadigVersions.find((version) => version === text)
}
