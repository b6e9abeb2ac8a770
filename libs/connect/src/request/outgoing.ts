import { type Value } from '@reckoner/engine';
import { Content } from '../http.js';
import { pathOf, readField, textOf } from '../fields.js';
import type { Fill } from '../template.js';

/** A delivery as the target is to get it. */
export interface Outgoing {
  /** Our transaction id: derived from content, the same for each repeat. */
  readonly key: string;
  /** JSON, as it was stored. */
  readonly body: Uint8Array;
  /** What the target calls the document; of a reversal, the one taken back. */
  readonly reference?: string | undefined;
  /** Our transaction id of the delivery that a reversal takes back. */
  readonly reversed?: string | undefined;
  /** The job that works on it. */
  readonly job?: string | undefined;
}

const FIELD = 'body.';

/** What the holes of templates stand for. */
export function fillOf(outgoing: Outgoing): Fill {
  const content = new Content(outgoing.body);
  return (hole) => {
    switch (hole) {
      case 'key':
        return outgoing.key;
      case 'reference':
        return outgoing.reference;
      case 'reversed':
        return outgoing.reversed;
      case 'job':
        return outgoing.job;
      default:
        return hole.startsWith(FIELD) ? textOf(fieldOf(content, hole.slice(FIELD.length))) : undefined;
    }
  };
}

function fieldOf(content: Content, path: string): Value | undefined {
  return readField(content.value, pathOf(path));
}
