/** A goal that several flows begin with, and an intervention for it. */
import { cardOf, goalForm, idOf, personal, takeIn, type World } from './team.ts';

const SIV = 'Siv Sköterska';

/** A goal that passes every letter, as its form is typed. */
export const ABSENCE_GOAL = {
  title: 'Minska den ogiltiga frånvaron i åk 7–9',
  group: 'åk 7–9',
  indicator: 'Andel ogiltig frånvaro i åk 7–9',
  baseline: '8,4',
  target: '6,5',
  owner: idOf(SIV),
  deadline: '2027-06-04',
};

/** Siv drafts it: the card with its letters. */
export const draftAbsenceGoal = async (world: World, values: Record<string, string> = ABSENCE_GOAL) =>
  cardOf(await world.press(SIV, await goalForm(world, SIV), 'Spara målet', values));

/** A terser one, in the plan. */
export async function goalInPlan(world: World): Promise<void> {
  await draftAbsenceGoal(world, {
    title: 'Minska frånvaron i åk 7–9',
    group: 'åk 7–9',
    indicator: 'Andel frånvaro i åk 7–9',
    baseline: '9,8',
    target: '8,5',
  });
  await takeIn(world);
}

/** What somebody presses on the newest goal. */
export async function pressGoal(world: World, name: string, verb: string, values: Record<string, string> = {}) {
  const { key, goals } = await world.snapshot();
  const data = { do: verb, team: key.team, goal: goals.at(-1)?.id ?? '' };
  return world.handle(world.inbound(name, { type: 'answered', data, values }, personal(name), 'sv'));
}

/** The first page of an intervention's form. */
export const INTERVENTION_BEGUN = { title: 'Samtal inom fem dagar', why: 'Frånvaron upptäcks sent.' };
/** All of it, with evidence. */
export const INTERVENTION = {
  ...INTERVENTION_BEGUN,
  level: 'group',
  nature: 'preventive',
  evidenceLevel: 'studies',
  finding: 'works',
  references: 'https://example.org/rapport\nSBU 350 Främjande av psykiskt välbefinnande',
  stop: 'Ingen förändring vid två avstämningar.',
  fidelity: 'Logg',
};
