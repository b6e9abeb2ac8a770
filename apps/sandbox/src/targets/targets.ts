/** All targets by the first segment of the path: `netsuite`, or `netsuite~test` for a second one of the same vendor. */
import { harvest, type Feed } from '../source/harvest.js';
import { dynamics365 } from './dynamics365.js';
import { intacct } from './intacct.js';
import { netsuite } from './netsuite.js';
import { sip } from './notes.js';
import { oracle } from './oracle.js';
import { sap } from './sap.js';
import type { Settings } from './settings.js';
import { stripe } from './stripe.js';
import { Target, type Surroundings } from './target.js';
import type { Vendor } from './vendor.js';

const UNLIMITED: Partial<Settings> = { concurrency: 0, rate: 0 };
const NAME = /^([a-z0-9]+)(~[a-z0-9-]{1,32})?$/;
const TARGETS_MAX = 256;

export class Targets {
  readonly #vendors: Record<string, Vendor>;
  readonly #targets = new Map<string, Target>();
  readonly #calendar: (system: string) => Partial<Settings>;
  readonly #limits: 'vendor' | 'none';
  #around: Surroundings | undefined;

  constructor(feed: Feed, calendar: (system: string) => Partial<Settings>, limits: 'vendor' | 'none') {
    this.#vendors = { netsuite, sap, oracle, stripe, intacct, dynamics365, harvest: harvest(feed), sip };
    this.#calendar = calendar;
    this.#limits = limits;
  }

  /** The ledger and what else comes only once the old ledger was read. */
  join(around: Surroundings): void {
    this.#around = around;
  }

  /** The target of that name, opened when it is first asked for. */
  of(name: string): Target | undefined {
    const known = this.#targets.get(name);
    if (known !== undefined) return known;
    const system = NAME.exec(name)?.[1] ?? '';
    const vendor = Object.hasOwn(this.#vendors, system) ? this.#vendors[system] : undefined;
    if (vendor === undefined || this.#targets.size >= TARGETS_MAX) return undefined;
    const settings = { ...this.#calendar(system), ...(this.#limits === 'none' ? UNLIMITED : {}) };
    const target = new Target(name, vendor, () => this.#around!, settings);
    this.#targets.set(name, target);
    return target;
  }

  names(): string[] {
    return Object.keys(this.#vendors);
  }

  open(): Target[] {
    return [...this.#targets.values()];
  }
}
