import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../check/check.js';

const SCHEMA = `title: Entry
type: object
required: [ hours, day, at, status, lines, person, tags ]
properties:
  hours: { type: number }
  break: { type: number }
  rate: { type: [ number, "null" ] }
  day: { type: string, format: date }
  until: { type: string, format: date }
  at: { type: string, format: date-time }
  status: { enum: [ draft, approved ] }
  note: { type: string }
  billable: { type: boolean }
  person: { type: object, required: [ id ], properties: { id: { type: string }, boss: { $ref: demo/person } } }
  lines: { type: array, items: { type: object, required: [ hours ], properties: { hours: { type: number }, text: { type: string } } } }
  tags: { type: array, items: { type: string } }
  extra: {}
`;

/** The codes that checking a formula of a mapping field finds. */
function findings(formula: string): string[] {
  const files = new Map([
    ['reckoner.yaml', 'name: demo\nlanguage: 1\n'],
    ['mappings/demo/entry.schema.yaml', SCHEMA],
    [
      'mappings/demo/person.schema.yaml',
      'title: Person\ntype: object\nrequired: [ id ]\nproperties: { id: { type: string } }\n',
    ],
    [
      'mappings/demo/out.mapping.yaml',
      `title: Out\nfrom: { entry: demo/entry, other: any }\nto: any\nfields:\n  out: '${formula.replaceAll("'", "''")}'\n`,
    ],
  ]);
  return checkWorkspace(Workspace.of(files)).diagnostics.map((diagnostic) => diagnostic.code);
}

describe('the types of expressions', () => {
  it.each([
    ['= entry.hours * 2'],
    ['= entry.lines.0.hours'],
    ['= entry.person.boss.id'],
    ['= entry.day > "2026-10-31"'],
    ['= entry.status == "approved"'],
    ['= sum(entry.lines, item.hours) / 2'],
    ['= sum(map(entry.lines, item.hours))'],
    ['= reduce(entry.lines, accumulator + item.hours, 0)'],
    ['= filter(entry.lines, item.hours > 1 and entry.hours > 1)'],
    ['= find(entry.lines, item.hours > 8).text'],
    ['= other.anything.at.all * 2'],
    ['= abs(other.number)'],
    ['= entry.at < now()'],
    ['= "draft" in entry.tags'],
  ])('are right in %s', (formula) => {
    expect(findings(formula)).toEqual([]);
  });

  it.each([
    ['= entry.break * 2', 'type/may-be-missing'],
    ['= entry.rate * 2', 'type/may-be-missing'],
    ['= entry.break > 2', 'type/may-be-missing'],
    ['= entry.hours == entry.note', 'type/never-equal'],
    ['= entry.day == entry.note', 'type/never-equal'],
    ['= entry.day < entry.at', 'type/not-comparable'],
    ['= entry.hours < entry.day', 'type/not-comparable'],
    ['= entry.status == "aproved"', 'type/unknown-value'],
    ['= entry.day > "31.10.2026"', 'type/not-a-date'],
    ['= entry.note * 2', 'type/mismatch'],
    ['= upper(entry.hours)', 'type/mismatch'],
    ['= sum(entry.hours)', 'type/mismatch'],
    ['= entry.lines.0.hours * 2', 'type/may-be-missing'],
    ['= entry.huors', 'name/unknown-field'],
    ['= entry.day.year', 'name/no-fields'],
    ['= ruond(entry.hours)', 'operator/unknown'],
    ['= round()', 'operator/arity'],
  ])('are wrong in %s: %s', (formula, code) => {
    expect(findings(formula)).toEqual([code]);
  });
});

describe('what conditions tell about values', () => {
  it.each([
    ['= if(entry.break == null, 0, entry.break * 2)'],
    ['= if(entry.break != null, entry.break * 2, 0)'],
    ['= entry.break != null and entry.break > 2'],
    ['= entry.break == null or entry.break > 2'],
    ['= if(not entry.break, 0, entry.break * 2)'],
    ['= if(entry.break, entry.break * 2, 0)'],
    ['= if(entry.rate === null or entry.break === null, 0, 1)'],
    ['= coalesce(entry.break, 0) * 2'],
    ['= coalesce(entry.break, entry.rate, 0) * 2'],
    ['= if(entry.note == "x", length(entry.note), 0)'],
    ['= if(entry.person.boss.id != null, upper(entry.person.boss.id), "")'],
    ['= filter(entry.lines, item.text != null and length(item.text) > 2)'],
  ])('lets %s be', (formula) => {
    expect(findings(formula)).toEqual([]);
  });

  it.each([
    ['= if(entry.break != null, 0, entry.break * 2)'],
    ['= entry.break != null or entry.break > 2'],
    ['= entry.break == null and entry.break > 2'],
    ['= if(entry.break != null or entry.hours > 1, entry.break * 2, 0)'],
    ['= if(entry.note != "x", length(entry.note), 0) + entry.break'],
    ['= entry.break > 2 and entry.break != null'],
  ])('still warns in %s', (formula) => {
    expect(findings(formula)).toContain('type/may-be-missing');
  });
});
