/** The school's side of the overview: who outside the team sees how the school stands, and what. */

import { overviewFields, overviewOf } from '../quality/overview/act.ts';
import { MAX_ID, MAX_NAME, type Overview, SHARES, type Share } from '../quality/overview/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { button, buttons, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, formCard, type Objection, problemsBox } from './common.ts';
import { formatInstant } from './format.ts';
import { choiceInput, textInput } from './inputs.ts';
import { nameOf } from './names.ts';
import { localeOf, type Say } from './texts.ts';

const shown = (say: Say, shares: readonly Share[]): string =>
  shares.map((share) => say(`overview:share.${share}`).toLocaleLowerCase(localeOf(say))).join(', ');

/** Everybody in the team may read it; the appointed principal gives and takes back. */
export function overviewCard(say: Say, snapshot: Snapshot, me: Member): Card {
  const { key, team, overviews } = snapshot;
  const title = say('overview:title', { school: team.school });
  const rows = overviews.map(
    (one): Element => ({ type: 'Container', separator: true, items: rowOf(say, snapshot, me, one) }),
  );
  const body: Element[] = [
    heading(title),
    text(say('overview:intro')),
    ...(rows.length > 0 ? rows : [subtle(say('overview:none'))]),
    ...(me.principal ? [] : [subtle(say('overview:problem.onlyPrincipal'))]),
  ];
  const give = button(say('overview:give'), { do: 'overview.open', team: key.team, person: '' }, 'positive');
  return card(say, title, body, me.principal ? [give] : []);
}

function rowOf(
  say: Say,
  { key, team, members }: Snapshot,
  me: Member,
  { id, name, shares, by, at }: Overview,
): Element[] {
  const data = { team: key.team, person: id };
  const date = formatInstant(localeOf(say), at, team.timeZone);
  return [
    text(name, { weight: 'bolder' }),
    text(say('overview:sees', { what: shown(say, shares) }), { spacing: 'none' }),
    subtle(say('overview:givenBy', { name: nameOf(say, members, by), date })),
    ...(me.principal
      ? [
          buttons(
            button(say('overview:change'), { do: 'overview.open', ...data }),
            button(say('overview:end'), { do: 'overview.end', ...data }, 'destructive'),
          ),
        ]
      : []),
  ];
}

export type OverviewValues = { readonly overseer: string; readonly shares: string };

/** Gives the overview to somebody who is named, or changes what a person (`person`, an id) sees. */
export function overviewForm(
  say: Say,
  snapshot: Snapshot,
  person: string,
  values: OverviewValues,
  problems: readonly Objection[] = [],
): Card {
  const before = overviewOf(snapshot, person);
  const title = before ? say('overview:changeTitle', { name: before.name }) : say('overview:giveTitle');
  const data = { team: snapshot.key.team, person };
  const choices = SHARES.map((share) => ({ title: say(`overview:share.${share}`), value: share }));
  const who = textInput(say, 'overseer', 'overview:who', values.overseer, MAX_NAME + MAX_ID, { required: true });
  const body: Element[] = [
    ...problemsBox(say, problems),
    text(say('overview:numbersOnly')),
    ...(before ? [] : [who, subtle(say('overview:whoHint'))]),
    choiceInput(say, 'shares', 'overview:shares', choices, values.shares, { many: true }),
  ];
  const version = stampOf(overviewFields(before));
  return formCard(say, { title, open: { do: 'overview.open', ...data } }, body, [
    before
      ? submit(say('common:save'), { do: 'overview.change', ...data, version })
      : submit(say('overview:give'), { do: 'overview.give', ...data }),
    button(say('common:back'), { do: 'overview.show', team: snapshot.key.team }),
  ]);
}
