/** «alla skolor»: whom a principal shows the school to, what they see of it, and what nobody else does. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import type { TeamKey } from '../../quality/base.ts';
import { renew } from '../../reports/school-summaries.ts';
import { overview, team } from '../storage/samples.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  channelAt,
  goalForm,
  idOf,
  makeWorld,
  setUpTeam,
  TENANT,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
/** Is in no team, and never has been. */
const HANNA = 'Hanna Chef';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

/** Hanna asks, Rut pastes her line and gives what stands in the form. */
async function given(shares = 'completion,goals'): Promise<void> {
  const words = textOf(await world.say(HANNA, 'alla skolor'));
  const [line = ''] = /^ge överblick till .*$/m.exec(words) ?? [];
  const form = cardOf(await world.say(RUT, line));
  await world.press(RUT, form, 'Ge överblick', { shares });
}
const seen = async (name = HANNA) => textOf(await world.say(name, 'alla skolor'));

describe('the overview', () => {
  it('is given by the principal to whoever sent their line, and shows the school in numbers', async () => {
    await given();
    const card = cardOf(await world.say(HANNA, 'alla skolor'));
    expect(toText(card)).toContain('En skola visar sig för dig');
    expect(toText(card)).toContain('Ekskolan');
    expect(toText(card)).toContain('Avstämningar: ingen av 4 stängd');
    expect(toText(card)).toContain('Mål: inga i planen');
    expect(toText(card)).not.toContain('Försenat');
    expect(card.body.some(({ type }) => type === 'Image')).toBe(true);
    const { overviews } = await world.snapshot();
    expect(overviews).toMatchObject([{ id: idOf(HANNA), name: HANNA, shares: ['completion', 'goals'], by: idOf(RUT) }]);
    expect((await world.told('appointed')).at(-1)?.words).toContain(`Rektor har gett ${HANNA} överblick`);
    expect((await world.storage.audit(await world.key(), 1)).map(({ what }) => what)).toEqual(['overview-given']);
    // She is no member for that.
    expect((await world.snapshot()).members.map(({ id }) => id)).not.toContain(idOf(HANNA));
  });

  it('follows what happens in the school at once, and holds none of its words', async () => {
    await given();
    await seen();
    const goal = {
      title: 'Lugnare raster',
      group: 'åk 7',
      indicator: 'konflikter',
      baseline: '9',
      target: '7',
      unit: 'st',
      direction: 'lower',
    };
    await world.press(SIV, await goalForm(world, SIV), 'Spara målet', goal);
    expect(await seen()).toContain('Mål: inga i planen');
    await takeIn(world);
    expect(await seen()).toContain('Mål: 1 utan uppgift');
    expect(await seen()).not.toContain('Lugnare');
  });

  it('shows only what the principal has chosen, and changes with it', async () => {
    await given('overdue,alerts');
    world.clock.now = Temporal.Instant.from('2026-10-20T08:00:00Z');
    expect(await seen()).toMatch(/Ekskolan\n.*Försenat: 1\n.*Att åtgärda: 2/);
    expect(await seen()).not.toContain('Avstämningar:');
    const card = cardOf(await world.press(RUT, cardOf(await world.say(RUT, 'vem har överblick')), 'Ändra'));
    await world.press(RUT, card, 'Spara', { shares: 'completion' });
    expect(await seen()).toMatch(/Avstämningar: ingen av 4 stängd/);
    expect(await seen()).not.toContain('Försenat');
  });

  it('finds a colleague by name, and says what to do where there is none or several', async () => {
    const form = cardOf(await world.say(RUT, 'ge överblick till siv sköterska'));
    await world.press(RUT, form, 'Ge överblick');
    expect(await seen(SIV)).toContain('Ekskolan');
    const unknown = cardOf(await world.say(RUT, 'ge överblick till Ingen Alls'));
    expect(textOf(await world.press(RUT, unknown, 'Ge överblick'))).toContain('Jag hittar ingen med det namnet');
    expect((await world.snapshot()).overviews).toHaveLength(1);
  });

  it('finds a colleague of the own team by the first name', async () => {
    for (const said of ['ge överblick till Petra', 'ge överblick till psykologen', 'ge överblick till mig']) {
      const form = cardOf(await world.say(RUT, said));
      await world.press(RUT, form, 'Ge överblick');
    }
    expect((await world.snapshot()).overviews).toMatchObject([{ id: idOf('Petra Psykolog'), name: 'Petra Psykolog' }]);
  });

  it('is taken back and laid down where the words of the buttons lead', async () => {
    await given();
    for (const said of ['ta tillbaka överblicken', 'ta tillbaka överblicken från Hanna', 'överblick för andra'])
      expect(buttonsOf(cardOf(await world.say(RUT, said))).map(({ title }) => title)).toContain('Ta tillbaka');
    const ask = cardOf(await world.say(HANNA, 'lämna överblicken'));
    expect(buttonsOf(ask).map(({ title }) => title)).toContain('Lämna');
    expect(textOf(await world.say(HANNA, 'ta bort Ekskolan ur överblicken'))).toContain('En skola visar sig för dig');
    await world.press(HANNA, ask, 'Lämna');
    expect(textOf(await world.say(HANNA, 'lämna överblicken'))).toContain('Ingen skola visar sig för dig än');
  });

  it('is the appointed principal’s alone to give: a coordinator reads who has it', async () => {
    await given();
    const read = cardOf(await world.say(KIM, 'vem har överblick'));
    expect(toText(read)).toContain(HANNA);
    expect(buttonsOf(read)).toEqual([]);
    const forged = { do: 'overview.give', team: (await world.key()).team, person: '' };
    const event = { type: 'answered' as const, data: forged, values: { overseer: KIM, shares: 'goals' } };
    const refused = await world.handle(world.inbound(KIM, event, CHANNEL, 'sv'));
    expect(textOf(refused)).toContain('Den utsedda rektorn ger');
    expect((await world.snapshot()).overviews.map(({ id }) => id)).toEqual([idOf(HANNA)]);
  });

  it('ends when the principal takes it back, or the person lays it down', async () => {
    await given();
    await world.press(RUT, cardOf(await world.say(RUT, 'vem har överblick')), 'Ta tillbaka');
    expect(await seen()).toContain('Ingen skola visar sig för dig än');
    await given();
    const ask = cardOf(await world.press(HANNA, cardOf(await world.say(HANNA, 'alla skolor')), 'Lämna överblicken'));
    expect(textOf(await world.press(HANNA, ask, 'Lämna'))).toContain('ingen skola visar sig längre');
    expect((await world.snapshot()).overviews).toEqual([]);
    const lines = await world.storage.audit(await world.key(), 1);
    expect(lines).toMatchObject([{ what: 'overview-ended', by: idOf(HANNA) }]);
  });

  it('goes with the person who is erased, who is in no team', async () => {
    await given();
    const mine = textOf(await world.say(HANNA, 'mina uppgifter'));
    expect(mine).toContain('Överblick av skolan');
    await world.press(HANNA, cardOf(await world.say(HANNA, 'radera mina uppgifter')), 'Radera');
    expect((await world.snapshot()).overviews).toEqual([]);
    expect(JSON.stringify(await world.storage.everything(await world.key()))).not.toContain(HANNA);
    expect(JSON.stringify(await world.storage.audit(await world.key(), 300))).not.toContain(idOf(HANNA));
  });

  it('of one school opens by its name, and by «status» for whoever is in no team', async () => {
    await given();
    for (const said of [
      'hur ligger Ekskolan till',
      'status Ekskolan',
      'hur går det för ekskolan?',
      'Hur mår Ekskolan?',
    ]) {
      const card = cardOf(await world.say(HANNA, said));
      expect(card.fallbackText, said).toBe('Ekskolan');
      expect(toText(card)).toContain('Avstämningar: ingen av 4 stängd');
      expect(textOf(await world.press(HANNA, card, 'Visa alla skolor'))).toContain('En skola visar sig för dig');
    }
    expect(textOf(await world.say(HANNA, 'status'))).toContain('En skola visar sig för dig');
    expect(textOf(await world.say(SIV, 'hur ligger Ekskolan till'))).toContain('Så ligger vi till · Ekskolan');
  });

  it('is read by the one who asks alone, also where others read along', async () => {
    await given();
    const asked = await world.say(HANNA, 'alla skolor', channelAt('19:foreign'));
    expect(asked.map(({ as }) => as)).toEqual(['private']);
  });
});

