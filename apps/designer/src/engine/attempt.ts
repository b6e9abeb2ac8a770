/** Runs a flow or one definition on inputs, with the rows of the workspace and those added for the try. */
import {
  evaluateDefinition,
  explainFlow,
  isNumber,
  joinedKey,
  MemoryHost,
  parseJson,
  ReferenceRows,
  validateValue,
  type Checked,
  type Host,
  type Maybe,
  type ObjectValue,
  type Value,
} from '@reckoner/engine';
import type { RowsPage, RowWanted, TriedRow, TryAnswer, TryRequest } from './facts.js';
import { jsonOf, saidDelivery, saidResult, saidStep } from './plain.js';

export function attempt(checked: Checked, request: TryRequest): TryAnswer {
  const { subject } = request;
  const began = performance.now();
  const inputs: Record<string, Value> = {};
  for (const [name, text] of Object.entries(request.inputs)) {
    if (text.trim() === '') continue;
    try {
      inputs[name] = parseJson(text);
    } catch (error) {
      return { kind: 'unreadable', input: name, message: (error as Error).message };
    }
  }
  const host = new AskedHost(checked, request);
  const ms = (): number => Math.round((performance.now() - began) * 10) / 10;
  const absent = `${subject.kind} ${subject.id} cannot run: it has errors, or is not there any more.`;
  if (subject.kind !== 'flow') {
    const ir = checked.program.find(subject.kind, subject.id);
    if (!ir) return { kind: 'not-there', message: absent };
    const value = evaluateDefinition(ir, inputs, {
      now: request.now,
      row: (table, keys, at) => host.row(table.id, keys as readonly Value[], at),
      validate: validateValue,
    });
    return { kind: 'value', json: jsonOf(value, 2)!, wanted: host.wanted, ms: ms() };
  }
  const flow = checked.program.find('flow', subject.id);
  if (!flow) return { kind: 'not-there', message: absent };
  const event = {
    data: inputs['data'] ?? {},
    id: 'try',
    source: flow.on.source ?? '',
    type: flow.on.types[0] ?? '',
    time: request.now,
  };
  const { execution, steps } = explainFlow(flow, event, host, validateValue);
  return {
    kind: 'flow',
    result: saidResult(execution.result),
    deliveries: execution.deliveries.map(saidDelivery),
    steps: steps.map(saidStep),
    wanted: host.wanted,
    ms: ms(),
  };
}

/** Answers from rows of the try first, and keeps in mind what was not there. */
class AskedHost implements Host {
  readonly #checked: Checked;
  readonly #rows: MemoryHost;
  readonly #tried: MemoryHost;
  readonly #environment: MemoryHost;
  readonly #wanted = new Map<string, RowWanted>();

  constructor(checked: Checked, { rows, pages }: Pick<TryRequest, 'rows' | 'pages'>) {
    this.#checked = checked;
    this.#rows = new MemoryHost(checked.rows);
    this.#tried = new MemoryHost(rowsOf(checked, rows.map(triedRow)));
    this.#environment = new MemoryHost(rowsOf(checked, pages.map(rowsOfPage)));
  }

  get wanted(): readonly RowWanted[] {
    return [...this.#wanted.values()];
  }

  row(table: string, keys: readonly Value[], at: string | undefined): ObjectValue | undefined {
    const [tried, live] = [this.#tried.row(table, keys, at), this.#environment.row(table, keys, at)];
    const found = tried ?? live ?? this.#rows.row(table, keys, at);
    if (!found) this.#miss(table, keys, at);
    return found;
  }

  balance(balance: string, key: string) {
    return this.#rows.balance(balance, key);
  }

  #miss(table: string, keys: readonly Value[], at: string | undefined): void {
    const said = keys.map((key) => (typeof key === 'string' ? key : (jsonOf(key) ?? '')));
    const ir = this.#checked.program.find('reference', table);
    const environmentKey = ir?.rows === 'environment' ? joinedKey(said) : undefined;
    const wanted = { table, keys: said, keyFields: ir?.key ?? [], at, environmentKey };
    this.#wanted.set(JSON.stringify([table, said, at]), wanted);
  }
}

interface GivenRows {
  readonly table: string;
  readonly rows: readonly ObjectValue[];
}

function rowsOf(checked: Checked, given: readonly GivenRows[]): Map<string, ReferenceRows> {
  const byTable = new Map<string, readonly ObjectValue[]>();
  for (const { table, rows } of given) byTable.set(table, [...(byTable.get(table) ?? []), ...rows]);
  const found = new Map<string, ReferenceRows>();
  for (const [table, rows] of byTable) {
    const ir = checked.program.find('reference', table);
    if (ir) found.set(ir.id, new ReferenceRows(ir, rows));
  }
  return found;
}

function triedRow({ table, json }: TriedRow): GivenRows {
  return { table, rows: objectsOf([read(json)]) };
}

function rowsOfPage({ table, json }: RowsPage): GivenRows {
  const [page] = objectsOf([read(json)]);
  const rows = page?.['rows'];
  return { table, rows: Array.isArray(rows) ? objectsOf(objectsOf(rows).map(({ row }) => row)) : [] };
}

function objectsOf(values: readonly Maybe[]): ObjectValue[] {
  return values.filter(
    (value): value is ObjectValue =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value),
  );
}

/** A row that cannot be read yet is not there yet: it is being typed. */
function read(json: string): Maybe {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}
