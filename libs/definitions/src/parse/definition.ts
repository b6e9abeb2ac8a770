import type { Diagnostic, Source } from '@reckoner/diagnostics';
import { SHAPE } from '../catalogue/shape.js';
import type { Definition, Path } from '../definition.js';
import { KINDS } from '../kinds/index.js';
import type { Kind, KindSpec } from '../kinds/kind.js';
import { entryOf, type YamlNode } from '../yaml/node.js';
import { readJson } from '../yaml/read-json.js';
import { readYaml } from '../yaml/read-yaml.js';
import { Context } from './context.js';
import { readSpec } from './read.js';

export interface ParsedDefinition {
  readonly definition?: Definition;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one file of a kind. Never throws; what is wrong is said in the diagnostics. */
export function parseDefinition(kind: Kind, id: string, source: Source): ParsedDefinition {
  const { root, partial, diagnostics } = source.file.endsWith('.json') ? readJson(source) : readYaml(source);
  if (!root) return { diagnostics };
  const declaration: KindSpec = KINDS[kind];
  if (root.kind === 'scalar' && root.text === '' && root.style === 'plain') {
    return {
      diagnostics: [...diagnostics, SHAPE.empty(root.span, declaration.noun, declaration.examples[0]!.trimEnd())],
    };
  }
  const context = new Context(readSpec, partial);
  const value = readSpec(declaration.spec, root, { path: [], name: `A ${declaration.noun}` }, context);
  const found = [...diagnostics, ...context.diagnostics];
  if (value === undefined) return { diagnostics: found };
  const complete = !context.isOpen && !found.some(({ severity }) => severity === 'error');
  // The spec of the kind has made the value, so the pair is one of the union.
  const definition = { kind, id, file: source.file, source, value, complete, ...places(root) } as Definition;
  return { definition, diagnostics: found };
}

function places(root: YamlNode): Pick<Definition, 'spanOf'> {
  return {
    spanOf(path: Path, part: 'key' | 'value' = 'value') {
      let node = root;
      let span = root.span;
      for (const [index, step] of path.entries()) {
        const child = childOf(node, step);
        if (!child) return span;
        node = child.value;
        span = index === path.length - 1 && part === 'key' ? child.keySpan : node.span;
      }
      return span;
    },
  };
}

function childOf(node: YamlNode, step: string | number): { value: YamlNode; keySpan: YamlNode['span'] } | undefined {
  if (node.kind === 'map') {
    const entry = entryOf(node, String(step));
    return entry && { value: entry.value, keySpan: entry.key.span };
  }
  // A list of one item may stand without brackets.
  const value = node.kind === 'list' ? node.items[Number(step)] : step === 0 ? node : undefined;
  return value && { value, keySpan: value.span };
}
