/** Cards for the team's settings. */

import type { Member } from '../quality/people/documents.ts';
import { leaveOn } from '../quality/people/leaves.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import type { Team } from '../quality/team/documents.ts';
import { beganEarlier, isWorkedIn, whatWouldGo } from '../quality/team/removal-act.ts';
import { templateOf } from '../quality/template/act.ts';
import type { Timing } from '../quality/year/documents.ts';
import {
  button,
  buttons,
  type Card,
  type Element,
  facts,
  heading,
  submit,
  subtle,
  type TextInput,
  text,
} from './card.ts';
import { card, formCard, type Objection, problemsBox } from './common.ts';
import { bare, dayOf, formatDate } from './format.ts';
import { called } from './names.ts';
import { paged } from './paging.ts';
import { vacantWords } from './principal.ts';
import { activeMembers, namesOf } from './setup.ts';
import { removeButton } from './template.ts';
import { localeOf, type Say } from './texts.ts';

/** `mayChange` adds the buttons; everybody may read, and choose their own language. `nextYear` is offered from April. `saved` says first what has just been saved. */
export function settingsCard(
  say: Say,
  snapshot: Snapshot,
  mayChange: boolean,
  nextYear: string | null,
  saved: readonly Element[] = [],
): Card {
  const { team } = snapshot;
  const active = snapshot.members.filter((member) => member.active);
  const title = say('people:settingsTitle', { school: team.school });
  const rows: [string, string][] = [
    [say('people:factYear'), team.calendar.schoolYear],
    [say('people:factCounty'), team.county],
    [say('people:factLanguage'), say(`people:language.${team.locale}`)],
    [say('people:factCount'), String(snapshot.checkpoints.length || team.checkpointCount)],
    [
      say('people:factPrincipal'),
      namesOf(
        say,
        active.filter((m) => m.principal),
      ),
    ],
    [
      say('people:factCoordinators'),
      namesOf(
        say,
        active.filter((m) => m.coordinator),
      ),
    ],
    [say('people:factTiming'), say('people:timingLine', { ...team.timing })],
    [say('people:factHours'), `${team.timing.from}–${team.timing.to}`],
    [say('people:factTemplate'), templateWords(say, snapshot)],
  ];
  const data = { team: snapshot.key.team };
  const changes = mayChange
    ? [
        button(say('people:settingsBasic'), { do: 'settings.schoolOpen', ...data }),
        button(say('people:settingsCalendar'), { do: 'calendar.open', next: '', ...data }),
        button(say('people:settingsMembers'), { do: 'members.open', next: '', page: '0', ...data }),
        button(say('people:settingsTiming'), { do: 'settings.timingOpen', ...data }),
        button(say('people:settingsKeep'), { do: 'keep.settingsOpen', ...data }),
        ...(nextYear
          ? [button(say('people:settingsNextYear', { year: nextYear }), { do: 'yearEnd.show', ...data })]
          : []),
      ]
    : [];
  // Apart from the others, which are six in spring, as many as Teams shows in one row; what takes all away is the last.
  const apart = [
    button(say('people:settingsLanguage'), { do: 'people.languageOpen' }),
    button(say('overview:settings'), { do: 'overview.show', ...data }),
    ...(mayChange && templateOf(snapshot) ? [removeButton(say, snapshot.key.team)] : []),
    ...(mayChange ? [button(say('people:settingsRemove'), { do: 'settings.removeAsk', ...data }, 'destructive')] : []),
  ];
  const row = changes.length > 0 ? [buttons(...changes)] : [];
  const body = [...saved, heading(title), facts(rows), ...vacantRows(say, snapshot), ...row];
  return card(say, title, body, apart);
}

function templateWords(say: Say, snapshot: Snapshot): string {
  const template = templateOf(snapshot);
  if (!template) return say('people:templateNone');
  const date = formatDate(localeOf(say), dayOf(template.at, snapshot.team.timeZone));
  return say('people:templateIs', { date });
}

/** So many members stand together; a page has as many such groups as fit. */
const TOGETHER = 10;

/** Professions that every school must have access to (skollagen 2:25) and that nobody in the team has. */
function vacancies(say: Say, snapshot: Snapshot): string {
  const held = new Set(snapshot.members.filter((m) => m.active).flatMap((m) => m.professions));
  const missing: string[] = (['schoolDoctor', 'schoolNurse', 'psychologist', 'counsellor'] as const)
    .filter((needed) => !held.has(needed))
    .map((needed) => say(`setup:profession.${needed}`).toLowerCase());
  if (!held.has('specialEducator') && !held.has('specialTeacher')) missing.push(say('setup:specialSupport'));
  return missing.length === 0 ? say('setup:noVacancies') : say('setup:vacant', { professions: missing.join(', ') });
}

