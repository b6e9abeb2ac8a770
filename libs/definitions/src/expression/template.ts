import type { Diagnostic } from '@reckoner/diagnostics';
import { EXPRESSION } from './catalogue.js';
import type { Expression } from './expression.js';
import { stoppable } from './gathered.js';
import { limitExceeded } from './limits.js';
import { FormulaParser } from './parser.js';
import { spanOf, type EmbeddedText } from './parsed.js';
import { printFormula } from './print.js';
import { SyntaxStop } from './stop.js';

/** A message with values: texts and the expressions between them, in order. Empty texts are left out. */
export interface Template {
  readonly parts: readonly (string | Expression)[];
}

export interface ParsedTemplate {
  readonly template?: Template;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `Entry {entry.id} is {entry.status}`; `{{` is a literal brace, and so is a `}` that closes nothing. */
export function parseTemplate(text: EmbeddedText): ParsedTemplate {
  const diagnostics: Diagnostic[] = [];
  const parts = stoppable(diagnostics, () => readParts(text, diagnostics));
  return parts ? { template: { parts }, diagnostics } : { diagnostics };
}

/** The text of a template; parsing it yields the same template. */
export function printTemplate(template: Template): string {
  const texts = template.parts.map((part) =>
    typeof part === 'string' ? part.replaceAll('{', '{{') : `{${printHole(part)}}`,
  );
  return texts.join('');
}

/** A blank keeps the brace of an object from being read as a literal one. */
function printHole(expression: Expression): string {
  const formula = printFormula(expression);
  return formula.startsWith('{') ? ` ${formula}` : formula;
}

function readParts(text: EmbeddedText, found: Diagnostic[]): (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let literal = '';
  let at = 0;
  for (;;) {
    const brace = text.text.indexOf('{', at);
    literal += text.text.slice(at, brace === -1 ? text.text.length : brace);
    if (brace !== -1 && text.text[brace + 1] === '{') {
      literal += '{';
      at = brace + 2;
      continue;
    }
    if (literal !== '') parts.push(literal);
    if (brace === -1) return parts;
    const hole = readHole(text, brace, found);
    parts.push(hole.expression);
    literal = '';
    at = hole.end;
  }
}

function readHole(text: EmbeddedText, brace: number, found: Diagnostic[]): { expression: Expression; end: number } {
  const unclosed = () => new SyntaxStop(EXPRESSION.unclosedHole(spanOf(text, brace, brace + 1)));
  if (!text.text.includes('}', brace)) throw unclosed();
  const parser = new FormulaParser(text, brace + 1, found);
  const first = parser.token;
  if (first.value === '}') throw new SyntaxStop(EXPRESSION.empty(spanOf(text, brace, first.end)));
  const expression = parser.expression();
  const { kind, value, start, end } = parser.token;
  if (kind === 'end') throw unclosed();
  if (kind !== 'sign' || value !== '}')
    throw new SyntaxStop(EXPRESSION.unexpected(spanOf(text, start, end), `\`${value}\``, 'an operator or `}`'));
  const exceeded = limitExceeded(expression);
  if (exceeded) throw new SyntaxStop(exceeded);
  return { expression, end };
}
