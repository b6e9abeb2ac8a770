import { add, compareNumbers, subtract } from '../decimal/arithmetic.js';
import type { ReferenceIr, SchemaIr } from '../ir/definitions.js';
import type { AfterIr, Bindings, DrawStep, FlowIr, SplitStep, StepIr } from '../ir/flow.js';
import {
  ASK,
  type Asked,
  type Delivery,
  type Draw,
  type Execution,
  type FlowEvent,
  type Host,
  type Result,
} from '../run/execution.js';
import { describedEvent } from '../run/identity.js';
import { joinedKey, partPath } from '../run/key.js';
import { ended, failed, NOT_APPLICABLE, summary, summedAnew, type Ended } from '../run/outcome.js';
import { describeValue } from '../values/describe.js';
import { DRAW_EFFORT, spend, STEPS_OF_PART, withinEffort } from '../values/bounds/effort.js';
import { Failure } from '../values/failure.js';
import { withinReach } from '../values/bounds/reach.js';
import { isTruthy } from '../values/truth.js';
import type { Maybe, Num, ObjectValue, Value } from '../values/value.js';
import { interpretRules, interpretTable, NO_ROW, type Decision } from './decision.js';
import { deliveryOf } from './deliver.js';
import { isEvent } from './event.js';
import { endOf, EndScope, leavesOf, noRow, reasonValue } from './end-scope.js';
import { Ask, Environment, UNKNOWN, type Observer } from './environment.js';
import { evaluate } from './expression.js';
import { FieldMissing, interpretMapping } from './mapping.js';
import { keyText, numberOf } from './needed.js';
import { partsOf } from './split.js';

/** Checks a value by a schema; answers what is wrong, in words. */
export type Validate = (schema: SchemaIr, value: Maybe) => string | undefined;

/** The meaning of a flow: what becomes of one event. */
export function interpretFlow(
  flow: FlowIr,
  event: FlowEvent,
  host: Host,
  tools: { validate: Validate; observe?: Observer },
): Execution {
  return withinEffort(() => new FlowRun(flow, event, host, tools).execution());
}

class FlowRun {
  readonly #flow: FlowIr;
  readonly #event: FlowEvent;
  readonly #host: Host;
  readonly #env: Environment;
  readonly #observe: Observer | undefined;
  readonly #asked: { readonly [K in keyof Asked]: Asked[K][number][] } = { rows: [], balances: [] };
  /** Scopes that are open or ended accepted; their draws count for later ones. */
  readonly #live: EndScope[] = [];
  #failedAfter = false;

