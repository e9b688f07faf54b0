/** A goal's way from a draft to the plan. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import type { DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { MAX_GOALS } from '../../quality/goals/checks.ts';
import { ABSENCE_GOAL, draftAbsenceGoal, pressGoal } from './absence-goal.ts';
import { buttonsOf, cardOf, goalForm, idOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const draft = (values?: Record<string, string>) => draftAbsenceGoal(world, values);
const press = (name: string, verb: string, values?: Record<string, string>) => pressGoal(world, name, verb, values);
/** What has been written to be told, as its recipient will read it. */
const toldOf = async (kind: DeliveryKind) => {
  const snapshot = await world.snapshot();
  const deliveries = (await world.storage.deliveries(snapshot.key, 300)).filter((one) => one.kind === kind);
  return deliveries.map((one) => {
    const card = renderDelivery(one, snapshot, world.clock.now.toString(), { late: false });
    return { to: one.recipient, words: textOf([{ as: 'post', card }]) };
  });
};
const state = async () => (await world.snapshot()).goals.at(-1)?.state;

describe('drafts that fill the list', () => {
  it('are shown with the refusal, and each can be taken away from there', async () => {
    for (let at = 0; at < MAX_GOALS; at += 1) await draft({ ...ABSENCE_GOAL, title: `Minska frånvaron ${at}` });
    const full = cardOf(await world.say(SIV, 'nytt mål: lugnare raster i åk 4'));
    expect(textOf([{ as: 'post', card: full }])).toContain('Ta bort ett utkast eller avsluta ett mål');
    const asked = cardOf(await world.press(SIV, full, 'Ta bort'));
    expect(textOf([{ as: 'post', card: asked }])).toContain('Ska utkastet till mål 1 tas bort?');
    const gone = textOf(await world.press(SIV, asked, 'Ta bort'));
    expect(gone).toContain('Utkastet till mål 1 är borttaget.');
    expect(gone).not.toContain('planen.');
    const form = cardOf(await world.say(SIV, 'nytt mål: lugnare raster i åk 4'));
    expect(inputsOf(form.body).map(({ id }) => id)).toContain('title');
  });
});

describe('the coach', () => {
  it('says for each letter what is fine and what would help', async () => {
    const coached = textOf([
      { as: 'post', card: await draft({ ...ABSENCE_GOAL, title: 'Jobba med närvaro', group: 'alla', baseline: '' }) },
    ]);
    expect(coached).toContain('○ Specifikt');
    expect(coached).toContain('Utgångsläget saknas. Hämta siffran från förra läsåret.');
    expect(coached).toContain('○ Realistiskt');
    expect(coached).toContain('✓ Tidsatt');
    expect(await state()).toBe('draft');
  });

  it('puts asking the team first once the goal is ready, and bettering it before that', async () => {
    const firstOf = (card: Card) => buttonsOf(card).flatMap(({ title, style }) => (style === 'positive' ? title : []));
    expect(firstOf(await draft({ ...ABSENCE_GOAL, title: 'Jobba med närvaro', baseline: '' }))).toEqual(['Ändra']);
    expect(firstOf(await draft())).toEqual(['Fråga teamet']);
  });

  it('shows a draft to the others without the buttons to change it', async () => {
    await draft();
    const list = cardOf(await world.say('Petra Psykolog', 'mål'));
    const seen = cardOf(await world.press('Petra Psykolog', list, 'Se vad som saknas'));
    expect(buttonsOf(seen).map((b) => b.title)).toEqual([]);
    expect(textOf([{ as: 'post', card: seen }])).toContain('Teamet har inte fått frågan än.');
  });
});

