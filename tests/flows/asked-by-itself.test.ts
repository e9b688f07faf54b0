/** «Ja», «jag står bakom målet», said in one's own chat about the goal that the bot has asked about by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { standMeant } from '../../language/reading/goal-vote.ts';
import { goal } from '../storage/samples.ts';
import { reachedBy } from './seen.ts';
import { CHANNEL, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, RUT] = ['Kim Kurator', 'Siv Sköterska', 'Rut Rektor'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
  await setUpTeam(world);
});
/** A draft that the team is asked about, one of its own. */
async function ask(id: string, number: number): Promise<void> {
  const draft = goal(id, number, { state: 'draft', title: `Mål ${id}`, owner: idOf(KIM), createdBy: idOf(KIM) });
  await world.storage.commit(await world.key(), [{ do: 'put', document: draft, expected: 0 }]);
  const data = { do: 'goals.ask', team: (await world.key()).team, goal: id };
  await world.handle(world.inbound(KIM, { type: 'answered', data, values: {} }, personal(KIM), 'sv'));
}
const said = async (name: string) =>
  (await world.snapshot()).acceptances.filter(({ person }) => person === idOf(name)).map(({ accepted }) => accepted);

it.each([
  'ja',
  'Ja!',
  'ja tack',
  'ok, ja då',
  'okej, ja',
  'ja visst',
  'ja, det står jag bakom',
  'det står jag bakom',
  'jaa det står ja bakom',
  'jag står bakom målet',
  'Ser bra ut, jag står bakom målet',
  'yes, I stand behind it',
])('«%s» right after the question is the yes', async (words) => {
  await ask('g1', 1);
  expect(await reachedBy(world, SIV, '2026-09-03')).toBe(1);
  expect(textOf(await world.say(SIV, words))).toContain('Du står bakom mål 1.');
  expect(await said(SIV)).toEqual([true]);
});

it.each(['nej', 'nej, något behöver ändras', 'jag står inte bakom målet'])(
  '«%s» asks for what is to change',
  async (words) => {
    await ask('g1', 1);
    await reachedBy(world, SIV, '2026-09-03');
    expect(textOf(await world.say(SIV, words))).toContain('mål 1');
    expect(await said(SIV)).toEqual([]);
  },
);

it.each(['ok', 'okej, det blir bra', 'jo det blir nog bra'])(
  '«%s» is asked about, and never thanked away',
  async (words) => {
    await ask('g1', 1);
    await reachedBy(world, SIV, '2026-09-03');
    expect(textOf(await world.say(SIV, words))).toContain('Mål g1');
    expect(await said(SIV)).toEqual([]);
    expect(textOf(await world.say(KIM, words))).not.toContain('Mål g1');
  },
);

it('goes before a card that was shown before the question came', async () => {
  await ask('g1', 1);
  world.clock.now = Temporal.Instant.from('2026-09-03T07:59:00Z');
  await world.say(SIV, 'hur blir det med fikat');
  await reachedBy(world, SIV, '2026-09-03');
  await world.say(SIV, 'ja');
  expect(await said(SIV)).toEqual([true]);
});

describe('a goal that is named by its number', () => {
  beforeEach(async () => {
    await ask('g1', 1);
    await ask('g2', 2);
    await reachedBy(world, SIV, '2026-09-03');
  });
  const saidOf = async (id: string) =>
    (await world.snapshot()).acceptances.filter(({ goal, person }) => goal === id && person === idOf(SIV));

  it.each([
    'ja jag står bakom mål 2',
    'jag står bakom mål 2',
    'står bakom mål 2',
    'ja till mål 2',
    'yes, I support goal 2',
  ])('«%s» is the yes to that one', async (words) => {
    expect(textOf(await world.say(SIV, words))).toContain('Du står bakom mål 2.');
    expect(await saidOf('g2')).toMatchObject([{ accepted: true }]);
    expect(await saidOf('g1')).toEqual([]);
  });

  it.each(['nej till mål 2', 'jag står inte bakom mål 2'])('«%s» asks for what is to change', async (words) => {
    expect(textOf(await world.say(SIV, words))).not.toContain('Du står bakom');
    expect(await saidOf('g2')).toEqual([]);
  });

  it('«vi» is more than one', async () => {
    expect(textOf(await world.say(SIV, 'vi står bakom mål 2'))).toContain('Står du bakom mål 2?');
    expect(await saidOf('g2')).toEqual([]);
  });
});

