import { YAML } from '../catalogue/yaml.js';
import { type Cursor, Unreadable } from './cursor.js';

/** Refuses what YAML has beyond plain data: anchors, aliases, tags. */
export function refuseProperty(cursor: Cursor): void {
  const char = cursor.char();
  if (char !== '&' && char !== '*' && char !== '!') return;
  const start = cursor.at;
  let end = start + 1;
  while (end < cursor.text.length && !' \t\r\n,[]{}'.includes(cursor.text.charAt(end))) end++;
  const span = cursor.span(start, end);
  const word = cursor.text.slice(start, end);
  throw new Unreadable(char === '!' ? YAML.tag(span, word) : YAML.alias(span, word));
}
