/** «radera mina uppgifter» in a team's chat: somebody does all that a person can do, and is then forgotten wholly. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { LEADERSHIP } from '../../cards/discussions.ts';
import { KINDS, kinds } from '../../quality/kinds.ts';
import { marksOf, namesPerson } from '../../quality/people/erasure.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  textOf,
  type World,
} from './team.ts';

const PETRA = 'Petra Psykolog';
const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
/** Stands in everything that she writes. */
const HERS = 'lingonskog';
const FIGURES = 'Valt läsår: 2025/26\nSkola;Antal elever;Genomsnittligt meritvärde (17 ämnen)\nEkskolan;64;231,4\n';
const COURSE = 'Ska vi anmäla oss till den spännande webbkursen om hästar i vården, två heldagar i mars?';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const said = async (words: string) => cardOf(await world.say(PETRA, words));
const hear = async (text: string, thread: string) => {
  await world.handle(world.inbound(PETRA, { type: 'overheard', text, thread }, CHANNEL, 'sv'));
  return (await world.toldTo(PETRA)).slice(0, 1);
};
const raw = (): string =>
  [world.path, `${world.path}-wal`]
    .map((path) => (existsSync(path) ? readFileSync(path).toString('utf8') : ''))
    .join('');
const everything = async () => world.storage.everything(await world.key());

describe('words that ask for something else than erasure', () => {
  it.each(['exportera mina uppgifter', 'mina uppgifter', 'kan du visa mina uppgifter', 'ladda ner min data'])(
    '«%s» shows what there is, with nothing to erase it by',
    async (words) => {
      const card = await said(words);
      expect(textOf([{ as: 'post', card }])).toContain('Det som är ditt eller som du har skrivit.');
      expect(buttonsOf(card).map(({ data }) => data.do)).not.toContain('people.delete');
    },
  );
  it.each(['radera mina svar', 'ta bort mina svar', 'delete my answers'])(
    '«%s» says how answers are changed, and erases nothing',
    async (words) => {
      const card = await said(words);
      expect(buttonsOf(card).map(({ data }) => data.do)).toEqual(['say', 'say']);
      expect(textOf([{ as: 'post', card }])).toMatch(/«Mina frågor»|“My questions”/u);
    },
  );
  it('«mina uppgifter» has the questions that were asked in one line, last, and the rest as it came', async () => {
    for (const hour of ['08', '09', '10']) {
      world.clock.now = Temporal.Instant.from(`2026-09-02T${hour}:00:00Z`);
      await world.say(PETRA, `logga: Rast ${hour}`);
      await world.say(PETRA, `är detta i planen: ${COURSE} ${hour}`);
    }
    const { deviations, notes } = await world.snapshot();
    expect([deviations.length, notes.length]).toEqual([3, 3]);
    const words = textOf([{ as: 'post', card: await said('mina uppgifter') }]);
    expect(words.match(/Frågor om något utanför planen/gu)).toHaveLength(1);
    expect(words).toMatch(/Rast 08.*Rast 09.*Rast 10.*utanför planen.*Antal frågor: 3/su);
    const log = textOf([{ as: 'post', card: await said('vad har jag loggat?') }]);
    expect(log).toMatch(/Rast 10.*Rast 09.*Rast 08/su);
  });
  it.each(['prenumerera på kalendern', 'kan vi prenumerera på årshjulet'])(
    '«%s» gives a calendar, and follows nothing',
    async (words) => {
      expect(textOf([{ as: 'post', card: await said(words) }])).toContain('Din kalender');
      expect((await world.snapshot()).follows).toEqual([]);
    },
  );
});

/** Petra becomes coordinator too, so that she may do most there is to do. */
async function promote(): Promise<void> {
  const members = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'medlemmar')), 'Ändra'));
  await world.press(KIM, members, 'Spara', { coordinators: `${idOf(KIM)},${idOf(PETRA)}` });
}

async function plan(): Promise<void> {
  await fillIn(world, PETRA, await goalForm(world, PETRA), {
    title: `Lugnare raster i ${HERS}`,
    group: 'åk 7',
    indicator: 'Antal konflikter per vecka',
    baseline: '9',
    target: '7 st',
    description: `Fler vuxna ute i ${HERS}`,
  });
  const goal = (await world.snapshot()).goals[0]?.id ?? '';
  await fillIn(world, PETRA, await said('ny insats'), {
    goal,
    title: `Rastvärdar i ${HERS}`,
    why: `Konflikterna börjar på rasten i ${HERS}`,
    level: 'group',
    nature: 'preventive',
    evidenceLevel: 'review',
    finding: 'works',
    references: 'https://doi.org/10.1000/182',
    stop: `Om inget ändras i ${HERS}`,
  });
}

