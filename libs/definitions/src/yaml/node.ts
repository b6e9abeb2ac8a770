import type { Source, Span } from '@reckoner/diagnostics';
import type { NumberText } from '../expression/expression.js';

/**
 * The nodes of a YAML or JSON text, with exact spans. What all later stages read; the `yaml` package is known to
 * `yaml/` and `format/` alone.
 */
export type YamlNode = ScalarNode | ListNode | MapNode;

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

export interface ScalarNode {
  readonly kind: 'scalar';
  /**
   * What it means: `true`, `false`, `null` (also nothing at all) and numbers only when plain; every other
   * scalar is a text (`yes`, `on`, `0x1F` and `2026-11-21` too). Numbers keep the text that spells them.
   */
  readonly value: string | boolean | null | NumberText;
  readonly style: ScalarStyle;
  /** The decoded text, whatever `value` is: `0120` for a plain 0120, without quotes and escapes for quoted ones. */
  readonly text: string;
  /** With its quotes. */
  readonly span: Span;
  /** A comment that follows on the same line; YAML takes it from an unquoted scalar without a word. */
  readonly comment?: Span | undefined;
  /** Where the character at this index of `text` stands in the file; `text.length` answers the end of the content. */
  offset(index: number): number;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  /** Written in brackets. */
  readonly flow: boolean;
  readonly span: Span;
}

export interface MapNode {
  readonly kind: 'map';
  /** In the order of the file; keys are unique. */
  readonly entries: readonly MapEntry[];
  /** Written in braces. */
  readonly flow: boolean;
  readonly span: Span;
}

export interface MapEntry {
  /** Its `text` is the key, also where it looks like a number or `true`. */
  readonly key: ScalarNode;
  readonly value: YamlNode;
}

/** The value of a key; only own entries are ever found. */
export function entryOf(map: MapNode, key: string): MapEntry | undefined {
  return map.entries.find((entry) => entry.key.text === key);
}

/** A span within a scalar's decoded text, as a span of the file. */
export function spanWithin(scalar: ScalarNode, start: number, end: number): Span {
  const source: Source = scalar.span.source;
  return { source, start: scalar.offset(start), end: scalar.offset(end) };
}
