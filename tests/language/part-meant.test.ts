/** Whose part in the team is asked for, and what of it. */
import { describe, expect, it } from 'vitest';
import { partMeant } from '../../language/reading/part-meant.ts';

describe('somebody’s part in the team', () => {
  it.each([
    ['mina mål', 'goals'],
    ['Mitt mål', 'goals'],
    ['vilka mål har jag?', 'goals'],
    ['visa mål jag ansvarar för', 'goals'],
    ['hur går det med mitt mål?', 'goals'],
    ['hur ligger mina mål till', 'goals'],
    ['har jag några mål?', 'goals'],
    ['what are my goals', 'goals'],
    ['which goals do I own?', 'goals'],
    ['vilka insatser har jag', 'interventions'],
    ['min insats', 'interventions'],
    ['mina beslut', 'decisions'],
    ['mitt beslut', 'decisions'],
    ['visa mitt beslut', 'decisions'],
    ['visa mina mål tack', 'goals'],
    ['show me my goals please', 'goals'],
    ['vad ansvarar jag för?', 'all'],
    ['what am I responsible for?', 'all'],
    ['ansvarar jag för något?', 'all'],
  ])('%s is one’s own', (text, what) => expect(partMeant(text)).toEqual({ of: 'me', what, role: false }));

  it.each([
    'vem är jag i teamet?',
    'vad är min roll',
    'who am I in this team?',
    'vilken roll har jag',
    'jag är skolsköterska',
    'hej jag är ny skolsköterska här',
    'jag heter Nadja och är skolsköterska',
    'I am the new school nurse',
  ])('%s asks what one is', (text) => expect(partMeant(text)).toEqual({ of: 'me', what: 'all', role: true }));

  it.each([
    ['vem är Siv?', 'siv', 'all'],
    ['vad gjorde Siv', 'siv', 'all'],
    ['vad ansvarade Siv för?', 'siv', 'all'],
    ['vad hade Siv på gång', 'siv', 'all'],
    ['vilka beslut har Siv', 'siv', 'decisions'],
    ['vilka mål hade Siv Sandström', 'siv sandström', 'goals'],
    ['Sivs mål', 'sivs', 'goals'],
    ['visa vad Ingrid beslutade', 'ingrid', 'decisions'],
    ['allt som Siv har gjort', 'siv', 'all'],
    ['what did Siv decide', 'siv', 'decisions'],
    ['who is Siv', 'siv', 'all'],
  ])('%s is a colleague’s', (text, who, what) => expect(partMeant(text)).toEqual({ of: 'other', who, what }));

  it.each(['vem hade min tjänst förut', 'vem var här före mig?', 'who had my job before me?'])(
    '%s asks who had it',
    (text) => expect(partMeant(text)).toEqual({ of: 'before' }),
  );

  it.each([
    'mål',
    'våra mål',
    'vilka mål har vi?',
    'visa målen',
    'årets mål',
    'skolans mål',
    'vem är ansvarig för mål 1',
    'vem är borta',
    'vem är rektor?',
    'vad gör du',
    'vad har hänt',
    'vad gjorde vi i höst',
    'mina uppgifter',
    'mina frågor',
    'mitt svar',
    'jag är tillbaka',
    'jag är borta på fredag',
    'jag är ny rektor',
    'vad är en insats',
    'nytt mål: mina mål',
    'vilka mål har åk 7',
  ])('%s asks nothing of anybody’s', (text) => expect(partMeant(text)).toBeNull());
});
