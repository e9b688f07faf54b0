import { describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { itWhere } from '../worlds/chosen.ts';
import { CHANNEL, cardOf, channelAt, makeWorld, ON_SLACK, setUpTeam, textOf } from './team.ts';

const OTHER = channelAt('19:other');

const FOREIGN = channelAt('19:foreign');
const RUT = 'Rut Rektor';

/** Rut has a second school. */
async function twoSchools() {
  const world = await makeWorld();
  await setUpTeam(world);
  const form = cardOf(await world.press(RUT, cardOf(await world.add(RUT, OTHER)), 'Kom igång', {}, OTHER));
  await world.press(RUT, form, 'Nästa', { school: 'Björkskolan' }, OTHER);
  return world;
}

describe('in a channel that is no team’s', () => {
  it('a person of several teams is asked which one, and answered, for their eyes only', async () => {
    const world = await twoSchools();
    const asked = await world.say(RUT, 'status', FOREIGN);
    expect(asked.map(({ as }) => as)).toEqual(['private']);
    const both = await world.press(RUT, cardOf(asked), 'Alla', {}, FOREIGN);
    expect(textOf(both)).toMatch(/Björkskolan[\s\S]*Ekskolan|Ekskolan[\s\S]*Björkskolan/);
    expect(both.map(({ as }) => as)).toEqual(['replace', 'private']);
  });

  // On Slack a file in a channel gets a word on where to send it.
  itWhere(!ON_SLACK)('a file is asked about for the sender’s eyes only', async () => {
    const world = await twoSchools();
    const asked = await world.uploadTable(RUT, 'siris.csv', Buffer.from('x'), FOREIGN);
    expect(asked.map(({ as }) => as)).toEqual(['private']);
    expect(
      cardOf(asked)
        .actions.map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Björkskolan', 'Ekskolan']);
  });
});

it('a file is read once, however often its team is pressed while it is read', async () => {
  const world = await twoSchools();
  const table = Buffer.from('Läsår;Antal elever;Meritvärde\n2024/25;64;231,4\n');
  const which = cardOf(await world.uploadTable(RUT, 'siris.csv', table));
  const both = await Promise.all([world.press(RUT, which, 'Ekskolan'), world.press(RUT, which, 'Ekskolan')]);
  const said = both.map(textOf);
  expect(said.filter((words) => words.includes('Det här läste jag'))).toHaveLength(1);
  expect(said.filter((words) => words.includes('Jag läser filen redan'))).toHaveLength(1);
});

it('a colleague at one of the person’s schools is no pupil, whichever school is meant', async () => {
  const world = await twoSchools();
  await world.say('Annika Ek', 'status', OTHER);
  expect(textOf(await world.say(RUT, 'är Annika borta nästa vecka?'))).not.toContain('enskild elev');
  expect(textOf(await world.say(RUT, 'är Zeynep i 4B borta nästa vecka?'))).toContain('enskild elev');
});

describe('what is acute', () => {
  const ACUTE = 'en elev hotar att ta sitt liv';

  it('sends the principal to the crisis plan, and the others to the principal', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    await world.say('Siv Sköterska', ACUTE);
    expect(textOf(await world.toldTo('Siv Sköterska'))).toContain('Kontakta rektor direkt');
    await world.say(RUT, ACUTE);
    const own = textOf((await world.toldTo(RUT)).slice(-1));
    expect(own).toContain('Ring 112');
    expect(own).toContain('Du är rektor: följ skolans krisplan direkt.');
    expect(own).not.toContain('Kontakta rektor');
  });

  it('is met with the routine of the school that is named, or of each by its name', async () => {
    const world = await twoSchools();
    const routine = async (school: string, words: string) => {
      const which = cardOf(await world.say(RUT, 'inställningar'));
      const settings = cardOf(await world.press(RUT, which, school));
      await world.press(RUT, cardOf(await world.press(RUT, settings, 'Hålla sig till planen')), 'Spara', {
        routine: words,
      });
    };
    await routine('Ekskolan', 'Ring expeditionen på Eken.');
    await routine('Björkskolan', 'Hämta krisgruppen i Björken.');
    for (const [school, home, words] of [
      ['Ekskolan', CHANNEL, 'expeditionen på Eken'],
      ['Björkskolan', OTHER, 'krisgruppen i Björken'],
    ] as const) {
      world.clock.now = world.clock.now.add({ minutes: 1 });
      expect(await world.say(RUT, `${ACUTE} på ${school}`)).toEqual([]);
      expect(textOf((await world.toldTo(RUT, home)).slice(-1))).toContain(words);
      expect(await world.toldTo(RUT, home === OTHER ? CHANNEL : OTHER)).toEqual([]);
    }
    const both = textOf(await world.say(RUT, ACUTE));
    expect(both).toContain('Ring 112');
    expect(both).toContain('Ekskolan: Ring expeditionen på Eken.');
    expect(both).toContain('Björkskolan: Hämta krisgruppen i Björken.');
  });
});

describe('words that no button can carry', () => {
  const long = `logga: vi har gått igenom rasterna med arbetslag 7–9${' och alla var med'.repeat(100)}`;

  it('come whole to the team that is chosen', async () => {
    const world = await twoSchools();
    const which = cardOf(await world.say(RUT, long));
    expect(JSON.stringify(which)).not.toContain('rasterna');
    const form = cardOf(await world.press(RUT, which, 'Ekskolan'));
    expect(textOf([{ as: 'post', card: form }])).toContain('Texten är för lång');
    expect(JSON.stringify(form)).toContain(long.slice('logga: '.length));
  });

  it('are asked for once more when the choice comes an hour later, or by somebody else', async () => {
    const world = await twoSchools();
    const which = cardOf(await world.say(RUT, long));
    expect(textOf(await world.press('Kim Kurator', which, 'Ekskolan'))).toContain('Skriv den en gång till');
    world.clock.now = world.clock.now.add({ minutes: 61 });
    expect(textOf(await world.press(RUT, which, 'Ekskolan'))).toContain('Skriv den en gång till');
  });
});

describe('a principal with several teams', () => {
  it('is asked which one, or gets all', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const form = cardOf(
      await world.press('Rut Rektor', cardOf(await world.add('Rut Rektor', OTHER)), 'Kom igång', {}, OTHER),
    );
    await world.press('Rut Rektor', form, 'Nästa', { school: 'Björkskolan' }, OTHER);
    const which = cardOf(await world.say('Rut Rektor', 'status'));
    expect(which.actions.map((a) => a.title).toSorted()).toEqual(['Alla', 'Björkskolan', 'Ekskolan']);
    const one = await world.press('Rut Rektor', which, 'Björkskolan');
    expect(textOf(one)).toContain('Så ligger vi till · Björkskolan');
    expect(one).toHaveLength(1);
    expect(textOf(await world.press('Rut Rektor', which, 'Alla'))).toMatch(
      /Björkskolan[\s\S]*Ekskolan|Ekskolan[\s\S]*Björkskolan/,
    );
    expect(textOf(await world.say('Rut Rektor', 'status', OTHER))).toContain('Så ligger vi till · Björkskolan');
  });

  it('who names one is shown that one', async () => {
    const world = await twoSchools();
    for (const said of ['hur ligger Björkskolan till', 'status för björkskolan', 'hur går det för Björkskolan?'])
      expect(textOf(await world.say(RUT, said)), said).toContain('Så ligger vi till · Björkskolan');
    const goals = cardOf(await world.say(RUT, 'visa målen på Björkskolan'));
    expect(textOf([{ as: 'post', card: goals }])).not.toContain('Vilken');
    expect(goals.actions.map(({ title }) => title)).not.toContain('Ekskolan');
  });

  it('plans the next school year from April and keeps the old one', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    expect(cardOf(await world.say('Kim Kurator', 'inställningar')).actions.map((a) => a.title)).not.toContain(
      'Planera läsåret 2027/28',
    );
    world.clock.now = Temporal.Instant.from('2027-06-08T08:00:00Z');
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const end = cardOf(await world.press('Kim Kurator', settings, 'Planera läsåret 2027/28'));
    const open = cardOf(await world.press('Kim Kurator', end, 'Gå igenom det öppna'));
    const left = Object.fromEntries(inputsOf(open.body).map(({ id }) => [id, 'leave']));
    const chosen = cardOf(await world.press('Kim Kurator', open, 'Spara valen', left));
    await world.press('Kim Kurator', chosen, 'Starta läsåret 2027/28');
    const snapshot = await world.snapshot();
    expect(snapshot.team.calendar.schoolYear).toBe('2027/28');
    expect(snapshot.checkpoints).toHaveLength(4);
    expect(snapshot.team.wheelApprovedAt).toBeNull();
    expect((await world.storage.year(snapshot.key, '2026/27')).filter((d) => d.kind === 'checkpoint')).toHaveLength(4);
  });
});
