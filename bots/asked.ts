/**
 * What the bot has asked somebody by itself in their own chat: whether they stand behind a goal. «Ja» right after the question, and words that
 * name it at any time, press its button. What is open is read from what waits for them and what they have been sent; nothing is remembered for it.
 */
import type { Button } from '../cards/card.ts';
import { askCard } from '../cards/goal-coach.ts';
import { waitingCard } from '../cards/waiting.ts';
import { buttonMeant } from '../language/reading/button-meant.ts';
import { mayAssent, standMeant, voteMeant } from '../language/reading/goal-vote.ts';
import { noSaid } from '../language/reading/no-said.ts';
import { saysYes, severalMeant } from '../language/reading/several-meant.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { askOccurrence } from '../quality/goals/acceptance.ts';
import type { Goal } from '../quality/goals/documents.ts';
import { localDay } from '../quality/local-day.ts';
import { waitingFor } from '../quality/status/waiting.ts';
import { candidates, named, teamTurn } from './find-team.ts';
import { noWithReason } from './flows/goal-acceptance.ts';
import type { Reply } from './messenger.ts';
import { post, sameKey, type TeamTurn, type Turn } from './turn.ts';

/** A goal that waits for the person, in the team that it is of. */
type Open = { readonly team: TeamTurn; readonly goal: Goal };

/** `press`: the words answer what was asked. `show`: they answer one of the questions that are open, and it is not sure which, in each school; null where none is. */
export type AskedMeant = { readonly press: Button } | { readonly show: readonly Reply[] } | null;

/** What words mean of what the bot has asked. `since`: when the person was last shown a card in answer to something; later questions go before it. */
export async function askedMeant(turn: Turn, text: string, since: Temporal.Instant | undefined): Promise<AskedMeant> {
  if (turn.inbound.chat.kind !== 'personal') return null;
  const vote = voteMeant(text);
  if (vote?.answer && vote.number !== null) return votedFor(turn, vote.number, vote.answer);
  const refused = await refusedFor(turn, text);
  if (refused) return refused;
  const stands = standMeant(text);
  const bare = stands === null ? buttonMeant(text, []) : null;
  const says = stands ?? (bare === 'yes' || bare === 'no' ? bare : null);
  const assents = says === null && mayAssent(text);
  const open = says === null && !assents ? [] : await openGoals(turn);
  const [only, ...others] = open;
  if (!only) return null;
  if (assents) return await mayBe(turn, open, since ?? 'last');
  if (others.length === 0 && (await isAsked(only, stands === null ? (since ?? 'last') : 'ever'))) {
    const [yes, no] = questionOf(only).actions;
    const button = says === 'yes' ? yes : no;
    if (button) return { press: button };
  }
  if (says !== 'yes') return null;
  const teams = open
    .map(({ team }) => team)
    .filter((team, at, all) => all.findIndex((one) => isSame(one, team)) === at);
  const each = teams.map((team) => named(turn, team.snapshot, [others.length === 0 ? shown(only) : list(team)]));
  return { show: (await Promise.all(each)).flat() };
}

/**
 * «Ja till båda»: what says yes to the goals that they are asked about, one button each. `since` as above; nothing where the words mean no several of them,
 * or one has not been asked.
 */
export async function severalAsked(
  turn: Turn,
  text: string,
  since: Temporal.Instant | undefined,
): Promise<readonly Button[]> {
  if (turn.inbound.chat.kind !== 'personal' || !saysYes(text)) return [];
  const open = await openGoals(turn);
  const those = (severalMeant(text, open.length) ?? []).flatMap((place) => open[place] ?? []);
  const asked = await Promise.all(those.map((one) => isAsked(one, 'ever')));
  const lately = await Promise.all(open.map((one) => isAsked(one, since ?? 'last')));
  if (!asked.every(Boolean) || !lately.some(Boolean)) return [];
  return those.flatMap((one) => questionOf(one).actions[0] ?? []);
}

const isSame = (one: TeamTurn, other: TeamTurn): boolean => sameKey(one.snapshot.key, other.snapshot.key);

/** «Ok» is no yes: the question itself, where it is what they were sent last. */
async function mayBe(turn: Turn, open: readonly Open[], when: 'last' | Temporal.Instant): Promise<AskedMeant> {
  for (const one of open)
    if (await isAsked(one, when)) return { show: await named(turn, one.team.snapshot, [shown(one)]) };
  return null;
}

/** «Jag står bakom mål 2»: the answer, where they have been sent the question; it is shown to them otherwise. */
async function votedFor(turn: Turn, number: number, answer: 'yes' | 'no'): Promise<AskedMeant> {
  const named = (await openGoals(turn)).filter(({ goal }) => goal.number === number);
  const [one, another] = named;
  if (!one || another || !(await isAsked(one, 'ever'))) return null;
  const [yes, no] = questionOf(one).actions;
  const button = answer === 'yes' ? yes : no;
  return button ? { press: button } : null;
}

/** «nej, 90 är för högt», with no goal named: the no with its reason, where they have been asked about one goal alone. */
async function refusedFor(turn: Turn, text: string): Promise<AskedMeant> {
  if (noSaid(text)?.number !== null) return null;
  const [only, another] = await openGoals(turn);
  if (!only || another || !(await isAsked(only, 'ever'))) return null;
  const form = await noWithReason(only.team, only.goal, text);
  return form && { show: form };
}

const questionOf = ({ team, goal }: Open) => askCard(team.who.locale, team.snapshot, goal, team.me);
const shown = (one: Open): Reply => post(one.team, () => questionOf(one));
const list = (team: TeamTurn): Reply =>
  post(team, ({ who, snapshot, me, today }) => waitingCard(who.locale, snapshot, me, today.toString()));

async function openGoals(turn: Turn): Promise<Open[]> {
  const teams = await Promise.all((await candidates(turn)).map((key) => teamTurn(turn, key)));
  return teams.flatMap((team) =>
    team === null
      ? []
      : waitingFor(team.snapshot, team.me, team.today.toString()).flatMap((one) =>
          one.kind === 'goal' ? [{ team, goal: one.goal }] : [],
        ),
  );
}

/** Whether the person has been sent the question as the goal now is: at some time, as the last that they were sent, or so after an instant. */
async function isAsked({ team, goal }: Open, when: 'ever' | 'last' | Temporal.Instant): Promise<boolean> {
  const from = localDay(team.snapshot.team, goal.askedAt ?? goal.createdAt).toString();
  const got = await team.storage.deliveriesTo(team.snapshot.key, team.me.id, from);
  const sent = got.filter(({ state }) => state === 'sent');
  const isIt = ({ kind, occurrence }: Delivery): boolean => kind === 'accept' && occurrence === askOccurrence(goal);
  // What stood in the day's message beside another was sent with that.
  if (when === 'ever') return got.some((one) => (one.state === 'sent' || one.note === 'merged') && isIt(one));
  const last = sent.toSorted((a, b) => at(a) - at(b)).at(-1);
  return last !== undefined && isIt(last) && (when === 'last' || at(last) >= when.epochMilliseconds);
}

const at = ({ endedAt, dueAt }: Delivery): number => Temporal.Instant.from(endedAt ?? dueAt).epochMilliseconds;
