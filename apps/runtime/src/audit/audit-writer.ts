import { Injectable } from '@nestjs/common';
import { numbers, texts } from '../platform/database/arrays.js';
import { statement, type Session } from '../platform/database/statement.js';

/** One thing that was done. */
export interface AuditLine {
  readonly environment?: number | undefined;
  /** Who did it: a person, an API key, or the part of the runtime that did. */
  readonly actor: string;
  readonly correlation?: string | undefined;
  /** `execution.finished` */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** SHA-256 of the bytes that it was about. */
  readonly payloadHash?: Uint8Array | undefined;
  readonly details?: string | undefined;
}

/** The hashes travel one after another, each found by its place: much cheaper than as a list of their digits. */
const INSERT = statement(`
  INSERT INTO audit (environment, actor, correlation, action, object_kind, object_id, payload_hash, details)
  SELECT environment, actor, correlation, action, object_kind, object_id, substring($8::bytea FROM place FOR 32), details
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $9::text[])
  AS line (environment, actor, correlation, action, object_kind, object_id, place, details)`);

const HASH_BYTES = 32;

/** Writes what was done in the transaction that did it. */
@Injectable()
export class AuditWriter {
  async lines(session: Session, lines: readonly AuditLine[]): Promise<void> {
    if (lines.length === 0) return;
    const hashes = lines.flatMap(({ payloadHash }) => payloadHash ?? []);
    let place = 1 - HASH_BYTES;
    await session.execute(INSERT, [
      numbers(lines.map((line) => line.environment)),
      texts(lines.map((line) => line.actor)),
      texts(lines.map((line) => line.correlation)),
      texts(lines.map((line) => line.action)),
      texts(lines.map((line) => line.objectKind)),
      texts(lines.map((line) => line.objectId)),
      numbers(lines.map(({ payloadHash }) => (payloadHash ? (place += HASH_BYTES) : undefined))),
      Buffer.concat(hashes),
      texts(lines.map((line) => line.details)),
    ]);
  }
}
