/** Cards for getting started: introduction, school, the year's days, members. */

import { type Member, PROFESSIONS } from '../quality/people/documents.ts';
import { couldBePrincipal, rolesFields } from '../quality/people/roles-act.ts';
import { mayDecide } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { MAX_SCHOOL, type Team } from '../quality/team/documents.ts';
import { calendarFields } from '../quality/year/act.ts';
import type { Calendar } from '../quality/year/documents.ts';
import {
  button,
  type Card,
  type ChoiceInput,
  type DateInput,
  type Element,
  heading,
  submit,
  subtle,
  text,
} from './card.ts';
import { card, commandButton, formCard, type Objection, problemsBox, shared } from './common.ts';
import { called } from './names.ts';
import { localeOf, type Say } from './texts.ts';
import type { Verb } from './verbs.ts';

/** `elsewhere`: another organisation's team has the person in its channel. */
export function introCard(say: Say, where: 'channel' | 'personal', elsewhere = false): Card {
  const body = [
    heading(say('setup:introTitle')),
    ...(elsewhere ? [text(say('setup:introElsewhere'))] : []),
    text(say('setup:introBody')),
    subtle(say(where === 'channel' ? 'setup:introChannel' : 'setup:introPersonal')),
  ];
  const start = button(say('setup:start'), { do: 'setup.open', lang: localeOf(say) }, 'positive');
  return card(say, say('setup:introTitle'), body, [start, commandButton(say, 'help')]);
}

/** Shown when a coordinator who began in a personal chat adds the bot to the team's channel. */
export function moveCard(say: Say, teams: readonly Snapshot[]): Card {
  const body = [heading(say('setup:introTitle')), text(say('setup:moveQuestion'))];
  const moves = teams.map(({ key, team }) =>
    button(say('setup:moveHere', { school: team.school }), { do: 'setup.move', team: key.team }, 'positive'),
  );
  return card(say, say('setup:moveQuestion'), body, [
    ...moves,
    button(say('setup:start'), { do: 'setup.open', lang: localeOf(say) }),
  ]);
}

/** To somebody who is in a team already: a second one is set up only by those who say so. */
export function anotherTeamCard(say: Say, schools: readonly string[]): Card {
  const words = say('setup:another', { schools: schools.join(', ') });
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('setup:anotherYes'), { do: 'setup.open', another: 'yes', lang: localeOf(say) }),
      commandButton(say, 'help'),
    ],
  );
}

/** How far the set-up has come: school, days, people, and the wheel to approve. */
export const stepRow = (say: Say, step: 1 | 2 | 3 | 4): Element[] => [subtle(say('setup:step', { step }))];

export type SchoolValues = { school: string; schoolYear: string; county: string; count: string; locale: string };

/** The school form, for setting up (`id` is the new team's id, so that a double click makes one team) and for changing. */
export function schoolCard(
  say: Say,
  values: SchoolValues,
  choices: { schoolYears: readonly string[]; counties: readonly string[] },
  action: { save: Verb; open: Verb; id?: string; team?: string; version?: string },
  problems: readonly Objection[] = [],
): Card {
  const title = say(action.id ? 'setup:schoolTitle' : 'setup:schoolChangeTitle');
  const ids = {
    lang: localeOf(say),
    ...(action.id ? { id: action.id } : {}),
    ...(action.team ? { team: action.team } : {}),
  };
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(action.id ? stepRow(say, 1) : []),
    {
      type: 'Input.Text',
      id: 'school',
      label: say('setup:school'),
      placeholder: say('setup:schoolPlaceholder'),
      isRequired: true,
      maxLength: MAX_SCHOOL,
      value: values.school,
    },
    choice('schoolYear', say('setup:schoolYear'), choices.schoolYears, values.schoolYear),
    choice('county', say('setup:county'), choices.counties, values.county),
    {
      ...choice('count', say('setup:count'), [], values.count),
      choices: [
        { title: say('setup:countFour'), value: '4' },
        { title: say('setup:countThree'), value: '3' },
        { title: say('setup:countTwo'), value: '2' },
      ],
    },
    {
      ...choice('locale', say('setup:locale'), [], values.locale),
      choices: [
        { title: say('setup:swedish'), value: 'sv' },
        { title: say('setup:english'), value: 'en' },
      ],
    },
  ];
  return formCard(say, { title, open: { do: action.open, ...ids } }, body, [
    submit(say(action.id ? 'common:next' : 'common:save'), {
      do: action.save,
      ...ids,
      ...(action.version ? { version: action.version } : {}),
    }),
  ]);
}

const choice = (id: string, label: string, values: readonly string[], value: string): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: 'compact',
  isRequired: true,
  choices: values.map((v) => ({ title: v, value: v })),
  value,
});

export type CalendarValues = Pick<Calendar, 'autumnStart' | 'autumnEnd' | 'springStart' | 'springEnd'> & {
  /** Breaks and staff days as a person writes them, one per line. */
  breaks: string;
};

/**
 * `next` is `members` while setting up, which the channel follows in one message, and `''` from the settings; `waiting` says which days that
 * wait for a yes stand in it, and whose.
 */
