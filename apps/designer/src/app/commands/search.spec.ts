import { expect, test } from '@jest/globals';
import { search } from './search.js';

const ITEMS = [
  { title: 'Overview', group: 'Go to' },
  { title: 'Events', group: 'Go to', keywords: 'entries received' },
  { title: 'Use the dark scheme', group: 'Look', keywords: 'theme night' },
  { title: 'Sign out', group: 'Person' },
];
const found = (query: string) => search(ITEMS, query).map(({ title }) => title);

test('nothing typed is everything', () => expect(found(' ')).toHaveLength(4));
test('a beginning is better than a middle', () => expect(found('e')[0]).toBe('Events'));
test('by keyword', () => expect(found('theme')).toEqual(['Use the dark scheme']));
test('by group and title', () => expect(found('go over')).toEqual(['Overview']));
test('letters in order', () => expect(found('ovw')).toEqual(['Overview']));
test('every word counts', () => expect(found('sign dark')).toEqual([]));
