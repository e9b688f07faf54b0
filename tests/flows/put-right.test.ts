/** Two wishes at once, and what somebody has just said put right. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import type { Card } from '../../cards/card.ts';
import { changedOf, corrected } from '../../language/reading/correction-meant.ts';
import { twoWishes } from '../../language/two-wishes.ts';
import { filled } from './seen.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  goalForm,
  idOf,
  makeWorld,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
const TWO = 'Det var två saker på en gång.';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const last = async (who: string, text: string): Promise<Card> => cardOf((await world.say(who, text)).slice(-1));
async function goal(title: string): Promise<void> {
  const typed = { title, group: 'åk 4–6', indicator: 'Bråk per vecka', baseline: '8', target: '4' };
  await world.press(KIM, await goalForm(world, KIM), 'Spara målet', typed);
}

/** Its words, and what stands in its fields. */
const shown = (replies: readonly Reply[]): string =>
  [textOf(replies), ...replies.map(({ card }) => JSON.stringify(filled(card)))].join(' ');

describe('two wishes', () => {
  it.each([
    ['visa mål och beslut', 'Inga mål'],
    ['status och vad väntar på mig', 'Nästa avstämning'],
    ['flytta avstämning 1 till 13 oktober och visa mål', 'Flytta avstämning 1'],
    ['nytt mål och ny insats', 'mål'],
    ['när är nästa avstämning o vad ska jag göra då', 'Nästa avstämning'],
    ['jag är tillbaka, vad väntar på mig?', 'Välkommen tillbaka'],
  ])('«%s»: the first is done, and of the other it is said when', async (text, words) => {
    const replies = await world.say(RUT, text);
    expect(textOf(replies.slice(0, 1))).toContain(TWO);
    expect(textOf(replies.slice(1))).toContain(words);
  });

  it.each([
    ['flytta avstämning 1 till 13 oktober och lägg till ett mål om trygghet', 'Flytta avstämning 1', 'Trygghet'],
    ['parkera idén om loppis och visa målen', 'Loppis', 'Inga mål'],
    ['lägg till skolmaten på dagordningen och visa beslut', 'Skolmaten', 'beslut'],
  ])('«%s»: the other is a press away', async (text, first, other) => {
    const replies = await world.say(RUT, text);
    expect(shown(replies.slice(1))).toContain(first);
    const [then] = buttonsOf(cardOf(replies));
    expect(JSON.stringify(then?.data)).not.toContain('trygghet');
    const answer = cardOf(await world.press(RUT, cardOf(replies), then?.title ?? ''));
    expect(shown([{ as: 'post', card: answer }])).toContain(other);
    expect(textOf(await world.press(KIM, cardOf(replies), then?.title ?? ''))).toContain('Skriv den en gång till');
  });

  it.each([
    'lägg till schemat och rapporten på dagordningen',
    'jag är borta v 45 och kan inte svara på frågorna',
    'parkera idén om kursen och föreläsningen',
    'nytt mål: minska frånvaron och visa statistik för alla',
    'logga: besök i åk 8 och ny insats',
    'logga besök i åk 8 och visa mål',
    'vilka mål och insatser har vi',
    'lov och studiedagar',
    'jag är borta 3 feb och 5 feb',
    'rapport avstämning 1 och 2',
    'status och läget',
    'hej! vad är nytt sen sist',
    'vad har ändrats och vem ändrade det',
    'vem ansvarar för mål 1 och när ska det vara klart',
  ])('are not «%s»', (text) => expect(twoWishes(text)).toBeNull());

  it('about a pupil are stopped as one', async () => {
    const told = textOf(await world.say(KIM, 'visa mål och lägg till att Elias Berg i 7B har adhd på dagordningen'));
    expect(told).not.toContain(TWO);
  });

  it('in one goal are both in its form', async () => {
    await goal('Lugnare raster');
    const form = await last(KIM, 'ändra slutdatum på mål 1 till 20 maj och gör Siv ansvarig');
    expect(filled(form)).toMatchObject({ deadline: '2027-05-20', owner: idOf(SIV) });
  });

  it('of which one ends a goal shows where that is done', async () => {
    await goal('Lugnare raster');
    await takeIn(world);
    const card = await last(KIM, 'sätt mål 1 som nått och visa beslut');
    expect(buttonsOf(card).map(({ title }) => title)).toContain('Avsluta');
  });
});

