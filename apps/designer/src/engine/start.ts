import type { EngineWorker } from './client.js';
import EngineScript from './engine.worker.ts?worker';

/** Starts the engine from its own address, whose policy allows it to make code. */
export function startEngine(): EngineWorker {
  return new EngineScript({ name: 'engine' });
}
