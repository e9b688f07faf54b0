/** What is doubtful in a file is asked about in the chat, and what is answered decides what is saved. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { expectValidCard } from '../cards/valid.ts';
import { words } from './seen.ts';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const send = async (text: string, who = KIM, name = 'siffror.csv'): Promise<Card> =>
  cardOf(await world.uploadTable(who, name, Buffer.from(text)));
/** Opens the questions of a preview and answers them by what they are about: a part of a choice's words, or what is typed. */
async function answer(preview: Card, answers: Readonly<Record<string, string>>, who = KIM): Promise<Card> {
  const form = cardOf(await world.press(who, preview, 'Svara på frågorna'));
  const values = inputsOf(form.body).flatMap((input) => {
    const said = Object.entries(answers).find(([about]) => input.label.includes(about))?.[1];
    if (said === undefined) return [];
    if (input.type !== 'Input.ChoiceSet') return [[input.id, said]];
    return [[input.id, input.choices.find(({ title }) => title.includes(said))?.value ?? '']];
  });
  return cardOf(await world.press(who, form, 'Läs med svaren', Object.fromEntries(values)));
}
const series = async (key: string) => (await world.snapshot()).series.find((one) => one.id === key)?.observations ?? [];

describe('a doubtful file', () => {
  it('asks for the number of pupils beside each series, saves the others, and hides a small group', async () => {
    const preview = await send('Läsår;Meritvärde;Ogiltig frånvaro;Närvaro\n2024/25;231,4;2,1;93\n');
    expect(words(preview)).toContain('Ogiltig frånvaro: hur många elever är värdet räknat på?');
    const answered = await answer(preview, { 'Ogiltig frånvaro': '212', Närvaro: '7' });
    expect(words(answered)).toContain('Ogiltig frånvaro: 2024/25: 2,1\u00a0%');
    expect(words(answered)).toContain('Närvaro: 2024/25: dolt, liten grupp');
    await world.press(KIM, answered, 'Spara värdena');
    expect(await series('absence_unauthorised')).toMatchObject([{ value: { number: 2.1 }, n: 212 }]);
    expect(await series('attendance')).toMatchObject([{ value: { kind: 'hidden' }, n: null }]);
    expect(await series('merit_rating')).toHaveLength(1);
  });

  it.each(['52 elever', '52 st', 'ca 52', 'ungefär 52 barn'])('takes «%s» as a number of pupils', async (typed) => {
    const preview = await send('Läsår;Ogiltig frånvaro\n2024/25;2,1\n');
    await world.press(KIM, await answer(preview, { 'Ogiltig frånvaro': typed }), 'Spara värdena');
    expect(await series('absence_unauthorised')).toMatchObject([{ value: { number: 2.1 }, n: 52 }]);
  });

  it('says what it could not read of an answer, and keeps it in the form', async () => {
    const preview = await send('Läsår;Ogiltig frånvaro;Närvaro\n2024/25;2,1;93\n');
    const again = await answer(preview, { 'Ogiltig frånvaro': 'hela åttan', Närvaro: '212' });
    expect(words(again)).toContain(
      'Ogiltig frånvaro: hur många elever är värdet räknat på? «hela åttan» gick inte att läsa som ett antal elever. Skriv till exempel 52.',
    );
    expect(inputsOf(again.body).map(({ value }) => value)).toEqual(['hela åttan', '212']);
    const timeless = await answer(await send('Mått;Värde\nMeritvärde;231,4\n'), { 'Vilket läsår': 'i fjol' });
    expect(words(timeless)).toContain('«i fjol» gick inte att läsa som en period.');
  });

  it('asks whether a fraction is a share, and for the period that nothing says', async () => {
    const share = await send('Läsår;Antal elever;Andel elever behöriga till yrkesprogram\n2024/25;70;0,842\n');
    await world.press(KIM, await answer(share, { 'andel av 1': '84,2 %' }), 'Spara värdena');
    expect(await series('eligibility_vocational')).toMatchObject([{ value: { number: 84.2 } }]);
    const timeless = await answer(await send('Mått;Värde\nMeritvärde;231,4\n'), { 'Vilket läsår': 'läsåret 24/25' });
    await world.press(KIM, timeless, 'Spara värdena');
    expect(await series('merit_rating')).toMatchObject([{ period: '2024/25' }]);
  });

  it('of a survey of one’s own hides its few where a title says per cent, and asks where nothing does', async () => {
    const rows = 'Fråga;Åk 5\nAntal svar;46\nNågon slår mig;2,2\n';
    const own = { 'egna mått': 'spara som egna mått' };
    const titled = await answer(await send(`Enkät VT26\nAndel (%) som svarat ja\n${rows}`), own);
    expect(words(titled)).toContain('Någon slår mig, åk 5: VT26: dolt, liten grupp');
    const untold = await answer(await send(`Enkät VT26\n${rows}`), own);
    expect(words(untold)).toContain('Är de här värdena i procent? Någon slår mig');
    expect(words(untold)).not.toContain('2,2');
    const said = await answer(untold, { ...own, procent: 'ja, procent' });
    expect(words(said)).toContain('Någon slår mig, åk 5: VT26: dolt, liten grupp');
    await world.press(KIM, said, 'Spara värdena');
    expect((await world.snapshot()).series.flatMap(({ observations }) => observations)).toMatchObject([
      { scope: '5', value: { kind: 'hidden' }, n: null },
    ]);
  });

  it('says in the same card what was left out and why', async () => {
    const preview = await send('Mått;2023/24;Mål 2024/25;2024/25\nMeritvärde;224;235;tjugo\n');
    expect(words(preview)).toMatch(
      /Utelämnat\n• Varken ett tal eller en känd markering\. rad 2, kolumn 4\n• Mål läses inte in/,
    );
    await world.press(KIM, preview, 'Spara värdena');
    expect((await series('merit_rating')).map(({ period }) => period)).toEqual(['2023/24']);
  });

  it('keeps no word that points at a pupil', async () => {
    const preview = await send('Mått;2024/25\nMeritvärde;224\nAda Svensson 8B har hög frånvaro;\n');
    expect(JSON.stringify(preview)).not.toContain('Svensson');
  });
});

