/** Who decides as principal, in words: whoever is appointed, or the coordinator who stands in while nobody is. */
import type { ReasonGiven } from '../quality/base.ts';
import type { Member } from '../quality/people/documents.ts';
import { leaveOn } from '../quality/people/leaves.ts';
import { hasPrincipal } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { bare } from './format.ts';
import { called } from './names.ts';
import { decidersIn } from './setup.ts';
import { localeOf, type Say } from './texts.ts';

const roleIn = (snapshot: Snapshot): 'principal' | 'standIn' => (hasPrincipal(snapshot) ? 'principal' : 'standIn');

/** «rektor», «samordnaren (ingen rektor är utsedd)». */
export const decider = (say: Say, snapshot: Snapshot): string => say(`people:decider.${roleIn(snapshot)}`);

/** «rektor (Rut Rektor, borta till och med 23 maj)»: by name, and until when they are away on an ISO date. */
export function deciderNamed(say: Say, snapshot: Snapshot, today: string): string {
  const names = decidersIn(snapshot).map((member) => nameAway(say, member, today));
  return names.length === 0
    ? decider(say, snapshot)
    : say(`people:deciderNamed.${roleIn(snapshot)}`, { names: names.join(', ') });
}

function nameAway(say: Say, member: Member, today: string): string {
  const leave = leaveOn(member, today);
  const name = called(say, member);
  return leave ? say('people:nameAway', { name, date: bare(localeOf(say), leave.until) }) : name;
}

/** «rektor», and until when they are away on an ISO date. */
export function deciderAway(say: Say, snapshot: Snapshot, today: string): string {
  const leave = decidersIn(snapshot).flatMap((member) => leaveOn(member, today) ?? [])[0];
  const name = decider(say, snapshot);
  return leave ? say('people:deciderAway', { name, date: bare(localeOf(say), leave.until) }) : name;
}

/** As what somebody who decides does it. */
export const deciderAs = (say: Say, snapshot: Snapshot): string => say(`people:deciderAs.${roleIn(snapshot)}`);

/** Who took it into the plan, with the reason, or that it has been forgotten with the person. */
export const takenIn = (say: Say, { reason, standIn }: ReasonGiven): string =>
  say('goals:overridden', {
    decider: say(standIn ? 'people:decider.stoodIn' : 'people:decider.principal'),
    reason: reason || say('common:erasedReason'),
  });

/** The reason for an intervention on weak ground, and whose it is. */
export const reasonFor = (say: Say, { reason, standIn }: ReasonGiven): string =>
  say(standIn ? 'plan:overriddenStandIn' : 'plan:overridden', { reason: reason || say('common:erasedReason') });

/** That nobody is appointed, and who decides meanwhile; nothing while somebody is. */
export const vacantWords = (say: Say, snapshot: Snapshot): string[] =>
  hasPrincipal(snapshot) ? [] : [say('people:noPrincipal')];
