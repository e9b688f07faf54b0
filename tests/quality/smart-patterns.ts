/** Sentences made of a pattern and what may stand in it. */
type Fill = Readonly<Record<string, readonly string[]>>;
const FILL: Fill = {
  grade: ['åk 4', 'åk 7–9', 'årskurs 2', 'åttan', 'lågstadiet'],
  year: ['year 4', 'years 7–9', 'grade 2'],
  days: ['fem skoldagar', '10 dagar', 'två veckor', 'en månad'],
  time: ['five school days', 'two weeks', '10 days'],
  paper: ['Remisser', 'Orosanmälningar', 'Förfrågningar till kurator', 'Beslut om anpassningar', 'Mejl från hemmen'],
  gone: ['skickas', 'besvaras', 'följs upp', 'dokumenteras'],
  number: ['3', '6', 'åtta', 'tolv'],
  input: ['rastvärdar', 'rastvakter', 'vuxna', 'kuratorsdagar'],
  session: ['tillfällen', 'träffar', 'workshops', 'föreläsningar', 'möten'],
  staff: ['Alla lärare', 'Mentorerna i åk 7', 'Kuratorn', 'Fritids personal'],
  thing: ['rastboxar', 'hörselkåpor', 'soffor', 'datorer', 'bildstöd'],
  outcome: ['trygga på rasten', 'lugna på lektionerna', 'friska'],
  means: [
    'Antal boklån per elev',
    'Andel öppnade brev till hemmen',
    'Minuter per rast som rastvärd är på plats',
    'Antal temadagar',
    'Antal lästa veckobrev',
    'Antal workshops',
    'Number of opened e-mails',
    'Number of adults on duty',
  ],
  lack: [
    'utan behörighet',
    'som saknar behörighet',
    'ej godkända i matematik',
    'som inte når målen',
    'som inte har fått stöd',
    'without a pass in English',
    'who lack a reading plan',
  ],
  denied: ['utan frånvaro', 'utan ogiltig frånvaro', 'som aldrig blir kränkta', 'som inte är rädda', 'without absence'],
};

/** Every way of filling in a pattern's `{words}`. */
function filled(pattern: string): string[] {
  const slot = /\{(\w+)\}/u.exec(pattern);
  if (!slot) return [pattern];
  return (FILL[slot[1] ?? ''] ?? []).flatMap((word) => filled(pattern.replace(slot[0], word)));
}
/** Those of several patterns. */
export const all = (...patterns: string[]): string[] => patterns.flatMap(filled);
