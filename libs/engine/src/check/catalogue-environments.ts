import { entry } from '@reckoner/diagnostics';

/** What looking at all environments together can find. */

const production = (order: string, gates: string): string => `--- environments/dev.environment.yaml
title: Development
order: 1
--- environments/prod.environment.yaml
title: Production
order: ${order}
gates:
  ${gates}
`;

const FREEZE = 'freeze: [{ from: 2026-12-29, to: 2027-01-05 }]';

export const sameOrder = entry(
  'environment/same-order',
  'error',
  {
    reason: 'A release is promoted from one environment to the next; two in the same place have no order.',
    bad: production('«1»', FREEZE),
    good: production('2', FREEZE),
  },
  (order: number, other: string) => ({
    message: `the environment \`${other}\` has the order ${order}, too`,
    hint: 'give each environment a place of its own in the line of promotion',
    data: { order, other },
  }),
);

export const badFreeze = entry(
  'environment/bad-freeze',
  'error',
  {
    reason: 'A freeze that ends before it begins, or on no day of the calendar, would stop nothing.',
    bad: production('2', 'freeze: [{ from: 2026-12-29, to: «2026-01-05» }]'),
    good: production('2', FREEZE),
  },
  (message: string) => ({ message, hint: 'write the first and the last day, such as 2026-12-29 and 2027-01-05' }),
);
