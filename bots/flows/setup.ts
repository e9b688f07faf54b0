/** Getting started: the bot introduces itself, asks for the school, the year's days and who does what. */
import { z } from 'zod';
import { messageCard, shared } from '../../cards/common.ts';
import { calendarCard, introCard, moveCard, type SchoolValues, schoolCard } from '../../cards/setup.ts';
import { speak } from '../../cards/texts.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import { coordinatorsOf } from '../../quality/deliveries/plan.ts';
import { DEFAULT_KEEP_TO_PLAN } from '../../quality/keep/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Change } from '../../quality/ports.ts';
import { mayManage } from '../../quality/rights.ts';
import { type Snapshot, toSnapshot } from '../../quality/snapshot.ts';
import type { Team } from '../../quality/team/documents.ts';
import { DEFAULT_TIMING } from '../../quality/year/documents.ts';
import { COUNTIES, schoolYearOf, suggestCalendar, suggestSchoolYear } from '../../quality/year/school-year.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, put, replace, SWEDEN, type TeamTurn, type Turn, type Values } from '../turn.ts';
import { readChannel } from './channel.ts';
import { type ActionFlow, forTeam } from './for-team.ts';
import { proposalChanges } from './wheel.ts';

/** The bot was added, or somebody without a team wrote to it. */
export async function introduce(turn: Turn, here: TeamKey | null): Promise<Reply[]> {
  const existing = here ? await turn.storage.snapshot(here) : null;
  const inChannel = turn.inbound.chat.kind === 'channel';
  if (existing && inChannel && existing.team.home.kind === 'personal') return comeBack(turn, existing);
  if (existing) return [post(messageCard(turn.say, 'setup:alreadySetUp', { school: existing.team.school }))];
  if (inChannel) {
    const movable = await teamsInPersonalChat(turn);
    if (movable.length > 0) return [post(moveCard(turn.say, movable))];
  }
  return [post(introCard(turn.say, turn.inbound.chat.kind))];
}

/** Added again to the channel that the team lived in before the bot was taken out of it. */
async function comeBack(turn: Turn, snapshot: Snapshot): Promise<Reply[]> {
  await rehome(turn, snapshot, turn.inbound.chat);
  return [post(messageCard(turn.say, 'setup:cameBack', { school: snapshot.team.school }))];
}

function rehome(turn: Turn, snapshot: Snapshot, home: Address): Promise<Snapshot> {
  const { team } = snapshot;
  const moved: Team = { ...team, home };
  return commit({ ...turn, snapshot }, [
    put(moved, team),
    audit(turn, 'team-moved', `team/${team.id}`, team.home.kind, home.kind),
  ]);
}

/**
 * The bot was taken out of a chat. A team that lived there keeps all it has and is asked through a coordinator's own chat, until the
 * bot is added to a channel again; each coordinator is told. Somebody's own chat that is closed changes nothing for the team.
 */
export async function takenOut(turn: Turn, here: TeamKey | null): Promise<Reply[]> {
  const snapshot = here && (await turn.storage.snapshot(here));
  if (!snapshot || turn.inbound.chat.kind !== 'channel') return [];
  if (snapshot.team.home.conversation !== turn.inbound.chat.conversation) return [];
  const coordinators = coordinatorsOf(snapshot);
  const [first] = coordinators;
  if (!first) return [];
  await rehome(turn, snapshot, first.address);
  return coordinators.map(({ address, locale }) => ({
    as: 'tell',
    to: address,
    card: messageCard(speak(locale), 'setup:takenOut', { school: snapshot.team.school }),
  }));
}

/** Teams that the person set up in their own chat and that have no channel yet. */
async function teamsInPersonalChat(turn: Turn): Promise<Snapshot[]> {
  const keys = await turn.storage.teamsOf(turn.inbound.tenant, turn.who.id);
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  return snapshots
    .filter((snapshot) => snapshot !== null)
    .filter((s) => s.team.home.kind === 'personal' && s.members.some((m) => m.id === turn.who.id && m.coordinator));
}

/** «kom igång»: the form, or a word that it is done already. */
export async function start(turn: Turn, team: TeamTurn | null): Promise<Reply[]> {
  const here = await turn.storage.teamAt(turn.inbound.tenant, turn.inbound.chat.conversation);
  const existing = team?.snapshot ?? (here ? await turn.storage.snapshot(here) : null);
  if (existing) return [post(messageCard(turn.say, 'setup:alreadySetUp', { school: existing.team.school }))];
  return [open(newTeamCard(turn, suggestion(turn), crypto.randomUUID()))];
}

