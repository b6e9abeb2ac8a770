import { IconServerOff } from '@tabler/icons-react';
import { Redirect, Route, Switch } from 'wouter';
import { baseOf } from '../../api/environment.js';
import { EnvironmentProvider } from '../../api/place.js';
import { useSignedIn } from '../../api/session.js';
import { EmptyState } from '../../design/states/empty-state.js';
import { Shell } from './shell.js';

/** Every page is of an environment, which its address names; an address without one leads to that of the first. */
export function Environments() {
  const { environments } = useSignedIn();
  const [first] = environments;
  if (first === undefined) return <NoEnvironment />;
  return (
    <Switch>
      {environments.map((name) => (
        <Route key={name} path={baseOf(name)} nest>
          <EnvironmentProvider value={name}>
            <Shell />
          </EnvironmentProvider>
        </Route>
      ))}
      <Route path="/e/:name/*?">
        {({ name }) => (
          <EmptyState
            icon={IconServerOff}
            title={`There is no environment ${name}`}
            next={<a href={baseOf(first)}>Go to {first}</a>}
          >
            The address names an environment that is not there, or that you have no role in.
          </EmptyState>
        )}
      </Route>
      <Route path="/*?">{({ '*': rest }) => <Redirect to={`${baseOf(first)}/${rest || 'overview'}`} replace />}</Route>
    </Switch>
  );
}

function NoEnvironment() {
  return (
    <EmptyState icon={IconServerOff} title="There is no environment yet">
      Start Reckoner with a workspace (<code>reckoner serve --workspace DIR</code>), or store a release and point an
      environment at it.
    </EmptyState>
  );
}
