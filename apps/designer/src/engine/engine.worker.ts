/** The engine in a thread of its own, at an address of its own: the only place of the designer where code may be made. */
import type { EngineReply, EngineRequest } from './protocol.js';
import { EngineService } from './service.js';

const service = new EngineService();
const reply = (message: EngineReply): void => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<EngineRequest>) => {
  const { id, method, args } = data;
  const call = service[method] as (...args: readonly unknown[]) => unknown;
  const tell = (part: unknown): void => reply({ id, part });
  try {
    reply({ id, value: call.call(service, ...args, ...(method === 'test' ? [tell] : [])) });
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
