import { ANY, type Type } from '../../../types/type.js';
import type { Parameter } from '../../operator.js';

/** The second argument of an operator on lists: evaluated once per element, which is in scope as `item`. */
export function perItem(name: string, summary: string, type: Type = ANY): Parameter {
  return { name, type, summary, perItem: true };
}
