/** A goal that is changed: by two at a time, page by page, and as it stands. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { inputsOf } from '../../cards/card.ts';
import { ABSENCE_GOAL, draftAbsenceGoal, pressGoal } from './absence-goal.ts';
import { cardOf, fillIn, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const draft = (values?: Record<string, string>) => draftAbsenceGoal(world, values);
const press = (name: string, verb: string, values?: Record<string, string>) => pressGoal(world, name, verb, values);

describe('two who change the same goal', () => {
  it('are not overwritten unseen: the second sees what the first changed, keeps the words, and saves knowingly', async () => {
    await draft();
    const mine = cardOf(await press(SIV, 'goals.changeOpen'));
    const theirs = cardOf(await press('Kim Kurator', 'goals.changeOpen'));
    await world.press('Kim Kurator', theirs, 'Nästa', { target: '6', deadline: '2027-05-28' });
    const shown = await world.press(SIV, mine, 'Nästa', { title: 'Färre ogiltiga lektioner i åk 7–9' });
    expect(textOf(shown)).toContain(
      'Kim Kurator ändrade det här medan du skrev. Nu gäller Målvärde: 6 · Senast: den 28 maj 2027.',
    );
    const standing = Object.fromEntries(inputsOf(cardOf(shown).body).map(({ id, value }) => [id, value]));
    expect(standing).toMatchObject({ title: 'Färre ogiltiga lektioner i åk 7–9', target: '6,5 %' });
    expect((await world.snapshot()).goals[0]).toMatchObject({ target: 6, title: ABSENCE_GOAL.title });
    const knowing = await fillIn(world, SIV, cardOf(shown), { target: '6', deadline: '2027-05-28' });
    expect(textOf(knowing)).toContain('Mål 1 är ändrat.');
    expect((await world.snapshot()).goals[0]).toMatchObject({ target: 6, title: 'Färre ogiltiga lektioner i åk 7–9' });
  });

  it('are told by the name of whoever changed it, not of whoever said yes or no since', async () => {
    await world.press(SIV, await draft(), 'Fråga teamet');
    const form = cardOf(await press(SIV, 'goals.changeOpen'));
    const theirs = cardOf(await press('Kim Kurator', 'goals.changeOpen'));
    await world.press('Kim Kurator', theirs, 'Nästa', { deadline: '2027-05-28' });
    await press('Petra Psykolog', 'goals.no', { reason: 'Ta med åk 6 också.' });
    await press('Rut Rektor', 'goals.override', { reason: 'Vi prövar.' });
    const shown = textOf(await world.press(SIV, form, 'Nästa', { target: '6' }));
    expect(shown).toContain('Kim Kurator ändrade det här medan du skrev. Nu gäller Senast: den 28 maj 2027.');
  });
});

it('keeps every decimal when a form is saved as it stands', async () => {
  await draft({ ...ABSENCE_GOAL, baseline: '8,4567' });
  await takeIn(world);
  const form = cardOf(await press(SIV, 'goals.changeOpen'));
  await fillIn(world, SIV, form, {});
  expect((await world.snapshot()).goals[0]).toMatchObject({ state: 'active', baseline: 8.4567 });
});

describe('a change, page by page', () => {
  const changing = async (values: Record<string, string>) => {
    const form = cardOf(await press(SIV, 'goals.changeOpen'));
    return cardOf(await world.press(SIV, form, 'Nästa', values));
  };
  const said = (card: Card) => textOf([{ as: 'replace', card }]);

  it('says on the second what has been saved, and nothing where nothing was', async () => {
    await draft();
    expect(said(await changing({ target: '7,5' }))).toContain(
      'Mål 1 är ändrat. Det är sparat, också om du avbryter här.',
    );
    expect(said(await changing({}))).not.toContain('sparat');
  });

  it('says that the answers to a question that was asked count no more', async () => {
    await draft();
    await press(SIV, 'goals.ask');
    const second = said(await changing({ target: '7,5' }));
    expect(second).toContain('De svar som fanns gällde målet som det var, så teamet behöver få frågan på nytt.');
    expect(second).toContain('Det är sparat, också om du avbryter här.');
    expect((await world.snapshot()).acceptances).toEqual([]);
  });

  it.each([
    ['ca 150 elever', 150],
    ['1 250', 1250],
    ['48', 48],
  ])('reads «%s» as so many pupils', async (typed, count) => {
    await draft();
    const second = await changing({});
    await world.press(SIV, second, 'Spara målet', { groupSize: typed });
    expect((await world.snapshot()).goals[0]?.groupSize).toBe(count);
  });

  it('asks for a number of pupils by one that the field takes', async () => {
    await draft();
    const second = await changing({});
    const back = cardOf(await world.press(SIV, second, 'Spara målet', { groupSize: 'en klass' }));
    expect(said(back)).toContain('«en klass» gick inte att läsa som ett antal. Skriv till exempel 48.');
    await world.press(SIV, back, 'Spara målet', { groupSize: '150' });
    expect((await world.snapshot()).goals[0]?.groupSize).toBe(150);
  });
});
