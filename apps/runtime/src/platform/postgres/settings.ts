/** How the server is set: for throughput, with each acknowledged commit on the disk (`fsync` and `synchronous_commit` stay on). */

/** Settings of PostgreSQL by name. */
export type Settings = Readonly<Record<string, string | number>>;

const EVERY_SERVER: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 120,
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and details may hold what people recorded: they stay out of the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const DURABLE: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  // Segments are reused instead of made anew, and checkpoints are rare: both write the log steadily.
  min_wal_size: '512MB',
  max_wal_size: '4GB',
  wal_buffers: '16MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: 0.9,
  // Plans on small, hot tables; the compiler costs more than it brings.
  jit: 'off',
  random_page_cost: 1.1,
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  autovacuum_naptime: '10s',
  autovacuum_vacuum_cost_limit: 2000,
  autovacuum_vacuum_insert_scale_factor: 0.05,
};

/** For tests: a server whose data does not outlive it. */
export const VOLATILE: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  autovacuum_naptime: '60s',
};

export const settingsOf = (port: number, more: Settings): Settings => ({ ...EVERY_SERVER, ...DURABLE, ...more, port });
