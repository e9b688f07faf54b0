import type { Button } from '../cards/card.ts';
import { messageCard, oneAtATimeCard, unknownCard } from '../cards/common.ts';
import { FORM_BYTES } from '../cards/render/limits.ts';
import { speak } from '../cards/texts.ts';
import { onlyThanks, takesIt, thanks } from '../language/courtesies.ts';
import { isAcute } from '../language/off-plan/acute.ts';
import { parkedMeant } from '../language/reading/parked-meant.ts';
import { comparesSchools, namesSeveral } from '../language/reading/school-meant.ts';
import { twoWishes } from '../language/two-wishes.ts';
import { type Command, nearestCommands } from '../language/understand.ts';
import type { TeamKey } from '../quality/base.ts';
import { AlreadySeenError, ArshjuletError, ConflictError } from '../quality/errors.ts';
import { parkedNow } from '../quality/keep/deviations.ts';
import { namesOf } from '../quality/people/identity.ts';
import { acute } from './acute.ts';
import { added, forEach } from './added.ts';
import { askedMeant, severalAsked } from './asked.ts';
import { decisionEnded } from './decision-ended.ts';
import {
  aboutPupil,
  amongOthers,
  named,
  nearestTeam,
  ownSchools,
  ownTeams,
  peopleHere,
  recognised,
  teamHere,
  teamsConcerned,
  teamsOfPerson,
  teamTurn,
} from './find-team.ts';
import * as allSchools from './flows/all-schools.ts';
import { asksOfUnmeasured, measureNamed } from './flows/figures-named.ts';
import { actions, homeFlow, isVerb } from './flows/index.ts';
import { overheard } from './flows/keep-to-plan.ts';
import { followed, membersChanged, restored, takenOut } from './flows/setup.ts';
import { guardForm } from './guard.ts';
import { type Held, holdThings } from './held.ts';
import type { Inbound } from './inbound.ts';
import type { Reply } from './messenger.ts';
import { ofOther, tellsFigure } from './of-other-school.ts';
import { type Offered, rememberOffered } from './offered.ts';
import { onceOnly } from './once.ts';
import { pointEnded } from './point-ended.ts';
import { asDeliveries } from './private-answers.ts';
import { runCommand, sayAgain } from './run-command.ts';
import { savedWithout } from './saved-without.ts';
import { type Heard, ofTwoSchools, STATUS, schoolHeard } from './school-heard.ts';
import { ownOf, type Tongue, tongueOf } from './tongue.ts';
import { asAnswer, makeTurn, post, privately, type Surroundings, type Turn } from './turn.ts';
import { faultCard, whereIn } from './turn-failed.ts';
import { understoodHere } from './understood.ts';
import { readHeld, uploaded } from './uploads.ts';

/** How often a turn is taken again when somebody else changed the same document in between. */
const MAX_TRIES = 4;

export function createDoor(around: Surroundings): (inbound: Inbound) => Promise<Reply[]> {
  const held = holdThings();
  const offered = rememberOffered();
  const once = onceOnly(around);
  return async (inbound) => {
    let tongue: Tongue | null = null;
    try {
      return await once(inbound, () =>
        withRetries(async () => {
          const { inbound: by, memberships } = await recognised(around, inbound);
          tongue = await tongueOf(around, by, memberships);
          const turn = makeTurn(around, by, tongue);
          const replies = await answer(turn, held, offered);
          offered.note(turn, replies);
          return replies;
        }),
      );
    } catch (error) {
      const code = error instanceof ArshjuletError ? error.code : 'unexpected';
      const { type } = inbound.event;
      around.log.error({ code, event: type, id: inbound.id, ...whereIn(error) }, 'turn failed');
      return [privately(faultCard(speak(ownOf(tongue, inbound)), error))];
    }
  };
}

async function withRetries(take: () => Promise<Reply[]>): Promise<Reply[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await take();
    } catch (error) {
      const again = error instanceof ConflictError || error instanceof AlreadySeenError;
      if (!again || tries === MAX_TRIES) throw error;
    }
  }
}

async function answer(turn: Turn, held: Held, offered: Offered): Promise<Reply[]> {
  const { event } = turn.inbound;
  switch (event.type) {
    case 'said':
      return saidWhole(turn, held, offered, event);
    case 'overheard': {
      const key = await teamHere(turn);
      const team = key && (await teamTurn(turn, key));
      return team ? asDeliveries(team, await overheard(team, event.text, event.thread)) : [];
    }
    case 'answered':
      return answered(turn, held, event);
    case 'added':
      return added(turn);
    case 'membersChanged':
      return forEach(await teamsConcerned(turn), (key) => membersChanged(turn, key));
    case 'removed':
      return forEach(await teamsConcerned(turn), (key) => takenOut(turn, key));
    case 'restored':
      return forEach(await teamsConcerned(turn), (key) => restored(turn, key));
    case 'readdressed':
      return forEach(await teamsConcerned(turn), (key) => followed(turn, key, event.to));
    case 'openedHome':
      return homeFlow(turn, await teamsOfPerson(turn));
    case 'uploaded':
      return asDeliveries(turn, await uploaded(turn, event, held));
  }
}