it('a file of many columns is read page by page, in cards that both platforms take', async () => {
  const years = Array.from({ length: 40 }, (_, i) => `${1985 + i}`.slice(2)).map((year) => `HT${year}`);
  const names = ['Ogiltig frånvaro', 'Meritvärde', 'Kränkningsanmälningar', 'Närvaro'];
  const grades = ['F', 1, 2, 3, 4, 5, 6, 7, 8, 9].map((grade) => `åk ${grade}`);
  const rows = names.flatMap((name) => grades.map((grade) => [`${name} ${grade}`, ...years.map(() => '84')].join(';')));
  let card = await send([`Mått;${years.join(';')}`, ...rows, `${'Lång text utan värden '.repeat(12)};`].join('\n'));
  expectValidCard(card);
  expectValidCard(cardOf(await world.press(KIM, card, 'Svara på frågorna')));
  let pages = 1;
  for (; words(card).includes('Sida') && !words(card).includes('Lång text'); pages += 1) {
    card = cardOf(await world.press(KIM, card, 'Nästa sida'));
    expectValidCard(card);
  }
  expect(pages).toBeGreaterThan(1);
});

describe('measures that come with a file', () => {
  const text = 'Skolverket\nMått;2024/25\nRastlugn (poäng);7,2\nMeritvärde;224\n';
  it('are the team’s own once a manager has said so, and are not asked of others', async () => {
    const preview = await send(text, RUT);
    const answered = await answer(preview, { 'egna mått': 'spara som egna' }, RUT);
    await world.press(RUT, answered, 'Spara värdena');
    const [own] = (await world.snapshot()).indicators;
    expect(own?.definition.name.sv).toBe('Rastlugn (poäng)');
    expect(await series(own?.id ?? '')).toMatchObject([{ value: { number: 7.2 } }]);
    expect(textOf(await world.say(RUT, 'data'))).toContain('Rastlugn (poäng): 7,2');
    const others = 'Skolverket\nMått;2024/25\nMatsalslugn (poäng);7\nMeritvärde;225\n';
    const told = words(await send(others, 'Petra Psykolog'));
    expect(told).not.toContain('kan sparas som egna mått');
    expect(told).toContain('kan samordnaren eller rektor lägga upp');
  });

  it('of a municipality are something to compare with, never the school’s own', async () => {
    const file =
      'Valt läsår: 2023/24\nKommun;Kommun-kod;Antal elever;Genomsnittligt meritvärde\nAle;1440;463;224,5\nAneby;0604;87;219\n';
    const asked = await send(file, RUT);
    expect(words(asked)).toContain('gäller kommuner, inte er skola');
    const one = await answer(asked, { kommuner: 'Ale' }, RUT);
    const kept = await answer(one, { kommuner: 'Ale', jämförelse: 'spara som jämförelse' }, RUT);
    await world.press(RUT, kept, 'Spara värdena');
    expect(await series('merit_rating')).toEqual([]);
    expect((await world.snapshot()).indicators.map(({ definition }) => definition.name.sv)).toEqual([
      'Genomsnittligt meritvärde (Ale)',
    ]);
  });
});