describe('acceptance', () => {
  it('takes the goal into the plan with the yes that makes 75 % of the roles, the principal among them', async () => {
    const coach = await draft();
    await world.press(SIV, coach, 'Fråga teamet');
    await press('Kim Kurator', 'goals.yes');
    await press('Petra Psykolog', 'goals.yes');
    expect(await state()).toBe('draft');
    const last = await press('Rut Rektor', 'goals.yes');
    expect(textOf(last)).toContain('Mål 1 är nu med i planen.');
    expect(last).toHaveLength(1);
    const [told] = await toldOf('goalAdopted');
    expect(told?.words).toContain('Mål 1 är nu med i planen: Minska den ogiltiga frånvaron');
    expect(told?.to).toBe(idOf(SIV));
    expect(await state()).toBe('active');
    const audit = await world.storage.audit(await world.key(), 50);
    expect(audit.map((entry) => entry.what)).toContain('goal-adopted');
  });

  it('thanks whoever presses yes, or opens the question, when the goal is in the plan already', async () => {
    await world.press(SIV, await draft(), 'Fråga teamet');
    for (const name of ['Kim Kurator', 'Rut Rektor']) await press(name, 'goals.yes');
    expect(await state()).toBe('active');
    for (const verb of ['goals.yes', 'goals.noOpen'])
      expect(textOf(await press('Petra Psykolog', verb))).toBe('Mål 1 är redan med i planen. Tack!');
  });

  it('says when the question reaches the others', async () => {
    const now = 'Frågan går nu ut till alla i teamet, en och en.';
    expect(textOf(await world.press(SIV, await draft(), 'Fråga teamet'))).toContain(now);
    world.clock.now = Temporal.Instant.from('2026-08-21T18:00:00Z');
    const evening = textOf(await world.press(SIV, await draft(), 'Fråga teamet')).replaceAll('\u00a0', ' ');
    expect(evening).toContain('en och en, måndagen den 24 augusti 2026.');
    await draft();
    world.clock.now = Temporal.Instant.from('2027-06-12T08:00:00Z');
    expect(textOf(await press(SIV, 'goals.ask'))).toContain('så frågan går inte ut av sig själv.');
  });

  it('takes the goal in also when the last two say yes at the same instant', async () => {
    await world.press(SIV, await draft(), 'Fråga teamet');
    await Promise.all([press('Kim Kurator', 'goals.yes'), press('Rut Rektor', 'goals.yes')]);
    expect((await world.snapshot()).acceptances).toHaveLength(3);
    expect(await state()).toBe('active');
    expect(await toldOf('goalAdopted')).toHaveLength(1);
  });

  it('asks each member once, in working hours, and not those who have answered', async () => {
    await world.press(SIV, await draft(), 'Fråga teamet');
    const snapshot = await world.snapshot();
    const asked = (await world.storage.deliveries(snapshot.key, 300)).filter((d) => d.kind === 'accept');
    const others = ['Kim Kurator', 'Petra Psykolog', 'Rut Rektor'].map(idOf);
    expect(asked.map((d) => d.recipient).toSorted()).toEqual(others.toSorted());
    const [one] = asked;
    if (!one) throw new Error('nobody asked');
    const card = renderDelivery(one, snapshot, world.clock.now.toString(), { late: false });
    expect(textOf([{ as: 'post', card }])).toContain('Står du bakom mål 1?');
    await press(one.recipient === 'rut-rektor' ? 'Rut Rektor' : 'Kim Kurator', 'goals.yes');
    const after = (await world.storage.deliveries(snapshot.key, 300)).filter(
      (d) => d.kind === 'accept' && d.state === 'due',
    );
    expect(after).toHaveLength(2);
    expect(decideDelivery(one, { ...snapshot, goals: [] }, world.clock.now.toString())).toMatchObject({
      do: 'supersede',
    });
  });

  it('needs a reason for a no, and shows it to the coordinator only', async () => {
    await world.press(SIV, await draft(), 'Fråga teamet');
    expect(textOf(await press('Petra Psykolog', 'goals.no', { reason: ' ' }))).toContain('vad som behöver ändras');
    const no = await press('Petra Psykolog', 'goals.no', { reason: 'Ta med åk 6 också.' });
    expect(textOf(no)).toContain('Samordnaren får veta');
    expect(await toldOf('goalRefused')).toEqual([
      { to: idOf('Kim Kurator'), words: 'Petra Psykolog säger nej till mål 1: Ta med åk 6 också.' },
    ]);
    const seenBy = async (name: string) => textOf(await press(name, 'goals.see'));
    expect(await seenBy('Kim Kurator')).toContain('Ta med åk 6 också.');
    expect(await seenBy(SIV)).toContain('En person vill att något ändras först.');
    expect(await seenBy(SIV)).not.toContain('Ta med åk 6');
    await press('Rut Rektor', 'goals.yes');
    await press('Kim Kurator', 'goals.yes');
    expect(await state()).toBe('active');
  });

  it('does not take in a goal that fails a letter, however many say yes', async () => {
    await world.press(
      SIV,
      await draft({ ...ABSENCE_GOAL, target: '0,5 poäng', indicator: 'Meritvärde i åk 9' }),
      'Fråga teamet',
    );
    for (const name of ['Kim Kurator', 'Petra Psykolog', 'Rut Rektor']) await press(name, 'goals.yes');
    expect(await state()).toBe('draft');
  });

  it('is forgotten when what was agreed changes', async () => {
    await world.press(SIV, await draft(), 'Fråga teamet');
    for (const name of ['Kim Kurator', 'Petra Psykolog', 'Rut Rektor']) await press(name, 'goals.yes');
    const form = cardOf(await press(SIV, 'goals.changeOpen'));
    const changed = await world.press(SIV, form, 'Nästa', { target: '6' });
    expect(textOf(changed)).toContain('behöver säga ja till det på nytt');
    const snapshot = await world.snapshot();
    expect(snapshot.goals[0]).toMatchObject({ state: 'draft', askedAt: null, target: 6 });
    expect(snapshot.acceptances).toEqual([]);
  });
});

