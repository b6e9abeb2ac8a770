import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonError, parseJson, stringifyJson } from '../values/json.js';
import { LearnedReader } from './learned-reader.js';
import { linesOf, LineSplitter } from './lines.js';

/** Reads one line, which is given as the bytes of a file with lines around it. */
function readLine(reader: LearnedReader, line: string): unknown {
  const lines = new LineSplitter('utf-8').push(new TextEncoder().encode(`{"é":1}\n${line}\n{}\n`))!;
  return reader.read(lines, [...linesOf(lines)][1]!);
}

function outcome(read: () => unknown): unknown {
  try {
    return { text: stringifyJson(read() as never) };
  } catch (thrown) {
    if (thrown instanceof JsonError) return { code: thrown.code };
    throw thrown;
  }
}

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'id', 'constructor', 'toString', '__proto__', '1', 'a"b', 'ü'),
  fc.string({ maxLength: 5 }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.constant([]),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}));

/** Texts of one layout with other values, and texts that only look alike. */
const texts = fc
  .tuple(
    value,
    fc.array(scalar, { minLength: 1, maxLength: 6 }),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('"', '\\', '0', '9', '-', '.', 'e5', ',', '}', ' ', '\t', '\n', 'null', 'x', '\u0000'),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([first, others, edits]) => {
    const base = JSON.stringify(first);
    const alike = others.map((other) =>
      base.replace(/(?<=:)(?:-?\d[\d.e+-]*|"(?:[^"\\]|\\.)*"|true|false|null)/, () => JSON.stringify(other)),
    );
    const broken = edits.map(([at, insert]) => {
      const place = at % (base.length + 1);
      return base.slice(0, place) + insert + base.slice(place);
    });
    return [base, ...alike, ...broken];
  });

/** What a line of UTF-8 can be: no line end inside, no half of a surrogate pair. */
function isOneLine(line: string): boolean {
  return (
    !line.includes('\n') && !line.endsWith('\r') && new TextDecoder().decode(new TextEncoder().encode(line)) === line
  );
}

describe('a learned reader', () => {
  it('answers as the reader that has learned nothing (seed 20261121)', () => {
    const law = fc.property(texts, (lines) => {
      const reader = new LearnedReader();
      for (const line of lines.filter(isOneLine))
        expect(outcome(() => readLine(reader, line))).toEqual(outcome(() => parseJson(line)));
    });
    fc.assert(law, { seed: 20_261_121, numRuns: 4000 });
  });

  it.each([
    ['a number of 16 digits', '{"a":1234567890123456,"b":"x"}'],
    ['a fraction that is no double', '{"a":0.30000000000000001,"b":"x"}'],
    ['an exponent', '{"a":1e3,"b":"x"}'],
    ['minus zero', '{"a":-0,"b":"x"}'],
    ['a zero in front', '{"a":01,"b":"x"}'],
    ['a point without digits', '{"a":1.,"b":"x"}'],
    ['an escape', '{"a":1,"b":"x\\n"}'],
    ['a control character', '{"a":1,"b":"x\u0001"}'],
    ['a key twice', '{"a":1,"a":"x"}'],
    ['more behind it', '{"a":1,"b":"x"}}'],
    ['less than it', '{"a":1,"b":"x"'],
    ['an object where a scalar was', '{"a":{"c":1},"b":"x"}'],
    ['a text that holds the layout', '{"a":1,"b":"\\",\\"c\\":1"}'],
  ])('leaves %s to the careful reader', (_, line) => {
    const reader = new LearnedReader();
    readLine(reader, '{"a":1,"b":"x"}');
    expect(outcome(() => readLine(reader, line))).toEqual(outcome(() => parseJson(line)));
  });

  it('gives keys in the order of the text', () => {
    const reader = new LearnedReader();
    readLine(reader, '{"b":1,"a":{"d":2,"c":[]}}');
    expect(JSON.stringify(readLine(reader, '{"b":7,"a":{"d":8,"c":[]}}'))).toBe('{"b":7,"a":{"d":8,"c":[]}}');
  });
});
