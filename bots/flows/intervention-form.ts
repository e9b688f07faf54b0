/** An intervention's form: filled in from one sentence or from the intervention itself, and read again. */
import { formatDate, typedNumber } from '../../cards/format.ts';
import { INTERVENTION_INPUTS, type InterventionValues } from '../../cards/intervention-form.ts';
import { nameOf } from '../../cards/names.ts';
import type { TextKey } from '../../cards/texts.ts';
import { withoutHours } from '../../language/reading/amounts-of-time.ts';
import { readIntervention } from '../../language/reading/intervention-sentence.ts';
import { type Evidence, type Intervention, NOTHING_KNOWN } from '../../quality/plan/documents.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { TeamTurn, Values } from '../turn.ts';
import { readNumbers } from './read-numbers.ts';
import { sentenceAround } from './sentence-around.ts';

/** What one sentence says. */
export function fromSentence(turn: TeamTurn, text: string): InterventionValues {
  const said = readIntervention(text, sentenceAround(turn));
  const goal = turn.snapshot.goals.find((one) => one.number === said.goal && isCurrent(one));
  return {
    ...blank(turn),
    title: said.title,
    ...(goal ? { goal: goal.id } : {}),
    ...(said.owner === null ? {} : { owner: said.owner }),
    ...(said.from === null ? {} : { from: said.from }),
    ...(said.to === null ? {} : { to: said.to }),
  };
}

/** What stands in the form of a new one. */
export function blank(turn: TeamTurn): InterventionValues {
  const [first, ...others] = turn.snapshot.goals.filter(isCurrent);
  const { calendar } = turn.snapshot.team;
  const today = turn.today.toString();
  return {
    goal: first && others.length === 0 ? first.id : '',
    title: '',
    why: '',
    owner: turn.me.id,
    withWhom: '',
    from: today < calendar.autumnStart || today > calendar.springEnd ? calendar.autumnStart : today,
    to: calendar.springEnd,
    level: '',
    nature: '',
    hours: '',
    fidelity: '',
    ...evidenceValues(NOTHING_KNOWN),
  };
}

export const asValues = (turn: TeamTurn, one: Intervention): InterventionValues => ({
  goal: one.goal,
  title: one.title,
  why: one.why,
  owner: one.owner,
  withWhom: one.withWhom,
  from: one.from,
  to: one.to,
  level: one.level ?? '',
  nature: one.nature ?? '',
  hours: typedNumber(turn.who.locale, one.hours),
  fidelity: one.fidelity,
  ...evidenceValues(one.evidence),
});

const evidenceValues = ({ level, finding, references, grades, stop }: Evidence) => ({
  evidenceLevel: level,
  finding,
  references: references.join('\n'),
  outcome: grades[0]?.outcome ?? '',
  certainty: grades[0]?.certainty ?? 'none',
  stop,
});

/** The same as people read it, by the names that objections have. */
export function asRead(turn: TeamTurn, one: Intervention): Values {
  const { say, snapshot, who } = turn;
  const { evidence } = one;
  return {
    ...asValues(turn, one),
    goal: String(snapshot.goals.find(({ id }) => id === one.goal)?.number ?? '–'),
    owner: nameOf(say, snapshot.members, one.owner),
    from: formatDate(who.locale, one.from),
    to: formatDate(who.locale, one.to),
    level: one.level === null ? '' : say(`plan:level.${one.level}`),
    nature: one.nature === null ? '' : say(`plan:nature.${one.nature}`),
    'evidence.level': say(`plan:evidence.${evidence.level}`),
    'evidence.finding': say(`plan:finding.${evidence.finding}`),
    'evidence.references': evidence.references.join(', '),
    'evidence.grades': evidence.grades.map(({ outcome }) => outcome).join(', '),
    'evidence.stop': evidence.stop,
  };
}

/** What the form calls the content's fields. */
const LABELS: Readonly<Record<string, TextKey>> = {
  goal: 'plan:goal',
  title: 'plan:what',
  why: 'plan:why',
  owner: 'plan:owner',
  withWhom: 'plan:withWhom',
  from: 'plan:from',
  to: 'plan:to',
  level: 'plan:level',
  nature: 'plan:nature',
  hours: 'plan:hours',
  fidelity: 'plan:fidelity',
  'evidence.level': 'plan:evidence',
  'evidence.finding': 'plan:finding',
  'evidence.references': 'plan:references',
  'evidence.grades': 'plan:outcome',
  'evidence.grades.outcome': 'plan:outcome',
  'evidence.grades.certainty': 'plan:certainty',
  'evidence.stop': 'plan:stop',
};
export const labels = ({ say }: TeamTurn): Values =>
  Object.fromEntries(Object.entries(LABELS).map(([field, key]) => [field, say(key)]));

/**
 * The form's step as it was typed, over what stands on the others, as fields and as an intervention's content; and one sentence for each
 * number that cannot be read.
 */
export function readForm({ say }: TeamTurn, standing: InterventionValues, step: number, values: Values) {
  const inputs = INTERVENTION_INPUTS[step] ?? INTERVENTION_INPUTS[0];
  const typed = { ...standing, ...Object.fromEntries(inputs.map((field) => [field, (values[field] ?? '').trim()])) };
  const { numbers, unread } = readNumbers(say, { ...typed, hours: withoutHours(typed.hours) }, { hours: 'plan:hours' });
  const { evidenceLevel, finding, references, outcome, certainty, stop, level, nature, ...rest } = typed;
  // Half a grade is told of rather than lost: the schema asks for the other half.
  const isGraded = certainty !== 'none' && certainty !== '';
  const evidence = {
    level: evidenceLevel,
    finding,
    references: linesOf(references),
    grades: isGraded || outcome !== '' ? [{ outcome, certainty: isGraded ? certainty : '' }] : [],
    stop,
  };
  return { typed, content: { ...rest, ...numbers, level: level || null, nature: nature || null, evidence }, unread };
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
