/** «Ja, alla tre», «ja till båda», «de två första», said of several things of one kind that were just shown, or that the bot has asked about. */
import { beforeEach, describe, expect, it } from 'vitest';
import { severalMeant } from '../../language/reading/several-meant.ts';
import { decision, goal } from '../storage/samples.ts';
import { reachedBy, words } from './seen.ts';
import { buttonsOf, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
  await setUpTeam(world);
});

it.each<readonly [string, number, readonly number[] | null]>([
  ['ja, alla tre', 3, [0, 1, 2]],
  ['Ja till alla!', 4, [0, 1, 2, 3]],
  ['alla tack', 3, [0, 1, 2]],
  ['vi tar alla tre målen', 3, [0, 1, 2]],
  ['yes, all three of them', 3, [0, 1, 2]],
  ['ja till båda', 2, [0, 1]],
  ['yes to both', 2, [0, 1]],
  ['båda två', 2, [0, 1]],
  ['de två första', 3, [0, 1]],
  ['the first two, please', 3, [0, 1]],
  ['ja, de två sista', 3, [1, 2]],
  ['1 och 3', 3, [0, 2]],
  ['ja, den första och den tredje tack', 3, null],
  ['den första och den tredje', 3, [0, 2]],
  ['ja, alla tre', 4, null],
  ['ja till båda', 3, null],
  ['alla tre?', 3, null],
  ['ja', 2, null],
  ['alla', 1, null],
  ['alla', 9, null],
  ['alla mål', 3, [0, 1, 2]],
  ['jag tar den andra', 3, null],
])('«%s» of %i is %j', (said, among, places) => expect(severalMeant(said, among)).toEqual(places));

describe('goals that a table had beside its values', () => {
  const TABLE = [
    'Mått\tÅrskurs\tAntal elever\t2025/26\tMål 2027',
    'Närvaro\t7\t80\t91\t95',
    'Ogiltig frånvaro\t7\t80\t6,1\t4',
    'Ogiltig frånvaro\t8\t82\t7,3\t4',
  ].join('\n');
  beforeEach(async () => {
    await world.press(KIM, cardOf(await world.say(KIM, TABLE)), 'Spara värdena');
  });

  it.each(['ja, alla tre', 'ja till alla', 'vi tar de två första', 'yes, all three'])(
    '«%s» opens the form of the first, and the others come after it',
    async (said) => {
      const replies = await world.say(KIM, said);
      expect(textOf(replies)).toMatch(/Jag börjar med det första|I begin with the first/u);
      const after = await world.press(KIM, cardOf(replies, 'open'), 'Spara målet');
      const offered = after.flatMap(({ card }) => buttonsOf(card)).filter(({ title }) => title.startsWith('Sätt mål'));
      expect(offered).toHaveLength(2);
      expect((await world.snapshot()).goals).toHaveLength(1);
      expect(textOf(await world.say(KIM, 'ja till båda'))).toContain('Jag börjar med det första');
    },
  );
});

describe('goals that the team is asked about', () => {
  const ask = async (id: string, number: number): Promise<void> => {
    const draft = goal(id, number, { state: 'draft', title: `Mål ${id}`, owner: idOf(KIM), createdBy: idOf(KIM) });
    await world.storage.commit(await world.key(), [{ do: 'put', document: draft, expected: 0 }]);
    const data = { do: 'goals.ask', team: (await world.key()).team, goal: id };
    await world.handle(world.inbound(KIM, { type: 'answered', data, values: {} }, personal(KIM), 'sv'));
  };
  const accepted = async () =>
    (await world.snapshot()).acceptances
      .filter((one) => one.person === idOf(SIV) && one.accepted)
      .map((one) => one.goal);
  beforeEach(async () => {
    await ask('g1', 1);
    await ask('g2', 2);
  });

  it.each(['ja till båda', 'jag står bakom båda', 'yes to both'])('«%s» is a yes to each', async (said) => {
    await reachedBy(world, SIV, '2026-09-03');
    const told = textOf(await world.say(SIV, said));
    expect(told).toContain('mål 1');
    expect(told).toContain('mål 2');
    expect((await accepted()).toSorted()).toEqual(['g1', 'g2']);
  });

  it('is none before anybody has been asked, or to one that is said to be three', async () => {
    await world.say(SIV, 'ja till båda');
    await reachedBy(world, SIV, '2026-09-03');
    await world.say(SIV, 'ja till alla tre');
    await world.say(SIV, 'båda');
    expect(await accepted()).toEqual([]);
  });
});

describe('what is done at once', () => {
  it('is done with each of those that are meant', async () => {
    const { checkpoints } = await world.snapshot();
    for (const [id, text] of Object.entries({ d1: 'Ring fritids', d2: 'Boka lokalen', d3: 'Skriv brevet' })) {
      const mine = { text, owner: idOf(KIM), createdBy: idOf(KIM), due: `2026-11-0${id.slice(1)}` };
      const document = decision(id, checkpoints[0]?.id ?? '', mine);
      await world.storage.commit(await world.key(), [{ do: 'put', document, expected: 0 }]);
    }
    expect(words(cardOf(await world.say(KIM, 'vad väntar på mig')))).toContain('Ring fritids');
    await world.say(KIM, 'de två första');
    expect((await world.snapshot()).decisions.filter(({ doneAt }) => doneAt).map(({ id }) => id)).toEqual(['d1', 'd2']);
  });
});
