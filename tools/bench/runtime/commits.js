/**
 * Commits a second of one small row each over 32 connections, as pgbench counts them: what the disk and the server give.
 *
 * node commits.js '{"database":…,"seconds":…}'
 */
import pg from 'pg';

const CONNECTIONS = 32;
const INSERT = { name: 'insert', text: 'INSERT INTO committed (value) VALUES ($1)', values: [1] };

const { database, seconds } = JSON.parse(process.argv[2]);
const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: database }));
await Promise.all(clients.map((client) => client.connect()));
await clients[0].query('CREATE TABLE IF NOT EXISTS committed (id bigint GENERATED ALWAYS AS IDENTITY, value int)');

const until = performance.now() + seconds * 1000;
let commits = 0;
const work = async (client) => {
  while (performance.now() < until) {
    await client.query(INSERT);
    commits += 1;
  }
};
const start = performance.now();
await Promise.all(clients.map(work));
const perSecond = (commits * 1000) / (performance.now() - start);
await Promise.all(clients.map((client) => client.end()));
process.stdout.write(JSON.stringify({ perSecond }));
