import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import type { Change } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import {
  CHANNEL,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  TENANT,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const TYPED = { situation: 'Frånvaron ökar i åk 8.', cause1: 'Sena kvällar.', meaning: '' };
let world: World;
let snapshot: Snapshot;
beforeEach(async () => {
  world = await makeWorld();
  snapshot = await setUpTeam(world);
});

const press = (
  name: string,
  data: Record<string, string>,
  values: Record<string, string> = {},
  where = personal(name),
) => world.handle(world.inbound(name, { type: 'answered', data: { do: '', ...data }, values }, where, 'sv'));
const change = async (changes: readonly Change[]) => world.storage.commit(snapshot.key, changes);
const labelOf = (card: Card, id: string) => JSON.stringify(card.body).split(`"id":"${id}"`)[1] ?? '';
const october = () => snapshot.checkpoints.find((c) => c.date === '2026-10-06')?.id ?? '';

async function giveGoal(owner: string) {
  const form = await goalForm(world, 'Siv Sköterska');
  await world.press('Siv Sköterska', form, 'Spara målet', {
    title: 'Minska den ogiltiga frånvaron',
    group: 'åk 7–9',
    indicator: 'ogiltig frånvaro',
    baseline: '8,4',
    target: '6,5',
    owner,
  });
  snapshot = await takeIn(world);
  const goal = snapshot.goals.at(-1);
  if (!goal) throw new Error('no goal');
  return goal;
}

describe('the questions', () => {
  it('start from what a profession sees', async () => {
    const nurse = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const counsellor = cardOf(await world.say('Kim Kurator', 'mina frågor'));
    const principal = cardOf(await world.say('Rut Rektor', 'mina frågor'));
    expect(labelOf(nurse, 'situation')).toContain('hälsobesöken på gruppnivå');
    expect(labelOf(nurse, 'cause1')).toContain('påverka hälsan');
    expect(labelOf(counsellor, 'situation')).toContain('incidentanmälningar');
    expect(labelOf(counsellor, 'cause1')).toContain('relationer, trygghet');
    expect(labelOf(principal, 'meaning')).toContain('prioriteras');
    for (const card of [nurse, counsellor, principal])
      expect(JSON.stringify(card)).toContain('Skriv om grupper, aldrig om en enskild elev.');
  });

  it('name each profession of a person who has several', async () => {
    const siv = snapshot.members.find((m) => m.id === idOf('Siv Sköterska'));
    if (!siv) throw new Error('no Siv');
    await change([
      {
        do: 'put',
        document: { ...siv, professions: ['specialEducator', 'schoolNurse', 'careerCounsellor', 'counsellor'] },
        expected: siv.version,
      },
    ]);
    const card = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const label = labelOf(card, 'situation');
    for (const words of [
      'Som skolsköterska:',
      'Som skolkurator:',
      'Som specialpedagog:',
      'Som studie- och yrkesvägledare:',
    ])
      expect(label).toContain(words);
    expect(labelOf(card, 'cause1')).toContain('Vad tror du ligger bakom?');
  });

  it('are for the next checkpoint once it is time, though nobody closed the one before', async () => {
    world.clock.now = Temporal.Instant.from('2026-12-01T08:00:00Z');
    expect(cardOf(await world.say('Siv Sköterska', 'mina frågor')).fallbackText).toContain('6 oktober 2026');
    world.clock.now = Temporal.Instant.from('2027-01-20T08:00:00Z');
    expect(cardOf(await world.say('Siv Sköterska', 'mina frågor')).fallbackText).toContain('januari 2027');
    const status = textOf(await world.say('Rut Rektor', 'status'));
    expect(status).toContain('Svar inför avstämning 2');
    expect(status).toContain('Avstämning 1, den 6 oktober 2026, har varit men är inte stängd än.');
  });
});

describe('what was said last time', () => {
  it('stands beside the fields that ask the same again: the person’s own analysis, and the goal’s latest report', async () => {
    const goal = await giveGoal(idOf('Siv Sköterska'));
    const first = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    expect(JSON.stringify(first)).not.toContain('Förra gången');
    const said = {
      [`value:${goal.id}`]: '7,9',
      [`status:${goal.id}`]: 'onTrack',
      [`nextStep:${goal.id}`]: 'Ringa dag ett.',
    };
    await fillIn(world, 'Siv Sköterska', first, { ...TYPED, cause2: 'Nya grupper.', ...said });
    await close();
    world.clock.now = Temporal.Instant.from('2027-01-20T08:00:00Z');
    const again = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const last = (words: string) => `Förra gången (den 6 oktober 2026): ${words}`;
    expect(textOf([{ as: 'post', card: again }])).toContain(last('Frånvaron ökar i åk 8.'));
    expect(textOf([{ as: 'post', card: again }])).toContain(last('Sena kvällar. · Nya grupper.'));
    const page = await world.press('Siv Sköterska', again, 'Nästa', TYPED);
    expect(textOf(page)).toContain(last('7,9\u00a0% · Enligt plan · Nästa steg: Ringa dag ett.'));
    // Nobody else's analysis is.
    expect(textOf(await world.say('Petra Psykolog', 'mina frågor'))).not.toContain('Förra gången');
  });

  it('has room for a third cause, on a page of its own, and keeps it when the others are changed', async () => {
    await giveGoal(idOf('Petra Psykolog'));
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const receipt = cardOf(await world.press('Siv Sköterska', form, 'Skicka', { ...TYPED, cause2: 'Nya grupper.' }));
    const more = cardOf(await world.press('Siv Sköterska', receipt, 'En orsak till'));
    await world.press('Siv Sköterska', more, 'Skicka', { cause3: 'Långa resor.' });
    const again = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    await world.press('Siv Sköterska', again, 'Nästa', { cause1: 'Sena träningar.' });
    const [answer] = (await world.snapshot()).answers;
    expect(answer?.analysis?.causes.map(({ text }) => text)).toEqual([
      'Sena träningar.',
      'Nya grupper.',
      'Långa resor.',
    ]);
  });
});

describe('what is asked in the channel', () => {
  it('opens for the person alone, from wherever it is pressed', async () => {
    const replies = await world.say('Siv Sköterska', 'mina frågor', CHANNEL);
    const fromAgenda = await press('Siv Sköterska', { do: 'answers.open', ...about() }, {}, CHANNEL);
    const again = await press('Siv Sköterska', cardOf(replies).form?.open ?? { do: '' }, {}, CHANNEL);
    for (const opened of [replies, fromAgenda, again]) {
      expect(opened.map((r) => r.as)).toEqual(['open']);
      expect(cardOf(opened).shared).toBeUndefined();
    }
  });

  it('does not show a receipt in the channel after closing', async () => {
    await world.press('Siv Sköterska', cardOf(await world.say('Siv Sköterska', 'mina frågor')), 'Skicka', TYPED);
    await close();
    const replies = await press('Siv Sköterska', { do: 'answers.open', ...about() }, {}, CHANNEL);
    expect(replies.map((r) => [r.as, r.card.shared])).toEqual([['open', undefined]]);
    expect(textOf(replies)).toContain('Tack, Siv!');
    expect(textOf(replies)).toContain('Avstämningen är stängd, så svaret går inte längre att ändra.');
    expect(textOf(replies)).not.toContain('Du kan ändra');
    const silent = textOf(await press('Petra Psykolog', { do: 'answers.open', ...about() }));
    expect(silent).toContain('Den går inte längre att svara på.');
    expect(silent).not.toContain('Svaret kunde inte sparas');
  });
});

const about = () => ({ team: snapshot.key.team, checkpoint: october() });
async function close() {
  world.clock.now = Temporal.Instant.from('2026-10-08T08:00:00Z');
  await press('Rut Rektor', { do: 'checkpoint.close', ...about() });
}

describe('an answer', () => {
  it('is not changed by the same words once more', async () => {
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const first = textOf(await world.press('Siv Sköterska', form, 'Skicka', TYPED));
    world.clock.now = world.clock.now.add({ hours: 5 });
    expect(textOf(await world.press('Siv Sköterska', form, 'Skicka', TYPED))).toBe(first);
    expect((await world.snapshot()).answers[0]).toMatchObject({ version: 1, changedAt: null });
  });

  it('keeps what was said about a goal that somebody else has taken over', async () => {
    const goal = await giveGoal(idOf('Siv Sköterska'));
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    await fillIn(world, 'Siv Sköterska', form, {
      ...TYPED,
      [`value:${goal.id}`]: '7,9',
      [`status:${goal.id}`]: 'onTrack',
    });
    await change([{ do: 'put', document: { ...goal, owner: idOf('Kim Kurator') }, expected: goal.version }]);
    const again = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    await world.press('Siv Sköterska', again, 'Skicka', { cause1: 'Sena träningar.' });
    const [answer] = (await world.snapshot()).answers;
    expect(answer?.analysis?.causes[0]?.text).toBe('Sena träningar.');
    expect(answer?.progress).toMatchObject([{ goal: goal.id, value: 7.9 }]);
  });

  it.each([
    ['abc', 'onTrack', 'gick inte att läsa som ett tal'],
    ['740', 'onTrack', '740\u00a0% kan inte stämma'],
    ['7,4', '', 'välj status'],
    ['7,4', 'made up', 'välj status'],
  ])('with value %s and status %s comes back', async (value, status, words) => {
    const goal = await giveGoal(idOf('Siv Sköterska'));
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const typed = { ...TYPED, [`value:${goal.id}`]: value, [`status:${goal.id}`]: status };
    const replies = await fillIn(world, 'Siv Sköterska', form, typed);
    expect(textOf(replies)).toContain(words);
    expect(JSON.stringify(cardOf(replies))).toContain(value);
    const [answer] = (await world.snapshot()).answers;
    expect(answer).toMatchObject({ unfinished: true, progress: [], analysis: { situation: TYPED.situation } });
  });

  it('reads numbers as people write them', async () => {
    const goal = await giveGoal(idOf('Siv Sköterska'));
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const typed = { ...TYPED, [`value:${goal.id}`]: ' 7,9 % ', [`status:${goal.id}`]: 'onTrack' };
    await fillIn(world, 'Siv Sköterska', form, typed);
    expect((await world.snapshot()).answers[0]?.progress[0]?.value).toBe(7.9);
  });

  it('is taken with emoji and right-to-left text, and refused when it is far too long', async () => {
    const form = cardOf(await world.say('Siv Sköterska', 'mina frågor'));
    const long = await world.press('Siv Sköterska', form, 'Skicka', { ...TYPED, cause1: 'å'.repeat(20_000) });
    expect(textOf(long)).toContain('Troliga orsaker: texten är för lång. Högst 1\u00a0000 tecken.');
    expect((await world.snapshot()).answers).toHaveLength(0);
    await world.press('Siv Sköterska', form, 'Skicka', { ...TYPED, cause1: 'مرحبا 👩🏽‍🏫' });
    expect((await world.snapshot()).answers[0]?.analysis?.causes[0]?.text).toBe('مرحبا 👩🏽‍🏫');
  });

  it('put off is kept as it was typed, stands there again in the next question, and is nobody else’s to read', async () => {
    const SIV = 'Siv Sköterska';
    const asked = cardOf(await world.say(SIV, 'mina frågor'));
    const days = await world.press(SIV, asked, 'Påminn mig senare', { situation: 'Sömnen är kort.', meaning: 'Å' });
    expect(days.map(({ as }) => as)).not.toContain('replace');
    await world.press(SIV, cardOf(days), 'Om en vecka');
    const held = (await world.snapshot()).answers[0];
    expect(held).toMatchObject({
      unfinished: true,
      analysis: null,
      typed: { situation: 'Sömnen är kort.', meaning: 'Å' },
    });
    // The question that comes when the time is over.
    const rows = await world.storage.deliveries(snapshot.key, 300);
    const row = rows.find(
      (one) => one.kind === 'prompt' && one.recipient === idOf(SIV) && one.checkpoint === october(),
    );
    if (!row) throw new Error('no question');
    const again = renderDelivery(row, await world.snapshot(), world.clock.now.toString(), { late: false });
    const standing = Object.fromEntries(inputsOf(again.body).map(({ id, value }) => [id, value]));
    expect(standing).toMatchObject({ situation: 'Sömnen är kort.', meaning: 'Å', cause1: '' });
    for (const words of ['gemensam bild', 'avstämning 1', 'status'])
      expect(textOf(await world.say('Rut Rektor', words))).not.toContain('Sömnen');
    // Sent, it is an answer like any other.
    await world.press(SIV, again, 'Skicka', { cause1: 'Skärmar.' });
    const [sent] = (await world.snapshot()).answers;
    expect(sent?.analysis).toMatchObject({ situation: 'Sömnen är kort.', meaning: 'Å' });
    expect([sent?.unfinished, sent?.typed]).toEqual([undefined, undefined]);
  });

  it('put off with nothing typed leaves nothing, and with a pupil in it says so and keeps nothing', async () => {
    const SIV = 'Siv Sköterska';
    const asked = cardOf(await world.say(SIV, 'mina frågor'));
    await world.press(SIV, asked, 'Påminn mig senare');
    const refused = await world.press(SIV, asked, 'Påminn mig senare', {
      situation: 'Gäller 20120304-9809.',
      meaning: 'Å',
    });
    expect(textOf(refused)).toContain('personnummer');
    expect(inputsOf(cardOf(refused).body).find(({ id }) => id === 'meaning')?.value).toBe('Å');
    expect((await world.snapshot()).answers).toEqual([]);
  });

  it('after closing is given back whole, with its labels and without codes', async () => {
    await close();
    const long = 'å'.repeat(3990);
    const replies = await press(
      'Siv Sköterska',
      { do: 'answers.save', ...about() },
      { ...TYPED, situation: long, 'status:g': 'onTrack', 'confidence:g': 'medium', 'comment:g': 'Bra fart.' },
    );
    const words = textOf(replies);
    expect(words).toContain('Kommentar: Bra fart.');
    expect(words).not.toContain('onTrack');
    expect(words.replaceAll(/[^å]/g, '').length).toBeGreaterThanOrEqual(3990);
    expect((await world.snapshot()).answers).toHaveLength(0);
  });

  it('changes nothing for a checkpoint or a team that is not there', async () => {
    const unknown = await press('Siv Sköterska', { do: 'answers.save', ...about(), checkpoint: 'another' }, TYPED);
    expect(textOf(unknown)).toContain('Det här kortet är gammalt');
    const other = await press('Siv Sköterska', { do: 'answers.save', ...about(), team: `${TENANT}-other` }, TYPED);
    expect(textOf(other)).not.toContain('Tack');
    expect((await world.snapshot()).answers).toHaveLength(0);
  });
});
