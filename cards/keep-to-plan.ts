/** Keeping to the plan: a private, kind question, the forms behind its buttons, and the parking lot. */

import { type Locale, MAX_LINE, MAX_TEXT } from '../quality/base.ts';
import { type DeviationSums, deviationSums, parkedNow } from '../quality/keep/deviations.ts';
import {
  MAX_LEARNT_WORDS,
  MAX_NOT_PUPIL,
  MAX_NOT_PUPILS,
  type OffPlanCategory,
  type Parked,
} from '../quality/keep/documents.ts';
import { MAX_CAPACITY } from '../quality/keep/parked-act.ts';
import { keepFields } from '../quality/keep/settings-act.ts';
import type { Member } from '../quality/people/documents.ts';
import { isHere } from '../quality/people/identity.ts';
import { checkpointBefore } from '../quality/plan/discussions.ts';
import { mayDecide } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { isCurrent } from '../quality/status/status.ts';
import { type Button, button, buttons, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, type Form, formCard, type Objection, problemsBox, type Receipt, receiptRows } from './common.ts';
import { capital, formatInstant } from './format.ts';
import { choiceInput, memberChoices, textInput } from './inputs.ts';
import { ownerName } from './names.ts';
import { onPage, paged } from './paging.ts';
import { giveButtons } from './parked-give.ts';
import { decider } from './principal.ts';
import { type Say, speak } from './texts.ts';

/** `deviation` is the id under which the question is kept: its category, decision and date, and nothing else. */
export function questionCard(
  say: Say,
  snapshot: Snapshot,
  category: OffPlanCategory,
  deviation: string,
  person: string,
): Card {
  const words = say(`keep:why.${category}`);
  const data = { team: snapshot.key.team, deviation, for: person };
  return card(
    say,
    words,
    [text(words), subtle(say('keep:private'))],
    [
      button(say('keep:inPlan'), { do: 'keep.planOpen', ...data }),
      button(say('keep:park'), { do: 'keep.parkOpen', ...data }, 'positive'),
      button(say('keep:refer'), { do: 'keep.refer', ...data }),
      button(say('keep:drop'), { do: 'keep.drop', ...data }),
    ],
  );
}

/** A duty by law is never a distraction: it is only moved to where it is done. */
export function dutyCard(say: Say): Card {
  const words = say('keep:duty');
  return card(say, words, [text(words)]);
}

/** Where a school turns when something is acute; '' where it has not said. */
type Routine = {
  readonly school: string;
  readonly routine: string;
  /** Whether the reader is who others turn to. */
  readonly leads: boolean;
};
/** `reader`: the ids that they are known by. */
export const routineOf = ({ team, members }: Snapshot, reader: readonly string[]): Routine => ({
  school: team.school,
  routine: team.keepToPlan.acuteRoutine,
  leads: members.some(({ id, active, principal }) => active && principal && reader.includes(id)),
});

/** Where to turn now, and nothing else; of several schools each by its name. */
export function acuteCard(say: Say, schools: readonly Routine[]): Card {
  const title = say('keep:acuteTitle');
  const where = ({ routine, leads }: Routine): string =>
    routine || say(leads ? 'keep:acuteUsualYou' : 'keep:acuteUsual');
  const [only, ...others] = schools;
  const rows =
    others.length === 0
      ? [text(only ? where(only) : say('keep:acuteUsual'))]
      : schools.map((one) => text(say('keep:acuteAt', { school: one.school, routine: where(one) })));
  return card(say, title, [heading(title), text(say('keep:acute112'), { weight: 'bolder' }), ...rows]);
}

/** The answer to «är detta i planen: …» when it is. `what` names the goal or intervention where one fits best. */
export function inPlanCard(say: Say, what: string | null): Card {
  const words = what ? say('keep:isInPlan', { what }) : say('keep:isNeutral');
  return card(say, words, [text(words)]);
}

