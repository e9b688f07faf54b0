/** A drafted goal as its coach sees it: each letter with a reason and a suggestion; and the question to the team. */

import { type Locale, MAX_LINE } from '../quality/base.ts';
import { type Support, supportFor } from '../quality/goals/acceptance.ts';
import { acceptanceId, type Goal } from '../quality/goals/documents.ts';
import { ACCEPTED_SHARE, type LetterJudgement, type SmartJudgement } from '../quality/goals/smart/judge.ts';
import { judgeGoal, LETTERS, type Letter } from '../quality/goals/smart-goal.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Problem } from '../quality/problem.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, type Form, formCard, type Objection, problemsBox } from './common.ts';
import { capital, formatNumber } from './format.ts';
import { goalLines } from './goals.ts';
import { changeRows } from './history-fields.ts';
import { nameOf } from './names.ts';
import { decider, deciderAs } from './principal.ts';
import { type Say, sayStored, speak } from './texts.ts';

/** Who looks at the draft decides which buttons and names there are. */
export type Viewer = { readonly mayChange: boolean; readonly mayManage: boolean; readonly mayDecide: boolean };

export function coachCard(
  locale: Locale,
  snapshot: Snapshot,
  goal: Goal,
  today: string,
  viewer: Viewer,
  note?: string,
): Card {
  const say = speak(locale);
  const judgement = judgeGoal(snapshot, goal, today);
  const support = supportFor(snapshot, goal);
  const title = say('goals:coachTitle', { number: goal.number });
  const ready = LETTERS.every((letter) => letter === 'accepted' || judgement[letter].pass);
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    ...goalLines(say, locale, snapshot, goal),
    text(
      ready
        ? say('goals:coachReady', { share: ACCEPTED_SHARE, decider: decider(say, snapshot) })
        : say('goals:coachNotYet'),
    ),
    ...LETTERS.filter((letter) => letter !== 'accepted').map((letter) =>
      letterRow(say, locale, letter, judgement[letter]),
    ),
    acceptedRow(say, snapshot, support, judgement, goal, viewer),
  ];
  return card(say, title, body, coachButtons(say, snapshot, goal, support, viewer, ready));
}

/** Asking the team comes first once the goal is ready for it; before that, bettering it does. */
function coachButtons(
  say: Say,
  snapshot: Snapshot,
  goal: Goal,
  support: Support,
  viewer: Viewer,
  ready: boolean,
): Button[] {
  const data = { team: snapshot.key.team, goal: goal.id };
  const ask = viewer.mayChange && support.roles.length > 0 && support.waiting.length > 0 && !goal.askedAt;
  return [
    ...(goal.askedAt ? [button(say('goals:answerAsked'), { do: 'goals.askAgain', ...data })] : []),
    ...(ask ? [button(say('goals:ask'), { do: 'goals.ask', ...data }, ready ? 'positive' : 'default')] : []),
    ...(viewer.mayChange
      ? [button(say('common:change'), { do: 'goals.changeOpen', ...data }, ready ? 'default' : 'positive')]
      : []),
    ...(viewer.mayChange ? [button(say('plan:fillIn'), { do: 'goals.changeOpen', ...data, page: '1' })] : []),
    ...(viewer.mayDecide ? [button(say('goals:override'), { do: 'goals.overrideOpen', ...data })] : []),
    ...(viewer.mayChange ? [button(say('goals:drop'), { do: 'goals.dropAsk', ...data })] : []),
  ];
}

/** What would make a goal that is being written stronger, a letter each; nothing for one that lacks nothing. */
export function adviceRows(say: Say, locale: Locale, judgement: SmartJudgement): Element[] {
  const weak = LETTERS.filter((letter) => letter !== 'accepted' && !judgement[letter].pass);
  if (weak.length === 0) return [];
  return [text(say('goals:coachFirst')), ...weak.map((letter) => letterRow(say, locale, letter, judgement[letter]))];
}

function letterRow(say: Say, locale: Locale, letter: Letter, { pass, problems }: LetterJudgement): Element {
  const name = say(`goals:letter.${letter}`);
  return {
    type: 'Container',
    spacing: 'small',
    items: [
      text(say(pass ? 'goals:letterOk' : 'goals:letterNot', { letter: name }), {
        weight: 'bolder',
      }),
      ...problems.map((problem) => text(adviceWords(locale, problem), { spacing: 'none' })),
    ],
  };
}

/** The reason and the suggestion that belong to a code of the SMART rules. */
function adviceWords(locale: Locale, problem: Problem): string {
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(locale, value) : value,
    ]),
  );
  const reason = sayStored(locale, `smart:reason.${problem.code}`, values);
  return `${reason} ${sayStored(locale, `smart:suggest.${problem.code}`, values)}`;
}

function acceptedRow(
  say: Say,
  snapshot: Snapshot,
  support: Support,
  judgement: SmartJudgement,
  goal: Goal,
  viewer: Viewer,
): Element {
  const { pass } = judgement.accepted;
  const count = { yes: support.yes.length, all: support.roles.length };
  const lines = [
    support.roles.length === 0
      ? say('goals:supportRoles')
      : goal.askedAt || support.yes.length > 0
        ? say(count.yes === 0 ? 'goals:supportNobody' : 'goals:support', count)
        : say('goals:supportNone'),
    ...(goal.askedAt && support.principal === null
      ? [capital(say('goals:supportPrincipal', { decider: decider(say, snapshot) }))]
      : []),
    ...noes(say, snapshot, support, viewer),
  ];
  return {
    type: 'Container',
    spacing: 'small',
    items: [
      text(say(pass ? 'goals:letterOk' : 'goals:letterNot', { letter: say('goals:letter.accepted') }), {
        weight: 'bolder',
      }),
      ...lines.map((line) => text(line, { spacing: 'none' })),
    ],
  };
}