/** Words that end what was begun are of the school that was named there. */
async function saidWhole(turn: Turn, held: Held, offered: Offered, { text, file }: Said): Promise<Reply[]> {
  const whole = offered.whole(turn, text);
  const school = whole === text ? undefined : offered.school(turn);
  return said(withSchool(turn, school), held, offered, whole, file);
}
type Said = Extract<Inbound['event'], { type: 'said' }>;

/** What is said to the bot, in the school that it names. */
async function said(turn: Turn, held: Held, offered: Offered, text: string, file?: Said['file']): Promise<Reply[]> {
  const again = await ofOther(turn, held, offered, text);
  if (again) return asDeliveries(turn, again);
  const heard = await schoolHeard(turn, text);
  return asDeliveries(heard.turn, await meant(heard, held, offered, text, file));
}

/** `said`: the words as they were; a `file` that came along and is not read is spoken of when there is nothing else to answer, or the words are of reading it. */
async function meant(
  { turn, words: text, elsewhere }: Heard,
  held: Held,
  offered: Offered,
  said: string,
  file?: Said['file'],
): Promise<Reply[]> {
  const anew = (words: string, to: Turn = turn): Promise<Reply[]> =>
    schoolHeard(to, words).then((heard) => meant(heard, held, offered, words));
  // What is acute waits for no other chat.
  if (elsewhere) return isAcute(said) ? acute(turn) : elsewhere;
  if (said === '')
    return file ? [post(turn, (to) => messageCard(to.say, `data:file.${file}`))] : runCommand(turn, held, 'help', said);
  const understood = await understoodHere(turn, text);
  const { command, score, alternatives = [] } = understood;
  if (score < 1 && (isAcute(text) || isAcute(said))) return acute(turn);
  // «Ångra» is what stands on the button of a receipt just shown, or else a question of its own.
  const pressed = score < 1 || command === 'undo' ? await pressedInWords(turn, held, offered, text, command) : null;
  if (pressed) return pressed;
  if (text === '') return runCommand(turn, held, 'status', STATUS);
  const right =
    score < 1 ? (offered.putRight(turn, text) ?? (await offered.putOwner(turn, text, () => peopleHere(turn)))) : null;
  if (right !== null) return anew(right, withSchool(turn, offered.school(turn)));
  const followed = score < 1 ? offered.followed(turn, text, understood) : null;
  if (followed) {
    offered.noteAsked(turn, followed.command, followed.words, false);
    return runCommand(turn, held, followed.command, followed.words);
  }
  if (understood.intent !== undefined && offered.isOfNothing(turn, text))
    return [post(turn, (to) => unknownCard(to.say, OF_WHAT))];
  const nearest = await nearestTeam(turn);
  const two = twoWishes(text) ?? (await ofTwoSchools(turn, text));
  const isPupil = await aboutPupil(turn, text);
  if (two && !isPupil) {
    const other = held.hold(turn, { words: two.second }, ` ${two.first.length}`);
    const both = post(turn, (to) => oneAtATimeCard(to.say, two.second, other, turn.school?.team));
    return [both, ...(await anew(two.first))];
  }
  const isFigure = !turn.school && !isPupil && tellsFigure(text, understood.intent);
  if (isFigure && namesSeveral(text, await ownSchools(turn)))
    return [post(turn, (to) => messageCard(to.say, 'common:eachSchool'))];
  if (command) offered.noteAsked(turn, command, text, isPupil);
  const isKnown = nearest !== null || (await allSchools.hasOverview(turn));
  if (isKnown && score < 1 && takesIt(text)) return [post(turn, (to) => messageCard(to.say, 'common:taken'))];
  if (isKnown && (understood.intent === 'greeting' || (score < 1 && onlyThanks(text))))
    return [post(turn, (to) => messageCard(to.say, thanks(text) ? 'common:welcome' : 'common:hello'))];
  // A wording that somebody wrote a rule for is done; a guess only when the words are not about a pupil.
  const guessed = understood.intent !== undefined;
  const isDone = command !== undefined && !(file && command === 'importData');
  const school =
    !turn.school && (!isDone || guessed || command === 'status') ? await allSchools.asked(turn, text) : null;
  if (school) return school;
  if (isDone && !guessed) return runCommand(turn, held, command, text);
  if (isPupil) return [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))];
  const ended = nearest && command !== 'intervention' ? decisionEnded(turn, nearest, text) : null;
  if (ended) return ended;
  if (nearest && parkedMeant(text, parkedNow(nearest))) return runCommand(turn, held, 'parking', text);
  const point = nearest && pointEnded(nearest, turn.today.toString(), text);
  if (point) return runCommand(turn, held, 'agenda', point);
  if (isDone) return runCommand(turn, held, command, text);
  if (file) return [post(turn, (to) => messageCard(to.say, `data:file.${file}`))];
  if (!turn.school && comparesSchools(text) && (await ownTeams(turn)).length > 1)
    return [post(turn, (to) => messageCard(to.say, 'common:notCompared'))];
  const asksFor = alternatives.includes('curves') || isShort(text);
  const isNamed = nearest && ((asksFor && measureNamed(nearest, text)) || asksOfUnmeasured(nearest, text));
  if (isNamed) return runCommand(turn, held, 'curves', text);
  return [post(turn, (to) => unknownCard(to.say, alternatives.length > 0 ? alternatives : nearestCommands(text)))];
}

