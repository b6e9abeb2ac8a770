import { describeSet, describeSingle } from '../constraints/describe.js';
import { compareCuts, type Cut } from '../constraints/line.js';
import { overlap, payloadOf } from '../constraints/read.js';
import type { ValueSet } from '../constraints/value-set.js';
import { pick } from '../constraints/witness.js';
import type { Maybe, ObjectValue } from '../values/value.js';
import type { Box } from './cover.js';
import type { Dimension } from './dimension.js';

/** A combination of the columns' values, as a counter-example. */
export interface Example {
  /** By column. */
  readonly values: ReadonlyMap<string, Maybe>;
  /** By column that matters: all values for which the finding holds too, in words that fit behind "is". */
  readonly where: ReadonlyMap<string, string>;
  /** The inputs with these values; absent where a column is no plain path, so that its payload is not known. */
  readonly payload: ObjectValue | undefined;
  /**
   * Columns that are computed and of which the finding assumes that they can have their value, independently of
   * other columns. If there are none, the finding is proven.
   */
  readonly assumes: readonly string[];
}

/** An example of a box of combinations. */
export function exampleOf(dimensions: readonly Dimension[], box: Box): Example {
  const sides = dimensions.map((dimension, index) => {
    const values = box[index]!;
    const set = valuesOfAtoms(dimension, values);
    const matters = values.length !== 2 || values[1]! - values[0]! < dimension.atoms.length;
    return { dimension, set, matters, value: pick(dimension.domain, set)?.value };
  });
  const fields = sides.flatMap(({ dimension: { path }, value }) => (path ? [{ path, value }] : []));
  const named = sides.flatMap((side) => side.dimension.names.map((name) => ({ ...side, name })));
  const computed = named.filter(({ dimension, matters }) => matters && isDependent(dimension, dimensions));
  return {
    values: new Map(named.map(({ name, value }) => [name, value])),
    where: new Map(
      named
        .filter(({ matters }) => matters)
        .map(({ name, dimension, set }) => [name, describeSet(dimension.domain, set)]),
    ),
    payload: fields.length === sides.length ? payloadOf(fields) : undefined,
    assumes: computed.map(({ name }) => name),
  };
}

/** `type` is retainer, `hours` is from 40 to 45; where nothing matters, any input. */
export function exampleText({ where, values }: Example): string {
  if (where.size === 0)
    return values.size === 0
      ? 'any input'
      : [...values].map(([name, value]) => `\`${name}\` is ${describeSingle(value)}`).join(', ');
  return [...where].map(([name, words]) => `\`${name}\` is ${words}`).join(', ');
}

function isDependent(dimension: Dimension, all: readonly Dimension[]): boolean {
  if (!dimension.path) return true;
  return all.some((other) => other !== dimension && other.reads.some((read) => overlap(read, dimension.path!)));
}

/** Atoms ascend, so their union is their cuts, without those at which one ends where the next begins. */
function valuesOfAtoms({ atoms }: Dimension, ranges: readonly number[]): ValueSet {
  const cuts: Cut[] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    for (const cut of atoms.slice(ranges[index]!, ranges[index + 1]!).flat()) {
      const last = cuts.at(-1);
      if (last && compareCuts(last, cut) === 0) cuts.pop();
      else cuts.push(cut);
    }
  }
  return cuts;
}
