import { IconLock } from '@tabler/icons-react';
import { EmptyState } from './empty-state.js';

/** The person may not see this: what it would show, and which permission lets them. */
export function NoPermission({ what, permission }: { readonly what: string; readonly permission: string }) {
  return (
    <EmptyState icon={IconLock} title={`You may not see ${what} here`}>
      This needs the permission <code>{permission}</code> in this environment. An administrator can grant a role that
      holds it.
    </EmptyState>
  );
}
