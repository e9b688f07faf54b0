/** What whoever has installed the app in Slack reads when Slack sends them back: Swedish first, English second. */
export type InstallPage = { readonly what: 'workspace' | 'organisation' | 'refused' | 'failed' };

const WORDS: Readonly<Record<InstallPage['what'], readonly [sv: string, en: string]>> = {
  workspace: [
    'Årshjulet finns nu i er arbetsyta. Bjud in boten i elevhälsoteamets kanal, så berättar den hur ni börjar.',
    'Årshjulet is in your workspace now. Invite the bot to the student-health team’s channel, and it tells you how to begin.',
  ],
  organisation: [
    'Årshjulet finns nu i er organisation. Lägg till appen i de arbetsytor som ska ha den (Slacks administration, Integrationer), och bjud sedan in boten i elevhälsoteamets kanal.',
    'Årshjulet is in your organisation now. Add the app to the workspaces that are to have it (Slack’s administration, Integrations), and then invite the bot to the student-health team’s channel.',
  ],
  refused: [
    'Den här arbetsytan har inte tillgång till Årshjulet här. Hör av dig till den som driver tjänsten. Inget är installerat.',
    'This workspace does not have access to Årshjulet here. Please get in touch with whoever runs the service. Nothing has been installed.',
  ],
  failed: [
    'Det blev inget av installationen den här gången. Inget är ändrat. Börja gärna om från installationssidan.',
    'The installation did not come through this time. Nothing has been changed. Please begin again from the installation page.',
  ],
};

/** A whole page without anything from outside. */
export function installPage({ what }: InstallPage): string {
  const [sv, en] = WORDS[what];
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Årshjulet</title><body><h1>Årshjulet</h1><p>${sv}</p><p lang="en">${en}</p></body></html>`;
}
