/** What the engine knows of a place, given to Monaco: completion, hover, signatures, fixes, format, outline, folding. */
import { languages, Range, type editor, type IMarkdownString } from 'monaco-editor/editor/editor.api.js';
import type { EngineAnswer, EngineArgs, EngineMethod } from '../../engine/protocol.js';
import type { OutlineFact } from '../../engine/facts.js';
import { difference } from '../../workspace/text-edits.js';
import { currentModels, pathOf, rangeOf } from './models.js';
import { safeMarkdown } from './safe-markdown.js';
import { LANGUAGE } from './tokens.js';

type Model = editor.ITextModel;

/** Asks the engine; undefined where it was started anew meanwhile: Monaco asks again by itself. */
export async function ask<K extends EngineMethod>(
  method: K,
  ...args: EngineArgs<K>
): Promise<EngineAnswer<K> | undefined> {
  try {
    return await currentModels()?.session.checking.ask(method, ...args);
  } catch {
    return undefined;
  }
}

/** Never trusted: no HTML, no commands, no addresses. */
function markdown(text: string): IMarkdownString {
  return { value: safeMarkdown(text), isTrusted: false, supportHtml: false };
}

const { CompletionItemKind: Kind, CompletionItemInsertTextRule: Rule } = languages;

const KINDS = {
  field: Kind.Field,
  key: Kind.Property,
  operator: Kind.Function,
  keyword: Kind.Keyword,
  definition: Kind.Reference,
  value: Kind.Value,
  reason: Kind.EnumMember,
};

export function registerProviders(): void {
  languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['.', ' ', ':', '"', '(', '/'],
    provideCompletionItems: completions,
  });
  languages.registerHoverProvider(LANGUAGE, {
    provideHover: async (model, position) => {
      const found = await ask('hover', pathOf(model.uri), model.getOffsetAt(position));
      return found && { range: rangeOf(model, found.at.start, found.at.end), contents: [markdown(found.text)] };
    },
  });
  languages.registerSignatureHelpProvider(LANGUAGE, {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp: signature,
  });
  languages.registerCodeActionProvider(
    LANGUAGE,
    { provideCodeActions: fixes },
    { providedCodeActionKinds: ['quickfix'] },
  );
  languages.registerDocumentFormattingEditProvider(LANGUAGE, { provideDocumentFormattingEdits: format });
  languages.registerDocumentSymbolProvider(LANGUAGE, {
    provideDocumentSymbols: async (model) =>
      ((await ask('outline', pathOf(model.uri))) ?? []).map((item) => symbolOf(model, item)),
  });
  languages.registerFoldingRangeProvider(LANGUAGE, {
    provideFoldingRanges: async (model) =>
      ((await ask('folds', pathOf(model.uri), model.getValue())) ?? []).map(({ start, end, isComment }) => ({
        ...{ start, end },
        ...(isComment ? { kind: languages.FoldingRangeKind.Comment } : {}),
      })),
  });
}

const completions: languages.CompletionItemProvider['provideCompletionItems'] = async (model, position) => {
  const found = await ask('complete', pathOf(model.uri), model.getValue(), model.getOffsetAt(position));
  if (!found) return { suggestions: [] };
  const range = rangeOf(model, found.start, found.end);
  return {
    suggestions: found.items.map(({ label, kind, insert, snippet, detail, docs, first }, index) => ({
      ...{ label, range, insertText: insert, kind: KINDS[kind] },
      sortText: `${first ? 0 : 1}${String(index).padStart(5, '0')}`,
      ...(snippet ? { insertTextRules: Rule.InsertAsSnippet } : {}),
      ...(detail === undefined ? {} : { detail }),
      ...(docs === undefined ? {} : { documentation: markdown(docs) }),
    })),
  };
};

const signature: languages.SignatureHelpProvider['provideSignatureHelp'] = async (model, position) => {
  const found = await ask('signatureHelp', model.getValue(), model.getOffsetAt(position));
  if (!found) return undefined;
  const { label, docs, parameters, active } = found;
  const said = parameters.map((each) => ({ label: each.label, documentation: markdown(each.docs) }));
  return {
    value: {
      signatures: [{ label, documentation: markdown(docs), parameters: said }],
      activeSignature: 0,
      activeParameter: active,
    },
    dispose: () => undefined,
  };
};

const fixes: languages.CodeActionProvider['provideCodeActions'] = async (model, range, context) => {
  const [start, end] = [range.getStartPosition(), range.getEndPosition()].map((each) => model.getOffsetAt(each));
  const offers = (await ask('fixes', pathOf(model.uri), start!, end!)) ?? [];
  const actions = offers.map(({ title, message, edits }, index): languages.CodeAction => ({
    title,
    kind: 'quickfix',
    isPreferred: index === 0,
    diagnostics: context.markers.filter((marker) => marker.message.startsWith(message)),
    edit: {
      edits: edits.flatMap(({ file, start: from, end: to, text }) => {
        const other = currentModels()?.of(file);
        if (!other) return [];
        return { resource: other.uri, versionId: undefined, textEdit: { range: rangeOf(other, from, to), text } };
      }),
    },
  }));
  return { actions, dispose: () => undefined };
};

const format: languages.DocumentFormattingEditProvider['provideDocumentFormattingEdits'] = async (model) => {
  const before = model.getValue();
  const after = await ask('format', pathOf(model.uri), before);
  if (after === undefined || model.getValue() !== before) return [];
  return difference(before, after).map(({ start, end, text }) => ({ range: rangeOf(model, start, end), text }));
};

function symbolOf(model: Model, { name, detail, children, ...at }: OutlineFact): languages.DocumentSymbol {
  const whole = rangeOf(model, at.start, at.end);
  const ofName = rangeOf(model, at.nameStart, at.nameEnd);
  return {
    ...{ name: name || '–', detail, tags: [] },
    kind: children.length > 0 ? languages.SymbolKind.Struct : languages.SymbolKind.Field,
    range: Range.plusRange(whole, ofName),
    selectionRange: ofName,
    children: children.map((child) => symbolOf(model, child)),
  };
}
