import type { Type } from '../types/type.js';
import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import type { ColumnClasses } from './column-classes.js';
import { isDouble, isSurely } from './knowledge.js';
import { NumberGrid } from './number-grid.js';
import { TextSlots } from './text-slots.js';

/** More constants than these are found faster by a table of their own than by comparing one after the other. */
const TEXTS_COMPARED = 8;
const NUMBERS_COMPARED = 8;
/** More numbers that no grid tells apart are found by halving a list rather than by code that does so. */
const NUMBERS_INLINE = 64;

/** The class of a column's value, which stands under a name: comparisons for the usual kinds, else the general way. */
export function emitClassOf(classes: ColumnClasses, of: Code, type: Type, at: Block): Code {
  const general = code`${at.emission.unit.bind('classes', classes)}.classOf(${of})`;
  switch (type.kind) {
    case 'text':
    case 'any':
      if (classes.ordersTexts || (type.kind === 'any' && classes.texts.length === 0)) return general;
      return textClass(classes, of, isSurely(type, 'text') ? undefined : general, at);
    case 'number':
      if (classes.numbers.some((number) => typeof number === 'object')) return general;
      return numberClass(classes, of, isSurely(type, 'number') && isDouble(type) ? undefined : general, at);
    case 'boolean':
      return code`(${of} === true ? ${classes.classOf(true)} : ${of} === false ? ${classes.classOf(false)} : ${general})`;
    default:
      return general;
  }
}

function textClass(classes: ColumnClasses, of: Code, general: Code | undefined, at: Block): Code {
  const other = general
    ? code`typeof ${of} === "string" ? ${classes.otherTexts} : ${general}`
    : code`${classes.otherTexts}`;
  const named = classes.texts.filter((text) => classes.classOf(text) !== classes.otherTexts);
  if (named.length <= TEXTS_COMPARED) {
    return code`(${joined([...named.map((text) => code`${of} === ${text} ? ${classes.classOf(text)}`), other], code` : `)})`;
  }
  const known = new Map(named.map((text) => [text, classes.classOf(text)]));
  const slots = TextSlots.of(known, classes.otherTexts);
  if (slots) {
    const found = code`${slots.declare(at)}(${of})`;
    return general ? code`(typeof ${of} === "string" ? ${found} : ${general})` : found;
  }
  const map = at.emission.unit.bind('texts', known);
  const found = at.temporary();
  return code`((${found} = ${map}.get(${of})) !== undefined ? ${found} : ${other})`;
}

function numberClass(classes: ColumnClasses, of: Code, general: Code | undefined, block: Block): Code {
  const numbers = classes.numbers as readonly number[];
  const between = (low: number, high: number): Code => {
    if (low === high) return code`${classes.gapBelow(low)}`;
    const middle = (low + high) >> 1;
    const at = code`${of} === ${numbers[middle]} ? ${classes.classOf(numbers[middle])}`;
    return code`(${of} < ${numbers[middle]} ? ${between(low, middle)} : ${at} : ${between(middle + 1, high)})`;
  };
  const searched = (): Code => code`${block.emission.unit.bind('classes', classes)}.ofDouble(${of})`;
  const halved = (): Code => (numbers.length > NUMBERS_INLINE ? searched() : between(0, numbers.length));
  const grid = numbers.length > NUMBERS_COMPARED ? NumberGrid.of(classes) : undefined;
  const fast = grid ? grid.emit(of, block) : halved();
  return general ? code`(typeof ${of} === "number" ? ${fast} : ${general})` : fast;
}
