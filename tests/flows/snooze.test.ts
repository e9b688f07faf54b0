/** «påminn mig på torsdag»: a promise of a day is kept by a message of that day, whatever waits, or not made. */
import { beforeEach, expect, it } from 'vitest';
import type { Document } from '../../quality/kinds.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { answer, goal, intervention } from '../storage/samples.ts';
import { itWhere } from '../worlds/chosen.ts';
import { reachedBy } from './seen.ts';
import {
  buttonsOf,
  cardOf,
  fillIn,
  idOf,
  makeWorld,
  ON_SLACK,
  personal,
  setUpTeam,
  textOf,
  type World,
} from './team.ts';

const [RUT, SIV] = ['Rut Rektor', 'Siv Sköterska'] as const;
const THURSDAY = 'torsdagen den 24 september 2026';
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-22T08:00:00Z');
  await setUpTeam(world);
});
const keep = async (...documents: Document[]) =>
  world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
const snoozed = async (name: string) => (await world.snapshot()).members.find((one) => one.name === name)?.snoozedUntil;
const october = async () => (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
const hasAnswered = async (name: string) => keep(answer(await october(), idOf(name)));
const asked = (id: string, number: number) =>
  goal(id, number, {
    state: 'draft',
    askedAt: '2026-09-21T08:00:00Z',
    title: 'Tryggare raster',
    owner: idOf('Kim Kurator'),
  });
/** What has come to somebody since `before` messages had. */
async function came(name: string, day: string, before = 0): Promise<string[]> {
  await reachedBy(world, name, day);
  const theirs = world.chat.sent.filter(({ to }) => to.conversation === personal(name).conversation);
  return theirs.slice(before).map(({ card }) => textOf([{ as: 'post', card }]).replaceAll('\u00a0', ' '));
}

it('before the prompts’ own day the questions come on the day that was said, and the prompt on its own', async () => {
  expect(textOf(await world.say(SIV, 'påminn mig på torsdag'))).toContain(THURSDAY);
  expect(await came(SIV, '2026-09-23')).toEqual([]);
  const [words, ...others] = await came(SIV, '2026-09-24');
  expect(words).toMatch(/^Du bad mig påminna dig/);
  expect(words).toContain('Din analys inför avstämningen tisdagen den 6 oktober 2026');
  expect(others).toEqual([]);
  expect(await came(SIV, '2026-09-28', 1)).toEqual([]);
  expect(await came(SIV, '2026-09-29', 1)).toHaveLength(1);
});

it('the button in one’s questions keeps what it says, too', async () => {
  const when = cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'mina frågor')), 'Påminn mig senare'));
  expect(textOf(await world.press(SIV, when, 'Nästa skoldag'))).toContain('onsdagen den 23 september 2026');
  expect(await came(SIV, '2026-09-23')).toHaveLength(1);
});

it('a goal that waits for one’s yes is what one is reminded of, also by whoever has answered the questions', async () => {
  await hasAnswered(SIV);
  await keep(asked('g1', 1));
  expect(textOf(await world.say(SIV, 'påminn mig på torsdag'))).toContain(THURSDAY);
  await came(SIV, '2026-09-23');
  const before = (await came(SIV, '2026-09-23')).length;
  const [words] = await came(SIV, '2026-09-24', before);
  expect(words).toContain('Står du bakom mål 1? Tryggare raster');
  expect(words).not.toContain('Din analys');
});

it('an intervention that waits for the principal’s reason is what they are reminded of', async () => {
  await hasAnswered(RUT);
  await keep(intervention('i2', 2, { title: 'Bokcirkel' }));
  expect(textOf(await world.say(RUT, 'påminn mig i morgon om insatsen'))).toContain('onsdagen den 23 september 2026');
  const words = (await came(RUT, '2026-09-23')).join('\n');
  expect(words).toContain('Du bad mig påminna dig');
  expect(words).toContain('Insats 2 behöver ditt skäl för att komma med i planen: Bokcirkel');
});