export function calendarCard(
  say: Say,
  team: Team,
  values: CalendarValues,
  next: string,
  { problems = [], waiting = {} }: { problems?: readonly Objection[]; waiting?: Readonly<Record<string, string>> } = {},
): Card {
  const day = (id: keyof CalendarValues): DateInput => ({
    type: 'Input.Date',
    id,
    label: say(`setup:${id}`),
    isRequired: true,
    value: values[id],
  });
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(next === '' ? [] : stepRow(say, 2)),
    text(say(next === '' ? 'setup:calendarSaved' : 'setup:calendarIntro')),
    subtle(say('common:longAsFile')),
    day('autumnStart'),
    day('autumnEnd'),
    day('springStart'),
    day('springEnd'),
    {
      type: 'Input.Text',
      id: 'breaks',
      label: say('setup:breaks'),
      placeholder: say('setup:breaksPlaceholder'),
      isMultiline: true,
      maxLength: 20_000,
      value: values.breaks,
    },
  ];
  const title = say('setup:calendarTitle', { year: team.calendar.schoolYear });
  const data = { team: team.id, next };
  const form = formCard(say, { title, open: { ...waiting, do: 'calendar.open', ...data } }, body, [
    submit(say('common:save'), { do: 'calendar.save', ...data, version: stampOf(calendarFields(team)) }),
  ]);
  return next === '' ? form : shared(form);
}

/** How many members one page of the form shows: with the two roles on the last page no form has more than seven fields. */
export const MEMBERS_PER_PAGE = 5;

export function membersCard(
  say: Say,
  snapshot: Snapshot,
  page: number,
  next: string,
  notes: {
    problems?: readonly Objection[];
    unreadable?: boolean;
    typed?: Readonly<Record<string, string>>;
    note?: string;
  } = {},
): Card {
  const active = activeMembers(snapshot);
  const pages = Math.max(1, Math.ceil(active.length / MEMBERS_PER_PAGE));
  const shown = active.slice(page * MEMBERS_PER_PAGE, (page + 1) * MEMBERS_PER_PAGE);
  const last = page + 1 >= pages;
  const body: Element[] = [
    ...problemsBox(say, notes.problems ?? []),
    ...(next === '' ? [] : stepRow(say, 3)),
    text(say('setup:membersIntro')),
    ...(notes.note ? [text(notes.note, { weight: 'bolder' })] : []),
    ...(notes.unreadable ? [subtle(say('setup:membersUnreadable'))] : []),
    ...(!notes.unreadable && active.length < 2 ? [subtle(say('setup:membersNone'))] : []),
    ...(pages > 1 ? [subtle(say('setup:membersPage', { page: page + 1, pages }))] : []),
    ...[
      ...shown.map((member) => professionsInput(say, member)),
      ...(last ? rolesInputs(say, active, couldBePrincipal(snapshot)) : []),
    ].map((input) => ({ ...input, value: notes.typed?.[input.id] ?? input.value ?? '' })),
  ];
  const data = { team: snapshot.key.team, next, page: String(page) };
  const title = say('setup:membersTitle');
  const people = shown.map(({ id }) => id);
  const version = stampOf(rolesFields(snapshot, people, last));
  const form = formCard(say, { title, open: { do: 'members.open', ...data } }, body, [
    submit(say(last ? 'common:save' : 'common:next'), { do: 'members.save', ...data, version }),
  ]);
  return next === '' ? form : shared(form);
}

const professionsInput = (say: Say, member: Member): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id: `professions:${member.id}`,
  label: called(say, member),
  style: 'compact',
  isMultiSelect: true,
  choices: PROFESSIONS.map((value) => ({ title: say(`setup:profession.${value}`), value })),
  value: member.professions.join(','),
});

/** `proposed`: whose profession is principal while nobody is appointed; one of them is proposed. */
function rolesInputs(say: Say, active: readonly Member[], proposed: readonly Member[]): ChoiceInput[] {
  const people = active.map((member) => ({ title: called(say, member), value: member.id }));
  const principal = active.find((member) => member.principal) ?? proposed[0];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'principal',
      label: say('setup:principal'),
      style: 'compact',
      choices: [{ title: say('setup:principalNone'), value: '-' }, ...people],
      value: principal?.id ?? '-',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'coordinators',
      label: say('setup:coordinators'),
      style: 'compact',
      isMultiSelect: true,
      choices: people,
      value: active
        .filter((member) => member.coordinator)
        .map((member) => member.id)
        .join(','),
    },
  ];
}

/** Somebody's profession is principal and nobody is appointed yet: proposed, and after that on to `next` as the form of members. */
export function appointCard(say: Say, team: string, proposed: readonly Member[], next: string): Card {
  const words = say('setup:appointQuestion', { names: namesOf(say, proposed) });
  const body = [text(words), subtle(say('setup:appointMeans'))];
  const appoint = proposed
    .slice(0, MAX_PROPOSED)
    .map((one) =>
      button(
        say('setup:appointYes', { name: called(say, one) }),
        { do: 'members.appoint', team, person: one.id, next },
        'positive',
      ),
    );
  const later = button(say('setup:appointLater'), { do: next === 'wheel' ? 'wheel.back' : 'settings.show', team });
  const made = card(say, words, body, [...appoint, later]);
  return next === '' ? made : shared(made);
}
/** Buttons that a card holds in both chats with one besides. */
const MAX_PROPOSED = 5;

export const activeMembers = (snapshot: Snapshot): Member[] =>
  snapshot.members.filter((member) => member.active).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));

export const namesOf = (say: Say, members: readonly Member[]): string =>
  members.length === 0 ? say('common:nobody') : members.map((member) => called(say, member)).join(', ');

/** The principal, or who stands in. */
export const decidersIn = (team: Snapshot): Member[] =>
  team.members.filter((member) => member.active && mayDecide(team, member));

export const managersOf = (team: Pick<Snapshot, 'members'>): Member[] =>
  team.members.filter((member) => member.active && (member.coordinator || member.principal));
