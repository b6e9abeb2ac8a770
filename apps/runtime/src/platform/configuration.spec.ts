import { expect, test } from '@jest/globals';
import { Configuration } from './configuration.js';

test('options go before variables, variables before defaults', () => {
  const read = Configuration.read(['--port', '1', '--role=api'], { PORT: '2', HOST: '0.0.0.0', RECKONER_DATA: '' });
  expect(read).toMatchObject({ port: 1, host: '0.0.0.0', dataFolder: '.data/reckoner', databaseUrl: undefined });
  expect([...read.roles]).toEqual(['api']);
});

test.each([
  [['--port', 'x'], '--port must be a whole number from 0 to 65535, not "x".'],
  [['--port'], '--port needs a value.'],
  [['--colour', 'red'], 'There is no option --colour.'],
  [['serve'], 'There is no option serve.'],
  [['--role', 'api,cook'], '--role knows api, execute, deliver, schedule, not "cook"'],
  [['--log', 'loud'], '--log must be one of debug, info, warn, error, silent, not "loud".'],
  [['--secret-key', 'short'], '--secret-key must be 32 bytes in base64'],
])('%j is refused', (options, reason) => {
  expect(() => Configuration.read(options, {})).toThrow(reason);
});

test('a mistake in a secret does not show the secret', () => {
  expect(() => Configuration.read([], { DATABASE_URL: 'postgrs://u:hunter2@h/d' })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
  );
});
