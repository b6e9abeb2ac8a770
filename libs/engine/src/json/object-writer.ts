import { code, joined, type Code } from '../emit/code.js';
import { canCompile, compileFunction } from '../emit/compile.js';
import { Names } from '../emit/names.js';
import type { FieldIr } from '../ir/definitions.js';
import { stringifyJson } from '../values/json.js';
import type { ObjectValue, Value } from '../values/value.js';
import { quote } from './quote.js';

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
  const links = { quote: names.fresh('quote'), other: names.fresh('other') };
  const body = code`const [${links.quote}, ${links.other}] = ${values};
return function ${writer}(${value}) {
return ${objectText(fields, value, links)};
};`;
  return compileFunction<WriteObject>(values, body, [quote, (other: Value) => stringifyJson(other)]);
}

/** The first field is always there, so that a comma stands before each other; objects list keys like `1` first. */
function isWritable(fields: readonly FieldIr[]): boolean {
  const [first] = fields;
  return first !== undefined && first.required && fields.every((field) => !/^\d+$|^__proto__$/.test(field.key));
}

interface WriterLinks {
  readonly quote: Code;
  readonly other: Code;
}

function objectText(fields: readonly FieldIr[], object: Code, links: WriterLinks): Code {
  const parts = fields.map((field, index) => {
    const value = code`${object}[${field.key}]`;
    const text = code`${`${index === 0 ? '{' : ','}${JSON.stringify(field.key)}:`} + ${valueText(field, value, links)}`;
    return field.required ? code`(${text})` : code`(${value} === undefined ? "" : ${text})`;
  });
  return code`${joined(parts, code` + `)} + "}"`;
}

function valueText(field: FieldIr, value: Code, links: WriterLinks): Code {
  if (field.kind === 'object' && isWritable(field.fields)) return code`(${objectText(field.fields, value, links)})`;
  const { type } = field;
  if (type.kind === 'text')
    return code`(typeof ${value} === "string" ? ${links.quote}(${value}) : ${links.other}(${value}))`;
  if (type.kind === 'number') return code`(typeof ${value} === "number" ? ${value} : ${links.other}(${value}))`;
  return code`${links.other}(${value})`;
}
