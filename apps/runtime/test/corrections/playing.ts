import { Caller } from '../../src/access/caller.js';
import { PERMISSIONS, type Permission } from '../../src/access/permissions.js';
import { OperatorRevisions } from '../../src/cases/operator-revisions.js';
import { DeliveryDesk } from '../../src/delivery/delivery-desk.js';
import type { TestDatabase } from '../database.js';
import type { EndToEnd } from '../delivery/end-to-end.js';
import type { Fault, LedgerTarget } from './ledger.js';

/** Plays the lines of a case: what the source sends, what the target does, what people decide. */
export class Playing {
  #sent = 0;
  #delivering: Promise<void> | undefined;

  constructor(
    private readonly test: TestDatabase,
    private readonly world: EndToEnd,
    private readonly target: LedgerTarget,
    /** The entry, which no other case has. */
    private readonly entry: string,
  ) {}

  /** `revision 2: { hours: 6 }`, `deleted 3`, `target loses`, `settled` … */
  async play(line: string | Readonly<Record<string, Readonly<Record<string, unknown>>>>): Promise<void> {
    const [words, rest] = typeof line === 'string' ? [line, {}] : Object.entries(line)[0]!;
    const [verb, what = ''] = words.split(' ') as [string, string?];
    switch (verb) {
      case 'revision':
        return this.#comes('entry', { rev: Number(what), ...rest });
      case 'deleted':
        return this.#comes('entry.deleted', { rev: Number(what), ...rest });
      case 'executed':
        return this.world.on.settle();
      case 'settled':
        return this.world.settle();
      case 'sent':
        return this.#sentOnce();
      case 'sending':
        return this.#sending();
      case 'answered':
        return this.#answered();
      case 'target':
        return this.target.fail(what as Fault);
      case 'period':
        return this.#period(what, rest);
      case 'found':
        return this.#found(what as 'posted' | 'absent');
      case 'operator':
        return this.#operator(rest);
      default:
        throw new Error(`A case cannot say \`${words}\`.`);
    }
  }

  /** The entry's own: no other case's closing and opening wakes it. */
  #periodOf(period: unknown): string {
    return `${String(period)} ${this.entry}`;
  }

  async #comes(type: string, { period = '2026-10', ...data }: Readonly<Record<string, unknown>>): Promise<void> {
    this.#sent += 1;
    const id = `${this.entry}/${this.#sent}`;
    const body = { id: this.entry, hours: 8, period: this.#periodOf(period), ...data };
    await this.world.on.send({ source: 'psa', type, id, data: body });
  }

  /** One process works once; what needs a person stays. */
  async #sentOnce(): Promise<void> {
    await this.world.on.settle();
    await this.world.timePasses();
    await this.world.deliver();
  }

  /** A request is out, and its answer is not there yet. */
  async #sending(): Promise<void> {
    await this.world.on.settle();
    await this.world.timePasses();
    this.target.fail('waits');
    this.#delivering = this.world.deliver();
    while (!this.target.isHolding) await new Promise((resolve) => setImmediate(resolve));
  }

  async #answered(): Promise<void> {
    this.target.answerNow();
    await this.#delivering;
  }

  async #period(period: string, row: object): Promise<void> {
    const key = this.#periodOf(period);
    await this.world.on.import('periods', [{ key, body: { period: key, status: 'open', ...row } }]);
  }

  /** A person looks at the target, and says so. */
  async #found(found: 'posted' | 'absent'): Promise<void> {
    const [delivery] = await this.world.on.query<{ id: number }>(
      `SELECT max(d.id) AS id FROM delivery d JOIN effect f ON f.id = d.effect_id
       WHERE d.state IN ('unknown', 'refused') AND f.key LIKE $1`,
      [`%"${this.entry}"%`],
    );
    const desk = new DeliveryDesk(this.test.database, this.world.on.cases, this.world.on.audit, this.world.followers);
    const [reference] = found === 'posted' ? [this.target.lastMade] : [];
    await desk.settle(this.#caller('otto'), delivery!.id, { found, reference, note: 'looked it up' });
  }

  /** One person edits the entry in its case, another lets it be executed. */
  async #operator(change: object): Promise<void> {
    const [standing] = await this.world.on.query<{ id: number; event: number; body: Buffer; caseId: number | null }>(
      `SELECT x.id, x.event_id AS event, p.body, (SELECT max(c.id) FROM exception_case c WHERE c.execution_id = x.id AND c.state = 'open') AS "caseId"
       FROM execution x JOIN business_key k ON k.execution_id = x.id JOIN event_payload p ON p.event_id = x.event_id WHERE k.key = $1`,
      [JSON.stringify([this.entry])],
    );
    const { environment, cases } = this.world.on;
    const about = { environment, eventId: standing!.event, executionId: standing!.id, purpose: 'billing' };
    if (standing!.caseId === null)
      await cases.open(this.test.database, [{ ...about, kind: 'held', reason: 'ASKED', message: 'to be edited' }]);
    const [{ id }] = (await this.world.on.query('SELECT max(id) AS id FROM exception_case WHERE execution_id = $1', [
      standing!.id,
    ])) as [{ id: number }];
    const body = Buffer.from(JSON.stringify({ ...(JSON.parse(standing!.body.toString()) as object), ...change }));
    const revisions = new OperatorRevisions(this.test.database, this.world.on.audit, this.world.on.releases);
    const work = (name: string, permission: Permission) => ({
      caller: this.#caller(name),
      permission,
      id,
      correlation: 'c',
    });
    const number = await revisions.write(work('ines', 'cases.edit'), body, 'by mail');
    await revisions.approve(work('otto', 'cases.approve'), number);
  }

  #caller(name: string): Caller {
    const permissions = new Set(Object.keys(PERMISSIONS) as Permission[]);
    const grant = { role: 'all', permissions, environment: undefined, legalEntity: undefined, team: undefined };
    return new Caller({ actor: `person:${name}`, name }, { id: this.world.on.environment, name: 'dev' }, [grant]);
  }
}
