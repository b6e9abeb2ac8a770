import type { Definition, Expression, Kind } from '@reckoner/definitions';
import { spanWithin, specsAt } from '@reckoner/definitions/tree';
import type { Source, Span } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';
import { expressionsOf } from '../place/expressions.js';
import { kindOfFile } from '../place/kind.js';
import { contains, type Leaf, leavesOf, treeOf } from '../place/tree.js';

/** A place where one definition names another. */
export interface Reference {
  readonly file: string;
  /** The name without its quotes. */
  readonly span: Span;
  readonly text: string;
  readonly kinds: readonly Kind[];
  /** What it leads to, if that is there. */
  readonly target: Definition | undefined;
}

type Named = Omit<Reference, 'target'>;

const namedIn = new WeakMap<Source, readonly Named[]>();

/** The names of definitions in the fields of a file. */
function namesIn(source: Source): readonly Named[] {
  const known = namedIn.get(source);
  if (known) return known;
  const kind = kindOfFile(source.file);
  const root = treeOf(source);
  const found =
    kind && root ? [...leavesOf(root)].flatMap((leaf) => (leaf.role === 'value' ? named(kind, source, leaf) : [])) : [];
  namedIn.set(source, found);
  return found;
}

const TARGET = /^(flow|mapping|rules|table) +/;

function named(kind: Kind, source: Source, { scalar, path }: Leaf): Named[] {
  const { text } = scalar;
  const span = spanWithin(scalar, 0, text.length);
  const target = kind === 'test' ? TARGET.exec(text) : undefined;
  if (target) {
    const [skipped, of] = target as unknown as [string, Kind];
    return [
      {
        file: source.file,
        span: spanWithin(scalar, skipped.length, text.length),
        text: text.slice(skipped.length),
        kinds: [of],
      },
    ];
  }
  const kinds = new Set(specsAt(kind, path).flatMap(kindsOf));
  return kinds.size === 0 ? [] : [{ file: source.file, span, text: text.replace(/\[\]$/, ''), kinds: [...kinds] }];
}

function kindsOf(spec: ReturnType<typeof specsAt>[number]): readonly Kind[] {
  if (spec.type === 'reference') return spec.kinds;
  return spec.type === 'type' || spec.type === 'output' ? ['schema'] : [];
}

/** Reference tables that a definition's formulas look into. */
function* lookupsOf(checked: Checked, definition: Definition): Generator<Named> {
  for (const { expression } of expressionsOf(checked, definition)) {
    const table = expression.kind === 'call' && expression.operator === 'lookup' ? expression.args[0] : undefined;
    if (!isText(table)) continue;
    const { start, end, source } = table.span;
    const quotes = source.text.charAt(start) === '"' ? 1 : 0;
    yield {
      file: definition.file,
      span: { source, start: start + quotes, end: end - quotes },
      text: table.value,
      kinds: ['reference'],
    };
  }
}

function isText(expression: Expression | undefined): expression is Expression & { kind: 'literal'; value: string } {
  return expression?.kind === 'literal' && typeof expression.value === 'string';
}

/** All names of definitions in a file, in the order of the text. */
export function referencesIn(checked: Checked, file: string): Reference[] {
  const { workspace } = checked;
  const source = workspace.source(file);
  const definition = workspace.at(file);
  if (!source) return [];
  return [...namesIn(source), ...(definition ? lookupsOf(checked, definition) : [])].flatMap((name) => {
    const target = targetOf(checked, name);
    // Where a type may be a schema or a word such as `decimal`, only what is a schema is a reference.
    return target || name.kinds[0] !== 'schema' ? [{ ...name, target }] : [];
  });
}

function targetOf({ workspace }: Checked, { kinds, text }: Named): Definition | undefined {
  for (const kind of kinds) {
    const found = workspace.resolve(kind, text);
    if (found && 'definition' in found) return found.definition;
  }
  return undefined;
}

/** The name of a definition that stands at an offset. */
export function referenceAt(checked: Checked, file: string, offset: number): Reference | undefined {
  return referencesIn(checked, file).find(({ span }) => contains(span, offset));
}

/** Where a definition is named, in all files. */
export function referencesTo(checked: Checked, file: string): Reference[] {
  const { workspace } = checked;
  return workspace.paths.flatMap((path) => referencesIn(checked, path)).filter(({ target }) => target?.file === file);
}
