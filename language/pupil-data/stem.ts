/** The form of a word that it is looked up by in the guard's word lists. */

/** What the forms of a word end with, the longest first. */
const ENDINGS =
  'ningarna ningar ningen andet arna erna orna ande ende ades ade ats ing at ed ar er or en et te de na a t r s e n'.split(
    ' ',
  );
/** Shorter words have no ending that can be told from the word. */
const SHORTEST = 5;

/** The beginning that the forms of a word have in common. */
export function stem(word: string): string {
  if (word.length < SHORTEST) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one));
  return ending ? word.slice(0, -ending.length) : word;
}

/** Forms of strong verbs, by the present that phrases are written with. */
const STRONG = {
  tar: 'ta tog tagit',
  ger: 'ge gav gett',
  går: 'gå gick gått',
  får: 'få fick fått',
  ser: 'se såg sett',
  har: 'ha hade haft',
  är: 'vara var varit',
  står: 'stå stod stått',
  skriver: 'skriv skrev skrivit',
  sitter: 'satt suttit',
  ligger: 'låg legat',
  kommer: 'kom kommit komma',
  håller: 'höll hållit',
  gör: 'göra gjorde gjort',
  blir: 'bli blev blivit',
  låter: 'låta lät',
  sover: 'sov',
  äter: 'åt ätit',
  drar: 'drog',
  slår: 'slå slog slagit',
  gråter: 'grät',
  springer: 'sprang',
  ber: 'be bad bett',
  säger: 'sa sade sagt',
  vill: 'ville velat',
  kan: 'kunde kunnat',
  lägger: 'la lade lagt',
  vet: 'visste',
  mår: 'må mådde mått',
  byter: 'bytt',
  biter: 'bet',
  hinner: 'hann hunnit',
  försvinner: 'försvann',
  takes: 'take took taken',
  gives: 'give gave given',
  goes: 'go went gone',
  gets: 'get got',
  writes: 'write wrote written',
  sits: 'sit sat',
  comes: 'come came',
  has: 'have had',
  is: 'was were',
  makes: 'make made',
  does: 'do did done',
  runs: 'run ran',
  holds: 'hold held',
  leaves: 'leave left',
};
const PRESENT: ReadonlyMap<string, string> = new Map(
  Object.entries(STRONG).flatMap(([present, forms]) => forms.split(' ').map((form) => [form, present] as const)),
);

/** A word's form to look it up by: the stem, of a strong verb that of its present. */
export const lemma = (word: string): string => stem(PRESENT.get(word) ?? word);
