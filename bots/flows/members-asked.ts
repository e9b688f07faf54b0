/** What is said of colleagues: who leaves, is away, or does something else from now on. People come and go with the channel; roles are a form. */

import { messageCard, sentenceCard, unknownCard } from '../../cards/common.ts';
import { called as nameOf, oneOf } from '../../cards/names.ts';
import { vacantWords } from '../../cards/principal.ts';
import { activeMembers, managersOf } from '../../cards/setup.ts';
import { inFull } from '../../language/colloquial.ts';
import { MONTH_NAMES } from '../../language/reading/dates.ts';
import { personCalled } from '../../language/reading/goal-owner.ts';
import { type MemberMeant, memberMeant } from '../../language/reading/member-meant.ts';
import { type PrincipalMeant, principalMeant } from '../../language/reading/principal-meant.ts';
import { type Member, PROFESSIONS } from '../../quality/people/documents.ts';
import { managers } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { post, type TeamTurn, type Values } from '../turn.ts';
import { awayAsked } from './away-asked.ts';
import { handover, isOfHandover, leftBehind } from './handover.ts';
import { refusedBy } from './may-not.ts';
import { openFilledWith } from './members.ts';
import { anyoneCalled } from './part.ts';
import * as settings from './settings.ts';

/** «medlemmar», «petra har slutat», «byt rektor till Petra», «Siv är också verksamhetschef». */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const principal = principalMeant(text);
  if (principal) return ofPrincipal(turn, principal);
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
    case 'awayAsked':
      return awayAsked(turn, who, inFull(text));
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

/** Who is principal and who can change it; whoever may gets the form, where somebody else is to be it. */
async function ofPrincipal(turn: TeamTurn, meant: PrincipalMeant): Promise<Reply[]> {
  const who = meant.says === 'again' ? called(turn, meant.who) : turn.me;
  if (meant.says === 'again' && who && !who.principal && managers({ ...turn, actor: turn.me }, {}) === null)
    return changed(turn, null, { principal: who.id });
  const isNews = meant.says === 'again' || meant.says === 'whether';
  return [
    post(turn, (to) => sentenceCard(to.say, principalWords(to, meant, who, isNews))),
    ...(meant.says === 'who' ? await settings.members(turn) : []),
  ];
}

function principalWords(
  { say, snapshot, me }: TeamTurn,
  meant: PrincipalMeant,
  who: Member | undefined,
  isNews: boolean,
): string {
  const principal = activeMembers(snapshot).find((one) => one.principal);
  const isMe = isNews && principal?.id === me.id && who?.id === me.id;
  const first = principal
    ? [isMe ? say('people:principalIsYou') : say('people:principalIs', { name: nameOf(say, principal) })]
    : vacantWords(say, snapshot);
  const example = nameOf(say, who ?? me).split(' ')[0] ?? '';
  const isElse = isNews && who !== undefined && principal?.id !== who.id;
  const names = oneOf(say, managersOf(snapshot));
  return [
    ...first,
    ...(isElse ? [say('people:principalChangedBy', { names, example })] : []),
    ...(meant.says === 'who' && meant.before ? [say('people:principalBefore')] : []),
  ].join(' ');
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
const LATER = new RegExp(
  `(?<!\\p{L})(?:från|fr\\.?o\\.?m|den \\d|under|hela|during|i (?:${MONTH_NAMES}|\\p{L}{2,6} (?:vecka|veckor|månader))|till(?:s)? \\d|from|until|in (?:${MONTH_NAMES}))(?!\\p{L})`,
  'iu',
);

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
