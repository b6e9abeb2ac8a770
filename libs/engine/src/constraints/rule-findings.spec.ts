import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { readExample, type ExampleWorkspace } from '@reckoner/diagnostics';
import { checkWorkspace } from '../check/check.js';
import { inRules } from '../lower/examples.js';
import * as catalogue from './catalogue.js';
import { ruleFindings } from './rule-findings.js';

function findings(example: ExampleWorkspace) {
  const { files, marked } = readExample(example);
  const { program } = checkWorkspace(Workspace.of(files));
  return { marked, found: ruleFindings(program.find('rules', 'demo/check')!) };
}

describe('what is found about rules', () => {
  it.each(Object.entries(catalogue))('%s: the bad example yields it, the good one nothing', (_, entry) => {
    const { found, marked } = findings(entry.bad);
    expect(found.map(({ code, span }) => [code, span.start, span.end])).toEqual([
      [entry.code, marked!.start, marked!.end],
    ]);
    expect(findings(entry.good).found).toEqual([]);
  });

  it.each([
    ['= entry.hours > 8 and entry.hours < 8', 'the condition is always false'],
    ['= entry.status == "approved" or entry.status == "draft"', 'the condition is always true'],
    ['= entry.day > "2026-01-31" and entry.day < "2026-02-01"', 'the condition is always false'],
    ['= coalesce(entry.break, 0) >= 0 or coalesce(entry.break, 0) < 1', 'the condition is always true'],
    ['= entry.hours == entry.hours', 'the condition is always true'],
  ])('%s', (formula, message) => {
    expect(findings(inRules(formula)).found).toMatchObject([{ code: 'rules/always-same', message }]);
  });

  it.each(['= entry.hours > 8', '= entry.break == null', '= length(entry.lines) > 3', '= true'])(
    'nothing: %s',
    (formula) => {
      expect(findings(inRules(formula)).found).toEqual([]);
    },
  );
});
