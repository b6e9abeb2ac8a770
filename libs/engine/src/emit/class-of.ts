import type { Type } from '../types/type.js';
import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import type { ColumnClasses } from './column-classes.js';
import { isDouble, isSurely } from './knowledge.js';

/** More constants than these are found faster in a map, or by halving a list. */
const TEXTS_INLINE = 8;
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
  if (named.length <= TEXTS_INLINE) {
    return code`(${joined([...named.map((text) => code`${of} === ${text} ? ${classes.classOf(text)}`), other], code` : `)})`;
  }
  const map = at.emission.unit.bind('texts', new Map(named.map((text) => [text, classes.classOf(text)])));
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
  const fast = numbers.length > NUMBERS_INLINE ? searched() : between(0, numbers.length);
  return general ? code`(typeof ${of} === "number" ? ${fast} : ${general})` : fast;
}
