import { story } from './house/story.js';

story('sign in, look around, switch person and scheme, all by keyboard', async ({ server, visit }) => {
  const ines = await visit({ as: null });
  const { page } = ines;
  await page.goto(await server.makeLink());
  await page.getByRole('heading', { name: 'Sign in to Reckoner' }).waitFor();
  await ines.axe();
  await ines.picture('sign-in');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.waitForURL('**/e/dev/overview');
  await ines.axe();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search pages and commands' }).waitFor();
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await ines.axe();

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await ines.axe();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL('**/e/dev/audit');

  await page.getByRole('button', { name: 'Administrator: person and look' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Ines Keller' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ines Keller: person and look' }).waitFor();
  await page.getByText('You may not see audit here').waitFor();
  await ines.axe();
});
