/** Who does what in the team: the form of professions and roles, a page at a time, and the principal's appointment. */

import { messageCard } from '../../cards/common.ts';
import { called } from '../../cards/names.ts';
import { rolesSaved } from '../../cards/roles-saved.ts';
import { activeMembers, appointCard, MEMBERS_PER_PAGE, membersCard, namesOf } from '../../cards/setup.ts';
import { syncMembers } from '../../quality/people/act.ts';
import { type Member, PROFESSIONS, type Profession } from '../../quality/people/documents.ts';
import { appointPrincipal, assignRoles, couldBePrincipal } from '../../quality/people/roles-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { asRead } from './calendar.ts';
import { readChannel } from './channel.ts';
import { forTeam } from './for-team.ts';
import { managed, overview } from './settings.ts';
import { take } from './take.ts';
import { myWheel } from './wheel.ts';

type Step = (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>;

/** Reads the channel again first, so that the form shows the people who are there now. */
const openForm: Step = async (asked, data) => [
  open(await form(asRead(asked, data), (after) => pageOf(data, after), data['next'])),
];

/** With what somebody's words say in it, on the page where that stands. */
export const openFilledWith = async (turn: TeamTurn, said: SaidOf): Promise<Reply[]> => [
  openFilled(await form(turn, (after) => Math.floor(said.at(after) / MEMBERS_PER_PAGE), '', said)),
];
type SaidOf = {
  /** The place of the member among all. */
  readonly at: (snapshot: Snapshot) => number;
  readonly typed: Values;
  /** From another day on, which the form cannot keep. */
  readonly later: boolean;
};

async function form(turn: TeamTurn, page: (after: Snapshot) => number, next = '', said?: SaidOf) {
  const { home } = turn.snapshot.team;
  const people = (await readChannel(turn, home, turn.snapshot)) ?? [];
  const { after } = await take(turn, syncMembers, { people });
  const snapshot = after ?? turn.snapshot;
  const unreadable = people.length === 0 && home.kind === 'channel';
  return membersCard(turn.say, snapshot, page(snapshot), next, {
    unreadable,
    typed: said?.typed ?? {},
    ...(said?.later ? { note: turn.say('people:rolesFromNow') } : {}),
  });
}

const pageOf = (data: Values, snapshot: Snapshot): number => {
  const last = Math.ceil(activeMembers(snapshot).length / MEMBERS_PER_PAGE) - 1;
  return Math.max(0, Math.min(Number.parseInt(data['page'] ?? '0', 10) || 0, last));
};

const save: Step = async (asked, data, values) => {
  const turn = asRead(asked, data);
  const { snapshot, say } = turn;
  const page = pageOf(data, snapshot);
  const last = (page + 1) * MEMBERS_PER_PAGE >= activeMembers(snapshot).length;
  const next = data['next'] ?? '';
  const input = { ...readForm(values, last), version: data['version'] };
  const taken = await take(turn, assignRoles, input, { labels: labels(turn), now: now(turn) });
  if (!taken.after)
    return (
      taken.refusal ?? [replace(membersCard(say, snapshot, page, next, { problems: taken.problems, typed: values }))]
    );
  if (!last) return [replace(membersCard(say, taken.after, page + 1, next))];
  const proposed = couldBePrincipal(taken.after);
  if (proposed.length > 0) return [replace(appointCard(say, snapshot.key.team, proposed, next))];
  return [replace(goOn(turn, taken.after, next))];
};

/** The wheel while setting up; otherwise what has been saved, and the settings. */
function goOn(turn: TeamTurn, after: Snapshot, next: string) {
  const me = after.members.find(({ id }) => id === turn.me.id) ?? turn.me;
  return next === 'wheel'
    ? myWheel({ ...turn, me }, after)
    : overview({ ...turn, me }, after, rolesSaved(turn.say, turn.snapshot, after));
}

const appoint: Step = async (asked, data) => {
  const turn = asRead(asked, data);
  const taken = await take(turn, appointPrincipal, { person: data['person'] ?? '' });
  if (!taken.after) return taken.refusal ?? [privately(messageCard(asked.say, 'common:outdatedCard'))];
  return [replace(goOn(turn, taken.after, data['next'] ?? ''))];
};

const PROFESSIONS_OF = 'professions:';

function readForm(values: Values, last: boolean) {
  const professions = new Map(
    Object.entries(values)
      .filter(([id]) => id.startsWith(PROFESSIONS_OF))
      .map(([id, typed]) => [id.slice(PROFESSIONS_OF.length), listOf(typed).filter(isProfession)]),
  );
  const principal = values['principal'];
  if (!last || principal === undefined) return { professions, roles: null };
  const coordinators = listOf(values['coordinators'] ?? '');
  return { professions, roles: { principal: principal === '-' ? null : principal, coordinators } };
}

const listOf = (joined: string): string[] =>
  joined
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const isProfession = (word: string): word is Profession => (PROFESSIONS as readonly string[]).includes(word);

/** What the form calls its fields: people by name. */
const labels = ({ say, snapshot }: TeamTurn): Values => ({
  ...Object.fromEntries(snapshot.members.map((one) => [`${PROFESSIONS_OF}${one.id}`, called(say, one)])),
  principal: say('setup:principal'),
  coordinators: say('setup:coordinators'),
});

/** What stands in the fields now, as people read it. */
function now({ say, snapshot }: TeamTurn): Values {
  const active = activeMembers(snapshot);
  const names = (role: (member: Member) => boolean): string => namesOf(say, active.filter(role));
  const professions = active.map((one) => [
    `${PROFESSIONS_OF}${one.id}`,
    one.professions.map((profession) => say(`setup:profession.${profession}`)).join(', '),
  ]);
  return {
    ...Object.fromEntries(professions),
    principal: names(({ principal }) => principal),
    coordinators: names(({ coordinator }) => coordinator),
  };
}

export const actions = forTeam({
  'members.open': managed(openForm),
  'members.save': save,
  'members.appoint': appoint,
});
