/** Every page of an environment has its name in the address: `/e/dev/events/12`. */
const PLACE = /^\/e\/([^/]+)(\/.*)?$/;

export function environmentOfPath(path: string): string | undefined {
  const name = PLACE.exec(path)?.[1];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** The same page of another environment. */
export function pathIn(environment: string, path: string): string {
  const [, , rest] = PLACE.exec(path) ?? [];
  return `${baseOf(environment)}${rest ?? '/overview'}`;
}

export function baseOf(environment: string): string {
  return `/e/${encodeURIComponent(environment)}`;
}
