import { describe, expect, test } from '@jest/globals';
import { checkAddress, problemOfResolved } from './address.js';

const FORBIDDEN = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '::127.0.0.1',
  '::ffff:0:169.254.169.254',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2002:c0a8:101::1',
  '2001::1',
  '2001:db8::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '5f00::1',
  '3fff::1',
  'not an address',
  '1.2.3',
  '01.2.3.4',
  '1.2.3.4.5',
  '1::2::3',
  '256.1.1.1',
];

describe('a resolved address', () => {
  test.each(FORBIDDEN.map((address) => [address]))('%s is not connected to', (address) => {
    expect(problemOfResolved(address, { private: false })).toBeDefined();
  });

  test.each([
    ['8.8.8.8'],
    ['172.15.0.1'],
    ['172.32.0.1'],
    ['2606:4700::1111'],
    ['::ffff:8.8.8.8'],
    ['2002:808:808::1'],
  ])('%s is', (address) => {
    expect(problemOfResolved(address, { private: false })).toBeUndefined();
  });

  test('a private one only where the environment allows it, the metadata service never', () => {
    expect(problemOfResolved('127.0.0.1', { private: true })).toBeUndefined();
    expect(problemOfResolved('::ffff:10.0.0.1', { private: true })).toBeUndefined();
    expect(problemOfResolved('169.254.169.254', { private: true })).toBeDefined();
    expect(problemOfResolved('fd00:ec2::254', { private: true })).toBeDefined();
  });
});

describe('an address of a connection', () => {
  const ssrf = [
    'http://example.com',
    'ftp://example.com',
    'file:///etc/passwd',
    'https://user@example.com',
    'https://a:b@example.com',
    'https://example.com/?a=1',
    'https://example.com/#x',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://[::1]',
    'https://[::ffff:7f00:1]',
    'https://example.com:22',
    'https://169.254.169.254/latest',
    'nonsense',
    '',
  ];
  test.each(ssrf.map((address) => [address]))('%s is refused', (address) => {
    expect(checkAddress(address, { private: false })).toHaveProperty('problem');
  });

  test.each([['https://api.example.com/v1'], ['https://8.8.8.8:8443/']])('%s is taken', (address) => {
    expect(checkAddress(address, { private: false })).toHaveProperty('url');
  });

  test('one of this machine is taken where the environment allows it', () => {
    expect(checkAddress('http://127.0.0.1:4000/netsuite', { private: true })).toHaveProperty('url');
    expect(checkAddress('http://[::1]:4000', { private: true })).toHaveProperty('url');
  });
});