const suggestion = (turn: Turn): SchoolValues => ({
  school: '',
  schoolYear: suggestSchoolYear(turn.today),
  county: 'Stockholm',
  count: '4',
  locale: turn.who.locale,
});

/** This school year and the next. */
function schoolYears(today: Temporal.PlainDate): string[] {
  const years = [schoolYearOf(today), schoolYearOf(today.add({ years: 1 })), suggestSchoolYear(today)];
  return [...new Set(years)].toSorted();
}

function newTeamCard(turn: Turn, values: SchoolValues, id: string, problems: readonly string[] = []) {
  const choices = { schoolYears: schoolYears(turn.today), counties: COUNTIES };
  return shared(schoolCard(turn.say, values, choices, { save: 'setup.school', open: 'setup.open', id }, problems));
}

/** What the school form gives; shared with the settings. */
export const schoolForm = z.object({
  school: z.string().trim().min(1).max(120),
  schoolYear: z.string().regex(/^\d{4}\/\d{2}$/),
  county: z.string().refine((county) => COUNTIES.includes(county)),
  count: z.enum(['2', '3', '4']).transform(Number),
  locale: z.enum(['sv', 'en']),
});

/** What was typed, whatever it was, so that a faulty form comes back with it. */
export const typedSchool = (values: Values, otherwise: SchoolValues): SchoolValues => ({
  school: values['school'] ?? otherwise.school,
  schoolYear: values['schoolYear'] ?? otherwise.schoolYear,
  county: values['county'] ?? otherwise.county,
  count: values['count'] ?? otherwise.count,
  locale: values['locale'] ?? otherwise.locale,
});

/** One sentence for each faulty field of the school form. */
export function schoolProblems(turn: Turn, error: z.ZodError): string[] {
  const label = {
    school: 'setup:school',
    schoolYear: 'setup:schoolYear',
    county: 'setup:county',
    count: 'setup:count',
    locale: 'setup:locale',
  } as const;
  const fields = new Set(error.issues.map((issue) => String(issue.path[0])));
  return (Object.keys(label) as (keyof typeof label)[])
    .filter((field) => fields.has(field))
    .map((field) => {
      const tooLong = error.issues.some((issue) => issue.path[0] === field && issue.code === 'too_big');
      const key = tooLong ? 'common:tooLong' : 'common:missing';
      return turn.say(key, { field: turn.say(label[field]), max: 120 });
    });
}

const saveSchool: ActionFlow = async (turn, _team, data, values) => {
  const id = z.uuid().safeParse(data['id']);
  const parsed = schoolForm.safeParse(values);
  const known = schoolYears(turn.today);
  if (!id.success) return [replace(newTeamCard(turn, typedSchool(values, suggestion(turn)), crypto.randomUUID()))];
  if (turn.refused.length > 0 || !parsed.success || !known.includes(parsed.data.schoolYear)) {
    const year = parsed.success && !known.includes(parsed.data.schoolYear);
    const problems = [
      ...turn.refused,
      ...(year ? [turn.say('common:missing', { field: turn.say('setup:schoolYear') })] : []),
      ...(parsed.success ? [] : schoolProblems(turn, parsed.error)),
    ];
    return [replace(newTeamCard(turn, typedSchool(values, suggestion(turn)), id.data, problems))];
  }
  const key: TeamKey = { tenant: turn.inbound.tenant, team: id.data };
  const here = await turn.storage.teamAt(key.tenant, turn.inbound.chat.conversation);
  const existing = here ? await turn.storage.snapshot(here) : null;
  if (existing) return [replace(firstCalendarCard(turn, existing))];
  return [replace(firstCalendarCard(turn, await createTeam(turn, key, parsed.data)))];
};

const firstCalendarCard = (turn: Turn, { key, team }: Snapshot) =>
  calendarCard(
    turn.say,
    { id: key.team, schoolYear: team.calendar.schoolYear },
    { ...team.calendar, breaks: formatBreaks(team.calendar, turn.who.locale) },
    'members',
  );

