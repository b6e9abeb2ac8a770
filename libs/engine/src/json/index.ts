/** Files and streams in bulk: bytes to lines to values, and lines out. Loaded by itself: a page has its values already. */
export { BAD_BYTE, ByteDecoder, ENCODINGS, type Encoding } from '../csv/decode.js';
export { LineWriter } from '../run/line-writer.js';
export { LearnedReader, type Line } from './learned-reader.js';
export { linesOf, LineSplitter } from './lines.js';
