import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../audit/audit-writer.js';
import type { Asking } from '../../connections/connection-admin.js';
import { Database } from '../../platform/database/database.js';
import type { Session } from '../../platform/database/statement.js';
import { Problem } from '../../platform/http/problem.js';
import { Courier } from './courier.js';
import { bodyOf, type Occasion } from './message.js';
import { notificationStore, type TargetRow } from './notification.store.js';

/** What is set of a target. */
export interface TargetChange {
  readonly address: string;
  /** Without it the one that was set stays. */
  readonly secret?: string;
  readonly occasions: readonly Occasion[];
  readonly kinds?: readonly string[];
  readonly teams?: readonly string[];
}

/** A target as it may be shown: without its secret. */
export interface ShownTarget {
  readonly name: string;
  readonly address: string;
  readonly occasions: readonly Occasion[];
  readonly kinds: readonly string[];
  readonly teams: readonly string[];
  readonly changedBy: string;
  readonly changedAt: string;
}

/** Whether a message arrived, and if not, why. */
export interface Trial {
  readonly arrived: boolean;
  readonly problem?: string;
}

/** Targets of an environment; each costs a look at every change of a case. */
const TARGETS_MAX = 20;
const NAME = /^[\w.-]{1,100}$/;

/** Whom an environment tells of its cases. */
@Injectable()
export class NotificationTargets {
  constructor(
    private readonly database: Database,
    private readonly courier: Courier,
    private readonly audit: AuditWriter,
  ) {}

  /** By name, those after one. */
  async list(environment: number, after: string | undefined, limit: number): Promise<ShownTarget[]> {
    return (await notificationStore.targetsAfter(this.database, environment, after, limit)).map(shown);
  }

  async set(asking: Asking, name: string, change: TargetChange): Promise<ShownTarget> {
    const { environment, environmentName, actor: changedBy } = asking;
    this.#check(asking, name, change.address);
    return this.database.transaction(async (session) => {
      const former = await notificationStore.target(session, environment, name);
      if (!former && (await notificationStore.count(session, environment)) >= TARGETS_MAX)
        throw new Problem(409, { code: 'TARGETS_FULL', detail: `There are ${TARGETS_MAX} targets already.` });
      const { address, occasions, kinds = [], teams = [] } = change;
      const secret =
        change.secret === undefined ? former?.secret : this.courier.seal(change.secret, { environmentName, name });
      if (!secret)
        throw new Problem(422, {
          code: 'SECRET_MISSING',
          detail: 'A new target needs a secret to sign with.',
          remedy: 'Give `secret`, at least 16 signs that the target knows too.',
        });
      const lists = { occasions: [...occasions], kinds: [...kinds], teams: [...teams] };
      await notificationStore.save(session, { environment, name, address, secret, ...lists, changedBy });
      await this.#line(session, asking, name, 'notification-target.set');
      return shown((await notificationStore.target(session, environment, name))!);
    });
  }

  /** What it was still to be told is not sent any more. */
  async remove(asking: Asking, name: string): Promise<void> {
    await this.database.transaction(async (session) => {
      if (!(await notificationStore.remove(session, asking.environment, name))) throw unknownTarget(name);
      await this.#line(session, asking, name, 'notification-target.removed');
    });
  }

  /** Sends a message of no case at once. */
  async try(asking: Asking, name: string): Promise<Trial> {
    const target = await notificationStore.target(this.database, asking.environment, name);
    if (!target) throw unknownTarget(name);
    await this.database.transaction((session) => this.#line(session, asking, name, 'notification-target.tried'));
    const empty = { kind: '', reason: '', cause: '', team: '', cases: 0, case: 0 };
    const at = new Date().toISOString();
    const body = bodyOf({ id: 0, occasion: 'test', environment: asking.environmentName, ...empty, at });
    const problem = await this.courier.send(target, 0, body);
    return problem === undefined ? { arrived: true } : { arrived: false, problem };
  }

  #check({ environmentName }: Asking, name: string, address: string): void {
    if (!NAME.test(name))
      throw new Problem(400, {
        code: 'FIELDS_INVALID',
        detail: 'The name of a target has letters, digits, `_`, `-` and `.`, a hundred at most.',
      });
    const checked = this.courier.check(address, environmentName);
    if (!('problem' in checked)) return;
    const finding = { code: 'ADDRESS_FORBIDDEN', message: checked.problem, hint: checked.remedy, at: 'address' };
    throw new Problem(422, { code: 'TARGET_INVALID', detail: 'The target cannot be used.', diagnostics: [finding] });
  }

  #line(session: Session, { actor, environment }: Asking, name: string, action: string): Promise<void> {
    return this.audit.lines(session, [
      { environment, actor, action, objectKind: 'notification-target', objectId: name },
    ]);
  }
}

function shown({ name, address, occasions, kinds, teams, changedBy, changedAt }: TargetRow): ShownTarget {
  return { name, address, occasions, kinds, teams, changedBy, changedAt };
}

const unknownTarget = (name: string): Problem =>
  new Problem(404, { code: 'TARGET_UNKNOWN', detail: `There is no target \`${name}\`.` });