it('after the prompts’ day it is one message, that asks and says what else waits', async () => {
  await keep(intervention('i2', 2, { title: 'Bokcirkel' }));
  expect(await came(RUT, '2026-09-29')).toHaveLength(1);
  expect(textOf(await world.say(RUT, 'påminn mig på måndag'))).toContain('måndagen den 5 oktober 2026');
  expect(await came(RUT, '2026-10-02', 1)).toEqual([]);
  const [words, ...others] = await came(RUT, '2026-10-05', 1);
  expect(words).toContain('Du bad mig påminna dig. Det här väntar också:');
  expect(words).toContain('1 insats som behöver ditt skäl');
  expect(words).toContain('Nuläge');
  expect(others).toEqual([]);
});

it('on the day of the second question it is that one, once', async () => {
  expect(await came(SIV, '2026-09-30')).toHaveLength(1);
  expect(textOf(await world.say(SIV, 'påminn mig på fredag'))).toContain('fredagen den 2 oktober 2026');
  expect(await came(SIV, '2026-10-02', 1)).toHaveLength(1);
});

it('a day without school, or without them, is said as the day on which it comes', async () => {
  const said = textOf(await world.say(SIV, 'påminn mig den 26 september'));
  expect(said).toContain('Jag återkommer måndagen den 28 september 2026. Det är nästa skoldag då du är på plats.');
  expect(await came(SIV, '2026-09-28')).toHaveLength(1);
  await world.say(SIV, 'jag jobbar inte torsdagar');
  expect(textOf(await world.say(SIV, 'påminn mig på torsdag'))).toContain('fredagen den 2 oktober 2026. Det är nästa');
});

it('whoever has answered, or has nothing that waits, is told so and promised nothing', async () => {
  await hasAnswered(SIV);
  const done = 'Du har redan svarat på frågorna inför nästa avstämning';
  for (const words of ['påminn mig på torsdag', 'påminn mig senare']) {
    expect(textOf(await world.say(SIV, words))).toContain(done);
    expect(await snoozed(SIV)).toBeNull();
  }
  const form = cardOf(await world.say(SIV, 'mina frågor'));
  expect(buttonsOf(form).map(({ title }) => title)).not.toContain('Påminn mig senare');
  await world.storage.commit(await world.key(), [
    ...(await world.snapshot()).checkpoints.map((one) => ({
      do: 'put' as const,
      document: { ...one, state: 'closed' as const },
      expected: one.version,
    })),
  ]);
  expect(textOf(await world.say(SIV, 'påminn mig på torsdag'))).toContain('Ingenting väntar på dig');
  expect(await snoozed(SIV)).toBeNull();
});

it('what was put off with the questions is still said when they have been answered', async () => {
  await keep(asked('g1', 1));
  await world.say(SIV, 'påminn mig på torsdag');
  const form = cardOf(await world.say(SIV, 'mina frågor'));
  await fillIn(world, SIV, form, { situation: 'Fler kommer sent', cause1: 'Bussen' });
  expect(await snoozed(SIV)).toBe('2026-09-24');
  const before = (await came(SIV, '2026-09-23')).length;
  expect((await came(SIV, '2026-09-24', before)).join('\n')).toContain('Står du bakom mål 1? Tryggare raster');
});

it('nothing comes when it has been done meanwhile', async () => {
  await world.say(SIV, 'påminn mig på torsdag');
  const form = cardOf(await world.say(SIV, 'mina frågor'));
  await fillIn(world, SIV, form, { situation: 'Fler kommer sent', cause1: 'Bussen' });
  expect(await snoozed(SIV)).toBeNull();
  expect(await came(SIV, '2026-09-30')).toEqual([]);
});

const ON_THURSDAY = 'Påminnelsen som du bad om kommer torsdagen den 24 september 2026.';

it('a later wish takes the place of an earlier one, and says so; the same day once more is only that', async () => {
  await world.say(SIV, 'påminn mig på torsdag');
  expect(textOf(await world.say(SIV, 'påminn mig på torsdag'))).not.toContain('i stället');
  const words = textOf(await world.say(SIV, 'påminn mig på fredag'));
  expect(words).toContain('fredagen den 25 september 2026');
  expect(words).toContain(`En påminnelse i taget kan jag hålla: den här kommer i stället för den ${THURSDAY}.`);
  expect(await came(SIV, '2026-09-24')).toEqual([]);
  expect(await came(SIV, '2026-09-25')).toHaveLength(1);
  // What has come is over, and nothing takes its place.
  expect(textOf(await world.say(SIV, 'påminn mig på måndag'))).not.toContain('i stället');
});

