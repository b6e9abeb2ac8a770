import ts from 'typescript';
import { LONG_FILES, LONG_FUNCTIONS } from '../exceptions.js';
import { endLineOf, lineOf, nodesOf } from '../source.js';

const FILE_LINES_MAX = 350;
const FUNCTION_LINES_MAX = 60;
const PATH_LENGTH_MAX = 100;

/** Files, functions and paths that nobody can take in at a glance. */
export function sizes(files) {
  const code = files.filter(({ path, isCode }) => isCode && !path.endsWith('.data.ts'));
  return [...files.flatMap(longPath), ...code.flatMap(longFile), ...code.flatMap(longFunctions)];
}

function longPath({ path }) {
  return path.length > PATH_LENGTH_MAX
    ? [{ path, message: `the path has ${path.length} characters; at most ${PATH_LENGTH_MAX}` }]
    : [];
}

function longFile({ path, text }) {
  const lines = text.split('\n').length - 1;
  if (lines <= FILE_LINES_MAX || path in LONG_FILES) return [];
  return [
    {
      path,
      message: `the file has ${lines} lines; at most ${FILE_LINES_MAX}: part it by what changes for different reasons`,
    },
  ];
}

function longFunctions(file) {
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isFunctionLike(node) || !node.body || isGroupOfTests(node)) return [];
    const line = lineOf(file, node);
    const lines = endLineOf(file, node) - line + 1;
    const name = node.name?.getText(file.tree) ?? 'this function';
    if (lines <= FUNCTION_LINES_MAX || LONG_FUNCTIONS[file.path]?.[name] !== undefined) return [];
    return [
      {
        path: file.path,
        line,
        message: `${name} has ${lines} lines; at most ${FUNCTION_LINES_MAX}: keep the flow of control here, and part off what it calls`,
      },
    ];
  });
}

/** `describe` only groups: its length says nothing. */
function isGroupOfTests(node) {
  const { parent } = node;
  return parent && ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText());
}
