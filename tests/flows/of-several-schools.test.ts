/** What waits in several schools, was written in several, or was said of them in one sentence. */
import { beforeEach, describe, expect, it } from 'vitest';
import { goal } from '../storage/samples.ts';
import { HOMES, LIND, RUT, TALL, threeSchools } from './schools.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

let world: World;
beforeEach(async () => {
  world = await threeSchools();
});
const say = async (text: string) => textOf(await world.say(RUT, text));
const notes = async () =>
  (await Promise.all(Object.values(HOMES).map((home) => world.snapshot(home)))).map((one) => one.notes.length);

describe('questions that wait in several', () => {
  /** A draft of somebody else's, which the team is asked about. */
  async function ask(school: keyof typeof HOMES): Promise<void> {
    const key = await world.key(HOMES[school]);
    const other = idOf('Kim Kurator');
    const draft = goal(`g-${key.team}`, 1, { state: 'draft', title: `Mål ${school}`, owner: other, createdBy: other });
    await world.storage.commit(key, [{ do: 'put', document: draft, expected: 0 }]);
    const data = { do: 'goals.ask', team: key.team, goal: draft.id };
    await world.handle(world.inbound('Kim Kurator', { type: 'answered', data, values: {} }, HOMES[school], 'sv'));
  }
  it('«ja» shows each under its school, and the one that is named alone', async () => {
    for (const school of [LIND, TALL] as const) await ask(school);
    for (const text of ['ja', 'jag står bakom målet']) {
      const said = await say(text);
      for (const school of [LIND, TALL]) expect(said, text).toContain(school);
    }
    const one = await say('ja, jag står bakom mål 1 på Lindskolan F-9');
    expect(one).toContain(LIND);
    expect(one).not.toContain(TALL);
  });
});

describe('what was just written down', () => {
  it('is taken back in all, or at the one that is named', async () => {
    for (const [back, left] of [
      ['ångra', [0, 0, 0]],
      ['ta bort den från Tallgymnasiet', [1, 1, 0]],
    ] as const) {
      const which = cardOf(await world.say(RUT, 'logga: samverkansmöte med habiliteringen'));
      await world.press(RUT, which, 'Alla');
      expect(await notes()).toEqual([1, 1, 1]);
      expect(await say(back)).toContain('Raden är borttagen.');
      expect(await notes(), back).toEqual(left);
    }
  });
  it('is not taken back once something else is asked for', async () => {
    await say('logga på Tallgymnasiet: handledning');
    await say('status på Tallgymnasiet');
    await say('ångra');
    expect(await notes()).toEqual([0, 0, 1]);
  });
});

it('two wishes of one school are both of it', async () => {
  const [both] = await world.say(RUT, 'visa målen och flytta avstämning 2 till 28 januari på Tallgymnasiet');
  const card = cardOf(both ? [both] : []);
  const said = textOf(await world.press(RUT, card, buttonsOf(card)[0]?.title ?? ''));
  expect(said).toContain(TALL);
  expect(said).toContain('avstämning 2');
});

describe('the same of two schools', () => {
  it.each([
    ['status på Lindskolan och Tallgymnasiet', `Så ligger vi till · ${TALL}`],
    ['visa målen på Lindskolan F-9 och Tallgymnasiet', 'Våra mål'],
    ['flytta avstämning 2 på Lindskolan till 28 januari och avstämning 3 på Tallgymnasiet till 2 mars', 'avstämning 3'],
  ])('«%s» is done of the first, and the second is a press away', async (text, said) => {
    const replies = await world.say(RUT, text);
    expect(textOf(replies)).toContain(LIND);
    const [both] = replies;
    const card = cardOf(both ? [both] : []);
    const other = textOf(await world.press(RUT, card, buttonsOf(card)[0]?.title ?? ''));
    expect(other).toContain(TALL);
    expect(other).toContain(said);
  });
});

