/** What is counted and measured, as Prometheus reads it. Each runtime has its own registry, so that two in one process do not mix. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What every measure says of itself. */
export interface Measure<Label extends string> {
  /** `reckoner_..._total` for counts, `..._seconds` for times. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

/** From half a millisecond to a minute: intake answers in the first, posting is confirmed in the last. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

export class Metrics {
  readonly #registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  counter<Label extends string>({ name, help, labels = [] }: Measure<Label>): Counter<Label> {
    return new Counter({ name, help, labelNames: labels, registers: [this.#registry] });
  }

  /** Seconds that something took. */
  seconds<Label extends string>({ name, help, labels = [] }: Measure<Label>): Histogram<Label> {
    return new Histogram({ name, help, labelNames: labels, buckets: SECONDS, registers: [this.#registry] });
  }

  /** A level, read when it is asked for. */
  level<Label extends string>(
    { name, help, labels = [] }: Measure<Label>,
    read: (gauge: Gauge<Label>) => void | Promise<void>,
  ): Gauge<Label> {
    return new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.#registry],
      async collect() {
        await read(this);
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
