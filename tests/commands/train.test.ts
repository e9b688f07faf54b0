import { expect, it } from 'vitest';
import { command } from './process.ts';

it.each([[['intent']], [['--figures']], [['constructor']]])('train written as %j names the judges', (args) => {
  const { status, out, err } = command('train', args);
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(/^Skriv · Write: npm run train .*intents\|off-plan\|pupil-data\]\n$/);
});
