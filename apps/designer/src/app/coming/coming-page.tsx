/** Pages whose content comes with the next version: they say so, what they will show, and what already works elsewhere. */
import { Button } from '@mantine/core';
import type { ComponentType } from 'react';
import { EmptyState } from '../../design/states/empty-state.js';
import { Page } from '../../design/layout/page.js';
import { PAGES } from '../pages.js';

/** The page at a path, with what it will be for and the way that is open today. */
function coming(path: string, what: string, today: string): ComponentType {
  const { title, icon } = PAGES.find((page) => page.path === path)!;
  return function Coming() {
    return (
      <Page title={title}>
        <EmptyState
          icon={icon}
          title={`${title} comes with the next version`}
          next={
            <Button variant="default" component="a" href="/docs" target="_blank">
              Open the API’s description
            </Button>
          }
        >
          {what} {today}
        </EmptyState>
      </Page>
    );
  };
}

export const WorkbenchComing = coming(
  '/workbench',
  'Here mappings, rules, tables and flows are written and tried.',
  'Until then edit the files of the workspace; `reckoner check` and `reckoner test` hold them to account.',
);
export const TestsComing = coming(
  '/tests',
  'Here the tests of the workspace run and show what they cover.',
  'Until then: `reckoner test --coverage`.',
);
export const EventsComing = coming(
  '/events',
  'Here stands everything that came in, and what became of it.',
  'Until then: `reckoner events`.',
);
export const ExecutionsComing = coming(
  '/executions',
  'Here each execution is told from the source to the target.',
  'Until then: `reckoner explain`.',
);
export const DeliveriesComing = coming(
  '/deliveries',
  'Here stands what is owed to the targets, and what they answered.',
  'Until then: GET /v1/deliveries.',
);
export const CasesComing = coming(
  '/cases',
  'Here stands what a person has to look at, by cause.',
  'Until then: `reckoner cases`.',
);
export const ReferenceComing = coming(
  '/reference',
  'Here the rows of reference tables are seen through time and imported.',
  'Until then: `reckoner import`.',
);
export const ConnectionsComing = coming(
  '/connections',
  'Here the connected systems are set up, paused and watched.',
  'Until then: GET /v1/connections.',
);
export const ChangesComing = coming(
  '/changes',
  'Here changes are reviewed with their effect on money, and approved by somebody else.',
  'Until then an environment is pointed at a release: `reckoner promote`.',
);
export const EnvironmentsComing = coming(
  '/environments',
  'Here stands which environment runs which release, and releases are promoted and rolled back.',
  'Until then: `reckoner promote` and `reckoner rollback`.',
);
export const ReconciliationComing = coming(
  '/reconciliation',
  'Here source and target are held against each other, line by line.',
  'Until then the control totals on the overview say whether everything that came in has ended one way.',
);
export const AuditComing = coming(
  '/audit',
  'Here stands who did what, in an unbroken chain.',
  'Until then: `reckoner audit`.',
);
export const AccessComing = coming(
  '/access',
  'Here people and keys are granted roles.',
  'Until then: GET /v1/access/people and its neighbours.',
);
