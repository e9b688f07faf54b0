/** Settings: school, year, members and roles, when prompts go out. Only coordinator and principal change them. */
import type { z } from 'zod';
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { membersListCard, nextYearCard, settingsCard, type TimingValues, timingCard } from '../../cards/settings.ts';
import { activeMembers, calendarCard, MEMBERS_PER_PAGE, membersCard, schoolCard } from '../../cards/setup.ts';
import { speak } from '../../cards/texts.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import { type Member, PROFESSIONS, type Profession } from '../../quality/people/documents.ts';
import type { Change } from '../../quality/ports.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Team } from '../../quality/team/documents.ts';
import { timing as timingSchema } from '../../quality/year/documents.ts';
import { COUNTIES, schoolYearOf, suggestCalendar } from '../../quality/year/school-year.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { readChannel } from './channel.ts';
import { forTeam } from './for-team.ts';
import { notAllowed } from './may-not.ts';
import { membersChanged, schoolForm, schoolProblems, typedSchool } from './setup.ts';
import { myWheel, proposalChanges } from './wheel.ts';

type Step = (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>;
const managed =
  (step: Step): Step =>
  async (turn, data, values) =>
    mayManage(turn.snapshot, turn.me) ? step(turn, data, values) : notAllowed(turn);

const overview = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot) =>
  settingsCard(turn.say, snapshot, mayManage(snapshot, turn.me), nextYearOf(turn));

/** The year after the current one, once it can be planned: from April, when the spring's checkpoints are near. */
function nextYearOf(turn: TeamTurn): string | null {
  const end = Temporal.PlainDate.from(turn.snapshot.team.calendar.springEnd);
  const from = end.with({ month: 4, day: 1 });
  return Temporal.PlainDate.compare(turn.today, from) < 0 ? null : schoolYearOf(end.add({ months: 3 }));
}

export async function show(turn: TeamTurn): Promise<Reply[]> {
  return [post(overview(turn))];
}

export async function members(turn: TeamTurn): Promise<Reply[]> {
  return [post(membersListCard(turn.say, turn.snapshot, mayManage(turn.snapshot, turn.me)))];
}

const schoolOpen: Step = async (turn) => [open(schoolSettings(turn))];

function schoolSettings(turn: TeamTurn, values: Values = {}, problems: readonly string[] = []) {
  const { team, key } = turn.snapshot;
  const current = {
    school: team.school,
    schoolYear: team.calendar.schoolYear,
    county: team.county,
    count: String(team.checkpointCount),
    locale: team.locale,
  };
  const choices = { schoolYears: [team.calendar.schoolYear], counties: COUNTIES };
  const action = { save: 'settings.school', open: 'settings.schoolOpen', team: key.team } as const;
  return schoolCard(turn.say, typedSchool(values, current), choices, action, problems);
}

const school: Step = async (turn, _data, values) => {
  const before = turn.snapshot.team;
  const parsed = schoolForm.safeParse({ ...values, schoolYear: before.calendar.schoolYear });
  if (turn.refused.length > 0) return [replace(schoolSettings(turn, values, turn.refused))];
  if (!parsed.success) return [replace(schoolSettings(turn, values, schoolProblems(turn, parsed.error)))];
  const { school: name, county, count, locale } = parsed.data;
  const team: Team = { ...before, school: name, county, checkpointCount: count, locale };
  const again = count !== before.checkpointCount && !before.wheelApprovedAt;
  const after = await commit(turn, [
    put(team, before),
    audit(turn, 'school-changed', `team/${team.id}`, pick(before), pick(team)),
    ...(again ? proposalChanges(turn, team) : []),
  ]);
  const note = again ? [post(messageCard(turn.say, 'people:wheelAgain'))] : [];
  return [replace(overview({ ...turn, snapshot: after })), ...note];
};
const pick = ({ school: name, county, checkpointCount, locale }: Team) => ({
  school: name,
  county,
  checkpointCount,
  locale,
});

