import { didYouMean } from '@reckoner/diagnostics';
import { SHAPE } from '../catalogue/shape.js';
import { expressionFromYaml } from '../expression/from-yaml.js';
import { scalarText } from '../expression/parsed.js';
import { parseTemplate } from '../expression/template.js';
import type { LocatedTemplate } from '../fields/field.js';
import type { ChoiceSpec, FlagSpec, NumberSpec, TextSpec, WordsSpec } from '../fields/spec.js';
import { parseCell } from '../table/parse-cell.js';
import type { Cell } from '../table/cell.js';
import type { Expression } from '../expression/expression.js';
import type { YamlNode } from '../yaml/node.js';
import { refuseComment } from './comment.js';
import { type Context, headOf, type Place } from './context.js';

/** Readers of fields whose value is one scalar, or is read by a language of its own. */

/** The text of a scalar, whatever it might mean otherwise. */
export function textOf(node: YamlNode, place: Place, context: Context, expected = 'a text'): string | undefined {
  if (node.kind !== 'scalar' || (node.value === null && node.style === 'plain'))
    return context.wrongForm(node, place, expected);
  return node.text;
}

export function readText(spec: TextSpec, node: YamlNode, place: Place, context: Context): string | undefined {
  const text = textOf(node, place, context, spec.expected);
  if (text === undefined || spec.pattern === undefined || new RegExp(spec.pattern, 'u').test(text)) return text;
  return context.report(SHAPE.badText(node.span, text, spec.expected ?? `a text of the form ${spec.pattern}`));
}

export function readWords(spec: WordsSpec, node: YamlNode, place: Place, context: Context): unknown {
  const text = textOf(node, place, context, spec.expected);
  if (text === undefined) return undefined;
  return spec.read(text) ?? context.report(SHAPE.badText(node.span, text, spec.expected));
}

export function readChoice(spec: ChoiceSpec, node: YamlNode, place: Place, context: Context): string | undefined {
  const word = textOf(node, place, context, `one of ${spec.values.map((value) => `\`${value}\``).join(', ')}`);
  if (word === undefined || spec.values.includes(word)) return word;
  return context.report(SHAPE.unknownWord(node.span, word, spec.values, didYouMean(word, spec.values)));
}

export function readFlag(_spec: FlagSpec, node: YamlNode, place: Place, context: Context): boolean | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  return context.wrongForm(node, place, '`true` or `false`');
}

export function readNumber(spec: NumberSpec, node: YamlNode, place: Place, context: Context): number | undefined {
  const expected = numberWords(spec);
  if (node.kind !== 'scalar' || node.value === null || typeof node.value !== 'object')
    return context.wrongForm(node, place, expected);
  const value = Number(node.value.number);
  const tooLong = node.value.number.replace(/\D/g, '').length > 15;
  const outside = value < (spec.min ?? -Infinity) || value > (spec.max ?? Infinity);
  if (!tooLong && !outside && (!spec.whole || Number.isInteger(value))) return value;
  return context.report(SHAPE.badNumber(node.span, node.text, expected));
}

function numberWords({ whole, min, max }: NumberSpec): string {
  const noun = whole ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined)
    return min === max ? `the number ${min}` : `${noun} from ${min} to ${max}`;
  return min === undefined ? noun : `${noun} from ${min}`;
}

export function readExpression(node: YamlNode, place: Place, context: Context): Expression | undefined {
  if (node.kind === 'scalar' && node.style === 'plain' && node.text === '')
    return context.wrongForm(node, place, 'an expression');
  refuseComment(node, context);
  const { expression, diagnostics } = expressionFromYaml(node);
  context.addAll(diagnostics);
  return expression;
}

export function readTemplate(node: YamlNode, place: Place, context: Context): LocatedTemplate | undefined {
  if (node.kind !== 'scalar' || textOf(node, place, context) === undefined)
    return context.wrongForm(node, place, 'a text');
  refuseComment(node, context);
  const { template, diagnostics } = parseTemplate(scalarText(node));
  context.addAll(diagnostics);
  return template && { ...template, span: node.span };
}

export function readCell(node: YamlNode, place: Place, context: Context): Cell | undefined {
  if (node.kind !== 'scalar')
    return context.report(SHAPE.wrongForm(headOf(node), place.name, 'a condition', 'a list or map', '"a","b"'));
  const { cell, diagnostics } = parseCell(scalarText(node), node.style === 'plain' ? node.value : undefined);
  context.addAll(diagnostics);
  return cell;
}
