/** Cards about one person: help, snooze, deleting one's data, the home page. */
import { hasAnswered } from '../quality/checkpoints/documents.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import type { Snapshot } from '../quality/snapshot.ts';
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
import { formatDate } from './format.ts';
import { seeCheckpoint } from './see.ts';
import { localeOf, type Say } from './texts.ts';

export function helpCard(say: Say): Card {
  const lines = [
    'Status',
    'Wheel',
    'Answer',
    'Goals',
    'Plan',
    'Data',
    'Keep',
    'Snooze',
    'Away',
    'Language',
    'Follow',
    'Settings',
    'Delete',
  ] as const;
  const title = say('people:helpTitle');
  const body: Element[] = [
    heading(title),
    text(say('people:helpBody')),
    ...lines.map((line) => text(say(`people:help${line}`), { spacing: 'small' })),
    subtle(say('people:helpPupils')),
  ];
  const actions = (['status', 'wheel', 'answer', 'goals', 'settings'] as const).map((c) => commandButton(say, c));
  return card(say, title, body, actions);
}

/** When nobody said until when: two days to choose from. */
/** When to be reminded: the next school day, or that in a week. `today` is an ISO date. */
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

/** Says exactly what is erased and what is kept and why, and asks. `sole` are warnings about roles nobody else has. */
export function deleteCard(say: Say, person: string, sole: readonly string[]): Card {
  const title = say('people:deleteTitle');
  const body: Element[] = [
    heading(title),
    text(say('people:deleteErased')),
    text(say('people:deleteKept')),
    subtle(say('people:deleteStay')),
    ...sole.map((words) => text(words, { color: 'warning' })),
  ];
  return card(say, title, body, [
    button(say('people:mineFirst'), { do: 'people.mine', for: person }),
    button(say('people:deleteYes'), { do: 'people.delete', for: person }, 'destructive'),
    button(say('common:cancel'), { do: 'people.cancel', for: person }),
  ]);
}

/** The person's own open items in all their teams, and each team's wheel in short. */
export function homeCard(say: Say, person: string, today: string, teams: readonly Snapshot[]): Card {
  const locale = localeOf(say);
  const title = say('people:homeTitle');
  const body: Element[] = [heading(title)];
  if (teams.length === 0) body.push(text(say('people:homeNoTeam')));
  for (const snapshot of teams) {
    body.push(subheading(snapshot.team.school), ...openItems(say, snapshot, person, today));
    for (const [index, checkpoint] of inOrder(snapshot.checkpoints).entries()) {
      const date = formatDate(locale, checkpoint.date, 'long');
      const words = say('year:checkpoint', { number: index + 1, date });
      body.push(text(checkpoint.state === 'closed' ? `${words} · ${say('year:closed')}` : words, { spacing: 'small' }));
    }
    const pages = inOrder(snapshot.checkpoints).map((checkpoint) => seeCheckpoint(say, snapshot, checkpoint));
    if (pages.length > 0) body.push(buttons(...pages));
  }
  return card(say, title, body, [
    commandButton(say, 'status'),
    commandButton(say, 'wheel'),
    commandButton(say, 'help'),
  ]);
}

function openItems(say: Say, snapshot: Snapshot, person: string, today: string): Element[] {
  const locale = localeOf(say);
  const next = inOrder(snapshot.checkpoints).find((checkpoint) => checkpoint.state === 'planned');
  const goals = snapshot.goals.filter((goal) => goal.owner === person && goal.state === 'active');
  const rows: Element[] = goals.map((goal) => text(say('people:homeGoal', { number: goal.number, title: goal.title })));
  if (!next || !snapshot.team.wheelApprovedAt) return rows.length > 0 ? rows : [subtle(say('people:homeNothing'))];
  const answered = hasAnswered(snapshot.answers, next.id, person);
  const promptFrom = Temporal.PlainDate.from(next.date).subtract({ days: snapshot.team.timing.prompt }).toString();
  const date = formatDate(locale, next.date);
  if (answered) return [text(say('people:homeDone', { date }), { color: 'good' }), ...rows];
  if (today < promptFrom) return rows.length > 0 ? rows : [subtle(say('people:homeNothing'))];
  const open = button(
    say('people:button.answer'),
    { do: 'answers.open', team: snapshot.key.team, checkpoint: next.id },
    'positive',
  );
  return [text(say('people:homeAnswer', { date })), { type: 'ActionSet', actions: [open] }, ...rows];
}
