/** The one door in: every event once and wholly, the right team, and nothing about a pupil past it. */
import { describe, expect, it } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import type { Inbound } from '../../bots/inbound.ts';
import type { Log } from '../../bots/turn.ts';
import { speak } from '../../cards/texts.ts';
import { ACTS } from '../../quality/acts.ts';
import type { Address } from '../../quality/base.ts';
import { PENDING } from '../../quality/data/documents.ts';
import type { Change, Storage } from '../../quality/ports.ts';
import { CHANNEL, cardOf, idOf, makeWorld, personal, setUpTeam, TENANT, textOf, type World } from '../flows/team.ts';

const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
const OTHER: Address = { platform: 'teams', conversation: '19:other', kind: 'channel', route: {} };
const NOT_YOURS = speak('sv')('common:notYourTeam');
const NOTE = 'logga: Vi har gått igenom rasterna med arbetslag 7–9';

/** The product anew, as after a restart, over a store that may fail or be followed. */
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const restarted = (world: World, storage: Storage = world.storage, log = silent, nudge: () => void = () => undefined) =>
  createDoor({
    storage,
    messengers: () => world.chat,
    clock: () => world.clock.now,
    log,
    nudge,
  });

/** A store whose process is killed at a commit, before or after it has been written. */
function dying(storage: Storage, when: 'before' | 'after'): Storage {
  return new Proxy(storage, {
    get: (target, name) => {
      if (name !== 'commit') return Reflect.get(target, name).bind(target);
      return async (key: Parameters<Storage['commit']>[0], changes: readonly Change[]) => {
        if (when === 'after') await target.commit(key, changes);
        throw new RangeError('killed');
      };
    },
  });
}

/** A second team, in another channel, set up by the principal of the first. */
async function secondTeam(world: World): Promise<void> {
  const intro = cardOf(await world.add(RUT, OTHER));
  const form = cardOf(await world.press(RUT, intro, 'Kom igång', {}, OTHER));
  await world.press(RUT, form, 'Nästa', { school: 'Björkskolan' }, OTHER);
}

describe('an event', () => {
  it.each(['before', 'after'] as const)(
    'that was cut short %s it was written is done once, when it comes again',
    async (when) => {
      const world = await makeWorld();
      await setUpTeam(world);
      const event = world.inbound(KIM, { type: 'said', text: NOTE }, personal(KIM), 'sv');
      expect(textOf(await restarted(world, dying(world.storage, when))(event))).toContain('gick fel');
      expect(textOf(await restarted(world)(event))).toBe('Noterat!');
      expect((await world.snapshot()).notes.map(({ text }) => text)).toEqual([
        'Vi har gått igenom rasterna med arbetslag 7–9',
      ]);
    },
  );

  it('that has something said to others does not leave it to the next minute; one that has not wakes nobody', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    let nudged = 0;
    const door = restarted(world, world.storage, silent, () => {
      nudged += 1;
    });
    await door(world.inbound(KIM, { type: 'said', text: NOTE }, personal(KIM), 'sv'));
    expect(nudged).toBe(0);
    await door(world.inbound(KIM, { type: 'said', text: 'en elev har tagit en överdos' }, CHANNEL, 'sv'));
    expect(nudged).toBe(1);
  });

  it('that meets an unexpected fault is answered kindly, and logged by its place in the code without the fault’s words', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const lines: object[] = [];
    const log: Log = { ...silent, error: (fields, what) => void lines.push({ ...fields, what }) };
    const event = world.inbound(KIM, { type: 'said', text: NOTE }, personal(KIM), 'sv');
    expect(textOf(await restarted(world, dying(world.storage, 'before'), log)(event))).toContain('gick fel');
    expect(lines).toMatchObject([{ code: 'unexpected', err: 'RangeError', event: 'said', id: event.id }]);
    expect(JSON.stringify(lines)).toMatch(/door\.test\.ts:\d+/);
    expect(JSON.stringify(lines)).not.toMatch(/killed|rasterna|Kim/);
  });

  it('that comes again is not answered again, also while it is being answered', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const event = world.inbound(KIM, { type: 'said', text: 'status' }, personal(KIM), 'sv');
    const answers = await Promise.all([world.handle(event), world.handle(event)]);
    expect(answers.map(({ length }) => length).toSorted()).toEqual([0, 1]);
    expect(await restarted(world)(event)).toEqual([]);
  });

  it.each(['status', NOTE])(
    'that reaches two processes at the same time is acted on and answered by one of them (%s)',
    async (text) => {
      const world = await makeWorld();
      await setUpTeam(world);
      const event = world.inbound(KIM, { type: 'said', text }, personal(KIM), 'sv');
      const answers = await Promise.all([restarted(world)(event), restarted(world)(event), restarted(world)(event)]);
      expect(answers.map(({ length }) => length).toSorted()).toEqual([0, 0, 1]);
      expect((await world.snapshot()).notes).toHaveLength(text === NOTE ? 1 : 0);
    },
  );

  it('in a channel without a team leaves nothing behind', async () => {
    const world = await makeWorld();
    const marked: string[] = [];
    const watched = new Proxy(world.storage, {
      get: (target, name) => {
        if (name === 'firstTime' || name === 'commit') marked.push(name);
        return Reflect.get(target, name).bind(target);
      },
    });
    const overheard = { type: 'overheard', text: 'Vi borde gå en kurs i lågaffektivt', thread: '1' } as const;
    expect(await restarted(world, watched)(world.inbound(KIM, overheard, OTHER, 'sv'))).toEqual([]);
    expect(marked).toEqual([]);
  });

  it('of a stranger, or of the same id in another organisation, changes nothing, whatever the button', async () => {
    const world = await makeWorld();
    const { team } = await setUpTeam(world);
    const before = await world.snapshot();
    for (const verb of Object.keys(ACTS)) {
      const event: Inbound['event'] = { type: 'answered', data: { do: verb, team: team.id }, values: {} };
      const rut = world.inbound(RUT, event, personal(RUT), 'sv');
      const elsewhere = await world.handle({ ...rut, tenant: 'teams:other' });
      const stranger = await world.handle(world.inbound('Okänd Okändsson', event, personal('Okänd Okändsson'), 'sv'));
      for (const replies of [elsewhere, stranger]) expect([verb, textOf(replies)]).toEqual([verb, NOT_YOURS]);
    }
    expect(await world.snapshot()).toEqual(before);
  });

  it('of a button that no card has does nothing', async () => {
    const world = await makeWorld();
    const { team } = await setUpTeam(world);
    for (const verb of ['constructor', '__proto__', 'toString', 'hasOwnProperty', '']) {
      const event: Inbound['event'] = { type: 'answered', data: { do: verb, team: team.id }, values: {} };
      expect(textOf(await world.handle(world.inbound(KIM, event, CHANNEL, 'sv')))).toContain('gammalt');
    }
  });
});

