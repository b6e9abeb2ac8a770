import { story } from './house/story.js';

story('the parts of the design, in both schemes', async ({ visit }) => {
  for (const scheme of ['light', 'dark'] as const) {
    const ines = await visit({ scheme, height: 1500 });
    await ines.go('/design');
    await ines.page.getByRole('row').nth(5).waitFor();
    await ines.axe();
    await ines.picture(`design-${scheme}`);
  }
});
