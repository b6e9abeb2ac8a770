import { code, type Code } from './code.js';
import type { Block } from './block.js';
import type { ColumnClasses } from './column-classes.js';

/** There may be so many cells for each number. */
const CELLS_PER_NUMBER = 16;

/**
 * Numbers on a line cut into cells of one width, so narrow that no cell holds two of them: which class a value has shows
 * by comparing it with the one number of its cell. That asks no question whose answer a processor would have to guess,
 * as halving does time and again.
 */
export class NumberGrid {
  /** Per cell: its number, or NaN. */
  readonly #points: Float64Array;
  /** Per cell: the classes of the values before its number, at it, and behind it. */
  readonly #classes: Int32Array;
  readonly #least: number;
  readonly #greatest: number;
  readonly #scale: number;
  readonly #outside: readonly [number, number];

  /** Undefined where some numbers are too near to each other for their number and range. */
  static of(classes: ColumnClasses): NumberGrid | undefined {
    const numbers = classes.numbers as readonly number[];
    const [least, greatest] = [numbers[0]!, numbers.at(-1)!];
    for (let cells = numbers.length; cells <= numbers.length * CELLS_PER_NUMBER; cells *= 2) {
      const scale = (cells - 1) / (greatest - least);
      const places = numbers.map((number) => Math.trunc((number - least) * scale));
      if (new Set(places).size === numbers.length) return new NumberGrid(classes, scale, places);
    }
    return undefined;
  }

  /** `places`: the cells of the numbers. */
  private constructor(classes: ColumnClasses, scale: number, places: readonly number[]) {
    const numbers = classes.numbers as readonly number[];
    const cells = places.at(-1)! + 1;
    this.#least = numbers[0]!;
    this.#greatest = numbers.at(-1)!;
    this.#scale = scale;
    this.#outside = [classes.gapBelow(0), classes.gapBelow(numbers.length)];
    this.#points = new Float64Array(cells).fill(NaN);
    this.#classes = new Int32Array(3 * cells);
    let index = 0;
    for (let cell = 0; cell < cells; cell++) {
      this.#classes[3 * cell] = classes.gapBelow(index);
      if (places[index] !== cell) continue;
      this.#points[cell] = numbers[index]!;
      this.#classes[3 * cell + 1] = classes.classOf(numbers[index]);
      this.#classes[3 * cell + 2] = classes.gapBelow(++index);
    }
  }

  /** The class of a double. Its cell comes of the same rounding as those of the numbers, which keeps their order. */
  emit(of: Code, at: Block): Code {
    const { unit } = at.emission;
    const [cell, point] = [at.temporary(), at.temporary()];
    const points = unit.bind('points', this.#points);
    const isAtOrBehind = code`(${of} >= (${point} = ${points}[${cell}]) | 0) + (${of} > ${point} | 0)`;
    const place = code`3 * (${cell} = (${of} - ${this.#least}) * ${this.#scale} | 0)`;
    const inside = code`${unit.bind('classes', this.#classes)}[${place} + ${isAtOrBehind}]`;
    const [below, above] = this.#outside;
    return code`(${of} < ${this.#least} ? ${below} : ${of} <= ${this.#greatest} ? ${inside} : ${above})`;
  }
}
