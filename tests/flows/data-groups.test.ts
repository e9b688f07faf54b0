/** Figures of each grade: shown wherever the measure is, and by the grade that somebody asks for. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { staleRows } from '../../cards/data.ts';
import { speak } from '../../cards/texts.ts';
import { expectValidCard } from '../cards/valid.ts';
import { words } from './seen.ts';
import { buttonsOf, cardOf, goalForm, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const NBSP = '\u00a0';
let world: World;

async function save(table: string): Promise<void> {
  const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in'));
  await world.press(KIM, cardOf(await world.press(KIM, form, 'Läs', { table })), 'Spara värdena');
}
const ABSENCE = [
  'Årskurs;Läsår;Antal elever;Ogiltig frånvaro',
  '7;2024/25;80;3,1',
  '7;2025/26;82;3,9',
  '8;2024/25;81;4,4',
  '8;2025/26;83;5,2',
  '9;2024/25;79;6,1',
  '9;2025/26;84;7,4',
].join('\n');

beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await save(ABSENCE);
});

describe('figures of three grades', () => {
  it('are all among the school’s data, with one chart button', async () => {
    const card = cardOf(await world.say(KIM, 'data'));
    for (const value of [`åk 7: 3,9${NBSP}%`, `åk 8: 5,2${NBSP}%`, `åk 9: 7,4${NBSP}%`])
      expect(words(card)).toContain(value);
    expect(buttonsOf(card).filter(({ title }) => title.startsWith('Diagram'))).toHaveLength(1);
  });

  it('have a curve each, a press from one another', async () => {
    const first = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Diagram: Ogiltig frånvaro'));
    expectValidCard(first);
    expect(words(first)).toMatch(/^Ogiltig frånvaro, åk 7/u);
    const ninth = cardOf(await world.press(KIM, first, 'Åk 9'));
    expect(words(ninth)).toMatch(/^Ogiltig frånvaro, åk 9.*6,1.*7,4/su);
    expect(buttonsOf(ninth).map(({ title }) => title)).toEqual(expect.arrayContaining(['Åk 7', 'Åk 8']));
  });

  it.each([
    ['visa ogiltig frånvaro i åk 8', 'Ogiltig frånvaro, åk 8'],
    ['ogiltig frånvaro åk 9', 'Ogiltig frånvaro, åk 9'],
    ['hur har frånvaron utvecklats i åk 8?', 'Ogiltig frånvaro, åk 8'],
    ['hur ser frånvaron ut i nian?', 'Ogiltig frånvaro, åk 9'],
  ])('«%s» shows that grade’s', async (question, title) => {
    await world.press(KIM, await goalForm(world, KIM), 'Spara målet', {
      title: 'Minska den ogiltiga frånvaron',
      indicator: 'Andel ogiltig frånvaro',
    });
    expect(words(cardOf(await world.say(KIM, question))).startsWith(title)).toBe(true);
  });

  it('are not given for those of another grade', async () => {
    const card = cardOf(await world.say(KIM, 'visa ogiltig frånvaro i åk 5'));
    expect(words(card)).toContain('Jag har inga siffror för just den gruppen.');
  });

  it.each(['vilka siffror har vi för åk 9?', 'visa siffrorna för åk 9'])(
    '«%s» shows all of the grade',
    async (question) => {
      const card = cardOf(await world.say(KIM, question));
      expect(words(card)).toContain(`Ogiltig frånvaro, åk 9: 7,4${NBSP}%`);
      expect(words(card)).not.toContain('åk 7');
      expect(textOf(await world.say(KIM, 'siffror för åk 2'))).toContain('Inga värden för åk 2 är inlästa än.');
    },
  );

  it.each([
    ['skriv in ogiltig frånvaro åk 9: 7,8 % för 2026/27', { period: '2026/27', grade: '9', value: '7,8', n: '' }],
    ['skriv in ogiltig frånvaro i nian: 7,8 % för 2026/27', { period: '2026/27', grade: '9', value: '7,8', n: '' }],
    ['data: ogiltig frånvaro 9an 7,8 % ht26', { period: 'HT26', grade: '9', value: '7,8', n: '' }],
    [
      'data: ogiltig frånvaro åk 7 flickor HT26 2,9 %, 41 elever',
      { period: 'HT26', grade: '7 flickor', value: '2,9', n: '41' },
    ],
  ])('are written in by a sentence: «%s»', async (said, values) => {
    const form = cardOf(await world.say(KIM, said));
    const filled = Object.fromEntries(inputsOf(form.body).map(({ id, value }) => [id, value]));
    expect(filled).toEqual({ indicator: 'absence_unauthorised', ...values });
  });

  it('stand side by side where somebody’s own questions begin', async () =>
    expect(textOf(await world.say(KIM, 'mina frågor'))).toContain(
      `Ogiltig frånvaro (2025/26): åk 7 3,9${NBSP}% · åk 8 5,2${NBSP}% · åk 9 7,4${NBSP}%`,
    ));

  it('are not called old where only the whole school’s are', async () => {
    await save('Läsår;Antal elever;Ogiltig frånvaro\n2019/20;240;1,2');
    const names = (date: string) => JSON.stringify(staleRows(speak('sv'), 'sv', snapshot, date));
    const snapshot = await world.snapshot();
    expect(names('2026-10-06')).toBe('[]');
    expect(names('2027-10-06')).toContain('Ogiltig frånvaro');
  });

  it('are not hidden by an older value of the whole school', async () => {
    await save('Läsår;Antal elever;Ogiltig frånvaro\n2019/20;240;1,2');
    expect(textOf(await world.say(KIM, 'data'))).toContain(`åk 8: 5,2${NBSP}%`);
    expect(words(cardOf(await world.say(KIM, 'visa ogiltig frånvaro'))).startsWith('Ogiltig frånvaro, åk 7')).toBe(
      true,
    );
  });
});

describe('a column «Grupp»', () => {
  const preview = async (table: string) =>
    words(
      cardOf(
        await world.press(
          KIM,
          cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in')),
          'Läs',
          { table },
        ),
      ),
    );

  it('is read as the column of grades, with two groups of one measure', async () => {
    const rows = ['8,4;åk 7–9', '5,1;åk 4-6', '9,2;åk 7 flickor', '6,1;hela skolan'].map((row) => {
      const [value, group] = row.split(';');
      return `Ogiltig frånvaro (%);${group};2023/24;${value};72`;
    });
    const seen = await preview(['Mått;Grupp;Läsår;Värde;Antal elever', ...rows].join('\n'));
    for (const one of ['åk 7–9', 'åk 4–6', 'åk 7 flickor']) expect(seen).toContain(`Ogiltig frånvaro, ${one}: 2023/24`);
    expect(seen).toContain('Ogiltig frånvaro: 2023/24');
  });

  it('that says nobody who is known gives no value of the whole school', async () => {
    const seen = await preview('Mått;Grupp;Läsår;Värde;Antal elever\nOgiltig frånvaro (%);Språkvalet;2023/24;8,4;72');
    expect(seen).toContain('Gruppen gick inte att förstå.');
    expect(seen).not.toContain('8,4');
  });
});

describe('a typed value', () => {
  const typed = async (values: Record<string, string>) => {
    const card = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Skriv in ett värde'));
    return cardOf(await world.press(KIM, card, 'Läs', values));
  };
  const series = async (key: string) =>
    (await world.snapshot()).series.find((one) => one.id === key)?.observations ?? [];

  it('of girls in a grade is theirs', async () => {
    const absence = { indicator: 'absence_total', period: 'HT25', value: '8,4', n: '112', grade: 'åk 7 flickor' };
    await world.press(KIM, await typed(absence), 'Spara värdena');
    expect(await series('absence_total')).toMatchObject([{ scope: '7', group: 'girls', value: { number: 8.4 } }]);
  });

  it('of a measure that is of grade 9 alone is corrected, whether the grade is said or not', async () => {
    const merit = { indicator: 'merit_rating', period: '2024/25', value: '213,7', n: '60' };
    await world.press(KIM, await typed(merit), 'Spara värdena');
    const corrected = await typed({ ...merit, value: '214,7', grade: '9' });
    expect(words(corrected)).toMatch(/213,7.* → 214,7/u);
    await world.press(KIM, corrected, 'Spara värdena');
    expect(await series('merit_rating')).toMatchObject([{ scope: '', value: { number: 214.7 } }]);
  });
});

it('a curve, and what a value is compared with, is of one kind of period', async () => {
  const years = 'Läsår;Antal elever;Meritvärde\n2023/24;60;210\n2024/25;61;214\n2025/26;62;213';
  await save(years);
  await save('Termin;Antal elever;Meritvärde\nHT24;60;190\nHT25;62;195');
  expect(textOf(await world.say(KIM, 'data'))).toContain('(2025/26) · ↘ sämre än 2024/25');
  const card = cardOf(await world.say(KIM, 'visa meritvärdet år för år'));
  const [picture] = card.body.flatMap((one) => (one.type === 'Image' ? [one.altText] : []));
  expect(picture).toContain('23/24 210 (n 60), 24/25 214 (n 61), 25/26 213 (n 62)');
  expect(picture).not.toContain('HT');
  expect(words(card)).toContain('HT24: 190');
});

it('«giltig frånvaro» is no «ogiltig frånvaro»', async () => {
  const own = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Nytt eget mått'));
  await world.press(KIM, own, 'Spara', {
    name: 'Giltig frånvaro',
    definition: 'Andel anmäld frånvaro, skolans system',
    unit: 'percent',
    direction: 'lower',
    periodType: 'schoolYear',
  });
  await save('Läsår;Antal elever;Giltig frånvaro\n2024/25;405;6,4\n2025/26;409;6,9');
  expect(words(cardOf(await world.say(KIM, 'visa giltig frånvaro'))).startsWith('Giltig frånvaro')).toBe(true);
  expect(words(cardOf(await world.say(KIM, 'visa ogiltig frånvaro'))).startsWith('Ogiltig frånvaro')).toBe(true);
  expect(words(cardOf(await world.say(KIM, 'nytt mål: minska ogiltig frånvaro i åk 8')))).toContain(
    `Det ni har: Ogiltig frånvaro · 2025/26: 5,2${NBSP}%`,
  );
});
