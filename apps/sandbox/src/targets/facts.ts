/** Reading what was sent: fields of a parsed body as exact texts, and the business key in whatever text carries it. */
import { createHash } from 'node:crypto';
import { exact, plus, textOf, ZERO, type Exact } from '../exact.js';

export type Fields = Record<string, unknown>;

/** The object that a body is, else undefined. */
export function objectOf(body: string): Fields | undefined {
  const value = parsed(body);
  return isObject(value) ? value : undefined;
}

export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value at a path of own properties, `item.items.0.rate`. */
export function at(value: unknown, path: string): unknown {
  let found: unknown = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Fields)[name];
  }
  return found;
}

export function textAt(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

export function listAt(value: unknown, path: string): unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

export function exactAt(value: unknown, path: string): Exact | undefined {
  const found = textAt(value, path);
  return found === undefined ? undefined : exact(found);
}

export function sumOf(items: unknown[], of: (item: unknown) => Exact | undefined): string {
  return textOf(items.reduce<Exact>((sum, item) => plus(sum, of(item) ?? ZERO), ZERO));
}

export function firstMissing(fields: Fields, required: readonly string[]): string | undefined {
  return required.find((name) => fields[name] === undefined || fields[name] === null || fields[name] === '');
}

export function firstUnknown(fields: Fields, known: ReadonlySet<string>): string | undefined {
  return Object.keys(fields).find((name) => !known.has(name));
}

/** Short, and only to tell contents apart. */
export function hash(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 12);
}

const KEY = /\b([a-z][a-z0-9-]*:[\w.@-]+)(?:\/([a-z][a-z-]*))?/;

/** The first `system:number`, with its part after a slash, in the texts; else the first text itself. */
export function businessKey(...texts: (string | undefined)[]): { key: string; part?: string } {
  for (const text of texts) {
    const match = text === undefined ? null : KEY.exec(text);
    if (match !== null) return { key: match[1]!, ...(match[2] === undefined ? {} : { part: match[2] }) };
  }
  return { key: texts.find((text) => text !== undefined) ?? '' };
}

/** The query's first value of a name. */
export function queried(query: string, name: string): string | undefined {
  return new URLSearchParams(query).get(name) ?? undefined;
}

/** `/Date(1790812800000)/` as a day. */
export function odataDay(text: string | undefined): string | undefined {
  const match = /^\/Date\((-?\d+)\)\/$/.exec(text ?? '');
  return match === null ? undefined : new Date(Number(match[1])).toISOString().slice(0, 10);
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Leaves out what is undefined, so that a record says only what there is. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
