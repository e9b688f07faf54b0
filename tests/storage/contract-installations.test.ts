/** One suite for every store: what organisations gave the bot when they let it in. */
import { describe, expect, it } from 'vitest';
import type { DumpLine } from '../../quality/ports.ts';
import { stores, storesOf } from './stores.ts';

describe.each(stores)('%s', (_name, makeUrl) => {
  const { open, withTeam } = storesOf(makeUrl);

  it('keeps one text for each, the last that was written, until it is removed', async () => {
    const { installations } = await open();
    expect(await installations.read('T1')).toBeNull();
    await installations.write('T2', 'second');
    await installations.write('T1', 'first');
    await installations.write('T1', 'first, anew');
    expect(await installations.read('T1')).toBe('first, anew');
    expect(await installations.all()).toEqual([
      { id: 'T1', text: 'first, anew' },
      { id: 'T2', text: 'second' },
    ]);
    await installations.remove('T1');
    await installations.remove('T1');
    expect(await installations.all()).toEqual([{ id: 'T2', text: 'second' }]);
  });

  it('stands in a backup and comes back with it', async () => {
    const from = await open();
    await withTeam(from);
    await from.installations.write('T1', 'sealed');
    const lines = await Array.fromAsync(from.dump());
    const into = await open();
    const again = async function* (): AsyncIterable<DumpLine> {
      yield* lines;
    };
    await into.load(again());
    expect(await into.installations.all()).toEqual([{ id: 'T1', text: 'sealed' }]);
    await expect((await open()).load(twice(lines))).rejects.toThrow(/repeats/);
  });
});

async function* twice(lines: readonly DumpLine[]): AsyncIterable<DumpLine> {
  yield* lines;
  yield* lines.filter(({ type }) => type === 'installation');
}
