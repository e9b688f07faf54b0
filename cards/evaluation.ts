/** The year's evaluation as the team sees it together. */
import type { Locale } from '../quality/base.ts';
import { evaluationsSeen } from '../quality/evaluation/act.ts';
import { LOOKING_BACK } from '../quality/evaluation/documents.ts';
import {
  evaluationOpens,
  type GoalEvaluated,
  hasEvaluated,
  type InterventionEvaluated,
  isEvaluating,
  notHeard,
  type YearEvaluated,
  yearEvaluated,
} from '../quality/evaluation/evaluating.ts';
import type { Member } from '../quality/people/documents.ts';
import { mayDecide } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { type Button, button, type Card, type Element, heading, subtle, text } from './card.ts';
import { card } from './common.ts';
import { capital, dayOf, formatDate } from './format.ts';
import { saidByProfession } from './joint-picture.ts';
import { nameOf } from './names.ts';
import { besideWords, figuresSay, fromTo, outcomeWords, soFar } from './outcome.ts';
import { long, paged, section } from './paging.ts';
import { decider, takenIn } from './principal.ts';
import { askReport } from './see.ts';
import { type Say, speak } from './texts.ts';

/** The year as the team sees it together. `viewer` is null in a channel; an earlier year is only read. */
export function yearEvaluatedCard(
  locale: Locale,
  snapshot: Snapshot,
  viewer: Member | null,
  today: string,
  { page = 0, readOnly = false, note }: { page?: number; readOnly?: boolean; note?: string } = {},
): Card {
  const say = speak(locale);
  const read = yearEvaluated(snapshot);
  const year = snapshot.team.calendar.schoolYear;
  // Nobody says anything more of a year that is signed, or an earlier one.
  const isOver = readOnly || read.signature !== null;
  const title = say('evaluation:pictureTitle', { year });
  const data = { team: snapshot.key.team, year };
  const { rows, buttons: pages } = paged(
    say,
    rowsOf(say, locale, snapshot, read, { today, isOver, viewer }),
    { do: 'evaluation.see', ...data },
    page,
  );
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    subtle(
      read.said === 0
        ? say(isOver ? 'evaluation:pictureNobody' : 'evaluation:pictureNone')
        : say('evaluation:pictureCount', { count: read.said }),
    ),
    ...(readOnly || isEvaluating(snapshot, today) ? [] : [text(opensOn(say, locale, snapshot))]),
    ...rows,
  ];
  const steps = readOnly || !viewer || !isEvaluating(snapshot, today) ? [] : nextSteps(say, snapshot, viewer, read);
  const report = read.signature && (readOnly || viewer) ? [askReport(say, snapshot)] : [];
  return card(say, title, body, [...pages, ...steps, ...report]);
}

/** When those who ask too early can evaluate. */
function opensOn(say: Say, locale: Locale, snapshot: Snapshot): string {
  const opens = evaluationOpens(snapshot);
  return opens === null
    ? say('evaluation:problem.noWheel')
    : say('evaluation:problem.notYet', { date: formatDate(locale, opens, 'long') });
}

function nextSteps(say: Say, snapshot: Snapshot, viewer: Member, { signature, said }: YearEvaluated): Button[] {
  const { team } = snapshot.key;
  const decides = mayDecide(snapshot, viewer);
  const isDone = hasEvaluated(snapshot, viewer.id);
  const mine = { do: 'evaluation.open', team, for: viewer.id, page: '0' } as const;
  const sign = { do: 'evaluation.signOpen', team, version: stampOf(evaluationsSeen(snapshot)) } as const;
  if (signature) return decides ? [button(say('evaluation:reopen'), { do: 'evaluation.reopen', team })] : [];
  return [
    button(say(isDone ? 'evaluation:mineAgain' : 'evaluation:mine'), mine, isDone ? 'default' : 'positive'),
    ...(decides && said > 0 ? [button(say('evaluation:sign'), sign, isDone ? 'positive' : 'default')] : []),
  ];
}

