/** The decisions that are late and no others, and how many of all are done. */
import type { Locale } from '../quality/base.ts';
import { byDue } from '../quality/checkpoints/order.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { teamStatus } from '../quality/status/status.ts';
import { type Card, heading, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { decisionRow } from './decisions.ts';
import { formatDate } from './format.ts';
import { paged } from './paging.ts';
import { type Say, speak } from './texts.ts';

/** `today` is an ISO date. */
export function lateCard(locale: Locale, snapshot: Snapshot, viewer: Member, today: string, page = 0): Card {
  const say = speak(locale);
  const { team } = snapshot.key;
  const title = say('asked:lateTitle');
  const all = teamStatus(snapshot, today).overdue.map((one) => decisionRow(say, snapshot, one, viewer, today));
  const { rows, buttons: pages } = paged(say, all, { do: 'decisions.list', team, of: 'late' }, page);
  const none = [say('asked:lateNone'), ...nextDue(say, locale, snapshot)].join(' ');
  return card(
    say,
    title,
    [heading(title), ...(all.length === 0 ? [text(none)] : rows)],
    [...pages, commandButton(say, 'decisions', team)],
  );
}

/** What is due first of those that are not done. */
function nextDue(say: Say, locale: Locale, { decisions }: Snapshot): string[] {
  const [first] = decisions.filter(({ doneAt }) => !doneAt).toSorted(byDue);
  return first ? [say('asked:lateNext', { text: first.text, due: formatDate(locale, first.due) })] : [];
}

/** «3 av 5 beslut är klara, 1 är försenade.» */
export function doneCount(say: Say, snapshot: Snapshot, today: string): string {
  const done = snapshot.decisions.filter(({ doneAt }) => doneAt).length;
  const late = teamStatus(snapshot, today).overdue.length;
  return say('asked:doneCount', { done, all: snapshot.decisions.length, late });
}
