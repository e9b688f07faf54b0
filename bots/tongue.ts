/** In which language the one who acts is answered, and in which all read what is said where it happens. */
import { languageOfWords } from '../language/which-language.ts';
import { put } from '../quality/act.ts';
import type { Locale } from '../quality/base.ts';
import { ConflictError, codeOf } from '../quality/errors.ts';
import { hasChosenLanguage, heardIn, languageOf } from '../quality/people/language.ts';
import type { Membership, Storage } from '../quality/ports.ts';
import type { Inbound } from './inbound.ts';

type Around = {
  readonly storage: Storage;
  readonly log: { warn(fields: Record<string, unknown>, what: string): void };
  /** The language of somebody of whom nothing else is known; Swedish when left out. */
  readonly language?: Locale;
};

export type Tongue = {
  /** The language of the one who acts. */
  readonly own: Locale;
  /** What they are heard in now; null when what they do does not say. */
  readonly heard: Locale | null;
  /** The language of the team whose channel it happens in; null anywhere else. */
  readonly here: Locale | null;
};

/** The person's language, also where it could not be found out. */
export const ownOf = (tongue: Tongue | null, { who }: Inbound): Locale => tongue?.own ?? who.locale ?? 'sv';

/** What somebody does themselves; that the bot is added, or who comes and goes, says nothing of a person's language. */
const OWN_DOING: ReadonlySet<Inbound['event']['type']> = new Set([
  'said',
  'overheard',
  'answered',
  'uploaded',
  'openedHome',
]);

/** The client's language; where the platform does not say it, that of what is written to the bot, if it is plain. */
function heard({ who, event }: Inbound): Locale | null {
  if (!OWN_DOING.has(event.type)) return null;
  return who.locale ?? (event.type === 'said' ? languageOfWords(event.text) : null);
}

/** The language of the card whose button was pressed, where the card says it: those that somebody without a team sees. */
function ofCard({ event }: Inbound): Locale | null {
  const lang = event.type === 'answered' ? event.data['lang'] : undefined;
  return lang === 'sv' || lang === 'en' ? lang : null;
}

/** Finds out the languages, and notes what the person is heard in now with each of their teams. `memberships` are the person's. */
export async function tongueOf(around: Around, inbound: Inbound, memberships: readonly Membership[]): Promise<Tongue> {
  const { storage } = around;
  const { tenant, chat, who } = inbound;
  const at = chat.kind === 'channel' ? await storage.teamAt(tenant, chat.conversation) : null;
  const here = at && ((await storage.snapshot(at))?.team.locale ?? null);
  const mine = memberships.filter(({ member }) => member.active && member.id === who.id);
  const chosen = mine.find(({ member }) => hasChosenLanguage(member));
  const now = heard(inbound);
  if (now) for (const one of mine) await note(around, one, now);
  const known = chosen?.member.locale ?? now ?? (await ofTeam(storage, mine[0])) ?? who.locale;
  return { own: known ?? ofCard(inbound) ?? here ?? around.language ?? 'sv', heard: now, here };
}

/** The language in which the team speaks to its member; null to somebody in no team. */
async function ofTeam(storage: Storage, first: Membership | undefined): Promise<Locale | null> {
  const snapshot = first && (await storage.snapshot(first.key));
  return snapshot ? languageOf(snapshot.team, first.member) : null;
}

/** Written down when it is news. Nobody goes unanswered for it: whoever is heard again is noted then. */
async function note({ storage, log }: Around, { key, member }: Membership, locale: Locale): Promise<void> {
  const after = heardIn(member, locale);
  if (!after) return;
  try {
    await storage.commit(key, [put(after, member)]);
  } catch (error) {
    if (!(error instanceof ConflictError)) log.warn({ code: codeOf(error), team: key.team }, 'language not noted');
  }
}
