/** A school that somebody names among theirs is heard at the door, and no command or form reads its name. */
import { beforeEach, describe, expect, it } from 'vitest';
import { HOMES, LIND, RUT, TALL, threeSchools } from './schools.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, textOf, type World } from './team.ts';

let world: World;
beforeEach(async () => {
  world = await threeSchools();
});
const say = async (text: string) => textOf(await world.say(RUT, text));
const ASKED = 'Vilket gäller det?';

describe('asked of by its name', () => {
  it.each([
    ['mina frågor på Lindskolan F-9', LIND],
    ['vad bestämde vi på lindskolan f-9?', LIND],
    ['goals at Lindskolan F-9', LIND],
    ['Lindskolan F-9 mål', LIND],
    ['Tallgymnasiet: mål', TALL],
    ['vem är rektor på Tallgymnasiet?', TALL],
    ['medlemmar på tallgymnasiet', TALL],
    ['vad väntar på mig på gymnasiet?', TALL],
    ['status Lind', LIND],
    ['status för gymnasiet', TALL],
    ['när är nästa avstämning på Lindskolan?', LIND],
    ['visa Lindskolans mål', LIND],
    ['Tallgymnasiet', TALL],
  ])('«%s» is answered under it', async (text, school) => {
    const said = await say(text);
    expect(said).not.toContain('förstod jag inte');
    expect(said).not.toContain(ASKED);
    expect(said).toContain(school);
    for (const other of Object.keys(HOMES).filter((one) => one !== school)) expect(said).not.toContain(other);
  });

  it('two that are named are asked about, and a part of a name where something is told is none', async () => {
    expect(await say('logga: samarbete mellan Lindskolan och Tallgymnasiet')).toContain(ASKED);
    expect(await say('nytt mål: fler i åk 9 har en plan för gymnasiet')).toContain(ASKED);
    expect(await say('nytt mål fler i åk 9 har en plan för gymnasiet')).toContain(ASKED);
  });
});

describe('what is written for it', () => {
  it('holds no word of its name', async () => {
    for (const lead of ['nytt mål på Lindskolan F-9:', 'nytt mål Lindskolan F-9:', 'Lindskolan F-9: nytt mål:']) {
      const form = cardOf(
        await world.say(RUT, `${lead} minska ogiltig frånvaro i åk 7–9 från 8,2 % till 6 % till maj`),
      );
      expect(JSON.stringify(filled(form)), lead).not.toContain('Lindskolan');
      expect(textOf([{ as: 'post', card: form }]), lead).toContain(LIND);
    }
    await say('logga på Tallgymnasiet: handledning NA');
    await say('logga: handledning SA på Tallgymnasiet');
    const { notes } = await world.snapshot(HOMES[TALL]);
    expect(notes.map(({ text }) => text).toSorted()).toEqual(['handledning NA', 'handledning SA']);
  });

  it('is written for one at a time, where it opens a form', async () => {
    for (const text of ['nytt mål: minska sena ankomster', 'parkera: gemensam studiedag', 'ny insats: rastvärdar'])
      expect(
        buttonsOf(cardOf(await world.say(RUT, text))).map(({ title }) => title),
        text,
      ).not.toContain('Alla');
    expect(buttonsOf(cardOf(await world.say(RUT, 'status'))).map(({ title }) => title)).toContain('Alla');
  });
});

describe('in the channel of another', () => {
  it('is neither answered with that one’s nor written there', async () => {
    const there = HOMES[LIND];
    for (const text of [
      'logga på Tallgymnasiet: handledning NA',
      'visa målen på Tallgymnasiet',
      'status Tallgymnasiet',
    ]) {
      world.clock.now = world.clock.now.add({ minutes: 1 });
      await world.say(RUT, text, there);
      expect(textOf((await world.toldTo(RUT, there)).slice(-1)), text).toContain('en annan skolas');
    }
    for (const home of Object.values(HOMES)) expect((await world.snapshot(home)).notes).toEqual([]);
  });

  it('is met at once with where to turn when it is acute', async () => {
    expect(await world.say(RUT, 'en elev på Tallgymnasiet hotar att ta sitt liv', HOMES[LIND])).toEqual([]);
    expect(textOf((await world.toldTo(RUT, HOMES[TALL])).slice(-1))).toContain('Ring 112');
  });

  it('is what is told of in what is written for that one', async () => {
    await world.say(RUT, 'logga: besök på Tallgymnasiet', HOMES[LIND]);
    expect((await world.snapshot(HOMES[LIND])).notes.map(({ text }) => text)).toEqual(['besök på Tallgymnasiet']);
  });
});

describe('the question which school', () => {
  it.each([
    ['gymnasiet', TALL],
    ['Lind', LIND],
    ['Tallgymnasiet', TALL],
    ['den andra', ''],
  ])('is answered by «%s»', async (text, school) => {
    await say('status');
    const said = await say(text);
    expect(said).toContain('Så ligger vi till');
    expect(said).toContain(school);
  });
  it.each(['alla tre', 'alla', 'alla skolorna'])('is answered by «%s»', async (text) => {
    await say('status');
    const said = await say(text);
    for (const school of Object.keys(HOMES)) expect(said).toContain(`Så ligger vi till · ${school}`);
  });
});

describe('another school than the one that was meant', () => {
  it.each([
    'nej jag menade Tallgymnasiet',
    'nej det gällde gymnasiet',
    'nej inte Lindskolan, Tallgymnasiet',
    'och Tallgymnasiet?',
  ])('«%s» asks the same of it', async (text) => {
    await say('nytt mål på Lindskolan F-9: minska sena ankomster');
    const form = cardOf(await world.say(RUT, text));
    expect(textOf([{ as: 'post', card: form }])).toContain(TALL);
    expect(JSON.stringify(filled(form))).toContain('sena ankomster');
  });
  it('is asked for where it is not said, and what has been written down is not written twice', async () => {
    await say('mål på Lindskolan F-9');
    expect(await say('fel skola')).toContain(ASKED);
    await say('logga på Lindskolan F-9: handledning');
    expect(await say('nej jag menade Tallgymnasiet')).toContain('skolans namn först');
    expect((await world.snapshot(HOMES[TALL])).notes).toEqual([]);
  });
  it('keeps the school where something else is put right', async () => {
    await say('flytta avstämning 2 på Tallgymnasiet till 28 januari');
    expect(await say('nej förresten 29 januari')).toContain(TALL);
  });
});
