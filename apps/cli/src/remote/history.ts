/** Imports of what was billed elsewhere: the difference shown, and applied where that is asked for. */
import { answered, compareHistory, type components, type ReckonerClient } from '@reckoner/contract';
import { EXIT } from '../exit.js';
import type { Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { bodyOf, formOf } from './file-body.js';
import { rowsOf, textOf } from './list.js';

type History = components['schemas']['HistoryAnswer'];

export interface HistoryOptions {
  readonly inputFormat?: 'csv' | 'ndjson';
  readonly yes?: boolean;
  readonly show: number;
  readonly format: Format;
}

/** Answers the exit code. */
export async function importHistory(client: ReckonerClient, file: string, options: HistoryOptions): Promise<number> {
  const compared = await compareHistory(client, { body: bodyOf(file), form: formOf(file, options.inputFormat) });
  const refused = await refusedOf(client, compared, options.show);
  const path = { id: compared.id };
  const isWanted = options.yes === true && compared.refused === 0;
  const history = isWanted
    ? await answered(client.POST('/v1/history/imports/{id}/apply', { params: { path } }))
    : compared;
  if (options.format === 'json') out(`${JSON.stringify({ ...history, rows: refused })}\n`);
  else print(history, refused);
  if (isWanted) note('Applied: it is part of the history.');
  else
    note(
      compared.refused > 0
        ? 'Nothing is applied while lines are refused: correct them.'
        : 'Nothing is changed yet; --yes applies it.',
    );
  return compared.refused > 0 ? EXIT.findings : EXIT.fine;
}

type Refused = components['schemas']['HistoryRow'];

async function refusedOf(client: ReckonerClient, { id, refused }: History, limit: number): Promise<Refused[]> {
  if (refused === 0 || limit === 0) return [];
  const found: Refused[] = [];
  const rows = rowsOf(
    (page) =>
      answered(
        client.GET('/v1/history/imports/{id}/rows', {
          params: { path: { id }, query: { ...page, difference: 'refused' } },
        }),
      ),
    limit,
  );
  for await (const row of rows) found.push(row);
  return found;
}

function print({ added, changed, unchanged, repeated, refused, sums }: History, rows: readonly Refused[]): void {
  for (const { row, code, message } of rows) out(`! line ${row}: ${code}: ${textOf(message)}\n`);
  for (const { flow, purpose, entries, documents, amount, currency } of sums)
    out(
      `+ ${flow} ${purpose}: ${entries} entries, ${documents} documents, ${amount} ${currency ?? ''}`.trimEnd() + '\n',
    );
  out(`${added} added, ${changed} changed, ${unchanged} as they are, ${repeated} repeated, ${refused} refused\n`);
}
