/**
 * Internet addresses by their octets. What a name resolves to is judged here before anything connects: no private,
 * local or otherwise special network, however it is written.
 */

/** The octets of an address as resolvers and sockets write it; undefined where it is none. */
export function octetsOf(address: string): readonly number[] | undefined {
  return address.includes(':') ? octetsOfV6(address) : octetsOfV4(address);
}

export type Reach = 'public' | 'private' | 'forbidden';

/** `private` may be allowed by an environment; `forbidden` never is: it is no address of one machine. */
export function reachOf(octets: readonly number[]): Reach {
  return octets.length === 4 ? reachOfV4(octets) : reachOfV6(octets);
}

function octetsOfV4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const octets = parts.map(Number);
  return octets.some((octet) => octet > 255) ? undefined : octets;
}

function octetsOfV6(text: string): readonly number[] | undefined {
  const plain = text.replace(/%.*$/, '');
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(wordsOf);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 16 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
}

/** The octets of `2001:db8` or `ffff:192.0.2.1`. */
function wordsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const octets: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 && part.includes('.') ? octetsOfV4(part) : undefined;
    if (v4) octets.push(...v4);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part))
      octets.push(Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255);
    else return undefined;
  }
  return octets;
}

function reachOfV4([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Reach {
  if (a === 0 || a >= 224) return 'forbidden';
  if (a === 169 && b === 254) return 'forbidden';
  if (a === 10 || a === 127 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return 'private';
  if (a === 100 && b >= 64 && b < 128) return c === 100 && b === 100 && d === 200 ? 'forbidden' : 'private';
  const isTest =
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  const isRelay = a === 192 && b === 88 && c === 99;
  return isTest || isRelay || (a === 198 && (b === 18 || b === 19)) ? 'forbidden' : 'public';
}

function reachOfV6(octets: readonly number[]): Reach {
  const word = (index: number) => (octets[index * 2]! << 8) | octets[index * 2 + 1]!;
  const isZero = (from: number, to: number) => octets.slice(from, to).every((octet) => octet === 0);
  if (isZero(0, 15)) return octets[15] === 1 ? 'private' : 'forbidden';
  // An address of version 4 in the clothes of version 6: mapped, compatible, translated, NAT64, 6to4.
  if (isZero(0, 10) && (word(5) === 0xffff || word(5) === 0)) return reachOfV4(octets.slice(12));
  if (isZero(0, 8) && word(4) === 0xffff && word(5) === 0) return reachOfV4(octets.slice(12));
  if (word(0) === 0x64 && word(1) === 0xff9b) return isZero(4, 12) ? reachOfV4(octets.slice(12)) : 'forbidden';
  if (word(0) === 0x2002) return reachOfV4(octets.slice(2, 6));
  if ((octets[0]! & 0xfe) === 0xfc) return word(0) === 0xfd00 && word(1) === 0xec2 ? 'forbidden' : 'private';
  const isTunnel = word(0) === 0x2001 && (word(1) < 0x200 || word(1) === 0xdb8);
  return (octets[0]! & 0xe0) !== 0x20 || isTunnel || word(0) === 0x3fff ? 'forbidden' : 'public';
}
