/** Values typed, pasted and read from files, shown before they are saved. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { rowOf, workbook } from '../imports/workbooks.ts';
import { words } from './seen.ts';
import { buttonsOf, CHANNEL, cardOf, goalForm, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

/** As Skolverket exports look: lines above the header, decimal comma, markers, many schools; invented names. */
const SIRIS = `\ufeffSalsa och betyg, grundskolan
Valt läsår: 2024/25

Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Antal elever;Andel (%) som uppnått kunskapskraven i alla ämnen;Genomsnittligt meritvärde (17 ämnen)
Ekskolan;12345678;Exempelby;0684;64;81,3;231,4
Björkskolan;87654321;Exempelby;0684;8;..;..
`;
const series = async (key: string) => (await world.snapshot()).series.find((one) => one.id === key)?.observations ?? [];

async function readSiris(text = SIRIS): Promise<Card> {
  const asked = await world.uploadTable(KIM, 'siris.csv', Buffer.from(text));
  if (!textOf(asked).includes('flera skolor')) return cardOf(asked);
  await world.press(KIM, cardOf(asked), 'Spara', { unit: '12345678' });
  return cardOf(await world.uploadTable(KIM, 'siris.csv', Buffer.from(text)));
}

describe('a file', () => {
  it('of many schools asks which one, shows what it read, and saves on a yes', async () => {
    const preview = await readSiris();
    expect(words(preview)).toContain('Det här läste jag');
    expect(words(preview)).toContain('2024/25');
    expect((await world.snapshot()).series).toEqual([]);
    expect(textOf(await world.press(KIM, preview, 'Spara värdena'))).toContain('nya värden');
    expect(await series('merit_rating')).toMatchObject([
      { period: '2024/25', value: { kind: 'number', number: 231.4 } },
    ]);
    // Pressed once more, it shows what was saved and saves nothing.
    const { series: saved } = await world.snapshot();
    expect(textOf(await world.press(KIM, preview, 'Spara värdena'))).toContain('nya värden');
    expect((await world.snapshot()).series).toEqual(saved);
  });

  it('twice changes nothing; a corrected one replaces and the audit has before and after', async () => {
    await world.press(KIM, await readSiris(), 'Spara värdena');
    expect(words(await readSiris())).toContain('Allt fanns redan.');
    const corrected = await readSiris(SIRIS.replace('231,4', '233,1'));
    expect(words(corrected)).toMatch(/231,4.* → 233,1/);
    await world.press(KIM, corrected, 'Spara värdena');
    const [entry] = (await world.storage.audit(await world.key(), 50)).filter((e) => e.about === 'series/merit_rating');
    expect(JSON.stringify([entry?.before, entry?.after])).toMatch(/231\.4.*233\.1/);
  });

  it('as a wide workbook is read too', async () => {
    const rows = [
      rowOf(1, ['Mått', '2022/23', '2023/24', '2024/25']),
      rowOf(2, ['Genomsnittligt meritvärde', '219,5', '224,0', '231,4']),
    ];
    const hidden = (name: string) => ({ name, state: 'hidden', rows: rowOf(1, ['Mått', '2020/21']) }) as const;
    const xlsx = workbook({ sheets: [hidden('Gömt'), hidden('Anna'), { rows: rows.join('') }] });
    const preview = cardOf(await world.uploadTable(KIM, 'bred.xlsx', xlsx));
    expect(words(preview)).toContain('Bladet är dolt och har inte lästs. Gömt · …\n');
    await world.press(KIM, preview, 'Spara värdena');
    expect((await series('merit_rating')).map(({ period }) => period)).toEqual(['2022/23', '2023/24', '2024/25']);
    expect(textOf(await world.say(KIM, 'data'))).toContain('231,4\u00a0poäng (2024/25) · ↗ bättre än 2023/24');
    const prompt = textOf(await world.say('Rut Rektor', 'mina frågor'));
    expect(prompt).toContain('Era siffror');
  });

  it.each([
    ['tom.csv', ''],
    ['rapport.csv', '%PDF-1.7 inte en tabell'],
    ['text.csv', 'hej hopp\nhär finns inga siffror alls\n'],
  ])('that cannot be understood (%s) gets a clear answer and saves nothing', async (name, content) => {
    const replies = await world.uploadTable(KIM, name, Buffer.from(content));
    expect(textOf(replies)).toMatch(/inget har sparats|kunde inte hämta/);
    expect((await world.snapshot()).series).toEqual([]);
  });

  it('is not read when its name points at a pupil, or in the channel', async () => {
    expect(textOf(await world.uploadTable(KIM, '20140101-9801.csv', Buffer.from(SIRIS)))).toContain(
      'Byt namn på filen',
    );
    expect(await world.uploadTable(KIM, 'siris.csv', Buffer.from(SIRIS), CHANNEL)).toEqual([]);
    expect(textOf(await world.toldTo(KIM))).toContain('i egen chatt');
  });
});

