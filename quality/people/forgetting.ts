/**
 * What is left of a document when a person whom it names is forgotten. What a closed checkpoint documents stays without the name, as do the
 * goals and interventions that the team has taken into its plan; the person's own words and the texts of answers go. What somebody else made or owns too is
 * theirs as much, and stays with them. See docs/decisions.md, «Erasure».
 */
import { ERASED } from '../base.ts';
import type { Answer, Checkpoint, Decision } from '../checkpoints/documents.ts';
import type { Evaluation, Signature } from '../evaluation/documents.ts';
import type { Feed } from '../feed/documents.ts';
import type { Goal } from '../goals/documents.ts';
import type { Deviation, Parked } from '../keep/documents.ts';
import type { Overview } from '../overview/documents.ts';
import type { Discussion, Intervention } from '../plan/documents.ts';
import type { Home, Team } from '../team/documents.ts';
import type { Template } from '../template/documents.ts';
import type { PastYear } from '../year/documents.ts';
import type { Member } from './documents.ts';

/** All that stands for one person in what is stored: their id, and what the platform calls their own chat and their account. */
export type Marks = ReadonlySet<string>;

/** What forgetting needs to know besides the document: what else the team has, of all years. */
export type Past = {
  readonly members: readonly Member[];
  readonly checkpoints: readonly Checkpoint[];
  readonly answers: readonly Answer[];
  readonly interventions: readonly Intervention[];
};

/** The document without the person, or null when nothing of it is to be kept. `id` may change with it. */
export type Forget<D> = (document: D, person: Marks, past: Past) => D | null;

/** Who is written where the person was. */
const without = (id: string, person: Marks): string => (person.has(id) ? ERASED : id);
const maybeWithout = (id: string | null, person: Marks): string | null => id && without(id, person);

/** Somebody who is still somebody, and not the person. */
const isOther = (id: string | undefined, person: Marks): boolean =>
  id !== undefined && id !== ERASED && !person.has(id);

/** Whether a checkpoint has been closed since an ISO instant, and so documents what there was then. */
const documentedSince = ({ checkpoints }: Past, since: string): boolean =>
  checkpoints.some(({ closedAt }) => closedAt !== null && Temporal.Instant.compare(closedAt, since) >= 0);
const isClosed = ({ checkpoints }: Past, id: string): boolean =>
  checkpoints.some((checkpoint) => checkpoint.id === id && checkpoint.state === 'closed');

type Override = Goal['override'];
const withoutReason = (override: Override, person: Marks): Override =>
  override && person.has(override.by) ? { ...override, by: ERASED, reason: '' } : override;

/** A team that lives in the person's own chat moves to somebody else's; where nobody is left it has none. */
export const forgetInTeam: Forget<Team> = (team, person, { members }) => {
  const others = members.filter((member) => member.active && !person.has(member.id));
  const heir = others.find(({ coordinator }) => coordinator) ?? others.find(({ principal }) => principal) ?? others[0];
  const theirs = new Set(
    members.flatMap(({ id, name }) => (person.has(id) ? name.toLowerCase().split(/[^\p{L}\p{M}-]+/u) : [])),
  );
  const nowhere = { ...team.home, conversation: ERASED, route: {} };
  return {
    ...team,
    home: person.has(team.home.conversation) ? (heir?.address ?? nowhere) : team.home,
    wheelApprovedBy: maybeWithout(team.wheelApprovedBy, person),
    keepToPlan: {
      ...team.keepToPlan,
      learnt: team.keepToPlan.learnt.filter(({ by }) => by === undefined || !person.has(by)),
      // What the person vouched for goes with them, and so does their own name.
      notPupils: team.keepToPlan.notPupils.filter(
        ({ by, word }) => (by === undefined || !person.has(by)) && !theirs.has(word),
      ),
    },
  };
};

/** The team's own goes on showing the calendar. */
export const forgetFeed: Forget<Feed> = (feed, person) =>
  person.has(feed.id) ? null : { ...feed, by: without(feed.by, person) };

/** What somebody else was given stays theirs, whoever gave it. */
export const forgetOverview: Forget<Overview> = (one, person) =>
  person.has(one.id) ? null : { ...one, by: without(one.by, person) };

export const forgetInTemplate: Forget<Template> = (template, person) => ({
  ...template,
  by: without(template.by, person),
});

export const forgetInYear: Forget<PastYear> = (year, person) => ({
  ...year,
  wheelApprovedBy: maybeWithout(year.wheelApprovedBy, person),
});

export const forgetHome: Forget<Home> = (home, person) => (person.has(home.id) ? null : home);

export const forgetInCheckpoint: Forget<Checkpoint> = (checkpoint, person) => {
  const { summaryBy, standing, ...rest } = checkpoint;
  const theirs = summaryBy !== undefined && person.has(summaryBy);
  return {
    ...rest,
    ...(summaryBy === undefined ? {} : { summaryBy: without(summaryBy, person) }),
    summary: theirs && checkpoint.state !== 'closed' ? '' : checkpoint.summary,
    closedBy: maybeWithout(checkpoint.closedBy, person),
    ...(standing && {
      standing: {
        ...standing,
        decisions: standing.decisions.map((one) => ({ ...one, owner: without(one.owner, person) })),
      },
    }),
  };
};

