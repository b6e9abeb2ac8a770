import { preset } from '../../jest.preset.js';
export default preset('runtime', {
  globalSetup: '<rootDir>/test/global-setup.js',
  globalTeardown: '<rootDir>/test/global-teardown.js',
  testTimeout: 30_000,
});
