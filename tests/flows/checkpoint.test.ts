import { describe, expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { itWhere } from '../worlds/chosen.ts';
import {
  CHANNEL,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  ON_SLACK,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

async function withGoal(world: World) {
  await setUpTeam(world);
  const form = await goalForm(world, 'Siv Sköterska');
  const values = {
    title: 'Minska den ogiltiga frånvaron',
    group: 'åk 7–9',
    indicator: 'ogiltig frånvaro',
    baseline: '8,4',
    target: '6,5',
    owner: idOf('Siv Sköterska'),
    deadline: '2027-06-04',
  };
  return { form, values };
}

describe('goals', () => {
  it('makes one goal of two clicks and lists it', async () => {
    const world = await makeWorld();
    const { form, values } = await withGoal(world);
    await world.press('Siv Sköterska', form, 'Spara målet', values);
    const again = await world.press('Siv Sköterska', form, 'Spara målet', values);
    expect(textOf(again)).toContain('Mål 1 är redan sparat.');
    expect((await world.snapshot()).goals).toHaveLength(1);
    expect(textOf(await world.say('Rut Rektor', 'mål'))).toContain(
      '8,4\u00a0% → 6,5\u00a0% senast den 4 juni 2027 · Siv Sköterska',
    );
  });

  it.each([
    [{ target: '8,4' }, 'Målvärdet är samma som utgångsläget'],
    [{ target: '9' }, 'Målvärdet 9 går åt fel håll från 8,4'],
    [{ deadline: '2027-08-01' }, 'dagen behöver ligga inom läsåret'],
    [{ deadline: '2027-02-31' }, 'välj en dag som finns i almanackan'],
    [{ deadline: '2026-08-01' }, 'dagen har redan varit'],
    [{ baseline: 'många' }, 'Utgångsläge: «många» gick inte att läsa som ett tal'],
    [{ owner: 'someone-else' }, 'Ansvarig: välj någon i teamet'],
    [{ title: '' }, 'Mål: fyll i det här.'],
    [{ title: 'x'.repeat(20_000) }, 'Mål: texten är för lång. Högst 300 tecken.'],
  ])('says what to change for %j and keeps what was typed', async (faulty, words) => {
    const world = await makeWorld();
    const { form, values } = await withGoal(world);
    const replies = await world.press('Siv Sköterska', form, 'Spara målet', { ...values, ...faulty });
    expect(textOf(replies)).toContain(words);
    expect(JSON.stringify(cardOf(replies).body)).toContain('åk 7–9');
    expect((await world.snapshot()).goals).toHaveLength(0);
  });
});

describe('answering', () => {
  const typed = {
    situation: 'Frånvaron ökar i åk 8.',
    cause1: 'Sena morgnar.',
    meaning: 'Fortsätt med morgonfrukosten.',
  };

  it('turns into a receipt, can be changed, and is one answer after a double click', async () => {
    const world = await makeWorld();
    const { form: goalForm, values } = await withGoal(world);
    await world.press('Siv Sköterska', goalForm, 'Spara målet', values);
    await takeIn(world);
    const goal = (await world.snapshot()).goals[0]?.id;
    world.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const all = { ...typed, [`value:${goal}`]: '7,9', [`status:${goal}`]: 'someDeviation' };
    const [one, two] = await Promise.all([
      fillIn(world, 'Siv Sköterska', form, all),
      fillIn(world, 'Siv Sköterska', form, all),
    ]);
    for (const replies of [one, two]) expect(textOf(replies)).toContain('Tack, Siv!');
    expect(textOf(one)).toContain('Sparat den 30 september 2026 kl. 10.00.');
    expect((await world.snapshot()).answers).toHaveLength(1);
    const change = cardOf(await world.press('Siv Sköterska', cardOf(one), 'Ändra'));
    expect(JSON.stringify(change.body)).toContain('Frånvaron ökar i åk 8.');
    world.clock.now = Temporal.Instant.from('2026-10-07T08:00:00Z');
    const changed = await fillIn(world, 'Siv Sköterska', change, { cause1: 'Sena kvällar.' });
    expect(textOf(changed)).toContain('Ändrat den 7 oktober 2026 kl. 10.00.');
    const [answer] = (await world.snapshot()).answers;
    expect(answer?.analysis?.causes[0]?.text).toBe('Sena kvällar.');
    expect(answer?.late).toBe(false);
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain(
      '8,4\u00a0% → 7,9\u00a0%, mål 6,5\u00a0% · ↗ åt rätt håll',
    );
  });

  it('comes back with the text when something is missing', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const form = cardOf(await world.say('Petra Psykolog', 'mina frågor'));
    const replies = await world.press('Petra Psykolog', form, 'Skicka', {
      situation: 'Fler konsultationer om studiero.',
    });
    expect(textOf(replies)).toContain('Troliga orsaker: skriv några ord.');
    expect(JSON.stringify(cardOf(replies).body)).toContain('Fler konsultationer om studiero.');
    expect((await world.snapshot()).answers).toHaveLength(0);
  });

  it('marks a late answer, and gives the text back after closing', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const form = cardOf(await world.say('Petra Psykolog', 'mina frågor'));
    const sivs = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    world.clock.now = Temporal.Instant.from('2026-10-08T08:00:00Z');
    expect(textOf(await world.press('Petra Psykolog', form, 'Skicka', typed))).toContain('märkt som sent');
    const snapshot = await world.snapshot();
    const checkpoint = snapshot.checkpoints.find((c) => c.date === '2026-10-06');
    const [summary] = (await world.storage.deliveries(snapshot.key, 200)).filter(
      (d) => d.kind === 'summary' && d.checkpoint === checkpoint?.id,
    );
    if (!summary) throw new Error('no summary planned');
    const card = renderDelivery(summary, snapshot, world.clock.now.toString(), { late: false });
    expect(textOf(await world.press('Kim Kurator', card, 'Stäng avstämningen'))).toContain('Det här beslutar rektor');
    expect(textOf(await world.press('Rut Rektor', card, 'Stäng avstämningen'))).toContain('Avstämning 1 är stängd');
    const after = await world.press('Siv Sköterska', sivs, 'Skicka', typed);
    expect(textOf(after)).toContain('Frånvaron ökar i åk 8.');
    expect((await world.snapshot()).answers).toHaveLength(1);
  });

  it('does nothing for another team’s card', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const form = cardOf(await world.say('Petra Psykolog', 'mina frågor'));
    const replies = await world.press('Olle Okänd', form, 'Skicka', typed);
    expect(textOf(replies)).toContain('ett team som du inte är med i');
    expect((await world.snapshot()).answers).toHaveLength(0);
  });
});

