import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Value } from '../../src/index.js';

/** One case of the corpus: an event in a flow, or the inputs of another definition. */
export interface Case {
  readonly name: string;
  /** The flow that the event runs through, by default the one of the file. */
  readonly flow?: string;
  readonly data?: Value;
  readonly event?: { readonly time?: string; readonly legalEntity?: string };
  /** What was drawn before, by balance and key. */
  readonly drawn?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** A definition by itself, `rules demo/status`, with its inputs. */
  readonly of?: string;
  readonly given?: Readonly<Record<string, Value>>;
  readonly expect: Value;
  /** Generated code leaves it to the interpreter, as it does with whatever fails. */
  readonly fallsBack?: boolean;
}

export interface CaseFile {
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  /** Codes of the errors that checking finds all the same. */
  readonly findings: readonly string[];
  readonly cases: readonly Case[];
}

const CORPUS = new URL('../../../../corpus/', import.meta.url);
const base = parse(readFileSync(new URL('base.yaml', CORPUS), 'utf8')) as Record<string, string>;

/** The files of cases in a folder of the corpus. */
export function casesIn(folder: string): CaseFile[] {
  return readdirSync(new URL(folder, CORPUS))
    .sort()
    .map((name) => {
      const { files = {}, findings = [], cases } = parse(readFileSync(new URL(`${folder}/${name}`, CORPUS), 'utf8')) as Omit<CaseFile, 'file'>;
      return { file: `${folder}/${name}`, files: { 'reckoner.yaml': 'name: corpus\nlanguage: 1\n', ...base, ...files }, findings, cases };
    });
}