const timingOpen: Step = async (turn) => {
  const { timing } = turn.snapshot.team;
  const values = Object.fromEntries(Object.entries(timing).map(([k, v]) => [k, String(v)])) as TimingValues;
  return [open(timingCard(turn.say, turn.snapshot.key.team, values))];
};

const TIMING_LIMITS = { gather: [1, 60], prompt: [1, 30], reminder: [0, 20], decisions: [1, 20] } as const;
const TIMING_LABELS = {
  gather: 'people:timingGather',
  prompt: 'people:timingPrompt',
  reminder: 'people:timingReminder',
  decisions: 'people:timingDecisions',
  from: 'people:timingFrom',
  to: 'people:timingTo',
} as const;

const timing: Step = async (turn, _data, values) => {
  const before = turn.snapshot.team;
  const typed = Object.fromEntries(
    Object.keys(TIMING_LABELS).map((k) => [k, (values[k] ?? '').trim()]),
  ) as TimingValues;
  const parsed = timingSchema.safeParse({
    ...typed,
    ...Object.fromEntries(
      Object.keys(TIMING_LIMITS).map((k) => [
        k,
        /^\d+$/.test(typed[k as 'gather']) ? Number(typed[k as 'gather']) : NaN,
      ]),
    ),
  });
  const problems = timingProblems(turn, parsed, typed);
  if (!parsed.success || problems.length > 0)
    return [replace(timingCard(turn.say, turn.snapshot.key.team, typed, problems))];
  const team: Team = { ...before, timing: parsed.data };
  const after = await commit(turn, [
    put(team, before),
    audit(turn, 'timing-changed', `team/${team.id}`, before.timing, team.timing),
  ]);
  return [replace(overview({ ...turn, snapshot: after }))];
};

function timingProblems(turn: TeamTurn, parsed: z.ZodSafeParseResult<Team['timing']>, typed: TimingValues): string[] {
  if (parsed.success) {
    const { gather, prompt, reminder, from, to } = parsed.data;
    const problems: string[] = [];
    if (!(gather > prompt && prompt > reminder)) problems.push(turn.say('people:timingOrder'));
    if (from >= to) problems.push(turn.say('people:timingClockOrder'));
    return problems;
  }
  const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return (Object.keys(typed) as (keyof typeof TIMING_LABELS)[])
    .filter((field) => fields.has(field))
    .map((field) => {
      const label = turn.say(TIMING_LABELS[field]);
      if (field === 'from' || field === 'to') return turn.say('people:timingClock', { field: label });
      const [min, max] = TIMING_LIMITS[field];
      return turn.say('people:timingNumber', { field: label, min, max });
    });
}

/** Reads the channel again first, so that the form shows the people who are there now. */
const membersOpen: Step = async (turn, data) => {
  const people = await readChannel(turn, turn.snapshot.team.home);
  if (people) await membersChanged(turn, turn.snapshot.key);
  const snapshot = (await turn.storage.snapshot(turn.snapshot.key)) ?? turn.snapshot;
  const unreadable = !people && turn.snapshot.team.home.kind === 'channel';
  return [open(membersCard(turn.say, snapshot, pageOf(data, snapshot), data['next'] ?? '', { unreadable }))];
};

const pageOf = (data: Values, snapshot: Snapshot): number => {
  const last = Math.ceil(activeMembers(snapshot).length / MEMBERS_PER_PAGE) - 1;
  return Math.max(0, Math.min(Number.parseInt(data['page'] ?? '0', 10) || 0, last));
};

