import type { Diagnostic, Source } from '@reckoner/diagnostics';
import { YAML } from '../catalogue/yaml.js';
import { readNode } from './block.js';
import { Cursor, Unreadable } from './cursor.js';
import { sizeLimits } from './limits.js';
import type { YamlNode } from './node.js';
import { Scalar } from './scalar.js';

/** What reading a text yields. Without a root, the diagnostics say why. */
export interface ReadText {
  readonly root?: YamlNode;
  /** Parts were left out because they could not be read. */
  readonly partial: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a definition's YAML: the part of YAML 1.2 that is plain data. It has no anchors, tags or several documents, and
 * only JSON's own words are more than texts. Takes time in proportion to the text and is bounded in depth, so
 * no text can stop or slow the process; texts that YAML accepts and this refuses each have a diagnostic.
 */
export function readYaml(source: Source): ReadText {
  const cursor = new Cursor(source);
  try {
    const root = readDocument(cursor);
    return { root, partial: cursor.found.some(isPartial), diagnostics: cursor.found };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    const known = cursor.found.includes(problem.diagnostic);
    return { partial: true, diagnostics: known ? cursor.found : [...cursor.found, problem.diagnostic] };
  }
}

/** Findings after which the tree is whole all the same. */
function isPartial(diagnostic: Diagnostic): boolean {
  return ![YAML.flowFormula, YAML.cutText, YAML.duplicateKey].some(({ code }) => code === diagnostic.code);
}

function readDocument(cursor: Cursor): YamlNode {
  refuseControls(cursor);
  if (cursor.text.charCodeAt(0) === 0xfeff) cursor.at = cursor.lineStart = 1;
  cursor.skipToToken();
  if (cursor.char() === '%' && cursor.column === 0) throw severalDocuments(cursor, 1);
  if (cursor.atMarker && cursor.char() === '-') {
    cursor.at += 3;
    cursor.skipToToken();
  }
  if (cursor.atEnd) return new Scalar('plain', '', cursor.span(0, 0), [0, 0]);
  if (cursor.atMarker) throw severalDocuments(cursor, 3);
  const root = readNode(cursor, -1);
  cursor.skipToToken();
  if (cursor.atMarker) throw severalDocuments(cursor, 3);
  if (!cursor.atEnd) throw new Unreadable(YAML.badIndentation(cursor.span(cursor.at, cursor.at + 1), cursor.char()));
  return root;
}

function severalDocuments(cursor: Cursor, length: number): Unreadable {
  return new Unreadable(YAML.severalDocuments(cursor.span(cursor.at, cursor.at + length)), true);
}

/** What decoders put in the place of bytes that are none of the encoding. */
const UNREAD = '\ufffd';
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/** Refuses what is no text at all, and what is too much of it. */
export function refuseControls(cursor: Cursor): void {
  const { source, text } = cursor;
  const { charactersMax } = sizeLimits(source.file);
  if (text.length > charactersMax)
    throw new Unreadable(YAML.tooLarge(source.span(0, 0), text.length, charactersMax), true);
  const unread = text.indexOf(UNREAD);
  if (unread !== -1) throw new Unreadable(YAML.notUtf8(source.span(unread, unread + 1)), true);
  const control = text.search(CONTROL);
  if (control !== -1)
    throw new Unreadable(YAML.controlCharacter(source.span(control, control + 1), text.charCodeAt(control)), true);
}