const typed = async (name: string, values: Record<string, string>) => {
  const card = cardOf(await world.press(name, cardOf(await world.say(name, 'data')), 'Skriv in ett värde'));
  return world.press(name, card, 'Läs', values);
};

describe('a value', () => {
  it('is typed in, shown and saved; a small group is hidden', async () => {
    const absence = { indicator: 'absence_total', period: 'ht25', value: '8,4', n: '212' };
    await world.press(KIM, cardOf(await typed(KIM, absence)), 'Spara värdena');
    const slip = cardOf(await typed(KIM, { ...absence, period: 'vt26', value: '84' }));
    expect(words(slip)).toContain('är 84 rätt? Tidigare 8,4');
    const few = cardOf(await typed(KIM, { indicator: 'incident_reports', period: 'HT25', value: '3', n: '' }));
    expect(words(few)).toContain('dolt, liten grupp');
    await world.press(KIM, few, 'Spara värdena');
    expect((await series('incident_reports'))[0]?.value).toEqual({ kind: 'hidden' });
  });

  it.each([
    [{ period: 'förra året' }, 'Period: skriv till exempel'],
    [{ value: 'många' }, 'Värde: skriv ett tal'],
    [{ indicator: '' }, 'Mått: välj ett mått'],
    [{ grade: '7A' }, 'Klasser sparas inte, eftersom grupperna är små.'],
    [{ period: '2027-05' }, 'Period: den har inte börjat än.'],
  ])('with %j says what to change', async (faulty, said) => {
    const values = { indicator: 'absence_total', period: 'HT25', value: '8,4', n: '212', ...faulty };
    expect(textOf(await typed(KIM, values))).toContain(said);
  });

  it('below the threshold is in no card, however it came in', async () => {
    for (const count of [1, 4, 7, 9]) {
      const value = { indicator: 'incident_reports', period: `VT${10 + count}`, value: String(count), n: '' };
      const preview = cardOf(await typed(KIM, value));
      expect(words(preview)).not.toContain(`${count}\u00a0st`);
      await world.press(KIM, preview, 'Spara värdena');
    }
    const seen = [await world.say(KIM, 'data'), await world.say(KIM, 'mina frågor'), await world.say(KIM, 'status')];
    expect(seen.map(textOf).join('\n')).not.toMatch(/\d\u00a0st/);
    expect((await series('incident_reports')).map(({ value }) => value.kind)).toEqual(Array(4).fill('hidden'));
  });

  it('below the threshold is not asked about by its number either', async () => {
    for (const [period, value] of [
      ['HT23', '40'],
      ['HT24', '44'],
    ])
      await world.press(
        KIM,
        cardOf(await typed(KIM, { indicator: 'incident_reports', period: period ?? '', value: value ?? '', n: '' })),
        'Spara värdena',
      );
    const few = cardOf(await typed(KIM, { indicator: 'incident_reports', period: 'HT25', value: '4', n: '' }));
    expect(words(few)).toContain('dolt, liten grupp');
    expect(words(few)).not.toMatch(/är 4 rätt/);
  });

  it('of the health visits in a file or a paste is left out for anybody but the medical part, who is told so', async () => {
    const text = 'Läsår;Antal elever;Genomsnittligt meritvärde;Sover bra\n2024/25;64;231,4;61\n';
    const file = cardOf(await world.uploadTable(KIM, 'siffror.csv', Buffer.from(text)));
    expect(words(file)).toContain('1 värde från hälsobesöken är utelämnat');
    await world.press(KIM, file, 'Spara värdena');
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in'));
    await world.press(KIM, form, 'Läs', { table: text });
    expect(await series('health_talk_sleep')).toEqual([]);
    expect(await series('merit_rating')).toHaveLength(1);
    const siv = cardOf(await world.uploadTable('Siv Sköterska', 'siffror.csv', Buffer.from(text)));
    await world.press('Siv Sköterska', siv, 'Spara värdena');
    expect(await series('health_talk_sleep')).toHaveLength(1);
  });

  it('in a paste that fills the form is asked for as a file, since its end may be missing', async () => {
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in'));
    const table = `Mått;2024/25\nGenomsnittligt meritvärde;231,4\n${';\n'.repeat(2000)}`.slice(0, 3000);
    const again = await world.press(KIM, form, 'Läs', { table });
    expect(textOf(again)).toContain('Skicka den som en fil');
    expect(inputsOf(cardOf(again).body)[0]?.value).toBe(table);
  });

  it('of the health visits is written by the medical part only', async () => {
    const sleep = { indicator: 'health_talk_sleep', period: '2025/26', value: '61', n: '120' };
    expect(textOf(await typed(KIM, sleep))).toContain('skrivs in av skolsköterska');
    await world.press('Siv Sköterska', cardOf(await typed('Siv Sköterska', sleep)), 'Spara värdena');
    expect(await series('health_talk_sleep')).toHaveLength(1);
  });

  it('gives a goal its history', async () => {
    for (const [period, value] of [
      ['2022/23', '210'],
      ['2023/24', '212'],
      ['2024/25', '213'],
    ])
      await world.press(
        KIM,
        cardOf(await typed(KIM, { indicator: 'merit_rating', period: period ?? '', value: value ?? '', n: '60' })),
        'Spara värdena',
      );
    const form = await goalForm(world, 'Siv Sköterska');
    const coached = await world.press('Siv Sköterska', form, 'Spara målet', {
      title: 'Högre meritvärde i åk 9',
      group: 'åk 9',
      indicator: 'Genomsnittligt meritvärde i åk 9',
      baseline: '213',
      target: '260 poäng',
    });
    expect(textOf(coached)).toContain('Steget är 47, och det största hittills är 2.');
  });
});

