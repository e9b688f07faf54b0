import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { itWhere } from '../worlds/chosen.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  goalForm,
  idOf,
  KNOWS_LANGUAGE,
  makeWorld,
  ON_SLACK,
  personal,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  at('2026-09-01');
  const form = await goalForm(world, SIV);
  await world.press(SIV, form, 'Spara målet', {
    title: 'Minska den ogiltiga frånvaron',
    group: 'åk 7–9',
    indicator: 'ogiltig frånvaro',
    baseline: '8,4',
    target: '6,5',
    owner: idOf(SIV),
    deadline: '2027-06-04',
  });
  await takeIn(world);
  at('2026-09-02');
  const list = cardOf(await world.say(SIV, 'mål'));
  const change = cardOf(await world.press(SIV, list, 'Ändra'));
  await world.press(SIV, change, 'Nästa', { target: '6,8', owner: idOf(KIM) });
});

describe('«historik»', () => {
  it('calls a goal what it was called then', async () => {
    at('2026-10-20');
    const goal = (await world.snapshot()).goals[0];
    const event = {
      type: 'answered' as const,
      data: { do: 'goals.changeOpen', team: (await world.key()).team, goal: goal?.id ?? '' },
      values: {},
    };
    const form = cardOf(await world.handle(world.inbound(KIM, event, personal(KIM), 'sv')));
    await world.press(KIM, form, 'Nästa', { title: 'Minska all frånvaro' });
    expect((await world.snapshot()).goals[0]?.title).toBe('Minska all frånvaro');
    const words = textOf(await world.say(RUT, 'historik'));
    expect(words).toContain('Siv Sköterska skrev mål 1: Minska den ogiltiga frånvaron');
    expect(words).not.toContain('skrev mål 1: Minska all frånvaro');
    const none = textOf(await world.say(RUT, 'historik för insats 2'));
    expect(none).toContain('Ingenting är noterat om det.');
    expect(none).not.toContain('mål 1');
  });

  it('says who changed what and when, field by field, the latest first', async () => {
    const words = textOf(await world.say(RUT, 'historik'));
    expect(words).toContain(
      'Den 2 september 2026 kl. 10.00 · Siv Sköterska ändrade mål 1: Minska den ogiltiga frånvaron',
    );
    expect(words).toContain('Målvärde: 6,5 → 6,8');
    expect(words).toContain('Ansvarig: Siv Sköterska → Kim Kurator');
    expect(words).toContain('Rut Rektor tog in mål 1 i planen ändå');
    expect(words).toContain('Rut Rektor godkände årshjulet.');
    expect(words).toContain('Kim Kurator lade upp teamet.');
    expect(words.indexOf('ändrade mål 1')).toBeLessThan(words.indexOf('Siv Sköterska skrev mål 1'));
    expect(words).not.toContain('{{');
  });

  it('is for the one who asks, also in the channel; a member reads what concerns them', async () => {
    await world.say(KIM, 'inställningar');
    const replies = await world.say(PETRA, 'historik', CHANNEL);
    expect(replies.map(({ as }) => as)).toEqual(['private']);
    const words = textOf(replies);
    expect(words).toContain('Det som gäller dig och hela teamet');
    expect(words).toContain('Rut Rektor godkände årshjulet.');
    expect(words).not.toContain('Målvärde');
    expect(textOf(await world.say(KIM, 'historik'))).toContain('Målvärde: 6,5 → 6,8');
  });

  it.each([
    ['vem ändrade målet?', 'Gäller: målen'],
    ['vem ändrade mål 1?', 'Gäller: Mål 1 · Minska den ogiltiga frånvaron'],
    ['historik avstämning 2', 'Gäller: Avstämning 2'],
    ['visa historiken för Siv', 'Gäller: Siv Sköterska'],
    ['historik för sivs mål 1', 'Gäller: Mål 1 · Minska den ogiltiga frånvaron, Siv Sköterska'],
    ['who changed the goal?', KNOWS_LANGUAGE ? 'Gäller: målen' : 'About: the goals'],
  ])('«%s»', async (text, expected) => expect(textOf(await world.say(RUT, text))).toContain(expected));

  it('is narrowed by a form, and shown whole again', async () => {
    const all = cardOf(await world.say(RUT, 'historik'));
    const form = cardOf(await world.press(RUT, all, 'Välj vad som visas'));
    const narrowed = cardOf(await world.press(RUT, form, 'Visa', { person: idOf(SIV) }));
    expect(toText(narrowed)).toContain('Gäller: Siv Sköterska');
    expect(toText(narrowed)).not.toContain('godkände årshjulet');
    expect(toText(cardOf(await world.press(RUT, narrowed, 'Visa allt')))).toContain('godkände årshjulet');
  });

  it('has every line there is, page by page', async () => {
    const key = await world.key();
    await world.storage.commit(
      key,
      Array.from({ length: 120 }, (_, i) => ({
        do: 'audit' as const,
        entry: {
          at: `2026-09-03T08:00:${String(i % 60).padStart(2, '0')}Z`,
          by: idOf(KIM),
          what: 'goal-changed' as const,
          about: `goal/${i}`,
          before: { title: `Före ${i}.` },
          after: { title: `Efter ${i}.` },
        },
      })),
    );
    let card = cardOf(await world.say(RUT, 'historik'));
    const pages = [toText(card)];
    for (; buttonsOf(card).some(({ title }) => title === 'Nästa sida'); pages.push(toText(card)))
      card = cardOf(await world.press(RUT, card, 'Nästa sida'));
    const missing = Array.from({ length: 120 }, (_, i) => `Före ${i}. → Efter ${i}.`).filter(
      (one) => !pages.some((page) => page.includes(one)),
    );
    expect(missing).toEqual([]);
    expect(pages.at(-1)).toContain('lade upp teamet');
  });

  it('keeps nothing of an erased person’s words or name', async () => {
    const ask = cardOf(await world.say(SIV, 'radera mina uppgifter'));
    await world.press(SIV, ask, 'Radera');
    const words = textOf(await world.say(RUT, 'historik'));
    expect(words).not.toContain('Siv');
    expect(words).not.toContain('6,8');
    expect(words).toContain('borttagen person ändrade mål 1');
    expect(words).toContain('En persons uppgifter raderades.');
  });

  it('tells of answers, additions, parked things and notes who did it, never what an answer says', async () => {
    at('2026-09-30');
    const form = cardOf(await world.say(PETRA, 'mina frågor'));
    await world.press(PETRA, form, 'Skicka', { situation: 'Oro.', cause1: 'Nya grupper.', meaning: '' });
    await world.say(PETRA, 'logga: Rast varje dag');
    const words = textOf(await world.say(PETRA, 'historik'));
    expect(words).toContain('Petra Psykolog svarade inför avstämningen den 6 oktober 2026.');
    expect(words).toContain('Petra Psykolog noterade: Rast varje dag');
    expect(words).not.toContain('Nya grupper');
    expect(textOf(await world.say(KIM, 'historik'))).toContain('Petra Psykolog svarade');
    expect(textOf(await world.say(SIV, 'historik'))).not.toContain('Petra Psykolog svarade');
  });
});

