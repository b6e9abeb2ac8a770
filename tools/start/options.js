/** What `npm start` can be told. */
import { parseArgs } from 'node:util';

export const HELP = `Usage: npm start -- [options]

Starts the runtime with this workspace, and the sandbox that sends it time entries
and books what comes of them.

Options:
  --data <dir>           where everything is kept (default: .data/start)
  --port <n>             of the runtime (default: 3000)
  --sandbox-port <n>     of the sandbox (default: 8090)
  --rate <n>             entries a second that the sandbox sends; 0 sends none (default: 5)
  --help

With DATABASE_URL the runtime uses your PostgreSQL; give it a key of yours as RECKONER_KEY.
`;

/** The options, or what is wrong with them. */
export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        data: { type: 'string', default: '.data/start' },
        port: { type: 'string', default: '3000' },
        'sandbox-port': { type: 'string', default: '8090' },
        rate: { type: 'string', default: '5' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { wrong: error.message };
  }
  const { data, help } = values;
  const [port, sandboxPort, rate] = [values.port, values['sandbox-port'], values.rate].map(Number);
  if (![port, sandboxPort].every((each) => Number.isInteger(each) && each > 0 && each < 65_536))
    return { wrong: 'A port is a whole number from 1 to 65535.' };
  if (port === sandboxPort) return { wrong: 'The runtime and the sandbox need two ports.' };
  if (!(rate >= 0 && rate <= 1_000)) return { wrong: '--rate takes a number from 0 to 1000.' };
  return { data, port, sandboxPort, rate, help };
}
