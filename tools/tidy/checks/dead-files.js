import { posix } from 'node:path';
import ts from 'typescript';
import { ENTRIES, FOUND_BY_FOLDER } from '../exceptions.js';
import { nodesOf } from '../source.js';

/** Code that nothing imports and nothing starts. What only specs import is dead too, unless it lies in a test folder. */
export function deadFiles(files) {
  const code = files.filter(({ path, isCode }) => isCode && /^(libs|apps|tools)\//.test(path));
  const known = new Set(code.map(({ path }) => path));
  const parts = partsOf(files);
  const imported = new Set(
    code.flatMap((file) =>
      importsOf(file)
        .map((name) => parts.get(name) ?? resolve(file.path, name, known))
        .filter((path) => path !== undefined && (!file.isSpec || !isProduct(path))),
    ),
  );
  return code
    .filter((file) => !file.isSpec && !imported.has(file.path) && !isEntry(file.path))
    .map(({ path }) => ({ path, message: 'nothing imports or starts this file; delete it' }));
}

/** What projects export beside their index, by the name that others import: `@reckoner/testing/mutation`. */
function partsOf(files) {
  return new Map(
    files
      .filter(({ path }) => /^(libs|apps)\/[^/]+\/package\.json$/.test(path))
      .flatMap(({ path, text }) => {
        const { name, exports = {} } = JSON.parse(text);
        return Object.entries(exports)
          .filter(([, target]) => typeof target === 'object')
          .map(([part, target]) => [
            posix.join(name, part),
            posix.join(posix.dirname(path), target['@reckoner/source'] ?? ''),
          ]);
      }),
  );
}

function isProduct(path) {
  return /^(libs|apps)\/[^/]+\/src\//.test(path);
}

function isEntry(path) {
  return (
    /^(libs|apps)\/[^/]+\/(src\/(index|main)\.tsx?|vite\.config\.ts|browser\/[\w-]+\.story\.ts|jest\.config\.js|bin\/[^/]+\.js)$/.test(
      path,
    ) ||
    ENTRIES[path] !== undefined ||
    FOUND_BY_FOLDER.some((folder) => path.startsWith(folder))
  );
}

/** What a file names as other modules: imports, exports from, `import()`, and `new URL('./worker.js', import.meta.url)`. */
function importsOf(file) {
  return [...nodesOf(file)].flatMap((node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      return [node.moduleSpecifier.text];
    const args =
      (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) || isUrl(node)
        ? node.arguments
        : [];
    return args.filter((arg) => ts.isStringLiteralLike(arg)).map(({ text }) => text);
  });
}

function isUrl(node) {
  return (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'URL' &&
    node.arguments?.length === 2
  );
}

/** Built files stand for their sources. */
function resolve(from, name, known) {
  if (!name.startsWith('.')) return undefined;
  // Vite makes a worker of what is asked for with `?worker`.
  const path = posix
    .join(posix.dirname(from), name)
    .replace(/\?\w+$/, '')
    .replace(/\/dist\//, '/src/');
  return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((candidate) => known.has(candidate));
}
