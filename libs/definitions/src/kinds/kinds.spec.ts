import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import { describeField, fieldsAt } from '../describe/describe.js';
import { fieldsAtPath } from '../describe/walk.js';
import type { FieldSpec } from '../fields/spec.js';
import { formatFile } from '../format/format.js';
import { jsonSchemaOf } from '../schema/json-schema.js';
import { parseFile } from '../workspace/workspace.js';
import type { YamlNode } from '../yaml/node.js';
import { readYaml } from '../yaml/read-yaml.js';
import { KINDS } from './index.js';
import { KIND_NAMES, type Kind } from './kind.js';

// The validator is the engine's dependency; only this test needs it here.
const { Ajv2020 } = createRequire(new URL('../../../engine/package.json', import.meta.url))('ajv/dist/2020.js');

const fileOf = (kind: Kind) => (kind === 'workspace' ? 'reckoner.yaml' : `rules/example${KINDS[kind].suffix}`);

function plain(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
  return node.value !== null && typeof node.value === 'object' ? Number(node.value.number) : node.value;
}

const dataOf = (text: string) => plain(readYaml(new Source('x.yaml', text)).root!);

describe.each(KIND_NAMES.map((kind) => [kind] as const))('the kind %s', (kind) => {
  const validate = new Ajv2020({ strict: false }).compile(jsonSchemaOf(kind));

  it.each(KINDS[kind].examples.map((example) => [example]))(
    'parses its example, which its JSON Schema accepts too',
    (example) => {
      const { definition, diagnostics } = parseFile(fileOf(kind), example);
      expect(diagnostics).toEqual([]);
      expect(definition).toMatchObject({ kind, complete: true });
      expect([validate(dataOf(example)), validate.errors]).toEqual([true, null]);
      if (kind !== 'sample') expect(formatFile(fileOf(kind), example)).toEqual({ text: example });
    },
  );

  it('refuses an unknown field in both', () => {
    if (kind === 'sample') return;
    const example = `${KINDS[kind].examples[0]!.trimEnd()}\nodd-field: 1\n`;
    expect(parseFile(fileOf(kind), example).diagnostics.map(({ code }) => code)).toEqual(['shape/unknown-field']);
    expect(validate(dataOf(example))).toBe(false);
  });

  it('says of every field what it is, in a sentence', () => {
    const seen = new Set<FieldSpec>();
    const visit = (path: readonly (string | number)[]) => {
      for (const [name, field] of path.length > 6 ? [] : fieldsAtPath(kind, path)) {
        if (seen.has(field)) continue;
        seen.add(field);
        expect([name, field.summary]).toEqual([name, expect.stringMatching(/^[A-Z`].*\.$/)]);
        visit([...path, name]);
        visit([...path, name, 0]);
        visit([...path, name, 'any-key']);
      }
    };
    visit([]);
    expect(seen.size > 0).toBe(kind !== 'sample');
  });
});

describe('describeField', () => {
  it('follows a path through lists, steps and maps of the author', () => {
    expect(describeField('flow', ['steps', 0, 'deliver', 'correct', 'reverse-with'])?.required).toBe(true);
    expect(describeField('flow', ['steps', 3, 'steps', 0, 'map', 'with'])?.refersTo).toEqual(['mapping']);
    expect(describeField('flow', ['on', 'source'])?.refersTo).toEqual(['connection']);
    expect(describeField('rules', ['rules', 0, 'then', 'outcome'])?.words).toEqual([
      'accept',
      'hold',
      'exclude',
      'reject',
    ]);
    expect(describeField('mapping', ['fields', 'tags[]', 'each'])?.form).toBe('an expression');
    expect(describeField('schema', ['properties', 'a', 'items', 'role'])?.words).toContain('amount');
    expect(describeField('reasons', ['reasons', 'LATE', 'owner'])?.summary).toBe('The team that can act on it.');
    expect(describeField('rules', ['nothing'])).toBeUndefined();
  });

  it('lists what may stand in a map', () => {
    expect(fieldsAt('table', ['rows', 0]).map(({ name }) => name)).toEqual(['id', 'if', 'then', 'note']);
    expect(fieldsAt('flow', ['steps', 0]).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['map', 'steps', 'when', 'to']),
    );
    expect(fieldsAt('environment', ['gates', 'plan']).map(({ name }) => name)).toContain('max-age');
  });
});
