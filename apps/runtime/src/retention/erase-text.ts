/** Takes a person out of stored bytes and leaves every other byte as it is. Pure. */

/** Whom to take out: every text that holds one of these, and the fields that schemas mark as sensitive. */
export interface Wanted {
  /** What the person is called in the data: a name, an address, an identity. */
  readonly identifiers: readonly string[];
  readonly sensitive: ReadonlySet<string>;
}

/** What stands in their place. */
export const ERASED = 'erased';

/** A text, a number, or a word of JSON; a text before a colon is a name. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*|true|false/g;

/** The bytes without the person; undefined where the person does not stand in them. */
export function withoutPerson(bytes: Buffer, wanted: Wanted): Buffer | undefined {
  const text = bytes.toString();
  const holds = holder(wanted.identifiers);
  if (!isJson(text)) return holds(text) ? Buffer.from(ERASED) : undefined;
  if (!texts(text).some(holds)) return undefined;
  let name: string | undefined;
  const erased = text.replace(TOKEN, (token: string, colon: string | undefined) => {
    if (colon !== undefined) {
      name = textOf(token.slice(0, -colon.length));
      return token;
    }
    const isSensitive = name !== undefined && wanted.sensitive.has(name);
    name = undefined;
    if (!token.startsWith('"')) return isSensitive ? 'null' : token;
    return isSensitive || holds(textOf(token)) ? JSON.stringify(ERASED) : token;
  });
  return Buffer.from(erased);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const texts = (json: string): string[] =>
  [...json.matchAll(TOKEN)].flatMap(([token, colon]) =>
    token.startsWith('"') && colon === undefined ? [textOf(token)] : [],
  );

const textOf = (token: string): string => JSON.parse(token) as string;

/** Whole words only: who erases `Ann` keeps `Annual leave`. Spellings of the same letters are one. */
export function holder(identifiers: readonly string[]): (text: string) => boolean {
  const words = identifiers.map((identifier) => plain(identifier).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  return (text) => wanted.test(plain(text));
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
