import { canonicalJson, formatNumber, parseJson, stringifyJson, type Value } from '@reckoner/engine';
import { bookedBy } from '@reckoner/engine/totals';
import type { AuditWriter } from '../audit/audit-writer.js';
import type { CaseDraft, CaseOpener } from '../cases/case-opener.js';
import type { Session } from '../platform/database/statement.js';
import { isSettled, planChain, type Correct, type Link } from './chain.js';
import { oweStore, type ChainOf, type DeliveryRow } from './owe.store.js';
import { chainOf, correctOf, idempotencyKey, itemOf, markOf, type Item, type Made, type Owed } from './owed.js';

/** A chain while a batch is worked on: what the database has of it, and what this batch adds. */
interface Chain extends ChainOf {
  readonly id: number;
  readonly links: Link[];
  readonly rows: DeliveryRow[];
  seq: number;
}

/** What a batch of executions owes, worked out chain by chain. */
export class OwedBatch {
  readonly #session: Session;
  readonly #cases: CaseOpener;
  readonly #audit: AuditWriter;
  readonly #chains = new Map<string, Chain>();
  readonly #byKey = new Map<number, Set<string>>();
  readonly #withdrawn: Link[] = [];
  readonly #stranded: CaseDraft[] = [];
  #made = 0;
  readonly #bodies = new Map<number, Value>();

  readonly #isDoubted: boolean;

  constructor(session: Session, cases: CaseOpener, audit: AuditWriter, isDoubted: boolean) {
    this.#isDoubted = isDoubted;
    this.#session = session;
    this.#cases = cases;
    this.#audit = audit;
  }

  async owe(all: readonly Owed[]): Promise<void> {
    const items = new Map(all.map((owed) => [owed, owed.deliveries.map((delivery) => itemOf(owed, delivery))]));
    await this.#hold(all, items);
    for (const owed of all) await this.#oweOne(owed, items.get(owed)!);
    await this.#write(all[0]!.environment.id, all);
  }

