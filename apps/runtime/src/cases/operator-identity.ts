import { canonicalJson, Failure, identityOf, JsonError, parseJson, type FlowIr, type Value } from '@reckoner/engine';
import { Problem } from '../platform/http/problem.js';

/** What an execution worked on. */
export interface Original {
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly now: string;
  /** Null where retention has taken it. */
  readonly body: Buffer | null;
}

/** An edited entry stays the same entry and the same revision: of another one, the source's own would not be replaced by it. */
export function refuseOtherIdentity(flow: FlowIr, original: Original, edited: Buffer): void {
  if (!original.body) return;
  const before = identityText(flow, original, original.body);
  if (before === undefined || before === identityText(flow, original, edited)) return;
  throw new Problem(422, {
    code: 'IDENTITY_CHANGED',
    detail: 'The edited entry has another business key or revision than the one it is to replace.',
    remedy: 'Leave the fields alone that the flow names in `key` and `revision`.',
  });
}

function identityText(
  flow: FlowIr,
  { source, sourceId: id, type, now: time }: Original,
  body: Buffer,
): string | undefined {
  try {
    const identity = identityOf(flow, { data: parseJson(body.toString()), id, source, type, time });
    if (identity instanceof Failure) return undefined;
    return canonicalJson([[...identity.key], identity.revision ?? null] as Value);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}
