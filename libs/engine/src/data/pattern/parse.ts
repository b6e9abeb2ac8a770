/**
 * Patterns that analysts write, as a syntax tree: letters, `.`, classes `[A-Z0-9_]`, `\d \w \s` and their opposites,
 * groups, `|`, and repetition `* + ? {n} {n,} {n,m}`. No back-references and no look-around, so that `match.ts` needs
 * time in proportion to the text, whatever the pattern.
 */
export type Pattern =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** Code points, both ends included. */
export type Range = readonly [from: number, to: number];

export interface PatternError {
  readonly message: string;
  /** Where in the pattern, in UTF-16 units. */
  readonly at: number;
}

export const PATTERN_MAX = 256;
const REPEAT_MAX = 1000;
const DEPTH_MAX = 32;

/** The tree of a pattern, or what is wrong with it and where. */
export function parsePattern(text: string): Pattern | PatternError {
  if (text.length > PATTERN_MAX) return { message: `a pattern has at most ${PATTERN_MAX} characters`, at: PATTERN_MAX };
  try {
    return new Parser(text).pattern();
  } catch (stop) {
    if (stop instanceof Stop) return { message: stop.message, at: stop.at };
    throw stop;
  }
}

export function isPatternError(parsed: Pattern | PatternError): parsed is PatternError {
  return 'message' in parsed;
}

class Stop {
  constructor(
    readonly message: string,
    readonly at: number,
  ) {}
}

const DIGIT: readonly Range[] = [[48, 57]];
const WORD: readonly Range[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: readonly Range[] = [
  [9, 13],
  [32, 32],
  [160, 160],
];
const CLASSES: ReadonlyMap<string, readonly Range[]> = new Map([
  ['d', DIGIT],
  ['w', WORD],
  ['s', SPACE],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
]);
const LAST_POINT = 0x10ffff;

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The whole text is always matched: a leading `^` and a trailing `$` say nothing new. */
  pattern(): Pattern {
    if (this.#peek() === '^') this.#at += 1;
    const parsed = this.#choice();
    if (this.#peek() === '$' && this.#at === this.#text.length - 1) this.#at += 1;
    if (this.#at < this.#text.length)
      this.#stop(
        this.#peek() === ')'
          ? 'this `)` closes nothing'
          : `\`${this.#peek()}\` stands for itself only as \`\\${this.#peek()}\``,
      );
    return parsed;
  }

  #choice(): Pattern {
    const parts = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && !'|)^$'.includes(this.#peek()!)) parts.push(this.#repeated());
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  #repeated(): Pattern {
    let part = this.#atom();
    for (;;) {
      const at = this.#at;
      const bounds = this.#bounds();
      if (!bounds) return part;
      if (part.kind === 'repeat') throw new Stop('a repetition is not repeated; put it in a group', at);
      part = { kind: 'repeat', part, least: bounds[0], most: bounds[1] };
    }
  }

  #bounds(): Range | undefined {
    const sign = this.#peek();
    if (sign === '{') return this.#counted();
    if (sign !== '*' && sign !== '+' && sign !== '?') return undefined;
    this.#at += 1;
    return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity];
  }

  #counted(): Range {
    const match = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(this.#text.slice(this.#at, this.#at + 12));
    if (!match) this.#stop('a repetition is `{3}`, `{1,}` or `{1,3}`; the sign itself is `\\{`');
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === undefined ? Infinity : Number(match[3]);
    if (least > REPEAT_MAX || (most !== Infinity && most > REPEAT_MAX))
      this.#stop(`at most ${REPEAT_MAX} repetitions can be asked for`);
    if (least > most) this.#stop('the least number of repetitions is greater than the most');
    this.#at += match[0].length;
    return [least, most];
  }

  #atom(): Pattern {
    const sign = this.#peek()!;
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#class();
    if (sign === '.') return this.#advance({ kind: 'set', ranges: [], negated: true });
    if (sign === '\\') return this.#escape();
    if ('*+?{'.includes(sign)) this.#stop('there is nothing here to repeat');
    return { kind: 'set', ranges: [single(this.#point())], negated: false };
  }

  #group(): Pattern {
    const opened = this.#at;
    this.#at += this.#text.startsWith('(?:', this.#at) ? 3 : 1;
    if (this.#peek() === '?') this.#stop('look-around and named groups are not part of patterns here');
    if (++this.#depth > DEPTH_MAX) this.#stop(`groups nest at most ${DEPTH_MAX} deep`);
    const inner = this.#choice();
    this.#depth -= 1;
    if (this.#peek() !== ')') throw new Stop('this group is never closed', opened);
    // A group keeps the repetition within it apart from the one after it.
    return this.#advance({ kind: 'sequence', parts: [inner] });
  }

  #escape(): Pattern {
    const letter = this.#text[this.#at + 1];
    const named = letter === undefined ? undefined : CLASSES.get(letter.toLowerCase());
    if (!named) return { kind: 'set', ranges: [single(this.#escapedPoint())], negated: false };
    this.#at += 2;
    return { kind: 'set', ranges: named, negated: letter !== letter!.toLowerCase() };
  }

  #class(): Pattern {
    const opened = this.#at;
    this.#at += 1;
    const negated = this.#peek() === '^';
    if (negated) this.#at += 1;
    const ranges: Range[] = [];
    while (this.#peek() !== ']') {
      if (this.#at >= this.#text.length) throw new Stop('this class is never closed', opened);
      ranges.push(...this.#classPart());
    }
    if (ranges.length === 0) throw new Stop('this class is empty', opened);
    return this.#advance({ kind: 'set', ranges, negated });
  }

  #classPart(): readonly Range[] {
    const named = this.#peek() === '\\' ? CLASSES.get((this.#text[this.#at + 1] ?? '').toLowerCase()) : undefined;
    if (named) {
      const letter = this.#text[this.#at + 1]!;
      this.#at += 2;
      return letter === letter.toLowerCase() ? named : outside(named);
    }
    const from = this.#classPoint();
    if (this.#peek() !== '-' || this.#text[this.#at + 1] === ']') return [single(from)];
    this.#at += 1;
    if (this.#at >= this.#text.length) this.#stop('this range has no end');
    const to = this.#classPoint();
    if (to < from) this.#stop('this range runs backwards');
    return [[from, to]];
  }

  #classPoint(): number {
    return this.#peek() === '\\' ? this.#escapedPoint() : this.#point();
  }

  #escapedPoint(): number {
    this.#at += 1;
    const letter = this.#peek();
    if (letter === undefined) this.#stop('a `\\` at the end escapes nothing');
    const control = CONTROLS.get(letter);
    if (control === undefined && /[A-Za-z0-9]/.test(letter))
      this.#stop(`\`\\${letter}\` means nothing here; known are \\d \\w \\s \\n \\r \\t`);
    return control === undefined ? this.#point() : this.#advance(control);
  }

  #point(): number {
    const point = this.#text.codePointAt(this.#at)!;
    this.#at += point > 0xffff ? 2 : 1;
    return point;
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #advance<Result>(result: Result): Result {
    this.#at += 1;
    return result;
  }

  #stop(message: string): never {
    throw new Stop(message, this.#at);
  }
}

function single(point: number): Range {
  return [point, point];
}

/** All code points but those of sorted ranges. */
function outside(ranges: readonly Range[]): readonly Range[] {
  const starts = [0, ...ranges.map(([, to]) => to + 1)];
  const ends = [...ranges.map(([from]) => from - 1), LAST_POINT];
  return starts.map((start, index) => [start, ends[index]!] as const).filter(([from, to]) => from <= to);
}
