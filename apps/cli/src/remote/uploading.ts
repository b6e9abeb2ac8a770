/** Sends a file of rows whole, and lists which of them were not taken. */
import path from 'node:path';
import { answered, uploadEvents, type ReckonerClient } from '@reckoner/contract';
import type { SendOptions } from '../commands/send.js';
import { bodyOf, formOf } from './file-body.js';
import { rowsOf } from './list.js';
import { patiently, type Patience } from './patience.js';
import type { SentSummary } from './sending.js';

/** What is not listed is counted, as with lines. */
const PROBLEMS_KEPT = 10_000;

export async function sendRows(
  client: ReckonerClient,
  file: string,
  summary: SentSummary,
  options: SendOptions & Patience,
): Promise<void> {
  const { source = '', type = '', id, encoding, delimiter, decimalComma, inputFormat } = options;
  const form = formOf(file, inputFormat === 'json' ? 'ndjson' : inputFormat);
  const query = {
    source,
    type,
    id,
    encoding,
    delimiter,
    decimalComma,
    name: file === '-' ? 'standard input' : path.basename(file),
  };
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  const ask = () => uploadEvents(client, given as never, { body: bodyOf(file), form });
  // what came over standard input is gone; a file is read again
  const upload = await (file === '-' ? ask() : patiently(ask, options));
  summary.accepted = upload.accepted;
  summary.duplicate = upload.duplicate;
  if (upload.refused === 0) return;
  const refused = rowsOf(
    (page) =>
      answered(
        client.GET('/v1/uploads/{id}/rows', {
          params: { path: { id: upload.id }, query: { ...page, code: 'REFUSED' } },
        }),
      ),
    PROBLEMS_KEPT,
  );
  for await (const { row, code, message } of refused)
    summary.problems.push({ line: row, code: code ?? '', message: message ?? '', remedy: '' });
  summary.conflict = summary.problems.filter(({ code }) => code === 'CONFLICT').length;
  summary.refused = upload.refused - summary.conflict;
}
