import { interned } from '../values/intern.js';
import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';

const TEXTS_MAX = 1024;
/** So many characters are read at most, of those so near to either end. */
const CHARACTERS_MAX = 4;
const REACH = 8;
const SLOTS_PER_TEXT = 4;
/** Odd numbers whose bits look random: they spread what they are multiplied with. */
const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1];

/** A character by its place: from the start 0, 1 …, from the end -1, -2 … */
type Character = number;

/**
 * The texts that a column's cells name, in slots found by the few characters that tell them apart. A `Map` would ask for
 * a text's hash and be called for it; this is a few instructions in the midst of the others.
 */
export class TextSlots {
  readonly #classes: ReadonlyMap<string, number>;
  readonly #other: number;
  readonly #lengthMin: number;
  readonly #characters: readonly Character[];
  readonly #bits: number;

  /** Undefined where a few characters do not tell the texts apart. `other`: the class of all other texts. */
  static of(classes: ReadonlyMap<string, number>, other: number): TextSlots | undefined {
    const texts = [...classes.keys()];
    const lengthMin = Math.min(...texts.map((text) => text.length));
    if (texts.length > TEXTS_MAX || lengthMin === 0) return undefined;
    const characters = tellingApart(texts, Math.min(lengthMin, REACH));
    return characters && new TextSlots(classes, { other, lengthMin, characters });
  }

  private constructor(
    classes: ReadonlyMap<string, number>,
    found: { readonly other: number; readonly lengthMin: number; readonly characters: readonly Character[] },
  ) {
    this.#classes = classes;
    this.#other = found.other;
    this.#lengthMin = found.lengthMin;
    this.#characters = found.characters;
    this.#bits = Math.ceil(Math.log2(classes.size * SLOTS_PER_TEXT));
  }

  #slotOf(text: string): number {
    const sum = this.#characters.reduce(
      (so, place, index) =>
        (so + Math.imul(text.charCodeAt(place < 0 ? text.length + place : place), FACTORS[index]!)) | 0,
      Math.imul(text.length, FACTORS.at(-1)!),
    );
    return sum >>> (32 - this.#bits);
  }

  /** Free slots hold the empty text, which is none of the texts. */
  #filled(): { texts: readonly string[]; classes: Int32Array } {
    const mask = (1 << this.#bits) - 1;
    const texts = Array.from({ length: mask + 1 }, () => '');
    const classes = new Int32Array(mask + 1).fill(this.#other);
    for (const [text, each] of this.#classes) {
      let slot = this.#slotOf(text);
      while (texts[slot] !== '') slot = (slot + 1) & mask;
      texts[slot] = interned(text);
      classes[slot] = each;
    }
    return { texts, classes };
  }

  /** The name of a function that answers the class of a text. */
  declare(at: Block): Code {
    const { unit, names } = at.emission;
    const { texts, classes } = this.#filled();
    const [name, text, slot] = [names.fresh('f'), names.fresh('text'), names.fresh('slot')];
    const list = unit.bind('texts', texts);
    const terms = this.#characters.map((place, index) => {
      const character = place < 0 ? code`${text}.length - ${-place}` : code`${place}`;
      return code`Math.imul(${text}.charCodeAt(${character}), ${FACTORS[index]})`;
    });
    const sum = joined([...terms, code`Math.imul(${text}.length, ${FACTORS.at(-1)})`], code` + `);
    unit.declare(code`function ${name}(${text}) {
if (${text}.length < ${this.#lengthMin}) return ${this.#other};
let ${slot} = (${sum} | 0) >>> ${32 - this.#bits};
while (${list}[${slot}] !== ${text} && ${list}[${slot}] !== "") ${slot} = ${slot} + 1 & ${texts.length - 1};
return ${unit.bind('classes', classes)}[${slot}];
}`);
    return name;
  }
}

/** The fewest characters, found one by one, by which with the length no two of the texts are alike. */
function tellingApart(texts: readonly string[], reach: number): Character[] | undefined {
  const candidates = Array.from({ length: 2 * reach }, (_, index) => (index < reach ? index : reach - 1 - index));
  const chosen: Character[] = [];
  let groups = grouped(texts.map((text) => text.length));
  while (new Set(groups).size < texts.length) {
    if (chosen.length === CHARACTERS_MAX) return undefined;
    const tries = candidates.map((place) => {
      const finer = grouped(
        texts.map((text, index) => groups[index]! * 65_536 + text.charCodeAt(place < 0 ? text.length + place : place)),
      );
      return { place, finer, count: new Set(finer).size };
    });
    const best = tries.reduce((most, each) => (each.count > most.count ? each : most));
    chosen.push(best.place);
    groups = best.finer;
  }
  return chosen;
}

/** Equal numbers as one small number each. */
function grouped(numbers: readonly number[]): number[] {
  const known = new Map<number, number>();
  return numbers.map((number) => {
    const group = known.get(number) ?? known.size;
    known.set(number, group);
    return group;
  });
}
