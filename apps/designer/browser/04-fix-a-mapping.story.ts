import { story } from './house/story.js';

const MAPPING = 'mappings/harvest/time-entry.mapping.yaml';

story('fix a broken mapping with completion and quick fix, and see the sample change', async ({ visit }) => {
  const ines = await visit();
  const { page } = ines;
  await ines.go(`/workbench/${MAPPING}`);
  const text = page.getByRole('textbox', { name: `Text of ${MAPPING}` });
  await text.waitFor({ state: 'attached' });
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByText('"hours": 7.5').waitFor();
  await page.getByText('Nothing is wrong here.').waitFor();
  await ines.axe();
  await ines.picture('workbench');

  // Break a field: the finding comes, and what it is mended by.
  await page.keyboard.press('Control+p');
  await page.keyboard.type('harvest time-entry mapping');
  await page.keyboard.press('Enter');
  await text.focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('entry.rounded_hours');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await page
    .getByRole('button', { name: /rounded_hour/ })
    .first()
    .waitFor();
  await ines.picture('workbench-broken-mapping');
  await page.keyboard.press('Control+.');
  await page.getByText('Change to').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing is wrong here.').waitFor();

  // Another field, by completion: the sample comes to something else at once.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('rounded_hours');
  await page.keyboard.press('Escape');
  await page.keyboard.type('hou');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible').waitFor();
  await ines.picture('workbench-completion');
  await page.keyboard.press('Enter');
  await result.getByText('"hours": 7.48').waitFor();
  await page.getByText('saved in your change').waitFor();

  // Taken back, it is as released.
  await page.getByRole('button', { name: 'Back to the release' }).click();
  await result.getByText('"hours": 7.5').waitFor();
  await page.getByText('as released').waitFor();
  await page.getByText('saved in your change').waitFor({ state: 'detached' });
});