function rowsOf(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  read: YearEvaluated,
  { today, isOver, viewer }: { readonly today: string; readonly isOver: boolean; readonly viewer: Member | null },
): Element[] {
  const { signature } = read;
  const isOpen = isEvaluating(snapshot, today);
  return [
    text(
      signature
        ? say(signature.standIn ? 'evaluation:signedByStandIn' : 'evaluation:signedBy', {
            name: nameOf(say, snapshot.members, signature.by),
            date: formatDate(locale, dayOf(signature.at, snapshot.team.timeZone)),
          })
        : isOver
          ? say('evaluation:neverSigned')
          : signsWords(say, snapshot, viewer),
    ),
    ...(signature && signature.summary !== '' ? long(signature.summary, { label: say('evaluation:summaryRead') }) : []),
    ...section(
      say('evaluation:pictureGoals'),
      read.goals.flatMap((one) =>
        !isOver && goesOn(one, isOpen, today) ? goingOnRows(say, locale, one) : goalRows(say, locale, one, isOver),
      ),
    ),
    ...section(
      say('evaluation:pictureInterventions'),
      read.interventions.flatMap((one) => interventionRows(say, one, isOver)),
    ),
    ...LOOKING_BACK.flatMap((headline) =>
      section(say(`evaluation:looking.${headline}`), saidByProfession(say, read.words[headline])),
    ),
  ];
}

/** Who signs, and when; whoever reads it may be the one. */
function signsWords(say: Say, snapshot: Snapshot, viewer: Member | null): string {
  const isYou = viewer !== null && mayDecide(snapshot, viewer);
  const isHeard = notHeard(snapshot).length === 0;
  if (isYou) return say(isHeard ? 'evaluation:allHeardYou' : 'evaluation:notSignedYou');
  const key = isHeard ? 'evaluation:allHeard' : 'evaluation:notSigned';
  return capital(say(key, { decider: decider(say, snapshot) }));
}

/** Before its day and before the year is looked back on nothing has been reached or missed yet. */
const goesOn = ({ goal, verdict }: GoalEvaluated, isOpen: boolean, today: string): boolean =>
  verdict === null && !isOpen && goal.deadline > today;

function goingOnRows(say: Say, locale: Locale, { goal, computed }: GoalEvaluated): Element[] {
  const { number, title } = goal;
  return [
    text(say('evaluation:goalLine', { number, title, outcome: say('evaluation:goingOn') }), { weight: 'bolder' }),
    text(fromTo(say, locale, goal), { spacing: 'none' }),
    ...(computed.from === null ? [] : [text(soFar(say, locale, goal, computed), { spacing: 'none' })]),
  ];
}

function goalRows(say: Say, locale: Locale, { goal, computed, verdict }: GoalEvaluated, isOver: boolean): Element[] {
  const { outcome, why } = verdict ?? computed;
  const differs = verdict !== null && verdict.outcome !== computed.outcome;
  const { number, title, override } = goal;
  return [
    text(say('evaluation:goalLine', { number, title, outcome: outcomeWords(say, outcome, why) }), { weight: 'bolder' }),
    text(fromTo(say, locale, goal), { spacing: 'none' }),
    // What cannot be judged is said by the first line already, unless the owner says otherwise.
    ...(computed.from === null && !differs ? [] : [text(figuresSay(say, locale, goal, computed), { spacing: 'none' })]),
    ...(differs
      ? [text(besideWords(say, { of: 'end', outcome: computed.outcome, why: computed.why }), { spacing: 'none' })]
      : []),
    ...(verdict === null ? [subtle(say(isOver ? 'evaluation:goalNeverJudged' : 'evaluation:goalUnjudged'))] : []),
    ...(verdict && verdict.causes !== ''
      ? long(verdict.causes, { label: say('checkpoint:causes'), spacing: 'small' })
      : []),
    ...(override ? [text(takenIn(say, override), { spacing: 'none' })] : []),
  ];
}

function interventionRows(say: Say, { intervention, verdict }: InterventionEvaluated, isOver: boolean): Element[] {
  const { number, title } = intervention;
  if (!verdict)
    return [
      text(say(isOver ? 'evaluation:interventionNeverJudged' : 'evaluation:interventionUnjudged', { number, title })),
    ];
  const done = say(`evaluation:done.${verdict.done}`);
  const worth = say(`evaluation:worth.${verdict.worth}`);
  return [
    text(say('evaluation:interventionLine', { number, title, done: done.toLowerCase(), worth })),
    ...(verdict.fidelity === '' ? [] : long(verdict.fidelity, { spacing: 'none' })),
  ];
}
