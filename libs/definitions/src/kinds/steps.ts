import type { Span } from '@reckoner/diagnostics';
import type { Path } from '../definition.js';
import {
  choice,
  bySibling,
  either,
  expression,
  map,
  object,
  oneOrMore,
  optional,
  reference,
  required,
  text,
  words,
} from '../fields/field.js';
import type { Infer, StepsSpec, Typed } from '../fields/spec.js';
import { NAME, name } from './common.js';

/** The steps of a flow. Each is a map with exactly one step name and, beside it, the siblings of that step. */

const given = optional(
  'The inputs, by name; one that is not given binds to the value of the same name in scope.',
  map('input', expression(), { keyPattern: NAME }),
  { examples: ['{ entry: = data }'] },
);
const key = (summary: string) => required(summary, oneOrMore(expression()), { examples: ['[= entry.projectCode]'] });
const as = (summary: string) => required(summary, name());

/** What a missing row means. */
export type MissingRow = 'ok' | { readonly outcome: 'hold' | 'reject' | 'exclude'; readonly reason: string };

const MISSING = '^(ok|(hold|reject|exclude) +[A-Z][A-Z0-9_]*)$';
const missingRow = () =>
  words<MissingRow>({
    pattern: MISSING,
    expected: '`ok`, or an outcome and a reason code such as `hold PROJECT_UNKNOWN`',
    read: (written) => {
      if (!new RegExp(MISSING).test(written)) return undefined;
      if (written === 'ok') return 'ok';
      const [outcome, reason] = written.split(/ +/) as ['hold' | 'reject' | 'exclude', string];
      return { outcome, reason };
    },
  });

const validate = object({
  schema: required('The schema.', reference('schema')),
  of: required('What must fit it.', expression(), { examples: ['= data'] }),
});

const mapStep = object({
  with: required('The mapping.', reference('mapping')),
  given,
  as: as('The name of the result.'),
});

const enrich = object({
  from: required('The reference table.', reference('reference')),
  key: key("The key, in the order of the table's key."),
  at: optional('The date at which the row must be valid; needed exactly where the table is dated.', expression()),
  as: as('The name of the row.'),
  missing: required('What a missing row means: an outcome with a reason code, or `ok`.', missingRow(), {
    examples: ['hold PROJECT_UNKNOWN', 'ok'],
  }),
});

const decide = object({
  with: required('The rule set or decision table.', reference('rules', 'table')),
  given,
  as: optional('The name of what it gives.', name()),
});

const draw = object({
  from: required('The balance.', reference('balance')),
  key: key("The key, in the order of the balance's key."),
  amount: required('How much is asked for.', expression()),
  given,
  as: as('The name of the answer: `{ before, granted, over }`.'),
});

const split = object({
  each: required(
    'Named amounts, of which those of zero fall away; or, together with `key`, a list.',
    bySibling('key', expression(), map('part', expression(), { min: 1 })),
    { examples: ['{ standard: = week.granted, overtime: = week.over }', '= data.days'] },
  ),
  key: optional('For a list: the key of an element, which is `item`.', expression(), { examples: ['= item.date'] }),
  as: as('The name of the part: `{ key, value }`.'),
});

const route = object({
  with: required('The rule set or decision table; its output `to` names the branch.', reference('rules', 'table')),
  given,
});

const remember = object({
  in: required('The reference table that gets a row.', reference('reference')),
  key: key('The key of the row; it may rest on the answer, too.'),
  value: required(
    "What the row holds: its fields, or the value of its only one. The target's answer is `answer`, what the target calls what it made `reference`.",
    expression(),
    { examples: ['= answer.id', '{ there: = reference }'] },
  ),
});

const deliver = object({
  to: required('The connection.', reference('connection')),
  operation: required('The operation of the connection.', text()),
  body: required('What is sent.', expression()),
  books: optional(
    'The object that the delivery books, for totals and reports; its body where it is not said.',
    expression(),
  ),
  key: key('What the target knows the effect by; never contains the revision.'),
  correct: required(
    'How a newer revision reaches the target: `upsert`, `never` (each revision is a message of its own), or by reversing and delivering anew.',
    either(
      choice('upsert', 'never'),
      object({ 'reverse-with': required('The operation that takes the former delivery back.', text()) }),
    ),
    { examples: ['upsert', 'never', '{ reverse-with: reverse-cost }'] },
  ),
  remember: optional('A row of a reference table, written when the target has confirmed.', remember),
});

