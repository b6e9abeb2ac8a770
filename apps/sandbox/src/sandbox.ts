/** The sandbox: one server, all targets and the source behind it, one ledger. */
import type { Server, ServerResponse } from 'node:http';
import { Control } from './control/control.js';
import { ledgerAnswer } from './control/ledger-views.js';
import { Faults } from './faults/rules.js';
import { json, listen, portOf, send, type Incoming } from './http/server.js';
import { Ledger } from './ledger/ledger.js';
import type { LedgerRecord } from './ledger/records.js';
import { calendarOf, readFirm } from './source/firm.js';
import { Feed, PULLED } from './source/harvest.js';
import { Pushes } from './control/pushes.js';
import { MIXED } from './source/stream.js';
import type { Surroundings } from './targets/target.js';
import { Targets } from './targets/targets.js';

export interface SandboxOptions {
  /** Where the ledger lies. */
  folder: string;
  /** 0 takes any free one. */
  port: number;
  host: string;
  /** A folder whose sample rows the entries fit. */
  workspace: string;
  seed: number;
  /** Entries that the pulled source holds. */
  entries: number;
  fsync: 'group' | 'off';
  /** `vendor` keeps the vendors' own limits, `none` lifts them. */
  limits: 'vendor' | 'none';
  /** Whether the ledger keeps what was sent, word for word. */
  bodies: boolean;
  /** The disk refused; the process must end. */
  onFailure: (cause: Error) => void;
}

export interface Sandbox {
  address: string;
  port: number;
  ledger: Ledger;
  close: () => Promise<void>;
}

export const SANDBOX: Omit<SandboxOptions, 'folder' | 'workspace' | 'onFailure'> = {
  port: 8090,
  host: '127.0.0.1',
  seed: 1,
  entries: 500,
  fsync: 'group',
  limits: 'vendor',
  bodies: true,
};

export async function startSandbox(
  given: Partial<SandboxOptions> & Pick<SandboxOptions, 'folder' | 'workspace'>,
): Promise<Sandbox> {
  const options: SandboxOptions = { onFailure: fail, ...SANDBOX, ...given };
  const firm = readFirm(options.workspace);
  const feed = new Feed(firm, { seed: options.seed, count: options.entries, mix: MIXED, released: options.entries });
  const faults = new Faults();
  const pushes = new Pushes(firm);
  let address = '';
  const around: Omit<Surroundings, 'ledger'> = { faults, address: () => address, keepsBodies: options.bodies };
  const targets = new Targets(feed, (system) => calendarOf(firm, system), options.limits);
  const control = new Control({ targets, faults, feed, pushes });
  const ledger = new Ledger({ folder: options.folder, fsync: options.fsync, onFailure: options.onFailure }, (record) =>
    replay(record, { targets, control, pushes, feed }),
  );
  targets.join({ ...around, ledger });
  control.join(ledger);
  pushes.join(ledger);
  const server = await listen(options.port, options.host, (incoming, response) =>
    dispatch(incoming, response, { targets, control, options }),
  ).catch(async (cause: unknown) => {
    await ledger.close();
    throw cause;
  });
  const port = portOf(server);
  address = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  ledger.append({ record: 'started', at: Date.now(), value: { seed: options.seed, port } });
  pushes.resume();
  return { address, port, ledger, close: () => close(server, pushes, ledger) };
}

interface Parts {
  targets: Targets;
  control: Control;
  pushes: Pushes;
  feed: Feed;
}

/** The state before the last stop, from the ledger. */
function replay(record: LedgerRecord, { targets, control, pushes, feed }: Parts): void {
  if (record.record === 'request') {
    targets.of(record.target)?.replay(record);
    control.replayRequest(record);
  } else if (record.record === 'emitted' && record.run === PULLED) feed.known(record.id);
  else if (record.record === 'emitted' || record.record === 'acknowledged' || record.record === 'refused')
    pushes.replay(record);
  else control.replaySetting(record);
}

function dispatch(
  incoming: Incoming,
  response: ServerResponse,
  { targets, control, options }: { targets: Targets; control: Control; options: SandboxOptions },
): void {
  const slash = incoming.path.indexOf('/', 1);
  const first = slash === -1 ? incoming.path.slice(1) : incoming.path.slice(1, slash);
  const rest = slash === -1 ? '' : incoming.path.slice(slash);
  const target = targets.of(first);
  if (target !== undefined) return target.handle({ ...incoming, path: rest }, response);
  if (first === '_control' || first === '_ledger') {
    if (!incoming.isLocal || incoming.headers.origin !== undefined)
      return send(response, json(403, { message: 'Only from this machine, and from no web page.' }));
    const answer =
      first === '_control'
        ? control.handle(incoming, rest)
        : ledgerAnswer(incoming, rest, options.folder, control.ledger);
    answer
      .then((one) => send(response, one))
      .catch((cause: unknown) => send(response, json(500, { message: String(cause) })));
    return;
  }
  if (first === '')
    return send(
      response,
      json(200, { name: 'reckoner sandbox', targets: targets.names(), control: '/_control', ledger: '/_ledger' }),
    );
  send(
    response,
    json(404, { message: `There is no /${first}; there are ${targets.names().join(', ')}, _control and _ledger.` }),
  );
}

async function close(server: Server, pushes: Pushes, ledger: Ledger): Promise<void> {
  await pushes.stop();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await ledger.close();
}

function fail(cause: Error): never {
  throw cause;
}
