/** Interventions: made for a goal, with their evidence, changed, ended. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate, typedNumber } from '../../cards/format.ts';
import {
  INTERVENTION_INPUTS,
  type InterventionValues,
  interventionCard,
  LAST_STEP,
} from '../../cards/intervention-form.ts';
import { interventionPageCard } from '../../cards/intervention-page.ts';
import { interventionsCard, weakCard, whereCard } from '../../cards/interventions.ts';
import { nameOf } from '../../cards/names.ts';
import { sayProblem } from '../../cards/problems.ts';
import type { TextKey } from '../../cards/texts.ts';
import { readIntervention } from '../../language/reading/intervention-sentence.ts';
import type { Act } from '../../quality/act.ts';
import {
  agreeToWeak,
  changeIntervention,
  dropIntervention,
  finishIntervention,
  interventionOf,
  type OfIntervention,
  saveIntervention,
  stopIntervention,
  theirs,
} from '../../quality/plan/act.ts';
import { type Evidence, type Intervention, NOTHING_KNOWN } from '../../quality/plan/documents.ts';
import { hintsFor } from '../../quality/plan/evidence.ts';
import { deciders, mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear } from './in-year.ts';
import { refusedBy } from './may-not.ts';
import { readNumbers } from './read-numbers.ts';
import { sentenceAround } from './sentence-around.ts';
import { take } from './take.ts';

const mayChange =
  (turn: TeamTurn) =>
  (one: Intervention): boolean =>
    theirs({ ...turn, actor: turn.me }, { intervention: one.id }) === null;

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  interventionsCard(
    turn.who.locale,
    snapshot,
    { mayChange: mayChange(turn), mayDecide: mayDecide(snapshot, turn.me) },
    note,
    turn.page,
  );

export const list = async (turn: TeamTurn): Promise<Reply[]> => [post(turn, (to) => listCard(to, to.snapshot))];

/** «ny insats: rastvärdar från v. 38, Kim» fills in the form. The guard may have refused what was said. */
export async function openNew(turn: TeamTurn, text: string): Promise<Reply[]> {
  if (!turn.snapshot.goals.some(isCurrent)) return [post(turn, (to) => messageCard(to.say, 'plan:needGoal'))];
  const target = { id: crypto.randomUUID(), existing: null };
  const refused = turn.refused.map((key) => turn.say(key));
  return [openFilled(interventionCard(turn.who.locale, turn.snapshot, fromSentence(turn, text), target, refused))];
}

function fromSentence(turn: TeamTurn, text: string): InterventionValues {
  const said = readIntervention(text, sentenceAround(turn));
  const goal = turn.snapshot.goals.find((one) => one.number === said.goal && isCurrent(one));
  return {
    ...blank(turn),
    title: said.title,
    ...(goal ? { goal: goal.id } : {}),
    ...(said.owner === null ? {} : { owner: said.owner }),
    ...(said.from === null ? {} : { from: said.from }),
  };
}

