/** One permission a verb. What a caller may do is the union of what the roles granted to it hold, within their scopes. */
export const PERMISSIONS = {
  'events.send': 'Send events and upload files of them.',
  'events.read': 'See events, their bytes and their status.',
  'flows.evaluate': 'Try a flow on data, without any effect.',
  'executions.read': 'See executions, their results and why they ended so.',
  'executions.retry': 'Attempt an execution again on its own release.',
  'executions.replay': 'Execute an event anew with the release, rows and time of today.',
  'totals.read': 'See control totals.',
  'money.read': 'See rates, amounts and margins.',
  'payload.read': 'See the fields of payloads that schemas mark as sensitive.',
  'drift.read': 'See fields that sources send and schemas do not know.',
  'drift.accept': 'Mark a drift as known.',
  'cases.read': 'See cases.',
  'cases.comment': 'Comment on cases.',
  'cases.assign': 'Assign cases.',
  'cases.resolve': 'Resolve cases.',
  'cases.edit': "Write an operator's revision of an entry.",
  'cases.approve': "Release an operator's revision that somebody else wrote.",
  'deliveries.read': 'See deliveries and what the targets answered.',
  'deliveries.release': 'Release deliveries that wait for review.',
  'deliveries.settle': 'Say what became of a delivery whose answer is unknown, or send it again.',
  'connections.read': 'See connections and how they fare.',
  'connections.manage': 'Set addresses, options and secrets of connections.',
  'connections.pause': 'Pause and resume a connection, or have its deliveries reviewed.',
  'reference.read': 'See reference rows.',
  'reference.import': 'Import reference rows.',
  'releases.read': 'See releases and environments.',
  'releases.create': 'Store a release.',
  'environments.point': 'Point an environment at a release.',
  'history.import': 'Import what was billed elsewhere, and opening balances.',
  'audit.read': 'See and verify the audit trail.',
  'access.read': 'See people, keys and what they may do.',
  'access.manage': 'Make keys, grant and revoke roles.',
  'data.erase': 'Erase a person from stored payloads.',
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** What they reach is of no legal entity and no team: a role that is limited to one does not hold them. */
export const INDIVISIBLE: ReadonlySet<Permission> = new Set<Permission>([
  'connections.manage',
  'connections.pause',
  'reference.import',
  'releases.create',
  'environments.point',
  'history.import',
  'audit.read',
  'access.read',
  'access.manage',
  'data.erase',
]);

const READING: readonly Permission[] = [
  'events.read',
  'executions.read',
  'totals.read',
  'drift.read',
  'cases.read',
  'deliveries.read',
  'connections.read',
  'reference.read',
  'releases.read',
];

/** Named sets of permissions. A person or key is granted roles, each within an environment, legal entity and team or in all. */
export const ROLES: Readonly<Record<string, readonly Permission[]>> = {
  viewer: READING,
  analyst: [...READING, 'money.read', 'flows.evaluate', 'cases.comment', 'drift.accept', 'releases.create'],
  approver: [...READING, 'money.read', 'cases.comment', 'cases.approve', 'deliveries.release', 'environments.point'],
  operator: [
    ...READING,
    'money.read',
    'flows.evaluate',
    'executions.retry',
    'executions.replay',
    'cases.comment',
    'cases.assign',
    'cases.resolve',
    'cases.edit',
    'deliveries.release',
    'deliveries.settle',
    'connections.pause',
    'reference.import',
    'events.send',
  ],
  admin: [
    ...READING,
    'connections.manage',
    'connections.pause',
    'history.import',
    'audit.read',
    'access.read',
    'access.manage',
    'data.erase',
  ],
  /** For keys of systems that send events. */
  sender: ['events.send', 'events.read', 'flows.evaluate'],
};
