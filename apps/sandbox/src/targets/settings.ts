/** What can be set for each target while it runs: limits, lives of tokens and keys, its books' calendar, outages. */
export interface Settings {
  /** Requests at a time; 0 is no limit. */
  concurrency: number;
  /** Requests in each window; 0 is no limit. */
  rate: number;
  windowMs: number;
  /** What its own 429 says in Retry-After; `missing` says nothing. */
  throttleSays: 'seconds' | 'missing';
  latencyMs: number;
  tokenLifeS: number;
  /** Whether a new token ends those before it. */
  tokens: 'many' | 'one';
  keyLifeS: number;
  /** How long what is accepted stays staged, or a job runs. */
  jobMs: number;
  /** By legal entity, as YYYY-MM. */
  closedPeriods: Record<string, string[]>;
  /** By the target's own numbers. */
  customersOnHold: string[];
  /** Until then it is down, ... */
  outageUntil: number;
  /** ... by closing connections, or by answering 503. */
  outage: 'reset' | '503';
  /** Tokens handed out before this moment no longer hold. */
  tokensFrom: number;
  /** Idempotency keys used before this moment are forgotten. */
  keysFrom: number;
  /** Gates longer than this are judged as this long: no client need wait thirty years. */
  longestGateS: number;
  /** Whether what comes inside a gate is refused, with what is left of the wait. */
  keepsGates: boolean;
  user: string;
  secret: string;
}

export const DEFAULTS: Settings = {
  concurrency: 0,
  rate: 0,
  windowMs: 1000,
  throttleSays: 'seconds',
  latencyMs: 0,
  tokenLifeS: 3600,
  tokens: 'many',
  keyLifeS: 86_400,
  jobMs: 1000,
  closedPeriods: {},
  customersOnHold: [],
  outageUntil: 0,
  outage: '503',
  tokensFrom: 0,
  keysFrom: 0,
  longestGateS: 3600,
  keepsGates: false,
  user: 'reckoner',
  secret: 'sandbox-secret',
};

/** The given settings that exist and have the right type, or which one is wrong. */
export function settingsOf(given: Record<string, unknown>): Partial<Settings> | string {
  for (const [name, value] of Object.entries(given)) {
    const known = (DEFAULTS as unknown as Record<string, unknown>)[name];
    if (!Object.hasOwn(DEFAULTS, name))
      return `There is no setting "${name}"; there are ${Object.keys(DEFAULTS).join(', ')}.`;
    if (typeof value !== typeof known || Array.isArray(value) !== Array.isArray(known))
      return `The setting "${name}" is like ${JSON.stringify(known)}, not ${JSON.stringify(value)}.`;
  }
  return given as Partial<Settings>;
}
