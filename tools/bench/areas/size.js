/** What a browser loads: definitions, engine and testing as one file without examples, minified and gzipped. */
import { bundleSize } from '../../browser/bundle.js';
import { atMost } from '../measure.js';

export async function figures() {
  const { gzip } = await bundleSize();
  return [atMost('size', 'definitions, engine and testing in the browser, gzipped, kB', gzip / 1000, 150)];
}
