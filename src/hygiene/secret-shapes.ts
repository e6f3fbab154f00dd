/** Credentials that are known by their look. What comes after `begins` is the secret itself. */
export interface SecretShape {
  kind: string;
  /** With a group `begins`: the public part that tells the kind. */
  pattern: RegExp;
}

/** A credential stands alone: no letter or digit touches it. */
const shape = (kind: string, begins: string, rest: string): SecretShape => ({
  kind,
  pattern: new RegExp(`(?<![A-Za-z0-9_-])(?<begins>${begins})${rest}(?![A-Za-z0-9])`, "g"),
});

/** https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns names them. */
export const secretShapes: readonly SecretShape[] = [
  shape("Anthropic API key", "sk-ant-(?:api|admin|oat|sid)\\d\\d-", "[\\w-]{20,}"),
  shape("OpenRouter API key", "sk-or-v1-", "[0-9a-f]{32,}"),
  shape("OpenAI API key", "sk-(?:proj|svcacct|admin)-", "[\\w-]{20,}"),
  shape("OpenAI API key", "sk-", "[A-Za-z0-9]{32,}"),
  shape("AWS access key", "AKIA|ASIA|ABIA|ACCA", "[A-Z2-7]{16}"),
  shape("GitHub token", "gh[pousr]_", "[A-Za-z0-9]{36,}"),
  shape("GitHub token", "github_pat_", "\\w{22,}"),
  shape("GitLab token", "gl(?:pat|ptt|rt|oas|dt)-", "[\\w-]{20,}"),
  shape("Slack token", "xox[abeoprs]-", "[A-Za-z0-9-]{20,}"),
  shape("Slack token", "xapp-\\d-", "[A-Za-z0-9-]{20,}"),
  shape("Slack webhook", "hooks\\.slack\\.com/services/", "T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}"),
  shape("Google API key", "AIza", "[\\w-]{35}"),
  shape("Google OAuth secret", "GOCSPX-", "[\\w-]{28}"),
  shape("Google OAuth token", "ya29\\.", "[\\w-]{30,}"),
  shape("Stripe key", "[sr]k_(?:live|test)_", "[A-Za-z0-9]{16,}"),
  shape("Stripe webhook secret", "whsec_", "[A-Za-z0-9+/=]{24,}"),
  shape("SendGrid API key", "SG\\.", "[\\w-]{22}\\.[\\w-]{43}"),
  shape("Twilio API key", "SK", "[0-9a-f]{32}"),
  shape("Mailgun API key", "key-", "[0-9a-f]{32}"),
  shape("npm token", "npm_", "[A-Za-z0-9]{36}"),
  shape("PyPI token", "pypi-AgE", "[\\w-]{50,}"),
  shape("Hugging Face token", "hf_", "[A-Za-z0-9]{34}"),
  shape("Groq API key", "gsk_", "[A-Za-z0-9]{48,}"),
  shape("xAI API key", "xai-", "[A-Za-z0-9]{60,}"),
  shape("Replicate token", "r8_", "[A-Za-z0-9]{37}"),
  shape("DigitalOcean token", "do[opr]_v1_", "[0-9a-f]{64}"),
  shape("Shopify token", "shp(?:at|ca|pa|ss)_", "[0-9a-fA-F]{32}"),
  shape("Linear API key", "lin_(?:api|oauth)_", "[A-Za-z0-9]{32,}"),
  shape("Notion token", "ntn_", "[A-Za-z0-9]{40,}"),
  shape("Atlassian token", "ATATT3", "[\\w=-]{50,}"),
  shape("Databricks token", "dapi", "[0-9a-f]{32}"),
  shape("Supabase token", "sbp_", "[0-9a-f]{40}"),
  shape("Telegram bot token", "\\d{8,10}:", "[\\w-]{35}"),
  shape("JSON Web Token", "eyJ", "[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}"),
  shape("private key", "-----BEGIN (?:[A-Z]{2,10} )?(?:ENCRYPTED )?PRIVATE KEY-----", "\\s*[A-Za-z0-9+/=\\s\\\\]{40,}"),
];

/** `scheme://user:password@host`. */
export const connection =
  /\b(?<begins>[a-z][a-z0-9+.-]{1,20}:\/\/)(?<user>[^\s:/@"'`<>]{0,64}):(?<password>[^\s/@"'`]{3,128})@[\w.-]+/gi;
