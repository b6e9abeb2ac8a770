import { Page } from '../design/layout/page.js';
import { Panel } from '../design/layout/panel.js';

/** What came in, what became of it, and whether everything adds up. */
export function OverviewPage() {
  return (
    <Page title="Overview">
      <Panel title="Control totals">…</Panel>
    </Page>
  );
}
