/** A formula in coloured words. Only looks: what a formula means is the engine's to say. */

export interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'call' | 'name' | 'sign' | 'space';
  readonly text: string;
}

const WORDS = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null', 'if']);
const PART =
  /(?<text>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*|\[\])*)|(?<space>\s+)|(?<sign>[\s\S])/g;

/** All of the text, piece by piece: joined they are what came in. */
export function tokensOf(formula: string): readonly Token[] {
  return [...formula.matchAll(PART)].map(({ 0: text, index, groups = {} }) => {
    if (groups['name'] !== undefined) {
      if (WORDS.has(text) && !/^\s*\(/.test(formula.slice(index + text.length))) return { kind: 'word', text };
      return { kind: /^\s*\(/.test(formula.slice(index + text.length)) ? 'call' : 'name', text };
    }
    const kind = (['text', 'number', 'space'] as const).find((each) => groups[each] !== undefined) ?? 'sign';
    return { kind, text };
  });
}
