/** The workspace of an environment as one person edits it: loaded once, kept while the page is open, whatever is looked at. */
import { answered, api } from '../api/client.js';
import { startEngine } from '../engine/start.js';
import { Checking } from './checking.js';
import { Saving, type ChangeStore } from './saving.js';
import { DocumentStore } from './store.js';

export interface WorkspaceSession {
  readonly environment: string;
  /** The hash of the release that the change edits. */
  readonly base: string;
  readonly store: DocumentStore;
  readonly checking: Checking;
  readonly saving: Saving;
}

/** The environment runs no release yet, so there is nothing to edit. */
export class NothingLive extends Error {}

const sessions = new Map<string, Promise<WorkspaceSession>>();

/** One for each environment and person; `who` is the person. */
export function openWorkspace(environment: string, who: string): Promise<WorkspaceSession> {
  const key = `${environment} ${who}`;
  let session = sessions.get(key);
  if (!session) {
    session = load(environment);
    session.catch(() => sessions.delete(key));
    sessions.set(key, session);
  }
  return session;
}

async function load(environment: string): Promise<WorkspaceSession> {
  const [open, live] = await Promise.all([openChange(), liveRelease(environment)]);
  const base = open?.base ?? live;
  if (base === undefined) throw new NothingLive(`The environment ${environment} runs no release yet.`);
  const [{ files }, changed] = await Promise.all([
    answered(api.GET('/v1/releases/{hash}/files', { params: { path: { hash: base } } })),
    open ? answered(api.GET('/v1/changes/{id}/files', { params: { path: { id: open.id } } })) : { rows: [] },
  ]);
  const store = new DocumentStore();
  store.load(files, changed.rows);
  const saving = new Saving(store, changesOf(base));
  window.addEventListener('pagehide', () => void saving.flush());
  return { environment, base, store, saving, checking: new Checking(store, startEngine) };
}

async function openChange() {
  const { rows } = await answered(api.GET('/v1/changes', { params: { query: { mine: true, state: 'open' } } }));
  return rows[0];
}

async function liveRelease(environment: string): Promise<string | undefined> {
  const { rows } = await answered(api.GET('/v1/environments'));
  return rows.find(({ name }) => name === environment)?.release;
}

const TITLE = 'My change';

function changesOf(base: string): ChangeStore {
  return {
    begin: async () => (await answered(api.POST('/v1/changes', { body: { title: TITLE, base } }))).id,
    save: (id, body) => answered(api.PUT('/v1/changes/{id}/files', { params: { path: { id } }, body })),
    newest: async (id, path) => {
      const { rows } = await answered(api.GET('/v1/changes/{id}/files', { params: { path: { id }, query: { path } } }));
      const [file] = rows;
      return file && { theirs: file.text, version: file.version, by: file.editedBy };
    },
  };
}
