import { Page } from '../layout/page.js';

/** Every part of the design system, in both schemes: to look at while one builds with it. */
export function GalleryPage() {
  return <Page title="Design">…</Page>;
}