it('who was away meanwhile and is back hears on the day that was promised', async () => {
  await world.say(SIV, 'påminn mig på torsdag');
  await world.say(SIV, 'jag är sjuk idag');
  const back = textOf(await world.say(SIV, 'jag är tillbaka'));
  expect(back).toContain('Välkommen tillbaka!');
  expect(back).toContain(ON_THURSDAY);
  // Said once more, or the day after, there is nothing to come back from.
  expect(textOf(await world.say(SIV, 'jag är tillbaka'))).toContain(ON_THURSDAY);
  expect(await came(SIV, '2026-09-24')).toHaveLength(1);
  expect(textOf(await world.say(SIV, 'jag är tillbaka'))).not.toContain('Påminnelsen som du bad om');
});

it('who is away on the promised day is told when it comes instead', async () => {
  await world.say(SIV, 'påminn mig på torsdag');
  expect(textOf(await world.say(SIV, 'jag är borta imorgon'))).not.toContain('Påminnelsen');
  const away = textOf(await world.say(SIV, 'jag är borta torsdag och fredag'));
  expect(away).toContain('Påminnelsen som du bad om kommer måndagen den 28 september 2026.');
  expect(await came(SIV, '2026-09-25')).toEqual([]);
  expect(await came(SIV, '2026-09-28')).toHaveLength(1);
  await world.say(SIV, 'påminn mig på torsdag');
  const long = textOf(await world.say(SIV, 'jag är borta tills vidare'));
  expect(long).toContain('Påminnelsen som du bad om kommer inte, eftersom du är borta läsåret ut.');
});

// Slack says once a day which language somebody has.
itWhere(!ON_SLACK)('a day that can be two is asked about as a reminder, and taken when it is said alone', async () => {
  await world.say(SIV, 'my language is English');
  const asked = textOf(await world.say(SIV, 'remind me on 10/5', undefined, 'en'));
  expect(asked).toContain('“10/5” can be 10 May 2027 or 5 October 2026.');
  expect(asked).toContain('Which day do you mean? Write for example “remind me on 10 May 2027”.');
  expect(textOf(await world.say(SIV, '5 October', undefined, 'en'))).toContain('Monday 5 October 2026');
  expect(await snoozed(SIV)).toBe('2026-10-05');
  await world.say(SIV, 'I am away 3/11', undefined, 'en');
  expect(textOf(await world.say(SIV, 'I mean 3 November', undefined, 'en'))).toContain('Tuesday 3 November 2026');
  // What is no day is heard as it is.
  await world.say(SIV, 'I am away 3/11', undefined, 'en');
  expect(textOf(await world.say(SIV, 'status', undefined, 'en'))).not.toContain('3 November');
});

it('one that came in the year before is promised no more in the next', async () => {
  await world.say(SIV, 'påminn mig på torsdag');
  expect(await came(SIV, '2026-09-24')).toHaveLength(1);
  const { team } = await world.snapshot();
  const calendar = suggestCalendar('2027/28', team.county);
  const document = { ...team, calendar, yearStartedAt: '2027-06-14T08:00:00Z' };
  await world.storage.commit(await world.key(), [{ do: 'put', document, expected: team.version }]);
  await keep({ ...asked('g9', 9), schoolYear: '2027/28' });
  world.clock.now = Temporal.Instant.from('2027-08-16T08:00:00Z');
  expect(textOf(await world.say(SIV, 'jag är borta från imorgon till 25 augusti'))).not.toContain('Påminnelsen');
  expect(textOf(await world.say(SIV, 'påminn mig den 30 augusti'))).not.toContain('18 augusti');
});

it.each([
  ['mina påminnelser', 'sv'],
  ['vilka påminnelser har jag?', 'sv'],
  ['när påminner du mig?', 'sv'],
  ['what reminders do I have?', 'en'],
] as const)('«%s» says which is promised, or that none is', async (text, locale) => {
  const said = async () => textOf(await world.say(SIV, text, undefined, locale));
  expect(await said()).toMatch(/inte bett mig om någon påminnelse|not asked me for a reminder/u);
  await world.say(SIV, 'påminn mig på torsdag');
  expect((await said()).replaceAll('\u00a0', ' ')).toMatch(
    /torsdagen den 24 september 2026|Thursday 24 September 2026/u,
  );
  expect(await snoozed(SIV)).toBe('2026-09-24');
});