describe('figures of two schools', () => {
  const draft = (school: typeof LIND | typeof TALL) =>
    goal(`g-${school}`, 1, { owner: idOf(RUT), createdBy: idOf(RUT) });
  beforeEach(async () => {
    for (const school of [LIND, TALL] as const) {
      await world.storage.commit(await world.key(HOMES[school]), [{ do: 'put', document: draft(school), expected: 0 }]);
      await world.press(RUT, cardOf(await world.say(RUT, `visa årshjulet för ${school}`)), 'Godkänn årshjulet');
    }
  });

  it.each([
    'mål 1 på Lindskolan är 8 % och mål 1 på gymnasiet är 65 %',
    'mål 1 på Lindskolan är 8 % och på gymnasiet 65 %',
    'mål 1 är 8 % på Lindskolan och 65 % på Tallgymnasiet',
    'frånvaro åk 7 på Lindskolan 8 % och på gymnasiet 12 %',
  ])('«%s»: each its own, or none', async (text) => {
    const [both, own] = await world.say(RUT, text);
    const filledIn = JSON.stringify(filled(cardOf(own ? [own] : [])));
    expect(filledIn).toMatch(/"8\b|8 %/u);
    expect(filledIn).not.toMatch(/65|12/u);
    const card = cardOf(both ? [both] : []);
    const other = await world.press(RUT, card, buttonsOf(card)[0]?.title ?? '');
    expect(textOf(other)).toContain(TALL);
    expect(JSON.stringify(filled(cardOf(other)))).toMatch(/65|12/u);
  });

  it.each(['mål 1 på Lindskolan är 8 %, fast det är 65 % på Tallgymnasiet om man räknar alla'])(
    '«%s» is taken for neither where they are not told apart',
    async (text) => expect(await say(text)).toContain('Skriv en i taget'),
  );

  it('of one is not said of the other', async () => {
    await say('mål 1 på Lindskolan är 8 %');
    expect(await say('och Tallgymnasiet?')).toContain('skolans namn först');
    await say('analys för Lindskolan: fler kommer sent på måndagar eftersom bussen är ny');
    expect(await say('och Tallgymnasiet?')).toContain('skolans namn först');
    await say('mål 1 på Lindskolan är 8 %');
    const meant = await world.say(RUT, 'nej jag menade Tallgymnasiet');
    expect(textOf(meant)).toContain(TALL);
    expect(JSON.stringify(filled(cardOf(meant)))).toMatch(/"8\b|8 %/u);
    await say('mina frågor på Lindskolan');
    expect(await say('och Tallgymnasiet?')).toContain(TALL);
  });
});

it('schools are not held against each other, and a word of thanks is asked of none', async () => {
  expect(await say('jämför lindskolan och tallgymnasiet')).toContain('Jag jämför inte skolor med varandra.');
  await say('mål på Lindskolan');
  await say('tack!');
  expect(await say('fel skola')).not.toContain('Det här kan jag hjälpa till med');
});

it('help says how a school is named, to whoever has several', async () => {
  expect(await say('hjälp')).toContain('Du är med i flera team.');
  const other = await makeWorld();
  await setUpTeam(other);
  expect(textOf(await other.say(RUT, 'hjälp'))).not.toContain('Du är med i flera team.');
});

it('the value of a goal that is no goal yet is said not to be kept', async () => {
  const key = await world.key(HOMES[LIND]);
  const draft = goal('g1', 1, { state: 'draft', owner: idOf(RUT), createdBy: idOf(RUT) });
  await world.storage.commit(key, [{ do: 'put', document: draft, expected: 0 }]);
  const approve = cardOf(await world.say(RUT, 'visa årshjulet för Lindskolan'));
  await world.press(RUT, approve, 'Godkänn årshjulet');
  expect(await say('mål 1 på Lindskolan F-9 ligger på 2 av 3')).toContain(
    'Värdet är inte sparat: mål 1 är ett utkast, och mäts först när det är med i planen.',
  );
});

it('an overview is given by the name first as well', async () => {
  const form = cardOf(await world.say(RUT, 'ge helena wik överblick över Tallgymnasiet'));
  expect(textOf([{ as: 'post', card: form }])).toContain('Ge någon överblick');
});
