/** What people say about the school's figures: one is written in, they are shown, where they come from and of how many they are; and how it was before. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { understand } from '../../language/understand.ts';
import { expectValidCard } from '../cards/valid.ts';
import { ABSENCE_GOAL, draftAbsenceGoal } from './absence-goal.ts';
import { filled, words } from './seen.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, takeIn, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-11-02T08:00:00Z');
  await setUpTeam(world);
});
const save = async (table: string) => world.press(KIM, cardOf(await world.say(KIM, table)), 'Spara värdena');
const ABSENCE = 'Läsår\tAntal elever\tOgiltig frånvaro\tFrånvaro totalt\n2025/26\t210\t8,4 %\t11,2 %';
const SURVEY = 'Läsår\tAntal svar\tTrygghet (index)\n2025/26\t184\t7,8';
const goal = async () => {
  await draftAbsenceGoal(world, { ...ABSENCE_GOAL, indicator: 'Ogiltig frånvaro' });
  await takeIn(world);
};
const heard = async (text: string, who: string = KIM): Promise<Card> => {
  const card = cardOf(await world.say(who, text));
  expectValidCard(card);
  return card;
};
const isValueForm = (card: Card): boolean =>
  inputsOf(card.body).some(({ id }) => id === 'indicator') && 'n' in filled(card);

describe('a value that somebody wants to write in', () => {
  it.each([
    'lägg in nytt värde',
    'lägg in ett nytt värde',
    'jag vill rapportera ett värde',
    'ny siffra',
    'add a new value',
  ])('«%s» opens its form', async (said) => expect(isValueForm(await heard(said))).toBe(true));
  it('of a measure has that in it', async () =>
    expect(filled(await heard('lägg in nytt värde för ogiltig frånvaro'))).toMatchObject({
      indicator: 'absence_unauthorised',
    }));
  it('of a goal opens its owner’s page of it', async () => {
    await goal();
    expect(words(await heard('lägg in nytt värde för mål 1', SIV))).toContain('Mål 1');
    expect(understand('lägg in nytt värde för mål 1')).toMatchObject({ command: 'answer' });
  });
  it.each(['lägg in siffror', 'skriv in värden', 'lägg in data'])('«%s»: several have every way in', async (said) =>
    expect(buttonsOf(await heard(said)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Klistra in', 'Skriv in ett värde']),
    ),
  );
});

describe('the school’s figures', () => {
  it.each(['visa data', 'visa siffrorna', 'visa våra siffror', 'visa statistik', 'show our figures'])(
    'are all shown to «%s»',
    async (said) => {
      await save(ABSENCE);
      expect(words(await heard(said))).toContain('Ogiltig frånvaro: 8,4');
    },
  );
  it('of the measure that is named are shown, and of each where several are named alike', async () => {
    await save(ABSENCE);
    await save(SURVEY);
    const one = words(await heard('visa siffrorna för ogiltig frånvaro'));
    expect(one).toContain('8,4');
    expect(one).not.toContain('11,2');
    const both = words(await heard('visa siffrorna för frånvaro'));
    expect(both).toContain('11,2');
    expect(both).toContain('8,4');
    expect(both).not.toContain('7,8');
    expect(words(await heard('visa siffrorna för skolmaten'))).toContain('Jag hittar inga siffror för just det.');
  });
  it.each([
    'var kommer siffran ifrån',
    'varifrån kommer siffrorna?',
    'vilken källa har siffrorna',
    'where do the figures come from',
  ])('«%s» says where they come from, and of how many they are', async (said) => {
    await save(ABSENCE);
    const told = words(await heard(said));
    expect(told).toContain('räknat på 210');
    expect(told).toContain('Inklistrat från ett kalkylark');
  });
  it.each(['vilken källa har mål 1', 'var kommer siffran i mål 1 ifrån', 'what is the source of goal 1'])(
    '«%s» says it of the goal',
    async (said) => {
      await goal();
      expect(words(await heard(said))).toContain('Skolans egna siffror har inget värde för målet.');
      await save(ABSENCE.replace('Läsår', 'Årskurs\tLäsår').replace('2025/26', '7–9\t2025/26'));
      expect(words(await heard(said))).toContain('8,4\u00a0% · Inklistrat från ett kalkylark');
    },
  );
  it('are asked about with the goal that has just been shown', async () => {
    await goal();
    await heard('mål 1');
    expect(words(await heard('var kommer siffran ifrån?'))).toContain(
      'Skolans egna siffror har inget värde för målet.',
    );
  });
  it('of a survey say how many answered it', async () => {
    const asked = 'hur många svarade på enkäten';
    const none = await heard(asked);
    expect(words(none)).toContain('Inga siffror från enkäter är inlästa än');
    expect(buttonsOf(none).map(({ title }) => title)).toContain('Vem har inte svarat?');
    await save(SURVEY);
    await save(ABSENCE);
    for (const said of [asked, 'hur många har svarat på trygghetsenkäten?', 'vad var svarsfrekvensen']) {
      expect(words(await heard(said))).toContain('räknat på 184');
      expect(words(await heard(said))).not.toContain('210');
    }
    for (const said of ['hur många har svarat', 'vilka har svarat på frågorna'])
      expect(understand(said).command).toBe('missing');
  });
});

describe('a value in a sentence', () => {
  it.each<readonly [string, Record<string, string>]>([
    ['skriv in antal elever med över 20 % frånvaro: 12 för 2025/26', { value: '12', period: '2025/26' }],
    ['sena ankomster i åk 6-8 var 1 105 i september', { value: '1 105', period: '2026-09', grade: '6–8' }],
    ['late arrivals in years 6-8 were 1,105 in September', { value: '1,105', period: '2026-09' }],
    [
      'Sömn: 55,5 % av eleverna i åk 7-9 i september',
      { indicator: 'health_talk_sleep', value: '55,5', period: '2026-09', grade: '7–9' },
    ],
    [
      'ny mätning huvudvärk åk 4 15 procent i oktober, 50 elever',
      { indicator: 'health_talk_headache', value: '15', period: '2026-10', grade: '4', n: '50' },
    ],
  ])('«%s» opens its form with that in it', async (said, expected) =>
    expect(filled(await heard(said, SIV))).toMatchObject(expected),
  );

  it('of now, of no goal, stands under the situation and is no goal', async () => {
    const said = 'Elever som sover minst 8 timmar är nu 55,5 %';
    expect(filled(await heard(said, SIV))).toMatchObject({ situation: said });
  });

  it.each(['vi var 12 på mötet i september', 'vi hade 2 besök i september'])('«%s» is none', async (said) =>
    expect(isValueForm(await heard(said, SIV))).toBe(false),
  );
});

describe('how it was before', () => {
  it.each<readonly [string, Record<string, string>]>([
    ['värdet för vt 2026 var 12 %', { period: 'VT26', value: '12' }],
    ['förra läsåret låg vi på 14 %', { period: '2025/26', value: '14' }],
    ['vi låg på 14 % förra läsåret', { period: '2025/26', value: '14' }],
    ['mål 1 låg på 14 % förra läsåret', { period: '2025/26', value: '14' }],
    ['mål 1 var 12,5 % vt 2026', { period: 'VT26', value: '12,5' }],
    ['uppdatera mål 1: 12 % för vt 2026', { period: 'VT26', value: '12' }],
    ['ogiltiga frånvaron i åk 8 var 9 % i våras', { period: 'VT26', value: '9', grade: '8' }],
    ['i oktober var den ogiltiga frånvaron 7,4 %', { period: '2026-10', value: '7,4' }],
    ['förra terminen blev det 13 %', { period: 'VT26', value: '13' }],
    ['last school year we were at 14 %', { period: '2025/26', value: '14' }],
    ['i fjol låg vi på 14 %', { period: '', value: '14' }],
  ])('«%s» is a figure of then, shown before it is saved', async (said, expected) => {
    await goal();
    const form = await heard(said, SIV);
    expect(isValueForm(form)).toBe(true);
    expect(filled(form)).toMatchObject({ indicator: 'absence_unauthorised', grade: '7–9', ...expected });
    expect(words(form)).toContain(expected['period'] === '' ? 'Vilket läsår, vilken termin' : 'inte läget nu');
    expect((await world.snapshot()).answers).toEqual([]);
  });

  it('is asked for its measure where no goal says it', async () => {
    expect(filled(await heard('förra läsåret låg vi på 14 %'))).toMatchObject({ indicator: '', period: '2025/26' });
    await draftAbsenceGoal(world, { ...ABSENCE_GOAL, indicator: 'Skolk enligt vår logg' });
    await takeIn(world);
    expect(words(await heard('mål 1 låg på 14 % förra läsåret', SIV))).toContain(
      'Mål 1 mäts inte med något av måtten här.',
    );
  });

  it.each([
    ['mål 1 ligger på 8 % nu, jämfört med 9 % förra läsåret', '8'],
    ['mål 1 är nu på 8 % mot 9 % i våras', '8'],
    ['mål 1: 7,9 % för ht 2026', '7,9'],
  ])('«%s» is of now', async (said, value) => {
    await goal();
    const id = (await world.snapshot()).goals[0]?.id ?? '';
    expect(filled(await heard(said, SIV))).toMatchObject({ [`value:${id}`]: value });
  });

  it.each(['vad låg vi på förra läsåret?', 'vad var värdet vt 2026', 'vad hade vi för siffror i fjol'])(
    '«%s» shows the figures of then',
    async (said) => {
      await goal();
      await save('Årskurs\tLäsår\tAntal elever\tOgiltig frånvaro\n7–9\t2024/25\t210\t9,1 %\n7–9\t2025/26\t210\t8,4 %');
      const shown = words(await heard(said));
      expect(shown).toContain('2024/25: 9,1');
      expect(shown).toContain('2025/26: 8,4');
    },
  );

  it('is put right in its form', async () =>
    expect(filled(await heard('rätta siffran för ogiltig frånvaro 2025/26 till 8,1 %'))).toMatchObject({
      indicator: 'absence_unauthorised',
      period: '2025/26',
      value: '8,1',
    }));

  it.each(['nådde vi målet?', 'hur långt är det kvar till mål 1', 'hur nära är vi mål 1'])(
    '«%s» is asked of the goal',
    async (said) => {
      await goal();
      expect(words(await heard(said))).toContain('Mål 1 · Minska den ogiltiga frånvaron');
    },
  );

  it('of a pupil is stopped', async () =>
    expect(words(cardOf(await world.say(KIM, 'Elias i 7B hade 14 % frånvaro förra läsåret')))).not.toContain('Mått'));
});
