import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openClient, ProblemError } from '@reckoner/contract';
import { csvLine } from './csv.js';
import { sendLines, type SentSummary } from './sending.js';

/** What is answered next: a status with seconds to wait, or the connection is cut. */
type Turn = { readonly status: number; readonly after?: number } | 'cut';

let server: Server;
let url: string;
let turns: Turn[] = [];
let stored: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const turn = turns.shift() ?? { status: 202 };
      const lines = body.split('\n').filter(Boolean);
      if (turn === 'cut') return void request.socket.destroy();
      if (turn.status === 202) stored.push(...lines);
      const receipts = { accepted: lines.length, duplicate: 0, conflict: 0, refused: 0, problems: [] };
      const answer = turn.status === 202 ? receipts : { status: turn.status, code: 'BUSY', detail: 'Too much.' };
      response
        .writeHead(turn.status, {
          'content-type': 'application/json',
          ...(turn.after === undefined ? {} : { 'retry-after': String(turn.after) }),
        })
        .end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  [turns, stored] = [[], []];
});

const empty = (): SentSummary => ({ line: 0, accepted: 0, duplicate: 0, conflict: 0, refused: 0, problems: [] });

async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 3) yield text.slice(at, at + 3);
}

async function send(text: string, summary = empty(), fromLine = 1) {
  const pauses: number[] = [];
  const asked = new AbortController();
  const options = {
    batch: 2,
    fromLine,
    signal: asked.signal,
    onBatch: () => undefined,
    onPause: (_: string, ms: number) => void pauses.push(ms),
  };
  await sendLines(openClient({ url }), piecesOf(text), summary, options);
  return { summary, pauses };
}

describe('sending lines', () => {
  it('keeps bytes as they are spelled, whatever the pieces they come in, and leaves blank lines out', async () => {
    const { summary } = await send('{"a":1.50}\r\n\n  \n{"b":"é€"}\n{"c":0.1000000000000000055}');
    expect(stored).toEqual(['{"a":1.50}', '{"b":"é€"}', '{"c":0.1000000000000000055}']);
    expect(summary).toMatchObject({ line: 5, accepted: 3 });
  });

  it('waits as long as it is told to, as often as it is told to', async () => {
    turns = Array.from({ length: 8 }, () => ({ status: 429, after: 0.01 }));
    const { summary, pauses } = await send('1\n2\n3\n');
    expect(pauses).toEqual(Array.from({ length: 8 }, () => 10));
    expect(summary.accepted).toBe(3);
  });

  it('sends again what was cut off, and what met a fault that passes', async () => {
    turns = ['cut', { status: 503, after: 0 }];
    expect((await send('1\n2\n3\n')).summary).toMatchObject({ accepted: 3, line: 3 });
    expect(stored).toEqual(['1', '2', '3']);
  });

  it('gives up where the fault stays, and knows how far it came', async () => {
    turns = [{ status: 202 }, ...Array.from({ length: 6 }, () => ({ status: 503, after: 0 }))];
    const summary = empty();
    await expect(send('1\n2\n3\n4\n', summary)).rejects.toBeInstanceOf(ProblemError);
    expect(summary.line).toBe(2);
    await send('1\n2\n3\n4\n', summary, summary.line + 1);
    expect(stored).toEqual(['1', '2', '3', '4']);
  });

  it('does not send again what is refused', async () => {
    turns = [{ status: 403 }];
    await expect(send('1\n')).rejects.toMatchObject({ status: 403 });
    expect(stored).toEqual([]);
  });
});

describe('a line of CSV', () => {
  it.each([
    [['a', 1, null, undefined, '-12.50', true], 'a,1,,,-12.50,true\r\n'],
    [['=1+1', '@SUM(A1)', '+49 30', '-x', '\tx'], "'=1+1,'@SUM(A1),'+49 30,'-x,'\tx\r\n"],
    [['a,b', 'say "no"', 'two\nlines', { a: 1 }], '"a,b","say ""no""","two\nlines","{""a"":1}"\r\n'],
    [['=HYPERLINK("x")'], '"\'=HYPERLINK(""x"")"\r\n'],
  ])('%j', (values, line) => {
    expect(csvLine(values)).toBe(line);
  });
});