it('a school that is told is read at once, without sending the file again', async () => {
  const file =
    'Valt läsår: 2024/25\nSkola;Skol-enhetskod;Antal elever;Genomsnittligt meritvärde\nEk;12345678;64;231,4\nBok;87654321;70;220\n';
  const preview = cardOf(await world.press(KIM, await send(file), 'Spara', { unit: '12345678' }));
  expect(words(preview)).toContain('231,4\u00a0poäng');
});

it('a paste that cannot be read comes back in its form with the reason, in the words of a paste', async () => {
  const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in'));
  const table = 'hej\nhär finns inga siffror\n';
  const again = await world.press(KIM, form, 'Läs', { table });
  expect(textOf(again)).toContain('Jag kunde inte läsa det du klistrade in');
  expect(textOf(again)).not.toMatch(/filen/i);
  expect(inputsOf(cardOf(again).body)[0]?.value).toBe(table);
});

it('answers that are sent twice are read with once', async () => {
  const form = cardOf(await world.press(KIM, await send('Läsår;Ogiltig frånvaro\n2024/25;2,1\n'), 'Svara på frågorna'));
  const sent = () => world.press(KIM, form, 'Läs med svaren', { q0: '212' });
  const said = (await Promise.all([sent(), sent()])).map(textOf);
  expect(said.filter((one) => one.includes('Ogiltig frånvaro: 2024/25: 2,1'))).toHaveLength(1);
  expect(said.filter((one) => one.includes('Jag läser filen redan'))).toHaveLength(1);
});

it('answers are asked for anew when the file is not held any more', async () => {
  const preview = await send('Läsår;Ogiltig frånvaro\n2024/25;2,1\n');
  world.clock.now = world.clock.now.add({ hours: 2 });
  expect(textOf(await world.press(KIM, preview, 'Svara på frågorna'))).toContain('Jag har inte kvar det du skickade');
});

it('a table that was read before another says so, and not that a file is gone', async () => {
  const first = await send('Läsår;Meritvärde;Ogiltig frånvaro\n2024/25;231,4;2,1\n');
  const second = await send('Läsår;Genomsnittligt meritvärde;Närvaro\n2023/24;228;93\n');
  for (const button of ['Svara på frågorna', 'Spara värdena'])
    expect(textOf(await world.press(KIM, first, button))).toContain('Du har läst in något nyare');
  expect(cardOf(await world.press(KIM, second, 'Svara på frågorna')).form).toBeDefined();
  // Neither when the newer one has nothing but questions.
  await send('Läsår;Närvaro\n2024/25;93\n');
  expect(textOf(await world.press(KIM, second, 'Svara på frågorna'))).toContain('Du har läst in något nyare');
});

it('a table of measures that nobody knows is not said to be there already', async () => {
  const table = 'Fråga;Åk 4;Åk 7\nHar någon att prata med;92 %;85 %\nÄter skollunch;81 %;77 %\n';
  const preview = await send(`HT26\n${table}`);
  expect(words(preview)).toContain('Inget är sparat. Ska något med? Svara på frågorna');
  expect(words(preview)).not.toContain('Allt fanns redan');
});

it('shares that only their cells say are shares are saved as shares, of so many pupils', async () => {
  const preview = await send('HT26\nFråga;Åk 4;Åk 7\nTrivs i skolan;92 %;85 %\n');
  const asked = await answer(preview, { 'egna mått': 'spara' });
  const counted = await answer(asked, { 'åk 4': '60', 'åk 7': '70' });
  expect(words(counted)).toContain('Trivs i skolan, åk 4: HT26: 92\u00a0%');
  await world.press(KIM, counted, 'Spara värdena');
  const { indicators } = await world.snapshot();
  expect(indicators.map(({ definition }) => [definition.name.sv, definition.unit])).toEqual([
    ['Trivs i skolan', 'percent'],
  ]);
});

it('a table of classes says that classes are not read, and of no line', async () => {
  const table = 'HT26\nKlass\tAntal elever\tTotal frånvaro\n7A\t27\t9,8 %\n7B\t25\t8,1 %\n';
  const data = cardOf(await world.say(KIM, 'data'));
  const form = cardOf(await world.press(KIM, data, 'Klistra in'));
  const again = textOf(await world.press(KIM, form, 'Läs', { table }));
  expect(again).toContain('Klasser läses inte, eftersom grupperna är små. Summera per årskurs.');
  expect(again).not.toMatch(/Rad \d|Kontrollera att rubrikerna/);
});

