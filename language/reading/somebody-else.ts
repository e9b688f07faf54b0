/** Whether a sentence asks for somebody else than the one who writes it: «vad väntar på Petra», «påminn Sten», «skicka status till rektor». Pure. */
import { type Person, personCalled } from './goal-owner.ts';
import { namingWords } from './plain-words.ts';

const MAX_LENGTH = 200;
const OF_ME = /(?<!\p{L})(?:jag|mig|mina?|mitt|me|my|myself)(?!\p{L})/u;
/** What stands before whoever is asked for. */
const FOR_WHOM =
  /(?<!\p{L})(?:på|till|åt|påminna?|ge|skicka|har|ska|måste|behöver|to|for|on|remind|give|send|does|should|must|has) (?:the )?/gu;
const ALL =
  /^(?:oss alla|alla|allihop|teamet|de andra|dom andra|all of us|us all|everyone|everybody|team|others)(?=$| (?:i|på|att|varje|nu|tack|om|in|on|every|to|now|please)(?!\p{L}))/u;

/** The first of the people is whoever writes; `mig` anywhere makes it theirs. */
export function isForOthers(text: string, people: readonly Person[]): boolean {
  const words = namingWords(text.slice(0, MAX_LENGTH));
  if (OF_ME.test(words)) return false;
  return [...words.matchAll(FOR_WHOM)].some(({ index, 0: before }) => {
    const rest = words.slice(index + before.length);
    const [first = ''] = rest.split(' ', 1);
    const id = personCalled(first, people) ?? personCalled(first.replace(/s$/u, ''), people);
    return ALL.test(rest) || (id !== null && id !== people[0]?.id);
  });
}
