import type { Change, MutationOperator } from '../change.js';
import { textOf } from '../change.js';
import type { ItemsSite } from '../sites/site.js';
import { oneLine, removal } from '../spell.js';

/** Changes of the order and number of rules and rows. */

export const swap: MutationOperator = {
  name: 'swap',
  summary: 'Two neighbouring rules or rows change places.',
  example: ['rules a, b', 'rules b, a'],
  *changes(site) {
    if (site.kind !== 'items') return;
    for (const [index, id] of site.ids.slice(0, -1).entries()) yield swapped(site, index, id);
  },
};

function swapped(site: ItemsSite, index: number, id: string): Change {
  const [first, second] = [index, index + 1].map((at) => site.definition.spanOf([...site.path, at])) as [
    Change['span'],
    Change['span'],
  ];
  const next = site.ids[index + 1]!;
  return {
    span: first,
    words: `${site.noun} \`${id}\` and ${site.noun} \`${next}\` changed places`,
    before: `${id}, ${next}`,
    after: `${next}, ${id}`,
    edits: [
      { span: first, text: textOf(second) },
      { span: second, text: textOf(first) },
    ],
  };
}

export const dropItem: MutationOperator = {
  name: 'drop-item',
  summary: 'A rule or row is dropped.',
  example: ['rules a, b', 'rules b'],
  *changes(site) {
    if (site.kind !== 'items') return;
    for (const [index, id] of site.ids.entries()) {
      const span = site.definition.spanOf([...site.path, index]);
      const only = site.ids.length === 1;
      const edits = only ? [{ span: site.definition.spanOf(site.path), text: '[]' }] : removal(span);
      if (edits) yield { span, words: `${site.noun} \`${id}\` was dropped`, before: oneLine(span), after: '', edits };
    }
  },
};
