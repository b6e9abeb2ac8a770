import { entry } from '@reckoner/diagnostics';
import { inFlow, inMapping, inRules } from './examples.js';

/** Everything that checking an expression can say, on one screen. */

const because = {
  names: 'Only what is in scope can be read; a name that is not there would always be missing.',
  types: 'Values of this kind can never give a right answer here, whatever the payload.',
  absent: 'Where the value is missing the entry would fail; the definition should say what then holds.',
};

function known(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return names.length > 12 ? `${shown.join(', ')} and ${names.length - 12} more` : shown.join(', ') || 'nothing';
}

export const unknownName = entry(
  'name/unknown',
  'error',
  { reason: because.names, bad: inMapping('= «entri».hours'), good: inMapping('= entry.hours') },
  (name: string, names: readonly string[], meant: string | undefined) => ({
    message: `\`${name}\` is not known here`,
    hint: meant === undefined ? `known here: ${known(names)}` : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { name, meant },
  }),
);

export const unknownField = entry(
  'name/unknown-field',
  'error',
  { reason: because.names, bad: inMapping('= entry.«huors»'), good: inMapping('= entry.hours') },
  (name: string, container: string, names: readonly string[], meant: string | undefined) => ({
    message: `\`${container}\` has no field \`${name}\``,
    hint: `${meant === undefined ? '' : `did you mean \`${container}.${meant}\`? `}its fields: ${known(names)}`,
    replaceWith: meant,
    data: { name, container, meant },
  }),
);

export const noFields = entry(
  'name/no-fields',
  'error',
  { reason: because.names, bad: inMapping('= entry.hours.«value»'), good: inMapping('= entry.hours') },
  (name: string, container: string, type: string) => ({
    message: `\`${container}\` is ${type} and has no field \`${name}\``,
    hint: `read \`${container}\` itself`,
  }),
);

export const relativeName = entry(
  'name/relative',
  'error',
  {
    reason: 'Relative names mean something in conformance mode only; here the element of a list is called `item`.',
    bad: inMapping('= sum(map(entry.lines, «hours»))'),
    good: inMapping('= sum(map(entry.lines, item.hours))'),
  },
  (name: string) => ({
    message:
      name === '' ? 'an empty name reads the element only in conformance mode' : `\`${name}\` is read without \`item\``,
    hint: name === '' ? 'write `item`' : `write \`item.${name}\``,
  }),
);

export const computedName = entry(
  'name/computed',
  'warning',
  {
    reason: 'A name computed at run time cannot be checked, and reads nothing if it is misspelt.',
    bad: inMapping('= «var»(cat("entry.", "hours"))', 'label'),
    good: inMapping('= text(entry.hours)', 'label'),
  },
  () => ({ message: 'the name to read is computed', hint: 'read a fixed path, or choose between paths with `if`' }),
);

export const unknownOperator = entry(
  'operator/unknown',
  'error',
  {
    reason: 'Operators are one closed list; nothing else runs.',
    bad: inMapping('= «ruond»(entry.hours, 2)'),
    good: inMapping('= round(entry.hours, 2)'),
  },
  (name: string, meant: string | undefined) => ({
    message: `there is no operator \`${name}\``,
    hint: meant === undefined ? 'see the list of operators' : `did you mean \`${meant}\`?`,
    replaceWith: meant,
    data: { name, meant },
  }),
);

export const wrongArity = entry(
  'operator/arity',
  'error',
  {
    reason: 'An operator with too few or too many arguments has no meaning.',
    bad: inMapping('= «abs(entry.hours, 2)»'),
    good: inMapping('= abs(entry.hours)'),
  },
  (name: string, signature: string, given: number) => ({
    message: `\`${name}\` is given ${given} ${given === 1 ? 'argument' : 'arguments'}`,
    hint: `it is \`${signature}\``,
  }),
);

export const typeMismatch = entry(
  'type/mismatch',
  'error',
  { reason: because.types, bad: inMapping('= entry.hours * «"abc"»'), good: inMapping('= entry.hours * 2') },
  (where: string, wanted: string, given: string, hint: string | undefined) => ({
    message: `${where} takes ${wanted}, and this is ${given}`,
    ...(hint === undefined ? {} : { hint }),
    data: { wanted, given },
  }),
);

export const mayBeMissing = entry(
  'type/may-be-missing',
  'error',
  {
    reason: because.absent,
    bad: inMapping('= «entry.break» * 2'),
    good: inMapping('= coalesce(entry.break, 0) * 2'),
  },
  (what: string, how: string) => ({
    message: `${what} may be ${how}`,
    hint: 'say what holds then: `coalesce(…, 0)`, a condition such as `… != null`, or `required` in the schema',
  }),
);

