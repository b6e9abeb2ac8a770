import type { Span, TextEdit } from '@reckoner/diagnostics';
import { nextOf, textOf, type MutationOperator } from '../change.js';
import type { OutcomeSite } from '../sites/site.js';
import { became } from './on-expressions.js';

/** Changes of what rules decide. */

export const OUTCOMES: readonly string[] = ['accept', 'exclude', 'hold', 'reject'];

const OTHER: Readonly<Record<string, string>> = {
  accept: 'exclude',
  exclude: 'reject',
  hold: 'reject',
  reject: 'hold',
};

export const outcome: MutationOperator = {
  name: 'outcome',
  summary: 'A rule decides otherwise: accept becomes exclude, exclude and hold become reject, reject becomes hold.',
  example: ['{ outcome: hold, reason: NOT_APPROVED }', '{ outcome: reject, reason: NOT_APPROVED }'],
  *changes(site) {
    if (site.kind !== 'outcome') return;
    const other = OTHER[site.outcome]!;
    const { span, edits } = edited(site, 'outcome', other);
    if (edits)
      yield { span, words: `outcome ${became(site.outcome, other)}`, before: site.outcome, after: other, edits };
  },
};

export const reason: MutationOperator = {
  name: 'reason',
  summary: 'A rule gives the next reason of the catalogues instead of its own, or names another owner.',
  example: ['{ outcome: hold, reason: NOT_APPROVED }', '{ outcome: hold, reason: OTHER_REASON }'],
  *changes(site, { reasons }) {
    if (site.kind !== 'outcome') return;
    for (const [field, value, other] of [
      ['reason', site.reason, site.reason === undefined ? undefined : nextOf(reasons, site.reason)],
      ['owner', site.owner, `${site.owner}-`],
    ] as const) {
      if (value === undefined || other === undefined) continue;
      const { span, edits } = edited(site, field, other);
      yield { span, words: `${field} ${became(value, other)}`, before: value, after: other, edits };
    }
  },
};

/** The field with another value; where it is not written, it is added. */
function edited(site: OutcomeSite, field: string, value: string): { span: Span; edits: readonly TextEdit[] } {
  const whole = site.definition.spanOf(site.path);
  const span = site.definition.spanOf([...site.path, field]);
  const isWritten = span.start !== whole.start || span.end !== whole.end;
  return isWritten
    ? { span, edits: [{ span, text: value }] }
    : { span: whole, edits: [added(whole, `${field}: ${value}`)] };
}

/** The entry as the first of a map. */
function added(map: Span, entry: string): TextEdit {
  const { source, start } = map;
  if (!textOf(map).startsWith('{')) {
    const indent = ' '.repeat(source.position(start).column - 1);
    return { span: source.span(start, start), text: `${entry}\n${indent}` };
  }
  const comma = /^\{\s*\}$/.test(textOf(map)) ? '' : ',';
  return { span: source.span(start + 1, start + 1), text: ` ${entry}${comma}` };
}
