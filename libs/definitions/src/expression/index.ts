/** Expressions: formulas and JSON-Logic, read into one syntax tree with exact places, and printed again. */
export type {
  CallExpression,
  Expression,
  ListExpression,
  LiteralExpression,
  NumberText,
  PathExpression,
} from './expression.js';
export { scalarText, wholeText, type EmbeddedText, type ParsedExpression } from './parsed.js';
export { isFormula, parseFormula } from './formula.js';
export { parseTemplate, type ParsedTemplate, type Template } from './template.js';
export { expressionFromYaml } from './from-yaml.js';
export { ExactNumber, expressionFromJson, toJsonLogic, type JsonLogic } from './json-logic.js';
export { printFormula } from './print.js';
export { quoteFormula, type YamlContext } from './quote.js';
