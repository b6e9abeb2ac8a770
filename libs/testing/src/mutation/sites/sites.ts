import type { Definition } from '@reckoner/definitions';
import { flowSites } from './flow.js';
import { mappingSites } from './mapping.js';
import { rulesSites } from './rules.js';
import type { Mutable, Site } from './site.js';
import { tableSites } from './table.js';

/** All places of a definition that can be changed, in the order of the file. */
export function sitesOf(definition: Mutable): Iterable<Site> {
  switch (definition.kind) {
    case 'rules':
      return rulesSites(definition);
    case 'table':
      return tableSites(definition);
    case 'mapping':
      return mappingSites(definition);
    case 'flow':
      return flowSites(definition);
    case 'balance':
      return [limitSite(definition)];
  }
}

function limitSite(definition: Definition<'balance'>): Site {
  return {
    kind: 'expression',
    definition,
    where: 'the limit',
    path: ['limit'],
    root: definition.value.limit,
    use: 'value',
    role: 'limit',
  };
}