/** Makes the team with the suggested days, the channel's members and a first proposal of checkpoints. All of it or nothing. */
async function createTeam(turn: Turn, key: TeamKey, form: z.infer<typeof schoolForm>): Promise<Snapshot> {
  const now = turn.now.toString();
  const calendar = suggestCalendar(form.schoolYear, form.county);
  const team: Team = {
    kind: 'team',
    id: key.team,
    version: 1,
    schoolYear: '',
    school: form.school,
    county: form.county,
    calendar,
    checkpointCount: form.count,
    timing: DEFAULT_TIMING,
    timeZone: SWEDEN,
    locale: form.locale,
    home: turn.inbound.chat,
    unitCode: null,
    teacherTeams: [],
    keepToPlan: DEFAULT_KEEP_TO_PLAN,
    wheelApprovedAt: null,
    wheelApprovedBy: null,
    createdAt: now,
  };
  const home: Document = { kind: 'home', id: turn.inbound.chat.conversation, version: 1, schoolYear: '' };
  const others = (await readChannel(turn, turn.inbound.chat)) ?? [];
  const members = [
    personAsMember(turn, { ...turn.who }, true),
    ...others.filter((p) => p.id !== turn.who.id).map((p) => personAsMember(turn, p, false)),
  ];
  const empty = toSnapshot(key, [team, ...members]);
  if (!empty) throw new RangeError('a team without its own document');
  const changes: Change[] = [
    put(team),
    put(home),
    ...members.map((member) => put(member)),
    ...proposalChanges({ ...turn, snapshot: empty }, team),
    audit(turn, 'team-created', `team/${team.id}`, null, { school: team.school, schoolYear: calendar.schoolYear }),
  ];
  return commit({ ...turn, snapshot: empty }, changes);
}

type Person = Pick<Member, 'id' | 'name' | 'locale' | 'address'>;
function personAsMember(turn: Turn, person: Person, coordinator: boolean): Member {
  return {
    kind: 'member',
    id: person.id,
    version: 1,
    schoolYear: '',
    name: person.name,
    professions: [],
    coordinator,
    principal: false,
    active: true,
    locale: person.locale,
    address: person.address,
    joinedAt: turn.now.toString(),
    away: null,
    snoozedUntil: null,
  };
}

/** A team that began in a personal chat moves to the channel where the button was pressed. */
async function move(turn: TeamTurn): Promise<Reply[]> {
  const { snapshot, inbound, say } = turn;
  if (!mayManage(snapshot, turn.me)) return [replace(messageCard(say, 'common:notYourTeam'))];
  const already = snapshot.homes.some((home) => home.id === inbound.chat.conversation);
  if (!already) {
    const team: Team = { ...snapshot.team, home: inbound.chat };
    const home: Document = { kind: 'home', id: inbound.chat.conversation, version: 1, schoolYear: '' };
    const people = (await readChannel(turn, inbound.chat)) ?? [];
    const added = people.filter((person) => !snapshot.members.some((member) => member.id === person.id));
    await commit(turn, [
      put(team, snapshot.team),
      put(home),
      ...added.map((person) => put(personAsMember(turn, person, false))),
      audit(turn, 'team-moved', `team/${team.id}`, snapshot.team.home.kind, team.home.kind),
    ]);
  }
  return [replace(shared(messageCard(say, 'setup:movedHere', { school: snapshot.team.school })))];
}

/** People came to or left the channel: those who are new become members, those who left get no more prompts. */
export async function membersChanged(turn: Turn, key: TeamKey): Promise<Reply[]> {
  const snapshot = await turn.storage.snapshot(key);
  const people = snapshot ? await readChannel(turn, snapshot.team.home) : null;
  if (!snapshot || !people) return [];
  const present = new Map(people.map((person) => [person.id, person]));
  const changes: Change[] = [];
  for (const person of people) {
    const known = snapshot.members.find((member) => member.id === person.id);
    if (!known) changes.push(put(personAsMember(turn, person, false)));
    else if (!known.active) changes.push(put({ ...known, active: true, address: person.address }, known));
  }
  for (const member of snapshot.members) {
    if (member.active && !present.has(member.id)) changes.push(put({ ...member, active: false }, member));
  }
  if (changes.length > 0) await commit({ ...turn, snapshot }, changes);
  return [];
}

const openSetup: ActionFlow = (turn, team) => start(turn, team);

export const actions = {
  'setup.open': openSetup,
  'setup.school': saveSchool,
  ...forTeam({ 'setup.move': move }),
};
