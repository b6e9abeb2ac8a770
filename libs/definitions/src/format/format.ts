import { type Diagnostic, Source } from '@reckoner/diagnostics';
import { YAML } from '../catalogue/yaml.js';
import { parseFile } from '../workspace/workspace.js';
import { identify } from '../workspace/path.js';
import { entryOf, type YamlNode } from '../yaml/node.js';
import { readYaml } from '../yaml/read-yaml.js';
import { applyEdits } from './edits.js';
import { printDocument } from './printer.js';
import { unfold } from './unfold.js';

/** The formatted text, or why the file cannot be formatted. */
export type Formatted = { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Brings a definition into the one form that all files have. Keeps meaning, order and comments; puts in quotes what YAML
 * would cut. JSON files stay as they are.
 */
export function formatFile(path: string, text: string): Formatted {
  if (path.endsWith('.json')) return { text };
  const mended = mend(path, text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
  const { root, diagnostics } = readYaml(new Source(path, mended));
  if (!root || diagnostics.length > 0) return { diagnostics };
  const printed = print(path, mended, root);
  const again = readYaml(new Source(path, printed)).root;
  // Formatting that changes what a file says would be our mistake: then the file rather stays as it is.
  return { text: again && sameTree(root, again) ? printed : mended };
}

function print(path: string, text: string, root: YamlNode): string {
  const unfolded = new Source(path, unfold(root.span.source, root));
  const tree = unfolded.text === text ? root : readYaml(unfolded).root;
  return tree ? printDocument(tree.span.source, tree, { grids: gridsOf(path, tree) }) : text;
}

const MENDED: ReadonlySet<string> = new Set([
  YAML.flowFormula.code,
  YAML.cutText.code,
  YAML.comment.code,
  YAML.tab.code,
]);
const ROUNDS_MAX = 8;

/** Applies the fixes for what YAML would change silently. */
function mend(path: string, text: string): string {
  let mended = text;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const edits = parseFile(path, mended).diagnostics.flatMap(({ code, fix }) =>
      MENDED.has(code) && fix ? fix.edits : [],
    );
    if (edits.length === 0) return mended;
    mended = applyEdits(mended, edits);
  }
  return mended;
}

/** The rows of a decision table line up always. */
function gridsOf(path: string, root: YamlNode): readonly YamlNode[] {
  const rows = identify(path)?.kind === 'table' && root.kind === 'map' ? entryOf(root, 'rows') : undefined;
  return rows ? [rows.value] : [];
}

/** Whether two trees say the same. */
export function sameTree(a: YamlNode, b: YamlNode): boolean {
  if (a.kind === 'scalar')
    return b.kind === 'scalar' && a.text === b.text && (a.style === 'plain') === (b.style === 'plain');
  if (a.kind === 'list') {
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, at) => sameTree(item, b.items[at]!))
    );
  }
  if (b.kind !== 'map' || a.entries.length !== b.entries.length) return false;
  return a.entries.every(
    ({ key, value }, at) => key.text === b.entries[at]!.key.text && sameTree(value, b.entries[at]!.value),
  );
}
