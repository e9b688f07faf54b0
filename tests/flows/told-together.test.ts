/** What is logged: on the day that is told, and with the other thing that was said in the same message. */
import { beforeEach, describe, expect, it } from 'vitest';
import { twoWishes } from '../../language/two-wishes.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  world.clock.now = Temporal.Instant.from('2026-09-11T08:00:00Z');
});
const logged = async () =>
  (await world.snapshot()).notes.filter(({ use }) => use === 'activity').map(({ date, text }) => [date, text]);

describe('what is logged', () => {
  it.each([
    ['logga att vi körde workshop om lässtrategier i måndags', '2026-09-07', 'vi körde workshop om lässtrategier'],
    ['logga: handledning med arbetslag 4–6 igår', '2026-09-10', 'handledning med arbetslag 4–6'],
    ['log that we met the year 3 teachers yesterday', '2026-09-10', 'we met the year 3 teachers'],
    ['logga: besök hos arbetslag F–3 den 9 september', '2026-09-09', 'besök hos arbetslag F–3'],
    ['logga: i förra veckan, onsdag', '2026-09-11', 'i förra veckan, onsdag'],
    ['logga: bokade föreläsning till den 20 september', '2026-09-11', 'bokade föreläsning till den 20 september'],
    ['logga att vi ska ses den 8 september 2027', '2026-09-11', 'vi ska ses den 8 september 2027'],
    ['logga: planeringsmöte om mål 1', '2026-09-11', 'planeringsmöte om mål 1'],
    ['logga: i tisdags hade vi samråd i åk 4', '2026-09-08', 'hade vi samråd i åk 4'],
  ])('«%s» is of %s', async (said, date, words) => {
    const replies = textOf(await world.say(KIM, said, undefined, said.startsWith('log ') ? 'en' : 'sv'));
    expect(await logged()).toEqual([[date, words]]);
    if (date === '2026-09-07') expect(replies).toContain('Noterat för måndagen den 7 september 2026!');
  });

  it('is of today where its day belongs to a checkpoint that is closed', async () => {
    const { key, checkpoints } = await world.snapshot();
    const [first] = inOrder(checkpoints);
    if (!first) throw new Error('no checkpoint');
    const closed = { ...first, date: '2026-09-08', state: 'closed' } as const;
    await world.storage.commit(key, [{ do: 'put', document: closed, expected: first.version }]);
    await world.say(KIM, 'logga: workshop i måndags');
    expect(await logged()).toEqual([['2026-09-11', 'workshop i måndags']]);
  });
});

describe('two things that are told', () => {
  it.each([
    ['logga att vi träffade arbetslag 4-6 och lägg till schemat på dagordningen', 'lägg till schemat på dagordningen'],
    ['logga: besök hos arbetslag F-3 och nytt mål: färre sena ankomster', 'nytt mål: färre sena ankomster'],
    ['logga: besök hos arbetslag F-3. beslut: Siv ringer hem', 'beslut: Siv ringer hem'],
  ])('«%s» are two', async (said, second) => {
    const replies = await world.say(KIM, said);
    expect(textOf(replies)).toContain('Det var två saker på en gång.');
    expect(textOf(replies)).toContain('Noterat!');
    if (said.startsWith('logga')) expect(await logged()).toHaveLength(1);
    expect((await logged())[0]?.[1]).not.toContain(second);
    const then = await world.press(KIM, cardOf(replies), buttonsOf(cardOf(replies))[0]?.title ?? '');
    expect(then.length).toBeGreaterThan(0);
  });

  it.each([
    'logga: vi pratade om schemat och raster',
    'lägg till på dagordningen: schemat och lägg en plan',
    'nytt mål: fler ska trivas, och lägg vikt vid raster',
    'logga: samråd om mål: läsning och matte',
  ])('«%s» is one', (said) => {
    expect(twoWishes(said)).toBeNull();
  });
});

describe('what was decided', () => {
  it('is two where there are two, each with who does it and when', async () => {
    const replies = await world.say(
      KIM,
      'beslut: ringa hem dag ett i åk 6 från v 7, kim; siv följer upp läsning pojkar före sportlovet',
    );
    expect(textOf(replies)).toContain('Det var två saker på en gång.');
    expect(filled(cardOf(replies.slice(1)))).toMatchObject({ owner: idOf(KIM) });
    expect(JSON.stringify(filled(cardOf(replies.slice(1))))).not.toContain('pojkar');
    const other = await world.press(KIM, cardOf(replies), buttonsOf(cardOf(replies))[0]?.title ?? '');
    expect(filled(cardOf(other))).toMatchObject({ owner: idOf('Siv Sköterska') });
  });

  it.each([
    'vi beslutade också att siv tar upp sömn på föräldramötet i åk 4 senast 30 oktober',
    'dessutom bestämde vi att siv tar upp sömn på föräldramötet i åk 4 senast 30 oktober',
    'we also decided that siv tar upp sömn på föräldramötet i åk 4 by 30 october',
  ])('«%s» is one', async (said) => {
    expect(filled(cardOf(await world.say(KIM, said)))).toMatchObject({
      text: 'Siv tar upp sömn på föräldramötet i åk 4',
      owner: idOf('Siv Sköterska'),
      due: '2026-10-30',
    });
  });

  it.each(['vad beslutade vi om läsning', 'har vi gjort det vi beslutade?'])('«%s» asks', async (said) => {
    expect(textOf(await world.say(KIM, said))).not.toContain('Beslut eller nästa steg');
  });
});
