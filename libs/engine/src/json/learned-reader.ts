import { all, code, commas, joined, literalKey, type Code } from '../emit/code.js';
import { canCompile, compileFunction } from '../emit/compile.js';
import { Names } from '../emit/names.js';
import { parseJson } from '../values/json.js';
import type { Value } from '../values/value.js';
import { layoutOf, type Layout, type Shape } from './layout.js';
import { NOT_PLAIN, Scanner, type Lines } from './scalar.js';

/** Layouts in use at once, and how many are learned in all before it is given up. */
const KEPT_MAX = 4;
const LEARNED_MAX = 16;

/** Where a line stands in `Lines`: its bytes, and how far its characters are from them. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The characters of the line, by their places in the text. */
  readonly textStart: number;
  readonly textEnd: number;
}

type Read = (lines: Lines, start: number, end: number, shift: number) => Value | undefined;

/**
 * Reads JSON lines of which many are alike: from the first of a kind it learns the layout, and reads the others by
 * generated code that only looks for the values. Whatever does not match, or is not plain, is read by `parseJson`.
 * The answers, and the errors, are always those of `parseJson`.
 */
export class LearnedReader {
  readonly #readers: Read[] = [];
  #learned = canCompile() ? 0 : LEARNED_MAX;

  read(lines: Lines, { start, end, textStart, textEnd }: Line): Value {
    // As many bytes as characters: each byte is one, as it is in all encodings for plain letters.
    if (end - start === textEnd - textStart) {
      for (const read of this.#readers) {
        const value = read(lines, start, end, textStart - start);
        if (value !== undefined) return value;
      }
    }
    const text = lines.text.slice(textStart, textEnd);
    const value = parseJson(text);
    if (this.#learned < LEARNED_MAX) this.#learn(text);
    return value;
  }

  #learn(text: string): void {
    this.#learned += 1;
    const layout = layoutOf(text);
    if (!layout || !isPlain(layout)) return;
    this.#readers.unshift(compileReader(layout));
    this.#readers.length = Math.min(this.#readers.length, KEPT_MAX);
  }
}

/** Keys beyond ASCII would be other bytes in each encoding. */
function isPlain({ texts }: Layout): boolean {
  return texts.every((text) => /^[\t\n\r -~]*$/.test(text));
}

/** A function that reads lines of exactly this layout; it answers undefined for any other. */
function compileReader({ texts, shape }: Layout): Read {
  const names = new Names();
  const fresh = (word: string): Code => names.fresh(word);
  const [values, scanner, odd, read] = [fresh('values'), fresh('scanner'), fresh('odd'), fresh('read')];
  const [given, start, end, shift] = [fresh('lines'), fresh('start'), fresh('end'), fresh('shift')];
  const [at, view] = [fresh('at'), fresh('view')];
  const scalars = texts.slice(1).map(() => fresh('value'));
  const steps = scalars.map(
    (scalar, index) => code`if (!(${isAt(texts[index]!, { at, end, view })})) return undefined;
const ${scalar} = ${scanner}.scalar(${given}, ${at} + ${texts[index]!.length}, ${shift});
if (${scalar} === ${odd}) return undefined;
${at} = ${scanner}.end;`,
  );
  const last = texts.at(-1)!;
  const body = code`const [${scanner}, ${odd}] = ${values};
return function ${read}(${given}, ${start}, ${end}, ${shift}) {
const ${view} = ${given}.view;
let ${at} = ${start};
${joined(steps, code`\n`)}
if (${at} + ${last.length} !== ${end} || !(${isAt(last, { at, end, view })})) return undefined;
return ${literalOf(shape, scalars)};
};`;
  return compileFunction<Read>(values, body, [new Scanner(), NOT_PLAIN]);
}

/** That the text stands at a place, four bytes at a time. */
function isAt(text: string, { at, end, view }: { at: Code; end: Code; view: Code }): Code {
  const bytes = [...text].map((character) => character.charCodeAt(0));
  const checks = [code`${at} + ${bytes.length} <= ${end}`];
  const words = bytes.length - (bytes.length % 4);
  for (let index = 0; index < words; index += 4) {
    const [a, b, c, d] = bytes.slice(index, index + 4) as [number, number, number, number];
    checks.push(code`${view}.getUint32(${at} + ${index}) === ${((a << 24) | (b << 16) | (c << 8) | d) >>> 0}`);
  }
  for (let index = words; index < bytes.length; index++)
    checks.push(code`${view}.getUint8(${at} + ${index}) === ${bytes[index]!}`);
  return all(checks);
}

function literalOf(shape: Shape, scalars: readonly Code[]): Code {
  if (typeof shape === 'number') return scalars[shape]!;
  if (Array.isArray(shape)) return code`[]`;
  const fields = Object.entries(shape).map(
    ([key, inner]) => code`${literalKey(key)}: ${literalOf(inner as Shape, scalars)}`,
  );
  return code`{ ${commas(fields)} }`;
}
