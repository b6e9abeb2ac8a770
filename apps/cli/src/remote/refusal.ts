/** What the runtime said no to, or that it said nothing, in one line. */
import { ProblemError, Unreachable } from '@reckoner/contract';
import { EXIT } from '../exit.js';
import { note } from '../render/output.js';

/** Says it and answers the exit code; undefined where something else was thrown. */
export function sayRefusal(thrown: unknown): number | undefined {
  if (thrown instanceof Unreachable) {
    note(`${thrown.message} Is it running (\`reckoner serve\`), and is the address right?`);
    return EXIT.fault;
  }
  if (!(thrown instanceof ProblemError)) return undefined;
  note(refusalOf(thrown));
  return thrown.status >= 500 || thrown.status === 429 ? EXIT.fault : EXIT.usage;
}

export function refusalOf({ code, message, remedy, correlation, diagnostics }: ProblemError): string {
  const places = diagnostics.map(({ at, message: what }) => (at === undefined ? what : `${at}: ${what}`));
  const words = [`${code}: ${message}`, ...places, ...(remedy === undefined ? [] : [remedy])];
  return `${words.join(' ').replace(/\s+/g, ' ')}${correlation === undefined ? '' : ` (correlation ${correlation})`}`;
}