describe('where it is not sure which', () => {
  it('the question is shown once more when something else has come since, and the next «ja» is the yes', async () => {
    await ask('g1', 1);
    await reachedBy(world, SIV, '2026-09-03');
    await reachedBy(world, SIV, '2026-09-29');
    world.clock.now = Temporal.Instant.from('2026-09-29T09:00:00Z');
    expect(textOf(await world.say(SIV, 'ja'))).toContain('Står du bakom mål 1?');
    expect(await said(SIV)).toEqual([]);
    expect(textOf(await world.say(SIV, 'ja'))).toContain('Du står bakom mål 1.');
  });

  it('two goals are listed', async () => {
    await ask('g1', 1);
    await ask('g2', 2);
    await reachedBy(world, SIV, '2026-09-03');
    const list = textOf(await world.say(SIV, 'ja, det står jag bakom'));
    expect(list).toContain('Står du bakom mål 1?');
    expect(list).toContain('Står du bakom mål 2?');
    expect(await said(SIV)).toEqual([]);
  });

  it('nothing is open, or others read along: as before', async () => {
    expect(textOf(await world.say(RUT, 'ja'))).toContain('Jag vet inte vad du svarar ja på.');
    await ask('g1', 1);
    await reachedBy(world, SIV, '2026-09-03');
    expect(textOf(await world.say(SIV, 'ja', CHANNEL))).toContain('Jag vet inte vad du svarar ja på.');
    expect(await said(SIV)).toEqual([]);
  });
});

it.each(['jag står bakom mål 2', 'ja, jag står bakom mål 2', 'ja till mål 2', 'I stand behind goal 2'])(
  '«%s» is the yes to that one of those that were asked about',
  async (words) => {
    await ask('g1', 1);
    await ask('g2', 2);
    await reachedBy(world, SIV, '2026-09-03');
    await reachedBy(world, SIV, '2026-09-04');
    expect(textOf(await world.say(SIV, words))).toMatch(/Du står bakom mål 2\.|You stand behind goal 2\./);
    expect(await said(SIV)).toEqual([true]);
    expect((await world.snapshot()).acceptances.find(({ person }) => person === idOf(SIV))?.goal).toBe('g2');
    // Said of one that nobody is asked about, it is shown.
    expect(await world.say(SIV, 'jag står bakom mål 7')).toHaveLength(1);
    expect(await said(SIV)).toEqual([true]);
  },
);

it('«nej till mål 2» asks for what is to change', async () => {
  await ask('g1', 1);
  await ask('g2', 2);
  await reachedBy(world, SIV, '2026-09-04');
  expect(textOf(await world.say(SIV, 'jag står inte bakom mål 2'))).toContain('mål 2');
  expect(await said(SIV)).toEqual([]);
});

it('is read only from words that are nothing else', () => {
  for (const text of [
    'jag står bakom skolan',
    'det står bakom dörren',
    'ja till mål 2',
    'jag står bakom mål 2',
    'bra',
    'jag godkänner årshjulet',
  ])
    expect(standMeant(text), text).toBeNull();
});

it('the receipt says who is written to, and who has had a year’s messages; the principal is always asked', async () => {
  const days = ['2026-09-02', '2026-09-03', '2026-09-04', '2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10'];
  for (const [index, day] of days.entries()) {
    world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
    await ask(`g${index}`, index + 1);
    await reachedBy(world, SIV, day);
  }
  world.clock.now = Temporal.Instant.from('2026-09-11T08:00:00Z');
  const draft = goal('g9', 9, { state: 'draft', title: 'Mål g9', owner: idOf(KIM), createdBy: idOf(KIM) });
  await world.storage.commit(await world.key(), [{ do: 'put', document: draft, expected: 0 }]);
  const data = { do: 'goals.ask', team: (await world.key()).team, goal: 'g9' };
  const said = textOf(
    await world.handle(world.inbound(KIM, { type: 'answered', data, values: {} }, personal(KIM), 'sv')),
  );
  expect(said).toContain('Frågan går nu till Rut Rektor.');
  expect(said).toMatch(
    /utan eget meddelande, under «vad väntar på mig\?» och inför nästa avstämning: .*Siv Sköterska/u,
  );
  const before = world.chat.sent.filter(({ to }) => to.conversation === personal(RUT).conversation).length;
  expect(await reachedBy(world, RUT, '2026-09-11')).toBe(before + 1);
});
