/** What a platform did not take, as it is counted: kinds only, never an id. */
import type { Address } from '../quality/base.ts';
import type { SendResult } from './messenger.ts';

/** `scope` is what it concerns: an organisation's whole use of the app in Teams, a whole workspace in Slack, or one chat. */
export type NotTaken = {
  readonly platform: Address['platform'];
  readonly scope: 'tenant' | 'workspace' | 'chat';
  readonly code: Exclude<SendResult['result'], 'sent'>;
};
export type Count = (one: NotTaken) => void;

const INSTALLATION = { teams: 'tenant', slack: 'workspace' } as const;

/** Null for what was taken. `installation` is the first of the messenger's scopes for the address. */
export function notTaken(
  platform: Address['platform'],
  installation: string,
  shown: SendResult | { readonly result: 'sent' },
): NotTaken | null {
  if (shown.result === 'sent') return null;
  const isWhole = shown.result === 'misconfigured' || (shown.result === 'throttled' && shown.scope === installation);
  return { platform, scope: isWhole ? INSTALLATION[platform] : 'chat', code: shown.result };
}
