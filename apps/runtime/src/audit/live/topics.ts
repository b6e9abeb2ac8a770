import type { Permission } from '../../access/permissions.js';

/** What changes are told of, by what the audit says that they are about; who may read such may be told. */
export const TOPICS: ReadonlyMap<string, { readonly topic: string; readonly permission: Permission }> = new Map([
  ['event', { topic: 'events', permission: 'events.read' }],
  ['execution', { topic: 'executions', permission: 'executions.read' }],
  ['delivery', { topic: 'deliveries', permission: 'deliveries.read' }],
  ['case', { topic: 'cases', permission: 'cases.read' }],
  ['connection', { topic: 'connections', permission: 'connections.read' }],
  ['reference', { topic: 'reference', permission: 'reference.read' }],
  ['change', { topic: 'changes', permission: 'changes.read' }],
  ['release', { topic: 'releases', permission: 'releases.read' }],
  ['environment', { topic: 'releases', permission: 'releases.read' }],
  ['drift', { topic: 'drift', permission: 'drift.read' }],
]);