describe('an earlier school year', () => {
  /** The year is closed in its own way, and the next one begins. */
  async function nextYear(): Promise<void> {
    at('2026-09-30');
    const form = cardOf(await world.say(PETRA, 'mina frågor'));
    await world.press(PETRA, form, 'Skicka', { situation: 'Oro i klassrummen.', cause1: 'Nya grupper.', meaning: '' });
    at('2027-06-10');
    await takeIn(world);
    const settings = cardOf(await world.say(KIM, 'inställningar'));
    let card = cardOf(await world.press(KIM, settings, 'Planera läsåret 2027/28'));
    card = cardOf(await world.press(KIM, card, 'Gå igenom det öppna'));
    const left = Object.fromEntries(inputsOf(card.body).map(({ id }) => [id, 'leave']));
    card = cardOf(await world.press(KIM, card, 'Spara valen', left));
    await world.press(KIM, card, 'Starta läsåret 2027/28');
    at('2027-09-01');
  }

  it('is read whole: checkpoints, goals, decisions; nothing in it can be changed', async () => {
    await nextYear();
    const snapshot = await world.snapshot();
    expect([snapshot.team.calendar.schoolYear, snapshot.goals]).toEqual(['2027/28', []]);
    const year = cardOf(await world.say(SIV, 'förra läsåret'));
    const words = toText(year);
    expect(words).toContain('Läsåret 2026/27 · Ekskolan');
    expect(words).toContain('Godkänt den 20 augusti 2026.');
    expect(words).toContain('Avstämning 1 · tisdag');
    expect(words).toContain('Mål 1 · Minska den ogiltiga frånvaron');
    const page = cardOf(await world.press(SIV, year, 'Se avstämning 1'));
    expect(toText(page)).toContain('Oro i klassrummen.');
    const titles = buttonsOf(page).map(({ title }) => title);
    expect(titles).not.toContain('Mina frågor');
    expect(titles).not.toContain('Lägg till i bilden');
    expect(titles).toContain('Se avstämning 2');
    expect(toText(cardOf(await world.press(SIV, page, 'Se avstämning 2')))).toContain('Avstämning 2 ·');
  });

  it.each([
    ['läsår 2026/27', 'Läsåret 2026/27 ·'],
    ['visa läsåret 2026/2027', 'Läsåret 2026/27 ·'],
    ['last school year', 'Läsåret 2026/27 ·'],
    ['läsår 2027/28', 'Läsåret 2027/28 ·'],
    ['läsår 2019/20', 'Det finns inget sparat från läsåret 2019/20.'],
    ['avstämning 1 förra läsåret', 'Avstämning 1 · tisdag'],
    ['vad sa vi i oktober förra läsåret?', 'Oro i klassrummen.'],
  ])('«%s»', async (text, expected) => {
    await nextYear();
    expect(textOf(await world.say(SIV, text))).toContain(expected);
  });

  it('has a history of its own, and the new one begins with the new year', async () => {
    await nextYear();
    const now = textOf(await world.say(RUT, 'historik'));
    expect(now).toContain('Kim Kurator lade upp läsåret 2027/28.');
    expect(now).not.toContain('godkände årshjulet');
    const before = textOf(await world.say(RUT, 'historik läsåret 2026/27'));
    expect(before).toContain('Historik · läsåret 2026/27');
    expect(before).toContain('Rut Rektor godkände årshjulet.');
    expect(before).toContain('Målvärde: 6,5 → 6,8');
    expect(before).not.toContain('lade upp läsåret 2027/28');
  });

  it('is found among all the years', async () => {
    await nextYear();
    const years = cardOf(await world.say(SIV, 'alla läsår'));
    expect(buttonsOf(years).map(({ title }) => title)).toEqual(['2027/28', '2026/27']);
    expect(toText(cardOf(await world.press(SIV, years, '2026/27')))).toContain('Minska den ogiltiga frånvaron');
  });

  it('keeps a person’s words gone who is erased in the next', async () => {
    await nextYear();
    const ask = cardOf(await world.say(PETRA, 'radera mina uppgifter'));
    await world.press(PETRA, ask, 'Radera');
    const words = textOf(await world.say(SIV, 'avstämning 1 läsåret 2026/27'));
    expect(words).not.toContain('Oro i klassrummen.');
    expect(words).not.toContain('Petra');
  });

  // People of other workspaces are told on Slack whom the bot is for.
  itWhere(!ON_SLACK)('is nothing for people of other teams', async () => {
    await nextYear();
    const data = { do: 'year.show', team: (await world.key()).team, year: '2026/27' };
    for (const verb of ['year.show', 'history.show', 'year.list']) {
      const event = { type: 'answered' as const, data: { ...data, do: verb }, values: {} };
      const replies = await world.handle({ ...world.inbound('Nils', event, CHANNEL, 'sv'), tenant: 'teams:other' });
      expect(textOf(replies)).toContain('ett team som du inte är med i');
    }
  });
});
