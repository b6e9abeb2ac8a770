/** So many of the elements, in their order, chosen by the seed alone. */
export function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  const next = generator(seed);
  const indexes = [...all.keys()];
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(next() * (indexes.length - at));
    [indexes[at], indexes[other]] = [indexes[other]!, indexes[at]!];
  }
  return indexes
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((index) => all[index]!);
}

/** Numbers from 0 to 1 that the seed fixes (mulberry32). */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