export const planNames = (say: Say, snapshot: Snapshot) => [
  ...snapshot.goals.filter(isCurrent).map((goal) => ({
    title: say('goals:row', { number: goal.number, title: goal.title.slice(0, 60) }),
    value: goal.id,
  })),
  ...snapshot.interventions
    .filter(isCurrent)
    .map((one) => ({ title: say('plan:row', { number: one.number, title: one.title.slice(0, 60) }), value: one.id })),
];

export function belongsCard(
  say: Say,
  snapshot: Snapshot,
  deviation: string,
  person: string,
  values: { concerns: string; words: string },
  problems: readonly Objection[] = [],
): Card {
  const data = { team: snapshot.key.team, deviation, for: person };
  const body: Element[] = [
    ...problemsBox(say, problems),
    choiceInput(say, 'concerns', 'keep:concerns', planNames(say, snapshot), values.concerns),
    textInput(say, 'words', 'keep:learn', values.words, MAX_LEARNT_WORDS, { hint: say('keep:learnHint') }),
  ];
  const form: Form = { title: say('keep:inPlan'), open: { do: 'keep.planOpen', ...data } };
  return formCard(say, form, body, [submit(say('common:save'), { do: 'keep.plan', ...data })]);
}

export function parkCard(
  say: Say,
  snapshot: Snapshot,
  deviation: string,
  person: string,
  values: { text: string; owner: string },
  problems: readonly Objection[] = [],
): Card {
  const data = { team: snapshot.key.team, deviation, for: person };
  const body: Element[] = [
    ...problemsBox(say, problems),
    subtle(say('keep:parkIntro')),
    textInput(say, 'text', 'keep:parkText', values.text, MAX_LINE, { required: true }),
    choiceInput(say, 'owner', 'keep:parkOwner', memberChoices(say, snapshot), values.owner),
  ];
  const form: Form = { title: say('keep:park'), open: { do: 'keep.parkOpen', ...data } };
  return formCard(say, form, body, [submit(say('keep:parkSave'), { do: 'keep.park', ...data })]);
}

/** «7 saker utanför planen har lagts åt sidan sedan förra avstämningen: 4 kurser, 3 elevärenden.»; before the first checkpoint, since the school year began. */
export function sumsLine(say: Say, snapshot: Snapshot, today: string): string {
  const sums = deviationSums(snapshot, today);
  const isFirst = checkpointBefore(snapshot, today) === null;
  if (sums.total === 0) return say(isFirst ? 'keep:sumsYearNone' : 'keep:sumsNone');
  return say(isFirst ? 'keep:sumsYear' : 'keep:sums', { count: sums.total, kinds: kindsOf(say, sums) });
}

/** «4 kurser, 3 elevärenden» */
export const kindsOf = (say: Say, { kinds }: DeviationSums): string =>
  kinds.map(({ category, count }) => say(`keep:kind.${category}`, { count })).join(', ');

/** In status and on the agenda: the sums, and how much is parked. Nothing when there is neither. */
export function deviationRows(say: Say, snapshot: Snapshot, today: string): Element[] {
  const sums = deviationSums(snapshot, today);
  const parked = parkedNow(snapshot).length;
  return [
    ...(sums.total > 0 ? [text(sumsLine(say, snapshot, today))] : []),
    ...(parked > 0 ? [text(say('keep:parkedCount', { count: parked }), { spacing: 'small' })] : []),
  ];
}

/** The parking lot: into the plan (the principal), keep parked, drop. */
export function parkingCard(
  locale: Locale,
  snapshot: Snapshot,
  today: string,
  viewer: Member,
  { page = 0, note }: { page?: number; note?: Receipt } = {},
): Card {
  const say = speak(locale);
  const isDecider = mayDecide(snapshot, viewer);
  const title = say('keep:parkingTitle');
  const items = parkedNow(snapshot);
  const all = items.map((item) => parkedRow(say, locale, snapshot, item, viewer, page));
  const isMore = items.length > 0 && deviationSums(snapshot, today).total === 0;
  const { rows, buttons: pages } = paged(say, all, { do: 'keep.parking', team: snapshot.key.team }, page);
  const body: Element[] = [
    ...receiptRows(say, note),
    heading(title),
    text(isMore ? say('keep:sumsNoneMore') : sumsLine(say, snapshot, today)),
    ...(items.length === 0 ? [text(say('keep:parkingEmpty'))] : []),
    ...rows,
    ...(isDecider || items.length === 0
      ? []
      : [subtle(capital(say('keep:parkingDecides', { decider: decider(say, snapshot) })))]),
  ];
  return card(say, title, body, pages);
}

