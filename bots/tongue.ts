/** In which language the one who acts is answered, and in which all read what is said where it happens. */
import { languageOfWords } from '../language/which-language.ts';
import { put } from '../quality/act.ts';
import type { Locale } from '../quality/base.ts';
import { ConflictError, codeOf } from '../quality/errors.ts';
import type { Member } from '../quality/people/documents.ts';
import { hasChosenLanguage, heardIn, languageOf } from '../quality/people/language.ts';
import type { Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Inbound } from './inbound.ts';

type Around = {
  readonly storage: Storage;
  readonly log: { error(fields: Record<string, unknown>, what: string): void };
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

/** Finds out the languages, and notes what the person is heard in now with each of their teams. */
export async function tongueOf(around: Around, inbound: Inbound): Promise<Tongue> {
  const { storage } = around;
  const { tenant, chat, who } = inbound;
  const at = chat.kind === 'channel' ? await storage.teamAt(tenant, chat.conversation) : null;
  const keys = await storage.teamsOf(tenant, who.id);
  const teams = (await Promise.all(keys.map((key) => storage.snapshot(key)))).filter((team) => team !== null);
  const home = at && (teams.find(({ key }) => key.team === at.team) ?? (await storage.snapshot(at)));
  const here = home?.team.locale ?? null;
  const mine = teams.flatMap((team) => memberships(team, who.id));
  const chosen = mine.find(({ me }) => hasChosenLanguage(me));
  const now = heard(inbound);
  if (now) for (const one of mine) await note(around, one, now);
  const [first] = mine;
  const known = chosen?.me.locale ?? now ?? (first ? languageOf(first.team.team, first.me) : who.locale);
  return { own: known ?? ofCard(inbound) ?? here ?? around.language ?? 'sv', heard: now, here };
}

type Membership = { readonly team: Snapshot; readonly me: Member };
const memberships = (team: Snapshot, id: string): Membership[] =>
  team.members.filter((member) => member.active && member.id === id).map((me) => ({ team, me }));

/** Written down when it is news. Nobody goes unanswered for it: whoever is heard again is noted then. */
async function note({ storage, log }: Around, { team, me }: Membership, locale: Locale): Promise<void> {
  const after = heardIn(me, locale);
  if (!after) return;
  try {
    await storage.commit(team.key, [put(after, me)]);
  } catch (error) {
    if (!(error instanceof ConflictError))
      log.error({ code: codeOf(error), team: team.key.team }, 'language not noted');
  }
}
