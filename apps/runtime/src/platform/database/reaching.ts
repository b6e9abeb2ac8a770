/** Why a database cannot be reached, in one line that names the address without its password. */
import { codeOf, messageOf, StartError } from '../start-error.js';

type Explanation = readonly [code: string, reason: string, remedy: string];

/** Runs what connects; a failure is told in the words of whoever set DATABASE_URL. */
export async function reaching<T>(url: string, connect: () => Promise<T>): Promise<T> {
  try {
    return await connect();
  } catch (error) {
    const [code, reason, remedy] = explained(error, describe(url));
    throw new StartError(code, reason, remedy);
  }
}

/** Where the address points, without its password. */
export function describe(url: string): string {
  try {
    const { hostname, port, pathname, username } = new URL(url);
    return `${decodeURIComponent(username)}@${hostname}:${port || 5432}${pathname}`;
  } catch {
    return 'an address that is no URL';
  }
}

function explained(error: unknown, place: string): Explanation {
  const said = messageOf(error);
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['DATABASE_UNREACHABLE', `DATABASE_URL names a host that does not exist (${place}).`, 'Correct the host.'];
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return [
        'DATABASE_UNREACHABLE',
        `No database answers at ${place}.`,
        'Start it, or correct host and port of DATABASE_URL.',
      ];
    case '28P01':
    case '28000':
      return [
        'DATABASE_REFUSES',
        `The database refuses the login ${place}: ${said}.`,
        'Correct user and password of DATABASE_URL.',
      ];
    case '3D000':
      return [
        'DATABASE_MISSING',
        `There is no such database: ${place}.`,
        'Create it, or correct the name in DATABASE_URL.',
      ];
    case '53300':
      return ['DATABASE_FULL', `The database at ${place} takes no more connections.`, 'Raise max_connections.'];
    default:
      return ['DATABASE_UNREACHABLE', `The database at ${place} cannot be used: ${said}.`, 'Correct DATABASE_URL.'];
  }
}
