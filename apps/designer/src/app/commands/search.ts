/** Finds commands and pages by what a person types: all words somewhere, better where they begin a word. */

/** Something that can be found. */
export interface Findable {
  readonly title: string;
  readonly group: string;
  readonly keywords?: string | undefined;
}

/** The best first; what scores alike stays in its order. */
export function search<T extends Findable>(items: readonly T[], query: string): readonly T[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return items;
  return items
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf({ title, group, keywords = '' }: Findable, words: readonly string[]): number {
  let score = 0;
  for (const word of words) {
    const best = Math.max(
      within(title, word) * 4,
      within(keywords, word) * 2,
      within(group, word),
      scattered(title, word),
    );
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

function within(text: string, word: string): number {
  const at = text.toLowerCase().indexOf(word);
  if (at === -1) return 0;
  return at === 0 ? 4 : /[\s/.:-]/.test(text[at - 1]!) ? 3 : 2;
}

/** The letters in their order with others between: `ovw` finds Overview. */
function scattered(text: string, word: string): number {
  let from = 0;
  for (const letter of word) {
    from = text.toLowerCase().indexOf(letter, from) + 1;
    if (from === 0) return 0;
  }
  return word.length > 1 ? 1 : 0;
}
