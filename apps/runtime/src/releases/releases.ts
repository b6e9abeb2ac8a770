import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import { contentOf } from './content.js';
import { LoadedRelease } from './loaded-release.js';
import { readWorkspaceFolder } from './workspace-folder.js';
import { releasesStore, type Pointer, type Release } from './releases.store.js';

/** Releases ready to run that are kept; each holds its definitions and their compiled form. */
const LOADED_MAX = 8;

/** Stores snapshots of workspaces, says which of them an environment runs, and makes them ready to run. */
@Injectable()
export class Releases {
  readonly #database: Database;
  readonly #audit: AuditWriter;
  /** The one used last stands last. */
  readonly #loaded = new Map<number, Promise<LoadedRelease>>();

  readonly #names = new Map<number, string>();

  constructor(database: Database, audit: AuditWriter) {
    this.#database = database;
    this.#audit = audit;
  }

  /** The release with this content, stored if it is new. */
  async store(files: ReadonlyMap<string, string | Uint8Array>, by: string): Promise<Release> {
    const content = contentOf(files);
    const known = await releasesStore.byHash(this.#database, content.hash);
    if (known) return known;
    return this.#database.transaction(async (session) => {
      const made = await releasesStore.insert(session, content, by);
      const line = { actor: by, action: 'release.stored', objectKind: 'release', objectId: made.hash };
      await this.#audit.lines(session, [{ ...line, payloadHash: content.hash }]);
      return made;
    });
  }

  /** The release with the content of a workspace's folder. */
  storeFolder(root: string, by: string): Promise<Release> {
    return this.store(readWorkspaceFolder(root), by);
  }

  /** Lets the environment run the release from now on; it is made if there is none of this name. */
  async point(environment: string, release: Release, by: string): Promise<Pointer> {
    return this.#database.transaction(async (session) => {
      const pointer = await releasesStore.makeEnvironment(session, environment);
      const target = { environment: pointer.environment, releaseId: release.id };
      const revision = await releasesStore.move(session, target, by);
      if (revision === undefined) return pointer;
      const line = { actor: by, action: 'environment.moved', objectKind: 'environment', objectId: environment };
      await this.#audit.lines(session, [{ ...line, environment: pointer.environment, details: release.hash }]);
      return { ...pointer, releaseId: release.id, revision };
    });
  }

  /** The release with this hash, in hexadecimal digits. */
  find(hash: string): Promise<Release | undefined> {
    return releasesStore.byHash(this.#database, Buffer.from(hash, 'hex'));
  }

  /** What a release is made of, sorted by path. */
  files({ id }: Release): Promise<{ path: string; bytes: Buffer }[]> {
    return releasesStore.files(this.#database, id);
  }

  byId(id: number): Promise<Release | undefined> {
    return releasesStore.byId(this.#database, id);
  }

  /** The environments and what they run. */
  pointers(): Promise<Pointer[]> {
    return releasesStore.pointers(this.#database);
  }

  pointerOf(environment: string): Promise<Pointer | undefined> {
    return releasesStore.pointerOf(this.#database, environment);
  }

  /** An environment's name by its number; names never change. */
  async environment(id: number): Promise<{ readonly id: number; readonly name: string }> {
    if (!this.#names.has(id))
      for (const { environment, name } of await this.pointers()) this.#names.set(environment, name);
    const name = this.#names.get(id);
    if (name === undefined) throw new Error(`There is no environment ${id}.`);
    return { id, name };
  }

  /** The release that the environment runs, ready to run. */
  async current(environment: string): Promise<LoadedRelease | undefined> {
    const pointer = await this.pointerOf(environment);
    return pointer?.releaseId ? this.engineOf(pointer.releaseId) : undefined;
  }

  /** The release ready to run; read and compiled once, and kept while it is among those used last. */
  engineOf(releaseId: number): Promise<LoadedRelease> {
    const known = this.#loaded.get(releaseId);
    const loading = known ?? this.#load(releaseId);
    this.#loaded.delete(releaseId);
    this.#loaded.set(releaseId, loading);
    if (!known) loading.catch(() => this.#loaded.delete(releaseId));
    const [oldest] = this.#loaded.keys();
    if (this.#loaded.size > LOADED_MAX) this.#loaded.delete(oldest!);
    return loading;
  }

  async #load(releaseId: number): Promise<LoadedRelease> {
    const release = await releasesStore.byId(this.#database, releaseId);
    if (!release) throw new Error(`There is no release ${releaseId}.`);
    const files = await releasesStore.files(this.#database, releaseId);
    const running = files.filter(({ path }) => !/\.test\.yaml$|\.sample\.json$/.test(path));
    return new LoadedRelease(
      releaseId,
      release.hash,
      new Map(running.map(({ path, bytes }) => [path, bytes.toString()])),
    );
  }
}
