import type { YamlNode } from '@reckoner/definitions';
import { parseDecimal } from '../decimal/decimal.js';
import { present, type Type } from '../types/type.js';
import { plainObject } from './plain-object.js';
import type { Value } from './value.js';

/**
 * The value that a YAML node spells, with all digits. A plain scalar is read as the type of its place: where a text is
 * expected, `0120` stays a text.
 */
export function valueOfNode(node: YamlNode, type?: Type): Value {
  switch (node.kind) {
    case 'list':
      return node.items.map((item) => valueOfNode(item, type?.item));
    case 'map':
      return plainObject(
        node.entries.map(({ key, value }) => [key.text, valueOfNode(value, type?.fields?.get(key.text))]),
      );
    case 'scalar': {
      if (node.style === 'plain' && type && present(type).kind === 'text' && node.value !== null) return node.text;
      const { value } = node;
      return typeof value === 'object' && value !== null ? (parseDecimal(value.number) ?? node.text) : value;
    }
  }
}
