/** What is secret at rest. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSealer } from '../../bots/slack/sealed.ts';

const newKey = (): string => randomBytes(32).toString('hex');

it('opens what it has sealed, for what it belongs to alone, and never seals the same twice', () => {
  const sealer = createSealer([newKey()]);
  const sealed = sealer.seal('xoxb-å', 'T1');
  expect(sealer.open(sealed, 'T1')).toBe('xoxb-å');
  expect(sealer.open(sealed, 'T2')).toBeNull();
  expect(sealer.seal('xoxb-å', 'T1')).not.toBe(sealed);
  expect(createSealer([newKey()]).open(sealed, 'T1')).toBeNull();
});

it.each([0, 5, 16, 30])('opens nothing of which one byte is another (%i)', (at) => {
  const sealer = createSealer([newKey()]);
  const [version, name, words = ''] = sealer.seal('xoxb-1', 'T1').split('.');
  const bytes = Buffer.from(words, 'base64url');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(sealer.open([version, name, bytes.toString('base64url')].join('.'), 'T1')).toBeNull();
  expect(sealer.open('', 'T1')).toBeNull();
  expect(sealer.open([version, name, 'AAAA'].join('.'), 'T1')).toBeNull();
});

it('seals by the first key and opens by each', () => {
  const [old, fresh] = [newKey(), newKey()];
  const sealed = createSealer([old]).seal('xoxb-1', 'T1');
  const both = createSealer([fresh, old]);
  expect([both.open(sealed, 'T1'), both.isNewest(sealed), both.isNewest(both.seal('x', 'T1'))]).toEqual([
    'xoxb-1',
    false,
    true,
  ]);
});
