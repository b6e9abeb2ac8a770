import { isNumber, formatNumber, type ObjectValue, type Value } from '@reckoner/engine';

/** Fields of JSON by their path, `d.results.0.id`; own entries only. */

export type Path = readonly string[];

export function pathOf(text: string): Path {
  return text === '' ? [] : text.split('.');
}

/** A name may hold dots itself, `@odata.id`: what is left of the path is then one name. */
export function readField(value: Value | undefined, path: Path): Value | undefined {
  let at: Value | undefined = value;
  for (const [index, name] of path.entries()) {
    if (at === null || typeof at !== 'object' || isNumber(at)) return undefined;
    const fields = at as Readonly<Record<string, Value>>;
    if (!Object.hasOwn(fields, name)) {
      const whole = path.slice(index).join('.');
      return Object.hasOwn(fields, whole) ? fields[whole] : undefined;
    }
    at = fields[name];
  }
  return at;
}

/** The same value with this field; objects on the way are made, a list takes an index within it only. */
export function withField(value: Value | undefined, path: Path, field: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return field;
  if (Array.isArray(value)) {
    const index = Number(name);
    return value.map((item: Value, at) => (at === index ? withField(item, rest, field) : item));
  }
  const former = isObject(value) ? value : {};
  const inner = Object.hasOwn(former, name) ? former[name] : undefined;
  return Object.fromEntries([
    ...Object.entries(former).filter(([key]) => key !== name),
    [name, withField(inner, rest, field)],
  ]);
}

/** The same value with what stands at a path changed; in the path, `[]` after a name means each of its list. */
export function changedAt(value: Value, path: Path, change: (object: ObjectValue, name: string) => ObjectValue): Value {
  const [first, ...rest] = path;
  if (first === undefined || !isObject(value)) return value;
  const isList = first.endsWith('[]');
  const name = isList ? first.slice(0, -2) : first;
  if (rest.length === 0) return change(value, name);
  const inner = Object.hasOwn(value, name) ? value[name] : undefined;
  if (inner === undefined) return value;
  const changed =
    isList && Array.isArray(inner)
      ? inner.map((item: Value) => changedAt(item, rest, change))
      : changedAt(inner, rest, change);
  return { ...value, [name]: changed };
}

/** A text, number or flag as it is written; undefined where there is none, or something else. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (isNumber(value)) return formatNumber(value);
  return typeof value === 'boolean' ? String(value) : undefined;
}

export function isObject(value: Value | undefined): value is Readonly<Record<string, Value>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !isNumber(value);
}
