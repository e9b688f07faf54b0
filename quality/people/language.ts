/** In which language somebody is spoken to: what they chose, else what they were last heard in, else the team's. */
import type { Locale } from '../base.ts';
import type { Team } from '../team/documents.ts';
import type { Member } from './documents.ts';

/** 0.2.0 had every member Swedish who was not heard in English. */
export const howKnown = ({ localeFrom, locale }: Member): NonNullable<Member['localeFrom']> =>
  localeFrom ?? (locale === 'en' ? 'heard' : 'team');

export const languageOf = ({ locale }: Pick<Team, 'locale'>, member: Member): Locale =>
  howKnown(member) === 'team' ? locale : member.locale;

/** Whether anything has been heard of the member's own language. */
export const knowsLanguage = (member: Member): boolean => howKnown(member) !== 'team';
export const hasChosenLanguage = (member: Member): boolean => howKnown(member) === 'chosen';

/** The member as heard now; null when that says nothing new, or they have chosen. */
export function heardIn(member: Member, locale: Locale): Member | null {
  const known = howKnown(member);
  const same = known === 'heard' && member.locale === locale;
  return known === 'chosen' || same ? null : { ...member, locale, localeFrom: 'heard' };
}

/** Of one person who was two: the language that they chose, else that they were heard in. */
export function betterKnown(first: Member, second: Member): Pick<Member, 'locale' | 'localeFrom'> {
  const both = [first, second];
  const member = both.find(hasChosenLanguage) ?? both.find(knowsLanguage) ?? first;
  return { locale: member.locale, localeFrom: howKnown(member) };
}
