import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../quality/snapshot.ts';
import { CHANNEL, cardOf, channelAt, idOf, isChatOf, makeWorld, personal, setUpTeam, TENANT, textOf } from './team.ts';

describe('getting started', () => {
  it('goes from being added to an approved wheel of four checkpoints', async () => {
    const world = await makeWorld();
    const team = await setUpTeam(world);
    expect(team.team.school).toBe('Ekskolan');
    expect(team.team.wheelApprovedBy).toBe(idOf('Rut Rektor'));
    expect(team.checkpoints.map((c) => c.date).toSorted()).toEqual([
      '2026-10-06',
      '2027-01-26',
      '2027-03-16',
      '2027-06-01',
    ]);
    expect(team.members.filter((m) => m.principal).map((m) => m.name)).toEqual(['Rut Rektor']);
    const audit = await world.storage.audit(team.key, 20);
    expect(audit.map((entry) => entry.what)).toContain('wheel-approved');
    expect(audit.map((entry) => entry.what)).toContain('roles-changed');
  });

  it('says how far it has come, and what to do when it is done', async () => {
    const world = await makeWorld();
    const press = (card: Parameters<typeof world.press>[1], title: string, typed = {}) =>
      world.press('Kim Kurator', card, title, typed, CHANNEL);
    const school = cardOf(await press(cardOf(await world.add('Kim Kurator', CHANNEL)), 'Kom igång'));
    const days = cardOf(await press(school, 'Nästa', { school: 'Ekskolan', county: 'Skåne' }));
    const people = cardOf(await press(days, 'Spara'));
    const wheel = cardOf(await press(people, 'Spara', { principal: idOf('Rut Rektor') }));
    for (const [at, card] of [school, days, people, wheel].entries())
      expect(textOf([{ as: 'post', card }])).toContain(`Steg ${at + 1} av 4`);
    const mine = cardOf(await world.say('Rut Rektor', 'visa årshjulet'));
    // Who only approves has taken none of the steps.
    expect(textOf([{ as: 'post', card: mine }])).not.toContain('Steg');
    const approved = await world.press('Rut Rektor', mine, 'Godkänn årshjulet');
    expect(textOf(approved)).toContain('Nästa steg');
    expect(approved.flatMap(({ card }) => card.actions.map(({ title }) => title))).toContain('Nytt mål');
    expect(textOf(await world.say('Rut Rektor', 'visa årshjulet'))).not.toContain('Steg 4');
    // In the settings the same forms are no steps.
    const settings = cardOf(await world.say('Kim Kurator', 'medlemmar'));
    expect(textOf(await world.press('Kim Kurator', settings, 'Ändra'))).not.toContain('Steg');
  });

  it.each([
    ['2026-08-20T08:00:00Z', null],
    ['2026-11-30T08:00:00Z', 'så av 4 avstämningar hinner ni 3'],
    ['2027-02-15T08:00:00Z', 'så av 4 avstämningar hinner ni 2'],
  ])('%s: says why a year that has begun has fewer checkpoints than were chosen', async (now, why) => {
    const world = await makeWorld(now);
    await setUpTeam(world, false);
    const words = textOf(await world.say('Rut Rektor', 'visa årshjulet'));
    if (why) expect(words).toContain(why);
    else expect(words).not.toContain('hinner ni');
    const approve = cardOf(await world.say('Rut Rektor', 'visa årshjulet'));
    expect(textOf(await world.press('Rut Rektor', approve, 'Godkänn årshjulet'))).not.toContain('hinner ni');
  });

  it('announces the principal in the channel', async () => {
    const world = await makeWorld();
    await setUpTeam(world, false);
    const card = cardOf(await world.say('Kim Kurator', 'medlemmar', CHANNEL));
    const form = cardOf(await world.press('Kim Kurator', card, 'Ändra', {}, CHANNEL));
    await world.press('Kim Kurator', form, 'Spara', { principal: idOf('Petra Psykolog') }, CHANNEL);
    const told = await world.told('appointed');
    expect(told.map(({ to }) => to)).toEqual(told.map(() => 'channel'));
    expect(told.map(({ words }) => words)).toContainEqual(
      expect.stringContaining('Petra Psykolog är utsedd till rektor'),
    );
  });

  it('makes one team of a double click', async () => {
    const world = await makeWorld();
    const form = cardOf(
      await world.press('Kim Kurator', cardOf(await world.add('Kim Kurator', CHANNEL)), 'Kom igång', {}, CHANNEL),
    );
    const typed = { school: 'Ekskolan' };
    const both = await Promise.all([
      world.press('Kim Kurator', form, 'Nästa', typed, CHANNEL),
      world.press('Kim Kurator', form, 'Nästa', typed, CHANNEL),
    ]);
    for (const replies of both) expect(cardOf(replies).form?.open.do).toBe('calendar.open');
    for (const replies of both) expect(textOf(replies)).toContain('Jag har föreslagit dagar utifrån länet.');
    expect(await world.storage.teamsOf(TENANT, idOf('Kim Kurator'))).toHaveLength(1);
  });

  it('gives the school form back with what was typed when the name is missing', async () => {
    const world = await makeWorld();
    const form = cardOf(
      await world.press('Kim Kurator', cardOf(await world.add('Kim Kurator', CHANNEL)), 'Kom igång', {}, CHANNEL),
    );
    const again = await world.press('Kim Kurator', form, 'Nästa', { school: '  ', county: 'Gotland' }, CHANNEL);
    expect(textOf(again)).toContain('Skolans namn: fyll i det här.');
    expect(JSON.stringify(cardOf(again).body)).toContain('"value":"Gotland"');
  });

  it('reads pasted calendar text, refuses impossible days and keeps the words', async () => {
    const world = await makeWorld();
    await setUpTeam(world, false);
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const form = cardOf(await world.press('Kim Kurator', settings, 'Läsårets dagar'));
    const faulty = await world.press('Kim Kurator', form, 'Spara', { breaks: 'Höstlov v. 44\nStudiedag 31 februari' });
    expect(textOf(faulty)).toContain('Rad 2: den dagen finns inte i almanackan.');
    expect(JSON.stringify(cardOf(faulty).body)).toContain('Studiedag 31 februari');
    const shown = await world.press('Kim Kurator', form, 'Spara', {
      breaks: 'Höstlov v. 44\nSportlov 22–26 feb\nstudiedag 14/1\nPåsklov 2027-03-30 - 2027-04-02',
    });
    await world.press('Kim Kurator', cardOf(shown), 'Spara');
    const { calendar } = (await world.snapshot()).team;
    expect(calendar.breaks).toEqual([
      { name: 'Höstlov', from: '2026-10-26', to: '2026-10-30' },
      { name: 'Sportlov', from: '2027-02-22', to: '2027-02-26' },
      { name: 'Påsklov', from: '2027-03-30', to: '2027-04-02' },
    ]);
    expect(calendar.staffDays).toEqual(['2027-01-14']);
  });

  it('shows an uploaded calendar file before it is saved, and refuses one that is not', async () => {
    const world = await makeWorld();
    await setUpTeam(world, false);
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;VALUE=DATE:20261026',
      'DTEND;VALUE=DATE:20261031',
      'SUMMARY:Höstlov',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:2',
      'DTSTART;VALUE=DATE:20270114',
      'SUMMARY:Studiedag',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const before = (await world.snapshot()).team.calendar;
    const shown = textOf(await world.upload('Kim Kurator', ics));
    expect(shown).toContain('Nya: 1. Stämmer redan: 1.');
    expect(shown).toContain('• Studiedag 14\u00a0januari');
    expect(textOf(await world.upload('Kim Kurator', 'hej'))).toContain('Det är ingen kalenderfil');
    expect((await world.snapshot()).team.calendar).toEqual(before);
  });

  it('lets only coordinator and principal change settings', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const replies = await world.press('Siv Sköterska', settings, 'Påminnelser');
    expect(replies.map((r) => r.as)).toEqual(['private']);
    expect(textOf(replies)).toContain('Bara samordnaren och rektor');
  });

  it('starts in a personal chat and moves to the channel', async () => {
    const world = await makeWorld();
    const intro = cardOf(await world.say('Kim Kurator', 'kom igång'));
    await world.press('Kim Kurator', intro, 'Nästa', { school: 'Ekskolan' });
    const offer = cardOf(await world.add('Kim Kurator', CHANNEL));
    const moved = await world.press('Kim Kurator', offer, 'Flytta Ekskolan hit', {}, CHANNEL);
    expect(textOf(moved)).toContain('Ekskolan bor nu i den här kanalen');
    expect((await world.snapshot()).members).toHaveLength(4);
  });
});

