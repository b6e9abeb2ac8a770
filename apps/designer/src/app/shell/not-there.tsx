import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Page } from '../../design/layout/page.js';
import { EmptyState } from '../../design/states/empty-state.js';

/** An address that is none. */
export function NotThere() {
  return (
    <Page title="No such page">
      <EmptyState icon={IconMapOff} title="There is no such page" next={<Link href="/overview">To the overview</Link>}>
        The address is mistyped, or what stood here has moved. The palette finds pages by their name.
      </EmptyState>
    </Page>
  );
}
