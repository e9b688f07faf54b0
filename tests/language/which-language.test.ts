/** In which language something is written, and which one somebody asks for. */
import { describe, expect, it } from 'vitest';
import { understand } from '../../language/understand.ts';
import { languageNamed, languageOfWords } from '../../language/which-language.ts';

describe('the language of what is written', () => {
  it.each([
    ['hur ligger vi till?', 'sv'],
    ['kom igång', 'sv'],
    ['nytt mål', 'sv'],
    ['jag är borta till torsdag', 'sv'],
    ['how are we doing?', 'en'],
    ['get started', 'en'],
    ['new goal', 'en'],
    ['I am away until Thursday', 'en'],
    ['who has not answered?', 'en'],
    // Too little, both, or neither.
    ['status', null],
    ['help', null],
    ['data', null],
    ['hej om new goal', null],
    ['was machen wir heute', null],
    ['', null],
  ] as const)('of «%s» is %s', (text, language) => expect(languageOfWords(text)).toBe(language));
});

describe('a language that is asked for', () => {
  it.each([
    ['mitt språk är engelska', 'en'],
    ['My language is Swedish', 'sv'],
    ['svenska', 'sv'],
    ['Engelska!', 'en'],
    ['English, please', 'en'],
    ['på engelska tack', 'en'],
    ['in Swedish please', 'sv'],
    ['kan du skriva på engelska till mig?', 'en'],
    ['prata svenska', 'sv'],
    ['Can you write to me in English?', 'en'],
    ['could you speak Swedish please', 'sv'],
    ['jag vill att du skriver på engelska', 'en'],
    ['byt språk till engelska', 'en'],
    ['byt till svenska', 'sv'],
    ['change language to English', 'en'],
    ['switch from Swedish to English', 'en'],
    ['jag talar inte svenska', 'en'],
    ["I don't speak Swedish", 'en'],
    ['I only speak English', 'en'],
    ['inte engelska, svenska', 'sv'],
    ['mitt språk', null],
    ['change my language', null],
  ] as const)('«%s» is %s', (text, language) => {
    expect(languageNamed(text)).toBe(language);
    expect(understand(text).command).toBe('language');
  });
  it.each([
    'nytt mål i engelska',
    'hur går det i svenska?',
    'betygen i engelska har sjunkit',
    'visa resultat i svenska som andraspråk',
    'results in English',
    'status mål 2',
  ])('«%s» is about something else', (text) => expect(understand(text).command).not.toBe('language'));
});
