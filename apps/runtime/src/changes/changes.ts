import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';
import { sha256 } from '../releases/content.js';
import { type ChangeFile, type ChangeRow, changesStore } from './changes.store.js';

const FILES_MAX = 2_000;

/** What a person writes into a file of a change. */
export interface FileEdit {
  readonly path: string;
  /** Null deletes the file. */
  readonly text: string | null;
  /** The version in this change that was edited; 0 where the change did not have the file. */
  readonly version: number;
}

/** People's changes: who makes them edits them; each edit is a version that stays. */
@Injectable()
export class Changes {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
  ) {}

  /** The caller's open change; made where there is none. */
  async begin(caller: Caller, { title, base }: { title: string; base: string }): Promise<ChangeRow> {
    const { actor: author } = caller;
    const made = await this.database.transaction(async (session) => {
      const id = await changesStore.insert(session, { title, author, base: Buffer.from(base, 'hex') });
      if (id !== undefined) await this.#line(session, caller, { id, action: 'change.opened', details: title });
      return id;
    });
    const [open] = await changesStore.list(this.database, { author, state: 'open' }, undefined, 1);
    if (open) return open;
    if (made !== undefined) return this.find(made);
    throw new Problem(404, { code: 'UNKNOWN_RELEASE', detail: `There is no release ${base} to begin from.` });
  }

  async find(id: number): Promise<ChangeRow> {
    const found = await changesStore.one(this.database, id);
    if (!found) throw unknownChange();
    return found;
  }

  /** Gives it another title, closes it, or opens it again. */
  set(caller: Caller, id: number, to: { title?: string; state?: 'open' | 'closed' }): Promise<ChangeRow> {
    return this.#own(caller, id, async (session, change) => {
      if (to.state === 'open' && change.state === 'closed') await this.#refuseSecond(session, caller);
      await changesStore.set(session, id, to);
      const action =
        to.state === undefined || to.state === change.state
          ? 'change.renamed'
          : `change.${to.state === 'open' ? 'opened' : 'closed'}`;
      await this.#line(session, caller, { id, action, details: to.title ?? change.title });
      return (await changesStore.one(session, id))!;
    });
  }

  /** Saves a file's next version. What was edited must be the newest, so that nobody's work is written over. */
  save(caller: Caller, id: number, edit: FileEdit): Promise<{ version: number }> {
    return this.#own(caller, id, async (session, change) => {
      if (change.state !== 'open') throw closed();
      const [newest] = await changesStore.files(session, id, edit.path);
      if ((newest?.version ?? 0) !== edit.version) throw edited(edit, newest);
      if (newest && newest.text === edit.text) return { version: newest.version };
      if (!newest && (await changesStore.count(session, id)) >= FILES_MAX) throw tooMany();
      const version = edit.version + 1;
      const bytes = edit.text === null ? undefined : Buffer.from(edit.text);
      const content = bytes ? { hash: sha256(bytes), bytes } : null;
      await changesStore.put(session, { id, path: edit.path, version, by: caller.actor }, content);
      await changesStore.set(session, id, {});
      await this.#line(session, caller, { id, action: 'change.edited', details: `${edit.path} ${version}` });
      return { version };
    });
  }

  #own<T>(caller: Caller, id: number, work: (session: Session, change: ChangeRow) => Promise<T>): Promise<T> {
    return this.database.transaction(async (session) => {
      const change = await changesStore.lock(session, id);
      if (!change) throw unknownChange();
      if (change.author !== caller.actor) throw notYours();
      return work(session, change);
    });
  }

  async #refuseSecond(session: Session, { actor: author }: Caller): Promise<void> {
    const [open] = await changesStore.list(session, { author, state: 'open' }, undefined, 1);
    if (!open) return;
    throw new Problem(409, {
      code: 'CHANGE_OPEN',
      detail: `Your change "${open.title}" is open.`,
      remedy: 'Close it first; only one change of yours is open at a time.',
    });
  }

  #line(session: Session, caller: Caller, line: { id: number; action: string; details: string }): Promise<void> {
    const { action, details, id } = line;
    return this.audit.lines(session, [
      { actor: caller.actor, action, objectKind: 'change', objectId: String(id), details },
    ]);
  }
}

function unknownChange(): Problem {
  return new Problem(404, { code: 'UNKNOWN_CHANGE', detail: 'There is no such change.' });
}

function notYours(): Problem {
  return new Problem(403, {
    code: 'CHANGE_OF_ANOTHER',
    detail: 'The change is another person’s.',
    remedy: 'Begin one of your own from the same release.',
  });
}

function closed(): Problem {
  return new Problem(409, {
    code: 'CHANGE_CLOSED',
    detail: 'The change is closed.',
    remedy: 'Open it again, or begin another.',
  });
}

function edited({ path, version }: FileEdit, newest: ChangeFile | undefined): Problem {
  return new Problem(409, {
    code: 'FILE_EDITED',
    detail: `${path} was edited meanwhile: it is at version ${newest?.version ?? 0}, and your edit is of version ${version}.`,
    remedy: 'Read the newest version, bring both together, and save that.',
  });
}

function tooMany(): Problem {
  return new Problem(422, {
    code: 'TOO_MANY_FILES',
    detail: `A change edits at most ${FILES_MAX} files.`,
    remedy: 'Part it into several changes.',
  });
}
