/** Major and minor number of a version; undefined for a text that begins with none. */
export interface Release {
  readonly major: number;
  readonly minor: number;
}

/** `v1.8.4-ent` is 1.8. */
function releaseOf(version: string | undefined): Release | undefined {
  const match = /^\s*v?([0-9]{1,5})\.([0-9]{1,5})/.exec(version ?? "");
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

/** True if the version is known and before that release. */
export function isBefore(version: string | undefined, major: number, minor: number): boolean {
  const release = releaseOf(version);
  if (release === undefined) return false;
  return release.major < major || (release.major === major && release.minor < minor);
}