  constructor(flow: FlowIr, event: FlowEvent, host: Host, tools: { validate: Validate; observe?: Observer }) {
    this.#flow = flow;
    this.#event = event;
    this.#host = host;
    this.#observe = tools.observe;
    this.#env = new Environment({
      now: event.time,
      row: (table, keys, at) => this.#row(table, keys, at),
      validate: tools.validate,
      ...(tools.observe ? { observe: tools.observe } : {}),
    });
    this.#env.bind(flow.locals.data, event.data);
    this.#env.bind(flow.locals.event, describedEvent(event));
  }

  execution(): Execution {
    const root = new EndScope(this.#flow.purpose, undefined);
    const end = this.#runScope(root, this.#flow.steps, this.#env);
    let result = this.#resultOf(root, end);
    if (end && this.#flow.purpose === undefined) result.purposes = this.#allPurposes(end.result);
    const after = this.#flow.after.flatMap((step) => this.#runAfter(step, result));
    if (this.#failedAfter) result = summedAnew(result);
    const subject = this.#subject();
    const { rows, balances } = this.#asked;
    const asked = rows.length > 0 || balances.length > 0 ? { asked: this.#asked } : {};
    return { result, deliveries: [...root.deliveries, ...after], draws: root.draws, subject, ...asked };
  }

  /** Runs the steps; where they end the scope, what was owed and drawn in it is dropped. */
  #runScope(scope: EndScope, steps: readonly StepIr[], env: Environment): Ended | undefined {
    this.#live.push(scope);
    const end = this.#runSteps(scope, steps, env);
    if (end) {
      this.#live.splice(this.#live.lastIndexOf(scope));
      scope.deliveries.length = 0;
      scope.draws.length = 0;
    }
    return end;
  }

  #runSteps(scope: EndScope, steps: readonly StepIr[], env: Environment): Ended | undefined {
    for (const step of steps) {
      const end = this.#runStep(scope, step, env);
      if (end) return end;
    }
    return undefined;
  }

  /** One step; its end, if it ends the scope. */
  #runStep(scope: EndScope, step: StepIr, env: Environment): Ended | undefined {
    this.#observe?.enter?.(step);
    const end = this.#attempt(scope, step, env);
    this.#observe?.leave?.(end?.result);
    return end;
  }

  #attempt(scope: EndScope, step: StepIr, env: Environment): Ended | undefined {
    try {
      if (step.when && !isTruthy(evaluate(step.when, env))) {
        this.#observe?.reached?.(step.id, 'skipped');
        return this.#skip(scope, step);
      }
      this.#observe?.reached?.(step.id, 'reached');
      return this.#perform(scope, step, env);
    } catch (thrown) {
      if (thrown instanceof Failure) return failed(thrown.code, thrown.message);
      if (thrown instanceof FieldMissing) return this.#fieldMissing(thrown);
      if (!(thrown instanceof Ask)) throw thrown;
      if ('as' in step && step.as) env.bind(step.as, UNKNOWN);
      return undefined;
    }
  }

  #fieldMissing({ path, cause }: FieldMissing): Ended {
    const about = this.#flow.builtin.get('FIELD_MISSING')!;
    const message = `The required field \`${path}\` is missing${cause === undefined ? '.' : `: ${cause}.`}`;
    return ended('reject', 'FIELD_MISSING', { about, message });
  }

  /** A purpose that does not apply has an end state all the same; so has a scope whose split does not apply. */
  #skip(scope: EndScope, step: StepIr): undefined {
    if (step.kind === 'split') scope.wasEmptySplit = true;
    if (step.kind === 'purpose') scope.purposes[step.name] = this.#notApplicable();
    return undefined;
  }

  #notApplicable(): Result {
    return ended('exclude', NOT_APPLICABLE, { about: this.#flow.builtin.get(NOT_APPLICABLE)! }).result;
  }

  #perform(scope: EndScope, step: StepIr, env: Environment): Ended | undefined {
    switch (step.kind) {
      case 'validate': {
        const given = evaluate(step.of, env);
        const value = isEvent(step.of, this.#flow) ? given : withinReach(given);
        const wrong = env.surroundings.validate(step.schema, value);
        if (wrong !== undefined)
          return ended('reject', 'INVALID_PAYLOAD', {
            about: this.#flow.builtin.get('INVALID_PAYLOAD')!,
            message: wrong,
          });
        if (step.as) env.bind(step.as, value);
        return undefined;
      }
      case 'map':
        env.bind(step.as, interpretMapping(step.mapping, this.#given(step.given, env)));
        return undefined;
      case 'enrich':
        return this.#enrich(step, env);
      case 'decide':
        return this.#decide(step, env);
      case 'draw':
        env.bind(step.as, this.#draw(scope, step, env));
        return undefined;
      case 'purpose': {
        const inner = new EndScope(step.name, undefined);
        const end = this.#runScope(inner, step.steps, env.child());
        scope.purposes[step.name] = this.#resultOf(inner, end);
        scope.take(inner);
        return undefined;
      }
      case 'split':
        this.#split(scope, step, env);
        return undefined;
      case 'route':
        return this.#route(scope, step, env);
      case 'deliver':
        scope.deliveries.push(deliveryOf(scope, step, env));
        return undefined;
      case 'let':
        env.bind(step.as, evaluate(step.value, env));
        return undefined;
    }
  }

  #enrich(step: StepIr & { kind: 'enrich' }, env: Environment): Ended | undefined {
    const keys = step.key.map((key) => evaluate(key, env));
    const at = step.at && evaluate(step.at, env);
    const complete = keys.every((key) => key !== undefined && key !== null) && (!step.at || typeof at === 'string');
    const row = complete ? this.#row(step.table, keys, at as string | undefined) : undefined;
    if (row === undefined && step.missing !== 'ok') {
      const { outcome, reason, about } = step.missing;
      const searched = keys.map(describeValue).join(', ');
      const day = typeof at === 'string' ? ` on ${at}` : '';
      const message = `${about ? `${about.title}: ` : ''}\`${step.table.id}\` has no row for ${searched}${day}`;
      return ended(outcome, reason, { about, message });
    }
    env.bind(step.as, row);
    return undefined;
  }

  #decide(step: StepIr & { kind: 'decide' }, env: Environment): Ended | undefined {
    const decision = this.#decision(step, env);
    if (decision === NO_ROW) return noRow(step.with.id);
    const end = endOf(decision);
    if (end) return end;
    if (step.as) env.bind(step.as, decision as Value);
    return undefined;
  }

  #decision(step: StepIr & { kind: 'decide' | 'route' }, env: Environment): Decision {
    const inner = this.#given(step.given, env);
    return step.with.kind === 'rules' ? interpretRules(step.with, inner) : interpretTable(step.with, inner);
  }

  #given(given: Bindings, env: Environment): Environment {
    const inner = env.child();
    for (const { input, value } of given) inner.bind(input, evaluate(value, env));
    return inner;
  }

  #route(scope: EndScope, step: StepIr & { kind: 'route' }, env: Environment): Ended | undefined {
    const decision = this.#decision(step, env);
    if (decision === NO_ROW) return noRow(step.with.id);
    const end = endOf(decision);
    if (end) return end;
    const to = (decision as ObjectValue)['to'];
    const branch = step.branches.find((candidate) => candidate.name === to);
    if (!branch)
      return failed('NO_ROUTE', `\`${step.with.id}\` routes to ${describeValue(to)}, and there is no such branch`);
    return this.#runSteps(scope, branch.steps, env.child());
  }

  /** Each part ends for itself. Amounts of zero fall away. */
  #split(scope: EndScope, step: SplitStep, env: Environment): void {
    const parts = partsOf(step, env);
    if (parts.length === 0) scope.wasEmptySplit = true;
    for (const { key, value } of parts) {
      env.step(STEPS_OF_PART);
      const inner = new EndScope(scope.purpose, partPath(scope.part, key));
      const within = env.child();
      within.bind(step.as, { key, value });
      this.#observe?.enter?.({ kind: 'part', key, value });
      const end = this.#runScope(inner, step.steps, within);
      const result = this.#resultOf(inner, end);
      this.#observe?.leave?.(result);
      scope.parts.push({ part: key, ...result });
      scope.take(inner);
    }
  }

  /** As much as the limit leaves is granted; the rest is over. What gives back is granted whole. */
  #draw(scope: EndScope, step: DrawStep, env: Environment): ObjectValue {
    const parts = step.key.map((part) => keyText(evaluate(part, env), `the balance \`${step.balance.id}\``));
    const key = joinedKey(parts);
    const amount = numberOf(evaluate(step.amount, env), 'the amount of a draw');
    const limit = numberOf(
      evaluate(step.balance.limit, this.#given(step.given, env)),
      `the limit of \`${step.balance.id}\``,
    );
    const before = this.#drawnBefore(step.balance.id, key);
    const left = subtract(limit, before);
    const free = compareNumbers(left, 0) > 0 ? left : 0;
    const granted = compareNumbers(amount, free) > 0 ? free : amount;
    const made: Draw = { balance: step.balance.id, key, amount: granted };
    scope.draws.push(made);
    scope.ownDraws.add(made);
    return { before, granted, over: subtract(amount, granted) };
  }

  #drawnBefore(balance: string, key: string): Num {
    const stored = this.#host.balance(balance, key);
    if (stored === ASK) {
      this.#asked.balances.push({ balance, key });
      throw new Ask();
    }
    const own = new Set<Draw>();
    for (const { draws } of this.#live) {
      spend(draws.length * DRAW_EFFORT);
      for (const draw of draws) if (draw.balance === balance && draw.key === key) own.add(draw);
    }
    let sum = stored;
    for (const draw of own) sum = add(sum, draw.amount);
    return sum;
  }

  #row(table: ReferenceIr, keys: readonly Maybe[], at: string | undefined): ObjectValue | undefined {
    const found = this.#host.row(table.id, keys as readonly Value[], at);
    if (found !== ASK) return found;
    this.#asked.rows.push({ table: table.id, keys: keys as readonly Value[], at });
    throw new Ask();
  }

  /** How the scope ended. What its own steps drew is given back unless it ended accepted. */
  #resultOf(scope: EndScope, end: Ended | undefined): Result {
    if (end) return { ...end.result };
    const isIdle = scope.wasEmptySplit && scope.deliveries.length === 0;
    const result = summary(scope.purposes, scope.parts, () =>
      isIdle ? this.#notApplicable() : { outcome: 'accepted' },
    );
    if (result.outcome !== 'accepted') scope.giveBack();
    return result;
  }

  /** Where the execution ends as a whole, each of its purposes ends so. */
  #allPurposes(result: Result): Record<string, Result> {
    const names = this.#flow.steps.flatMap((step) => (step.kind === 'purpose' ? [step.name] : []));
    return Object.fromEntries(names.map((name) => [name, { ...result }]));
  }

  #runAfter(after: AfterIr, result: Result): Delivery[] {
    return leavesOf(result, this.#flow.purpose).flatMap(({ purpose, part, result: leaf }) => {
      if (!(after.outcomes as readonly string[]).includes(leaf.outcome)) return [];
      const code = leaf.reason ?? leaf.error?.code ?? leaf.outcome;
      const env = this.#env.child();
      env.bind(after.locals.purpose, purpose);
      env.bind(after.locals.part, part);
      env.bind(after.locals.reason, reasonValue(leaf, code));
      const scope = new EndScope(purpose, part);
      const end = this.#runScope(scope, after.steps, env);
      if (end?.result.error) this.#failAfter(leaf, end.result);
      const suffix = part === undefined ? [purpose, code] : [purpose, part, code];
      return scope.deliveries.map((delivery) => ({ ...delivery, key: [...delivery.key, ...suffix] }));
    });
  }

  /** A failure after an end is the end. */
  #failAfter(leaf: Result, failure: Result): void {
    for (const key of Object.keys(leaf)) if (key !== 'part') delete leaf[key as keyof Result];
    Object.assign(leaf, failure);
    this.#failedAfter = true;
  }

  #subject(): Maybe {
    try {
      return this.#flow.subject && withinReach(evaluate(this.#flow.subject, this.#env));
    } catch (thrown) {
      if (thrown instanceof Failure || thrown instanceof Ask) return undefined;
      throw thrown;
    }
  }
}
