/**
 * Takes prose out of built code: what operators, kinds and fields say about themselves in hover texts and reference pages.
 * Checking and running read none of it. In its place stands a mark, and the texts go into a part of their own.
 */
import ts from 'typescript';

const PROSE = /[/\\]dist[/\\](operators|kinds|fields)[/\\]/;
const PROPERTIES = new Set(['summary', 'docs']);
/** The functions that declare a field; its words are their first argument. Those of required ones stand in findings. */
const FIELDS = new Set(['optional', 'defaulted']);

/** The mark and a number: `proseOf` in libs/definitions finds the text again. */
const MARK = '¶';

/** Answers the code without its prose, which it appends to `texts`: each text once. */
export function withoutProse(path, text, texts) {
  if (!PROSE.test(path)) return text;
  const tree = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  let rest = '';
  let end = 0;
  const visit = (node) => {
    if (!isProse(node)) return node.forEachChild(visit);
    rest += `${text.slice(end, node.getStart(tree))}"${MARK}${numberOf(textOf(node), texts).toString(36)}"`;
    end = node.getEnd();
  };
  visit(tree);
  return rest + text.slice(end);
}

function numberOf(text, texts) {
  const at = texts.indexOf(text);
  return at === -1 ? texts.push(text) : at + 1;
}

function isProse(node) {
  const { parent } = node;
  if (!parent || !isText(node)) return false;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && PROPERTIES.has(parent.name.text);
  return ts.isCallExpression(parent) && parent.arguments[0] === node && FIELDS.has(parent.expression.text);
}

function isText(node) {
  if (ts.isBinaryExpression(node)) {
    return node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node.left) && isText(node.right);
  }
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
}

function textOf(node) {
  return ts.isBinaryExpression(node) ? textOf(node.left) + textOf(node.right) : node.text;
}
