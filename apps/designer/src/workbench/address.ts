/** Addresses of the workbench: `/workbench/rules/billing/charge.rules.yaml?line=12`. */

const PAGE = '/workbench';

export function addressOf(path: string, line?: number): string {
  const written = path.split('/').map(encodeURIComponent).join('/');
  return `${PAGE}/${written}${line === undefined ? '' : `?line=${line}`}`;
}

/** The file that an address names, below the environment. */
export function pathOfAddress(location: string): string | undefined {
  if (!location.startsWith(`${PAGE}/`)) return undefined;
  try {
    return decodeURIComponent(location.slice(PAGE.length + 1)) || undefined;
  } catch {
    return undefined;
  }
}

export function lineOf(search: string): number | undefined {
  const line = Number(new URLSearchParams(search).get('line'));
  return Number.isInteger(line) && line > 0 ? line : undefined;
}