describe('a question over the years', () => {
  beforeEach(async () => {
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in'));
    const table =
      'Läsår;Genomsnittligt meritvärde;Andel (%) som uppnått kunskapskraven i alla ämnen\n2022/23;219,5;77,1\n2023/24;224,0;76,4\n2024/25;231,4;81,3\n';
    await world.press(KIM, cardOf(await world.press(KIM, form, 'Läs', { table })), 'Spara värdena');
  });

  it.each(['hur har meritvärdet utvecklats de senaste åren', 'visa meritvärdet år för år'])(
    'opens the curve of what it names: «%s»',
    async (question) => {
      const card = cardOf(await world.say(KIM, question));
      expect(words(card)).toMatch(/^Genomsnittligt meritvärde/);
      expect(words(card)).toContain('2022/23: 219,5');
      expect(words(card)).not.toContain('76,4');
    },
  );

  it.each([
    'hur har det gått med våra siffror över åren',
    'kurvor',
    'hur har meritvärdet och betygskriterierna utvecklats över tid',
  ])('shows all that have one where it names none, or several: «%s»', async (question) => {
    const card = cardOf(await world.say(KIM, question));
    expect(words(card)).toContain('Genomsnittligt meritvärde');
    expect(words(card)).toContain('Uppfyllda betygskriterier i alla ämnen, åk 9');
  });
});

