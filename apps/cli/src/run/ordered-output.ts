import { once } from 'node:events';

/** Standard output, with its back-pressure: a slow reader slows the run instead of filling memory. */
export class OrderedOutput {
  async write(text: string | Uint8Array): Promise<void> {
    if (text.length === 0) return;
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}
