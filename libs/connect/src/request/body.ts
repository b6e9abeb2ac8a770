import {
  formatNumber,
  isNumber,
  parseJson,
  stringifyJson,
  subtract,
  type ObjectValue,
  type Value,
} from '@reckoner/engine';
import type { Operation } from '../connection.js';
import { decode } from '../http.js';
import { changedAt, isObject, pathOf, readField, withField } from '../fields.js';
import { fillText, type Fill, type Template } from '../template.js';
import type { Outgoing } from './outgoing.js';

/** What is sent. The stored bytes go as they are wherever nothing is to be written into them. */
export function bodyOf(operation: Operation, outgoing: Outgoing, fill: Fill): string | Uint8Array | undefined {
  const { sends, externalReference } = operation;
  if (sends === 'nothing') return undefined;
  if (sends === 'json' && !rewrites(operation)) {
    if (externalReference === undefined) return outgoing.body;
    if (!externalReference.includes('.')) return spliced(decode(outgoing.body), externalReference, outgoing.key);
  }
  const value = rewritten(operation, outgoing, fill);
  return sends === 'form' ? formOf(value) : stringifyJson(value);
}

function rewrites({ set, negate, swap }: Operation): boolean {
  return set.length > 0 || negate.length > 0 || swap.length > 0;
}

function rewritten({ sends, set, negate, swap, externalReference }: Operation, outgoing: Outgoing, fill: Fill): Value {
  let value: Value = sends === 'fields' ? {} : parseJson(decode(outgoing.body));
  for (const path of negate)
    value = changedAt(value, path, (object, name) =>
      Object.hasOwn(object, name) ? { ...object, [name]: opposite(object[name]!) } : object,
    );
  for (const [path, other] of swap) value = changedAt(value, path, (object, name) => traded(object, name, other));
  for (const [path, field] of set) value = withField(value, path, isTemplate(field) ? fillText(field, fill) : field);
  const at = externalReference === undefined || sends === 'fields' ? undefined : pathOf(externalReference);
  return at && readField(value, at) === undefined ? withField(value, at, outgoing.key) : value;
}

/** Also of amounts that are texts: `7.50` becomes `-7.50`. */
function opposite(number: Value): Value {
  if (isNumber(number)) return subtract(0, number);
  if (typeof number !== 'string' || !/^-?\d/.test(number)) return number;
  return number.startsWith('-') ? number.slice(1) : `-${number}`;
}

function traded(object: ObjectValue, name: string, other: string): ObjectValue {
  const names = new Map([
    [name, other],
    [other, name],
  ]);
  return Object.fromEntries(Object.entries(object).map(([key, field]) => [names.get(key) ?? key, field]));
}

function isTemplate(field: Template | Value): field is Template {
  return isObject(field as Value) && 'holes' in (field as Template) && 'texts' in (field as Template);
}

/** The text of an object with one more field at its front, unless it has that field. */
function spliced(text: string, name: string, value: string): string {
  if (text.includes(JSON.stringify(name)) && hasOwnField(text, name)) return text;
  const start = text.indexOf('{') + 1;
  const isEmpty = /^\s*\}/.test(text.slice(start, start + 64));
  return `${text.slice(0, start)}${JSON.stringify(name)}:${JSON.stringify(value)}${isEmpty ? '' : ','}${text.slice(start)}`;
}

function hasOwnField(text: string, name: string): boolean {
  return readField(parseJson(text), [name]) !== undefined;
}

/** `a[b]=1&c[0][d]=2`, as Stripe and its kin read it. */
function formOf(value: Value): string {
  const pairs: string[] = [];
  const add = (name: string, field: Value): void => {
    if (field === null) return;
    if (isNumber(field)) pairs.push(pair(name, formatNumber(field)));
    else if (typeof field !== 'object') pairs.push(pair(name, String(field)));
    else for (const [key, inner] of Object.entries(field)) add(name === '' ? key : `${name}[${key}]`, inner as Value);
  };
  add('', value);
  return pairs.join('&');
}

function pair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
