/** Getting started: the bot introduces itself and asks for the school; the team moves, and hears who comes and goes. */
import { z } from 'zod';
import { messageCard, type Objection, shared } from '../../cards/common.ts';
import {
  anotherTeamCard,
  calendarCard,
  introCard,
  moveCard,
  type SchoolValues,
  schoolCard,
} from '../../cards/setup.ts';
import { setupLeftCard } from '../../cards/setup-left.ts';
import { speak } from '../../cards/texts.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import { localDay } from '../../quality/local-day.ts';
import { asStranger, syncMembers } from '../../quality/people/act.ts';
import { memberCalled, namesOf } from '../../quality/people/identity.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import {
  comeBack,
  createTeam,
  followChannel,
  moveTeam,
  type SchoolForm,
  schoolYears,
  takenOut as takenOutAct,
  unborn,
} from '../../quality/team/act.ts';
import { setupLeft } from '../../quality/team/setup-left.ts';
import { COUNTIES, suggestSchoolYear } from '../../quality/year/school-year.ts';
import { homeNoted } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import {
  asPerson,
  forAll,
  open,
  post,
  privately,
  replace,
  SWEDEN,
  type TeamTurn,
  type Turn,
  type Values,
} from '../turn.ts';
import { readChannel } from './channel.ts';
import { type ActionFlow, forTeam } from './for-team.ts';
import { take } from './take.ts';
import { newIds } from './wheel.ts';

/** The turn in a team that the platform tells about, by whoever did it there: often nobody of the team. */
function inside(turn: Turn, snapshot: Snapshot): TeamTurn {
  const me = memberCalled(snapshot.members, namesOf(turn.who)) ?? asStranger(asPerson(turn), turn.now);
  return { ...turn, today: localDay(snapshot.team, turn.now), snapshot, me };
}

const leftOf = (turn: Turn, snapshot: Snapshot) => setupLeftCard(turn.say, snapshot, inside(turn, snapshot).me);
/** A team whose setting up the person has left, and may go on with. */
function mayFinish(turn: Turn, snapshot: Snapshot): boolean {
  const step = setupLeft(snapshot);
  return step !== null && step !== 4 && mayManage(snapshot, inside(turn, snapshot).me);
}
const schoolOf = ({ team }: Snapshot) => ({ school: team.school });

/** The bot was added, or somebody without a team wrote to it. */
export async function introduce(turn: Turn, here: TeamKey | null): Promise<Reply[]> {
  const existing = here ? await turn.storage.snapshot(here) : null;
  const { chat } = turn.inbound;
  const inChannel = chat.kind === 'channel';
  if (existing) {
    const returns = inChannel && existing.team.home.kind === 'personal';
    if (returns) await take(inside(turn, existing), comeBack, { to: chat });
    return [
      post(turn, (to) => (returns ? messageCard(to.say, 'setup:cameBack', schoolOf(existing)) : leftOf(to, existing))),
    ];
  }
  const movable = inChannel ? await teamsInPersonalChat(turn) : [];
  return [
    post(turn, (to) =>
      movable.length > 0 ? moveCard(to.say, movable) : introCard(to.say, chat.kind, turn.inbound.elsewhere),
    ),
  ];
}

/** The bot was taken out of a chat. */
export async function takenOut(turn: Turn, here: TeamKey | null): Promise<Reply[]> {
  const snapshot = here && (await turn.storage.snapshot(here));
  if (snapshot) await take(inside(turn, snapshot), takenOutAct, { from: turn.inbound.chat });
  return [];
}

/** A channel that had ended is there again: only a team that lived in it is concerned. */
export async function restored(turn: Turn, key: TeamKey): Promise<Reply[]> {
  const snapshot = await turn.storage.snapshot(key);
  return snapshot?.team.home.route['cameFrom'] === undefined ? [] : introduce(turn, key);
}

/** The team's channel is the same under another id; nobody has to be told. */
export async function followed(turn: Turn, key: TeamKey, to: Address): Promise<Reply[]> {
  const snapshot = await turn.storage.snapshot(key);
  if (snapshot) await take(inside(turn, snapshot), followChannel, { from: turn.inbound.chat, to });
  return [];
}

async function teamsOfPerson({ storage, inbound, who }: Turn): Promise<Snapshot[]> {
  const keys = await storage.teamsOf(inbound.tenant, who.id);
  return (await Promise.all(keys.map((key) => storage.snapshot(key)))).filter((snapshot) => snapshot !== null);
}

/** Teams that the person set up in their own chat and that have no channel yet. */
const teamsInPersonalChat = async (turn: Turn): Promise<Snapshot[]> =>
  (await teamsOfPerson(turn)).filter(
    ({ team, members }) => team.home.kind === 'personal' && members.some((m) => m.id === turn.who.id && m.coordinator),
  );

const occupantOf = async ({ storage, inbound }: Turn): Promise<string | null> =>
  (await storage.teamAt(inbound.tenant, inbound.chat.conversation))?.team ?? null;

