/** What executions owe, and how an effect is told from others. Pure. */
import { canonicalJson, type Delivery } from '@reckoner/engine';
import { hash } from 'node:crypto';
import type { LoadedFlow, LoadedRelease, SendingClass } from '../releases/loaded-release.js';
import type { Correct, Link } from './chain.js';
import type { ChainOf } from './owe.store.js';

/** What an execution owes its targets. */
export interface Owed {
  readonly environment: { readonly id: number; readonly name: string };
  readonly release: LoadedRelease;
  readonly flow: LoadedFlow;
  readonly executionId: number;
  readonly eventId: number;
  /** What the event's sender calls it: it tells messages apart where no revision is declared. */
  readonly sourceId: string;
  readonly revision: string | undefined;
  readonly deliveries: readonly Delivery[];
  readonly legalEntity: string | undefined;
  readonly correlation: string;
  /** What its revisions share: the later ones correct what the earlier ones owed. */
  readonly businessKeyId: number | undefined;
  /** Whether revisions before this one, or attempts, may have owed something. */
  readonly isCorrection: boolean;
  /** Whether nothing was decided of this purpose and part, or its reason says so: then what stands at the target stays. */
  readonly isUndecided: (purpose: string, part: string) => boolean;
}

/** A delivery that is owed, with its bytes. */
export interface Item {
  readonly owed: Owed;
  readonly delivery: Delivery;
  readonly body: Buffer;
  readonly bodyHash: Buffer;
}

/** What a new link of a chain is about. */
export interface Made {
  readonly operation: string;
  readonly purpose: string;
  readonly part: string;
  readonly kind: Link['kind'];
  readonly reverses: number | undefined;
  readonly body: Buffer;
  readonly bodyHash: Buffer;
  readonly books?: Buffer;
  readonly remember?: Buffer;
  readonly legalEntity?: string;
  readonly quantity?: string;
  readonly amount?: string;
  readonly currency?: string;
}

/**
 * From content alone: after a restore, or from another copy of the events, the same effect has the same key. Where the
 * target keeps one object by the key, revisions share it; elsewhere each revision is a request of its own.
 */
export function idempotencyKey(
  chain: ChainOf & { readonly links: readonly Link[] },
  owed: Owed,
  made: Made & { revision: string; sendingClass: SendingClass },
): string {
  const { operation, kind, revision, sendingClass } = made;
  const live = chain.links.filter(({ state }) => state !== 'superseded');
  const earlier =
    sendingClass === 'K2'
      ? live.filter((link) => link.kind === 'reversal' && link.state !== 'refused').length
      : live.filter((link) => link.revision === revision && link.operation === operation).length;
  // an imported document is found by what it was called before, until it is taken back
  const imported = live.find(({ importedKey }) => importedKey)?.importedKey;
  if (sendingClass === 'K2' && kind === 'effect' && earlier === 0 && imported) return imported;
  const parts = [
    owed.environment.name,
    chain.connection,
    chain.key,
    operation,
    kind,
    sendingClass === 'K2' ? null : revision,
    earlier,
  ];
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);
}

export function itemOf(owed: Owed, delivery: Delivery): Item {
  const body = Buffer.from(owed.flow.writer.body(delivery));
  return { owed, delivery, body, bodyHash: hash('sha256', body, 'buffer') };
}

/** The same effect has the same chain, whatever the revision; a message is an effect by itself each time. */
export function chainOf({ owed, delivery, bodyHash }: Item): ChainOf {
  const { to, operation, purpose, part = '', key } = delivery;
  const isMessage = correctOf(owed, delivery) === 'never';
  const own = isMessage ? [owed.revision ?? owed.sourceId, bodyHash.toString('hex').slice(0, 16)] : [];
  return { connection: to, key: canonicalJson([operation, purpose, part, ...key, ...own]) };
}

export function correctOf({ flow }: Owed, made: { purpose: string; to: string; operation: string }): Correct {
  return flow.stepOf(made)?.correct ?? 'upsert';
}

export function markOf({ connection, key }: ChainOf): string {
  return `${connection} ${key}`;
}
