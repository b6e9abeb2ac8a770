import { story } from './house/story.js';

story('the overview: figures that lead to their lists, control totals that balance', async ({ visit }) => {
  for (const scheme of ['light', 'dark'] as const) {
    const ines = await visit({ scheme });
    const { page } = ines;
    await ines.go('/overview');
    await page.getByText('balanced', { exact: true }).waitFor();
    await page.getByRole('group', { name: 'What became of it' }).waitFor();
    await ines.axe();
    await ines.picture(`overview-${scheme}`);
  }
  const narrow = await visit({ width: 1024 });
  await narrow.go('/overview?days=7');
  await narrow.page.getByText('balanced', { exact: true }).waitFor();
  await narrow.picture('overview-narrow');
  await narrow.page.getByRole('link', { name: /Held/ }).press('Enter');
  await narrow.page.waitForURL('**/executions?outcome=held**');
});
