import {
  canonicalJson,
  deliverStepsByPurpose,
  Failure,
  parseJson,
  rememberedRow,
  rememberingStep,
  stringifyJson,
  type ReferenceIr,
  type Remembering,
} from '@reckoner/engine';
import type { CaseDraft, CaseOpener } from '../../cases/case-opener.js';
import type { Session } from '../../platform/database/statement.js';
import { placeOf } from '../../reference/key.js';
import type { ReferenceChanges, RowEdit } from '../../reference/reference-changes.js';
import { referenceRowsStore } from '../../reference/reference-rows.store.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';
import type { ConfirmedDelivery, Follower } from './confirmed.js';
import { confirmedStore, type OwingExecution } from './confirmed.store.js';

/** A row to be written. */
interface Remembered {
  readonly table: ReferenceIr;
  readonly edit: RowEdit;
}

/** What a delivery remembers becomes a row when the target has confirmed it: a change like any other, which wakes who missed the row. */
export class RememberedRows implements Follower {
  constructor(
    private readonly releases: { engineOf(releaseId: number): Promise<LoadedRelease> },
    private readonly changes: ReferenceChanges,
    private readonly cases: CaseOpener,
  ) {}

  async hold(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void> {
    const tables = new Map<number, Set<string>>();
    for (const { environment, remember } of deliveries) {
      if (!remember) continue;
      const names = tables.get(environment) ?? new Set();
      tables.set(environment, names.add(rememberingOf(remember).in));
    }
    for (const [environment, names] of tables) await this.changes.hold(session, environment, [...names].sort());
  }

  async confirmed(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void> {
    const remembering = deliveries.filter(({ remember }) => remember !== undefined);
    if (remembering.length === 0) return;
    const ids = [...new Set(remembering.map(({ executionId }) => executionId))];
    const executions = await confirmedStore.executions(session, ids);
    const tables = new Map<string, { environment: number; rows: Remembered[] }>();
    const drafts: CaseDraft[] = [];
    for (const delivery of remembering) {
      const { environment } = delivery;
      const row = await this.#rowOf(delivery, executions.get(delivery.executionId)!);
      if ('failed' in row) drafts.push(caseOf(delivery, row.failed));
      else {
        const mark = `${environment} ${row.table.id}`;
        const group = tables.get(mark) ?? { environment, rows: [] };
        tables.set(mark, group);
        group.rows.push(row);
      }
    }
    for (const { environment, rows } of tables.values()) await this.#write(session, environment, rows);
    if (drafts.length > 0) await this.cases.open(session, drafts);
  }

  async #rowOf(
    delivery: ConfirmedDelivery,
    { flow, now }: OwingExecution,
  ): Promise<Remembered | { readonly failed: string }> {
    const { purpose, connection: to, operation, answer, reference } = delivery;
    const release = await this.releases.engineOf(delivery.releaseId);
    const ir = release.flow(flow)?.ir;
    const step = ir && rememberingStep(deliverStepsByPurpose(ir), { purpose, to, operation });
    if (!step) return { failed: 'its release does not say any more what is to be remembered' };
    try {
      const row = rememberedRow(step, rememberingOf(delivery.remember!).given, { answer, reference, now });
      const place = placeOf(step.table, row);
      if (!place) return { failed: `the key of \`${step.table.id}\` is not whole` };
      return { table: step.table, edit: { ...place, body: stringifyJson(row) } };
    } catch (thrown) {
      if (thrown instanceof Failure) return { failed: thrown.message };
      throw thrown;
    }
  }

  /** Writes what is not known yet: what is remembered again as it was changes nothing, and wakes nobody. */
  async #write(session: Session, environment: number, rows: readonly Remembered[]): Promise<void> {
    const { id: table } = rows[0]!.table;
    const edits = new Map(rows.map(({ edit }) => [`${edit.key}\n${edit.validFrom ?? ''}`, edit]));
    const asked = [...new Set(rows.map(({ edit }) => edit.key))].map((key) => ({ name: table, key }));
    for (const { key, validFrom, validTo, body } of await referenceRowsStore.byKeys(session, environment, asked)) {
      const mark = `${key}\n${validFrom ?? ''}`;
      const edit = edits.get(mark);
      if (edit && edit.validTo === validTo && isSame(edit.body!, body)) edits.delete(mark);
    }
    if (edits.size === 0) return;
    await this.changes.apply(session, { environment, table, actor: 'delivery', cause: 'remember' }, [
      ...edits.values(),
    ]);
  }
}

function rememberingOf(bytes: Uint8Array): Remembering {
  return parseJson(Buffer.from(bytes).toString()) as unknown as Remembering;
}

function isSame(a: string, b: string): boolean {
  return a === b || canonicalJson(parseJson(a)) === canonicalJson(parseJson(b));
}

function caseOf(delivery: ConfirmedDelivery, why: string): CaseDraft {
  const { environment, id: deliveryId, executionId, eventId, purpose, part, legalEntity, connection } = delivery;
  const table = rememberingOf(delivery.remember!).in;
  return {
    environment,
    kind: 'not-remembered',
    eventId,
    executionId,
    deliveryId,
    purpose,
    part,
    legalEntity,
    reason: 'NOT_REMEMBERED',
    message: `The target confirmed ${delivery.operation} at ${connection}, but no row was written to ${table}: ${why}.`,
    cause: `not-remembered ${connection} ${table}`,
    remedy: `Import the row into ${table}, and mend what the delivery remembers.`,
  };
}
