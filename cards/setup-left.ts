/** Getting started, where somebody has begun and it is not done: what is left, and the way on. */

import { coordinatorsOf } from '../quality/deliveries/plan.ts';
import type { Member } from '../quality/people/documents.ts';
import { mayManage } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type SetupStep, setupLeft } from '../quality/team/setup-left.ts';
import { type ActionData, type Button, button, type Card, text } from './card.ts';
import { card, commandButton, messageCard } from './common.ts';
import { called } from './names.ts';
import type { Say } from './texts.ts';

/** The button of the next step. */
export function goOnButton(say: Say, { key }: Snapshot, step: SetupStep): Button {
  if (step === 4) return commandButton(say, 'wheel', key.team);
  const { team } = key;
  const form: ActionData =
    step === 2
      ? { do: 'calendar.open', next: 'members', team }
      : { do: 'members.open', next: 'wheel', page: '0', team };
  return button(say('setup:goOn', { step }), form, 'positive');
}

/** To whoever gets started anew: the way on for those who manage the team, who does it for the others, or that all is done. */
export function setupLeftCard(say: Say, snapshot: Snapshot, member: Member): Card {
  const step = setupLeft(snapshot);
  const { school } = snapshot.team;
  if (step === null) return messageCard(say, 'setup:alreadySetUp', { school });
  const names = coordinatorsOf(snapshot)
    .map((one) => called(say, one))
    .join(', ');
  const mayGoOn = member.active && mayManage(snapshot, member);
  if (!mayGoOn && step !== 4) return messageCard(say, 'setup:begunBy', { names, school });
  const words = say(step === 4 ? 'setup:waitsForPrincipal' : 'setup:notDone', { school, step });
  return card(say, words, [text(words)], [goOnButton(say, snapshot, step)]);
}
