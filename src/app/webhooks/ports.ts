import type { SecretBox } from '../../shell/secrets.ts';

/** Addresses that may be reached besides those of the internet. */
export type Reach = {
  /** This machine: while Encaisse itself serves nobody else. */
  readonly loopback: boolean;
  /** The own network: ENCAISSE_PRIVATE_WEBHOOKS=yes. */
  readonly privateNetworks: boolean;
};

export type WebhookPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** `refused`: not even asked, the address is not to be reached. `silent`: no answer came. */
export type PostOutcome =
  | { readonly outcome: 'answered'; readonly status: number; readonly answer: string }
  | { readonly outcome: 'refused' | 'silent'; readonly reason: string };

/** Posts once, without following redirects. Never throws for what the other side or the network does. */
export type PostWebhook = (post: WebhookPost) => Promise<PostOutcome>;

export type WebhookPorts = {
  readonly secrets: SecretBox;
  readonly reach: Reach;
  readonly post: PostWebhook;
};