it('the question that is asked again says what has changed, from what to what, until the goal is in the plan', async () => {
  const seen = async () => textOf(await press('Petra Psykolog', 'goals.askAgain'));
  await world.press(SIV, await draft(), 'Fråga teamet');
  expect(await seen()).toContain('föreslår ett mål för läsåret');
  for (const target of ['6', '5,5']) {
    const form = cardOf(await press(SIV, 'goals.changeOpen'));
    await world.press(SIV, form, 'Nästa', { target });
  }
  await press(SIV, 'goals.ask');
  const again = await seen();
  expect(again).toContain('Målet har ändrats sedan teamet fick frågan sist');
  expect(again).toContain('Målvärde: 6,5 → 5,5');
  expect(again).not.toContain('Titel');
  for (const name of ['Kim Kurator', 'Petra Psykolog', 'Rut Rektor']) await press(name, 'goals.yes');
  const [goal] = (await world.snapshot()).goals;
  expect(goal?.state).toBe('active');
  expect(goal?.askedBefore).toBeUndefined();
});

describe('the principal', () => {
  it('may take in a goal that does not pass, with a reason that is shown', async () => {
    await draft({ ...ABSENCE_GOAL, baseline: '' });
    expect(textOf(await press('Petra Psykolog', 'goals.override', { reason: 'Jag vill' }))).toContain(
      'Det här beslutar rektor',
    );
    expect(textOf(await press('Rut Rektor', 'goals.override', { reason: '' }))).toContain('Skriv skälet');
    await takeIn(world);
    expect(textOf(await world.say(SIV, 'mål'))).toContain('Togs in i planen av rektor: Vi prövar.');
  });
});

it('says so when there are more goals than a team has time for', async () => {
  for (let count = 1; count <= 3; count += 1) await draft();
  const form = await goalForm(world, SIV);
  expect(textOf(await world.press(SIV, form, 'Spara målet', ABSENCE_GOAL))).toContain('Tre brukar vara lagom');
});

it('keeps a reason that is too long, whole, in the form', async () => {
  await draft();
  const long = 'Vi prövar. '.repeat(40);
  const again = await press('Rut Rektor', 'goals.override', { reason: long });
  expect(textOf(again)).toContain('Högst 300 tecken');
  expect(inputsOf(cardOf(again).body)[0]?.value).toBe(long.trim());
  expect(await state()).toBe('draft');
});