describe('somebody who is in a team', () => {
  it('is not greeted as new when the own chat is opened anew, nor led into another team', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const again = await world.add(KIM, personal(KIM));
    expect(textOf(again)).toContain('Du är med i teamet för Ekskolan');
    expect(textOf(again)).not.toContain('Kom igång');
  });

  it('is answered about the own team in a channel that is no team’s, for their eyes only', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const replies = await world.say(RUT, 'status', OTHER);
    expect(replies.map(({ as }) => as)).toEqual(['private']);
    expect(textOf(replies)).toContain('Ekskolan');
  });

  it('gets the prompts when they join by writing in the channel', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    await world.say('Nils Ny', 'status', CHANNEL);
    const planned = (await world.storage.deliveries(await world.key(), 1000)).filter(
      ({ recipient }) => recipient === idOf('Nils Ny'),
    );
    expect(planned.map(({ kind }) => kind)).toContain('prompt');
  });
});

describe('somebody in two teams', () => {
  const CSV = 'Läsår;Frånvaro, total (%)\n2025/26;8,4\n';
  const asked = async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    await secondTeam(world);
    return { world, which: cardOf(await world.uploadTable(RUT, 'franvaro.csv', Buffer.from(CSV))) };
  };

  it('is asked which one a file is for, and the preview names it', async () => {
    const { world, which } = await asked();
    expect(which.actions.map(({ title }) => title).toSorted()).toEqual(['Björkskolan', 'Ekskolan']);
    const preview = textOf(await world.press(RUT, which, 'Björkskolan'));
    expect(preview).toContain('Björkskolan');
    expect(textOf(await world.press(RUT, which, 'Björkskolan'))).toContain('Skicka den en gång till');
  });

  it('cannot choose for another person, and sends the file again after a restart', async () => {
    const { world, which } = await asked();
    expect(textOf(await world.press(KIM, which, 'Ekskolan'))).toContain('Skicka den en gång till');
    const data = { ...which.actions[0]?.data };
    const event: Inbound['event'] = { type: 'answered', data, values: {} };
    const replies = await restarted(world)(world.inbound(RUT, event, personal(RUT), 'sv'));
    expect(textOf(replies)).toContain('Skicka den en gång till');
  });

  it('sees the school’s name on what is answered in the own chat', async () => {
    const { world } = await asked();
    const which = cardOf(await world.say(RUT, 'inställningar'));
    const settings = cardOf(await world.press(RUT, which, 'Ekskolan'));
    const timing = await world.press(RUT, settings, 'Påminnelser');
    expect(textOf(timing)).toContain('Ekskolan');
  });
});

