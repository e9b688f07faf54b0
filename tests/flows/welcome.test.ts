/** Whoever joins a team that is under way is met once, in their own chat, and finds out what was before them and what comes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decision, goal } from '../storage/samples.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA, NY] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog', 'Nina Ny'] as const;
const ALL = [RUT, KIM, SIV, PETRA];
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
});
const rosterIs = async (...people: string[]): Promise<void> => {
  world.chat.people = people;
  await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
};
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
const asked = async (who: string, text: string): Promise<string> => textOf(await world.say(who, text));

describe('a welcome', () => {
  beforeEach(async () => {
    await setUpTeam(world);
    await world.storage.commit(await world.key(), [{ do: 'put', document: goal('g1', 1), expected: 0 }]);
  });

  it('says who the bot is, what the team is in the middle of, what comes and who chooses a profession', async () => {
    await rosterIs(...ALL, NY);
    const [met, ...others] = await world.told('joined');
    expect(others).toEqual([]);
    expect(met?.to).toBe(idOf(NY));
    expect(met?.words).toContain('Välkommen till elevhälsoteamet på Ekskolan!');
    expect(met?.words).toContain('läsåret 2026/27, med ett mål i planen');
    expect(met?.words).toContain('Frågorna inför avstämning 1 av 4 kommer tisdagen den 29 september 2026.');
    expect(met?.words).toContain('Avstämningen är tisdagen den 6 oktober 2026.');
    expect(met?.words).toContain('Kim Kurator eller Rut Rektor väljer ditt yrke');
  });

  it('comes once, whether they come back, write in the channel or the roster is read anew', async () => {
    await rosterIs(...ALL, NY);
    await world.say(NY, 'status', CHANNEL);
    await rosterIs(...ALL, NY);
    await rosterIs(...ALL);
    at('2026-09-09');
    await rosterIs(...ALL, NY);
    expect(await world.told('joined')).toHaveLength(1);
  });

  it('meets whoever joins by writing in the channel', async () => {
    await world.say(NY, 'status', CHANNEL);
    expect((await world.told('joined')).map(({ to }) => to)).toEqual([idOf(NY)]);
  });

  it('is no storm where the platform tells of many at once', async () => {
    await rosterIs(...ALL, ...Array.from({ length: 8 }, (_, index) => `Nisse Nummer${index}`));
    expect(await world.told('joined')).toEqual([]);
  });
});

it('is for nobody who is there while the team is set up', async () => {
  await setUpTeam(world, false);
  await rosterIs(...ALL, NY);
  const shown = cardOf(await world.say(RUT, 'visa årshjulet'));
  await world.press(RUT, shown, 'Godkänn årshjulet');
  await rosterIs(...ALL, NY);
  expect(await world.told('joined')).toEqual([]);
});

describe('what waits for who has just come', () => {
  beforeEach(() => setUpTeam(world));

  it('is nothing yet, and when the questions come, without praise for what they have not done', async () => {
    await rosterIs(...ALL, NY);
    const words = await asked(NY, 'vad förväntas av mig?');
    expect(words).toContain('Ingenting väntar på dig just nu.');
    expect(words).not.toContain('Bra jobbat');
    expect(words).toContain('Frågorna inför avstämning 1 av 4 kommer tisdagen den 29 september 2026.');
    expect(words).toContain('Kim Kurator eller Rut Rektor väljer ditt yrke');
    expect(await asked(SIV, 'vad väntar på mig?')).not.toContain('väljer ditt yrke');
  });

  it('is praised once something is done', async () => {
    const october = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06');
    const done = { owner: idOf(SIV), createdBy: idOf(KIM), doneAt: '2026-09-02T08:00:00Z' };
    await world.storage.commit(await world.key(), [
      { do: 'put', document: decision('b1', october?.id ?? '', done), expected: 0 },
    ]);
    expect(await asked(SIV, 'vad väntar på mig?')).toContain('Bra jobbat!');
  });
});

describe('what the team has done before somebody came', () => {
  beforeEach(async () => {
    await setUpTeam(world);
    const october = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06');
    await world.storage.commit(await world.key(), [
      { do: 'put', document: goal('g1', 1, { title: 'Fler äter frukost' }), expected: 0 },
      { do: 'put', document: decision('b1', october?.id ?? '', { owner: idOf(SIV) }), expected: 0 },
    ]);
  });

  it.each(['vad har hänt innan jag kom?', 'vad har teamet gjort i höst', 'vad har hänt hittills?'])(
    '%s',
    async (text) => {
      expect(await asked(NY, text)).not.toContain('Avstämning 1 hölls');
      at('2026-11-02');
      await rosterIs(...ALL, NY);
      const replies = await world.say(NY, text);
      expect(textOf(replies)).toContain('Avstämning 1 hölls den 6 oktober 2026, med ett beslut.');
      expect(textOf(replies)).toContain('Mål 1 · Fler äter frukost');
      const titles = buttonsOf(cardOf(replies)).map(({ title }) => title);
      expect(titles).toContain('Historik');
      expect(titles.some((title) => title.includes('vstämning 1'))).toBe(true);
    },
  );

  it('a checkpoint is found in hurried words', async () => {
    at('2026-11-02');
    expect(await asked(KIM, 'va kom man fram till i oktober')).toContain('Avstämning 1');
  });
});
