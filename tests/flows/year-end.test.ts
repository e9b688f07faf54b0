/** The year is closed and carried on in the chats. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { intervention } from '../storage/samples.ts';
import {
  buttonsOf,
  cardOf,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'];
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  for (const title of ['Minska den ogiltiga frånvaron i åk 7–9', 'Öka tryggheten i åk 8']) {
    await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
      title,
      group: 'åk 7–9',
      indicator: 'Andel ogiltig frånvaro i åk 7–9',
      baseline: '8,4',
      target: '6,4',
      owner: idOf(SIV),
      deadline: '2027-06-04',
    });
    await takeIn(world);
  }
  world.clock.now = Temporal.Instant.from('2027-06-10T08:00:00Z');
});
const titles = (card: Parameters<typeof buttonsOf>[0]) => buttonsOf(card).map(({ title }) => title);

/** Says yes to what is proposed for each open thing, page by page. */
async function goThrough(): Promise<ReturnType<typeof cardOf>> {
  let card = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'avsluta läsåret')), 'Gå igenom det öppna'));
  while (inputsOf(card.body).length > 0) {
    const values = Object.fromEntries(inputsOf(card.body).map((input) => [input.id, String(input.value ?? '')]));
    expect(Object.keys(values).length).toBeLessThanOrEqual(7);
    card = cardOf(await world.press(KIM, card, titles(card)[0] ?? '', values));
  }
  return card;
}

describe('the year’s end', () => {
  it('shows what is left, and lets nobody start the next year before it has been gone through', async () => {
    const card = cardOf(await world.say(KIM, 'nytt läsår'));
    expect(toText(card)).toContain('6 saker är öppna. Inget är valt än.');
    expect(toText(card)).toContain('När nästa har startat går det här bara att läsa');
    expect(titles(card)).not.toContain('Starta läsåret 2027/28');
    const after = await goThrough();
    expect(toText(after)).toContain('6 saker är öppna. 6 är valda.');
    expect(titles(after)).toContain('Starta läsåret 2027/28');
  });

  it('is carried on: the goals are drafts in the new year, the old one stays readable, and the start can be taken back', async () => {
    const through = await goThrough();
    const started = await world.press(KIM, through, 'Starta läsåret 2027/28');
    // A double click starts it once, and what came along is said once.
    expect(textOf(await world.press(KIM, through, 'Starta läsåret 2027/28'))).not.toContain('Det här följde med');
    expect(textOf(started)).toContain('Läsåret 2027/28 är upplagt. Det här följde med: 2 mål.');
    const snapshot = await world.snapshot();
    expect(snapshot.goals).toMatchObject([
      { number: 1, title: 'Minska den ogiltiga frånvaron i åk 7–9', state: 'draft' },
      { number: 2, state: 'draft' },
    ]);
    expect(textOf(await world.say(SIV, 'förra läsåret'))).toContain('Mål 2 · Öka tryggheten i åk 8');
    const came = started.at(-1);
    if (!came) throw new Error('nothing said');
    const report = cardOf(await world.press(KIM, came.card, 'Rapport för läsåret 2026/27'));
    expect(JSON.stringify(report.body)).toContain('Läsåret 2026/27');
    await world.press(KIM, came.card, 'Ångra starten');
    const sure = cardOf(await world.say(KIM, 'ångra starten av läsåret'));
    expect(textOf(await world.press(KIM, sure, 'Ångra starten'))).toContain('Ni är tillbaka i läsåret 2026/27.');
    const back = await world.snapshot();
    expect(back.team.calendar.schoolYear).toBe('2026/27');
    expect(back.goals.map(({ state }) => state)).toEqual(['active', 'active']);
    // And once more, with the choices that were made.
    const again = cardOf(await world.say(KIM, 'avsluta läsåret'));
    await world.press(KIM, again, 'Starta läsåret 2027/28');
    expect((await world.snapshot()).goals).toHaveLength(2);
  });

  it('once taken back says what is open, and what was made since stands in the way by its name', async () => {
    await world.press(KIM, await goThrough(), 'Starta läsåret 2027/28');
    await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
      ...{ title: 'Lugnare raster', group: 'åk 4–6', indicator: 'Andel trygga', owner: idOf(SIV) },
      deadline: '2028-05-31',
    });
    const event = {
      type: 'answered' as const,
      data: { do: 'yearEnd.undo', team: (await world.key()).team },
      values: {},
    };
    const undo = () => world.handle(world.inbound(KIM, event, personal(KIM), 'sv'));
    expect(textOf(await undo())).toContain('Mål 3 · Lugnare raster');
    const made = (await world.snapshot()).goals.find(({ title }) => title === 'Lugnare raster');
    if (!made) throw new Error('no goal');
    const gone = { do: 'delete', kind: 'goal', id: made.id, expected: made.version } as const;
    await world.storage.commit(await world.key(), [gone]);
    expect(textOf(await undo())).toContain('6 saker är öppna. 6 är valda.');
  });

  it('an earlier year shows how its goals and interventions ended, and nothing of it as still going on', async () => {
    const goals = (await world.snapshot()).goals.map(({ id }) => id);
    const made = intervention('i', 1, { owner: idOf(SIV), goal: goals[0] ?? '', state: 'active' });
    const open = intervention('j', 2, { owner: idOf(KIM), goal: goals[0] ?? '', state: 'active' });
    for (const document of [made, open])
      await world.storage.commit(await world.key(), [{ do: 'put', document, expected: 0 }]);
    const form = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    const next = await world.press(SIV, form, 'Nästa', {
      [`outcome:${goals[0]}`]: 'notReached',
      [`outcome:${goals[1]}`]: 'partly',
    });
    const last = await world.press(SIV, cardOf(next), 'Nästa', {
      'done:i': 'partly',
      'worth:i': 'change',
      'fidelity:i': '',
    });
    await world.press(SIV, cardOf(last), 'Spara');
    await world.press(KIM, await goThrough(), 'Starta läsåret 2027/28');
    const words = textOf(await world.say(SIV, 'förra läsåret'));
    expect(words).toContain('○ Inte nått');
    expect(words).toContain('◐ Delvis nått');
    expect(words).toContain('Delvis gjord. Ja, med ändringar.');
    expect(words).toContain('Pågick när läsåret var slut');
    expect(words).not.toContain('Pågår enligt planen');
  });

  it('a decision for the autumn keeps its day there, and one of this year says which it is given', async () => {
    for (const said of ['Siv fortsätter i höst, klart 15 september', 'Siv ser över schemat, klart 11 juni']) {
      const form = cardOf(await world.say(KIM, `nytt beslut: ${said}`));
      expect(textOf(await world.press(KIM, form, titles(form)[0] ?? ''))).not.toContain('välj en dag');
    }
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'avsluta läsåret')), 'Gå igenom det öppna'));
    const next = cardOf(await world.press(KIM, form, 'Nästa'));
    const shown = JSON.stringify([form.body, next.body]);
    expect(shown).toContain('Ta med, klart senast den 15 september 2027');
    expect(shown).toContain('Ta med, klart senast den 1 september 2027');
    await world.press(KIM, await goThrough(), 'Starta läsåret 2027/28');
    const due = (await world.snapshot()).decisions.map((one) => one.due).toSorted();
    expect(due).toEqual(['2027-09-01', '2027-09-15']);
  });

  it('is for those who manage the team', async () => {
    expect(textOf(await world.say(SIV, 'avsluta läsåret'))).toContain('samordnaren');
  });
});