describe('a name beside a class', () => {
  it('is refused in a file’s name, whether one team is meant or two', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const file = 'Zeynep Yilmaz 8B frånvaro.csv';
    expect(textOf(await world.uploadTable(RUT, file, Buffer.from('a;b\n')))).toContain('Filnamnet');
    await secondTeam(world);
    expect(textOf(await world.uploadTable(RUT, file, Buffer.from('a;b\n')))).toContain('Filnamnet');
  });

  it.each([
    ['school', 'Zeynep Yilmaz 8B', 'setup.school'],
    ['school', 'Zeynep Yilmaz 8B', 'settings.school'],
    ['teams', 'Arbetslag 7\nZeynep Yilmaz i 8B', 'meet.teams'],
    ['breaks', 'v. 44\nZeynep Yilmaz 8B 3/11', 'calendar.save'],
    ['routine', 'Ring mamman till Zeynep Yilmaz i 8B', 'keep.settings'],
  ])('is refused in %s, which otherwise may name people (%s, %s)', async (field, words, verb) => {
    const world = await makeWorld();
    const { team } = await setUpTeam(world);
    const values = { [field]: words, schoolYear: '2026/27', county: 'Skåne', count: '4', locale: 'sv' };
    const place = verb === 'setup.school' ? OTHER : personal(KIM);
    const data = { do: verb, ...(verb === 'setup.school' ? { id: crypto.randomUUID() } : { team: team.id }) };
    const replies = await world.handle(world.inbound(KIM, { type: 'answered', data, values }, place, 'sv'));
    expect(textOf(replies)).toContain('elevs namn');
    // What was emptied needs no second sentence.
    expect(textOf(replies)).not.toMatch(/fyll i/i);
    // The word is told to the one who typed it, where nobody else reads, and stays nowhere.
    if (verb === 'setup.school') expect(JSON.stringify(replies)).not.toContain('Zeynep');
    else expect(textOf(replies)).toContain('«Zeynep Yilmaz»');
    expect(await world.storage.teamAt(TENANT, OTHER.conversation)).toBeNull();
    expect(JSON.stringify(await world.snapshot())).not.toContain('Zeynep');
  });

  it('is left out of a calendar file, which says so; nothing of it is stored, the audit included', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const event = (id: number, name: string, day: string): string =>
      `BEGIN:VEVENT\r\nUID:${id}\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`;
    const days = event(1, 'Läslov', '20261026') + event(2, 'Lov för Zeynep Yilmaz 8B', '20261103');
    const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:t\r\n${days}END:VCALENDAR\r\n`;
    const shown = await world.upload(KIM, file);
    expect(textOf(shown)).toContain('En sak pekade på en elev och är utelämnad.');
    const pending = await world.storage.year(await world.key(), PENDING);
    await world.press(KIM, cardOf(shown), 'Spara');
    const kept = [pending, await world.snapshot(), await world.storage.audit(await world.key(), 100)];
    expect(JSON.stringify(kept)).toContain('Läslov');
    expect(JSON.stringify(kept)).not.toContain('Zeynep');
    expect((await world.snapshot()).team.calendar.breaks.map(({ name }) => name)).toContain('Läslov');
  });
});

it.each([
  ['school', 'Ekskolan SECRET', 'settings.school'],
  ['teams', 'Arbetslag 7\nSECRET', 'meet.teams'],
  ['breaks', 'v. 44\nSECRET 3/11', 'calendar.save'],
  ['routine', 'Ring hemmet för SECRET', 'keep.settings'],
])('a personal number is refused in %s, though it names something else than people', async (field, words, verb) => {
  const secret = '20140101-9801';
  const world = await makeWorld();
  const { team } = await setUpTeam(world);
  const values = { [field]: words.replace('SECRET', secret), county: 'Skåne', count: '4', locale: 'sv' };
  const event = { type: 'answered', data: { do: verb, team: team.id }, values } as const;
  const replies = await world.handle(world.inbound(KIM, event, personal(KIM), 'sv'));
  expect(textOf(replies)).toContain('personnummer');
  expect(JSON.stringify([replies, await world.snapshot()])).not.toContain('20140101');
});