const withSchool = (turn: Turn, school: TeamKey | undefined): Turn => (school ? { ...turn, school } : turn);

/** Whose day it may be that somebody changes. */
const OF_WHAT: readonly Command[] = ['decisions', 'goals', 'interventions'];

/** «Ja», «den andra», what stands on a button of the card just shown: as if it were pressed. What cannot be undone is only pressed. */
async function pressedInWords(
  turn: Turn,
  held: Held,
  offered: Offered,
  text: string,
  command?: Command,
): Promise<Reply[] | null> {
  const without = savedWithout(turn, offered, text);
  if (without) return 'data' in without ? pressEach(turn, held, [without]) : without;
  const back = command === 'undo' ? offered.takenBack(turn) : [];
  if (back.length > 0) return pressEach(turn, held, back);
  const asked = await askedMeant(turn, text, offered.since(turn));
  const meant = asked && 'press' in asked ? asked.press : offered.meant(turn, text);
  if (asked && 'show' in asked && (meant === null || meant === 'yes')) return [...asked.show];
  if (meant === null || meant === 'yes') {
    const shown = offered.several(turn, text);
    const isOfAsked = shown.every(({ verb }) => verb === 'goals.askAgain');
    const since = shown.length === 0 ? offered.since(turn) : undefined;
    const several = isOfAsked ? await severalAsked(turn, text, since) : [];
    if (several.length + shown.length > 0) return pressSeveral(turn, held, several.length > 0 ? several : shown);
  }
  if (meant === null) return null;
  if (meant === 'yes') return [post(turn, (to) => messageCard(to.say, 'common:yesToWhat'))];
  if (meant === 'no') return [post(turn, (to) => messageCard(to.say, 'common:noThen'))];
  if (meant.style === 'destructive')
    return [post(turn, (to) => messageCard(to.say, 'common:pressIt', { title: meant.title }))];
  return pressEach(turn, held, [meant]);
}

/** One after another; where each opens a form the first of them, and the others are still there. */
async function pressSeveral(turn: Turn, held: Held, [first, ...others]: readonly Button[]): Promise<Reply[]> {
  const replies = first ? await pressEach(turn, held, [first]) : [];
  if (!replies.some(({ as }) => as === 'open')) return [...replies, ...(await pressEach(turn, held, others))];
  return [post(turn, (to) => messageCard(to.say, 'common:formsInTurn')), ...replies];
}

/** `values`: of the form that it stands in. */
type Pressed = Pick<Button, 'data'> & { readonly values?: Answered['values'] };
async function pressEach(turn: Turn, held: Held, buttons: readonly Pressed[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const { data, values = {} } of buttons) {
    const event = { type: 'answered', data: { ...data }, values } as const;
    replies.push(...(await answered(makeTurn(turn, { ...turn.inbound, event }, turn.tongue), held, event)));
  }
  // There is no card that was pressed, to turn into another.
  return replies.map((reply) => (reply.as === 'replace' ? { ...reply, as: 'post' } : reply));
}

/** «Närvaro i åk 5», «meritvärdet?»: the name of a measure and little more asks for it. */
const isShort = (text: string): boolean => text.trim().split(/\s+/u).length <= SHORT;
const SHORT = 6;

type Answered = Extract<Inbound['event'], { type: 'answered' }>;

async function answered(turn: Turn, held: Held, { data, values }: Answered): Promise<Reply[]> {
  const verb = data['do'] ?? '';
  if (verb === 'say') return sayAgain(turn, data, held);
  if (verb === 'files.read') return readHeld(turn, data, held);
  const action = isVerb(verb) ? actions[verb] : null;
  if (!action) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  // The form stays as it is on the screen: it could not come back with all that.
  if (Buffer.byteLength(JSON.stringify(values)) > FORM_BYTES)
    return [privately(messageCard(turn.say, 'common:tooMuch'))];
  // A card that is one person's own names that person.
  const others = data['for'] !== undefined && !namesOf(turn.who).includes(data['for']);
  const notYours = [privately(messageCard(turn.say, 'common:notYours'))];
  const teamId = data['team'];
  if (teamId === undefined)
    return others ? notYours : guardForm(turn, null, values, (safe, words) => action(safe, null, data, words));
  const team = await teamTurn(turn, { tenant: turn.inbound.tenant, team: teamId });
  if (!team) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  if (others) return notYours;
  const replies = await guardForm(team, team.snapshot, values, (safe, words) =>
    action(turn, { ...team, refused: safe.refused, emptied: safe.emptied }, data, words),
  );
  return amongOthers(turn, await named(turn, team.snapshot, replies));
}
