/** A team: set up, moved between chats, its school changed. */
import { z } from 'zod';
import { type Act, type Acting, audit, done, NOTHING, problem, put, refuse } from '../act.ts';
import { type Address, locale, type TeamKey } from '../base.ts';
import { coordinatorsOf } from '../deliveries/plan.ts';
import { DEFAULT_KEEP_TO_PLAN } from '../keep/documents.ts';
import { localDay } from '../local-day.ts';
import { asMember } from '../people/act.ts';
import type { Person } from '../people/identity.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { managers } from '../rights.ts';
import { type Snapshot, toSnapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { breaksIn } from '../year/break-names.ts';
import { DEFAULT_TIMING } from '../year/documents.ts';
import { proposalChanges } from '../year/proposal.ts';
import { COUNTIES, schoolYearOf, suggestSchoolYear } from '../year/school-year.ts';
import { suggestCalendar } from '../year/suggestion.ts';
import { MAX_CHECKPOINTS, MIN_CHECKPOINTS } from '../year/wheel.ts';
import { type Home, MAX_SCHOOL, type Team } from './documents.ts';

/** The form about the school, as typed. */
export type SchoolForm = {
  readonly school: string;
  readonly county: string;
  /** How many checkpoints a year; null when that could not be read. */
  readonly count: number | null;
  readonly locale: string;
};

const schoolForm = z.object({
  school: z.string().min(1).max(MAX_SCHOOL),
  county: z.string().refine((county) => COUNTIES.includes(county)),
  count: z.int().min(MIN_CHECKPOINTS).max(MAX_CHECKPOINTS),
  locale,
});

/** The form's contents, or one objection for each field that will not do. */
function read(form: SchoolForm): { content: z.infer<typeof schoolForm> } | { problems: Problem[] } {
  const parsed = schoolForm.safeParse(form);
  if (parsed.success) return { content: parsed.data };
  const issues = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.code]));
  const objection = (field: string, code: string): Problem =>
    field === 'school' && code === 'too_big'
      ? problem('common.tooLong', field, { max: MAX_SCHOOL })
      : problem('common.missing', field);
  return { problems: [...issues].map(([field, code]) => objection(field, code)) };
}

/** The school years that a team can begin with: this one and the next, in their order. */
export function schoolYears(today: Temporal.PlainDate): string[] {
  const years = [schoolYearOf(today), schoolYearOf(today.add({ years: 1 })), suggestSchoolYear(today)];
  return [...new Set(years)].toSorted();
}

/** A team that nobody has set up yet, as the act that sets it up finds it: its document has version 0, since none is stored. */
export function unborn(key: TeamKey, home: Address, timeZone: string, now: Temporal.Instant): Snapshot {
  const today = localDay({ timeZone }, now);
  const [county = ''] = COUNTIES;
  const team: Team = {
    kind: 'team',
    id: key.team,
    version: 0,
    schoolYear: '',
    school: '',
    county,
    calendar: suggestCalendar(suggestSchoolYear(today), county),
    checkpointCount: MAX_CHECKPOINTS,
    timing: DEFAULT_TIMING,
    timeZone,
    locale: 'sv',
    home,
    unitCode: null,
    teacherTeams: [],
    keepToPlan: DEFAULT_KEEP_TO_PLAN,
    wheelApprovedAt: null,
    yearStartedAt: null,
    wheelApprovedBy: null,
    createdAt: now.toString(),
  };
  const snapshot = toSnapshot(key, [team]);
  if (!snapshot) throw new RangeError('a team without its own document');
  return snapshot;
}

const homeAt = ({ conversation }: Address): Home => ({ kind: 'home', id: conversation, version: 1, schoolYear: '' });

/** A chat belongs to one team: `occupant` is the id of the team that lives there, null when none does. */
type InChat = { readonly occupant: string | null; readonly people: readonly Person[] };

/**
 * Sets up a team where nobody has one: with the suggested days, a first proposal of checkpoints, everybody who is in the chat,
 * and the actor as coordinator. The snapshot is `unborn`; of a team that is there already nothing is changed.
 */
export const createTeam: Act<SchoolForm & InChat & { readonly schoolYear: string; readonly ids: readonly string[] }> = {
  may: () => null,
  take: (acting, input) => {
    const { snapshot, actor, today, now } = acting;
    if (snapshot.team.version > 0) return NOTHING;
    if (input.occupant !== null) return refuse(problem('setup.occupied'));
    const form = read(input);
    const year = schoolYears(today).includes(input.schoolYear) ? [] : [problem('common.missing', 'schoolYear')];
    if ('problems' in form) return refuse(...form.problems, ...year);
    if (year.length > 0) return refuse(...year);
    const { school, county, count: checkpointCount, locale: said } = form.content;
    const calendar = suggestCalendar(input.schoolYear, county, said);
    const team: Team = { ...snapshot.team, school, county, calendar, checkpointCount, locale: said };
    const others = input.people.filter(({ id }) => id !== actor.id);
    return done([
      put(team, snapshot.team),
      put(homeAt(team.home)),
      put(asMember(actor, now, { coordinator: true })),
      ...others.map((person) => put(asMember(person, now))),
      ...proposalChanges(acting, team, input.ids),
      audit(acting, 'team-created', `team/${team.id}`, null, { school, schoolYear: calendar.schoolYear }),
    ]);
  },
};

