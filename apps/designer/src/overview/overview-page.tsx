import { Page } from '../design/layout/page.js';

export function OverviewPage() {
  return <Page title="Overview">…</Page>;
}
