import type { Definition, Path } from '@reckoner/definitions';
import type { Site } from './site.js';

type Rules = Definition<'rules'>;
type Then = Rules['value']['otherwise'];

export function* rulesSites(definition: Rules): Generator<Site> {
  const { rules, otherwise } = definition.value;
  yield {
    kind: 'items',
    definition,
    where: 'the rules',
    path: ['rules'],
    noun: 'rule',
    ids: rules.map(({ id }) => id),
  };
  for (const [index, rule] of rules.entries()) {
    const where = `rule \`${rule.id}\``;
    const path = ['rules', index];
    yield {
      kind: 'expression',
      definition,
      where,
      path: [...path, 'when'],
      root: rule.when,
      use: 'condition',
      role: 'when',
    };
    yield* thenSites(definition, rule.then, where, [...path, 'then']);
  }
  yield* thenSites(definition, otherwise, '`otherwise`', ['otherwise']);
}

function* thenSites(definition: Rules, then: Then, where: string, path: Path): Generator<Site> {
  const { outcome, reason, owner, deadline, outputs } = then;
  yield { kind: 'outcome', definition, where, path, outcome, reason, owner };
  if (deadline) {
    yield {
      kind: 'expression',
      definition,
      where: `${where}, \`deadline\``,
      path: [...path, 'deadline'],
      root: deadline,
      use: 'value',
      role: 'deadline',
    };
  }
  for (const [name, root] of outputs) {
    yield {
      kind: 'expression',
      definition,
      where: `${where}, output \`${name}\``,
      path: [...path, name],
      root,
      use: 'value',
      role: name,
    };
  }
}
