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
export { parseTemplate, printTemplate, type ParsedTemplate, type Template } from './template.js';
export { expressionFromYaml } from './from-yaml.js';
export { expressionFromJson } from './from-json.js';
export { ExactNumber, toJsonLogic, writeJsonLogic, type JsonLogic } from './json-logic.js';
export { printFormula } from './print.js';
export { quoteFormula, type YamlContext } from './quote.js';
export { childrenOf } from './limits.js';