/** Kept when the team has taken it in, a checkpoint documents it, or somebody else owns, made or builds on it. */
export const forgetGoal: Forget<Goal> = ({ askedBefore, ended, ...goal }, person, past) => {
  const takenIn = goal.state === 'active' || goal.state === 'finished';
  const shared = isOther(goal.owner, person) || isOther(goal.createdBy, person);
  const builtOn = past.interventions.some(
    (one) => one.goal === goal.id && (isOther(one.owner, person) || isOther(one.createdBy, person)),
  );
  if (!takenIn && !shared && !builtOn && !documentedSince(past, goal.createdAt)) return null;
  const theirs = person.has(goal.owner) || person.has(goal.createdBy);
  return {
    ...goal,
    // A wording that was changed is no record of the school's.
    ...(askedBefore && !theirs ? { askedBefore } : {}),
    owner: without(goal.owner, person),
    createdBy: without(goal.createdBy, person),
    override: withoutReason(goal.override, person),
    ...(ended && !person.has(ended.by) ? { ended } : {}),
  };
};

/** Kept when a checkpoint documents it, or somebody else owns it, made it or gave a reason to take it in. */
export const forgetIntervention: Forget<Intervention> = (one, person, past) => {
  const shared = [one.owner, one.createdBy, one.override?.by].some((id) => isOther(id, person));
  if (!shared && !documentedSince(past, one.createdAt)) return null;
  return {
    ...one,
    owner: without(one.owner, person),
    createdBy: without(one.createdBy, person),
    override: withoutReason(one.override, person),
  };
};

/** The goals' values and status are the school's; every word goes. */
export const forgetAnswer: Forget<Answer> = (one, person, past) => {
  if (!person.has(one.person)) return one;
  if (one.progress.length === 0) return null;
  const { typed: _typed, ...said } = one;
  return {
    ...said,
    id: nameless(one.checkpoint, past.answers),
    person: ERASED,
    professions: [],
    analysis: null,
    progress: one.progress.map((progress) => ({ ...progress, comment: '', nextStep: '' })),
  };
};

/** The first free number among a checkpoint's answers without a name. */
function nameless(checkpoint: string, answers: readonly Answer[]): string {
  const taken = new Set(answers.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = `${checkpoint}:${ERASED}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** How goals ended and what was done of interventions is the school's; every word goes. */
export const forgetEvaluation: Forget<Evaluation> = (one, person) => {
  if (!person.has(one.person)) return one;
  if (one.goals.length + one.interventions.length === 0) return null;
  return {
    ...one,
    id: `${one.schoolYear}:${ERASED}-${one.saidAt}`,
    person: ERASED,
    professions: [],
    ...NO_WORDS,
    goals: one.goals.map((verdict) => ({ ...verdict, causes: '' })),
    interventions: one.interventions.map((verdict) => ({ ...verdict, fidelity: '' })),
  };
};
const NO_WORDS = { helped: '', hindered: '', keep: '', change: '', stop: '' } as const;

/** The year's documentation, as what a closed checkpoint's summary says. */
export const forgetSignature: Forget<Signature> = ({ team, ...one }, person) => ({
  ...one,
  by: without(one.by, person),
  ...(team && { team: { ...team, principal: maybeWithout(team.principal, person) } }),
});

export const forgetDecision: Forget<Decision> = (decision, person, past) => {
  const shared = isOther(decision.owner, person) || isOther(decision.createdBy, person);
  if (!shared && !isClosed(past, decision.checkpoint)) return null;
  return { ...decision, owner: without(decision.owner, person), createdBy: without(decision.createdBy, person) };
};

/** The outcome stays once a later checkpoint has been closed; before that it is its author's, or the maker's where nobody knows. */
export const forgetDiscussion: Forget<Discussion> = (one, person, { checkpoints }) => {
  const documented = checkpoints.some(({ state, date }) => state === 'closed' && date >= one.date);
  const others = one.people.filter((id) => isOther(id, person));
  if (others.length === 0 && !isOther(one.createdBy, person) && !documented) return null;
  const theirs = person.has(one.outcomeBy ?? one.createdBy);
  return {
    ...one,
    createdBy: without(one.createdBy, person),
    people: others.length > 0 ? others : [ERASED],
    outcome: theirs && !documented ? '' : one.outcome,
    ...(one.outcomeBy === undefined ? {} : { outcomeBy: without(one.outcomeBy, person) }),
  };
};

/** Counted without words or person; a question that the person has not answered is nobody's. */
export const forgetDeviation: Forget<Deviation> = ({ askedOf, ...rest }, person) =>
  askedOf === undefined || person.has(askedOf) ? rest : { ...rest, askedOf };

/** Goes with whoever parked it; somebody else's that the person was to bring up goes back to them. */
export const forgetParked: Forget<Parked> = (item, person) => {
  const { parkedBy } = item;
  if (person.has(parkedBy ?? item.owner)) return null;
  const { takenBy, ...rest } = item;
  const kept = { ...rest, owner: person.has(item.owner) ? (parkedBy ?? ERASED) : item.owner };
  if (takenBy === undefined) return kept;
  return person.has(takenBy) ? { ...kept, capacity: '', takenBy: ERASED } : { ...kept, takenBy };
};
