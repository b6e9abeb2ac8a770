import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCESS_TABLES } from './0001/access.js';
import { AUDIT_TABLES } from './0001/audit.js';
import { CASE_TABLES } from './0001/cases.js';
import { CHANGE_TABLES } from './0001/changes.js';
import { CONNECTION_TABLES } from './0001/connections.js';
import { DELIVERY_TABLES } from './0001/delivery.js';
import { EXECUTION_TABLES } from './0001/execution.js';
import { HISTORY_TABLES } from './0001/history.js';
import { INTAKE_TABLES } from './0001/intake.js';
import { PLATFORM_TABLES } from './0001/platform.js';
import { REFERENCE_TABLES } from './0001/reference.js';
import { RELEASE_TABLES } from './0001/releases.js';
import { RETENTION } from './0001/retention.js';

/** The first tables, domain by domain; each later one may refer to those before it. */
const DOMAINS = [
  PLATFORM_TABLES,
  RELEASE_TABLES,
  CHANGE_TABLES,
  ACCESS_TABLES,
  AUDIT_TABLES,
  INTAKE_TABLES,
  REFERENCE_TABLES,
  EXECUTION_TABLES,
  CONNECTION_TABLES,
  DELIVERY_TABLES,
  CASE_TABLES,
  HISTORY_TABLES,
  RETENTION,
];

export class Tables1780000000001 implements MigrationInterface {
  readonly name = 'Tables1780000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of DOMAINS) await runner.query(statements);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migration is not undone; drop the database.'));
  }
}
