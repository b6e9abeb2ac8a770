import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { json, TestTarget } from '../../../test/delivery/target.js';
import { World } from '../../../test/delivery/world.js';

const database = useDatabase();
let target: TestTarget;
let world: World;

const CONNECTION = `title: ERP
system: erp
direction: target
class: K2
timeout: PT2S
limits: { concurrency: 3 }
operations:
  many: { path: /many, external-reference: ref, reference: id, bulk: { max: 5, key: ref, status: status } }
`;

beforeAll(async () => {
  target = await TestTarget.start();
  world = new World(database);
  await world.connect(CONNECTION, target.address);
});
afterAll(async () => {
  await world.close();
  await target.stop();
});
beforeEach(async () => {
  target.seen.length = 0;
  await database.asOwner(
    'TRUNCATE delivery, delivery_queue, delivery_payload, delivery_attempt, effect, exception_case, case_entry, connection_gate RESTART IDENTITY CASCADE',
  );
});

const owe = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => world.owe({ operation: 'many', key: `k-${index}`, body: { index } })),
  );

describe('deliveries in bulk', () => {
  test('many go in one request, and each line counts by itself', async () => {
    target.answer = (seen, response) => {
      const lines = JSON.parse(seen.body) as { ref: string; index: number }[];
      const all = Array.isArray(lines) ? lines : [lines];
      const answers = all.map(({ ref, index }) =>
        index === 2 ? { ref, status: 400 } : { ref, status: 201, id: `D${index}` },
      );
      // one that goes alone is answered as one
      if (Array.isArray(lines)) json(response, 207, answers);
      else json(response, answers[0]!.status, answers[0]);
    };
    const ids = await owe(6);
    await world.deliver(2);
    expect(target.seen.length).toBeLessThan(6);
    expect(await world.states()).toEqual({ posted: 5, refused: 1 });
    expect(await world.delivery(ids[4]!)).toMatchObject({ reference: 'D4' });
  });

  test('an answer with lines missing leaves only those unclear, and they are sent again', async () => {
    let isWhole = false;
    target.answer = (seen, response) => {
      const bodies = [JSON.parse(seen.body) as { ref: string } | { ref: string }[]].flat();
      const lines = bodies.map(({ ref }) => ({ ref, status: 201, id: `D-${ref}` }));
      json(response, 207, bodies.length > 1 ? (isWhole ? lines : lines.slice(1)) : lines[0]);
      isWhole = true;
    };
    await owe(5);
    for (let round = 0; round < 3; round += 1) {
      await world.timePasses();
      await world.deliver();
    }
    expect(await world.states()).toEqual({ posted: 5 });
  });

  test('an answer to many that is lost leaves all of them unclear, and each is sent again under its own reference', async () => {
    const made: string[] = [];
    target.answer = (seen, response) => {
      const bodies = [JSON.parse(seen.body) as { ref: string } | { ref: string }[]].flat();
      made.push(...bodies.map(({ ref }) => ref));
      if (target.seen.length === 1) return void response.socket!.resetAndDestroy();
      const lines = bodies.map(({ ref }) => ({ ref, status: 201, id: `D-${ref}` }));
      json(response, 200, bodies.length > 1 ? lines : lines[0]);
    };
    await owe(5);
    for (let round = 0; round < 4; round += 1) {
      await world.timePasses();
      await world.deliver();
    }
    expect(await world.states()).toEqual({ posted: 5 });
    expect(new Set(made).size).toBe(5);
  });
});