/** What stands in the form of a new one. */
function blank(turn: TeamTurn): InterventionValues {
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

const asValues = (turn: TeamTurn, one: Intervention): InterventionValues => ({
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
function asRead(turn: TeamTurn, one: Intervention): Values {
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
const labels = ({ say }: TeamTurn): Values =>
  Object.fromEntries(Object.entries(LABELS).map(([field, key]) => [field, say(key)]));

/**
 * The form's step as it was typed, over what stands on the others, as fields and as an intervention's content; and one sentence for each
 * number that cannot be read.
 */
function read({ say }: TeamTurn, standing: InterventionValues, step: number, values: Values) {
  const inputs = INTERVENTION_INPUTS[step] ?? INTERVENTION_INPUTS[0];
  const typed = { ...standing, ...Object.fromEntries(inputs.map((field) => [field, (values[field] ?? '').trim()])) };
  const { numbers, unread } = readNumbers(say, typed, { hours: 'plan:hours' });
  const { evidenceLevel, finding, references, outcome, certainty, stop, level, nature, ...rest } = typed;
  const graded = certainty !== 'none' && certainty !== '' && outcome !== '';
  const evidence = {
    level: evidenceLevel,
    finding,
    references: linesOf(references),
    grades: graded ? [{ outcome, certainty }] : [],
    stop,
  };
  return { typed, content: { ...rest, ...numbers, level: level || null, nature: nature || null, evidence }, unread };
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who } = turn;
  const id = data['intervention'] ?? '';
  const known = interventionOf(snapshot, { intervention: id }) !== undefined;
  const { typed, content, unread } = read(turn, blank(turn), 0, values);
  const taken = await take(turn, saveIntervention, { intervention: id, content }, { labels: labels(turn), unread });
  if (taken.after) return shown(turn, taken.after, id, 0);
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  const target = { id: known ? crypto.randomUUID() : id, existing: null };
  return taken.refusal ?? [replace(interventionCard(who.locale, snapshot, typed, target, taken.problems))];
}

/** What has just been saved, with what is left to fill in, and what the team may want to think about once more. */
function shown(turn: TeamTurn, after: Snapshot, id: string, step: number): Reply[] {
  const one = interventionOf(after, { intervention: id });
  if (!one) return [replace(listCard(turn, after))];
  const begun = step === 0;
  const note = turn.say(begun ? 'plan:savedFirst' : one.state === 'draft' ? 'plan:savedWeak' : 'plan:saved', {
    number: one.number,
  });
  const hints = begun ? [] : hintsFor(one).map((hint) => sayProblem(turn.who.locale, hint));
  return [
    replace(interventionPageCard(turn.who.locale, after, one, { note, more: begun })),
    ...(hints.length > 0 ? [privately(sentenceCard(turn.say, hints.join(' ')))] : []),
  ];
}

type Step = (turn: TeamTurn, one: Intervention, values: Values, data: Values) => Promise<Reply[]>;
/** While it is there and has not come to an end. */
const withOne =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const one = interventionOf(turn.snapshot, { intervention: data['intervention'] ?? '' });
    return one && isCurrent(one) ? step(turn, one, values, data) : [replace(listCard(turn, turn.snapshot))];
  };

/** The form at one of its steps, with what stands there. */
const formAt = (turn: TeamTurn, snapshot: Snapshot, existing: Intervention, step: number) =>
  interventionCard(turn.who.locale, snapshot, asValues(turn, existing), { id: existing.id, existing, step });

const changeOpen: Step = async (turn, one) =>
  refusedBy(turn, theirs, { intervention: one.id }) ?? [open(formAt(turn, turn.snapshot, one, turn.page))];

/** Each step is saved when it is sent, and leads to the next. */
const change: Step = async (turn, one, values, data) => {
  const step = Math.min(turn.page, LAST_STEP);
  const { typed, content, unread } = read(turn, asValues(turn, one), step, values);
  const input = { intervention: one.id, version: data['version'], step, content };
  const form = { labels: labels(turn), now: asRead(turn, one), unread };
  const taken = await take(turn, changeIntervention, input, form);
  const target = { id: one.id, existing: one, step };
  if (!taken.after)
    return taken.refusal ?? [replace(interventionCard(turn.who.locale, turn.snapshot, typed, target, taken.problems))];
  const saved = interventionOf(taken.after, { intervention: one.id });
  if (saved && step < LAST_STEP) return [replace(formAt(turn, taken.after, saved, step + 1))];
  return shown(turn, taken.after, one.id, step);
};

const end =
  (act: Act<OfIntervention>, note: TextKey): Step =>
  async (turn, one) => {
    const taken = await take(turn, act, { intervention: one.id });
    if (!taken.after) return taken.refusal ?? [];
    return [replace(listCard(turn, taken.after, turn.say(note, { number: one.number })))];
  };

const reasonOpen: Step = async (turn, one) => {
  return refusedBy(turn, deciders, {}) ?? [open(weakCard(turn.who.locale, turn.snapshot, one))];
};

const giveReason: Step = async (turn, one, values) => {
  const reason = (values['reason'] ?? '').trim();
  const taken = await take(turn, agreeToWeak, { intervention: one.id, reason });
  if (taken.after) return [replace(listCard(turn, taken.after, turn.say('plan:agreed', { number: one.number })))];
  return taken.refusal ?? [replace(weakCard(turn.who.locale, turn.snapshot, one, reason, taken.problems))];
};

/** All that is written about one, also when it has come to an end. */
async function see(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year']);
  const one = found && interventionOf(found.snapshot, { intervention: data['intervention'] ?? '' });
  if (!one) return [replace(listCard(turn, turn.snapshot))];
  return [replace(interventionPageCard(turn.who.locale, found.snapshot, one, { page: turn.page }))];
}

export const actions = forTeam({
  'plan.see': see,
  'plan.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'plan.newOpen': (turn) => openNew(turn, ''),
  'plan.save': save,
  'plan.changeOpen': withOne(changeOpen),
  'plan.change': withOne(change),
  'plan.done': withOne(end(finishIntervention, 'plan:ended.done')),
  'plan.stop': withOne(end(stopIntervention, 'plan:ended.stopped')),
  'plan.drop': withOne(end(dropIntervention, 'plan:ended.dropped')),
  'plan.reasonOpen': withOne(reasonOpen),
  'plan.reason': withOne(giveReason),
  'plan.where': async (turn) => [privately(whereCard(turn.say))],
});