describe('many schools', () => {
  const schoolIn = async (tenant: string, n: number, school: string): Promise<void> => {
    const key: TeamKey = { tenant, team: `school-${n}` };
    const documents = [team(key, { school }), overview(idOf(HANNA), { name: HANNA })];
    await world.storage.commit(
      key,
      documents.map((document) => ({ do: 'put', document, expected: 0 })),
    );
  };

  it('stand by name, in pages, and those of another organisation nowhere', async () => {
    const names = [
      'Ösby skola',
      'Alskolan',
      'Åbyskolan',
      'Zetaskolan',
      'Ärlaskolan',
      'Björkskolan',
      'Cedern',
      'Dalskolan',
      'Enskolan',
    ];
    for (const [n, school] of names.entries()) await schoolIn(TENANT, n, school);
    await schoolIn(`${TENANT}-other`, 1, 'Främmande skola');
    const first = cardOf(await world.say(HANNA, 'alla skolor'));
    const order = (card: typeof first) =>
      card.body.flatMap((one) =>
        one.type === 'Container' && one.items[0]?.type === 'TextBlock' ? [one.items[0].text] : [],
      );
    expect(order(first)).toEqual([
      'Alskolan',
      'Björkskolan',
      'Cedern',
      'Dalskolan',
      'Enskolan',
      'Zetaskolan',
      'Åbyskolan',
      'Ärlaskolan',
    ]);
    const second = cardOf(await world.press(HANNA, first, 'Nästa sida'));
    expect(order(second)).toEqual(['Ösby skola']);
    expect(toText(second)).toContain('9 skolor visar sig för dig');
    expect(order(cardOf(await world.press(HANNA, second, 'Förra sidan')))).toEqual(order(first));
  });
});

