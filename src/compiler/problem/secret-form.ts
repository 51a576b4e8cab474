/** How a key looks that somebody gives out. */
export interface SecretForm {
  /** In a sentence: `a token of GitHub`. */
  readonly what: string;
  /** Matches a whole word. Each begins with something fixed, which keeps the time as long as the text. */
  readonly pattern: RegExp;
  /** Whether plain words could look so too: then what follows has to look like chance. */
  readonly isLoose?: true;
}

/** Keys as those who give them make them, for what is not shown, and for what is refused. */
export const secretForms: readonly SecretForm[] = [
  { what: 'an access key of AWS', pattern: /^(?:AKIA|ASIA)[A-Z0-9]{12,}$/ },
  { what: 'a token of GitHub', pattern: /^gh[a-z]_\w{20,}$/, isLoose: true },
  { what: 'a token of GitHub', pattern: /^github_pat_\w{20,}$/, isLoose: true },
  { what: 'a token of GitLab', pattern: /^gl(?:pat|ptt|rt|dt|soat|cbt)-[\w.-]{16,}$/, isLoose: true },
  { what: 'a token of npm', pattern: /^npm_\w{30,}$/, isLoose: true },
  { what: 'a token of PyPI', pattern: /^pypi-[\w-]{30,}$/, isLoose: true },
  { what: 'a token of Slack', pattern: /^(?:xox[a-z]|xapp)-[\w-]{10,}$/, isLoose: true },
  { what: 'a key of Stripe', pattern: /^(?:sk|rk|whsec)_(?:live_|test_)?[\w+/=]{16,}$/, isLoose: true },
  { what: 'an API key', pattern: /^sk-[\w-]{20,}$/, isLoose: true },
  { what: 'an API key of Google', pattern: /^AIza[\w-]{30,}$/, isLoose: true },
  { what: 'a token of Google', pattern: /^ya29\.[\w.-]{20,}$/, isLoose: true },
  { what: 'a client secret of Google', pattern: /^GOCSPX-[\w-]{20,}$/, isLoose: true },
  { what: 'a key of SendGrid', pattern: /^SG\.[\w-]{16,}\.[\w-]{16,}$/, isLoose: true },
  { what: 'a key of Mailgun', pattern: /^key-[0-9a-f]{32}$/ },
  { what: 'a token of Shopify', pattern: /^shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}$/ },
  { what: 'a token of DigitalOcean', pattern: /^do[opr]_v1_[0-9a-f]{64}$/ },
  { what: 'a token of Databricks', pattern: /^dapi[0-9a-f]{32}$/ },
  { what: 'a token of Doppler', pattern: /^dp\.[a-z]{2,5}\.\w{30,}$/, isLoose: true },
  { what: 'a token of Vault', pattern: /^hv[sbr]\.[\w-]{24,}$/, isLoose: true },
  { what: 'a token of Docker', pattern: /^dckr_(?:pat|oat)_[\w-]{20,}$/, isLoose: true },
  { what: 'a token of Hugging Face', pattern: /^hf_[A-Za-z0-9]{30,}$/, isLoose: true },
  { what: 'a token of Atlassian', pattern: /^ATATT3[\w=-]{40,}$/, isLoose: true },
  { what: 'a key of New Relic', pattern: /^NRAK-[A-Z0-9]{20,}$/, isLoose: true },
  { what: 'a key of Linear', pattern: /^lin_(?:api|oauth)_\w{30,}$/, isLoose: true },
  { what: 'a token of Notion', pattern: /^(?:secret|ntn)_[A-Za-z0-9]{40,}$/, isLoose: true },
  { what: 'a token of Square', pattern: /^sq0(?:atp|csp)-[\w-]{20,}$/, isLoose: true },
  { what: 'a token of Supabase', pattern: /^sb(?:p|_secret)_\w{20,}$/, isLoose: true },
  { what: 'a token of PlanetScale', pattern: /^pscale_(?:tkn|pw)_[\w.-]{20,}$/, isLoose: true },
  { what: 'a token of Sentry', pattern: /^sntry[su]_[\w+/=]{30,}$/, isLoose: true },
  { what: 'a token of Telegram', pattern: /^[0-9]{8,10}:AA[\w-]{32,34}$/, isLoose: true },
  { what: 'a key of age', pattern: /^AGE-SECRET-KEY-1[0-9A-Z]{50,}$/ },
  { what: 'a JSON Web Token', pattern: /^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/ },
];

/** A secret access key: forty random letters, digits and signs. Names of that length change less often between capitals, small letters and digits. */
export function isAccessKey(word: string): boolean {
  if (!/^[A-Za-z0-9/+]{40}$/.test(word) || ![/[A-Z]/, /[a-z]/, /[0-9]/].every((kind) => kind.test(word))) return false;
  return /[/+]/.test(word) || word.match(/[A-Z]+|[a-z]+|[0-9]+|[/+]+/g)!.length >= 20;
}
