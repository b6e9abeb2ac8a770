import { didYouMean, type Diagnostic, type Span } from '@reckoner/diagnostics';
import { SHAPE } from '../catalogue/shape.js';
import type { Path } from '../definition.js';
import type { Spec } from '../fields/spec.js';
import { LIMITS } from '../yaml/limits.js';
import type { MapNode, YamlNode } from '../yaml/node.js';

/** Where a value stands. */
export interface Place {
  readonly path: Path;
  /** The field or the thing, for messages: "`rules`", "the step". */
  readonly name: string;
  /** An example of a value, for hints. */
  readonly example?: string | undefined;
  /** The map that the value is a field of. */
  readonly within?: MapNode;
}

/** Reads a node as a spec says; undefined where it cannot be, which has been reported. */
export type Read = (spec: Spec, node: YamlNode, place: Place, context: Context) => unknown;

/** What the readers share while one file is parsed. */
export class Context {
  readonly diagnostics: Diagnostic[] = [];
  /** Reads any spec; given from outside, since the readers of collections need those of their elements. */
  readonly #read: Read;
  /** The text had parts that could not be read: what is missing then may stand there. */
  readonly #partial: boolean;
  #isOpen = false;

  constructor(read: Read, partial: boolean) {
    this.#read = read;
    this.#partial = partial;
  }

  /** A required field is not there; a later stage says so. */
  leaveOpen(): void {
    this.#isOpen = true;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  report(diagnostic: Diagnostic): undefined {
    this.addAll([diagnostic]);
    return undefined;
  }

  /** Beyond the most that is shown, further findings of the file are not kept. */
  addAll(diagnostics: readonly Diagnostic[]): void {
    if (!this.#isFull) this.diagnostics.push(...diagnostics);
  }

  get #isFull(): boolean {
    return this.diagnostics.length >= LIMITS.findingsMax;
  }

  read(spec: Spec, node: YamlNode, place: Place): unknown {
    return this.#read(spec, node, place, this);
  }

  wrongForm(node: YamlNode, place: Place, expected: string): undefined {
    return this.report(SHAPE.wrongForm(headOf(node), place.name, expected, described(node), place.example));
  }

  unknownField(span: Span, field: string, known: readonly string[], elsewhere?: string): void {
    if (!this.#isFull) this.report(SHAPE.unknownField(span, field, known, didYouMean(field, known), elsewhere));
  }

  missingField(
    map: MapNode,
    field: string,
    about: { summary: string; examples?: readonly string[] | undefined },
  ): void {
    if (!this.#partial) this.report(SHAPE.missingField(headOf(map), field, about.summary, about.examples?.[0]));
  }
}

/** A short span that stands for a node: of many lines, the first. */
export function headOf(node: YamlNode): Span {
  if (node.kind === 'map' && !node.flow && node.entries[0]) return node.entries[0].key.span;
  if (node.kind === 'list' && !node.flow && node.items[0]) return headOf(node.items[0]);
  return node.span;
}

function described(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a map' : 'a list';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'boolean') return `\`${node.text}\``;
  return typeof node.value === 'string' ? 'a text' : 'a number';
}
