import { entry } from '@reckoner/diagnostics';
import { DEMO_SCHEMAS } from '../lower/examples.js';

/** What checking flows that start from confirmed deliveries can say. */

const flow = (type: string, when: string): string => `${DEMO_SCHEMAS}--- mappings/demo/demo.connection.yaml
title: A demo system
system: demo
direction: both
operations: { post: {}, tell: {} }
--- flows/demo.flow.yaml
title: Tell somebody what was posted
on: { source: reckoner, type: ${type}, key: [ = data.delivery ] }
steps:
  - deliver: { to: demo, operation: tell, body: = data.sent, key: [ = data.delivery ], correct: never }
${when}`;

export const feedingItself = entry(
  'flow/feeds-itself',
  'error',
  {
    reason:
      'Each delivery that is confirmed starts this flow, its own as well; without a condition it would deliver for ever.',
    bad: flow('«delivery.posted»', ''),
    good: flow('delivery.posted', '    when: = data.operation == "post"\n'),
  },
  (connection: string, operation: string) => ({
    message: `the flow starts from its own delivery \`${connection} ${operation}\``,
    hint: `deliver under a condition that its own do not meet, such as \`when: = data.operation != "${operation}"\``,
    data: { connection, operation },
  }),
);
