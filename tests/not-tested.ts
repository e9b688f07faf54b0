/** What this machine cannot test: an error where everything has to be (CI), and otherwise told now and once more when the tests have ended. */
export function notTested(what: string): void {
  if (process.env['CI'] === 'true') throw new Error(`Not tested: ${what}`);
  const tell = () => console.log(`\n!!! INTE TESTAT / NOT TESTED: ${what} !!!\n`);
  tell();
  process.once('exit', tell);
}
