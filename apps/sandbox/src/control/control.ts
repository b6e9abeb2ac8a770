/** `/_control`: faults, settings of targets, what the source has released, pushes. What is set is in the ledger, so it holds after a restart. */
import type { Faults, Rule } from '../faults/rules.js';
import { json, type Answer, type Incoming } from '../http/server.js';
import type { Ledger } from '../ledger/ledger.js';
import type { LedgerRecord, RequestRecord, SettingRecord } from '../ledger/records.js';
import type { Feed, FeedOptions } from '../source/harvest.js';
import { isObject, parsed } from '../targets/facts.js';
import { settingsOf } from '../targets/settings.js';
import type { Targets } from '../targets/targets.js';
import type { Pushes } from './pushes.js';

interface Parts {
  targets: Targets;
  faults: Faults;
  feed: Feed;
  pushes: Pushes;
}

type Given = Record<string, unknown>;

/** A fault rule that was removed. */
interface Removal {
  remove: string | null;
}

export class Control {
  readonly #parts: Parts;
  #ledger: Ledger | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  join(ledger: Ledger): void {
    this.#ledger = ledger;
  }

  get ledger(): Ledger {
    return this.#ledger!;
  }

  async handle(incoming: Incoming, path: string): Promise<Answer> {
    const [, area = '', name] = path.split('/');
    const { method } = incoming;
    if (area === '' && method === 'GET') return json(200, this.#overview());
    const given = incoming.body === '' ? {} : parsed(incoming.body);
    if (given === undefined) return wrong('The body is no JSON.');
    if (area === 'faults') return this.#faults(method, name, given);
    if (area === 'targets' && name !== undefined && isObject(given)) return this.#target(method, name, given);
    if (area === 'source' && isObject(given)) return this.#source(method, given);
    if (area === 'push' && isObject(given)) return this.#parts.pushes.handle(method, name, given);
    return json(404, {
      message: 'There are /_control, /_control/faults, /_control/targets/NAME, /_control/source and /_control/push.',
    });
  }

  /** Requests of the ledger count against the rules as they did when they came. */
  replayRequest(record: RequestRecord): void {
    this.#parts.faults.replay(record);
  }

  replaySetting(record: Exclude<LedgerRecord, RequestRecord>): void {
    if (record.record === 'fault') this.#changeFaults(record.value as Rule | Removal);
    else if (record.record === 'push') this.#parts.pushes.known(record.value as Given);
    else if (record.record === 'setting') this.#set(record);
  }

  #overview(): Given {
    const { targets, faults, feed, pushes } = this.#parts;
    const settings = Object.fromEntries(
      targets.open().map(({ name, settings: own }) => [name, { ...own, secret: '…' }]),
    );
    return {
      vendors: targets.names(),
      targets: settings,
      faults: faults.list(),
      source: feed.options,
      pushes: pushes.list(),
    };
  }

  async #faults(method: string, name: string | undefined, given: unknown): Promise<Answer> {
    const { faults } = this.#parts;
    if (method === 'GET') return json(200, faults.list());
    if (method === 'DELETE') {
      await this.#keep({ record: 'fault', at: Date.now(), value: { remove: name ?? null } satisfies Removal });
      faults.remove(name);
      return json(200, faults.list());
    }
    const rules: Rule[] = [];
    for (const one of Array.isArray(given) ? (given as unknown[]) : [given]) {
      const rule = isObject(one) ? faults.add(one as Partial<Rule>) : 'A fault is an object.';
      if (typeof rule === 'string') return wrong(rule);
      rules.push(rule);
      await this.#keep({ record: 'fault', at: Date.now(), value: rule });
    }
    return json(201, rules);
  }

  #changeFaults(value: Rule | Removal): void {
    if ('remove' in value) this.#parts.faults.remove(value.remove ?? undefined);
    else this.#parts.faults.add(value);
  }

  /** `outageMs`, `forgetKeys` and `forgetTokens` are said from now on; the ledger keeps the moments. */
  async #target(method: string, name: string, given: Given): Promise<Answer> {
    const target = this.#parts.targets.of(name);
    if (target === undefined) return json(404, { message: `There is no target ${name}.` });
    if (method === 'GET') return json(200, target.settings);
    const { outageMs, forgetKeys, forgetTokens, ...rest } = given;
    const at = performance.timeOrigin + performance.now();
    const settings = settingsOf({
      ...rest,
      ...(typeof outageMs === 'number' ? { outageUntil: at + outageMs } : {}),
      ...(forgetKeys === true ? { keysFrom: at } : {}),
      ...(forgetTokens === true ? { tokensFrom: at } : {}),
    });
    if (typeof settings === 'string') return wrong(settings);
    await this.#keep({ record: 'setting', at, target: name, value: settings });
    target.settings = { ...target.settings, ...settings };
    return json(200, target.settings);
  }

  async #source(method: string, given: Given): Promise<Answer> {
    const { feed } = this.#parts;
    if (method === 'GET') return json(200, feed.options);
    const { release, ...rest } = given;
    const bad = Object.entries(rest).find(
      ([name, value]) => !(name in feed.options) || typeof value !== typeof feed.options[name as keyof FeedOptions],
    );
    if (bad !== undefined || (release !== undefined && typeof release !== 'number'))
      return wrong('The source has seed, count, released (numbers), mix (shares), and release, a number more.');
    const value = { ...rest, ...(typeof release === 'number' ? { released: feed.options.released + release } : {}) };
    await this.#keep({ record: 'setting', at: Date.now(), value });
    feed.configure(value);
    return json(200, feed.options);
  }

  #set({ target, value }: SettingRecord): void {
    if (target === undefined) return this.#parts.feed.configure(value as Partial<FeedOptions>);
    const known = this.#parts.targets.of(target);
    if (known !== undefined) known.settings = { ...known.settings, ...(value as Given) };
  }

  #keep(record: Omit<SettingRecord, 'n'>): Promise<void> {
    this.ledger.append(record);
    return this.ledger.settled();
  }
}

function wrong(message: string): Answer {
  return json(422, { message });
}
