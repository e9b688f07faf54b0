/** The school's side of the overview: the appointed principal gives it to somebody by name, or by the line that they have sent. */
import { type OverviewValues, overviewCard, overviewForm } from '../../cards/overview.ts';
import { personCalled } from '../../language/reading/goal-owner.ts';
import type { Right } from '../../quality/act.ts';
import { endOverview, giveOverview, overviewOf } from '../../quality/overview/act.ts';
import { DEFAULT_SHARES, SHARES } from '../../quality/overview/documents.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, replace, type TeamTurn, type Turn, type Values } from '../turn.ts';
import * as allSchools from './all-schools.ts';
import { type ActionFlow, forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';

const TO = /(?:till|åt|to)\s+(.+)$/isu;
/** «ge Anna Berg överblick», with the id of their line behind it. */
const GIVES =
  /^.{0,20}(?<!\p{L})(?:ge|give)\s(\S.{0,60}?)\s(?:en |an )?(?:överblick|overview)(?:en)?(\sid:\S{1,130})?[\s.!]{0,3}$/iu;

/** «ge överblick till Anna Berg» opens the form with that name; without one it is read who has it. */
export async function ask(turn: TeamTurn, words: string): Promise<Reply[]> {
  const [, name = ''] = TO.exec(words) ?? [];
  const [, before = '', after = ''] = GIVES.exec(words) ?? [];
  const named = (name || `${before}${after}`).trim();
  if (named === '' || !turn.me.principal) return [post(turn, (to) => overviewCard(to.say, to.snapshot, to.me))];
  return [openFilled(overviewForm(turn.say, turn.snapshot, '', { overseer: named, shares: DEFAULT_SHARES.join(',') }))];
}

const shown = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot) => overviewCard(turn.say, snapshot, turn.me);

async function openForm(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const refusal = refusedBy(turn, giveOverview.may as Right<unknown>, {});
  if (refusal) return refusal;
  const person = data['person'] ?? '';
  const shares = overviewOf(turn.snapshot, person)?.shares ?? DEFAULT_SHARES;
  return [open(overviewForm(turn.say, turn.snapshot, person, { overseer: '', shares: shares.join(',') }))];
}

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const typed: OverviewValues = { overseer: values['overseer'] ?? '', shares: values['shares'] ?? '' };
  const known = data['person'] ?? '';
  const found = known === '' ? await whoIs(turn, typed.overseer) : { person: known, name: '' };
  const unread = 'problem' in found ? [turn.say(found.problem)] : [];
  const meant = 'problem' in found ? { person: '', name: typed.overseer } : found;
  const shares = SHARES.filter((share) => typed.shares.split(',').includes(share));
  const labels = { who: turn.say('overview:who'), shares: turn.say('overview:shares') };
  const taken = await take(turn, giveOverview, { ...meant, shares, version: data['version'] }, { labels, unread });
  if (taken.after) return [replace(shown(turn, taken.after))];
  const problems = unread.length > 0 ? unread : taken.problems;
  return taken.refusal ?? [replace(overviewForm(turn.say, turn.snapshot, known, typed, problems))];
}

/** At the end of the line that «alla skolor» gives; see `overview:line`. */
const ID = /(?:^|\s)id:(\S{1,130})\s*$/;

type Found =
  | { readonly person: string; readonly name: string }
  | { readonly problem: 'overview:notFound' | 'overview:several' };

/** Whom the words mean: somebody by an id, or the one person in the organisation's teams who is called so. */
async function whoIs(turn: TeamTurn, words: string): Promise<Found> {
  const { storage, snapshot } = turn;
  const { tenant } = snapshot.key;
  const said = words.trim().replace(/^(?:ge|give) (?:överblick|overview) (?:till|to) /iu, '');
  const [, id] = ID.exec(said) ?? [];
  const name = (id ? said.replace(ID, '') : said).replace(/^@/, '').trim();
  if (id) {
    const [known] = await storage.membersCalled(tenant, [id]);
    const called = known?.member.name || name;
    return called === '' ? { problem: 'overview:notFound' } : { person: known?.member.id ?? id, name: called };
  }
  const people = new Map((await storage.summaries.peopleNamed(tenant, name)).map((one) => [one.id, one]));
  const [one = colleague(turn, name)] = people.values();
  if (people.size > 1) return { problem: 'overview:several' };
  return one ? { person: one.id, name: one.name } : { problem: 'overview:notFound' };
}

/** In the principal's own team a first name or a profession says who. */
function colleague({ snapshot, me }: TeamTurn, name: string): Member | undefined {
  const members = snapshot.members.filter(({ active, id }) => active && id !== me.id);
  const id = personCalled(name, [me, ...members]);
  return members.find((one) => one.id === id);
}

async function end(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, endOverview, { person: data['person'] ?? '' });
  return taken.after ? [replace(shown(turn, taken.after))] : (taken.refusal ?? [replace(shown(turn))]);
}

/** The principal takes back one school's; whoever was given it lays down all. */
const endEither: ActionFlow = (turn: Turn, team, data) => (team ? end(team, data) : allSchools.layDown(turn));

export const actions = {
  ...forTeam({
    'overview.show': async (turn) => [replace(shown(turn))],
    'overview.open': openForm,
    'overview.give': save,
    'overview.change': save,
  }),
  'overview.end': endEither,
};
