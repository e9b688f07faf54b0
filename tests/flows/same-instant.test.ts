/** Two people act in the same instant: what one of them has just ended, the other, who had read it as it was, does not bring back. */
import { afterEach, describe, expect, it } from 'vitest';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { stores } from '../storage/stores.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [KIM, RUT, SIV] = ['Kim Kurator', 'Rut Rektor', 'Siv Sköterska'];
const HERS = 'lingonskog';

describe.each(stores)('%s', (_name, makeUrl) => {
  const opened: Storage[] = [];
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });

  /** A team on the day of its first checkpoint. `before` is what happens between the reading and the commit of the next turn. */
  async function start() {
    const meanwhile: { first: (() => Promise<unknown>) | null } = { first: null };
    const world: World = await makeWorld(undefined, async () => {
      const storage = await openStorage(makeUrl());
      opened.push(storage);
      return new Proxy(storage, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          if (name !== 'commit') return value.bind(target);
          return async (...given: Parameters<Storage['commit']>) => {
            const { first } = meanwhile;
            meanwhile.first = null;
            await first?.();
            return target.commit(...given);
          };
        },
      });
    });
    await setUpTeam(world);
    world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
    const before = (step: () => Promise<unknown>) => {
      meanwhile.first = step;
    };
    return { world, before };
  }

  const press = (world: World, name: string, data: Record<string, string>, values: Record<string, string> = {}) =>
    world.handle(world.inbound(name, { type: 'answered', data: { do: '', ...data }, values }, personal(name), 'sv'));

  const october = async (world: World) =>
    (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06');

  async function forget(world: World, name: string) {
    const asked = cardOf(await world.say(name, 'radera mina uppgifter'));
    return () => press(world, name, { ...buttonsOf(asked).find(({ data }) => data?.['do'] === 'people.delete')?.data });
  }

  it('an answer to a checkpoint that is closed is not taken, and its words come back', async () => {
    const { world, before } = await start();
    const { key } = await world.snapshot();
    const checkpoint = (await october(world))?.id ?? '';
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    before(() => press(world, RUT, { do: 'checkpoint.close', team: key.team, checkpoint }));
    const replies = await world.press(SIV, form, 'Skicka', { situation: `Läget i ${HERS}`, cause1: 'Sena kvällar.' });
    const after = await world.snapshot();
    expect([(await october(world))?.state, after.answers]).toEqual(['closed', []]);
    expect(textOf(replies)).toContain('stängd');
    expect(JSON.stringify(cardOf(replies))).toContain(HERS);
  });

  it('a point for the agenda of a checkpoint that is closed is put on the next one’s', async () => {
    const { world, before } = await start();
    const { key } = await world.snapshot();
    const checkpoint = (await october(world))?.id ?? '';
    await world.say(SIV, 'hjälp');
    before(() => press(world, RUT, { do: 'checkpoint.close', team: key.team, checkpoint }));
    const data = { do: 'keep.note', team: key.team, use: 'agenda', note: crypto.randomUUID() };
    await press(world, SIV, data, { text: 'Schemat i åk 9' });
    const { checkpoints, notes } = await world.snapshot();
    const open = inOrder(checkpoints).filter(({ state }) => state === 'planned');
    expect(open.length).toBe(checkpoints.length - 1);
    expect(notes.map((note) => note.checkpoint)).toEqual([open[0]?.id]);
  });

  it('an answer of somebody who is forgotten writes nothing of them', async () => {
    const { world, before } = await start();
    const { key } = await world.snapshot();
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    before(await forget(world, SIV));
    const replies = await world.press(SIV, form, 'Skicka', { situation: `Läget i ${HERS}`, cause1: 'Sena kvällar.' });
    expect(textOf(replies)).toContain('som du inte är med i');
    const stored = [await world.storage.everything(key), await world.storage.audit(key, 99)];
    expect(JSON.stringify([...stored, await world.storage.deliveries(key, 300)])).not.toMatch(
      new RegExp(`${idOf(SIV)}|${HERS}`),
    );
  });

  it('what somebody else does names nobody who is forgotten', async () => {
    const { world, before } = await start();
    const { key } = await world.snapshot();
    const checkpoint = (await october(world))?.id ?? '';
    const decision = crypto.randomUUID();
    before(await forget(world, SIV));
    const replies = await press(
      world,
      KIM,
      { do: 'decisions.add', team: key.team, checkpoint, decision },
      { text: 'Vi ser över rasterna', owner: idOf(SIV), due: '2026-12-01' },
    );
    expect(JSON.stringify(cardOf(replies))).toContain('Vi ser över rasterna');
    expect((await world.snapshot()).decisions).toEqual([]);
    const kept = [await world.storage.everything(key), await world.storage.deliveries(key, 300)];
    expect(JSON.stringify(kept)).not.toContain(idOf(SIV));
  });

  it('a change of the plan plans nothing for somebody who is forgotten', async () => {
    const { world, before } = await start();
    const { key } = await world.snapshot();
    before(await forget(world, SIV));
    await world.say(KIM, 'borta 12–16 oktober');
    expect((await world.snapshot()).members.find(({ id }) => id === idOf(KIM))?.away).not.toBeNull();
    expect(JSON.stringify(await world.storage.deliveries(key, 300))).not.toContain(idOf(SIV));
  });

  it('a word in the channel is taken as said after it', async () => {
    const { world, before } = await start();
    before(await forget(world, SIV));
    await world.say(SIV, 'logga: vi har gått igenom rasterna med arbetslag 7–9', CHANNEL);
    const { members, notes } = await world.snapshot();
    expect(members.filter(({ id }) => id === idOf(SIV))).toMatchObject([{ active: true, professions: [] }]);
    expect(notes).toHaveLength(1);
  });

  describe('the year’s evaluation', () => {
    const LOOKED_BACK = { helped: 'Samtal', hindered: '', keep: '', change: '', stop: '' };
    const evaluates = async (world: World, name: string, helped: string) =>
      world.press(name, cardOf(await world.say(name, 'utvärdera läsåret')), 'Spara', { ...LOOKED_BACK, helped });
    /** In June, when Petra has said her part and Rut is about to sign. */
    async function inJune() {
      const started = await start();
      const { world } = started;
      world.clock.now = Temporal.Instant.from('2027-06-02T08:00:00Z');
      await evaluates(world, 'Petra Psykolog', 'Samtal');
      const asked = cardOf(await world.say(RUT, 'utvärdera läsåret'));
      const picture = cardOf(await world.press(RUT, asked, 'Så gick läsåret'));
      return { ...started, form: cardOf(await world.press(RUT, picture, 'Skriv under')) };
    }

    it('is not signed as somebody has just changed it, and says who; once more is knowing', async () => {
      const { world, before, form } = await inJune();
      before(() => evaluates(world, SIV, HERS));
      const back = await world.press(RUT, form, 'Skriv under', { summary: 'Vi fortsätter.' });
      expect((await world.snapshot()).signatures).toEqual([]);
      expect(textOf(back)).toContain('Siv Sköterska har skrivit i utvärderingen sedan du läste den.');
      expect(JSON.stringify(cardOf(back))).toContain('Vi fortsätter.');
      await world.press(RUT, cardOf(back), 'Skriv under', { summary: 'Vi fortsätter.' });
      expect((await world.snapshot()).signatures).toHaveLength(1);
    });

    it('is not signed by a form that is older than what was changed since', async () => {
      const { world, form } = await inJune();
      await evaluates(world, 'Petra Psykolog', HERS);
      const back = await world.press(RUT, form, 'Skriv under', { summary: '' });
      expect(textOf(back)).toContain('Petra Psykolog har skrivit');
      expect((await world.snapshot()).signatures).toEqual([]);
    });

    it('takes nothing more when it is signed in the same instant', async () => {
      const { world, before, form } = await inJune();
      const hers = cardOf(await world.say(SIV, 'utvärdera läsåret'));
      before(() => world.press(RUT, form, 'Skriv under', { summary: '' }));
      const back = await world.press(SIV, hers, 'Spara', { ...LOOKED_BACK, helped: HERS });
      const { signatures, evaluations } = await world.snapshot();
      expect([signatures.length, evaluations.map(({ person }) => person)]).toEqual([1, [idOf('Petra Psykolog')]]);
      expect(textOf(back)).toContain('Utvärderingen är underskriven');
      expect(JSON.stringify(cardOf(back))).toContain(HERS);
    });
  });
});
