/** Cards for the discussions of results with teacher teams and the leadership group. */

import { type Locale, MAX_TEXT } from '../quality/base.ts';
import { fieldsOf } from '../quality/content.ts';
import { checkpointBefore, inOrder, notMet } from '../quality/plan/discussions.ts';
import { type Discussion, discussionContent, MAX_TEACHER_TEAM } from '../quality/plan/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { MAX_TEACHER_TEAMS } from '../quality/team/documents.ts';
import { type ActionData, button, buttons, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, type Form, formCard, type Objection, problemsBox, type Receipt, receiptRows } from './common.ts';
import { capital, formatDate } from './format.ts';
import { choiceInput, dateInput, goalChoices, memberChoices, NO_GOAL, textInput } from './inputs.ts';
import { nameOf } from './names.ts';
import { long, paged } from './paging.ts';
import { type Say, speak } from './texts.ts';

export type DiscussionValues = { who: string; date: string; people: string; goal: string; outcome: string };
/** What stands for the leadership group among the teacher teams' names. */
export const LEADERSHIP = 'leadership-group:';

export function discussionsCard(locale: Locale, snapshot: Snapshot, today: string, note?: Receipt, page = 0): Card {
  const say = speak(locale);
  const title = say('plan:meetTitle');
  const data = { team: snapshot.key.team };
  const all = inOrder(snapshot.discussions).map((one) => row(say, locale, snapshot, one));
  const { rows, buttons: pages } = paged(say, all, { do: 'meet.list', ...data }, page);
  const body: Element[] = [
    ...receiptRows(say, note),
    heading(title),
    subtle(say('plan:meetIntro')),
    ...(all.length === 0 ? [text(say('plan:meetNone'))] : []),
    ...rows,
    ...notMetRows(say, snapshot, today),
    ...(snapshot.team.teacherTeams.length === 0 ? [subtle(say('plan:meetNoTeams'))] : []),
  ];
  return card(say, title, body, [
    ...pages,
    button(say('plan:meetNew'), { do: 'meet.open', ...data }, 'positive'),
    button(say('plan:meetTeams'), { do: 'meet.teamsOpen', ...data }),
  ]);
}

function row(say: Say, locale: Locale, snapshot: Snapshot, one: Discussion): Element {
  const data = { team: snapshot.key.team, discussion: one.id };
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    items: [
      ...discussionWords(say, locale, snapshot, one),
      ...(one.state === 'planned'
        ? [
            buttons(
              button(say('plan:meetWrite'), { do: 'meet.changeOpen', ...data }),
              button(say('plan:meetCancel'), { do: 'meet.cancel', ...data }),
            ),
          ]
        : []),
    ],
  };
}

/** When, with whom and by whom, and what came out. */
export function discussionWords(say: Say, locale: Locale, snapshot: Snapshot, one: Discussion): Element[] {
  const goal = snapshot.goals.find((g) => g.id === one.goal);
  const detail = [
    ...(one.state === 'planned' ? [say('plan:meetPlanned')] : []),
    ...(goal ? [say('plan:meetGoal', { number: goal.number })] : []),
    ...(one.outcome ? [say('plan:meetOutcome', { text: one.outcome })] : []),
  ].join(' · ');
  const people = one.people.map((id) => nameOf(say, snapshot.members, id)).join(', ');
  return [
    text(say('plan:meetRow', { date: capital(formatDate(locale, one.date)), who: whoOf(say, one), people }), {
      weight: 'bolder',
    }),
    ...(detail ? long(detail, { spacing: 'none' }) : []),
  ];
}

export const whoOf = (say: Say, { teacherTeam }: Pick<Discussion, 'teacherTeam'>): string =>
  teacherTeam ?? say('plan:meetLeadership');

/** Shown before each checkpoint too: whom the team has not met yet. Empty when everyone has been met. */
export function notMetRows(say: Say, snapshot: Snapshot, date: string): Element[] {
  // A school that has not begun to plan such discussions is not reminded of them in every card.
  if (snapshot.team.teacherTeams.length === 0 && snapshot.discussions.length === 0) return [];
  const { teacherTeams, leadershipGroup } = notMet(snapshot, date);
  const names = [...teacherTeams, ...(leadershipGroup ? [say('plan:meetLeadership')] : [])];
  if (names.length === 0) return [];
  const isFirst = checkpointBefore(snapshot, date) === null;
  return [text(say(isFirst ? 'plan:meetNotMetYear' : 'plan:meetNotMet', { names: names.join(', ') }))];
}

export function discussionCard(
  locale: Locale,
  snapshot: Snapshot,
  values: DiscussionValues,
  target: { id: string; existing: Discussion | null },
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const goals = snapshot.goals.filter((goal) => goal.state === 'active' || goal.state === 'finished');
  // A team that has been renamed since keeps its name in what was planned with it.
  const teams = [
    ...new Set([...snapshot.team.teacherTeams, ...(target.existing?.teacherTeam ? [target.existing.teacherTeam] : [])]),
  ];
  const body: Element[] = [
    ...problemsBox(say, problems),
    choiceInput(
      say,
      'who',
      'plan:meetWho',
      [
        ...teams.map((name) => ({ title: name, value: name })),
        { title: say('plan:meetLeadership'), value: LEADERSHIP },
      ],
      values.who,
    ),
    dateInput(say, 'date', 'plan:meetDate', values.date),
    choiceInput(say, 'people', 'plan:meetPeople', memberChoices(say, snapshot), values.people, {
      required: true,
      many: true,
    }),
    choiceInput(
      say,
      'goal',
      'plan:meetAbout',
      [{ title: say('plan:meetAboutNone'), value: NO_GOAL }, ...goalChoices(say, goals)],
      values.goal || NO_GOAL,
    ),
    textInput(say, 'outcome', 'plan:meetResult', values.outcome, MAX_TEXT, { multiline: true }),
  ];
  const data = { team: snapshot.key.team, discussion: target.id };
  const form: Form = {
    title: say('plan:meetFormTitle'),
    open: { do: target.existing ? 'meet.changeOpen' : 'meet.open', ...data },
  };
  const save: ActionData = target.existing
    ? { do: 'meet.change', ...data, version: stampOf(fieldsOf(discussionContent, target.existing)) }
    : { do: 'meet.save', ...data };
  return formCard(say, form, body, [submit(say('common:save'), save)]);
}

export function teacherTeamsCard(
  locale: Locale,
  snapshot: Snapshot,
  typed?: string,
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const data = { team: snapshot.key.team };
  const value = typed ?? snapshot.team.teacherTeams.join('\n');
  const body = [
    ...problemsBox(say, problems),
    textInput(say, 'teams', 'plan:meetTeamsList', value, MAX_TEACHER_TEAMS * (MAX_TEACHER_TEAM + 1), {
      multiline: true,
    }),
  ];
  const form: Form = { title: say('plan:meetTeamsTitle'), open: { do: 'meet.teamsOpen', ...data } };
  return formCard(say, form, body, [
    submit(say('common:save'), { do: 'meet.teams', ...data, version: stampOf({ teams: snapshot.team.teacherTeams }) }),
  ]);
}