/** Which roles and professions nobody has. */
const vacantRows = (say: Say, snapshot: Snapshot): Element[] => [
  ...vacantWords(say, snapshot).map((words) => text(words, { weight: 'bolder' })),
  text(vacancies(say, snapshot), { isSubtle: true }),
];

/** Everyone's name and professions, who is appointed, and until when they are away on an ISO date. */
export function membersListCard(say: Say, snapshot: Snapshot, mayChange: boolean, today: string, page = 0): Card {
  const title = say('people:settingsMembers');
  const data = { team: snapshot.key.team };
  const members = activeMembers(snapshot).map((member): [string, string] => [
    called(say, member),
    membersWords(say, member, today),
  ]);
  const all = Array.from({ length: Math.ceil(members.length / TOGETHER) }, (_, index) =>
    facts(members.slice(index * TOGETHER, (index + 1) * TOGETHER)),
  );
  const { rows, buttons: pages } = paged(say, all, { do: 'members.list', ...data }, page);
  const change = button(say('common:change'), { do: 'members.open', next: '', page: '0', ...data });
  const body: Element[] = [heading(title), ...rows, ...vacantRows(say, snapshot)];
  return card(say, title, body, [...pages, ...(mayChange ? [change] : [])]);
}

/** Somebody's professions and roles, and until when they are away. */
export function membersWords(say: Say, member: Member, today: string): string {
  const leave = leaveOn(member, today);
  return [
    ...(member.professions.length === 0 ? [say('people:savedNoProfession')] : []),
    ...member.professions.map((one) => say(`setup:profession.${one}`)),
    ...(member.principal ? [say('people:appointedPrincipal')] : []),
    ...(member.coordinator ? [say('mine:part.coordinator')] : []),
    ...(leave ? [say('people:awayUntil', { date: bare(localeOf(say), leave.until) })] : []),
  ].join(', ');
}

export type TimingValues = Record<keyof Timing, string>;

export function timingCard(say: Say, team: Team, values: TimingValues, problems: readonly Objection[] = []): Card {
  const title = say('people:timingTitle');
  const input = (id: keyof Timing, label: string): TextInput => ({
    type: 'Input.Text',
    id,
    label,
    isRequired: true,
    maxLength: 10,
    value: values[id],
  });
  const body: Element[] = [
    ...problemsBox(say, problems),
    input('gather', say('people:timingGather')),
    input('prompt', say('people:timingPrompt')),
    input('reminder', say('people:timingReminder')),
    input('decisions', say('people:timingDecisions')),
    input('from', say('people:timingFrom')),
    input('to', say('people:timingTo')),
  ];
  const data = { team: team.id };
  return formCard(say, { title, open: { do: 'settings.timingOpen', ...data } }, body, [
    submit(say('common:save'), { do: 'settings.timing', ...data, version: stampOf(team.timing) }),
  ]);
}

/** Asks before a team is removed, and says what would go with it. `asker` is who has asked the principal, who sees the card then. */
export function removalCard(say: Say, snapshot: Snapshot, may: boolean, asker?: string): Card {
  const data = { team: snapshot.key.team };
  const { school } = snapshot.team;
  const title = say('people:removeTitle', { school });
  const rows = whatWouldGo(snapshot).map(({ of, count }) => [say(`people:removeCount.${of}`), String(count)] as const);
  const body: Element[] = [
    heading(title),
    ...(asker === undefined ? [] : [text(say('people:removeAsked', { name: asker, school }))]),
    text(say(isWorkedIn(snapshot) ? 'people:removeWorked' : 'people:removeEmpty')),
    ...(rows.length > 0 ? [facts(rows)] : []),
    ...(beganEarlier(snapshot) ? [text(say('people:removeEarlier'))] : []),
    ...(may ? [] : [subtle(say('people:problem.removalIsThePrincipals'))]),
  ];
  const act = may
    ? button(say('people:settingsRemove'), { do: 'settings.remove', ...data }, 'destructive')
    : button(say('people:removeAsk'), { do: 'settings.removeRequest', ...data });
  return card(say, title, body, [act, button(say('people:removeKeep'), { do: 'settings.show', ...data })]);
}
