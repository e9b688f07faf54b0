/** What is asked of the plan in words of one's own is answered by what there is, and says what there is not. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Deviation } from '../../quality/keep/documents.ts';
import { type Evidence, NOTHING_KNOWN } from '../../quality/plan/documents.ts';
import { decision, intervention } from '../storage/samples.ts';
import { draftAbsenceGoal, goalInPlan, pressGoal } from './absence-goal.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';
import { keep } from './under-way.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await goalInPlan(world);
});
const at = (time: string) => {
  world.clock.now = Temporal.Instant.from(time);
};
const said = async (name: string, words: string, where?: typeof CHANNEL) => textOf(await world.say(name, words, where));
const titles = async (name: string, words: string) =>
  buttonsOf(cardOf(await world.say(name, words))).map(({ title }) => title);
const goal = async () => (await world.snapshot()).goals[0]?.id ?? '';
const first = async () => inOrder((await world.snapshot()).checkpoints)[0]?.id ?? '';

describe('interventions', () => {
  beforeEach(async () => {
    const own = { goal: await goal(), owner: idOf(SIV), state: 'active' } as const;
    const studies: Evidence = {
      ...NOTHING_KNOWN,
      level: 'studies',
      finding: 'works',
      references: ['SBU 350'],
      stop: 'Inget nytt.',
    };
    await keep(
      world,
      intervention('i1', 1, { ...own, title: 'Närvarorutin', evidence: studies, hours: 4 }),
      intervention('i2', 2, { ...own, title: 'Rastvärdar', state: 'draft', evidence: NOTHING_KNOWN, hours: null }),
      intervention('i3', 3, { ...own, title: 'Frukostklubb', hours: null }),
    );
  });
  it('are told with what they rest on, those on weak ground first', async () => {
    const words = await said(RUT, 'är våra insatser evidensbaserade?');
    expect(words).toContain('På forskning eller dokumenterad beprövad erfarenhet vilar 1 av 3.');
    expect(words).toContain('Vad den vilar på är inte ifyllt än.');
    expect(words).toContain('Vilar på: egen erfarenhet, inte studerat');
    expect(words).toContain('Källa: SBU 350');
    const order = ['Rastvärdar', 'Frukostklubb', 'Närvarorutin'].map((one) => words.indexOf(one));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
  it.each(['vilken evidens har vi för rastvärdar', 'insats 2 har ingen evidens, varför kör vi den', 'insats 2'])(
    '«%s» shows the one, and that nobody has filled in what it rests on',
    async (text) => {
      const words = await said(RUT, text);
      expect(words).toContain('Insats 2 · Rastvärdar');
      expect(words).toContain('Vad vilar den på? Inte ifyllt än');
      expect(words).not.toContain('inte sparat');
    },
  );
  it('have hours and no costs', async () => {
    expect(await said(RUT, 'vad kostar insatserna')).toContain('Kostnader finns inte hos mig');
    const words = await said(RUT, 'hur många timmar lägger vi på insatserna');
    expect(words).toContain('4 timmar i veckan för den insats som pågår');
    expect(words).toContain('Insats 3 · Frukostklubb: tiden är inte ifylld');
  });
  it.each(['insats 1 är avbruten', 'avsluta insats 1, den gav inget'])('«%s» says what to press', async (text) => {
    expect(await said(SIV, text)).toContain('Slutar den i förtid, tryck «Avbryt insatsen».');
    expect(await said(PETRA, text)).toContain('Hör av dig till');
  });
});

it('what was put aside is told in sums, since the last checkpoint and of the year, and that time is not recorded', async () => {
  const aside = (id: string, date: string): Deviation => ({
    kind: 'deviation',
    id,
    version: 1,
    schoolYear: '2026/27',
    date,
    category: 'individual_case',
    decision: 'referred',
  });
  await keep(world, aside('d1', '2026-09-01'), aside('d2', '2026-10-20'));
  at('2026-11-02T08:00:00Z');
  const words = await said(SIV, 'hur mycket tid går till elevärenden');
  expect(words).toContain('1 sak utanför planen har lagts åt sidan sedan förra avstämningen: 1 elevärende.');
  expect(words).toContain('Hela läsåret: 2 saker (2 elevärenden).');
  expect(words).toContain('Hur mycket tid det tar mäts inte.');
});

describe('whether goals are reached', () => {
  it('is not foretold', async () => {
    expect(await said(RUT, 'är vi på väg att missa mål 1')).toContain('Om målet nås vet ingen än.');
    expect(await said(RUT, 'kommer vi nå målen')).toContain('Inget måls sista dag har varit än.');
    expect(await said(RUT, 'nådde vi målen')).toContain('Mål 1 · Minska frånvaron');
  });
  it('is told as their owners have judged them, before their day', async () => {
    at('2027-06-02T08:00:00Z');
    const form = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    await world.press(SIV, form, 'Nästa', {
      [`outcome:${await goal()}`]: 'reached',
      [`causes:${await goal()}`]: 'Rutinen.',
    });
    // What somebody is in the middle of is nobody's to read.
    expect(await said(RUT, 'nådde vi målen')).not.toContain('1 av 1 mål är nått.');
    const next = cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'utvärdera läsåret')), 'Nästa'));
    await world.press(SIV, next, 'Spara', { helped: 'Rutinen' });
    const words = await said(RUT, 'hur många av målen nådde vi');
    expect(words).toContain('1 av 1 mål är nått.');
    expect(words).toContain('Mål 1 · Minska frånvaron i åk 7–9: Nått');
  });
});

it.each(['kort sammanfattning till huvudmannen', 'vad ska jag ta upp i ledningsgruppen', 'vad är det viktigaste nu'])(
  '«%s» is the whole in a few lines, without a name',
  async (text) => {
    await keep(world, decision('d', await first(), { owner: idOf(SIV), text: 'Kartlägg rasterna', due: '2026-11-20' }));
    at('2027-01-29T08:00:00Z');
    const words = (await said(RUT, text)).replaceAll('\u00a0', ' ');
    expect(words).toContain('Ekskolan, den 29 januari 2027');
    expect(words).toContain('Mål 1, Minska frånvaron i åk 7–9: 9,8 %, mål 8,5 %, inget värde än. Ingen status än.');
    expect(words).toContain('Försenat: Kartlägg rasterna (20 november)');
    expect(words).toContain('Nästa avstämning: ');
    expect(words.split('\n').length).toBeLessThanOrEqual(8);
    expect(words).not.toMatch(/Siv|Kim|Petra|Rut/u);
  },
);

describe('the evaluation', () => {
  it('is signed by words where it can be, by the principal alone', async () => {
    expect(await said(RUT, 'skriv under utvärderingen')).toContain('Utvärderingen öppnar vid läsårets sista');
    at('2027-06-02T08:00:00Z');
    expect(await said(RUT, 'skriv under utvärderingen')).toContain('Ingen har utvärderat läsåret än.');
    const form = cardOf(await world.say(PETRA, 'utvärdera läsåret'));
    await world.press(PETRA, form, 'Spara', { helped: 'Rutinen' });
    expect(await said(SIV, 'skriv under utvärderingen')).toContain('Rektor skriver under');
    expect(await said(RUT, 'hur gick läsåret')).toContain('Läsåret 2026/27: så gick det');
    const sign = cardOf(await world.say(RUT, 'skriv under utvärderingen'));
    expect(textOf([{ as: 'post', card: sign }])).toContain('3 har inte svarat än');
    await world.press(RUT, sign, 'Skriv under');
    expect((await world.snapshot()).signatures).toHaveLength(1);
  });
  it('says who has not evaluated to those who may know', async () => {
    at('2027-06-02T08:00:00Z');
    expect(await said(RUT, 'vilka har inte utvärderat')).toContain('Har inte utvärderat än (4): ');
    expect(await said(RUT, 'vilka har inte utvärderat')).toContain('Petra Psykolog');
    for (const words of [
      await said(SIV, 'vilka har inte utvärderat'),
      await said(RUT, 'vilka har inte utvärderat', CHANNEL),
    ]) {
      expect(words).toContain('4 i teamet har inte utvärderat än.');
      expect(words).not.toContain('Petra');
    }
  });
  it('«vad är kvar att göra innan sommaren» is the year’s end for who manages it, and one’s own for others', async () => {
    at('2027-06-02T08:00:00Z');
    expect(await said(RUT, 'vad är kvar att göra innan sommaren')).toContain('Avsluta läsåret 2026/27');
    expect(await said(SIV, 'vad är kvar att göra innan sommaren')).toContain('Det här väntar på dig');
  });
});

describe('a checkpoint', () => {
  const close = async () => {
    const data = { do: 'checkpoint.close', team: (await world.snapshot()).key.team, checkpoint: await first() };
    await world.handle(world.inbound(RUT, { type: 'answered', data, values: {} }, personal(RUT), 'sv'));
  };
  it('is closed from «stäng» alone, and left open by «vänta»', async () => {
    at('2026-10-07T08:00:00Z');
    expect(await said(RUT, 'vänta med att stänga, Siv ska svara')).toContain('Avstämning 1 står öppen');
    expect(await said(RUT, 'kan jag stänga utan beslut?')).toContain('Det går att stänga ändå.');
    const card = cardOf(await world.say(RUT, 'inga beslut idag, stäng ändå'));
    await world.press(RUT, card, 'Stäng avstämningen');
    expect(inOrder((await world.snapshot()).checkpoints)[0]?.state).toBe('closed');
  });
  it('is opened again by a press, by who decides', async () => {
    at('2026-10-07T08:00:00Z');
    expect(await said(RUT, 'öppna avstämning 1 igen')).toContain('Avstämning 1 är inte stängd');
    await close();
    expect(await said(SIV, 'kan vi öppna avstämningen igen?')).toContain('kan öppnas igen av rektor (Rut Rektor)');
    const card = cardOf(await world.say(RUT, 'öppna avstämning 1 igen, vi glömde ett beslut'));
    await world.press(RUT, card, 'Öppna avstämning 1 igen');
    expect(inOrder((await world.snapshot()).checkpoints)[0]?.state).toBe('planned');
  });
  it('is told beside the breaks', async () =>
    expect(await said(SIV, 'krockar avstämning 3 med något lov')).toContain('är en skoldag och krockar inte'));
});

describe('who stands behind a goal', () => {
  beforeEach(async () => {
    await draftAbsenceGoal(world);
    await pressGoal(world, SIV, 'goals.ask');
    await pressGoal(world, KIM, 'goals.yes');
    await pressGoal(world, PETRA, 'goals.no', { reason: 'Sju vore bättre' });
  });
  it.each(['vem har sagt nej till mål 2 och varför', 'hur många har sagt ja', 'vilka har svarat på mål 2'])(
    '«%s» is told by name to who manages the team, in numbers to others',
    async (text) => {
      const words = await said(RUT, text);
      expect(words).toContain('Mål 2: ja 2, nej 1, inte svarat 1. Ja: Kim Kurator och Siv Sköterska.');
      expect(words.split('Petra Psykolog säger nej: Sju vore bättre')).toHaveLength(2);
      expect(words).toContain('Har inte svarat: Rut Rektor.');
      const others = await said(SIV, text);
      expect(others).toContain('Mål 2: ja 2, nej 1, inte svarat 1.');
      expect(others).not.toContain('Sju vore bättre');
    },
  );
  it('is told of one that is in the plan as well', async () => {
    await pressGoal(world, RUT, 'goals.override', { reason: 'Vi prövar.' });
    expect(await said(RUT, 'vem har sagt nej till mål 2')).toContain('Petra Psykolog säger nej: Sju vore bättre');
    expect(await said(RUT, 'hur många har sagt ja')).toContain('Inget mål väntar på teamets ja eller nej');
  });
  it('needs not everybody', async () =>
    expect(await said(RUT, 'måste alla svara eller räcker det med mitt ja?')).toContain('minst 75 % av rollerna'));
});

describe('decisions', () => {
  const two = async () => {
    const of = { owner: idOf(SIV), createdBy: idOf(KIM) };
    await keep(
      world,
      decision('d1', await first(), { ...of, text: 'Kartlägg rasterna', due: '2026-10-20' }),
      decision('d2', await first(), { ...of, text: 'Skriv rutinen', due: '2026-12-01' }),
    );
  };
  it.each(['vilka beslut är försenade', 'lista allt som är försenat', 'vad är försenat'])(
    '«%s» shows those that are, and says when none is',
    async (text) => {
      await two();
      at('2026-10-12T08:00:00Z');
      expect(await said(RUT, text)).toContain('Inga beslut är försenade. Närmast: Kartlägg rasterna');
      at('2026-11-02T08:00:00Z');
      expect(await said(RUT, text)).toContain('Kartlägg rasterna');
      expect(await said(RUT, text)).not.toContain('Skriv rutinen');
      expect(await titles(RUT, text)).toContain('Beslut');
    },
  );
  it('are counted, and one that was ticked off by mistake is taken back in words', async () => {
    await two();
    at('2026-11-02T08:00:00Z');
    const list = cardOf(await world.say(SIV, 'vad är försenat'));
    await world.press(SIV, list, 'Klart');
    expect(await said(RUT, 'hur många beslut är klara')).toContain('1 av 2 beslut är klara. Försenade: 0.');
    await world.say(SIV, 'nej den är inte klar');
    expect((await world.snapshot()).decisions.every(({ doneAt }) => doneAt === null)).toBe(true);
  });
});

it('says who is away, as they have told', async () => {
  await world.say(SIV, 'jag är borta till 28 augusti');
  expect(await said(RUT, 'är siv borta?')).toMatch(/Siv Sköterska är borta 20–28\saugusti/u);
  expect(await said(RUT, 'är kim tillbaka?')).toContain('Kim Kurator');
  expect(await said(RUT, 'vilka är borta')).toContain('Siv Sköterska: Skolsköterska, borta till');
});
it('has no other school’s figures', async () =>
  expect(await said(RUT, 'hur ligger vi till jämfört med andra skolor')).toContain('bara er egen skolas siffror'));