/** «kom igång»: the form, or a word that it is done already. Who is in a team is asked first whether a second one is meant. */
export async function start(turn: Turn, team: TeamTurn | null, meant = false): Promise<Reply[]> {
  const here = await occupantOf(turn);
  const existing =
    team?.snapshot ?? (here ? await turn.storage.snapshot({ tenant: turn.inbound.tenant, team: here }) : null);
  if (existing) return [post(turn, (to) => leftOf(to, existing))];
  const mine = meant ? [] : await teamsOfPerson(turn);
  const unfinished = mine.find((one) => mayFinish(turn, one));
  if (unfinished) return [post(turn, (to) => leftOf(to, unfinished))];
  if (mine.length > 0)
    return [
      post(turn, (to) =>
        anotherTeamCard(
          to.say,
          mine.map(({ team: { school } }) => school),
        ),
      ),
    ];
  return [open(newTeamCard(forAll(turn), {}, crypto.randomUUID()))];
}

/** The button stands in a channel to which the bot has just been added, and otherwise in somebody's own chat. */
const openSetup: ActionFlow = (turn, team, data) =>
  start(turn, team, data['another'] === 'yes' || turn.inbound.chat.kind === 'channel');

function newTeamCard(turn: Turn, typed: Values, id: string, problems: readonly Objection[] = []) {
  const suggestion: SchoolValues = {
    school: '',
    schoolYear: suggestSchoolYear(turn.today),
    county: 'Stockholm',
    count: '4',
    locale: turn.who.locale,
  };
  const choices = { schoolYears: schoolYears(turn.today), counties: COUNTIES };
  const action = { save: 'setup.school', open: 'setup.open', id } as const;
  return shared(schoolCard(turn.say, typedSchool(typed, suggestion), choices, action, problems));
}

/** What was typed, whatever it was, so that a faulty form comes back with it. */
export const typedSchool = (values: Values, otherwise: SchoolValues): SchoolValues => ({
  school: values['school'] ?? otherwise.school,
  schoolYear: values['schoolYear'] ?? otherwise.schoolYear,
  county: values['county'] ?? otherwise.county,
  count: values['count'] ?? otherwise.count,
  locale: values['locale'] ?? otherwise.locale,
});

/** The form as it is read. */
export const readSchool = (values: Values): SchoolForm => ({
  school: (values['school'] ?? '').trim(),
  county: values['county'] ?? '',
  count: /^\d$/.test(values['count'] ?? '') ? Number(values['count']) : null,
  locale: values['locale'] ?? '',
});

export const schoolLabels = ({ say }: Turn) => ({
  school: say('setup:school'),
  schoolYear: say('setup:schoolYear'),
  county: say('setup:county'),
  count: say('setup:count'),
  locale: say('setup:locale'),
});

const saveSchool: ActionFlow = async (asked, _team, data, values) => {
  const turn = forAll(asked);
  const { now, storage, inbound } = turn;
  const id = z.uuid().safeParse(data['id']);
  if (!id.success) return [replace(newTeamCard(turn, values, crypto.randomUUID()))];
  const key: TeamKey = { tenant: inbound.tenant, team: id.data };
  const known = await storage.snapshot(key);
  const team = inside(turn, known ?? unborn(key, inbound.chat, SWEDEN, now));
  if (known && !team.me.active) return [privately(messageCard(asked.say, 'common:outdatedCard'))];
  const occupant = await occupantOf(turn);
  const begun = occupant && !known ? await storage.snapshot({ ...key, team: occupant }) : null;
  if (begun) return [replace(leftOf(asked, begun))];
  const input = {
    ...readSchool(values),
    schoolYear: values['schoolYear'] ?? '',
    ids: newIds(),
    occupant,
    people: known ? [] : ((await readChannel(turn, inbound.chat, { key, members: [team.me] })) ?? []),
  };
  const taken = await take(team, createTeam, input, { labels: schoolLabels(turn) });
  if (taken.after) return [replace(firstCalendarCard(turn, taken.after))];
  return taken.refusal ?? [replace(newTeamCard(turn, values, id.data, taken.problems))];
};

/** In the language that has just been chosen for the team, unless the person is alone with the bot and heard in another. */
function firstCalendarCard({ inbound, tongue }: Turn, { team }: Snapshot) {
  const locale = (inbound.chat.kind === 'personal' && tongue.heard) || team.locale;
  const values = { ...team.calendar, breaks: formatBreaks(team.calendar, locale) };
  return calendarCard(speak(locale), team, values, 'members');
}

/** A team that began in a personal chat moves to the channel where the button was pressed. */
async function move(turn: TeamTurn): Promise<Reply[]> {
  const { chat } = turn.inbound;
  const people = (await readChannel(turn, chat, turn.snapshot)) ?? [];
  const taken = await take(turn, moveTeam, { to: chat, occupant: await occupantOf(turn), people });
  if (!taken.after) return taken.refusal ?? [privately(messageCard(turn.say, 'setup:problem.occupied'))];
  return [replace(shared(messageCard(speak(taken.after.team.locale), 'setup:movedHere', schoolOf(taken.after))))];
}

/** People came to or left the channel. */
export async function membersChanged(turn: Turn, key: TeamKey): Promise<Reply[]> {
  const stored = await turn.storage.snapshot(key);
  if (!stored) return [];
  const snapshot = await homeNoted(turn, stored);
  const people = await readChannel(turn, snapshot.team.home, snapshot);
  if (people) await take(inside(turn, snapshot), syncMembers, { people });
  return [];
}

export const actions = {
  'setup.open': openSetup,
  'setup.school': saveSchool,
  ...forTeam({ 'setup.move': move }),
};
