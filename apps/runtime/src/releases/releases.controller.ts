import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Require } from '../access/require.js';
import { Problem } from '../platform/http/problem.js';
import { Releases } from './releases.js';
import type { Release } from './releases.store.js';

/** An environment with the release that it runs. */
interface EnvironmentAnswer {
  readonly name: string;
  /** Absent as long as it runs none. */
  readonly release?: string;
  /** Counts the moves of the pointer. */
  readonly revision: number;
}

interface ReleaseAnswer {
  readonly hash: string;
  readonly files: number;
  readonly bytes: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

interface ReleaseFiles {
  readonly hash: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A release never changes, so whoever has it need not ask again. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** Snapshots of the workspace, and which of them each environment runs. */
@ApiTags('releases')
@Controller('v1')
export class ReleasesController {
  constructor(private readonly releases: Releases) {}

  @Get('environments')
  @Require('releases.read')
  @ApiOperation({ summary: 'The environments and the releases that they run' })
  async environments(): Promise<{ rows: EnvironmentAnswer[] }> {
    const pointers = await this.releases.pointers();
    const rows = pointers.map(async ({ name, releaseId, revision }) => {
      const release = releaseId === null ? undefined : await this.releases.byId(releaseId);
      return { name, revision, ...(release ? { release: release.hash } : {}) };
    });
    return { rows: await Promise.all(rows) };
  }

  @Get('releases/:hash')
  @Require('releases.read')
  @ApiOperation({ summary: 'A release' })
  async one(@Param('hash') hash: string): Promise<ReleaseAnswer> {
    const { id: _, ...release } = await this.#find(hash);
    return release;
  }

  @Get('releases/:hash/files')
  @Require('releases.read')
  @Header('cache-control', FOR_EVER)
  @ApiOperation({ summary: 'All files of a release' })
  async files(@Param('hash') hash: string): Promise<ReleaseFiles> {
    const release = await this.#find(hash);
    const files = await this.releases.files(release);
    return { hash: release.hash, files: files.map(({ path, bytes }) => ({ path, text: bytes.toString() })) };
  }

  async #find(hash: string): Promise<Release> {
    const release = /^[0-9a-f]{64}$/.test(hash) ? await this.releases.find(hash) : undefined;
    if (release) return release;
    throw new Problem(404, {
      code: 'UNKNOWN_RELEASE',
      detail: 'There is no such release.',
      remedy: 'A release is named by the 64 hexadecimal digits of its hash.',
    });
  }
}
