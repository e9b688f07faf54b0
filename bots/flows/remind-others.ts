/** «påminn siv om kartläggningen»: nobody is reminded for somebody else, and what becomes of a decision's own reminder is said. */
import { messageCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { nameOf } from '../../cards/names.ts';
import type { TextKey } from '../../cards/texts.ts';
import { calledSo } from '../../language/reading/decision-ended.ts';
import { ofWhat } from '../../language/reading/of-what.ts';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import { lateOn } from '../../quality/deliveries/own-days.ts';
import { localDay } from '../../quality/local-day.ts';
import { thereFrom } from '../../quality/people/leaves.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn } from '../turn.ts';

/** Of an open decision that is meant: when its owner is reminded, was, or that no reminder has gone out. */
export async function remindOthers(turn: TeamTurn, words: string): Promise<Reply[]> {
  const { snapshot } = turn;
  const decision = decisionMeant(turn, words);
  const reminded = decision && (await lateReminder(turn, decision));
  if (!decision || !reminded) return [post(turn, (to) => messageCard(to.say, 'people:snoozeTheirs'))];
  const { key, day } = reminded;
  return [
    post(turn, ({ say, who: { locale } }) =>
      messageCard(say, key, {
        name: nameOf(say, snapshot.members, decision.owner),
        text: decision.text,
        due: formatDate(locale, decision.due),
        day: day === null ? '' : formatDate(locale, day),
      }),
    ),
  ];
}

/** The one that is called so, of those that colleagues who are there have open. */
function decisionMeant({ snapshot, me }: TeamTurn, words: string): Decision | null {
  const isColleague = (person: string): boolean =>
    person !== me.id && snapshot.members.some(({ id, active }) => active && id === person);
  const open = snapshot.decisions.filter(({ owner, doneAt }) => !doneAt && isColleague(owner));
  const what = ofWhat(words);
  return what === null ? null : calledSo(what, open);
}

type Reminder = { readonly key: Extract<TextKey, `people:remindLate${string}`>; readonly day: string | null };

/** What becomes of the reminder of a decision whose day has been; null where the year has no day left for it. */
async function lateReminder({ snapshot, storage, today }: TeamTurn, decision: Decision): Promise<Reminder | null> {
  const planned = lateOn(snapshot, decision)?.toString();
  const owner = snapshot.members.find(({ id }) => id === decision.owner);
  if (!planned || !owner) return null;
  const day = thereFrom(owner, planned);
  const theirs = await storage.deliveriesTo(snapshot.key, decision.owner, planned);
  const sent = theirs.find(({ kind, state }) => kind === 'decision' && state === 'sent');
  if (sent)
    return { key: 'people:remindLateSent', day: localDay(snapshot.team, sent.endedAt ?? sent.dueAt).toString() };
  const next = theirs.find(({ kind, nextAt }) => kind === 'decision' && nextAt !== null)?.nextAt;
  const comes = next ? localDay(snapshot.team, next).toString() : '';
  const on = comes > day ? comes : day;
  return on < today.toString() ? { key: 'people:remindLateMissed', day: null } : { key: 'people:remindLate', day: on };
}