describe('decisions', () => {
  it('records decisions with owner and date, sends the summary, ticks off', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    world.clock.now = Temporal.Instant.from('2026-10-09T08:00:00Z');
    const snapshot = await world.snapshot();
    const checkpoint = snapshot.checkpoints.find((c) => c.date === '2026-10-06');
    const [due] = (await world.storage.deliveries(snapshot.key, 200)).filter(
      (d) => d.kind === 'decisions' && d.checkpoint === checkpoint?.id,
    );
    expect(due?.dueAt).toBe('2026-10-09T06:00:00Z');
    if (!due) throw new Error('no decisions planned');
    const form = renderDelivery(due, snapshot, world.clock.now.toString(), { late: false });
    const wrong = await world.press('Kim Kurator', form, 'Spara beslutet', {
      text: 'Morgonfrukost i åk 8',
      due: '2026-10-01',
    });
    expect(textOf(wrong)).toContain('dagen har redan varit');
    const saved = cardOf(
      await world.press('Kim Kurator', form, 'Spara beslutet', { text: 'Morgonfrukost i åk 8', due: '2026-10-20' }),
    );
    await world.press('Kim Kurator', form, 'Spara beslutet', { text: 'Morgonfrukost i åk 8', due: '2026-10-20' });
    expect((await world.snapshot()).decisions).toHaveLength(1);
    await world.press('Kim Kurator', saved, 'Skicka till rektor');
    const summaries = (await world.storage.deliveries(snapshot.key, 200)).filter(
      (d) => d.kind === 'summary' && d.checkpoint === checkpoint?.id,
    );
    expect(summaries.map((d) => [d.recipient, d.dueAt])).toEqual([[idOf('Rut Rektor'), '2026-10-09T08:00:00Z']]);
    world.clock.now = Temporal.Instant.from('2026-10-22T08:00:00Z');
    expect(textOf(await world.say('Rut Rektor', 'status'))).toContain(
      'Morgonfrukost i åk 8 · Kim Kurator · senast den 20 oktober 2026',
    );
    const list = cardOf(await world.say('Kim Kurator', 'beslut'));
    const ticked = await world.press('Kim Kurator', list, 'Klart');
    expect(textOf(ticked)).toContain('Klart den 22 oktober 2026');
    // Ticked off by mistake.
    const open = await world.press('Kim Kurator', cardOf(ticked), 'Inte klart än');
    expect(textOf(open)).not.toContain('Klart den 22 oktober 2026');
    expect((await world.snapshot()).decisions.map(({ doneAt }) => doneAt)).toEqual([null]);
    expect(textOf(await world.say('Kim Kurator', 'historik'))).toContain('tog tillbaka att ett beslut är klart');
    expect(textOf(await world.press('Kim Kurator', cardOf(open), 'Klart'))).toContain('Klart den 22 oktober 2026');
  });
});