function parkedRow(say: Say, locale: Locale, snapshot: Snapshot, item: Parked, viewer: Member, page: number): Element {
  const data = { team: snapshot.key.team, parked: item.id, ...onPage(page) };
  const actions: Button[] = [
    ...(mayDecide(snapshot, viewer) ? [button(say('keep:take'), { do: 'keep.takeOpen', ...data }, 'positive')] : []),
    button(say('keep:keep'), { do: 'keep.keep', ...data }),
    button(say('keep:dropParked'), { do: 'keep.dropParked', ...data }),
    ...(isHere(snapshot, item.owner) ? [] : giveButtons(say, snapshot, item, viewer, { at: onPage(page) })),
  ];
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    items: [
      text(item.text, { weight: 'bolder' }),
      text(
        [
          say(`keep:category.${item.category}`),
          ownerName(say, snapshot.members, item.owner),
          formatInstant(locale, item.parkedAt, snapshot.team.timeZone),
        ].join(' · '),
        { spacing: 'none' },
      ),
      buttons(...actions),
    ],
  };
}

/** Something new in the plan: a goal gives way, or there is capacity for it. */
export function takeCard(
  say: Say,
  snapshot: Snapshot,
  item: Parked,
  capacity = '',
  problems: readonly Objection[] = [],
): Card {
  const data = { team: snapshot.key.team, parked: item.id };
  const body: Element[] = [
    ...problemsBox(say, problems),
    text(item.text, { weight: 'bolder' }),
    textInput(say, 'capacity', 'keep:capacity', capacity, MAX_CAPACITY, {
      required: true,
      hint: say('keep:capacityHint'),
    }),
  ];
  const form: Form = { title: say('keep:takeTitle'), open: { do: 'keep.takeOpen', ...data } };
  return formCard(say, form, body, [submit(say('keep:takeSave'), { do: 'keep.take', ...data })]);
}

export function keepSettingsCard(
  say: Say,
  snapshot: Snapshot,
  values: { on: string; perDay: string; routine: string; notPupils: string },
  problems: readonly Objection[] = [],
): Card {
  const data = { team: snapshot.key.team };
  const body: Element[] = [
    ...problemsBox(say, problems),
    choiceInput(
      say,
      'on',
      'keep:settingsOn',
      (['yes', 'no'] as const).map((value) => ({ title: say(`keep:settings.${value}`), value })),
      values.on,
    ),
    textInput(say, 'perDay', 'keep:settingsPerDay', values.perDay, 5, { required: true }),
    textInput(say, 'routine', 'keep:settingsRoutine', values.routine, MAX_TEXT, {
      multiline: true,
      hint: say('keep:settingsRoutineHint'),
    }),
    ...(snapshot.team.keepToPlan.notPupils.length > 0
      ? [
          textInput(
            say,
            'notPupils',
            'keep:settingsNotPupils',
            values.notPupils,
            MAX_NOT_PUPILS * (MAX_NOT_PUPIL + 2),
            {
              multiline: true,
            },
          ),
        ]
      : []),
  ];
  const form: Form = { title: say('keep:settingsTitle'), open: { do: 'keep.settingsOpen', ...data } };
  const version = stampOf(keepFields(snapshot.team.keepToPlan));
  return formCard(say, form, body, [submit(say('common:save'), { do: 'keep.settings', ...data, version })]);
}
