/** A goal's form: filled in from one sentence and the school's own figures, or from the goal itself, and read again. */
import { scopeWords, unitWords } from '../../cards/data.ts';
import { formatDate, typedNumber } from '../../cards/format.ts';
import type { GoalValues } from '../../cards/goal-form.ts';
import { offeredValues, offerIn } from '../../cards/goal-offered.ts';
import { nameOf } from '../../cards/names.ts';
import type { Say } from '../../cards/texts.ts';
import { countedIn } from '../../language/reading/goal-amounts.ts';
import { type GoalSentence, readGoalSentence } from '../../language/reading/goal-sentence.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import { thingsCounted } from '../../language/reading/things-counted.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import { fewIn } from '../../quality/data/few-pupils.ts';
import { isOtherMeasure, whoseNamed } from '../../quality/data/goal-points.ts';
import { isImpossible } from '../../quality/goals/checks.ts';
import { GOAL_STEPS, type Goal, type GoalContent, goalContent, MAX_UNIT } from '../../quality/goals/documents.ts';
import { directionOf, type Known, knownOf } from '../../quality/goals/filling.ts';
import { baselineOf } from '../../quality/goals/offered.ts';
import { judgeGoal } from '../../quality/goals/smart-goal.ts';
import type { TeamTurn, Values } from '../turn.ts';
import { measureNamed } from './figures-named.ts';
import { readNumbers } from './read-numbers.ts';
import { sentenceAround, whichDayHere } from './sentence-around.ts';

/** What stands in the form of a new goal. */
const blank = ({ snapshot, me }: TeamTurn): GoalValues => ({
  title: '',
  description: '',
  groupSize: '',
  justification: '',
  group: '',
  indicator: '',
  baseline: '',
  target: '',
  unit: '',
  direction: '',
  owner: me.id,
  deadline: snapshot.team.calendar.springEnd,
});

/** What a new goal's form begins with: nothing, or a goal that a table had beside its values, with where its series is now. */
export function begun(turn: TeamTurn, data: Values): GoalValues {
  const { snapshot, who } = turn;
  const offer = offerIn(data);
  const definition = definitionsOf(snapshot).find(({ key }) => key === offer?.indicator);
  if (!offer || !definition) return blank(turn);
  const values = { ...blank(turn), ...offeredValues(who.locale, definition, offer, baselineOf(snapshot, offer)) };
  return { ...values, target: withUnit(values.target, values.unit) };
}

/** A goal that is made of one of the school's figures, in words that name it: measured by that and begun where it is now. Null where none is named. */
export function ofFigure(turn: TeamTurn, words: string): GoalValues | null {
  const { snapshot, say, who } = turn;
  const definition = definitionsOf(snapshot).find(({ key }) => key === measureNamed(snapshot, words));
  if (!definition) return null;
  const whose = whoseNamed(snapshot, definition.key, words);
  const from = whose && baselineOf(snapshot, { indicator: definition.key, ...whose });
  const unit = unitWords(say, definition).trim();
  return {
    ...blank(turn),
    indicator: definition.name[who.locale],
    group:
      whose === null ? '' : scopeWords(say, whose) || say(definition.staff ? 'goals:wholeStaff' : 'goals:wholeSchool'),
    baseline: withUnit(typedNumber(who.locale, from?.value ?? null), unit),
    unit,
  };
}

/** What one sentence says, over what the school's figures say, and what in it can be two days or has no place. */
export function fromSentence(turn: TeamTurn, sentence: string): { values: GoalValues; problems: string[] } {
  const { say, who } = turn;
  const said = readGoalSentence(sentence, sentenceAround(turn));
  const known = measuredBy(turn, said);
  // How it is for so few is not filled in, as a hidden figure is not.
  const few = fewIn(sentence);
  const baseline = few ? null : (said.baseline ?? known?.values.at(-1)?.value ?? null);
  const target = said.target ?? (baseline === null ? null : seenFrom(baseline, said));
  const unit = said.unit || unitOf(say, known, [baseline, target]) || unitSaid(say, said, [baseline, target]);
  const values = {
    ...blank(turn),
    title: said.title,
    indicator: known?.definition.name[who.locale] ?? said.indicator,
    group: said.group,
    // The unit stands behind the target, and where there is none behind the number that there is.
    baseline: withUnit(typedNumber(who.locale, baseline), target === null ? unit : ''),
    target: withUnit(typedNumber(who.locale, target), unit),
    unit,
    ...(said.owner === null ? {} : { owner: said.owner }),
    ...(said.deadline === null && !said.unclear ? {} : { deadline: said.deadline ?? '' }),
  };
  const isStep = said.relative !== null && baseline === null;
  const unplaced = isStep ? [say('goals:stepOnly')] : said.unplaced ? [say('goals:unplaced')] : [];
  const ofFew = few ? [say('common:fewPupils', few)] : [];
  return { values, problems: [...whichDayHere(turn, said.unclear), ...ofFew, ...unplaced] };
}

/** The school's own indicator that a sentence names, if it counts in what the sentence does: a share of cases is no number of them. */
function measuredBy({ snapshot }: TeamTurn, said: GoalSentence): Known | null {
  const known = knownOf(snapshot, said);
  if (!known) return null;
  const unit = said.unit || (said.counts ? 'st' : '');
  const measured = { indicatorKey: known.definition.key, unit, group: said.group, title: said.title };
  return unit !== '' && isOtherMeasure(snapshot, measured) ? null : known;
}

