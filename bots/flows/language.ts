/** «mitt språk är engelska»: in which language the bot writes to a person, whatever all read in the channel. */
import { languageCard } from '../../cards/language.ts';
import { introCard } from '../../cards/setup.ts';
import { languageNamed } from '../../language/which-language.ts';
import { type Locale, locale } from '../../quality/base.ts';
import { hasChosenLanguage } from '../../quality/people/language.ts';
import { chooseLanguage } from '../../quality/people/language-act.ts';
import { candidates, teamsOfPerson, teamTurn } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import { asCard, inLanguage, open, replace, sameKey, type TeamTurn, type Turn, toMe } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';
import { take } from './take.ts';

/** In all the person's teams; whoever writes in a team's channel is in it. */
async function teamTurns(turn: Turn): Promise<TeamTurn[]> {
  const mine = await teamsOfPerson(turn);
  const here = (await candidates(turn)).filter((key) => !mine.some((other) => sameKey(key, other)));
  const turns = await Promise.all([...mine, ...here].map((key) => teamTurn(turn, key)));
  return turns.filter((team) => team !== null);
}

const cardOf = (turn: Turn, chosen: boolean) => languageCard(turn.say, turn.who.id, chosen);

/** The languages to choose from, and which it is now. */
const show = async (turn: Turn) =>
  cardOf(
    turn,
    (await teamTurns(turn)).some(({ me }) => hasChosenLanguage(me)),
  );

/** In every team of the person. Somebody without one gets started in that language. */
async function choose(turn: Turn, wanted: Locale | null) {
  const teams = await teamTurns(turn);
  for (const team of teams) await take(team, chooseLanguage, { locale: wanted });
  const to = inLanguage(turn, wanted ?? turn.tongue.heard ?? turn.tongue.own);
  return teams.length > 0 ? cardOf(to, wanted !== null) : introCard(to.say, turn.inbound.chat.kind);
}

export async function ofWords(turn: Turn, text: string): Promise<Reply[]> {
  const wanted = languageNamed(text);
  return [toMe(turn, wanted ? await choose(turn, wanted) : await show(turn), asCard('language'))];
}

const press: ActionFlow = async (turn, _team, data) => [
  replace(await choose(turn, locale.safeParse(data['language']).data ?? null)),
];

export const actions = {
  'people.languageOpen': (async (turn) => [open(await show(turn))]) satisfies ActionFlow,
  'people.language': press,
};