it('adds an indicator of the team’s own', async () => {
  const card = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Nytt eget mått'));
  const values = {
    name: 'Rastlugn',
    definition: 'Andel raster utan bråk, logg',
    unit: 'percent',
    direction: 'higher',
    periodType: 'term',
  };
  expect(textOf(await world.press(KIM, card, 'Spara', values))).toContain('Måttet «Rastlugn» finns nu');
  expect((await world.snapshot()).indicators.map(({ id }) => id)).toEqual(['own_rastlugn']);
});

it('takes an indicator of the team’s own away with its figures, but not one that a goal is measured by', async () => {
  const own = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Nytt eget mått'));
  expect(buttonsOf(cardOf(await world.say(KIM, 'data'))).map(({ title }) => title)).not.toContain(
    'Ta bort ett eget mått',
  );
  const kinds = { unit: 'percent', direction: 'higher', periodType: 'term' };
  await world.press(KIM, own, 'Spara', { name: 'Rastlugn', definition: 'Andel raster utan bråk', ...kinds });
  const next = await typed(KIM, { indicator: 'own_rastlugn', period: 'HT 2026', value: '80', n: '100' });
  await world.press(KIM, cardOf(next), 'Spara värdena');
  expect((await world.snapshot()).series.map(({ id }) => id)).toEqual(['own_rastlugn']);
  const form = cardOf(
    await world.press(KIM, cardOf(await world.say(KIM, 'ta bort måttet Rastlugn')), 'Ta bort ett eget mått'),
  );
  const remove = async (indicator: string) =>
    textOf(await world.press(KIM, form, 'Ta bort måttet och siffrorna', { indicator }));
  expect(await remove('')).toContain('Vilket mått?');
  const goal = { title: 'Lugnare raster', group: 'hela skolan', indicator: 'Rastlugn', baseline: '80', target: '90 %' };
  await world.press(KIM, await goalForm(world, KIM), 'Spara målet', goal);
  expect(await remove('own_rastlugn')).toContain('Mål 1 mäts med det.');
  const draft = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'mål')), 'Se vad som saknas'));
  await world.press(KIM, cardOf(await world.press(KIM, draft, 'Ta bort')), 'Ta bort');
  expect(await remove('own_rastlugn')).toContain('Måttet «Rastlugn» är borttaget.');
  const { indicators, series } = await world.snapshot();
  expect([indicators, series]).toEqual([[], []]);
  expect(textOf(await world.say(KIM, 'historik'))).toContain('tog bort ett eget mått med dess siffror: Rastlugn');
});

describe('an indicator that is counted in another way', () => {
  it('is said from its figures, and its goal cannot be judged by them', async () => {
    await world.press(KIM, await readSiris(), 'Spara värdena');
    const next = await typed(KIM, { indicator: 'merit_rating', period: '2025/26', value: '236', n: '92' });
    await world.press(KIM, cardOf(next), 'Spara värdena');
    const data = cardOf(await world.say(KIM, 'data'));
    const curve = cardOf(await world.press(KIM, data, 'Diagram: Genomsnittligt meritvärde'));
    const form = cardOf(await world.press(KIM, curve, 'Måttet räknas annorlunda'));
    const later = await world.press(KIM, form, 'Spara', { since: '2030-01-01', definition: '' });
    expect(textOf(later)).toContain('välj en dag som har varit');
    const said = { since: '2026-08-01', definition: 'Räknas på de sexton bästa betygen.' };
    const after = textOf(await world.press(KIM, form, 'Spara', said));
    expect(after).toContain('Räknas på ett annat sätt sedan den 1 augusti 2026.');
    expect(after).toContain('Räknas på de sexton bästa betygen.');
    expect(textOf(await world.say(KIM, 'historik'))).toContain(
      'Kim Kurator noterade att Genomsnittligt meritvärde räknas på ett annat sätt sedan den 1 augusti 2026.',
    );
    const hers = cardOf(await world.press('Siv Sköterska', data, 'Diagram: Genomsnittligt meritvärde'));
    expect(textOf(await world.press('Siv Sköterska', hers, 'Måttet räknas annorlunda'))).toContain('Bara samordnaren');
  });
});
