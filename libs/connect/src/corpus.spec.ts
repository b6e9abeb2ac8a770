import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { parseFile } from '@reckoner/definitions';
import {
  buildBulk,
  buildLookUp,
  buildPoll,
  buildSend,
  connectionOf,
  readBulk,
  readLookUp,
  readPoll,
  readSend,
  type Built,
  type Connection,
  type HttpAnswer,
  type Outgoing,
  type Verdict,
} from './index.js';

// The reader of YAML is another project's dependency; only this test needs it here.
const { parse } = createRequire(new URL('../../definitions/package.json', import.meta.url))('yaml') as {
  parse: (text: string) => unknown;
};

interface Case {
  readonly note?: string;
  readonly send?: string;
  readonly 'look-up'?: string;
  readonly poll?: string;
  readonly bulk?: string;
  readonly body?: string;
  readonly bodies?: readonly string[];
  readonly sent?: string;
  readonly reference?: string;
  readonly reversed?: string;
  readonly job?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly request?: object;
  readonly problem?: string;
  readonly verdict?: object;
  readonly verdicts?: readonly object[];
}

const NOW = Date.UTC(2026, 10, 21, 10);
const bytes = (text: string) => new TextEncoder().encode(text);

function corpus(name: string): { connection: Connection; cases: readonly Case[] } {
  const file = parse(readFileSync(new URL(`../corpus/${name}.yaml`, import.meta.url), 'utf8')) as {
    connection: string;
    cases: readonly Case[];
  };
  const { definition, diagnostics } = parseFile('mappings/erp/erp.connection.yaml', file.connection);
  expect(diagnostics).toEqual([]);
  if (definition?.kind !== 'connection') throw new Error('The corpus declares no connection.');
  return { connection: connectionOf(definition.value as never), cases: file.cases };
}

const nameOf = (one: Case) => one.note ?? JSON.stringify({ ...one, verdict: undefined });
const operationOf = (connection: Connection, one: Case) =>
  connection.operations.get(one.send ?? one['look-up'] ?? one.poll ?? one.bulk!)!;
const outgoing = (one: Case, body: string, key = 'k1'): Outgoing => ({
  key,
  body: bytes(body),
  reference: one.reference,
  reversed: one.reversed,
  job: one.job,
});

describe('requests', () => {
  const { connection, cases } = corpus('requests');
  test.each(cases.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
    const operation = operationOf(connection, one);
    const built: Built = one.bulk
      ? buildBulk(
          operation,
          one.bodies!.map((body, index) => outgoing(one, body, `k${index + 1}`)),
        )
      : one.send
        ? buildSend(operation, outgoing(one, one.body!))
        : one.poll
          ? buildPoll(operation, outgoing(one, one.body!))
          : buildLookUp(operation, outgoing(one, one.body!));
    if (one.problem) return expect(built).toMatchObject({ problem: { code: one.problem } });
    if (!('request' in built)) throw new Error(built.problem.message);
    const { body } = built.request;
    const shown = { ...built.request, body: body instanceof Uint8Array ? new TextDecoder().decode(body) : body };
    expect(shown).toMatchObject(one.request!);
    expect(built.request.headers).toMatchObject(one.headers ?? {});
  });
});

describe('answers', () => {
  const { connection, cases } = corpus('answers');
  test.each(cases.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
    const operation = operationOf(connection, one);
    const answer: HttpAnswer = { status: one.status!, headers: one.headers ?? {}, body: bytes(one.body ?? '') };
    const sent = outgoing(one, one.sent ?? '{}');
    if (one.verdicts) {
      const all = one.verdicts.map((_verdict, index) => outgoing(one, '{}', `k${index + 1}`));
      return expect(readBulk(operation, answer, all, NOW)).toMatchObject(one.verdicts);
    }
    const read = one.send ? readSend : one.poll ? readPoll : readLookUp;
    const verdict: Verdict = read(operation, answer, sent, NOW);
    const wanted = Object.entries(one.verdict!).map(([name, value]) => [
      name,
      value === null ? undefined : (value as unknown),
    ]);
    expect(verdict).toMatchObject(Object.fromEntries(wanted) as object);
  });
});
