/**
 * What the bot has asked somebody by itself in their own chat: whether they stand behind a goal. «Ja» right after the question, and words that
 * name it at any time, press its button. What is open is read from what waits for them and what they have been sent; nothing is remembered for it.
 */
import type { Button } from '../cards/card.ts';
import { askCard } from '../cards/goal-coach.ts';
import { waitingCard } from '../cards/waiting.ts';
import { buttonMeant } from '../language/reading/button-meant.ts';
import { standMeant, standOn } from '../language/reading/goal-vote.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import { askOccurrence } from '../quality/goals/acceptance.ts';
import type { Goal } from '../quality/goals/documents.ts';
import { localDay } from '../quality/local-day.ts';
import { waitingFor } from '../quality/status/waiting.ts';
import { candidates, teamTurn } from './find-team.ts';
import type { Reply } from './messenger.ts';
import { post, type TeamTurn, type Turn } from './turn.ts';

/** A goal that waits for the person, in the team that it is of. */
type Open = { readonly team: TeamTurn; readonly goal: Goal };

/** `press`: the words answer what was asked. `show`: they answer one of the questions that are open, and it is not sure which; null where none is. */
export type AskedMeant = { readonly press: Button } | { readonly show: Reply } | null;

/** What words mean of what the bot has asked. `since`: when the person was last shown a card in answer to something; later questions go before it. */
export async function askedMeant(turn: Turn, text: string, since: Temporal.Instant | undefined): Promise<AskedMeant> {
  if (turn.inbound.chat.kind !== 'personal') return null;
  const numbered = standOn(text);
  const named = numbered?.says ?? standMeant(text);
  const bare = named === null ? buttonMeant(text, []) : null;
  const says = named ?? (bare === 'yes' || bare === 'no' ? bare : null);
  const waiting = says === null ? [] : await openGoals(turn);
  const open = numbered ? waiting.filter(({ goal }) => goal.number === numbered.number) : waiting;
  const [only, ...others] = open;
  if (!only) return null;
  if (others.length === 0 && (await isAsked(only, named === null ? (since ?? 'last') : 'ever'))) {
    const [yes, no] = questionOf(only).actions;
    const button = says === 'yes' ? yes : no;
    if (button) return { press: button };
  }
  // What has a number is shown by it.
  return says === 'yes' && !numbered ? { show: others.length === 0 ? shown(only) : list(only.team) } : null;
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
  // Several at once come in one message, which is the first one's.
  if (when === 'ever') return got.some((one) => isIt(one) && (one.state === 'sent' || one.note === 'merged'));
  const last = sent.toSorted((a, b) => at(a) - at(b)).at(-1);
  return last !== undefined && isIt(last) && (when === 'last' || at(last) >= when.epochMilliseconds);
}

const at = ({ endedAt, dueAt }: Delivery): number => Temporal.Instant.from(endedAt ?? dueAt).epochMilliseconds;
