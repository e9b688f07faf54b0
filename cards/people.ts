/** Cards about one person: help, snooze, deleting one's data, the home page. */
import { hasAnswered } from '../quality/checkpoints/documents.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import type { Leave, Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { currentCheckpoint } from '../quality/status/status.ts';
import { schoolDayOnOrAfter } from '../quality/year/school-days.ts';
import {
  type ActionData,
  button,
  buttons,
  type Card,
  type Element,
  heading,
  subheading,
  subtle,
  text,
} from './card.ts';
import { card, commandButton } from './common.ts';
import { formatDate, formatSpan } from './format.ts';
import { seeCheckpoint } from './see.ts';
import { localeOf, type Say } from './texts.ts';
import { waitingRows, waitingSummary } from './waiting.ts';

/** What can be asked for: in groups, a command a line. */
const HELP = [
  { group: 'now', lines: ['waiting', 'answer', 'status', 'wheel'] },
  { group: 'plan', lines: ['goals', 'newGoal', 'interventions', 'newIntervention', 'inPlan', 'parking'] },
  { group: 'meeting', lines: ['picture', 'agendaAdd', 'newDecision', 'decisions', 'discussions', 'log'] },
  { group: 'read', lines: ['checkpoint', 'history', 'lastYear', 'report', 'data'] },
  { group: 'year', lines: ['evaluate', 'closeYear'] },
  { group: 'you', lines: ['snooze', 'away', 'daysOff', 'feed', 'follow', 'language', 'mine', 'delete'] },
  { group: 'team', lines: ['members', 'settings', 'schools'] },
] as const;

/** `schools` are those of somebody in several, who is told how one is named. */
export function helpCard(say: Say, schools: readonly string[] = []): Card {
  const title = say('people:helpTitle');
  const [first, other] = schools;
  const body: Element[] = [
    heading(title),
    text(say('people:helpBody')),
    ...(first && other ? [text(say('people:helpSchools', { first, other }))] : []),
    ...HELP.map(
      ({ group, lines }): Element => ({
        type: 'Container',
        spacing: 'medium',
        items: [
          text(say(`people:helpGroup.${group}`), { weight: 'bolder' }),
          ...lines.map((line) => text(say(`people:help.${line}`), { spacing: 'none' })),
        ],
      }),
    ),
    subtle(say('people:helpPupils')),
  ];
  const actions = (['status', 'wheel', 'answer', 'goals', 'settings'] as const).map((c) => commandButton(say, c));
  return card(say, title, body, actions);
}

/** What can be changed or taken back, and where. */
export function undoCard(say: Say): Card {
  const words = say('people:undo');
  const places = [
    'agenda',
    'myLog',
    'decisions',
    'answer',
    'goals',
    'interventions',
    'importData',
    'parking',
    'history',
  ] as const;
  const actions = places.map((command) => commandButton(say, command));
  return card(say, words, [text(words), subtle(say('people:undoHint'))], actions);
}

/** When nobody said until when: the next school day, or that in a week. `today` is an ISO date. */
export function whenCard(say: Say, { key, team }: Snapshot, person: string, today: string): Card {
  const after = (days: number): string => {
    const day = Temporal.PlainDate.from(today).add({ days });
    return (schoolDayOnOrAfter(team.calendar, day) ?? day).toString();
  };
  const data: ActionData = { do: 'people.snooze', team: key.team, for: person };
  const words = say('people:snoozeWhen');
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('people:snoozeTomorrow'), { ...data, date: after(1) }),
      button(say('people:snoozeWeek'), { ...data, date: after(7) }),
    ],
  );
}

/** So many leaves have a button each. */
const MOST_LEAVES = 5;

/** What is said of somebody's leaves, each a press from being taken away: in all their teams, or in this one alone (`isHere`). */
export function leavesCard(
  say: Say,
  { key }: Snapshot,
  person: string,
  words: string,
  leaves: readonly Leave[],
  isHere = false,
): Card {
  const data: ActionData = {
    do: 'people.leaveRemove',
    team: key.team,
    for: person,
    ...(isHere ? { here: 'yes' } : {}),
  };
  const each = leaves
    .slice(0, MOST_LEAVES)
    .map(({ from, until }) =>
      button(
        say('people:awayRemove', { days: formatSpan(localeOf(say), from, until) }),
        { ...data, from, until },
        'destructive',
      ),
    );
  const all = leaves.length > 1 ? [button(say('people:awayRemoveAll'), { ...data, from: 'all' }, 'destructive')] : [];
  return card(say, words, [text(words)], [...each, ...all]);
}