describe('put right', () => {
  it('opens the form of what was said, with the other day or the other one', async () => {
    expect(filled(await last(RUT, 'flytta avstämning 1 till 19 januari'))).toEqual({ date: '2027-01-19' });
    const form = await last(RUT, 'nej förresten 20 januari');
    expect(filled(form)).toEqual({ date: '2027-01-20' });
    expect(textOf([{ as: 'post', card: form }])).toContain('Flytta avstämning 1');
    const other = await last(RUT, 'nej jag menade avstämning 2');
    expect(textOf([{ as: 'post', card: other }])).toContain('Flytta avstämning 2');
    expect(filled(other)).toEqual({ date: '2027-01-20' });
  });

  it.each([
    ['nej jag menade den 20:e', '2027-01-20'],
    ['nej den 20', '2027-01-20'],
    ['nej jag menade 20e', '2027-01-20'],
    ['oj blev fel, det ska va den 20', '2027-01-20'],
    ['byt till 20 januari i stället', '2027-01-20'],
    ['flytta den till 20 jan', '2027-01-20'],
    ['nej senast 20 jan', '2027-01-20'],
    ['nej till februari', '2027-02-01'],
  ])('«%s» is a day of what was said', async (text, date) => {
    await last(RUT, 'flytta avstämning 1 till 19 januari');
    const form = await last(RUT, text);
    expect(textOf([{ as: 'post', card: form }])).toContain('Flytta avstämning 1');
    expect(filled(form)).toEqual({ date });
  });

  const DECISION = 'nytt beslut: Siv gör enkäten till 19 januari';
  it.each(['nej förresten 20 januari', 'nej 20 jan', 'byt till 20 januari i stället', 'ändra det till 20 januari'])(
    '«%s» is the day of a decision that is being written, and of none that is saved',
    async (text) => {
      await last(RUT, DECISION);
      const form = await last(RUT, text);
      expect(filled(form)).toEqual({ text: 'Siv gör enkäten', owner: idOf(SIV), due: '2027-01-20' });
      await world.press(RUT, form, 'Spara beslutet');
      expect(textOf(await world.say(RUT, text))).toContain('förstod jag inte');
      expect((await world.snapshot()).decisions).toHaveLength(1);
      expect((await world.snapshot()).members.find(({ name }) => name === RUT)?.snoozedUntil ?? null).toBeNull();
    },
  );

  it('is of the goal that was shown, and never the next checkpoint’s by a guess', async () => {
    await goal('Lugnare raster');
    await last(KIM, 'mål 1');
    expect(filled(await last(KIM, 'ändra det till 20 maj'))).toMatchObject({ deadline: '2027-05-20' });
    await last(RUT, 'beslut');
    for (const text of ['ändra det till 20 maj', 'flytta den till 1 mars'])
      expect(textOf(await world.say(RUT, text)), text).toContain('förstod jag inte');
    await last(RUT, 'när är nästa avstämning');
    expect(textOf(await world.say(RUT, 'flytta den till 20 januari'))).toContain('Flytta avstämning 1');
    await last(KIM, 'mål 1');
    expect(textOf(await world.say(KIM, 'byt till engelska'))).toContain('English');
  });

  it('shows the other goal', async () => {
    await goal('Lugnare raster');
    await goal('Fler läser');
    for (const text of ['nej jag menade mål 1', 'nej inte mål 2, mål 1', 'jag menade mål 1']) {
      expect(textOf(await world.say(SIV, 'mål 2'))).toContain('Fler läser');
      expect(textOf(await world.say(SIV, text)), text).toContain('Lugnare raster');
    }
  });

  it('is not known later, in the channel or after something else, and adds no absence', async () => {
    const notKnown = async (text: string) => expect(textOf(await world.say(SIV, text))).toContain('förstod jag inte');
    await world.say(SIV, 'mål 2');
    world.clock.now = world.clock.now.add({ minutes: 6 });
    await notKnown('nej jag menade mål 1');
    await world.say(SIV, 'mål 2', CHANNEL);
    await notKnown('nej jag menade mål 1');
    await world.say(SIV, 'mål 2');
    await world.say(SIV, 'jag är borta 20 januari');
    await notKnown('nej förresten 21 januari');
    expect((await world.snapshot()).members.find(({ name }) => name === SIV)?.away).toEqual({
      from: '2027-01-20',
      until: '2027-01-20',
    });
  });

  it('is of who does it, in what was shown, and never the settings', async () => {
    await goal('Lugnare raster');
    await last(KIM, 'mål 1');
    expect(filled(await last(KIM, 'byt ansvarig till Siv'))).toMatchObject({ owner: idOf(SIV) });
    await last(KIM, 'beslut');
    for (const text of ['byt ansvarig till Siv', 'byt till siv'])
      expect(textOf(await world.say(KIM, text)), text).toContain('förstod jag inte');
  });

  it('has the name of what it is about in it', () => {
    expect(changedOf('mål 2', 'ändra det till 15 juni')).toBe('ändra mål 2 till 15 juni');
    expect(changedOf('insats 1', 'byt till Siv')).toBe('ändra insats 1 till Siv');
    expect(changedOf('mål 2', 'ändra mitt svar')).toBeNull();
  });

  it.each([
    ['flytta avstämning 1 till 19 februari', 'nej den 30:e'],
    ['flytta avstämning 1 till 19 januari', 'nej'],
    ['flytta avstämning 1 till 19 januari', '20 januari'],
    ['flytta avstämning 1 till 19 januari', 'nej nytt mål'],
    ['flytta avstämning 1 till 19 januari', 'nej jag menade mål 1'],
    ['mål 1', 'nej 20 januari'],
  ])('of «%s» is not «%s»', (before, text) =>
    expect(corrected(before, text, Temporal.PlainDate.from('2026-11-30'))).toBeNull(),
  );
});
