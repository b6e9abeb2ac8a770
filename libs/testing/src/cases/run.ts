import type { Span } from '@reckoner/diagnostics';
import type { Definition, YamlNode } from '@reckoner/definitions';
import {
  answer,
  correct,
  evaluateDefinition,
  evaluateExpression,
  Failure,
  interpretFlow,
  isNumber,
  MemoryHost,
  ReferenceRows,
  standing,
  validateValue,
  valueOfNode,
  type Checked,
  type Execution,
  type FlowEvent,
  type FlowIr,
  type Maybe,
  type Num,
  type Observer,
  type Surroundings,
  type Value,
} from '@reckoner/engine';
import { CaseProblem, isPlainObject, readGiven, readInputs } from './read.js';
import { differences, type Difference } from './match.js';

type TestFile = Definition<'test'>;
type Case = TestFile['value']['cases'][number];

/** How one case came out. */
export interface CaseResult {
  readonly file: string;
  readonly name: string;
  /** The definition under test, `rules billing/eligibility`. */
  readonly of: string;
  readonly span: Span;
  readonly passed: boolean;
  readonly actual: Maybe;
  readonly differences: readonly Difference[];
  /** The case could not be run at all. */
  readonly problem?: string;
}

/** What `now` is in a test that does not say. */
export const NOW = '2026-01-01T00:00:00Z';

/** Runs one case of a test file, in the interpreter; `observe` hears what was reached. */
export function runCase(checked: Checked, file: TestFile, index: number, observe?: Observer): CaseResult {
  const testCase = file.value.cases[index]!;
  const { kind, id } = file.value.of;
  const about = { file: file.file, name: testCase.name, of: `${kind} ${id}`, span: file.spanOf(['cases', index]) };
  try {
    const actual = new CaseRun(checked, file, testCase, observe).actual();
    const found = differences(readGiven(testCase.expect, checked.workspace), actual);
    return { ...about, passed: found.length === 0, actual, differences: found };
  } catch (thrown) {
    if (!(thrown instanceof CaseProblem) && !(thrown instanceof Failure)) throw thrown;
    const problem = thrown instanceof Failure ? `${thrown.code}: ${thrown.message}` : thrown.message;
    return { ...about, passed: false, actual: undefined, differences: [], problem };
  }
}

class CaseRun {
  readonly #checked: Checked;
  readonly #file: TestFile;
  readonly #case: Case;
  readonly #observe: Observer | undefined;
  readonly #host: MemoryHost;

  constructor(checked: Checked, file: TestFile, testCase: Case, observe: Observer | undefined) {
    this.#checked = checked;
    this.#file = file;
    this.#case = testCase;
    this.#observe = observe;
    this.#host = new MemoryHost(this.#rows());
    for (const [balance, keys] of testCase.balances ?? []) {
      const ir = checked.program.find('balance', balance);
      if (!ir) throw new CaseProblem(`there is no balance \`${balance}\``);
      for (const [key, amount] of keys) this.#host.set(ir.id, key, amountOf(amount, `${balance} ${key}`));
    }
  }

