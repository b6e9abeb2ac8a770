import { code, joined, type Code } from '../emit/code.js';
import { canCompile, compileFunction } from '../emit/compile.js';
import { isSurely } from '../emit/knowledge.js';
import { Names } from '../emit/names.js';
import type { FieldIr } from '../ir/definitions.js';
import { stringifyJson } from '../values/json.js';
import type { ObjectValue, Value } from '../values/value.js';
import { escaped, quote } from './quote.js';

export type WriteObject = (value: ObjectValue) => string;

/**
 * Writes the objects that a mapping makes as JSON: its fields and their order are known, so the keys are constants. What
 * it writes is exactly what `stringifyJson` writes. Undefined where the order of the keys is not that of the fields,
 * or where no code may be generated.
 */
export function objectWriter(fields: readonly FieldIr[]): WriteObject | undefined {
  if (!canCompile() || !isWritable(fields)) return undefined;
  const names = new Names();
  const [values, value, writer] = [names.fresh('values'), names.fresh('value'), names.fresh('write')];
  const links = { quote: names.fresh('quote'), escaped: names.fresh('escaped'), other: names.fresh('other') };
  const body = code`const [${links.quote}, ${links.escaped}, ${links.other}] = ${values};
return function ${writer}(${value}) {
return ${sumOf(objectPieces(fields, value, links))};
};`;
  return compileFunction<WriteObject>(values, body, [quote, escaped, (other: Value) => stringifyJson(other)]);
}

/** The first field is always there, so that a comma stands before each other; objects list keys like `1` first. */
function isWritable(fields: readonly FieldIr[]): boolean {
  const [first] = fields;
  return first !== undefined && first.required && fields.every((field) => !/^\d+$|^__proto__$/.test(field.key));
}

interface WriterLinks {
  readonly quote: Code;
  readonly escaped: Code;
  readonly other: Code;
}

/** A constant text, or an expression that makes one. */
type Piece = { readonly text: string } | { readonly made: Code };

/** Neighbouring constants are written as one: each that is joined on costs, however short it is. */
function sumOf(pieces: readonly Piece[]): Code {
  const sum: Code[] = [];
  let constant = '';
  for (const piece of pieces) {
    if ('text' in piece) constant += piece.text;
    else {
      if (constant !== '') sum.push(code`${constant}`);
      sum.push(piece.made);
      constant = '';
    }
  }
  return joined([...sum, code`${constant}`], code` + `);
}

function objectPieces(fields: readonly FieldIr[], object: Code, links: WriterLinks): Piece[] {
  const pieces = fields.flatMap((field, index) => {
    const value = code`${object}[${field.key}]`;
    const name = { text: `${index === 0 ? '{' : ','}${JSON.stringify(field.key)}:` };
    const own = [name, ...valuePieces(field, value, links)];
    return field.required ? own : [{ made: code`(${value} === undefined ? "" : ${sumOf(own)})` }];
  });
  return [...pieces, { text: '}' }];
}

function valuePieces(field: FieldIr, value: Code, links: WriterLinks): Piece[] {
  if (field.kind === 'object' && isWritable(field.fields)) return objectPieces(field.fields, value, links);
  const { type } = field;
  if (field.required && isSurely(type, 'text'))
    return [{ text: '"' }, { made: code`${links.escaped}(${value})` }, { text: '"' }];
  return [{ made: otherValue(field, value, links) }];
}

function otherValue({ type }: FieldIr, value: Code, links: WriterLinks): Code {
  if (type.kind === 'text')
    return code`(typeof ${value} === "string" ? ${links.quote}(${value}) : ${links.other}(${value}))`;
  if (type.kind === 'number') return code`(typeof ${value} === "number" ? ${value} : ${links.other}(${value}))`;
  return code`${links.other}(${value})`;
}
