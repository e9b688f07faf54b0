/** «Mina påminnelser», «när påminner du mig?», “what reminders do I have?”: somebody asks which reminder they have asked for, and asks for none. Pure. */
import { plainWords } from './plain-words.ts';

const THING = '(?:påminnelse(?:n|r|rna)?|reminders?)';
const ASKED: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:visa|se|lista|vilka är|vad är|show|list|what are)(?: me| mig)? )?(?:alla )?(?:mina?|my) ${THING}$`,
    'u',
  ),
  new RegExp(
    `^(?:(?:vilka|vilken|vad för|which|what|hur många|how many) ${THING} (?:har jag|väntar jag på|do i have|have i)|(?:har|do) (?:jag|i) (?:have )?(?:(?:någon|några|nån|any|an?) )?${THING})(?: (?:på gång|kvar|inlagda?|nu|set|left|now))?$`,
    'u',
  ),
  new RegExp(
    `^(?:när|when) (?:kommer|får jag|is|does|do i get) (?:min|mina|den|nästa|my|the|next)?(?: nästa| next)? ?${THING}(?: come)?$`,
    'u',
  ),
  /^(?:när|when) (?:påminner du|ska du påminna|kommer du (?:att )?påminna|will you remind|do you remind) (?:mig|me)$/u,
];

/** Whether that is asked. */
export function asksOfReminders(text: string): boolean {
  const words = plainWords(text);
  return ASKED.some((one) => one.test(words));
}
