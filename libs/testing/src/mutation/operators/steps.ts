import type { Step } from '@reckoner/definitions';
import type { Span } from '@reckoner/diagnostics';
import { nextOf, type Change, type MutationOperator } from '../change.js';
import type { StepSite } from '../sites/site.js';
import { oneLine, removal, shown, spellExpression } from '../spell.js';
import { became, call, literal } from './on-expressions.js';

/** Changes of the steps of flows. */

export const dropStep: MutationOperator = {
  name: 'drop-step',
  summary: 'A step that binds nothing is left out: `validate`, `decide` without `as`, `deliver`, `on`.',
  example: ['- decide: { with: billing/eligibility }', ''],
  *changes(site) {
    if (site.kind !== 'step' || !isDroppable(site.step)) return;
    const { span } = site.step;
    const edits = removal(span);
    if (edits) yield { span, words: 'it was dropped', before: oneLine(span), after: '', edits };
  },
};

function isDroppable(step: Step): boolean {
  return (
    step.kind === 'validate' ||
    step.kind === 'deliver' ||
    step.kind === 'on' ||
    (step.kind === 'decide' && step.decide.as === undefined)
  );
}

const OTHER = { hold: 'reject', reject: 'hold', exclude: 'reject' } as const;

export const missingRow: MutationOperator = {
  name: 'missing-row',
  summary: 'A missing row means another outcome, or gives another reason.',
  example: ['missing: hold PROJECT_UNKNOWN', 'missing: reject PROJECT_UNKNOWN'],
  *changes(site, { reasons }) {
    if (site.kind !== 'step' || site.step.kind !== 'enrich') return;
    const { missing } = site.step.enrich;
    if (missing === 'ok') return;
    const before = `${missing.outcome} ${missing.reason}`;
    const other = nextOf(reasons, missing.reason);
    yield replaced(site, ['enrich', 'missing'], [before, `${OTHER[missing.outcome]} ${missing.reason}`]);
    if (other !== undefined) yield replaced(site, ['enrich', 'missing'], [before, `${missing.outcome} ${other}`]);
  },
};

export const delivery: MutationOperator = {
  name: 'delivery',
  summary: 'A delivery asks for another operation of its target, is known by another key, or corrects in another way.',
  example: ['operation: upsert-time-bill', 'operation: delete-time-bill'],
  *changes(site, { operationsOf }) {
    if (site.kind !== 'step' || site.step.kind !== 'deliver') return;
    const { operation, to, correct } = site.step.deliver;
    const other = nextOf(operationsOf(to), operation);
    if (other !== undefined) yield replaced(site, ['deliver', 'operation'], [operation, other]);
    yield* keyChanges(site);
    if (typeof correct === 'string')
      yield replaced(site, ['deliver', 'correct'], [correct, correct === 'upsert' ? 'never' : 'upsert']);
    else yield replaced(site, ['deliver', 'correct'], [`reverse-with: ${correct['reverse-with']}`, 'upsert']);
  },
};

/** Each part of a key of several is left out; the only one gets something behind it. */
function* keyChanges(site: StepSite): Generator<Change> {
  if (site.step.kind !== 'deliver') return;
  const { key } = site.step.deliver;
  for (const [index, root] of key.entries()) {
    const path = [...site.path, 'deliver', 'key', index];
    const span = site.definition.spanOf(path);
    if (key.length > 1) {
      const edits = removal(span);
      if (edits)
        yield { span, words: `\`${shown(root)}\` was dropped from its key`, before: shown(root), after: '', edits };
      continue;
    }
    const by = call('cat', [root, literal('~', root.span)], root);
    const edits = [
      spellExpression(
        { kind: 'expression', definition: site.definition, where: site.where, path, root, use: 'value', role: 'key' },
        by,
      ),
    ];
    yield { span, words: `its key ${became(shown(root), shown(by))}`, before: shown(root), after: shown(by), edits };
  }
}

export const endState: MutationOperator = {
  name: 'end-state',
  summary: 'Steps that follow an end no longer run after one of the ends that they name.',
  example: ['- on: [rejected, held]', '- on: [rejected]'],
  *changes(site) {
    if (site.kind !== 'step' || site.step.kind !== 'on' || site.step.on.length < 2) return;
    const ends = site.step.on;
    for (const [index, end] of ends.entries()) {
      const span = site.definition.spanOf([...site.path, 'on', index]);
      const edits = removal(span);
      if (edits)
        yield {
          span,
          words: `\`${end}\` was dropped`,
          before: ends.join(', '),
          after: ends.filter((one) => one !== end).join(', '),
          edits,
        };
    }
  },
};

function replaced(site: StepSite, field: readonly string[], [before, after]: readonly [string, string]): Change {
  const span: Span = site.definition.spanOf([...site.path, ...field]);
  return {
    span,
    words: `\`${field.at(-1)}\`: ${became(before, after)}`,
    before,
    after,
    edits: [{ span, text: after }],
  };
}
