/** A goal and the school's own figures of what it measures: the newer one is seen with the goal, and is taken into its owner's answer by a press. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, submitOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { expectValidCard } from '../cards/valid.ts';
import { ABSENCE_GOAL, draftAbsenceGoal } from './absence-goal.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await draftAbsenceGoal(world, { ...ABSENCE_GOAL, indicator: 'Ogiltig frånvaro' });
  await takeIn(world);
  world.clock.now = Temporal.Instant.from('2027-01-11T08:00:00Z');
});

const TABLE = 'Årskurs\tPeriod\tAntal elever\tOgiltig frånvaro\n7–9\t2025/26\t210\t8,4 %\n7–9\tHT26\t212\t7,1 %';
const save = async (table = TABLE) => world.press(KIM, cardOf(await world.say(KIM, table)), 'Spara värdena');
const said = async (name: string, words: string) => textOf(await world.say(name, words)).replaceAll('\u00a0', ' ');
const OURS = 'Skolans egen siffra för HT26: 7,1 % · Inklistrat från ett kalkylark';
const TAKE = 'Ta med i mina svar';
const titles = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);

describe('the school’s own newer figure', () => {
  it.each(['status', 'mål', 'mål 1'])('is seen with its period and its source in «%s»', async (words) => {
    expect(await said(SIV, words)).not.toContain('Skolans egen siffra');
    await save();
    const told = await said(SIV, words);
    expect(told).toContain(OURS);
    expect(told).not.toContain('inget värde än');
    if (words !== 'mål') expect(told).toContain('8,4 % → 7,1 %, mål 6,5 % · ↗ åt rätt håll');
  });

  it('that the goal begins from is no news of it', async () => {
    await save(TABLE.slice(0, TABLE.lastIndexOf('\n')));
    expect(await said(SIV, 'status')).toContain('8,4 %, mål 6,5 % · inget värde än');
  });

  it('goes into the owner’s answer by a press, and is said once then', async () => {
    await save();
    expect(titles(cardOf(await world.say(KIM, 'mål 1')))).not.toContain(TAKE);
    const card = cardOf(await world.say(SIV, 'mål 1'));
    expectValidCard(card);
    const form = cardOf(await world.press(SIV, card, TAKE));
    const id = (await world.snapshot()).goals[0]?.id ?? '';
    expect(filled(form)).toMatchObject({ [`value:${id}`]: '7,1', [`status:${id}`]: 'onTrack' });
    await world.press(SIV, form, submitOf(form)?.title ?? '');
    expect((await world.snapshot()).answers[0]?.progress).toMatchObject([{ goal: id, value: 7.1, status: 'onTrack' }]);
    const after = await said(SIV, 'mål 1');
    expect(after).toContain('8,4 % → 7,1 %');
    expect(after).not.toContain('Skolans egen siffra');
    expect(titles(cardOf(await world.say(SIV, 'mål 1')))).not.toContain(TAKE);
  });

  it('stands where the owner has said an older one', async () => {
    const id = (await world.snapshot()).goals[0]?.id ?? '';
    world.clock.now = Temporal.Instant.from('2026-10-05T08:00:00Z');
    const form = cardOf(await world.say(SIV, 'mål 1 ligger på 7,8 % nu'));
    await world.press(SIV, form, submitOf(form)?.title ?? '', { [`status:${id}`]: 'someDeviation' });
    world.clock.now = Temporal.Instant.from('2027-01-11T08:00:00Z');
    await save();
    const told = toText(cardOf(await world.say(SIV, 'mål 1'))).replaceAll('\u00a0', ' ');
    expect(told).toContain('8,4 % → 7,1 %, mål 6,5 % · ↗ åt rätt håll');
    expect(told).toContain(OURS);
  });

  it('that is better than the last one and worse than where the goal began is said to be both', async () => {
    const report = async (value: string, day: string) => {
      world.clock.now = Temporal.Instant.from(day);
      const form = cardOf(await world.say(SIV, `mål 1 ligger på ${value} % nu`));
      const id = (await world.snapshot()).goals[0]?.id ?? '';
      await world.press(SIV, form, submitOf(form)?.title ?? '', { [`status:${id}`]: 'offTrack' });
    };
    await report('9,4', '2026-10-05T08:00:00Z');
    expect(await said(SIV, 'status')).toContain('8,4 % → 9,4 %, mål 6,5 % · ↘ åt fel håll');
    await report('8,8', '2027-01-25T08:00:00Z');
    const told = await said(SIV, 'status');
    expect(told).toContain('8,4 % → 8,8 %, mål 6,5 % · ↗ bättre än förra gången, sämre än i början');
    expect(told).not.toContain('åt rätt håll');
  });
});
