/** What an effect's chain of deliveries needs next, given what is owed now. Pure. */

/** A delivery of a chain, as far as its successors must know it. */
export interface Link {
  /** In the database; undefined for one that this transaction makes. */
  readonly id: number;
  readonly seq: number;
  readonly kind: 'effect' | 'reversal' | 'message';
  readonly state: string;
  readonly operation: string;
  readonly bodyHash: Buffer;
  /** Canonical JSON of the revision that it is of. */
  readonly revision: string;
  readonly reverses: number | null;
  /** Somebody is sending it or about to, or it was sent before a restore, perhaps. */
  readonly isLeased: boolean;
  /** What the target knows an imported document by. */
  readonly importedKey?: string | null;
}

/** What is to be done about a chain. */
export interface Plan {
  /** Not sent yet, and wanted no more. */
  readonly withdrawn: readonly Link[];
  /** To be taken back before anything else is sent. */
  readonly reversed: Link | undefined;
  readonly isSent: boolean;
  /** It stands at the target, is owed no more, and there is no way back. */
  readonly stranded: Link | undefined;
}

/** What is owed to the target now: undefined where nothing is. */
export interface Wanted {
  readonly operation: string;
  readonly bodyHash: Buffer;
}

export type Correct = 'upsert' | 'never' | { readonly reverseWith: string };

const NOTHING: Plan = { withdrawn: [], reversed: undefined, isSent: false, stranded: undefined };

/**
 * The newest revision leads: what was not sent yet is withdrawn, what stands at the target is left if it is the same,
 * else corrected as its step declares. `isSame` compares the bodies where the hashes differ.
 */
export function planChain(
  links: readonly Link[],
  wanted: Wanted | undefined,
  correct: Correct,
  isSame: (link: Link) => boolean,
): Plan {
  const live = links.filter(({ state }) => state !== 'superseded');
  const isWanted = (link: Link): boolean => link.kind !== 'reversal' && wanted !== undefined && isSame(link);
  const last = live.at(-1);
  if (last && isWithdrawable(last) && (last.kind === 'reversal' ? !wanted : isWanted(last))) return NOTHING;
  const unsent = live.slice(live.findLastIndex((link) => !isWithdrawable(link)) + 1);
  const stands = standing(live.slice(0, live.length - unsent.length));
  const plan = { ...NOTHING, withdrawn: unsent };
  if (!stands) return { ...plan, isSent: wanted !== undefined };
  if (wanted) {
    if (isWanted(stands)) return plan;
    return { ...plan, isSent: true, reversed: typeof correct === 'object' ? stands : undefined };
  }
  if (correct === 'never') return plan;
  return typeof correct === 'object' ? { ...plan, reversed: stands } : { ...plan, stranded: stands };
}

function isWithdrawable({ state, isLeased }: Link): boolean {
  return state === 'pending' && !isLeased;
}

/** The effect that the target has, or will have once all is settled. */
function standing(links: readonly Link[]): Link | undefined {
  const reversed = new Set(
    links.flatMap(({ kind, state, reverses }) => (kind === 'reversal' && state !== 'refused' ? [reverses] : [])),
  );
  return links.findLast(
    ({ id, kind, state }) => kind !== 'reversal' && state !== 'refused' && state !== 'compensated' && !reversed.has(id),
  );
}

const SETTLED: ReadonlySet<string> = new Set(['posted', 'refused', 'superseded', 'compensated']);

/** Whether all of these are settled, so that the next one may be sent. */
export function isSettled(links: readonly Link[]): boolean {
  return links.every(({ state }) => SETTLED.has(state));
}