  /** The tables' own rows, replaced by those that the file and then the case gives. */
  #rows(): Map<string, ReferenceRows> {
    const rows = new Map(this.#checked.rows);
    for (const given of [this.#file.value.rows, this.#case.rows]) {
      for (const [name, nodes] of given ?? []) {
        const ir = this.#checked.program.find('reference', name);
        if (!ir) throw new CaseProblem(`there is no reference table \`${name}\``);
        const values = nodes.map((node) => readGiven(node, this.#checked.workspace, ir.row));
        rows.set(ir.id, new ReferenceRows(ir, values.filter(isPlainObject)));
      }
    }
    return rows;
  }

  get #now(): string {
    return this.#case.now ?? this.#file.value.now ?? NOW;
  }

  #surroundings(): Surroundings {
    return {
      now: this.#now,
      row: (table, keys, at) => this.#host.row(table.id, keys as readonly Value[], at),
      validate: validateValue,
      ...(this.#observe ? { observe: this.#observe } : {}),
    };
  }

  actual(): Maybe {
    const { kind, id } = this.#file.value.of;
    const { program } = this.#checked;
    switch (kind) {
      case 'flow': {
        const flow = program.find('flow', id);
        if (flow) return this.#flowResult(flow);
        break;
      }
      case 'mapping':
      case 'rules':
      case 'table': {
        const ir = program.find(kind, id);
        if (ir) return evaluateDefinition(ir, readInputs(this.#checked, this.#case, ir.inputs), this.#surroundings());
        break;
      }
      case 'balance': {
        const ir = program.find('balance', id);
        if (!ir) break;
        const inputs = readInputs(this.#checked, this.#case, ir.inputs);
        return answer(() => evaluateExpression(ir.limit, ir.inputs, inputs, this.#surroundings()) ?? null);
        break;
      }
      case 'reference':
        return this.#lookup(id);
      case 'expression':
        return this.#formula();
    }
    throw new CaseProblem(`there is no ${kind} \`${id}\``);
  }

  /** `given: { key: […], at: … }`; the row, or null where there is none. */
  #lookup(id: string): Value {
    const ir = this.#checked.program.find('reference', id);
    if (!ir) throw new CaseProblem(`there is no reference table \`${id}\``);
    const read = (name: string): Maybe => {
      const node = this.#case.given?.get(name);
      return node && readGiven(node, this.#checked.workspace);
    };
    const key = read('key');
    const keys = (Array.isArray(key) ? key : [key ?? null]) as readonly Value[];
    const at = read('at');
    return this.#host.row(ir.id, keys, typeof at === 'string' ? at : undefined) ?? null;
  }

  /** `given: { formula: "= a + 1", a: 1 }`. */
  #formula(): Maybe {
    const given = new Map(this.#case.given ?? []);
    const formula = given.get('formula');
    given.delete('formula');
    if (formula?.kind !== 'scalar') throw new CaseProblem('give the `formula` as a text');
    const data = Object.fromEntries([...given].map(([name, node]) => [name, readGiven(node, this.#checked.workspace)]));
    const lowered = this.#checked.lowerFormula(formula.text, Object.keys(data));
    if ('diagnostics' in lowered)
      throw new CaseProblem(lowered.diagnostics.map((diagnostic) => diagnostic.message).join('; '));
    return answer(() => evaluateExpression(lowered.ir, lowered.inputs, data, this.#surroundings()) ?? null);
  }

  /** The result with `deliveries` beside it; for `events` a list of them. */
  #flowResult(flow: FlowIr): Value {
    const given = this.#case.given ?? new Map<string, YamlNode>();
    const events = given.get('events');
    if (events) {
      const list = readGiven(events, this.#checked.workspace);
      if (!Array.isArray(list)) throw new CaseProblem('`events` is a list');
      return list.map((event, index) => this.#runOne(flow, eventOf(flow, asObject(event), { now: this.#now, index })));
    }
    const data = given.get('data');
    const head = given.get('event');
    const described = {
      ...(data ? { data: readGiven(data, this.#checked.workspace) } : {}),
      ...(head ? asObject(readGiven(head, this.#checked.workspace)) : {}),
    };
    const event = eventOf(flow, described, { now: this.#now, index: 0 });
    const prior = this.#case.prior;
    return prior
      ? this.#runAfter(flow, asObject(readGiven(prior, this.#checked.workspace)), event)
      : this.#runOne(flow, event);
  }

  #execute(flow: FlowIr, event: FlowEvent): Execution {
    const execution = interpretFlow(flow, event, this.#host, {
      validate: validateValue,
      ...(this.#observe ? { observe: this.#observe } : {}),
    });
    this.#host.commit(execution.draws);
    return execution;
  }

  #runOne(flow: FlowIr, event: FlowEvent): Value {
    const { result, deliveries } = this.#execute(flow, event);
    return { ...result, deliveries } as unknown as Value;
  }

  /** The posted revision first; then what the newer one owes beyond it. */
  #runAfter(flow: FlowIr, prior: Record<string, Value>, event: FlowEvent): Value {
    const before = eventOf(flow, prior, { now: this.#now, index: 0 });
    const posted = this.#execute(flow, before);
    const surroundings = this.#surroundings();
    const revisionOf = (of: FlowEvent): Maybe =>
      flow.on.revision &&
      evaluateExpression(
        flow.on.revision,
        [flow.locals.data, flow.locals.event],
        { data: of.data, event: { ...of } as unknown as Value },
        surroundings,
      );
    const order = standing(
      { revision: revisionOf(before), data: before.data },
      { revision: revisionOf(event), data: event.data },
    );
    if (order === 'older') return { outcome: 'superseded', deliveries: [] };
    if (order === 'same') return { ...posted.result, deliveries: [] } as unknown as Value;
    if (order === 'conflict')
      return {
        outcome: 'failed',
        reason: 'REVISION_CONFLICT',
        message: 'The same revision came with another body.',
        deliveries: [],
      };
    this.#host.release(posted.draws);
    const current = this.#execute(flow, event);
    const { deliveries, stranded } = correct(
      flow,
      posted,
      current,
      (reason) => this.#checked.program.reasons.get(reason)?.stays ?? false,
    );
    return { ...current.result, deliveries, ...(stranded.length > 0 ? { stranded } : {}) } as unknown as Value;
  }
}

function amountOf(node: YamlNode, what: string): Num {
  const amount = valueOfNode(node);
  if (!isNumber(amount)) throw new CaseProblem(`what was drawn of \`${what}\` is a number`);
  return amount;
}

function asObject(value: Value): Record<string, Value> {
  if (!isPlainObject(value)) throw new CaseProblem('an event is an object with `data`');
  return value as Record<string, Value>;
}

/** The event as given, with what is not said filled in from the flow. */
function eventOf(
  flow: FlowIr,
  given: Record<string, Value>,
  { now, index }: { now: string; index: number },
): FlowEvent {
  const text = (name: string, otherwise: string): string => (typeof given[name] === 'string' ? given[name] : otherwise);
  const { legalEntity } = given;
  return {
    data: given['data'] ?? {},
    id: text('id', `event-${index + 1}`),
    source: text('source', flow.on.source ?? 'test'),
    type: text('type', flow.on.types[0]!),
    time: text('time', now),
    ...(typeof legalEntity === 'string' ? { legalEntity } : {}),
  };
}
