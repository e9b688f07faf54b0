/** Somebody says in which language they want to be written to. */
import { type Act, done, NOTHING, put } from '../act.ts';
import type { Locale } from '../base.ts';
import { anyMember } from '../rights.ts';
import { howKnown } from './language.ts';

/** The language that always wins from now on; null leaves it to what the person is heard in, which so far is nothing. */
export const chooseLanguage: Act<{ readonly locale: Locale | null }> = {
  may: anyMember,
  take: ({ actor }, { locale }) => {
    const [wanted, localeFrom] = locale ? [locale, 'chosen' as const] : [actor.locale, 'team' as const];
    const same = howKnown(actor) === localeFrom && actor.locale === wanted;
    return same ? NOTHING : done([put({ ...actor, locale: wanted, localeFrom }, actor)]);
  },
};
