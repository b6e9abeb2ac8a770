import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconInbox, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Page } from '../layout/page.js';
import { Panel } from '../layout/panel.js';
import { SplitPanes } from '../layout/split-panes.js';
import { EmptyState } from '../states/empty-state.js';
import { ErrorState } from '../states/error-state.js';
import { NoPermission } from '../states/no-permission.js';
import { SkeletonRows } from '../states/skeletons.js';
import { toast, toastFailure } from '../states/toast-store.js';
import { FormulaText } from '../text/formula-text.js';
import { JsonView } from '../text/json-view.js';
import { KeyHint } from '../text/key-hint.js';
import { OutcomeBadge, StateBadge } from '../values/badges.js';
import { Decimal } from '../values/decimal.js';
import { KindIcon } from '../values/kind-icon.js';
import { Money } from '../values/money.js';
import { ReasonText } from '../values/reason-text.js';
import { OUTCOMES } from '../values/signs.js';
import { Time } from '../values/time.js';
import css from './gallery.module.css';
import { SampleTable, SampleTree } from './samples.js';

const STATES = ['pending', 'sending', 'sent', 'posted', 'refused', 'unknown', 'superseded', 'compensated'];
const KINDS = 'schema mapping rules table reference flow connection balance test sample reasons environment'.split(' ');
const ENTRY = {
  sourceId: 'harvest:H-88123',
  hours: 7.5,
  billable: true,
  tags: ['ot', 'de'],
  project: { code: 'P-104' },
};

/** Every part of the design system: to look at, in either scheme, while one builds with it. */
export function GalleryPage() {
  return (
    <Page
      title="Design"
      subtitle="Every part there is. Switch the colour scheme by the person menu."
      actions={
        <>
          <Button variant="default">Second</Button>
          <Button>First</Button>
        </>
      }
    >
      <div className={css.grid}>
        <Values />
        <Inputs />
        <Texts />
        <States />
        <Wide title="SplitPanes, Tree and DataTable">
          <SplitPanes
            id="gallery"
            panes={[
              { id: 'tree', size: 25, content: <SampleTree /> },
              { id: 'table', size: 75, content: <SampleTable /> },
            ]}
          />
        </Wide>
      </div>
    </Page>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css.line}>
      <span className={css.name}>{name}</span>
      <span className={css.things}>{children}</span>
    </div>
  );
}

function Wide({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={css.wide}>
      <Panel title={title} isFlush>
        <div className={css.high}>{children}</div>
      </Panel>
    </div>
  );
}

function Values() {
  return (
    <Panel title="Values" note="what data looks like">
      <Line name="OutcomeBadge">
        {OUTCOMES.map((each) => (
          <OutcomeBadge key={each} outcome={each} />
        ))}
      </Line>
      <Line name="StateBadge">
        {STATES.map((each) => (
          <StateBadge key={each} state={each} />
        ))}
      </Line>
      <Line name="Money">
        <Money value="12430.5" currency="EUR" />
        <Money value="12430.5" currency="EUR" isDifference />
        <Money value="-80" currency="JPY" isDifference />
        <Money value={null} currency="EUR" />
      </Line>
      <Line name="Decimal">
        <Decimal value="1234567.125" />
        <Decimal value="7.5" places={2} unit="h" />
      </Line>
      <Line name="Time">
        <Time at="2026-11-02T09:15:00Z" />
        <Time at="2026-11-02T09:15:00Z" isDistance />
      </Line>
      <Line name="KindIcon">
        {KINDS.map((each) => (
          <KindIcon key={each} kind={each} />
        ))}
      </Line>
      <Line name="ReasonText">
        <ReasonText code="PROJECT_CLOSED" message="Project P-104 is closed since 2026-10-31." />
      </Line>
    </Panel>
  );
}

function Inputs() {
  const [view, setView] = useState('visual');
  return (
    <Panel title="Inputs" note="Mantine in our tokens">
      <Line name="Button">
        <Button>Run</Button>
        <Button variant="default">Cancel</Button>
        <Button variant="subtle">More</Button>
        <Button disabled>Off</Button>
      </Line>
      <Line name="TextInput">
        <TextInput aria-label="Search" placeholder="Search" leftSection={<IconSearch size={14} />} />
      </Line>
      <Line name="Select">
        <Select aria-label="Purpose" data={['billing', 'cost']} defaultValue="billing" />
      </Line>
      <Line name="SegmentedControl">
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={setView}
          data={[
            { value: 'code', label: 'Code' },
            { value: 'visual', label: 'Visual' },
          ]}
        />
      </Line>
      <Line name="Checkbox">
        <Checkbox label="Only mine" defaultChecked />
      </Line>
      <Line name="KeyHint">
        <KeyHint keys="mod+k" />
        <KeyHint keys="g e" />
      </Line>
      <Line name="toast">
        <Button variant="default" onClick={() => toast('The row was deleted.', () => toast('It is back.'))}>
          Done
        </Button>
        <Button variant="default" onClick={() => toastFailure('The change could not be saved.')}>
          Failed
        </Button>
      </Line>
    </Panel>
  );
}

function Texts() {
  return (
    <Panel title="Texts">
      <Line name="FormulaText">
        <FormulaText formula={'= if(contract.country == "FR", 35, 40) and lookup("rates", entry.user.id)'} />
      </Line>
      <Line name="JsonView">
        <JsonView value={ENTRY} />
      </Line>
    </Panel>
  );
}

function States() {
  return (
    <Panel title="States" isFlush>
      <EmptyState
        icon={IconInbox}
        title="No events yet"
        isSmall
        next={<Button variant="default">Connect a source</Button>}
      >
        Everything that sources send stands here. Nothing was sent to this environment so far.
      </EmptyState>
      <ErrorState error={new TypeError('away')} onRetry={() => undefined} isSmall />
      <NoPermission what="audit" permission="audit.read" />
      <SkeletonRows count={3} />
    </Panel>
  );
}
