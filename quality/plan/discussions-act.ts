/** The team's part in the discussions of results with teacher teams and the leadership group; and which teacher teams there are. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { isoDate } from '../base.ts';
import { fieldsOf, isNewId, readContent, saysAlready, standing, type Typed } from '../content.ts';
import type { Problem } from '../problem.ts';
import { anyMember, managers, theirsOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { teacherTeams } from '../team/documents.ts';
import { type Discussion, type DiscussionContent, discussionContent } from './documents.ts';

export type OfDiscussion = { readonly discussion: string };
/** `teacherTeam` is null for the leadership group, and no team's name while none is chosen. */
type WithContent = OfDiscussion & { readonly content: Typed<DiscussionContent> };

export const discussionOf = (snapshot: Snapshot, { discussion }: OfDiscussion): Discussion | undefined =>
  snapshot.discussions.find(({ id }) => id === discussion);
/** Those who take part, who planned it, and who manages the team. */
export const theirs = theirsOrManagers<OfDiscussion>((snapshot, input) => {
  const one = discussionOf(snapshot, input);
  return one && [one.createdBy, ...one.people];
});

/** As many in a school year as a list can be read of. */
export const MAX_DISCUSSIONS = 200;

/** What somebody who has left or a goal that is gone would be of is left out. */
function read({ snapshot, today }: Acting, typed: Typed<DiscussionContent>, existing?: Discussion) {
  const { team, members, goals } = snapshot;
  const { calendar } = team;
  const known = [null, ...team.teacherTeams, ...(existing ? [existing.teacherTeam] : [])];
  const people = typed.people.filter((id) => members.some((member) => member.active && member.id === id));
  const goal = goals.some(({ id }) => id === typed.goal) ? typed.goal : null;
  const inYear =
    isoDate.safeParse(typed.date).success && typed.date >= calendar.autumnStart && typed.date <= calendar.springEnd;
  const own: Problem[] = [
    ...(known.includes(typed.teacherTeam) ? [] : [problem('plan.meetWho', 'teacherTeam')]),
    ...(people.length === 0 ? [problem('plan.meetPeople', 'people')] : []),
    ...(inYear ? [] : [problem('plan.meetDate', 'date')]),
    ...(inYear && typed.outcome !== '' && typed.date > today.toString() ? [problem('plan.meetResult', 'outcome')] : []),
  ];
  const { content, problems } = readContent(discussionContent, { ...typed, people, goal });
  const rest = problems.filter(({ field }) => !own.some((one) => one.field === field));
  return { content, problems: [...own, ...rest] };
}

/** What has an outcome has been held. */
const stateOf = ({ outcome }: DiscussionContent): Discussion['state'] => (outcome === '' ? 'planned' : 'held');

/** `discussion` is the new one's id. */
export const saveDiscussion: Act<WithContent> = {
  may: anyMember,
  take: (acting, { discussion: id, content: typed }) => {
    const { snapshot, actor } = acting;
    const existing = discussionOf(snapshot, { discussion: id });
    const { content, problems } = read(acting, typed, existing);
    if (existing && content && saysAlready(existing, content)) return NOTHING;
    if (existing) return refuse(problem('plan.meetSavedAlready'), ...problems);
    const full = snapshot.discussions.length >= MAX_DISCUSSIONS ? [problem('plan.meetFull')] : [];
    if (!content || problems.length + full.length > 0) return refuse(...problems, ...full);
    if (!isNewId(id)) return refuse(OUTDATED);
    const one: Discussion = {
      kind: 'discussion',
      id,
      version: 1,
      schoolYear: snapshot.team.calendar.schoolYear,
      ...content,
      ...(content.outcome === '' ? {} : { outcomeBy: actor.id }),
      state: stateOf(content),
      createdBy: actor.id,
    };
    return done([put(one), audit(acting, 'discussion-created', `discussion/${id}`, null, content)]);
  },
};

/**
 * Unless it has been called off. Of two who write down what came out, the second sees what the first wrote. `version` is the stamp of
 * what the form was made from.
 */
export const changeDiscussion: Act<WithContent & { readonly version: string | undefined }> = {
  may: theirs,
  take: (acting, { discussion: id, version, content: typed }) => {
    const one = discussionOf(acting.snapshot, { discussion: id });
    if (!one || one.state === 'cancelled') return refuse(OUTDATED);
    const { content, problems } = read(acting, typed, one);
    if (content && saysAlready(one, content)) return NOTHING;
    const meanwhile = changedMeanwhile(version, fieldsOf(discussionContent, one), `discussion/${id}`);
    if (!content || problems.length + meanwhile.length > 0) return refuse(...meanwhile, ...problems);
    const author = content.outcome === one.outcome ? {} : { outcomeBy: acting.actor.id };
    return done([
      put({ ...one, ...content, ...author, state: stateOf(content) }, one),
      audit(acting, 'discussion-changed', `discussion/${id}`, standing(one, content), content),
    ]);
  },
};

export const cancelDiscussion: Act<OfDiscussion> = {
  may: theirs,
  take: (acting, input) => {
    const one = discussionOf(acting.snapshot, input);
    if (one?.state === 'cancelled') return NOTHING;
    if (one?.state !== 'planned') return refuse(OUTDATED);
    return done([
      put({ ...one, state: 'cancelled' }, one),
      audit(acting, 'discussion-cancelled', `discussion/${one.id}`, one.state, 'cancelled'),
    ]);
  },
};

/** Called off by mistake. */
export const restoreDiscussion: Act<OfDiscussion> = {
  may: theirs,
  take: (acting, input) => {
    const one = discussionOf(acting.snapshot, input);
    if (!one) return refuse(OUTDATED);
    if (one.state !== 'cancelled') return NOTHING;
    const state = stateOf(one);
    return done([
      put({ ...one, state }, one),
      audit(acting, 'discussion-restored', `discussion/${one.id}`, one.state, state),
    ]);
  },
};

/** The names as they were typed; the same name twice is one team. `version` is the stamp of what the form was made from. */
export const setTeacherTeams: Act<{ readonly teams: readonly string[]; readonly version: string | undefined }> = {
  may: managers,
  take: (acting, { teams, version }) => {
    const { team } = acting.snapshot;
    const { content, problems } = readContent(teacherTeams, [...new Set(teams)]);
    if (content && saysAlready(team, { teacherTeams: content })) return NOTHING;
    const meanwhile = changedMeanwhile(version, { teams: team.teacherTeams }, `team/${team.id}`);
    if (!content || meanwhile.length > 0)
      return refuse(...meanwhile, ...problems.map((one) => ({ ...one, field: 'teams' })));
    return done([
      put({ ...team, teacherTeams: content }, team),
      audit(acting, 'teacher-teams-set', `team/${team.id}`, { teams: team.teacherTeams }, { teams: content }),
    ]);
  },
};