describe('a table with goals', () => {
  const goalForm = async (table: string, button: RegExp) => {
    const saved = cardOf(await world.press(KIM, await send(table), 'Spara värdena'));
    const title = saved.body
      .flatMap((one) => (one.type === 'ActionSet' ? one.actions : []))
      .find((one) => button.test(one.title))?.title;
    return { saved, form: title === undefined ? null : cardOf(await world.press(KIM, saved, title)) };
  };
  const filled = (form: Card | null) =>
    Object.fromEntries(inputsOf(form?.body ?? []).map(({ id, value }) => [id, value]));

  it('offers them when the values are saved: the goal’s form begins from the latest value and ends with the school year', async () => {
    const table =
      'Mått;Antal elever;2024/25;2025/26;Mål 2027;Mål 2030\nMeritvärde;70;224;228,5;240;250\nRastlugn;70;7;7;9;9\n';
    const { saved, form } = await goalForm(table, /Sätt mål.*meritvärde/i);
    expect(words(saved)).toContain('Tabellen har mål. Vill ni följa något av dem?');
    expect(words(saved)).not.toContain('250');
    const { springEnd } = (await world.snapshot()).team.calendar;
    expect(filled(form)).toMatchObject({
      title: 'Genomsnittligt meritvärde ska öka till minst 240\u00a0poäng',
      group: 'Alla elever i hela skolan',
      baseline: '228,5',
      target: '240 poäng',
      deadline: springEnd,
    });
    await world.press(KIM, form as Card, 'Spara målet');
    expect((await world.snapshot()).goals).toMatchObject([
      { indicatorKey: 'merit_rating', baseline: 228.5, target: 240, unit: 'poäng', direction: 'higher', groupSize: 70 },
    ]);
    expect((await goalForm(`${table}Närvaro;70;93;94;;\n`, /Sätt mål.*meritvärde/i)).form).toBeNull();
  });

  it('begins one from nothing where the latest value is of few pupils', async () => {
    const table =
      'Årskurs;Läsår;Antal elever;Ogiltig frånvaro;Mål ogiltig frånvaro\n8;2024/25;80;3,1;\n8;2025/26;7;4,2;\n8;2026/27;;;2\n';
    const { form } = await goalForm(table, /Sätt mål/);
    expect(filled(form)).toMatchObject({ group: 'åk 8', baseline: '', target: '2 %' });
    expect(JSON.stringify(form)).not.toContain('4,2');
  });
});

describe('a measure of one’s own', () => {
  const TABLE = 'Hälsobesök\tHT24\tHT25\nÅk 4 tror på ufon (%)\t28\t31\nAntal elever\t55\t52';
  it('in a table is said to be the coordinator’s to add, to anybody else', async () => {
    const told = textOf(await world.say('Siv Sköterska', TABLE));
    expect(told).toContain('kan samordnaren eller rektor lägga upp');
    expect(told).toContain('tror på ufon');
    const asked = textOf(await world.say(KIM, TABLE));
    expect(asked).toContain('kan sparas som egna mått');
    expect(asked).not.toContain('kan samordnaren eller rektor lägga upp');
  });

  it.each([
    ['nytt eget mått', ''],
    ['jag vill skapa ett eget mått om frukost', 'Frukost'],
    ['new own measure', ''],
    ['add a measure of our own: breakfast', 'Breakfast'],
  ])('«%s» opens its form', async (said, name) => {
    const form = cardOf(await world.say(KIM, said));
    expect(inputsOf(form.body).map(({ id }) => id)).toContain('periodType');
    expect(inputsOf(form.body)[0]?.value).toBe(name);
  });

  it('is offered to those who may add it', async () => {
    const titles = async (who: string) => cardOf(await world.say(who, 'data')).actions.map(({ title }) => title);
    expect(await titles(KIM)).toContain('Nytt eget mått');
    expect(await titles('Siv Sköterska')).not.toContain('Nytt eget mått');
    expect(await titles('Siv Sköterska')).toContain('Klistra in');
    expect(textOf(await world.say('Siv Sköterska', 'nytt eget mått'))).toContain('Hör gärna av dig till');
  });

  it('«ett eget mål» is a goal', async () => {
    const form = cardOf(await world.say(KIM, 'jag vill sätta ett eget mål om sömn'));
    expect(inputsOf(form.body).find(({ id }) => id === 'title')?.value).toBe('Sömn');
  });
});