export const unchecked = entry(
  'type/unchecked',
  'error',
  {
    reason: 'Definitions rely on the types of their inputs; a value of unknown shape must be validated first.',
    bad: inFlow('  - map: { with: demo/line, given: { entry: = «data» }, as: line }'),
    good: inFlow(
      '  - validate: { schema: demo/entry, of: = data }\n  - map: { with: demo/line, given: { entry: = data }, as: line }',
    ),
  },
  (what: string, wanted: string) => ({
    message: `${what} needs ${wanted}, and nothing is known about this value`,
    hint: 'declare the field in the schema, `validate` the payload in the flow first, or convert it (`number(…)`, `text(…)`)',
  }),
);

export const neverEqual = entry(
  'type/never-equal',
  'error',
  {
    reason: 'The comparison has the same answer for every payload.',
    bad: inMapping('= if(«entry.hours == entry.day», 1, 2)'),
    good: inMapping('= if(entry.hours == 8, 1, 2)'),
  },
  (left: string, right: string) => ({
    message: `${left} is compared with ${right}`,
    hint: 'compare values of one kind; convert one of them if that is meant',
  }),
);

export const notOrdered = entry(
  'type/not-comparable',
  'error',
  {
    reason: because.types,
    bad: inMapping('= if(«entry.hours > entry.day», 1, 2)'),
    good: inMapping('= if(entry.hours > 8, 1, 2)'),
  },
  (left: string, right: string) => ({
    message: `${left} is not comparable with ${right}`,
    hint: 'compare numbers with numbers, dates with dates, texts with texts',
  }),
);

export const unknownValue = entry(
  'type/unknown-value',
  'error',
  {
    reason: 'The schema lists the values that can occur; this is none of them.',
    bad: inMapping('= if(entry.status == «"aproved"», 1, 2)'),
    good: inMapping('= if(entry.status == "approved", 1, 2)'),
  },
  (value: string, values: readonly string[]) => ({
    message: `\`${value}\` is none of the possible values`,
    hint: `one of ${known(values)}`,
    data: { value, values },
  }),
);

export const notADate = entry(
  'type/not-a-date',
  'error',
  {
    reason: 'A date compares with dates only, written as year-month-day.',
    bad: inMapping('= if(entry.day > «"31.10.2026"», 1, 2)'),
    good: inMapping('= if(entry.day > "2026-10-31", 1, 2)'),
  },
  (value: string, wanted: string) => ({
    message: `\`${value}\` is not a ${wanted} that exists`,
    hint: wanted === 'date' ? 'write it as `2026-10-31`' : 'write it as `2026-10-31T17:00:00Z`',
  }),
);

export const numberTooLong = entry(
  'type/number-limit',
  'error',
  {
    reason: 'Numbers have at most 1,000 digits and an exponent within ±6,144.',
    bad: inMapping('= «1e9999»'),
    good: inMapping('= 1e99'),
  },
  () => ({ message: 'the number is too large to work with', hint: 'write a smaller number' }),
);

export const notAConstant = entry(
  'operator/not-a-constant',
  'error',
  {
    reason: 'Checks, keys and completion depend on it, so it must be known before any payload is.',
    bad: inMapping('= lookup(«entry.day», "x").hours'),
    good: inMapping('= lookup("rates", "x", entry.day).hours'),
  },
  (what: string) => ({ message: `${what} must be written out`, hint: 'write it as a text in double quotes' }),
);

export const keyCount = entry(
  'reference/key-count',
  'error',
  {
    reason: 'A look-up needs exactly the key of its table, and the day where the table is dated.',
    bad: inMapping('= «lookup("rates", "x")».hours'),
    good: inMapping('= lookup("rates", "x", entry.day).hours'),
  },
  (table: string, keys: readonly string[], dated: boolean) => ({
    message: `the look-up does not have the arguments that \`${table}\` needs`,
    hint: `\`lookup("${table}", ${[...keys, ...(dated ? ['at'] : [])].join(', ')})\``,
  }),
);

export const alwaysSame = entry(
  'rules/always-same',
  'warning',
  {
    reason: 'A condition that cannot go either way decides nothing.',
    bad: inRules('= «entry.hours == entry.hours»'),
    good: inRules('= entry.hours == 8'),
  },
  (truth: boolean) => ({
    message: `the condition is always ${truth ? 'true' : 'false'}`,
    hint: 'remove it, or compare what was meant',
  }),
);
