import { Injectable } from '@nestjs/common';
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

const INSERT = statement(`
  INSERT INTO audit (environment, actor, correlation, action, object_kind, object_id, payload_hash, details)
  SELECT * FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::text[])`);

/** Writes what was done in the transaction that did it. */
@Injectable()
export class AuditWriter {
  async lines(session: Session, lines: readonly AuditLine[]): Promise<void> {
    if (lines.length === 0) return;
    await session.execute(INSERT, [
      lines.map((line) => line.environment),
      lines.map((line) => line.actor),
      lines.map((line) => line.correlation),
      lines.map((line) => line.action),
      lines.map((line) => line.objectKind),
      lines.map((line) => line.objectId),
      lines.map((line) => line.payloadHash),
      lines.map((line) => line.details),
    ]);
  }
}
