/** The annual wheel as a card: the year, its checkpoints, what has been done and where we are. */
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { inOrder, numberOf } from '../quality/checkpoints/order.ts';
import type { Member } from '../quality/people/documents.ts';
import { mayDecide } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { breaksIn } from '../quality/year/break-names.ts';
import { fewerThanChosen } from '../quality/year/proposal.ts';
import { checkMove, MAX_CHECKPOINTS, MIN_CHECKPOINTS } from '../quality/year/wheel.ts';
import { checkpointFields } from '../quality/year/wheel-act.ts';
import {
  type Button,
  button,
  buttons,
  type Card,
  type Element,
  facts,
  heading,
  image,
  submit,
  subtle,
  text,
} from './card.ts';
import { card, commandButton, formCard, type Objection, problemsBox, shared } from './common.ts';
import { bare, capital, dayOf, formatDate, formatSpan, formatWeek } from './format.ts';
import { wheelPicture } from './pictures.ts';
import { problemText } from './problems.ts';
import { seeCheckpoint } from './see.ts';
import { stepRow } from './setup.ts';
import { type Say, sayStored, speak } from './texts.ts';

/**
 * The wheel. `viewer` decides which buttons are shown: those of the principal (or whoever decides in a team without one);
 * null in a channel, where everybody sees the same card: with buttons while it waits for approval, which answer only those who may. `note` says
 * what has just become of it.
 */
export function wheelCard(
  locale: Locale,
  snapshot: Snapshot,
  viewer: Member | null,
  today: string,
  note?: string,
): Card {
  const say = speak(locale);
  const { team } = snapshot;
  const title = say('year:title', { year: team.calendar.schoolYear, school: team.school });
  const approved = team.wheelApprovedAt;
  const state = approved
    ? say('year:approved', { date: formatDate(locale, dayOf(approved, team.timeZone)) })
    : `${say('year:proposed')}${fewer(say, snapshot, today)}`;
  const decides = mayShowButtons(snapshot, viewer);
  const vacant = !approved && !snapshot.members.some((member) => member.active && member.principal);
  // Whoever is only asked to approve has taken no steps before this one.
  const isSettingUp = !viewer || viewer.coordinator;
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    ...(approved || team.yearStartedAt || !isSettingUp ? [] : stepRow(say, 4)),
    text(whereWeAre(say, locale, snapshot, today)),
    subtle(vacant ? say('year:noPrincipal') : state),
    image(wheelPicture(locale, snapshot, today)),
    ...(snapshot.checkpoints.length === 0 ? [text(say('year:none'))] : []),
    ...inOrder(snapshot.checkpoints).map((checkpoint) => checkpointRow(locale, snapshot, checkpoint, decides, today)),
    yearFacts(say, locale, snapshot),
  ];
  const made = card(say, title, body, decides ? wheelActions(say, snapshot, vacant) : []);
  return viewer ? made : shared(made);
}

/** Why a proposal in the middle of a year has fewer checkpoints than were chosen. */
function fewer(say: Say, snapshot: Snapshot, today: string): string {
  const count = fewerThanChosen(snapshot, Temporal.PlainDate.from(today));
  return count === null ? '' : ` ${say('year:fewer', { count, chosen: snapshot.team.checkpointCount })}`;
}

/** The wheel is approved: what the team can do until the first questions come. */
export function approvedCard(say: Say, team: string): Card {
  const words = say('year:approvedNow');
  return card(
    say,
    words,
    [text(words), text(say('year:approvedNext'))],
    [commandButton(say, 'importData', team), commandButton(say, 'newGoal', team)],
  );
}

/** A wheel is approved by an appointed principal; until there is one, that is the next step. */
function wheelActions(say: Say, { key, team, checkpoints }: Snapshot, vacant: boolean): Button[] {
  const data = { team: key.team };
  const next = vacant
    ? button(say('year:appoint'), { do: 'members.open', next: 'wheel', page: '0', ...data }, 'positive')
    : button(say('year:approve'), { do: 'wheel.approve', ...data }, 'positive');
  return [
    ...(team.wheelApprovedAt ? [] : [next]),
    ...(checkpoints.length < MAX_CHECKPOINTS ? [button(say('year:add'), { do: 'wheel.addOpen', ...data })] : []),
  ];
}

const mayShowButtons = (snapshot: Snapshot, viewer: Member | null): boolean =>
  viewer ? mayDecide(snapshot, viewer) : snapshot.team.wheelApprovedAt === null;

function whereWeAre(say: Say, locale: Locale, { team }: Snapshot, today: string): string {
  if (today < team.calendar.autumnStart)
    return say('year:whereBefore', { date: formatDate(locale, team.calendar.autumnStart) });
  if (today > team.calendar.springEnd) return say('year:whereAfter');
  return say('year:where', { date: formatDate(locale, today, 'long'), week: formatWeek(locale, today) });
}

