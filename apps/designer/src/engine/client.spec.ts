import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { EngineClient, EngineRestarted, type EngineWorker } from './client.js';
import type { EngineReply, EngineRequest } from './protocol.js';

class Worker implements EngineWorker {
  onmessage: ((event: MessageEvent<EngineReply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly asked: EngineRequest[] = [];
  isEnded = false;

  postMessage(message: EngineRequest): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(reply: EngineReply): void {
    this.onmessage?.({ data: reply } as MessageEvent<EngineReply>);
  }
}

function started() {
  const workers: Worker[] = [];
  const restarts: unknown[] = [];
  const client = new EngineClient({
    start: () => {
      const worker = new Worker();
      workers.push(worker);
      return worker;
    },
    onRestart: (...about) => restarts.push(about),
  });
  return { client, workers, restarts };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the client of the engine', () => {
  test('answers find who asked, in any order', async () => {
    const { client, workers } = started();
    const first = client.call('outline', 'a');
    const second = client.call('format', 'a', 'text');
    const [worker] = workers;
    worker!.say({ id: worker!.asked[1]!.id, value: 'formatted' });
    worker!.say({ id: worker!.asked[0]!.id, value: [] });
    expect(await Promise.all([first, second])).toEqual([[], 'formatted']);
  });

  test('what went wrong there goes wrong here', async () => {
    const { client, workers } = started();
    const asked = client.call('check');
    workers[0]!.say({ id: workers[0]!.asked[0]!.id, error: 'broken' });
    await expect(asked).rejects.toThrow('broken');
  });

  test('one that hangs is ended, and said so; the first check has more time', async () => {
    const { client, workers, restarts } = started();
    const first = client.call('check');
    jest.advanceTimersByTime(20_000);
    workers[0]!.say({ id: workers[0]!.asked[0]!.id, value: { version: 0, findings: [] } });
    await first;
    const asked = client.call('outline', 'a');
    jest.advanceTimersByTime(5_001);
    await expect(asked).rejects.toThrow(EngineRestarted);
    expect([workers[0]!.isEnded, restarts]).toEqual([true, [['hung', 'outline']]]);
    void client.call('check').catch(() => undefined);
    expect(workers).toHaveLength(2);
    client.stop();
  });

  test('one that falls is ended', async () => {
    const { client, workers, restarts } = started();
    const asked = client.call('check');
    workers[0]!.onerror?.({} as ErrorEvent);
    await expect(asked).rejects.toThrow(EngineRestarted);
    expect(restarts).toEqual([['fell', 'check']]);
  });
});
