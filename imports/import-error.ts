/** A file that cannot be read: a stable code and, where it is known, the line. Its text is the caller's to choose. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code:
    | 'empty'
    | 'notKolada'
    | 'tooLarge'
    | 'tooManyRows'
    | 'hugeCell'
    | 'tooDeep'
    | 'tooSlow'
    | 'tooHeavy'
    | 'busy'
    | 'binary'
    | 'pdf'
    | 'locked'
    | 'oldExcel'
    | 'xlsb'
    | 'numbers'
    | 'word'
    | 'presentation'
    | 'image'
    | 'webPage'
    | 'xmlFile'
    | 'calendar'
    | 'packed'
    | 'openQuote'
    | 'damaged'
    | 'zipBomb';
  readonly line: number | null;
  constructor(code: ImportError['code'], line: number | null = null) {
    super(line === null ? code : `${code} at line ${line}`);
    this.code = code;
    this.line = line;
  }
}
