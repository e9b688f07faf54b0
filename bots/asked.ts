/**
 * What the bot has asked somebody by itself in their own chat: whether they stand behind a goal. «Ja» right after the question, and words that
 * name it at any time, press its button. What is open is read from what waits for them and what they have been sent; nothing is remembered for it.
 */
import type { Button } from '../cards/card.ts';
import { askCard } from '../cards/goal-coach.ts';
import { waitingCard } from '../cards/waiting.ts';
import { buttonMeant } from '../language/reading/button-meant.ts';
import { standMeant, voteMeant } from '../language/reading/goal-vote.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { askOccurrence } from '../quality/goals/acceptance.ts';
import type { Goal } from '../quality/goals/documents.ts';
import { localDay } from '../quality/local-day.ts';
import { waitingFor } from '../quality/status/waiting.ts';
import { candidates, named, teamTurn } from './find-team.ts';
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
  const stands = standMeant(text);
  const bare = stands === null ? buttonMeant(text, []) : null;
  const says = stands ?? (bare === 'yes' || bare === 'no' ? bare : null);
  const open = says === null ? [] : await openGoals(turn);
  const [only, ...others] = open;
  if (!only) return null;
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

const isSame = (one: TeamTurn, other: TeamTurn): boolean => sameKey(one.snapshot.key, other.snapshot.key);

/** «Jag står bakom mål 2»: the answer, where they have been sent the question; it is shown to them otherwise. */
async function votedFor(turn: Turn, number: number, answer: 'yes' | 'no'): Promise<AskedMeant> {
  const named = (await openGoals(turn)).filter(({ goal }) => goal.number === number);
  const [one, another] = named;
  if (!one || another || !(await isAsked(one, 'ever'))) return null;
  const [yes, no] = questionOf(one).actions;
  const button = answer === 'yes' ? yes : no;
  return button ? { press: button } : null;
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