/** Says exactly what is erased and what is kept and why, and asks. `sole` are warnings about roles nobody else has. */
export function deleteCard(say: Say, person: string, sole: readonly string[]): Card {
  const title = say('people:deleteTitle');
  const body: Element[] = [
    heading(title),
    text(say('people:deleteErased')),
    text(say('people:deleteKept')),
    text(say('people:deleteInTexts')),
    subtle(say('people:deleteStay')),
    ...sole.map((words) => text(words, { weight: 'bolder' })),
  ];
  return card(say, title, body, [
    button(say('people:mineFirst'), { do: 'people.mine', for: person }),
    button(say('people:deleteYes'), { do: 'people.delete', for: person }, 'destructive'),
    button(say('common:cancel'), { do: 'people.cancel', for: person }),
  ]);
}

/** So many of the things that wait stand on the home page of somebody in one team; the rest are a press away. */
const AT_HOME = 5;

/**
 * What waits for the person in all their teams, their goals, and each team's wheel in short. With one team things can be done at once; with
 * several, each says how much waits, so that all of them fit into one message of either platform.
 */
export function homeCard(say: Say, person: string, today: string, teams: readonly Snapshot[]): Card {
  const title = say('people:homeTitle');
  const body: Element[] = [
    heading(title),
    ...(teams.length === 0 ? [text(say('people:homeNoTeam'))] : []),
    ...teams.flatMap((snapshot) => teamAtHome(say, snapshot, person, today, teams.length === 1)),
  ];
  return card(say, title, body, [
    commandButton(say, 'status'),
    commandButton(say, 'wheel'),
    commandButton(say, 'help'),
  ]);
}

function teamAtHome(say: Say, snapshot: Snapshot, person: string, today: string, alone: boolean): Element[] {
  const locale = localeOf(say);
  const member = snapshot.members.find(({ id, active }) => active && id === person);
  const waiting = member ? waitingAtHome(say, snapshot, member, today, alone) : [];
  const done = answeredLine(say, snapshot, person, today);
  const goals = snapshot.goals.filter((goal) => goal.owner === person && goal.state === 'active');
  const wheel = inOrder(snapshot.checkpoints).map((checkpoint, index) => {
    const date = formatDate(locale, checkpoint.date, 'long');
    const words = say('year:checkpoint', { number: index + 1, date });
    return checkpoint.state === 'closed' ? `${words} · ${say('year:closed')}` : words;
  });
  const pages = inOrder(snapshot.checkpoints).map((checkpoint) => seeCheckpoint(say, snapshot, checkpoint));
  return [
    subheading(snapshot.team.school),
    ...waiting,
    ...(waiting.length === 0 && done === '' ? [subtle(say('people:homeNothing'))] : []),
    ...together([
      ...(done === '' ? [] : [done]),
      ...goals.map((goal) => say('people:homeGoal', { number: goal.number, title: goal.title })),
    ]),
    ...together(wheel),
    ...(pages.length > 0 ? [buttons(...pages)] : []),
  ];
}

/** Lines that Slack shows as one block. */
const together = (lines: readonly string[]): Element[] =>
  lines.length === 0 ? [] : [{ type: 'Container', items: lines.map((line) => text(line, { spacing: 'small' })) }];

function waitingAtHome(say: Say, snapshot: Snapshot, member: Member, today: string, alone: boolean): Element[] {
  if (!alone) return waitingSummary(say, snapshot, member, today);
  const rows = waitingRows(localeOf(say), snapshot, member, today);
  const more = button(say('waiting:see'), { do: 'waiting.show', team: snapshot.key.team });
  return [...rows.slice(0, AT_HOME), ...(rows.length > AT_HOME ? [buttons(more)] : [])];
}

/** That the person has answered before the checkpoint that is being worked on; empty when they have not. */
function answeredLine(say: Say, snapshot: Snapshot, person: string, today: string): string {
  const locale = localeOf(say);
  const current = currentCheckpoint(snapshot, today);
  if (!current || !hasAnswered(snapshot.answers, current.id, person)) return '';
  return say('people:homeDone', { date: formatDate(locale, current.date) });
}