function seenFrom(baseline: number, { relative }: GoalSentence): number | null {
  if (!relative) return null;
  const target = 'times' in relative ? baseline * relative.times : baseline + relative.by;
  return Math.round(target * 100) / 100;
}

/** What an indicator is counted in, unless the numbers cannot be of it; nobody else's unit is guessed. */
function unitOf(say: Say, known: Known | null, numbers: readonly (number | null)[]): string {
  const unit = known ? unitWords(say, known.definition).trim() : '';
  return numbers.some((number) => number !== null && isImpossible(number, unit)) ? '' : unit;
}

/** What the words themselves count in. */
function unitSaid(
  say: Say,
  { unit, counts, things }: { readonly unit: string; readonly counts: boolean; readonly things: string },
  numbers: readonly (number | null)[],
): string {
  // There are no parts of what is counted one by one: such numbers are a mean of something.
  const isWhole = numbers.every((number) => number === null || Number.isInteger(number));
  const counted = isWhole && things.length <= MAX_UNIT ? things : '';
  return unit || counted || (counts ? say('data:unit.count') : '');
}

const withUnit = (number: string, unit: string): string => (number === '' ? '' : `${number} ${unit}`.trim());

export const asValues = ({ who }: TeamTurn, goal: Goal): GoalValues => ({
  title: goal.title,
  description: goal.description,
  groupSize: typedNumber(who.locale, goal.groupSize),
  justification: goal.justification,
  group: goal.group,
  indicator: goal.indicator,
  baseline: typedNumber(who.locale, goal.baseline),
  target: withUnit(typedNumber(who.locale, goal.target), goal.unit),
  unit: goal.unit,
  direction: goal.direction,
  owner: goal.owner,
  deadline: goal.deadline,
});

/** The same as people read it. */
export const asRead = (turn: TeamTurn, goal: Goal): Values => ({
  ...asValues(turn, goal),
  target: typedNumber(turn.who.locale, goal.target),
  direction: turn.say(`goals:${goal.direction}`),
  owner: nameOf(turn.say, turn.snapshot.members, goal.owner),
  deadline: formatDate(turn.who.locale, goal.deadline),
});

const FIELDS = Object.keys(goalContent.shape) as (keyof GoalContent)[];
export const labels = ({ say }: TeamTurn): Values =>
  Object.fromEntries(FIELDS.map((field) => [field, say(`goals:${field}`)]));

/** A number with its unit behind it: «6,5 %». */
function apart(typed: string): { number: string; unit: string } {
  const match = /^([-−–]?\d[\d\s.,]*)([^\d\s.,].*)$/su.exec(typed);
  if (!match) return { number: typed, unit: '' };
  return { number: (match[1] ?? '').trim(), unit: (match[2] ?? '').trim() };
}

/**
 * The form's step as it was typed, over what stands on the other, as fields and as a goal's content; and one sentence for each number that
 * cannot be read. `standing` is what the form began with.
 */
export function readForm({ say, snapshot }: TeamTurn, standing: GoalValues, step: number, values: Values) {
  const fields = (GOAL_STEPS[step] ?? FIELDS).filter((field) => field !== 'unit');
  const typed = { ...standing, ...Object.fromEntries(fields.map((field) => [field, (values[field] ?? '').trim()])) };
  const [baseline, target] = [apart(typed.baseline), apart(typed.target)];
  const apartFrom = { ...typed, baseline: baseline.number, target: target.number };
  const called = { baseline: 'goals:baseline', target: 'goals:target', groupSize: 'goals:groupSize' } as const;
  const { numbers, unread } = readNumbers(say, apartFrom, called, ['groupSize']);
  const known = knownOf(snapshot, typed);
  const said = { ...countedIn(typed.indicator), things: thingsCounted(typed.indicator) };
  const both = [numbers.baseline, numbers.target];
  const measured = unitOf(say, known, both) || unitSaid(say, said, both);
  const unit = target.unit || baseline.unit || standing.unit || measured;
  const direction =
    step === 0
      ? directionOf(snapshot, { ...typed, ...numbers }, standing.direction === 'lower' ? 'lower' : 'higher')
      : typed.direction;
  return { typed, content: { ...typed, ...numbers, unit, direction }, unread };
}

/** What the coach says of a new goal as it stands in the form, before anything has to be filled in. */
export function judged({ snapshot, today, me, now }: TeamTurn, values: GoalValues) {
  const [baseline, target] = [values.baseline, values.target].map((typed) => parseNumber(apart(typed).number));
  const numbers = { baseline: baseline ?? null, target: target ?? null };
  const goal: Goal = {
    kind: 'goal',
    id: '',
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    number: 1,
    ...values,
    ...numbers,
    groupSize: null,
    direction: directionOf(snapshot, { ...values, ...numbers }),
    indicatorKey: knownOf(snapshot, values)?.definition.key ?? null,
    state: 'draft',
    override: null,
    askedAt: null,
    createdBy: me.id,
    createdAt: now.toString(),
  };
  return judgeGoal(snapshot, goal, today.toString());
}
