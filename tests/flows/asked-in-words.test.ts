/** What stands in people's words is in the form that opens. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { helpTopic } from '../../language/reading/help-topic.ts';
import { understand } from '../../language/understand.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, goalForm, idOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('a checkpoint to be moved', () => {
  it('opens on the day that was said, is moved by one press, and is for the principal', async () => {
    const form = cardOf(await world.say(RUT, 'flytta avstämning 2 till 28 januari'));
    expect(textOf([{ as: 'post', card: form }])).toContain('Flytta avstämning 2');
    expect(filled(form)).toEqual({ date: '2027-01-28' });
    expect(textOf(await world.press(RUT, form, 'Spara'))).toContain('28 januari 2027');
    expect(inputsOf(cardOf(await world.say(SIV, 'flytta avstämning 2 till 28 januari')).body)).toEqual([]);
  });
  it('is counted from where it lies, and asks before it is removed', async () => {
    const before = (await world.snapshot()).checkpoints.map(({ date }) => date).toSorted()[1] ?? '';
    const week = Temporal.PlainDate.from(before).add({ weeks: 1 }).toString();
    expect(filled(cardOf(await world.say(RUT, 'skjut fram avstämning 2 en vecka')))).toEqual({ date: week });
    expect(textOf(await world.say(RUT, 'kan du ställa in avstämning 2'))).toMatch(/Ska avstämning 2, .*, tas bort\?/u);
  });
  it.each(['ta bort sista avstämningen', 'ta bort avstämning 4', 'radera avstämning 4', 'avstämning 4 utgår'])(
    '«%s» asks of the last one',
    async (text) => {
      expect((await world.snapshot()).checkpoints).toHaveLength(4);
      expect(textOf(await world.say(RUT, text))).toMatch(/Ska avstämning 4, .*, tas bort\?/u);
    },
  );
  it('is called off by the month that it lies in', async () => {
    const third = (await world.snapshot()).checkpoints.map(({ date }) => date).toSorted()[2] ?? '';
    const month = Temporal.PlainDate.from(third).toLocaleString('sv', { month: 'long' });
    const said = textOf(await world.say(RUT, `vi ställer in avstämningen i ${month}`));
    expect(said).toMatch(/Ska avstämning 3, .*, tas bort\?/u);
  });
  it('lies in no year that nobody said', async () => {
    world.clock.now = Temporal.Instant.from('2027-02-04T08:00:00Z');
    expect(filled(cardOf(await world.say(RUT, 'flytta avstämning 4 till 30 jan')))).toEqual({ date: '2027-01-30' });
    expect(filled(cardOf(await world.say(RUT, 'flytta avstämning 4 till 3 juni')))).toEqual({ date: '2027-06-03' });
  });
  it('shows the wheel when there is no such checkpoint', async () =>
    expect(textOf(await world.say(RUT, 'flytta avstämning 9 till 28 januari'))).toContain('Årshjul'));
});

describe('a checkpoint to be added', () => {
  const planned = async () => (await world.snapshot()).checkpoints.length;
  const takeOne = async (): Promise<void> => {
    const asked = cardOf(await world.say(RUT, 'ställ in avstämning 2'));
    await world.press(RUT, asked, buttonsOf(asked)[0]?.title ?? '');
  };
  it.each([
    'lägg till en avstämning 16 mars',
    'lägg till en avstämmning 16 mars',
    'vi behöver en avstämning till den 16 mars',
    'ny avstämning 16 mars',
    'kalla till extra möte 16 mars',
    'kan vi ha ett extramöte 16 mars',
  ])('«%s» opens the form that adds one, on that day, for the principal', async (text) => {
    await takeOne();
    const before = await planned();
    const form = cardOf(await world.say(RUT, text));
    expect(textOf([{ as: 'post', card: form }])).toContain('Lägg till en avstämning');
    expect(filled(form)).toEqual({ date: '2027-03-16' });
    expect(inputsOf(cardOf(await world.say(SIV, text)).body)).toEqual([]);
    await world.press(RUT, form, 'Spara', { date: '2027-02-16' });
    expect(await planned()).toBe(before + 1);
  });
  it('by their number opens the form where one is missing, and the wheel where there are so many', async () => {
    expect(textOf(await world.say(RUT, 'vi vill ha tre avstämningar'))).toMatch(
      /Ni har \d avstämningar[\s\S]*Årshjul/u,
    );
    expect(textOf(await world.say(RUT, 'lägg till en avstämning 16 mars'))).toContain(
      'Det finns redan fyra avstämningar',
    );
    expect(textOf(await world.say(RUT, 'kalla till extra möte 5 februari'))).toContain('bokar ni i er kalender');
    await takeOne();
    expect(inputsOf(cardOf(await world.say(RUT, 'vi vill ha fyra avstämningar')).body)).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('needs no colon', async () => {
    const form = cardOf(await world.say(KIM, 'nytt beslut Siv tar fram en enkät om studiero till 1/3'));
    expect(filled(form)).toEqual({ text: 'Siv tar fram en enkät om studiero', owner: idOf(SIV), due: '2027-03-01' });
    const stopped = textOf(await world.say(KIM, 'nytt beslut Elias Berg i 7B får stöd'));
    expect(stopped).toContain('Det ser ut att finnas en elevs namn i texten.');
    expect(JSON.stringify(await world.snapshot())).not.toContain('Elias Berg');
  });
  it('stands in its form with who and when', async () => {
    const form = cardOf(await world.say(KIM, 'beslut: Siv kollar frånvarorutinen till 1/2'));
    expect(filled(form)).toEqual({ text: 'Siv kollar frånvarorutinen', owner: idOf(SIV), due: '2027-02-01' });
    await world.press(KIM, form, 'Spara beslutet');
    expect((await world.snapshot()).decisions).toMatchObject([
      { text: 'Siv kollar frånvarorutinen', owner: idOf(SIV), due: '2027-02-01' },
    ]);
  });
  it.each([
    ['beslut: Vi fortsätter med rastvärdar till juni, Kim', 'Vi fortsätter med rastvärdar till juni', KIM],
    ['vi beslutade att Siv kollar frånvarorutinen', 'Siv kollar frånvarorutinen', SIV],
    ['we decided to keep the yard hosts, Siv', 'Keep the yard hosts', SIV],
  ])('«%s» is written in with all that was decided', async (said, text, owner) =>
    expect(filled(cardOf(await world.say(KIM, said)))).toMatchObject({ text, owner: idOf(owner) }),
  );
  it('about a pupil says which word, and is not saved where the rest is of one, its day kept', async () => {
    const form = cardOf(await world.say(KIM, 'beslut: Elias Berg i 7B får en egen plan till 1/2'));
    expect(textOf([{ as: 'post', card: form }])).toContain('«Elias Berg». Ta bort ordet');
    expect((await world.snapshot()).decisions).toEqual([]);
    const again = cardOf(await world.press(KIM, form, 'Spara beslutet'));
    expect((await world.snapshot()).decisions).toEqual([]);
    expect(filled(again)).toMatchObject({ text: '', due: '2027-02-01' });
  });
  it('without a colon shows those that there are', async () =>
    expect(inputsOf(cardOf(await world.say(KIM, 'beslut')).body)).toEqual([]));
});

describe('those who have not answered', () => {
  it.each(['påminn dem', 'påminn de andra', 'skicka en påminnelse till alla som inte svarat', 'remind them'])(
    '«%s» says who they are, and when they are reminded',
    async (said) => {
      world.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
      const answer = textOf(await world.say(KIM, said));
      expect(answer).toContain('Fredagen den 2 oktober 2026 påminner jag dem som inte har svarat.');
      expect(answer).toContain('Petra');
    },
  );
  it('are not said to be reminded once that day has been', async () => {
    const [first] = (await world.snapshot()).checkpoints.map(({ date }) => date).toSorted();
    world.clock.now = Temporal.Instant.from(`${first}T12:00:00Z`);
    expect(textOf(await world.say(KIM, 'påminn dem'))).toContain('Min påminnelse har redan gått ut.');
    expect(textOf(await world.say(KIM, 'vem har inte svarat?'))).not.toContain('påminnelse');
  });
});

it.each([
  ['ändra mina svar', 'answer'],
  ['påminn mig på torsdag', 'snooze'],
  ['var är vi nu', 'status'],
  ['går det bra', 'status'],
  ["what's the situation", 'status'],
  ['how far along are we', 'status'],
  ['any update?', 'status'],
  ['tell me where we are', 'status'],
  ['are the goals being met', 'status'],
  ['are we on track', 'status'],
  ["what's new since last time", 'history'],
  ['how was it last year', 'year'],
  ['vilka siffror saknas', 'importData'],
] as const)('«%s» is %s', (said, command) => expect(understand(said).command).toBe(command));

describe('«ångra»', () => {
  it.each([
    ['ångra', 'Nästan allt går att ändra eller ta tillbaka där det står.'],
    ['undo', 'Nästan allt går att ändra eller ta tillbaka där det står.'],
    ['ta bort det', 'Nästan allt går att ändra eller ta tillbaka där det står.'],
    // Answered in English where nobody knows yet what she speaks.
    ['delete that', /(?:Nästan allt går att ändra|Almost everything can be changed) /],
  ])('%s: says where each thing is changed', async (text, words) => {
    const card = cardOf(await world.say(SIV, text));
    expect(textOf([{ as: 'post', card }])).toMatch(words);
    expect(buttonsOf(card).length).toBeGreaterThan(3);
  });
});

describe('an intervention', () => {
  it('stands in its form with what, for which goal, who and from when', async () => {
    const typed = { title: 'Lugnare raster', group: 'åk 4–6', indicator: 'Bråk per vecka', baseline: '8', target: '4' };
    await world.press(KIM, await goalForm(world, KIM), 'Spara målet', typed);
    await takeIn(world);
    const [one] = (await world.snapshot()).goals;
    const form = cardOf(await world.say(KIM, 'ny insats: rastvärdar med gula västar från v. 45, Siv'));
    expect(filled(form)).toMatchObject({ title: 'Rastvärdar med gula västar', owner: idOf(SIV), from: '2026-11-02' });
    const other = cardOf(await world.say(KIM, 'lägg till läxhjälp på onsdagar som insats för mål 1'));
    expect(filled(other)).toMatchObject({ title: expect.stringMatching(/^Läxhjälp/u), goal: one?.id });
  });
});

describe('an intervention said in full', () => {
  it.each([
    [
      'ny insats för mål 1: närvarosamtal varje måndag med mentor för elever i åk 7–9, start 21 september',
      { title: 'Närvarosamtal varje måndag med mentor för elever i åk 7–9', from: '2026-09-21' },
    ],
    [
      'ny insats: rastvärdar på alla raster i åk 4-6, Siv, till jul',
      { title: 'Rastvärdar på alla raster i åk 4-6', owner: idOf(SIV), to: '2026-12-18' },
    ],
    [
      'ny insats: rastvärdar på alla raster från v 44 till jul',
      { title: 'Rastvärdar på alla raster', from: '2026-10-26', to: '2026-12-18' },
    ],
    ['ny insats: läxhjälp till elever i åk 7', { title: 'Läxhjälp till elever i åk 7', to: '2027-06-11' }],
  ])('«%s»', async (said, form) => {
    const typed = { title: 'Lugnare raster', group: 'åk 4–6', indicator: 'Bråk per vecka', baseline: '8', target: '4' };
    await world.press(KIM, await goalForm(world, KIM), 'Spara målet', typed);
    await takeIn(world);
    expect(filled(cardOf(await world.say(KIM, said)))).toMatchObject(form);
  });
});

describe('what is asked to be explained', () => {
  it.each([
    ['vad är ett smart mål', 'Ett SMART-mål säger'],
    ['va e en avstämning?', 'En avstämning är ett möte'],
    ['varför skriver du till mig', 'Jag skriver när'],
    ['hur tar jag bort dig', 'Lämnar du teamets kanal'],
    ['sparar du det jag skriver', 'Det du fyller i och skickar sparas'],
    ["do you store pupils' names", 'Nej, jag ska inte spara något om enskilda elever.'],
    ['sparas elevernas namn?', 'Nej, jag ska inte spara något om enskilda elever.'],
    ['vad är privat?', 'Det du skriver till mig i din egen chatt ser ingen annan i teamet.'],
    ['ser andra vad jag skriver till dig?', 'Det du skriver till mig i din egen chatt ser ingen annan i teamet.'],
    ['hur länge sparas det jag skriver', 'Hur länge bestämmer skolan'],
    ['vad händer med mina mål om jag slutar', 'Målen och insatserna hör till teamet och blir kvar.'],
    ['behöver jag svara', 'Inget tvingar dig'],
    ['hur mycket tid tar det här', 'Du får några frågor inför varje avstämning'],
    ['vem kan se mina svar?', 'Det du svarar ser bara du'],
    ['vem är vem i teamet?', 'Petra Psykolog'],
    ['vad är elevhälsoteamets mål?', 'Inga mål'],
    ['tack så mkt', 'Varsågod!'],
    ['ok', 'Fint! Hör av dig när du vill.'],
    ['Perfekt 👍', 'Fint! Hör av dig när du vill.'],
    ['ok, radera det', 'Nästan allt går att ändra'],
    ['hjälp', 'Det här kan jag hjälpa till med'],
  ])('%s', async (text, words) => expect(textOf(await world.say(SIV, text))).toContain(words));

  it('how one begins, also before there is a team', async () => {
    const text = 'jag är skolläkare på ett gymnasium, hur börjar jag?';
    for (const name of [SIV, 'Lova Läkare']) expect(textOf(await world.say(name, text))).toContain('skriv «kom igång»');
  });

  it.each([
    'vad säger eleverna',
    'vad har vi för smarta mål',
    'får eleverna veta det',
    'vad är nästa avstämning',
    'hur lång tid tar mål 2',
    'vad händer nu',
  ])('is not «%s»', (text) => expect(helpTopic(text)).toBeNull());

  it('fewer reminders: what one can do oneself, and the settings for who may change them', async () => {
    const [told, ...more] = await world.say(SIV, 'stäng av påminnelser');
    expect(textOf(told ? [told] : [])).toContain('«jag är borta 14–18 december»');
    expect(more).toEqual([]);
    expect(textOf(await world.say(RUT, 'jag vill inte ha så många påminnelser'))).toMatch(/påmin[\s\S]*Inställningar/u);
  });
});

describe('who owns what, and which there are', () => {
  const TITLE = 'Minska sena ankomster';
  beforeEach(async () => {
    const form = cardOf(await world.say(SIV, 'nytt mål: minska sena ankomster i åk 8 från 40 till 20 st, Petra'));
    await world.press(SIV, form, 'Spara målet');
    await takeIn(world);
  });
  it.each([
    'vem ansvarar för mål 1',
    'vem äger mål 1?',
    'who owns goal 1',
    'vilka mål har vi',
    'va va de för mål vi hade igen',
  ])('«%s» shows the goal with its owner', async (text) => {
    const told = textOf(await world.say(SIV, text));
    expect(told).toContain(TITLE);
    expect(told).toContain('Petra Psykolog');
  });
  it('«vad hade vi för mål ifjol» says that nothing is stored from then', async () =>
    expect(textOf(await world.say(SIV, 'vad hade vi för mål ifjol'))).toBe(
      'Det finns inget sparat från läsåret 2025/26.',
    ));
  it('«vilka läsår finns» shows the only one', async () =>
    expect(textOf(await world.say(SIV, 'tidigare läsår'))).toContain('Läsåret 2026/27'));
  it.each(['visa planen', 'vad står i planen?', 'show the plan'])('«%s» shows this year', async (text) =>
    expect(textOf(await world.say(SIV, text))).toContain('Läsåret 2026/27'),
  );
  it.each(['vilka avsteg har vi gjort', 'hur många avsteg'])('«%s» shows what is parked and counted', async (text) =>
    expect(textOf(await world.say(SIV, text))).toContain('Inget utanför planen har kommit upp'),
  );
  it.each(['petra slutar i teamet', 'vi har fått en ny psykolog', 'slutar på skolan 1 april', 'vilka e med i teamet'])(
    '«%s» shows the members',
    (text) => expect(understand(text).command).toBe('members'),
  );
});
