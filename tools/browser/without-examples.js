/**
 * Takes the examples out of built code: of operators, kinds and diagnostics. The reference pages show them and the tests
 * run them; nothing reads them while definitions are checked or run.
 */
import ts from 'typescript';

const DOCUMENTS = /\b(examples|bad|good)\b/;

/** The name of a property that holds examples, and what it becomes. */
const EMPTY = { examples: '[]', bad: '""', good: '""' };

export function withoutExamples(text) {
  if (!DOCUMENTS.test(text)) return text;
  const tree = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const cuts = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && isExample(node)) cuts.push(node);
    else node.forEachChild(visit);
  };
  visit(tree);
  let rest = text;
  for (const { name, initializer } of cuts.reverse()) {
    rest = rest.slice(0, initializer.getStart(tree)) + EMPTY[name.text] + rest.slice(initializer.getEnd());
  }
  return rest;
}

/** A finding that a field is missing shows its example, so those of required fields stay. */
function isShown(node) {
  return ts.isCallExpression(node) && node.expression.getText() === 'required';
}

/** Examples are written out where they stand; what is computed from parameters is something else of that name. */
function isExample({ name, initializer, parent }) {
  if (!ts.isIdentifier(name) || !Object.hasOwn(EMPTY, name.text)) return false;
  if (name.text === 'examples') return ts.isArrayLiteralExpression(initializer) && !isShown(parent.parent);
  return (
    ts.isObjectLiteralExpression(parent) &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression.getText() === 'entry'
  );
}
