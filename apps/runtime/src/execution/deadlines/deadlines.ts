import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { AuditWriter } from '../../audit/audit-writer.js';
import { CaseOpener } from '../../cases/case-opener.js';
import { Database } from '../../platform/database/database.js';
import { deadlinesStore } from './deadlines.store.js';

const AT_ONCE = 200;
const PAUSE_MILLISECONDS = 1000;

/** Opens the case of what is still held at its deadline. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseOpener,
    private readonly audit: AuditWriter,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      if ((await this.openDue()) === AT_ONCE) continue;
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** Answers how many were due. */
  openDue(): Promise<number> {
    return this.database.transaction(async (session) => {
      const due = await deadlinesStore.takeDue(session, AT_ONCE);
      if (due.length === 0) return 0;
      const abouts = await deadlinesStore.abouts(session, [...new Set(due.map(({ executionId }) => executionId))]);
      const about = new Map(abouts.map(({ executionId, name, key }) => [executionId, `${name} ${key}`]));
      await this.cases.open(
        session,
        due.map((held) => {
          const reason = held.reason ?? 'HELD';
          const { message = reason, remedy } = said(held);
          return {
            environment: held.environment,
            kind: 'held' as const,
            eventId: held.eventId,
            executionId: held.executionId,
            purpose: held.purpose,
            part: held.part,
            reason,
            message,
            remedy,
            cause: [held.flow, reason, ...(about.has(held.executionId) ? [about.get(held.executionId)] : [])].join(' '),
            legalEntity: held.legalEntity ?? undefined,
            team: held.owner ?? undefined,
          };
        }),
      );
      await this.audit.lines(
        session,
        due.map(({ environment, executionId, purpose, part, correlation }) => ({
          environment,
          actor: 'schedule',
          correlation,
          action: 'execution.overdue',
          objectKind: 'execution',
          objectId: String(executionId),
          details: part === '' ? purpose : `${purpose} ${part}`,
        })),
      );
      return due.length;
    });
  }
}

interface Said {
  readonly message?: string;
  readonly remedy?: string;
  readonly purposes?: Readonly<Record<string, Said>>;
  readonly parts?: readonly (Said & { readonly part: string })[];
}

/** What the flow said of this end when it held it. */
function said({ result, purpose, part }: { result: Buffer | null; purpose: string; part: string }): Said {
  if (!result) return {};
  const whole = JSON.parse(result.toString()) as Said;
  let at: Said = whole.purposes?.[purpose] ?? whole;
  for (const key of part === '' ? [] : part.split('/'))
    at = at.parts?.find((one) => one.part.replaceAll('%', '%25').replaceAll('/', '%2F') === key) ?? at;
  return at;
}
