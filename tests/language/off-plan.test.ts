import { describe, expect, it } from 'vitest';
import { judgeOffPlan, type PlanContext } from '../../language/off-plan/judge.ts';

const bare: PlanContext = {
  school: 'Ekskolan',
  goals: [{ title: 'Lugnare raster', indicator: 'Antal bråk på rasten per vecka' }],
  interventions: [{ title: 'Rastlekar', description: 'Två vuxna leder lekar varje lunchrast.' }],
};
const withBook: PlanContext = {
  ...bare,
  interventions: [{ title: 'Bokcirkel', description: 'Arbetslagen läser boken Rast för alla, ett kapitel i månaden.' }],
};

describe('keeping to the plan', () => {
  it('judges the same words by the plan', () => {
    const text = 'Bokcirkeln på torsdag: läs kapitel 3 i boken';
    expect(judgeOffPlan(text, withBook).flag).toBe(false);
    expect(judgeOffPlan(text, bare)).toMatchObject({ category: 'literature', flag: true });
  });
  it('flags a pupil and lets a refusal be', () => {
    expect(judgeOffPlan('Kan vi prata om en kille i 6B, han vägrar komma hit', bare).category).toBe('individual_case');
    expect(judgeOffPlan('Vi tackar nej till kursen i höst', bare).flag).toBe(false);
  });
  it('knows duties and what is acute', () => {
    expect(judgeOffPlan('orosanmälan för eleven i 4B behöver skrivas, han mår dåligt', bare).statutory).toBe(true);
    for (const text of ['Hon säger att hon vill ta sitt liv', 'he has a knife', 'eleven är försvunnen sedan i morse'])
      expect(judgeOffPlan(text, bare).acute).toBe(true);
  });
  it.each([
    'Det brinner i slöjdsalen!',
    'en elev i 8B är försvunnen sedan lunch',
    'Hon har rymt från boendet',
    'the boy in 4A is missing',
    'En elev i 8B har skrivit att hon inte vill leva längre, vad gör vi?',
    'Han skrev på Snapchat att han vill försvinna för alltid',
    'She says she doesn’t want to live',
    'det är slagsmål i korridoren utanför B12 och en elev blöder',
    'vi har en elev som svimmat i gympasalen',
    'Tjejen i 6A kan inte andas, hon har fått allergisk chock',
    'en elev mår jättedåligt och pratar om att inte vilja leva',
    'she keeps talking about not wanting to live',
    'a girl in 9B says she will end her life tonight',
    'a pupil told me he has taken a lot of pills',
    'en elev säger att han vill döda sig',
    'kille på skolan orkar inte mer och tänker göra slut på allt',
    'a boy is having a seizure in the gym',
  ])('meets %s as acute', (text) => expect(judgeOffPlan(text, bare).acute).toBe(true));
  it.each([
    'ring mig om det brinner, annars ses vi på måndag',
    'Han sprang hem efter sista lektionen',
    'Nyckeln till förrådet är försvunnen igen',
    'Antal slagsmål på rasten har minskat i åk 5',
    'Förra terminen var det slagsmål om fotbollen varje rast',
    'Rutin när någon svimmat ligger i pärmen',
    'jag blöder näsblod, kommer fem minuter sent',
    'Kan vi hänga upp schemat i korridoren?',
    'Kompetensdag om suicid, platserna tar snart slut',
    'Nej, det där brinner jag inte för',
    'Vi pratar om att inte ha något möte i maj',
    'vi vill försvinna från mötet klockan tre',
    'En klubba hänger sig kvar i taket',
  ])('does not take %s as acute', (text) => expect(judgeOffPlan(text, bare).acute).toBe(false));
  it('knows no goal by what only says which year it is about', () => {
    const late = {
      ...bare,
      goals: [{ title: 'Fewer late arrivals in years 6-8', indicator: 'Late arrivals in years 6-8 a month' }],
    };
    for (const text of ['a camping trip in years 4-5', 'a chess tournament in years 6-8'])
      expect(judgeOffPlan(text, late).matches).toBeNull();
    expect(judgeOffPlan('late arrivals in year 7 this week', late).matches).toEqual({ of: 'goal', index: 0 });
  });
  it('takes nobody of the team for whom a case is about', () => {
    const colleagues = ['Bosse Nygren', 'Ibrahim Said'];
    const text = 'Ibrahim vill inte vara ute på rasten';
    expect(judgeOffPlan(text, bare).category).toBe('individual_case');
    expect(judgeOffPlan(text, { ...bare, colleagues }).flag).toBe(false);
    expect(judgeOffPlan('Bosse i 7B vägrar gå ut på rasten', { ...bare, colleagues }).category).toBe('individual_case');
  });
  it('takes wordings that the team has said belong', () => {
    const text = 'Ska vi anmäla oss till hundkursen i Lund?';
    expect(judgeOffPlan(text, bare).flag).toBe(true);
    expect(judgeOffPlan(text, { ...bare, learnt: ['hundkursen'] }).flag).toBe(false);
  });
  it('takes them from the first time in other words for the same, and nothing more', () => {
    const learnt = ['webbkursen om hästar i vården'];
    const flagged = (text: string, plan: PlanContext) => judgeOffPlan(text, plan).flag;
    for (const text of [
      'Ska vi anmäla oss till kursen om hästar i vård?',
      'Utbildningen om vård med hästar, anmäl er!',
    ]) {
      expect(flagged(text, bare)).toBe(true);
      expect(flagged(text, { ...bare, learnt })).toBe(false);
    }
    expect(flagged('Ska vi anmäla oss till kursen om hundar i Lund?', { ...bare, learnt })).toBe(true);
    expect(flagged('Ska vi anmäla oss till en konferens om betyg i Lund?', { ...bare, learnt })).toBe(true);
  });
  it('takes a plan apart once, however often it is read anew, and forgets those of long ago', () => {
    let reads = 0;
    const readAnew = (title: string): PlanContext => {
      const description = () => {
        reads += 1;
        return 'Vuxna hittar på lekar varje rast.';
      };
      return {
        ...bare,
        interventions: [Object.defineProperty({ title, description: '' }, 'description', { get: description })],
      };
    };
    const readsOf = (title: string): number => {
      reads = 0;
      judgeOffPlan('Lekarna på rasten', readAnew(title));
      return reads;
    };
    const [first, second] = [readsOf('Rastlekar'), readsOf('Rastlekar')];
    expect(second).toBe(1);
    expect(first).toBeGreaterThan(second);
    for (let team = 0; team < 300; team += 1) readsOf(`Insats ${team}`);
    expect(readsOf('Rastlekar')).toBe(first);
  });
  it('survives anything', () => {
    for (const text of [
      '',
      '\u200b',
      'z\u0335\u0321a\u0336l'.repeat(500),
      'å'.repeat(100_000),
      'kurs '.repeat(20_000),
      '\ud800😀',
    ])
      expect(judgeOffPlan(text, bare).score).toBeGreaterThanOrEqual(0);
  });
});

describe('the survey that a goal is measured by', () => {
  const measured: PlanContext = {
    ...bare,
    goals: [{ title: 'Lägre stress i åk 8', indicator: 'Andel som svarar ofta på stressfrågan i trivselenkäten' }],
  };
  it.each([
    'Trivselenkäten går ut till åk 8 på måndag vecka 46',
    'Hur många har svarat på enkäten om trivsel? Trivselenkäten stänger fredag',
  ])('is the plan’s: «%s»', (text) => expect(judgeOffPlan(text, measured).flag).toBe(false));
  it.each([
    'Ska vi göra en ny trivselenkät i åk 4 också?',
    'Jag har hittat en enkät om sömn, ska vi köra den i alla klasser?',
  ])('is another one: «%s»', (text) => expect(judgeOffPlan(text, measured).flag).toBe(true));
});
