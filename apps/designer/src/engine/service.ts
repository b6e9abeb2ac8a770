/** What the worker does: keeps the texts of the workspace, checks what changed, and answers about it. */
import { parseFile, Workspace } from '@reckoner/definitions';
import { formatFile } from '@reckoner/definitions/format';
import { Source } from '@reckoner/diagnostics';
import { checkWorkspace, type Checked } from '@reckoner/engine';
import {
  complete,
  definitionOf,
  folds,
  hover,
  outline,
  quickFixes,
  referenceAt,
  referencesTo,
  rename,
  signatureHelp,
  symbols,
  type CompletionList,
  type SignatureHelp,
} from '@reckoner/language';
import { runTests } from '@reckoner/testing';
import { attempt } from './attempt.js';
import type {
  FileText,
  Findings,
  FixOffer,
  OutlineFact,
  PlacedSpan,
  RenamePlan,
  TestOutcome,
  TryAnswer,
  TryRequest,
  TrySubject,
} from './facts.js';
import { fileEdit, findingOf, outlineFact, placed, testOutcome } from './plain.js';
import { subjectsOf } from './subjects.js';

/** Each public method can be called through the client; what it takes and answers can be sent. */
export class EngineService {
  #workspace = Workspace.of(new Map());
  #checked: Checked | undefined;
  #previous: Checked | undefined;
  #version = 0;

  /** Takes all texts of a workspace; those before are forgotten. */
  open(files: readonly FileText[], version: number): void {
    const texts = files.flatMap(({ path, text }) => (text === null ? [] : [[path, text] as const]));
    this.#become(Workspace.of(new Map(texts)), version);
    this.#previous = undefined;
  }

  /** Takes new texts of files; they are checked when somebody asks about the workspace. */
  change(files: readonly FileText[], version: number): void {
    let workspace = this.#workspace;
    for (const { path, text } of files) workspace = workspace.withFile(path, text ?? undefined);
    this.#become(workspace, version);
  }

  check(): Findings {
    return { version: this.#version, findings: this.#check().diagnostics.map(findingOf) };
  }

  complete(file: string, text: string, offset: number): CompletionList {
    return complete(this.#check(), file, text, offset);
  }

  hover(file: string, offset: number): { readonly at: PlacedSpan; readonly text: string } | undefined {
    const found = hover(this.#check(), file, offset);
    return found && { at: placed(found.span), text: found.text };
  }

  signatureHelp(text: string, offset: number): SignatureHelp | undefined {
    return signatureHelp(this.#check(), text, offset);
  }

  definitionOf(file: string, offset: number): PlacedSpan | undefined {
    const found = definitionOf(this.#check(), file, offset);
    return found && placed(found);
  }

  /** Where the definition is named that stands at the offset, or that the file holds. */
  references(file: string, offset: number): PlacedSpan[] {
    const checked = this.#check();
    const target = referenceAt(checked, file, offset)?.target?.file ?? file;
    return referencesTo(checked, target).map(({ span }) => placed(span));
  }

  /** The definition that a rename at this place would be of. */
  renamed(
    file: string,
    offset: number,
  ): { readonly file: string; readonly id: string; readonly at?: PlacedSpan } | undefined {
    const found = referenceAt(this.#check(), file, offset);
    const target = found?.target ?? this.#workspace.at(file);
    if (!target) return undefined;
    return { file: target.file, id: target.id, ...(found?.target ? { at: placed(found.span) } : {}) };
  }

  rename(file: string, id: string): RenamePlan {
    const plan = rename(this.#check(), file, id);
    if ('refused' in plan) return plan;
    return { moves: [...plan.moves], edits: [...plan.edits.values()].flat().map(fileEdit) };
  }

  fixes(file: string, start: number, end: number): FixOffer[] {
    return quickFixes(this.#check(), file, start, end).map(({ title, edits, diagnostic }) => ({
      title,
      message: diagnostic.message,
      at: placed(diagnostic.span),
      edits: edits.map(fileEdit),
    }));
  }

  /** The formatted text; undefined where the file cannot be read. */
  format(file: string, text: string): string | undefined {
    const formatted = formatFile(file, text);
    return 'text' in formatted ? formatted.text : undefined;
  }

  outline(file: string): OutlineFact[] {
    const source = this.#workspace.source(file);
    return source ? outline(source).map(outlineFact) : [];
  }

  folds(file: string, text: string): { readonly start: number; readonly end: number; readonly isComment: boolean }[] {
    return folds(new Source(file, text));
  }

  symbols(query: string): { readonly name: string; readonly detail: string; readonly at: PlacedSpan }[] {
    return symbols(this.#check(), query).map(({ name, detail, span }) => ({ name, detail, at: placed(span) }));
  }

  /** What can be tried while this file is looked at. */
  subjects(file: string): TrySubject[] {
    return subjectsOf(this.#check(), file);
  }

  /** Runs what is asked for on the workspace as it is now. */
  attempt(request: TryRequest): TryAnswer {
    return attempt(this.#check(), request);
  }

  /** Runs the cases of test files; `tell` hears each as it comes. */
  test(
    filter: string | undefined,
    tell: (outcome: TestOutcome) => void,
  ): { readonly passed: number; readonly failed: number } {
    const { passed, failed } = runTests(this.#check(), {
      ...(filter === undefined ? {} : { filter }),
      onResult: (result) => tell(testOutcome(result)),
    });
    return { passed, failed };
  }

  /** Whether a text can be read as a definition at all, apart from what it refers to. */
  isReadable(file: string, text: string): boolean {
    return parseFile(file, text).definition !== undefined;
  }

  #become(workspace: Workspace, version: number): void {
    this.#workspace = workspace;
    this.#version = version;
    this.#previous = this.#checked ?? this.#previous;
    this.#checked = undefined;
  }

  #check(): Checked {
    if (!this.#checked) {
      this.#checked = checkWorkspace(this.#workspace, this.#previous ? { previous: this.#previous } : {});
      this.#previous = undefined;
    }
    return this.#checked;
  }
}
