import { stringifyJson, type Execution, type FlowIr, type Result, type Value } from '@reckoner/engine';
import { LineWriter } from '@reckoner/engine/lines';
import type { InputRecord } from '../input/records.js';
import type { Format } from '../render/options.js';
import { headline } from '../render/explain.js';

type Unreadable = Extract<InputRecord, { error: unknown }>;

/** What is written of an entry: one line without its end. */
export interface RecordWriter {
  write(execution: Execution, line: number): string;
  unreadable(record: Unreadable): string;
}

/** As JSON, which is what scripts read, or as a sentence for a person. */
export function recordWriter(flow: FlowIr, format: Format): RecordWriter {
  if (format === 'text') return TEXT;
  const lines = new LineWriter(flow);
  return { write: (execution) => lines.write(execution), unreadable: unreadableLine };
}

const TEXT: RecordWriter = {
  write: ({ result, deliveries }, line) => `line ${line}: ${sentence(result)}${countText(deliveries.length)}`,
  unreadable: ({ line, error }) => `line ${line}: failed ${error.code}: ${error.message}`,
};

/** How it ended; where its purposes ended differently, how each did. */
function sentence(result: Result): string {
  const purposes = Object.entries(result.purposes ?? {});
  if (purposes.length < 2) return headline(result);
  return purposes.map(([name, inner]) => `${name} ${headline(inner)}`).join(' · ');
}

function countText(count: number): string {
  return count === 0 ? '' : ` (${count} ${count === 1 ? 'delivery' : 'deliveries'})`;
}

function unreadableLine({ error }: Unreadable): string {
  return stringifyJson({
    outcome: 'failed',
    reason: error.code,
    message: error.message,
    error,
    deliveries: [],
  } as unknown as Value);
}
