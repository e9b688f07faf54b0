/** Whose file is read next, when many come at once. */
import { setImmediate as aTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from '../../imports/turns.ts';

/** Work that ends when the test says so, in the order it was begun. */
function desk(limits: { atOnce: number; waitingEach: number; waiting: number }) {
  const turns = new Turns(limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    bring: (owner: string, name: string) =>
      turns.run(owner, () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      }),
    /** Ends the work and lets the next one begin. */
    end: async (name: string, result: Promise<string> | undefined) => {
      await aTurn();
      ends.get(name)?.();
      expect(await result).toBe(name);
      await aTurn();
    },
  };
}

it('one file of a person at a time, and nobody waits behind many files of another', async () => {
  const { begun, bring, end } = desk({ atOnce: 2, waitingEach: 3, waiting: 12 });
  const kim = ['kim 1', 'kim 2', 'kim 3'].map((name) => bring('kim', name));
  const siv = bring('siv', 'siv 1');
  const rut = bring('rut', 'rut 1');
  await end('kim 1', kim[0]);
  expect(begun).toEqual(['kim 1', 'siv 1', 'rut 1']);
  await end('rut 1', rut);
  await end('siv 1', siv);
  expect(begun).toEqual(['kim 1', 'siv 1', 'rut 1', 'kim 2']);
  await end('kim 2', kim[1]);
  await end('kim 3', kim[2]);
});

it('says that it is busy when too much waits, of one or of all, and takes work again afterwards', async () => {
  const { bring, end } = desk({ atOnce: 1, waitingEach: 1, waiting: 2 });
  const first = bring('kim', 'kim 1');
  const second = bring('kim', 'kim 2');
  await expect(bring('kim', 'kim 3')).rejects.toMatchObject({ code: 'busy' });
  const third = bring('siv', 'siv 1');
  await expect(bring('rut', 'rut 1')).rejects.toMatchObject({ code: 'busy' });
  await end('kim 1', first);
  await end('siv 1', third);
  await end('kim 2', second);
  await end('rut 2', bring('rut', 'rut 2'));
});

it('a fault of one piece of work lets the next begin', async () => {
  const turns = new Turns({ atOnce: 1, waitingEach: 1, waiting: 1 });
  const failing = turns.run('kim', () => Promise.reject(new Error('broken')));
  const next = turns.run('siv', () => Promise.resolve('read'));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('read');
});
