import type { Spec } from '../fields/spec.js';

/** What a file declares; its suffix says which. In the order of the reference docs. */
export const KIND_NAMES = [
  'workspace',
  'schema',
  'mapping',
  'rules',
  'table',
  'reference',
  'flow',
  'balance',
  'reasons',
  'connection',
  'environment',
  'test',
  'sample',
] as const;

export type Kind = (typeof KIND_NAMES)[number];

/** The declaration of one kind of file. */
export interface KindSpec<S extends Spec = Spec> {
  /** The file name's end. */
  readonly suffix: string;
  /** As people say it: "decision table". */
  readonly noun: string;
  /** One sentence. */
  readonly summary: string;
  readonly docs?: string;
  /** Whole files. */
  readonly examples: readonly string[];
  readonly spec: S;
}

export function kind<S extends Spec>(declaration: KindSpec<S>): KindSpec<S> {
  return declaration;
}
