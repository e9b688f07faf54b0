/** In which language the bot writes to one person. */
import { button, type Card, heading, subtle, text } from './card.ts';
import { card } from './common.ts';
import { localeOf, type Say } from './texts.ts';

/** `chosen`: the person has said which; otherwise it is the one that they were last heard in. A language is called by its own name. */
export function languageCard(say: Say, person: string, chosen: boolean): Card {
  const title = say('people:languageTitle');
  const data = { do: 'people.language', for: person } as const;
  const body = [
    heading(title),
    text(say(chosen ? 'people:languageChosen' : 'people:languageHeard')),
    subtle(say('people:languageChannel')),
  ];
  const names = { sv: 'Svenska', en: 'English' } as const;
  const others = (['sv', 'en'] as const).filter((language) => !chosen || language !== localeOf(say));
  return card(say, title, body, [
    ...others.map((language) => button(names[language], { ...data, language })),
    ...(chosen ? [button(say('people:languageFollow'), { ...data, language: '' })] : []),
  ]);
}
