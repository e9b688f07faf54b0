/** Pressed twice, sent from two copies, or of something that has ended meanwhile: nothing is doubled, and nothing that was typed is lost. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, submitOf } from '../../cards/card.ts';
import { goalInPlan, INTERVENTION } from './absence-goal.ts';
import { filled } from './seen.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  fillIn,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const last = async (who: string, text: string): Promise<Card> => cardOf((await world.say(who, text)).slice(-1));
const send = (who: string, form: Card, typed: Record<string, string>) =>
  world.press(who, form, submitOf(form)?.title ?? '', typed);

describe('a reading', () => {
  it('that is saved twice, or let go after that, shows its receipt once more', async () => {
    const table = 'Läsår;Årskurs;Antal elever;Närvaro\n2023/24;7;46;91,5\n2023/24;8;47;90,5\n';
    const preview = cardOf(await world.uploadTable(KIM, 'a.csv', Buffer.from(table)));
    const [first, second] = [
      await world.press(KIM, preview, 'Spara värdena'),
      await world.press(KIM, preview, 'Spara värdena'),
    ];
    const no = buttonsOf(preview).find(({ verb }) => verb === 'data.drop')?.title ?? '';
    for (const replies of [first, second, await world.press(KIM, preview, no)]) {
      expect(textOf(replies)).toContain('Sparat: 2 nya värden.');
      expect(buttonsOf(cardOf(replies)).map(({ title }) => title)).toContain('Ångra importen');
    }
    expect((await world.snapshot()).series[0]?.observations).toHaveLength(2);
  });

  it('of the year’s days in the set-up has the step that followed', async () => {
    const fresh = await makeWorld();
    const school = await fresh.press(KIM, cardOf(await fresh.add(KIM, CHANNEL)), 'Kom igång', {}, CHANNEL);
    const typed = { school: 'Ekskolan', county: 'Skåne' };
    const calendar = cardOf(await fresh.press(KIM, cardOf(school), 'Nästa', typed, CHANNEL));
    const preview = cardOf(await fresh.press(KIM, calendar, 'Spara', { breaks: 'Sportlov 1–5 mars 2027' }, CHANNEL));
    for (const title of ['Spara', 'Spara', 'Avbryt'])
      expect(textOf(await fresh.press(KIM, preview, title, {}, CHANNEL)), title).toContain('Samordnare');
  });
});

describe('a form that is sent once more with something else', () => {
  it('is a line more in the joint picture, when that is said', async () => {
    world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
    const { checkpoints, key } = await world.snapshot();
    const checkpoint = checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
    const data = { do: 'picture.addOpen', team: key.team, checkpoint };
    const event = { type: 'answered' as const, data, values: {} };
    const form = cardOf(await world.handle(world.inbound(SIV, event, personal(SIV), 'sv')));
    await send(SIV, form, { text: 'Rasterna' });
    await send(SIV, form, { text: 'Rasterna' });
    const asked = await send(SIV, form, { text: 'Maten' });
    expect(textOf(asked)).toContain('Vill du lägga till det här också?');
    await send(SIV, cardOf(asked), {});
    expect((await world.snapshot()).additions.map(({ text }) => text).toSorted()).toEqual(['Maten', 'Rasterna']);
  });

  it('is a checkpoint more, when that is said', async () => {
    // There is room for one more.
    const removed = await world.press(RUT, await last(RUT, 'visa årshjulet'), 'Ta bort');
    await world.press(RUT, cardOf(removed), buttonsOf(cardOf(removed))[0]?.title ?? '');
    const before = (await world.snapshot()).checkpoints.length;
    const form = await last(RUT, 'lägg till avstämning 9 december');
    await send(RUT, form, {});
    await send(RUT, form, {});
    expect((await world.snapshot()).checkpoints).toHaveLength(before + 1);
    const asked = await send(RUT, form, { date: '2027-03-17' });
    expect(textOf(asked)).toContain('har redan lagt till en avstämning');
    expect(filled(cardOf(asked))).toEqual({ date: '2027-03-17' });
    expect((await world.snapshot()).checkpoints).toHaveLength(before + 1);
  });

  it('is not parked under the receipt of what was', async () => {
    const form = await last(SIV, 'parkera idén om loppis');
    const first = textOf(await send(SIV, form, {}));
    expect(textOf(await send(SIV, form, {}))).toBe(first);
    const other = await send(SIV, form, { text: 'Kurs om hästar' });
    expect(textOf(other)).toContain('det du skrev är inte sparat');
    expect(other.map(({ as }) => as)).toEqual(['private']);
    expect((await world.snapshot()).parked).toHaveLength(1);
  });
});

describe('a form of what has ended meanwhile', () => {
  const STAYS = 'Det står kvar i formuläret.';
  async function stays(who: string, form: Card, typed: Record<string, string>): Promise<void> {
    const replies = await send(who, form, typed);
    expect(textOf(replies)).toContain(STAYS);
    expect(replies.map(({ as }) => as)).toEqual(['private']);
  }

  it('keeps what was typed: a goal and an intervention', async () => {
    await goalInPlan(world);
    await fillIn(world, SIV, await last(SIV, 'ny insats'), INTERVENTION);
    const change = await last(SIV, 'byt ansvarig på insats 1 till Kim');
    await world.press(SIV, await last(SIV, 'insatser'), 'Genomförd');
    await stays(SIV, change, { title: 'Samtal inom tre dagar' });
    const goal = await last(KIM, 'byt ansvarig på mål 1 till Siv');
    const why = cardOf(await world.press(KIM, await last(KIM, 'mål'), 'Avsluta'));
    await world.press(KIM, why, 'Avsluta');
    await stays(KIM, goal, { title: 'Minska frånvaron' });
  });

  it('keeps what was typed: a discussion and a decision', async () => {
    const plan = await world.press(SIV, await last(SIV, 'diskussion'), 'Planera en diskussion');
    const list = cardOf(
      await send(SIV, cardOf(plan), { who: 'leadership-group:', date: '2026-11-11', people: idOf(SIV) }),
    );
    const write = cardOf(await world.press(SIV, list, 'Skriv in utfallet'));
    await world.press(SIV, list, 'Ställ in');
    await stays(SIV, write, { outcome: 'De vill se siffrorna.' });
    const soFar = cardOf(await send(KIM, await last(KIM, 'beslut: kolla rutinen till 20 november'), {}));
    expect(textOf([{ as: 'post', card: soFar }])).toContain('Kolla rutinen');
    const decisions = await last(KIM, 'beslut');
    const form = cardOf(await world.press(KIM, decisions, 'Ändra'));
    await world.press(KIM, decisions, 'Klart');
    await stays(KIM, form, { text: 'Kolla rutinen varje vecka' });
  });
});
