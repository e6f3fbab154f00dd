import type { TextRule } from "./rule.ts";

export const internalHost: TextRule = {
  name: "internal-host",
  severity: "warning",
  title: "A tool names no host of an internal network",
  why: "{host} tells every model and every provider how the network behind the tool is laid out, and is of no use to them.",
  mend: "Keep addresses in the handler's configuration; in an example, write example.com or 192.0.2.1 (RFC 2606, RFC 5737).",
  sources: [
    "https://www.rfc-editor.org/rfc/rfc1918",
    "https://www.rfc-editor.org/rfc/rfc6761",
    "https://www.rfc-editor.org/rfc/rfc6762#appendix-G",
  ],
  *find({ text, keyword }) {
    const loopbacks = setting.has(keyword) ? loopbacksIn(text) : [];
    const hosts = new Set([...addressesIn(text, keyword), ...namesIn(text), ...loopbacks]);
    for (const host of hosts) yield { host };
  },
};

/** What a model takes for granted; an example is taken for an example. */
const setting = new Set(["default", "const", "enum"]);

/** RFC 1918. What a mask or a dot follows is a network or a version. */
const privateAddress = /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d/]|\.\d)/g;

/** The nets that routers come with, which is why documents take their examples there. */
const everyday = /^(?:192\.168\.[01]|10\.0\.[01]|172\.16\.0)\./;
const announcement = /\b(?:e\.?g\b|for example|for instance|examples?\b|such as|like\b)[^\n]{0,80}$/i;

function addressesIn(text: string, keyword: string): string[] {
  return [...text.matchAll(privateAddress)].flatMap(({ 0: address, index }) => {
    const isAddress = address.split(".").every((part) => Number(part) <= 255) && !address.endsWith(".0");
    const before = text.slice(Math.max(0, index - 100), index);
    const isExample = /^examples?$/.test(keyword) || (announcement.test(before) && !before.endsWith("//"));
    return isAddress && !(isExample && everyday.test(address)) ? [address] : [];
  });
}

/** Two labels before the last, or an address or a port around it: `settings.local` is a file. */
const privateName =
  /(?<![\w.@-])(?<scheme>[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s/@]{1,64}@)?)?(?<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}(?:internal|local|corp|lan|intranet|localdomain|svc))(?<port>:\d{2,5})?(?![\w-]|\.\w)/gi;

/** The same in every network, and in every document of its vendor. */
const publicNames = /^(?:(?:host|gateway|kubernetes)\.docker|metadata\.google)\.internal$/i;

/** `com.sun.internal` is Java's. */
const packageName = /^(?:com|org|net|io|java|javax|sun|dev)\.[^:]*$/;

function namesIn(text: string): string[] {
  if (!/\.(?:internal|local|corp|lan|intranet|svc)/i.test(text)) return [];
  return [...text.matchAll(privateName)].flatMap(({ groups }) => {
    const { scheme, host = "", port } = groups ?? {};
    const isHost = scheme !== undefined || port !== undefined || host.split(".").length > 2;
    return isHost && !packageName.test(host) && !publicNames.test(host) && !/(?:^|\.)example\./i.test(host)
      ? [host]
      : [];
  });
}

function loopbacksIn(text: string): string[] {
  return text.match(/(?<![\w.-])(?:localhost|127\.0\.0\.1):\d{2,5}(?!\d)/gi) ?? [];
}
