import type { Block } from './block.js';
import { code, type Code } from './code.js';
import type { TableIndex } from './table-index.js';

/** A group of steps may have so many entries for each row of the table. */
const ENTRIES_PER_ROW = 8;

/**
 * The graph of a table's index with neighbouring steps made at once, by one class for their columns together. Each step
 * waits for what the one before it fetched, and in a large table that comes from far: few steps are worth more than a
 * small graph.
 */
export interface TableGraph {
  /** The first node, or the complement of a leaf. */
  readonly root: number;
  /** Per node and class of its group: the next node, or the complement of a leaf. */
  readonly next: Int32Array;
  /** Per group of steps: how many classes each of its columns has. */
  readonly groups: readonly (readonly number[])[];
}

export function mergeSteps(index: TableIndex, rows: number): TableGraph {
  const groups = groupsOf(index, rows * ENTRIES_PER_ROW);
  const next: number[] = [];
  const places = new Map<number, number>();
  const placed = (node: number, group: number): number => {
    if (node < 0) return node;
    const known = places.get(node);
    if (known !== undefined) return known;
    const nodes = groups[group]!.reduce<Int32Array>((from, size) => following(index, from, size), Int32Array.of(node));
    const place = next.length;
    places.set(node, place);
    for (const each of nodes) next.push(each);
    for (let at = place; at < place + nodes.length; at++) next[at] = placed(next[at]!, group + 1);
    return place;
  };
  const root = placed(index.root, 0);
  return { root, next: Int32Array.from(next), groups };
}

/** Per node and class, in order, what follows; leaves stay what they are. */
function following({ next }: TableIndex, nodes: Int32Array, size: number): Int32Array {
  const made = new Int32Array(nodes.length * size);
  nodes.forEach((node, at) => {
    if (node < 0) made.fill(node, at * size, (at + 1) * size);
    else made.set(next.subarray(node, node + size), at * size);
  });
  return made;
}

/** As many steps go together as leave the entries of their nodes few. */
function groupsOf(index: TableIndex, entriesMax: number): number[][] {
  const groups: number[][] = [];
  let entries = Infinity;
  let nodes: Int32Array = Int32Array.of(index.root);
  for (const { classes } of index.steps) {
    entries *= classes.size;
    if (entries <= entriesMax) groups.at(-1)!.push(classes.size);
    else {
      groups.push([classes.size]);
      entries = nodes.length * classes.size;
    }
    nodes = Int32Array.from(new Set(following(index, nodes, classes.size).filter((node) => node >= 0)));
  }
  return groups;
}

/** The way through the graph by the classes of the steps, to the complement of a leaf. */
export function emitWalk({ root, next, groups }: TableGraph, classes: readonly Code[], at: Block): Code {
  const list = at.emission.unit.bind('next', next);
  let node: Code = code`${root}`;
  let taken = 0;
  groups.forEach((sizes, group) => {
    const own = classes.slice(taken, (taken += sizes.length));
    const together = own.reduce((sum, each, step) => code`(${sum} * ${sizes[step]} + ${each})`);
    const step = code`${list}[${node} + ${together}]`;
    node = at.constant('node', group === 0 && root >= 0 ? step : code`${node} < 0 ? ${node} : ${step}`);
  });
  return node;
}