describe('status', () => {
  it('gives names to coordinator and principal in their own chat, counts to others', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    expect(textOf(await world.say('Rut Rektor', 'hur ligger vi till?'))).toContain(
      'Frågorna går ut tisdagen den 29 september 2026.',
    );
    world.clock.now = Temporal.Instant.from('2026-09-29T08:00:00Z');
    expect(textOf(await world.say('Rut Rektor', 'hur ligger vi till?'))).toContain(
      'Väntar på: Rut Rektor, Kim Kurator, Siv Sköterska, Petra Psykolog'.slice(0, 10),
    );
    const inChannel = textOf(await world.say('Rut Rektor', 'status', CHANNEL));
    expect(inChannel).toContain('Ingen har svarat än.');
    expect(inChannel).not.toContain('Väntar på');
    expect(textOf(await world.say('Siv Sköterska', 'vem har inte svarat?'))).not.toContain('Petra');
    expect(textOf(await world.say('Siv Sköterska', 'när är nästa avstämning?'))).toContain(
      'Tisdagen den 6 oktober 2026, om 7 dagar',
    );
    expect(textOf(await world.say('Siv Sköterska', 'status mål 7'))).toContain('Det finns inget mål 7');
  });

  // Slack says once a day which language somebody has.
  itWhere(!ON_SLACK)('is said in the language of whoever asks', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    expect(textOf(await world.say('Siv Sköterska', 'how are we doing?', undefined, 'en'))).toContain('Next checkpoint');
  });

  it('is sent monthly to a principal who asks', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    expect(textOf(await world.say('Siv Sköterska', 'skicka status varje månad'))).toContain(
      'Bara rektor och samordnare',
    );
    expect(textOf(await world.say('Rut Rektor', 'skicka status varje månad'))).toContain(
      'Den första kommer den 1 september 2026',
    );
    const key = await world.key();
    const open = async () =>
      (await world.storage.deliveries(key, 300)).filter((d) => d.kind === 'status' && d.state === 'due');
    expect(await open()).toHaveLength(10);
    // On a day when this month's has been sent, and she asks once more.
    world.clock.now = Temporal.Instant.from('2026-09-04T08:00:00Z');
    expect(textOf(await world.say('Rut Rektor', 'skicka status varje månad'))).toContain(
      'Du får redan status varje månad. Nästa kommer den 1 oktober 2026.',
    );
    await world.say('Rut Rektor', 'stäng av månadsstatusen');
    expect(await open()).toHaveLength(0);
  });
});

describe('one’s own things', () => {
  it('snoozes, is away, comes back', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    expect(textOf(await world.say('Siv Sköterska', 'påminn mig på torsdag'))).toContain(
      'torsdagen den 27 augusti 2026',
    );
    expect(textOf(await world.say('Siv Sköterska', 'påminn mig den 31 februari'))).toContain('finns inte i almanackan');
    expect(textOf(await world.say('Siv Sköterska', 'jag är borta till 12 mars'))).toContain(
      'fredagen den 12 mars 2027',
    );
    const me = (await world.snapshot()).members.find((m) => m.name === 'Siv Sköterska');
    expect(me?.away).toEqual({ from: '2026-08-20', until: '2027-03-12' });
    await world.say('Siv Sköterska', 'jag är tillbaka');
    expect((await world.snapshot()).members.find((m) => m.name === 'Siv Sköterska')?.away).toBeNull();
  });

  it('answers the unknown with the nearest commands', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const card = cardOf(await world.say('Siv Sköterska', 'statos tack kanske'));
    expect(card.actions.map((a) => a.title)).toContain('Hjälp');
  });

  it('erases a person after asking, and keeps the goals’ values without the name', async () => {
    const world = await makeWorld();
    const { form: goalForm, values } = await withGoal(world);
    await world.press('Siv Sköterska', goalForm, 'Spara målet', values);
    await takeIn(world);
    const goal = (await world.snapshot()).goals[0]?.id;
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const said = {
      situation: 'Hemlig text',
      cause1: 'Orsak',
      [`value:${goal}`]: '7,9',
      [`status:${goal}`]: 'onTrack',
      [`comment:${goal}`]: 'Min kommentar',
    };
    await fillIn(world, 'Siv Sköterska', form, said);
    const ask = cardOf(await world.say('Siv Sköterska', 'radera mina uppgifter'));
    expect(textOf([{ as: 'post', card: ask }])).toContain('Det här blir kvar utan ditt namn');
    await world.press('Siv Sköterska', ask, 'Radera');
    const lines: string[] = [];
    for await (const line of world.storage.dump()) lines.push(JSON.stringify(line));
    const everything = lines.join('\n');
    for (const word of ['Siv Sköterska', idOf('Siv Sköterska'), 'Hemlig text', 'Min kommentar'])
      expect(everything).not.toContain(word);
    expect((await world.snapshot()).answers[0]?.progress[0]?.value).toBe(7.9);
  });
});
