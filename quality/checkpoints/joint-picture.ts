/** What the professions' analyses say together: by goal and by cause, and whose perspective is missing. */

import type { Goal } from '../goals/documents.ts';
import type { Profession } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { askedAbout } from './before.ts';
import { type Addition, type Answer, type Checkpoint, hasAnswered } from './documents.ts';

export type CauseSeen = {
  /** In the words of the first who named it. */
  readonly text: string;
  /** Professions that named it. */
  readonly professions: readonly Profession[];
  /** How many people named it. */
  readonly people: number;
};
type GoalPicture = {
  /** Null for what concerns the whole school. */
  readonly goal: Goal | null;
  readonly causes: readonly CauseSeen[];
  readonly additions: readonly Addition[];
};
export type Written = { readonly professions: readonly Profession[]; readonly text: string };
export type JointPicture = {
  readonly groups: readonly GoalPicture[];
  /** What each has written about the situation, and about what it means for the plan, in the order they came in. */
  readonly situations: readonly Written[];
  readonly meanings: readonly Written[];
  readonly heard: readonly Profession[];
  readonly missing: readonly Profession[];
};

/** Members write on their own first: the picture opens when all have answered or the checkpoint's day has come. */
export function isOpen(snapshot: Snapshot, checkpoint: Checkpoint, today: string): boolean {
  if (checkpoint.state === 'closed' || today >= checkpoint.date) return true;
  const active = snapshot.members.filter((member) => member.active);
  return active.length > 0 && active.every(({ id }) => hasAnswered(snapshot.answers, checkpoint.id, id));
}

/** In the order they came in. */
const answersTo = (snapshot: Snapshot, checkpoint: Checkpoint): Answer[] =>
  snapshot.answers
    .filter((answer) => answer.checkpoint === checkpoint.id && answer.analysis)
    .toSorted((a, b) => a.answeredAt.localeCompare(b.answeredAt));

export function jointPicture(snapshot: Snapshot, checkpoint: Checkpoint): JointPicture {
  const answers = answersTo(snapshot, checkpoint);
  const additions = snapshot.additions.filter((addition) => addition.checkpoint === checkpoint.id);
  // What was said about a goal stays with it, whatever has become of the goal since.
  const { goals } = snapshot;
  const groups = [...goals, null].map((goal): GoalPicture => {
    const known = (id: string | null): boolean =>
      goal ? id === goal.id : id === null || !goals.some((other) => other.id === id);
    return {
      goal,
      causes: mergeCauses(answers, known),
      additions: additions.filter((addition) => known(addition.goal)).toSorted((a, b) => a.at.localeCompare(b.at)),
    };
  });
  const heard = [...new Set(answers.flatMap((answer) => answer.professions))];
  const all = askedAbout(snapshot, checkpoint).flatMap((member) => member.professions);
  return {
    groups: groups.filter(({ causes, additions: added }) => causes.length > 0 || added.length > 0),
    situations: written(answers, 'situation'),
    meanings: written(answers, 'meaning'),
    heard,
    missing: [...new Set(all)].filter((profession) => !heard.includes(profession)),
  };
}

const written = (answers: readonly Answer[], part: 'situation' | 'meaning'): Written[] =>
  answers
    .map(({ professions, analysis }) => ({ professions, text: analysis?.[part] ?? '' }))
    .filter(({ text }) => text !== '');

/** The same cause in other capitals or punctuation is one cause. The most named first. */
function mergeCauses(answers: readonly Answer[], concerns: (goal: string | null) => boolean): CauseSeen[] {
  const merged = new Map<string, { text: string; professions: Set<Profession>; people: Set<string> }>();
  for (const answer of answers) {
    for (const { text, goal } of answer.analysis?.causes ?? []) {
      if (!concerns(goal)) continue;
      const same = text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const seen = merged.get(same) ?? { text, professions: new Set(), people: new Set() };
      for (const profession of answer.professions) seen.professions.add(profession);
      seen.people.add(answer.person);
      merged.set(same, seen);
    }
  }
  return [...merged.values()]
    .map(({ text, professions, people }) => ({ text, professions: [...professions], people: people.size }))
    .toSorted((a, b) => b.people - a.people);
}
