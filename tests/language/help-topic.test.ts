/** Words of the forms and of the field, and the bot itself, asked to be explained. */
import { describe, expect, it } from 'vitest';
import { speak } from '../../cards/texts.ts';
import { helpTopic } from '../../language/reading/help-topic.ts';

describe('an explanation', () => {
  it.each([
    ['vad betyder utgångsläge?', 'baseline'],
    ['vad är baseline', 'baseline'],
    ['what does baseline mean', 'baseline'],
    ['vad menas med målvärde', 'target'],
    ['what is a target?', 'target'],
    ['vad är en indikator', 'indicator'],
    ['vad är en insats', 'intervention'],
    ['vad är skillnaden på mål och insats', 'intervention'],
    ['vad är skillnaden mellan en insats och ett mål?', 'intervention'],
    ["what's the difference between a goal and an intervention", 'intervention'],
    ['vad betyder "enligt plan"', 'standing'],
    ['vad är en avvikelse', 'standing'],
    ['vad betyder «viss avvikelse»?', 'standing'],
    ['vad betyder avviker', 'standing'],
    ['vad är årshjulet?', 'wheel'],
    ['vad är du för nåt', 'bot'],
    ['hej jag är ny skolsköterska här, vad är du för nåt?', 'bot'],
    ['vem är du?', 'bot'],
    ['who are you', 'bot'],
    ['vad är en avstämning?', 'checkpoint'],
    ['vad menas med SMART', 'smart'],
  ] as const)('%s', (text, topic) => {
    expect(helpTopic(text)).toBe(topic);
    for (const locale of ['sv', 'en'] as const) expect(speak(locale)(`people:about.${topic}`)).not.toBe('');
  });

  it.each([
    'visa årshjulet',
    'vad är målet',
    'vad är insatsen',
    'what is the goal',
    'vad är utgångsläget för mål 1',
    'vad är indikatorn på mål 2',
    'vem är ny i teamet',
    'vem är Siv',
  ])('%s asks for none', (text) => expect(helpTopic(text)).toBeNull());
});
