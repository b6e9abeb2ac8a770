import type { Definition, MappingField } from '@reckoner/definitions';
import type { Site } from './site.js';

type Mapping = Definition<'mapping'>;

export function* mappingSites(definition: Mapping): Generator<Site> {
  yield* fieldSites(definition, definition.value.fields, '');
}

function* fieldSites(definition: Mapping, fields: readonly MappingField[], within: string): Generator<Site> {
  for (const field of fields) {
    if (field.absent !== undefined) continue;
    const name = `${within}${field.key}`;
    const where = `field \`${name}\``;
    const at = (role: 'when' | 'each' | 'value' | 'default'): Site[] => {
      const root = field[role];
      const words = role === 'value' ? where : `${where}, \`${role}\``;
      const use = role === 'when' ? 'condition' : 'value';
      return root
        ? [
            {
              kind: 'expression',
              definition,
              where: role === 'when' ? where : words,
              path: [...field.path, role],
              root,
              use,
              role,
            },
          ]
        : [];
    };
    yield { kind: 'part', definition, where, path: field.path, noun: 'field' };
    yield* [...at('when'), ...at('each'), ...at('value'), ...at('default')];
    if (field.default) yield { kind: 'part', definition, where, path: [...field.path, 'default'], noun: 'default' };
    if (field.fields) yield* fieldSites(definition, field.fields, `${name}.`);
  }
}
