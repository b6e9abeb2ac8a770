import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Switch } from 'wouter';
import { queries } from '../api/queries.js';
import { schemes, theme, variables } from '../design/theme.js';
import { Toasts } from '../design/states/toasts.js';
import { Boundary } from './boundary.js';
import { SessionGate } from './session/session-gate.js';
import { SignInPage } from './session/sign-in-page.js';
import { Environments } from './shell/environments.js';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <Boundary>
          <Switch>
            <Route path="/login" component={SignInPage} />
            <Route>
              <SessionGate>
                <Environments />
              </SessionGate>
            </Route>
          </Switch>
        </Boundary>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
