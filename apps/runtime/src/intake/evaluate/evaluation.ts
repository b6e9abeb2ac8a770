import { Injectable } from '@nestjs/common';
import {
  explainFlow,
  Failure,
  identityOf,
  rounds,
  stringifyJson,
  validateValue,
  type Execution,
  type FlowEvent,
  type Value,
} from '@reckoner/engine';
import { failedExecution } from '../../execution/batch/prepare.js';
import { stepsAsJson } from '../../execution/explain/explained-steps.js';
import { Database } from '../../platform/database/database.js';
import type { Session } from '../../platform/database/statement.js';
import { Problem } from '../../platform/http/problem.js';
import { ReferenceRowsHost } from '../../reference/reference-rows.js';
import type { LoadedFlow, LoadedRelease } from '../../releases/loaded-release.js';
import { Releases } from '../../releases/releases.js';
import { EvaluationHost } from './evaluation-host.js';

export interface EvaluationRequest {
  readonly environment: { readonly id: number; readonly name: string };
  readonly flow: string;
  readonly event: Omit<FlowEvent, 'time'>;
  /** What `now` is; otherwise the moment of the request. */
  readonly now: string | undefined;
  readonly explain: boolean;
}

/** Runs a flow of the live release on data as if it were an event: rows and balances are read, nothing is written. */
@Injectable()
export class Evaluation {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly rows: ReferenceRowsHost,
  ) {}

  /** The line that `reckoner run` prints, with the explanation beside it where it is asked for. */
  async evaluate(request: EvaluationRequest): Promise<string> {
    const { environment } = request;
    const release = await this.releases.current(environment.name);
    if (!release) throw nothingLive(environment.name);
    const flow = release.flow(request.flow);
    if (!flow) throw flowUnknown(request.flow, release, environment.name);
    // one snapshot for all rounds, and no statement in it that the server would let write
    return this.database.transaction(
      async (session) => {
        await session.execute('SET TRANSACTION READ ONLY');
        return this.#answer(session, request, { release, flow });
      },
      { isolation: 'REPEATABLE READ' },
    );
  }

  async #answer(
    session: Session,
    { environment, event, now, explain }: EvaluationRequest,
    { release, flow }: { release: LoadedRelease; flow: LoadedFlow },
  ): Promise<string> {
    const tables = await this.rows.look(session, environment.id, release.environmentTables);
    const host = new EvaluationHost(environment.id, release, tables);
    const source = event.source === '' ? (flow.ir.on.source ?? '') : event.source;
    const type = event.type === '' ? (flow.ir.on.types[0] ?? '') : event.type;
    const whole: FlowEvent = { ...event, source, type, time: now ?? (await momentOf(session)) };
    const execution = await run(session, { flow, event: whole, host });
    const line = flow.writer.write(execution);
    if (!explain) return line;
    const { steps } = explainFlow(flow.ir, whole, host, validateValue);
    return `${line.trimEnd().slice(0, -1)},"steps":${stringifyJson(stepsAsJson(steps) as unknown as Value)}}`;
  }
}

async function run(
  session: Session,
  { flow, event, host }: { flow: LoadedFlow; event: FlowEvent; host: EvaluationHost },
): Promise<Execution> {
  const running = rounds(flow.program, event, host);
  let step = running.next();
  for (; !step.done; step = running.next()) await host.fetch(session, step.value);
  const execution = step.value;
  const identity = identityOf(flow.ir, event);
  // what has no identity would not be accepted as an event either
  const isFine = ['accepted', 'excluded'].includes(execution.result.outcome);
  return isFine && identity instanceof Failure ? failedExecution(identity.code, identity.message) : execution;
}

async function momentOf(session: Session): Promise<string> {
  const row = await session.one<{ now: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
  );
  return row!.now;
}

function nothingLive(environment: string): Problem {
  return new Problem(409, {
    code: 'NOTHING_LIVE',
    detail: `The environment ${environment} runs no release yet.`,
    remedy: 'Point it at one first.',
  });
}

function flowUnknown(flow: string, release: LoadedRelease, environment: string): Problem {
  const known = release.checked.program.all('flow').map(({ id }) => id);
  return new Problem(404, {
    code: 'FLOW_UNKNOWN',
    detail: `The release that ${environment} runs has no flow ${flow}.`,
    remedy: known.length === 0 ? 'It has none at all.' : `It has ${known.slice(0, 20).join(', ')}.`,
  });
}