/** Who said no and why is for the coordinator and the principal; the others see how many. */
function noes(say: Say, snapshot: Snapshot, { noes: said }: Support, viewer: Viewer): string[] {
  if (said.length === 0) return [];
  if (!viewer.mayManage) return [say('goals:supportNoCount', { count: said.length })];
  return said.map(({ person, reason }) =>
    say('goals:supportNo', { name: nameOf(say, snapshot.members, person), reason }),
  );
}

/** Asks one member whether they stand behind a drafted goal. */
export function askCard(locale: Locale, snapshot: Snapshot, goal: Goal, member: Member): Card {
  const say = speak(locale);
  const title = say('goals:askTitle', { number: goal.number });
  const data = { team: snapshot.key.team, goal: goal.id, for: member.id, asked: goal.askedAt ?? '' };
  const body: Element[] = [
    heading(title),
    ...askedFor(say, snapshot, goal),
    ...goalLines(say, locale, snapshot, goal),
    ...(goal.description ? [text(goal.description)] : []),
    ...saidBefore(say, snapshot, goal, member),
  ];
  return card(say, title, body, [
    button(say('goals:yes'), { do: 'goals.yes', ...data }, 'positive'),
    button(say('goals:no'), { do: 'goals.noOpen', ...data }),
  ]);
}

/** Who suggests it; of a goal that has changed since the team was asked, from what to what. */
function askedFor(say: Say, snapshot: Snapshot, goal: Goal): Element[] {
  const changes = goal.askedBefore
    ? changeRows(say, snapshot, { what: 'goal-changed', before: goal.askedBefore, after: goal })
    : [];
  if (changes.length > 0) return [text(say('goals:askChanged')), ...changes];
  return [text(say('goals:askBody', { name: nameOf(say, snapshot.members, goal.createdBy) }))];
}

/** What the member has answered already, when they are shown the question again. */
function saidBefore(say: Say, { acceptances }: Snapshot, goal: Goal, { id }: Member): Element[] {
  const said = acceptances.find((one) => one.id === acceptanceId(goal.id, id));
  if (!said) return [];
  return [subtle(said.accepted ? say('goals:youSaidYes') : say('goals:youSaidNo', { reason: said.reason }))];
}

/** A no needs a reason, so that the goal can become better. */
export function noCard(
  locale: Locale,
  snapshot: Snapshot,
  goal: Goal,
  member: Member,
  reason = '',
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const data = { team: snapshot.key.team, goal: goal.id, for: member.id, asked: goal.askedAt ?? '' };
  const form: Form = { title: say('goals:noTitle', { number: goal.number }), open: { do: 'goals.noOpen', ...data } };
  return formCard(
    say,
    form,
    [...problemsBox(say, problems), text(say('goals:noIntro')), reasonInput(say('goals:noReason'), reason)],
    [submit(say('goals:noSend'), { do: 'goals.no', ...data })],
  );
}

/** The principal takes in a goal that does not pass, with a written reason. */
export function overrideCard(
  locale: Locale,
  snapshot: Snapshot,
  goal: Goal,
  today: string,
  reason = '',
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const judgement = judgeGoal(snapshot, goal, today);
  const letters = LETTERS.filter((letter) => !judgement[letter].pass).map((letter) => say(`goals:letter.${letter}`));
  const data = { team: snapshot.key.team, goal: goal.id };
  const form: Form = {
    title: say('goals:overrideTitle', { number: goal.number }),
    open: { do: 'goals.overrideOpen', ...data },
  };
  const body = [
    ...problemsBox(say, problems),
    text(say('goals:overrideIntro', { letters: letters.join(', ').toLowerCase(), as: deciderAs(say, snapshot) })),
    reasonInput(say('goals:overrideReason'), reason),
  ];
  return formCard(say, form, body, [submit(say('goals:overrideSave'), { do: 'goals.override', ...data })]);
}

export const reasonInput = (label: string, value: string): Element => ({
  type: 'Input.Text',
  id: 'reason',
  label,
  isRequired: true,
  isMultiline: true,
  maxLength: MAX_LINE,
  value,
});

/** What a person said about a goal, and a way to change it while it is a draft. */
export function saidCard(say: Say, snapshot: Snapshot, goal: Goal, member: Member, accepted: boolean): Card {
  const words = say(accepted ? 'goals:saidYes' : 'goals:saidNo', { number: goal.number });
  const data = { team: snapshot.key.team, goal: goal.id, for: member.id };
  return card(
    say,
    words,
    [text(words), subtle(goal.title)],
    [button(say('common:change'), { do: 'goals.askAgain', ...data })],
  );
}

export const viewerOf = (me: Member, goal: Goal, mayManage: boolean, mayDecide: boolean): Viewer => ({
  mayChange: goal.owner === me.id || mayManage,
  mayManage,
  mayDecide,
});
