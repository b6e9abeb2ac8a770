/** The environment that a page is about. */
import { createContext, useContext } from 'react';

const Place = createContext<string | undefined>(undefined);

export const EnvironmentProvider = Place.Provider;

/** Its name; pages are always about one. */
export function useEnvironment(): string {
  const environment = useContext(Place);
  if (environment === undefined) throw new Error('This is shown within an environment only.');
  return environment;
}
