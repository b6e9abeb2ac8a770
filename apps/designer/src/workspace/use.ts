/** The open workspace for components. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CheckState } from './checking.js';
import type { DocumentState } from './document.js';
import type { WorkspaceSession } from './session.js';

const Session = createContext<WorkspaceSession | undefined>(undefined);

export const WorkspaceProvider = Session.Provider;

export function useWorkspace(): WorkspaceSession {
  const session = useContext(Session);
  if (!session) throw new Error('This is shown within the workbench only.');
  return session;
}

export function useDocument(path: string): DocumentState | undefined {
  const { store } = useWorkspace();
  return useSyncExternalStore(store.watch, () => store.get(path));
}

export function usePaths(): readonly string[] {
  const { store } = useWorkspace();
  return useSyncExternalStore(store.watch, () => store.paths);
}

/** Files that differ from the release. */
export function useEdited(): readonly DocumentState[] {
  const { store } = useWorkspace();
  return useSyncExternalStore(store.watch, () => store.edited);
}

/** Counts every change of a text: what is computed from texts is computed anew by it. */
export function useTextVersion(): number {
  const { store } = useWorkspace();
  return useSyncExternalStore(store.watch, () => store.version);
}

export function useCheck(): CheckState {
  const { checking } = useWorkspace();
  return useSyncExternalStore(checking.watch, () => checking.state);
}
