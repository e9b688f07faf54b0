/** What somebody reads who joins a team that is under way: who the bot is, what the team is in the middle of, and what comes next. */
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Card, heading, text } from './card.ts';
import { comingLines } from './coming.ts';
import { card, commandButton } from './common.ts';
import { listed } from './format.ts';
import { localeOf, type Say } from './texts.ts';

/** `member` is null where all read it: what comes next is somebody's own. `today` is an ISO date. */
export function welcomeCard(say: Say, snapshot: Snapshot, member: Member | null, today: string): Card {
  const { team, key, goals, interventions } = snapshot;
  const title = say('part:welcome', { school: team.school });
  const count = (those: readonly { readonly state: string }[]): number =>
    those.filter(({ state }) => state === 'active').length;
  const things = [
    ...(count(goals) > 0 ? [say('part:welcomeGoals', { count: count(goals) })] : []),
    ...(count(interventions) > 0 ? [say('part:welcomeInterventions', { count: count(interventions) })] : []),
  ];
  const about = { year: team.calendar.schoolYear, things: listed(localeOf(say), things) };
  const lines = [
    say('part:welcomeWho'),
    say(things.length > 0 ? 'part:welcomeNow' : 'part:welcomeNowNone', about),
    ...(member ? comingLines(say, snapshot, member, today) : []),
    say('part:welcomeMore'),
  ];
  const actions = (['soFar', 'wheel', 'help'] as const).map((one) => commandButton(say, one, key.team));
  return card(say, title, [heading(title), ...lines.map((line) => text(line))], actions);
}
