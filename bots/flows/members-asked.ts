/** What is said of colleagues: who leaves, is away, or does something else from now on. People come and go with the channel; roles are a form. */
import { messageCard, unknownCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { called as calledSo } from '../../cards/names.ts';
import { activeMembers } from '../../cards/setup.ts';
import { absenceOf } from '../../language/reading/absence-asked.ts';
import { personCalled } from '../../language/reading/goal-owner.ts';
import { type MemberMeant, memberMeant } from '../../language/reading/member-meant.ts';
import { type Member, PROFESSIONS } from '../../quality/people/documents.ts';
import { isDayOff, leaveOn } from '../../quality/people/leaves.ts';
import { managers } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn, type Values } from '../turn.ts';
import { handover, isOfHandover, leftBehind } from './handover.ts';
import { refusedBy } from './may-not.ts';
import { openFilledWith } from './members.ts';
import { anyoneCalled } from './part.ts';
import * as settings from './settings.ts';

/** «medlemmar», «petra har slutat», «byt rektor till Petra», «Siv är också verksamhetschef». */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const name = absenceOf(text);
  if (name !== null) return name === '' ? settings.members(turn) : isAway(turn, name);
  const meant = memberMeant(text);
  if (!meant || meant.says === 'how') return settings.members(turn);
  if (isOfHandover(meant)) return handover(turn, meant, (name) => anyoneCalled(turn, name));
  const who = meant.who === null ? null : called(turn, meant.who);
  if (who === undefined) return [post(turn, (to) => unknownCard(to.say, ['members']))];
  switch (meant.says) {
    case 'leaves':
      return [
        post(turn, (to) => messageCard(to.say, 'setup:memberLeaves')),
        ...((who && leftBehind(turn, who)) ?? (await settings.members(turn))),
      ];
    case 'away':
      return [post(turn, (to) => messageCard(to.say, 'setup:memberAway'))];
    case 'profession':
      return who ? changed(turn, who, withProfession(turn, who, meant.profession)) : [];
    case 'role':
      return who ? changed(turn, null, withRole(turn, who, meant), LATER.test(text)) : [];
    case 'roleEnds':
      return who ? changed(turn, null, withoutRole(turn, who, meant.role)) : [];
  }
}

/** «är siv borta?»: as they have told themselves. */
function isAway(turn: TeamTurn, name: string): Reply[] {
  const member = called(turn, name);
  if (!member) return [post(turn, (to) => unknownCard(to.say, ['members']))];
  const today = turn.today.toString();
  const leave = leaveOn(member, today);
  return [
    post(turn, ({ say, who }) => {
      const named = calledSo(say, member);
      if (leave) return messageCard(say, 'asked:awayNow', { name: named, date: formatDate(who.locale, leave.until) });
      return messageCard(say, isDayOff(member, today) ? 'asked:dayOff' : 'asked:notAway', { name: named });
    }),
  ];
}

/** The form, where the person stands in it or, for a role, at its end. */
async function changed(turn: TeamTurn, who: Member | null, typed: Values, later = false): Promise<Reply[]> {
  const at = (all: readonly Member[]) => (who ? all.findIndex(({ id }) => id === who.id) : all.length - 1);
  return (
    refusedBy(turn, managers, {}) ??
    openFilledWith(turn, { at: (after) => Math.max(0, at(activeMembers(after))), typed, later })
  );
}

function called({ snapshot, me }: TeamTurn, name: string): Member | undefined {
  const members = activeMembers(snapshot);
  const id = personCalled(name, [me, ...members.filter((one) => one.id !== me.id)]);
  return members.find((one) => one.id === id);
}

/** A day or a time from which it is to hold. */
const LATER =
  /(?<!\p{L})(?:från|fr\.?o\.?m|den \d|under|i \p{L}{2,6} (?:vecka|veckor|månader)|till(?:s)? \d|from|until)(?!\p{L})/iu;

function withProfession({ say }: TeamTurn, { id, professions }: Member, word: string): Values {
  const profession = PROFESSIONS.find((one) => {
    const [first] = say(`setup:profession.${one}`).toLowerCase().split(' (');
    return first === word || first === `skol${word}` || first === `school ${word}`;
  });
  return profession ? { [`professions:${id}`]: [...new Set([...professions, profession])].join(',') } : {};
}

function withRole(turn: TeamTurn, who: Member, { role, insteadOf }: Extract<MemberMeant, { says: 'role' }>): Values {
  if (role === 'principal') return { principal: who.id };
  const before = insteadOf === null || insteadOf === 'all' ? undefined : called(turn, insteadOf);
  const others = activeMembers(turn.snapshot).filter((one) => one.coordinator && one.id !== before?.id);
  const kept = insteadOf === 'all' ? [] : others.map(({ id }) => id);
  return { coordinators: [...new Set([...kept, who.id])].join(',') };
}

/** The form without the role: nobody as principal, or the other coordinators. */
function withoutRole({ snapshot }: TeamTurn, { id }: Member, role: 'principal' | 'coordinator'): Values {
  const active = activeMembers(snapshot);
  if (role === 'principal') return active.some((one) => one.principal && one.id === id) ? { principal: '-' } : {};
  return { coordinators: active.flatMap((one) => (one.coordinator && one.id !== id ? one.id : [])).join(',') };
}