it('what is kept of a school is made anew once, however many ask while it is made', async () => {
  await given();
  const [one] = await world.storage.summaries.overseenBy(TENANT, [idOf(HANNA)]);
  if (!one) throw new Error('no school');
  const first = renew(world.storage, one);
  expect(renew(world.storage, one)).toBe(first);
  expect(await first).toBe('Ekskolan');
  expect(renew(world.storage, one)).not.toBe(first);
  const [said, again] = await Promise.all([seen(), seen()]);
  expect(again).toBe(said);
});

describe('the line with an id', () => {
  it('is no class, whatever stands in the id; a name beside a class is refused', async () => {
    const id = '1f6a2c3d-5b6c-4d8b-9f3a-0b1c2d3e4f5a';
    const form = cardOf(await world.say(RUT, `ge överblick till Hanna Berg id:${id}`));
    await world.press(RUT, form, 'Ge överblick');
    expect((await world.snapshot()).overviews).toMatchObject([{ id, name: 'Hanna Berg' }]);
    const refused = await world.press(RUT, form, 'Ge överblick', { overseer: `Kalle Svensson 8B id:x-${id}` });
    expect(textOf(refused)).toContain('Kalle');
    expect((await world.snapshot()).overviews).toHaveLength(1);
  });
});

it('a principal of two schools is asked which one shows itself', async () => {
  const other = channelAt('19:other');
  const form = cardOf(await world.press(RUT, cardOf(await world.add(RUT, other)), 'Kom igång', {}, other));
  await world.press(RUT, form, 'Nästa', { school: 'Björkskolan' }, other);
  const which = cardOf(await world.say(RUT, 'ge överblick till Hanna Berg id:U0HANNA'));
  const give = cardOf(await world.press(RUT, which, 'Ekskolan'));
  await world.press(RUT, give, 'Ge överblick');
  expect((await world.snapshot()).overviews).toMatchObject([{ id: 'U0HANNA', name: 'Hanna Berg' }]);
});