describe('the wheel', () => {
  it('moves, refuses days that do not do, and never goes below two or above four', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const wheel = cardOf(await world.say('Rut Rektor', 'visa årshjulet'));
    const form = cardOf(await world.press('Rut Rektor', wheel, 'Flytta'));
    const weekend = await world.press('Rut Rektor', form, 'Spara', { date: '2026-10-10' });
    expect(textOf(weekend)).toContain('Den 10 oktober 2026 är en lördag. Närmast före passar den 9 oktober 2026.');
    const moved = await world.press('Rut Rektor', form, 'Spara', { date: '2026-10-08' });
    expect(textOf(moved)).toContain('torsdagen den 8 oktober 2026');
    expect(await world.told('wheelChanged')).toEqual([
      { to: 'channel', words: 'Avstämning 1 är flyttad till torsdagen den 8 oktober 2026.' },
    ]);
    expect(textOf(moved)).not.toContain('Lägg till avstämning');
    const ask = cardOf(await world.press('Rut Rektor', cardOf(moved), 'Ta bort'));
    const three = cardOf(await world.press('Rut Rektor', ask, 'Ta bort'));
    expect((await world.snapshot()).checkpoints).toHaveLength(3);
    const add = cardOf(await world.press('Rut Rektor', three, 'Lägg till avstämning'));
    await world.press('Rut Rektor', add, 'Spara', { date: '2026-11-17' });
    await world.press('Rut Rektor', add, 'Spara', { date: '2026-11-17' });
    expect((await world.snapshot()).checkpoints).toHaveLength(4);
  });

  it('is approved by the principal only', async () => {
    const world = await makeWorld();
    await setUpTeam(world, false);
    const wheel = cardOf(await world.say('Kim Kurator', 'visa årshjulet', CHANNEL));
    expect(textOf(await world.press('Kim Kurator', wheel, 'Godkänn årshjulet', {}, CHANNEL))).toContain(
      'Det här beslutar rektor. Hör gärna av dig till Rut Rektor.',
    );
    expect((await world.snapshot()).team.wheelApprovedAt).toBeNull();
  });
});

