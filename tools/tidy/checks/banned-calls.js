import ts from 'typescript';
import { lineOf, nodesOf } from '../source.js';

/** What may not be written, where, and what to write instead. */
const isLibrary = ({ path, isSpec }) => path.startsWith('libs/') && !isSpec;

const BANS = [
  {
    what: 'new Function',
    where: ({ path }) => path !== 'libs/engine/src/emit/compile.ts',
    instead: 'generated code becomes a function in libs/engine/src/emit/compile.ts only',
  },
  { what: 'eval', where: () => true, instead: 'there is no use of eval here' },
  {
    what: 'console',
    where: ({ path }) => !path.startsWith('apps/cli/src/render/'),
    instead: 'what people read is written by apps/cli/src/render/output.ts',
  },
  { what: 'export default', where: () => true, instead: 'export it by its name' },
  { what: 'any', where: () => true, instead: 'say the type; `unknown` where it is not known' },
  { what: 'Date.now', where: isLibrary, instead: 'time comes in as a parameter' },
  { what: 'new Date()', where: isLibrary, instead: 'time comes in as a parameter' },
  { what: 'Math.random', where: isLibrary, instead: 'randomness comes in as a parameter' },
  {
    what: 'Intl',
    where: isLibrary,
    instead: 'calendar and time-zone data ship with the engine, so that Node and browsers agree',
  },
  { what: 'localeCompare', where: isLibrary, instead: 'compare by code unit, so that every machine agrees' },
];

export function bannedCalls(files) {
  return files.filter(({ isSource }) => isSource).flatMap(inFile);
}

function inFile(file) {
  const bans = new Map(BANS.filter(({ where }) => where(file)).map((ban) => [ban.what, ban]));
  return [...nodesOf(file)].flatMap((node) => {
    const ban = bans.get(nameOf(node));
    return ban ? [{ path: file.path, line: lineOf(file, node), message: `\`${ban.what}\`: ${ban.instead}` }] : [];
  });
}

/** What a node is, in the words of the bans. */
function nameOf(node) {
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const name = node.expression.text;
    if (name === 'Function') return 'new Function';
    return name === 'Date' && (node.arguments ?? []).length === 0 ? 'new Date()' : undefined;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
    return node.expression.text === 'Function' ? 'new Function' : node.expression.text;
  if (ts.isPropertyAccessExpression(node)) return ofAccess(node);
  if (ts.isExportAssignment(node)) return 'export default';
  if (node.kind === ts.SyntaxKind.DefaultKeyword && node.parent && ts.canHaveModifiers(node.parent))
    return 'export default';
  return node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined;
}

function ofAccess(node) {
  if (node.name.text === 'localeCompare') return 'localeCompare';
  if (!ts.isIdentifier(node.expression)) return undefined;
  const owner = node.expression.text;
  return owner === 'console' || owner === 'Intl' ? owner : `${owner}.${node.name.text}`;
}
