/** A file of the repository as the checks see it; code comes with its syntax tree. */
import ts from 'typescript';

const CODE = /\.(ts|tsx|js|mjs)$/;

export function parse(path, text) {
  const isCode = CODE.test(path);
  let tree;
  return {
    path,
    text,
    isCode,
    isSpec: /\.(spec|test)\.[jt]s$/.test(path),
    /** Written by people to run; not tables of data, not configuration. */
    isSource: isCode && /^(libs|apps)\/[^/]+\/src\//.test(path) && !path.endsWith('.data.ts'),
    get tree() {
      return (tree ??= ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    },
  };
}

/** Every node of a file, outermost first. */
export function* nodesOf({ tree }) {
  const waiting = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    yield node;
    const children = [];
    node.forEachChild((child) => void children.push(child));
    waiting.push(...children.reverse());
  }
}

export function lineOf(file, node) {
  return file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1;
}

export function endLineOf(file, node) {
  return file.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
}
