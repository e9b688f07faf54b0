/** From a form to an act to what follows: the one way in which a flow changes anything. */
import type { Objection } from '../../cards/common.ts';
import { sayProblem } from '../../cards/problems.ts';
import { type Act, perform } from '../../quality/act.ts';
import type { Locale } from '../../quality/base.ts';
import { fewWithin } from '../../quality/data/few-pupils.ts';
import { memberCalled } from '../../quality/people/identity.ts';
import type { Problem } from '../../quality/problem.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isMadeFrom } from '../../quality/stamp.ts';
import type { Reply } from '../messenger.ts';
import { commit, type TeamTurn, type Values } from '../turn.ts';
import { mayNot } from './may-not.ts';

export type Taken =
  | { readonly after: Snapshot }
  /** `refusal` answers somebody who may not, or a card that is out of date; otherwise `problems` belong at the top of the form. */
  | { readonly after: null; readonly refusal: Reply[] | null; readonly problems: readonly Objection[] };

/** What is known of the form besides what the act is given. */
export type FormWords = {
  /** What the form calls its fields, for objections that name one. */
  readonly labels: Values;
  /** What each field holds now, as people read it, for when somebody else has changed it. */
  readonly now?: Values;
  /** How an objection is said whose text is in no catalogue of the cards; null for any other. */
  readonly say?: (problem: Problem) => string | null;
  /** What was typed and could not be read, as sentences; nothing is committed then. */
  readonly unread?: readonly Objection[];
};

/**
 * Takes an act for the one whose turn it is. Commits what follows from it, deliveries included, and answers the team as it now is; or says
 * why not. What the guard refused in the form stands first among the problems, then how many of a few pupils it tells of, then what could not be read;
 * nothing is committed then.
 * Throws `ConflictError` when somebody was faster; the turn is then taken again.
 */
export async function take<Input>(
  turn: TeamTurn,
  act: Act<Input>,
  input: Input,
  form: FormWords = { labels: {} },
): Promise<Taken> {
  const outcome = perform(act, { ...turn, actor: turn.me }, input);
  const problems = 'problems' in outcome ? outcome.problems : [];
  const refusal = mayNot(turn, problems);
  if (refusal) return { after: null, refusal, problems: [] };
  const few = fewWithin(input);
  const before: Objection[] = [
    ...turn.refused.map((key) => turn.say(key)),
    ...(few ? [turn.say('common:fewPupils', few)] : []),
    ...(form.unread ?? []),
  ];
  if (before.length > 0 || !('changes' in outcome)) {
    return {
      after: null,
      refusal: null,
      problems: [...before, ...(await sentences(turn, problems.filter(notEmptied(turn)), form))],
    };
  }
  const nothing = outcome.changes.length + outcome.deliveries.length === 0;
  return { after: nothing ? turn.snapshot : await commit(turn, outcome.changes, outcome.deliveries) };
}

/** Whether a form was sent as it stood, so that nothing has been changed; `fields` are those that it was made from, as they stand. */
export const isUntouched = (turn: TeamTurn, after: Snapshot, data: Values, fields: object): boolean =>
  after === turn.snapshot && isMadeFrom(data['version'], { ...fields });

/** What the guard has emptied it has spoken of: that nothing stands there is no second objection. `cause1` is one of the `causes`. */
const notEmptied =
  ({ emptied }: TeamTurn) =>
  ({ field }: Problem): boolean =>
    !emptied.some((id) => [id, id.replace(/(?<!\d)\d{1,3}$/, 's')].includes(field.split('.').at(-1) ?? ''));

const MEANWHILE = 'common.changedMeanwhile';

/** Each objection as a sentence; what somebody else has changed meanwhile is one, and says who did it and how it stands now. */
async function sentences(turn: TeamTurn, problems: readonly Problem[], form: FormWords): Promise<Objection[]> {
  const { labels, now, say } = form;
  const changed = problems.filter(({ code }) => code === MEANWHILE);
  const others = problems.filter(({ code }) => code !== MEANWHILE);
  return [
    ...(changed.length > 0 ? [await meanwhile(turn, changed, labels, now ?? {})] : []),
    ...others.map((one) => objectionOf(one, labels[one.field] ?? '', turn.who.locale, say)),
  ];
}

/** The sentence with the field, where the act names one: what may be said of any field needs no label right beside it. */
function objectionOf(one: Problem, label: string, locale: Locale, say: FormWords['say']): Objection {
  const words = say?.(one) ?? sayProblem(locale, one, label);
  if (one.field === '') return words;
  const here = one.code.startsWith('common.') && !say?.(one) ? sayProblem(locale, one) : words;
  return { words, here, field: one.field, label };
}

/** How far back in the audit is looked for who changed something a moment ago. */
const RECENT = 30;
/** A longer text says only that it has changed. */
const QUOTED = 200;

/** Whether the audit's `after` says anything about a field; `evidence.level` is about `evidence`. */
const holds = (after: unknown, field: string): boolean =>
  typeof after === 'object' && after !== null && (field.split('.')[0] ?? '') in after;

async function meanwhile(turn: TeamTurn, changed: readonly Problem[], labels: Values, now: Values): Promise<string> {
  const about = changed[0]?.values['about'];
  const entries = (await turn.storage.audit(turn.snapshot.key, RECENT)).filter((one) => one.about === about);
  const entry = entries.find(({ after }) => changed.some(({ field }) => holds(after, field))) ?? entries[0];
  const name = memberCalled(turn.snapshot.members, entry ? [entry.by] : [])?.name;
  const fields = changed.map(({ field }) => {
    const value = now[field] ?? '';
    const label = labels[field] ?? field;
    return value === '' || value.length > QUOTED ? label : `${label}: ${value}`;
  });
  return turn.say('common:problem.changedMeanwhile', {
    name: name || turn.say('common:somebody'),
    fields: fields.join(' · '),
  });
}
