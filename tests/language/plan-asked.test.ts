/** What is asked of the plan in words of one's own, and what only sounds like it. */
import { describe, expect, it } from 'vitest';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { saysStep, stepMeant } from '../../language/reading/step-meant.ts';
import { understand } from '../../language/understand.ts';

describe('what is asked of the plan', () => {
  it.each([
    ['är våra insatser evidensbaserade', 'evidence'],
    ['vilken evidens har vi för rastvärdar', 'evidence'],
    ['vad vilar insatserna på', 'evidence'],
    ['har vi källor till allt vi gör?', 'evidence'],
    ['insatserna, är de beprövade', 'evidence'],
    ['evidens', 'evidence'],
    ['vad säger forskningen om rastvärdar', 'evidence'],
    ['vad är det för insatser som är egen erfarenhet', 'evidence'],
    ['vilka insatser saknar evidens', 'evidence'],
    ['are our interventions evidence-based', 'evidence'],
    ['what do our interventions rest on', 'evidence'],
    ['vad kostar insatserna', 'cost'],
    ['vad kostar verktyget', 'cost'],
    ['hur ser budgeten ut', 'cost'],
    ['how much does it cost', 'cost'],
    ['hur många timmar lägger vi på insatserna', 'hours'],
    ['hur många timmar i veckan går till insats 1', 'hours'],
    ['hur mycket tid går till elevärenden', 'aside'],
    ['hur stor andel av tiden är elevärenden', 'aside'],
    ['hur många elevärenden har lagts åt sidan', 'aside'],
    ['hur mycket går utanför planen', 'aside'],
    ['vad drar oss från planen', 'aside'],
    ['statistik utanför planen', 'aside'],
    ['hur många ärenden har vi haft i höst', 'aside'],
    ['är vi på väg att missa mål 2', 'reach'],
    ['når vi mål 1 till juni', 'reach'],
    ['nådde vi målen', 'reach'],
    ['hur många av målen nådde vi', 'reach'],
    ['will we reach the goals', 'reach'],
    ['kort sammanfattning till huvudmannen', 'brief'],
    ['ge mig tre meningar till huvudmannen', 'brief'],
    ['vad ska jag ta upp i ledningsgruppen', 'brief'],
    ['vad är det viktigaste nu', 'brief'],
    ['short summary for the school board', 'brief'],
    ['skriv under utvärderingen', 'sign'],
    ['vilka har inte utvärderat', 'notEvaluated'],
    ['who has not evaluated yet', 'notEvaluated'],
    ['vad är kvar att göra innan sommaren', 'leftOfYear'],
    ['vad fattas för att vi ska kunna avsluta', 'leftOfYear'],
    ['vilka beslut är försenade', 'late'],
    ['lista allt som är försenat', 'late'],
    ['hur många beslut är klara', 'countDone'],
    ['hur har mål 1 gått över tid', 'overTime'],
    ['krockar avstämning 3 med något lov', 'clash'],
    ['vad beslutade vi igår', 'decidedLast'],
    ['vad beslutades på senaste avst', 'decidedLast'],
    ['show me how we are doing', 'standing'],
  ] as const)('«%s» is %s', (text, asked) => expect(planAsked(text)).toBe(asked));

  it.each([
    'hur går det',
    'hur går det med insatserna',
    'ny insats: läxhjälp efter skolan, bygger på forskning',
    'var hittar vi forskning',
    'lägg till en källa på insats 1',
    'vad kostar en elcykel',
    'hur mycket tid tar en avstämning',
    'hur många insatser har vi',
    'hur många idéer har vi lagt åt sidan',
    'nådde vi mål 2 förra året',
    'har vi nått målet i skidtävlingen',
    'vad ska vi ta upp på mötet',
    'sammanfatta läget i Premier League, hela tabellen',
    'sammanfatta läget för alla skolorna',
    'vad är kvar att göra',
    'hur många sena ankomster har vi',
    'finns det en avstämning före höstlovet',
    'vad beslutade vi i mars',
    'vem har inte svarat',
  ])('«%s» is nothing of this', (text) => expect(planAsked(text)).toBeNull());
});

describe('a checkpoint', () => {
  it.each([
    ['stäng', 'close'],
    ['stäng ändå', 'close'],
    ['inga beslut idag, stäng ändå', 'close'],
    ['kan jag stänga utan beslut?', 'close'],
    ['close it anyway', 'close'],
    ['vänta med att stänga, Nora ska svara', 'wait'],
    ['stäng inte avstämningen än', 'wait'],
    ['öppna avstämning 1 igen, vi glömde ett beslut', 'reopen'],
    ['kan vi öppna avstämningen igen?', 'reopen'],
    ['reopen the checkpoint', 'reopen'],
  ] as const)('«%s»: %s', (text, step) => {
    expect([saysStep(text), stepMeant(text)]).toEqual([true, step]);
    expect(understand(text).command).toBe('step');
  });
  it.each(['stäng av påminnelser', 'stäng läsåret', 'öppna avstämning 1', 'öppna mål 1 igen', 'avsluta insats 2'])(
    'is not «%s»',
    (text) => expect(saysStep(text)).toBe(false),
  );
});