const letStep = object({
  value: required('The value.', expression()),
  as: as('Its name.'),
});

const ENDED = ['held', 'rejected', 'excluded', 'failed'] as const;
const ended = oneOrMore(choice(...ENDED));

/** What every parsed step has beside its own fields. */
export interface StepBase {
  readonly when?: Infer<ReturnType<typeof expression>>;
  /** The whole step. */
  readonly span: Span;
  /** Its path in the file, for `spanOf`. */
  readonly path: Path;
}

export type ValidateStep = StepBase & { readonly kind: 'validate'; readonly validate: Infer<typeof validate> };
export type MapStep = StepBase & { readonly kind: 'map'; readonly map: Infer<typeof mapStep> };
export type EnrichStep = StepBase & { readonly kind: 'enrich'; readonly enrich: Infer<typeof enrich> };
export type DecideStep = StepBase & { readonly kind: 'decide'; readonly decide: Infer<typeof decide> };
export type DrawStep = StepBase & { readonly kind: 'draw'; readonly draw: Infer<typeof draw> };
export type SplitStep = StepBase & {
  readonly kind: 'split';
  readonly split: Infer<typeof split>;
  readonly steps: readonly Step[];
};
export type RouteStep = StepBase & {
  readonly kind: 'route';
  readonly route: Infer<typeof route>;
  readonly to: ReadonlyMap<string, readonly Step[]>;
};
export type PurposeStep = StepBase & {
  readonly kind: 'purpose';
  readonly purpose: string;
  readonly steps: readonly Step[];
};
export type DeliverStep = StepBase & { readonly kind: 'deliver'; readonly deliver: Infer<typeof deliver> };
export type LetStep = StepBase & { readonly kind: 'let'; readonly let: Infer<typeof letStep> };
export type OnStep = StepBase & {
  readonly kind: 'on';
  readonly on: readonly (typeof ENDED)[number][];
  readonly steps: readonly Step[];
};

/** A step of a flow, told by `kind`; the fields are where the YAML has them. */
export type Step =
  | ValidateStep
  | MapStep
  | EnrichStep
  | DecideStep
  | DrawStep
  | SplitStep
  | RouteStep
  | PurposeStep
  | DeliverStep
  | LetStep
  | OnStep;

const common = {
  when: optional('The step is skipped unless this holds.', expression(), { examples: ['= entry.billable'] }),
};

export function steps(top: boolean): StepsSpec & Typed<readonly Step[]> {
  return { type: 'steps', top, variants, common };
}

const inner = () => ({ steps: required('The steps within.', steps(false)) });

function variants(): ReturnType<StepsSpec['variants']> {
  return {
    validate: {
      summary: 'Ends as rejected INVALID_PAYLOAD unless a value fits a schema.',
      spec: validate,
      siblings: {},
    },
    map: { summary: 'Makes one object from others by a mapping.', spec: mapStep, siblings: {} },
    enrich: { summary: 'Binds the row of a reference table.', spec: enrich, siblings: {} },
    decide: {
      summary: 'Asks a rule set or decision table; an outcome other than accept ends the part, purpose or execution.',
      spec: decide,
      siblings: {},
    },
    draw: { summary: 'Takes an amount from a balance, as far as it reaches.', spec: draw, siblings: {} },
    split: { summary: 'Works on several parts, each with an end state of its own.', spec: split, siblings: inner() },
    route: {
      summary: 'Goes on in one of several branches.',
      spec: route,
      siblings: { to: required('The steps of each branch, by name.', map('branch', steps(false), { min: 1 })) },
    },
    purpose: {
      summary: 'Opens a branch with its own end state: billing, cost, payroll, revenue.',
      spec: name(),
      siblings: inner(),
    },
    deliver: { summary: 'Owes one effect to a target.', spec: deliver, siblings: {} },
    let: { summary: 'Names a value.', spec: letStep, siblings: {} },
    on: {
      summary: 'Runs after all other steps, once for each purpose or part that ended so.',
      docs: 'In scope: `purpose`, `part` and `reason` (`code`, `message`, `owner`, `remedy`).',
      spec: ended,
      siblings: inner(),
      last: true,
    },
  };
}
