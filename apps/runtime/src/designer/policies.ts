/** What pages and workers of the designer may do. Nothing of another address, and no text becomes a program but in one worker. */

const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of the page itself. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': PAGE,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

const WORKER = "default-src 'none'; script-src 'self'";
/** The engine compiles definitions to functions; what it compiles was checked by it, and it reaches no network. */
const ENGINE_WORKER = `${WORKER} 'unsafe-eval'`;

/** Headers of a file of the build: its name changes with its content, but for the few that every build has. */
export function fileHeaders(name: string): Readonly<Record<string, string>> {
  const isHashed = /^(assets|workers)\//.test(name);
  return {
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': policyOf(name),
  };
}

function policyOf(name: string): string {
  if (/^workers\/engine\b/.test(name)) return ENGINE_WORKER;
  return name.startsWith('workers/') ? WORKER : "default-src 'none'";
}