it('late in the evening the wheel is approved on the day that it is in Sweden', async () => {
  const world = await makeWorld();
  await setUpTeam(world, false);
  world.clock.now = Temporal.Instant.from('2026-08-20T22:30:00Z');
  const wheel = cardOf(await world.say('Rut Rektor', 'visa årshjulet'));
  expect(textOf(await world.press('Rut Rektor', wheel, 'Godkänn årshjulet'))).toContain('Godkänt den 21 augusti 2026');
});

it('goes on without the members who cannot be read, and takes them in when they can be', async () => {
  const world = await makeWorld();
  const intro = cardOf(await world.add('Kim Kurator', CHANNEL));
  const school = cardOf(await world.press('Kim Kurator', intro, 'Kom igång', {}, CHANNEL));
  world.chat.refuseRoster();
  await world.press('Kim Kurator', school, 'Nästa', { school: 'Ekskolan' }, CHANNEL);
  expect((await world.snapshot()).members.map(({ name }) => name)).toEqual(['Kim Kurator']);
  await world.handle(world.inbound('Kim Kurator', { type: 'membersChanged' }, CHANNEL, 'sv'));
  const { members } = await world.snapshot();
  expect(members.map(({ id }) => id).toSorted()).toEqual(world.chat.people.map(idOf).toSorted());
  expect(members.map(({ name }) => name).toSorted()).toEqual(world.chat.people.toSorted());
});

/** All but where people are reached, which each message may say anew. */
const kept = ({ team, checkpoints, members }: Snapshot) => ({
  team,
  checkpoints,
  members: members.map(({ id, name, active, professions }) => ({ id, name, active, professions })),
});

describe('being taken out of the channel', () => {
  it('keeps the team, goes on in the coordinator’s chat, and comes back where it was', async () => {
    const world = await makeWorld();
    const before = await setUpTeam(world);
    await world.handle(world.inbound('Kim Kurator', { type: 'removed' }, CHANNEL, 'sv'));
    const [told] = await world.told('takenOut');
    expect(told?.to).toBe(idOf('Kim Kurator'));
    expect(told?.words).toContain('Allt vi har samlat finns kvar');
    const meanwhile = await world.snapshot();
    expect(isChatOf('Kim Kurator', meanwhile.team.home.conversation)).toBe(true);
    expect(meanwhile.checkpoints).toEqual(before.checkpoints);
    expect(textOf(await world.say('Siv Sköterska', 'status'))).toContain('Ekskolan');
    expect(textOf(await world.add('Siv Sköterska', CHANNEL))).toContain('Välkommen tillbaka! Ekskolan');
    expect((await world.snapshot()).team.home).toMatchObject(CHANNEL);
    const audit = await world.storage.audit(await world.key(), 10);
    expect(audit.filter((entry) => entry.what === 'team-moved')).toHaveLength(2);
  });

  it('offers the coordinator to move to another channel instead', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    await world.handle(world.inbound('Kim Kurator', { type: 'removed' }, CHANNEL, 'sv'));
    const other = channelAt('19:nya');
    const offer = cardOf(await world.add('Kim Kurator', other));
    await world.press('Kim Kurator', offer, 'Flytta Ekskolan hit', {}, other);
    expect((await world.snapshot()).team.home).toMatchObject(other);
  });

  it('changes nothing when somebody closes their own chat', async () => {
    const world = await makeWorld();
    const before = kept(await setUpTeam(world));
    expect(
      await world.handle(world.inbound('Siv Sköterska', { type: 'removed' }, personal('Siv Sköterska'), 'sv')),
    ).toEqual([]);
    expect(kept(await world.snapshot())).toEqual(before);
  });
});
