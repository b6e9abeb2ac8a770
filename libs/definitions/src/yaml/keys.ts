import { YAML } from '../catalogue/yaml.js';
import { type Cursor, Unreadable } from './cursor.js';
import { LIMITS } from './limits.js';
import type { ScalarNode } from './node.js';

/** The keys of one map, as they come. */
export class Keys {
  readonly #cursor: Cursor;
  readonly #first = new Map<string, ScalarNode>();

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** False for a key that the map has already, which is reported. */
  admits(key: ScalarNode): boolean {
    if (key.text === '<<' && key.style === 'plain') throw new Unreadable(YAML.mergeKey(key.span));
    const first = this.#first.get(key.text);
    if (first) {
      this.#cursor.report(YAML.duplicateKey(key.span, key.text, first.span));
      return false;
    }
    this.#first.set(key.text, key);
    if (this.#first.size > LIMITS.keysMax) throw new Unreadable(YAML.tooManyKeys(key.span), true);
    return true;
  }
}
