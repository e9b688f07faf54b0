/** What somebody says for their answer before a checkpoint, besides asking for its form: «min analys: fler på IM kommer sent», «av 48 elever i åk 4 äter 15 ingen frukost». Pure. */
const LED =
  /^(?:(?:hej|hi)[ ,!]{1,3})?(?:(?:här är|här kommer|here is|here's) )?(?:(?:kan du |snälla |please )?(?:lägga? till|skriva?(?: in)?|anteckna|fylla? på|add|write|note)(?: det här| detta| this)? (?:i|till|på|in|to) )?(?:min|mitt|mina|my)(?: egen| eget| egna| own)? (?:analys|svar|nuläge|answers?|analysis)[^:]{0,60}: ?(\S.{2,300})$/isu;
/** A form that is asked for, or something else than how it is. */
const ASKS =
  /\?|^(?:jag vill|jag ska|jag behöver|vi vill|kan|får|låt|visa|öppna|ändra|rätta|skicka|svara|börja|fortsätt|i want|i need|can|may|show|open|change|send|begin|start|continue)(?!\p{L})|(?<!\p{L})(?:frågor(?:na)?|frågan|svar(?:a|at|en|et)?|avstämning\p{L}{0,5}|formulär(?:et)?|questions?|answers?|checkpoint|form)(?!\p{L})/iu;
/** Fewer words tell of nothing. */
const FEWEST_WORDS = 4;

/** The words of it; empty where only the form is asked for. */
export function analysisSaid(text: string): string {
  const said = text.replaceAll(/\s+/gu, ' ').trim();
  const words = LED.exec(said)?.[1] ?? (tells(said) ? said : '');
  return words.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
}

const tells = (said: string): boolean => /\d/u.test(said) && said.split(' ').length >= FEWEST_WORDS && !ASKS.test(said);
