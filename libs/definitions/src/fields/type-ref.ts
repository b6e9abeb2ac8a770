import type { Span } from '@reckoner/diagnostics';
import type { MapNode } from '../yaml/node.js';

/** The scalar types that have a name of their own. */
export const SCALAR_TYPES = ['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'any'] as const;

export type ScalarTypeName = (typeof SCALAR_TYPES)[number];

/** How a definition names a type. */
export type TypeRef =
  | { readonly kind: 'scalar'; readonly name: ScalarTypeName; readonly span: Span }
  | { readonly kind: 'schema'; readonly ref: string; readonly span: Span }
  | { readonly kind: 'inline'; readonly schema: MapNode; readonly span: Span }
  | { readonly kind: 'list'; readonly item: TypeRef; readonly span: Span };

/** One output of a decision table. */
export interface TableOutput {
  readonly type: TypeRef;
  readonly title?: string;
}
