/** Looking after a team: who is appointed, two who change the same thing, a second team, and taking one away. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  TENANT,
  textOf,
  type World,
} from './team.ts';

const [KIM, RUT, SIV] = ['Kim Kurator', 'Rut Rektor', 'Siv Sköterska'] as const;
const typedIn = (card: Card, id: string) => inputsOf(card.body).find((input) => input.id === id)?.value;
const titles = (card: Card) => buttonsOf(card).map(({ title }) => title);
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

describe('a wheel without an appointed principal', () => {
  async function setUp(roles: Record<string, string>): Promise<Card> {
    const school = cardOf(await world.press(KIM, cardOf(await world.add(KIM, CHANNEL)), 'Kom igång', {}, CHANNEL));
    const calendar = cardOf(await world.press(KIM, school, 'Nästa', { school: 'Ekskolan' }, CHANNEL));
    const members = cardOf(await world.press(KIM, calendar, 'Spara', {}, CHANNEL));
    return cardOf(await world.press(KIM, members, 'Spara', { coordinators: idOf(KIM), ...roles }, CHANNEL));
  }

  it('is not approved by the coordinator; the next step is to appoint one', async () => {
    const wheel = await setUp({});
    expect(textOf([{ as: 'post', card: wheel }])).toContain('Ingen rektor är utsedd än.');
    expect(titles(wheel)).not.toContain('Godkänn årshjulet');
    const { key } = await world.snapshot();
    const data = { do: 'wheel.approve', team: key.team };
    const pressed = await world.handle(world.inbound(KIM, { type: 'answered', data, values: {} }, personal(KIM), 'sv'));
    expect(textOf(pressed)).toContain('ingen rektor är utsedd än. Tryck på Utse rektor, eller skriv «medlemmar»');
    expect((await world.snapshot()).team.wheelApprovedAt).toBeNull();
    const members = cardOf(await world.press(KIM, wheel, 'Utse rektor', {}, CHANNEL));
    expect(inputsOf(members.body).map(({ id }) => id)).toContain('principal');
  });

  it('proposes to appoint whoever has the profession Rektor, and is approved after that', async () => {
    const proposal = await setUp({ [`professions:${idOf(RUT)}`]: 'principal' });
    expect(textOf([{ as: 'post', card: proposal }])).toContain('Rut Rektor har yrket rektor.');
    const later = cardOf(await world.press(KIM, proposal, 'Inte nu', {}, CHANNEL));
    const members = cardOf(await world.press(KIM, later, 'Utse rektor', {}, CHANNEL));
    expect(typedIn(members, 'principal')).toBe(idOf(RUT));
    const wheel = cardOf(await world.press(KIM, proposal, 'Utse Rut Rektor', {}, CHANNEL));
    await world.press(RUT, wheel, 'Godkänn årshjulet', {}, CHANNEL);
    expect((await world.snapshot()).team.wheelApprovedBy).toBe(idOf(RUT));
    expect((await world.told('appointed')).map(({ words }) => words)).toContain(
      'Rut Rektor är utsedd till rektor i Årshjulet och godkänner avstämningarna.',
    );
  });
});

describe('two who change the same thing', () => {
  beforeEach(async () => void (await setUpTeam(world)));
  const openFrom = async (name: string, title: string): Promise<Card> =>
    cardOf(await world.press(name, cardOf(await world.say(name, 'inställningar')), title));

  it('see what the other did, keep what they typed, and may save it knowingly', async () => {
    const [first, second] = [await openFrom(KIM, 'Skolan'), await openFrom(RUT, 'Skolan')];
    await world.press(KIM, first, 'Spara', { county: 'Gotland' });
    const back = await world.press(RUT, second, 'Spara', { school: 'Björkskolan' });
    expect(textOf(back)).toContain(
      'Kim Kurator ändrade det här medan du skrev. Nu gäller Län (styr sportlovet): Gotland.',
    );
    expect(typedIn(cardOf(back), 'school')).toBe('Björkskolan');
    expect((await world.snapshot()).team).toMatchObject({ school: 'Ekskolan', county: 'Gotland' });
    await world.press(RUT, cardOf(back), 'Spara');
    expect((await world.snapshot()).team).toMatchObject({ school: 'Björkskolan', county: 'Skåne' });
  });

  it('the school’s form is called what it is, and saves', async () => {
    const form = await openFrom(KIM, 'Skolan');
    expect(textOf([{ as: 'open', card: form }])).not.toContain('Kom igång');
    expect(form.fallbackText).toBe('Skolan');
  });

  it('are not stopped by a change of something else', async () => {
    const [school, times] = [await openFrom(KIM, 'Skolan'), await openFrom(RUT, 'Påminnelser')];
    await world.press(KIM, school, 'Spara', { county: 'Gotland' });
    expect(textOf(await world.press(RUT, times, 'Spara', { prompt: '8' }))).toContain('14, 8 och 2 dagar före');
  });

  it('take times and days as people write them', async () => {
    const times = await openFrom(KIM, 'Påminnelser');
    const typed = { prompt: '10 dagar', reminder: '3 dgr', from: '7.45', to: 'kl 16' };
    expect(textOf(await world.press(KIM, times, 'Spara', typed))).toContain('14, 10 och 3 dagar före');
    expect((await world.snapshot()).team.timing).toMatchObject({ prompt: 10, reminder: 3, from: '07:45', to: '16:00' });
    const back = await world.press(KIM, await openFrom(KIM, 'Påminnelser'), 'Spara', { from: 'tidigt' });
    expect(textOf(back)).toContain('skriv en tid som 08:00');
    expect(typedIn(cardOf(back), 'from')).toBe('tidigt');
  });

  it('of the year’s days see whose days they are', async () => {
    const [first, second] = [await openFrom(KIM, 'Läsårets dagar'), await openFrom(RUT, 'Läsårets dagar')];
    await world.press(KIM, cardOf(await world.press(KIM, first, 'Spara', { springEnd: '2027-06-09' })), 'Spara');
    const back = await world.press(RUT, second, 'Spara', { breaks: 'Höstlov v. 44' });
    expect(textOf(back)).toContain('Nu gäller Vårterminen slutar: 2027-06-09.');
    expect(typedIn(cardOf(back), 'breaks')).toBe('Höstlov v. 44');
    expect((await world.snapshot()).team.calendar.breaks.length).toBeGreaterThan(1);
  });

  it('of the roles see who is appointed now', async () => {
    const open = (name: string) =>
      world.say(name, 'medlemmar').then((replies) => world.press(name, cardOf(replies), 'Ändra'));
    const [first, second] = [cardOf(await open(KIM)), cardOf(await open(RUT))];
    await world.press(KIM, first, 'Spara', { coordinators: [idOf(KIM), idOf(SIV)].join(',') });
    const back = await world.press(RUT, second, 'Spara', { [`professions:${idOf(SIV)}`]: 'other' });
    expect(textOf(back)).toContain('Samordnare: Kim Kurator, Siv Sköterska');
    expect(typedIn(cardOf(back), `professions:${idOf(SIV)}`)).toBe('other');
  });
});

describe('somebody who is in a team', () => {
  beforeEach(async () => void (await setUpTeam(world)));

  it('is asked before a second one is set up from their own chat', async () => {
    const asked = cardOf(await world.say(SIV, 'kom igång'));
    expect(textOf([{ as: 'post', card: asked }])).toContain('Du är redan med i Ekskolan.');
    const form = cardOf(await world.press(SIV, asked, 'Sätt upp ett team till'));
    await world.press(SIV, form, 'Nästa', { school: 'Björkskolan' });
    expect(await world.storage.teamsOf(TENANT, idOf(SIV))).toHaveLength(2);
  });
});

describe('removing a team', () => {
  const removal = async (name: string): Promise<Card> =>
    cardOf(await world.press(name, cardOf(await world.say(name, 'inställningar')), 'Ta bort teamet'));

  it('that is empty is asked about, done, and leaves a line in the log and a free channel', async () => {
    const { key } = await setUpTeam(world);
    const ask = await removal(KIM);
    expect(textOf([{ as: 'post', card: ask }])).toContain('Här finns inga mål, svar eller beslut än.');
    expect(textOf(await world.press(KIM, ask, 'Ta bort teamet'))).toContain('Teamet Ekskolan är borttaget');
    expect(await world.storage.snapshot(key)).toBeNull();
    expect(await world.storage.teamsOf(TENANT, idOf(SIV))).toEqual([]);
    expect(world.logged).toContainEqual(
      expect.objectContaining({ code: 'team-removed', team: key.team, by: idOf(KIM) }),
    );
    expect(JSON.stringify(world.logged)).not.toContain('Ekskolan');
    expect(textOf(await world.add(KIM, CHANNEL))).toContain('Hej! Jag är Årshjulet.');
  });

  it('that people have written in says what disappears and is the principal’s to decide', async () => {
    const { key } = await setUpTeam(world);
    const form = cardOf(await world.say(SIV, 'mina frågor'));
    await world.press(SIV, form, 'Skicka', { situation: 'Sömnen är kort.', cause1: 'Skärmar.' });
    const ask = await removal(KIM);
    const words = textOf([{ as: 'post', card: ask }]);
    expect(words).toContain('går inte att få tillbaka');
    expect(words).toMatch(/Svar inför avstämningar.*1/s);
    expect(titles(ask)).not.toContain('Ta bort teamet');
    expect(textOf(await world.press(KIM, ask, 'Fråga rektor'))).toContain('Inget tas bort förrän rektor har sagt ja.');
    // Asked again an hour later: the principal is told once a day.
    world.clock.now = world.clock.now.add({ hours: 1 });
    await world.press(KIM, ask, 'Fråga rektor');
    expect(await world.told('removalAsked')).toEqual([
      { to: idOf(RUT), words: expect.stringContaining('Kim Kurator vill ta bort teamet Ekskolan ur Årshjulet.') },
    ]);
    const data = { do: 'settings.remove', team: key.team };
    const forced = await world.handle(world.inbound(KIM, { type: 'answered', data, values: {} }, personal(KIM), 'sv'));
    expect(textOf(forced)).toContain('rektor som bestämmer');
    expect(await world.storage.snapshot(key)).not.toBeNull();
    await world.press(RUT, await removal(RUT), 'Ta bort teamet');
    expect(await world.storage.snapshot(key)).toBeNull();
  });

  it('stands last among the settings, and is not for everybody', async () => {
    await setUpTeam(world);
    expect(titles(cardOf(await world.say(KIM, 'inställningar'))).at(-1)).toBe('Ta bort teamet');
    expect(titles(cardOf(await world.say(SIV, 'inställningar')))).not.toContain('Ta bort teamet');
  });
});
