import { Collector, type Diagnostic, didYouMean, Source } from '@reckoner/diagnostics';
import { WORKSPACE } from '../catalogue/workspace.js';
import type { Definition } from '../definition.js';
import { KINDS } from '../kinds/index.js';
import { KIND_NAMES, type Kind } from '../kinds/kind.js';
import { parseDefinition, type ParsedDefinition } from '../parse/definition.js';
import { type Identity, identify, lastSegment, namespaceOf, RESERVED_SUFFIXES } from './path.js';

/** What a reference leads to. `broken` names the file of a definition that is there but could not be read. */
export type Resolution<K extends Kind = Kind> =
  { readonly definition: Definition<K> } | { readonly ambiguous: readonly Definition[] } | { readonly broken: string };

interface WorkspaceFile extends ParsedDefinition {
  readonly source: Source;
  readonly identity: Identity | undefined;
}

/** Reads one file; its kind and id follow from its path. A file of no kind has no definition. */
export function parseFile(path: string, text: string): ParsedDefinition {
  return readFile(path, text);
}

function readFile(path: string, text: string): WorkspaceFile {
  const source = new Source(path, text);
  const identity = identify(path);
  const parsed = identity ? parseDefinition(identity.kind, identity.id, source) : { diagnostics: unknownKind(source) };
  return { source, identity, ...parsed };
}

/** All files of a workspace, read. Immutable: an edit makes another workspace, which reads the edited file only. */
export class Workspace {
  readonly #files: ReadonlyMap<string, WorkspaceFile>;
  readonly #byKind = new Map<Kind, readonly WorkspaceFile[]>();
  readonly #byReference = new Map<Kind, ReadonlyMap<string, readonly WorkspaceFile[]>>();
  #diagnostics: readonly Diagnostic[] | undefined;

  private constructor(files: ReadonlyMap<string, WorkspaceFile>) {
    this.#files = files;
  }

  /** Reads files, by their paths relative to the workspace's root. */
  static of(files: ReadonlyMap<string, string>): Workspace {
    const paths = [...files.keys()].sort();
    return new Workspace(new Map(paths.map((path) => [path, readFile(path, files.get(path)!)])));
  }

  /** The same workspace with one file changed or added, or without it. */
  withFile(path: string, text: string | undefined): Workspace {
    const files = new Map(this.#files);
    if (text === undefined) files.delete(path);
    else files.set(path, readFile(path, text));
    const isNew = text !== undefined && !this.#files.has(path);
    return new Workspace(isNew ? new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) : files);
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** The text of a file, also of one that is no definition, such as a reference table's CSV. */
  source(path: string): Source | undefined {
    return this.#files.get(path)?.source;
  }

  /** The definition in a file. */
  at(path: string): Definition | undefined {
    return this.#files.get(path)?.definition;
  }

  /** All definitions of a kind, in the order of their paths. */
  all<K extends Kind>(kind: K): readonly Definition<K>[] {
    return this.#ofKind(kind).flatMap((file) => (file.definition ? [file.definition as Definition<K>] : []));
  }

  get<K extends Kind>(kind: K, id: string): Definition<K> | undefined {
    const file = this.#ofKind(kind).find(({ identity }) => identity!.id === id);
    return file?.definition as Definition<K> | undefined;
  }

  /** What a definition means by `ref`: the id, or a last segment that only one definition has. */
  resolve<K extends Kind>(kind: K, ref: string): Resolution<K> | undefined {
    const candidates = this.#references(kind).get(ref) ?? [];
    const exact = candidates.find(({ identity }) => identity!.id === ref);
    const found = exact ?? candidates[0];
    if (!found) return undefined;
    if (!exact && candidates.length > 1) {
      return { ambiguous: candidates.flatMap(({ definition }) => (definition ? [definition] : [])) };
    }
    if (found.identity!.kind !== kind) return undefined;
    return found.definition ? { definition: found.definition as Definition<K> } : { broken: found.source.file };
  }

  /** The rows beside a reference table: those of the release, or the samples for the command line. */
  rowsOf(table: Definition<'reference'>, which: 'release' | 'sample'): Source | undefined {
    return this.source(sideFile(table.file, which));
  }

  /** What reading the files found, sorted by place. */
  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= this.#collect();
    return this.#diagnostics;
  }

  #collect(): readonly Diagnostic[] {
    const found = new Collector();
    for (const [path, file] of this.#files) {
      found.addAll(file.diagnostics);
      const table = path.endsWith('.csv') ? tableOf(path) : undefined;
      if (table !== undefined && !this.#files.has(table)) found.add(WORKSPACE.strayRows(file.source.span(0, 0), table));
    }
    for (const kind of KIND_NAMES) found.addAll(this.#duplicates(kind));
    return found.sorted();
  }

  *#duplicates(kind: Kind): Generator<Diagnostic> {
    for (const [ref, candidates] of this.#references(kind)) {
      const [first, ...others] = candidates.filter(({ identity }) => identity!.id === ref);
      for (const { source, identity } of others) {
        yield WORKSPACE.duplicate(source.span(0, 0), KINDS[identity!.kind].noun, ref, first!.source.span(0, 0));
      }
    }
  }

  #ofKind(kind: Kind): readonly WorkspaceFile[] {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const files = [...this.#files.values()].filter(({ identity }) => identity?.kind === kind);
    this.#byKind.set(kind, files);
    return files;
  }

  /** The files that an id or last segment can mean, of all kinds in the namespace. */
  #references(kind: Kind): ReadonlyMap<string, readonly WorkspaceFile[]> {
    const known = this.#byReference.get(kind);
    if (known) return known;
    const references = new Map<string, WorkspaceFile[]>();
    const kinds = namespaceOf(kind);
    for (const file of kinds.flatMap((one) => this.#ofKind(one))) {
      for (const ref of new Set([file.identity!.id, lastSegment(file.identity!.id)])) {
        const candidates = references.get(ref);
        if (candidates) candidates.push(file);
        else references.set(ref, [file]);
      }
    }
    for (const one of kinds) this.#byReference.set(one, references);
    return references;
  }
}

function sideFile(table: string, which: 'release' | 'sample'): string {
  return table.slice(0, -KINDS.reference.suffix.length) + (which === 'release' ? '.csv' : '.sample.csv');
}

function tableOf(csv: string): string {
  return csv.replace(/(\.sample)?\.csv$/, KINDS.reference.suffix);
}

/** Only files that look like definitions are spoken of. */
function unknownKind(source: Source): readonly Diagnostic[] {
  const name = source.file.slice(source.file.lastIndexOf('/') + 1);
  const reserved = RESERVED_SUFFIXES.find((suffix) => name.endsWith(suffix));
  if (reserved) return [WORKSPACE.reserved(source.span(0, 0), reserved)];
  const suffix = /\.[\w-]+\.(?:yaml|yml|json)$/.exec(name)?.[0];
  if (suffix === undefined) return [];
  const known = KIND_NAMES.filter((kind) => kind !== 'workspace').map((kind) => KINDS[kind].suffix);
  return [WORKSPACE.noKind(source.span(0, 0), suffix, known, didYouMean(suffix, known))];
}
