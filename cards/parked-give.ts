/** Something parked that somebody else is to bring up. */
import type { Parked } from '../quality/keep/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import { mayManage } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, type Card, submit, text } from './card.ts';
import { formCard, type Objection, problemsBox } from './common.ts';
import { choiceInput, memberChoices } from './inputs.ts';
import type { Say } from './texts.ts';

/** For whoever may give it away; `taker` is chosen in the form. */
export const giveButtons = (
  say: Say,
  snapshot: Snapshot,
  item: Parked,
  viewer: Member,
  around: { readonly taker?: Member | null; readonly at?: Readonly<Record<string, string>> } = {},
): Button[] =>
  item.owner === viewer.id || mayManage(snapshot, viewer)
    ? [
        button(say('keep:give'), {
          do: 'keep.giveOpen',
          team: snapshot.key.team,
          parked: item.id,
          ...(around.taker ? { owner: around.taker.id } : {}),
          ...around.at,
        }),
      ]
    : [];

/** Who is to bring it up; `at` is where the press was made. */
export function giveParkedCard(
  say: Say,
  snapshot: Snapshot,
  item: Parked,
  owner: string,
  around: { readonly at?: Readonly<Record<string, string>>; readonly problems?: readonly Objection[] } = {},
): Card {
  const data = { team: snapshot.key.team, parked: item.id, ...around.at };
  const form = { title: say('keep:giveTitle'), open: { do: 'keep.giveOpen', ...data } } as const;
  return formCard(
    say,
    form,
    [
      ...problemsBox(say, around.problems ?? []),
      text(item.text, { weight: 'bolder' }),
      choiceInput(say, 'owner', 'keep:parkOwner', memberChoices(say, snapshot), owner),
    ],
    [submit(say('common:save'), { do: 'keep.give', ...data })],
  );
}
