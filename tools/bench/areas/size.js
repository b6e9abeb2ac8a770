/**
 * What a browser loads, minified and gzipped. The core is what a designer needs from the first keystroke: parse, check,
 * lower, emit, interpret, run, explain and the test runner. Parts come when somebody asks for them; a part is weighed beside
 * the core, without what the core holds.
 */
import { bundleSizes } from '../../browser/bundle.js';
import { atMost, shown } from '../measure.js';

export async function figures() {
  const { core, parts, total } = await bundleSizes();
  const kilobytes = ({ gzip }) => gzip / 1000;
  return [
    atMost('size', 'in a browser at the start: parse, check, interpret, explain, test; kB', kilobytes(core), 150),
    ...parts.map((part) => shown('size', `when asked for: ${part.name}; kB`, kilobytes(part))),
    shown('size', 'the start and all parts; kB', kilobytes(total)),
  ];
}