const membersSave: Step = async (turn, data, values) => {
  const { snapshot } = turn;
  const page = pageOf(data, snapshot);
  const last = (page + 1) * MEMBERS_PER_PAGE >= activeMembers(snapshot).length;
  const wanted = snapshot.members.map((member) => wantedMember(member, values, last));
  const next = data['next'] ?? '';
  if (last && !wanted.some((member) => member.active && (member.coordinator || member.principal))) {
    return [replace(membersCard(turn.say, snapshot, page, next, { problems: [turn.say('setup:coordinatorNeeded')] }))];
  }
  const changes: Change[] = [];
  const announcements: string[] = [];
  for (const [index, member] of snapshot.members.entries()) {
    const now = wanted[index];
    if (!now || sameRoles(member, now)) continue;
    changes.push(put(now, member), audit(turn, 'roles-changed', `member/${member.id}`, roles(member), roles(now)));
    announcements.push(...appointed(snapshot, member, now));
  }
  const after = changes.length > 0 ? await commit(turn, changes) : snapshot;
  if (!last) return [replace(membersCard(turn.say, after, page + 1, next))];
  const done =
    next === 'wheel'
      ? myWheel({ ...turn, me: memberNow(after, turn.me) }, after)
      : overview({ ...turn, snapshot: after });
  const tell = announcements.map(
    (words): Reply => ({ as: 'tell', to: after.team.home, card: sentenceCard(speak(after.team.locale), words) }),
  );
  return [replace(done), ...tell];
};

const memberNow = (snapshot: Snapshot, me: Member): Member => snapshot.members.find((m) => m.id === me.id) ?? me;

/** What the form wants a member to be. Roles are on the last page; a person not on this page keeps what they have. */
function wantedMember(member: Member, values: Values, last: boolean): Member {
  if (!member.active) return member;
  const typed = values[`professions:${member.id}`];
  const professions = typed === undefined ? member.professions : listOf(typed).filter(isProfession).slice(0, 6);
  if (!last || values['principal'] === undefined) return { ...member, professions };
  return {
    ...member,
    professions,
    principal: values['principal'] === member.id,
    coordinator: listOf(values['coordinators'] ?? '').includes(member.id),
  };
}

const listOf = (joined: string): string[] =>
  joined
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const isProfession = (word: string): word is Profession => (PROFESSIONS as readonly string[]).includes(word);
const roles = ({ professions, principal, coordinator }: Member) => ({ professions, principal, coordinator });
const sameRoles = (a: Member, b: Member): boolean => JSON.stringify(roles(a)) === JSON.stringify(roles(b));

/** Appointing is announced in the channel. */
function appointed(snapshot: Snapshot, before: Member, after: Member): string[] {
  const say = speak(snapshot.team.locale);
  const words: string[] = [];
  if (after.principal && !before.principal) words.push(say('setup:principalAppointed', { name: after.name }));
  if (after.coordinator && !before.coordinator) words.push(say('setup:coordinatorAppointed', { name: after.name }));
  return words;
}

const nextYearAsk: Step = async (turn) => {
  const year = nextYearOf(turn);
  return year ? [replace(nextYearCard(turn.say, turn.snapshot.key.team, year))] : [replace(overview(turn))];
};

/** Lays out the next school year: suggested days, a fresh proposal of checkpoints, nothing approved yet. */
const nextYear: Step = async (turn, data) => {
  const year = nextYearOf(turn);
  if (!year || data['year'] !== year) return [replace(overview(turn))];
  const before = turn.snapshot.team;
  const calendar = suggestCalendar(year, before.county);
  const team: Team = { ...before, calendar, wheelApprovedAt: null, wheelApprovedBy: null };
  const bare: Snapshot = { ...turn.snapshot, checkpoints: [], goals: [], answers: [], decisions: [] };
  const after = await commit({ ...turn, snapshot: bare }, [
    put(team, before),
    audit(turn, 'school-year-started', `team/${team.id}`, before.calendar.schoolYear, year),
    ...proposalChanges({ ...turn, snapshot: bare }, team),
  ]);
  const values = { ...calendar, breaks: formatBreaks(calendar, turn.who.locale) };
  return [replace(calendarCard(turn.say, { id: after.key.team, schoolYear: year }, values, 'members'))];
};

const showAgain: Step = async (turn) => [replace(overview(turn))];

export const actions = forTeam({
  'settings.show': showAgain,
  'settings.schoolOpen': managed(schoolOpen),
  'settings.school': managed(school),
  'settings.timingOpen': managed(timingOpen),
  'settings.timing': managed(timing),
  'settings.nextYearAsk': managed(nextYearAsk),
  'settings.nextYear': managed(nextYear),
  'members.open': managed(membersOpen),
  'members.save': managed(membersSave),
});