/** From now on the team's messages go to this chat. What has been collected stays. */
function rehome(acting: Acting, home: Address): Change[] {
  const { team, homes } = acting.snapshot;
  return [
    put({ ...team, home }, team),
    ...(home.kind === 'channel' && !homes.some(({ id }) => id === home.conversation) ? [put(homeAt(home))] : []),
    audit(acting, 'team-moved', `team/${team.id}`, team.home.kind, home.kind),
  ];
}

/** A team that began in somebody's own chat moves to a channel, and finds those who are there. */
export const moveTeam: Act<InChat & { readonly to: Address }> = {
  may: managers,
  take: (acting, { to, occupant, people }) => {
    const { snapshot, now } = acting;
    if (to.kind !== 'channel') return refuse(problem('setup.onlyChannels'));
    if (occupant !== null && occupant !== snapshot.team.id) return refuse(problem('setup.occupied'));
    if (snapshot.team.home.conversation === to.conversation) return NOTHING;
    const known = new Set(snapshot.members.map(({ id }) => id));
    const added = people.filter(({ id }) => !known.has(id));
    return done([...rehome(acting, to), ...added.map((person) => put(asMember(person, now)))]);
  },
};

/**
 * The bot was taken out of a chat. A team that lived there keeps all it has and is asked through a coordinator's own chat, until the
 * bot is added to a channel again; each coordinator is told. Somebody's own chat that is closed changes nothing for the team.
 */
export const takenOut: Act<{ readonly from: Address }> = {
  may: () => null,
  take: (acting, { from }) => {
    const { home } = acting.snapshot.team;
    const coordinators = coordinatorsOf(acting.snapshot);
    const [first] = coordinators;
    const { teamId } = home.route;
    // A Microsoft team's own events come as of its General channel, whose id is the team's.
    const theirs = from.conversation === home.conversation || from.conversation === teamId;
    if (from.kind !== 'channel' || home.kind !== 'channel' || !theirs || !first) return NOTHING;
    const wayBack = { cameFrom: home.conversation, ...(teamId ? { teamId } : {}) };
    return done(
      rehome(acting, { ...first.address, route: { ...first.address.route, ...wayBack } }),
      coordinators.map(({ id }) => ({ kind: 'takenOut', recipient: id, subject: null })),
    );
  },
};

/** Added again to a channel that the team lived in before the bot was taken out of it, or to the Microsoft team with that channel. */
export const comeBack: Act<{ readonly to: Address }> = {
  may: () => null,
  take: (acting, { to }) => {
    const { team, homes } = acting.snapshot;
    const { teamId, cameFrom } = team.home.route;
    const lived = homes.some(({ id }) => id === to.conversation);
    const conversation = lived ? to.conversation : teamId === to.conversation ? cameFrom : undefined;
    if (to.kind !== 'channel' || team.home.kind !== 'personal' || conversation === undefined) return NOTHING;
    return done(rehome(acting, { ...to, conversation }));
  },
};

/** A channel is the same under another id: the team that lives in it is found and spoken to there, and one that did may come back there. */
export const followChannel: Act<{ readonly from: Address; readonly to: Address }> = {
  may: () => null,
  take: ({ snapshot: { team, homes } }, { from, to }) => {
    const lived = (id: string): boolean => homes.some((one) => one.id === id);
    if (to.kind !== 'channel' || !lived(from.conversation) || lived(to.conversation)) return NOTHING;
    const home = { ...team.home, conversation: to.conversation };
    return done([
      put(homeAt(to)),
      ...(team.home.conversation === from.conversation ? [put({ ...team, home }, team)] : []),
    ]);
  },
};

/** What the form about the school holds, as it is stored. */
export const schoolFields = ({ school, county, checkpointCount, locale: said }: Team) => ({
  school,
  county,
  count: checkpointCount,
  locale: said,
});

/**
 * Changes what is known of the school. Another number of checkpoints means another proposal, as long as nobody has approved the wheel;
 * `ids` name its checkpoints.
 */
export const changeSchool: Act<
  SchoolForm & { readonly ids: readonly string[]; readonly version?: string | undefined }
> = {
  may: managers,
  take: (acting, input) => {
    const { team } = acting.snapshot;
    const form = read(input);
    const changed = changedMeanwhile(input.version, schoolFields(team), `team/${team.id}`);
    if ('problems' in form) return refuse(...changed, ...form.problems);
    const { school, county, count: checkpointCount, locale: said } = form.content;
    const calendar = { ...team.calendar, breaks: breaksIn(said, team.calendar.breaks) };
    const after: Team = { ...team, school, county, calendar, checkpointCount, locale: said };
    const [was, is] = [schoolFields(team), schoolFields(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return NOTHING;
    if (changed.length > 0) return refuse(...changed);
    const again = checkpointCount !== team.checkpointCount && !team.wheelApprovedAt;
    return done([
      put(after, team),
      audit(acting, 'school-changed', `team/${team.id}`, was, is),
      ...(again ? proposalChanges(acting, after, input.ids) : []),
    ]);
  },
};
