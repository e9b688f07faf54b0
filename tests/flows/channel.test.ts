/** What one person is asked is answered by that person; what is one person's own is not shown to all. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL, cardOf, channelAt, goalForm, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [SIV, KIM, RUT] = ['Siv Sköterska', 'Kim Kurator', 'Rut Rektor'] as const;
const THEIRS = 'Den här frågan är till någon annan';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('what somebody says of themselves in the channel', () => {
  it.each(['jag är ledig v 40', 'jag jobbar inte fredagar', 'påminn mig på torsdag', 'jag är tillbaka'])(
    'is answered with their name, since all read it: «%s»',
    async (words) => {
      expect(textOf(await world.say(SIV, words, CHANNEL))).toMatch(/^Siv Sköterska: /u);
      expect(textOf(await world.say(SIV, words))).not.toContain('Siv Sköterska');
    },
  );
});

describe('a question to one person', () => {
  it('about keeping to the plan is not decided by a colleague', async () => {
    const words = 'är detta i planen: spännande webbkurs om hästar i vården, två heldagar';
    expect(await world.say(SIV, words, CHANNEL)).toEqual([]);
    const question = cardOf(await world.toldTo(SIV));
    for (const title of ['Släpp', 'Parkera till nästa avstämning', 'Ta på EHT/EHM, inte här'])
      expect(textOf(await world.press(KIM, question, title, {}, CHANNEL))).toContain(THEIRS);
    expect((await world.snapshot()).deviations).toMatchObject([{ decision: 'asked' }]);
    expect(textOf(await world.press(SIV, question, 'Släpp', {}, CHANNEL))).toContain('Okej, vi släpper det.');
  });

  it('about erasing is asked and answered in private', async () => {
    const question = cardOf(await world.say(SIV, 'radera mina uppgifter', CHANNEL), 'private');
    for (const title of ['Radera', 'Avbryt'])
      expect(textOf(await world.press(KIM, question, title, {}, CHANNEL))).toContain(THEIRS);
    const { members } = await world.snapshot();
    expect(members.filter(({ active }) => active)).toHaveLength(4);
  });

  it('about when to remind does not snooze a colleague', async () => {
    expect(await world.say(SIV, 'påminn mig senare', CHANNEL)).toEqual([]);
    const question = cardOf(await world.toldTo(SIV));
    expect(textOf(await world.press(KIM, question, 'Om en vecka', {}, CHANNEL))).toContain(THEIRS);
    const { members } = await world.snapshot();
    expect(members.map(({ snoozedUntil }) => snoozedUntil)).toEqual([null, null, null, null]);
  });

  it('about a goal is answered once by each, in their own name', async () => {
    const form = await goalForm(world, SIV);
    const typed = { title: 'Minska frånvaron i åk 7–9', group: 'åk 7–9', indicator: 'Andel ogiltig frånvaro' };
    const numbers = { baseline: '8,4', target: '6,5', direction: 'lower' };
    const coach = cardOf(await world.press(SIV, form, 'Spara målet', { ...typed, ...numbers }));
    await world.press(SIV, coach, 'Fråga teamet');
    const goal = (await world.snapshot()).goals[0]?.id ?? '';
    const said = cardOf(await world.press(KIM, cardOf(await askedAgain(KIM, goal)), 'Ja, det står jag bakom'));
    expect(textOf(await world.press(RUT, said, 'Ändra'))).toContain(THEIRS);
    expect((await world.snapshot()).acceptances).toMatchObject([
      { person: idOf(KIM), accepted: true },
      { person: idOf(SIV), accepted: true },
    ]);
  });

  it('before a checkpoint does not overwrite a colleague’s answer', async () => {
    world.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    const typed = { situation: 'Sömnen är kort.', cause1: 'Skärmar.' };
    expect(textOf(await world.press(KIM, form, 'Skicka', typed))).toContain(THEIRS);
    const receipt = cardOf(await world.press(SIV, form, 'Skicka', typed));
    expect(textOf(await world.press(KIM, receipt, 'Ändra'))).toContain(THEIRS);
    expect((await world.snapshot()).answers).toMatchObject([{ person: idOf(SIV) }]);
  });

  it('about figures that somebody has read in is theirs to save or drop', async () => {
    const table = Buffer.from('Mått;2024/25\nGenomsnittligt meritvärde;231,4\n');
    const preview = cardOf(await world.uploadTable(KIM, 'betyg.csv', table));
    for (const title of ['Spara värdena', 'Avbryt'])
      expect(textOf(await world.press(RUT, preview, title))).toContain(THEIRS);
    expect(textOf(await world.press(KIM, preview, 'Spara värdena'))).toContain('Sparat: 1 nytt värde.');
  });
});

const askedAgain = (name: string, goal: string) =>
  world
    .snapshot()
    .then(({ key }) =>
      world.handle(
        world.inbound(
          name,
          { type: 'answered', data: { do: 'goals.askAgain', team: key.team, goal }, values: {} },
          CHANNEL,
          'sv',
        ),
      ),
    );

describe('the wheel in the channel', () => {
  it('is the same for everybody, before and after it is approved', async () => {
    const approved = cardOf(await world.say(RUT, 'visa årshjulet', CHANNEL));
    expect(approved.shared).toBe(true);
    expect(JSON.stringify(approved)).not.toContain('Flytta');
    expect(JSON.stringify(cardOf(await world.say(RUT, 'visa årshjulet')))).toContain('Flytta');
  });
});

describe('somebody new', () => {
  it('who writes in the channel is in the team, and asked before the checkpoint that the others have been asked about', async () => {
    world.clock.now = Temporal.Instant.from('2026-10-01T08:00:00Z');
    await world.say('Ny Logoped', 'status', CHANNEL);
    const { key, members } = await world.snapshot();
    expect(members.find(({ name }) => name === 'Ny Logoped')).toMatchObject({ active: true, coordinator: false });
    const planned = (await world.storage.deliveries(key, 400)).filter(
      ({ recipient }) => recipient === idOf('Ny Logoped'),
    );
    expect(planned.filter(({ kind }) => kind === 'prompt').map(({ dueAt }) => dueAt)).toContain('2026-10-01T08:00:00Z');
    expect(planned.filter(({ kind }) => kind === 'reminder')).toHaveLength(4);
  });

  it('who writes to the bot from elsewhere is not', async () => {
    await world.say('Ny Logoped', 'status');
    await world.say('Ny Logoped', 'status', channelAt('19:another'));
    expect((await world.snapshot()).members).toHaveLength(4);
  });
});
