/** Runs a flow or one definition on inputs, with the rows of the workspace and those added for the try. */
import {
  evaluateDefinition,
  explainFlow,
  isNumber,
  MemoryHost,
  parseJson,
  ReferenceRows,
  validateValue,
  type Checked,
  type Host,
  type ObjectValue,
  type Value,
} from '@reckoner/engine';
import type { RowWanted, TriedRow, TryAnswer, TryRequest } from './facts.js';
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
  const host = new AskedHost(checked, request.rows);
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
  readonly #wanted = new Map<string, RowWanted>();

  constructor(checked: Checked, tried: readonly TriedRow[]) {
    this.#checked = checked;
    this.#rows = new MemoryHost(checked.rows);
    this.#tried = new MemoryHost(rowsOf(checked, tried));
  }

  get wanted(): readonly RowWanted[] {
    return [...this.#wanted.values()];
  }

  row(table: string, keys: readonly Value[], at: string | undefined): ObjectValue | undefined {
    const found = this.#tried.row(table, keys, at) ?? this.#rows.row(table, keys, at);
    if (!found) this.#miss(table, keys, at);
    return found;
  }

  balance(balance: string, key: string) {
    return this.#rows.balance(balance, key);
  }

  #miss(table: string, keys: readonly Value[], at: string | undefined): void {
    const said = keys.map((key) => (typeof key === 'string' ? key : (jsonOf(key) ?? '')));
    const keyFields = this.#checked.program.find('reference', table)?.key ?? [];
    this.#wanted.set(JSON.stringify([table, said, at]), { table, keys: said, keyFields, at });
  }
}

function rowsOf(checked: Checked, tried: readonly TriedRow[]): Map<string, ReferenceRows> {
  const byTable = new Map<string, ObjectValue[]>();
  for (const { table, json } of tried) {
    const row = readRow(json);
    if (row) byTable.set(table, [...(byTable.get(table) ?? []), row]);
  }
  const rows = new Map<string, ReferenceRows>();
  for (const [table, given] of byTable) {
    const ir = checked.program.find('reference', table);
    if (ir) rows.set(ir.id, new ReferenceRows(ir, given));
  }
  return rows;
}

/** A row that cannot be read yet is not there yet: it is being typed. */
function readRow(json: string): ObjectValue | undefined {
  try {
    const value = parseJson(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
    return isObject ? (value as ObjectValue) : undefined;
  } catch {
    return undefined;
  }
}
