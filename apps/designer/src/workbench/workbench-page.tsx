import { IconVectorBezier2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useEnvironment } from '../api/place.js';
import { useSignedIn } from '../api/session.js';
import { EmptyState } from '../design/states/empty-state.js';
import { ErrorState } from '../design/states/error-state.js';
import { SkeletonPage } from '../design/states/skeletons.js';
import { NothingLive, openWorkspace, type WorkspaceSession } from '../workspace/session.js';
import { WorkspaceProvider } from '../workspace/use.js';
import { Workbench } from './workbench.js';

/** What came of opening, and of which environment, person and try it is. */
type Opened = { readonly about: string } & ({ readonly session: WorkspaceSession } | { readonly error: unknown });

/** Where definitions are read, changed and tried. */
export function WorkbenchPage() {
  const environment = useEnvironment();
  const { actor } = useSignedIn();
  const [opened, setOpened] = useState<Opened | undefined>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isOver = false;
    const about = `${environment} ${actor} ${tries}`;
    openWorkspace(environment, actor).then(
      (session) => !isOver && setOpened({ about, session }),
      (error: unknown) => !isOver && setOpened({ about, error }),
    );
    return () => {
      isOver = true;
    };
  }, [environment, actor, tries]);
  if (opened?.about !== `${environment} ${actor} ${tries}`) return <SkeletonPage />;
  if ('error' in opened && opened.error instanceof NothingLive) return <NothingHere environment={environment} />;
  if ('error' in opened) return <ErrorState error={opened.error} onRetry={() => setTries(tries + 1)} />;
  return (
    <WorkspaceProvider value={opened.session}>
      <Workbench />
    </WorkspaceProvider>
  );
}

function NothingHere({ environment }: { readonly environment: string }) {
  return (
    <EmptyState icon={IconVectorBezier2} title={`${environment} runs no release yet`}>
      Mappings, rules, tables and flows are edited on top of a release. Start Reckoner with a workspace, or store a
      release and point {environment} at it.
    </EmptyState>
  );
}