function checkpointRow(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  decides: boolean,
  today: string,
): Element {
  const say = speak(locale);
  const number = numberOf(snapshot, checkpoint.id);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const items: Element[] = [
    text(say('year:checkpoint', { number, date: formatDate(locale, checkpoint.date, 'long') }), { weight: 'bolder' }),
    text(
      say('year:week', { week: capital(formatWeek(locale, checkpoint.date)), when: whenText(say, checkpoint, today) }),
      {
        spacing: 'none',
      },
    ),
    subtle(sayStored(locale, checkpoint.reason.key, checkpoint.reason.values)),
    ...collision(say, locale, snapshot, checkpoint, today),
  ];
  const change = decides && checkpoint.state === 'planned';
  items.push(
    buttons(
      seeCheckpoint(say, snapshot, checkpoint),
      ...(change ? [button(say('year:move'), { do: 'wheel.moveOpen', ...data })] : []),
      ...(change && snapshot.checkpoints.length > MIN_CHECKPOINTS
        ? [button(say('year:remove'), { do: 'wheel.removeAsk', ...data })]
        : []),
    ),
  );
  return { type: 'Container', items, separator: true, spacing: 'medium' };
}

function whenText(say: Say, checkpoint: Checkpoint, today: string): string {
  if (checkpoint.state === 'closed') return say('year:closed');
  const days = daysBetween(today, checkpoint.date);
  if (days === 0) return say('year:today');
  return days > 0 ? say('year:inDays', { count: days }) : say('year:agoDays', { count: -days });
}

/** Whole days from one ISO date to another; negative when `to` is earlier. */
const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** A checkpoint that the calendar has since made impossible, e.g. a new staff day on its day. */
function collision(say: Say, locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint, today: string): Element[] {
  if (checkpoint.state === 'closed' || checkpoint.date < today) return [];
  const others = snapshot.checkpoints.filter((other) => other.id !== checkpoint.id);
  const date = Temporal.PlainDate.from(checkpoint.date);
  const why = checkMove(others, snapshot.team.calendar, date, Temporal.PlainDate.from(today))
    .filter((problem) => problem.severity === 'error')
    .map((problem) => problemText(locale, problem));
  return why.length === 0 ? [] : [text(say('year:warning', { why: why.join(' ') }), { weight: 'bolder' })];
}

/** The terms, breaks and staff days. */
export function yearFacts(say: Say, locale: Locale, { team: { calendar } }: Snapshot): Element {
  const breaks = breaksIn(locale, calendar.breaks)
    .filter((lov) => lov.name !== '')
    .map((lov) => `${lov.name} ${formatSpan(locale, lov.from, lov.to)}`);
  const staffDays = calendar.staffDays.map((day) => bare(locale, day));
  const rows: [string, string][] = [
    [say('year:terms'), formatSpan(locale, calendar.autumnStart, calendar.autumnEnd)],
    [say('year:termsSpring'), formatSpan(locale, calendar.springStart, calendar.springEnd)],
  ];
  if (breaks.length > 0) rows.push([say('year:breaks'), breaks.join(', ')]);
  if (staffDays.length > 0) rows.push([say('year:staffDays'), staffDays.join(', ')]);
  return { ...facts(rows), separator: true };
}

/** The form that moves a checkpoint, or adds one when `checkpoint` is null (`id` makes a double click add one only). */
export function dayCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint | null,
  typed: { date: string; id: string },
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const title = checkpoint
    ? say('year:moveTitle', { number: numberOf(snapshot, checkpoint.id) })
    : say('year:addTitle');
  const version: Record<string, string> = checkpoint ? { version: stampOf(checkpointFields(checkpoint)) } : {};
  const data = { team: snapshot.key.team, checkpoint: typed.id };
  const body: Element[] = [
    ...problemsBox(say, problems),
    {
      type: 'Input.Date',
      id: 'date',
      label: say('year:date'),
      isRequired: true,
      value: typed.date,
    },
  ];
  const [verb, openVerb] = checkpoint
    ? (['wheel.move', 'wheel.moveOpen'] as const)
    : (['wheel.add', 'wheel.addOpen'] as const);
  return formCard(say, { title, open: { do: openVerb, ...data } }, body, [
    submit(say('common:save'), { do: verb, ...data, ...version }),
    button(say('common:back'), { do: 'wheel.back', team: snapshot.key.team }),
  ]);
}

export function removeCard(locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint): Card {
  const say = speak(locale);
  const number = numberOf(snapshot, checkpoint.id);
  const words = say('year:removeQuestion', { number, date: formatDate(locale, checkpoint.date) });
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('year:remove'), { do: 'wheel.remove', ...data }, 'destructive'),
      button(say('common:back'), { do: 'wheel.back', team: snapshot.key.team }),
    ],
  );
}
