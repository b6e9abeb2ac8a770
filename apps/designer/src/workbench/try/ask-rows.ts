/** The rows of each environment, asked of the runtime. */
import { api } from '../../api/client.js';
import type { RowWanted } from '../../engine/facts.js';
import { LiveRows } from './live-rows.js';

const all = new Map<string, LiveRows>();

/** Those of an environment. */
export function liveRows(environment: string): LiveRows {
  let rows = all.get(environment);
  if (!rows) all.set(environment, (rows = new LiveRows(askRuntime)));
  return rows;
}

async function askRuntime({ table, environmentKey, at }: RowWanted): Promise<string> {
  const query = { key: environmentKey!, ...(at === undefined ? {} : { validAt: at.slice(0, 10) }) };
  const { data } = await api.GET('/v1/reference/{table}/rows', { params: { path: { table }, query }, parseAs: 'text' });
  return data as string;
}