/** All that is hers to do and to write. */
async function live(): Promise<void> {
  await promote();
  await plan();
  const kims = await goalForm(world, KIM);
  await world.press(KIM, kims, 'Spara målet', {
    title: 'Bättre närvaro',
    group: 'åk 8',
    indicator: 'frånvaro',
    baseline: '9',
    target: '7',
  });
  const second = (await world.snapshot()).goals[1]?.id ?? '';
  await pressed('goals.ask', { goal: second }, {}, KIM);
  await pressed('goals.no', { goal: second }, { reason: `Det är för snävt för ${HERS}` });
  await world.press(PETRA, await said('mina frågor'), 'Skicka', {
    situation: `Nuläget i ${HERS}`,
    cause1: `Orsaken i ${HERS}`,
    meaning: `Betydelsen i ${HERS}`,
  });
  const october = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06');
  const checkpoint = october?.id ?? '';
  // The picture opens on the checkpoint's day.
  world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
  await pressed(
    'picture.add',
    { checkpoint, addition: crypto.randomUUID() },
    { text: `Ett tillägg om ${HERS}`, goal: '' },
  );
  await pressed(
    'decisions.add',
    { checkpoint, decision: crypto.randomUUID() },
    { text: `Vi tar upp ${HERS}`, owner: idOf(PETRA), due: '2026-12-01' },
  );
  await pressed('decisions.finish', { checkpoint }, { summary: `Det viktiga var ${HERS}` });
  await pressed(
    'meet.save',
    { discussion: crypto.randomUUID() },
    { who: LEADERSHIP, date: '2026-08-20', people: idOf(PETRA), goal: '', outcome: `Vi enades om ${HERS}` },
  );
  await hear(COURSE, 't1');
  const asked = (await world.snapshot()).deviations[0]?.id ?? '';
  await pressed('keep.park', { deviation: asked }, { text: `Kursen om ${HERS}`, owner: idOf(PETRA) });
  await world.say(PETRA, `lägg till på dagordningen: närvaron i ${HERS} per månad`);
  await world.say(PETRA, 'skicka status varje månad');
  await world.say(PETRA, 'kalenderlänk');
  await pressed('overview.give', { person: '' }, { overseer: PETRA, shares: 'goals' }, 'Rut Rektor');
  await world.say(PETRA, 'jag är borta till 12 mars');
  await world.uploadTable(PETRA, `${HERS}.csv`, Buffer.from(FIGURES));
  await pressed('calendar.save', { next: '' }, { breaks: `Dagen om ${HERS} 7 maj` });
  world.clock.now = Temporal.Instant.from('2027-06-02T08:00:00Z');
  await pressed('evaluation.save', { page: '9' }, { helped: `Det som hjälpte i ${HERS}` });
}

/** Presses a button of some card of the team's. */
async function pressed(verb: string, data: Record<string, string>, values: Record<string, string>, name = PETRA) {
  const event = { type: 'answered' as const, data: { do: verb, team: (await world.key()).team, ...data }, values };
  return world.handle(world.inbound(name, event, personal(name), 'sv'));
}

describe('radera mina uppgifter', () => {
  it('leaves nothing of the person: not in the store, its file or its log', async () => {
    await live();
    const petra = marksOf({ id: idOf(PETRA), aliases: [] }, [personal(PETRA)]);
    const named = new Set((await everything()).filter((one) => namesPerson(one, petra)).map(({ kind }) => kind));
    // Whatever holds people's own words, she has had some in.
    expect(kinds.filter((kind) => KINDS[kind].words === 'people' && !named.has(kind))).toEqual([]);
    expect(raw()).toContain(HERS);
    await world.press(PETRA, await said('radera mina uppgifter'), 'Radera');
    for (const trace of [PETRA, ...petra, HERS]) expect(raw()).not.toContain(trace);
    expect((await everything()).filter((one) => namesPerson(one, petra))).toEqual([]);
    expect((await world.snapshot()).goals.map(({ title }) => title)).toEqual(['Bättre närvaro']);
  });

  it('shows first, page by page, what there is of one’s own, whole', async () => {
    await live();
    const ask = await said('radera mina uppgifter');
    let card = cardOf(await world.press(PETRA, ask, 'Visa mina uppgifter först'));
    let shown = textOf([{ as: 'post', card }]);
    while (buttonsOf(card).some(({ title }) => title === 'Nästa sida')) {
      card = cardOf(await world.press(PETRA, card, 'Nästa sida'));
      shown += textOf([{ as: 'post', card }]);
    }
    expect(shown).toContain('Det här har jag sparat om dig');
    for (const words of [
      'Nuläget i',
      'Orsaken i',
      'Ett tillägg om',
      'Kursen om',
      'Vi enades om',
      'Det är för snävt för',
    ])
      expect(shown).toContain(`${words} ${HERS}`);
    expect(shown).toContain('Skolpsykolog');
    expect(shown).not.toContain(KIM);
    expect(inputsOf(card.body)).toEqual([]);
    await world.press(PETRA, card, 'Radera');
    expect(raw()).not.toContain(HERS);
  });

  it('leaves the roles that others were given in the history, whoever gave them', async () => {
    const members = cardOf(await world.press(RUT, cardOf(await world.say(RUT, 'medlemmar')), 'Ändra'));
    await world.press(RUT, members, 'Spara', { coordinators: `${idOf(KIM)},${idOf(PETRA)}` });
    const details = 'Samordnare: nej → ja';
    expect(textOf(await world.say(KIM, 'historik Petra'))).toContain(details);
    const ask = cardOf(await world.say(RUT, 'radera mina uppgifter'));
    expect(textOf([{ as: 'post', card: ask }])).toContain('Har någon skrivit ditt namn i en text');
    await world.press(RUT, ask, 'Radera');
    const seen = textOf(await world.say(KIM, 'historik Petra'));
    expect(seen).toContain(details);
    expect(seen).not.toContain(RUT);
  });

  it('is open to somebody who has left, and tells the coordinator of a vacant role', async () => {
    world.chat.people = world.chat.people.filter((name) => name !== 'Rut Rektor');
    await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
    const ask = cardOf(await world.say('Rut Rektor', 'radera mina uppgifter'));
    await world.press('Rut Rektor', ask, 'Radera');
    expect(raw()).not.toContain(idOf('Rut Rektor'));
    expect(textOf(await world.say('Rut Rektor', 'radera mina uppgifter'))).toContain('inget sparat om dig');
    await world.press(KIM, cardOf(await world.say(KIM, 'radera mina uppgifter')), 'Radera');
    const told = (await world.storage.deliveries(await world.key(), 300)).filter(({ kind }) => kind === 'roleVacant');
    expect(told.map(({ recipient, values }) => [recipient, values['role']])).toEqual([['channel', 'coordinator']]);
  });
});