  /** Holds every chain that this batch may touch, in one order for all who do so. */
  async #hold(all: readonly Owed[], items: ReadonlyMap<Owed, readonly Item[]>): Promise<void> {
    const wanted = new Map<string, ChainOf>();
    for (const item of [...items.values()].flat()) {
      const chain = chainOf(item);
      wanted.set(markOf(chain), chain);
    }
    const corrected = all.flatMap(({ isCorrection, businessKeyId }) => (isCorrection ? (businessKeyId ?? []) : []));
    for (const chain of corrected.length === 0 ? [] : await oweStore.former(this.#session, corrected)) {
      wanted.set(markOf(chain), chain);
      this.#touch(chain.businessKeyId, markOf(chain));
    }
    const held = await oweStore.hold(this.#session, all[0]!.environment.id, [...wanted.values()]);
    for (const { id, connection, key, lastSeq, isNew } of held) {
      const seq = isNew ? 0 : lastSeq;
      this.#chains.set(markOf({ connection, key }), { id, connection, key, links: [], rows: [], seq });
    }
    const known = held.filter(({ isNew }) => !isNew).map(({ id }) => id);
    if (known.length === 0) return;
    const byId = new Map([...this.#chains.values()].map((chain) => [chain.id, chain]));
    for (const link of await oweStore.links(this.#session, known)) byId.get(link.effectId)!.links.push(link);
  }

  #touch(businessKeyId: number | undefined, mark: string): void {
    if (businessKeyId === undefined) return;
    const marks = this.#byKey.get(businessKeyId) ?? new Set();
    this.#byKey.set(businessKeyId, marks.add(mark));
  }

  async #oweOne(owed: Owed, items: readonly Item[]): Promise<void> {
    const left = new Set(owed.isCorrection ? this.#byKey.get(owed.businessKeyId!) : []);
    for (const item of items) {
      const mark = markOf(chainOf(item));
      left.delete(mark);
      await this.#correct(this.#chains.get(mark)!, owed, item);
      if (correctOf(owed, item.delivery) !== 'never') this.#touch(owed.businessKeyId, mark);
    }
    for (const mark of left) await this.#correct(this.#chains.get(mark)!, owed, undefined);
  }

  async #correct(chain: Chain, owed: Owed, item: Item | undefined): Promise<void> {
    const { operation, purpose, part = '' } = item?.delivery ?? placeOf(chain);
    const to = { purpose, to: chain.connection, operation };
    const undecided = item === undefined && owed.isUndecided(purpose, part);
    const correct = undecided ? 'never' : correctOf(owed, to);
    const same = item && (await this.#sameLinks(chain, item));
    const plan = planChain(chain.links, item && { operation, bodyHash: item.bodyHash }, correct, (link) =>
      same!.has(link.id),
    );
    for (const link of plan.withdrawn) this.#withdraw(chain, link);
    if (plan.reversed && typeof correct === 'object') this.#reverse(chain, owed, plan.reversed, correct.reverseWith);
    if (plan.isSent) this.#send(chain, item!, correct);
    if (plan.stranded) this.#strand(plan.stranded, owed, { operation, purpose, part });
  }

  /** The links that have this body, by value where the bytes differ. */
  async #sameLinks({ links }: Chain, { bodyHash, delivery }: Item): Promise<Set<number>> {
    const same = new Set<number>();
    const last = links.filter(({ kind, state }) => kind !== 'reversal' && state !== 'superseded');
    for (const { id, bodyHash: hash } of last) {
      if (hash.equals(bodyHash)) same.add(id);
      else if (id === last.at(-1)!.id && canonicalJson(await this.#bodyOf(id)) === canonicalJson(delivery.body))
        same.add(id);
    }
    return same;
  }

  async #bodyOf(deliveryId: number): Promise<Value> {
    const known = this.#bodies.get(deliveryId);
    if (known !== undefined) return known;
    const [stored] = deliveryId > 0 ? await oweStore.bodies(this.#session, [deliveryId]) : [];
    const made = [...this.#chains.values()].flatMap(({ rows }) => rows).find(({ id }) => id === deliveryId);
    const bytes = stored?.body ?? made?.body;
    const body = bytes ? parseJson(bytes.toString()) : null;
    this.#bodies.set(deliveryId, body);
    return body;
  }

  #withdraw(chain: Chain, link: Link): void {
    chain.links.splice(chain.links.indexOf(link), 1);
    const own = chain.rows.findIndex(({ id }) => id === link.id);
    if (own >= 0) chain.rows.splice(own, 1);
    else this.#withdrawn.push(link);
  }

  #reverse(chain: Chain, owed: Owed, link: Link, operation: string): void {
    const { purpose, part } = placeOf(chain);
    this.#add(chain, owed, {
      operation,
      purpose,
      part,
      kind: 'reversal',
      reverses: link.id,
      bodyHash: link.bodyHash,
      body: Buffer.alloc(0),
    });
  }

  #send(chain: Chain, { owed, delivery, body, bodyHash }: Item, correct: Correct): void {
    const booked = bookedBy(delivery, owed.flow.totals);
    this.#add(chain, owed, {
      operation: delivery.operation,
      purpose: delivery.purpose,
      part: delivery.part ?? '',
      kind: correct === 'never' ? 'message' : 'effect',
      reverses: undefined,
      body,
      bodyHash,
      ...(delivery.books === undefined ? {} : { books: Buffer.from(stringifyJson(delivery.books)) }),
      ...(delivery.remember === undefined ? {} : { remember: Buffer.from(stringifyJson(delivery.remember as never)) }),
      ...(booked?.legalEntity === undefined ? {} : { legalEntity: booked.legalEntity }),
      ...(booked?.quantity === undefined ? {} : { quantity: formatNumber(booked.quantity) }),
      ...(booked?.amount === undefined ? {} : { amount: formatNumber(booked.amount) }),
      ...(booked?.currency === undefined ? {} : { currency: booked.currency }),
    });
  }

  #add(chain: Chain, owed: Owed, made: Made): void {
    const revision = owed.revision ?? '';
    const sendingClass = owed.release.classOf(chain.connection, made.operation);
    const key = idempotencyKey(chain, owed, { ...made, revision, sendingClass });
    // Numbers are drawn when all is known; until then it is its place in the order of the batch, below zero.
    const id = -(this.#made += 1);
    chain.seq += 1;
    // Field by field: spreading objects of this size takes longer than all else that is done here.
    chain.rows.push({
      id,
      environment: owed.environment.id,
      effectId: chain.id,
      seq: chain.seq,
      executionId: owed.executionId,
      connection: chain.connection,
      operation: made.operation,
      purpose: made.purpose,
      part: made.part,
      kind: made.kind,
      reverses: made.reverses,
      revision,
      legalEntity: made.legalEntity ?? owed.legalEntity,
      idempotencyKey: key,
      bodyHash: made.bodyHash,
      quantity: made.quantity,
      amount: made.amount,
      currency: made.currency,
      body: made.body,
      books: made.books,
      remember: made.remember,
      isHead: false,
    });
    const { kind, operation, bodyHash, reverses = null } = made;
    chain.links.push({
      id,
      seq: chain.seq,
      kind,
      state: 'pending',
      operation,
      bodyHash,
      revision,
      reverses,
      isLeased: false,
    });
  }

  #strand(
    link: Link,
    owed: Owed,
    { operation, purpose, part }: { operation: string; purpose: string; part: string },
  ): void {
    this.#stranded.push({
      environment: owed.environment.id,
      kind: 'stranded',
      eventId: owed.eventId,
      executionId: owed.executionId,
      deliveryId: link.id,
      purpose,
      part,
      reason: 'STRANDED',
      message: `\`${operation}\` was sent for an earlier revision and is owed no more; the target offers no way back.`,
      remedy: 'Take it back in the target by hand, then resolve the case.',
      legalEntity: owed.legalEntity,
    });
  }

  async #doubt(rows: readonly DeliveryRow[], ids: readonly number[], all: readonly Owed[]): Promise<void> {
    const events = new Map(all.map(({ executionId, eventId }) => [executionId, eventId]));
    const owed = rows.map(({ executionId }, index) => ({ id: ids[index]!, eventId: events.get(executionId)! }));
    await oweStore.doubt(this.#session, owed);
  }

  async #write(environment: number, all: readonly Owed[]): Promise<void> {
    const chains = [...this.#chains.values()].filter(({ rows }) => rows.length > 0);
    const rows = chains.flatMap((chain) => {
      const own = new Set(chain.rows.map(({ id }) => id));
      const isFree = isSettled(chain.links.filter(({ id }) => !own.has(id)));
      return chain.rows.map((row, index) => ({ ...row, isHead: isFree && index === 0 }));
    });
    rows.sort((a, b) => b.id - a.id);
    if (this.#withdrawn.length > 0)
      await oweStore.withdraw(
        this.#session,
        this.#withdrawn.map(({ id }) => id),
      );
    if (rows.length > 0) {
      const ids = await oweStore.ids(this.#session, rows.length);
      await oweStore.insert(
        this.#session,
        rows.map((row, index) => ({ ...row, id: ids[index]! })),
      );
      if (this.#isDoubted) await this.#doubt(rows, ids, all);
      const correlations = new Map(all.map(({ executionId, correlation }) => [executionId, correlation]));
      await this.#audit.lines(
        this.#session,
        rows.map(({ executionId, bodyHash, connection, operation }, index) => ({
          environment,
          actor: 'execution',
          correlation: correlations.get(executionId),
          action: 'delivery.owed',
          objectKind: 'delivery',
          objectId: String(ids[index]),
          payloadHash: bodyHash,
          details: `${connection} ${operation}`,
        })),
      );
    }
    await this.#cases.open(this.#session, this.#stranded);
  }
}

/** What a chain's key begins with. */
function placeOf({ key }: ChainOf): { operation: string; purpose: string; part: string } {
  const [operation, purpose, part] = parseJson(key) as [string, string, string];
  return { operation, purpose, part };
}
