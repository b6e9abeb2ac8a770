import type { Span } from '@reckoner/diagnostics';
import type { MutationOperator } from '../change.js';
import type { PartSite } from '../sites/site.js';
import { oneLine, removal } from '../spell.js';

/** Changes that leave something out. */

export const dropField = dropping(
  {
    name: 'drop-field',
    summary: 'A field of a mapping is left out. The checks refuse it for a field that the target requires.',
    example: ['notes: = entry.notes', ''],
  },
  'field',
);

export const dropDefault = dropping(
  {
    name: 'drop-default',
    summary: 'The `default` of a field, or the `otherwise` of a table, is left out.',
    example: ['{ value: = entry.rounded_hours, default: = entry.hours }', '{ value: = entry.rounded_hours }'],
  },
  'default',
  'otherwise',
);

function dropping(head: Omit<MutationOperator, 'changes'>, ...nouns: PartSite['noun'][]): MutationOperator {
  return {
    ...head,
    *changes(site) {
      if (site.kind !== 'part' || !nouns.includes(site.noun)) return;
      const span = entrySpan(site);
      const edits = removal(span);
      const what = site.noun === 'default' ? 'its `default` was' : 'it was';
      if (edits) yield { span, words: `${what} dropped`, before: oneLine(span), after: '', edits };
    },
  };
}

/** Key and value. */
function entrySpan({ definition, path }: PartSite): Span {
  const key = definition.spanOf(path, 'key');
  return key.source.span(key.start, definition.spanOf(path).end);
}
